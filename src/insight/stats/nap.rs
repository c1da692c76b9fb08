//! The non-overlap of all pairs: in which share of pairs of an earlier and a later day the later one is lighter, ties by half.
//!
//! Source: Parker and Vannest 2009, Behavior Therapy 40:357-367.

use super::numeric::count;
use crate::insight::series::Point;

/// The share, 0 to 1; `None` without a pair.
pub fn nap(earlier: &[Point], later: &[Point], more_is_lighter: bool) -> Option<f64> {
    let pairs = earlier.iter().flat_map(|one| later.iter().map(move |other| (one.rating, other.rating)));
    let doubled: usize = pairs
        .map(|(one, other)| match (one == other, (other > one) == more_is_lighter) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 0,
        })
        .sum();
    let all = earlier.len() * later.len();
    (all > 0).then(|| count(doubled) / count(2 * all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::reference::daily;

    #[test]
    fn pairs_are_counted_by_which_day_is_lighter_and_ties_by_half() {
        let share = |earlier: &[i64], later: &[i64]| nap(&daily(earlier), &daily(later), false);
        assert_eq!(share(&[4, 4], &[0, 0]), Some(1.0));
        assert_eq!(share(&[0], &[4]), Some(0.0));
        assert_eq!(share(&[1, 2], &[1, 2]), Some(0.5));
        assert_eq!(share(&[1, 3], &[2]), Some(0.5));
        assert_eq!(share(&[2, 3], &[2]), Some(0.75));
        assert_eq!(nap(&daily(&[2, 3]), &daily(&[2]), true), Some(0.25));
        assert_eq!(share(&[], &[1]), None);
    }
}
