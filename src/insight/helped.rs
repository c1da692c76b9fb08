//! What helped: the day after, among equally hard days. No test: other things may explain it.

use super::history::{History, TickRef};
use super::numeric::{TOLERANCE, count};
use super::series::Series;
use crate::journal::{Day, Rating, Sign, TickList};

/// The fewest days with it, and the fewest without, for a level to count.
pub const LEVEL_LEAST: usize = 2;
/// The fewest days with it at the levels that count.
pub const DAYS_LEAST: usize = 8;
/// The fewest levels that count.
pub const LEVELS_LEAST: usize = 2;
/// From this change on, in points, the next day was lighter or heavier.
pub const CHANGE_FROM: f64 = 0.25;

/// How the days after went at one level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The rating of the day itself.
    pub level: Rating,
    /// How many days with it.
    pub with: usize,
    /// How many days without it.
    pub without: usize,
    /// Mean of the next days after those with less mean after those without, in points.
    pub difference: f64,
}

/// One thing that helped, and one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Helped {
    /// The tick.
    pub tick: TickRef,
    /// The sign.
    pub sign: Sign,
    /// The levels that count, lightest first.
    pub levels: Vec<Level>,
    /// The days with it at those levels, oldest first.
    pub days: Vec<Day>,
    /// On how many days with a rating it was ticked at all.
    pub ticked: usize,
    /// The change of the next day among equally hard days, in points; `None` when there are not enough similar days.
    pub change: Option<f64>,
}

/// Everything ticked as having helped, with every sign, over all time.
pub fn helped(history: &History, today: Day) -> Vec<Helped> {
    let ticks = history.ticks(TickList::Helped, history.all());
    let series = Sign::ALL.map(|sign| (sign, Series::new(history, sign.into(), today)));
    ticks
        .into_iter()
        .filter(|tick| history.id(*tick) != "nothing")
        .flat_map(|tick| series.iter().map(move |(sign, series)| one(history, tick, *sign, series)))
        .collect()
}

fn one(history: &History, tick: TickRef, sign: Sign, series: &Series) -> Helped {
    let points = series.points();
    let ticked = |day: Day| tick.is_ticked_in(history.on(day)?);
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
    Helped { tick, sign, levels, days, ticked, change }
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
