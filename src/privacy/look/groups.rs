//! Who is in which group, as the system's two files tell it.

use std::path::Path;

use super::bounded;
use crate::privacy::facts::Group;
use crate::system::access::GROUPS_ARE_IN_FILES;

/// The accounts and groups that the system's files name.
#[derive(Debug, Default)]
pub(super) struct Groups {
    passwd: String,
    group: String,
}

impl Groups {
    /// Reads them. Where other services know accounts too, as in offices, a group that is not in here counts as one of others.
    pub(super) fn read(system: &Path) -> Self {
        let etc = system.join("etc");
        let text = |name| bounded::content(system, &etc.join(name)).text();
        Self { passwd: text("passwd"), group: text("group") }
    }

    /// Who is in a group, for the account with this number.
    pub(super) fn members(&self, group: u32, me: u32) -> Group {
        let (group, me) = (group.to_string(), me.to_string());
        let rows = |text: &'_ str| text.lines().map(fields).collect::<Vec<_>>();
        let accounts = rows(&self.passwd);
        let number = |row: &[String], place: usize| row.get(place).cloned().unwrap_or_default();
        let Some(mine) = accounts.iter().find(|row| number(row, 2) == me) else { return Group::Others };
        let my_name = number(mine, 0);
        let groups = rows(&self.group);
        let Some(found) = groups.iter().find(|row| number(row, 2) == group) else { return Group::Others };
        let listed = number(found, 3);
        let is_mine_alone = listed.split(',').all(|name| name.is_empty() || name == my_name)
            && accounts.iter().all(|row| number(row, 3) != group || number(row, 2) == me);
        if is_mine_alone && GROUPS_ARE_IN_FILES { Group::OnlyMe } else { Group::Others }
    }
}

fn fields(line: &str) -> Vec<String> {
    line.split(':').map(|field| field.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_mine_alone_when_nobody_else_is_in_it() {
        let groups = Groups {
            passwd: "root:x:0:0::/root:/bin/sh\nana:x:1000:1000::/home/me:/bin/sh\nben:x:1001:1001::/home/ben:/bin/sh\n\
                     eve:x:1002:50::/home/eve:/bin/sh\n"
                .to_owned(),
            group: "ana:x:1000:\nben:x:1001:ana\nstaff:x:50:\nown:x:60:ana\nboth:x:70:ana,ben\n".to_owned(),
        };
        let expected = [(1000, Group::OnlyMe), (60, Group::OnlyMe), (50, Group::Others), (70, Group::Others)];
        for (group, members) in expected.into_iter().chain([(1001, Group::Others), (99, Group::Others)]) {
            let members = if GROUPS_ARE_IN_FILES { members } else { Group::Others };
            assert_eq!(groups.members(group, 1000), members, "{group}");
        }
        assert_eq!(groups.members(1000, 4711), Group::Others, "an account that is in no file");
        assert_eq!(Groups::default().members(0, 0), Group::Others);
    }
}
