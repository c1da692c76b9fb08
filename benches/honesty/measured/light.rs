//! The same in light diaries, in which many days are 0 and the ratings lean to one side.

use anyhow::{Context as _, Result};

use inward::insight::stats::window_mean::WindowMean;

use super::Scope;
use super::diary::{Simulator, USUAL, around, points, ratings, true_mean};
use super::means::{PART, compared, holds, ordinary};
use super::table::{Share, Table};
use super::trends::looked_for;

/// The shares of one kind of diary: whether a direction is seen over four weeks, whether a fortnight's interval holds
/// the truth, and whether the interval of a change leaves out 0.
#[derive(Default)]
struct Shares {
    plain: Share,
    inflated: Share,
    ordinary: Share,
    shipped: Share,
    change: Share,
    none: Share,
}

impl Shares {
    /// Takes four weeks of a feeling in.
    fn take(&mut self, feeling: &[f64], truth: f64) -> Result<()> {
        let found = looked_for(feeling)?;
        self.plain.take(found.plain);
        self.inflated.take(found.inflated);
        self.change.take(compared(feeling)?);
        let points = points(&ratings(feeling)?);
        let fortnight = points.get(..PART).context("four weeks have a fortnight")?;
        let mean = WindowMean::new(fortnight).context("a fortnight has two days or more")?;
        self.none.take(mean.interval.is_none());
        if let (Some(ordinary), Some(interval)) = (ordinary(&mean), mean.interval) {
            self.ordinary.take(holds(ordinary, truth));
            self.shipped.take(holds(interval, truth));
        }
        Ok(())
    }
}

/// Measures false alarms and coverage in diaries that are lighter by some points.
pub(crate) fn shares(scope: &Scope) -> Result<Vec<Table>> {
    let head = &[
        "middle of the feeling",
        "φ",
        "direction, n=28: plain",
        "inflated (shipped)",
        "interval, n=14: ordinary t",
        "AR-t (shipped)",
        "no interval (all equal)",
        "interval of a change leaves out 0, 14 and 14",
    ];
    let mut table = Table::new("False alarms and coverage in lighter diaries", head);
    let mut simulator = Simulator::new(49);
    for lighter in [-1.0, -1.7] {
        for phi in [0.0, 0.4, 0.6] {
            let mut shares = Shares::default();
            for _ in 0..scope.diaries {
                let feeling = around(&simulator.feeling(2 * PART, phi), lighter);
                shares.take(&feeling, true_mean(lighter))?;
            }
            let Shares { plain, inflated, ordinary, shipped, none, change } = shares;
            let figures = [plain, inflated, ordinary, shipped, none, change].map(Share::shown);
            table.push([format!("{:.1}", USUAL + lighter), phi.to_string()].into_iter().chain(figures));
        }
    }
    Ok(vec![table])
}
