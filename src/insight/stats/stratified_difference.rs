//! A difference of two means within strata, weighted by the number of values with the label, and its interval from the
//! variance within all strata together.
//!
//! ```text
//! d  = sum(n_L * d_L) / sum(n_L),  d_L = mean(with, L) - mean(without, L)
//! s2 = SS / df,  df = sum(n_L + o_L - 2)
//! se = sqrt(s2 * sum(n_L^2 * (1/n_L + 1/o_L))) / sum(n_L)
//! d +- t(.975, df) * se;  p = 2 * (1 - F_t(|d| / se, df))
//! ```
//!
//! Sources: direct standardisation as in Cochran 1968, Biometrics 24:295-313; the pooled variance and Student's t of the
//! two-way analysis of variance, Fisher 1925.

use super::distribution::{t975, two_sided_p_of_t};
use super::numeric::{Fraction, count};
use super::window_mean::Interval;

/// Whole numbers summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many there are.
    pub n: usize,
    /// Their sum.
    pub sum: i64,
    /// The sum of their squares.
    pub squares: i64,
}

impl Group {
    /// Takes a value in.
    pub fn take(&mut self, value: i64) {
        self.n += 1;
        self.sum += value;
        self.squares += value * value;
    }

    /// The squared distances from their mean, summed up.
    fn spread(self) -> f64 {
        let n = i128::try_from(self.n).unwrap_or_default();
        let (sum, squares) = (i128::from(self.sum), i128::from(self.squares));
        Fraction { over: n * squares - sum * sum, under: n.max(1) }.value()
    }
}

/// The values of one stratum, with the label and without; each side has one at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stratum {
    /// Those with the label.
    pub with: Group,
    /// Those without.
    pub without: Group,
}

impl Stratum {
    /// Mean of the values with the label less mean of those without.
    pub fn difference(&self) -> f64 {
        difference(&[*self], self.with.n).map_or(0.0, Fraction::value)
    }
}

/// A difference within strata.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StratifiedDifference {
    /// The difference, as the exact fraction.
    pub difference: Fraction,
    /// The variance within the sides of all strata.
    pub s2: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// The standard error of the difference.
    pub se: f64,
    /// The 95 % interval of the difference; `None` where nothing varies.
    pub interval: Option<Interval>,
    /// The two-sided p; `None` where nothing varies.
    pub p: Option<f64>,
}

impl StratifiedDifference {
    /// The difference within some strata; `None` without one, or where one lacks a side.
    pub fn new(strata: &[Stratum]) -> Option<Self> {
        let with: usize = strata.iter().map(|stratum| stratum.with.n).sum();
        let difference = difference(strata, with)?;
        let sides = strata.iter().flat_map(|stratum| [stratum.with, stratum.without]);
        let spread: f64 = sides.map(Group::spread).sum();
        let df: usize = strata.iter().map(|it| (it.with.n + it.without.n).saturating_sub(2)).sum();
        if df == 0 {
            return None;
        }
        let s2 = spread / count(df);
        let weight = |it: &Stratum| {
            let (n, o) = (count(it.with.n), count(it.without.n));
            n * n * (1.0 / n + 1.0 / o)
        };
        let se = (s2 * strata.iter().map(weight).sum::<f64>()).sqrt() / count(with);
        let varies = se > 0.0;
        let d = difference.value();
        let half = if varies { t975(count(df)).map(|t| t * se) } else { None };
        let interval = half.map(|half| Interval { low: d - half, high: d + half });
        let p = varies.then(|| two_sided_p_of_t(d / se, count(df)));
        Some(Self { difference, s2, df, se, interval, p })
    }
}

/// The weighted difference over a common denominator.
fn difference(strata: &[Stratum], with: usize) -> Option<Fraction> {
    let mut sum = Fraction { over: 0, under: 1 };
    for Stratum { with, without } in strata {
        let (n, o) = (i128::try_from(with.n).ok()?, i128::try_from(without.n).ok()?);
        if n == 0 || o == 0 {
            return None;
        }
        // n_L * d_L needs no denominator but o_L.
        sum =
            sum.plus(Fraction { over: i128::from(with.sum) * o - i128::from(without.sum) * n, under: o })?;
    }
    let with = i128::try_from(with).ok().filter(|with| *with > 0)?;
    Some(Fraction { over: sum.over, under: sum.under.checked_mul(with)? }.reduced())
}

#[cfg(test)]
mod tests;
