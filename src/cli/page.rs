//! A printed page of statements, wrapped to the available width.

use textwrap::{Options, WordSplitter};

use super::CliError;
use super::output::Output;
use super::setup::Setup;
use crate::insight::Topic;
use crate::journal::text;
use crate::wording::screens::menu;

/// Sentences are easier to read in a narrow column than over a whole screen.
const MOST_COLUMNS: usize = 84;

/// The line printed where findings had ids.
const EXPLAINED: &str = "inward explain ID shows the figures, the method and the entries behind a statement.";

/// Lines for a person.
pub(super) struct TextPage<'a> {
    out: &'a mut Output,
    /// Whether the ids of findings are left out, where nobody can type them.
    without_ids: bool,
    /// The number of columns that a line may take.
    pub(super) width: usize,
}

impl<'a> TextPage<'a> {
    pub(super) fn new(out: &'a mut Output) -> Self {
        Self { out, without_ids: false, width: Output::width() }
    }

    /// The same for findings, which have their ids unless they are read in the menu.
    pub(super) fn of_findings(out: &'a mut Output, setup: &Setup) -> Self {
        Self { without_ids: setup.is_menu.get(), ..Self::new(out) }
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

    /// Says how a statement is explained; where the ids were printed, with a line on what else they can name.
    pub(super) fn explained(&mut self, more: Option<&str>) -> Result<(), CliError> {
        if self.without_ids {
            return self.words(0, menu::EXPLAINED);
        }
        self.words(0, EXPLAINED)?;
        more.map_or(Ok(()), |more| self.words(0, more))
    }

    /// Prints the id of a finding: whole, since it is there to be copied.
    pub(super) fn id(&mut self, indent: usize, topic: &Topic) -> Result<(), CliError> {
        if self.without_ids {
            return Ok(());
        }
        self.line(&format!("{}{topic}", " ".repeat(indent)))
    }
}
