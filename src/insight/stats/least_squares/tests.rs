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
