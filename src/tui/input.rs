//! The sources of events: one thread reads the terminal, one waits for signals; both send to the loop's channel.

use std::io::{self, PipeReader, Read};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyEvent, KeyEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::background::{Answers, Background, PATIENCE, Taken};
use super::guest::Guest;
use super::held::Presses;

/// Something that wakes the loop.
#[derive(Debug)]
pub(super) enum LoopEvent {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The window has another size.
    Resized,
    /// The window has the focus again.
    Focused,
    /// The program was asked to end, or its terminal is gone.
    Stop,
    /// The program was asked to suspend itself.
    Suspend,
    /// The terminal told of its background.
    Background(Background),
    /// The keyboard went to a guest: every key before this was pressed before.
    KeyboardLeft,
    /// The worker has done something.
    Worker(super::runtime::Done),
}

/// The signals that arrived since the program began to watch for them.
pub(super) struct Watch(Signals);

/// Watches for signals from now on: none ends the program unprepared, and none is missed until [`start`].
///
/// # Errors
/// When the system refuses.
pub(super) fn watch() -> io::Result<Watch> {
    Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH]).map(Watch)
}

/// Starts the two threads. `asked` is the terminal that was asked for its background.
///
/// # Errors
/// When the system refuses.
pub(super) fn start(
    watch: Watch,
    asked: Option<String>,
    sender: &Sender<LoopEvent>,
    guest: &Guest,
) -> io::Result<()> {
    let Watch(mut signals) = watch;
    let (to_loop, called) = (sender.clone(), guest.clone());
    thread::spawn(move || {
        for signal in signals.forever() {
            if called.takes(signal) {
                continue;
            }
            let input = match signal {
                SIGWINCH => LoopEvent::Resized,
                SIGTSTP => LoopEvent::Suspend,
                _ => LoopEvent::Stop,
            };
            if to_loop.send(input).is_err() {
                return;
            }
        }
    });
    let (called, wake) = io::pipe()?;
    guest.begins_to_read(wake);
    let (to_loop, guest) = (sender.clone(), guest.clone());
    thread::spawn(move || {
        read_terminal(asked.as_deref(), &to_loop, called, &guest);
        guest.ends_reading();
        // When nobody listens any more the program is about to end.
        let _ = to_loop.send(LoopEvent::Stop);
    });
    Ok(())
}

/// The time to look for more after something came. With no time at all crossterm does not look. It sleeps through the
/// whole milliseconds of this and keeps a core busy for the rest, which whoever draws then lacks: so the rest
/// is the time that falling asleep and waking up take.
const A_MOMENT: Duration = Duration::from_micros(20_100);

/// Reads until the terminal is gone or nobody listens.
fn read_terminal(asked: Option<&str>, to_loop: &Sender<LoopEvent>, mut called: PipeReader, guest: &Guest) {
    let (start, mut presses) = (Instant::now(), Presses::default());
    let mut answers = Answers::new(asked.is_some());
    loop {
        match wait(&called) {
            Waited::Keys => {}
            Waited::Called => {
                if called.read(&mut [0]).is_err() || to_loop.send(LoopEvent::KeyboardLeft).is_err() {
                    return;
                }
                guest.leave_keyboard();
                continue;
            }
            Waited::Gone => return,
        }
        // More than one event may have come in one read; all of them are taken before waiting again.
        while matches!(event::poll(A_MOMENT), Ok(true)) {
            let Ok(event) = event::read() else { break };
            let inputs = match event {
                Event::Key(key) if key.kind != KeyEventKind::Release => match answers.take(key) {
                    Taken::Keys(keys) => keys
                        .into_iter()
                        .map(|key| LoopEvent::Key(presses.take(key, start.elapsed())))
                        .collect(),
                    Taken::Answer(is_light) => background(is_light, asked, start.elapsed()),
                },
                Event::Paste(text) => vec![LoopEvent::Paste(text)],
                Event::FocusGained => vec![LoopEvent::Focused],
                // The signal tells of a new size sooner.
                _ => continue,
            };
            for input in inputs {
                if to_loop.send(input).is_err() {
                    return;
                }
            }
        }
    }
}

/// Tells of an answer that can be used and came so long after the question.
fn background(is_light: Option<bool>, asked: Option<&str>, after: Duration) -> Vec<LoopEvent> {
    let told = is_light.zip(asked).map(|(is_light, terminal)| Background {
        terminal: terminal.to_owned(),
        is_light,
        is_prompt: after <= PATIENCE,
    });
    told.map(LoopEvent::Background).into_iter().collect()
}

/// What the wait for the terminal ended with.
enum Waited {
    /// There is something to read.
    Keys,
    /// A guest asks for the keyboard.
    Called,
    /// The terminal is gone.
    Gone,
}

/// Waits for the terminal to have something to read, or for a guest.
///
/// Asking crossterm to wait would keep a core busy for ever once the terminal has vanished.
fn wait(called: &PipeReader) -> Waited {
    let stdin = io::stdin();
    loop {
        let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(called, PollFlags::IN)];
        match poll(&mut watched, None) {
            Ok(_) => {
                let [keys, call] = watched.map(|fd| fd.revents());
                if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                    return Waited::Gone;
                }
                return if call.is_empty() { Waited::Keys } else { Waited::Called };
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return Waited::Gone,
        }
    }
}
