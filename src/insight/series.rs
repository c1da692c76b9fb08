//! The series that a statistic looks at: the ratings that count, the days they cover, and the gap they follow.

use super::history::History;
use crate::journal::{Day, Rating, Scale};

/// So many days from one entry to the next split a series: fourteen or more days lie without an entry between them.
pub const GAP: i64 = 15;

/// One rating that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Day,
    /// The rating.
    pub rating: Rating,
}

impl Point {
    /// The rating as a number, 0 to 4.
    pub fn value(&self) -> f64 {
        f64::from(self.rating.value())
    }
}

/// The days that a statistic looks at: some weeks up to today, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// So many weeks.
    Weeks(u16),
    /// All time. What tests for a direction then looks at the last 52 weeks.
    All,
}

impl Span {
    /// The most weeks over which a direction is looked for.
    pub const MOST_WEEKS: u16 = 52;
    /// The fewest weeks over which a direction is looked for.
    pub const LEAST_WEEKS: u16 = 2;

    /// The weeks over which a direction is looked for, 2 to 52.
    pub fn tested_weeks(self) -> u16 {
        match self {
            Self::Weeks(weeks) => weeks.clamp(Self::LEAST_WEEKS, Self::MOST_WEEKS),
            Self::All => Self::MOST_WEEKS,
        }
    }

    /// The first day up to today; of all time that of the first check-in.
    pub fn first_day(self, history: &History, today: Day) -> Day {
        match self {
            Self::Weeks(weeks) => window_start(today, weeks),
            Self::All => history.all().first().map_or(today, |seen| seen.day.min(today)),
        }
    }

    /// The name in ids and on the command line: `12`, `all`.
    pub fn key(self) -> String {
        match self {
            Self::Weeks(weeks) => weeks.to_string(),
            Self::All => "all".to_owned(),
        }
    }
}

/// Returns the first day of a window of `weeks` weeks up to today.
pub fn window_start(today: Day, weeks: u16) -> Day {
    today.plus(1 - 7 * i64::from(weeks))
}

/// The ratings of one scale that count: not late, not of the warm-up, not after today, not skipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The scale.
    pub scale: Scale,
    /// Today, the last day of every window.
    pub today: Day,
    points: Vec<Point>,
}

impl Series {
    /// Makes the series of a scale as of a day.
    pub fn new(history: &History, scale: Scale, today: Day) -> Self {
        let warm_up = history.warm_up_ends();
        let points = history
            .all()
            .iter()
            .filter(|seen| !seen.late && seen.day <= today && warm_up.is_some_and(|end| seen.day > end))
            .filter_map(|seen| Some(Point { day: seen.day, rating: seen.rating(scale)? }))
            .collect();
        Self { scale, today, points }
    }

    /// Makes a series of all points, with nothing left out.
    pub fn bare(scale: Scale, points: Vec<Point>, today: Day) -> Self {
        Self { scale, today, points }
    }

    /// All its points, oldest first.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The points after the last gap.
    pub fn segment(&self) -> &[Point] {
        let after_gap = |pair: &[Point]| match pair {
            [before, after] => after.day.days_since(before.day) >= GAP,
            _ => false,
        };
        let from = self.points.windows(2).rposition(after_gap).map_or(0, |place| place + 1);
        self.points.get(from..).unwrap_or_default()
    }

    /// The points of a window after the last gap, and how many days it has.
    pub fn window(&self, weeks: u16) -> Window<'_> {
        let first = window_start(self.today, weeks);
        let segment = self.segment();
        let from = segment.partition_point(|point| point.day < first);
        let points = segment.get(from..).unwrap_or_default();
        let starts = match (points.first(), segment.first()) {
            (Some(_), Some(point)) => point.day.max(first),
            _ => first,
        };
        let d = usize::try_from(self.today.days_since(starts) + 1).unwrap_or_default();
        Window { first, points, d }
    }
}

/// A window of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window<'a> {
    /// Its first day.
    pub first: Day,
    /// The points in it that come after the last gap.
    pub points: &'a [Point],
    /// The number of days: from its first day, or from the segment's first entry when that is later.
    pub d: usize,
}

impl Window<'_> {
    /// Returns the number of points.
    pub fn n(&self) -> usize {
        self.points.len()
    }

    /// Whether enough of its days lack an entry that the picture may be tilted: more than 40 of a hundred.
    pub fn many_missing(&self) -> bool {
        many_missing(self.n(), self.d)
    }

    /// Days since the window's first day, and ratings.
    pub fn numbers(&self) -> (Vec<i64>, Vec<i64>) {
        let x = self.points.iter().map(|point| point.day.days_since(self.first));
        let y = self.points.iter().map(|point| i64::from(point.rating.value()));
        (x.collect(), y.collect())
    }
}

/// Whether more than 40 of a hundred of `d` days are missing when `n` are there.
pub fn many_missing(n: usize, d: usize) -> bool {
    5 * d.saturating_sub(n) > 2 * d
}

#[cfg(test)]
mod tests;
