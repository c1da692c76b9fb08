//! Versions that belong together: all of them or, if a failure shows beforehand, none.

use std::fs;

use inward::journal::{Entry, Revision};
use inward::store::NotAllSaved;

use super::{Home, at, day, id, note, note_body, november};

fn earlier(number: u8) -> Entry {
    let on = day("2026-10-20");
    Entry::new(id(number), on, note_body("before"), at(0), on)
}

#[test]
fn versions_of_one_month_are_one_write() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let seen = note(1, "one");
    let readings = home
        .store
        .save_all(vec![Revision::new(note(2, "two")), Revision::of(&seen, note_body("one, changed"), at(5))])
        .unwrap();
    let [reading] = readings.as_slice() else { panic!("{readings:?}") };
    assert_eq!(reading.document.entries().len(), 2);
    assert_eq!(home.shown(november())[&id(1)], "one, changed");
}

#[test]
fn where_one_month_cannot_be_written_no_other_is() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let before = home.text("journal/2026-11.json");
    let elsewhere = home.path("elsewhere.json");
    fs::write(&elsewhere, "").unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.path("journal/2026-10.json")).unwrap();
    let batch = vec![Revision::new(note(2, "two")), Revision::new(earlier(3))];
    let NotAllSaved { saved, entries, .. } = home.store.save_all(batch).unwrap_err();
    assert_eq!((saved.len(), entries), (0, vec![id(2), id(3)]));
    assert_eq!(home.text("journal/2026-11.json"), before);
}

#[test]
fn versions_of_several_months_are_all_saved() {
    let home = Home::new();
    let batch =
        vec![Revision::new(note(2, "two")), Revision::new(earlier(3)), Revision::new(note(5, "five"))];
    assert_eq!(home.store.save_all(batch).unwrap().len(), 2);
    assert_eq!(home.shown(november()).into_keys().collect::<Vec<_>>(), [id(2), id(5)]);
    assert_eq!(home.shown("2026-10".parse().unwrap()).into_keys().collect::<Vec<_>>(), [id(3)]);
}

#[test]
fn what_came_since_stays_in_what_is_saved() {
    let home = Home::new();
    let first = note(1, "words");
    home.store.save(first.clone()).unwrap();
    home.store.save(first.edited(note_body("words, and more from elsewhere"), at(3))).unwrap();
    // Nothing was changed here: nothing is written.
    home.store.save_all(vec![Revision::of(&first, note_body("words"), at(5))]).unwrap();
    let month = home.store.read(november()).unwrap().document;
    assert_eq!((month.entries().len(), month.others().len()), (1, 0));
    assert_eq!(month.entries()[0].body, note_body("words, and more from elsewhere"));
    // Both changed it: both are kept.
    home.store.save_all(vec![Revision::of(&first, note_body("other words"), at(6))]).unwrap();
    let month = home.store.read(november()).unwrap().document;
    assert_eq!((month.entries()[0].body.clone(), month.others().len()), (note_body("other words"), 1));
}
