use proptest::prelude::*;

use super::*;
use crate::insight::stats::distribution::t975;
use crate::insight::stats::generator::SplitMix64;
use crate::insight::testing::near;
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
fn a_step_of_the_way_is_a_quarter_of_a_point_from_the_part_before() {
    // Six parts of twelve days; those of the second, the fourth and the last may differ.
    let way = |second: i64, fourth: i64, last: i64| {
        let part = |ones: i64| (0..12).map(move |place| 1 + i64::from(place < ones));
        path(&daily(&[0, second, 0, fourth, 0, last].into_iter().flat_map(part).collect::<Vec<_>>()))
    };
    assert_eq!(way(3, 0, 0), [Turn::Up, Turn::Down]);
    assert_eq!(way(2, 0, 0), []);
    assert_eq!(way(3, 2, 3), [Turn::Up, Turn::Down, Turn::Up]);
    // A way in steps of less than a quarter has none, however far it goes.
    let slow: Vec<i64> = [0, 2, 4, 6, 8, 10]
        .into_iter()
        .flat_map(|ones| (0..12).map(move |at| i64::from(at < ones)))
        .collect();
    assert_eq!(path(&daily(&slow)), []);
    // 7 of 12 less 4 of 12 is a quarter, whatever the division says.
    let quarter: Vec<i64> =
        [4, 7, 4, 4, 4, 4].into_iter().flat_map(|ones| (0..12).map(move |at| i64::from(at < ones))).collect();
    assert_eq!(path(&daily(&quarter)), [Turn::Up, Turn::Down]);
}

#[test]
fn below_eight_weeks_rows_name_no_direction() {
    let of = |points: Vec<Point>, weeks| {
        let direction = Direction::new(&bare(points), weeks);
        (direction.row_verdict(), direction.verdict)
    };
    let easing = || points(EASING.days, EASING.ratings);
    assert_eq!(of(easing(), 7), (Verdict::TooEarly, Verdict::Falling));
    assert_eq!(of(easing(), 8), (Verdict::Falling, Verdict::Falling));
    assert_eq!(of(points(FLAT.days, FLAT.ratings), 4), (Verdict::TooEarly, Verdict::CannotTell));
    assert_eq!(of(points(FLAT.days, FLAT.ratings), 8), (Verdict::CannotTell, Verdict::CannotTell));
    assert_eq!(of(daily(&[0; 28]), 4), (Verdict::AllZero, Verdict::AllZero));
    assert_eq!(of(daily(&[1, 2, 3]), 4), (Verdict::JustStarting, Verdict::JustStarting));
    let even: Vec<i64> = (0..35).map(|place| i64::from(place == 17)).collect();
    assert_eq!(of(daily(&even), 5), (Verdict::TooEarly, Verdict::AboutTheSame));
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
fn that_nothing_changed_needs_twenty_one_entries() {
    // Close together at both ends, and the one that differs in the middle.
    let days = [0, 1, 2, 3, 5, 7, 9, 11, 13, 15, 22, 29, 31, 33, 35, 37, 39, 41, 42, 43, 44];
    let ratings: Vec<i64> = days.iter().map(|day| if *day == 22 { 3 } else { 2 }).collect();
    let of = |from: usize| direction(points(&days[from..], &ratings[from..]));
    let (low, high) = of(1).change_interval().unwrap();
    assert!(is_within_half_a_step(low, high));
    assert_eq!(of(1).verdict, Verdict::CannotTell);
    assert_eq!(of(0).verdict, Verdict::AboutTheSame);
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

/// The word of the series that eases, with some figures of its line put in place of others.
fn word_with(change: impl FnOnce(&Trend, &mut Line)) -> Verdict {
    let series = bare(points(EASING.days, EASING.ratings));
    let (window, direction) = (series.window(12), word(&EASING));
    let (trend, mut line) = (direction.trend.unwrap(), direction.line.unwrap());
    change(&trend, &mut line);
    verdict(&window, Some(&trend), Some(&line))
}

#[test]
fn a_direction_needs_a_p_below_a_twentieth() {
    // z at p = .05, from a table of the normal distribution.
    let z = 1.959_963_984_540_054;
    let word_at = |factor: f64| {
        word_with(|trend, line| {
            let s = trend.pairs.s.abs() - 1;
            line.carry_over.vif =
                factor * (f64::from(i32::try_from(s).unwrap()) / z).powi(2) / trend.pairs.var_s;
        })
    };
    assert_eq!(word_at(1.0 - 1e-9), Verdict::Falling);
    assert_eq!(word_at(1.0 + 1e-9), Verdict::CannotTell);
}

#[test]
fn a_direction_needs_half_a_point() {
    let word_at = |change: f64| word_with(|_, line| line.change = change);
    assert_eq!(word_at(-0.5), Verdict::Falling);
    assert_eq!(word_at(-0.5 + 1e-10), Verdict::Falling, "half a point in other digits");
    assert_eq!(word_at(-0.5 + 2e-9), Verdict::CannotTell);
}

#[test]
fn a_direction_needs_an_interval_that_leaves_out_no_change() {
    let word_at = |high: f64| word_with(|_, line| line.interval.as_mut().unwrap().high = high);
    assert_eq!(word_at(-1e-12), Verdict::Falling);
    assert_eq!(word_at(0.0), Verdict::CannotTell);
    assert_eq!(word_with(|_, line| line.interval = None), Verdict::CannotTell);
}

#[test]
fn how_large_a_change_shows_is_said_from_twenty_one_entries_over_twenty_eight_days_on() {
    let of = |n: usize, span: i64| {
        let last = usize::try_from(span).unwrap();
        let days: Vec<i64> = (0..).take(n - 1).chain([span]).collect();
        assert!(last >= n - 1);
        direction(points(&days, &EASING.ratings.repeat(2)[..n])).could_be_seen()
    };
    assert_eq!(of(20, 27), None);
    assert!(of(21, 27).is_some());
    assert_eq!(of(21, 26), None);
    assert!(of(28, 27).is_some());
}

/// Where the order of days means nothing, a direction is said in fewer than one of twenty diaries, chance included.
#[test]
fn of_days_in_any_order_a_direction_is_seldom_said() {
    let mut generator = SplitMix64::new(7);
    for reference in [&EASING, &WAVE] {
        let mut ratings = reference.ratings.to_vec();
        let said = (0..400).filter(|_| {
            generator.shuffle(&mut ratings);
            matches!(of_days(reference.days, &ratings), Verdict::Falling | Verdict::Rising)
        });
        let said = said.count();
        assert!(said <= 26, "{said} of 400");
    }
}

/// Time that runs backwards turns the sign of everything that has a direction, and leaves the rest.
#[test]
fn figures_read_backwards_are_the_same_with_another_sign() {
    let vectors: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    for (name, vector) in vectors.as_object().unwrap() {
        let (days, ratings) = series_of(vector);
        let (first, last) = (days[0], days[days.len() - 1]);
        let turned: Vec<i64> = days.iter().rev().map(|day| first + last - day).collect();
        let backwards: Vec<i64> = ratings.iter().rev().copied().collect();
        let of = |days: &[i64], ratings: &[i64]| Direction::new(&bare(points(days, ratings)), 52);
        let (one, other) = (of(&days, &ratings), of(&turned, &backwards));
        let (line, read_back) = (one.line.unwrap(), other.line.unwrap());
        assert_eq!(one.trend.as_ref().unwrap().pairs.s, -other.trend.as_ref().unwrap().pairs.s, "{name}");
        near(line.slope, -read_back.slope, 1e-9);
        near(line.change, -read_back.change, 1e-9);
        near(line.s2.unwrap(), read_back.s2.unwrap(), 1e-9);
        assert_eq!(line.carry_over.m, read_back.carry_over.m, "{name}");
        for lag in 0..3 {
            assert!((line.carry_over.r[lag] - read_back.carry_over.r[lag]).abs() < 1e-9, "{name}");
            assert!((line.carry_over.c[lag] - read_back.carry_over.c[lag]).abs() < 1e-9, "{name}");
        }
        near(line.carry_over.vif, read_back.carry_over.vif, 1e-9);
        let ((z, p), (back_z, back_p)) = (one.tested().unwrap(), other.tested().unwrap());
        near(z, -back_z, 1e-9);
        near(p, back_p, 1e-9);
        assert_eq!(line.interval.is_some(), read_back.interval.is_some(), "{name}");
        if let (Some(interval), Some(back)) = (line.interval, read_back.interval) {
            near(interval.low, -back.high, 1e-9);
            near(interval.high, -back.low, 1e-9);
            near(interval.se, back.se, 1e-9);
        }
    }
}

fn series_of(vector: &serde_json::Value) -> (Vec<i64>, Vec<i64>) {
    let ratings: Vec<i64> =
        vector["y"].as_str().unwrap().bytes().map(|digit| i64::from(digit - b'0')).collect();
    let days = match vector["days"].as_array() {
        Some(days) => days.iter().map(|day| day.as_i64().unwrap()).collect(),
        None => (0..).take(ratings.len()).collect(),
    };
    (days, ratings)
}

/// The figures of every series of vectors.json, computed with scipy.
#[test]
fn the_figures_are_those_of_scipy() {
    let vectors: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    for (name, expected) in vectors.as_object().unwrap() {
        let (days, ratings) = series_of(expected);
        let found = Direction::new(&bare(points(&days, &ratings)), 52);
        let (trend, line) = (found.trend.as_ref().unwrap(), found.line.unwrap());
        let (carry_over, interval) = (line.carry_over, line.interval);
        let (z, p) = found.tested().unwrap();
        let same = |key: &str, found: Option<f64>| match (found, expected[key].as_f64()) {
            (Some(found), Some(expected)) => {
                assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{name} {key}: {found}");
            }
            (found, expected) => assert_eq!(found, expected, "{name} {key}"),
        };
        assert_eq!(expected["S"].as_i64(), Some(trend.pairs.s), "{name}");
        for lag in 0..3 {
            let of = |key: &str| expected[key][lag].as_f64().unwrap();
            assert!((of("r_k") - carry_over.r[lag]).abs() < 1e-9, "{name} r_k");
            assert!((of("c_k") - carry_over.c[lag]).abs() < 1e-9, "{name} c_k");
            assert_eq!(expected["m_k"][lag].as_u64(), Some(carry_over.m[lag] as u64), "{name} m_k");
        }
        same("varS", Some(trend.pairs.var_s));
        same("vif_ar1", Some(carry_over.vif_ar1));
        same("phi", carry_over.phi);
        same("vif_noise", Some(carry_over.vif_noise));
        same("vif", Some(carry_over.vif));
        same("z", Some(z));
        same("p", Some(p));
        same("slope_mean", Some(line.slope));
        same("s2", line.s2);
        same("change", found.change());
        same("n_eff", Some(line.n_eff));
        same("df", interval.map(|it| it.df));
        same("se_change", interval.map(|it| it.se));
        same("low", interval.map(|it| it.low));
        same("high", interval.map(|it| it.high));
        same("t975", interval.and_then(|it| t975(it.df)));
        let has_days = line.n >= SEEN_FROM && line.span >= SEEN_SPAN_FROM;
        assert!(has_days || found.could_be_seen().is_none(), "{name}");
        if has_days {
            same("could_be_seen", found.could_be_seen());
        }
        let word = match found.verdict {
            Verdict::Falling => "easing",
            Verdict::Rising => "rising",
            Verdict::AboutTheSame => "about the same",
            _ => "can't tell yet",
        };
        assert_eq!(expected["word"], word, "{name}");
        let later = |weeks| Direction::new(&bare(points(&days, &ratings)), weeks).could_be_seen_later();
        if name.starts_with("P4") {
            assert!(
                matches!(later(12), Some((Later::HalfAYear, it)) if (it - 0.684_440_477_854).abs() < 1e-9)
            );
            assert_eq!(later(25).unwrap().0, Later::HalfAYear);
            assert_eq!(later(51).unwrap().0, Later::Year);
            assert_eq!(later(52), None);
        }
        if name.starts_with("E9") {
            assert!(
                matches!(later(26), Some((Later::Year, it)) if (it - 0.548_043_573_812_347_8).abs() < 1e-9)
            );
        }
    }
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
