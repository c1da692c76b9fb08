//! The locks of the system.

use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

/// The file that names the holder of a lock: the one that is locked, as others can read it meanwhile.
pub(crate) fn holder_of(lock: &Path) -> PathBuf {
    lock.to_owned()
}

/// Whether the file system has no locks.
pub(crate) fn is_unsupported(error: &io::Error) -> bool {
    // The first is the error of a network file system whose lock service is not running.
    let unknown = [Errno::NOLCK, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::INVAL, Errno::NOSYS];
    error.raw_os_error().is_some_and(|raw| unknown.iter().any(|errno| errno.raw_os_error() == raw))
}
