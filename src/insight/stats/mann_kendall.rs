//! The test of Mann and Kendall for a direction, with its variance inflated for what carries over from day to day.
//!
//! ```text
//! S      = sum over i < j of sign(y_j - y_i)
//! VarS   = (n(n-1)(2n+5) - sum of t(t-1)(2t+5)) / 18          t: ratings that share a value, for each value
//! z      = (S - sign(S)) / sqrt(VarS * VIF);  p = 2 * (1 - Phi(|z|))          1 when S = 0
//! tau_b  = S / sqrt((N - T) * N),  N = n(n-1)/2,  T = sum of t(t-1)/2
//! ```
//!
//! Sources: Mann 1945, Econometrica 13:245-259; Kendall 1975, Rank Correlation Methods.

use super::distribution::two_sided_p;
use super::numeric::real;

/// How many more pairs of ratings rise than fall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// S: pairs that rise less pairs that fall.
    pub s: i64,
    /// The variance of S under no trend, ties taken into account.
    pub var_s: f64,
    /// Kendall's tau-b; `None` when all ratings are equal.
    pub tau_b: Option<f64>,
}

impl MannKendall {
    /// Counts the pairs of ratings in the order of their days.
    pub fn new(ratings: &[i64]) -> Self {
        let later = |(place, rating): (usize, &i64)| -> i64 {
            ratings.iter().skip(place + 1).map(|later| (later - rating).signum()).sum()
        };
        let s = ratings.iter().enumerate().map(later).sum();
        let ties = tie_groups(ratings);
        Self { s, var_s: variance(ratings.len(), &ties), tau_b: tau_b(s, ratings.len(), &ties) }
    }

    /// S in standard errors, and its two-sided p, with the variance inflated by this factor.
    pub fn tested(&self, vif: f64) -> (f64, f64) {
        if self.s == 0 || self.var_s <= 0.0 {
            return (0.0, 1.0);
        }
        let z = real(self.s - self.s.signum()) / (self.var_s * vif).sqrt();
        (z, two_sided_p(z))
    }
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

#[cfg(test)]
mod tests;
