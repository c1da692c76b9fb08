//! How files are opened, listed, told apart and moved.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Dir, Mode, OFlags};

/// Has these options follow no link in the last place of the path, and wait for nobody.
pub(crate) fn guarded(options: &mut OpenOptions) -> &mut OpenOptions {
    // Without NONBLOCK a pipe that somebody planted would stop the program for ever.
    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
}

/// Has these options wait neither for a pipe without a writer nor for a terminal; a link is followed.
pub(crate) fn unheld(options: &mut OpenOptions) -> &mut OpenOptions {
    options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
}

/// Does something with a file that another program may hold for a moment: here none can keep this from being done.
pub(crate) fn opening<R>(mut act: impl FnMut() -> io::Result<R>) -> io::Result<R> {
    act()
}

/// Puts a file in its place, where another program may hold what is there for a moment: here none can keep this from being
/// done. What was to be moved comes back with an error.
pub(crate) fn moving<T, R>(given: T, mut act: impl FnMut(T) -> Result<R, (T, io::Error)>) -> io::Result<R> {
    act(given).map_err(|(_, error)| error)
}

/// Lists the names in a directory, at most so many.
///
/// The listing of the standard library ends the program when the closing of the directory fails.
pub(crate) fn names(dir: &Path, most: usize) -> io::Result<Vec<OsString>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut names = Vec::new();
    for found in Dir::new(rustix::fs::open(dir, flags | OFlags::NOFOLLOW, Mode::empty())?)?.take(most) {
        let found = found?;
        let name = found.file_name().to_bytes();
        if name != b"." && name != b".." {
            names.push(OsStr::from_bytes(name).to_owned());
        }
    }
    Ok(names)
}

/// The number by which the system tells a file from another that came in its place.
pub(crate) fn number(found: &Metadata) -> u64 {
    found.ino()
}

/// Whether a path leads to another file than the one that is open, or to none.
pub(crate) fn is_elsewhere(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) != (there.dev(), there.ino()),
        (_, Err(error)) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Whether a path leads to a device that gives and takes characters, such as the one that keeps nothing.
pub(crate) fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.file_type().is_char_device())
}

/// The path that this one really is, links and all, as people write it.
pub(crate) fn real(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// The place in memory that all accounts share, under a name of this account alone.
pub(crate) fn in_memory(name: &str) -> Option<PathBuf> {
    let account = rustix::process::geteuid().as_raw();
    super::own::MEMORY.map(|dir| Path::new(dir).join(format!("{name}-{account}")))
}
