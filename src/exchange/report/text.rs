//! The page as plain text in 80 columns.

use textwrap::{Options, WordSplitter};

use super::charts::{Charts, TableRow};
use super::{Excerpt, Page, Section};
use crate::wording::marks::directions;
use crate::wording::report as words;
use crate::wording::width::{padded, width};

/// The columns of the page.
const COLUMNS: usize = 80;
/// The columns of an empty line to write on.
const BLANK: usize = 60;
/// The columns of a week.
const WEEK: usize = 5;
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
        self.text_in(COLUMNS)
    }

    /// The same in so many columns, where there are fewer.
    pub fn text_in(&self, columns: usize) -> String {
        let mut text = Text { text: String::new(), columns: columns.min(COLUMNS) };
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
                let line = if line.is_empty() { "_".repeat(BLANK) } else { line.clone() };
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
        text.text
    }
}

struct Text {
    text: String,
    columns: usize,
}

impl Text {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
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
        let options = Options::new(self.columns)
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
            for weeks in chart.weeks.chunks(self.weeks_in_a_row()) {
                let means = weeks.iter().map(|(mean, _)| mean.clone());
                let counts = weeks.iter().map(|(_, n)| n.to_string());
                self.weeks(words::MEAN, means);
                self.weeks(words::N, counts);
            }
        }
    }

    fn weeks_in_a_row(&self) -> usize {
        (self.columns.saturating_sub(NAME) / WEEK).max(1)
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
            let is_beside = change != words::NONE && self.columns >= COLUMNS;
            let is_below = change != words::NONE && !is_beside;
            let direction =
                if is_beside { format!("{}{change}", padded(&direction, WORD)) } else { direction };
            let [first, last] = [first, last].map(|mean| mean.replace(' ', ""));
            self.cells(&[label, first, last, range, days.replace(" of ", "/"), direction]);
            if is_below {
                self.words(&words::change(&change));
            }
        }
        self.words(&format!("{} {}", words::SHORT_MEANING, directions()));
    }

    fn cells(&mut self, cells: &[String; 6]) {
        let cells: String = cells.iter().zip(TABLE).map(|(cell, columns)| padded(cell, columns)).collect();
        self.line(&cells);
    }
}
