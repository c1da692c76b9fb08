//! `log` and `note`: the changes they make, and the values that stay.

use std::fs;

use serde_json::json;

use crate::harness::home::{Home, NOW, TODAY};

#[test]
fn a_new_day_holds_what_was_named_and_nothing_else() {
    let home = Home::new();
    let out = home.ok(&[
        "log",
        "--jealousy",
        "2",
        "--self-criticism",
        "-",
        "--steady",
        "3",
        "--trigger",
        "late_reply",
    ]);
    assert_eq!(out, "Saved the check-in of 2026-11-22.\n");
    let shown = home.json(&["show", "--json"]);
    let entry = &shown[0];
    assert_eq!(
        entry["ratings"],
        json!({"jealousy": 2, "reassurance": null, "sensitivity": null, "self_criticism": null,
            "over_analysis": null, "steadiness": 3})
    );
    assert_eq!((&entry["day"], &entry["saved_at"]), (&json!(TODAY), &json!(NOW)));
    assert_eq!(entry["triggers"], json!(["late_reply"]));
    assert_eq!((&entry["did"], &entry["text"], &entry["prompt"]), (&json!(null), &json!(""), &json!(null)));
}

#[test]
fn on_a_recorded_day_only_what_is_named_changes_and_ticks_and_words_are_added() {
    let mut home = Home::new();
    home.ok(&["log", "--jealousy", "2", "--reassurance", "1", "--trigger", "late_reply", "--did", "waited"]);
    home.run_with(&["log", "--note", "-"], "first\n");
    home.at("2026-11-22T22:00:00+01:00");
    let arguments =
        ["log", "--reassurance", "-", "--trigger", "silence", "--trigger", "late_reply", "--note", "-"];
    assert_eq!(home.run_with(&arguments, "second\r\nline\n").code, 0);
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["ratings"]["jealousy"], &entry["ratings"]["reassurance"]), (&json!(2), &json!(null)));
    assert_eq!(entry["triggers"], json!(["late_reply", "silence"]));
    assert_eq!(entry["did"], json!(["waited"]));
    assert_eq!(entry["text"], json!("first\n\nsecond\nline"));
    assert_eq!(entry["edited_at"], json!("2026-11-22T22:00:00+01:00"));
    assert_eq!(entry["replaces"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_is_recorded_already_is_not_written_again() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    let before = home.tree();
    assert_eq!(home.ok(&["log", "--jealousy", "2"]), "The check-in of 2026-11-22 already says this.\n");
    assert_eq!(home.tree(), before);
}

#[test]
fn ratings_older_than_seven_days_change_only_when_confirmed_and_texts_always() {
    let home = Home::new();
    for day in ["-7", "-8"] {
        home.ok(&["log", "--day", day, "--jealousy", "2"]);
    }
    home.ok(&["log", "--day", "-7", "--jealousy", "3"]);
    home.run(&["log", "--day", "-8", "--jealousy", "3"]).fails(2, "more than seven days old: add --confirm");
    home.run(&["log", "--day", "-8", "--reassurance", "3"]).fails(2, "add --confirm");
    home.ok(&["log", "--day", "-8", "--jealousy", "2", "--trigger", "silence"]);
    assert_eq!(home.run_with(&["log", "--day", "-8", "--note", "-"], "words").code, 0);
    home.ok(&["log", "--day", "-8", "--jealousy", "3", "--confirm"]);
    let entry = home.json(&["show", "-8", "--json"])[0].clone();
    assert_eq!((&entry["ratings"]["jealousy"], &entry["text"]), (&json!(3), &json!("words")));
}

#[test]
fn a_day_filled_in_later_is_late_and_yesterday_is_not() {
    let home = Home::new();
    for (day, late) in [("yesterday", false), ("-2", true)] {
        home.ok(&["log", "--day", day, "--jealousy", "1"]);
        assert_eq!(home.json(&["show", day, "--json"])[0]["late"], json!(late), "{day}");
    }
}

#[test]
fn before_the_day_start_it_is_still_yesterday() {
    let mut home = Home::new();
    home.at("2026-11-22T03:59:59+01:00");
    assert_eq!(home.ok(&["log", "--jealousy", "1"]), "Saved the check-in of 2026-11-21.\n");
    home.at("2026-11-22T04:00:00+01:00");
    assert_eq!(home.ok(&["log", "--jealousy", "1"]), "Saved the check-in of 2026-11-22.\n");
}

#[test]
fn a_note_is_kept_as_typed_without_control_characters() {
    let home = Home::new();
    let ran =
        home.run_with(&["note", "--day", "yesterday"], "\u{1b}[31mr\u{e9}d\u{7}\r\n\n👩‍👩‍👧 שלום\t漢字\n\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let entry = home.json(&["show", "yesterday", "--json"])[0].clone();
    assert_eq!(entry["kind"], json!("note"));
    assert_eq!(entry["text"], json!("[31mr\u{e9}d\n\n👩‍👩‍👧 שלום\t漢字"));
    let short = ran.out.split_whitespace().nth(3).unwrap().to_owned();
    assert!(entry["id"].as_str().unwrap().ends_with(&short), "{ran:?}");
}

#[test]
fn a_note_of_ten_thousand_characters_comes_back_whole() {
    let home = Home::new();
    let text = "漢字 und 👩‍👧 ".repeat(1_000);
    assert_eq!(home.run_with(&["note"], &text).code, 0);
    assert_eq!(home.json(&["show", "--json"])[0]["text"], json!(text));
}

#[test]
fn heavy_words_are_met_with_one_line_after_saving_unless_that_is_switched_off() {
    let home = Home::new();
    let said = |ran: crate::harness::home::Ran| ran.out.contains("You don't have to carry it alone");
    let life = home.run_with(&["note"], "sometimes I want to end my life");
    assert!(life.out.contains("That was a lot. inward support prints people who answer now."), "{life:?}");
    assert!(said(home.run_with(&["log", "--note", "-"], "he hit me")));
    assert!(!said(home.run_with(&["note"], "a quiet day")));
    assert!(!said(home.run(&["log", "--jealousy", "4"])), "words from before are not looked through again");
    home.set_config("phrase_check = false\n");
    assert!(!said(home.run_with(&["note"], "he hit me")));
}

#[test]
fn a_hard_evening_is_answered_by_its_own_words() {
    let home = Home::new();
    let answer = "Saved. That was a hard evening.";
    let all = ["log", "--jealousy", "3", "--reassurance", "4", "--sensitivity", "3"];
    let printed = home.ok(&all);
    assert!(
        printed.contains(answer) && printed.contains("inward support prints people who answer now."),
        "{printed}"
    );
    assert!(!home.ok(&["log", "--over-analysis", "2"]).contains(answer), "one sign below");
}

#[test]
fn words_that_cannot_be_saved_are_kept_as_a_draft() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    fs::remove_file(home.month("2026-11")).unwrap();
    // A month whose file is a link is read-only.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("elsewhere", home.month("2026-11")).unwrap();
        for arguments in [&["note"] as &[&str], &["log", "--note", "-"]] {
            home.run_with(arguments, "precious words").fails(1, "kept as the draft of a note");
        }
        // The same words a second time need no second draft.
        assert_eq!(home.drafts().iter().filter(|draft| draft.contains("precious words")).count(), 1);
    }
}

#[test]
fn a_data_directory_that_cannot_be_made_is_named() {
    let home = Home::new();
    fs::write(home.dir().join("file"), "x").unwrap();
    let dir = home.dir().join("file/data");
    let dir = dir.to_str().unwrap();
    home.run(&["--data-dir", dir, "log", "--jealousy", "1"]).fails(1, dir);
    home.run_with(&["--data-dir", dir, "note"], "x").fails(1, dir);
}
