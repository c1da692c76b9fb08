//! Opens the config file; only a plain file of a sensible size is read.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::fault::Fault;
use crate::system::files;

/// The most that is read of a config file.
pub(super) const MOST_BYTES: u64 = 256 * 1024;

/// Reads the bytes of the file; `None` when there is no file.
pub(super) fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    let unreadable = |error: io::Error| {
        Fault::of_file(format!("the file cannot be read ({error}): check its owner and its permissions."))
    };
    let file = match opened(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(unreadable(error)),
    };
    let found = file.metadata().map_err(unreadable)?;
    if !found.is_file() {
        return Err(Fault::of_file("it is not a plain file: put a text file in its place."));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Fault::of_file(format!(
            "the file is larger than {} KiB, which is the most that is read: shorten it.",
            MOST_BYTES / 1024
        )));
    }
    Ok(Some(bytes))
}

/// The file, opened so that neither a pipe without a writer nor a terminal can hold the program up. A link is followed:
/// many keep their settings elsewhere and link to them.
fn opened(path: &Path) -> io::Result<File> {
    files::unheld(OpenOptions::new().read(true)).open(path)
}
