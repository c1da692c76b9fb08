//! What was read, month by month, before it meets the journal.

use std::collections::BTreeMap;

use super::Source;
use super::onto::{self, Onto};
use crate::journal::format::receipt::ImportColumn;
use crate::journal::text::one_line;
use crate::journal::{Day, Document, Entry, Month};

/// The most that the texts of one month may hold in all, in bytes.
const MOST_OF_MONTH: usize = 32 * 1024 * 1024;

/// The most lines about things that could not be used.
const MOST_REFUSED: usize = 20;

/// A thing that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands: `line 12`.
    pub place: String,
    /// Why it cannot be used; never any of its words.
    pub why: String,
}

/// The things of one month.
#[derive(Clone, Debug)]
pub(super) enum OfMonth {
    /// Notes, which are left alone where the journal has them in any form.
    Notes(Vec<Entry>),
    /// A month of a journal, which is merged.
    Journal(Box<Document>),
}

/// What was read of a source.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The source.
    pub source: Source,
    /// What could not be used.
    pub refused: Vec<Refused>,
    /// What becomes of each column or field.
    pub columns: Vec<ImportColumn>,
    /// What else is worth knowing, a sentence each.
    pub remarks: Vec<String>,
    pub(super) months: BTreeMap<Month, OfMonth>,
}

impl Taken {
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            refused: Vec::new(),
            columns: Vec::new(),
            remarks: Vec::new(),
            months: BTreeMap::new(),
        }
    }

    pub(super) fn refuse(&mut self, place: impl Into<String>, why: &impl ToString) {
        self.refused.push(Refused { place: place.into(), why: why.to_string() });
    }

    /// What could not be used in lines, of many only the first.
    pub fn refused_lines(&self) -> Vec<String> {
        let lines = self.refused.iter().take(MOST_REFUSED);
        let mut lines: Vec<String> = lines.map(|it| format!("{}: {}", one_line(&it.place), it.why)).collect();
        if let Some(more @ 1..) = self.refused.len().checked_sub(MOST_REFUSED) {
            lines.push(format!("and {more} more that cannot be used"));
        }
        lines
    }

    /// The months that have something, oldest first.
    pub fn months(&self) -> Vec<Month> {
        self.months.keys().copied().collect()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.months.values().flat_map(|month| match month {
            OfMonth::Notes(notes) => notes.as_slice(),
            OfMonth::Journal(document) => document.entries(),
        })
    }

    /// The number of entries.
    pub fn count(&self) -> usize {
        self.entries().count()
    }

    /// The first and the last day of them.
    pub fn days(&self) -> Option<(Day, Day)> {
        let days = || self.entries().map(|entry| entry.day);
        Some((days().min()?, days().max()?))
    }

    /// The first, the middle and the last entry, for examples.
    pub fn examples(&self) -> Vec<&Entry> {
        let entries: Vec<&Entry> = self.entries().collect();
        let mut places = vec![0, entries.len() / 2, entries.len().saturating_sub(1)];
        places.dedup();
        places.into_iter().filter_map(|place| entries.get(place).copied()).collect()
    }

    /// Whether the notes of a month are few and short enough to be put onto it; so that what is meant to harm is refused
    /// before it takes memory.
    pub fn fits(&self, month: Month) -> bool {
        match self.months.get(&month) {
            Some(OfMonth::Notes(notes)) => {
                let texts = notes.iter().flat_map(|note| note.texts().into_iter().map(str::len));
                texts.sum::<usize>() <= MOST_OF_MONTH
            }
            _ => true,
        }
    }

    /// Puts the things of a month onto what the journal holds of it. With `again` what was deleted here comes back.
    pub fn onto(&self, stored: &Document, again: bool) -> Onto {
        match self.months.get(&stored.month()) {
            Some(OfMonth::Notes(notes)) => onto::notes(notes, stored, again),
            Some(OfMonth::Journal(document)) => onto::journal(document, stored, again),
            None => Onto::default(),
        }
    }
}
