//! The figures behind the screens of trends: weekly means, directions, baselines.

use super::direction::{Baseline, Direction};
use super::history::{History, Seen};
use super::series::{Series, Span};
use super::week::SOLID_FROM;
use crate::insight::stats::numeric;
use crate::journal::{Day, Rating, Scale, Week, WeekStart};

/// One scale over one calendar week, for a chart; warm-up and late days included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekPoint {
    /// The number of days on which it was rated.
    pub n: usize,
    /// The sum of the ratings.
    pub sum: i64,
    /// The lowest and the highest rating; `None` without any.
    pub range: Option<(Rating, Rating)>,
}

impl WeekPoint {
    /// Sums up a scale over these days.
    pub fn of(seen: &[Seen], scale: Scale) -> Self {
        let mut point = Self::default();
        for rating in seen.iter().filter_map(|seen| seen.rating(scale)) {
            point.n += 1;
            point.sum += i64::from(rating.value());
            point.range =
                Some(point.range.map_or((rating, rating), |(low, high)| (low.min(rating), high.max(rating))));
        }
        point
    }

    /// Both weeks as one.
    pub fn and(self, other: Self) -> Self {
        let range = match (self.range, other.range) {
            (Some((low, high)), Some((lower, higher))) => Some((low.min(lower), high.max(higher))),
            (one, other) => one.or(other),
        };
        Self { n: self.n + other.n, sum: self.sum + other.sum, range }
    }

    /// The mean in tenths; `None` without a rating.
    pub fn tenths(&self) -> Option<i64> {
        numeric::tenths(self.sum, self.n)
    }

    /// Whether the mean rests on few days and is drawn hollow.
    pub fn few(&self) -> bool {
        (1..SOLID_FROM).contains(&self.n)
    }
}

/// The calendar weeks that a span touches, oldest first; of all time from the first check-in on.
pub fn weeks(history: &History, span: Span, today: Day, start: WeekStart) -> Vec<Week> {
    let first = first_week(history, span, today, start);
    let count = i64::try_from(number_of_weeks(history, span, today, start)).unwrap_or_default();
    (0..count).map(|weeks| first.plus(weeks)).collect()
}

/// Returns the number of weeks.
pub fn number_of_weeks(history: &History, span: Span, today: Day, start: WeekStart) -> usize {
    let days = Week::of(today, start).first().days_since(first_week(history, span, today, start).first());
    usize::try_from(days / 7 + 1).unwrap_or_default()
}

fn first_week(history: &History, span: Span, today: Day, start: WeekStart) -> Week {
    Week::of(span.first_day(history, today), start)
}

/// Returns the point of a scale in each of some consecutive weeks.
pub fn points(history: &History, scale: Scale, weeks: &[Week]) -> Vec<WeekPoint> {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Vec::new() };
    let mut left = history.range(first.first()..=last.last());
    // In one pass: looking each week up would take longer than all else that a century's chart needs.
    let ends = weeks.iter().skip(1).map(|next| Some(next.first())).chain([None]);
    ends.map(|end| {
        let is_in = |seen: &&Seen| end.is_none_or(|end| seen.day < end);
        let (of_week, after) = left.split_at(left.iter().take_while(is_in).count());
        left = after;
        WeekPoint::of(of_week, scale)
    })
    .collect()
}

/// One scale as its chart and its page show it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleTrend {
    /// Whether it has a direction.
    pub direction: Direction,
    /// The scale at first, and now.
    pub baseline: Baseline,
}

/// The directions and baselines of all scales, as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Trends {
    /// The span that was asked for.
    pub span: Span,
    /// The day.
    pub today: Day,
    /// The five signs in order, then steadiness.
    pub scales: [ScaleTrend; 6],
}

impl Trends {
    /// Finds the trends of a history within a span up to today.
    pub fn new(history: &History, span: Span, today: Day) -> Self {
        let scales = Scale::ALL.map(|scale| {
            let series = Series::new(history, scale, today);
            ScaleTrend {
                direction: Direction::new(&series, span.tested_weeks()),
                baseline: Baseline::new(&series),
            }
        });
        Self { span, today, scales }
    }

    /// One scale.
    pub fn scale(&self, scale: Scale) -> Option<&ScaleTrend> {
        self.scales.iter().find(|trend| trend.direction.scale == scale)
    }
}

#[cfg(test)]
mod tests;
