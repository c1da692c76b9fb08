//! Parking a worry in one line, from wherever one is.

use inward::journal::practice::Kind;

use crate::exercises::entries;
use crate::harness::home::Home;
use crate::harness::window::{ENTER, ESC, F3, SKIP_FOUR, until};
use crate::home::{NOT_YET, SAVED};

const PARKED: &str = "It's written down. It can wait.";
const ASKED: &str = "Name the worry in one line.";

/// Returns the words of the parked worries.
fn parked(home: &Home) -> Vec<String> {
    let worries = entries(home, Kind::Worry);
    worries.iter().map(|entry| entry.practice().unwrap().get("worry").text().to_owned()).collect()
}

#[test]
fn from_home_it_is_one_key_one_line_and_enter() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("w", ASKED);
    window.press_for(ENTER, "One line is enough: what is the worry?");
    window.press("The call on Monday.");
    let screen = window.press_for(ENTER, PARKED);
    assert!(screen.contains(NOT_YET) && screen.contains("tomorrow at 18:00"), "{screen}");
    assert_eq!(parked(&home), ["The call on Monday."]);
    assert!(home.drafts().is_empty());
    let listed = home.done(&["list", "--kind", "worry"], "");
    assert!(listed.contains("The call on Monday."), "{listed}");
}

#[test]
fn while_writing_f3_parks_it_and_the_words_stay() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press_for("We went out", "We went out");
    window.press_for(F3, ASKED);
    window.press_for("wwww", "▌ wwww");
    // Within a worry there is none.
    window.press_for(&format!("{F3}!"), "▌ wwww!");
    window.press_for(ENTER, PARKED);
    window.press_for(", and home.", "We went out, and home.");
    window.press_for(ESC, "Note  We went out, and home.");
    window.press_for(&format!("2{SKIP_FOUR}"), "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(parked(&home), ["wwww!"]);
    assert!(home.done(&["show", "today"], "").contains("We went out, and home."));
}

#[test]
fn from_inside_an_exercise_which_then_goes_on() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    let walk = crate::exercises::Walk::of(Kind::ThirdPerson);
    walk.open(&mut window);
    walk.walk(&mut window, 0..1);
    crate::exercises::is_at(&window, 2);
    window.press_for("Late, and", "▏ Late, and");
    window.press_for(F3, ASKED);
    window.press_for("Something.\r", PARKED);
    window.press(" a word.\r");
    walk.walk(&mut window, 2..walk.steps.len());
    window.shows("Saved.");
    let [quarrel] = entries(&home, Kind::ThirdPerson).try_into().unwrap();
    assert_eq!(quarrel.practice().unwrap().get("facts").text(), "Late, and a word.");
    assert_eq!(parked(&home), ["Something."]);
}

#[test]
fn killed_while_it_is_typed_it_is_offered_again() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("w", ASKED);
    window.press("The call");
    until("the draft holds it", || {
        home.drafts().iter().any(|draft| draft.contains("The call")).then_some(())
    });
    window.kill();
    let mut window = home.open_offer();
    window.press_for(ENTER, "▏ The call");
    window.press_for(" on Monday.\r", "save and finish");
    window.press_for(ENTER, "Saved.");
    assert_eq!(parked(&home), ["The call on Monday."]);
    assert!(home.drafts().is_empty());
}

#[test]
fn left_with_esc_it_is_a_draft_and_left_empty_nothing() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("w", ASKED);
    window.press_for(ESC, NOT_YET);
    assert!(home.drafts().is_empty());
    window.press_for("w", ASKED);
    window.press_for("The call", "▌ The call");
    window.press_for(ESC, "r continues it");
    window.press_for("r", "▏ The call");
}
