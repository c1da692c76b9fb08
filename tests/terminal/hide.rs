//! Hide: one key, and nothing is to be seen.

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_BACKSLASH, CTRL_C, ENTER, ESC, F1, F12};
use crate::home::{NOT_YET, SAVED};

#[test]
fn either_hide_key_blanks_the_screen_until_one_is_pressed_again() {
    for key in [CTRL_BACKSLASH, F12] {
        let home = Home::welcomed();
        let mut window = home.open_at_home();
        let before = window.shows(NOT_YET);
        window.press(key);
        window.until("is blank", |screen| screen.trim().is_empty());
        let again = if key == F12 { CTRL_BACKSLASH } else { F12 };
        window.press(again);
        window.until("shows all again", |screen| screen == before);
    }
}

#[test]
fn while_hidden_no_other_key_does_anything() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    let before = window.press_for("A secret", "A secret");
    window.press(F12);
    window.until("is blank", |screen| screen.trim().is_empty());
    window.press("xyz");
    window.press(F1);
    window.paste("pasted");
    window.press(CTRL_C);
    window.resize(60, 20);
    window.resize(80, 24);
    window.press(F12);
    let after = window.shows("A secret");
    assert_eq!(after, before);
    window.press_for(ESC, "Note  A secret");
    window.press_for("21034", "6 of 6");
    window.press(CTRL_BACKSLASH);
    window.until("is blank", |screen| screen.trim().is_empty());
    window.press(ENTER);
    window.press(CTRL_BACKSLASH);
    window.shows("6 of 6");
    assert_eq!(home.check_in(TODAY), None, "Enter saved nothing behind a blank screen");
    window.press_for(ENTER, SAVED);
}
