//! A day's check-in as it is recorded, and the version that a change of it makes.

use super::setup::Present;
use crate::journal::{Body, CheckIn, Day, Document, Entry, EntryId, Ratings, Scale};

/// Ratings of days further back than this change only after a confirmation.
const DAYS_RATINGS_STAY_OPEN: i64 = 7;

/// The check-in of a day, if it is recorded.
pub(super) fn check_in(document: &Document, day: Day) -> Option<&Entry> {
    document.entry(EntryId::of_check_in(day))
}

/// The version that says `check_in`; `None` when that is what is recorded already.
pub(super) fn version(document: &Document, day: Day, check_in: CheckIn, present: &Present) -> Option<Entry> {
    let now = present.now.clone();
    if let Some(stored) = self::check_in(document, day) {
        let body = Body::CheckIn(Box::new(check_in));
        return (stored.body != body).then(|| stored.edited(body, now));
    }
    let first = Entry::new_check_in(day, check_in, now.clone(), present.today);
    Some(match document.tombstone(first.id) {
        // The same words as in a deleted version, within the same second, would stay hidden with it.
        Some(tombstone) if tombstone.replaces.contains(&first.digest()) => first.restored(tombstone),
        _ => first,
    })
}

/// Whether moving an entry to a day would touch ratings, of either day, that are old enough to ask first.
pub(super) fn moves_old_ratings(entry: &Entry, to: Day, today: Day) -> bool {
    let is_old = |day| today.days_since(day) > DAYS_RATINGS_STAY_OPEN;
    entry.check_in().is_some() && (is_old(entry.day) || is_old(to))
}

/// Whether a change would touch recorded ratings that are old enough to ask first.
pub(super) fn changes_old_ratings(stored: Option<&CheckIn>, ratings: &Ratings, day: Day, today: Day) -> bool {
    let changed = |stored: &CheckIn| {
        Scale::ALL.into_iter().any(|scale| stored.ratings.get(scale) != ratings.get(scale))
    };
    today.days_since(day) > DAYS_RATINGS_STAY_OPEN && stored.is_some_and(changed)
}
