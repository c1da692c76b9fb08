//! Moves an entry to another day: the same entry where its month and its id allow that, otherwise a new one in its
//! place.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::calendar::Month;
use super::day::Day;
use super::entry::{Body, Entry};
use super::id::EntryId;
use super::moment::Moment;
use crate::journal::format::digest::Digest;

/// The reason why an entry cannot be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotMove {
    /// It lies on that day.
    #[error("it is already on that day")]
    SameDay,
    /// It is of a kind that this version does not know.
    #[error("a newer version of inward wrote it, and this version does not know what its day means")]
    Unknown,
}

impl Entry {
    /// The entry on another day, written now. `first_saved_on` is the journal day of its first save, by which it is late or
    /// not.
    ///
    /// Within a month it keeps its id, unless it is a check-in, whose id is made of its day. Else it is a new entry, with the
    /// same id however often and wherever the same entry is moved to the same day. An entry of a clock that was ahead, first
    /// saved at a time to come, becomes a new one that is saved now.
    ///
    /// # Errors
    /// [`CannotMove`] when it lies there already or is of an unknown kind.
    pub fn moved(&self, to: Day, first_saved_on: Day, now: Moment) -> Result<Self, CannotMove> {
        if to == self.day {
            return Err(CannotMove::SameDay);
        }
        // What comes from elsewhere was not written in time, wherever it lies.
        let late = first_saved_on.days_since(to) >= 2 || self.source().is_some();
        let is_ahead = self.saved_at.instant() > now.instant();
        let id = match self.body {
            Body::Other { .. } => return Err(CannotMove::Unknown),
            Body::CheckIn(_) => EntryId::of_check_in(to),
            _ if Month::of(to) == Month::of(self.day) && !is_ahead => self.id,
            _ => self.id_on(to),
        };
        if is_ahead {
            let replaces = Vec::new();
            return Ok(Self { id, day: to, saved_at: now, edited_at: None, replaces, late, ..self.clone() });
        }
        let version = self.edited(self.body.clone(), now);
        let replaces = if id == self.id { version.replaces } else { Vec::new() };
        Ok(Self { id, day: to, replaces, late, ..version })
    }

    /// Whether moving this version made an entry that has another id now. `digests` are those of all its versions, also of
    /// those that were replaced, `days` those on which they lie, and `moved_at` the moments at which this entry was deleted: a
    /// check-in on another day is told by what a move at one of them would have made of it.
    pub fn became(
        &self,
        id: EntryId,
        days: &BTreeSet<Day>,
        digests: &BTreeSet<Digest>,
        moved_at: &[Moment],
    ) -> bool {
        match self.body {
            _ if self.id == id => false,
            Body::Other { .. } => false,
            Body::CheckIn(_) => days.iter().filter(|day| EntryId::of_check_in(**day) == id).any(|day| {
                // Whether it was late depends on when the day began then.
                let made = moved_at.iter().flat_map(|at| {
                    [*day, day.plus(2)].map(|saved_on| self.moved(*day, saved_on, at.clone()))
                });
                made.flatten().any(|version| digests.contains(&version.digest()))
            }),
            _ if !id.has_time_of(self.id_of([0; 10])) => false,
            // Within its month it may have gone on to other days.
            _ => days.iter().any(|day| {
                let month = Month::of(*day);
                let length = month.last().days_since(month.first());
                (0..=length).any(|offset| self.id_on(month.first().plus(offset)) == id)
            }),
        }
    }

    fn id_on(&self, to: Day) -> EntryId {
        let hash = Sha256::digest(format!("moved:{}:{to}", self.id));
        self.id_of(hash.first_chunk().copied().unwrap_or_default())
    }

    /// An id of the moment at which it was first saved.
    fn id_of(&self, random: [u8; 10]) -> EntryId {
        let (seconds, nanoseconds) = self.saved_at.instant();
        EntryId::new_v7(seconds.saturating_mul(1_000) + i64::from(nanoseconds / 1_000_000), random)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Document, Note};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn at(second: i64) -> Moment {
        "2026-11-22T21:00:00+01:00".parse::<Moment>().unwrap().plus_seconds(second)
    }

    fn note() -> Entry {
        let body = Body::Note(Note { text: "words".to_owned() });
        Entry::new(EntryId::new_v7(0, [1; 10]), day("2026-11-22"), body, at(0), day("2026-11-22"))
    }

    fn check_in() -> Entry {
        Entry::new_check_in(day("2026-11-22"), CheckIn::default(), at(0), day("2026-11-22"))
    }

    #[test]
    fn within_a_month_an_entry_keeps_its_id_and_replaces_how_it_was() {
        let (note, to) = (note(), day("2026-11-20"));
        let moved = note.moved(to, day("2026-11-22"), at(60)).unwrap();
        assert_eq!((moved.id, moved.day, moved.saved_at.clone()), (note.id, to, at(0)));
        assert_eq!(moved.replaces, [note.digest()]);
        assert!(moved.late, "it was first saved two days after that day");
        let document = Document::new(Month::of(to)).with(note.clone()).with(moved.clone());
        assert_eq!(document.entries(), std::slice::from_ref(&moved));
        let back = note.moved_back(&moved);
        let document = document.with(back);
        let shown = document.entry(note.id).unwrap();
        assert_eq!((shown.day, shown.late, shown.changed_at()), (note.day, false, None));
        assert!(document.others().is_empty());
    }

    #[test]
    fn to_another_month_it_is_a_new_entry_and_the_same_one_each_time() {
        let (note, to) = (note(), day("2026-10-31"));
        let moved = note.moved(to, day("2026-11-22"), at(60)).unwrap();
        assert_ne!(moved.id, note.id);
        assert_eq!((moved.day, &moved.body, moved.replaces.len()), (to, &note.body, 0));
        assert_eq!(note.moved(to, day("2026-11-22"), at(90)).unwrap().id, moved.id);
        let other = note.moved(day("2026-10-30"), day("2026-11-22"), at(60)).unwrap();
        assert_ne!(other.id, moved.id);
        assert!(moved.id.to_string().contains("-7"), "{}", moved.id);
    }

    #[test]
    fn a_check_in_takes_the_id_of_its_new_day() {
        let moved = check_in().moved(day("2026-11-21"), day("2026-11-22"), at(60)).unwrap();
        assert_eq!(moved.id, EntryId::of_check_in(day("2026-11-21")));
        assert!(moved.replaces.is_empty() && !moved.late);
        assert_eq!(Entry::parse(&moved.to_value().to_string()), Ok(moved));
    }

    #[test]
    fn an_entry_of_a_clock_that_was_ahead_becomes_one_that_is_saved_now() {
        let ahead = Entry { saved_at: at(400_000), edited_at: Some(at(400_001)), ..note() };
        let moved = ahead.moved(day("2026-11-21"), day("2026-11-22"), at(0)).unwrap();
        assert_ne!(moved.id, ahead.id);
        assert_eq!((moved.made_at(), &moved.body, moved.late), (&at(0), &ahead.body, false));
        assert!(moved.replaces.is_empty());
    }

    #[test]
    fn what_an_entry_became_by_a_move_is_known_without_a_mark_in_either() {
        let digests = |versions: &[&Entry]| -> BTreeSet<Digest> {
            versions.iter().flat_map(|it| it.replaces.iter().copied().chain([it.digest()])).collect()
        };
        let note = note();
        let moved = note.moved(day("2026-10-31"), day("2026-11-22"), at(60)).unwrap();
        let went_on = moved.moved(day("2026-10-07"), day("2026-11-22"), at(70)).unwrap();
        assert_eq!(went_on.id, moved.id);
        let days = BTreeSet::from([went_on.day]);
        assert!(note.became(moved.id, &days, &BTreeSet::new(), &[]));
        assert!(!note.became(moved.id, &BTreeSet::from([day("2026-09-07")]), &BTreeSet::new(), &[]));
        let other = Entry { saved_at: at(1), ..note.clone() };
        assert!(!other.became(moved.id, &days, &BTreeSet::new(), &[]), "of another moment");
        let days = BTreeSet::from([day("2026-11-19")]);
        for first_saved_on in ["2026-11-19", "2026-11-22"] {
            let check_in = check_in();
            let moved = check_in.moved(day("2026-11-19"), day(first_saved_on), at(60)).unwrap();
            let edited = moved.edited(Body::CheckIn(Box::default()), at(90));
            for versions in [&[&moved][..], &[&edited]] {
                assert!(check_in.became(moved.id, &days, &digests(versions), &[at(1), at(60)]));
            }
            assert!(
                !check_in.became(moved.id, &days, &digests(&[&moved]), &[at(61)]),
                "deleted at another time"
            );
            assert!(!moved.became(
                check_in.id,
                &BTreeSet::from([check_in.day]),
                &digests(&[&check_in]),
                &[at(60)]
            ));
        }
    }

    #[test]
    fn nothing_is_moved_to_where_it_is_and_nothing_that_is_not_known() {
        assert_eq!(note().moved(day("2026-11-22"), day("2026-11-22"), at(60)), Err(CannotMove::SameDay));
        let other = Entry { body: Body::Other { kind: "song".to_owned() }, ..note() };
        assert_eq!(other.moved(day("2026-11-21"), day("2026-11-22"), at(60)), Err(CannotMove::Unknown));
    }
}
