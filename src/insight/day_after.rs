//! Hard days of one scale, and how often the day after was not one: a description without a test, so that no word of it
//! can be wrong by chance.

use crate::insight::series::{Point, Series, Span};
use crate::insight::stats::numeric::count;
use crate::insight::stats::wilson::wilson;
use crate::journal::{Day, Rating, Scale};

/// The fewest hard days with a day after from which those are summed up.
pub const FOLLOWED_LEAST: usize = 8;
/// The normal quantile of the interval of the share.
const Z: f64 = 1.959_964;
/// The days of one block.
const BLOCK: i64 = 28;
/// The fewest entries of a block that is told.
const BLOCK_LEAST: usize = 14;

/// The hard days of some weeks: how many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The hard days.
    pub hard: usize,
    /// The days that were rated.
    pub n: usize,
}

/// The hard days of a scale, and the days after them.
#[derive(Clone, Debug, PartialEq)]
pub struct DayAfter {
    /// The scale.
    pub scale: Scale,
    /// The days that count, oldest first.
    pub days: Vec<Day>,
    /// Out of how many.
    pub d: usize,
    /// The number of hard days among them.
    pub hard: usize,
    /// The number of hard days whose next day counts too.
    pub followed: usize,
    /// The number of those whose next day was not hard.
    pub lighter: usize,
    /// Blocks of four weeks back from today that lie within the window and have enough days, oldest first.
    pub blocks: Vec<Block>,
}

/// Whether a rating makes a day hard: 3 or 4; of steadiness 0 or 1.
pub fn is_hard(scale: Scale, rating: Rating) -> bool {
    if scale == Scale::Steadiness { rating.value() <= 1 } else { rating.value() >= 3 }
}

impl DayAfter {
    /// Finds the hard days of a series within a span; of all time, within the weeks that are tested.
    pub fn new(series: &Series, span: Span) -> Self {
        let window = series.window(span.tested_weeks());
        let hard = |point: &Point| is_hard(series.scale, point.rating);
        let pairs = window.points.windows(2).filter_map(|pair| match pair {
            [one, next] if next.day.days_since(one.day) == 1 && hard(one) => Some(hard(next)),
            _ => None,
        });
        let next_is_hard: Vec<bool> = pairs.collect();
        Self {
            scale: series.scale,
            days: window.points.iter().map(|point| point.day).collect(),
            d: window.d,
            hard: window.points.iter().filter(|point| hard(point)).count(),
            followed: next_is_hard.len(),
            lighter: next_is_hard.iter().filter(|is_hard| !**is_hard).count(),
            blocks: blocks(window.points, window.first, series.today, hard),
        }
    }

    /// The number of days that count.
    pub fn n(&self) -> usize {
        self.days.len()
    }

    /// The share of hard days after which the day was lighter, with its 95 % interval after Wilson, all 0 to 1; `None`
    /// from fewer than [`FOLLOWED_LEAST`].
    pub fn share(&self) -> Option<(f64, f64, f64)> {
        if self.followed < FOLLOWED_LEAST {
            return None;
        }
        let (low, high) = wilson(self.lighter, self.followed, Z)?;
        Some((count(self.lighter) / count(self.followed), low, high))
    }
}

fn blocks(points: &[Point], first: Day, today: Day, hard: impl Fn(&Point) -> bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut last = today;
    while last.plus(1 - BLOCK) >= first {
        let from = points.partition_point(|point| point.day < last.plus(1 - BLOCK));
        let to = points.partition_point(|point| point.day <= last);
        let within = points.get(from..to).unwrap_or_default();
        if within.len() >= BLOCK_LEAST {
            let hard = within.iter().filter(|point| hard(point)).count();
            blocks.push(Block { hard, n: within.len() });
        }
        last = last.plus(-BLOCK);
    }
    blocks.reverse();
    blocks
}

#[cfg(test)]
mod tests;
