//! What waits: entries whose day has come to be looked back on, and whether a week can be reviewed as a whole.

use crate::journal::practice::Kind;
use crate::journal::{Day, Entry, EntryId, Month, Week, WeekStart};

/// How many months before this one are looked through for entries that wait. A day to look back on lies at most 366 days
/// after its entry, so that each waits at least until the end of the month in which its day comes; what nobody looked
/// back on by then waits no longer, and the cost does not grow with the journal.
pub const MONTHS_BEFORE: usize = 13;

/// The field of a review with the first day of its week.
const WEEK: &str = "week";

/// An entry that waits to be looked back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day from which it waits.
    pub since: Day,
    /// The entry's own day.
    pub day: Day,
    /// The entry.
    pub id: EntryId,
    /// Which exercise it is from.
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

/// Whether an entry waits to be looked back on now.
pub fn is_due(entry: &Entry, today: Day, worry_time_has_come: bool) -> bool {
    Due::of(entry, today).is_some_and(|due| due.is_now(today, worry_time_has_come))
}

/// What waits on a day at some time of it, the longest waiting first.
pub fn due<'a>(entries: impl IntoIterator<Item = &'a Entry>, today: Day) -> Vec<Due> {
    let mut due: Vec<Due> = entries.into_iter().filter_map(|entry| Due::of(entry, today)).collect();
    due.sort_unstable();
    due
}

/// The kinds of what waits in words, each once, the longest waiting first: `a fear, a parked worry`. `called` gives what
/// one that waits is called.
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

/// The week whose review is offered on a day: from its last day on until the next week's last day comes, when it has a
/// check-in and none of the entries is its review.
pub fn review<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    today: Day,
    start: WeekStart,
) -> Option<Week> {
    let this = Week::of(today, start);
    let week = if this.last() == today { this } else { this.plus(-1) };
    let mut has_check_in = false;
    for entry in entries {
        has_check_in |= week.contains(entry.day) && entry.check_in().is_some();
        let practice = entry.practice().filter(|practice| practice.kind() == Kind::Review);
        if practice.is_some_and(|practice| practice.day(WEEK) == Some(week.first())) {
            return None;
        }
    }
    has_check_in.then_some(week)
}

#[cfg(test)]
mod tests;
