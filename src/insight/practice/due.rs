//! Entries that are due: their day to be looked back on has come.

use crate::journal::practice::Kind;
use crate::journal::{Day, Entry, EntryId, Month};

/// The number of months before this one that are searched for entries that wait. A day to look back on lies at most 366
/// days after its entry, so each waits here at least until the end of the month in which its day comes. An entry that
/// waits longer stays open on its own page, and the cost does not grow with the journal.
pub const MONTHS_BEFORE: usize = 13;

/// An entry that waits to be looked back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day from which it waits.
    pub since: Day,
    /// The entry's own day.
    pub day: Day,
    /// The entry.
    pub id: EntryId,
    /// The exercise it is from.
    pub kind: Kind,
}

impl Due {
    /// An entry that waits on this day at some time of it; `None` when it does not.
    pub fn of(entry: &Entry, today: Day) -> Option<Self> {
        let practice = entry.practice()?;
        let since = practice.look_back().filter(|day| *day <= today)?;
        Some(Self { since, day: entry.day, id: entry.id, kind: practice.kind() })
    }

    /// Whether it waits now: a worry does on its very day only once the time of worries has come.
    pub fn is_now(&self, today: Day, worry_time_has_come: bool) -> bool {
        self.since < today || self.kind != Kind::Worry || worry_time_has_come
    }
}

/// Finds the entries that wait on a day at a time of day, the longest waiting first.
pub fn due<'a>(entries: impl IntoIterator<Item = &'a Entry>, today: Day) -> Vec<Due> {
    let mut due: Vec<Due> = entries.into_iter().filter_map(|entry| Due::of(entry, today)).collect();
    due.sort();
    due
}

/// Names the kinds of entries that wait, each once, the longest waiting first: `a fear, a parked worry`. `called` gives
/// the name of one that waits.
pub fn in_words<'a, 'b>(due: impl IntoIterator<Item = &'a Due>, called: impl Fn(Kind) -> &'b str) -> String {
    let mut kinds: Vec<Kind> = Vec::new();
    for due in due {
        if !kinds.contains(&due.kind) {
            kinds.push(due.kind);
        }
    }
    let words: Vec<&str> = kinds.into_iter().map(called).filter(|words| !words.is_empty()).collect();
    words.join(", ")
}

/// The months in which an entry can be that waits on this day, newest first.
pub fn months(today: Day) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(Month::of(today)), |month| Some(month.previous())).take(MONTHS_BEFORE + 1)
}

#[cfg(test)]
mod tests;
