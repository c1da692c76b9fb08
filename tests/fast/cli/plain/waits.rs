//! Waits and calm breathing line by line: nothing moves, and time is told when it is asked for.

use super::{WELCOME, typed};
use crate::harness::home::Home;

/// The exercise for an urge, up to its wait of ten minutes.
const UP_TO_THE_WAIT: &str = "4\n3\n1\nSilence.\n7\nChest.\n\n";

#[test]
fn a_step_that_is_come_back_to_names_no_way_on_of_pages() {
    let out = typed(&Home::new(), &format!("{WELCOME}{UP_TO_THE_WAIT}:worry\nback\n:close\nquit\n"));
    let (_, after) = out.rsplit_once("\nPut a worry off\n").unwrap();
    assert!(after.contains("6 of 8. Waiting") && !after.contains(":unsafe"), "{after}");
}

#[test]
fn enter_says_how_much_is_left_of_a_wait_and_goes_on_once_it_is_over() {
    let mut home = Home::new();
    let out = typed(&home, &format!("{WELCOME}{UP_TO_THE_WAIT}?\nsoon\n\n:close\nquit\n"));
    for said in [
        "The wait is over at 21:24.\nEnter says how much time is left, and goes on once it is over; - goes on now.",
        "\n10 minutes left.\n",
        "Press Enter, or write - to go on now",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    assert!(!out.contains("7 of 8."), "{out}");
    home.at("2026-11-22T21:23:30+01:00");
    let out = typed(&home, "continue\ny\n\n:close\nquit\n");
    assert!(out.contains("\n1 minute left.\n") && !out.contains("7 of 8."), "{out}");
    home.at("2026-11-22T21:24:03+01:00");
    let out = typed(&home, "continue\ny\n\n:close\nquit\n");
    let (_, over) = out.split_once("6 of 8.").unwrap();
    assert!(over.contains("\nThe time is over.\n") && over.contains("7 of 8."), "{over}");
}

#[test]
fn a_wait_and_calm_breathing_are_gone_on_from_before_their_end() {
    let out = typed(&Home::new(), &format!("{WELCOME}{UP_TO_THE_WAIT}-\n:close\nquit\n"));
    assert!(out.contains("7 of 8.") && !out.contains("The time is over."), "{out}");
    let home = Home::new();
    let out = typed(&home, &format!("{WELCOME}4\n17\n5\n\n\n-\n3\n\nquit\n"));
    assert!(out.contains("for three minutes.\n") && out.contains("\n3 minutes left.\n"), "{out}");
    let ran = home.run_with(&["practice", "calm", "--plain"], "5\n\n3\n\n");
    assert!(ran.code == 0 && !ran.out.contains("left.") && ran.out.contains("Saved."), "{ran:?}");
}
