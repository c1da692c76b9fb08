//! Copies of unreadable files, made before anything else can happen to them.

use std::path::{Path, PathBuf};

use super::atomic;
use super::dirs::{self, Dirs};
use crate::store::error::StoreError;
use crate::store::files::sha256::sha256;

/// Returns the place for the bytes of a file; the name comes from their content.
pub(crate) fn place_of(dirs: &Dirs, path: &Path, bytes: &[u8]) -> PathBuf {
    let sum = sha256(bytes);
    let sum = sum.get(..16).unwrap_or(&sum);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    dirs.quarantine().join(format!("{stem}-{sum}.{extension}"))
}

/// Copies the bytes of a file, once, durably: the file itself may then be given up.
pub(crate) fn keep(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let copy = copy(dirs, path, bytes)?;
    atomic::confirm(&dirs.quarantine())?;
    Ok(copy)
}

/// Copies the bytes of a file that stays where it is, once.
pub(crate) fn copy(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let copy = place_of(dirs, path, bytes);
    match dirs::read(&copy)? {
        None => {
            dirs.make(&dirs.quarantine())?;
            atomic::replace(&copy, bytes)?;
        }
        // A name alone is no copy.
        Some(kept) if kept == bytes => {}
        Some(_) => {
            return Err(StoreError::Unreadable {
                path: copy,
                what: "it is not what its name says".to_owned(),
            });
        }
    }
    Ok(copy)
}
