//! Estimates a level: a window's mean with an interval that takes account of the carry-over, and two windows
//! compared.
//!
//! Sources: the effective number of days n / VIF of a first-order autoregression, Student's t, and the degrees of
//! freedom of Welch 1947; NAP is Parker and Vannest 2009.

use super::distribution::t975;
use super::numeric::count;
use crate::insight::series::Point;
use crate::insight::stats::theil_sen::CarryOver;
use crate::journal::Rating;

/// The fewest ratings of a window whose mean has an interval.
pub const INTERVAL_LEAST: usize = 7;

/// A 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The mean of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowMean {
    /// The number of ratings.
    pub n: usize,
    /// Their sum.
    pub sum: i64,
    /// Their mean, 0 to 4.
    pub mean: f64,
    /// Their variance, with n − 1.
    pub variance: f64,
    /// The carry-over from day to day.
    pub carry_over: CarryOver,
    /// The number of independent days they are worth, 2 or more.
    pub n_effective: f64,
    /// The 95 % interval of the mean within 0 to 4; `None` when it is not known.
    pub interval: Option<Interval>,
}

impl WindowMean {
    /// The mean of some points in the order of their days; `None` for fewer than two.
    pub fn new(points: &[Point]) -> Option<Self> {
        let n = points.len();
        let first = points.first()?;
        if n < 2 {
            return None;
        }
        let sum: i64 = points.iter().map(|point| i64::from(point.rating.value())).sum();
        let values: Vec<f64> = points.iter().map(Point::value).collect();
        let days: Vec<i64> = points.iter().map(|point| point.day.days_since(first.day)).collect();
        let mean = values.iter().sum::<f64>() / count(n);
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count(n) - 1.0);
        let carry_over = CarryOver::new(&days, &values);
        let n_effective = (count(n) / carry_over.vif).max(2.0);
        let half = half_width(n, variance, n_effective);
        let interval = half.map(|half| Interval {
            low: (mean - half).clamp(0.0, MOST),
            high: (mean + half).clamp(0.0, MOST),
        });
        Some(Self { n, sum, mean, variance, carry_over, n_effective, interval })
    }
}

const MOST: f64 = Rating::MAX as f64;

fn half_width(n: usize, variance: f64, n_effective: f64) -> Option<f64> {
    if n < INTERVAL_LEAST || variance <= 0.0 {
        return None;
    }
    Some(t975((n_effective - 1.0).max(1.0))? * (variance / n_effective).sqrt())
}

/// Two windows compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Mean of the later less mean of the earlier, in points.
    pub difference: f64,
    /// The difference in tenths, rounded once from the exact fraction.
    pub tenths: Option<i64>,
    /// Its standard error.
    pub standard_error: f64,
    /// Welch's degrees of freedom; `None` without spread.
    pub degrees_of_freedom: Option<f64>,
    /// Its 95 % interval; `None` without spread.
    pub interval: Option<Interval>,
    /// The share of pairs (earlier, later) in which the later is lighter, ties by half, 0 to 1.
    pub nap: f64,
}

impl Difference {
    /// The difference between an earlier and a later window; `more_is_lighter` for steadiness.
    pub fn new(earlier: &[Point], later: &[Point], more_is_lighter: bool) -> Option<Self> {
        let (base, now) = (WindowMean::new(earlier)?, WindowMean::new(later)?);
        let difference = now.mean - base.mean;
        let part = |mean: &WindowMean| mean.variance / mean.n_effective;
        let (of_base, of_now) = (part(&base), part(&now));
        let squared = of_base + of_now;
        let standard_error = squared.sqrt();
        let below = of_base.powi(2) / (base.n_effective - 1.0) + of_now.powi(2) / (now.n_effective - 1.0);
        let degrees_of_freedom = (squared > 0.0 && below > 0.0).then(|| squared.powi(2) / below);
        let half = degrees_of_freedom.and_then(t975).map(|t| t * standard_error);
        let interval = half.map(|half| Interval { low: difference - half, high: difference + half });
        let nap = nap(earlier, later, more_is_lighter)?;
        let tenths = tenths_between(&base, &now);
        Some(Self { difference, tenths, standard_error, degrees_of_freedom, interval, nap })
    }
}

/// The difference of two means in tenths, from the exact fraction.
fn tenths_between(base: &WindowMean, now: &WindowMean) -> Option<i64> {
    let (base_n, now_n) = (i64::try_from(base.n).ok()?, i64::try_from(now.n).ok()?);
    let over = now.sum.checked_mul(base_n)?.checked_sub(base.sum.checked_mul(now_n)?)?;
    super::numeric::tenths(over, base.n.checked_mul(now.n)?)
}

/// The non-overlap of all pairs: in which share of pairs the later day is lighter.
fn nap(earlier: &[Point], later: &[Point], more_is_lighter: bool) -> Option<f64> {
    let pairs = earlier.iter().flat_map(|one| later.iter().map(move |other| (one.rating, other.rating)));
    let doubled: usize = pairs
        .map(|(one, other)| match (one == other, (other > one) == more_is_lighter) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 0,
        })
        .sum();
    let all = earlier.len() * later.len();
    (all > 0).then(|| count(doubled) / count(2 * all))
}

#[cfg(test)]
mod tests;
