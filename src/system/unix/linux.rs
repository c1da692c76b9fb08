//! Linux and Android.

use std::fs::File;
use std::io;
use std::path::Path;

use rustix::process::{DumpableBehavior, dumpable_behavior, set_dumpable_behavior};

mod lists;
mod mounts;

pub(super) use self::lists::list;
pub(super) use self::mounts::kind;

/// The command that shows access lists, on systems where they cannot be read here.
pub(crate) const LISTS_SHOWN_BY: Option<&str> = None;
/// Whether files in `/etc` tell who is in which group.
pub(crate) const GROUPS_ARE_IN_FILES: bool = true;
/// Whether the kind of a volume stands in a list of the system's.
#[cfg(test)]
pub(crate) const KIND_IS_LISTED: bool = true;
/// The bytes of a line, its end included, from which on a terminal may have dropped more of it.
pub(super) const MOST_OF_A_LINE: usize = 4 * 1024 - 1;
/// Whether `poll` does not wait for terminals.
pub(super) const POLL_REFUSES_TERMINALS: bool = false;
/// The folder in memory that all accounts share.
pub(super) const MEMORY: Option<&str> = Some("/dev/shm");

/// Has the disk confirm all that was written on the volume of a directory; an error of the sort that [`super::sync`] knows
/// where there is no way to do so.
pub(in crate::system) fn everything(dir: &Path) -> io::Result<()> {
    rustix::fs::syncfs(File::open(dir)?).map_err(io::Error::from)
}

/// Keeps the memory of the program away from whoever might look into it.
pub(super) fn keep_memory() {
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Whether it is kept so.
pub(super) fn keeps_memory() -> bool {
    dumpable_behavior().is_ok_and(|it| it == DumpableBehavior::NotDumpable)
}

/// Whether the system's own backups are told to leave a folder out: there are none here.
pub(crate) fn is_left_out_of_backups(_dir: &Path) -> bool {
    false
}
