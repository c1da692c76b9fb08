//! The seeded generator behind everything that is drawn here, so that a result never changes between two looks:
//! `SplitMix64`, and a shuffle by Fisher and Yates.
//!
//! Source: Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators, OOPSLA.

/// `SplitMix64` (Steele, Lea and Flood 2014): the same numbers for the same seed on every machine.
#[derive(Clone, Debug)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// The generator at the start of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    #[expect(clippy::should_implement_trait, reason = "it never ends, so it is no iterator to be adapted")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        let product = u128::from(self.next()) * u128::from(n);
        u32::try_from(product >> 64).unwrap_or_default()
    }

    /// Puts values in another order (Fisher and Yates, from the last place down).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for place in (1..values.len()).rev() {
            let bound = u32::try_from(place + 1).unwrap_or(u32::MAX);
            values.swap(place, self.below(bound) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_reference() {
        let mut generator = SplitMix64::new(1);
        let first = [generator.next(), generator.next(), generator.next()];
        assert_eq!(
            first,
            [10_451_216_379_200_822_465, 13_757_245_211_066_428_519, 17_911_839_290_282_890_590]
        );
        let mut generator = SplitMix64::new(42);
        let below: Vec<u32> = (0..10).map(|_| generator.below(10)).collect();
        assert_eq!(below, [7, 1, 2, 3, 0, 8, 2, 8, 3, 6]);
    }
}
