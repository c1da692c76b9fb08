//! The place of the terminal's cursor, which braille displays and screen readers follow.

use crate::harness::home::Home;
use crate::harness::window::{DOWN, ENTER, ESC, TAB};

#[test]
fn the_cursor_stands_where_the_focus_is_and_is_shown_where_one_writes() {
    let home = Home::welcomed();
    home.done(&["note", "--day", "2026-11-21"], "An older note.");
    home.done(&["note"], "A newer note.");
    let mut window = home.open_at_home();
    window.press_for("e", "Newest first");
    window.cursor_stands_at("A newer note.", false);
    window.press(DOWN);
    window.cursor_stands_at("An older note.", false);
    window.press_for("/", "Search");
    window.press("older");
    window.cursor_stands_at("older", true);
    window.press_for(ESC, "q Home");
    window.press_for("q", "check in");
    window.press_for("c", "1 of 6");
    window.press(DOWN);
    window.cursor_stands_at("Not at all", false);
    window.press_for("n", "Esc keep and close");
    window.press("We talked");
    window.cursor_stands_at("We talked", true);
    window.press_for(ESC, "Note  We talked");
    window.cursor_stands_at("Not at all", false);
    window.press_for("12121", "6 of 6");
    window.cursor_stands_at("Steadiness", false);
    window.press(TAB);
    window.cursor_stands_at("What set it off", false);
    window.press(ENTER);
    window.press(DOWN);
    window.cursor_stands_at("[ ] ", false);
}
