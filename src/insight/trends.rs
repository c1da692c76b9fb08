//! The figures behind the screens of trends: weekly means, directions, baselines.

use super::day_after::DayAfter;
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
    let Some(last) = weeks.last() else { return Vec::new() };
    let starts: Vec<Day> = weeks.iter().map(|week| week.first()).collect();
    points_from(history, scale, &starts, last.last())
}

/// Returns the point of a scale in each of the times that begin on these days; the last one ends with `last`.
fn points_from(history: &History, scale: Scale, starts: &[Day], last: Day) -> Vec<WeekPoint> {
    let Some(first) = starts.first() else { return Vec::new() };
    let mut left = history.range(*first..=last);
    // In one pass: looking each week up would take longer than all else that a century's chart needs.
    let ends = starts.iter().skip(1).map(|next| Some(*next)).chain([None]);
    ends.map(|end| {
        let is_in = |seen: &&Seen| end.is_none_or(|end| seen.day < end);
        let (within, after) = left.split_at(left.iter().take_while(is_in).count());
        left = after;
        WeekPoint::of(within, scale)
    })
    .collect()
}

/// The time that one column of a chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A calendar week.
    Week,
    /// So many calendar months: 1, 3, 6, 12, 60 or 120, counted from the year 0.
    Months(i32),
}

/// The units beyond weeks, shortest first, in months.
const MONTHS: [i32; 6] = [1, 3, 6, 12, 60, 120];

/// The columns of a chart: times of the same kind that follow each other, up to the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The time that each stands for.
    pub unit: Unit,
    /// The first day of each, oldest first.
    pub starts: Vec<Day>,
    /// The last day of the last one.
    pub last: Day,
}

impl Columns {
    /// Divides a span into at most `most` columns: into weeks where they fit, else by the shortest unit that fits.
    pub fn new(history: &History, span: Span, today: Day, start: WeekStart, most: usize) -> Self {
        let weeks = weeks(history, span, today, start);
        let last = weeks.last().map_or(today, |week| week.last());
        if weeks.len() <= most.max(1) {
            return Self { unit: Unit::Week, starts: weeks.iter().map(|week| week.first()).collect(), last };
        }
        let month = |day: Day| day.year() * 12 + i32::try_from(day.month()).unwrap_or(1) - 1;
        // Where the first week reaches back into another month, the month is the one in which the span begins.
        let from = month(span.first_day(history, today));
        let count = |months: i32| month(today) / months - from / months + 1;
        let fits = |months: &i32| usize::try_from(count(*months)).is_ok_and(|count| count <= most);
        let months = MONTHS.into_iter().find(fits).unwrap_or(120);
        let begins = |of: i32| {
            let (year, month) = ((of * months).div_euclid(12), (of * months).rem_euclid(12));
            Day::new(year, u32::try_from(month + 1).unwrap_or(1), 1)
        };
        let first = from / months;
        let starts = (first..first + count(months)).filter_map(begins).collect();
        let end = begins(first + count(months)).map_or(last, |next| next.plus(-1));
        Self { unit: Unit::Months(months), starts, last: end }
    }

    /// Returns the point of a scale in each column.
    pub fn points(&self, history: &History, scale: Scale) -> Vec<WeekPoint> {
        points_from(history, scale, &self.starts, self.last)
    }

    /// Whether a column rests on few days: fewer than four of seven.
    pub fn is_few(&self, place: usize, point: WeekPoint) -> bool {
        let Some(first) = self.starts.get(place) else { return false };
        let end = self.starts.get(place + 1).map_or(self.last, |next| next.plus(-1));
        let days = usize::try_from(end.days_since(*first) + 1).unwrap_or_default();
        point.n > 0 && point.n * 7 < SOLID_FROM * days
    }
}

/// One scale as its chart and its page show it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleTrend {
    /// Whether it has a direction.
    pub direction: Direction,
    /// The scale at first, and now.
    pub baseline: Baseline,
    /// Its hard days, and the days after them.
    pub day_after: DayAfter,
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
                day_after: DayAfter::new(&series, span),
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
