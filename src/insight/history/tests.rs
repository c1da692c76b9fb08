use super::*;
use crate::insight::testing::reference::{at, history, late, rating, seen, ticked};
use crate::insight::testing::{check_in, day, journal, note};
use crate::journal::Sign;

fn rated(offsets: impl IntoIterator<Item = i64>) -> Vec<Observation> {
    offsets.into_iter().map(|offset| seen(offset, Some(1))).collect()
}

#[test]
fn the_warm_up_ends_with_the_third_check_in() {
    assert_eq!(history([]).warm_up_ends(), None);
    assert_eq!(history(rated([0, 4])).warm_up_ends(), None);
    assert_eq!(history(rated([0, 4, 9])).warm_up_ends(), Some(at(9)));
    assert_eq!(history(rated([0, 4, 9, 10])).warm_up_ends(), Some(at(9)));
}

#[test]
fn late_and_unrated_check_ins_do_not_use_the_warm_up() {
    let mut observations = rated([3, 4, 5, 6]);
    observations.extend([
        late(seen(0, Some(2))),
        seen(1, None),
        ticked(seen(2, None), TickList::Did, &["walk"]),
    ]);
    assert_eq!(history(observations).warm_up_ends(), Some(at(5)));
}

#[test]
fn a_rating_of_steadiness_alone_uses_the_warm_up() {
    let mut steady = seen(0, None);
    steady.ratings[5] = Some(rating(3));
    assert!(history([steady.clone()]).all()[0].rating(Scale::Steadiness).is_some());
    assert_eq!(history([vec![steady], rated([1, 2, 3])].concat()).warm_up_ends(), Some(at(2)));
}

#[test]
fn very_many_ticks_are_each_taken_in_once() {
    // Each held against each it would be minutes.
    let ids: Vec<String> =
        (0..60_000).flat_map(|number| [number, number]).map(|number| number.to_string()).collect();
    let mut observation = seen(0, Some(1));
    observation.ticks[TickList::Did as usize] = Some(ids);
    let history = history([observation]);
    let ticks = history.ticks(TickList::Did, history.all());
    assert_eq!(ticks.len(), 60_000);
    assert!(ticks.iter().all(|tick| tick.is_ticked_in(&history.all()[0]) == Some(true)));
    assert_eq!(history.tick(TickList::Did, "59999").map(|tick| history.id(tick)), Some("59999"));
}

#[test]
fn the_warm_up_comes_once_also_after_a_year_without_an_entry() {
    assert_eq!(history(rated([0, 1, 2, 400, 401])).warm_up_ends(), Some(at(2)));
}

#[test]
fn a_check_in_that_is_saved_two_days_after_its_day_is_late() {
    let first = day("2026-11-01");
    let history = History::of(&journal((0..4).map(|by| check_in(first.plus(by), Some(1), by))));
    let late: Vec<bool> = history.all().iter().map(|seen| seen.late).collect();
    assert_eq!(late, [false, false, true, true]);
}

#[test]
fn notes_are_not_looked_at() {
    let first = day("2026-11-01");
    let history = History::of(&journal([note(first, 1, "words"), check_in(first, Some(3), 0)]));
    assert_eq!(history.all().len(), 1);
    assert_eq!(history.on(first).unwrap().rating(Sign::Jealousy), Some(rating(3)));
    assert_eq!(history.on(first.plus(1)), None);
}

#[test]
fn a_skipped_rating_is_not_zero() {
    let history = history([seen(0, Some(0)), seen(1, None)]);
    assert_eq!(history.all()[0].rating(Sign::Jealousy), Some(rating(0)));
    assert!(!history.all()[0].is_unrated());
    assert_eq!(history.all()[1].rating(Sign::Jealousy), None);
    assert!(history.all()[1].is_unrated());
}

#[test]
fn a_list_that_was_never_opened_says_nothing_and_one_left_empty_says_no() {
    let history = history([
        ticked(seen(0, Some(1)), TickList::Triggers, &["silence", "nothing"]),
        ticked(seen(1, Some(1)), TickList::Triggers, &[]),
        seen(2, Some(1)),
    ]);
    let tick = history.tick(TickList::Triggers, "silence").unwrap();
    let said: Vec<Option<bool>> = history.all().iter().map(|seen| tick.is_ticked_in(seen)).collect();
    assert_eq!(said, [Some(true), Some(false), None]);
    let other_list = history.tick(TickList::Did, "silence").unwrap();
    assert_eq!(other_list.is_ticked_in(&history.all()[0]), None);
    assert_eq!(history.tick(TickList::Triggers, "late_reply"), None);
}

#[test]
fn ticks_are_found_by_list_among_the_given_days_in_the_order_of_their_ids() {
    let history = history([
        ticked(seen(0, None), TickList::Did, &["walk", "ask", "walk"]),
        ticked(seen(1, None), TickList::Triggers, &["silence"]),
        ticked(seen(2, None), TickList::Did, &["cry", "ask"]),
    ]);
    let ids = |among: &[Seen]| -> Vec<String> {
        history.ticks(TickList::Did, among).into_iter().map(|tick| history.id(tick).to_owned()).collect()
    };
    assert_eq!(ids(history.all()), ["ask", "cry", "walk"]);
    assert_eq!(ids(history.range(at(1)..=at(2))), ["ask", "cry"]);
    assert_eq!(ids(history.range(at(1)..=at(1))), Vec::<String>::new());
}

#[test]
fn days_are_found_with_both_ends() {
    let history = history(rated([0, 2, 4, 40, 80]));
    let days = |from: i64, to: i64| history.range(at(from)..=at(to)).len();
    assert_eq!((days(0, 80), days(2, 40), days(3, 39), days(81, 90), days(5, 39)), (5, 3, 1, 0, 0));
    assert_eq!(history.range(at(4)..=at(0)), []);
}

#[test]
fn a_month_that_is_read_again_takes_the_place_of_what_was_known_of_it() {
    let (november, december) = ("2026-11".parse().unwrap(), "2026-12".parse().unwrap());
    let of = |text: &str, value| Observation { day: day(text), ..seen(0, Some(value)) };
    let mut history = History::default();
    history.put(december, [of("2026-12-01", 1)]);
    history.put(november, [of("2026-11-01", 1), of("2026-11-30", 2)]);
    assert!(history.all().is_sorted_by_key(|seen| seen.day));
    history.put(november, [of("2026-11-30", 4)]);
    let values: Vec<u8> =
        history.all().iter().map(|seen| seen.rating(Sign::Jealousy).unwrap().value()).collect();
    assert_eq!(values, [4, 1]);
    history.put(december, []);
    assert_eq!(history.all().len(), 1);
}
