//! What the system is asked for when something is to be confirmed.

use std::fs::File;
use std::io;
use std::path::Path;

use rustix::io::Errno;

pub(in crate::system) use super::own::everything;

/// Whether the name of a file is confirmed with its directory alone.
pub(crate) const NAMES_NEED_DIRECTORY: bool = true;

/// Opens a directory, to have its names confirmed; `None` where the system knows no such thing.
pub(in crate::system) fn open_directory(dir: &Path) -> io::Result<Option<File>> {
    File::open(dir).map(Some)
}

/// The confirmation that every Unix has: `sync_all` asks macOS for more.
pub(in crate::system) fn plain(file: &File) -> io::Result<()> {
    rustix::fs::fsync(file).map_err(io::Error::from)
}

/// Has the disk confirm the name of a file that was moved: that of the directory does so.
pub(in crate::system) fn moved(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Whether the volume says that it does not know the request; a failing disk says something else. On macOS the numbers of the
/// first two differ, and the standard library knows one of them.
pub(in crate::system) fn is_unknown(error: &io::Error) -> bool {
    let unknown = [Errno::NOTSUP, Errno::OPNOTSUPP, Errno::INVAL, Errno::NOSYS, Errno::NOTTY];
    error.raw_os_error().is_some_and(|raw| unknown.iter().any(|errno| errno.raw_os_error() == raw))
}
