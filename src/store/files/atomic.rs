//! Puts files in their places: whole, durable, and never through a link. There is no other way.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::dirs;
use crate::store::error::StoreError;
use crate::system::{access, confirm, files};

const PREFIX: &str = ".inward-";
const SUFFIX: &str = ".tmp";

/// Whether a file of this name is what an interrupted write left behind.
pub(crate) fn is_stray(name: &str) -> bool {
    name.len() > PREFIX.len() + SUFFIX.len() && name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Puts `text` in the place of any file at `path`.
///
/// When it returns without an error, the new text survives a power cut. On [`StoreError::NotCertain`] the new
/// text is in its place but the disk did not confirm it; on any other error the old file is untouched.
pub(crate) fn replace(path: &Path, text: &[u8]) -> Result<(), StoreError> {
    place(path, text)?;
    let dir = path.parent().unwrap_or(path);
    dirs::sync(dir).map_err(|source| StoreError::NotCertain { path: path.to_owned(), source })
}

/// Does the same as [`replace`], but the disk has confirmed only the content of the file, and its name not before
/// [`confirm`]: for many files in one directory.
pub(crate) fn place(path: &Path, text: &[u8]) -> Result<(), StoreError> {
    if text.len() as u64 > dirs::MOST_BYTES {
        return Err(StoreError::TooLarge(path.to_owned()));
    }
    let dir = path.parent().unwrap_or(path);
    let written = |error| StoreError::io("written", path, error);
    let mut temp = temporary(dir).map_err(written)?;
    temp.as_file_mut().write_all(text).map_err(written)?;
    // After a failed sync the system may have dropped data that it could not write and call the next sync a success:
    // this file is given up, and the next attempt starts with a new one.
    confirm::file(temp.as_file()).map_err(written)?;
    dirs::refuse_link(path)?;
    rename(temp, path)
}

/// A temporary file in a directory: the same one, so that the rename cannot cross to another disk; made 0600 and never
/// through a link.
fn temporary(dir: &Path) -> std::io::Result<NamedTempFile> {
    let temp = Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(dir)?;
    access::give(temp.as_file(), dir)?;
    Ok(temp)
}

/// Puts a file where there is none, in a directory that need not belong to the journal. A file that is there stays.
///
/// Errors mean the same as from [`replace`], and [`StoreError::Exists`] that something is there.
pub(crate) fn put_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let dir = path.parent().unwrap_or(path);
    let written = |error| StoreError::io("written", path, error);
    sweep(dir);
    let mut temp = temporary(dir).map_err(written)?;
    // This tells the next one that it is at work; where there are no locks, nothing is swept.
    let _ = temp.as_file().try_lock();
    temp.as_file_mut().write_all(bytes).map_err(written)?;
    confirm::file(temp.as_file()).map_err(written)?;
    let moved =
        |temp: NamedTempFile| temp.persist_noclobber(path).map_err(|failed| (failed.file, failed.error));
    let file = files::moving(temp, moved).map_err(|error| not_put(path, error))?;
    confirm::moved(&file).map_err(|source| StoreError::NotCertain { path: path.to_owned(), source })?;
    dirs::sync(dir).map_err(|source| StoreError::NotCertain { path: path.to_owned(), source })
}

/// Puts many files where there are none, as [`put_new`] does; the disk confirms them together.
pub(crate) fn put_all_new(dir: &Path, files: &[(PathBuf, &[u8])]) -> Result<(), StoreError> {
    sweep(dir);
    let at_work = temporary(dir).map_err(|error| StoreError::io("written", dir, error))?;
    let _ = at_work.as_file().try_lock();
    for (temp, path) in written_together(dir, files)? {
        let moved =
            |temp: TempPath| temp.persist_noclobber(path).map_err(|failed| (failed.path, failed.error));
        files::moving(temp, moved).map_err(|error| not_put(path, error))?;
    }
    drop(at_work);
    confirm(dir)
}

/// Puts many files in the place of any in a directory, as [`replace`] does; the disk confirms them together.
pub(crate) fn replace_all(dir: &Path, files: &[(PathBuf, &[u8])]) -> Result<(), StoreError> {
    for (temp, path) in written_together(dir, files)? {
        dirs::refuse_link(path)?;
        let moved = |temp: TempPath| temp.persist(path).map_err(|failed| (failed.path, failed.error));
        files::moving(temp, moved).map_err(|error| StoreError::io("written", path, error))?;
    }
    confirm(dir)
}

/// Writes many temporary files, each for its place, and has the disk confirm all of them at once.
fn written_together<'a>(
    dir: &Path,
    files: &'a [(PathBuf, &[u8])],
) -> Result<Vec<(TempPath, &'a Path)>, StoreError> {
    let mut temps = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        let written = |error| StoreError::io("written", path, error);
        let mut temp = temporary(dir).map_err(written)?;
        temp.as_file_mut().write_all(bytes).map_err(written)?;
        // For a few there is nothing to be gained, and so many cannot all stay open.
        if files.len() <= FEW {
            confirm::file(temp.as_file()).map_err(written)?;
        }
        temps.push((temp.into_temp_path(), path.as_path()));
    }
    let confirmed = if files.len() <= FEW { Ok(confirm::Confirmed::Fully) } else { confirm::everything(dir) };
    if confirmed.map_err(|error| StoreError::io("written", dir, error))? == confirm::Confirmed::Never {
        for (temp, path) in &temps {
            // To confirm what can only be read is refused by some systems.
            let confirmed = File::options().write(true).open(temp).and_then(|file| confirm::file(&file));
            confirmed.map_err(|error| StoreError::io("written", path, error))?;
        }
    }
    Ok(temps)
}

/// So few files are confirmed one by one.
const FEW: usize = 8;

fn not_put(path: &Path, error: std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        _ => StoreError::io("written", path, error),
    }
}

/// Removes what interrupted writes left in a directory that nobody tidies up, unless one is at work there.
fn sweep(dir: &Path) {
    let names = dirs::names(dir).unwrap_or_default();
    let strays: Vec<PathBuf> =
        names.iter().filter(|name| is_stray(name)).map(|name| dir.join(name)).collect();
    // Held until all are gone, so that two of these do not take each other's.
    let mut held = Vec::new();
    for stray in &strays {
        match dirs::open_to_read(stray).map(|file| file.try_lock().map(|()| file)) {
            Ok(Ok(file)) => held.push(file),
            _ => return,
        }
    }
    for stray in &strays {
        let _ = fs::remove_file(stray);
    }
}

/// Has the disk confirm which names a directory holds.
pub(crate) fn confirm(dir: &Path) -> Result<(), StoreError> {
    dirs::sync(dir).map_err(|source| StoreError::NotCertain { path: dir.to_owned(), source })
}

/// Has the disk confirm which names a directory holds, if it is there.
pub(crate) fn confirm_if_there(dir: &Path) -> Result<(), StoreError> {
    if dirs::is_there(dir)? { confirm(dir) } else { Ok(()) }
}

fn rename(temp: NamedTempFile, path: &Path) -> Result<(), StoreError> {
    let moved = |temp: NamedTempFile| temp.persist(path).map_err(|failed| (failed.file, failed.error));
    let file = files::moving(temp, moved).map_err(|error| StoreError::io("written", path, error))?;
    confirm::moved(&file).map_err(|source| StoreError::NotCertain { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left_in_its_directory() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_replaced_is_left_alone_and_so_is_its_directory() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        fs::create_dir(&path).unwrap();
        let error = replace(&path, b"one").unwrap_err();
        assert!(matches!(error, StoreError::NotAFile(_)), "{error}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_the_names_of_temporary_files_are_stray() {
        assert!(is_stray(".inward-Ab12Cd.tmp"));
        for name in [".inward-.tmp", "2026-11.json", ".inward-notes", "inward-a.tmp", ".other.tmp"] {
            assert!(!is_stray(name), "{name}");
        }
    }
}
