//! The words for a direction: how often they are wrong where nothing changes, and how often they are said where it falls.

use anyhow::Result;

use super::Scope;
use super::diary::{Process, Simulator, USUAL, around, fall_of, sloping, true_change};
use super::table::{Share, Table, Worse, beside, lengths_beside};
use super::trends::looked_for;

/// The middles of the feeling: a usual diary, a light one, and one in which most days are 0.
pub(super) const MIDDLES: [f64; 3] = [2.0, 1.0, 0.3];

/// The least share of intervals that hold the truth where little or some carries over.
const LEAST_HELD: f64 = 0.92;
/// The same, by how much carries over.
const COVERAGE: [(Process, f64); 6] = [
    (Process::Ar(0.0), LEAST_HELD),
    (Process::Ar(0.2), LEAST_HELD),
    (Process::Ar(0.4), LEAST_HELD),
    (Process::Ar(0.6), LEAST_HELD),
    (Process::Noisy(0.7), 0.89),
    (Process::Noisy(0.9), 0.77),
];

/// The target for a false word: of each kind, at 28, 56, 84 and 182 days, around each of the middles.
const FALSE_WORDS: [[[f64; 3]; 4]; 6] = [
    [[0.04, 0.03, 0.03], [0.02, 0.03, 0.03], [0.03, 0.03, 0.03], [0.03, 0.03, 0.01]],
    [[0.04, 0.04, 0.04], [0.04, 0.04, 0.04], [0.04, 0.04, 0.03], [0.04, 0.04, 0.02]],
    [[0.05, 0.05, 0.05], [0.05, 0.04, 0.04], [0.04, 0.04, 0.05], [0.05, 0.04, 0.03]],
    [[0.06, 0.07, 0.05], [0.06, 0.06, 0.04], [0.06, 0.05, 0.05], [0.04, 0.04, 0.04]],
    [[0.09, 0.09, 0.08], [0.07, 0.08, 0.07], [0.07, 0.07, 0.06], [0.06, 0.06, 0.04]],
    [[0.18, 0.17, 0.13], [0.18, 0.18, 0.15], [0.16, 0.16, 0.15], [0.11, 0.11, 0.11]],
];

/// How often a direction is said where there is none, and how often the interval of the change holds 0.
pub(super) fn where_nothing_changes(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["feeling", "n", "middle 2", "middle 1", "middle 0.3"];
    let mut said = Table::new("*Easing* or *rising* where nothing changes", head);
    let mut covered = Table::new("Coverage of the interval of a change where nothing changes", head);
    let mut simulator = Simulator::new(51);
    let lengths = scope.lengths([28, 56, 84, 182]);
    for ((process, least), targets) in COVERAGE.into_iter().zip(FALSE_WORDS) {
        let kind = || [process.shown(), lengths_beside(&lengths)];
        let (mut said_row, mut covered_row) = (kind().to_vec(), kind().to_vec());
        for (place, middle) in MIDDLES.into_iter().enumerate() {
            let (mut words, mut intervals) = (Vec::new(), Vec::new());
            for (days, targets) in lengths.iter().zip(targets) {
                let (mut word, mut interval) = (Share::default(), Share::default());
                for _ in 0..scope.diaries {
                    let feeling = simulator.feeling_of(process, *days);
                    let found = looked_for(&around(&feeling, middle - USUAL))?;
                    word.take(found.is_said());
                    if let Some((low, high)) = found.interval {
                        interval.take((low..=high).contains(&0.0));
                    }
                }
                let cell = format!("{}, middle {middle}, n = {days}", process.shown());
                let target = targets.get(place).copied().unwrap_or_default();
                said.check(&cell, word, target, Worse::Higher, scope);
                covered.check(&cell, interval, least, Worse::Lower, scope);
                words.push(word);
                intervals.push(interval);
            }
            said_row.push(beside(&words));
            covered_row.push(beside(&intervals));
        }
        said.push(said_row);
        covered.push(covered_row);
    }
    Ok(vec![said, covered])
}

/// The target for *easing* where a feeling falls by half a point, one, one and a half and two: at 84 and 182 days, around each
/// of the middles.
const FALLS: [(f64, [[f64; 2]; 3]); 4] = [
    (0.5, [[0.14, 0.27], [0.13, 0.27], [0.11, 0.16]]),
    (1.0, [[0.47, 0.81], [0.43, 0.78], [0.37, 0.67]]),
    (1.5, [[0.79, 0.99], [0.78, 0.99], [0.70, 0.97]]),
    (2.0, [[0.95, 1.0], [0.94, 1.0], [0.90, 1.0]]),
];

/// How often *easing* is said where a feeling falls steadily, and how often the interval holds the true change of the mean.
pub(super) fn where_it_falls(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["fall of the feeling", "n", "middle 2", "middle 1", "middle 0.3"];
    let mut said = Table::new("*Easing* where a feeling falls, AR .2", head);
    let mut covered = Table::new("Coverage of the interval of a change where a feeling falls, AR .2", head);
    let mut simulator = Simulator::new(52);
    let lengths = scope.lengths([84, 182]);
    for (fall, targets) in FALLS {
        let kind = || [format!("{fall:.1}"), lengths_beside(&lengths)];
        let (mut said_row, mut covered_row) = (kind().to_vec(), kind().to_vec());
        for (middle, targets) in MIDDLES.into_iter().zip(targets) {
            let truth = -true_change(middle - USUAL, fall);
            let (mut words, mut intervals) = (Vec::new(), Vec::new());
            for (days, target) in lengths.iter().zip(targets) {
                let (mut word, mut interval) = (Share::default(), Share::default());
                for _ in 0..scope.diaries {
                    let feeling = around(&simulator.feeling_of(Process::Ar(0.2), *days), middle - USUAL);
                    let found = looked_for(&sloping(&feeling, -fall))?;
                    word.take(found.is_easing());
                    if let Some((low, high)) = found.interval {
                        interval.take((low..=high).contains(&truth));
                    }
                }
                let cell = format!("{fall}, middle {middle}, n = {days}");
                said.check(&cell, word, target, Worse::Lower, scope);
                covered.check(&cell, interval, LEAST_HELD, Worse::Lower, scope);
                words.push(word);
                intervals.push(interval);
            }
            said_row.push(beside(&words));
            covered_row.push(beside(&intervals));
        }
        said.push(said_row);
        covered.push(covered_row);
    }
    Ok(vec![said, covered])
}

/// The target for *about the same* where the mean changes by half a point: around each of the middles.
const SAME: [(Process, [f64; 3]); 4] = [
    (Process::Ar(0.2), [0.021; 3]),
    (Process::Ar(0.4), [0.021; 3]),
    (Process::Noisy(0.7), [0.023; 3]),
    (Process::Noisy(0.9), [0.019, 0.019, 0.067]),
];
/// A change that *about the same* denies, in points.
const DENIED: f64 = 0.5;

/// How often *about the same* is said where the mean changes by half a point, and where it does not change.
pub(super) fn about_the_same(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["feeling", "true change (points)", "n", "middle 2", "middle 1", "middle 0.3"];
    let mut table = Table::new("*About the same*", head);
    let mut simulator = Simulator::new(53);
    let lengths = scope.lengths([84, 182, 364]);
    let mut row_of = |table: &mut Table,
                      process: Process,
                      change: f64,
                      targets: &dyn Fn(usize, usize) -> Option<(f64, Worse)>|
     -> Result<()> {
        let mut row = vec![process.shown(), format!("{change:.1}"), lengths_beside(&lengths)];
        for (place, middle) in MIDDLES.into_iter().enumerate() {
            let fall = if change > 0.0 { fall_of(middle - USUAL, change) } else { 0.0 };
            let mut shares = Vec::new();
            for days in &lengths {
                let mut share = Share::default();
                for _ in 0..scope.diaries {
                    let feeling = around(&simulator.feeling_of(process, *days), middle - USUAL);
                    share.take(looked_for(&sloping(&feeling, -fall))?.is_same());
                }
                if let Some((target, worse)) = targets(place, *days) {
                    let cell = format!("{}, change {change}, middle {middle}, n = {days}", process.shown());
                    table.check(&cell, share, target, worse, scope);
                }
                shares.push(share);
            }
            row.push(beside(&shares));
        }
        table.push(row);
        Ok(())
    };
    for (process, targets) in SAME {
        let target = |place: usize, _| Some((targets.get(place).copied()?, Worse::Higher));
        row_of(&mut table, process, DENIED, &target)?;
    }
    for (process, at_a_year) in [(Process::Ar(0.0), 0.49), (Process::Ar(0.2), 0.19)] {
        let target =
            |place: usize, days: usize| (place == 0 && days == 364).then_some((at_a_year, Worse::Lower));
        row_of(&mut table, process, 0.0, &target)?;
    }
    Ok(vec![table])
}
