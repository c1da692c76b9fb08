//! A coin-flip trial, ended line by line before its time.

use super::typed;
use crate::harness::home::Home;

#[test]
fn a_trial_is_ended_after_a_question_and_nothing_else_of_it_changes() {
    let mut home = Home::new();
    home.done(&["practice", "coin-flip trial", "--plain"], "1\n4\n1\n1\n2\n\n");
    typed(&home, "0\n\nquit\n");
    home.at("2026-11-25T21:00:00+01:00");
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
