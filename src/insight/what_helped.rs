//! The statistics on what helped: the day after, among equally hard days, with a tick or an exercise.
//! This is no test: other things may explain the difference.

use super::history::{History, Seen, TickRef};
use super::series::Series;
use crate::insight::stats::numeric::{TOLERANCE, count};
use crate::journal::practice::Kind;
use crate::journal::{Day, Rating, Sign, TickList};

/// The fewest days with it, and the fewest without, for a level to count.
pub const LEVEL_LEAST: usize = 2;
/// The fewest days with it at the levels that count.
pub const DAYS_LEAST: usize = 8;
/// The fewest levels that count.
pub const LEVELS_LEAST: usize = 2;
/// The change from which the next day was lighter or heavier, in points.
pub const CHANGE_FROM: f64 = 0.25;

/// Something that may have helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aid {
    /// A tick in the list of what helped.
    Tick(TickRef),
    /// An exercise that was done.
    Practice(Kind),
}

impl Aid {
    /// Whether it was there on the day of a check-in; `None` when that was never asked.
    pub fn is_there(self, history: &History, seen: &Seen) -> Option<bool> {
        match self {
            Self::Tick(tick) => tick.is_ticked_in(seen),
            Self::Practice(kind) => Some(history.has_practised(kind, seen.day)),
        }
    }
}

/// Whether an entry of a kind says that the exercise was done on its day: not where it is only planned, parked or
/// written down for another day, nor where it looks back on other days.
pub fn is_done_on_its_day(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Fear
            | Kind::Worry
            | Kind::Goal
            | Kind::Plan
            | Kind::AloneTime
            | Kind::Session
            | Kind::Setback
            | Kind::Review
            | Kind::MonthlyCheck
    )
}

/// The exercises of a history whose entries say that they were done on their days.
pub fn practised(history: &History) -> impl Iterator<Item = Kind> {
    history.practised_kinds().into_iter().filter(|kind| is_done_on_its_day(*kind))
}

/// The days after, at one level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The rating of the day itself.
    pub level: Rating,
    /// The number of days with it.
    pub with: usize,
    /// The number of days without it.
    pub without: usize,
    /// Mean of the next days after those with less mean after those without, in points.
    pub difference: f64,
}

/// One thing that may have helped, and one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Helped {
    /// The thing.
    pub aid: Aid,
    /// The sign.
    pub sign: Sign,
    /// The levels that count, lightest first.
    pub levels: Vec<Level>,
    /// The days with it at those levels, oldest first.
    pub days: Vec<Day>,
    /// The number of days with a rating on which it was there at all.
    pub ticked: usize,
    /// The change of the next day among equally hard days, in points; `None` when there are not enough similar days.
    pub change: Option<f64>,
}

/// Everything ticked as having helped and every exercise done, with every sign, over all time.
pub fn helped(history: &History, today: Day) -> Vec<Helped> {
    let ticks = history.ticks(TickList::Helped, history.all());
    let ticks = ticks.into_iter().filter(|tick| !history.is_nothing(*tick)).map(Aid::Tick);
    let series = Sign::ALL.map(|sign| (sign, Series::new(history, sign.into(), today)));
    ticks
        .chain(practised(history).map(Aid::Practice))
        .flat_map(|aid| series.iter().map(move |(sign, series)| one(history, aid, *sign, series)))
        .collect()
}

fn one(history: &History, aid: Aid, sign: Sign, series: &Series) -> Helped {
    let points = series.points();
    let ticked = |day: Day| aid.is_there(history, history.on(day)?);
    let pairs = points.windows(2).filter_map(|pair| {
        let [one, next] = pair else { return None };
        (next.day.days_since(one.day) == 1).then_some((one, next.value(), ticked(one.day)?))
    });
    let pairs: Vec<_> = pairs.collect();
    let mut levels = Vec::new();
    for level in Rating::ALL {
        let after = |with: bool| -> Vec<f64> {
            let at = pairs.iter().filter(|(one, _, ticked)| one.rating == level && *ticked == with);
            at.map(|(_, next, _)| *next).collect()
        };
        let (with, without) = (after(true), after(false));
        if with.len() >= LEVEL_LEAST && without.len() >= LEVEL_LEAST {
            let mean = |values: &[f64]| values.iter().sum::<f64>() / count(values.len());
            let difference = mean(&with) - mean(&without);
            levels.push(Level { level, with: with.len(), without: without.len(), difference });
        }
    }
    let at_a_level = |rating: Rating| levels.iter().any(|level| level.level == rating);
    let days: Vec<Day> = pairs
        .iter()
        .filter(|(one, _, ticked)| *ticked && at_a_level(one.rating))
        .map(|(one, ..)| one.day)
        .collect();
    let enough = days.len() >= DAYS_LEAST && levels.len() >= LEVELS_LEAST;
    let weighted: f64 = levels.iter().map(|level| count(level.with) * level.difference).sum();
    let change = enough.then(|| weighted / count(days.len()));
    let ticked = points.iter().filter(|point| ticked(point.day) == Some(true)).count();
    Helped { aid, sign, levels, days, ticked, change }
}

impl Helped {
    /// Whether the next day was lighter (−1), about as usual (0) or heavier (1); `None` when it is not known.
    pub fn direction(&self) -> Option<i8> {
        self.change.map(|change| {
            if change <= -CHANGE_FROM + TOLERANCE { -1 } else { i8::from(change >= CHANGE_FROM - TOLERANCE) }
        })
    }
}

#[cfg(test)]
mod tests;
