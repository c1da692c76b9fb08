//! Files that go back to an older state while a window is open.

use std::fs;

use rustix::process::Signal;

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_S, says};

/// Returns all words of the month, sorted: saves within one second have no order of their own.
fn texts(home: &Home) -> Vec<String> {
    let month = home.document(TODAY);
    let texts = month.entries().iter().flat_map(|entry| entry.texts().into_iter().map(str::to_owned));
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}

#[test]
fn an_older_file_put_back_while_a_note_is_written_takes_nothing_away() {
    let home = Home::welcomed();
    let file = home.data().join("journal/2026-11.json");
    home.done(&["note"], "one");
    let older = fs::read(&file).unwrap();
    home.done(&["note"], "two");
    let mut window = home.open_at_home();
    window.press_for("e", "two");
    window.press_for("q", "practice");
    window.press_for("a", "new note");
    window.press("three");
    window.shows("three");
    fs::write(&file, older).unwrap();
    let screen = window.press_for(CTRL_S, "Put back");
    assert!(
        says(&screen, "2026-11.json had lost parts that this window had read. Put back: 1 entry."),
        "{screen}"
    );
    assert_eq!(texts(&home), ["one", "three", "two"]);
}

#[test]
fn what_a_window_has_read_is_put_back_when_it_closes() {
    let home = Home::welcomed();
    let file = home.data().join("journal/2026-11.json");
    home.done(&["note"], "one");
    let mut window = home.open_at_home();
    window.press_for("e", "one");
    fs::remove_file(&file).unwrap();
    // Closed from outside: no key looks at the files any more.
    window.signal(Signal::TERM);
    window.left().is_done();
    assert_eq!(texts(&home), ["one"]);
}
