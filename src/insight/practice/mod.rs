//! All practice entries that were read, by month.

pub mod again;
pub mod due;
pub mod evenings;
pub mod fears;
pub mod goals;
pub mod monthly_check;
pub mod plans;
pub mod review;
pub mod sessions;
pub mod sittings;
pub mod suggest;
pub mod urges;
pub mod worries;

use std::collections::BTreeMap;

use crate::journal::practice::Kind;
use crate::journal::{Body, Day, Document, Entry, EntryId, Month, Practice};

/// The practice entries of the months that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Practices {
    months: BTreeMap<Month, Vec<Entry>>,
    /// The number of entries of each kind.
    counts: BTreeMap<Kind, usize>,
}

impl Practices {
    /// Takes in the practice entries of a document, replacing what was known of its month.
    pub fn put_document(&mut self, document: &Document) {
        let entries = document.entries().iter().filter(|entry| entry.practice().is_some());
        self.put(document.month(), entries.cloned());
    }

    /// Takes in the practice entries of a month, replacing what was known of it; other entries are left out.
    pub fn put(&mut self, month: Month, entries: impl IntoIterator<Item = Entry>) {
        let mut kept: Vec<Entry> =
            entries.into_iter().filter(|entry| matches!(entry.body, Body::Practice(_))).collect();
        kept.sort_by_key(Entry::sort_key);
        for practice in kept.iter().filter_map(Entry::practice) {
            *self.counts.entry(practice.kind()).or_default() += 1;
        }
        let before =
            if kept.is_empty() { self.months.remove(&month) } else { self.months.insert(month, kept) };
        for practice in before.iter().flatten().filter_map(Entry::practice) {
            if let Some(count) = self.counts.get_mut(&practice.kind()) {
                *count -= 1;
            }
        }
        self.counts.retain(|_, count| *count > 0);
    }

    /// Returns the number of entries of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    /// All of them, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Entry, &Practice)> {
        self.months.values().flatten().filter_map(|entry| Some((entry, entry.practice()?)))
    }

    /// Returns the entries of one kind, oldest first.
    pub fn of(&self, kind: Kind) -> impl DoubleEndedIterator<Item = (&Entry, &Practice)> {
        self.iter().filter(move |(_, practice)| practice.kind() == kind)
    }

    /// The newest of a kind in which something is written.
    pub fn newest_written(&self, kind: Kind) -> Option<(&Entry, &Practice)> {
        let written = self.of(kind).filter(|(_, practice)| practice.texts().next().is_some());
        written.max_by_key(|(entry, _)| (entry.day, entry.saved_at.instant(), entry.id))
    }

    /// The one with an id.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.months.values().flatten().find(|entry| entry.id == id)
    }

    /// The practice entry of that id whose day is known, which is found at once.
    pub fn on(&self, day: Day, id: EntryId) -> Option<&Entry> {
        self.months.get(&Month::of(day))?.iter().find(|entry| entry.id == id)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::insight::testing::{day, journal, note};
    use crate::journal::Moment;
    use crate::journal::practice::Answer;

    /// An entry of an exercise, saved at noon of its day; numbers tell entries apart.
    pub(in crate::insight) fn practice(
        kind: Kind,
        of: &str,
        number: u8,
        answers: &[(&str, Answer)],
    ) -> Entry {
        let mut practice = Practice::new(kind);
        for (key, answer) in answers {
            assert!(practice.set(key, answer.clone()), "{kind:?} {key} {answer:?}");
        }
        let saved_at: Moment = format!("{of}T12:00:00+00:00").parse().unwrap();
        let id = EntryId::new_v7(saved_at.unix_seconds() * 1000, [number; 10]);
        Entry::new(id, day(of), Body::Practice(practice), saved_at, day(of))
    }

    pub(in crate::insight) fn practices(entries: impl IntoIterator<Item = Entry>) -> Practices {
        Practices::from_journal(&journal(entries))
    }

    pub(in crate::insight) fn id(id: &str) -> Answer {
        Answer::Id(id.to_owned())
    }

    pub(in crate::insight) fn text(text: &str) -> Answer {
        Answer::Text(text.to_owned())
    }

    #[test]
    fn only_practice_entries_are_kept_oldest_first_whatever_the_order_of_reading() {
        let late = practice(Kind::Fear, "2026-11-20", 1, &[]);
        let early = practice(Kind::Pause, "2026-10-02", 2, &[]);
        let other = note(day("2026-11-21"), 3, "words");
        let mut read = Practices::default();
        read.put(Month::of(late.day), [other, late.clone()]);
        read.put(Month::of(early.day), [early.clone()]);
        assert_eq!(read.iter().map(|(entry, _)| entry.id).collect::<Vec<_>>(), [early.id, late.id]);
        assert_eq!(read.of(Kind::Fear).map(|(entry, _)| entry.id).collect::<Vec<_>>(), [late.id]);
        assert_eq!(read.entry(early.id), Some(&early));
    }

    #[test]
    fn a_month_that_is_read_again_takes_the_place_of_the_old() {
        let one = practice(Kind::Fear, "2026-11-20", 1, &[]);
        let two = practice(Kind::Fear, "2026-11-19", 2, &[]);
        let mut read = Practices::default();
        read.put(Month::of(one.day), [one.clone()]);
        read.put(Month::of(one.day), [one.clone(), two.clone()]);
        assert_eq!(read.iter().map(|(entry, _)| entry.id).collect::<Vec<_>>(), [two.id, one.id]);
        read.put(Month::of(one.day), []);
        assert_eq!(read.iter().count(), 0);
    }

    #[test]
    fn each_kind_is_counted_whatever_month_is_read_again() {
        let of = |kind, on, number| practice(kind, on, number, &[]);
        let mut practices = practices([
            of(Kind::Fear, "2026-10-31", 1),
            of(Kind::Fear, "2026-11-01", 2),
            of(Kind::Plan, "2026-11-02", 3),
        ]);
        let counts =
            |practices: &Practices| [Kind::Fear, Kind::Plan, Kind::Calm].map(|kind| practices.count(kind));
        assert_eq!(counts(&practices), [2, 1, 0]);
        let november = "2026-11".parse().unwrap();
        practices.put(november, [of(Kind::Fear, "2026-11-01", 2), of(Kind::Calm, "2026-11-03", 4)]);
        assert_eq!(counts(&practices), [2, 0, 1]);
        practices.put(november, []);
        assert_eq!(counts(&practices), [1, 0, 0]);
    }

    #[test]
    fn the_newest_of_a_kind_in_which_something_is_written_is_found() {
        let plan = |on, number, words| practice(Kind::Setback, on, number, &[("early", text(words))]);
        let all = [
            plan("2026-09-01", 1, "the phone"),
            plan("2026-11-01", 2, "no appetite"),
            plan("2026-11-02", 3, ""),
            practice(Kind::GoodEnough, "2026-11-03", 4, &[("line", text("soup"))]),
        ];
        let found =
            |all: &[Entry]| practices(all.to_vec()).newest_written(Kind::Setback).map(|(entry, _)| entry.id);
        assert_eq!(found(&all), Some(all[1].id));
        assert_eq!(found(&all[2..]), None);
    }
}
