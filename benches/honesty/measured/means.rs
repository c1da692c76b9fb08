//! A window's mean and two windows compared: how often their intervals hold the truth, and see a change.

use anyhow::{Context as _, Result};

use inward::insight::stats::distribution::t975;
use inward::insight::stats::numeric::count;
use inward::insight::stats::window_mean::{Interval, WindowMean};
use inward::insight::{Baseline, Series};
use inward::journal::Sign;

use super::Scope;
use super::diary::{Simulator, day, points, ratings, true_mean};
use super::table::{Share, Table, beside};

/// How many days each of two windows has.
pub(crate) const PART: usize = 14;

/// Whether an interval holds the truth.
pub(crate) fn holds(interval: Interval, truth: f64) -> bool {
    (interval.low..=interval.high).contains(&truth)
}

/// The interval of a textbook: every day counts as independent of the others.
pub(crate) fn ordinary(mean: &WindowMean) -> Option<Interval> {
    let half = t975(count(mean.n) - 1.0)? * (mean.variance / count(mean.n)).sqrt();
    (half > 0.0).then_some(Interval { low: mean.mean - half, high: mean.mean + half })
}

/// How often the 95 % interval of a window's mean holds the true mean.
pub(crate) fn coverage(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["φ", "n", "ordinary t", "AR-t (shipped)", "no interval (all equal)"];
    let mut table = Table::new("Coverage of the 95 % interval of a window's mean", head);
    let mut simulator = Simulator::new(45);
    let truth = true_mean(0.0);
    for phi in [0.0, 0.4, 0.6] {
        let (mut plain, mut shipped, mut none) =
            ([Share::default(); 3], [Share::default(); 3], [Share::default(); 3]);
        let cells = plain.iter_mut().zip(&mut shipped).zip(&mut none);
        for (days, ((plain, shipped), none)) in [7, 14, 28].into_iter().zip(cells) {
            for _ in 0..scope.diaries {
                let points = points(&ratings(&simulator.feeling(days, phi))?);
                let mean = WindowMean::new(&points).context("a window has two days or more")?;
                none.take(mean.interval.is_none());
                if let (Some(ordinary), Some(interval)) = (ordinary(&mean), mean.interval) {
                    plain.take(holds(ordinary, truth));
                    shipped.take(holds(interval, truth));
                }
            }
        }
        let days = "7 / 14 / 28".to_owned();
        table.push([phi.to_string(), days, beside(&plain), beside(&shipped), beside(&none)]);
    }
    Ok(vec![table])
}

/// Baseline and now of four weeks of days: whether the interval of the difference leaves 0 out.
pub(crate) fn compared(feeling: &[f64]) -> Result<bool> {
    let points = points(&ratings(feeling)?);
    let series = Series::bare(Sign::Jealousy.into(), points, day(2 * PART - 1));
    let baseline = Baseline::new(&series);
    let difference = baseline.difference.context("both windows have fourteen days")?;
    Ok(difference.interval.is_some_and(|interval| !holds(interval, 0.0)))
}

/// Makes a feeling whose later half is heavier by some points.
fn shifted(feeling: &[f64], shift: f64) -> Vec<f64> {
    let half = |number: usize| if number < PART { -shift / 2.0 } else { shift / 2.0 };
    feeling.iter().enumerate().map(|(number, z)| z + half(number)).collect()
}

/// How often 14 days differ from the 14 days after them, with and without a true change.
pub(crate) fn changes(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["true shift (points)", "φ", "interval leaves out 0 (shipped)"];
    let mut table = Table::new("Baseline and now: 14 days beside the next 14", head);
    let mut simulator = Simulator::new(46);
    for shift in [0.0, 0.9, 1.4] {
        let mut left_out = [Share::default(); 4];
        for (phi, left_out) in [0.0, 0.2, 0.4, 0.6].into_iter().zip(&mut left_out) {
            for _ in 0..scope.diaries {
                left_out.take(compared(&shifted(&simulator.feeling(2 * PART, phi), shift))?);
            }
        }
        let phis = "0 / .2 / .4 / .6".to_owned();
        table.push([format!("{shift:.1}"), phis, beside(&left_out)]);
    }
    Ok(vec![table])
}
