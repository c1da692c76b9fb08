//! Standard input: text to its end, or answers line by line. Input from a pipe is taken before anything
//! else is tried, as it cannot be read again; whatever fails after that, it goes to the journal, to a draft, or to
//! standard output.

use std::fmt::Display;
use std::io::{self, Read};

use super::output::{self, Output};
use super::{CliError, Outcome};
use crate::journal::text;
use crate::system::{keyboard, shell};

/// Where the words are that came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kept {
    /// Only here.
    #[default]
    Nowhere,
    /// In a draft.
    InDraft,
    /// In the journal.
    InJournal,
}

/// The words that a command was given.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The bytes as they came.
    bytes: Vec<u8>,
    /// Whether they have been taken.
    taken: bool,
    /// The reason why some could not be read.
    fault: Option<io::Error>,
    from_a_person: bool,
    /// Where they are by now.
    pub(super) kept: Kept,
    /// Whether more came with them that no draft takes.
    pub(super) with_more: bool,
}

/// The most bytes: four for each character, and as many again for those that cleaning takes out.
const MOST_BYTES: usize = text::MOST_CHARACTERS.saturating_mul(8);

impl Words {
    /// Takes what is on standard input: all of a pipe at once, or what a person types when asked.
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
        self.text_asked_for("Write your text", out)
    }

    /// The same, for a person who types them after a hint of another kind, which is told how they end.
    pub(super) fn text_asked_for(&mut self, hint: &str, out: &mut Output) -> Result<String, CliError> {
        if !self.taken {
            // Whether the hint can be read or not, the words are taken.
            let _ = out.ask(format!("{hint}; {} on an empty line ends it.\n", shell::END_OF_INPUT));
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
            return Err(CliError::usage("there is no text on standard input: write some"));
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

    /// Gives back words that could be kept nowhere, and says in the error where they are now.
    pub(super) fn give_back(self, error: CliError, out: &mut Output) -> CliError {
        let is_all_kept = match self.kept {
            Kept::Nowhere => false,
            Kept::InDraft => !self.with_more,
            Kept::InJournal => true,
        };
        if is_all_kept || self.bytes.iter().all(u8::is_ascii_whitespace) {
            return error;
        }
        let what = match self.kept {
            Kept::InDraft => "the other lines are not saved",
            Kept::Nowhere | Kept::InJournal => "your words are not saved",
        };
        if self.from_a_person {
            return error.with(format!("{what}: keep a copy of them"));
        }
        let rest = self.bytes.len() >= MOST_BYTES;
        give_back(&self.bytes, rest, what, &error, out)
    }
}

/// Prints the input from a pipe that is not kept, with all that is still to come, and says so in the error.
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

/// Answers, a line each: typed by a person or from a pipe.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, none a step of another")]
pub(super) struct Answers {
    /// All the bytes that came.
    bytes: Vec<u8>,
    /// The start of the next line, and of the line that was taken last.
    next: usize,
    last: usize,
    is_at_end: bool,
    /// Whether a person gives them, who can be asked again.
    pub(super) from_a_person: bool,
    /// Whether they are typed at a terminal, where Enter ends the line of a question.
    is_typed: bool,
    /// Whether one was asked for after the last.
    has_ended: bool,
}

/// The number of bytes that are read at once.
const CHUNK: usize = 16 * 1024;
/// The most that is taken before it is asked for.
const MOST_BEFOREHAND: usize = text::MOST_CHARACTERS.saturating_mul(16);

impl Answers {
    /// Takes the content of a pipe at once, since it goes when the pipe goes; the rest is taken line by line, since
    /// the writer may wait for the questions.
    pub(super) fn at_hand() -> Self {
        let from_a_person = output::asks_a_person();
        let mut answers = Self::none_yet(from_a_person);
        answers.take_what_is_there();
        answers
    }

    /// The answers of a person, who may as well sit behind a pipe: an editor that reads aloud gives the program one.
    pub(super) fn in_dialogue() -> Self {
        Self { from_a_person: true, ..Self::none_yet(output::asks_a_person()) }
    }

    fn none_yet(is_typed: bool) -> Self {
        let (bytes, from_a_person) = (Vec::new(), is_typed);
        Self { bytes, next: 0, last: 0, is_at_end: false, from_a_person, is_typed, has_ended: false }
    }

    /// Whether there was none any more when one was asked for.
    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }

    fn take_what_is_there(&mut self) {
        while !self.from_a_person
            && !self.is_at_end
            && self.bytes.len() < MOST_BEFOREHAND
            && keyboard::is_readable()
            && self.read_more().is_ok()
        {}
    }

    fn read_more(&mut self) -> io::Result<()> {
        let mut chunk = [0; CHUNK];
        match io::stdin().lock().read(&mut chunk) {
            Ok(0) => self.is_at_end = true,
            Ok(count) => self.bytes.extend(chunk.iter().take(count)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Returns everything that came so far, as it is kept.
    pub(super) fn all(&self) -> String {
        text::cleaned(&String::from_utf8_lossy(&self.bytes)).trim_end_matches('\n').to_owned()
    }

    /// Returns the input from the last line taken onwards, with anything that has come since; empty when that is blank.
    pub(super) fn rest(&mut self) -> &[u8] {
        self.take_what_is_there();
        let rest = self.bytes.get(self.last..).unwrap_or_default();
        if rest.iter().all(u8::is_ascii_whitespace) { &[] } else { rest }
    }

    /// Asks a question and returns the line that answers it; `None` at the end of the input.
    pub(super) fn after(
        &mut self,
        question: impl Display,
        out: &mut Output,
    ) -> Result<Option<String>, CliError> {
        out.ask(question)?;
        let line = self.next()?;
        if line.is_none() || !self.is_typed {
            // Nobody's Enter has ended the line of the question.
            out.line("")?;
        }
        Ok(line)
    }

    /// Whether more came in the same moment as the last line, as where several are pasted into a terminal.
    pub(super) fn is_pasted(&self) -> bool {
        self.is_typed && (self.next < self.bytes.len() || keyboard::is_readable_soon())
    }

    /// Whether the terminal may have kept back a part of the last line: it passes on only so much of one.
    pub(super) fn is_cut(&self) -> bool {
        self.is_typed && self.next - self.last >= keyboard::MOST_OF_A_LINE
    }

    /// Has the line that was taken last be the next one once more.
    pub(super) fn put_back(&mut self) {
        self.next = self.last;
    }

    /// Whether somebody at a terminal has just typed a line, and nothing was pasted with it.
    pub(super) fn is_typed_alone(&self) -> bool {
        self.is_typed && !self.is_pasted()
    }

    /// Whether nothing more will come.
    pub(super) fn is_all_taken(&self) -> bool {
        self.is_at_end && self.next >= self.bytes.len()
    }

    /// All lines so far are done with.
    pub(super) fn pass(&mut self) {
        self.last = self.next;
    }

    /// The outcome of a walk through all answers: what is left of them is given back, and is an error.
    pub(super) fn ended(
        &mut self,
        walked: Result<Outcome, CliError>,
        out: &mut Output,
    ) -> Result<Outcome, CliError> {
        let error = match walked {
            Err(error) => error,
            Ok(outcome) => {
                self.pass();
                if self.rest().is_empty() {
                    return Ok(outcome);
                }
                CliError::failed("there is more input after the last answer")
            }
        };
        Err(self.give_back(error, out))
    }

    /// Prints [`Self::rest`], as it is kept nowhere, and says so in the error.
    pub(super) fn give_back(&mut self, error: CliError, out: &mut Output) -> CliError {
        match self.rest() {
            [] => error,
            rest => give_back(rest, false, "the unused lines are not saved", &error, out),
        }
    }

    /// The same for answers that may not have been taken yet.
    pub(super) fn back_if_taken(answers: Option<Self>, error: CliError, out: &mut Output) -> CliError {
        match answers {
            Some(mut answers) => answers.give_back(error, out),
            None => error,
        }
    }

    /// The next line, cleaned and without its line break; `None` at the end of the input.
    pub(super) fn next(&mut self) -> Result<Option<String>, CliError> {
        let most = text::MOST_CHARACTERS;
        self.last = self.next;
        let mut looked = self.next;
        let end = loop {
            let found = self.bytes.get(looked..).unwrap_or_default().iter().position(|byte| *byte == b'\n');
            if let Some(found) = found {
                break looked + found + 1;
            }
            looked = self.bytes.len();
            if self.is_at_end || looked - self.next > most.saturating_mul(4) {
                break looked;
            }
            self.read_more().map_err(CliError::Input)?;
        };
        let line = self.bytes.get(self.next..end).unwrap_or_default();
        self.next = end;
        if line.is_empty() {
            self.has_ended = true;
            return Ok(None);
        }
        let line = std::str::from_utf8(line)
            .map_err(|_| CliError::usage("an answer is not text in UTF-8: convert it first"))?;
        let line = text::cleaned(line).trim_end_matches('\n').to_owned();
        if line.chars().count() > most {
            return Err(CliError::usage(format!("an answer is longer than {most} characters: shorten it")));
        }
        Ok(Some(line))
    }
}
