//! Waiting for the keyboard, and for somebody in the program who asks for it.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use crossterm::event;

pub(crate) use crate::system::waited::Waited;

/// Whether the keyboard tells of a new size of the window.
pub(crate) const TELLS_OF_SIZE: bool = true;
/// How long typed text may wait before it is in the draft: the system ends the program right after the console is closed.
pub(crate) const TYPED_TEXT_WAITS: Duration = Duration::from_millis(200);

/// How long the keyboard is waited for before the bell is listened for.
const A_TURN: Duration = Duration::from_millis(50);

/// The bell that is heard while waiting for keys.
#[derive(Debug)]
pub(crate) struct Bell {
    rings: Receiver<()>,
    /// Whether a ring was heard that is not answered yet.
    is_heard: bool,
}

/// The other end of the bell.
#[derive(Debug)]
pub(crate) struct Ringer(Sender<()>);

/// A bell, and what rings it.
///
/// # Errors
/// Never; other systems can refuse.
pub(crate) fn bell() -> io::Result<(Bell, Ringer)> {
    let (ringer, rings) = mpsc::channel();
    Ok((Bell { rings, is_heard: false }, Ringer(ringer)))
}

impl Ringer {
    /// Rings once; whether anybody can hear it.
    pub(crate) fn ring(&mut self) -> bool {
        self.0.send(()).is_ok()
    }
}

impl Bell {
    /// Waits for the console to have something to read, or for the bell.
    pub(crate) fn wait(&mut self) -> Waited {
        loop {
            self.is_heard = self.is_heard || self.rings.try_recv().is_ok();
            if self.is_heard {
                return Waited::Rung;
            }
            match event::poll(A_TURN) {
                Ok(true) => return Waited::Keys,
                Ok(false) => {}
                Err(_) => return Waited::Gone,
            }
        }
    }

    /// Hears the bell out, waiting for it where it has not rung; whether anybody can still ring it.
    pub(crate) fn answer(&mut self) -> bool {
        std::mem::take(&mut self.is_heard) || self.rings.recv().is_ok()
    }
}

/// Leaves the keys that are pressed from now on to the shell: the end of the program does so.
pub(crate) fn let_go() {}

/// The bytes of a line, its end included, from which on a console may have dropped more of it.
pub(crate) const MOST_OF_A_LINE: usize = 8 * 1024;

/// Whether something is there to be read on standard input: the system cannot be asked, so that it is read when it is asked for.
pub(crate) fn is_readable() -> bool {
    false
}

/// Whether that is so now or very soon: not to be known either.
pub(crate) fn is_readable_soon() -> bool {
    false
}

/// Whether standard output is the device that takes everything and keeps nothing: that cannot be told here.
pub(crate) fn leads_nowhere(_out: &io::Stdout) -> bool {
    false
}

/// Whether the console takes the sequences that full screens are drawn with; before Windows 10 it does not.
pub(crate) fn takes_sequences() -> bool {
    crossterm::ansi_support::supports_ansi()
}
