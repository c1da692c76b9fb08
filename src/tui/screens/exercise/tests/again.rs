//! The tests of the page before another look at a thought that comes again and again.

use super::*;
use crate::tui::screens::exercise::tests::walks::Walk;
use crate::tui::testing::samples::practice;

const THOUGHT: &str = "They are tired of me.";
const PAGE: &str = "You have looked at this one 3 times. Another round seldom brings a new fact.";

fn looked(times: u8) -> Stage {
    let on = |number: u8| {
        practice(Kind::ThoughtRecord, "2026-11-20", number, &[("thought", text("they are tired of me"))])
    };
    Stage::with(months((1..=times).map(on)))
}

/// A thought record with the thought, which was looked at before.
fn at_the_page(times: u8) -> Sitting {
    let mut sitting = Sitting::on(looked(times), Kind::ThoughtRecord);
    sitting.answer_all(&Walk::of(Kind::ThoughtRecord).steps[..4]);
    sitting
}

fn is_asked(sitting: &Sitting) -> bool {
    sitting.screen.step().is_some_and(|step| step.way == Some(Way::Again))
}

#[test]
fn the_third_look_in_two_weeks_is_asked_about_and_the_second_is_not() {
    let second = at_the_page(1);
    assert!(!is_asked(&second), "{}", second.whole());
    let mut third = at_the_page(2);
    let shown: String = third.whole().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(is_asked(&third) && shown.contains(PAGE), "{shown}");
    assert!(shown.contains("Leave it open, put it off, or look once more?"), "{shown}");
    assert_eq!(third.press(&["enter", "-"]), [], "it is chosen, not passed over");
    assert!(third.whole().contains("Choose one of the three."), "{}", third.whole());
    third.press(&["3"]);
    third.is_at("belief_before");
    third.press(&["backtab", "backtab"]);
    third.is_at("thought").type_in(" Are they?");
    third.press(&["enter"]);
    third.is_at("belief_before");
}

#[test]
fn it_can_be_left_open_and_nothing_of_it_is_lost() {
    let mut sitting = at_the_page(2);
    sitting.press(&["1"]);
    let saved = held_in(&sitting.saved());
    assert!(saved.contains(&format!("thought: \"{THOUGHT}\"")), "{saved:?}");
    sitting.screen.receive(&Reply::Saved(sitting.screen.writing.id()), &sitting.stage.any_context());
    assert_eq!(sitting.place(), Place::Ended);
    assert!(sitting.whole().contains("Left open: They are tired of me."), "{}", sitting.whole());
}

#[test]
fn it_can_be_put_off_as_a_worry() {
    let mut sitting = at_the_page(2);
    sitting.press(&["2"]);
    assert_eq!(sitting.saves().len(), 1);
    let worry = Effect::Open(Route::Exercise(Kind::Worry, vec![("worry", text(THOUGHT))]));
    assert!(sitting.told_saved().contains(&worry));
}

#[test]
fn a_fear_that_comes_again_is_met_in_the_same_way() {
    let mut sitting = Sitting::on(looked(2), Kind::Fear);
    sitting.press(&["1"]);
    sitting.answer(Words(THOUGHT));
    assert!(is_asked(&sitting), "{}", sitting.whole());
    sitting.press(&["2"]);
    let worry = Effect::Open(Route::Exercise(Kind::Worry, vec![("worry", text(THOUGHT))]));
    assert!(sitting.told_saved().contains(&worry));
}

#[test]
fn left_at_the_page_it_is_gone_on_with_there() {
    let left = at_the_page(2);
    let resumed = Sitting::resumed(looked(2), &left.draft().unwrap());
    assert!(is_asked(&resumed), "{}", resumed.whole());
    let answers = [("situation", text("At noon.")), ("thought", text(THOUGHT))];
    let entry = practice(Kind::ThoughtRecord, "2026-11-22", 9, &answers);
    let mut edited = Sitting::edit(&entry);
    edited.go_on_until(|it| it.screen.step().is_some_and(|step| step.field == "belief_before"));
    assert!(edited.whole().contains("How much do you believe it right now?"), "an edit is no other look");
}

#[test]
fn a_picture_of_it() {
    let mut sitting = at_the_page(2);
    insta::assert_snapshot!("again", sitting.stage.pictures(&sitting.screen));
    sitting.stage.sweep(&sitting.screen);
}
