//! The requests of the program to the system for its own process: without unsafe code there is nothing to ask for.

use std::ffi::OsString;
use std::path::Path;

/// Keeps the words in memory out of dumps: not to be had here.
pub(crate) fn guard() {}

/// Whether [`with_files_up_to`] sets a limit.
#[cfg(test)]
pub(crate) const LIMITS_FILES: bool = false;

/// The words of a command that starts a program whose files cannot grow beyond this many bytes: no limit is to be had here.
pub(crate) fn with_files_up_to(_bytes: u64, program: &Path) -> Vec<OsString> {
    vec![program.into()]
}

/// Whether the words in memory are kept out of dumps, as [`guard`] asks for.
pub(crate) fn keeps_memory() -> bool {
    false
}
