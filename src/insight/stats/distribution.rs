//! The normal distribution, and Student's t with any real number of degrees of freedom.

/// The 0.975 quantile of the normal distribution.
pub const Z975: f64 = 1.959_963_984_540_054;

/// The two-sided p of a standard normal `z`: 2·(1 − Φ(|z|)), by the complementary error function.
pub fn two_sided_p(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The two-sided p of Student's t with `df` degrees of freedom: 2·(1 − F(|t|)).
pub fn two_sided_p_of_t(t: f64, df: f64) -> f64 {
    incomplete_beta(df / (df + t * t), df / 2.0, 0.5)
}

/// The 0.975 quantile of Student's t with `df` degrees of freedom (at least 1): half the width of a 95 % interval in
/// standard errors. `None` for fewer, or for no number.
pub fn t975(df: f64) -> Option<f64> {
    // Between the quantile of the normal distribution and that of one degree of freedom.
    quantile(df, 0.05, (1.9, 12.8))
}

/// The 0.80 quantile of Student's t with `df` degrees of freedom (at least 1); `None` for fewer, or for no number.
pub fn t80(df: f64) -> Option<f64> {
    quantile(df, 0.4, (0.8, 1.4))
}

/// The quantile beyond which, on both sides, lies this share; between two bounds.
fn quantile(df: f64, both_tails: f64, (mut low, mut high): (f64, f64)) -> Option<f64> {
    if !(1.0..=1e9).contains(&df) {
        return None;
    }
    let tails = |t: f64| two_sided_p_of_t(t, df);
    // Each step halves the span: after 60 it is as narrow as numbers can be.
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if tails(middle) > both_tails {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(f64::midpoint(low, high))
}

/// The regularised incomplete beta function `I_x(a, b)` for x from 0 to 1 (NIST Digital Library of Mathematical
/// Functions, 8.17.22, and 8.17.4 where the fraction converges slowly).
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front =
        (libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function, by the method of Lentz in the form of Thompson and Barnett.
#[expect(clippy::many_single_char_names, reason = "the names of the formula")]
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const MOST_TERMS: u32 = 500;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for term in 1..=MOST_TERMS {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = value;
        for step in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + step * d);
            c = away_from_zero(1.0 + step / c);
            value *= c * d;
        }
        if (value - before).abs() <= f64::EPSILON * value.abs() {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::near;

    #[test]
    fn the_tails_of_the_normal_distribution_are_those_of_scipy() {
        for (z, p) in [
            (0.5, 0.617_075_077_452),
            (1.0, 0.317_310_507_863),
            (1.959_963_984_540_054, 0.05),
            (2.5, 0.012_419_330_651_6),
            (3.5, 0.000_465_258_158_071),
        ] {
            near(two_sided_p(z), p, 1e-9);
            near(two_sided_p(-z), p, 1e-9);
        }
        near(two_sided_p(0.0), 1.0, 1e-15);
        // scipy.special.erfc(8 / sqrt 2)
        near(two_sided_p(8.0), 1.244_192_114_854_365_8e-15, 1e-9);
        assert!(two_sided_p(40.0) >= 0.0);
    }

    #[test]
    fn the_quantiles_of_t_are_those_of_scipy_over_the_whole_range() {
        for (df, t) in [
            (1.0, 12.706_204_736_2),
            (2.0, 4.302_652_729_75),
            (3.5, 2.940_088_637_98),
            (6.2, 2.427_905_137_29),
            (13.0, 2.160_368_656_46),
            (27.0, 2.051_830_516_48),
            // scipy.stats.t.ppf(0.975, df)
            (1.5, 6.016_663_104_427_929),
            (100.0, 1.983_971_518_523_551_8),
            (364.0, 1.966_502_568_799_364),
            (1e6, 1.959_966_356_814_107),
        ] {
            near(t975(df).unwrap(), t, 1e-9);
        }
        for df in [0.99, 0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(t975(df), None, "{df}");
        }
    }

    #[test]
    fn the_p_of_t_goes_with_its_quantile() {
        for df in [1.0, 3.5, 8.0, 73.0, 2_000.0] {
            near(two_sided_p_of_t(t975(df).unwrap(), df), 0.05, 1e-9);
            near(two_sided_p_of_t(-t80(df).unwrap(), df), 0.4, 1e-9);
            near(two_sided_p_of_t(0.0, df), 1.0, 1e-15);
        }
        // With one degree of freedom it is Cauchy's: 1 - 2 atan(t) / pi.
        near(two_sided_p_of_t(1.0, 1.0), 0.5, 1e-9);
        near(two_sided_p_of_t(50.0, 1.0), 0.012_730_698_201_945_56, 1e-9);
    }

    #[test]
    fn the_quantile_falls_as_the_degrees_of_freedom_rise() {
        let quantiles: Vec<f64> = (10..4_000).map(|tenths| t975(f64::from(tenths) / 10.0).unwrap()).collect();
        assert!(quantiles.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(quantiles.iter().all(|t| (1.959_963..12.71).contains(t)));
    }
}
