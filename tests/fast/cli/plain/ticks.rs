//! The ticks of a check-in.

use super::{sample, typed};
use crate::harness::home::Home;

/// The lines up to the first list.
const UP_TO_THE_TICKS: &str = "1\n1\n1\n1\n1\n1\n1\n";

fn triggers(home: &Home) -> Vec<String> {
    let day = &home.json(&["show", "--json"])[0];
    day["triggers"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

#[test]
fn ticks_are_named_by_their_labels_as_they_are_read() {
    let home = sample();
    let ticks = "Late or short reply, 3\n\nwaited it out a friend\n\n";
    let out = typed(&home, &format!("1\n1\n1\n1\n1\n1\n1\n{ticks}\n\nquit\n"));
    assert!(out.contains("is recorded."), "{out}");
    let day = &home.json(&["show", "--json"])[0];
    assert_eq!(day["triggers"][0], "late_reply", "{day}");
    assert_eq!(day["triggers"].as_array().map(Vec::len), Some(2), "{day}");
}

#[test]
fn a_label_of_ones_own_goes_before_the_id_of_another_tick_where_no_ids_are_read() {
    let home = sample();
    home.set_config(
        "[ticks.triggers]\nmine = \"late_reply\"\nrain = \"rain\"\nwalk = \"walk\"\nboth = \"rain walk\"\n",
    );
    for (line, expected) in [
        ("late_reply", &["mine"][..]),
        ("rain walk", &["both"]),
        ("rain, walk", &["rain", "walk"]),
        ("rain、walk", &["rain", "walk"]),
        ("tired, hungry, unwell", &["tired_hungry"]),
    ] {
        typed(&home, &format!("{UP_TO_THE_TICKS}{line}\n\n\n\n\n\nquit\n"));
        assert_eq!(triggers(&home), expected, "{line}");
    }
    let piped = "1\n1\n1\n1\n1\n1\nlate_reply\n\n\n\n\n\n";
    home.done(&["checkin", "--plain"], piped);
    assert_eq!(triggers(&home), ["late_reply"], "a script takes ids");
}

#[test]
fn a_label_of_ones_own_is_read_as_it_is_written() {
    let home = sample();
    home.set_config("[ticks.triggers]\nmine = \"tea · honey\"\n");
    typed(&home, &format!("{UP_TO_THE_TICKS}tea · honey, 1\n\n\n\n\n\nquit\n"));
    let out = typed(&home, "entries\ntoday\n1\n\nback\nweek\n\nquit\n");
    assert!(out.contains(": tea · honey, late or short reply\n"), "{out}");
    assert!(out.contains("tea · honey 1 day"), "{out}");
}

#[test]
fn what_is_no_tick_is_named_whole_and_ids_only_where_they_are_read() {
    let home = sample();
    let ticks = "?\n1, a rainy sunday, 3\nlate_repl\n\n";
    let out = typed(&home, &format!("{UP_TO_THE_TICKS}{ticks}\n\n\n\n\nquit\n"));
    for said in [
        "There is no \"a rainy sunday\": write its number or its label.",
        "There is no \"late_repl\": write its number or its label.",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    assert!(!out.contains("late_reply") && !out.contains("the ids behind them"), "{out}");
    let piped = "1\n1\n1\n1\n1\n1\n?\nlate_repl\n";
    let ran = home.run_with(&["checkin", "--plain"], piped);
    assert!(
        ran.err.contains("did you mean late_reply?") && ran.out.contains("the ids behind them"),
        "{ran:?}"
    );
}
