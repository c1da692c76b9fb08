//! Several writers at once: nothing is lost.

use std::thread;

use inward::journal::Entry;
use inward::store::{Reading, Store, StoreError};

use super::{Home, at, check_in_body, day, id, note, note_body, november, words};

/// A save by somebody who waits as long as it takes: on a busy machine two seconds may not be enough.
fn patiently(change: impl Fn() -> Result<Reading, StoreError>) -> Reading {
    loop {
        match change() {
            Err(StoreError::Busy { .. }) => thread::yield_now(),
            result => return result.unwrap(),
        }
    }
}

fn is_deleted(save: u8) -> bool {
    save.is_multiple_of(3)
}

fn is_restored(save: u8) -> bool {
    save.is_multiple_of(6)
}

#[test]
fn writers_with_handles_of_their_own_lose_nothing() {
    const WRITERS: u8 = 4;
    const SAVES: u8 = 12;
    let home = Home::new();
    let handles = |shared: &Store| [home.other(), home.other(), shared.clone(), shared.clone()];
    thread::scope(|scope| {
        for (writer, store) in (0..WRITERS).zip(handles(&home.store)) {
            scope.spawn(move || {
                for save in 0..SAVES {
                    let number = writer * SAVES + save;
                    let reading = patiently(|| store.save(note(number, "words")));
                    assert!(reading.document.entry(id(number)).is_some());
                    if is_deleted(save) {
                        patiently(|| store.delete(id(number), november(), &at(90)));
                    }
                    if is_restored(save) {
                        patiently(|| store.restore(id(number), &at(91)));
                    }
                }
            });
        }
    });
    let shown = home.shown(november());
    for number in 0..WRITERS * SAVES {
        let save = number % SAVES;
        assert_eq!(shown.contains_key(&id(number)), !is_deleted(save) || is_restored(save), "{number}");
    }
}

#[test]
fn two_who_change_the_same_check_in_from_what_is_on_disk_both_get_their_words_in() {
    const ADDED: usize = 15;
    let home = Home::new();
    let today = day("2026-11-22");
    let first =
        Entry::new(inward::journal::EntryId::of_check_in(today), today, check_in_body(""), at(0), today);
    let id = first.id;
    home.store.save(first).unwrap();
    thread::scope(|scope| {
        for word in ["a", "b"] {
            let store = home.other();
            scope.spawn(move || {
                for _ in 0..ADDED {
                    patiently(|| {
                        store
                            .edit(november(), |document| {
                                let stored = document.entry(id).unwrap();
                                let body = check_in_body(&format!("{}{word}", words(stored)));
                                Ok::<_, std::convert::Infallible>(Some(stored.edited(body, at(1))))
                            })
                            .map(|Ok(reading)| reading)
                    });
                }
            });
        }
    });
    let document = home.store.read(november()).unwrap().document;
    let text = words(document.entry(id).unwrap());
    assert_eq!(text.matches('a').count(), ADDED);
    assert_eq!(text.matches('b').count(), ADDED);
    assert_eq!(document.others(), [], "each was made from what the other had saved");
}

#[test]
fn two_windows_that_edit_the_same_version_keep_both() {
    let home = Home::new();
    let first = note(1, "first");
    home.store.save(first.clone()).unwrap();
    thread::scope(|scope| {
        for (second, text) in [(5, "mine"), (6, "theirs")] {
            let (store, first) = (home.other(), first.clone());
            scope.spawn(move || patiently(|| store.save(first.edited(note_body(text), at(second)))));
        }
    });
    let document = home.store.read(november()).unwrap().document;
    assert_eq!(document.entry(id(1)).map(words), Some("theirs"));
    assert_eq!(document.others().iter().map(words).collect::<Vec<_>>(), ["mine"]);
}
