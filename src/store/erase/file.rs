//! How erasing reads, writes and removes files: all of it goes through here.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::fingerprint::Look;
use crate::system::confirm;

/// A content, and how its file looked before it was read.
pub(super) type Read = (Vec<u8>, Option<Look>);

/// The content of a file, opened if it is sealed, and how the file looked before; `None` when it is missing.
pub(super) fn read(dirs: &Dirs, path: &Path) -> Result<Option<Read>, StoreError> {
    let look = Look::at(path);
    Ok(dirs.read(path)?.map(|content| (content, look)))
}

/// The names in one of the directories; none when it is missing.
pub(super) fn names(dir: &Path) -> Result<Vec<String>, StoreError> {
    dirs::names(dir)
}

/// Puts a content in the place of a file, sealed if its name says so. The name is not confirmed yet.
pub(super) fn write(dirs: &Dirs, path: &Path, content: &[u8]) -> Result<(), StoreError> {
    put(path, &dirs.to_disk(path, content)?)
}

/// Puts bytes in the place of a file as they are. The name is not confirmed yet.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    atomic::place(path, bytes)
}

/// Removes a file that may be gone already.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    dirs::remove_if_there(path)
}

/// Removes a directory with all that is in it; a link in its place is only removed itself.
pub(super) fn remove_tree(path: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(|error| StoreError::io("removed", path, error)),
    }
}

/// Removes a directory if nothing is in it; whether it is gone.
pub(super) fn remove_if_empty(dir: &Path) -> bool {
    match fs::remove_dir(dir) {
        Ok(()) => true,
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Has the disk confirm which names a directory holds, if it is there.
pub(super) fn confirm(dir: &Path) -> Result<(), StoreError> {
    match confirm::directory(dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(StoreError::NotCertain { path: dir.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

/// Whether something stands at a path, be it what it may.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a plain file stands at a path.
pub(super) fn is_file(path: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(found.is_file()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::io("opened", path, error)),
    }
}

/// Every plain file and link below a directory, those within another behind its own.
pub(super) fn below(dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    for name in names(dir)? {
        let path = dir.join(name);
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_dir() => found.extend(below(&path)?),
            Ok(_) => found.push(path),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::io("opened", &path, error)),
        }
    }
    Ok(found)
}
