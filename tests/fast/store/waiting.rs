//! Entries that wait to be looked back on: those that reading the months gives.

use std::fs;

use inward::journal::practice::{Answer, Kind, LOOK_BACK};
use inward::journal::{Body, Entry, EntryId, Practice};

use super::{Home, at, day, note, november};

fn waits(number: u8, since: Option<&str>) -> Entry {
    let mut practice = Practice::new(Kind::Fear);
    if let Some(since) = since {
        practice.set(LOOK_BACK, Answer::Day(day(since)));
    }
    let on = day("2026-11-03");
    Entry::new(EntryId::new_v7(0, [number; 10]), on, Body::Practice(practice), at(0), on)
}

#[track_caller]
fn found(home: &Home) -> Vec<EntryId> {
    let found = home.store.waiting([november()], day("2026-11-22")).unwrap();
    found.into_iter().map(|entry| entry.id).collect()
}

#[test]
fn only_what_waits_by_the_day_is_found() {
    let home = Home::new();
    assert!(found(&home).is_empty(), "a missing month holds nothing");
    for entry in [waits(1, Some("2026-11-22")), waits(2, Some("2026-11-23")), waits(3, None)] {
        home.store.save(entry).unwrap();
    }
    home.store.save(note(4, "\"look_back\": \"2026-11-22\"")).unwrap();
    assert_eq!(found(&home), [waits(1, None).id]);
}

#[test]
fn what_was_answered_or_deleted_waits_no_longer() {
    let home = Home::new();
    for number in [1, 2, 3] {
        home.store.save(waits(number, Some("2026-11-20"))).unwrap();
    }
    let answered = waits(1, Some("2026-11-20")).edited(waits(1, None).body, at(1));
    home.store.save(answered).unwrap();
    home.store.delete(waits(2, None).id, november(), &at(2)).unwrap();
    assert_eq!(found(&home), [waits(3, None).id]);
}

#[test]
fn what_waits_beside_a_month_that_cannot_be_read_is_found() {
    let home = Home::new();
    fs::create_dir_all(home.path("journal")).unwrap();
    fs::write(home.path("journal/2026-11.json"), "damaged").unwrap();
    assert!(found(&home).is_empty());
    home.store.save(waits(1, Some("2026-11-20"))).unwrap();
    assert!(home.path("journal/2026-11.aside.json").exists());
    assert_eq!(found(&home), [waits(1, None).id]);
}

#[test]
fn a_name_in_escapes_is_read_too() {
    let home = Home::new();
    home.store.save(waits(1, Some("2026-11-20"))).unwrap();
    let text = home.text("journal/2026-11.json").replace("\"look_back\"", "\"\\u006cook_back\"");
    fs::write(home.path("journal/2026-11.json"), text).unwrap();
    assert_eq!(found(&home), [waits(1, None).id]);
}
