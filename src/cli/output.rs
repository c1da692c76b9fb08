//! Printing: the only place that writes to standard output and standard error.
//!
//! Nothing is printed with `println!`, which panics when the reader is gone: here that counts as success.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Read, Stdout, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::{CliError, Outcome};
use crate::journal::text;
use crate::system::keyboard;
use crate::wording::ascii;
use crate::{paths, texts, tui};

/// Standard output, and standard error for remarks.
pub(super) struct Output {
    out: BufWriter<Stdout>,
    /// The work that is already done, whether or not it can be reported.
    settled: Option<String>,
}

/// Text as it is printed: without anything that could disturb a terminal, and where the locale knows nothing but ASCII, with
/// the glyphs that the program uses in that. Letters stay as they are; JSON is printed as bytes, untouched.
fn shown(text: &str) -> String {
    let text = text::harmless(text);
    if ascii::is_asked_for(paths::text_variable) { ascii::line(&text).into_owned() } else { text }
}

/// The width of a line when none is given, the least, and the most.
const WIDTH: usize = 80;
const LEAST_WIDTH: usize = 40;
const MOST_WIDTH: usize = 160;

/// Text that cannot be printed is [`CliError::Closed`] when nobody reads any more, else [`CliError::Output`], or
/// [`CliError::Unsaid`] once it is settled what is done.
impl Output {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), settled: None }
    }

    /// Prints one line, or several, without anything that could move the cursor or turn the line round.
    pub(super) fn line(&mut self, line: impl Display) -> Result<(), CliError> {
        writeln!(self.out, "{}", shown(&line.to_string())).map_err(|error| self.failure(error))
    }

    /// Prints a question and leaves the cursor after it.
    pub(super) fn ask(&mut self, question: impl Display) -> Result<(), CliError> {
        write!(self.out, "{}", shown(&question.to_string())).map_err(|error| self.failure(error))?;
        self.flush()
    }

    /// Prints bytes unchanged.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.out.write_all(bytes).map_err(|error| self.failure(error))
    }

    /// Sends everything that was printed on to its reader.
    pub(super) fn flush(&mut self) -> Result<(), CliError> {
        self.out.flush().map_err(|error| self.failure(error))
    }

    /// Notes that the work is done: from now on an error of standard output says so and does not advise trying again.
    pub(super) fn settled(&mut self, what: impl Into<String>) {
        self.settled = Some(what.into());
    }

    /// What comes next is work of its own.
    pub(super) fn begins_anew(&mut self) {
        self.settled = None;
    }

    /// Gives back words that could be kept nowhere: to a pipe or a file unchanged, to a terminal without anything
    /// that could move the cursor.
    pub(super) fn give_back(&mut self, words: &[u8]) -> Result<(), CliError> {
        if keyboard::leads_nowhere(&io::stdout()) {
            return Err(CliError::Closed);
        }
        if is_terminal() {
            self.line(String::from_utf8_lossy(words).trim_end_matches('\n'))?;
        } else {
            self.bytes(words)?;
        }
        self.flush()
    }

    /// Passes on the rest of the input.
    pub(super) fn pass_on(&mut self, from: &mut impl Read) -> Result<(), CliError> {
        let passed = io::copy(from, &mut self.out);
        passed.map_err(|error| self.failure(error))?;
        self.flush()
    }

    /// Asks for something that is not to be seen, on standard error, as the answer to the command goes to standard output.
    pub(super) fn ask_beside(question: impl Display) {
        let _ = io::stderr().write_all(shown(&question.to_string()).as_bytes());
    }

    fn failure(&self, error: io::Error) -> CliError {
        match (error.kind(), self.settled.clone()) {
            (io::ErrorKind::BrokenPipe, _) => CliError::Closed,
            (_, Some(done)) => CliError::Unsaid { done, source: error },
            (_, None) => CliError::Output(error),
        }
    }

    /// Says something beside the output, in one line on standard error, behind all that was printed before.
    pub(super) fn remark(&mut self, line: impl Display) -> Result<(), CliError> {
        self.flush()?;
        complain(&line.to_string());
        Ok(())
    }

    /// Shows on a terminal how far something is that takes long; the line goes when all is done.
    pub(super) fn progress(&mut self, done: usize, of: usize) -> Result<(), CliError> {
        const LONG: usize = 24;
        if of < LONG || !draws() || !io::stderr().is_terminal() {
            return Ok(());
        }
        self.flush()?;
        let line = if done < of { format!("\r{done} of {of} months") } else { "\r\u{1b}[K".to_owned() };
        let _ = io::stderr().write_all(line.as_bytes());
        Ok(())
    }

    /// Returns the number of columns to wrap words to, at most `most`; a pipe gets them unwrapped.
    pub(super) fn wrapped_to(most: usize) -> usize {
        if is_terminal() { Self::width().min(most) } else { usize::MAX }
    }

    /// Returns the number of columns that a line may take.
    pub(super) fn width() -> usize {
        if !is_terminal() {
            return WIDTH;
        }
        let columns = crossterm::terminal::size().map_or(WIDTH, |(columns, _)| usize::from(columns));
        columns.clamp(LEAST_WIDTH, MOST_WIDTH)
    }
}

/// Turns the outcome of a command into the exit code, after one line on any error.
pub fn exit(result: Result<Outcome, CliError>) -> ExitCode {
    match result {
        Ok(Outcome::Done) | Err(CliError::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::from(1),
        Ok(Outcome::No) => ExitCode::from(3),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(error.code())
        }
    }
}

/// Whether standard input is a terminal.
pub(super) fn asks_a_person() -> bool {
    io::stdin().is_terminal()
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The names of terminals that cannot place text anywhere on the screen.
const CANNOT_PLACE_TEXT: [&str; 3] = ["dumb", "unknown", "vt52"];

/// Whether somebody sits at a terminal that takes lines alone.
pub(super) fn cannot_place_text() -> bool {
    let is_one_of_those = |term: String| CANNOT_PLACE_TEXT.contains(&term.as_str());
    let takes_lines_alone =
        || paths::text_variable("TERM").is_some_and(is_one_of_those) || !keyboard::takes_sequences();
    asks_a_person() && is_terminal() && takes_lines_alone()
}

/// Whether nothing is drawn: what is printed is read aloud, or felt.
static DRAWS_NOTHING: AtomicBool = AtomicBool::new(false);

/// From now on only text is printed, also on a terminal.
pub(super) fn draw_nothing() {
    DRAWS_NOTHING.store(true, Ordering::Relaxed);
}

/// Whether only text is printed, also on a terminal.
pub(super) fn draws_nothing() -> bool {
    DRAWS_NOTHING.load(Ordering::Relaxed)
}

/// Whether figures may be drawn.
pub(super) fn draws() -> bool {
    is_terminal() && !draws_nothing()
}

/// Whether there is a terminal to draw on and to read keys from; otherwise the error names what to use `instead`.
pub(super) fn needs_screen(instead: &'static str) -> Result<(), CliError> {
    if asks_a_person() && is_terminal() { Ok(()) } else { Err(CliError::NoTerminal(instead)) }
}

/// Says something on standard error that concerns no output.
pub(super) fn complain(line: &str) {
    let line = format!("inward: {}\n", shown(line).replace('\n', " "));
    // In one piece, so that the lines of several processes do not mix. When even standard error is gone there is
    // nobody left to tell.
    let _ = io::stderr().write_all(line.as_bytes());
}

/// The exit code after a fault in the program.
const FAULT: i32 = 101;

/// Makes an unreadable text of the program end it, with one line and the terminal restored.
pub(super) fn end_on_broken_text() {
    texts::on_broken(|broken| {
        tui::give_terminal_back();
        complain(&broken.to_string());
        std::process::exit(FAULT);
    });
}

/// Ends the program on a panic, and names the place where it happened but nothing that was read or written.
pub(super) fn end_on_fault() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(io::stderr(), "inward: internal error at {place}: please try again");
        std::process::exit(FAULT);
    }));
}
