//! The sources of events: one thread reads the terminal, one waits for signals; both send to the loop's channel.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyEvent, KeyEventKind};

use super::background::{Answers, Background, PATIENCE, Taken};
use super::guest::Guest;
use super::held::Presses;
use crate::system::keyboard::{self, Bell, Waited};
use crate::system::signal::Signal;
use crate::system::signals::Watch;

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
    let (to_loop, called) = (sender.clone(), guest.clone());
    thread::spawn(move || {
        watch.each(|signal| {
            let input = match signal {
                _ if called.takes(signal) => return true,
                Signal::Resized => LoopEvent::Resized,
                Signal::Suspend => LoopEvent::Suspend,
                Signal::Interrupt | Signal::Quit | Signal::HangUp | Signal::Terminate => LoopEvent::Stop,
            };
            to_loop.send(input).is_ok()
        });
    });
    let (bell, ringer) = keyboard::bell()?;
    guest.begins_to_read(ringer);
    let (to_loop, guest) = (sender.clone(), guest.clone());
    thread::spawn(move || {
        read_terminal(asked.as_deref(), &to_loop, bell, &guest);
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
fn read_terminal(asked: Option<&str>, to_loop: &Sender<LoopEvent>, mut bell: Bell, guest: &Guest) {
    let (start, mut presses) = (Instant::now(), Presses::default());
    let mut answers = Answers::new(asked.is_some());
    loop {
        match bell.wait() {
            Waited::Keys => {}
            Waited::Rung => {
                if !bell.answer() || to_loop.send(LoopEvent::KeyboardLeft).is_err() {
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
                Event::Resize(..) if keyboard::TELLS_OF_SIZE => vec![LoopEvent::Resized],
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
