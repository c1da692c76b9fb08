//! Deleted entries can be brought back in a window, after a restart too.

use crate::harness::home::{Home, NOW};
use crate::harness::window::{DOWN, ENTER, ESC};
use crate::home::NOT_YET;

#[test]
fn an_entry_that_was_deleted_in_an_earlier_run_is_read_and_brought_back() {
    let mut home = Home::welcomed();
    for (now, words) in [
        ("2026-11-22T20:00:00+01:00", "The first of two."),
        ("2026-11-22T20:30:00+01:00", "The second of two."),
    ] {
        home.at(now).done(&["note"], words);
    }
    home.at(NOW);
    let mut window = home.open_at_home();
    window.press_for("e", "The second of two.");
    window.press_for("d", "Deleted.");
    window.no_longer_shows("The second of two.");
    window.press_for("d", "Nothing is written yet.");
    window.press_for(ESC, NOT_YET);
    window.press("q");
    window.left().is_done().is_tidy();

    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    window.press("u");
    window.says("Earlier deletions are in Entries (e), under Trash (f).");
    window.press_for("e", "Nothing is written yet.");
    window.press_for("f", "2 entries");
    window.shows("kept until 22 December");
    window.press_for(DOWN, "▌Sun 22 Nov       note · The first of two.");
    let words = "The first of two.";
    window.press_for(ENTER, "Trash · ");
    window.no_longer_shows("The second of two.");
    window.shows(words);
    window.press_for("u", "It is back.");
    window.shows("1 entry");
    window.press_for(ESC, words);
    assert!(home.done(&["list"], "").contains(words));
    window.press_for("f", "note");
}
