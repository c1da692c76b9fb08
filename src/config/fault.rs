//! Faults in the config file. A fault never stops anything: the line is skipped and named.

use crate::journal::nearest::nearest;
use crate::journal::text;

/// A line that is skipped, or the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; `None` when it is the file as a whole.
    pub line: Option<usize>,
    /// The fault and its remedy, as a sentence.
    pub what: String,
}

impl Fault {
    /// A fault of one line.
    pub fn at(line: usize, what: impl Into<String>) -> Self {
        Self { line: Some(line), what: what.into() }
    }

    /// A fault of the whole file.
    pub(super) fn of_file(what: impl Into<String>) -> Self {
        Self { line: None, what: what.into() }
    }

    /// The fault with its place, in a file that goes by this name.
    pub fn in_file(&self, name: &str) -> String {
        match self.line {
            Some(line) => format!("{name} line {line}: {}", self.what),
            None => format!("{name}: {}", self.what),
        }
    }
}

/// The most characters that a message repeats of a line.
const MOST_REPEATED: usize = 40;

/// The words of the file, in one line and no longer than it needs to be to be found.
pub(super) fn repeated(written: &str) -> String {
    let line = text::one_line(written.get(..MOST_REPEATED * 8).unwrap_or(written));
    match line.char_indices().nth(MOST_REPEATED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// A sentence about a word that is not known: the nearest that is, or all of them.
pub(super) fn unknown(what: &str, written: &str, known: &[&str]) -> String {
    let shown = repeated(written);
    match nearest(written, known.iter().copied()) {
        Some(near) => format!("unknown {what} `{shown}`, did you mean `{near}`?"),
        None => format!("unknown {what} `{shown}`: write one of {}.", known.join(", ")),
    }
}
