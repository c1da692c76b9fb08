use super::*;
use crate::insight::testing::near;
use crate::insight::testing::reference::{EASING, at, bare, daily, points};
use crate::journal::Sign;

fn baseline(points: Vec<Point>) -> Baseline {
    Baseline::new(&bare(points))
}

/// Makes fourteen ratings, `higher` of them one higher than the rest, spread evenly.
fn part(low: i64, higher: usize) -> Vec<i64> {
    (0..14).map(|place| low + i64::from((place + 1) * higher / 14 > place * higher / 14)).collect()
}

fn offsets(points: &[Point]) -> (i64, i64) {
    let offset = |point: &Point| point.day.days_since(at(0));
    (offset(&points[0]), offset(&points[points.len() - 1]))
}

#[test]
fn the_interval_of_a_series_that_eases_leaves_out_no_change() {
    let baseline = baseline(points(EASING.days, EASING.ratings));
    assert_eq!((baseline.base.len(), baseline.now.len(), baseline.d), (14, 14, 28));
    near(baseline.base_mean.unwrap().mean, 2.857_142_857_14, 1e-9);
    near(baseline.now_mean.unwrap().mean, 1.5, 1e-9);
    near(baseline.difference.unwrap().interval.unwrap().high, -0.673_955_248_051, 1e-9);
}

#[test]
fn ten_entries_then_and_ten_now_are_compared_and_nine_are_not() {
    let compared = |base: i64, now: i64| {
        let days: Vec<i64> =
            (0..base).map(|place| 2 * place).chain((0..now).map(|place| 28 + place)).collect();
        baseline(points(&days, &vec![1; days.len()])).difference.is_some()
    };
    assert!(compared(10, 10));
    assert!(!compared(9, 10));
    assert!(!compared(10, 9));
}

#[test]
fn the_baseline_lies_within_twenty_eight_days_of_the_first_entry() {
    let found = |tenth: i64| {
        let days: Vec<i64> = (0..9).map(|place| 3 * place).chain([tenth]).chain(29..45).collect();
        baseline(points(&days, &vec![1; days.len()])).base.len()
    };
    assert_eq!(found(27), 10);
    assert_eq!(found(28), 9);
}

#[test]
fn now_lies_within_the_last_twenty_eight_days() {
    let found = |today: i64| {
        let series = Series::bare(Sign::Jealousy.into(), daily(&[1; 24]), at(today));
        Baseline::new(&series).now.len()
    };
    // The days 14 to 23 are not in the baseline.
    assert_eq!((found(23), found(41), found(42)), (10, 10, 9));
}

#[test]
fn the_baseline_takes_the_first_fourteen_and_now_the_last_fourteen_of_the_rest() {
    let long = baseline(daily(&[1; 60]));
    assert_eq!((offsets(&long.base), offsets(&long.now)), ((0, 13), (46, 59)));
    let short = baseline(daily(&[1; 20]));
    assert_eq!((offsets(&short.base), offsets(&short.now)), ((0, 13), (14, 19)));
    assert_eq!(short.difference, None);
    assert_eq!(baseline(daily(&[1; 14])).now, []);
}

#[test]
fn the_baseline_begins_anew_after_a_gap() {
    let days: Vec<i64> = (0..20).chain(34..60).collect();
    let after = baseline(points(&days, &vec![1; days.len()]));
    assert_eq!(offsets(&after.base), (34, 47));
    let days: Vec<i64> = (0..20).chain(33..60).collect();
    let without = baseline(points(&days, &vec![1; days.len()]));
    assert_eq!(offsets(&without.base), (0, 13));
}

#[test]
fn without_spread_in_either_part_the_difference_has_no_interval() {
    let interval = |base: &[i64], now: &[i64]| {
        let difference = baseline(daily(&[base, now].concat())).difference.unwrap();
        (difference.difference, difference.interval.is_some())
    };
    assert_eq!(interval(&[3; 14], &[1; 14]), (-2.0, false));
    assert_eq!(interval(&[1; 14], &part(0, 7)), (-0.5, true));
}

#[test]
fn steadier_days_are_the_lighter_ones() {
    let nap = |scale| {
        let series = Series::bare(scale, daily(&[part(1, 7), part(3, 7)].concat()), at(27));
        Baseline::new(&series).difference.unwrap().nap
    };
    near(nap(Sign::Jealousy.into()), 0.0, 1e-12);
    near(nap(Scale::Steadiness), 1.0, 1e-12);
}

#[test]
fn without_entries_there_is_no_baseline() {
    let none = Baseline::new(&Series::bare(Sign::Jealousy.into(), Vec::new(), at(0)));
    assert_eq!((none.base.len(), none.now.len(), none.difference, none.d), (0, 0, None, 0));
    assert_eq!((none.base_mean, none.now_mean), (None, None));
}
