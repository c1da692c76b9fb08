//! Copies of what could not be read, made before anything else can happen to it.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::atomic;
use super::dirs::Dirs;
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
    if fs::symlink_metadata(&copy).is_err() {
        dirs.make(&dirs.quarantine())?;
        atomic::replace(&copy, bytes)?;
    }
    Ok(copy)
}
