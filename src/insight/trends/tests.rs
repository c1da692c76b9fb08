use super::*;
use crate::insight::direction::Verdict;
use crate::insight::testing::reference::{EASING, at, history, late, rating, seen, warmed};
use crate::insight::testing::{check_in, day, journal};
use crate::journal::Sign;

fn easing() -> History {
    warmed(EASING.days.iter().zip(EASING.ratings).map(|(day, value)| seen(*day, Some(*value))))
}

#[test]
fn every_scale_has_its_direction_and_its_baseline() {
    let trends = Trends::new(&easing(), Span::Weeks(12), at(27));
    let scales: Vec<Scale> = trends.scales.iter().map(|trend| trend.direction.scale).collect();
    assert_eq!(scales, Scale::ALL);
    assert!(trends.scales.iter().all(|trend| trend.baseline.scale == trend.direction.scale));
    let jealousy = trends.scale(Sign::Jealousy.into()).unwrap();
    assert_eq!(jealousy.direction.verdict, Verdict::Falling);
    assert!(jealousy.baseline.difference.is_some());
    let steadiness = trends.scale(Scale::Steadiness).unwrap();
    assert_eq!(steadiness.direction.verdict, Verdict::JustStarting);
}

#[test]
fn the_window_of_the_word_is_the_one_that_is_shown_and_of_all_time_the_last_year() {
    let weeks = |span| Trends::new(&easing(), span, at(27)).scales[0].direction.weeks;
    assert_eq!((weeks(Span::Weeks(2)), weeks(Span::Weeks(12)), weeks(Span::All)), (2, 12, 52));
    let n = |span| Trends::new(&easing(), span, at(27)).scales[0].direction.n();
    assert_eq!((n(Span::Weeks(2)), n(Span::Weeks(4)), n(Span::All)), (14, 28, 28));
}

#[test]
fn a_week_shows_warm_up_and_late_days_too() {
    let history = history([seen(0, Some(1)), late(seen(1, Some(4))), seen(2, None), seen(3, Some(0))]);
    let point = WeekPoint::of(history.all(), Sign::Jealousy.into());
    assert_eq!((point.n, point.sum, point.range), (3, 5, Some((rating(0), rating(4)))));
    assert_eq!((point.tenths(), point.few()), (Some(17), true));
    assert!(!WeekPoint { n: 4, ..point }.few());
    let empty = WeekPoint::of(history.all(), Scale::Steadiness);
    assert_eq!((empty.n, empty.range, empty.tenths(), empty.few()), (0, None, None, false));
}

#[test]
fn weeks_are_those_that_a_span_touches() {
    let history = history([seen(-20, Some(1)), seen(0, Some(1))]);
    let firsts = |span, today, start| -> Vec<i64> {
        weeks(&history, span, at(today), start).iter().map(|week| week.first().days_since(at(0))).collect()
    };
    // Day 0 is a Monday.
    assert_eq!(firsts(Span::Weeks(2), 6, WeekStart::Monday), [-7, 0]);
    assert_eq!(firsts(Span::Weeks(2), 0, WeekStart::Monday), [-14, -7, 0]);
    assert_eq!(firsts(Span::Weeks(2), 5, WeekStart::Sunday), [-8, -1]);
    assert_eq!(firsts(Span::All, 0, WeekStart::Monday), [-21, -14, -7, 0]);
    assert_eq!(firsts(Span::All, -30, WeekStart::Monday), [-35], "a check-in ahead of today");
    assert_eq!(weeks(&History::default(), Span::All, at(0), WeekStart::Monday).len(), 1);
    assert_eq!(weeks(&History::default(), Span::Weeks(2), day("9999-12-31"), WeekStart::Monday).len(), 3);
}

#[test]
fn the_points_of_weeks_that_follow_each_other_are_those_of_each_week_by_itself() {
    let today = day("2026-11-22");
    let entries = (0_i64..200)
        .filter(|back| back % 11 < 7 && !(60..90).contains(back))
        .map(|back| check_in(today.plus(-back), Some(u32::try_from(back % 5).unwrap()), 0));
    let all = History::of(&journal(entries));
    for start in [WeekStart::Monday, WeekStart::Sunday] {
        for span in [Span::Weeks(2), Span::Weeks(12), Span::All] {
            let these = weeks(&all, span, today, start);
            assert_eq!(these.len(), number_of_weeks(&all, span, today, start));
            let scale = Scale::ALL[0];
            let alone = these.iter().map(|week| WeekPoint::of(all.range(week.first()..=week.last()), scale));
            assert_eq!(points(&all, scale, &these), alone.collect::<Vec<_>>(), "{span:?}");
        }
    }
    assert_eq!(points(&all, Scale::Steadiness, &[]), []);
}
