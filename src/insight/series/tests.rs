use super::*;
use crate::insight::testing::reference::{at, bare, daily, history, jealousy, late, points, seen, warmed};
use crate::journal::Sign;

fn offsets(points: &[Point]) -> Vec<i64> {
    points.iter().map(|point| point.day.days_since(at(0))).collect()
}

fn of(days: &[i64]) -> Series {
    bare(points(days, &vec![1; days.len()]))
}

#[test]
fn what_counts_is_not_late_not_of_the_warm_up_not_ahead_and_not_skipped() {
    let seen = [
        seen(0, Some(1)),
        late(seen(1, Some(2))),
        seen(2, None),
        seen(3, Some(0)),
        seen(4, Some(4)),
        seen(5, Some(3)),
    ];
    let series = jealousy(&warmed(seen), at(4));
    assert_eq!(offsets(series.points()), [0, 3, 4]);
    assert_eq!(series.points()[1].rating.value(), 0, "0 is a rating");
}

#[test]
fn a_day_that_was_rated_only_elsewhere_is_no_entry_of_a_sign() {
    let mut other = seen(1, None);
    other.ratings[1] = Rating::new(3);
    let history = warmed([seen(0, Some(1)), other]);
    assert_eq!(offsets(jealousy(&history, at(9)).points()), [0]);
    assert_eq!(offsets(Series::new(&history, Sign::Reassurance.into(), at(9)).points()), [1]);
}

#[test]
fn without_three_days_of_warm_up_nothing_counts() {
    assert_eq!(jealousy(&history([]), at(9)).points(), []);
    assert_eq!(jealousy(&history([seen(0, Some(1)), seen(1, Some(2))]), at(9)).points(), []);
    assert_eq!(jealousy(&history((0..3).map(|offset| seen(offset, Some(1)))), at(9)).points(), []);
    let four = history((0..4).map(|offset| seen(offset, Some(1))));
    assert_eq!(offsets(jealousy(&four, at(9)).points()), [3]);
}

#[test]
fn fifteen_days_from_one_entry_to_the_next_split_a_series_and_fourteen_do_not() {
    assert_eq!(offsets(of(&[0, 1, 15, 16]).segment()), [0, 1, 15, 16]);
    assert_eq!(offsets(of(&[0, 1, 16, 17]).segment()), [16, 17]);
    assert_eq!(offsets(of(&[0, 20, 40, 41, 42]).segment()), [40, 41, 42]);
    assert_eq!(offsets(of(&[0, 20]).segment()), [20]);
    assert_eq!(Series::bare(Sign::Jealousy.into(), Vec::new(), at(0)).segment(), []);
}

#[test]
fn a_gap_is_made_by_late_and_skipped_days_and_per_sign() {
    let between = (1..15).map(|offset| {
        let mut day = if offset % 2 == 0 { late(seen(offset, Some(2))) } else { seen(offset, None) };
        day.ratings[1] = Rating::new(1);
        day
    });
    let history = warmed([seen(0, Some(1))].into_iter().chain(between).chain([seen(15, Some(1))]));
    assert_eq!(offsets(jealousy(&history, at(15)).segment()), [15]);
    assert_eq!(
        offsets(Series::new(&history, Sign::Reassurance.into(), at(15)).segment()),
        [1, 3, 5, 7, 9, 11, 13]
    );
}

#[test]
fn days_since_the_last_entry_split_nothing() {
    let series = Series::bare(Sign::Jealousy.into(), daily(&[1, 2, 3]), at(40));
    assert_eq!(offsets(series.segment()), [0, 1, 2]);
    assert_eq!(series.window(12).n(), 3);
    assert_eq!(series.window(12).d, 41);
}

#[test]
fn a_window_holds_the_days_of_its_weeks_and_ends_today() {
    let all: Vec<i64> = (-400..=0).collect();
    let series = Series::bare(Sign::Jealousy.into(), points(&all, &vec![1; all.len()]), at(0));
    for (weeks, days) in [(2, 14), (4, 28), (12, 84), (52, 364)] {
        let window = series.window(weeks);
        assert_eq!((window.n(), window.d), (days, days), "{weeks} weeks");
        assert_eq!(window.first, window.points[0].day);
        assert_eq!(window.points[days - 1].day, at(0));
        let (x, y) = window.numbers();
        assert_eq!((x[0], x[days - 1], y[0]), (0, i64::try_from(days).unwrap() - 1, 1));
        assert!(!window.many_missing());
    }
}

#[test]
fn a_window_ends_today_whether_today_is_recorded_or_not() {
    let series = Series::bare(Sign::Jealousy.into(), daily(&[1; 30]), at(32));
    let window = series.window(2);
    assert_eq!((offsets(window.points)[0], window.n(), window.d), (19, 11, 14));
}

#[test]
fn the_days_of_a_window_are_counted_from_where_its_segment_begins() {
    let later = Series::bare(Sign::Jealousy.into(), points(&[50, 51, 53], &[1, 2, 3]), at(55));
    assert_eq!((later.window(12).n(), later.window(12).d), (3, 6));
    let earlier = Series::bare(Sign::Jealousy.into(), points(&[40, 50, 51], &[1, 2, 3]), at(55));
    assert_eq!((earlier.window(2).n(), earlier.window(2).d), (2, 14));
    let after_gap = Series::bare(Sign::Jealousy.into(), points(&[20, 35, 36], &[1, 2, 3]), at(37));
    assert_eq!((after_gap.window(12).n(), after_gap.window(12).d), (2, 3));
}

#[test]
fn a_window_without_entries_has_all_its_days() {
    let old = Series::bare(Sign::Jealousy.into(), daily(&[1, 2, 3]), at(200));
    assert_eq!((old.window(4).n(), old.window(4).d), (0, 28));
    let empty = Series::bare(Sign::Jealousy.into(), Vec::new(), at(0));
    assert_eq!((empty.window(4).n(), empty.window(4).d), (0, 28));
    assert!(empty.window(4).many_missing());
}

#[test]
fn days_that_a_segment_before_the_last_gap_had_are_out_of_every_window() {
    let series = Series::bare(Sign::Jealousy.into(), points(&[0, 1, 2, 17, 18], &[4, 4, 4, 0, 0]), at(18));
    assert_eq!(offsets(series.window(52).points), [17, 18]);
    assert_eq!(series.window(52).d, 2);
}

#[test]
fn more_than_forty_of_a_hundred_days_are_many() {
    for (n, d, expected) in [
        (6, 10, false),
        (5, 10, true),
        (60, 100, false),
        (59, 100, true),
        (0, 1, true),
        (0, 0, false),
        (3, 5, false),
    ] {
        assert_eq!(many_missing(n, d), expected, "{n} of {d}");
    }
    let series = |today| Series::bare(Sign::Jealousy.into(), daily(&[1; 6]), at(today));
    assert!(!series(9).window(4).many_missing());
    assert!(series(10).window(4).many_missing());
}

#[test]
fn a_direction_is_looked_for_over_two_to_fifty_two_weeks() {
    for (span, weeks) in [
        (Span::Weeks(0), 2),
        (Span::Weeks(2), 2),
        (Span::Weeks(12), 12),
        (Span::Weeks(52), 52),
        (Span::Weeks(104), 52),
        (Span::All, 52),
    ] {
        assert_eq!(span.tested_weeks(), weeks, "{}", span.key());
    }
}
