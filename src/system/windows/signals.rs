//! What the console asks for: Ctrl-C where it is no key, Ctrl-Break, and the end when it is closed.

use std::io;
use std::sync::mpsc::{self, Receiver};

use crate::system::signal::Signal;

/// The requests that arrived since the program began to watch for them.
pub(crate) struct Watch(Receiver<()>);

/// Watches for requests from now on: none ends the program unprepared, as far as the system waits for it.
///
/// # Errors
/// When the system refuses.
pub(crate) fn watch() -> io::Result<Watch> {
    let (asks, asked) = mpsc::channel();
    let handler = move || {
        // When nobody listens any more the program is about to end.
        let _ = asks.send(());
    };
    match ctrlc::set_handler(handler) {
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => Ok(Watch(asked)),
        Err(ctrlc::Error::System(error)) => Err(error),
        Err(error) => Err(io::Error::other(error)),
    }
}

impl Watch {
    /// Waits for requests and hands on each, as long as they are taken. They are not told apart.
    pub(crate) fn each(self, mut take: impl FnMut(Signal) -> bool) {
        while self.0.recv().is_ok() {
            if !take(Signal::Interrupt) {
                return;
            }
        }
    }
}

/// Stops the process as a shell's Ctrl-Z would: no shell here does.
pub(crate) fn suspend() {}
