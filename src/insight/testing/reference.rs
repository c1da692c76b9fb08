//! The shared parts of the tests of statistics: the reference series, whose figures were computed with scipy and
//! pymannkendall, and short ways to make points and histories.

use std::collections::BTreeMap;

use super::day;
use crate::insight::history::History;
use crate::insight::series::{Point, Series};
use crate::journal::{Day, Month, Observation, Rating, Scale, Sign, TickList};

/// Ratings on days, counted from the first.
pub(crate) struct Reference {
    pub(crate) days: &'static [i64],
    pub(crate) ratings: &'static [i64],
}

/// Four weeks that ease.
pub(crate) const EASING: Reference = Reference {
    days: &[
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
    ],
    ratings: &[3, 4, 3, 3, 2, 3, 4, 3, 2, 3, 3, 2, 3, 2, 2, 3, 1, 2, 2, 1, 2, 2, 1, 1, 2, 1, 0, 1],
};

/// Four weeks with gaps that go nowhere.
pub(crate) const FLAT: Reference = Reference {
    days: &[0, 1, 2, 4, 5, 7, 8, 9, 12, 13, 14, 15, 18, 19, 20, 21, 23, 25, 26, 27],
    ratings: &[2, 1, 3, 2, 0, 1, 2, 3, 2, 1, 2, 0, 3, 1, 2, 2, 1, 3, 1, 2],
};

/// Five weeks that wander up, down and up again without a trend.
pub(crate) const WAVE: Reference = Reference {
    days: &[
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
        28, 29, 30, 31, 32, 33, 34,
    ],
    ratings: &[
        0, 0, 1, 0, 1, 1, 2, 2, 1, 2, 2, 3, 3, 2, 2, 1, 1, 1, 2, 2, 1, 2, 3, 3, 4, 3, 3, 2, 2, 1, 2, 2, 3, 3,
        2,
    ],
};

/// The days of `EASING` on which something was ticked.
pub(crate) const EASING_TICKED: [u8; 28] =
    [1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

/// The days of `FLAT` on which something was ticked.
pub(crate) const FLAT_TICKED: [u8; 20] = [1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0];

/// The days of `WAVE` on which something was ticked that fell into one block.
pub(crate) const WAVE_BLOCK: [u8; 35] =
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

/// The days of `WAVE` on which something was ticked that follows its peaks.
pub(crate) const WAVE_PEAKS: [u8; 35] =
    [0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 0];

/// The day from which the days of tests are counted.
pub(crate) fn at(offset: i64) -> Day {
    day("2026-03-02").plus(offset)
}

pub(crate) fn rating(value: i64) -> Rating {
    Rating::new(u8::try_from(value).unwrap()).unwrap()
}

pub(crate) fn point((offset, value): (i64, i64)) -> Point {
    Point { day: at(offset), rating: rating(value) }
}

pub(crate) fn points(days: &[i64], ratings: &[i64]) -> Vec<Point> {
    days.iter().copied().zip(ratings.iter().copied()).map(point).collect()
}

/// One rating a day.
pub(crate) fn daily(ratings: &[i64]) -> Vec<Point> {
    (0..).zip(ratings.iter().copied()).map(point).collect()
}

/// A series of jealousy with nothing left out, on the day of its last point.
pub(crate) fn bare(points: Vec<Point>) -> Series {
    let today = points.last().unwrap().day;
    Series::bare(Sign::Jealousy.into(), points, today)
}

/// Returns the observation of a day on which jealousy was rated.
pub(crate) fn seen(offset: i64, jealousy: Option<i64>) -> Observation {
    let mut ratings = [None; 6];
    ratings[0] = jealousy.map(rating);
    Observation { day: at(offset), late: false, ratings, ticks: [const { None }; 4] }
}

/// The same with a list opened and these ids ticked.
pub(crate) fn ticked(observation: Observation, list: TickList, ids: &[&str]) -> Observation {
    let mut observation = observation;
    observation.ticks[list as usize] = Some(ids.iter().copied().map(str::to_owned).collect());
    observation
}

/// The same, first saved too late to count.
pub(crate) fn late(observation: Observation) -> Observation {
    Observation { late: true, ..observation }
}

/// A history of observations in any order.
pub(crate) fn history(observations: impl IntoIterator<Item = Observation>) -> History {
    let mut months: BTreeMap<Month, Vec<Observation>> = BTreeMap::new();
    for observation in observations {
        months.entry(Month::of(observation.day)).or_default().push(observation);
    }
    let mut history = History::default();
    for (month, mut observations) in months {
        observations.sort_by_key(|observation| observation.day);
        history.put(month, observations);
    }
    history
}

/// The same after three days of warm-up, which end on the day before `at(0)`.
pub(crate) fn warmed(observations: impl IntoIterator<Item = Observation>) -> History {
    history((-3..0).map(|offset| seen(offset, Some(2))).chain(observations))
}

/// The jealousy of a history, as of a day.
pub(crate) fn jealousy(history: &History, today: Day) -> Series {
    Series::new(history, Scale::Sign(Sign::Jealousy), today)
}
