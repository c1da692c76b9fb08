//! Settings that are changed with keys: in force at once, at the next start, and in the next window.

use std::fs;

use serde_json::Value;

use crate::harness::home::Home;
use crate::harness::window::{DOWN, ENTER, ESC, Window};
use crate::home::NOT_YET;

const COUNTRY: &str = "Samaritans";

/// Opens the settings and goes down to a row.
fn settings_on(window: &mut Window, row: &str) -> String {
    window.press_for(",", "Day starts at");
    let at = format!("▌ {row}");
    for _ in 0..30 {
        let screen = window.screen();
        if screen.contains(&at) {
            return screen;
        }
        window.press(DOWN);
        window.until("moves on", |now| now != screen);
    }
    panic!("there is no row {row}: {}", window.screen());
}

/// Chooses a country in the settings, and goes Home.
fn choose_the_usa(window: &mut Window) {
    settings_on(window, "Country");
    window.press_for(ENTER, "Which country?");
    window.press_for("us\r", "chosen here");
    window.press("q");
    window.shows(NOT_YET);
}

fn state(home: &Home) -> Value {
    serde_json::from_str(&fs::read_to_string(home.data().join("state.json")).unwrap()).unwrap()
}

#[test]
fn a_setting_that_was_changed_is_in_force_at_the_next_start_and_what_else_is_kept_stays() {
    let home = Home::welcomed();
    let path = home.data().join("state.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen('{', "{\"of_a_newer_version\": [1.50],", 1)).unwrap();

    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    choose_the_usa(&mut window);
    let support = window.press_for("s", "988");
    assert!(!support.contains(COUNTRY), "it is in force at once: {support}");
    window.press_for(ESC, NOT_YET);
    settings_on(&mut window, "Keys");
    window.press_for(ENTER, "Settings · Keys");
    window.press_for("q", NOT_YET);
    window.press("q");
    window.left().is_done().is_tidy();
    assert_eq!(state(&home)["settings"]["country"], "us");
    assert_eq!(state(&home)["of_a_newer_version"].to_string(), "[1.50]");

    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    let screen = settings_on(&mut window, "Country");
    assert!(screen.contains("USA") && screen.contains("chosen here"), "{screen}");
    window.press("r");
    window.no_longer_shows("chosen here");
    window.press("q");
    window.shows(NOT_YET);
    window.press_for("s", COUNTRY);
    assert_eq!(state(&home)["settings"], Value::Null);
}

#[test]
fn a_line_in_the_config_file_goes_before_what_was_chosen() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    choose_the_usa(&mut window);
    window.press("q");
    window.left().is_done();

    let file = "# mine\ncountry = \"IE\"\n";
    home.set_config(file);
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    let screen = settings_on(&mut window, "Country");
    assert!(screen.contains("Ireland") && screen.contains("config.toml line 2"), "{screen}");
    window.press(ENTER);
    window.until("says it again", |screen| screen.matches("Set in config.toml, line 2").count() == 2);
    window.press("q");
    window.shows(NOT_YET);
    window.press_for("s", COUNTRY);
    assert_eq!(fs::read_to_string(home.config()).unwrap(), file, "the file is never written");
    assert_eq!(state(&home)["settings"]["country"], "us", "and what was chosen waits for its line to go");
}

#[test]
fn another_window_has_the_setting_when_it_is_opened_next() {
    let home = Home::welcomed();
    let mut first = home.open_at_home();
    first.shows(NOT_YET);
    let mut second = home.open_at_home();
    second.shows("Another window");
    settings_on(&mut first, "Timers stand still");
    first.press_for(" ", "chosen here");
    second.press("q");
    second.left().is_done();
    let mut second = home.open_at_home();
    second.shows("Another window");
    let screen = settings_on(&mut second, "Timers stand still");
    assert!(screen.contains("chosen here"), "{screen}");
    // A window that reads along keeps nothing.
    second.press_for(" ", "this applies in this window only");
    assert_eq!(state(&home)["settings"]["still"], true);
}

#[test]
fn another_key_for_a_command_is_typed_and_a_key_that_is_taken_refused() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    settings_on(&mut window, "Keys");
    window.press_for(ENTER, "Settings · Keys");
    for _ in 0..200 {
        let screen = window.screen();
        if screen.contains("▌ trends ") {
            break;
        }
        window.press("j");
        window.until("moves on", |now| now != screen);
    }
    window.press_for(ENTER, "Which keys?");
    window.press_for("\x157\r", "already means \"week\" there");
    window.press_for("\x15T\r", "chosen here");
    window.press_for("q", NOT_YET);
    window.press_for("T", "Trends");
}

#[test]
fn what_another_program_wrote_is_imported_from_the_settings() {
    let home = Home::welcomed();
    let file = home.dir().join("export.json");
    let entry = r#"{"title": "A walk.", "body": "Along the river.", "date": "2026-11-20", "time": "18:00", "tags": [], "starred": false}"#;
    fs::write(&file, format!(r#"{{"tags": {{}}, "entries": [{entry}]}}"#)).unwrap();
    let mut window = home.open_at_home();
    settings_on(&mut window, "Import");
    window.press_for(ENTER, "Which file or folder?");
    window.press(&file.display().to_string());
    let plan = window.press_for(ENTER, "from jrnl: 1 entry");
    assert!(!plan.contains("river"), "a plan holds no word: {plan}");
    window.press_for(ENTER, "Imported 1 entry.");
    assert_eq!(home.json(&["list", "--json"])[0]["text"], "A walk.\n\nAlong the river.");
    window.press_for(ESC, "▌ Import");
    window.press_for(ENTER, "Which file or folder?");
    window.press(&file.display().to_string());
    window.press_for(ENTER, "There is nothing new in it.");
}

#[test]
fn the_journal_is_exported_from_the_settings_without_words_unless_they_are_taken_in() {
    let home = Home::welcomed();
    home.done(&["note"], "Only for me.");
    let mut window = home.open_at_home();
    settings_on(&mut window, "Export");
    window.press_for(ENTER, "Your words        left out");
    window.press_for(ENTER, "Where to?");
    let file = home.dir().join("out.json");
    window.press(&file.display().to_string());
    window.press_for(ENTER, "Only you can read it.");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("inward-export") && !text.contains("Only for me."), "{text}");
    window.press_for(ESC, "▌ Export");
    window.press_for(ENTER, "Your words        left out");
    window.press_for(ENTER, "Where to?");
    window.press(&file.display().to_string());
    let refused = window.press_for(ENTER, "out.json");
    assert!(!refused.contains("Only you can read it. Delete"), "{refused}");
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "no file is written over");
}
