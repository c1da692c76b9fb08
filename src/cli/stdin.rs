//! The words on standard input. From a pipe they are taken before anything else is tried, as they are gone with it; and
//! whatever then stands in the way, they end in the journal, in a draft, or on standard output.

use std::io::{self, Read};

use super::CliError;
use super::output::{self, Output};
use crate::journal::text;

/// The words that a command was given.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// As they came.
    bytes: Vec<u8>,
    /// Whether they have been taken.
    taken: bool,
    /// Why not all of them could be.
    fault: Option<io::Error>,
    from_a_person: bool,
    /// Whether they are in the journal or in a draft.
    pub(super) kept: bool,
}

/// Four bytes for each character, and as much again for what cleaning takes out.
const MOST_BYTES: usize = text::MOST_CHARACTERS.saturating_mul(8);

impl Words {
    /// What is on standard input: from a pipe all of it now; what a person types when it is asked for.
    pub(super) fn at_hand() -> Self {
        let mut words = Self { from_a_person: output::asks_a_person(), ..Self::default() };
        if !words.from_a_person {
            words.take();
        }
        words
    }

    /// No words, for a command that takes none.
    pub(super) fn none() -> Self {
        Self { taken: true, ..Self::default() }
    }

    fn take(&mut self) {
        self.taken = true;
        let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        self.fault = io::stdin().lock().take(limit).read_to_end(&mut self.bytes).err();
    }

    /// The words as they are kept; there must be some, and not more than one entry holds.
    pub(super) fn text(&mut self, out: &mut Output) -> Result<String, CliError> {
        if !self.taken {
            // Whether the hint can be read or not, the words are taken.
            let _ = out.ask("Write your words; Ctrl-D on an empty line ends them.\n");
            self.take();
        }
        if let Some(error) = self.fault.take() {
            return Err(CliError::Input(error));
        }
        let text = std::str::from_utf8(&self.bytes)
            .map_err(|_| CliError::usage("standard input is not text in UTF-8: convert it first"))?;
        let text = text::cleaned(text);
        let text = text.trim_end_matches('\n');
        if text.trim().is_empty() {
            return Err(CliError::usage("there are no words on standard input: write some"));
        }
        let most = text::MOST_CHARACTERS;
        let count = text.chars().count();
        if count > most {
            let at_least = if self.bytes.len() >= MOST_BYTES { "at least " } else { "" };
            return Err(CliError::usage(format!(
                "the text has {at_least}{count} characters, more than the {most} that one entry holds: split it"
            )));
        }
        Ok(text.to_owned())
    }

    /// Gives words that could be kept nowhere back, and says in the error what became of them.
    pub(super) fn give_back(self, error: CliError, out: &mut Output) -> CliError {
        if self.kept || self.bytes.iter().all(u8::is_ascii_whitespace) {
            return error;
        }
        if self.from_a_person && self.bytes.is_empty() {
            return error;
        }
        if self.from_a_person {
            return error.with("your words are not saved: keep a copy of them");
        }
        let rest = self.bytes.len() >= MOST_BYTES;
        give_back(&self.bytes, rest, "your words are not saved", &error, out)
    }
}

/// Prints what came from a pipe and is not kept, and what is still to come of it, and says so in the error.
pub(super) fn give_back(
    bytes: &[u8],
    and_the_rest: bool,
    what: &str,
    error: &CliError,
    out: &mut Output,
) -> CliError {
    let printed = out
        .give_back(bytes)
        .and_then(|()| if and_the_rest { out.pass_on(&mut io::stdin().lock()) } else { Ok(()) });
    match printed {
        Ok(()) => error.with(format!("{what}: they are printed on standard output, so keep a copy of them")),
        Err(_) => error.with(format!("{what} and could not be printed either: keep a copy of them")),
    }
}
