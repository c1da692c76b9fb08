//! `show`, `list` and `week`, and what `status` says of today: what they print, and what they do with damage.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use serde_json::json;

use crate::harness::home::Home;

fn a_week() -> Home {
    let mut home = Home::new();
    home.ok(&["log", "--day", "2026-11-16", "--jealousy", "1", "--steady", "3", "--trigger", "silence"]);
    home.ok(&[
        "log",
        "--day",
        "2026-11-18",
        "--jealousy",
        "4",
        "--over-analysis",
        "-",
        "--trigger",
        "silence",
    ]);
    home.ok(&["log", "--day", "2026-11-21", "--jealousy", "2"]);
    home.ok(&["log", "--day", "2026-11-15", "--jealousy", "3"]);
    // A minute later, so that the note stands behind the check-in of its day.
    home.at("2026-11-22T21:15:00+01:00");
    assert_eq!(
        home.run_with(&["note", "--day", "2026-11-18"], "The phone call, again.\nSecond line.").code,
        0
    );
    home
}

#[test]
fn status_says_whether_today_is_recorded_in_its_line_and_its_code() {
    let mut home = Home::new();
    let ran = home.run(&["status"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (3, "2026-11-22: not recorded yet\n", ""));
    assert!(!home.data().exists(), "asking makes nothing");
    assert_eq!(home.run_with(&["note"], "not a check-in").code, 0);
    assert_eq!(home.run(&["status"]).code, 3);
    home.ok(&["log", "--jealousy", "-"]);
    assert_eq!(home.ok(&["status"]), "2026-11-22: recorded\n");
    assert_eq!(
        home.json(&["status", "--json"]),
        json!({"day": "2026-11-22", "recorded": true, "due": false, "paused_until": null})
    );
    home.at("2026-11-23T21:00:00+01:00");
    let ran = home.run(&["status", "--json"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap(),
        json!({"day": "2026-11-23", "recorded": false, "due": false, "paused_until": null})
    );
}

#[test]
fn days_to_come_are_read_like_any_other_and_never_written_for() {
    let mut home = Home::new();
    // Over the date line, westwards: the day before is a day to come.
    home.at("2026-11-21T06:30:00+13:00");
    home.ok(&["log", "--jealousy", "3", "--trigger", "silence"]);
    home.at("2026-11-20T06:30:00-08:00");
    let listed = home.ok(&["list"]);
    assert!(listed.starts_with("2026-11-21  check-in  3 "), "{listed}");
    assert_eq!(home.ok(&["list", "--from", "2026-11-21"]), listed);
    assert_eq!(home.ok(&["list", "--from", "2026-11-21", "--to", "2026-11-21"]), listed);
    assert!(home.ok(&["show", "2026-11-21"]).contains("Jealousy                3"));
    assert_eq!(home.json(&["show", "2026-11-21", "--json"])[0]["day"], "2026-11-21");
    let week = home.json(&["week", "2026-11-21", "--json"]);
    assert_eq!((&week["recorded_days"], &week["days"][5]["ratings"]["jealousy"]), (&json!(1), &json!(3)));
    assert!(home.ok(&["week", "2026-11-21"]).contains("1 of 7 days"));
    assert!(home.ok(&["week", "2027-03-01"]).contains("0 of 7 days"));
    home.run(&["show", "2026-11-22"]).fails(1, "there is no entry for 2026-11-22");
    home.run(&["log", "--day", "2026-11-21", "--jealousy", "1"]).fails(2, "is in the future");
    home.run_with(&["note", "--day", "2026-11-21"], "words").fails(2, "is in the future");
}

#[test]
fn a_number_in_another_spelling_is_the_same_number_and_stays_until_it_is_edited() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2", "--reassurance", "1"]);
    let spelled = |from: &str, to: &str| {
        let text = fs::read_to_string(home.month("2026-11")).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(home.month("2026-11"), text.replace(from, to)).unwrap();
    };
    spelled("\"jealousy\": 2", "\"jealousy\": 2.0");
    spelled("\"reassurance\": 1", "\"reassurance\": 10e-1");
    spelled("\"version\": 1", "\"version\": 1.0");
    let shown = home.ok(&["show"]);
    assert!(
        shown.contains("Jealousy                2") && shown.contains("Reassurance             1"),
        "{shown}"
    );
    assert_eq!(home.json(&["week", "--json"])["scales"]["jealousy"]["mean"], json!(2.0));
    home.ok(&["log", "--reassurance", "3"]);
    let written = fs::read_to_string(home.month("2026-11")).unwrap();
    assert!(
        written.contains("\"jealousy\": 2.0,\n") && written.contains("\"reassurance\": 3,\n"),
        "{written}"
    );
    assert!(home.run(&["doctor"]).code == 0);
}

#[test]
fn an_unreadable_month_is_named_and_never_a_no() {
    for (damage, part) in [
        ("{\"format\": \"inward-jour", "not readable as JSON"),
        ("", "not readable as JSON"),
        ("{}", "not a journal document"),
        (
            r#"{"format":"inward-journal","version":2,"month":"2026-11","entries":[],"others":[],"tombstones":[]}"#,
            "newer",
        ),
    ] {
        let home = a_week();
        home.ok(&["log", "--day", "2026-10-31", "--jealousy", "1"]);
        fs::write(home.month("2026-11"), damage).unwrap();
        home.run(&["status"]).fails(1, part);
        home.run(&["show"]).fails(1, part);
        let ran = home.run(&["list"]);
        ran.fails(1, part);
        assert!(ran.out.starts_with("2026-10-31  check-in"), "the rest is shown: {ran:?}");
        let ran = home.run(&["week"]);
        ran.fails(1, part);
        assert!(ran.out.contains("0 of 7 days"), "{ran:?}");
        assert_eq!(fs::read_to_string(home.month("2026-11")).unwrap(), damage);
        home.ok(&["show", "2026-10-31"]);
        let logged = home.run(&["log", "--jealousy", "3"]);
        assert!(logged.code == 0 && logged.err.contains(part), "{logged:?}");
        assert_eq!(fs::read_to_string(home.month("2026-11")).unwrap(), damage, "never overwritten");
        let ran = home.run(&["show"]);
        ran.fails(1, part);
        assert!(ran.out.contains("Jealousy                3"), "what is beside it is read: {ran:?}");
    }
}

#[test]
fn an_entry_that_is_not_found_may_stand_in_a_month_that_cannot_be_read() {
    let home = a_week();
    fs::write(home.month("2026-10"), "{").unwrap();
    let ran = home.run(&["show", "00c0ffee"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("2026-10.json") && ran.err.contains("no entry whose id ends"), "{ran:?}");
}

#[test]
fn the_answer_of_status_reaches_the_exit_code_without_a_reader() {
    let home = Home::new();
    let mut child = home.command(&["status"]).stdin(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn a_list_has_one_line_an_entry_newest_first() {
    let home = a_week();
    let listed = home.ok(&["list"]);
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 5);
    assert!(lines[0].starts_with("2026-11-21  check-in  2 · · · · |·  "), "{listed}");
    assert!(
        lines[1].starts_with("2026-11-18  note                    The phone call, again. Second li"),
        "{listed}"
    );
    assert!(lines[2].starts_with("2026-11-18  check-in  4 · · · · |·"), "{listed}");
    assert!(lines[3].starts_with("2026-11-16  check-in  1 · · · · |3"), "{listed}");
    assert!(lines.iter().all(|line| line.chars().count() == 80), "{listed}");
    let ids: Vec<String> = home
        .json(&["list", "--json"])
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].as_str().unwrap().to_owned())
        .collect();
    for (line, id) in lines.iter().zip(&ids) {
        assert!(id.ends_with(line.rsplit(' ').next().unwrap()), "{line} {id}");
    }
}

#[test]
fn a_list_can_be_narrowed() {
    let home = a_week();
    for (arguments, count) in [
        (&["list", "--limit", "2"] as &[&str], 2),
        (&["list", "--limit", "99"], 5),
        (&["list", "--kind", "note"], 1),
        (&["list", "--kind", "check-in"], 4),
        (&["list", "--kind", "check_in"], 4),
        (&["list", "--from", "-4"], 3),
        (&["list", "--from", "2026-11-16", "--to", "2026-11-18"], 3),
        (&["list", "--to", "2026-12-31"], 5),
        (&["list", "--to", "2026-11-15"], 1),
        (&["list", "--from", "2025-01-01", "--to", "2025-12-31"], 0),
        (&["list", "--search", "PHONE call"], 1),
        (&["list", "--search", "-x"], 0),
        (&["list", "--kind", "check-in", "--search", "phone"], 0),
    ] {
        assert_eq!(home.ok(arguments).lines().count(), count, "{arguments:?}");
        let json = home.json(&[arguments, &["--json"]].concat());
        assert_eq!(json.as_array().map(Vec::len), Some(count), "{arguments:?}");
    }
}

#[test]
fn an_empty_journal_lists_nothing_and_that_is_no_failure() {
    let home = Home::new();
    assert_eq!(home.ok(&["list"]), "");
    assert_eq!(home.json(&["list", "--json"]), json!([]));
    assert!(home.ok(&["week"]).starts_with("16 – 22 November 2026 · 0 of 7 days\n"));
    home.run(&["show"]).fails(1, "there is no entry for 2026-11-22");
    home.run(&["show", "8e2b7a10"]).fails(1, "no entry whose id ends in 8e2b7a10");
    assert!(home.tree().is_empty(), "reading makes nothing");
}

#[test]
fn a_day_and_an_entry_are_shown_whole() {
    let home = a_week();
    let shown = home.ok(&["show", "2026-11-18"]);
    assert!(
        shown.starts_with("2026-11-18 Wednesday · check-in\n  Jealousy                4  A lot\n"),
        "{shown}"
    );
    assert!(shown.contains("\n  What set it off         silence or distance\n"), "{shown}");
    assert!(
        shown.contains("\n\n2026-11-18 Wednesday · note\n  The phone call, again.\n  Second line.\n"),
        "{shown}"
    );
    assert!(shown.contains("filled in later"), "{shown}");
    let id = home.json(&["list", "--kind", "note", "--json"])[0]["id"].as_str().unwrap().to_owned();
    let short = id.get(28..).unwrap();
    let one = home.ok(&["show", short]);
    assert!(one.starts_with("2026-11-18 Wednesday · note\n"), "{one}");
    assert_eq!(home.ok(&["show", &id]), one);
    assert_eq!(home.json(&["show", short, "--json"])["id"], json!(id));
    assert_eq!(home.json(&["show", "2026-11-18", "--json"]).as_array().map(Vec::len), Some(2));
    assert_eq!(home.ok(&["show", "-4"]), shown);
}

#[test]
fn nothing_that_is_shown_can_disturb_the_terminal() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    // As another program may have written it: the store takes what the format allows.
    let text = fs::read_to_string(home.month("2026-11")).unwrap();
    let evil = r"a\u001b]52;c;x\u0007\u001b[2Jb\u202ec\u009bd\r";
    let id = "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10";
    let note = format!(
        r#"{{"id":"{id}","kind":"note","day":"2026-11-22","saved_at":"2026-11-22T20:00:00Z","edited_at":null,"replaces":[],"late":false,"text":"{evil}"}}"#
    );
    fs::write(
        home.month("2026-11"),
        text.replacen("\"text\": \"\"", &format!("\"text\": \"{evil}\""), 1).replacen(
            "\"entries\": [",
            &format!("\"entries\": [{note},"),
            1,
        ),
    )
    .unwrap();
    for arguments in [
        &["show"] as &[&str],
        &["list"],
        &["week"],
        &["show", "2b7a10"],
        &["show", "--json"],
        &["list", "--json"],
    ] {
        let out = home.ok(arguments);
        assert!(out.contains("]52;c;x"), "{arguments:?} {out:?}");
        let disturbs = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.chars().any(disturbs), "{arguments:?} {out:?}");
    }
    let said = home.json(&["show", id, "--json"])["text"].clone();
    assert_eq!(
        said,
        json!("a\u{1b}]52;c;x\u{7}\u{1b}[2Jb\u{202e}c\u{9b}d\r"),
        "JSON holds what the document holds"
    );
}

#[test]
fn wide_characters_keep_the_columns() {
    let home = Home::new();
    assert_eq!(home.run_with(&["note"], "漢字".repeat(40)).code, 0);
    let line = home.ok(&["list"]);
    let columns: usize =
        line.trim_end().chars().map(|c| if ('\u{4e00}'..'\u{a000}').contains(&c) { 2 } else { 1 }).sum();
    assert_eq!(columns, 80, "{line}");
}

#[test]
fn an_entry_that_cannot_be_shown_is_named_and_the_rest_is_shown() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    let text = fs::read_to_string(home.month("2026-11")).unwrap();
    fs::write(
        home.month("2026-11"),
        text.replacen("\"entries\": [", "\"entries\": [{\"id\": \"broken\"},", 1),
    )
    .unwrap();
    let ran = home.run(&["list"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{ran:?}");
    assert!(ran.err.contains("1 more in 2026-11 cannot be shown here"), "{ran:?}");
    assert_eq!(home.run(&["status"]).code, 0);
}

#[test]
fn a_week_prints_days_means_and_the_week_before() {
    let home = a_week();
    let week = home.ok(&["week"]);
    assert!(week.starts_with("16 – 22 November 2026 · 3 of 7 days\n"), "{week}");
    let table = "
                   Mon  Tue  Wed  Thu  Fri  Sat  Sun             week before
                    16   17   18   19   20   21   22  mean days    mean days
Jealousy            1°   ·    4°   ·    ·    2    ·   (2.3)   3    (3.0)   1
Reassurance         ·    ·    ·    ·    ·    ·    ·
";
    assert!(week.contains(table), "{week}");
    assert!(week.contains("\nSteadiness ↑        3°   ·    ·    ·    ·    ·    ·   (3.0)   1\n"), "{week}");
    assert!(week.contains("\n· not recorded   (2.3) few days: 1 to 3   ° filled in later\n"), "{week}");
    assert!(week.contains("\nWhat set it off         silence or distance 2 days\n"), "{week}");
    assert!(week.contains("The phone call, again."), "{week}");
    assert_eq!(home.ok(&["week", "2026-11-16"]), week);
    assert!(home.ok(&["week", "-7"]).starts_with("9 – 15 November 2026 · 1 of 7 days\n"));
    home.set_config("week_start = \"sunday\"\n");
    assert!(home.ok(&["week", "2026-11-18"]).starts_with("15 – 21 November 2026 · 4 of 7 days\n"));
}

#[test]
fn a_week_leaves_days_to_come_blank_and_explains_only_marks_that_occur() {
    let mut home = Home::new();
    home.at("2026-11-19T21:00:00+01:00");
    let ratings =
        ["--jealousy", "--reassurance", "--sensitivity", "--self-criticism", "--over-analysis", "--steady"];
    for day in ["-3", "-2", "-1", "today"] {
        let mut arguments = vec!["log", "--day", day];
        arguments.extend(ratings.iter().flat_map(|option| [*option, "2"]));
        home.ok(&arguments);
    }
    let week = home.ok(&["week"]);
    assert!(week.contains("\nJealousy            2°   2°   2    2                   2.0    4\n"), "{week}");
    assert!(week.ends_with("\n° filled in later\n"), "{week}");
    home.at("2026-11-20T21:00:00+01:00");
    let week = home.ok(&["week"]);
    assert!(week.contains("\nJealousy            2°   2°   2    2    ·              2.0    4\n"), "{week}");
    assert!(week.ends_with("\n· not recorded   ° filled in later\n"), "{week}");
}

#[test]
fn days_of_a_month_that_cannot_be_read_are_not_called_unrecorded() {
    let home = Home::new();
    fs::create_dir_all(home.data().join("journal")).unwrap();
    fs::write(home.month("2026-11"), "{").unwrap();
    let ran = home.run(&["week"]);
    ran.fails(1, "2026-11.json");
    assert!(ran.out.contains("\nJealousy\n") && !ran.out.contains("not recorded"), "{ran:?}");
}

#[test]
fn long_headings_keep_their_distance_and_ticks_are_told_apart() {
    let home = Home::new();
    let answers = "\n\n\n\n\n\nlate_reply silence\n-\n-\npast being_alone\n\n\n";
    assert_eq!(home.run_with(&["checkin", "--plain"], answers).code, 0);
    let shown = home.ok(&["show"]);
    assert!(shown.contains("\n  Where it may come from  the past · "), "{shown}");
    assert!(shown.contains("late or short reply · silence or distance\n"), "{shown}");
    let week = home.ok(&["week"]);
    assert!(week.contains("\nWhere it may come from  the past 1 day · "), "{week}");
}

#[test]
fn what_was_not_answered_is_not_printed() {
    let home = Home::new();
    let answers = "2\n\n\n\n\n\n-\n-\n-\n-\n\n\n";
    assert_eq!(home.run_with(&["checkin", "--plain"], answers).code, 0);
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["triggers"], &entry["prompt"]["answer"]), (&json!([]), &json!("")));
    let shown = home.ok(&["show"]);
    assert_eq!(shown.lines().count(), 8, "the day, six ratings, when it was saved: {shown}");
    assert!(shown.contains("\n  Reassurance             ·  not recorded\n"), "{shown}");
}

#[test]
fn a_week_as_json_says_null_where_nothing_is_known() {
    let week = a_week().json(&["week", "--json"]);
    assert_eq!((&week["first"], &week["last"]), (&json!("2026-11-16"), &json!("2026-11-22")));
    assert_eq!(week["recorded_days"], json!(3));
    assert_eq!(week["days"].as_array().map(Vec::len), Some(7));
    assert_eq!(
        week["days"][1],
        json!({"day": "2026-11-17", "recorded": false, "late": false, "ratings": null})
    );
    assert_eq!(week["days"][2]["ratings"]["jealousy"], json!(4));
    let jealousy = &week["scales"]["jealousy"];
    assert_eq!((&jealousy["n"], &jealousy["median"]), (&json!(3), &json!(2.0)));
    assert_eq!((&jealousy["min"], &jealousy["max"]), (&json!(1), &json!(4)));
    assert_eq!(jealousy["week_before"], json!({"n": 1, "mean": 3.0}));
    assert_eq!(
        week["scales"]["sensitivity"],
        json!({"n": 0, "mean": null, "median": null, "min": null, "max": null, "week_before": {"n": 0, "mean": null}})
    );
    assert_eq!(week["ticked"]["triggers"], json!([{"id": "silence", "days": 2}]));
}

#[test]
fn a_reader_that_has_seen_enough_is_success() {
    let home = Home::new();
    let into = home.data();
    let built = ["demo", "--into", into.to_str().unwrap(), "--days", "2000", "--every-day"];
    home.ok(&built);
    for arguments in [&["list"] as &[&str], &["list", "--json"], &["completions", "bash"], &["man"]] {
        let mut child = home.command(arguments).stdin(Stdio::null()).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn versions_that_wait_for_a_choice_are_shown_beside_their_entry() {
    let home = Home::new();
    let id = "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10";
    let note = |words: &str, edited_at: &str| {
        json!({"id": id, "kind": "note", "day": "2026-11-22", "saved_at": "2026-11-22T08:00:00+01:00",
            "edited_at": edited_at, "replaces": ["9f2c1a7b3d40"], "late": false, "text": words})
    };
    let versions = [
        note("tea", "2026-11-22T12:00:00+01:00"),
        note("soup", "2026-11-22T11:00:00+01:00"),
        note("bread", "2026-11-22T10:00:00+01:00"),
    ];
    let document = json!({"format": "inward-journal", "version": 1, "month": "2026-11",
        "entries": [versions[0]], "others": [versions[2], versions[1]], "tombstones": []});
    home.ok(&["log", "--jealousy", "1"]);
    fs::write(home.month("2026-11"), document.to_string()).unwrap();
    for what in ["2026-11-22", "2b7a10"] {
        let shown = home.ok(&["show", what]);
        let places = ["tea", "soup", "bread"].map(|words| shown.find(&format!("\n  {words}\n")).unwrap());
        assert!(places.is_sorted(), "{shown}");
        let said =
            "\n\nAnother version of the same entry, kept until you choose one on its page in inward:\n";
        assert_eq!(shown.matches(said).count(), 2, "{shown}");
        assert!(shown.contains("edited 2026-11-22 11:00"), "{shown}");
    }
    let mut whole = versions[0].clone();
    let one = |value: &serde_json::Value| {
        let mut value = value.clone();
        // Which digests are gone is told by all that remain.
        value["replaces"] = json!([]);
        value
    };
    whole["others"] = json!([one(&versions[1]), one(&versions[2])]);
    let mut printed = home.json(&["show", "2b7a10", "--json"]);
    assert_eq!(home.json(&["show", "--json"]), json!([printed]));
    for place in 0..2 {
        printed["others"][place]["replaces"] = json!([]);
    }
    assert_eq!(printed, whole);
    assert_eq!(home.json(&["list", "--json"])[0].get("others"), None);
}
