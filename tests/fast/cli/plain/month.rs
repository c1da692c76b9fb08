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
fn of_a_month_that_cannot_be_read_no_day_is_said_to_be_not_recorded() {
    let home = home();
    fs::write(home.month("2026-11"), "{").unwrap();
    let ran = home.run_with(&["--plain"], "month\n\njealousy\nback\nquit\n");
    assert!(ran.out.contains("Part of the month cannot be read"), "{ran:?}");
    assert!(!ran.out.contains("Not recorded:") && !ran.out.contains("not recorded,"), "{ran:?}");
}
