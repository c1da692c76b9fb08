//! The requests of the program to the system for its own process: without unsafe code there is nothing to ask for.

/// Keeps the words in memory out of dumps: not to be had here.
pub(crate) fn guard() {}

/// Whether [`with_files_up_to`] sets a limit.
#[cfg(test)]
pub(crate) const LIMITS_FILES: bool = false;

/// Starts something whose files cannot grow beyond this many bytes: not to be had here.
pub(crate) fn with_files_up_to<T>(_bytes: u64, start: impl FnOnce() -> T) -> T {
    start()
}

/// Whether the words in memory are kept out of dumps, as [`guard`] asks for.
pub(crate) fn keeps_memory() -> bool {
    false
}
