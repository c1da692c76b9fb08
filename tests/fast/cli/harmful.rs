//! Nothing that stands in a journal, a config, a name or an argument reaches the terminal as a control.

use std::collections::BTreeSet;
use std::fs;

use inward::journal::text::is_harmful;
use inward::journal::{Day, EntryId, Moment};
use serde_json::{Value, json};

use crate::harness::home::{Home, Ran};

/// Every control character, every character of Unicode's `Bidi_Control`, the ends of lines, and words around them.
fn harmful() -> String {
    let controls = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}');
    let bidi =
        "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    let more = "\u{2028}\u{2029}\u{206a}\u{206f}\u{fff9}\u{fffb}\u{e0001}";
    let all: String = controls.chain(bidi.chars()).chain(more.chars()).flat_map(|c| ['x', c]).collect();
    assert!(all.chars().step_by(2).all(|c| c == 'x') && all.chars().skip(1).step_by(2).all(is_harmful));
    format!("a{all}z👩‍👧")
}

/// The value with all that in every text and every id of a choice.
fn with_harmful(value: &mut Value) {
    match value {
        Value::String(text) => {
            let means_something = text.parse::<Day>().is_ok()
                || text.parse::<Moment>().is_ok()
                || text.parse::<EntryId>().is_ok();
            if !means_something {
                text.push_str(&harmful());
            }
        }
        Value::Array(list) => {
            list.iter_mut().for_each(with_harmful);
            // A ticked id becomes an argument, which cannot hold it.
            list.iter_mut().filter(|item| item.is_string()).for_each(|item| {
                *item = json!(item.as_str().unwrap().replace('\0', ""));
            });
        }
        Value::Object(fields) => fields.values_mut().for_each(with_harmful),
        _ => {}
    }
}

/// A sample journal in which every text, tick and name holds it, with a version that waits and an unknown kind.
fn home() -> (Home, Vec<Value>) {
    let home = Home::with_sample(100);
    let mut all = Vec::new();
    for month in fs::read_dir(home.data().join("journal")).unwrap() {
        let path = month.unwrap().path();
        let mut document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for entry in document["entries"].as_array_mut().unwrap() {
            for (name, value) in entry.as_object_mut().unwrap() {
                if !["id", "kind", "replaces"].contains(&name.as_str()) {
                    with_harmful(value);
                }
            }
        }
        let month = document["month"].as_str().unwrap().to_owned();
        let last = document["entries"].as_array().unwrap().last().unwrap().clone();
        let mut other = last.clone();
        other["x"] = json!(harmful());
        document["others"] = json!([other]);
        let unknown = json!({
            "id": format!("019aa9b2-6f0e-7c54-9d0a-3c1f8e2b{}", month.replace('-', "").get(2..).unwrap()),
            "kind": harmful(), "day": last["day"], "saved_at": last["saved_at"], "edited_at": null,
            "replaces": [], "late": false, "text": harmful(),
        });
        document["entries"].as_array_mut().unwrap().push(unknown);
        fs::write(&path, document.to_string()).unwrap();
        all.extend(document["entries"].as_array().unwrap().iter().cloned());
    }
    let label = format!("{}", Value::from(harmful().replace('\u{7f}', "")));
    home.set_config(&format!(
        "[ticks.triggers]\nrain = {label}\nlate_reply = {label}\n[support]\nsister = {label}\n"
    ));
    (home, all)
}

/// Both streams of a run, which must be harmless.
fn both(ran: &Ran, what: &dyn std::fmt::Debug) {
    for (stream, text) in [("out", &ran.out), ("err", &ran.err)] {
        let found: BTreeSet<char> = text.chars().filter(|c| *c != '\n' && is_harmful(*c)).collect();
        assert!(found.is_empty(), "{what:?} {stream}: {found:?}");
    }
}

/// All ids of findings in a value.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| ids(value, found)),
        Value::Object(fields) => {
            found.extend(fields.get("id").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| ids(value, found));
        }
        _ => {}
    }
}

#[test]
fn no_command_prints_what_could_disturb_a_terminal() {
    let (home, all) = home();
    let check = |arguments: &[&str], input: &str| {
        let ran = home.run_with(arguments, input);
        both(&ran, &arguments);
        ran
    };
    for (arguments, part) in [
        (vec!["show", "yesterday"], "check-in"),
        (vec!["list"], "check-in"),
        (vec!["list", "--search", "z👩‍👧"], "check-in"),
        (vec!["week"], "7 days"),
        (vec!["trends"], "Jealousy"),
        (vec!["patterns"], "Patterns"),
        (vec!["status"], "recorded"),
        (vec!["backup"], ""),
        (vec!["backup", "create"], ""),
        (vec!["doctor"], ""),
        (vec!["path"], "data directory"),
        (vec!["help"], "inward"),
        (vec!["help", "log"], "log"),
    ] {
        let ran = check(&arguments, "");
        assert!(ran.out.contains(part), "{arguments:?}: {ran:?}");
        if !["path", "help", "create"].iter().any(|word| arguments.contains(word)) {
            let ran = check(&[&arguments[..], &["--json"]].concat(), "");
            if arguments[0] != "backup" {
                serde_json::from_str::<Value>(&ran.out).unwrap();
            }
        }
    }
    let mut findings = BTreeSet::new();
    for command in ["trends", "patterns"] {
        ids(&home.json(&[command, "--json"]), &mut findings);
    }
    let of_ticks: Vec<&String> = findings.iter().filter(|id| id.contains(is_harmful)).take(3).collect();
    assert!(!of_ticks.is_empty(), "{findings:?}");
    for id in of_ticks.into_iter().chain(findings.iter().take(3)) {
        check(&["explain", id], "");
        check(&["explain", id, "--json"], "");
    }
    let kinds: BTreeSet<&str> = all.iter().filter_map(|entry| entry["kind"].as_str()).collect();
    let known: Vec<&str> = kinds.into_iter().filter(|kind| !kind.contains(is_harmful)).collect();
    assert!(known.contains(&"check_in") && known.len() > 3, "{known:?}");
    for kind in known {
        let id = all.iter().find(|entry| entry["kind"] == kind).unwrap()["id"].as_str().unwrap();
        for command in
            [vec!["show", id], vec!["delete", id], vec!["list", "--deleted"], vec!["restore-entry", id]]
        {
            assert_eq!(check(&command, "y\n").code, 0, "{command:?}");
        }
    }
    let log = ["log", "--trigger", "rain", "--jealousy", "1", "--note", "jealousy"];
    check(&log, &harmful().replace('\0', ""));
    check(&["note"], &harmful().replace('\0', ""));
    check(&["checkin", "--plain", "--day", "yesterday"], &"\n".repeat(60));
    let input = format!("{}\n", harmful().replace('\n', "")).repeat(60);
    let mut ran =
        crate::cli::words::at_hand(&home, &mut home.command(&["checkin", "--plain"]), input.as_bytes());
    // Answers that are no answers are given back to a pipe as they came.
    ran.out = ran.out.strip_suffix(&input).unwrap().to_owned();
    both(&ran, &"checkin --plain");
}

#[test]
fn json_gives_back_every_character_that_it_escapes() {
    let (home, mut all) = home();
    let sorted = |mut list: Vec<Value>| {
        list.sort_by_key(|entry| entry["id"].to_string());
        list
    };
    let listed = home.json(&["list", "--json"]);
    let fields = |entry: &mut Value| drop(entry.as_object_mut().unwrap().remove("replaces"));
    all.iter_mut().for_each(fields);
    let mut listed = listed.as_array().unwrap().clone();
    listed.iter_mut().for_each(fields);
    let waiting = |list: Vec<Value>| -> Vec<Value> {
        sorted(list)
            .into_iter()
            .map(|mut entry| {
                entry.as_object_mut().unwrap().remove("x");
                entry
            })
            .collect()
    };
    assert_eq!(waiting(listed), waiting(all));
}

#[test]
fn no_error_prints_an_argument_as_it_is() {
    let home = Home::new();
    let word = harmful().replace('\0', "");
    for arguments in [
        vec!["show", word.as_str()],
        vec!["list", "--kind", &word],
        vec!["list", "--from", &word],
        vec!["list", "--search", &word],
        vec!["log", "--trigger", &word],
        vec!["log", "--jealousy", &word],
        vec!["explain", &word],
        vec!["backup", "restore", &word],
        vec!["completions", &word],
        vec!["help", &word],
        vec![word.as_str()],
        vec!["--config", &word, "status"],
        vec!["--data-dir", &word, "list"],
    ] {
        both(&home.run(&arguments), &arguments);
    }
    home.set_config(&format!("theme = {}\n", Value::from(harmful())));
    both(&home.run(&["list"]), &"a theme");
    home.set_config(&format!("{word} = 1\n"));
    both(&home.run(&["list"]), &"a key");
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_is_printed_as_it_is() {
    let home = Home::with_sample(3);
    let word = harmful().replace(['\0', '/'], "");
    let short: String = word.chars().skip(60).take(60).collect();
    for (dir, name) in [
        ("journal", format!("2026-11 {short}.json")),
        ("journal", format!("2026-11.json.{short}")),
        ("journal", short.clone()),
        ("drafts", format!("draft-{short}.jsonl")),
        ("trash", format!("{short}.json")),
        ("backups", format!("{short}.json")),
        ("", short.clone()),
    ] {
        let dir = home.data().join(dir);
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join(name), "{").unwrap();
    }
    for arguments in [
        vec!["doctor"],
        vec!["doctor", "--json"],
        vec!["list"],
        vec!["backup"],
        vec!["status"],
        vec!["doctor", "--repair", "--yes"],
        vec!["doctor", "--repair"],
    ] {
        both(&home.run(&arguments), &arguments);
    }
}
