use proptest::prelude::*;

use super::*;
use crate::insight::stats::numeric::count;
use crate::insight::testing::near;
use crate::insight::testing::reference::{EASING, FLAT, Reference, WAVE};

const EXACT: f64 = 1e-9;

fn trend(reference: &Reference) -> Trend {
    Trend::new(reference.days, reference.ratings).unwrap()
}

/// The trend of one rating a day.
fn daily(ratings: &[i64]) -> Trend {
    let days: Vec<i64> = (0..).take(ratings.len()).collect();
    Trend::new(&days, ratings).unwrap()
}

/// Returns Kendall's tau-a, and the intercept as the median of the residuals: both follow from the fields of a trend.
fn derived(trend: &Trend) -> (f64, f64) {
    (
        real(trend.pairs.s) / count(trend.n * (trend.n - 1) / 2),
        median_of(trend.residuals.iter().copied()).unwrap(),
    )
}

#[test]
fn a_series_that_eases_has_the_figures_of_the_reference() {
    let trend = trend(&EASING);
    assert_eq!((trend.n, trend.pairs.s, trend.span), (28, -219, 27));
    near(trend.pairs.var_s, 2_315.666_666_67, EXACT);
    near(trend.pairs.tau_b.unwrap(), -0.671_962_527_502, EXACT);
    near(trend.slope, -0.090_909_090_909_1, EXACT);
    near(trend.intercept, 3.227_272_727_27, EXACT);
    let (tau_a, intercept_joint) = derived(&trend);
    near(tau_a, -0.579_365_079_365, EXACT);
    near(intercept_joint, 3.363_636_363_64, EXACT);
    near(trend.pairs.tested(1.0).0, -4.530_211_430_37, EXACT);
    near(trend.p_plain, 5.892_468_772_97e-6, EXACT);
    assert_eq!(trend.carry_over.neighbours, 27);
    near(trend.carry_over.r1, -0.267_352_816_886, EXACT);
    near(trend.carry_over.r_corrected, 0.0, EXACT);
    near(trend.carry_over.vif, 1.0, EXACT);
    let (z, p) = trend.pairs.tested(trend.carry_over.vif);
    near(z, -4.530_211_430_37, EXACT);
    near(p, 5.892_468_772_97e-6, EXACT);
}

#[test]
fn a_flat_series_with_gaps_has_the_figures_of_the_reference() {
    let trend = trend(&FLAT);
    assert_eq!((trend.n, trend.pairs.s, trend.span), (20, 2, 27));
    near(trend.pairs.var_s, 846.666_666_667, EXACT);
    near(trend.pairs.tau_b.unwrap(), 0.012_262_786_789_7, EXACT);
    near(trend.slope, 0.0, EXACT);
    near(trend.intercept, 2.0, EXACT);
    let (tau_a, intercept_joint) = derived(&trend);
    near(tau_a, 0.010_526_315_789_5, EXACT);
    near(intercept_joint, 2.0, EXACT);
    near(trend.pairs.tested(1.0).0, 0.034_367_169_831_2, EXACT);
    near(trend.p_plain, 0.972_584_362_678, EXACT);
    assert_eq!(trend.carry_over.neighbours, 13);
    near(trend.carry_over.r1, -0.399_470_899_471, EXACT);
    near(trend.carry_over.r_corrected, 0.0, EXACT);
    near(trend.carry_over.vif, 1.0, EXACT);
    let (z, p) = trend.pairs.tested(trend.carry_over.vif);
    near(z, 0.034_367_169_831_2, EXACT);
    near(p, 0.972_584_362_678, EXACT);
}

#[test]
fn a_series_that_wanders_has_the_figures_of_the_reference() {
    let trend = trend(&WAVE);
    assert_eq!((trend.n, trend.pairs.s, trend.span), (35, 225, 34));
    near(trend.pairs.var_s, 4_463.666_666_67, EXACT);
    near(trend.pairs.tau_b.unwrap(), 0.441_248_575_92, EXACT);
    near(trend.slope, 0.052_631_578_947_4, EXACT);
    near(trend.intercept, 1.105_263_157_89, EXACT);
    let (tau_a, intercept_joint) = derived(&trend);
    near(tau_a, 0.378_151_260_504, EXACT);
    near(intercept_joint, 0.894_736_842_105, EXACT);
    near(trend.pairs.tested(1.0).0, 3.352_757_484_46, EXACT);
    near(trend.p_plain, 0.000_800_107_802_117, EXACT);
    assert_eq!(trend.carry_over.neighbours, 34);
    near(trend.carry_over.r1, 0.511_068_984_602, EXACT);
    near(trend.carry_over.r_corrected, 0.609_271_434_228, EXACT);
    near(trend.carry_over.vif, 4.118_642_902_51, EXACT);
    let (z, p) = trend.pairs.tested(trend.carry_over.vif);
    near(z, 1.652_057_166_12, EXACT);
    near(p, 0.098_522_897_764_3, EXACT);
}

#[test]
fn the_day_from_which_days_are_counted_changes_only_the_intercept() {
    for reference in [EASING, FLAT, WAVE] {
        let moved: Vec<i64> = reference.days.iter().map(|day| day + 1_000).collect();
        let (here, there) = (trend(&reference), Trend::new(&moved, reference.ratings).unwrap());
        assert_eq!(
            (here.pairs.s, here.span, here.p_plain.to_bits()),
            (there.pairs.s, there.span, there.p_plain.to_bits())
        );
        near(there.slope, here.slope, EXACT);
        near(there.carry_over.r1, here.carry_over.r1, EXACT);
        near(there.intercept, here.intercept - 1_000.0 * here.slope, EXACT);
    }
}

#[test]
fn fewer_than_two_ratings_have_no_trend() {
    assert_eq!(Trend::new(&[], &[]), None);
    assert_eq!(Trend::new(&[4], &[3]), None);
    let two = Trend::new(&[4, 6], &[3, 1]).unwrap();
    assert_eq!((two.pairs.s, two.slope, two.pairs.tested(1.0).1), (-1, -1.0, 1.0));
}

#[test]
fn all_equal_ratings_have_no_tau_and_nothing_that_speaks_for_a_trend() {
    let trend = daily(&[2; 30]);
    assert_eq!((trend.pairs.s, trend.pairs.tau_b, trend.slope), (0, None, 0.0));
    assert_eq!((trend.pairs.tested(1.0), trend.p_plain, trend.carry_over.r1), ((0.0, 1.0), 1.0, 0.0));
    near(trend.pairs.var_s, 0.0, EXACT);
}

prop_compose! {
    fn any_series()(
        days in proptest::collection::btree_set(0_i64..60, 2..40),
        ratings in proptest::collection::vec(0_i64..5, 40),
    ) -> (Vec<i64>, Vec<i64>) {
        let ratings = ratings.into_iter().take(days.len()).collect();
        (days.into_iter().collect(), ratings)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn time_that_runs_backwards_turns_the_signs_and_keeps_the_rest((days, ratings) in any_series()) {
        let forth = Trend::new(&days, &ratings).unwrap();
        let (first, last) = (days[0], days[days.len() - 1]);
        let turned: Vec<i64> = days.iter().rev().map(|day| first + last - day).collect();
        let backwards: Vec<i64> = ratings.iter().rev().copied().collect();
        let back = Trend::new(&turned, &backwards).unwrap();
        prop_assert_eq!((back.pairs.s, back.span), (-forth.pairs.s, forth.span));
        near(back.slope, -forth.slope, EXACT);
        prop_assert_eq!(back.pairs.tau_b, forth.pairs.tau_b.map(|tau| -tau));
        prop_assert!((back.pairs.var_s - forth.pairs.var_s).abs() < 1e-12);
        let ((forth_z, forth_p), (back_z, back_p)) = (forth.pairs.tested(2.0), back.pairs.tested(2.0));
        near(back_z, -forth_z, EXACT);
        near(back_p, forth_p, EXACT);
        prop_assert_eq!(back.carry_over.neighbours, forth.carry_over.neighbours);
        prop_assert!((back.carry_over.r1 - forth.carry_over.r1).abs() < 1e-9);
    }

    #[test]
    fn what_a_trend_says_stays_within_its_bounds((days, ratings) in any_series()) {
        let trend = Trend::new(&days, &ratings).unwrap();
        let (_, p) = trend.pairs.tested(trend.carry_over.vif);
        prop_assert!((0.0..=1.0).contains(&p) && (0.0..=1.0).contains(&trend.p_plain));
        prop_assert!(p >= trend.p_plain, "inflation never makes a test bolder");
        prop_assert!(trend.pairs.tau_b.is_none_or(|tau| (-1.0..=1.0).contains(&tau)));
        prop_assert!((1.0..=12.34).contains(&trend.carry_over.vif));
        prop_assert!(trend.slope.abs() <= 4.0);
    }
}
