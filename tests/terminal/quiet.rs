//! What a window shows before a key is pressed, when anybody may look on.

use crate::harness::home::Home;
use crate::harness::window::{CTRL_C, ENTER, ESC};

const WORDS: &str = "the photograph from Sligo";

/// A home with a check-in of yesterday, and one of today that was left with words in it.
fn left_in_the_middle() -> Home {
    let home = Home::welcomed();
    home.done(&["log", "--day", "yesterday", "--jealousy", "4", "--trigger", "late_reply"], "");
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press_for(WORDS, WORDS);
    window.press_for(ESC, "Note  the photograph");
    window.kill();
    home
}

#[test]
fn no_words_of_a_draft_are_sent_to_the_terminal_before_a_key_is_pressed() {
    let home = left_in_the_middle();
    for arguments in [&[] as &[&str], &["checkin"]] {
        let mut window = home.open(arguments);
        let screen = window.shows("You were in the middle of this");
        assert!(screen.contains("Check-in for Sunday 22 November") && screen.contains("1 text"), "{screen}");
        assert!(!window.bytes().contains("photograph"), "{arguments:?}");
        window.press_for(ENTER, WORDS);
        window.press(CTRL_C);
        window.left().is_done().is_tidy();
    }
    let mut window = home.open(&["checkin"]);
    window.shows("You were in the middle of this");
    window.press_for(ESC, "unfinished");
    assert!(!window.bytes().contains("photograph"));
    window.press("q");
    window.left().is_done();
}
