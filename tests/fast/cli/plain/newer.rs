//! A check-in that was saved otherwise since its draft was begun, or while it is asked for: no word of either goes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use serde_json::Value;

use super::typed;
use crate::harness::home::Home;

/// Enter at every question after the first.
const TO_THE_END: &str = "\n\n\n\n\n\n\n\n\n\n\n";

fn home() -> Home {
    let home = Home::new();
    typed(&home, "0\n\nquit\n");
    // A day that has its backup already has no other one of what comes now.
    home.done(&["note"], "Snow.");
    home
}

fn day(home: &Home) -> Value {
    let entries = home.json(&["show", "--json"]);
    entries.as_array().unwrap().iter().find(|entry| entry["kind"] == "check_in").unwrap().clone()
}

#[test]
fn a_draft_that_is_brought_back_takes_no_words_away_that_were_saved_since() {
    let home = home();
    typed(&home, "1\n4 First words.\nback\nback\nquit\n");
    typed(&home, &format!("1\nn\n1 Second words.\n{TO_THE_END}quit\n"));
    assert_eq!(day(&home)["notes"]["jealousy"], "Second words.");
    let out = typed(&home, &format!("trash\n1\ny\nback\ncontinue\ny\n\n{TO_THE_END}quit\n"));
    assert!(out.contains("Changed since this draft: Jealousy 1, note on jealousy"), "{out}");
    let day = day(&home);
    assert_eq!(day["ratings"]["jealousy"], 4, "{day}");
    let words = day["notes"]["jealousy"].as_str().unwrap();
    assert!(words.contains("First words.") && words.contains("Second words."), "{words}");
}

#[test]
fn what_another_program_saves_meanwhile_stays() {
    let home = home();
    let mut child = home
        .command(&["--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut asks, mut says) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    asks.write_all(b"1\n4\n").unwrap();
    let mut line = String::new();
    while !line.contains("Jealousy: 4") {
        line.clear();
        assert_ne!(says.read_line(&mut line).unwrap(), 0, "it ended");
    }
    home.done(&["log", "--jealousy", "1", "--steady", "2", "--note", "-"], "Words of the other.");
    asks.write_all(format!("{}Words of mine.\n\nquit\n", &TO_THE_END[1..]).as_bytes()).unwrap();
    drop(asks);
    let mut out = String::new();
    says.read_to_string(&mut out).unwrap();
    assert!(child.wait().unwrap().success(), "{out}");
    assert!(out.contains("This day was saved elsewhere meanwhile. Both versions are kept"), "{out}");
    let day = day(&home);
    assert_eq!((&day["ratings"]["jealousy"], &day["ratings"]["steadiness"]), (&4.into(), &2.into()));
    let (here, there) = (&day["text"], &day["others"][0]["text"]);
    let words = [here, there].map(|text| text.as_str().unwrap_or_default());
    assert!(words.contains(&"Words of mine.") && words.contains(&"Words of the other."), "{day}");
}
