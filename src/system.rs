//! The requests of the program to the system for its own process: by which name it was called, keep its memory out of files,
//! and turn a file that may not grow into an error rather than the end.

/// The name by which the program was called, which may be another than its own; `None` where it is none that a shell takes
/// as it is.
pub fn called_as() -> Option<String> {
    let called = std::env::args_os().next()?;
    let name = std::path::Path::new(&called).file_stem()?.to_str()?.to_owned();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain)).then_some(name)
}

/// Keeps the words in memory out of core dumps and away from other programs of the person, and has a write beyond a
/// limit on file sizes fail instead of ending the program. What the system does not give is done without.
pub fn guard() {
    #[cfg(unix)]
    {
        use std::sync::Arc;
        use std::sync::atomic::AtomicBool;

        use rustix::process::{Resource, Rlimit, Signal, setrlimit};

        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        // Where core dumps go to a program, that limit alone does not keep them from being made.
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
        // It does not matter that the signal came: the write says what happened.
        let came = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(Signal::XFSZ.as_raw(), came);
    }
}

/// Whether the words in memory are kept out of core dumps, as [`guard`] asks for.
pub fn keeps_memory() -> bool {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit};

        let makes_none = getrlimit(Resource::Core).current == Some(0);
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let makes_none = makes_none
            && rustix::process::dumpable_behavior()
                .is_ok_and(|it| it == rustix::process::DumpableBehavior::NotDumpable);
        makes_none
    }
    // Nothing is asked for there.
    #[cfg(not(unix))]
    false
}
