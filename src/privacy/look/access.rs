//! Who can open a file or folder: its mode, its owner, its group, its access list.

use std::path::Path;

use super::groups::Groups;
use crate::privacy::facts::{Access, AccessList, Owner};
use crate::system::access;

/// Looks at files and folders with what is known of the groups.
pub(super) struct Looking {
    groups: Groups,
}

impl Looking {
    pub(super) fn new(system: &Path) -> Self {
        Self { groups: Groups::read(system) }
    }

    /// Who can open what stands at a path; `None` for a link and where nothing can be found out, as on a system that has no
    /// modes.
    pub(super) fn at(&self, path: &Path) -> Option<Access> {
        let found = std::fs::symlink_metadata(path).ok()?;
        if found.is_symlink() {
            return None;
        }
        let rights = access::rights(&found)?;
        let owner = match rights.owner {
            owner if owner == rights.me || rights.me == 0 => Owner::Me,
            0 => Owner::Root,
            _ => Owner::Another,
        };
        let list = access::list(path, rights.owner, found.is_dir());
        // Where there is a list, these bits of the mode are the most that it gives to anybody.
        let mode = list.group.map_or(rights.mode, |group| rights.mode & !0o070 | group << 3);
        let group = self.groups.members(rights.group, rights.me);
        let list = if list.lets_in { AccessList::LetsIn } else { AccessList::None };
        Some(Access { path: path.to_owned(), mode, owner, group, list })
    }
}
