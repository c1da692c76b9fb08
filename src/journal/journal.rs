//! The journal: the months that have been read, in order.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use super::calendar::Month;
use super::day::Day;
use super::entry::Entry;
use super::id::EntryId;
use super::prompts::{self, Shown};
use crate::journal::format::document::Document;

/// The entries of all months that have been read so far.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    months: BTreeMap<Month, Known>,
}

/// A month that has been read.
#[derive(Clone, Debug)]
struct Known {
    document: Arc<Document>,
    /// The place of each shown entry, by its id; made at the first search, as there may be many.
    places: OnceLock<Box<[(EntryId, usize)]>>,
}

impl Known {
    fn entry(&self, id: EntryId) -> Option<&Entry> {
        let places = self.places.get_or_init(|| {
            let ids = self.document.entries().iter().map(|entry| entry.id);
            let mut places: Vec<(EntryId, usize)> = ids.zip(0..).collect();
            places.sort();
            places.into()
        });
        let at = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        places.get(at).and_then(|(_, place)| self.document.entries().get(*place))
    }
}

impl Journal {
    /// Makes a journal from which nothing has been read.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a month in, replacing what was known of it.
    pub fn put(&mut self, document: impl Into<Arc<Document>>) {
        let document = document.into();
        self.months.insert(document.month(), Known { document, places: OnceLock::new() });
    }

    /// The document of a month; `None` when it has not been read.
    pub fn month(&self, month: Month) -> Option<&Document> {
        self.months.get(&month).map(|known| known.document.as_ref())
    }

    /// Returns a month as it is shared: while it is the same one, nothing in it has changed.
    pub fn shared(&self, month: Month) -> Option<&Arc<Document>> {
        self.months.get(&month).map(|known| &known.document)
    }

    /// The months that have been read, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = &Document> {
        self.months.values().map(|known| known.document.as_ref())
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.months().flat_map(Document::entries)
    }

    /// The entries of some days, oldest first.
    pub fn range(&self, days: RangeInclusive<Day>) -> impl DoubleEndedIterator<Item = &Entry> {
        let months = Month::of(*days.start())..=Month::of(*days.end());
        let months = if months.is_empty() { None } else { Some(self.months.range(months)) };
        months
            .into_iter()
            .flatten()
            .flat_map(|(_, known)| known.document.entries())
            .filter(move |entry| days.contains(&entry.day))
    }

    /// The entries of one day, oldest first.
    pub fn on(&self, day: Day) -> impl DoubleEndedIterator<Item = &Entry> {
        self.range(day..=day)
    }

    /// The check-in of a day, if its month has been read and it has one.
    pub fn check_in(&self, day: Day) -> Option<&Entry> {
        self.months.get(&Month::of(day))?.entry(EntryId::of_check_in(day))
    }

    /// An entry by its id.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.months.values().rev().find_map(|known| known.entry(id))
    }

    /// Returns the prompts of the check-ins before a day, oldest first, for the prompt rule.
    pub fn prompts_before(&self, day: Day) -> Vec<Shown> {
        let mut shown: Vec<Shown> = self
            .months
            .range(..=Month::of(day))
            .rev()
            .flat_map(|(_, known)| known.document.entries().iter().rev())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Body, CheckIn, GivenPrompt, Moment, Note};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn now() -> Moment {
        "2026-11-22T21:14:03+01:00".parse().unwrap()
    }

    fn check_in(of: Day, prompt: Option<&str>) -> Entry {
        let prompt = prompt.map(|id| GivenPrompt::new(id, ""));
        Entry::new_check_in(of, CheckIn { prompt, ..CheckIn::default() }, now(), of)
    }

    fn note(of: Day, number: u8) -> Entry {
        Entry::new(EntryId::new_v7(0, [number; 10]), of, Body::Note(Note::default()), now(), of)
    }

    fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
        let mut journal = Journal::new();
        for entry in entries {
            let month = Month::of(entry.day);
            let document = journal.month(month).cloned().unwrap_or_else(|| Document::new(month));
            journal.put(document.with(entry));
        }
        journal
    }

    fn days<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<String> {
        entries.map(|entry| entry.day.to_string()).collect()
    }

    #[test]
    fn a_range_holds_its_first_and_last_day_over_months_and_years() {
        let all = ["2025-11-30", "2025-12-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"];
        let journal = journal(all.into_iter().rev().map(|of| check_in(day(of), None)));
        for (from, to, expected) in [
            ("2025-12-01", "2026-01-31", &all[1..5]),
            ("2025-12-31", "2026-01-01", &all[2..4]),
            ("2026-01-01", "2026-01-01", &all[3..4]),
            ("2026-01-02", "2026-01-30", &[]),
            ("2026-01-01", "2025-12-31", &[]),
            ("2026-02-01", "2025-11-30", &[]),
            ("0001-01-01", "9999-12-31", &all),
        ] {
            assert_eq!(days(journal.range(day(from)..=day(to))), expected, "{from} to {to}");
        }
        assert_eq!(days(journal.entries().rev()), all.iter().rev().copied().collect::<Vec<_>>());
    }

    #[test]
    fn entries_are_found_by_day_and_id() {
        let of = day("2026-11-22");
        let journal = journal([check_in(of, None), note(of, 1), note(day("2026-10-01"), 2)]);
        assert_eq!(journal.on(of).count(), 2);
        assert_eq!(journal.check_in(of).map(|entry| entry.body.kind()), Some("check_in"));
        assert_eq!(journal.check_in(day("2026-10-01")), None, "a note is no check-in");
        assert_eq!(journal.check_in(day("2020-01-01")), None);
        let id = EntryId::new_v7(0, [2; 10]);
        assert_eq!(journal.entry(id).map(|entry| entry.day), Some(day("2026-10-01")));
        assert_eq!(journal.entry(EntryId::new_v7(0, [3; 10])), None);
    }

    #[test]
    fn each_of_very_many_entries_is_found_at_once() {
        // One after the other it would be minutes.
        let of = day("2026-11-22");
        let id = |number: u32| {
            let [one, two, three, four] = number.to_be_bytes();
            EntryId::new_v7(0, [0, 0, 0, 0, 0, 0, one, two, three, four])
        };
        let numbers = 0..100_000;
        let entries = numbers.clone().map(|number| Entry { id: id(number), ..note(of, 0) }).collect();
        let mut journal = Journal::new();
        journal.put(Document { entries, ..Document::new(Month::of(of)) });
        assert!(
            numbers.into_iter().all(|number| journal.entry(id(number)).is_some_and(|it| it.id == id(number)))
        );
        assert_eq!(journal.entry(id(100_000)), None);
    }

    #[test]
    fn a_month_that_is_put_again_takes_the_place_of_the_old_one() {
        let mut journal = journal([note(day("2026-11-01"), 1)]);
        journal.put(Document::new("2026-11".parse().unwrap()));
        assert_eq!((journal.entries().count(), journal.months().count()), (0, 1));
    }

    #[test]
    fn the_prompt_rule_remembers_the_check_ins_before_the_day_and_nothing_else() {
        let journal = journal([
            check_in(day("2026-10-31"), Some("J1")),
            check_in(day("2026-11-02"), None),
            note(day("2026-11-03"), 1),
            check_in(day("2026-11-04"), Some("G1")),
            check_in(day("2026-11-05"), Some("R1")),
        ]);
        let shown: Vec<(String, Option<String>)> = journal
            .prompts_before(day("2026-11-05"))
            .into_iter()
            .map(|shown| (shown.day.to_string(), shown.prompt))
            .collect();
        let expected = [("2026-10-31", Some("J1")), ("2026-11-02", None), ("2026-11-04", Some("G1"))];
        assert_eq!(shown, expected.map(|(of, id)| (of.to_owned(), id.map(str::to_owned))));
        assert_eq!(journal.prompts_before(day("2026-10-31")), []);
    }

    #[test]
    fn the_prompt_rule_remembers_the_last_two_hundred() {
        let last = day("2026-11-30");
        let journal = journal((0..=250).map(|back| check_in(last.plus(-back), None)));
        let shown = journal.prompts_before(last);
        assert_eq!(shown.len(), prompts::MEMORY);
        assert_eq!(shown.last().map(|shown| shown.day), Some(last.plus(-1)));
        assert_eq!(shown.first().map(|shown| shown.day), Some(last.plus(-200)));
    }
}
