//! A coin-flip trial, ended line by line before its time.

use std::fs;

use super::{typed, typed_before_and_after};
use crate::harness::home::Home;

/// A home with a trial that goes on.
fn home() -> Home {
    let mut home = Home::new();
    home.done(&["practice", "coin-flip trial", "--plain"], "1\n4\n1\n1\n2\n\n");
    typed(&home, "0\n\nquit\n");
    home.at("2026-11-25T21:00:00+01:00");
    home
}

#[test]
fn a_trial_is_ended_after_a_question_and_nothing_else_of_it_changes() {
    let home = home();
    let trial = || home.json(&["list", "--kind", "trial", "--json"])[0].clone();
    let before = trial();
    for no in ["n", "back", "?\nn"] {
        let out = typed(&home, &format!("entries\nkind:trial\n1\nend trial\n{no}\nback\nquit\n"));
        assert!(out.contains("End this trial today?") && out.contains("It goes on."), "{no}: {out}");
    }
    assert_eq!(trial(), before);
    let out = typed(&home, "entries\nkind:trial\n1\nedit\nend trial\ny\n1\n?\n\nback\nquit\n");
    assert!(out.contains("Write one of these: end trial, delete."), "{out}");
    assert!(out.contains("The trial ends today."), "{out}");
    assert!(out.contains("\ndelete; Enter goes back to the list: "), "it can be ended once: {out}");
    let after = trial();
    assert_eq!(after["ended_on"], "2026-11-25");
    for field in ["what", "sign", "shows", "pairs", "start", "done"] {
        assert_eq!(after[field], before[field], "{field}");
    }
}

#[test]
fn what_became_of_a_trial_before_the_answer_is_said() {
    let opened = "entries\nkind:trial\n1\nend trial\n";
    let ask = "End this trial today? (y or n) ";
    let home = home();
    let end = || drop(typed(&home, &format!("{opened}y\nback\nquit\n")));
    let out = typed_before_and_after(&home, opened, ask, end, "y\nback\nquit\n");
    assert!(out.contains("The trial has ended already.") && !out.contains("The trial ends today."), "{out}");
    let home = self::home();
    let delete = || drop(typed(&home, "entries\nkind:trial\n1\ndelete\ny\nquit\n"));
    let out = typed_before_and_after(&home, opened, ask, delete, "y\nquit\n");
    assert!(out.contains("This entry is no longer here.") && !out.contains("The trial ends today."), "{out}");
}

#[test]
fn a_trial_that_says_too_little_to_be_one_is_not_edited() {
    let home = home();
    let whole = fs::read_to_string(home.month("2026-11")).unwrap();
    let line = whole.lines().find(|line| line.contains("\"sign\": ")).unwrap();
    let too_little = whole.replace(line, "\"sign\": null,");
    assert_ne!(whole, too_little, "{whole}");
    fs::write(home.month("2026-11"), &too_little).unwrap();
    let out = typed(&home, "entries\nkind:trial\n1\nedit\n\nback\nquit\n");
    assert!(out.contains("Write one of these: delete."), "{out}");
    assert_eq!(fs::read_to_string(home.month("2026-11")).unwrap(), too_little);
}
