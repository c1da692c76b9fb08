//! The path of this program, as a timer is to call it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{Programs, RemindError};

/// The path under which this program is called: the one that the person used, as that stays the same when a newer version is
/// installed, and tells what the person had it tell. Otherwise the file that runs.
///
/// # Errors
/// [`RemindError`] when the system does not tell it.
pub fn own_path(called: Option<&OsStr>, programs: &Programs) -> Result<PathBuf, RemindError> {
    let running = std::env::current_exe()
        .map_err(|source| RemindError::NotStarted { program: "the program itself".to_owned(), source })?;
    let as_called = called.map(Path::new).and_then(|called| match called.parent() {
        Some(folder) if folder == Path::new("") => programs.find(called.file_stem()?.to_str()?),
        _ => std::path::absolute(called).ok(),
    });
    let is_this = |path: &PathBuf| path.canonicalize().ok() == running.canonicalize().ok();
    Ok(as_called.filter(is_this).unwrap_or(running))
}

/// A path as it is written into a timer, in full.
///
/// # Errors
/// [`RemindError::NoText`] when it cannot be written there.
pub fn written(path: &Path) -> Result<String, RemindError> {
    let full = std::path::absolute(path).ok();
    let text = full.as_deref().and_then(Path::to_str).filter(|text| !text.chars().any(char::is_control));
    text.map(str::to_owned).ok_or_else(|| RemindError::NoText(path.to_owned()))
}
