//! `inward list --search`: words, quoted words and filters.

use crate::harness::home::Home;

fn lived_in() -> Home {
    let home = Home::new();
    home.set_config("[ticks.triggers]\nrain = \"Regen für alle\"\n");
    for (day, words) in [
        ("-1", "im Café gewesen"),
        ("-2", "im Cafe\u{301} gesessen"),
        ("-3", "die Straße hinunter"),
        ("-4", "two\nlines\t here"),
    ] {
        assert_eq!(home.run_with(&["note", "--day", day], words).code, 0);
    }
    home.ok(&[
        "log",
        "--day",
        "-5",
        "--jealousy",
        "3",
        "--steady",
        "1",
        "--trigger",
        "rain",
        "--did",
        "waited",
    ]);
    home.ok(&["log", "--day", "-6", "--jealousy", "1", "--trigger", "late_reply", "--helped", "moved"]);
    home
}

fn count(home: &Home, search: &str) -> usize {
    home.ok(&["list", "--search", search]).lines().count()
}

#[test]
fn entries_are_found_as_people_expect_it() {
    let home = lived_in();
    for (search, expected) in [
        ("cafe", 2),
        ("CAFÉ", 2),
        ("Cafe\u{301}", 2),
        ("strasse", 1),
        ("two lines", 1),
        ("lines two", 1),
        ("\"two lines\"", 1),
        ("\"two   lines here\"", 1),
        ("\"lines two\"", 0),
        ("kind:note", 4),
        ("kind:check-in", 2),
        ("kind:note cafe", 2),
        ("sign:jealousy>=3", 1),
        ("sign:jealousy", 2),
        ("sign:jealousy<3", 1),
        ("sign:steadiness", 1),
        ("sign:steadiness=1", 1),
        ("trigger:late_reply", 1),
        ("trigger:rain", 1),
        ("trigger:\"regen fur alle\"", 1),
        ("regen", 1),
        ("did:waited", 1),
        ("helped:moved", 1),
        ("from:-2", 2),
        ("from:2026-11-20 to:2026-11-20", 1),
        ("to:-5", 2),
    ] {
        assert_eq!(count(&home, search), expected, "{search}");
    }
    let both = home.ok(&["list", "--search", "sign:jealousy", "--from", "-5"]);
    assert_eq!(both.lines().count(), 1, "options narrow it further");
}

#[test]
fn a_filter_that_cannot_be_used_is_told_with_the_nearest_and_finds_nothing_silently() {
    let home = lived_in();
    for (search, part) in [
        ("knd:fear", "--search: no filter knd:, did you mean kind:?"),
        ("kind:faer", "no kind:faer, did you mean fear?"),
        ("sign:jelousy", "no sign:jelousy, did you mean jealousy?"),
        ("trigger:late", "no trigger:late, did you mean late_reply?"),
        ("root:volcano", "no root:volcano: write one of "),
        ("sign:jealousy>=9", "has no rating from 0 to 4: write it like sign:jealousy>=3"),
        ("from:soon", "from:soon is not a day: write a day like 2026-11-22"),
        ("from:today to:yesterday", "swap them"),
        ("kind:", "kind: has no value yet: write it like kind:fear"),
        ("\"\"", "--search has no words: write what to look for"),
    ] {
        home.run(&["list", "--search", search]).fails(2, part);
    }
}

#[test]
fn ticks_that_are_no_longer_offered_are_found_in_the_entries_that_hold_them() {
    let home = lived_in();
    home.set_config("");
    assert_eq!(count(&home, "trigger:rain"), 1);
    home.run(&["list", "--search", "trigger:rains"]).fails(2, "did you mean rain?");
}

#[test]
fn what_was_deleted_is_searched_alike() {
    let home = lived_in();
    let listed = home.ok(&["list", "--search", "strasse"]);
    let id = listed.split_whitespace().last().unwrap();
    home.ok(&["delete", id]);
    assert_eq!(count(&home, "strasse"), 0);
    assert_eq!(home.ok(&["list", "--deleted", "--search", "strasse kind:note"]).lines().count(), 1);
}

#[test]
fn the_help_says_how_it_is_written() {
    let help = Home::new().ok(&["list", "--help"]);
    for part in
        ["in any order", "stand together", "sign:jealousy>=3", "trigger:late_reply", "from:", "to:", "root:"]
    {
        assert!(help.contains(part), "{part}");
    }
}
