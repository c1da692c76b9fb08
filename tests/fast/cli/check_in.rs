//! `inward checkin --plain` with answers from a pipe.

use std::fs;
use std::io::Write;

use serde_json::json;

use crate::harness::home::Home;

const WHOLE: &str =
    "2\n1\n-\n3\n0\n2\nlate_reply 7\nwaited\n-\n\nI waited it out.\nA long day.\nBut a kind evening.\n\n";

#[test]
fn twelve_answers_are_a_whole_check_in() {
    let home = Home::new();
    let ran = home.run_with(&["checkin", "--plain"], WHOLE);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.starts_with("Sunday 22 November 2026\n"), "{ran:?}");
    assert!(ran.out.contains("It didn't come up, or passed in a moment."), "{ran:?}");
    let end = "\nSaved. Thank you for being honest with yourself.\nSunday 22 November 2026 is recorded.\n";
    assert!(ran.out.ends_with(end), "{ran:?}");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!(
        entry["ratings"],
        json!({"jealousy": 2, "reassurance": 1, "sensitivity": null, "self_criticism": 3, "over_analysis": 0,
            "steadiness": 2})
    );
    assert_eq!(entry["triggers"], json!(["late_reply", "silence"]));
    assert_eq!(
        (&entry["did"], &entry["helped"], &entry["roots"]),
        (&json!(["waited"]), &json!([]), &json!(null))
    );
    assert_eq!(entry["prompt"], json!({"id": "A1", "answer": "I waited it out."}));
    assert_eq!(entry["text"], json!("A long day.\nBut a kind evening."));
    assert!(home.drafts().is_empty(), "the draft goes once the check-in is on disk");
}

#[test]
fn empty_answers_skip_everything_and_the_day_is_recorded() {
    let home = Home::new();
    assert_eq!(home.run_with(&["checkin", "--plain"], "\n".repeat(12)).code, 0);
    assert_eq!(home.run(&["status"]).code, 0);
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["ratings"]["jealousy"], &entry["triggers"]), (&json!(null), &json!(null)));
    assert_eq!(entry["prompt"]["id"], json!("G1"), "shown counts, answered or not");
}

#[test]
fn when_the_input_ends_early_only_the_draft_is_saved_and_the_next_run_goes_on() {
    let home = Home::new();
    let lines: Vec<&str> = WHOLE.split_inclusive('\n').collect();
    for count in 1..12 {
        let home = Home::new();
        let ran = home.run_with(&["checkin", "--plain"], lines[..count].concat());
        ran.fails(1, "kept as a draft; continue with inward checkin --plain --day 2026-11-22");
        assert_eq!(home.run(&["status"]).code, 3, "after {count} answers");
        assert_eq!(home.drafts().len(), 1);
    }
    home.run_with(&["checkin", "--plain"], "2\n1\n").fails(1, "kept as a draft");
    let ran = home.run_with(&["checkin", "--plain"], "\n\n0\n0\n0\n\n\n\n\n\n\n\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Enter keeps 2"), "{ran:?}");
    let ratings = home.json(&["show", "--json"])[0]["ratings"].clone();
    assert_eq!(
        (&ratings["jealousy"], &ratings["reassurance"], &ratings["sensitivity"]),
        (&json!(2), &json!(1), &json!(0))
    );
    assert!(home.drafts().is_empty());
}

#[test]
fn without_any_answer_not_even_a_draft_is_made() {
    let home = Home::new();
    home.run_with(&["checkin", "--plain"], "").fails(1, "nothing is saved, because there was no answer");
    assert!(home.drafts().is_empty());
    assert!(!home.month("2026-11").exists());
}

#[test]
fn without_a_reader_of_the_questions_nothing_is_called_saved() {
    let home = Home::new();
    // The answer is in the pipe before the program starts.
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(b"2\n").unwrap();
    drop(writer);
    let (unread, unheard) = std::io::pipe().unwrap();
    drop(unread);
    let output = home.command(&["checkin", "--plain"]).stdin(reader).stdout(unheard).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let line = String::from_utf8(output.stderr).unwrap();
    assert!(line.contains("nothing is saved") && line.contains("kept as the draft of a note"), "{line}");
    assert_eq!(home.run(&["status"]).code, 3);
    assert_eq!(home.drafts().len(), 1);
}

#[test]
fn a_wrong_answer_from_a_pipe_stops_and_keeps_the_answers_before_it() {
    for (input, part) in [
        ("5\n", "\"5\" is not a rating for Jealousy"),
        ("2\ntwo\n", "\"two\" is not a rating for Reassurance"),
        ("2\n2\n2\n2\n2\n2\nlate_replay\n", "did you mean late_reply?"),
        ("2\n2\n2\n2\n2\n2\n99\n", "there is no \"99\""),
    ] {
        let home = Home::new();
        home.run_with(&["checkin", "--plain"], input).fails(2, part);
        assert_eq!(home.run(&["status"]).code, 3);
        assert_eq!(home.drafts().len(), usize::from(input.len() > 2), "{input:?}");
    }
}

#[test]
fn a_recorded_day_is_edited_and_what_is_kept_stays() {
    let mut home = Home::new();
    assert_eq!(home.run_with(&["checkin", "--plain"], WHOLE).code, 0);
    home.at("2026-11-22T23:00:00+01:00");
    let ran =
        home.run_with(&["checkin", "--plain"], "4\n\n\n-\n\n\n\n3\n\n\nAnd it passed.\nGood night.\n\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["ratings"]["jealousy"], &entry["ratings"]["reassurance"]), (&json!(4), &json!(1)));
    assert_eq!(entry["ratings"]["self_criticism"], json!(null));
    assert_eq!(
        (&entry["triggers"], &entry["did"]),
        (&json!(["late_reply", "silence"]), &json!(["questioned"]))
    );
    assert_eq!(
        entry["prompt"],
        json!({"id": "A1", "answer": "I waited it out.\nAnd it passed."}),
        "the prompt stays"
    );
    assert_eq!(entry["text"], json!("A long day.\nBut a kind evening.\n\nGood night."));
    assert_eq!(entry["edited_at"], json!("2026-11-22T23:00:00+01:00"));
    let ran = home.run_with(&["checkin", "--plain"], "\n".repeat(12));
    assert!(ran.out.ends_with("Nothing changed: Sunday 22 November 2026 already says this.\n"), "{ran:?}");
    assert_eq!(home.json(&["show", "--json"])[0]["replaces"].as_array().map(Vec::len), Some(1));
}

#[test]
fn old_ratings_change_only_after_a_yes() {
    for (answer, jealousy) in [("y", 4), ("no", 2)] {
        let home = Home::new();
        home.ok(&["log", "--day", "-8", "--jealousy", "2"]);
        let input = format!("4\n\n\n\n\n\n{answer}\n\n\n\n\n\nwords\n\n");
        let ran = home.run_with(&["checkin", "--plain", "--day", "-8"], input);
        assert_eq!(ran.code, 0, "{ran:?}");
        let entry = home.json(&["show", "-8", "--json"])[0].clone();
        assert_eq!((&entry["ratings"]["jealousy"], &entry["text"]), (&json!(jealousy), &json!("words")));
    }
}

#[test]
fn the_prompt_follows_the_check_ins_before() {
    let home = Home::new();
    for (day, expected) in [("-3", "J1"), ("-2", "J2"), ("-1", "G1"), ("today", "G2")] {
        let jealousy = if day == "today" { "0" } else { "4" };
        let input = format!("{jealousy}\n{}", "\n".repeat(11));
        assert_eq!(home.run_with(&["checkin", "--plain", "--day", day], input).code, 0);
        assert_eq!(home.json(&["show", day, "--json"])[0]["prompt"]["id"], json!(expected), "{day}");
    }
}

#[test]
fn an_unreadable_month_is_named_left_alone_and_the_check_in_lands_beside_it() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    fs::write(home.month("2026-11"), "{").unwrap();
    let ran = home.run_with(&["checkin", "--plain"], WHOLE);
    ran.fails(0, "not readable as JSON");
    assert!(ran.out.contains("Saved."), "{ran:?}");
    assert_eq!(fs::read_to_string(home.month("2026-11")).unwrap(), "{");
    assert!(home.data().join("journal/2026-11.aside.json").exists());
}
