use super::*;

/// Days in a row, and a rating for each.
fn daily(ratings: &[i64]) -> Line {
    let days: Vec<i64> = (0..).take(ratings.len()).collect();
    Line::new(&days, ratings).unwrap()
}

#[test]
fn ratings_on_a_line_have_nothing_left_and_no_interval() {
    let line = daily(&[0, 1, 2, 3, 4]);
    assert!((line.slope - 1.0).abs() < 1e-15 && (line.change - 4.0).abs() < 1e-15);
    assert_eq!((line.s2, line.interval, line.could_be_seen()), (Some(0.0), None, None));
    assert!(line.carry_over.r.iter().all(|r| *r == 0.0));
    assert_eq!(daily(&[2; 40]).interval, None);
}

#[test]
fn one_rating_has_no_line_and_two_have_no_variance() {
    assert_eq!(Line::new(&[3], &[2]), None);
    assert_eq!(Line::new(&[], &[]), None);
    assert_eq!(daily(&[1, 2]).s2, None);
}

#[test]
fn pairs_are_counted_by_the_days_between_them() {
    let line = Line::new(&[0, 1, 3, 6, 10], &[0, 1, 0, 2, 1]).unwrap();
    assert_eq!(line.carry_over.m, [1, 1, 2]);
}

#[test]
fn the_interval_needs_entries_worth_four_days() {
    // On every fourth day, so that the carry-over is not measured: n / VIF = n * 7 / 13.
    let spaced = |n: usize| {
        let days: Vec<i64> = (0..).step_by(4).take(n).collect();
        let ratings: Vec<i64> = (0..).take(n).map(|place| place * place % 3).collect();
        Line::new(&days, &ratings).unwrap().interval
    };
    assert_eq!(spaced(7), None);
    assert!(spaced(8).is_some());
}

/// Runs of days in a row with every second day after them.
fn with_neighbours(pairs: i64) -> Line {
    let days: Vec<i64> = (0..=pairs).chain((1..=20).map(|place| pairs + 2 * place)).collect();
    let ratings: Vec<i64> = (0_i64..).take(days.len()).map(|place| place * place % 4).collect();
    Line::new(&days, &ratings).unwrap()
}

#[test]
fn the_carry_over_is_measured_from_eight_pairs_of_days_in_a_row_on() {
    let (seven, eight) = (with_neighbours(7).carry_over, with_neighbours(8).carry_over);
    assert_eq!((seven.m[0], eight.m[0]), (7, 8));
    assert!((seven.vif_ar1 - 1.3 / 0.7).abs() < 1e-12, "{}", seven.vif_ar1);
    let held = eight.c[0].clamp(0.0, 0.85);
    assert!((eight.vif_ar1 - (1.0 + held) / (1.0 - held)).abs() < 1e-12 && (held - 0.3).abs() > 1e-3);
}

#[test]
fn how_it_fades_is_measured_from_eight_pairs_at_each_lag_on() {
    // Runs of five days have three pairs three days apart, runs of four days one.
    let runs = |fives: i64, fours: i64| {
        let starts = (0..fives + fours).map(|run| (run * 10, if run < fives { 5 } else { 4 }));
        let days: Vec<i64> = starts.flat_map(|(start, days)| start..start + days).collect();
        let ratings: Vec<i64> = days.iter().map(|day| day / 10 % 3).collect();
        Line::new(&days, &ratings).unwrap().carry_over
    };
    let (seven, eight) = (runs(3, 1), runs(3, 2));
    assert_eq!((seven.m[2], eight.m[2]), (7, 8));
    assert!(seven.m[0] >= 8 && seven.m[1] >= 8 && seven.c[0] > 0.0 && eight.c[0] > 0.0);
    assert_eq!((seven.phi, seven.vif_noise.to_bits()), (None, 1.0_f64.to_bits()));
    assert!(eight.phi.is_some() && eight.vif_noise > 1.0);
}
