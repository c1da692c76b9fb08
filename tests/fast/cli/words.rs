//! The tests of words that are piped in: whatever stands in the way, they are in the journal, in a draft, or printed.

use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::harness::home::{Home, Ran, TODAY, pipe, ran, special_file};

const WORDS: &str = "Precious words.\nOn two lines.\n";

/// Runs a command whose words are there before it starts.
pub(crate) fn at_hand(home: &Home, command: &mut Command, input: &[u8]) -> Ran {
    let path = home.dir().join("input");
    fs::write(&path, input).unwrap();
    let output = command.stdin(File::open(&path).unwrap()).output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Runs a command whose standard output cannot be written.
fn unheard(home: &Home, arguments: &[&str], input: &str) -> Ran {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    ran(home.command(arguments).stdout(full), input.as_bytes())
}

fn notes(home: &Home) -> Vec<Value> {
    let listed = home.json(&["list", "--json"]);
    let is_note = |entry: &&Value| entry["kind"] == "note";
    listed.as_array().unwrap().iter().filter(is_note).cloned().collect()
}

#[test]
fn words_that_are_not_meant_so_are_given_back() {
    let home = Home::new();
    for (arguments, part) in [
        (&["note", "--day", "2026-13-01"] as &[&str], "in the calendar"),
        (&["note", "--day", "tomorrow"], "is in the future"),
        (&["note", "--dya", "today"], "--dya is not known here"),
        (&["note", "--day", "-401"], "more than 400 days back: add --confirm"),
        (&["log", "--jealousy", "9", "--note", "-"], "is not a rating"),
        (&["log", "--note", "-", "--jealosy", "1"], "did you mean --jealousy?"),
        (&["--config", "/nowhere/config.toml", "note"], "/nowhere/config.toml"),
        (&["--data-dir", "/dev/null", "note"], "/dev/null is not a directory"),
        (&["checkin", "--plain", "--day", "never"], "is not a day"),
        (&["checkin", "--plain", "--dya", "never"], "--dya is not known here"),
    ] {
        let ran = at_hand(&home, &mut home.command(arguments), WORDS.as_bytes());
        assert!(ran.code == 1 || ran.code == 2, "{arguments:?}: {ran:?}");
        ran.fails(ran.code, part);
        ran.fails(ran.code, "printed on standard output");
        assert_eq!(ran.out, WORDS, "{arguments:?}");
    }
    assert!(!home.data().exists(), "nothing was made");
    let bytes = b"caf\xe9 at eight";
    let mut child = home.command(&["note"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), bytes.as_slice()));
    let long = "x".repeat(900_000);
    let ran = at_hand(&home, &mut home.command(&["note"]), long.as_bytes());
    ran.fails(2, "more than the 100000 that one entry holds");
    assert_eq!(ran.out, long);
    home.run_with(&["note", "--day", "never"], " \n").fails(2, "is not a day");
    let broken = ran_at(&home, "never", &["note"]);
    assert_eq!((broken.code, broken.out.as_str()), (1, WORDS));
}

fn ran_at(home: &Home, now: &str, arguments: &[&str]) -> Ran {
    ran(home.command(arguments).env("INWARD_NOW", now), WORDS.as_bytes())
}

#[test]
fn words_that_can_be_kept_nowhere_are_given_back() {
    let home = Home::new();
    fs::create_dir(home.data()).unwrap();
    for name in ["journal", "drafts"] {
        fs::write(home.data().join(name), "in the way").unwrap();
    }
    for arguments in [&["note"] as &[&str], &["log", "--note", "-"]] {
        let ran = home.run_with(arguments, WORDS);
        ran.fails(1, "journal is not a directory");
        ran.fails(1, "your words are not saved: they are printed on standard output, so keep a copy of them");
        assert_eq!(ran.out, WORDS);
        let ran = unheard(&home, arguments, WORDS);
        ran.fails(1, "your words are not saved and could not be printed either: keep a copy of them");
    }
}

#[test]
fn where_the_journal_cannot_be_written_words_and_answers_become_a_draft() {
    for name in ["journal", "write.lock"] {
        let home = Home::new();
        fs::create_dir(home.data()).unwrap();
        if name == "journal" {
            fs::write(home.data().join(name), "in the way").unwrap();
        } else {
            // A folder in its place has the lock in it.
            fs::create_dir_all(home.data().join(name).join("held")).unwrap();
        }
        for arguments in
            [&["note"] as &[&str], &["log", "--note", "-"], &["log", "--jealousy", "1", "--note", "-"]]
        {
            let ran = home.run_with(arguments, WORDS);
            ran.fails(1, name);
            ran.fails(1, "your words are kept as the draft of a note");
            assert_eq!(ran.out, "");
        }
        // The same words a second time need no second draft.
        assert_eq!(home.drafts().len(), 1, "{:?}", home.drafts());
        let mut command = home.command(&["checkin", "--plain"]);
        let ran = at_hand(&home, &mut command, b"1\n2\n3\n4\n0\n-\n\n\n\n\n\nA line of the evening.\n\n");
        ran.fails(1, name);
        assert!(home.drafts().iter().any(|draft| draft.contains("A line of the evening.")), "{ran:?}");
    }
}

#[test]
fn what_follows_a_wrong_answer_or_the_last_one_is_given_back() {
    let home = Home::new();
    let mut command = home.command(&["checkin", "--plain"]);
    let ran = at_hand(&home, &mut command, b"1\ntwo\n3\nA long evening.\n");
    ran.fails(2, "\"two\" is not a rating");
    assert!(ran.out.ends_with("two\n3\nA long evening.\n"), "{ran:?}");
    assert_eq!(home.drafts().len(), 1);
    let home = Home::new();
    let answers = format!("{}One.\n\nTwo.\n", "\n".repeat(11));
    let ran = at_hand(&home, &mut home.command(&["checkin", "--plain"]), answers.as_bytes());
    ran.fails(1, "it is printed, not saved");
    assert!(ran.out.ends_with("is recorded.\nTwo.\n"), "{ran:?}");
    assert_eq!(home.json(&["show", "--json"])[0]["text"], json!("One."));
    assert!(home.drafts().is_empty());
}

#[test]
fn a_note_that_was_saved_unheard_is_not_doubled_for_ten_minutes() {
    let mut home = Home::new();
    let ran = unheard(&home, &["note"], WORDS);
    ran.fails(1, "is saved in");
    ran.fails(1, "but standard output could not be written");
    ran.fails(1, "you need not do it again");
    assert!(home.drafts().is_empty());
    let memory = fs::read_to_string(home.data().join("unsaid.json")).unwrap();
    assert!(!memory.contains("Precious"), "{memory}");
    home.at("2026-11-22T21:24:03+01:00");
    let before = fs::read(home.month("2026-11")).unwrap();
    let ran = home.run_with(&["note"], WORDS);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("is already saved; nothing changed."), "{ran:?}");
    assert_eq!(fs::read(home.month("2026-11")).unwrap(), before);
    assert!(!home.data().join("unsaid.json").exists(), "it was said");
    // Now it is meant a second time.
    assert!(home.run_with(&["note"], WORDS).out.starts_with("Saved the note"));
    assert_eq!(notes(&home).len(), 2);
    assert!(home.run_with(&["note"], WORDS).out.starts_with("Saved the note"));
    assert_eq!(notes(&home).len(), 3);
    unheard(&home, &["note"], "Others.").fails(1, "is saved in");
    home.at("2026-11-22T21:34:04+01:00");
    assert!(home.run_with(&["note"], "Others.").out.starts_with("Saved the note"));
    assert_eq!(notes(&home).len(), 5);
    // Another day or other words are another note.
    unheard(&home, &["note"], "Again.").fails(1, "is saved in");
    for (arguments, words) in [(&["note", "--day", "-1"] as &[&str], "Again."), (&["note"], "Again!")] {
        assert!(home.run_with(arguments, words).out.starts_with("Saved the note"), "{words}");
    }
    assert_eq!(notes(&home).len(), 8);
}

#[test]
fn words_that_were_logged_unheard_are_not_added_twice_for_ten_minutes() {
    let mut home = Home::new();
    let log = ["log", "--jealousy", "3", "--trigger", "silence", "--note", "-"];
    home.run_with(&["log", "--note", "-"], "First.");
    unheard(&home, &log, "Second.").fails(1, "the check-in of 2026-11-22 is saved in");
    let before = home.json(&["show", "--json"]);
    assert_eq!(before[0]["text"], json!("First.\n\nSecond."));
    home.at("2026-11-22T21:20:00+01:00");
    let ran = home.run_with(&log, "Second.");
    assert_eq!((ran.code, ran.out.as_str()), (0, "The check-in of 2026-11-22 already says this.\n"));
    assert_eq!(home.json(&["show", "--json"]), before);
    assert_eq!(home.run_with(&log, "Second.").code, 0);
    assert_eq!(home.json(&["show", "--json"])[0]["text"], json!("First.\n\nSecond.\n\nSecond."));
    unheard(&home, &["log", "--note", "-"], "Third.").fails(1, "is saved in");
    // Other values that are named are still recorded.
    home.run_with(&["log", "--jealousy", "1", "--note", "-"], "Third.");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!(entry["text"], json!("First.\n\nSecond.\n\nSecond.\n\nThird."));
    assert_eq!(entry["ratings"]["jealousy"], json!(1));
    assert!(home.drafts().is_empty());
}

#[test]
fn where_an_unheard_save_cannot_be_remembered_its_draft_is_the_memory() {
    let home = Home::new();
    fs::create_dir_all(home.data().join("unsaid.json/inside")).unwrap();
    unheard(&home, &["note"], WORDS).fails(1, "is saved in");
    assert_eq!(home.drafts().len(), 1);
    let ran = home.run_with(&["note"], WORDS);
    assert!(ran.code == 0 && ran.out.contains("is already saved"), "{ran:?}");
    assert_eq!((notes(&home).len(), home.drafts().len()), (1, 0));
    unheard(&home, &["log", "--note", "-"], WORDS).fails(1, "is saved in");
    assert_eq!(
        home.run_with(&["log", "--note", "-"], WORDS).out,
        "The check-in of 2026-11-22 already says this.\n"
    );
    assert_eq!(home.drafts().len(), 0);
    assert!(home.data().join("unsaid.json/inside").exists());
}

#[test]
fn what_is_remembered_of_unheard_saves_is_kept_aside_when_it_is_damaged_and_left_when_it_is_newer() {
    for (text, is_kept) in [("{", false), (r#"{"format":"inward-unsaid","version":2}"#, true)] {
        let home = Home::new();
        fs::create_dir(home.data()).unwrap();
        fs::write(home.data().join("unsaid.json"), text).unwrap();
        unheard(&home, &["note"], WORDS).fails(1, "is saved in");
        let now = fs::read_to_string(home.data().join("unsaid.json")).unwrap();
        assert_eq!(now == text, is_kept, "{now}");
        assert_eq!(home.data().join("quarantine").exists(), !is_kept);
        assert!(home.run_with(&["note"], WORDS).out.contains("is already saved"));
        assert_eq!(notes(&home).len(), 1);
    }
}

#[test]
fn what_else_is_done_unheard_is_said_to_be_done() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    unheard(&home, &["delete", "b37f01a5"], "")
        .fails(1, "is deleted, but standard output could not be written");
    unheard(&home, &["restore-entry", "b37f01a5"], "").fails(1, "is back, but standard output");
    unheard(&home, &["log", "--jealousy", "3"], "").fails(1, "the check-in of 2026-11-22 is saved in");
    unheard(&home, &["backup", "create"], "").fails(1, "is made, but standard output");
    unheard(&home, &["doctor", "--repair"], "").fails(1, "everything repairable is repaired, but standard");
    let ran = unheard(&home, &["list"], "");
    ran.fails(1, "standard output could not be written");
    ran.fails(1, "make room there, then try again");
}

#[test]
fn a_day_far_back_is_written_for_only_when_it_is_confirmed() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    let before = home.tree();
    for arguments in [
        &["log", "--day", "-401", "--jealousy", "1"] as &[&str],
        &["log", "--day", "-3000", "--note", "-"],
        &["note", "--day", "2018-01-01"],
        &["checkin", "--plain", "--day", "-401"],
    ] {
        let ran = home.run_with(arguments, "1\n");
        ran.fails(2, "is more than 400 days back: add --confirm if it is the day you mean");
        assert_eq!(home.tree(), before, "{arguments:?}");
    }
    home.ok(&["log", "--day", "-400", "--jealousy", "1"]);
    home.ok(&["log", "--day", "-3000", "--jealousy", "1", "--confirm"]);
    assert_eq!(home.run_with(&["note", "--day", "-3000", "--confirm"], "words").code, 0);
    let arguments = ["checkin", "--plain", "--day", "-3001", "--confirm"];
    assert_eq!(home.run_with(&arguments, "\n".repeat(12)).code, 0);
    assert_eq!(home.ok(&["list"]).lines().count(), 5);
}

#[cfg(target_os = "linux")]
#[test]
fn words_are_in_a_draft_before_a_month_is_read_that_does_not_fit_into_memory() {
    let home = Home::new();
    assert_eq!(home.run_with(&["note"], "to be multiplied").code, 0);
    let month = fs::read_to_string(home.month("2026-11")).unwrap();
    let at = month.find("    {").unwrap();
    let end = month.find("    }\n").unwrap() + "    }".len();
    let entry = month.get(at..end).unwrap();
    let entries: Vec<String> = (0..30_000)
        .map(|number| {
            let text = format!("{number} {}", "to be multiplied ".repeat(50));
            let id = entry.find("\"id\": \"").unwrap() + 7;
            let entry = format!("{}{number:08x}{}", entry.get(..id).unwrap(), entry.get(id + 8..).unwrap());
            entry.replace("to be multiplied", &text)
        })
        .collect();
    fs::write(home.month("2026-11"), month.replace(entry, &entries.join(",\n"))).unwrap();
    assert!(fs::metadata(home.month("2026-11")).unwrap().len() > 25_000_000);
    for (arguments, words) in [
        (&["note"] as &[&str], "Words of a note."),
        (&["log", "--note", "-"], "Words of a log."),
        (&["checkin", "--plain"], "1\n\n\n\n\n\n\n\n\n\n\nWords of a check-in.\n"),
    ] {
        let mut command = crate::cli::process::behind(&home, "ulimit -v 100000", arguments);
        let ran = at_hand(&home, &mut command, words.as_bytes());
        assert_ne!(ran.code, 0, "there is too little memory: {ran:?}");
        let words = words.trim().lines().last().unwrap();
        assert!(home.drafts().iter().any(|draft| draft.contains(words)), "{arguments:?}: {ran:?}");
    }
    // With more memory the same words need no second note.
    assert_eq!(home.run_with(&["note"], "Words of a note.").code, 0);
    assert!(!home.drafts().iter().any(|draft| draft.contains("Words of a note.")));
}

/// Ways in which what the first start asked cannot be read.
#[cfg(unix)]
fn unreadable(home: &Home, how: &str) {
    let path = home.data().join("state.json");
    match how {
        "newer" => {
            fs::write(path, r#"{"format":"inward-state","version":2,"acknowledged":"often"}"#).unwrap();
        }
        "damaged" => fs::write(path, "{").unwrap(),
        "empty" => fs::write(path, "").unwrap(),
        "link" => std::os::unix::fs::symlink(home.config(), path).unwrap(),
        "pipe" => pipe(&path),
        "device" => {
            // Without the right to make one, anything else that is no file.
            if !special_file(&path, &["c", "1", "5"]) {
                fs::create_dir(&path).unwrap();
            }
        }
        _ => fs::create_dir_all(path.join("inside")).unwrap(),
    }
}

#[cfg(unix)]
#[test]
fn a_state_that_cannot_be_read_is_named_once_and_stands_in_nobodys_way() {
    for (how, what) in [
        ("newer", "state.json was written by a newer version of inward: it is left unchanged; update inward"),
        ("damaged", "move it away, or inward doctor --repair sets it aside"),
        ("empty", "move it away, or inward doctor --repair sets it aside"),
        (
            "link",
            "state.json is a symbolic link, which is never followed here: replace it with what it points to",
        ),
        ("pipe", "state.json is not a plain file: move it away"),
        ("device", "state.json is not a plain file: move it away"),
        ("directory", "state.json is not a plain file: move it away"),
    ] {
        let home = Home::new();
        home.ok(&["log", "--jealousy", "2"]);
        unreadable(&home, how);
        let look = |home: &Home| fs::symlink_metadata(home.data().join("state.json")).unwrap();
        let before = look(&home);
        for (arguments, input) in [
            (&["note"] as &[&str], "words"),
            (&["log", "--reassurance", "1", "--note", "-"], "more words"),
            (&["checkin", "--plain", "--day", "-1"], "\n\n\n\n\n\n\n\n\n\n\n\n"),
            (&["status"], ""),
            (&["list"], ""),
            (&["week"], ""),
            (&["show"], ""),
            (&["trends"], ""),
        ] {
            let ran = home.run_with(arguments, input);
            assert_eq!((ran.code, ran.err.lines().count()), (0, 1), "{how} {arguments:?}: {ran:?}");
            assert!(
                ran.err.contains(what) && ran.err.contains("until then it counts as never set"),
                "{ran:?}"
            );
        }
        assert!(home.run(&["list", "--json"]).out.matches(TODAY).count() > 1);
        let after = look(&home);
        assert_eq!((before.file_type(), before.len()), (after.file_type(), after.len()), "{how}");
        let found = home.run(&["doctor"]);
        let remedy = match how {
            "newer" => "update inward",
            "damaged" | "empty" => "inward doctor --repair sets it aside",
            "link" => "replace it with what it points to",
            _ => "move it away",
        };
        assert!(found.out.contains("state.json") && found.out.contains(remedy), "{how}: {found:?}");
    }
}

#[cfg(unix)]
#[test]
fn words_that_would_be_printed_to_nowhere_are_said_to_be_lost() {
    let home = Home::new();
    let mut command = home.command(&["note", "--dya"]);
    command.stdout(Stdio::null()).stdin(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(b"precious").unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("not saved and could not be printed either: keep a copy"), "{said}");
}
