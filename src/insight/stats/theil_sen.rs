//! Tests for a direction: Theil-Sen's slope, and the Mann-Kendall test with its variance inflated for the carry-over
//! from day to day.
//!
//! Sources: Theil 1950 and Sen 1968 for the slope and its interval, Mann 1945 and Kendall 1975 for the test; the
//! inflation (1 + r) / (1 − r) is that of a first-order autoregression.

use super::distribution::two_sided_p;
use super::numeric::{count, mean, median};

/// The 0.975 quantile of the normal distribution.
pub const Z975: f64 = 1.959_963_984_540_054;
/// The carry-over that is assumed between two days in a row when there are too few such pairs to measure it.
pub const CARRY_OVER_UNKNOWN: f64 = 0.30;
/// The most that two days in a row are taken to share.
pub const CARRY_OVER_MOST: f64 = 0.85;
/// The fewest pairs of days in a row from which the carry-over is measured.
pub const NEIGHBOURS_LEAST: usize = 8;

/// The carry-over of a value to the next day, and its effect on a variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CarryOver {
    /// The number of pairs of days in a row.
    pub neighbours: usize,
    /// The measured lag-1 autocorrelation; may exceed 1 with gaps.
    pub r1: f64,
    /// The same, corrected for the bias of short series and held between 0 and 0.85.
    pub r_corrected: f64,
    /// The variance inflation factor, 1 to 12.3.
    pub vif: f64,
}

impl CarryOver {
    /// Estimates the carry-over in values (around any mean) on days in ascending order.
    pub fn new(days: &[i64], values: &[f64]) -> Self {
        let n = values.len();
        let mean = mean(values).unwrap_or_default();
        let around: Vec<f64> = values.iter().map(|value| value - mean).collect();
        let mut neighbours = 0;
        let mut shared = 0.0;
        for (days, pair) in days.windows(2).zip(around.windows(2)) {
            if let ([before, after], [one, next]) = (days, pair)
                && after - before == 1
            {
                neighbours += 1;
                shared += one * next;
            }
        }
        let spread: f64 = around.iter().map(|value| value * value).sum();
        let r1 = if spread > 0.0 { shared / spread * count(n) / count(neighbours + 1) } else { 0.0 };
        let r_corrected = if neighbours >= NEIGHBOURS_LEAST {
            ((count(n) * r1 + 1.0) / (count(n) - 4.0)).clamp(0.0, CARRY_OVER_MOST)
        } else {
            CARRY_OVER_UNKNOWN
        };
        Self { neighbours, r1, r_corrected, vif: (1.0 + r_corrected) / (1.0 - r_corrected) }
    }
}

/// The slopes at the ends of an interval, and where they stand among all slopes in ascending order, from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopeInterval {
    /// The places among the sorted slopes.
    pub ranks: (usize, usize),
    /// The slopes there, in points a day.
    pub low: f64,
    /// See `low`.
    pub high: f64,
}

/// The direction of the ratings in a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The number of ratings.
    pub n: usize,
    /// Mann-Kendall's S: pairs that rise less pairs that fall.
    pub s: i64,
    /// The variance of S under no trend, ties taken into account.
    pub var_s: f64,
    /// Kendall's tau-b; `None` when all ratings are equal.
    pub tau_b: Option<f64>,
    /// Theil-Sen's slope, in points a day.
    pub slope: f64,
    /// Median of the ratings less slope times median of the days.
    pub intercept: f64,
    /// The carry-over from day to day, in the ratings less their slope.
    pub carry_over: CarryOver,
    /// S in standard errors, after inflation.
    pub z: f64,
    /// The two-sided p of the inflated test.
    pub p: f64,
    /// The 95 % interval of the slope after inflation; `None` when it is not known.
    pub interval: Option<SlopeInterval>,
    /// The p of the textbook test, for explanation only: without inflation.
    pub p_plain: f64,
    /// The ratings less slope times day, in the order of the days.
    pub residuals: Vec<f64>,
    /// Days from the first rating to the last.
    pub span: i64,
    slopes: Vec<f64>,
}

impl Trend {
    /// The trend of ratings on days in ascending order, none twice; `None` for fewer than two.
    pub fn new(days: &[i64], ratings: &[i64]) -> Option<Self> {
        let n = days.len().min(ratings.len());
        let (first, last) = (*days.first()?, *days.get(n.checked_sub(1)?)?);
        if n < 2 {
            return None;
        }
        let mut s = 0;
        let mut slopes = Vec::with_capacity(n * (n - 1) / 2);
        for (place, (x, y)) in days.iter().zip(ratings).enumerate() {
            for (later_x, later_y) in days.iter().zip(ratings).skip(place + 1) {
                s += (later_y - y).signum();
                slopes.push(real(later_y - y) / real(later_x - x));
            }
        }
        slopes.sort_unstable_by(f64::total_cmp);
        let slope = median(&slopes)?;
        let values: Vec<f64> = ratings.iter().map(|rating| real(*rating)).collect();
        let intercept =
            median_of(values.iter().copied())? - slope * median_of(days.iter().map(|x| real(*x)))?;
        let residuals: Vec<f64> = days.iter().zip(&values).map(|(x, y)| y - slope * real(*x)).collect();
        let carry_over = CarryOver::new(days, &residuals);
        let ties = tie_groups(ratings);
        let var_s = variance(n, &ties);
        let (z, p) = test(s, var_s, carry_over.vif);
        let interval = interval(&slopes, (var_s * carry_over.vif).sqrt());
        let tau_b = tau_b(s, n, &ties);
        let p_plain = test(s, var_s, 1.0).1;
        let span = last - first;
        Some(Self {
            n,
            s,
            var_s,
            tau_b,
            slope,
            intercept,
            carry_over,
            z,
            p,
            interval,
            p_plain,
            residuals,
            span,
            slopes,
        })
    }

    /// The slope over the whole span, in points.
    pub fn change(&self) -> f64 {
        self.slope * real(self.span)
    }

    /// The interval of the change over the whole span, in points; `None` when it is not known.
    pub fn change_interval(&self) -> Option<(f64, f64)> {
        self.interval.map(|interval| (interval.low * real(self.span), interval.high * real(self.span)))
    }

    /// S in standard errors and its two-sided p, with the variance inflated by this factor.
    pub fn tested(&self, vif: f64) -> (f64, f64) {
        test(self.s, self.var_s, vif)
    }

    /// S in standard errors, and the interval of the slope, of the textbook test.
    pub fn plain(&self) -> (f64, Option<SlopeInterval>) {
        (test(self.s, self.var_s, 1.0).0, interval(&self.slopes, self.var_s.sqrt()))
    }

    /// Returns the number of pairs of ratings.
    pub fn pairs(&self) -> usize {
        self.slopes.len()
    }
}

fn real(whole: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days and ratings are small numbers")]
    let real = whole as f64;
    real
}

fn median_of(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    median(&sorted)
}

/// Counts the ratings that share each value.
fn tie_groups(ratings: &[i64]) -> Vec<i64> {
    let mut sorted = ratings.to_vec();
    sorted.sort_unstable();
    sorted
        .chunk_by(|one, next| one == next)
        .map(|group| i64::try_from(group.len()).unwrap_or_default())
        .collect()
}

fn variance(n: usize, ties: &[i64]) -> f64 {
    let term = |t: i64| t * (t - 1) * (2 * t + 5);
    let all = term(i64::try_from(n).unwrap_or_default());
    real(all - ties.iter().map(|t| term(*t)).sum::<i64>()) / 18.0
}

fn tau_b(s: i64, n: usize, ties: &[i64]) -> Option<f64> {
    let pairs = |t: i64| t * (t - 1) / 2;
    let all = pairs(i64::try_from(n).ok()?);
    let untied = all - ties.iter().map(|t| pairs(*t)).sum::<i64>();
    (untied > 0).then(|| real(s) / (real(untied) * real(all)).sqrt())
}

/// S in standard errors, and its two-sided p.
fn test(s: i64, var_s: f64, vif: f64) -> (f64, f64) {
    if s == 0 || var_s <= 0.0 {
        return (0.0, 1.0);
    }
    let z = real(s - s.signum()) / (var_s * vif).sqrt();
    (z, two_sided_p(z))
}

/// Sen's interval, with the places that scipy takes; not known when its lower end lies before the first slope.
fn interval(slopes: &[f64], sigma: f64) -> Option<SlopeInterval> {
    let n = count(slopes.len());
    let half = Z975 * sigma / 2.0;
    let lower = n / 2.0 - half;
    if lower < 1.0 {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of slopes"
    )]
    let place = |value: f64| value.round_ties_even() as usize;
    let low = place(lower).saturating_sub(1);
    let high = place(n / 2.0 + half).min(slopes.len() - 1);
    Some(SlopeInterval { ranks: (low, high), low: *slopes.get(low)?, high: *slopes.get(high)? })
}

#[cfg(test)]
mod tests;
