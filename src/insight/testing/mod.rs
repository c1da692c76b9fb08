//! The shared parts of the tests of `insight`: entries, journals and the phrases as they are shipped.

mod any_journal;
pub(crate) mod reference;

use super::phrases::Phrases;
use super::{History, Practices};
use crate::journal::practice::Kind;
use crate::journal::{
    Body, CheckIn, Day, Document, Entry, EntryId, Journal, Moment, Month, Note, Rating, Scale, Sign,
};

impl History {
    /// The check-ins of the months that have been read.
    pub(crate) fn of(journal: &Journal) -> Self {
        let mut history = Self::default();
        for document in journal.months() {
            history.put_document(document);
        }
        history
    }
}

impl Practices {
    /// The practice entries of a journal's months.
    pub(crate) fn from_journal(journal: &Journal) -> Self {
        let mut practices = Self::default();
        for document in journal.months() {
            practices.put_document(document);
        }
        practices
    }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Whether two numbers are the same within a relative difference; near 0, within 1e-12.
pub(crate) fn near(found: f64, expected: f64, relative: f64) {
    let far = (found - expected).abs();
    let allowed = if expected == 0.0 { 1e-12 } else { relative * expected.abs() };
    assert!(far <= allowed, "{found} is not {expected}");
}

/// The templates as they are shipped, with ids for the names of ticks.
pub(crate) fn phrases() -> Phrases<'static> {
    let labels = Scale::ALL.map(Scale::key);
    Phrases {
        templates: crate::texts::insight(),
        labels,
        tick: Box::new(|_, id| id.to_owned()),
        practice: Kind::key,
    }
}

fn now() -> Moment {
    "2026-11-22T21:14:03+01:00".parse().unwrap()
}

/// A check-in with a jealousy rating, first saved this many days after its day.
pub(crate) fn check_in(of: Day, jealousy: Option<u32>, late_by: i64) -> Entry {
    let mut check_in = CheckIn::default();
    let rating = jealousy.and_then(|value| Rating::new(u8::try_from(value).unwrap()));
    check_in.ratings.set(Sign::Jealousy, rating);
    Entry::new_check_in(of, check_in, now(), of.plus(late_by))
}

pub(crate) fn note(of: Day, number: u8, text: &str) -> Entry {
    let body = Body::Note(Note { text: text.to_owned() });
    Entry::new(EntryId::new_v7(0, [number; 10]), of, body, now(), of)
}

pub(crate) fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    let mut journal = Journal::new();
    for entry in entries {
        let month = Month::of(entry.day);
        let document = journal.month(month).cloned().unwrap_or_else(|| Document::new(month));
        journal.put(document.with(entry));
    }
    journal
}
