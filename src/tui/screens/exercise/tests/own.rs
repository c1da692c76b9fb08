//! Values and goals in the person's own words, and the sessions with a therapist.

use super::*;
use crate::journal::practice::Use;
use crate::tui::testing::day;
use crate::tui::testing::samples::practice;

/// The keys to the twelfth line of a list.
const TWELVE_DOWN: [&str; 12] = ["down"; 12];

fn said(sitting: &Sitting, key: &str) -> Answer {
    sitting.screen.practice.get(key).clone()
}

#[test]
fn a_value_of_ones_own_is_typed_once_and_offered_the_next_time() {
    let mut sitting = Sitting::of(Kind::Strength);
    sitting.press(&["5", "enter"]);
    sitting.is_at("value");
    sitting.press(&TWELVE_DOWN);
    sitting.press(&["enter"]);
    assert_eq!(sitting.place(), Place::Answer);
    sitting.press(&["enter"]);
    assert_eq!(sitting.place(), Place::Answer, "something is typed");
    sitting.type_in("patience with myself");
    sitting.press(&["enter"]);
    sitting.is_at("matters");
    assert_eq!(said(&sitting, "value"), Answer::Id("patience with myself".to_owned()));
    sitting.press(&["backtab"]);
    sitting.is_at("value");
    assert!(sitting.whole().contains("patience with myself"), "{}", sitting.whole());

    let before = practice(Kind::Strength, "2026-11-20", 1, &[("value", said(&sitting, "value"))]);
    let mut next = Sitting::on(Stage::with(months([before])), Kind::Strength);
    next.press(&["5", "enter"]);
    let list = next.whole();
    let place = |words: &str| list.find(words).unwrap_or_else(|| panic!("{words}\n{list}"));
    assert!(place("independence") < place("patience with myself"));
    assert!(place("patience with myself") < place("another, in your own words"));
    next.press(&TWELVE_DOWN);
    next.press(&["enter"]);
    next.is_at("matters");
    assert_eq!(said(&next, "value"), Answer::Id("patience with myself".to_owned()));
}

#[test]
fn a_half_typed_value_is_kept_and_an_empty_one_is_still_to_be_typed() {
    let mut sitting = Sitting::of(Kind::Strength);
    sitting.press(&["5", "enter"]);
    sitting.press(&TWELVE_DOWN);
    sitting.press(&["enter"]);
    sitting.type_in("pat");
    sitting.flush();
    let resumed = Sitting::resumed(Stage::default(), &sitting.draft().unwrap());
    assert_eq!(said(&resumed, "value"), Answer::Id("pat".to_owned()));
    sitting.press(&["ctrl-u"]);
    sitting.flush();
    let resumed = Sitting::resumed(Stage::default(), &sitting.draft().unwrap());
    assert_eq!((resumed.place(), said(&resumed, "value")), (Place::Answer, Answer::Id("own".to_owned())));
}

/// A goal that was asked about in October and waits since the twentieth of November.
fn goal() -> Entry {
    let answers = [
        ("goal", Answer::Text("Go to the choir.".to_owned())),
        ("small_sign", Answer::Text("I look up when they sing.".to_owned())),
        ("near", Answer::Uses(vec![Use::new(day("2026-10-21"), "1")])),
        ("look_back", Answer::Day(day("2026-11-20"))),
        ("looked_back_on", Answer::Day(day("2026-10-21"))),
    ];
    practice(Kind::Goal, "2026-09-21", 1, &answers)
}

fn saved(sitting: &Sitting) -> Practice {
    let saves = sitting.saves();
    assert_eq!(saves.len(), 1, "{saves:?}");
    saves[0].practice().unwrap().clone()
}

#[test]
fn how_near_a_goal_is_holds_for_the_day_on_which_it_is_told_and_is_asked_again_in_a_month() {
    let mut sitting = Sitting::look_back(&goal());
    assert!(sitting.whole().contains("I look up when they sing."), "{}", sitting.whole());
    sitting.press(&["4", "1"]);
    let saved = saved(&sitting);
    let near: Vec<(String, &str)> =
        saved.get("near").uses().iter().map(|it| (it.day.to_string(), it.id())).collect();
    assert_eq!(near, [("2026-10-21".to_owned(), "1"), ("2026-11-22".to_owned(), "3")]);
    assert_eq!(saved.look_back(), Some(day("2026-12-22")));
    assert!(saved.is_blank("ended") && saved.is_blank("ended_on"));
}

#[test]
fn a_goal_ends_in_one_of_two_ways_and_is_not_asked_about_any_more() {
    for (key, ended) in [("2", "done"), ("3", "not_mine")] {
        let mut sitting = Sitting::look_back(&goal());
        sitting.press(&["5", key]);
        let saved = saved(&sitting);
        assert_eq!(saved.get("ended").id(), Some(ended));
        assert_eq!(*saved.get("ended_on"), Answer::Day(day("2026-11-22")));
        assert_eq!(saved.look_back(), None);
    }
}

#[test]
fn a_goal_that_is_only_looked_at_goes_on_waiting() {
    let mut sitting = Sitting::look_back(&goal());
    sitting.press(&["esc"]);
    assert_eq!(sitting.saves(), []);
}

#[test]
fn a_session_without_a_next_one_waits_for_nothing_and_one_tomorrow_is_prepared_today() {
    for (next, look_back) in
        [("-", None), ("tomorrow", Some("2026-11-22")), ("2026-12-06", Some("2026-12-05"))]
    {
        let mut sitting = Sitting::of(Kind::Session);
        sitting.answer_all(&[Words("The move."), Words("One evening."), Words("Thursday.")]);
        sitting.press(&["ctrl-u"]);
        if next != "-" {
            sitting.type_in(next);
        }
        sitting.press(&["enter", "enter"]);
        assert_eq!(saved(&sitting).look_back(), look_back.map(day), "{next}");
    }
}
