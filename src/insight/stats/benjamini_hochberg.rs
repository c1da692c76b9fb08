//! The correction of p values for having looked in many places: the false discovery rate.
//!
//! ```text
//! q_(k) = min over j >= k of p_(j) * m / j          p sorted, m of them
//! ```
//!
//! Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300.

use super::numeric::count;

/// The p values corrected for their number: q, in the order in which the p come.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    let at = |place: usize| p.get(place).copied().unwrap_or(1.0);
    order.sort_by(|one, other| at(*one).total_cmp(&at(*other)));
    let mut q = vec![1.0; p.len()];
    let mut least = f64::INFINITY;
    for (rank, place) in order.iter().enumerate().rev() {
        least = least.min(at(*place) * count(p.len()) / count(rank + 1));
        if let Some(q) = q.get_mut(*place) {
            *q = least.min(1.0);
        }
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::near;

    const EXACT: f64 = 1e-9;

    #[test]
    fn p_values_are_corrected_as_in_the_reference_in_whatever_order_they_come() {
        let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
        let q = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.084_571_428_571_4, 0.205];
        for turned in 0..p.len() {
            let (mut p, mut q) = (p, q);
            p.rotate_left(turned);
            q.rotate_left(turned);
            for (found, expected) in benjamini_hochberg(&p).into_iter().zip(q) {
                near(found, expected, EXACT);
            }
        }
        let (mut p, mut q) = (p, q);
        p.reverse();
        q.reverse();
        for (found, expected) in benjamini_hochberg(&p).into_iter().zip(q) {
            near(found, expected, EXACT);
        }
    }

    #[test]
    fn a_corrected_p_is_never_below_its_p_nor_above_one() {
        assert_eq!(benjamini_hochberg(&[]), Vec::<f64>::new());
        assert_eq!(benjamini_hochberg(&[0.04]), [0.04]);
        assert_eq!(benjamini_hochberg(&[1.0, 1.0, 0.9]), [1.0, 1.0, 1.0]);
        assert_eq!(benjamini_hochberg(&[0.02, 0.02, 0.02]), [0.02, 0.02, 0.02]);
    }
}
