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
fn a_terminal_that_cannot_show_the_full_screen_gets_one_line_that_names_what_can_be_used() {
    for (variable, arguments, instead) in [
        (("TERM", "dumb"), &[][..], "inward checkin --plain"),
        (("TERM", "unknown"), &["checkin"], "inward week"),
        (("TERM", "dumb"), &["demo"], "inward demo --into DIR"),
    ] {
        let home = Home::new();
        let mut command = home.in_terminal(PROGRAM, arguments);
        command.env(variable.0, variable.1);
        let left = Window::open(command, (120, 24)).left();
        assert_eq!(left.status.exit_code(), 1);
        assert!(left.bytes.is_ascii() && !left.bytes.contains('\u{1b}'), "{:?}", left.bytes);
        assert_eq!(left.bytes.lines().count(), 1, "{:?}", left.bytes);
        assert!(left.screen.contains(instead) && left.screen.contains("TERM="), "{:?}", left.bytes);
        assert!(!home.data().exists(), "nothing is made");
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
