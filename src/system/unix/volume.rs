//! What the system tells of the volume that a folder lies on.

use std::path::Path;

#[cfg(test)]
pub(crate) use super::own::KIND_IS_LISTED;
pub(crate) use super::own::is_left_out_of_backups;

/// The kind of the volume, as the system names it; `read` gives the text of one of the system's own files.
pub(crate) fn kind(path: &Path, read: impl Fn(&str) -> String) -> Option<String> {
    super::own::kind(path, read)
}

/// The bytes that are free.
pub(crate) fn free_bytes(path: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(path).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Whether nothing can be written.
pub(crate) fn is_read_only(path: &Path) -> bool {
    rustix::fs::statvfs(path).is_ok_and(|found| found.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY))
}
