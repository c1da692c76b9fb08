//! Arithmetic that the findings share: quantiles, means, and the one way to round figures.

/// Numbers that differ by less are the same: a half that was reached by a division is a half.
pub const TOLERANCE: f64 = 1e-9;

/// The quantile `p` (0 to 1) of values in ascending order, by linear interpolation between them (type 7).
///
/// `None` when there are no values or `p` lies outside 0 to 1.
pub fn quantile_type7(sorted: &[f64], p: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    let position = p * count(sorted.len().checked_sub(1)?);
    let below = position.floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last index"
    )]
    let index = below as usize;
    let low = *sorted.get(index)?;
    let high = sorted.get(index + 1).copied().unwrap_or(low);
    Some(low + (position - below) * (high - low))
}

/// The median of values in ascending order.
pub fn median(sorted: &[f64]) -> Option<f64> {
    quantile_type7(sorted, 0.5)
}

/// The mean of some values.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// The mean of `n` whole numbers in tenths, rounded once, half away from zero, from the exact fraction.
pub fn tenths(sum: i64, n: usize) -> Option<i64> {
    let n = i64::try_from(n).ok().filter(|n| *n > 0)?;
    let doubled = sum.checked_abs()?.checked_mul(20)?.checked_add(n)?;
    Some(sum.signum() * (doubled / (2 * n)))
}

/// A quotient of whole numbers, so that what is said at a limit does not depend on how a sum was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The number above the line.
    pub over: i128,
    /// The number below it, above 0.
    pub under: i128,
}

impl Fraction {
    /// The nearest real number.
    pub fn value(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "both are rounded once, and so is their quotient")]
        let value = self.over as f64 / self.under as f64;
        value
    }

    /// The sum of two; `None` where its numbers grow too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let shared = divisor(self.under, other.under);
        let (left, right) = (self.under / shared, other.under / shared);
        let over = self.over.checked_mul(right)?.checked_add(other.over.checked_mul(left)?)?;
        Some(Self { over, under: self.under.checked_mul(right)? }.reduced())
    }

    /// The same in its smallest numbers.
    #[must_use]
    pub fn reduced(self) -> Self {
        let shared = divisor(self.over, self.under).max(1);
        Self { over: self.over / shared, under: self.under / shared }
    }

    /// In tenths, rounded once, half away from zero.
    pub fn tenths(self) -> Option<i64> {
        let doubled = self.over.checked_abs()?.checked_mul(20)?.checked_add(self.under)?;
        i64::try_from(self.over.signum() * (doubled / self.under.checked_mul(2)?)).ok()
    }
}

/// The largest whole number that divides both.
fn divisor(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.abs(), other.abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// Prints the mean of `n` whole numbers as it is printed everywhere: `2.3` for 9 / 4; `None` when there are none.
pub fn one_decimal(sum: i64, n: usize) -> Option<String> {
    tenths(sum, n).map(printed)
}

/// Prints a median or quartile of whole numbers as it is printed everywhere; halves and quarters are exact in binary,
/// so this rounds from the exact value too.
pub fn one_decimal_of(value: f64) -> Option<String> {
    let tenths = (value * 10.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "the bound is checked")]
    (tenths.abs() < 1e15).then(|| printed(tenths as i64))
}

/// Prints a share as a number out of a hundred, rounded.
pub fn in_a_hundred(share: f64) -> String {
    format!("{:.0}", (share * 100.0).round())
}

/// Tenths as they are printed everywhere: `2.3`.
pub fn printed(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// A whole number as a real one.
pub fn real(whole: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days, ratings and counts of pairs are small numbers")]
    let real = whole as f64;
    real
}

/// A number of things, as a real number.
pub fn count(n: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no journal has 2^52 days")]
    let n = n as f64;
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_type_7() {
        // numpy.quantile(values, p), whose default is type 7.
        for (values, p, expected) in [
            (&[1.0, 2.0, 3.0, 4.0] as &[f64], 0.25, Some(1.75)),
            (&[1.0, 2.0, 3.0, 4.0], 0.75, Some(3.25)),
            (&[0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 4.0], 0.25, Some(1.0)),
            (&[0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 4.0], 0.75, Some(2.5)),
            (&[0.0, 4.0], 0.0, Some(0.0)),
            (&[0.0, 4.0], 1.0, Some(4.0)),
            (&[3.0], 0.25, Some(3.0)),
            (&[], 0.5, None),
            (&[1.0], -0.1, None),
            (&[1.0], 1.1, None),
            (&[1.0], f64::NAN, None),
        ] {
            assert_eq!(quantile_type7(values, p), expected, "{values:?} {p}");
        }
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median(&[1.0, 2.0, 4.0]), Some(2.0));
        assert_eq!(median(&[1.0, 2.0, 3.0, 4.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[1.0, 2.0, 4.0, 2.0]), Some(2.25));
    }

    #[test]
    fn figures_are_rounded_once_half_away_from_zero_from_the_exact_fraction() {
        for (sum, n, expected) in [
            (9, 4, Some("2.3")),
            (-9, 4, Some("-2.3")),
            (1, 20, Some("0.1")),
            (-1, 20, Some("-0.1")),
            (1, 21, Some("0.0")),
            (-1, 21, Some("0.0")),
            // 1.45 and 1.15 lie below the half as binary numbers, not as fractions.
            (29, 20, Some("1.5")),
            (23, 20, Some("1.2")),
            (449, 1000, Some("0.4")),
            (7, 7, Some("1.0")),
            (27, 7, Some("3.9")),
            (0, 3, Some("0.0")),
            (199, 20, Some("10.0")),
            (0, 0, None),
            (5, 0, None),
            (i64::MAX, 2, None),
            (i64::MIN, 2, None),
        ] {
            assert_eq!(one_decimal(sum, n).as_deref(), expected, "{sum}/{n}");
        }
    }

    #[test]
    fn fractions_are_added_and_rounded_exactly() {
        let of = |over, under| Fraction { over, under };
        assert_eq!(of(1, 3).plus(of(-1, 12)), Some(of(1, 4)));
        assert_eq!(of(-2, 6).plus(of(1, 3)), Some(of(0, 1)));
        for (fraction, tenths) in
            [(of(1, 4), 3), (of(-1, 4), -3), (of(7, 20), 4), (of(1, 21), 0), (of(-1, 21), 0), (of(0, 5), 0)]
        {
            assert_eq!(fraction.tenths(), Some(tenths), "{fraction:?}");
        }
        assert_eq!((of(i128::MAX, 1).plus(of(1, 2)), of(i128::MAX, 1).tenths()), (None, None));
        assert!((of(1, 8).value() - 0.125).abs() < 1e-18);
    }

    #[test]
    fn halves_and_quarters_are_rounded_like_fractions() {
        for (value, expected) in [
            (2.25, Some("2.3")),
            (1.75, Some("1.8")),
            (2.5, Some("2.5")),
            (-0.25, Some("-0.3")),
            (0.0, Some("0.0")),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(one_decimal_of(value).as_deref(), expected, "{value}");
        }
    }
}
