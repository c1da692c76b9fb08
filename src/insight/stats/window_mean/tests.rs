use super::*;
use crate::insight::testing::near;
use crate::insight::testing::reference::{EASING, daily, points};

const EXACT: f64 = 1e-9;

impl WindowMean {
    /// The degrees of freedom of its interval.
    pub(crate) fn degrees_of_freedom(&self) -> f64 {
        (self.n_effective - 1.0).max(1.0)
    }
}

fn halves() -> (Vec<Point>, Vec<Point>) {
    let all = points(EASING.days, EASING.ratings);
    (all[..14].to_vec(), all[14..].to_vec())
}

fn mean(ratings: &[i64]) -> WindowMean {
    WindowMean::new(&daily(ratings)).unwrap()
}

#[test]
fn the_first_fourteen_days_have_the_figures_of_the_reference() {
    let mean = WindowMean::new(&halves().0).unwrap();
    assert_eq!((mean.n, mean.sum, mean.carry_over.neighbours), (14, 40, 13));
    near(mean.mean, 2.857_142_857_14, EXACT);
    near(mean.variance.sqrt(), 0.662_993_544_132, EXACT);
    near(mean.carry_over.r1, -0.028_571_428_571_4, EXACT);
    near(mean.carry_over.r_corrected, 0.06, EXACT);
    near(mean.carry_over.vif, 1.127_659_574_47, EXACT);
    near(mean.n_effective, 12.415_094_339_6, EXACT);
    near(mean.degrees_of_freedom(), 11.415_094_339_6, EXACT);
    near(t975(mean.degrees_of_freedom()).unwrap(), 2.191_259_570_92, EXACT);
    near(half_width(mean.n, mean.variance, mean.n_effective).unwrap(), 0.412_314_030_485, EXACT);
    let interval = mean.interval.unwrap();
    near(interval.low, 2.444_828_826_66, EXACT);
    near(interval.high, 3.269_456_887_63, EXACT);
}

#[test]
fn the_last_fourteen_days_have_the_figures_of_the_reference() {
    let mean = WindowMean::new(&halves().1).unwrap();
    assert_eq!((mean.n, mean.sum, mean.carry_over.neighbours), (14, 21, 13));
    near(mean.mean, 1.5, EXACT);
    near(mean.variance.sqrt(), 0.759_554_525_313, EXACT);
    near(mean.carry_over.r1, 0.1, EXACT);
    near(mean.carry_over.r_corrected, 0.24, EXACT);
    near(mean.carry_over.vif, 1.631_578_947_37, EXACT);
    near(mean.n_effective, 8.580_645_161_29, EXACT);
    near(mean.degrees_of_freedom(), 7.580_645_161_29, EXACT);
    near(t975(mean.degrees_of_freedom()).unwrap(), 2.328_398_606_52, EXACT);
    near(half_width(mean.n, mean.variance, mean.n_effective).unwrap(), 0.603_748_847_654, EXACT);
    let interval = mean.interval.unwrap();
    near(interval.low, 0.896_251_152_346, EXACT);
    near(interval.high, 2.103_748_847_65, EXACT);
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
fn a_mean_has_an_interval_from_seven_ratings_on() {
    assert_eq!(mean(&[1, 2, 1, 2, 1, 2]).interval, None);
    assert!(mean(&[1, 2, 1, 2, 1, 2, 1]).interval.is_some());
}

#[test]
fn a_mean_of_ratings_without_spread_has_no_interval() {
    let mean = mean(&[3; 20]);
    assert_eq!((mean.mean, mean.variance, mean.interval, mean.carry_over.r1), (3.0, 0.0, None, 0.0));
}

#[test]
fn fewer_than_two_ratings_have_no_mean_that_is_compared() {
    assert_eq!(WindowMean::new(&[]), None);
    assert_eq!(WindowMean::new(&daily(&[2])), None);
    assert_eq!(Difference::new(&daily(&[2]), &daily(&[1, 2]), false), None);
}

#[test]
fn an_interval_ends_where_ratings_end() {
    near(mean(&[0, 0, 0, 0, 0, 0, 1]).interval.unwrap().low, 0.0, EXACT);
    near(mean(&[4, 4, 4, 4, 4, 4, 3]).interval.unwrap().high, 4.0, EXACT);
}

#[test]
fn days_that_carry_over_are_worth_at_least_two() {
    let mean = mean(&[0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4]);
    assert_eq!((mean.carry_over.r_corrected, mean.n_effective), (0.85, 2.0));
    near(mean.degrees_of_freedom(), 1.0, EXACT);
    assert_eq!(mean.interval, Some(Interval { low: 0.0, high: 4.0 }));
}

#[test]
fn what_carries_over_in_a_mean_needs_eight_pairs_of_days_in_a_row() {
    let spread = [0, 2, 1, 3, 0, 2, 1, 3, 1];
    let unknown = WindowMean::new(&points(&[0, 1, 2, 3, 4, 5, 6, 7, 9], &spread)).unwrap();
    assert_eq!((unknown.carry_over.neighbours, unknown.carry_over.r_corrected), (7, 0.30));
    assert_eq!(mean(&spread).carry_over.neighbours, 8);
    assert!(mean(&spread).carry_over.r_corrected < 0.30);
}

#[test]
fn a_slope_within_a_window_is_not_taken_out_of_what_carries_over() {
    assert!(mean(&[0, 0, 1, 1, 2, 2, 3, 3, 4, 4]).carry_over.r1 > 0.5);
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
