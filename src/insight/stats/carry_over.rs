//! What carries over from one day to the next, and what it does to a variance: the first lag of the autocorrelation.
//!
//! ```text
//! r1  = sum over neighbours of e_i * e_(i+1) / sum(e_i^2) * n / (m + 1),  e = y - mean(y),  m = neighbours
//! r   = clamp((n * r1 + 1) / (n - 4), 0, 0.85)      0.30 when m < 8
//! VIF = (1 + r) / (1 - r)
//! ```
//!
//! Source: the effective number of observations of a first-order autoregression, Bayley and Hammersley 1946, Supplement to the
//! Journal of the Royal Statistical Society 8:184-197.

use super::numeric::{count, mean};

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

#[cfg(test)]
mod tests;
