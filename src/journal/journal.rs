//! The journal: the months that have been read, in order.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::calendar::Month;
use super::day::Day;
use super::document::Document;
use super::entry::Entry;
use super::id::EntryId;
use super::prompts::{self, Shown};

/// The entries of all months that have been read so far.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    months: BTreeMap<Month, Document>,
}

impl Journal {
    /// A journal of which nothing has been read.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a month in, in place of what was known of it.
    pub fn put(&mut self, document: Document) {
        self.months.insert(document.month(), document);
    }

    /// What is known of a month; `None` when it has not been read.
    pub fn month(&self, month: Month) -> Option<&Document> {
        self.months.get(&month)
    }

    /// The months that have been read, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = &Document> {
        self.months.values()
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.months.values().flat_map(Document::entries)
    }

    /// The entries of some days, oldest first.
    pub fn range(&self, days: RangeInclusive<Day>) -> impl DoubleEndedIterator<Item = &Entry> {
        let months = Month::of(*days.start())..=Month::of(*days.end());
        let months = if months.is_empty() { None } else { Some(self.months.range(months)) };
        months
            .into_iter()
            .flatten()
            .flat_map(|(_, document)| document.entries())
            .filter(move |entry| days.contains(&entry.day))
    }

    /// The entries of one day, oldest first.
    pub fn on(&self, day: Day) -> impl DoubleEndedIterator<Item = &Entry> {
        self.range(day..=day)
    }

    /// The check-in of a day, if its month has been read and it has one.
    pub fn check_in(&self, day: Day) -> Option<&Entry> {
        self.month(Month::of(day))?.entry(EntryId::of_check_in(day))
    }

    /// An entry by its id.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.months.values().rev().find_map(|document| document.entry(id))
    }

    /// What the prompt rule remembers of the check-ins before a day, oldest first.
    pub fn prompts_before(&self, day: Day) -> Vec<Shown> {
        let mut shown: Vec<Shown> = self
            .months
            .range(..=Month::of(day))
            .rev()
            .flat_map(|(_, document)| document.entries().iter().rev())
            .filter(|entry| entry.day < day)
            .filter_map(|entry| {
                let prompt = entry.check_in()?.prompt.as_ref();
                Some(Shown { day: entry.day, prompt: prompt.map(|prompt| prompt.id.clone()) })
            })
            .take(prompts::MEMORY)
            .collect();
        shown.reverse();
        shown
    }
}
