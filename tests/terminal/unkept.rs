//! Words that no disk takes while a window is open.

use std::fs;

use crate::harness::home::Home;
use crate::harness::window::{CTRL_S, ESC, says, until};

/// Puts something in the place of the drafts that nothing can be written to, whoever asks.
fn block(home: &Home) {
    let drafts = home.data().join("drafts");
    let _ = fs::remove_dir_all(&drafts);
    fs::write(drafts, "in the way").unwrap();
}

#[test]
fn words_that_are_not_on_disk_are_gone_on_with_and_leaving_them_asks_first() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("a", "new note");
    block(&home);
    window.press_for("precious", "The draft could not be kept on disk");
    let screen = window.press_for(ESC, "Not kept on disk");
    assert!(says(&screen, "It is only in this window; r on Home continues it."), "{screen}");
    window.press_for("r", "precious");
    window.press_for(ESC, "Not kept on disk");
    let screen = window.press_for("q", "Free some disk space");
    assert!(says(&screen, "Some text is only in this window"), "{screen}");
    window.press_for("r", "precious");
    // Once there is room, they are kept as ever.
    fs::remove_file(home.data().join("drafts")).unwrap();
    window.press_for(ESC, "Kept as a draft.");
    window.press("q");
    window.left().is_done();
    assert_eq!(home.drafted_text().as_deref(), Some("precious"));
}

#[test]
fn a_window_that_is_told_to_end_does_not_wait_for_an_answer() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("a", "new note");
    block(&home);
    window.press_for("precious", "The draft could not be kept on disk");
    window.press_for(CTRL_S, "Saved");
    until("the note is saved all the same", || home.done(&["list"], "").contains("precious").then_some(()));
    window.press_for("a", "new note");
    window.press_for("more", "The draft could not be kept on disk");
    window.signal(rustix::process::Signal::TERM);
    window.left().is_done();
}
