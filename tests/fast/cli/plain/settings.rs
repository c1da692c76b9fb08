//! The settings, read and changed line by line.

use super::{WELCOME, sample, typed};
use crate::harness::home::Home;

/// The one line that names a setting where it is listed or said last.
#[track_caller]
fn last<'a>(out: &'a str, label: &str) -> &'a str {
    let is_it =
        |line: &&str| line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with(label);
    out.lines().rev().find(is_it).unwrap_or_else(|| panic!("{label}: {out}"))
}

#[test]
fn the_country_is_changed_by_its_name_and_holds_at_once_and_later() {
    let home = sample();
    let out = typed(&home, "settings\ncountry\nEire\nuk\nsupport\nback\nsupport\n\nquit\n");
    assert!(out.contains("Which lines the support page lists."), "{out}");
    assert!(out.contains("It may be two letters, such as \"IE\""), "{out}");
    assert!(out.contains("Write the two letters of a country"), "{out}");
    assert_eq!(last(&out, "Country: "), "Country: UK");
    assert_eq!(out.matches("Shown for: UK.").count(), 2, "at the question and in the menu: {out}");
    let out = typed(&home, "settings\nback\nquit\n");
    assert!(last(&out, "Country: ").ends_with("  Country: UK"), "{out}");
}

#[test]
fn one_is_chosen_by_number_from_a_list_and_goes_back_to_its_default() {
    let home = sample();
    let out = typed(&home, "18\nweek starts on\n?\n3\nwhat\n2\nback\nweek\n\nquit\n");
    assert!(out.contains("1  Monday\n2  Sunday\n"), "{out}");
    assert!(out.contains("The default: Monday."), "{out}");
    assert_eq!(out.matches("Write a number from 1 to 2, or back.").count(), 2, "{out}");
    assert_eq!(last(&out, "Week starts on: "), "Week starts on: Sunday");
    assert!(out.contains("22 – 28 November 2026"), "the week is read as it begins now: {out}");
    let out = typed(&home, "settings\n2\nSUNDAY\n2\ndefault\n\nback\nquit\n");
    assert_eq!(last(&out, "Week starts on: "), "2  Week starts on: Monday");
}

#[test]
fn an_empty_line_and_back_leave_it_as_it_is_and_words_of_the_program_can_be_its_words() {
    let home = sample();
    for leave in ["", "back"] {
        let out = typed(&home, &format!("settings\nquestion of the day\n{leave}\nback\nquit\n"));
        assert!(out.contains("Nothing is changed."), "{out}");
        assert_eq!(last(&out, "Question of the day: "), "Question of the day: on");
    }
    let out = typed(&home, &format!("settings\nname on home\n{}\nsupport\n\nback\nquit\n", "x".repeat(41)));
    assert!(out.contains("ne line of at most 40 characters"), "{out}");
    assert!(last(&out, "Name on Home: ").ends_with("Name on Home: support"), "{out}");
}

#[test]
fn what_the_config_file_says_is_named_with_its_line_and_changed_there() {
    let home = sample();
    home.set_config("# Mine.\ncountry = \"IE\"\n");
    let out = typed(&home, "settings\ncountry\nback\nquit\n");
    assert!(out.contains("Country: Ireland (config.toml line 2)"), "{out}");
    assert!(out.contains("Set in config.toml, line 2: change it there."), "{out}");
    assert!(!out.contains("Another value"), "{out}");
}

#[test]
fn a_check_that_is_turned_off_is_off_at_once() {
    let home = sample();
    let heavy = "note\nI want to die.\n\n";
    let pointed = "That was a lot.";
    assert!(typed(&home, &format!("{heavy}quit\n")).contains(pointed));
    let out = typed(&home, &format!("settings\ncheck for heavy phrases\noff\nback\n{heavy}quit\n"));
    assert!(out.contains("Saved.") && !out.contains(pointed), "{out}");
}

#[test]
fn the_start_of_the_day_that_is_chosen_holds_for_what_was_left() {
    let mut home = Home::new();
    typed(&home, &format!("{WELCOME}review\n\n\n\n\nHalf a thought.\n:close\nquit\n"));
    home.at("2026-11-23T05:30:00+01:00");
    let left = "unfinished, yesterday.";
    assert!(typed(&home, "review\nback\nquit\n").contains(left));
    let out = typed(&home, "settings\nday starts at\n6:00\nback\nreview\nback\nquit\n");
    assert!(out.contains("unfinished, 8 hours ago.") && !out.contains(left), "{out}");
}
