//! The direction of a mean: the line of least squares, and its interval with the variance inflated for a carry-over
//! that decays slowly.
//!
//! ```text
//! b   = sum((x - mean(x)) * (y - mean(y))) / Sxx;  e = what is left;  s2 = SSE / (n - 2)
//! r_k = sum of e_i * e_j over pairs k days apart / SSE * n / (m_k + k);  c_k = (n * r_k + 2) / (n - 4)
//! VIF = max((1 + r) / (1 - r), 1 + 2 * c_1 / (1 - phi)),  r = clamp(c_1, 0, 0.85),  phi = (c_2 + c_3) / (c_1 + c_2)
//! (b +- t(.975, n / VIF - 2) * sqrt(s2 * VIF / Sxx)) * (x_n - x_1)
//! ```
//!
//! The first inflation is that of a first-order autoregression. The second is that of a slow feeling under noise of the
//! day: its autocorrelation starts lower and falls by a constant factor, which the second and third lag show.
//!
//! Sources: the effective number of observations of Bayley and Hammersley 1946, Supplement to the Journal of the Royal Statistical
//! Society 8:184-197; the slow feeling under noise of Schuurman, Houtveen and Hamaker 2015, Frontiers in Psychology 6:1038.

use super::carry_over::{CARRY_OVER_MOST, CARRY_OVER_UNKNOWN, NEIGHBOURS_LEAST};
use super::distribution::{t80, t975};
use super::numeric::count;

/// The lags of which the carry-over is measured: one day, two and three.
const LAGS: usize = 3;
/// The most of a slow feeling that is taken to be left on the next day.
const DECAY_MOST: f64 = 0.9;
/// The fewest days that the entries must be worth for an interval.
const WORTH_LEAST: f64 = 4.0;

/// How much the days after a day resemble it, and its effect on a variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlowCarryOver {
    /// The number of pairs of entries one, two and three days apart.
    pub m: [usize; LAGS],
    /// The measured autocorrelations at these lags.
    pub r: [f64; LAGS],
    /// The same, corrected for the bias of short series; 0 below five entries, where nothing can be corrected.
    pub c: [f64; LAGS],
    /// The inflation of a first-order autoregression.
    pub vif_ar1: f64,
    /// By how much the carry-over decays from one lag to the next; `None` where it cannot be measured.
    pub phi: Option<f64>,
    /// The inflation of a slow feeling under noise.
    pub vif_noise: f64,
    /// The larger one.
    pub vif: f64,
}

impl SlowCarryOver {
    /// Measures the carry-over in what is left of a line on days in ascending order, none twice.
    fn new(days: &[i64], left: &[f64], sse: f64) -> Self {
        let n = count(left.len());
        let mut m = [0; LAGS];
        let mut shared = [0.0; LAGS];
        for (place, (day, one)) in days.iter().zip(left).enumerate() {
            // No more than three later days lie within three days.
            for (later, other) in days.iter().zip(left).skip(place + 1).take(LAGS) {
                let lag = usize::try_from(later - day - 1).unwrap_or(LAGS);
                if let (Some(m), Some(shared)) = (m.get_mut(lag), shared.get_mut(lag)) {
                    *m += 1;
                    *shared += one * other;
                }
            }
        }
        let mut r = [0.0; LAGS];
        for ((r, (shared, m)), lag) in r.iter_mut().zip(shared.iter().zip(m)).zip(1..) {
            *r = if sse > 0.0 { shared / sse * n / count(m + lag) } else { 0.0 };
        }
        let c = r.map(|r| if n > 4.0 { (n * r + 2.0) / (n - 4.0) } else { 0.0 });
        let [c1, c2, c3] = c;
        let [m1, ..] = m;
        let held = if m1 >= NEIGHBOURS_LEAST { c1.clamp(0.0, CARRY_OVER_MOST) } else { CARRY_OVER_UNKNOWN };
        let vif_ar1 = (1.0 + held) / (1.0 - held);
        let is_measured = m.iter().all(|m| *m >= NEIGHBOURS_LEAST) && c1 > 0.0;
        let decay = || if c1 + c2 > 0.0 { ((c2 + c3) / (c1 + c2)).clamp(0.0, DECAY_MOST) } else { 0.0 };
        let phi = is_measured.then(decay);
        let vif_noise = phi.map_or(1.0, |phi| 1.0 + 2.0 * c1.min(CARRY_OVER_MOST) / (1.0 - phi));
        Self { m, r, c, vif_ar1, phi, vif_noise, vif: vif_ar1.max(vif_noise) }
    }
}

/// How sure the change is that a line shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeInterval {
    /// The degrees of freedom.
    pub df: f64,
    /// The standard error of the change, in points.
    pub se: f64,
    /// The ends of the 95 % interval of the change, in points.
    pub low: f64,
    /// See `low`.
    pub high: f64,
}

/// The line of least squares through the ratings of a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The number of ratings.
    pub n: usize,
    /// Days from the first rating to the last.
    pub span: i64,
    /// The slope, in points a day.
    pub slope: f64,
    /// The variance around the line; `None` below three ratings.
    pub s2: Option<f64>,
    /// The carry-over in what is left of the line.
    pub carry_over: SlowCarryOver,
    /// So many independent days the ratings are worth.
    pub n_eff: f64,
    /// The slope over the whole span, in points.
    pub change: f64,
    /// Its interval; `None` when it is not known.
    pub interval: Option<ChangeInterval>,
}

impl Line {
    /// Fits the line to ratings on days in ascending order, none twice; `None` for fewer than two.
    pub fn new(days: &[i64], ratings: &[i64]) -> Option<Self> {
        let n = days.len().min(ratings.len());
        let (first, last) = (*days.first()?, *days.get(n.checked_sub(1)?)?);
        // In whole numbers, so that ratings on a line have exactly nothing left.
        let sum = |of: &dyn Fn(i128, i128) -> i128| -> i128 {
            days.iter().zip(ratings).map(|(x, y)| of(i128::from(x - first), i128::from(*y))).sum()
        };
        let (sum_x, sum_y) = (sum(&|x, _| x), sum(&|_, y| y));
        let times = i128::try_from(n).ok()?;
        let spread_x = times * sum(&|x, _| x * x) - sum_x * sum_x;
        let spread_y = times * sum(&|_, y| y * y) - sum_y * sum_y;
        let both = times * sum(&|x, y| x * y) - sum_x * sum_y;
        if spread_x <= 0 {
            return None;
        }
        let slope = real(both) / real(spread_x);
        let sse = real(spread_x * spread_y - both * both) / (real(times) * real(spread_x));
        let (mean_x, mean_y) = (real(sum_x) / real(times), real(sum_y) / real(times));
        let around = |x: i64, y: i64| real(y.into()) - mean_y - slope * (real((x - first).into()) - mean_x);
        let left: Vec<f64> = days.iter().zip(ratings).map(|(x, y)| around(*x, *y)).collect();
        let carry_over = SlowCarryOver::new(days, &left, sse);
        let span = last - first;
        let (change, n_eff) = (slope * real(span.into()), count(n) / carry_over.vif);
        let s2 = (n > 2).then(|| sse / (count(n) - 2.0));
        let interval = s2.filter(|s2| *s2 > 0.0 && n_eff >= WORTH_LEAST).and_then(|s2| {
            let df = n_eff - 2.0;
            let se = (s2 * carry_over.vif * real(times) / real(spread_x)).sqrt() * real(span.into());
            let half = t975(df)? * se;
            Some(ChangeInterval { df, se, low: change - half, high: change + half })
        });
        Some(Self { n, span, slope, s2, carry_over, n_eff, change, interval })
    }

    /// The change that would mostly show by now, in points: with a power of .80 in theory. `None` without an interval.
    pub fn could_be_seen(&self) -> Option<f64> {
        let interval = self.interval?;
        Some((t975(interval.df)? + t80(interval.df)?) * interval.se)
    }

    /// The same for a window of so many days with as many ratings among them.
    pub fn could_be_seen_in(&self, days: u16) -> Option<f64> {
        self.interval?;
        let n = count(self.n) * f64::from(days) / real((self.span + 1).into());
        let df = n / self.carry_over.vif - 2.0;
        Some((t975(df)? + t80(df)?) * (12.0 * self.s2? * self.carry_over.vif / n).sqrt())
    }
}

fn real(whole: i128) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sums over some hundred days")]
    let real = whole as f64;
    real
}

#[cfg(test)]
mod tests;
