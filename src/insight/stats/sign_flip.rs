//! The exact test of paired differences whose signs were chosen by chance: over all patterns of signs, how often the mean is
//! as far from 0 as the one that was found.
//!
//! ```text
//! p = share of the 2^k patterns with |mean(+-d)| >= |mean(d)|
//! mean(d) +- t(.975, k - 1) * s_d / sqrt(k)
//! ```
//!
//! Fisher 1935, *The Design of Experiments*, section 21; for a single person Edgington and Onghena 2007, *Randomization Tests*.

use super::distribution::t975;
use super::numeric::{Fraction, count};
use super::window_mean::Interval;

/// The fewest pairs that are tested.
pub const PAIRS_LEAST: usize = 8;
/// The most.
pub const PAIRS_MOST: usize = 15;

/// What chance could have brought about, and what it did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignFlip {
    /// The mean of the differences, as the exact fraction.
    pub mean: Fraction,
    /// The number of patterns of signs with a mean at least as far from 0.
    pub extreme: u64,
    /// The number of all patterns.
    pub patterns: u64,
    /// The two-sided p.
    pub p: f64,
    /// The 95 % interval of the mean; `None` where all differences are equal.
    pub interval: Option<Interval>,
}

impl SignFlip {
    /// Tests whole differences; `None` for fewer than eight, or more than fifteen.
    pub fn new(differences: &[i64]) -> Option<Self> {
        let k = differences.len();
        if !(PAIRS_LEAST..=PAIRS_MOST).contains(&k) {
            return None;
        }
        let sum: i64 = differences.iter().sum();
        let squares: i64 = differences.iter().map(|difference| difference * difference).sum();
        let pairs = i64::try_from(k).ok()?;
        let mean = Fraction { over: sum.into(), under: pairs.into() };
        let patterns = 1_u64 << k;
        let extreme =
            (0..patterns).filter(|pattern| with_signs(differences, *pattern).abs() >= sum.abs()).count();
        #[expect(
            clippy::cast_precision_loss,
            reason = "at most some ten thousand patterns, and sums of single digits"
        )]
        let (p, spread) = (extreme as f64 / patterns as f64, (pairs * squares - sum * sum) as f64);
        // s_d / sqrt(k), from whole numbers as far as that goes.
        let error = (spread / (count(k) * count(k - 1))).sqrt() / count(k).sqrt();
        let half = if spread > 0.0 { t975(count(k - 1)).map(|t| t * error) } else { None };
        let at = mean.value();
        let interval = half.map(|half| Interval { low: at - half, high: at + half });
        Some(Self { mean, extreme: extreme as u64, patterns, p, interval })
    }
}

/// The sum of the differences, with the sign turned of those that a pattern names.
fn with_signs(differences: &[i64], pattern: u64) -> i64 {
    let signed =
        differences.iter().enumerate().map(|(bit, it)| if pattern >> bit & 1 == 1 { -it } else { *it });
    signed.sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::insight::testing::near;

    #[test]
    fn the_figures_are_those_of_the_reference() {
        for (differences, mean, extreme, patterns, p, half) in [
            (&[-1_i64, 0, 1, -2, -2, 0, -1, -1][..], -0.75, 40, 256, 0.15625, 0.865_363_867_359_475_7),
            (&[-1, -2, 0, -1, -1, -2, -1, 0, -1, -1], -1.0, 8, 1_024, 0.007_812_5, 0.476_904_603_980_443_2),
            (&[1, 0, 0, -1, 1, 0, 0, -1][..], 0.0, 256, 256, 1.0, 0.631_972_414_136_924_4),
        ] {
            let found = SignFlip::new(differences).unwrap();
            near(found.mean.value(), mean, 1e-12);
            assert_eq!((found.extreme, found.patterns), (extreme, patterns));
            near(found.p, p, 1e-12);
            let interval = found.interval.unwrap();
            near(interval.low, mean - half, 1e-9);
            near(interval.high, mean + half, 1e-9);
        }
    }

    #[test]
    fn eight_pairs_are_tested_and_seven_are_not_and_fifteen_are_the_most() {
        assert_eq!(SignFlip::new(&[-1; 7]), None);
        let least = SignFlip::new(&[-1; 8]).unwrap();
        assert_eq!((least.extreme, least.patterns, least.interval), (2, 256, None));
        assert!(SignFlip::new(&[-1; 15]).is_some());
        assert_eq!(SignFlip::new(&[-1; 16]), None);
    }

    proptest! {
        #[test]
        fn neither_the_order_of_the_pairs_nor_their_sign_changes_how_rare_they_are(
            (one, other) in prop::collection::vec(-4_i64..5, 8..16)
                .prop_flat_map(|differences| (Just(differences.clone()), Just(differences).prop_shuffle())),
        ) {
            let found = SignFlip::new(&one).unwrap();
            prop_assert_eq!(SignFlip::new(&other), Some(found));
            let turned: Vec<i64> = one.iter().map(|it| -it).collect();
            let turned = SignFlip::new(&turned).unwrap();
            prop_assert_eq!((turned.extreme, turned.p.to_bits()), (found.extreme, found.p.to_bits()));
            prop_assert_eq!(turned.mean.over, -found.mean.over);
            prop_assert!(found.extreme >= 1 && found.p <= 1.0);
        }
    }
}
