//! The cards as they come, week after week of use, and the page for a partner.

use inward::store::Store;

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{ESC, until};

const FIRST: &str = "This week's card: What the five signs are. k opens it.";
const SECOND: &str = "This week's card: The loop. k opens it.";

/// Waits until the disk says that a card was opened.
fn until_opened(home: &Home, card: &str) {
    let store = Store::open(home.data()).unwrap();
    until("the card is remembered", || store.state().ok()?.cards.opened.contains_key(card).then_some(()));
}

#[test]
fn a_card_comes_with_the_first_check_in_rests_once_it_is_opened_and_the_next_comes_after_seven_days_of_use() {
    let mut home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows("Today is not recorded yet.");
    assert!(!window.screen().contains("This week's card"), "{}", window.screen());
    window.press_for("c", "1 of 6");
    window.press_for("10102", "6 of 6");
    window.press_for("\r", FIRST);
    window.press_for("k", "None of this says who you are.");
    until_opened(&home, "W1");
    window.press_for(ESC, "Today was recorded");
    assert!(!window.screen().contains("This week's card"), "{}", window.screen());
    window.kill();
    for day in 23..=28 {
        home.at(&format!("2026-11-{day}T21:14:03+01:00"));
        home.done(&["log", "--jealousy", "1"], "");
    }
    let window = home.open_at_home();
    window.shows("Today was recorded");
    assert!(!window.screen().contains("This week's card"), "six days of use: {}", window.screen());
    window.kill();
    home.at("2026-11-29T21:14:03+01:00");
    home.done(&["log", "--jealousy", "1"], "");
    let window = home.open_at_home();
    window.shows(SECOND);
    window.kill();
}

#[test]
fn every_card_opens_from_practice_in_any_order() {
    let home = Home::welcomed();
    home.done(&["log", "--day", TODAY, "--jealousy", "1"], "");
    let mut window = home.open_at_home();
    window.press_for("x", "Exercises");
    window.press("\x1b[F\x1b[A");
    window.press_for("\r", "One comes each week.");
    window.press_for("8", "Heavier weeks come back.");
    window.press_for("2", "In person or by video");
    window.press_for(ESC, "Heavier weeks come back.");
    window.press_for(ESC, "One comes each week.");
    window.press_for("5", "There is no need to dig.");
    window.kill();
}

#[test]
fn the_page_for_a_partner_begins_with_safety_where_it_was_reached_from_support() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("?", "for a partner");
    window.press_for("p", "What is yours and what is not");
    window.press_for("q", "Today is not recorded yet.");
    window.press_for("s", "In danger now?");
    window.press_for("?", "for a partner");
    window.press_for("p", "It is control, whatever feeling lies beneath it.");
    window.kill();
}
