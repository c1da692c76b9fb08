//! `status`: it tells that something is due, and a pause.

use std::fs;

use inward::journal::practice::{Answer, Kind, LOOK_BACK};
use inward::journal::{Body, Day, Entry, EntryId, Practice};
use inward::store::Store;
use serde_json::json;

use crate::harness::home::{Home, NOW, TODAY};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Saves an entry of an exercise that waits from a day on.
fn waits(home: &Home, kind: Kind, on: &str, since: &str) {
    let mut practice = Practice::new(kind);
    assert!(practice.set(LOOK_BACK, Answer::Day(day(since))));
    let id = EntryId::new_v7(0, [7; 10]);
    let entry = Entry::new(id, day(on), Body::Practice(practice), NOW.parse().unwrap(), day(on));
    Store::create(home.data()).unwrap().save(entry).unwrap();
}

fn pause(home: &Home, until: &str) {
    let store = Store::create(home.data()).unwrap();
    store.change_state(|state| state.paused_until = Some(day(until))).unwrap();
}

#[test]
fn that_something_waits_is_said_without_what_it_is_and_changes_no_code() {
    let home = Home::new();
    waits(&home, Kind::Fear, "2026-11-20", TODAY);
    let ran = home.run(&["status"]);
    let expected = "2026-11-22: not recorded yet; something is due in Practice\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (3, expected, ""));
    home.ok(&["log", "--jealousy", "1"]);
    assert_eq!(home.ok(&["status"]), "2026-11-22: recorded; something is due in Practice\n");
    assert_eq!(
        home.json(&["status", "--json"]),
        json!({"day": TODAY, "recorded": true, "due": true, "paused_until": null})
    );
}

#[test]
fn what_waits_is_looked_for_in_the_months_before_and_not_before_its_day() {
    for (on, since, expected) in [
        ("2026-11-20", "2026-11-23", false),
        ("2025-11-22", TODAY, true),
        // The thirteenth month before is the last one that is looked through.
        ("2025-10-01", "2025-10-02", true),
        ("2025-09-30", "2025-10-02", false),
    ] {
        let home = Home::new();
        waits(&home, Kind::Fear, on, since);
        assert_eq!(home.run(&["status"]).out.contains("is due"), expected, "{on} {since}");
    }
}

#[test]
fn a_worry_waits_for_its_time() {
    let mut home = Home::new();
    waits(&home, Kind::Worry, "2026-11-21", TODAY);
    home.at("2026-11-22T17:59:00+01:00");
    assert!(!home.run(&["status"]).out.contains("is due"));
    home.at("2026-11-22T18:00:00+01:00");
    assert!(home.run(&["status"]).out.contains("is due"));
    home.set_config("worry_time = \"19:30\"\n");
    assert!(!home.run(&["status"]).out.contains("is due"));
    home.at("2026-11-23T08:00:00+01:00");
    assert!(home.run(&["status"]).out.contains("is due"), "its day is over");
}

#[test]
fn in_a_pause_nothing_waits_and_nothing_is_asked() {
    let mut home = Home::new();
    waits(&home, Kind::Fear, "2026-11-20", TODAY);
    pause(&home, "2026-11-29");
    assert_eq!(home.ok(&["status"]), "Paused until 2026-11-29\n");
    assert_eq!(
        home.json(&["status", "--json"]),
        json!({"day": TODAY, "recorded": false, "due": false, "paused_until": "2026-11-29"})
    );
    home.at("2026-11-28T21:00:00+01:00");
    home.ok(&["status"]);
    home.at("2026-11-29T21:00:00+01:00");
    let ran = home.run(&["status"]);
    assert_eq!((ran.code, ran.out.contains("is due in Practice")), (3, true));
}

#[test]
fn a_month_before_that_cannot_be_read_keeps_nothing_from_being_told() {
    let home = Home::new();
    waits(&home, Kind::Fear, "2026-11-20", TODAY);
    fs::write(home.month("2026-10"), "damaged \"look_back\": \"2026-11-01\"").unwrap();
    let ran = home.run(&["status"]);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    assert!(ran.out.contains("something is due"));
    assert!(!home.data().join("quarantine").exists(), "asking makes nothing");
}
