//! A pause, and things that are not shown again, from one start to the next.

use std::fs;

use inward::journal::practice::{Answer, Kind, LOOK_BACK};
use inward::journal::{Body, Day, Entry, EntryId, Note, Practice};
use inward::store::Store;

use crate::harness::home::{Home, NOW, TODAY};
use crate::harness::window::ESC;
use crate::home::NOT_YET;

const WAITS: &str = "To look back on: a fear.";
const LONG_AGO: &str = "You wrote something on this day a year ago";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A fear that waits since today, or a note of a year ago.
fn home(waits: bool) -> Home {
    let home = Home::welcomed();
    let (on, body) = if waits {
        let mut practice = Practice::new(Kind::Fear);
        practice.set(LOOK_BACK, Answer::Day(day(TODAY)));
        (day("2026-11-20"), Body::Practice(practice))
    } else {
        (day("2025-11-22"), Body::Note(Note { text: "Snow on the way home.".to_owned() }))
    };
    let entry = Entry::new(EntryId::new_v7(0, [1; 10]), on, body, NOW.parse().unwrap(), on);
    Store::create(home.data()).unwrap().save(entry).unwrap();
    home
}

#[test]
fn a_pause_outlives_the_program_and_ends_without_a_word() {
    let mut home = home(true);
    let mut window = home.open_at_home();
    window.shows(WAITS);
    window.press_for(",", "Day starts at");
    window.press_for("p", "Paused until Sunday 29 November.");
    let at_home = window.press_for(ESC, NOT_YET);
    assert!(!at_home.contains(WAITS), "{at_home}");
    window.press("q");
    window.left().is_done();
    assert_eq!(home.done(&["status"], ""), "Paused until 2026-11-29\n");

    home.at("2026-11-28T21:00:00+01:00");
    let mut window = home.open_at_home();
    let at_home = window.shows("Paused until Sunday 29 November.");
    assert!(!at_home.contains(WAITS), "{at_home}");
    window.press("q");
    window.left().is_done();

    home.at("2026-11-29T21:00:00+01:00");
    let mut window = home.open_at_home();
    let at_home = window.shows(WAITS);
    assert!(!at_home.to_lowercase().contains("pause"), "{at_home}");
    window.press("q");
    window.left().is_done();
}

#[test]
fn on_this_day_stays_off_until_the_config_file_brings_it_back() {
    let home = home(false);
    let mut window = home.open_at_home();
    window.shows(LONG_AGO);
    window.press_for("o", "Snow on the way home.");
    let at_home = window.press_for("x", "They will not be shown again.");
    assert!(at_home.contains(NOT_YET) && !at_home.contains(LONG_AGO), "{at_home}");
    window.press("q");
    window.left().is_done();
    assert!(
        fs::read_to_string(home.data().join("state.json")).unwrap().contains("\"on_this_day_off\": true")
    );

    let mut window = home.open_at_home();
    let off = window.press_for("o", "are switched off");
    assert!(!off.contains("Snow"), "{off}");
    window.press_for(ESC, NOT_YET);
    window.press("q");
    window.left().is_done();

    fs::write(home.data().with_file_name("config.toml"), "on_this_day = true\n").unwrap();
    home.open_at_home().shows(LONG_AGO);
}
