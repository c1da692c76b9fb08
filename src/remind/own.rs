//! The files of a timer: ours are told by a line that stands in them, and others are left alone.

use std::path::Path;

use super::RemindError;
use crate::store::{StoreError, outside};

/// The line that makes a file ours. It names nothing.
pub(super) const MARK: &str = "Made by \"remind\", taken out by \"remind off\".";
/// In which of the first lines it stands.
const AMONG: usize = 3;

/// What is at the place of a file.
pub(super) enum There {
    /// Nothing.
    Nothing,
    /// A file of ours with this text.
    Ours(String),
    /// Something else.
    Foreign,
}

/// Looks at the place of a file.
pub(super) fn at(path: &Path) -> Result<There, RemindError> {
    let bytes = match outside::read(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(There::Nothing),
        Err(StoreError::Link(_) | StoreError::NotAFile(_) | StoreError::TooLarge(_)) => {
            return Ok(There::Foreign);
        }
        Err(error) => return Err(error.into()),
    };
    let text = String::from_utf8(bytes).ok();
    let is_ours = |text: &String| text.lines().take(AMONG).any(|line| line.contains(MARK));
    Ok(text.filter(is_ours).map_or(There::Foreign, There::Ours))
}

/// The text of our file at a place, if there is one that may be written over.
pub(super) fn before(path: &Path) -> Result<Option<String>, RemindError> {
    match at(path)? {
        There::Nothing => Ok(None),
        There::Ours(text) => Ok(Some(text)),
        There::Foreign => Err(RemindError::Foreign(path.display().to_string())),
    }
}

/// Puts a file back to what it was.
pub(super) fn put_back(path: &Path, before: Option<&str>) {
    // This is on the way out of an error, which says more than another one would.
    let _ = match before {
        Some(text) => outside::put(path, text.as_bytes()),
        None => outside::remove(path),
    };
}

/// Takes a file away if it is ours.
pub(super) fn remove(path: &Path) -> Result<(), RemindError> {
    if let There::Ours(_) = at(path)? {
        outside::remove(path)?;
    }
    Ok(())
}
