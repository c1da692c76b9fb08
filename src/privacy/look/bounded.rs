//! Reads files and lists folders within limits.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::system::files;

/// The most that is read of a file.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// The most names of a folder that are looked at.
const MOST_NAMES: usize = 20_000;

/// What was read of a file.
pub(super) enum Content {
    /// There is no such file.
    Missing,
    /// It cannot be read, or it is a link that leads elsewhere.
    Unreadable,
    /// Its bytes; of a large one its last part.
    Bytes {
        /// The bytes.
        bytes: Vec<u8>,
        /// Whether there are more before them.
        is_cut: bool,
    },
}

impl Content {
    /// The bytes; none where there are none to be had.
    pub(super) fn bytes(self) -> Vec<u8> {
        match self {
            Self::Bytes { bytes, .. } => bytes,
            Self::Missing | Self::Unreadable => Vec::new(),
        }
    }

    /// The text, with anything else replaced.
    pub(super) fn text(self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }
}

/// Reads a file that lies within a folder. Links are followed only as long as they lead to something in there.
pub(super) fn content(within: &Path, path: &Path) -> Content {
    match fs::symlink_metadata(path) {
        // Many have a file lead to a device that keeps nothing, in place of a history.
        Ok(_) if files::is_device(path) => return Content::Missing,
        Ok(_) if stays_within(within, path) => {}
        Err(error) if is_missing(&error) => return Content::Missing,
        Ok(_) | Err(_) => return Content::Unreadable,
    }
    match opened(path).and_then(read) {
        Ok(content) => content,
        Err(error) if is_missing(&error) => Content::Missing,
        Err(_) => Content::Unreadable,
    }
}

/// Whether a path leads to something within a folder, links and all.
fn stays_within(within: &Path, path: &Path) -> bool {
    let (within, path) = (files::real(within), files::real(path));
    within.is_ok_and(|within| path.is_ok_and(|path| path.starts_with(within)))
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn opened(path: &Path) -> io::Result<File> {
    files::unheld(File::options().read(true)).open(path)
}

fn read(mut file: File) -> io::Result<Content> {
    let found = file.metadata()?;
    if !found.is_file() {
        return Ok(Content::Unreadable);
    }
    // The files of the system say that they are empty.
    let is_cut = found.len() > MOST_BYTES;
    if is_cut {
        file.seek(SeekFrom::Start(found.len() - MOST_BYTES))?;
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(Content::Bytes { bytes, is_cut })
}

/// The names in a folder that lies within another; none where there is no such folder, `None` where it cannot be listed or a
/// link leads out.
pub(super) fn names(within: &Path, dir: &Path) -> Option<Vec<String>> {
    match fs::metadata(dir) {
        Ok(found) if !found.is_dir() => Some(Vec::new()),
        Ok(_) if stays_within(within, dir) => listed(&files::real(dir).ok()?).ok(),
        Err(error) if is_missing(&error) => Some(Vec::new()),
        Ok(_) | Err(_) => None,
    }
}

/// The paths in a folder whose names are such; otherwise as [`names`].
pub(super) fn paths(within: &Path, dir: &Path, is_such: impl Fn(&str) -> bool) -> Option<Vec<PathBuf>> {
    let mut names = names(within, dir)?;
    names.retain(|name| is_such(name));
    names.sort();
    Some(names.iter().map(|name| dir.join(name)).collect())
}

/// Whether something stands at a path, be it a link.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn listed(dir: &Path) -> io::Result<Vec<String>> {
    let names = files::names(dir, MOST_NAMES)?;
    Ok(names.into_iter().map(|name| name.to_string_lossy().into_owned()).collect())
}
