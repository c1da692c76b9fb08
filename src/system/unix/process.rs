//! The requests of the program to the system for its own process: keep its memory out of files, and turn a file that may not
//! grow into an error rather than the end.

use std::ffi::OsString;
use std::path::Path;
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
/// The place of the shell on nearly every system.
const SHELL: &str = "/bin/sh";
/// The bytes of the blocks in which a shell counts.
const BLOCK: u64 = 512;

/// The words of a command that starts a program whose files, and those of all that it starts, cannot grow beyond this many
/// bytes. The shell sets the limit, so that none holds here meanwhile; where a lower one holds already, that one stays.
pub(crate) fn with_files_up_to(bytes: u64, program: &Path) -> Vec<OsString> {
    let lines = format!("ulimit -f {} 2>/dev/null; exec \"$0\" \"$@\"", bytes.div_ceil(BLOCK));
    // By its name alone it would be looked for in the child, and for that all of this process would be copied first.
    let shell = if Path::new(SHELL).exists() { SHELL } else { "sh" };
    vec![shell.into(), "-c".into(), lines.into(), program.into()]
}

/// Whether the words in memory are kept out of core dumps, as [`guard`] asks for.
pub(crate) fn keeps_memory() -> bool {
    getrlimit(Resource::Core).current == Some(0) && own::keeps_memory()
}
