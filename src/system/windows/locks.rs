//! The locks of the system.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// The file that names the holder of a lock: one beside it, as nobody else can read a file that is locked.
pub(crate) fn holder_of(lock: &Path) -> PathBuf {
    let mut name = lock.file_name().map(OsString::from).unwrap_or_default();
    name.push(".holder");
    lock.with_file_name(name)
}

/// Whether the file system has no locks: it says that there is no such function, or that it does not support it.
pub(crate) fn is_unsupported(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| [1, 50].contains(&code))
}
