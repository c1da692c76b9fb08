//! The part of an entry that statistics look at: of a check-in its day, ratings and ticks; of an exercise its day. No
//! words.

use super::check_in::TickList;
use super::day::Day;
use super::entry::Entry;
use super::practice::Kind;
use super::sign::{Rating, Scale};

/// One check-in without its written words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The day.
    pub day: Day,
    /// Whether it was first saved two or more days after its day.
    pub late: bool,
    /// The ratings in the order of [`Scale::ALL`]; `None` where one was skipped.
    pub ratings: [Option<Rating>; 6],
    /// The ticks in the order of [`TickList::ALL`]; `None` where a list was never opened.
    pub ticks: [Option<Vec<String>>; 4],
}

impl Observation {
    /// Takes the observation from an entry; `None` when it is no check-in.
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

/// An exercise done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Practised {
    /// The day.
    pub day: Day,
    /// The exercise.
    pub kind: Kind,
}

impl Practised {
    /// Takes the observation from an entry; `None` when it is no exercise, or when it was written two or more days
    /// after its day, since then it was not done on that day.
    pub fn of(entry: &Entry) -> Option<Self> {
        let kind = entry.practice()?.kind();
        (!entry.late).then_some(Self { day: entry.day, kind })
    }
}
