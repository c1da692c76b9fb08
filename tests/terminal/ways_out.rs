//! Ways out: whatever ends the program, the terminal is given back and every character is in the draft.

use regex_lite::Regex;
use rustix::process::Signal;

use crate::harness::home::Home;
use crate::harness::window::{CTRL_C, ENTER, ESC, F1, F2, Window, until};
use crate::home::{NOT_YET, SAVED};

const WORDS: &str = "He did not call, né, 電話なし 👩‍👩‍👧";

/// A window in the middle of a note under the first question.
fn writing(home: &Home) -> Window {
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press(WORDS);
    window.shows("電話なし");
    window
}

#[test]
fn a_signal_to_end_gives_the_terminal_back_and_keeps_every_character() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let home = Home::welcomed();
        let window = writing(&home);
        window.signal(signal);
        window.left().is_tidy();
        assert_eq!(home.drafted_text().as_deref(), Some(WORDS), "{signal:?}");
    }
}

#[test]
fn a_signal_that_comes_before_the_first_frame_gives_the_terminal_back_too() {
    for _ in 0..5 {
        let home = Home::welcomed();
        let window = home.open(&[]);
        until("the program is in full-screen mode", || window.is_full_screen().then_some(()));
        window.signal(Signal::TERM);
        window.left().is_tidy();
    }
}

#[test]
fn a_closed_terminal_ends_the_program_and_keeps_every_character() {
    let home = Home::welcomed();
    let status = writing(&home).close_terminal();
    assert!(status.success(), "{status:?}");
    assert_eq!(home.drafted_text().as_deref(), Some(WORDS));
}

#[test]
fn wherever_one_is_a_closed_terminal_is_no_failure_and_nothing_is_said() {
    let ways: [&[(&str, &str)]; 5] = [
        &[],
        &[("c", "1 of 6")],
        &[("c", "1 of 6"), ("21034", "6 of 6")],
        &[("x", "Exercises")],
        &[("a", "Ctrl-S"), ("Words", "Words")],
    ];
    for keys in ways {
        let home = Home::welcomed();
        let errors = home.data().join("../errors");
        let script = "exec \"$0\" 2>\"$1\"";
        let command = home
            .in_terminal("/bin/sh", &["-c", script, crate::harness::home::PROGRAM, errors.to_str().unwrap()]);
        let mut window = Window::open(command, (80, 24));
        window.shows(NOT_YET);
        for (keys, shown) in keys {
            window.press_for(keys, shown);
        }
        let status = window.close_terminal();
        assert!(status.success(), "{keys:?}: {status:?}");
        assert_eq!(std::fs::read_to_string(&errors).unwrap(), "", "{keys:?}");
        assert_eq!(home.drafts().len(), usize::from(keys.len() > 1), "{keys:?}");
    }
}

#[test]
fn ctrl_c_ends_the_program_wherever_one_is() {
    let ways: [(&[(&str, &str)], &str); 7] = [
        (&[], "Home"),
        (&[("c", "1 of 6")], "a question"),
        (&[("c", "1 of 6"), ("21034", "6 of 6")], "the last page"),
        (&[("c", "1 of 6"), ("n", "Esc keep and close"), ("Words", "Words")], "a note"),
        (&[("c", "1 of 6"), ("21034", "6 of 6"), ("\t ", "[ ] ")], "an open list"),
        (&[(F1, "Help")], "the help"),
        (&[(F2, "Support")], "the support page"),
    ];
    for (keys, place) in ways {
        let home = Home::welcomed();
        let mut window = home.open_at_home();
        window.shows(NOT_YET);
        for (keys, shown) in keys {
            window.press_for(keys, shown);
        }
        window.press(CTRL_C);
        let left = window.left();
        assert!(left.status.success(), "{place}: {:?}", left.status);
        left.is_tidy();
        let answered = keys.len() > 1;
        assert_eq!(home.drafts().len(), usize::from(answered), "{place}");
    }
}

#[test]
fn q_ends_the_program_on_home_and_nothing_that_is_being_answered() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("c", "1 of 6");
    window.press_for("q2", "2 of 6");
    window.press_for("q1034q", "6 of 6");
    window.press_for(ENTER, SAVED);
    window.press("q");
    window.left().is_done().is_tidy();
}

#[test]
fn nothing_that_was_written_stays_on_the_terminal() {
    let home = Home::welcomed();
    let mut window = writing(&home);
    window.press_for(ESC, "Note  He did not");
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, SAVED);
    window.press("q");
    window.left().is_done().is_tidy();
}

#[test]
fn without_colour_no_colour_is_sent() {
    let colours = |left: &str| -> Vec<String> {
        let sequence = Regex::new("\x1b\\[([0-9;:]*)m").unwrap();
        let parameters = sequence
            .captures_iter(left)
            .flat_map(|found| found[1].split([';', ':']).map(str::to_owned).collect::<Vec<_>>());
        // 39, 49 and 59 go back to the terminal's own colours.
        let is_colour =
            |it: &String| it.parse().is_ok_and(|it: u16| matches!(it, 30..=38 | 40..=48 | 58 | 90..=107));
        parameters.filter(is_colour).collect()
    };
    let walk = |home: &Home, arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = home.in_terminal(crate::harness::home::PROGRAM, arguments);
        if let Some((name, value)) = variable {
            command.env(name, value);
        }
        let mut window = Window::open(command, (80, 24));
        window.shows("inward");
        window.press_for("c", "1 of 6");
        window.press_for("21034", "6 of 6");
        window.press_for(ENTER, SAVED);
        window.press_for("s", "Support");
        window.press(CTRL_C);
        window.left().is_done().is_tidy().bytes.clone()
    };
    let home = Home::welcomed;
    assert_eq!(colours(&walk(&home(), &[], Some(("NO_COLOR", "1")))), [] as [&str; 0]);
    assert_eq!(colours(&walk(&home(), &["--color", "never"], None)), [] as [&str; 0]);
    assert!(!colours(&walk(&home(), &[], None)).is_empty(), "as it comes, the program has colours");
    assert!(!colours(&walk(&home(), &["--color", "always"], Some(("NO_COLOR", "1")))).is_empty());
}
