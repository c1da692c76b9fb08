//! Two means compared, of windows whose variances may differ and whose days carry over: Welch's t.
//!
//! ```text
//! d   = mean(later) - mean(earlier)
//! se2 = s1^2/n_eff1 + s2^2/n_eff2
//! df  = se2^2 / ((s1^2/n_eff1)^2 / (n_eff1 - 1) + (s2^2/n_eff2)^2 / (n_eff2 - 1))
//! d +- t(.975, df) * sqrt(se2)
//! ```
//!
//! Source: Welch 1947, Biometrika 34:28-35, with the effective numbers of days of the windows.

use super::distribution::t975;
use super::nap::nap;
use super::window_mean::{Interval, WindowMean};
use crate::insight::series::Point;

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

#[cfg(test)]
mod tests;
