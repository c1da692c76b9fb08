//! What the system may ask of the program while it runs.

/// A request from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(windows, allow(dead_code, reason = "the console asks for less"))]
pub(crate) enum Signal {
    /// The keys that interrupt whatever runs in the terminal.
    Interrupt,
    /// The keys that end whatever runs in the terminal.
    Quit,
    /// The keys that suspend whatever runs in the terminal.
    Suspend,
    /// The terminal is closed.
    HangUp,
    /// Somebody asks the program to end.
    Terminate,
    /// The window has another size.
    Resized,
}
