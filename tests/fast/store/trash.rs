//! Deleting an entry, bringing it back, and its removal after thirty days.

use std::fs;

use inward::journal::Entry;
use inward::store::StoreError;

use super::{Home, IsDone, at, id, note, note_body, november, words};

const DAY: i64 = 24 * 60 * 60;

fn trashed() -> String {
    format!("trash/{}.json", id(1))
}

#[test]
fn a_deleted_entry_is_in_the_trash_for_thirty_days() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let reading = home.store.delete(id(1), november(), &at(0)).unwrap();
    assert_eq!(reading.document.entries(), []);
    assert!(reading.document.tombstone(id(1)).is_some());
    assert!(home.text(&trashed()).contains("\"one\""));
    for (days, there) in [(0, true), (30, true), (-400, true), (31, false)] {
        assert!(home.store.tidy(&at(days * DAY)).is_done());
        assert_eq!(home.path(&trashed()).exists(), there, "{days}");
    }
    assert!(matches!(home.store.restore(id(1), &at(9)), Err(StoreError::NotInTrash(_))));
    assert!(home.store.find_deleted(&id(1).short()).unwrap().is_empty());
}

#[test]
fn an_entry_that_was_deleted_and_restored_again_and_again_keeps_its_words() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    // All within one second, as scripts do it.
    for _ in 0..5 {
        home.store.delete(id(1), november(), &at(1)).unwrap();
        assert_eq!(home.store.find_deleted(&id(1).short()).unwrap(), [id(1)]);
        let reading = home.store.restore(id(1), &at(1)).unwrap();
        assert_eq!(words(reading.document.entry(id(1)).unwrap()), "one");
        assert!(!home.path(&trashed()).exists());
    }
    assert_eq!(home.shown(november())[&id(1)], "one");
}

#[test]
fn versions_that_waited_beside_the_deleted_one_stay_in_the_trash() {
    let home = Home::new();
    let first = note(1, "first");
    home.store.save(first.clone()).unwrap();
    for (second, text) in [(5, "mine"), (6, "theirs")] {
        home.store.save(first.edited(note_body(text), at(second))).unwrap();
    }
    home.store.delete(id(1), november(), &at(7)).unwrap();
    let reading = home.store.restore(id(1), &at(8)).unwrap();
    assert_eq!(reading.document.others(), []);
    assert_eq!(words(reading.document.entry(id(1)).unwrap()), "theirs");
    assert!(home.text(&trashed()).contains("\"mine\""));
    assert!(home.store.find_deleted(&id(1).short()).unwrap().is_empty());

    home.store.delete(id(1), november(), &at(9)).unwrap();
    assert!(home.text(&trashed()).contains("\"mine\""), "a second stay keeps what the first one held");
    home.store.restore(id(1), &at(10)).unwrap();
    assert_eq!(home.shown(november())[&id(1)], "theirs");
}

#[test]
fn a_trashed_entry_that_cannot_be_read_stays_and_its_words_survive_a_second_delete() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    home.store.delete(id(1), november(), &at(0)).unwrap();
    fs::write(home.path(&trashed()), "damaged words").unwrap();
    assert!(matches!(home.store.restore(id(1), &at(1)), Err(StoreError::Unreadable { .. })));
    assert!(home.store.tidy(&at(400 * DAY)).is_done());
    assert_eq!(home.text(&trashed()), "damaged words");
    home.store.save(note(1, "again")).unwrap();
    home.store.delete(id(1), november(), &at(2)).unwrap();
    let copies = home.names("quarantine");
    assert_eq!(home.text(&format!("quarantine/{}", copies[0])), "damaged words");
    let reading = home.store.restore(id(1), &at(3)).unwrap();
    assert_eq!(reading.document.entry(id(1)).map(words), Some("again"));
}

#[test]
fn unknown_fields_and_kinds_survive_the_trash() {
    let home = Home::new();
    let text = r#"{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"fear","day":"2026-11-03",
        "saved_at":"2026-11-03T09:00:00.5Z","edited_at":null,"replaces":[],"late":false,"of":["loss",1.50]}"#;
    let fear = Entry::parse(text).unwrap();
    home.store.save(fear.clone()).unwrap();
    home.store.delete(fear.id, november(), &at(0)).unwrap();
    let reading = home.store.restore(fear.id, &at(1)).unwrap();
    let back = reading.document.entry(fear.id).unwrap().to_value();
    assert_eq!(back["of"].to_string(), r#"["loss",1.50]"#);
    assert_eq!(back["saved_at"], "2026-11-03T09:00:00.5Z");
}

#[test]
fn entries_are_found_by_the_end_of_their_id() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    home.store.save(note(2, "two")).unwrap();
    let found = home.store.find(&id(2).short()).unwrap();
    assert_eq!(found.iter().map(words).collect::<Vec<_>>(), ["two"]);
    assert!(home.store.find("ffffff").unwrap().is_empty());
    home.store.delete(id(2), november(), &at(3)).unwrap();
    assert!(home.store.find(&id(2).short()).unwrap().is_empty());
    assert_eq!(home.store.find_deleted(&id(2).short()).unwrap(), [id(2)]);
}

#[test]
fn what_was_deleted_is_listed_newest_first_and_what_is_back_is_not() {
    let home = Home::new();
    assert!(home.store.deleted().unwrap().entries.is_empty());
    for number in [1, 2, 3] {
        home.store.save(note(number, "words")).unwrap();
    }
    for number in [2, 3, 1] {
        home.store.delete(id(number), november(), &at(i64::from(number))).unwrap();
    }
    home.store.restore(id(2), &at(9)).unwrap();
    fs::write(home.path(&format!("trash/{}.json", id(7))), "{").unwrap();
    let deleted = home.store.deleted().unwrap();
    assert_eq!(deleted.entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [id(3), id(1)]);
    assert!(matches!(deleted.problems.as_slice(), [StoreError::Unreadable { .. }]));
}
