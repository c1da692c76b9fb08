//! A day that is asked for line by line.

use super::{WELCOME, sample, typed};
use crate::harness::home::Home;

/// A fear, up to the question when it is looked back on.
const UP_TO_THE_DAY: &str = "4\n2\n1\nThey leave.\n50\n5\n";
const ASKED: &str = "A day; Enter takes 2026-11-29.";

#[test]
fn after_a_day_that_cannot_be_read_enter_still_takes_the_one_that_was_offered() {
    let home = Home::new();
    let out = typed(&home, &format!("{WELCOME}{UP_TO_THE_DAY}whenever\n?\nyesterday\n\n\nquit\n"));
    assert_eq!(out.matches(ASKED).count(), 4, "{out}");
    for said in ["Not a date yet", "That day is over", "+7 for in a week. Enter takes", "\nSaved."] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let (_, after) = out.split_once("\nSaved.").unwrap();
    assert!(!after.contains("That day is over"), "what was refused is no matter any more: {after}");
    let fears = home.json(&["list", "--kind", "fear", "--limit", "1", "--json"]);
    assert_eq!(fears[0]["look_back"], "2026-11-29");
}

#[test]
fn a_day_that_cannot_be_read_takes_no_other_in_a_pipe() {
    let home = sample();
    let ran = home.run_with(&["practice", "fear", "--plain"], "1\nThey leave.\n50\n5\nwhenever\n\n");
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("an answer was not taken: Not a date yet"), "{ran:?}");
}
