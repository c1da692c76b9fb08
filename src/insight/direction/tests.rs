use proptest::prelude::*;

use super::*;
use crate::insight::testing::reference::{EASING, FLAT, Reference, WAVE, at, bare, daily, points};
use crate::journal::Sign;

fn direction(points: Vec<Point>) -> Direction {
    Direction::new(&bare(points), 12)
}

fn of_days(days: &[i64], ratings: &[i64]) -> Verdict {
    direction(points(days, ratings)).verdict
}

/// A sign over its whole series, as one word.
fn word(reference: &Reference) -> Direction {
    direction(points(reference.days, reference.ratings))
}

/// Fourteen ratings that rise, on days too far apart to measure a carry-over.
const RISING: [i64; 14] = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4];

/// Fourteen days, the last of them free to be chosen.
fn loose_days(last: i64) -> [i64; 14] {
    [0, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, last]
}

#[test]
fn a_series_that_eases_falls() {
    let direction = word(&EASING);
    assert_eq!(direction.verdict, Verdict::Falling);
    assert_eq!((direction.n(), direction.d, direction.many_missing), (28, 28, false));
    assert_eq!(direction.last.mean_text().as_deref(), Some("1.5"));
    assert_eq!(direction.path, []);
    let (low, high) = direction.change_interval().unwrap();
    assert!((low + 3.375).abs() < 1e-9 && (high + 1.5).abs() < 1e-9, "between 1.5 and 3.4 points");
    let four_weeks = Direction::new(&bare(points(EASING.days, EASING.ratings)), 4);
    assert_eq!(four_weeks.first.mean_text().as_deref(), Some("2.9"));
}

#[test]
fn of_a_flat_series_with_gaps_nothing_can_be_told() {
    let direction = word(&FLAT);
    assert_eq!(direction.verdict, Verdict::CannotTell);
    assert_eq!((direction.n(), direction.d, direction.all.mean_text().as_deref()), (20, 28, Some("1.7")));
    assert_eq!(direction.path, []);
}

#[test]
fn of_a_series_that_wanders_nothing_can_be_told_but_its_way() {
    let direction = word(&WAVE);
    assert_eq!(direction.verdict, Verdict::CannotTell);
    assert_eq!((direction.n(), direction.d), (35, 35));
    assert_eq!(direction.path, [Turn::Up, Turn::Down, Turn::Up]);
}

#[test]
fn seven_entries_are_a_start_and_six_are_not() {
    assert_eq!(direction(daily(&[0, 1, 2, 3, 4, 0])).verdict, Verdict::JustStarting);
    assert_eq!(direction(daily(&[0, 1, 2, 3, 4, 0, 1])).verdict, Verdict::TooEarly);
    let empty = Series::bare(Sign::Jealousy.into(), Vec::new(), at(0));
    assert_eq!(Direction::new(&empty, 2).verdict, Verdict::JustStarting);
    assert_eq!(Direction::new(&empty, 2).trend, None);
}

#[test]
fn equal_ratings_are_told_from_seven_entries_on_before_any_other_word() {
    assert_eq!(direction(daily(&[0; 6])).verdict, Verdict::JustStarting);
    assert_eq!(direction(daily(&[0; 7])).verdict, Verdict::AllZero);
    for n in [7, 14, 60] {
        assert_eq!(direction(daily(&vec![3; n])).verdict, Verdict::AllSame(Rating::new(3).unwrap()));
    }
    assert_eq!(direction(daily(&[0, 0, 0, 0, 0, 0, 1])).verdict, Verdict::TooEarly);
}

#[test]
fn a_direction_needs_fourteen_entries() {
    let days = loose_days(28);
    assert_eq!(of_days(&days[1..], &RISING[1..]), Verdict::TooEarly);
    assert_eq!(of_days(&days, &RISING), Verdict::Rising);
}

#[test]
fn a_direction_needs_twenty_one_days_from_the_first_entry_to_the_last() {
    assert_eq!(of_days(&loose_days(20), &RISING), Verdict::TooEarly);
    assert_eq!(of_days(&loose_days(21), &RISING), Verdict::Rising);
    assert_eq!(
        direction(daily(&[0, 1, 2, 3, 4, 3, 0, 1, 2, 3, 4, 3, 0, 1, 2, 3, 4, 3, 0, 1, 2])).verdict,
        Verdict::TooEarly
    );
}

#[test]
fn half_a_point_is_a_change_also_when_a_division_takes_it_a_hair_below() {
    // Ten ratings of 1 and six of 2: 60 slopes of 0, then the least that rises, 1 / 49.
    let days = [0, 1, 3, 4, 7, 10, 13, 16, 19, 22, 30, 33, 36, 40, 45, 49];
    let steps = |ones: usize| -> Vec<i64> { (0..16).map(|place| if place < ones { 1 } else { 2 }).collect() };
    let half = direction(points(&days, &steps(10)));
    let trend = half.trend.as_ref().unwrap();
    assert!(trend.change() < 0.5 && trend.change() > 0.5 - 1e-9 && trend.p < ALPHA);
    assert_eq!(half.verdict, Verdict::Rising);
    let none = direction(points(&days, &steps(11)));
    let trend = none.trend.as_ref().unwrap();
    assert!(trend.change() == 0.0 && trend.p < ALPHA);
    assert_eq!(none.verdict, Verdict::CannotTell);
}

#[test]
fn that_nothing_changed_needs_twenty_one_entries() {
    let one_other = |n: usize| -> Vec<i64> { (0..n).map(|place| if place == 9 { 3 } else { 2 }).collect() };
    let days = |n: i64| -> Vec<i64> { (0..n - 1).chain([n + 3]).collect() };
    assert_eq!(of_days(&days(20), &one_other(20)), Verdict::CannotTell);
    assert_eq!(of_days(&days(21), &one_other(21)), Verdict::AboutTheSame);
}

#[test]
fn within_half_a_step_lies_what_is_nearer_to_zero_than_half_a_point() {
    for (low, high, expected) in [
        (-0.5, 0.1, false),
        (-0.1, 0.5, false),
        (-0.5 + 1e-10, 0.1, false),
        (-0.1, 0.5 - 1e-10, false),
        (-0.5 + 2e-9, 0.5 - 2e-9, true),
        (0.0, 0.0, true),
    ] {
        assert_eq!(is_within_half_a_step(low, high), expected, "{low} {high}");
    }
}

#[test]
fn a_change_is_held_within_the_ratings() {
    let steep: Vec<i64> = (0..20).map(|place| i64::from(place >= 10) * 4).collect();
    let direction = direction(daily(&steep));
    let (low, high) = direction.change_interval().unwrap();
    assert!((-4.0..=4.0).contains(&low) && (high - 4.0).abs() < 1e-12);
    assert!((direction.change().unwrap() - 4.0).abs() < 1e-12);
    let trend = direction.trend.unwrap();
    assert!(trend.change() > 4.0 && trend.change_interval().unwrap().1 > 4.0);
}

#[test]
fn the_words_of_steadiness_are_its_own() {
    let steadiness = Scale::Steadiness;
    let jealousy = Scale::Sign(Sign::Jealousy);
    assert_eq!((Verdict::Falling.key(jealousy), Verdict::Rising.key(jealousy)), ("easing", "rising"));
    assert_eq!(
        (Verdict::Falling.key(steadiness), Verdict::Rising.key(steadiness)),
        ("less_steady", "steadier")
    );
    assert_eq!(Verdict::CannotTell.key(steadiness), "cannot_tell");
}

#[test]
fn the_first_and_the_last_part_are_calendar_days_of_the_window() {
    let series = Series::bare(Sign::Jealousy.into(), daily(&[1; 30]), at(30));
    let direction = Direction::new(&series, 4);
    assert_eq!((direction.first.n(), direction.last.n(), direction.n()), (14, 13, 27));
    assert_eq!((direction.first.days[0], direction.last.days[0]), (at(3), at(17)));
    let later = Direction::new(&series, 12);
    assert_eq!((later.first.n(), later.last.n()), (0, 13));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn time_that_runs_backwards_only_turns_rising_into_falling(
        days in proptest::collection::btree_set(0_i64..40, 2..40),
        ratings in proptest::collection::vec((0_i64..3, 0_i64..4), 40),
        slope in 0_i64..3,
    ) {
        let days: Vec<i64> = days.into_iter().collect();
        let ratings: Vec<i64> = days
            .iter()
            .zip(ratings)
            .map(|(day, (low, wide))| (low * wide / 3 + day * slope / 20).min(4))
            .collect();
        let (first, last) = (days[0], days[days.len() - 1]);
        prop_assume!(days.windows(2).all(|pair| pair[1] - pair[0] < GAP_OF_SERIES));
        let turned: Vec<i64> = days.iter().rev().map(|day| first + last - day).collect();
        let backwards: Vec<i64> = ratings.iter().rev().copied().collect();
        let expected = match of_days(&days, &ratings) {
            Verdict::Rising => Verdict::Falling,
            Verdict::Falling => Verdict::Rising,
            other => other,
        };
        prop_assert_eq!(of_days(&turned, &backwards), expected);
    }
}

const GAP_OF_SERIES: i64 = crate::insight::series::GAP;
