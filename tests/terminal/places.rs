//! Something else in the place of the window's lock: the window says so, and nothing else is touched.

use std::fs;
use std::os::unix::fs::symlink;

use crate::harness::home::{Home, pipe};
use crate::harness::window::says;
use crate::home::{SAVED, SAVED_AGAIN};

/// Opens the program, which must show the journal and say why it cannot be written; a check-in is then refused.
fn shows_and_says(home: &Home, line: &str) {
    let mut window = home.open(&[]);
    let screen = window.shows("Today was recorded");
    assert!(says(&screen, line), "{screen}");
    window.press("c");
    // However the lines are broken.
    let times =
        |screen: &str| screen.split_whitespace().collect::<String>().matches(&line.replace(' ', "")).count();
    window.until("says it twice", |screen| times(screen) == 2);
    assert!(!window.screen().contains(SAVED));
    window.press("q");
    window.left().is_done().is_tidy();
}

#[test]
fn a_link_in_the_place_of_the_lock_is_named_and_leads_nowhere() {
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "3"], "");
    let victim = home.data().join("../victim");
    fs::write(&victim, "untouched").unwrap();
    let lock = home.data().join("lock");
    symlink(&victim, &lock).unwrap();
    shows_and_says(&home, "lock is a symbolic link, which is never followed");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
    assert!(lock.is_symlink());
}

/// Opens the program with an unreadable state: it says so once, and a check-in is still saved.
fn works_without_its_state(home: &Home, line: &str) {
    let mut window = home.open(&[]);
    let screen = window.shows("Today was recorded");
    assert!(says(&screen, line), "{screen}");
    window.press_for("c", "· edit");
    window.press_for("4", "4  ");
    window.press_for("\r", SAVED_AGAIN);
    window.press("q");
    window.left().is_done().is_tidy();
}

#[test]
fn a_state_that_cannot_be_read_is_named_and_stands_in_no_windows_way() {
    for (text, line) in [
        (
            r#"{"format":"inward-state","version":2}"#,
            "a newer version of inward: it is left unchanged; update inward",
        ),
        ("{", "move it away, or inward doctor --repair sets it aside"),
    ] {
        let home = Home::welcomed();
        home.done(&["log", "--jealousy", "3"], "");
        let state = home.data().join("state.json");
        fs::write(&state, text).unwrap();
        works_without_its_state(&home, line);
        assert_eq!(fs::read_to_string(&state).unwrap(), text);
    }
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "3"], "");
    let state = home.data().join("state.json");
    let _ = fs::remove_file(&state);
    pipe(&state);
    works_without_its_state(&home, "state.json is not a plain file: move it away");
}

#[test]
fn a_directory_in_the_place_of_the_lock_is_named_and_stays() {
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "3"], "");
    let lock = home.data().join("lock");
    fs::create_dir(&lock).unwrap();
    shows_and_says(&home, "lock is not a plain file: move it away");
    assert!(lock.is_dir());
}
