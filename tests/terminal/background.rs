//! The background that the terminal tells of when it is asked, however late.

use std::fs;

use crate::harness::home::{Home, PROGRAM};
use crate::harness::window::{CTRL_C, ENTER, QUESTION, Window, until};
use crate::home::NOT_YET;

/// The accents of the dark theme and of the light one.
const DARK: &str = "38;5;110;";
const LIGHT: &str = "38;5;25;";

#[test]
fn an_answer_is_never_typed_text_and_is_remembered_for_the_next_start() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    until("the terminal is asked", || window.bytes().contains(QUESTION).then_some(()));
    window.press_for("a", "Esc keep and close");
    // Late, and between two letters.
    window.press("b\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\ye");
    window.press_for("!", "bye!");
    window.press_for("\x13", NOT_YET);
    let state = home.data().join("state.json");
    let is_remembered =
        || fs::read_to_string(&state).is_ok_and(|text| text.contains("\"light\"")).then_some(());
    until("it is remembered", is_remembered);
    window.press(CTRL_C);
    assert!(window.left().is_done().is_tidy().bytes.contains(DARK), "the screen stayed as it was");
    let notes = home.done(&["list", "--kind", "note"], "");
    assert!(notes.contains("bye!") && !notes.contains("rgb"), "{notes}");

    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    window.press(CTRL_C);
    let left = window.left();
    assert!(left.bytes.contains(LIGHT) && !left.bytes.contains(DARK), "{:?}", left.bytes);
}

#[test]
fn nobody_is_asked_where_the_answer_is_known_or_of_no_use() {
    let home = Home::welcomed();
    for (name, value) in [("COLORFGBG", "0;15"), ("NO_COLOR", "1"), ("TERM", "linux"), ("TERM", "vt220")] {
        let mut command = home.in_terminal(PROGRAM, &[]);
        command.env(name, value);
        let mut window = Window::open(command, (80, 24));
        window.shows(NOT_YET);
        window.press_for("c", "1 of 6");
        window.press(&format!("{ENTER}{CTRL_C}"));
        assert!(!window.left().is_done().bytes.contains(QUESTION), "{name}={value}");
    }
}
