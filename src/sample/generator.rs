//! Numbers that look random and are the same for the same seed on every machine.

use std::ops::Range;

use crate::insight::stats::generator::SplitMix64;

/// Draws on the generator of the statistics.
#[derive(Clone, Debug)]
pub(super) struct Generator(SplitMix64);

impl Generator {
    pub(super) fn new(seed: u64) -> Self {
        Self(SplitMix64::new(seed))
    }

    /// A whole number below `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        self.0.below(n)
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
    pub(super) fn one_of(&mut self, texts: &'static [String]) -> &'static str {
        let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        texts.get(self.below(count) as usize).map_or("", String::as_str)
    }
}
