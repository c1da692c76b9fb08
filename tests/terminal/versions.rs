//! Two edits made at once: both are kept, and a person compares and chooses.

use std::fs;
use std::path::PathBuf;

use inward::journal::{Document, Entry, Month};

use crate::harness::home::Home;
use crate::harness::window::{ENTER, ESC, TAB, Window, until};
use crate::home::NOT_YET;

const DAY: &str = "2026-11-21";

/// The same note in two versions, as two devices made them from one.
fn month(here: &str, there: &str) -> String {
    let note = |words: &str, edited_at: &str| {
        format!(
            r#"{{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"note","day":"{DAY}",
            "saved_at":"2026-11-21T19:00:00+01:00","edited_at":"{edited_at}","replaces":["9f2c1a7b3d40"],"late":false,
            "text":"{words}"}}"#
        )
    };
    let (here, there) = (note(here, "2026-11-22T10:00:00+01:00"), note(there, "2026-11-22T09:00:00+01:00"));
    format!(
        r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{here}],"others":[{there}],"tombstones":[]}}"#
    )
}

fn november() -> Month {
    "2026-11".parse().unwrap()
}

fn path(home: &Home) -> PathBuf {
    home.data().join("journal/2026-11.json")
}

fn home() -> Home {
    let home = Home::welcomed();
    fs::write(path(&home), month("A walk, then tea.", "A walk, then soup.")).unwrap();
    home
}

fn versions(home: &Home) -> Vec<Entry> {
    let document = home.document(DAY);
    document.entries().iter().chain(document.others()).cloned().collect()
}

/// Opens the page of the note, from Home by way of the list.
fn open_note(window: &mut Window) -> String {
    window.press_for("e", "Newest first");
    window.press_for(ENTER, "Saturday 21 November")
}

#[test]
fn two_edits_made_at_once_are_compared_and_the_chosen_one_stays() {
    let home = home();
    let mut window = home.open_at_home();
    let screen = window.shows("One entry was changed in two places: e shows it, marked ≠.");
    assert!(screen.contains(NOT_YET), "{screen}");
    let screen = window.press_for("e", "Sat 21 Nov≠");
    assert!(screen.contains("≠ several versions"), "{screen}");
    let screen = window.press_for(ENTER, "is kept as well.");
    assert!(screen.contains("A walk, then tea.") && screen.contains("v versions"), "{screen}");
    let screen = window.press_for("v", "Versions of Sat 21 Nov");
    assert!(screen.contains("+ A walk, then tea.") && screen.contains("+ A walk, then soup."), "{screen}");
    assert!(screen.contains("▌ Shown now"), "{screen}");

    // Looked at and left as they are.
    window.press_for(ESC, "v compares them.");
    window.press_for("v", "▌ Shown now");
    window.press_for(TAB, "▌ Other");
    let screen = window.press_for(ENTER, "Keep the version of Sun 22 Nov, 09:00?");
    assert!(screen.contains("The other one stays in a backup."), "{screen}");
    window.press_for("n", "▌ Other");
    assert_eq!(versions(&home).len(), 2);

    window.press_for(ENTER, "Keep the version of Sun 22 Nov, 09:00?");
    let screen = window.press_for("y", "This version is kept.");
    assert!(screen.contains("A walk, then soup.") && !screen.contains("v versions"), "{screen}");
    let chosen = versions(&home);
    assert_eq!(chosen.len(), 1);
    window.press_for(ESC, "Newest first");
    window.no_longer_shows("≠");
    window.press_for(ESC, NOT_YET);
    window.no_longer_shows("two places");
    window.press("q");
    window.left().is_done().is_tidy();

    // A stale copy brings both versions back: they give way.
    let stale = Document::parse(&month("A walk, then tea.", "A walk, then soup."), november()).unwrap();
    let merged = home.document(DAY).merge(stale);
    fs::write(path(&home), merged.to_text()).unwrap();
    let mut window = home.open_at_home();
    let screen = open_note(&mut window);
    assert!(screen.contains("A walk, then soup.") && !screen.contains("is kept as well"), "{screen}");
    assert_eq!(versions(&home), chosen);
}

#[test]
fn a_version_that_arrives_while_two_are_compared_is_never_replaced_unseen() {
    let home = home();
    let mut window = home.open_at_home();
    open_note(&mut window);
    window.press_for("v", "▌ Shown now");
    window.press_for(ENTER, "Keep the version of");
    // A file-sync program does this while the question stands there.
    let third = month("A walk, then bread.", "A walk, then bread.")
        .replace("T10:00", "T11:00")
        .replace("T09:00", "T11:00");
    let third = Document::parse(&third, november()).unwrap();
    fs::write(path(&home), home.document(DAY).merge(third).to_text()).unwrap();
    window.press("y");
    window.shows("Other 1 of 2");
    let kept = versions(&home);
    assert_eq!(kept.len(), 3, "nothing was chosen");
    let screen = window.press_for(ENTER, "Keep the version of");
    assert!(screen.contains("The others stay in a backup."), "{screen}");
    window.press_for("y", "This version is kept.");
    until("one version is left", || (versions(&home).len() == 1).then_some(()));
}

#[test]
fn a_window_that_reads_along_compares_and_chooses_nothing() {
    let home = home();
    let first = home.open_at_home();
    first.shows("two places");
    let mut second = home.open_at_home();
    second.shows("Another window");
    open_note(&mut second);
    let screen = second.press_for("v", "▌ Shown now");
    assert!(!screen.contains("Enter keep"), "{screen}");
    second.press_for(ENTER, "Another window");
    assert_eq!(versions(&home).len(), 2);
}
