//! Tests for a direction: Theil-Sen's slope, and the Mann-Kendall test with its variance inflated for what carries over
//! from day to day.
//!
//! Sources: Theil 1950 and Sen 1968 for the slope, Mann 1945 and Kendall 1975 for the test; the
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
    /// The p of the textbook test, for explanation only: without inflation.
    pub p_plain: f64,
    /// The ratings less slope times day, in the order of the days.
    pub residuals: Vec<f64>,
    /// Days from the first rating to the last.
    pub span: i64,
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
        let tau_b = tau_b(s, n, &ties);
        let p_plain = test(s, var_s, 1.0).1;
        let span = last - first;
        Some(Self { n, s, var_s, tau_b, slope, intercept, carry_over, p_plain, residuals, span })
    }

    /// S in standard errors and its two-sided p, with the variance inflated by this factor.
    pub fn tested(&self, vif: f64) -> (f64, f64) {
        test(self.s, self.var_s, vif)
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

#[cfg(test)]
mod tests;
