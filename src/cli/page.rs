//! A printed page of statements, wrapped to the available width.

use textwrap::{Options, WordSplitter};

use super::CliError;
use super::output::Output;
use crate::insight::Topic;
use crate::journal::text;

/// Sentences are easier to read in a narrow column than over a whole screen.
const MOST_COLUMNS: usize = 84;

/// The line printed where findings had ids.
pub(super) const EXPLAINED: &str =
    "inward explain ID shows the figures, the method and the entries behind a statement.";

/// Lines for a person.
pub(super) struct TextPage<'a> {
    out: &'a mut Output,
    /// The number of columns that a line may take.
    pub(super) width: usize,
}

impl<'a> TextPage<'a> {
    pub(super) fn new(out: &'a mut Output) -> Self {
        Self { out, width: Output::width() }
    }

    /// Prints a line unchanged.
    pub(super) fn line(&mut self, line: &str) -> Result<(), CliError> {
        self.out.line(line.trim_end())
    }

    /// An empty line, then a heading.
    pub(super) fn heading(&mut self, heading: &str) -> Result<(), CliError> {
        self.line("")?;
        self.words(0, heading)
    }

    /// Words, wrapped.
    pub(super) fn words(&mut self, indent: usize, words: &str) -> Result<(), CliError> {
        let indent = " ".repeat(indent);
        self.wrapped(&indent, &indent, words)
    }

    fn wrapped(&mut self, first: &str, then: &str, words: &str) -> Result<(), CliError> {
        let options = Options::new(Output::wrapped_to(MOST_COLUMNS))
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(first)
            .subsequent_indent(then);
        let words = text::harmless(words);
        textwrap::wrap(&words, options).iter().try_for_each(|line| self.line(line))
    }

    /// Words behind a dash, wrapped.
    pub(super) fn item(&mut self, words: &str) -> Result<(), CliError> {
        self.wrapped("- ", "  ", words)
    }

    /// Prints the id of a finding: whole, since it is there to be copied.
    pub(super) fn id(&mut self, indent: usize, topic: &Topic) -> Result<(), CliError> {
        self.line(&format!("{}{topic}", " ".repeat(indent)))
    }
}
