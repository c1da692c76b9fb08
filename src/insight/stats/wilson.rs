//! Wilson's score interval for a share.
//!
//! ```text
//! (n*p + z^2/2 +- z * sqrt(n*p*(1-p) + z^2/4)) / (n + z^2),  p = hits / n
//! ```
//!
//! Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209-212.

use super::numeric::count;

/// The interval of a share of `hits` among `n`, 0 to 1, at the normal quantile `z`; `None` of nothing.
pub fn wilson(hits: usize, n: usize, z: f64) -> Option<(f64, f64)> {
    if n == 0 {
        return None;
    }
    let (hit, all) = (count(hits), count(n));
    let (p, square) = (hit / all, z * z);
    let middle = (hit + square / 2.0) / (all + square);
    let half = z / (all + square) * (all * p * (1.0 - p) + square / 4.0).sqrt();
    // At the ends the interval ends exactly there; the roots may miss it by a rounding.
    let low = if hits == 0 { 0.0 } else { middle - half };
    let high = if hits == n { 1.0 } else { middle + half };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::stats::distribution::Z975;
    use crate::insight::testing::near;

    #[test]
    fn intervals_are_those_that_were_published() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (score), to four places.
        for (hits, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (found_low, found_high) = wilson(hits, n, Z975).unwrap();
            assert!((found_low - low).abs() < 5e-5 && (found_high - high).abs() < 5e-5, "{hits}/{n}");
        }
        // statsmodels.stats.proportion.proportion_confint(hits, n, method="wilson").
        for (hits, n, low, high) in [
            (0, 10, 0.0, 0.277_532_799_862_889_2),
            (5, 10, 0.236_593_090_512_564_3, 0.763_406_909_487_435_7),
            (10, 10, 0.722_467_200_137_110_8, 1.0),
            (1, 1, 0.206_549_314_377_237_4, 1.0),
        ] {
            let (found_low, found_high) = wilson(hits, n, Z975).unwrap();
            near(found_low, low, 1e-9);
            near(found_high, high, 1e-9);
        }
        assert_eq!(wilson(0, 0, Z975), None);
    }
}
