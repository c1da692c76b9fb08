//! The page as plain text in 80 columns.

use textwrap::{Options, WordSplitter};

use super::charts::{Charts, TableRow};
use super::{Excerpt, Page, Section};
use crate::wording::marks::directions;
use crate::wording::report as words;
use crate::wording::width::{padded, width};

/// The columns of the page.
const COLUMNS: usize = 80;
/// The columns of a week.
const WEEK: usize = 5;
/// The weeks in a row.
const WEEKS: usize = 14;
/// The columns of the name of a row of weeks.
const NAME: usize = 8;
/// The empty lines for notes.
const NOTES: usize = 6;
/// The columns of the table of signs.
const TABLE: [usize; 6] = [15, 8, 8, 6, 8, 0];
/// The columns of the word for a direction before its change.
const WORD: usize = 15;

impl Page {
    /// The page as plain text.
    pub fn text(&self) -> String {
        let mut text = Text::default();
        text.line(&format!("inward: {}", words::title(&self.span)));
        if let Some(head) = &self.head {
            text.line(&format!(
                "{} ________   {}, {}.\n{}",
                words::INITIALS,
                head.weeks,
                head.days,
                words::NOT_DIAGNOSTIC
            ));
        }
        if let Some(talk) = &self.talk {
            text.heading(words::TALK);
            for (place, line) in talk.iter().enumerate() {
                let line = if line.is_empty() { "_".repeat(COLUMNS - 5) } else { line.clone() };
                text.item(&format!("{}. ", place + 1), &line);
            }
        }
        self.charts.iter().for_each(|charts| text.charts(charts));
        self.signs.iter().for_each(|rows| text.table(rows));
        self.lists.iter().for_each(|section| text.section(section));
        self.entries.iter().for_each(|entries| text.entries(entries));
        if self.safety {
            text.heading(words::SAFETY_TITLE);
            text.words(words::SAFETY);
        }
        if self.notes {
            text.heading(words::NOTES);
            (0..NOTES).for_each(|_| text.line(""));
        }
        if let Some(method) = &self.method {
            text.heading(words::METHOD_TITLE);
            for line in method {
                text.words(line);
            }
        }
        text.0
    }
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        self.line("");
        self.line(&heading.to_uppercase());
    }

    fn words(&mut self, said: &str) {
        self.item("", said);
    }

    /// Words behind a mark, wrapped.
    fn item(&mut self, mark: &str, said: &str) {
        let (first, rest) = (format!("  {mark}"), " ".repeat(2 + usize::from(width(mark))));
        let options = Options::new(COLUMNS)
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(&first)
            .subsequent_indent(&rest);
        for line in textwrap::wrap(said, options) {
            self.line(&line);
        }
    }

    fn section(&mut self, section: &Section) {
        self.heading(&section.title);
        section.lines.iter().for_each(|line| self.item("- ", line));
        section.note.iter().for_each(|note| self.words(note));
    }

    fn entries(&mut self, entries: &[Excerpt]) {
        self.heading(words::ENTRIES);
        if entries.is_empty() {
            self.words(words::NO_ENTRY);
        }
        for entry in entries {
            let more = if entry.is_shortened { format!(" {}", words::SHORTENED) } else { String::new() };
            self.item("- ", &format!("{}: {}{more}", entry.heading, entry.words));
        }
    }

    fn charts(&mut self, charts: &Charts) {
        self.heading(&words::week_by_week(&charts.span));
        for chart in &charts.charts {
            self.words(&format!("{} · {}", chart.label, chart.caption));
            for weeks in chart.weeks.chunks(WEEKS) {
                let means = weeks.iter().map(|(mean, _)| mean.clone());
                let counts = weeks.iter().map(|(_, n)| n.to_string());
                self.weeks(words::MEAN, means);
                self.weeks(words::N, counts);
            }
        }
    }

    fn weeks(&mut self, name: &str, cells: impl Iterator<Item = String>) {
        let cells: String = cells.map(|cell| format!("{cell:>WEEK$}")).collect::<Vec<_>>().concat();
        self.line(&format!("    {}{cells}", padded(name, NAME - 4)));
    }

    fn table(&mut self, rows: &[TableRow]) {
        self.heading(words::SIGNS);
        self.cells(&words::SHORT_COLUMNS.map(str::to_owned));
        for row in rows {
            let TableRow { label, first, last, range, direction, change, days } = row.clone();
            // A word without a change may be long, and stands alone.
            let direction = if change == words::NONE {
                direction
            } else {
                format!("{}{change}", padded(&direction, WORD))
            };
            let [first, last] = [first, last].map(|mean| mean.replace(' ', ""));
            self.cells(&[label, first, last, range, days.replace(" of ", "/"), direction]);
        }
        self.words(&format!("{} {}", words::SHORT_MEANING, directions()));
    }

    fn cells(&mut self, cells: &[String; 6]) {
        let cells: String = cells.iter().zip(TABLE).map(|(cell, columns)| padded(cell, columns)).collect();
        self.line(&cells);
    }
}
