//! Theil and Sen's slope: the median of all slopes between two ratings, and what is left of the ratings without it.
//!
//! ```text
//! slope     = median over i < j of (y_j - y_i) / (x_j - x_i)          per day
//! intercept = median(y) - slope * median(x)
//! ```
//!
//! Sources: Theil 1950, Proceedings of the Koninklijke Nederlandse Akademie van Wetenschappen 53; Sen 1968, Journal of the American
//! Statistical Association 63:1379-1389.

use super::carry_over::CarryOver;
use super::mann_kendall::MannKendall;
use super::numeric::{median, real};

/// The direction of the ratings in a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The number of ratings.
    pub n: usize,
    /// How many more pairs rise than fall.
    pub pairs: MannKendall,
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
        let mut slopes = Vec::with_capacity(n * (n - 1) / 2);
        for (place, (x, y)) in days.iter().zip(ratings).enumerate() {
            for (later_x, later_y) in days.iter().zip(ratings).skip(place + 1) {
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
        let pairs = MannKendall::new(ratings.get(..n)?);
        let p_plain = pairs.tested(1.0).1;
        let span = last - first;
        Some(Self { n, pairs, slope, intercept, carry_over, p_plain, residuals, span })
    }
}

fn median_of(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    median(&sorted)
}

#[cfg(test)]
mod tests;
