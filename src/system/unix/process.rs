//! The requests of the program to the system for its own process: keep its memory out of files, and turn a file that may not
//! grow into an error rather than the end.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};

use super::own;

/// Keeps the words in memory out of core dumps and away from other programs of the person, and has a write beyond a
/// limit on file sizes fail instead of ending the program. What the system does not give is done without.
pub(crate) fn guard() {
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // Where core dumps go to a program, that limit alone does not keep them from being made.
    own::keep_memory();
    // It does not matter that the signal came: the write says what happened.
    let came = Arc::new(AtomicBool::new(false));
    let _ = signal_hook::flag::register(Signal::XFSZ.as_raw(), came);
}

/// Whether [`with_files_up_to`] sets a limit.
#[cfg(test)]
pub(crate) const LIMITS_FILES: bool = true;

/// Starts something whose files, and those of all that it starts, cannot grow beyond this many bytes. Where a lower limit holds
/// already, that one stays.
pub(crate) fn with_files_up_to<T>(bytes: u64, start: impl FnOnce() -> T) -> T {
    let before = getrlimit(Resource::Fsize);
    let is_lower = before.current.is_some_and(|current| current <= bytes);
    let is_set = !is_lower && setrlimit(Resource::Fsize, Rlimit { current: Some(bytes), ..before }).is_ok();
    let started = start();
    if is_set {
        let _ = setrlimit(Resource::Fsize, before);
    }
    started
}

/// Whether the words in memory are kept out of core dumps, as [`guard`] asks for.
pub(crate) fn keeps_memory() -> bool {
    getrlimit(Resource::Core).current == Some(0) && own::keeps_memory()
}
