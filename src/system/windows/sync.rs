//! What the system is asked for when something is to be confirmed.
//!
//! Putting a file in its place is recorded in the volume's log. Flushing the file once more by its new name, and the folder where
//! the volume takes that, has the log on the disk up to there.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;

/// Whether the name of a file is confirmed with its directory alone: with the file itself too.
pub(crate) const NAMES_NEED_DIRECTORY: bool = false;

/// `FILE_FLAG_BACKUP_SEMANTICS`, without which no folder can be opened.
const OF_FOLDERS: u32 = 0x0200_0000;

/// Opens a directory, to have its names confirmed; `None` where that is not allowed.
pub(in crate::system) fn open_directory(dir: &Path) -> io::Result<Option<File>> {
    match OpenOptions::new().read(true).write(true).custom_flags(OF_FOLDERS).open(dir) {
        Ok(dir) => Ok(Some(dir)),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(None),
        Err(error) => Err(error),
    }
}

/// The confirmation that every volume has.
pub(in crate::system) fn plain(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Has the disk confirm the name of a file that was moved.
pub(in crate::system) fn moved(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Has the disk confirm all that was written on the volume of a directory: only an administrator can.
pub(in crate::system) fn everything(_dir: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the volume says that it does not know the request, or not for a folder: there is no such function, or it is
/// denied, or not for this handle, or not supported, or with no such argument.
pub(in crate::system) fn is_unknown(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| [1, 5, 6, 50, 87].contains(&code))
}
