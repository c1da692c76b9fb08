//! Permutation tests: how often a difference at least as large comes about by chance alone.
//!
//! ```text
//! D = mean(with) - mean(without)
//! p = share of all labellings with |D*| >= |D|;  of more than 100,000 drawn: (1 + count) / (1 + 9,999)
//! ```
//!
//! Sources: Fisher 1935 and Pitman 1937 for the test, Phipson and Smyth 2010 for (1 + count) / (1 + draws).

use std::collections::BTreeMap;

use super::generator::SplitMix64;
use super::numeric::count;

/// The most labellings that are all looked at.
pub const EXACT_UP_TO: u64 = 100_000;
/// The number of labellings that are drawn when there are more.
pub const DRAWS: usize = 9_999;
/// The seed of the draws.
pub const SEED: u64 = 1;
/// The margin by which a difference may fall below the observed one and still count as equal: sums in another order
/// differ a little.
const TOLERANCE: f64 = 1e-9;

/// The result of a permutation test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exchange {
    /// Mean of the values with the label less mean of those without.
    pub difference: f64,
    /// The number of labellings with a difference at least as large.
    pub extreme: u64,
    /// The number that were looked at.
    pub total: u64,
    /// Whether these are all there are; else they were drawn.
    pub is_exact: bool,
    /// The two-sided p.
    pub p: f64,
}

/// The orders that were drawn, by the number of values: one set serves all tests of that number.
#[derive(Debug, Default)]
pub struct Draws {
    orders: BTreeMap<usize, Vec<u16>>,
}

impl Draws {
    /// Returns for each draw the new place of each value's label.
    fn of(&mut self, n: usize) -> &[u16] {
        self.orders.entry(n).or_insert_with(|| {
            let mut generator = SplitMix64::new(SEED);
            let original: Vec<u16> = (0..u16::try_from(n).unwrap_or(u16::MAX)).collect();
            let mut went = Vec::with_capacity(n * DRAWS);
            for _ in 0..DRAWS {
                let mut order = original.clone();
                generator.shuffle(&mut order);
                let mut places = vec![0; order.len()];
                for (place, from) in (0..).zip(&order) {
                    if let Some(slot) = places.get_mut(usize::from(*from)) {
                        *slot = place;
                    }
                }
                went.extend(places);
            }
            went
        })
    }

    /// Exchanges the labels of values; `None` unless there are values with and without.
    pub fn exchange(&mut self, values: &[f64], labels: &[bool]) -> Option<Exchange> {
        let n = values.len().min(labels.len());
        let labelled: Vec<usize> =
            labels.iter().take(n).enumerate().filter(|(_, label)| **label).map(|(place, _)| place).collect();
        let k = labelled.len();
        if k == 0 || k == n || n > usize::from(u16::MAX) {
            return None;
        }
        let all: f64 = values.iter().take(n).sum();
        let difference = |with: f64| with / count(k) - (all - with) / count(n - k);
        let value = |place: usize| values.get(place).copied().unwrap_or_default();
        let observed = difference(labelled.iter().map(|place| value(*place)).sum());
        let least = observed.abs() - TOLERANCE;
        let is_extreme = |with: f64| difference(with).abs() >= least;
        let labellings = combinations(n, k);
        if labellings <= EXACT_UP_TO {
            let mut extreme = 0;
            each_combination(n, k, |places| {
                extreme += u64::from(is_extreme(places.iter().map(|place| value(*place)).sum()));
            });
            let p = ratio(extreme, labellings);
            return Some(Exchange { difference: observed, extreme, total: labellings, is_exact: true, p });
        }
        let draws = self.of(n).chunks(n);
        let sums = draws.map(|went| {
            let places = labelled.iter().filter_map(|place| went.get(*place));
            places.map(|place| value(usize::from(*place))).sum::<f64>()
        });
        let extreme = sums.filter(|with| is_extreme(*with)).count() as u64;
        let total = DRAWS as u64;
        let p = ratio(extreme + 1, total + 1);
        Some(Exchange { difference: observed, extreme, total, is_exact: false, p })
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "neither is larger than a few hundred thousand")]
    let ratio = part as f64 / whole as f64;
    ratio
}

/// Counts the ways to choose `k` of `n`; a number too large to hold becomes the largest.
fn combinations(n: usize, k: usize) -> u64 {
    let k = k.min(n - k) as u64;
    (1..=k)
        .try_fold(1_u64, |ways, step| Some(ways.checked_mul(n as u64 - k + step)? / step))
        .unwrap_or(u64::MAX)
}

/// Calls back with every way to choose `k` of `n` places.
fn each_combination(n: usize, k: usize, mut each: impl FnMut(&[usize])) {
    let mut places: Vec<usize> = (0..k).collect();
    loop {
        each(&places);
        // The last place that can still move on; those after it follow close behind.
        let movable = places.iter().enumerate().rposition(|(index, place)| *place < n - k + index);
        let Some(at) = movable else { return };
        let start = places.get(at).map_or(n, |place| place + 1);
        for (place, next) in places.iter_mut().skip(at).zip(start..) {
            *place = next;
        }
    }
}

#[cfg(test)]
mod tests;
