//! A pause, set and ended line by line.

use super::{sample, typed, typed_before_and_after};

const UNTIL: &str = "Paused until Sunday 29 November.";

#[test]
fn a_pause_is_set_for_a_week_and_ended_before_its_time() {
    let home = sample();
    for no in ["n", "back", "?\nn"] {
        let out = typed(&home, &format!("pause\n{no}\nquit\n"));
        assert!(out.contains("Nothing is changed.") && !out.contains(UNTIL), "{no}: {out}");
        assert!(out.contains("y pauses for a week: nothing is due and nothing is offered."), "{out}");
    }
    let out = typed(&home, "pause\nY\nquit\n");
    assert!(out.contains(UNTIL), "{out}");
    assert_eq!(home.done(&["status"], ""), "Paused until 2026-11-29\n");
    let out = typed(&home, "pause\nn\npause\ny\n\nquit\n");
    assert!(out.contains(UNTIL) && out.contains("The pause has ended."), "{out}");
    assert!(!home.run(&["status"]).out.contains("Paused"));
}

#[test]
fn at_its_end_a_pause_says_nothing() {
    let mut home = sample();
    typed(&home, "pause\ny\nquit\n");
    home.at("2026-11-29T21:00:00+01:00");
    let out = typed(&home, "quit\n");
    assert!(!out.to_lowercase().contains("paused"), "{out}");
}

#[test]
fn an_answer_that_came_true_meanwhile_does_not_turn_it_round() {
    let home = sample();
    let set = || drop(typed(&home, "pause\ny\nquit\n"));
    let out = typed_before_and_after(&home, "pause\n", "Pause for a week?", set, "y\nquit\n");
    assert!(out.contains(UNTIL), "{out}");
    assert_eq!(home.done(&["status"], ""), "Paused until 2026-11-29\n");
    let out = typed_before_and_after(
        &home,
        "pause\n",
        "End it now?",
        || drop(typed(&home, "pause\ny\nquit\n")),
        "y\nquit\n",
    );
    assert!(out.contains("The pause has ended."), "{out}");
    assert!(!home.run(&["status"]).out.contains("Paused"));
}
