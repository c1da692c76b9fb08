//! `log -`: a check-in from lines on standard input, so that nothing of it stands in the shell's history.

use serde_json::json;

use crate::harness::home::Home;

const LINES: &str = "jealousy 2\nself-criticism -\nsteady 3\n\ntrigger late_reply\ntrigger silence\ndid waited\r\n\
    helped moved\nnote A calm evening.\nnote\nnote  With a walk.\n";

#[test]
fn what_stands_in_the_lines_is_saved_as_the_options_would_save_it() {
    let home = Home::new();
    assert_eq!(home.done(&["log", "-"], LINES), "Saved the check-in of 2026-11-22.\n");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!(
        entry["ratings"],
        json!({"jealousy": 2, "reassurance": null, "sensitivity": null, "self_criticism": null,
            "over_analysis": null, "steadiness": 3})
    );
    assert_eq!((&entry["triggers"], &entry["did"]), (&json!(["late_reply", "silence"]), &json!(["waited"])));
    assert_eq!(
        (&entry["helped"], &entry["text"]),
        (&json!(["moved"]), &json!("A calm evening.\n\n With a walk."))
    );
    assert!(home.drafts().is_empty());

    home.done(&["log", "-", "--steady", "1", "--trigger", "conflict"], "did checked\n");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["ratings"]["steadiness"], &entry["ratings"]["jealousy"]), (&json!(1), &json!(2)));
    assert_eq!((&entry["triggers"][2], &entry["did"][1]), (&json!("conflict"), &json!("checked")));
}

#[test]
fn a_day_and_that_it_is_meant_can_stand_in_the_lines() {
    let home = Home::new();
    home.done(&["log", "-"], "day -8\njealousy 2\n");
    home.run_with(&["log", "-"], "day -8\njealousy 3\n").fails(2, "more than seven days old: add --confirm");
    home.done(&["log", "-"], "confirm\nday -8\njealousy 3\n");
    home.done(&["log", "-", "--day", "-9"], "jealousy 1\n");
    for (day, jealousy) in [("-8", 3), ("-9", 1)] {
        assert_eq!(home.json(&["show", day, "--json"])[0]["ratings"]["jealousy"], json!(jealousy), "{day}");
    }
}

#[test]
fn a_line_that_cannot_be_used_is_named_and_nothing_is_saved() {
    let home = Home::new();
    let words = "note what nobody is to lose\n";
    for (line, number, part) in [
        ("jelousy 3", 3, "there is no field \"jelousy\": did you mean jealousy?"),
        ("jealousy 7", 3, "\"7\" is not a rating for jealousy: write 0, 1, 2, 3, 4 or - (skipped)"),
        ("trigger late_replies", 3, "there is no \"late_replies\" under"),
        ("day 2026-11-23", 3, "2026-11-23 is in the future"),
        ("steady 1", 3, "steady is given twice: leave one out"),
        ("confirm yes", 3, "confirm takes no value"),
        ("did", 3, "did has no value"),
    ] {
        let lines = format!("{words}steady 2\n{line}\nhelped moved\n");
        let ran = home.run_with(&["log", "-"], &lines);
        ran.fails(2, &format!("line {number} of standard input: {part}"));
        assert!(!ran.err.contains("nobody"), "{ran:?}");
        assert_eq!(ran.out, lines, "what was piped in is given back");
        assert!(!home.month("2026-11").exists() && home.drafts().is_empty(), "{line}: nothing is half done");
    }
    let twice = home.run_with(&["log", "-", "--steady", "1"], "steady 2\n");
    twice.fails(2, "line 1 of standard input: steady is given twice");
    home.run_with(&["log", "-"], "\n\n").fails(2, "there is no text on standard input: write some");
    home.run_with(&["log", "-"], "day today\nconfirm\nnote\n")
        .fails(2, "name a rating, a tick or note and words");
    assert!(!home.month("2026-11").exists());
}

#[test]
fn a_hyphen_for_the_lines_goes_with_no_other_reading_of_standard_input() {
    let home = Home::new();
    let both = home.run_with(&["log", "-", "--note", "-"], "words");
    both.fails(2, "- and --note - both read standard input: leave --note out");
    assert_eq!(both.out, "words");
    home.run(&["log", "jealousy"]).fails(2, "jealousy is not known here: leave it out, or write -");
    let wrong = home.run_with(&["log", "-", "--jelousy", "2"], "note words\n");
    wrong.fails(2, "--jelousy is not known here: did you mean --jealousy?");
    assert_eq!(wrong.out, "note words\n");
    // Skipped is no reading of standard input.
    let skipped = home.run_with(&["log", "--jealousy", "-", "--steadi", "2"], "not for this command");
    skipped.fails(2, "--steadi is not known here");
    assert_eq!(skipped.out, "");
}

#[test]
fn of_lines_that_cannot_be_saved_words_become_a_draft_and_the_rest_is_given_back() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    std::fs::remove_file(home.month("2026-11")).unwrap();
    std::os::unix::fs::symlink("elsewhere", home.month("2026-11")).unwrap();
    for _ in 0..2 {
        let ran = home.run_with(&["log", "-"], LINES);
        ran.fails(1, "kept as the draft of a note");
        ran.fails(1, "the other lines are not saved: they are printed on standard output");
        assert_eq!(ran.out, LINES);
    }
    let drafts = home.drafts();
    assert_eq!(drafts.len(), 1, "the same words a second time need no second draft");
    assert!(drafts[0].contains("A calm evening.") && !drafts[0].contains("late_reply"), "{drafts:?}");
    let ran = home.run_with(&["log", "-"], "note Only words.\n");
    assert!(ran.out.is_empty() && ran.err.contains("kept as the draft of a note"), "{ran:?}");
    let ran = home.run_with(&["log", "-"], "jealousy 3\n");
    assert!(ran.out == "jealousy 3\n" && !ran.err.contains("draft"), "{ran:?}");
}

#[test]
fn heavy_words_in_the_lines_are_met() {
    let home = Home::new();
    let said = home.done(&["log", "-"], "jealousy 2\nnote Sometimes I want\nnote to end my life\n");
    assert!(said.contains("inward support prints people who answer now."), "{said}");
    assert!(!home.done(&["log", "-"], "jealousy 3\nnote a walk\n").contains("support"));
}

#[test]
fn what_is_recorded_already_is_not_written_again() {
    let home = Home::new();
    home.done(&["log", "-"], "jealousy 2\ntrigger silence\n");
    let before = home.tree();
    let again = home.done(&["log", "-"], "jealousy 2\ntrigger silence\n");
    assert_eq!(again, "The check-in of 2026-11-22 already says this.\n");
    assert_eq!(home.tree(), before);
}
