//! The owner of the files: files that `root` makes in somebody else's journal belong to that person, so that one run
//! with too many rights does not lock them out of their own words.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::store::error::StoreError;

/// A file that was just made, given to the owner of its directory.
pub(crate) fn of_new_file(file: File, path: &Path) -> Result<File, StoreError> {
    match follow(&file, path.parent().unwrap_or(path)) {
        Ok(()) => Ok(file),
        Err(error) => Err(StoreError::io("made", path, error)),
    }
}

/// Gives a directory that was just made to the owner of the one that it lies in.
#[cfg(unix)]
pub(crate) fn of_new_directory(dir: &Path) -> io::Result<()> {
    use rustix::fs::{Mode, OFlags};

    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let made = File::from(rustix::fs::open(dir, flags, Mode::empty())?);
    follow(&made, dir.parent().unwrap_or(dir))
}

/// Gives an open file that was just made to the owner of the directory it lies in: only `root` can and need do that.
#[cfg(unix)]
pub(crate) fn follow(made: &File, dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{Gid, Uid};

    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let (whose, found) = (std::fs::metadata(dir)?, made.metadata()?);
    // Whatever else is there now was not made here.
    if whose.uid() == found.uid() || found.uid() != 0 {
        return Ok(());
    }
    let (user, group) = (Uid::from_raw(whose.uid()), Gid::from_raw(whose.gid()));
    Ok(rustix::fs::fchown(made, Some(user), Some(group))?)
}

/// Nothing: this system has no such owners.
#[cfg(not(unix))]
pub(crate) fn of_new_directory(_dir: &Path) -> io::Result<()> {
    Ok(())
}

/// Nothing: this system has no such owners.
#[cfg(not(unix))]
pub(crate) fn follow(_made: &File, _dir: &Path) -> io::Result<()> {
    Ok(())
}
