//! The guest: the person's own editor, which has the terminal for a while. Meanwhile nothing here reads the keyboard, and
//! signals that are meant for it leave this program alone.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::terminal;
use crate::paths;
use crate::system::guest::Process;
use crate::system::keyboard::Ringer;
use crate::system::signal::Signal;
use crate::wording::screens::editor as wording;

/// The guest and the keyboard, as the threads of the program see them.
#[derive(Clone, Debug, Default)]
pub(super) struct Guest {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    keyboard: Keyboard,
    /// Wakes the thread that reads the keyboard.
    ringer: Option<Ringer>,
    /// Whether keys are passed over that were pressed before the guest had the keyboard.
    passes_over: bool,
    /// The process of the guest, while it runs.
    process: Option<Process>,
}

/// Who reads the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Keyboard {
    /// Nobody: the thread that does has not begun, or has ended.
    #[default]
    Unread,
    /// This program.
    Own,
    /// This program, which is asked to leave it to the guest.
    Wanted,
    /// The guest.
    Lent,
}

impl Guest {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that is in it can be half done.
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_keyboard(&self, keyboard: Keyboard) {
        self.state().keyboard = keyboard;
        self.shared.changed.notify_all();
    }

    /// A thread begins to read the keyboard, and hears when it is rung for.
    pub(super) fn begins_to_read(&self, ringer: Ringer) {
        self.state().ringer = Some(ringer);
        self.set_keyboard(Keyboard::Own);
    }

    /// That thread ends.
    pub(super) fn ends_reading(&self) {
        self.set_keyboard(Keyboard::Unread);
    }

    /// Leaves the keyboard to the guest; returns when it is back. For the thread that reads it.
    pub(super) fn leave_keyboard(&self) {
        self.set_keyboard(Keyboard::Lent);
        let is_away = |state: &mut State| state.keyboard == Keyboard::Lent;
        drop(self.shared.changed.wait_while(self.state(), is_away));
    }

    /// Takes the keyboard for another program; returns when nobody here reads it any more. Whether somebody did.
    pub(super) fn take_keyboard(&self) -> bool {
        let mut state = self.state();
        let is_read = state.keyboard == Keyboard::Own;
        let ringer = state.ringer.as_mut().filter(|_| is_read);
        let is_awake = ringer.is_some_and(Ringer::ring);
        if is_awake {
            state.keyboard = Keyboard::Wanted;
            let is_wanted = |state: &mut State| state.keyboard == Keyboard::Wanted;
            drop(self.shared.changed.wait_while(state, is_wanted));
        }
        is_awake
    }

    /// Gives the keyboard back to the thread that reads it.
    pub(super) fn give_keyboard_back(&self) {
        let mut state = self.state();
        if state.keyboard == Keyboard::Lent {
            state.keyboard = Keyboard::Own;
        }
        drop(state);
        self.shared.changed.notify_all();
    }

    /// Has keys passed over that were pressed before the guest had the keyboard: nobody can tell for whom they are.
    pub(super) fn pass_over(&self) {
        self.state().passes_over = true;
    }

    /// Whether keys are passed over.
    pub(super) fn passes_over(&self) -> bool {
        self.state().passes_over
    }

    /// Keys count again: all that came before the guest have been seen.
    pub(super) fn has_passed_over(&self) {
        self.state().passes_over = false;
    }

    /// Whether a signal is meant for the guest alone: the keys that interrupt or suspend reach every program of the terminal.
    /// What ends this program is passed on to the guest.
    pub(super) fn takes(&self, signal: Signal) -> bool {
        let state = self.state();
        let Some(process) = state.process else { return false };
        match signal {
            Signal::Interrupt | Signal::Quit | Signal::Suspend => true,
            Signal::HangUp | Signal::Terminate => {
                process.ask_to_end();
                false
            }
            Signal::Resized => false,
        }
    }

    /// Runs an editor on a file until it ends.
    ///
    /// # Errors
    /// One line when it cannot be run, or ended with an error.
    pub(super) fn edit(&self, editor: &str, path: &Path) -> Result<(), String> {
        let failed = |error: io::Error| wording::cannot_be_run(&editor, &error);
        let words = words(editor).ok_or_else(|| wording::no_command(&editor))?;
        let (program, arguments) = words.split_first().ok_or_else(|| wording::no_command(&editor))?;
        let program = paths::named(Path::new(program)).map_err(|error| error.to_string())?;
        let mut command = Command::new(&program);
        command.args(arguments).arg(path);
        let ended = self.run(&mut command).map_err(failed)?;
        if ended.success() { Ok(()) } else { Err(wording::ended_with_an_error(&editor, &ended)) }
    }

    fn run(&self, command: &mut Command) -> io::Result<ExitStatus> {
        // Until its process is known, no signal may be taken for one to this program.
        let mut state = self.state();
        let mut child = command.spawn()?;
        let process = Process::of(&child);
        state.process = process;
        drop(state);
        let waited = process.map_or(Ok(()), |process| process.wait(&mut child, terminal::show_shell));
        self.state().process = None;
        waited.and_then(|()| child.wait())
    }
}

/// The words of a command, as a shell would split them; `None` when a quote is open, or there is nothing.
pub(super) fn words(editor: &str) -> Option<Vec<String>> {
    shell_words::split(editor).ok().filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests;
