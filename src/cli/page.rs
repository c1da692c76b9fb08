//! Statements under each other, wrapped to the width that there is.

use textwrap::{Options, WordSplitter};

use super::CliError;
use super::output::Output;
use crate::insight::Topic;
use crate::journal::{Day, text};

/// Sentences are easier to read in a narrow column than over a whole screen.
const MOST_COLUMNS: usize = 84;

/// What is said where the ids of findings were printed.
pub(super) const EXPLAINED: &str =
    "inward explain ID shows the figures, the method and the entries behind a statement.";

/// Lines for a person.
pub(super) struct Page<'a> {
    out: &'a mut Output,
    /// How many columns a line may take.
    pub(super) width: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(out: &'a mut Output) -> Self {
        Self { out, width: Output::width() }
    }

    /// A line as it is.
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
        let options = Options::new(Output::wrapped_to(MOST_COLUMNS))
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(&indent)
            .subsequent_indent(&indent);
        let words = text::harmless(words);
        textwrap::wrap(&words, options).iter().try_for_each(|line| self.line(line))
    }

    /// The id of a finding: whole, as it is there to be copied.
    pub(super) fn id(&mut self, indent: usize, topic: &Topic) -> Result<(), CliError> {
        self.line(&format!("{}{topic}", " ".repeat(indent)))
    }
}

/// `16 – 22 November 2026`, with what differs between the two ends written out.
pub(super) fn dates(first: Day, last: Day) -> String {
    let full = |day: Day| format!("{} {} {}", day.day_of_month(), day.month_name(), day.year());
    let short = if first.year() != last.year() {
        full(first)
    } else if first.month() != last.month() {
        format!("{} {}", first.day_of_month(), first.month_name())
    } else {
        first.day_of_month().to_string()
    };
    format!("{short} – {}", full(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Week, WeekStart};

    #[test]
    fn dates_say_only_what_differs() {
        for (day, expected) in [
            ("2026-11-22", "16 – 22 November 2026"),
            ("2026-12-01", "30 November – 6 December 2026"),
            ("2027-01-01", "28 December 2026 – 3 January 2027"),
        ] {
            let week = Week::of(day.parse().unwrap(), WeekStart::Monday);
            assert_eq!(dates(week.first(), week.last()), expected);
        }
    }
}
