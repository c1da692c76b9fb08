//! What statistics look at of a check-in: its day, its ratings, its ticks; and of an exercise: its day. No words.

use super::check_in::TickList;
use super::day::Day;
use super::entry::Entry;
use super::practice::Kind;
use super::sign::{Rating, Scale};

/// One check-in without what was written in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The day.
    pub day: Day,
    /// Whether it was first saved two or more days after its day.
    pub late: bool,
    /// The ratings in the order of [`Scale::ALL`]; `None` where one was skipped.
    pub ratings: [Option<Rating>; 6],
    /// What is ticked in the order of [`TickList::ALL`]; `None` where a list was never opened.
    pub ticks: [Option<Vec<String>>; 4],
}

impl Observation {
    /// What statistics look at of an entry; `None` when it is no check-in.
    pub fn of(entry: &Entry) -> Option<Self> {
        let check_in = entry.check_in()?;
        Some(Self {
            day: entry.day,
            late: entry.late,
            ratings: Scale::ALL.map(|scale| check_in.ratings.get(scale)),
            ticks: TickList::ALL.map(|list| check_in.ticked(list).map(<[String]>::to_vec)),
        })
    }
}

/// That an exercise was done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Practised {
    /// The day.
    pub day: Day,
    /// Which exercise.
    pub kind: Kind,
}

impl Practised {
    /// What statistics look at of an entry; `None` when it is of no exercise, or was written two or more days after its
    /// day: what it holds was not done then.
    pub fn of(entry: &Entry) -> Option<Self> {
        let kind = entry.practice()?.kind();
        (!entry.late).then_some(Self { day: entry.day, kind })
    }
}
