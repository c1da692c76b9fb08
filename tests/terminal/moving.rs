//! An entry that is moved to another day, from its page.

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{ENTER, says};

#[test]
fn a_note_is_moved_from_its_page_and_undone() {
    let home = Home::welcomed();
    home.done(&["note"], "where it belongs");
    let mut window = home.open_at_home();
    window.press_for("e", "where it belongs");
    window.press_for(ENTER, "Saved");
    window.press_for("m", "Which day does it belong to?");
    window.press("2026-10-31");
    window.shows("Saturday 31 October");
    let screen = window.press_for(ENTER, "Moved to");
    assert!(
        says(&screen, "as a new entry; the old one stays in the trash for 30 days. u undoes it."),
        "{screen}"
    );
    assert!(screen.contains("Saturday 31 October"), "its page stays open: {screen}");
    assert_eq!(home.document(TODAY).entries().len(), 0);
    assert_eq!(home.document("2026-10-31").entries().len(), 1);
    let screen = window.press_for("u", "It is back on");
    assert!(says(&screen, "where it belongs"), "{screen}");
    assert_eq!(home.document(TODAY).entries().len(), 1);
    assert_eq!(home.document("2026-10-31").entries().len(), 0);
}
