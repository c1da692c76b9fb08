//! A sealed journal on the command line: sealing it, opening it, writing while it is locked, and unsealing it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::harness::home::{Home, PROGRAM, Ran, ran};

pub(super) const PASSPHRASE: &str = "seven quiet rivers";
pub(super) const OTHER: &str = "nine loud mountains";

/// Runs the program with lines in the open file 3.
pub(super) fn with(home: &Home, lines: &str, arguments: &[&str]) -> Ran {
    with_input(home, lines, arguments, "")
}

pub(super) fn with_input(home: &Home, lines: &str, arguments: &[&str], input: &str) -> Ran {
    let secrets = home.dir().join("secrets");
    fs::write(&secrets, lines).unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$0\" \"$@\" --passphrase-fd 3 3< \"$SECRETS\"", PROGRAM]).args(arguments);
    command.env_clear().envs(home.environment()).env("SECRETS", &secrets);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let ran = ran(&mut command, input.as_bytes());
    fs::remove_file(secrets).unwrap();
    ran
}

pub(super) fn done(ran: &Ran) -> &str {
    assert_eq!(ran.code, 0, "{}", ran.err);
    &ran.out
}

/// A sealed journal with a check-in and a note, and its paper key.
pub(super) fn sealed() -> (Home, String) {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2", "--trigger", "late_reply"]);
    home.done(&["note"], "A word that nobody else is to read.");
    let key = seal(&home);
    (home, key)
}

fn seal(home: &Home) -> String {
    let file = home.dir().join("paper");
    let ran = with(home, PASSPHRASE, &["encrypt", "--yes", "--recovery-file", file.to_str().unwrap()]);
    assert!(done(&ran).ends_with("The journal is sealed.\n"), "{}", ran.out);
    let key = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    assert!(key.starts_with("AGE-SECRET-KEY-1"));
    key
}

fn holds(path: &Path, word: &str) -> bool {
    crate::harness::home::tree(path)
        .into_values()
        .any(|bytes| bytes.windows(word.len()).any(|it| it == word.as_bytes()))
}

#[test]
fn a_sealed_journal_is_read_with_its_passphrase_and_only_with_it() {
    let (home, _) = sealed();
    assert!(!holds(home.dir(), "nobody else") && !holds(home.dir(), "late_reply"));
    assert!(done(&with(&home, PASSPHRASE, &["show"])).contains("nobody else"));
    for arguments in [["show"], ["list"], ["week"], ["trends"], ["patterns"], ["doctor"], ["export"]] {
        let before = home.tree();
        home.run(&arguments).fails(1, "the journal is locked, and there is no terminal");
        with(&home, OTHER, &arguments).fails(1, "this is not the passphrase of the journal");
        assert_eq!(home.tree(), before, "{arguments:?}");
    }
    home.run(&["status"]).fails(1, "locked");
    assert!(done(&with(&home, PASSPHRASE, &["status"])).contains("recorded"));
    assert!(done(&with(&home, PASSPHRASE, &["doctor"])).contains("All is well."));
}

#[test]
fn line_by_line_it_is_opened_first_and_support_needs_no_passphrase() {
    let (home, _) = sealed();
    let before = home.tree();
    let ran = home.run_with(&["--plain"], "?\nsupport\nwhat\n\nquit\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    for said in [
        "This journal is sealed.",
        "findahelpline.com",
        "Press Enter alone",
        "there is no terminal",
        "Closed.",
    ] {
        assert!(ran.out.contains(said), "{said}: {ran:?}");
    }
    assert_eq!(home.tree(), before);
    let ran = with_input(&home, PASSPHRASE, &["--plain"], "entries\n\n1\n\nback\n3\nMore words.\n\nquit\n");
    assert!(done(&ran).contains("nobody else") && !ran.out.contains("This journal is sealed."), "{ran:?}");
    assert!(done(&with(&home, PASSPHRASE, &["list", "--search", "more"])).contains("More words."));
    let ran = home.run_with(&["--plain"], "check-in\n3\n1\n\n\n\n\n\n\n\n\n\n\nquit\n");
    assert!(ran.code == 0 && ran.out.contains("sealed"), "{ran:?}");
    assert!(!holds(home.dir(), "More words."));
}

#[test]
fn all_commands_work_on_a_sealed_journal() {
    let (home, _) = sealed();
    let json = with(&home, PASSPHRASE, &["list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(done(&json)).unwrap();
    let note = listed.as_array().unwrap().iter().find(|entry| entry["kind"] == json!("note")).unwrap();
    let id = note["id"].as_str().unwrap();
    done(&with(&home, PASSPHRASE, &["move", id, "yesterday"]));
    done(&with(&home, PASSPHRASE, &["delete", id]));
    assert!(done(&with(&home, PASSPHRASE, &["list", "--deleted"])).contains(&id[id.len() - 8..]));
    done(&with(&home, PASSPHRASE, &["restore-entry", id]));
    done(&with(&home, PASSPHRASE, &["backup", "create"]));
    let backups = done(&with(&home, PASSPHRASE, &["backup", "list", "--json"])).to_owned();
    let backups: serde_json::Value = serde_json::from_str(&backups).unwrap();
    assert_eq!(backups["backups"][0]["entries"], json!(null));
    let name = backups["backups"][0]["name"].as_str().unwrap();
    done(&with(&home, PASSPHRASE, &["backup", "restore", name, "--yes"]));
    let out = home.dir().join("out.json");
    done(&with(
        &home,
        PASSPHRASE,
        &["export", "--format", "json", "--include", "all", "--output", out.to_str().unwrap()],
    ));
    let other = Home::new();
    other.ok(&["log", "--steady", "1", "--day", "-3"]);
    seal(&other);
    done(&with(&other, PASSPHRASE, &["import", out.to_str().unwrap(), "--yes"]));
    assert!(done(&with(&other, PASSPHRASE, &["list", "--search", "nobody"])).contains("nobody else"));
    assert!(!holds(other.data(), "nobody else"));
    let receipts = done(&with(&other, PASSPHRASE, &["import", "--list"])).to_owned();
    done(&with(
        &other,
        PASSPHRASE,
        &["import", "--undo", receipts.split_whitespace().next().unwrap(), "--yes"],
    ));
}

#[test]
fn what_is_written_while_it_is_locked_is_there_once_it_is_opened() {
    let (mut home, _) = sealed();
    assert_eq!(home.done(&["note"], "Caught in the evening."), "Sealed; sorted in at the next unlock.\n");
    assert!(home.ok(&["log", "--jealousy", "3", "--did", "waited"]).starts_with("Sealed;"));
    assert!(home.done(&["log", "--note", "-"], "And these.").starts_with("Sealed;"));
    home.at("2026-11-22T21:30:00+01:00");
    let answers = "\n\n-\n3\n0\n2\n\n\n\n\n\nLast words.\n\n";
    assert!(home.done(&["checkin", "--plain"], answers).contains("Sealed;"));
    assert!(!holds(home.dir(), "Caught") && !holds(home.dir(), "waited") && !holds(home.dir(), "Last words"));
    home.run(&["log", "--jealousy", "3", "--day", "-9"]).fails(2, "add --confirm to set ratings");
    let shown = done(&with(&home, PASSPHRASE, &["show", "--json"])).to_owned();
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let check_in = shown.as_array().unwrap().iter().find(|it| it["kind"] == json!("check_in")).unwrap();
    assert_eq!(check_in["ratings"]["jealousy"], json!(3));
    assert_eq!(check_in["ratings"]["steadiness"], json!(2));
    assert_eq!(check_in["triggers"], json!(["late_reply"]));
    assert_eq!(check_in["did"], json!(["waited"]));
    assert_eq!(check_in["text"], json!("And these.\n\nLast words."));
    assert!(done(&with(&home, PASSPHRASE, &["show"])).contains("without the passphrase"));
    assert!(
        done(&with(&home, PASSPHRASE, &["list", "--search", "evening"])).contains("Caught in the evening")
    );
}

#[test]
fn with_the_passphrase_given_along_nothing_waits() {
    let (home, _) = sealed();
    assert!(done(&with_input(&home, PASSPHRASE, &["note"], "At once.")).starts_with("Saved the note"));
    assert!(done(&with(&home, PASSPHRASE, &["log", "--steady", "1"])).starts_with("Saved"));
    assert!(!home.data().join("inbox").exists());
}

#[test]
fn the_passphrase_is_changed_and_the_paper_key_opens_what_it_opened() {
    let (home, key) = sealed();
    let two = format!("{PASSPHRASE}\n{OTHER}\n");
    with(&home, &format!("{OTHER}\n{PASSPHRASE}\n"), &["passphrase"]).fails(1, "not the passphrase");
    with(&home, &format!("{PASSPHRASE}\npassword1234\n"), &["passphrase"]).fails(2, "tried first");
    with(&home, &format!("{PASSPHRASE}\nshort\n"), &["passphrase"]).fails(2, "too short");
    assert!(done(&with(&home, &two, &["passphrase"])).contains("--new-keys"));
    with(&home, PASSPHRASE, &["show"]).fails(1, "not the passphrase");
    done(&with(&home, OTHER, &["show"]));
    assert!(done(&with(&home, &key, &["recovery"])).contains("This is the paper key"));
    assert_eq!(with(&home, "AGE-SECRET-KEY-1NONE", &["recovery"]).code, 3);
    done(&with(&home, &format!("{key}{PASSPHRASE}\n"), &["recovery", "--use"]));
    done(&with(&home, PASSPHRASE, &["show"]));
    let file = home.dir().join("paper");
    let arguments = ["recovery", "--new", "--recovery-file", file.to_str().unwrap()];
    done(&with(&home, PASSPHRASE, &arguments));
    with(&home, PASSPHRASE, &arguments).fails(1, "is there already");
    assert_eq!(with(&home, &key, &["recovery"]).code, 3);
    done(&with(&home, &fs::read_to_string(&file).unwrap(), &["recovery"]));
    with(&home, PASSPHRASE, &["recovery", "--new"]).fails(2, "--recovery-file");
}

#[test]
fn an_unsealed_journal_is_as_it_was() {
    let home = Home::new();
    home.done(&["note"], "A word that nobody else is to read.");
    let before = fs::read(home.month("2026-11")).unwrap();
    seal(&home);
    home.run(&["encrypt", "--yes"]).fails(2, "--recovery-file");
    with(&home, OTHER, &["decrypt", "--yes"]).fails(1, "not the passphrase");
    home.run(&["decrypt"]).fails(2, "add --yes");
    done(&with(&home, PASSPHRASE, &["decrypt", "--yes"]));
    assert_eq!(fs::read(home.month("2026-11")).unwrap(), before);
    assert!(home.ok(&["show"]).contains("nobody else"));
    assert!(home.ok(&["doctor"]).contains("All is well."));
}

#[test]
fn what_is_not_in_order_is_not_sealed() {
    let home = Home::new();
    home.done(&["note"], "words");
    fs::write(home.data().join("journal/2026-10.json"), "damaged").unwrap();
    let file = home.dir().join("paper");
    let before = home.tree();
    let ran = with(&home, PASSPHRASE, &["encrypt", "--yes", "--recovery-file", file.to_str().unwrap()]);
    ran.fails(1, "2026-10.json must be put in order first");
    assert_eq!(home.tree(), before);
    assert!(!file.exists());
}

#[test]
fn any_age_program_opens_a_month_with_the_paper_key() {
    let (home, key) = sealed();
    if Command::new("age").arg("--version").output().is_err() {
        eprintln!("skipped: there is no program age");
        return;
    }
    let paper = home.dir().join("paper");
    fs::write(&paper, key).unwrap();
    let month = home.data().join("journal/2026-11.json.age");
    let age = |arguments: &[&str]| Command::new("age").args(arguments).output().unwrap();
    let opened = age(&["-d", "-i", paper.to_str().unwrap(), month.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&opened.stdout).contains("nobody else"));
    // A month that somebody else sealed is not taken for the month.
    let forged = home.dir().join("forged.age");
    let inbox = fs::read_to_string(home.data().join("keys/inbox.pub")).unwrap();
    fs::write(&paper, "{}").unwrap();
    let sealed = age(&["-r", inbox.trim(), "-o", forged.to_str().unwrap(), paper.to_str().unwrap()]);
    assert!(sealed.status.success());
    fs::copy(forged, &month).unwrap();
    let ran = with(&home, PASSPHRASE, &["list"]);
    assert!(ran.err.contains("sealed with a key that is not here"), "{}", ran.err);
}
