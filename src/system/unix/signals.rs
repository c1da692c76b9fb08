//! Signals: what the keys of the terminal, the terminal itself and other programs ask for.

use std::io;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::system::signal::Signal;

/// The signals that arrived since the program began to watch for them.
pub(crate) struct Watch(Signals);

/// Watches for signals from now on: none ends the program unprepared, and none is missed until [`Watch::each`].
///
/// # Errors
/// When the system refuses.
pub(crate) fn watch() -> io::Result<Watch> {
    Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH]).map(Watch)
}

impl Watch {
    /// Waits for signals and hands on each, as long as they are taken.
    pub(crate) fn each(mut self, mut take: impl FnMut(Signal) -> bool) {
        for signal in self.0.forever() {
            let signal = match signal {
                SIGHUP => Signal::HangUp,
                SIGINT => Signal::Interrupt,
                SIGQUIT => Signal::Quit,
                SIGTSTP => Signal::Suspend,
                SIGWINCH => Signal::Resized,
                _ => Signal::Terminate,
            };
            if !take(signal) {
                return;
            }
        }
    }
}

/// Stops the process as the shell's Ctrl-Z would; returns when the shell has brought it back.
pub(crate) fn suspend() {
    // When the system refuses, the program simply goes on.
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}
