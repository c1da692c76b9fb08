//! What is said of days ahead: how large a change would show, and how often the day after a hard one was lighter.

use anyhow::{Context as _, Result};

use inward::insight::day_after::{DayAfter, is_hard};
use inward::insight::stats::numeric::median;
use inward::insight::{Series, Span};
use inward::journal::{Rating, Sign};

use super::Scope;
use super::diary::{Process, Simulator, USUAL, around, day, fall_of, points, ratings, sloping};
use super::table::{Share, Table, Worse, beside, lengths_beside};
use super::trends::looked_for;
use super::words::MIDDLES;

/// The least share of changes of the size that would mostly show that get their word.
const MOSTLY: f64 = 0.65;

/// How often a change of the size that would mostly show by now gets its word.
pub(super) fn could_be_seen(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["feeling", "n", "middle 2", "middle 1", "middle 0.3"];
    let mut size =
        Table::new("What would mostly show by now where nothing changes: the median, in points", head);
    let mut said = Table::new("*Easing* where the mean falls by that", head);
    let mut simulator = Simulator::new(54);
    let lengths = scope.lengths([56, 84, 182]);
    for process in [Process::Ar(0.2), Process::Ar(0.4), Process::Noisy(0.7)] {
        let kind = || [process.shown(), lengths_beside(&lengths)];
        let (mut size_row, mut said_row) = (kind().to_vec(), kind().to_vec());
        for middle in MIDDLES {
            let (mut sizes, mut shares) = (Vec::new(), Vec::new());
            for days in &lengths {
                let mut diary = || around(&simulator.feeling_of(process, *days), middle - USUAL);
                let mut shown = Vec::new();
                for _ in 0..scope.diaries {
                    shown.extend(looked_for(&diary())?.could_be_seen);
                }
                shown.sort_by(f64::total_cmp);
                let shown = median(&shown).context("an interval is known of one diary at least")?;
                let fall = fall_of(middle - USUAL, shown);
                let mut share = Share::default();
                for _ in 0..scope.diaries {
                    share.take(looked_for(&sloping(&diary(), -fall))?.is_easing());
                }
                let cell = format!("{}, middle {middle}, n = {days}", process.shown());
                said.check(&cell, share, MOSTLY, Worse::Lower, scope);
                sizes.push(format!("{shown:.2}"));
                shares.push(share);
            }
            size_row.push(sizes.join(" / "));
            said_row.push(beside(&shares));
        }
        size.push(size_row);
        said.push(said_row);
    }
    Ok(vec![size, said])
}

/// The days from which the true share is taken.
const LONG: usize = 400_000;

/// The share of days after hard ones that are not hard, in the long run.
fn long_run(simulator: &mut Simulator, process: Process) -> Result<f64> {
    let hard: Vec<bool> = ratings(&simulator.feeling_of(process, LONG))?.into_iter().map(is_heavy).collect();
    let mut share = Share::default();
    for pair in hard.windows(2) {
        if let [true, next] = pair {
            share.take(!next);
        }
    }
    share.value().context("so many days have hard ones")
}

fn is_heavy(rating: Rating) -> bool {
    is_hard(Sign::Jealousy.into(), rating)
}

/// How often the interval of the share of lighter days after hard ones holds that of the long run.
pub(super) fn after_hard_days(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["feeling", "n", "share in the long run", "interval holds it", "summed up"];
    let mut table = Table::new("Hard days: coverage of the share of lighter days after", head);
    let mut simulator = Simulator::new(55);
    let lengths = scope.lengths([56, 84, 182]);
    for (process, least) in [(Process::Ar(0.2), 0.95), (Process::Ar(0.5), 0.93), (Process::Noisy(0.8), 0.86)]
    {
        let truth = long_run(&mut simulator, process)?;
        let (mut covered, mut told) = (Vec::new(), Vec::new());
        for days in &lengths {
            let (mut holds, mut known) = (Share::default(), Share::default());
            for _ in 0..scope.diaries {
                let points = points(&ratings(&simulator.feeling_of(process, *days))?);
                let series = Series::bare(Sign::Jealousy.into(), points, day(days - 1));
                let share = DayAfter::new(&series, Span::All).share();
                known.take(share.is_some());
                if let Some((_, low, high)) = share {
                    holds.take((low..=high).contains(&truth));
                }
            }
            table.check(&format!("{}, n = {days}", process.shown()), holds, least, Worse::Lower, scope);
            covered.push(holds);
            told.push(known);
        }
        let truth = format!("{truth:.2}");
        table.push([process.shown(), lengths_beside(&lengths), truth, beside(&covered), beside(&told)]);
    }
    Ok(vec![table])
}
