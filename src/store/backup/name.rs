//! The names of backups: the local date and time at which they were made, so that names in order are backups in order.

use std::fmt;

use serde::Serialize;

use crate::journal::{Moment, Month};

/// The name of a backup: `2026-11-22_21-14-03`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct BackupName(String);

const SUFFIX: &str = ".json";
const PATTERN: &str = "0000-00-00_00-00-00";

impl BackupName {
    /// The name of a backup that is made now.
    pub(super) fn at(now: &Moment) -> Self {
        // Another spelling of the moment would not have a length that is known.
        let moment = Moment::new(now.unix_seconds(), now.offset_seconds()).to_string();
        let local = moment.get(..PATTERN.len()).unwrap_or(&moment);
        Self(local.replace('T', "_").replace(':', "-"))
    }

    /// The backup whose list lies in a file of this name.
    pub(super) fn of_file(name: &str) -> Option<Self> {
        let name = name.strip_suffix(SUFFIX)?;
        let fits =
            |(c, pattern): (char, char)| if pattern == '0' { c.is_ascii_digit() } else { c == pattern };
        let is_name = name.len() == PATTERN.len() && name.chars().zip(PATTERN.chars()).all(fits);
        is_name.then(|| Self(name.to_owned()))
    }

    /// The name of the file that holds its list.
    pub(super) fn file(&self) -> String {
        format!("{}{SUFFIX}", self.0)
    }

    /// The local day on which it was made: `2026-11-22`.
    pub fn day(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }

    /// The local month in which it was made: `2026-11`.
    pub fn month(&self) -> &str {
        self.0.get(..7).unwrap_or(&self.0)
    }

    /// The call that restores it, or one month of it.
    pub fn restoring(&self, month: Option<Month>) -> String {
        let month = month.map(|month| format!(" --month {month}")).unwrap_or_default();
        format!("inward backup restore {self}{month}")
    }

    /// Whether the name begins so.
    pub fn begins_with(&self, beginning: &str) -> bool {
        self.0.starts_with(beginning)
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_local_time_and_comes_back_from_its_file() {
        let now: Moment = "2026-11-22T21:14:03.5+01:00".parse().unwrap();
        let name = BackupName::at(&now);
        assert_eq!(name.to_string(), "2026-11-22_21-14-03");
        assert_eq!((name.day(), name.month()), ("2026-11-22", "2026-11"));
        assert_eq!(BackupName::of_file(&name.file()), Some(name));
    }

    #[test]
    fn other_names_are_not_those_of_backups() {
        for name in [
            "2026-11-22_21-14-03",
            "2026-11-22_21-14-03 (1).json",
            "2026-11-22_21-14-0x.json",
            "2026-11-22T21-14-03.json",
            "files",
            "２026-11-22_21-14-03.json",
        ] {
            assert_eq!(BackupName::of_file(name), None, "{name}");
        }
    }
}
