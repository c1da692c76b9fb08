//! Sealing the journal at a terminal: what is said, asked and shown, and what is not.

use crate::harness::home::Home;
use crate::harness::window::{ENTER, Window};

const PASSPHRASE: &str = "seven quiet rivers";

fn at_terminal(home: &Home, arguments: &[&str]) -> Window {
    Window::open(home.in_terminal(crate::harness::home::PROGRAM, arguments), (100, 60))
}

/// The paper key as it stands on the screen, in two lines.
fn paper_key(screen: &str) -> Option<String> {
    let start = screen.lines().position(|line| line.trim_start().starts_with("AGE-SECRET-KEY-1"))?;
    let lines: Vec<&str> = screen.lines().skip(start).take(2).map(str::trim).collect();
    let key = lines.concat();
    (key.len() == 74).then_some(key)
}

#[test]
fn the_paper_key_is_shown_once_and_typed_back_and_a_passphrase_never_shows() {
    let home = Home::welcomed();
    home.done(&["note"], "Nobody else is to read this.");
    let mut window = at_terminal(&home, &["encrypt"]);
    window.shows("Type yes to continue:");
    window.press("yes\r");
    window.shows("New passphrase:");
    assert!(window.screen().contains("Five words drawn at random"));
    window.press("short\r");
    window.until("asks again", |screen| screen.matches("New passphrase:").count() == 2);
    window.press(PASSPHRASE);
    window.press(ENTER);
    window.shows("The same again:");
    window.press("seven quiet ribers\r");
    window.shows("not the same");
    for (question, times) in [("New passphrase:", 3), ("The same again:", 2)] {
        window.until(question, |screen| screen.matches(question).count() == times);
        window.press(PASSPHRASE);
        window.press(ENTER);
    }
    window.shows("Now type it back");
    let key = paper_key(&window.screen()).unwrap();
    window.press("AGE-SECRET-KEY-1NONE\r");
    window.shows("That is not it");
    let (first, second) = key.split_at(40);
    window.until("asks again", |screen| screen.matches("Now type it back").count() == 2);
    window.press(&format!("{} {}\r", first.to_lowercase(), second));
    window.shows("The journal is sealed.");
    let left = window.left();
    assert!(left.status.success());
    assert!(!left.bytes.contains(PASSPHRASE) && !left.bytes.contains("ribers"));
    assert!(!home.data().join("journal/2026-11.json").exists());

    let mut window = at_terminal(&home, &["show"]);
    window.shows("Passphrase:");
    window.press(PASSPHRASE);
    window.press(ENTER);
    window.shows("Nobody else is to read this.");
    window.left();
    let mut window = at_terminal(&home, &["show"]);
    window.shows("Passphrase:");
    window.press("\u{3}");
    let left = window.left();
    assert!(left.screen.contains("stopped: nothing was changed"), "{}", left.screen);
    assert!(!left.status.success());
}
