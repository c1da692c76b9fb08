//! Something else in the place of the window's lock: the window says so, and nothing else is touched.

use std::fs;
use std::os::unix::fs::symlink;

use crate::home::{Home, SAVED};
use crate::window::says;

/// Opens the program, which must show the journal and say why it cannot be written; a check-in is then refused.
fn shows_and_says(home: &Home, line: &str) {
    let mut window = home.open(&[]);
    let screen = window.shows("Today is recorded");
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
    let home = Home::new();
    home.done(&["log", "--jealousy", "3"], "");
    let victim = home.data().join("../victim");
    fs::write(&victim, "untouched").unwrap();
    let lock = home.data().join("lock");
    symlink(&victim, &lock).unwrap();
    shows_and_says(&home, "lock is a symbolic link, which is never followed");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
    assert!(lock.is_symlink());
}

#[test]
fn a_directory_in_the_place_of_the_lock_is_named_and_stays() {
    let home = Home::new();
    home.done(&["log", "--jealousy", "3"], "");
    let lock = home.data().join("lock");
    fs::create_dir(&lock).unwrap();
    shows_and_says(&home, "lock is not a plain file: move it away");
    assert!(lock.is_dir());
}
