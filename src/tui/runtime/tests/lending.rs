//! That every page of words can be opened in the person's own editor, and that the draft has what comes back.

use tempfile::TempDir;

use super::desk::{Desk, NOW, USUAL};
use crate::config::Config;
use crate::journal::draft::Field;
use crate::store::Store;
use crate::tui::testing::settings;

/// Opens the program with an editor that is a line for the shell.
fn desk(dir: &TempDir, commands: &str) -> Desk {
    let mut settings = settings();
    settings.config = Config { editor: Some(format!("sh -c '{commands}' sh")), ..settings.config };
    Desk::open_with(settings, dir.path(), NOW, USUAL)
}

#[test]
fn every_page_of_words_goes_to_the_editor_and_its_draft_has_what_comes_back() {
    for (way_in, field, value) in [
        (&["a"][..], Field::Text, "\"they said so, and I\""),
        (&["c", "n"], Field::named("notes.jealousy").unwrap(), "\"they said so, and I\""),
        (
            &["c", "2", "1", "0", "3", "4", "tab", "tab", "tab", "tab", "tab", "enter"],
            Field::Prompt,
            "{\"id\":\"O1\",\"answer\":\"they said so, and I\"}",
        ),
        (
            &["c", "2", "1", "0", "3", "4", "tab", "tab", "tab", "tab", "tab", "tab", "enter"],
            Field::Text,
            "\"they said so, and I\"",
        ),
        (
            &["x", "down", "down", "down", "down", "enter", "enter"],
            Field::named("answers.thought").unwrap(),
            "\"they said so, and I\"",
        ),
    ] {
        let dir = TempDir::new().unwrap();
        let mut desk = desk(&dir, "printf \"they %s, and I\" \"$(cat \"$1\")\" >\"$1\"");
        for key in way_in {
            desk.press(key);
        }
        for key in ["s", "a", "i", "d", "space", "s", "o"] {
            desk.press(key);
        }
        assert!(desk.shows("said so") && desk.shows("Ctrl-O editor"), "{way_in:?}\n{}", desk.picture());
        desk.press("ctrl-o");
        assert!(desk.shows("they said so, and I"), "{way_in:?}\n{}", desk.picture());
        assert!(!dir.path().join("lent").exists());
        // Nothing more reaches the disk.
        drop(desk);
        let drafts = Store::open(dir.path()).unwrap().find_drafts().unwrap();
        let found = drafts.first().and_then(|found| found.draft.value(field).cloned());
        assert_eq!(found.map(|found| found.to_string()).as_deref(), Some(value), "{way_in:?}");
    }
}

#[test]
fn a_page_that_is_not_words_offers_no_editor() {
    let dir = TempDir::new().unwrap();
    let mut desk = desk(&dir, "printf x >\"$1\"");
    desk.press("w");
    assert!(!desk.shows("Ctrl-O"), "a worry is one line:\n{}", desk.picture());
    desk.press("ctrl-o");
    assert!(!dir.path().join("drafts").exists());
}
