//! Arguments that cannot be meant, help, and where nothing can be drawn.

use crate::harness::home::Home;

#[test]
fn a_wrong_argument_is_named_in_one_line_and_changes_nothing() {
    let home = Home::new();
    home.ok(&["log", "--day", "-12", "--jealousy", "1"]);
    let before = home.tree();
    for (arguments, part) in [
        (
            &["log", "--jealousy", "5"] as &[&str],
            "\"5\" is not a rating for --jealousy: write 0, 1, 2, 3, 4 or -",
        ),
        (&["log", "--jealousy", "-1"], "\"-1\" is not a rating for --jealousy"),
        (&["log", "--jealousy", "two"], "\"two\" is not a rating for --jealousy"),
        (&["log", "--steady=9"], "\"9\" is not a rating for --steady"),
        (&["log", "--self-criticism", ""], "is not a rating for --self-criticism"),
        (&["log", "--jealousy"], "has no value"),
        (&["log", "--jealousy", "1", "--jealousy", "2"], "given twice"),
        (&["log"], "nothing to log"),
        (&["log", "--confirm"], "nothing to log"),
        (&["log", "--day", "2026-02-29", "--jealousy", "1"], "no day \"2026-02-29\" in the calendar"),
        (&["log", "--day", "2026-11-23", "--jealousy", "1"], "is in the future"),
        (&["log", "--day", "tomorrow", "--jealousy", "1"], "is in the future"),
        (&["log", "--day", "-99999999", "--jealousy", "1"], "in the calendar"),
        (&["log", "--trigger", "late_replay"], "did you mean late_reply?"),
        (&["log", "--did", "late_reply"], "there is no \"late_reply\" under \"What I did\""),
        (&["log", "--helped", "zzz"], "choose from talked"),
        (&["log", "--note", "my secret words"], "--note takes no text"),
        (&["log", "--jealosy", "1"], "did you mean --jealousy?"),
        (&["log", "--day", "-12", "--jealousy", "2"], "add --confirm"),
        (&["log", "extra"], "extra is not known here"),
        (&["note", "--day", "2026-11-23"], "is in the future"),
        (&["note", "words"], "words is not known here"),
        (&["checkin", "--day", "2026-13-01"], "in the calendar"),
        (&["checkin", "--plain", "--day", "2026-11-23"], "is in the future"),
        (&["show", "2026-11"], "is not a day"),
        (&["show", "abc"], "neither a day nor an id"),
        (&["show", "today", "yesterday"], "yesterday is not known here"),
        (&["list", "--from", "yesterday", "--to", "-3"], "swap them"),
        (&["list", "--limit", "0"], "whole number, 1 or more"),
        (&["list", "--limit", "-1"], "whole number, 1 or more"),
        (&["list", "--kind", "weather"], "inward list --help names them all"),
        (&["list", "--search", " "], "has no words"),
        (&["trends", "--weeks", "1"], "write a whole number from 2 to 52, or all"),
        (&["trends", "--weeks", "53"], "write a whole number from 2 to 52, or all"),
        (&["trends", "--weeks", "-4"], "write a whole number from 2 to 52, or all"),
        (&["trends", "--weeks", "many"], "write a whole number from 2 to 52, or all"),
        (&["patterns", "--weeks", "7"], "write a whole number from 8 to 52"),
        (&["patterns", "--weeks", "53"], "write a whole number from 8 to 52"),
        (&["patterns", "--weeks", "all"], "write a whole number from 8 to 52"),
        (&["explain"], "is missing"),
        (&["explain", "jealousy"], "is not the id of a statement: write it as trends and patterns print it"),
        (&["explain", "trend.jealousy.1"], "write it as trends and patterns print it"),
        (&["explain", "trend.jealousy.53"], "write it as trends and patterns print it"),
        (&["explain", "trend.envy.12"], "write it as trends and patterns print it"),
        (&["explain", "same_day.helped.moved.jealousy.12"], "write it as trends and patterns print it"),
        (&["explain", "same_day.triggers.late_reply.jealousy.7"], "patterns look at 8 to 52 weeks"),
        (&["delete"], "is missing"),
        (&["delete", "xyz"], "is not an id"),
        (&["delete", "a01a5"], "at least its last 6 digits"),
        (&["restore-entry", "-1"], "is not an id"),
        (&["status", "--jsn"], "did you mean --json?"),
        (&["demo", "--days", "0"], "whole number from 1 to 73000"),
        (&["demo", "--days", "-5"], "whole number from 1 to 73000"),
        (&["demo", "--seed", "x"], "whole number, 0 or more"),
        (&["completions", "tcsh"], "write one of bash"),
        (&["completions"], "is missing"),
        (&["--color", "pink", "status"], "write auto, always or never"),
        (&["--data-dir"], "has no value"),
        (&["shwo"], "there is no command \"shwo\": did you mean inward show?"),
        (&["frobnicate"], "inward --help lists the commands"),
        (&["foo"], "there is no command \"foo\": inward --help lists the commands"),
        (&["lgo"], "did you mean inward log?"),
        (&["help", "stats"], "did you mean inward status?"),
        (&["--jealousy", "1"], "--jealousy is not known here"),
    ] {
        home.run_with(arguments, "words").fails(2, part);
        assert_eq!(home.tree(), before, "{arguments:?}");
    }
}

#[test]
fn the_words_of_a_wrong_note_argument_are_not_repeated() {
    let ran = Home::new().run(&["log", "--note", "my secret words"]);
    assert!(!ran.err.contains("secret"), "{ran:?}");
}

#[test]
fn input_that_is_no_note_is_refused_and_nothing_is_made() {
    let home = Home::new();
    let long = "x".repeat(100_001);
    for (input, part) in [
        ("".as_bytes(), "no text on standard input"),
        (b" \n\x1b\n", "no text on standard input"),
        (b"\xff\xfe", "not text in UTF-8"),
        (long.as_bytes(), "100001 characters"),
    ] {
        home.run_with(&["note"], input).fails(2, part);
        home.run_with(&["log", "--note", "-"], input).fails(2, part);
        assert!(!home.data().exists());
    }
}

#[test]
fn without_a_terminal_the_full_screen_is_refused_with_the_ways_around_it() {
    let home = Home::new();
    for arguments in [&[] as &[&str], &["checkin"], &["checkin", "--day", "yesterday"], &["--color", "never"]]
    {
        home.run(arguments)
            .fails(1, "no terminal: use inward --plain, inward log, inward week or inward show");
    }
    home.run(&["demo"]).fails(1, "no terminal: use inward demo --plain or inward demo --into DIR");
    assert!(home.tree().is_empty());
}

#[test]
fn help_tells_of_every_command_and_shows_examples() {
    let home = Home::new();
    let help = home.ok(&["--help"]);
    for name in [
        "checkin",
        "note",
        "log",
        "show",
        "list",
        "week",
        "trends",
        "patterns",
        "explain",
        "delete",
        "restore-entry",
        "status",
        "backup",
        "doctor",
        "demo",
        "path",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {name} ")), "{name}");
        let own = home.ok(&[name, "--help"]);
        assert!(own.contains(&format!("Usage: inward {name}")), "{own}");
        assert!(own.contains("Examples:\n  "), "{name}");
        assert!(own.contains("--data-dir <DIR>") && !own.contains('`'), "{own}");
        assert_eq!(home.ok(&["help", name]), own, "{name}");
    }
    assert!(help.contains("Exit codes: 0 done"), "{help}");
    assert_eq!(home.ok(&["help"]), help);
    assert_eq!(home.ok(&["--version"]), concat!("inward ", env!("CARGO_PKG_VERSION"), "\n"));
    assert!(home.tree().is_empty());
}

#[test]
fn the_words_of_help_stand_as_they_are_meant() {
    let home = Home::new();
    let status = home.ok(&["status", "--help"]);
    assert!(
        status.contains("JSON: {\"day\": \"2026-11-22\", \"recorded\": true, \"due\": false"),
        "{status}"
    );
    assert_eq!(home.ok(&["help", "status"]), status);
    // A line that ends before it is full ends a sentence or introduces a list.
    for name in ["checkin", "log", "list", "week", "trends", "patterns", "explain", "demo"] {
        let help = home.ok(&[name, "--help"]);
        let words = help.split_once("\n\nGlobal options:").unwrap().1.split("\n\n").skip(1);
        for paragraph in words.filter(|paragraph| !paragraph.starts_with("Examples:")) {
            let lines: Vec<&str> = paragraph.lines().collect();
            for pair in lines.windows(2) {
                let next = pair[1].split(' ').next().unwrap_or_default();
                let is_full = pair[0].chars().count() + 1 + next.chars().count() > 100;
                assert!(is_full || pair[0].ends_with('.'), "{name}: {pair:?}");
            }
        }
    }
}

#[test]
fn completions_and_the_manual_tell_of_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.ok(&["completions", shell]);
        assert!(script.contains("restore-entry") && script.contains("self-criticism"), "{shell}");
    }
    let page = home.ok(&["man"]);
    assert!(page.contains(".TH inward 1") && page.contains(".SH \"INWARD RESTORE-ENTRY\""));
}

#[test]
fn a_clock_that_cannot_be_fixed_is_named() {
    let mut home = Home::new();
    home.at("yesterday");
    home.run(&["status"]).fails(1, "INWARD_NOW is not a moment");
    home.ok(&["path"]);
}
