//! FreeBSD, and every Unix that has no file of its own here.

use std::io;
use std::path::Path;

use crate::system::access::List;

/// The command that shows access lists, which cannot be read here without unsafe code.
pub(crate) const LISTS_SHOWN_BY: Option<&str> = Some("getfacl");
/// Whether files in `/etc` tell who is in which group.
pub(crate) const GROUPS_ARE_IN_FILES: bool = true;
/// Whether the kind of a volume stands in a list of the system's.
#[cfg(test)]
pub(crate) const KIND_IS_LISTED: bool = false;
/// The bytes of a line, its end included, from which on a terminal may have dropped more of it.
pub(super) const MOST_OF_A_LINE: usize = 1024;
/// Whether `poll` does not wait for terminals.
pub(super) const POLL_REFUSES_TERMINALS: bool = false;
/// The folder in memory that all accounts share: there is none.
pub(super) const MEMORY: Option<&str> = None;

/// The access list of a file or folder: nothing is known of it.
pub(super) fn list(_path: &Path, _owner: u32, _is_dir: bool) -> List {
    List::default()
}

/// The kind of the volume, as the system names it.
#[cfg(target_os = "freebsd")]
pub(super) fn kind(path: &Path, _read: impl Fn(&str) -> String) -> Option<String> {
    let found = rustix::fs::statfs(path).ok()?;
    let name = found.f_fstypename.iter().flat_map(|byte| byte.to_ne_bytes()).take_while(|byte| *byte != 0);
    Some(String::from_utf8_lossy(&name.collect::<Vec<u8>>()).into_owned())
}

/// The kind of the volume: the system is not asked.
#[cfg(not(target_os = "freebsd"))]
pub(super) fn kind(_path: &Path, _read: impl Fn(&str) -> String) -> Option<String> {
    None
}

/// Has the disk confirm all that was written on the volume of a directory: there is no way to do so.
pub(in crate::system) fn everything(_dir: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Keeps the memory of the program away from whoever might look into it: there is no way to do so.
pub(super) fn keep_memory() {}

/// Whether it is kept so: the limit on core dumps is all there is.
pub(super) fn keeps_memory() -> bool {
    true
}

/// Whether the system's own backups are told to leave a folder out: there are none here.
pub(crate) fn is_left_out_of_backups(_dir: &Path) -> bool {
    false
}
