//! Numbers that look random and are the same for the same seed on every machine.

use std::ops::Range;

/// `SplitMix64`.
#[derive(Clone, Debug)]
pub(super) struct Generator(u64);

impl Generator {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        let product = u128::from(self.next()) * u128::from(n);
        u32::try_from(product >> 64).unwrap_or_default()
    }

    /// A whole number from a range that is not empty.
    pub(super) fn within(&mut self, range: &Range<u32>) -> u32 {
        range.start + self.below(range.end.saturating_sub(range.start))
    }

    /// A number from 0 up to 1.
    pub(super) fn unit(&mut self) -> f64 {
        f64::from(self.below(1 << 31)) / f64::from(1_u32 << 31)
    }

    /// Whether something happens that happens in this share of all cases.
    pub(super) fn happens(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A number from the middle more often than from the edges, with mean 0 and standard deviation 1: the sum of
    /// twelve even ones, which needs no function that systems compute differently.
    pub(super) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// One of several texts; an empty one when there is none.
    pub(super) fn one_of(&mut self, texts: &[&'static str]) -> &'static str {
        let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        texts.get(self.below(count) as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_reference() {
        let mut generator = Generator::new(1);
        let first: Vec<u64> = (0..3).map(|_| generator.next()).collect();
        assert_eq!(
            first,
            [10_451_216_379_200_822_465, 13_757_245_211_066_428_519, 17_911_839_290_282_890_590]
        );
        let mut generator = Generator::new(42);
        let below: Vec<u32> = (0..10).map(|_| generator.below(10)).collect();
        assert_eq!(below, [7, 1, 2, 3, 0, 8, 2, 8, 3, 6]);
    }
}
