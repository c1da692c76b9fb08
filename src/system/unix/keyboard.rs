//! Waiting for the keyboard, and for somebody in the program who asks for it.

use std::fs::{self, File};
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::own;
pub(crate) use crate::system::waited::Waited;

/// Whether the keyboard tells of a new size of the window: a signal tells of it sooner.
pub(crate) const TELLS_OF_SIZE: bool = false;
/// How long typed text may wait before it is in the draft: a signal tells when the terminal is closed.
pub(crate) const TYPED_TEXT_WAITS: Duration = Duration::from_secs(1);

/// The bell that is heard while waiting for keys.
#[derive(Debug)]
pub(crate) struct Bell(PipeReader);

/// The other end of the bell.
#[derive(Debug)]
pub(crate) struct Ringer(PipeWriter);

/// A bell, and what rings it.
///
/// # Errors
/// When the system refuses.
pub(crate) fn bell() -> io::Result<(Bell, Ringer)> {
    io::pipe().map(|(bell, ringer)| (Bell(bell), Ringer(ringer)))
}

impl Ringer {
    /// Rings once; whether anybody can hear it.
    pub(crate) fn ring(&mut self) -> bool {
        self.0.write_all(&[0]).is_ok()
    }
}

impl Bell {
    /// Waits for the terminal to have something to read, or for the bell.
    ///
    /// Asking crossterm to wait would keep a core busy for ever once the terminal has vanished.
    pub(crate) fn wait(&mut self) -> Waited {
        let stdin = io::stdin();
        loop {
            let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.0, PollFlags::IN)];
            match poll(&mut watched, None) {
                Ok(_) => {
                    let [keys, call] = watched.map(|fd| fd.revents());
                    if keys.contains(PollFlags::NVAL) && own::POLL_REFUSES_TERMINALS {
                        return self.wait_in_turns();
                    }
                    if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                        return Waited::Gone;
                    }
                    return if call.is_empty() { Waited::Keys } else { Waited::Rung };
                }
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return Waited::Gone,
            }
        }
    }

    /// The same where the system does not wait for a terminal such as `/dev/tty` in this way: crossterm does so in another,
    /// a moment at a time. When the terminal vanishes, the system tells of it by a signal.
    fn wait_in_turns(&self) -> Waited {
        const A_TURN: Duration = Duration::from_millis(50);
        loop {
            let mut watched = [PollFd::new(&self.0, PollFlags::IN)];
            if poll(&mut watched, Some(&AT_ONCE)).is_ok_and(|count| count > 0) {
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
        self.0.read_exact(&mut [0]).is_ok()
    }
}

const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };
const SOON: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// Leaves the keys that are pressed from now on to the shell.
pub(crate) fn let_go() {
    if let Ok(nothing) = File::open("/dev/null") {
        let _ = rustix::stdio::dup2_stdin(nothing);
    }
}

/// The bytes of a line, its end included, from which on a terminal may have dropped more of it.
pub(crate) const MOST_OF_A_LINE: usize = own::MOST_OF_A_LINE;

/// Whether something is there to be read on standard input, or nothing more will come.
pub(crate) fn is_readable() -> bool {
    is_readable_by(&AT_ONCE)
}

/// Whether that is so now or very soon: what is pasted into a terminal comes piece by piece.
pub(crate) fn is_readable_soon() -> bool {
    is_readable_by(&SOON)
}

fn is_readable_by(time: &Timespec) -> bool {
    let input = io::stdin();
    matches!(poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(time)), Ok(count) if count > 0)
}

/// Whether standard output is the device that takes everything and keeps nothing, as it is too once it was closed.
pub(crate) fn leads_nowhere(out: &io::Stdout) -> bool {
    let found = out.as_fd().try_clone_to_owned().map(File::from).and_then(|out| out.metadata());
    let null = fs::metadata("/dev/null");
    found.is_ok_and(|out| null.is_ok_and(|null| out.rdev() == null.rdev()))
}

/// Whether the terminal takes the sequences that full screens are drawn with: every one that calls itself so does.
pub(crate) fn takes_sequences() -> bool {
    true
}
