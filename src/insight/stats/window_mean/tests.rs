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
