//! The requests of the program to the system for its own process: without unsafe code there is nothing to ask for.

/// Keeps the words in memory out of dumps: not to be had here.
pub(crate) fn guard() {}

/// Whether the words in memory are kept out of dumps, as [`guard`] asks for.
pub(crate) fn keeps_memory() -> bool {
    false
}
