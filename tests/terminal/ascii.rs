//! Terminals that show nothing but ASCII, and those that cannot show the full screen.

use portable_pty::CommandBuilder;

use crate::harness::home::{Home, PROGRAM};
use crate::harness::window::{CTRL_C, ENTER, ESC, Window};

fn command(home: &Home, variables: &[(&str, &str)]) -> CommandBuilder {
    let mut command = home.in_terminal(PROGRAM, &[]);
    for (name, value) in variables {
        command.env(name, value);
    }
    command
}

#[test]
fn without_utf_8_every_screen_is_in_ascii_and_the_words_on_disk_stay() {
    let home = Home::with_sample(120);
    home.done(&["note"], "Café “quoted” 漢字 🌙");
    for variables in
        [&[("LANG", "C")] as &[(&str, &str)], &[("TERM", "vt100")], &[("LC_ALL", "de_DE.ISO-8859-1")]]
    {
        let mut window = Window::open(command(&home, variables), (100, 30));
        window.shows("check in");
        for (key, shown) in [
            ("7", " of 7 days"),
            ("t", "Trends"),
            ("m", "2026"),
            ("p", "Patterns"),
            ("e", "Cafe \"quoted\" ???? ??"),
        ] {
            window.press_for(key, shown);
            window.press_for("q", "check in");
        }
        window.press_for("c", "1 of 6");
        window.press_for("?", "Everywhere");
        window.press_for(ESC, "1 of 6");
        window.press(CTRL_C);
        let left = window.left();
        assert!(left.is_done().is_tidy().bytes.is_ascii(), "{variables:?}");
    }
    let stored = home.json(&["list", "--kind", "note", "--limit", "1", "--json"]);
    assert!(stored.to_string().contains("Café “quoted” 漢字 🌙"), "{stored}");
}

#[test]
fn a_terminal_that_takes_lines_alone_gets_lines() {
    for (term, arguments, asked, says, end) in [
        ("dumb", &[][..], "quit ends.", "check-in: the questions", "quit"),
        ("unknown", &["checkin"], "Enter or - to skip", "Jealousy", "back"),
        ("dumb", &["demo", "--days", "20"], "quit ends.", "made-up journal", "quit"),
        ("vt52", &["practice", "calm"], "A number from", "Calm breathing", "back"),
    ] {
        let home = Home::welcomed();
        let mut command = home.in_terminal(PROGRAM, arguments);
        command.env("TERM", term);
        command.env("LANG", "C");
        let mut window = Window::open(command, (80, 24));
        window.shows(asked);
        assert!(window.bytes().contains(says), "{term} {arguments:?}: {}", window.bytes());
        window.press(&format!("{end}{ENTER}"));
        let left = window.left();
        assert!(left.bytes.is_ascii() && !left.bytes.contains('\u{1b}'), "{:?}", left.bytes);
    }
}

#[test]
fn the_menu_is_walked_on_a_dumb_terminal() {
    let home = Home::with_sample(60);
    let mut command = home.in_terminal(PROGRAM, &[]);
    command.env("TERM", "dumb");
    let mut window = Window::open(command, (60, 40));
    window.shows("quit ends.");
    window.press(&format!("week{ENTER}"));
    window.shows("Enter takes this week");
    window.press(ENTER);
    window.shows("the week before");
    window.press(&format!("trends{ENTER}"));
    window.shows("Enter takes 12");
    window.press(ENTER);
    window.shows("inward explain ID");
    window.press(&format!("patterns{ENTER}"));
    window.shows("8 to 52");
    window.press(&format!("back{ENTER}quit{ENTER}"));
    let left = window.left();
    assert!(left.status.success() && left.bytes.contains("Closed."), "{:?}", left.bytes);
    let drawn = |c: char| matches!(c, '\u{1b}' | '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
    assert!(!left.bytes.contains(drawn), "{:?}", left.bytes);
    for line in left.bytes.lines().filter(|line| !line.contains('.') || line.contains(' ')) {
        assert!(line.trim_end().chars().count() <= 60, "{line:?}");
    }
}

#[test]
fn the_line_by_line_check_in_works_on_a_dumb_terminal() {
    let home = Home::welcomed();
    let mut command = home.in_terminal(PROGRAM, &["checkin", "--plain"]);
    command.env("TERM", "dumb");
    command.env("LANG", "C");
    let mut window = Window::open(command, (80, 24));
    window.shows("Jealousy");
    window.press(&format!("2{ENTER}"));
    window.shows("Reassurance");
    assert!(window.bytes().is_ascii() && !window.bytes().contains('\u{1b}'), "{:?}", window.bytes());
}
