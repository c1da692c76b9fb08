//! A window's mean, with an interval that takes account of what carries over from day to day.
//!
//! ```text
//! n_eff = max(n / VIF, 2)
//! mean +- t(.975, n_eff - 1) * sqrt(s^2 / n_eff)          held within 0 to 4
//! ```
//!
//! Source: Student's t with the effective number of days of a first-order autoregression, Bayley and Hammersley 1946.

use super::carry_over::CarryOver;
use super::distribution::t975;
use super::numeric::count;
use crate::insight::series::Point;
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

#[cfg(test)]
mod tests;
