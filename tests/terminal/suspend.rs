//! Ctrl-Z, which needs a shell that controls jobs.

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_C, CTRL_Z, ENTER, until};
use crate::home::{PROMPT, SAVED};

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_draws_everything_anew() {
    let home = Home::welcomed();
    let mut window = home.open_check_in_from_shell();
    window.press_for("n", "Esc keep and close");
    window.press_for("Typed a moment ago", "Typed a moment ago");
    // While one writes, the key undoes a word.
    window.press(CTRL_Z);
    window.until("undoes a word", |screen| !screen.contains("ago"));
    window.press_for("ago", "Typed a moment ago");
    window.press_for("\x1b", "Note  Typed");
    window.press(CTRL_Z);
    let screen = window.until("gives the shell back", |screen| {
        screen.contains("Stopped") && screen.trim_end().ends_with(PROMPT)
    });
    assert!(!window.is_full_screen() && !screen.contains("Typed a moment ago"), "{screen}");
    assert_eq!(home.drafted_text().as_deref(), Some("Typed a moment ago"));

    window.resize(100, 30);
    window.press("fg\r");
    let screen = window.shows("Typed a moment ago");
    assert!(window.is_full_screen(), "{screen}");
    assert!(!screen.contains(PROMPT) && !screen.contains("Stopped"), "{screen}");
    window.press_for("n", "Esc keep and close");
    window.press_for(", and on", "Typed a moment ago, and on");
    window.press_for("\x1b", "Note  Typed");
    window.press_for("21034", "6 of 6");

    window.press(CTRL_Z);
    window.until("gives the shell back again", |screen| screen.matches("Stopped").count() == 2);
    window.press("fg\r");
    window.shows("6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    window.press(CTRL_C);
    until("the program has ended", || (!window.is_full_screen()).then_some(()));
    window.press("exit\r");
    window.left().is_done();
}
