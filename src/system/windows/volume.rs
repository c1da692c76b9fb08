//! What the system tells of the volume that a folder lies on.

use std::path::Path;

/// Whether the kind of a volume stands in a list of the system's.
#[cfg(test)]
pub(crate) const KIND_IS_LISTED: bool = false;

/// The kind of the volume: nothing is known of it.
pub(crate) fn kind(_path: &Path, _read: impl Fn(&str) -> String) -> Option<String> {
    None
}

/// The bytes that are free.
pub(crate) fn free_bytes(path: &Path) -> Option<u64> {
    fs4::available_space(path).ok()
}

/// Whether nothing can be written: a save says so.
pub(crate) fn is_read_only(_path: &Path) -> bool {
    false
}

/// Whether the system's own backups are told to leave a folder out: nothing is known of them.
pub(crate) fn is_left_out_of_backups(_dir: &Path) -> bool {
    false
}
