//! Files of the program that lie where the system looks for them, outside of every journal: whole, durable, and never through a
//! link.

use std::path::Path;

use super::error::StoreError;
use crate::store::files::{atomic, dirs};

/// Makes a directory, and those above it, when it is missing.
pub(crate) fn make(dir: &Path) -> Result<(), StoreError> {
    dirs::make_all(dir)
}

/// The bytes of a file; `None` when it is missing.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    dirs::read(path)
}

/// Puts a file in its place, or in the place of the one that is there.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    atomic::replace(path, bytes)
}

/// Takes a file away, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    dirs::remove_if_there(path)
}

/// The names in a directory, in order; none when it is missing.
pub(crate) fn names(dir: &Path) -> Result<Vec<String>, StoreError> {
    // A directory of the person's settings may well be a link.
    dirs::names(&dir.canonicalize().unwrap_or_else(|_| dir.to_owned()))
}
