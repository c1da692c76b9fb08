//! Checks that every `inward ...` call named in the program's texts is a valid call.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clap::{CommandFactory, Parser};

use super::{Arguments, Command, usage};

/// The calls that a line of source names in its texts.
fn calls(line: &str) -> Vec<Vec<String>> {
    if line.trim_start().starts_with("//") {
        return Vec::new();
    }
    let mut rest = line;
    let mut calls = Vec::new();
    while let Some((before, text)) = rest.split_once("inward ") {
        calls.extend(call(before, text));
        rest = text;
    }
    calls
}

fn call(before: &str, text: &str) -> Option<Vec<String>> {
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '_') {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    for word in text.split('"').next()?.split_whitespace() {
        let bare = word.trim_end_matches(|c: char| ":;,.)\\".contains(c));
        let is_name = bare.len() > 1 && bare.chars().all(|c| c.is_ascii_uppercase());
        let is_action = words.len() == 1
            && ["create", "list", "restore", "print", "init", "check", "partner"].contains(&bare);
        // The values after one of these belong to the sentence.
        let takes_more =
            !words.last().is_some_and(|last| ["--repair", "--yes", "--json"].contains(&last.as_str()));
        let is_value = takes_more && bare.starts_with(|c: char| c.is_ascii_digit() || c == '{');
        let is_option = bare.starts_with("--");
        if words.is_empty() {
            Arguments::command().find_subcommand(bare)?;
            words.push(bare.to_owned());
        } else if is_name || is_value || words.last().is_some_and(|last| last == "--trigger") {
            words.push(value(&words, bare));
        } else if is_action || is_option {
            words.push(bare.to_owned());
        } else {
            break;
        }
        if bare != word {
            break;
        }
    }
    (!words.is_empty()).then_some(words)
}

/// Returns a word that can stand in the place of a name or of a value that is filled in.
fn value(words: &[String], written: &str) -> String {
    match words {
        _ if written.starts_with(|c: char| c.is_ascii_digit()) => written,
        [.., last] if last == "--month" => "2026-11",
        [.., last] if last == "--trigger" => "late_reply",
        [command, ..] if ["delete", "restore-entry", "erase"].contains(&command.as_str()) => "8e2b7a10",
        [command, ..] if command == "completions" => "bash",
        [command, one] if command == "move" && one != "8e2b7a10" => "2026-11-22",
        [command] if command == "move" => "8e2b7a10",
        _ => "2026-11-22",
    }
    .to_owned()
}

/// Returns the reason why a call cannot be meant.
fn refused(words: &[String]) -> Option<String> {
    let arguments = [OsString::from("inward")].into_iter().chain(words.iter().map(OsString::from));
    match Arguments::try_parse_from(arguments).map(|arguments| arguments.command) {
        Ok(Some(Command::Backup(backup))) if backup.lacks_a_name() => Some("restore needs a name".to_owned()),
        Ok(Some(Command::Erase(erase))) if erase.lacks_a_target() => Some("it erases nothing".to_owned()),
        Ok(_) => None,
        // Help is printed.
        Err(help) if !help.use_stderr() => None,
        Err(error) => Some(usage::line(&error, &Arguments::command()).to_string()),
    }
}

fn sources(dir: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "toml") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_call_that_a_text_of_the_program_names_can_be_called_so() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), &mut texts);
    sources(&root.join("assets"), &mut texts);
    let (mut count, mut wrong) = (0, Vec::new());
    for text in &texts {
        let (mut in_examples, mut in_tests) = (false, false);
        for line in text.lines() {
            // Help speaks of commands by their names; its examples are tested with it.
            in_examples |= line.contains("EXAMPLES: &str = ");
            in_tests |= line.starts_with("mod tests {") || line.starts_with("#[test]");
            if !in_examples && !in_tests {
                for call in calls(line) {
                    count += 1;
                    wrong.extend(refused(&call).map(|why| format!("inward {}: {why}", call.join(" "))));
                }
            }
            in_examples &= !line.ends_with("\";");
        }
    }
    assert!(count > 20, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_call_ends_where_the_sentence_goes_on() {
    for (line, expected) in [
        (r#""see inward list --deleted shows""#, vec!["list --deleted"]),
        (r#""inward backup restore brings it back""#, vec!["backup restore"]),
        (r#""inward backup restore {self}{month}""#, vec!["backup restore 2026-11-22"]),
        (r#""(inward doctor --repair): then inward note.""#, vec!["doctor --repair", "note"]),
        (r#""inward never opens a connection""#, vec![]),
        ("/// inward doctor", vec![]),
    ] {
        let found: Vec<String> = calls(line).iter().map(|call| call.join(" ")).collect();
        assert_eq!(found, expected, "{line}");
    }
    assert!(refused(&["backup".to_owned(), "restore".to_owned()]).is_some());
}
