//! Copies of unreadable files, made before anything else can happen to them.

use std::path::{Path, PathBuf};

use super::atomic;
use super::content::{is_sealed_name, trimmed, without_seal};
use super::dirs::{self, Dirs};
use crate::store::error::StoreError;
use crate::store::files::sha256::sha256;

/// Returns the place for the content of a file; the name comes from the content.
pub(crate) fn place_of(dirs: &Dirs, path: &Path, content: &[u8]) -> Result<PathBuf, StoreError> {
    let sum = dirs.name_of(content)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(dirs.file(&dirs.quarantine(), &with_sum(without_seal(&name), &sum)))
}

/// `2026-11.json` becomes `2026-11-0123456789abcdef.json`.
fn with_sum(name: &str, sum: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{sum}.{extension}"),
        None => format!("{name}-{sum}"),
    }
}

/// Returns the place for the bytes of a sealed file that stay as they are.
pub(crate) fn place_of_sealed(dirs: &Dirs, path: &Path, bytes: &[u8]) -> PathBuf {
    let sum: String = sha256(bytes).chars().take(16).collect();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    dirs.quarantine().join(with_sum(&name, &sum))
}

/// Copies the bytes of a sealed file that cannot be opened, once; it stays where it is.
pub(crate) fn copy_sealed(dirs: &Dirs, path: &Path) -> Result<PathBuf, StoreError> {
    let bytes = dirs::read(path)?.unwrap_or_default();
    let copy = place_of_sealed(dirs, path, &bytes);
    if dirs::read(&copy)?.is_none() {
        dirs.make(&dirs.quarantine())?;
        atomic::replace(&copy, &bytes)?;
    }
    Ok(copy)
}

/// Copies the bytes of a file, once, durably: the file itself may then be given up.
pub(crate) fn keep(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let copy = copy(dirs, path, bytes)?;
    atomic::confirm(&dirs.quarantine())?;
    Ok(copy)
}

/// Keeps the bytes of a file as they are, once and durably, sealed or not.
pub(crate) fn keep_as_is(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !is_sealed_name(&name) {
        return keep(dirs, path, bytes);
    }
    let copy = copy_sealed(dirs, path)?;
    atomic::confirm(&dirs.quarantine())?;
    Ok(copy)
}

/// Copies the bytes of a file that stays where it is, once.
pub(crate) fn copy(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let copy = place_of(dirs, path, bytes)?;
    match dirs.read(&copy)? {
        None => {
            dirs.make(&dirs.quarantine())?;
            dirs.replace(&copy, bytes)?;
        }
        // A name alone is no copy.
        Some(kept) if trimmed(&kept) == trimmed(bytes) => {}
        Some(_) => {
            return Err(StoreError::Unreadable {
                path: copy,
                what: "it is not what its name says".to_owned(),
            });
        }
    }
    Ok(copy)
}
