//! The calendar in words.

use std::fs;

use super::typed;
use crate::harness::home::Home;

/// A home with check-ins on the first days of November.
fn home() -> Home {
    let mut home = Home::new();
    typed(&home, "0\n\nquit\n");
    for (day, rating) in [("01", "2"), ("02", "0"), ("04", "-")] {
        home.at(&format!("2026-11-{day}T21:00:00+01:00"));
        home.done(&["log", "--jealousy", rating, "--steady", "2"], "");
    }
    home.at("2026-11-22T21:00:00+01:00");
    home.done(&["log", "--day", "2026-11-19", "--jealousy", "4"], "");
    home
}

#[test]
fn a_month_says_which_days_are_recorded_and_which_are_not() {
    let home = home();
    let out = typed(&home, "month\n\nback\nquit\n");
    for said in [
        "\nNovember 2026, up to Sunday 22 November 2026\n",
        "\nRecorded: Sunday 1 to Monday 2, Wednesday 4, Thursday 19.\n",
        "\nOf these filled in later: Thursday 19.\n",
        "\nNot recorded: Tuesday 3, Thursday 5 to Wednesday 18, Friday 20 to Sunday 22.\n",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let out = typed(&home, "calendar\noctober\n2027-01\n\nback\nquit\n");
    for said in [
        "\nOctober 2026\nRecorded: none.\nNot recorded: Thursday 1 to Saturday 31.\n",
        "January 2027 is still to come.",
        "December 2026 is still to come.",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
}

#[test]
fn a_sign_says_its_ratings_and_what_is_not_recorded_is_no_zero() {
    let out = typed(&home(), "month\n\nJealousy\nsteadiness\nself-criticism\nback\nquit\n");
    for said in [
        "\nJealousy in November 2026\nSunday 1: 2.\n",
        "Monday 2: 0, Tuesday 3: not recorded, Wednesday 4: skipped, Thursday 5: not recorded,",
        "Thursday 19: 4 (filled in later), Friday 20: not recorded,",
        "\nSteadiness in November 2026\nSunday 1: 2.\n",
        "\nSelf-criticism in November 2026\nSunday 1: skipped.\n",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
}

#[test]
fn a_sign_has_the_names_that_are_read_anywhere() {
    let home = home();
    for name in ["self-acceptance", "Self-criticism", "self_criticism", "over_analysis", "over-analysis"] {
        let out = typed(&home, &format!("month\n\n{name}\nback\nquit\n"));
        assert!(out.contains(" in November 2026\nSunday 1: skipped.\n"), "{name}: {out}");
    }
}

#[test]
fn of_a_month_that_cannot_be_read_is_said_only_that_it_is_damaged() {
    let home = home();
    fs::write(home.month("2026-11"), "{").unwrap();
    let ran = home.run_with(&["--plain"], "month\n\njealousy\nback\nquit\n");
    assert_eq!(
        ran.out.matches("\nThe month is damaged; nothing is known of its days.\n").count(),
        2,
        "{ran:?}"
    );
    for said in ["ecorded", "Part of the month", "higher", "Sunday 1"] {
        let (_, after) = ran.out.split_once("Which month?").unwrap();
        assert!(!after.contains(said), "{said}: {ran:?}");
    }
}

#[test]
fn what_was_recorded_beside_a_month_that_cannot_be_read_is_said_with_what_is_not_known() {
    let home = home();
    fs::write(home.month("2026-11"), "{").unwrap();
    home.run(&["log", "--jealousy", "3"]);
    let ran = home.run_with(&["--plain"], "month\n\njealousy\nback\nquit\n");
    assert!(ran.out.contains("\nRecorded: Sunday 22.\n") && ran.out.contains("\nSunday 22: 3.\n"), "{ran:?}");
    assert_eq!(ran.out.matches("Part of the month cannot be read").count(), 2, "{ran:?}");
    assert!(!ran.out.contains("Not recorded:") && !ran.out.contains("not recorded,"), "{ran:?}");
}

#[test]
fn of_days_to_come_nothing_is_said_but_what_is_recorded_ahead() {
    let mut home = home();
    let out = typed(&home, "month\n2027-01\njealousy\nback\nquit\n");
    assert!(
        out.contains("Nothing is recorded for January 2027 yet.") && !out.contains("Jealousy in"),
        "{out}"
    );
    // The clock goes back.
    home.at("2026-11-17T21:00:00+01:00");
    let out = typed(&home, "month\n\njealousy\nback\nquit\n");
    for said in [
        "\nRecorded: Sunday 1 to Monday 2, Wednesday 4, Thursday 19.\n",
        "\nNot recorded: Tuesday 3, Thursday 5 to Tuesday 17.\n",
        "\nMonday 16: not recorded, Tuesday 17: not recorded, Thursday 19: 4",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    home.at("2026-10-31T21:00:00+01:00");
    let out = typed(&home, "month\n2026-11\nback\nquit\n");
    assert!(out.contains("Recorded: Sunday 1 to Monday 2") && !out.contains("Not recorded"), "{out}");
}

#[test]
fn before_the_first_month_that_there_can_be_the_list_ends() {
    let out = typed(&home(), "month\n0001-02\n\n\nquit\n");
    assert!(out.contains("January 1\n"), "{out}");
    assert!(out.ends_with("There is no month before this one.\n\nMenu: a number or a word; Enter lists them, quit ends.\n> \nClosed.\n"), "{out}");
}
