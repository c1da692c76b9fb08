use super::*;
use crate::insight::testing::near;
use crate::insight::testing::reference::{EASING, daily, points};

const EXACT: f64 = 1e-9;

fn halves() -> (Vec<Point>, Vec<Point>) {
    let all = points(EASING.days, EASING.ratings);
    (all[..14].to_vec(), all[14..].to_vec())
}

#[test]
fn the_difference_between_them_has_the_figures_of_the_reference() {
    let (first, last) = halves();
    let difference = Difference::new(&first, &last, false).unwrap();
    near(difference.difference, -1.357_142_857_14, EXACT);
    assert_eq!(difference.tenths, Some(-14));
    near(difference.standard_error, 0.320_375_904_746, EXACT);
    let df = difference.degrees_of_freedom.unwrap();
    near(df, 14.919_129_829_6, EXACT);
    near(t975(df).unwrap(), 2.132_456_277_05, EXACT);
    let interval = difference.interval.unwrap();
    near(interval.low, -2.040_330_466_23, EXACT);
    near(interval.high, -0.673_955_248_051, EXACT);
    near(difference.nap, 0.897_959_183_673, EXACT);
}

#[test]
fn where_more_is_lighter_the_other_half_of_the_pairs_counts() {
    let (first, last) = halves();
    near(Difference::new(&first, &last, true).unwrap().nap, 1.0 - 0.897_959_183_673, 1e-8);
    near(Difference::new(&first, &first, true).unwrap().nap, 0.5, EXACT);
    near(Difference::new(&daily(&[4, 4]), &daily(&[0, 0]), false).unwrap().nap, 1.0, EXACT);
    near(Difference::new(&daily(&[4, 4]), &daily(&[0, 0]), true).unwrap().nap, 0.0, EXACT);
}

#[test]
fn a_difference_has_an_interval_unless_neither_part_has_spread() {
    let (steady, other) = (daily(&[3; 12]), daily(&[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]));
    let neither = Difference::new(&steady, &daily(&[1; 12]), false).unwrap();
    assert_eq!((neither.standard_error, neither.degrees_of_freedom, neither.interval), (0.0, None, None));
    near(neither.difference, -2.0, EXACT);
    let one = Difference::new(&steady, &other, false).unwrap();
    near(one.degrees_of_freedom.unwrap(), 11.0, EXACT);
    // 1.5 less 3, and t(0.975, 11) · √(0.2727 / 12) on either side.
    near(one.interval.unwrap().low, -1.5 - 2.200_985_160_082_949 * (3.0_f64 / 11.0 / 12.0).sqrt(), EXACT);
}

#[test]
fn a_difference_with_one_degree_of_freedom_still_has_an_interval() {
    let carried = daily(&[0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4]);
    let difference = Difference::new(&daily(&[1; 12]), &carried, false).unwrap();
    assert_eq!(difference.degrees_of_freedom, Some(1.0));
    assert!(difference.interval.is_some());
}

#[test]
fn a_difference_is_rounded_once_from_the_exact_fraction() {
    // 3/2 less 3/4 is 0.75, and 1/4 less 2/2 is −0.75.
    let tenths =
        |base: &[i64], now: &[i64]| Difference::new(&daily(base), &daily(now), false).unwrap().tenths;
    assert_eq!(tenths(&[0, 1, 1, 1], &[1, 2]), Some(8));
    assert_eq!(tenths(&[1, 1], &[0, 0, 0, 1]), Some(-8));
}

#[test]
fn one_rating_is_compared_with_nothing() {
    assert_eq!(Difference::new(&daily(&[2]), &daily(&[1, 2]), false), None);
}
