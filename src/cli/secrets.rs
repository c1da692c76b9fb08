//! Passphrases and paper keys: typed without being shown, or read from an open file that the caller names by its number. They are
//! never arguments and never in the environment, where others can see them.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal;

use super::CliError;
use super::output::{self, Output};
use crate::store::{Passphrase, Weakness};
use crate::wording::sealing;

/// The most bytes that are read from an open file.
const MOST_BYTES: u64 = 64 * 1024;

/// Where passphrases come from.
pub(super) struct Secrets {
    /// The lines of an open file, in the order in which they are asked for; `None` when a person types them.
    given: Option<RefCell<std::vec::IntoIter<String>>>,
}

impl Secrets {
    /// Reads them from the open file of this number, if one is named.
    pub(super) fn from(number: Option<u32>) -> Result<Self, CliError> {
        let Some(number) = number else { return Ok(Self { given: None }) };
        let failed = |error| {
            CliError::usage(format!(
                "the passphrase cannot be read from the open file {number} ({error}): open it for this command"
            ))
        };
        let mut text = String::new();
        let read =
            |file: &mut dyn Read, text: &mut String| file.take(MOST_BYTES).read_to_string(text).map(drop);
        let result = if number == 0 {
            read(&mut std::io::stdin().lock(), &mut text)
        } else {
            File::open(format!("/dev/fd/{number}")).and_then(|mut file| read(&mut file, &mut text))
        };
        result.map_err(failed)?;
        let lines = BufReader::new(text.as_bytes()).lines().map_while(Result::ok).collect::<Vec<_>>();
        Ok(Self { given: Some(RefCell::new(lines.into_iter())) })
    }

    /// Whether they are given along, and nobody is asked.
    pub(super) fn are_given(&self) -> bool {
        self.given.is_some()
    }

    /// Asks for a passphrase.
    pub(super) fn ask(&self, question: &str) -> Result<Passphrase, CliError> {
        let passphrase = Passphrase::new(&self.text(question)?);
        // In a debug build, which is for tests, one that nobody types need not cost an attacker anything.
        Ok(if self.are_given() { passphrase.light() } else { passphrase })
    }

    /// Asks for a new passphrase, twice where a person types it, until it is not too easily guessed.
    pub(super) fn ask_new(&self, out: &mut Output) -> Result<Passphrase, CliError> {
        loop {
            out.flush()?;
            let passphrase = self.ask(sealing::NEW_PASSPHRASE)?;
            let fault = match passphrase.weakness() {
                Some(Weakness::Short) => sealing::TOO_SHORT,
                Some(Weakness::Common) => sealing::TOO_COMMON,
                None if self.are_given() || self.ask(sealing::ONCE_MORE)?.is_same(&passphrase) => {
                    return Ok(passphrase);
                }
                None => sealing::NOT_THE_SAME,
            };
            if self.are_given() {
                return Err(CliError::usage(fault));
            }
            out.line(fault)?;
        }
    }

    /// Asks for a line that is not shown.
    pub(super) fn text(&self, question: &str) -> Result<String, CliError> {
        match &self.given {
            Some(lines) => lines.borrow_mut().next().ok_or_else(|| CliError::usage(sealing::TOO_FEW_LINES)),
            None if output::asks_a_person() => typed(question),
            None => Err(CliError::failed(sealing::LOCKED_WITHOUT_TERMINAL)),
        }
    }
}

/// Asks on the terminal; what is typed does not show. Ctrl-C ends the command.
fn typed(question: &str) -> Result<String, CliError> {
    // First: what is typed before it is asked for must not show either.
    let raw = RawMode::on()?;
    Output::ask_beside(question);
    let mut text = String::new();
    let entered = loop {
        match event::read() {
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => match step(key, &mut text) {
                Step::More => {}
                Step::Done => break Ok(true),
                Step::Stopped => break Ok(false),
            },
            Ok(Event::Paste(pasted)) => text.push_str(pasted.trim_end_matches(['\r', '\n'])),
            Ok(_) => {}
            Err(error) => break Err(CliError::Input(error)),
        }
    };
    drop(raw);
    Output::ask_beside("\n");
    if entered? { Ok(text) } else { Err(CliError::failed(sealing::STOPPED)) }
}

enum Step {
    More,
    Done,
    Stopped,
}

fn step(key: KeyEvent, text: &mut String) -> Step {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Enter => return Step::Done,
        KeyCode::Char('c' | 'd') if is_control => return Step::Stopped,
        KeyCode::Char('j' | 'm') if is_control => return Step::Done,
        KeyCode::Char('u') if is_control => text.clear(),
        KeyCode::Char(c) if !is_control => text.push(c),
        KeyCode::Backspace => drop(text.pop()),
        _ => {}
    }
    Step::More
}

/// The terminal while it shows nothing of what is typed.
struct RawMode;

impl RawMode {
    fn on() -> Result<Self, CliError> {
        terminal::enable_raw_mode().map_err(CliError::Input)?;
        Ok(Self)
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        let _ = terminal::disable_raw_mode();
    }
}
