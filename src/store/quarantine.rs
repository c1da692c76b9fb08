//! Copies of what could not be read, made before anything else can happen to it.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::atomic;
use super::dirs::{self, Dirs};
use super::error::StoreError;

/// Where the bytes of a file are kept; the name comes from their content.
pub(super) fn place_of(dirs: &Dirs, path: &Path, bytes: &[u8]) -> PathBuf {
    let hash =
        Sha256::digest(bytes).iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    dirs.quarantine().join(format!("{stem}-{hash:016x}.{extension}"))
}

/// Copies the bytes of a file, once.
pub(super) fn keep(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let copy = place_of(dirs, path, bytes);
    dirs.make(&dirs.quarantine())?;
    match dirs::read(&copy)? {
        None => atomic::replace(&copy, bytes)?,
        // Whoever calls may give up the original next: a name alone is no copy.
        Some(kept) if kept == bytes => atomic::confirm(&dirs.quarantine())?,
        Some(_) => {
            return Err(StoreError::Unreadable {
                path: copy,
                what: "it is not what its name says".to_owned(),
            });
        }
    }
    Ok(copy)
}
