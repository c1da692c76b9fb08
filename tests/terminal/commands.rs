//! The differences when a person sits at a terminal.

use std::io::{Read, Write};

use portable_pty::{PtySize, native_pty_system};

use crate::harness::home::{Home, PROGRAM, flat};

/// Returns what the program prints on a terminal when these lines are typed, and how it ends.
fn typed(home: &Home, arguments: &[&str], lines: &str) -> (u32, String) {
    typed_at(80, home, arguments, lines)
}

/// Does the same on a terminal of some columns.
fn typed_at(cols: u16, home: &Home, arguments: &[&str], lines: &str) -> (u32, String) {
    let size = PtySize { rows: 24, cols, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = home.in_terminal(PROGRAM, arguments);
    command.env("TMPDIR", home.dir().join("temp"));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let shown = std::thread::spawn(move || {
        let mut shown = Vec::new();
        // The system ends a terminal nobody holds any more with an error.
        let _ = reader.read_to_end(&mut shown);
        String::from_utf8_lossy(&shown).into_owned()
    });
    pair.master.take_writer().unwrap().write_all(lines.as_bytes()).unwrap();
    let status = child.wait().unwrap();
    drop(pair.master);
    (status.exit_code(), shown.join().unwrap())
}

#[test]
fn a_wrong_answer_is_asked_for_again() {
    let home = Home::welcomed();
    let (code, shown) = typed(&home, &["checkin", "--plain"], "7\n2\n\n\n\n\n\nlate_replay\n1\n\n\n\n\n\n\n");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("\"7\" is not a rating for Jealousy"), "{shown}");
    assert!(shown.contains("There is no \"late_replay\""), "{shown}");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["ratings"]["jealousy"], &entry["triggers"][0]), (&2.into(), &"late_reply".into()));
}

#[test]
fn a_draft_from_before_is_offered_and_a_no_puts_it_into_the_trash() {
    let mut home = Home::welcomed();
    for (answer, jealousy) in [("y", 3.into()), ("n", serde_json::Value::Null)] {
        home.run_with(&["checkin", "--plain"], "3\n").fails(1, "kept as a draft");
        home.at("2026-11-22T21:34:03+01:00");
        let (code, shown) = typed(&home, &["checkin", "--plain"], &format!("{answer}\n{}", "\n".repeat(12)));
        assert_eq!(code, 0, "{shown}");
        assert!(shown.contains("You were in the middle of this, 20 minutes ago."), "{shown}");
        assert_eq!(home.json(&["show", "--json"])[0]["ratings"]["jealousy"], jealousy, "{answer}");
        assert!(home.drafts().is_empty());
        home = Home::welcomed();
    }
}

#[test]
fn a_note_is_typed_until_control_d() {
    let home = Home::new();
    let (code, shown) = typed(&home, &["note"], "One line.\nAnother.\n\u{4}");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("Ctrl-D"), "{shown}");
    assert_eq!(home.json(&["show", "--json"])[0]["text"], "One line.\nAnother.");
}

#[test]
fn a_demo_leaves_nothing_behind() {
    let home = Home::new();
    let temp = home.dir().join("temp");
    std::fs::create_dir(&temp).unwrap();
    let (_, shown) = typed(&home, &["demo", "--days", "20"], "q");
    assert!(!shown.contains("could not be removed"), "{shown}");
    assert!(
        shown.contains("This is a made-up journal. Press 7 for Week, t for Trends, p for Patterns."),
        "{shown}"
    );
    assert_eq!(std::fs::read_dir(&temp).unwrap().count(), 0, "{shown}");
    assert!(!home.data().exists(), "the journal itself is not touched");
}

#[test]
fn statistics_keep_to_the_width_of_the_terminal() {
    let home = Home::with_sample(200);
    for cols in [40, 57, 100, 160] {
        for arguments in [
            &["trends"] as &[&str],
            &["trends", "--weeks", "all"],
            &["patterns"],
            &["explain", "baseline.self_criticism"],
            &["explain", "next_day.moved.jealousy"],
        ] {
            let (code, shown) = typed_at(cols, &home, arguments, "");
            assert_eq!(code, 0, "{shown}");
            // An id stands whole, so that it can be copied.
            let is_id = |line: &str| !line.trim().contains(' ') && line.contains('.');
            for line in shown.lines().filter(|line| !is_id(line)) {
                assert!(line.trim_end().chars().count() <= usize::from(cols), "{cols} {arguments:?}: {line}");
            }
        }
    }
}

#[test]
fn words_are_wrapped_on_a_terminal_and_left_as_they_are_in_a_pipe() {
    let home = Home::new();
    let words =
        "A long evening by the river, and then the walk back through the rain, which was good. ".repeat(3);
    assert_eq!(home.run_with(&["note"], words.trim()).code, 0);
    for cols in [40, 80, 160] {
        let (code, shown) = typed_at(cols, &home, &["show"], "");
        assert_eq!(code, 0, "{shown}");
        let own = shown.lines().filter(|line| !line.contains("saved"));
        let widest = own.map(|line| line.trim_end().chars().count()).max().unwrap();
        let most = usize::from(cols).min(84);
        assert!(widest <= most && widest + 12 > most, "{cols}: {shown}");
    }
    assert!(home.ok(&["show"]).contains(&format!("\n  {}\n", words.trim())));
}

#[test]
fn help_keeps_to_the_width_of_the_terminal() {
    let home = Home::new();
    for cols in [80, 100] {
        for arguments in [&["backup", "--help"], &["doctor", "--help"], &["list", "--help"], &["help", "log"]]
        {
            let (code, shown) = typed_at(cols, &home, arguments, "");
            assert_eq!(code, 0, "{shown}");
            assert!(
                shown.lines().all(|line| line.trim_end().chars().count() <= usize::from(cols)),
                "{shown}"
            );
        }
    }
}

#[test]
fn trends_are_drawn_on_a_terminal_and_dotted_where_few_days_are() {
    let mut home = Home::new();
    // From Sunday 8 November: one day of a week, a week without Monday to Wednesday, and a week of four days.
    let days = ["4", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "1", "1", "1", "1"];
    home.live(&days.map(|rating| vec!["--jealousy", rating]));
    let (code, shown) = typed_at(100, &home, &["trends", "--weeks", "4"], "");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("\n   ⣿ ▃\r\n"), "{shown}");
    let shown = flat(&shown);
    assert!(shown.contains("⣶ few days: 1 to 3.") && shown.contains("Blank: not recorded."), "{shown}");
}

#[test]
fn the_first_start_in_lines_says_what_the_window_says_there_and_asks_once() {
    let home = Home::new();
    let answers = "5\n1\nXY\nie\n4\n:help\n:support\n\n-\n3\n\n\n";
    let (code, shown) = typed(&home, &["practice", "calm", "--plain"], answers);
    assert_eq!(code, 0, "{shown}");
    for said in [
        "Welcome to inward",
        "Made for adults",
        "Write one of these: 0, 1, 2.",
        "Write the two letters of a country",
        "What to leave out",
        "Kept in",
    ] {
        assert!(flat(&shown).contains(said), "{said}: {shown}");
    }
    assert!(flat(&shown).contains("Samaritans"), "the chosen country's lines: {shown}");
    assert!(shown.contains(":back") && shown.contains("Saved."), "{shown}");
    let (_, again) = typed(&home, &["practice", "calm", "--plain"], ":close\n");
    assert!(!again.contains("Welcome"), "{again}");
}

#[test]
fn a_draft_of_an_exercise_is_gone_on_with_in_lines_when_one_wants_to() {
    let home = Home::welcomed();
    typed(&home, &["practice", "fear", "--plain"], "2\nThey have had enough.\n:close\n");
    assert_eq!(home.drafts().len(), 1);
    let (code, shown) = typed(&home, &["practice", "fear", "--plain"], "y\n80\n-\n\n\n");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("You left \"Write a fear down\" unfinished"), "{shown}");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&entry["fear"], &entry["sure"]), (&"They have had enough.".into(), &80.into()));
    assert!(home.drafts().is_empty());
}

#[test]
fn words_are_not_left_in_the_scrollback_of_a_terminal_unless_that_is_meant() {
    let home = Home::new();
    home.done(&["note"], "For nobody's eyes: \u{9b}31m.");
    let (code, shown) = typed(&home, &["export", "--include", "words"], "");
    assert_eq!(code, 2, "{shown}");
    assert!(
        flat(&shown).contains("words would stay in the terminal's scrollback: add --output FILE"),
        "{shown}"
    );
    for format in ["json", "markdown", "text", "csv"] {
        let (code, shown) = typed(&home, &["export", "--format", format], "");
        assert!(code == 0 && !shown.contains("eyes"), "{shown}");
        let (code, shown) =
            typed(&home, &["export", "--format", format, "--include", "words", "--output", "-"], "");
        assert!(code == 0 && !shown.contains('\u{9b}'), "{shown}");
        assert_eq!(shown.contains("eyes"), format != "csv", "{shown}");
    }
}
