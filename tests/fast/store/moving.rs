//! Moving entries to another day, and back.

use inward::journal::{DayStart, Entry, EntryId, Month};
use inward::store::{Moved, Store, StoreError};

use super::{Home, at, check_in_body, day, id, note, november, words};

fn moved(home: &Home, id: EntryId, to: &str) -> Result<Moved, StoreError> {
    home.store.move_entry(id, november(), day(to), DayStart::default(), &at(60))
}

fn check_in(on: &str, text: &str) -> Entry {
    Entry::new(EntryId::of_check_in(day(on)), day(on), check_in_body(text), at(0), day("2026-11-22"))
}

/// The days and words of all entries of two months, as another process reads them.
fn there(home: &Home) -> Vec<(String, String)> {
    let other = home.other();
    let months = ["2026-10", "2026-11"].map(|month| other.read(month.parse().unwrap()).unwrap().document);
    let entries = months.iter().flat_map(|document| document.entries());
    entries.map(|entry| (entry.day.to_string(), words(entry).to_owned())).collect()
}

fn one(on: &str, text: &str) -> Vec<(String, String)> {
    vec![(on.to_owned(), text.to_owned())]
}

#[test]
fn a_note_keeps_its_id_within_its_month_and_comes_back_as_it_was() {
    let home = Home::new();
    home.store.save(note(1, "words")).unwrap();
    let moved = moved(&home, id(1), "2026-11-03").unwrap();
    assert_eq!(moved.id, id(1));
    assert_eq!(there(&home), one("2026-11-03", "words"));
    assert!(home.names("trash").is_empty());
    home.store.undo_move(&moved.before, moved.id, day("2026-11-03"), &at(90)).unwrap();
    assert_eq!(there(&home), one("2026-11-22", "words"));
    let document = home.store.read(november()).unwrap().document;
    assert!(document.others().is_empty());
    assert_eq!(document.entry(id(1)).unwrap().changed_at(), None);
}

#[test]
fn a_note_becomes_a_new_entry_in_another_month_and_comes_back_under_its_own_id() {
    let home = Home::new();
    home.store.save(note(1, "words")).unwrap();
    let moved = moved(&home, id(1), "2026-10-31").unwrap();
    assert_ne!(moved.id, id(1));
    assert_eq!(there(&home), one("2026-10-31", "words"));
    assert_eq!(home.names("trash").len(), 1, "the old one can be brought back");
    home.store.undo_move(&moved.before, moved.id, day("2026-10-31"), &at(90)).unwrap();
    assert_eq!(there(&home), one("2026-11-22", "words"));
    assert!(home.store.read(november()).unwrap().document.entry(id(1)).is_some());
    assert!(home.names("trash").is_empty());
}

#[test]
fn a_check_in_moves_only_to_a_day_that_has_none() {
    let home = Home::new();
    for (on, text) in [("2026-11-22", "today"), ("2026-11-21", "yesterday")] {
        home.store.save(check_in(on, text)).unwrap();
    }
    let today = EntryId::of_check_in(day("2026-11-22"));
    let before = home.text("journal/2026-11.json");
    let error = moved(&home, today, "2026-11-21").unwrap_err();
    assert!(matches!(error, StoreError::DayTaken(_)), "{error}");
    assert_eq!(home.text("journal/2026-11.json"), before);
    for to in ["2026-11-20", "2026-10-20"] {
        let moved = moved(&home, today, to).unwrap();
        assert_eq!(moved.id, EntryId::of_check_in(day(to)));
        let there = there(&home);
        assert!(there.contains(&(to.to_owned(), "today".to_owned())), "{there:?}");
        assert_eq!(there.len(), 2);
        home.store.undo_move(&moved.before, moved.id, day(to), &at(90)).unwrap();
        assert!(self::there(&home).contains(&("2026-11-22".to_owned(), "today".to_owned())));
    }
}

#[test]
fn an_interrupted_move_is_completed_by_moving_again() {
    let home = Home::new();
    home.store.save(note(1, "words")).unwrap();
    let before = home.text("journal/2026-11.json");
    let first = moved(&home, id(1), "2026-10-31").unwrap();
    // As if the program had been killed before the old entry went.
    let home = {
        let other = Home::new();
        std::fs::create_dir_all(other.path("journal")).unwrap();
        for (name, text) in
            [("journal/2026-11.json", before), ("journal/2026-10.json", home.text("journal/2026-10.json"))]
        {
            std::fs::write(other.path(name), text).unwrap();
        }
        other
    };
    assert_eq!(there(&home).len(), 2);
    let again = moved(&home, id(1), "2026-10-31").unwrap();
    assert_eq!(again.id, first.id);
    assert_eq!(there(&home), one("2026-10-31", "words"));
}

#[test]
fn a_move_is_not_undone_over_what_was_written_since() {
    let home = Home::new();
    home.store.save(note(1, "words")).unwrap();
    for to in ["2026-11-03", "2026-10-31"] {
        let moved = moved(&home, id(1), to).unwrap();
        let month = Month::of(day(to));
        let edited = home.store.edit(month, |document| {
            let stored = document.entry(moved.id).unwrap();
            Ok::<_, ()>(Some(stored.edited(super::note_body(&format!("more words of {to}")), at(70))))
        });
        edited.unwrap().unwrap();
        let error = home.store.undo_move(&moved.before, moved.id, day(to), &at(90)).unwrap_err();
        assert!(matches!(error, StoreError::ChangedSinceMoved(_)), "{error}");
        assert_eq!(there(&home), one(to, &format!("more words of {to}")));
    }
}

#[test]
fn what_waits_for_a_choice_is_not_moved() {
    let home = Home::new();
    let first = note(1, "words");
    home.store.save(first.clone()).unwrap();
    for text in ["one", "other"] {
        home.store.save(first.edited(super::note_body(text), at(10))).unwrap();
    }
    for to in ["2026-11-03", "2026-10-31"] {
        let error = moved(&home, id(1), to).unwrap_err();
        assert!(matches!(error, StoreError::WaitsForChoice(_)), "{error}");
    }
}

#[test]
fn an_edit_elsewhere_that_had_not_seen_the_move_stays_beside_it() {
    let home = Home::new();
    let first = note(1, "words");
    home.store.save(first.clone()).unwrap();
    moved(&home, id(1), "2026-10-31").unwrap();
    Store::create(home.store.root()).unwrap().save(first.edited(super::note_body("edited"), at(10))).unwrap();
    let mut all = one("2026-10-31", "words");
    all.extend(one("2026-11-22", "edited"));
    assert_eq!(there(&home), all);
}
