//! The words for a direction, which never go beyond these words; and the present beside the time when the journal began.

use super::association::Days;
use super::series::{Point, Series, Window};
use crate::insight::stats::least_squares::Line;
use crate::insight::stats::numeric::TOLERANCE;
use crate::insight::stats::theil_sen::Trend;
use crate::insight::stats::welch::Difference;
use crate::insight::stats::window_mean::WindowMean;
use crate::journal::{Day, Rating, Scale};

/// The fewest entries from which there is more to say than that the journal is just starting.
pub const STARTED_FROM: usize = 7;
/// The fewest entries for a direction.
pub const DIRECTION_FROM: usize = 14;
/// The fewest days from the first entry to the last for a direction.
pub const SPAN_FROM: i64 = 21;
/// The fewest entries for saying that nothing changed.
pub const SAME_FROM: usize = 21;
/// The fewest entries for saying how large a change would show by now.
pub const SEEN_FROM: usize = 21;
/// The fewest days from the first entry to the last for saying that.
pub const SEEN_SPAN_FROM: i64 = 27;
/// The fewest weeks of a window whose direction is named where signs stand in rows: a shorter one is looked at often, and
/// then names one now and again though nothing changes.
pub const ROWS_FROM: u16 = 8;
/// Half a step: the least change that is worth a word (a convention).
pub const HALF_STEP: f64 = 0.5;
/// The p below which a direction is believed.
pub const ALPHA: f64 = 0.05;
/// The number of days in the first and the last part of a window.
pub const PART_DAYS: i64 = 14;
/// The most entries of the baseline, and of now.
pub const PART_MOST: usize = 14;
/// The fewest entries of either.
pub const PART_LEAST: usize = 10;
/// The days within which either must fall.
pub const PART_WITHIN: i64 = 28;

/// The verdict on a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Fewer than seven entries.
    JustStarting,
    /// All ratings are 0.
    AllZero,
    /// All ratings are the same, and not 0.
    AllSame(Rating),
    /// Too few entries, or over too few days.
    TooEarly,
    /// It falls.
    Falling,
    /// It rises.
    Rising,
    /// It stays within half a step.
    AboutTheSame,
    /// Everything else.
    CannotTell,
}

impl Verdict {
    /// The name in JSON, by the meaning on a scale: `easing`, `steadier`.
    pub fn key(self, scale: Scale) -> &'static str {
        match (self, scale) {
            (Self::JustStarting, _) => "just_starting",
            (Self::AllZero, _) => "all_zero",
            (Self::AllSame(_), _) => "all_same",
            (Self::TooEarly, _) => "too_early",
            (Self::Falling, Scale::Sign(_)) => "easing",
            (Self::Rising, Scale::Sign(_)) => "rising",
            (Self::Falling, Scale::Steadiness) => "less_steady",
            (Self::Rising, Scale::Steadiness) => "steadier",
            (Self::AboutTheSame, _) => "about_the_same",
            (Self::CannotTell, _) => "cannot_tell",
        }
    }
}

/// Whether one scale has a direction within a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    /// The scale.
    pub scale: Scale,
    /// The number of weeks looked at.
    pub weeks: u16,
    /// The days of the entries that count, and the sum of their ratings.
    pub all: Days,
    /// The days of the window.
    pub d: usize,
    /// Whether more than 40 of a hundred days are missing; of nothing at all no picture can be tilted.
    pub many_missing: bool,
    /// The first day that counts, when entries of the window before it are cut off by a gap.
    pub cut_at: Option<Day>,
    /// The word.
    pub verdict: Verdict,
    /// The rank test behind it; `None` below two entries.
    pub trend: Option<Trend>,
    /// The line behind it; `None` below two entries.
    pub line: Option<Line>,
    /// The entries of the window's first 14 calendar days.
    pub first: Days,
    /// The entries of the window's last 14 calendar days.
    pub last: Days,
    /// The course of the ratings, in steps up and down, where a direction is seen that the test does not confirm.
    pub path: Vec<Turn>,
}

/// One part of the way that ratings went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It went up.
    Up,
    /// It went down.
    Down,
}

impl Direction {
    /// The direction of a series over some weeks up to today.
    pub fn new(series: &Series, weeks: u16) -> Self {
        let window = series.window(weeks);
        let (x, y) = window.numbers();
        let trend = Trend::new(&x, &y);
        let line = Line::new(&x, &y);
        let verdict = verdict(&window, trend.as_ref(), line.as_ref());
        let seems_to_go = trend.as_ref().is_some_and(|trend| trend.p_plain < ALPHA);
        let path =
            if verdict == Verdict::CannotTell && seems_to_go { path(window.points) } else { Vec::new() };
        let part =
            |from: Day, to: Day| days_of(window.points.iter().filter(|it| (from..=to).contains(&it.day)));
        Self {
            scale: series.scale,
            weeks,
            all: days_of(window.points.iter()),
            d: window.d,
            many_missing: window.n() > 0 && window.many_missing(),
            cut_at: cut_at(series, &window),
            verdict,
            first: part(window.first, window.first.plus(PART_DAYS - 1)),
            last: part(series.today.plus(1 - PART_DAYS), series.today),
            trend,
            line,
            path,
        }
    }

    /// Returns the number of entries that count.
    pub fn n(&self) -> usize {
        self.all.n()
    }

    /// The verdict where signs stand in rows: below eight weeks none names a direction.
    pub fn row_verdict(&self) -> Verdict {
        match self.verdict {
            Verdict::Falling | Verdict::Rising | Verdict::AboutTheSame | Verdict::CannotTell
                if self.weeks < ROWS_FROM =>
            {
                Verdict::TooEarly
            }
            verdict => verdict,
        }
    }

    /// The change of the mean over the whole span, in points; `None` below two entries.
    pub fn change(&self) -> Option<f64> {
        Some(self.line.as_ref()?.change)
    }

    /// The interval of the change over the whole span, in points; `None` when it is not known.
    pub fn change_interval(&self) -> Option<(f64, f64)> {
        let interval = self.line.as_ref()?.interval?;
        Some((interval.low, interval.high))
    }

    /// S in standard errors and its p, with the carry-over of the line; `None` below two entries.
    pub fn tested(&self) -> Option<(f64, f64)> {
        Some(self.trend.as_ref()?.pairs.tested(self.line.as_ref()?.carry_over.vif))
    }

    /// The change that would mostly show by now, in points; `None` where there are too few days to say it.
    pub fn could_be_seen(&self) -> Option<f64> {
        self.line_of_enough()?.could_be_seen()
    }

    /// The days of the next longer window, and the change that would mostly show in it; `None` from 52 weeks on.
    pub fn could_be_seen_later(&self) -> Option<(Later, f64)> {
        let later = match self.weeks {
            ..26 => Later::HalfAYear,
            26..52 => Later::Year,
            _ => return None,
        };
        Some((later, self.line_of_enough()?.could_be_seen_in(later.days())?))
    }

    /// The line, where there are enough entries to say how large a change would show.
    fn line_of_enough(&self) -> Option<&Line> {
        self.line.as_ref().filter(|line| line.n >= SEEN_FROM && line.span >= SEEN_SPAN_FROM)
    }
}

/// A longer window, in which smaller changes show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// 26 weeks.
    HalfAYear,
    /// 52 weeks.
    Year,
}

impl Later {
    fn days(self) -> u16 {
        match self {
            Self::HalfAYear => 182,
            Self::Year => 364,
        }
    }
}

/// Returns the day at which a gap cuts off entries of the window.
fn cut_at(series: &Series, window: &Window<'_>) -> Option<Day> {
    let first = window.points.first()?.day;
    let is_cut = |point: &&Point| point.day >= window.first && point.day < first;
    series.points().iter().find(is_cut).map(|_| first)
}

fn days_of<'a>(points: impl Iterator<Item = &'a Point>) -> Days {
    let mut days = Days::default();
    for point in points {
        days.days.push(point.day);
        days.sum += i64::from(point.rating.value());
    }
    days
}

/// The first word whose condition holds, in this order.
fn verdict(window: &Window<'_>, trend: Option<&Trend>, line: Option<&Line>) -> Verdict {
    let (n, points) = (window.n(), window.points);
    let (Some(trend), Some(first)) = (trend.filter(|_| n >= STARTED_FROM), points.first()) else {
        return Verdict::JustStarting;
    };
    if points.iter().all(|point| point.rating == first.rating) {
        return if first.rating.value() == 0 { Verdict::AllZero } else { Verdict::AllSame(first.rating) };
    }
    if n < DIRECTION_FROM || trend.span < SPAN_FROM {
        return Verdict::TooEarly;
    }
    let Some((line, interval)) = line.and_then(|line| Some((line, line.interval?))) else {
        return Verdict::CannotTell;
    };
    let (_, p) = trend.pairs.tested(line.carry_over.vif);
    if p < ALPHA && line.change.abs() >= HALF_STEP - TOLERANCE {
        if trend.pairs.s < 0 && interval.high < 0.0 {
            return Verdict::Falling;
        }
        if trend.pairs.s > 0 && interval.low > 0.0 {
            return Verdict::Rising;
        }
    }
    let is_small = is_within_half_a_step(interval.low, interval.high);
    if n >= SAME_FROM && is_small { Verdict::AboutTheSame } else { Verdict::CannotTell }
}

fn is_within_half_a_step(low: f64, high: f64) -> bool {
    [low, high].iter().all(|end| end.abs() < HALF_STEP - TOLERANCE)
}

/// Into how many parts a way is divided to be told.
const PATH_PARTS: i64 = 6;
/// The parts of a point of which one is the least step between the means of two parts: a quarter of a point.
const PATH_STEPS: i64 = 4;

/// The way that ratings went, between means of equal parts of their days.
fn path(points: &[Point]) -> Vec<Turn> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let span = last.day.days_since(first.day) + 1;
    let part_of = |point: &Point| point.day.days_since(first.day) * PATH_PARTS / span;
    let parts: Vec<(i64, i64)> = points
        .chunk_by(|one, next| part_of(one) == part_of(next))
        .map(|part| part.iter().fold((0, 0), |(sum, n), it| (sum + i64::from(it.rating.value()), n + 1)))
        .collect();
    let mut steps = Vec::new();
    for pair in parts.windows(2) {
        let [(before, before_n), (sum, n)] = *pair else { continue };
        // The difference of the means as a fraction, so that a quarter of a point is one.
        let over = sum * before_n - before * n;
        if PATH_STEPS * over.abs() < before_n * n {
            continue;
        }
        let step = if over > 0 { Turn::Up } else { Turn::Down };
        if steps.last() != Some(&step) {
            steps.push(step);
        }
    }
    steps
}

/// One scale at the beginning of its segment, and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// The scale.
    pub scale: Scale,
    /// The segment's first entries.
    pub base: Vec<Point>,
    /// The last entries that are not among them.
    pub now: Vec<Point>,
    /// Their means; `None` below two entries.
    pub base_mean: Option<WindowMean>,
    /// See `base_mean`.
    pub now_mean: Option<WindowMean>,
    /// The difference between them; `None` when either has fewer than ten entries.
    pub difference: Option<Difference>,
    /// The days within which the entries of both parts could have fallen.
    pub d: usize,
}

impl Baseline {
    /// The baseline of a series, and now.
    pub fn new(series: &Series) -> Self {
        let segment = series.segment();
        let first = segment.first().map_or(series.today, |point| point.day);
        let base: Vec<Point> = segment
            .iter()
            .filter(|point| point.day < first.plus(PART_WITHIN))
            .take(PART_MOST)
            .copied()
            .collect();
        let rest = segment.get(base.len()..).unwrap_or_default();
        let mut now: Vec<Point> = rest
            .iter()
            .rev()
            .filter(|point| point.day > series.today.plus(-PART_WITHIN))
            .take(PART_MOST)
            .copied()
            .collect();
        now.reverse();
        let enough = base.len() >= PART_LEAST && now.len() >= PART_LEAST;
        let more_is_lighter = series.scale == Scale::Steadiness;
        let difference = if enough { Difference::new(&base, &now, more_is_lighter) } else { None };
        let days =
            |points: &[Point], to: Option<Day>| match (points.first(), to.or(points.last().map(|it| it.day)))
            {
                (Some(first), Some(last)) => {
                    usize::try_from(last.days_since(first.day) + 1).unwrap_or_default()
                }
                _ => 0,
            };
        Self {
            scale: series.scale,
            base_mean: WindowMean::new(&base),
            now_mean: WindowMean::new(&now),
            d: days(&base, None) + days(&now, Some(series.today)),
            base,
            now,
            difference,
        }
    }
}

#[cfg(test)]
mod baseline_tests;
#[cfg(test)]
mod tests;
