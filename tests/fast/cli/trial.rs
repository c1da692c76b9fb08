//! A coin-flip trial from the first question to its result.

use serde_json::{Value, json};

use crate::harness::home::{Home, flat};
use crate::harness::schema::Schema;

const SCHEMA: &str = include_str!("../../../docs/insight.schema.json");

/// On which of its two days each pair of a trial that starts on 2026-11-23 is with it: the reference of the draws.
const FIRST_WITH: [bool; 8] = [false, true, true, false, false, true, true, false];
/// The ratings with it less those without: the reference of the test.
const DIFFERENCES: [i8; 8] = [-1, 0, 1, -2, -2, 0, -1, -1];

/// A home in which a trial of eight pairs was begun that starts the next day.
fn begun() -> Home {
    let home = Home::new();
    home.done(&["practice", "coin-flip trial", "--plain"], "1\n4\n1\n1\n2\n\n");
    home
}

/// The day of December or November that lies so many days after 2026-11-23.
fn after(days: usize) -> String {
    match 23 + days {
        day @ ..31 => format!("2026-11-{day}"),
        day => format!("2026-12-{:02}", day - 30),
    }
}

/// Lives through the pairs of the trial, with 3 on each day without.
fn live(home: &mut Home, pairs: usize) {
    for (pair, (is_first, difference)) in FIRST_WITH.into_iter().zip(DIFFERENCES).take(pairs).enumerate() {
        for second in [false, true] {
            let day = after(3 * pair + usize::from(second));
            let with = is_first != second;
            let rating = if with { 3 + difference } else { 3 }.to_string();
            home.at(&format!("{day}T21:00:00+01:00")).done(&["log", "--self-criticism", &rating], "");
        }
    }
}

#[test]
fn a_trial_holds_what_was_answered_and_no_draw() {
    let home = begun();
    let trial = &home.json(&["list", "--json"])[0];
    for (field, expected) in [
        ("what", json!("kind_break")),
        ("sign", json!("self_criticism")),
        ("shows", json!("same")),
        ("pairs", json!(8)),
        ("start", json!("2026-11-23")),
        ("ended_on", Value::Null),
        ("done", json!([])),
    ] {
        assert_eq!(trial[field], expected, "{field}");
    }
    let fields: Vec<&String> = trial.as_object().unwrap().keys().collect();
    assert_eq!(fields.len(), 14, "{fields:?}");
    let again = home.done(&["practice", "trial", "--plain"], "\n");
    assert!(flat(&again).contains("Tonight comes first. Do what you need, and tick it."), "{again}");
    assert_eq!(home.json(&["list", "--json"]).as_array().map(Vec::len), Some(1), "one at a time");
}

#[test]
fn the_result_is_the_same_in_text_json_and_explain_and_stands_nowhere_before_its_end() {
    let mut home = begun();
    live(&mut home, 8);
    home.at("2026-12-15T21:00:00+01:00");
    assert_eq!(home.json(&["patterns", "--json"])["trials"], json!([]), "the last pair is not over");
    home.at("2026-12-16T21:00:00+01:00");
    let patterns = home.json(&["patterns", "--json"]);
    assert_eq!(Schema::new(SCHEMA).check_as("patterns", &patterns), Ok(()));
    let finding = &patterns["trials"][0];
    assert_eq!((&finding["method"], &finding["verdict"]), (&json!("coin_flip"), &json!("cannot_tell")));
    for (figure, expected) in [
        ("pairs", 8.0),
        ("dropped", 0.0),
        ("with_mean", 2.25),
        ("without_mean", 3.0),
        ("difference", -0.75),
        ("extreme", 40.0),
        ("patterns", 256.0),
        ("p", 0.156_25),
        ("low", -1.615_363_867_359_475_7),
        ("high", 0.115_363_867_359_475_68),
        ("done_as_drawn", 0.0),
        ("drawn", 0.0),
    ] {
        let found = finding["figures"][figure].as_f64().unwrap();
        assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{figure}: {found}");
    }
    let id = finding["id"].as_str().unwrap();
    let text = flat(&home.ok(&["patterns"]));
    let words = "Self-criticism, 8 pairs of days. With a kindness break 2.3, without 3.0: difference −0.8, likely between −1.6 \
                 and +0.1: can't tell yet. Eight pairs are few; a trial of its own can be made again later.";
    assert!(text.contains("Coin-flip trials") && text.contains(words) && text.contains(id), "{text}");
    let explained = home.json(&["explain", id, "--json"]);
    assert_eq!(&explained["finding"], finding);
    let entries = explained["entries"].as_array().unwrap();
    let sides: Vec<&str> = entries.iter().map(|entry| entry["part"].as_str().unwrap()).collect();
    assert_eq!(&sides[..4], ["without", "with", "with", "without"]);
    assert_eq!(sides.len(), 16);
    assert!(flat(&home.ok(&["explain", id])).contains(words));
}

#[test]
fn a_trial_that_goes_on_has_nothing_to_explain() {
    let home = begun();
    let id = home.json(&["list", "--json"])[0]["id"].as_str().unwrap().to_owned();
    let ran = home.run(&["explain", &format!("trial.{id}")]);
    ran.fails(1, "is no coin-flip trial that is over");
    home.run(&["explain", "trial.late"]).fails(2, "is not the id of a statement");
}
