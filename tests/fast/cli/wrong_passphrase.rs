//! A wrong passphrase, or a wrong paper key: every command that asks for it refuses, and nothing at all is written.

use std::collections::BTreeSet;
use std::fs;

use super::sealing::{OTHER, PASSPHRASE, done, sealed, with, with_input};
use crate::harness::home::Home;

/// Every command that looks into the journal, with what it is given on standard input. `{id}`, `{gone}` and `{file}` stand for an
/// entry, a deleted one, and an export.
const ASKING: [(&str, &str); 40] = [
    ("checkin --plain", "4\n1\n0\n3\n2\n-\n\n\n\n\n\nA line.\n\n"),
    ("note", "Words of this evening."),
    ("log --jealousy 3", ""),
    ("log --note -", "Words of this evening."),
    ("show", ""),
    ("show {id}", ""),
    ("list", ""),
    ("list --deleted", ""),
    ("list --search words", ""),
    ("week", ""),
    ("trends", ""),
    ("patterns", ""),
    ("explain baseline.jealousy", ""),
    ("card", ""),
    ("practice", ""),
    ("practice thought_record --plain", "One.\n"),
    ("delete {id}", ""),
    ("move {id} yesterday", ""),
    ("erase {id} --yes", ""),
    ("erase --before today --yes", ""),
    ("restore-entry {gone}", ""),
    ("status", ""),
    ("remind show", ""),
    ("export", ""),
    ("export --include all --output {new}", ""),
    ("import {file} --yes", ""),
    ("import --list", ""),
    ("import --undo 2026-11-22_211403-inward --yes", ""),
    ("report", "\n\n\n\n"),
    ("backup create", ""),
    ("backup list", ""),
    ("backup restore 2026-11-22 --yes", ""),
    ("encrypt --new-keys --recovery-file {new}", ""),
    ("decrypt --yes", ""),
    ("passphrase", ""),
    ("recovery --new --recovery-file {new}", ""),
    ("doctor", ""),
    ("doctor --json", ""),
    ("doctor --repair", ""),
    ("doctor --repair --json", ""),
];
/// Those that do without it.
const OTHERS: [&str; 11] = [
    "guide",
    "support",
    "demo",
    "config",
    "path",
    "completions",
    "man",
    "help",
    "privacy",
    "recovery --use",
    "sync",
];

/// A sealed journal with something for each command to work on, which is also to be sorted in.
fn prepared() -> (Home, String, impl Fn(&Home, &str) -> Vec<String>) {
    let (home, key) = sealed();
    let note = |words: &str| {
        done(&with_input(&home, PASSPHRASE, &["note"], words));
        let listed = done(&with(&home, PASSPHRASE, &["list", "--json"])).to_owned();
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        let listed = listed.as_array().unwrap();
        let is_it = |entry: &&serde_json::Value| entry["text"] == words || entry["line"] == words;
        listed.iter().find(is_it).unwrap_or(&listed[0])["id"].as_str().unwrap().to_owned()
    };
    let (id, gone) = (note("Stays."), note("Goes."));
    done(&with(&home, PASSPHRASE, &["delete", &gone]));
    done(&with(&home, PASSPHRASE, &["backup", "create"]));
    let file = home.dir().join("export.json");
    let file = file.to_str().unwrap().to_owned();
    done(&with(&home, PASSPHRASE, &["export", "--include", "all", "--output", &file]));
    home.done(&["note"], "Waits to be sorted in.");
    let words = move |home: &Home, line: &str| {
        let new = home.dir().join("new");
        let filled = |word: &str| {
            word.replace("{id}", &id)
                .replace("{gone}", &gone)
                .replace("{file}", &file)
                .replace("{new}", new.to_str().unwrap())
        };
        line.split(' ').map(filled).collect()
    };
    (home, key, words)
}

#[test]
fn a_wrong_passphrase_writes_nothing_whatever_it_is_given_for() {
    let (home, _, fill) = prepared();
    let before = home.tree();
    for (line, input) in ASKING {
        let words = fill(&home, line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for wrong in [OTHER, ""] {
            let ran = with_input(&home, &format!("{wrong}\n{wrong} and more\n"), &words, input);
            assert_eq!(ran.code, 1, "{line}: {ran:?}");
            assert!(ran.err.contains("this is not the passphrase of the journal"), "{line}: {ran:?}");
            // What was to be written is given back.
            assert!(input.is_empty() || !input.contains("evening") || ran.out == input, "{line}: {ran:?}");
            assert_eq!(home.tree(), before, "{line}");
        }
    }
    // With the right one they do what they are for.
    let shown = with(&home, PASSPHRASE, &["list"]);
    assert!(done(&shown).contains("Waits to be sorted in."));
    assert_ne!(home.tree(), before);
}

#[test]
fn a_wrong_paper_key_writes_nothing() {
    let (home, key, _) = prepared();
    let (_, other) = sealed();
    let before = home.tree();
    let mut spoilt = key.clone();
    spoilt.truncate(key.len() - 3);
    for wrong in [other.trim(), spoilt.trim(), "", PASSPHRASE] {
        let lines = format!("{wrong}\n{OTHER}\n");
        let ran = with(&home, &lines, &["recovery"]);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (3, "This is not the paper key of this journal.\n"),
            "{ran:?}"
        );
        with(&home, &lines, &["recovery", "--use"]).fails(1, "this is not the paper key of the journal");
        assert_eq!(home.tree(), before, "{wrong}");
    }
    // The keys are gone: even then it takes the right one.
    fs::remove_dir_all(home.data().join("keys")).unwrap();
    let before = home.tree();
    let new = home.dir().join("new");
    let arguments = ["recovery", "--use", "--recovery-file", new.to_str().unwrap()];
    with(&home, &format!("{}\n{OTHER}\n", other.trim()), &arguments).fails(1, "this is not the paper key");
    assert_eq!(home.tree(), before);
    assert_eq!(with(&home, &format!("{}\n{OTHER}\n", key.trim()), &arguments).code, 0);
}

#[test]
fn every_command_is_among_those_that_ask_or_those_that_do_not() {
    let home = Home::new();
    let help = home.ok(&["--help"]);
    let commands =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let listed: BTreeSet<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    let first = |line: &'static str| line.split(' ').next().unwrap();
    let known: BTreeSet<&str> = ASKING.iter().map(|(line, _)| first(line)).chain(OTHERS.map(first)).collect();
    assert_eq!(listed, known);
}
