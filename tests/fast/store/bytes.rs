//! A byte that changed, or an end that is missing, anywhere in any file: nothing panics, nothing is lost in silence, and
//! what cannot be read is not written over.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread;

use inward::journal::draft::Field;
use inward::journal::{Digest, Document, DraftHead, Entry, EntryId, Month, Sign};
use inward::store::{Store, Window};
use serde_json::json;

use super::{Home, IsDone, at, check_in_body, day, id, note, note_body, november};
use crate::harness::chance::Chance;

const OF_EACH: usize = 200;
const MONTH: &str = "journal/2026-11.json";
const ASIDE: &str = "journal/2026-11.aside.json";

/// Two hundred changes of a single byte, then two hundred missing ends.
fn damaged(whole: &[u8], seed: u64) -> Vec<Vec<u8>> {
    let mut chance = Chance(seed);
    let flipped =
        (0..OF_EACH).map(|_| (chance.below(whole.len()), chance.below(255) + 1)).collect::<Vec<_>>();
    let flipped = flipped.into_iter().map(|(place, change)| {
        let mut bytes = whole.to_vec();
        bytes[place] ^= u8::try_from(change).unwrap();
        bytes
    });
    let mut chance = Chance(seed + 1);
    let cut = (0..OF_EACH).map(|_| whole[..chance.below(whole.len())].to_vec()).collect::<Vec<_>>();
    flipped.chain(cut).collect()
}

/// Everything that a document holds: its versions, and how many things there are in all.
fn held(document: &Document) -> (BTreeSet<Digest>, usize) {
    let versions: Vec<&Entry> = document.entries().iter().chain(document.others()).collect();
    let all = versions.len() + document.tombstones().len() + document.kept().len();
    (versions.into_iter().map(Entry::digest).collect(), all)
}

/// A month with notes, a check-in with two waiting versions, and a deleted entry.
fn full() -> Home {
    let home = Home::new();
    let today = day("2026-11-22");
    for number in [1, 2, 3, 4] {
        home.store.save(note(number, "Words that are to stay.")).unwrap();
    }
    let first = Entry::new(EntryId::of_check_in(today), today, check_in_body("first"), at(0), today);
    home.store.save(first.clone()).unwrap();
    for (second, text) in [(1, "mine"), (2, "theirs")] {
        home.store.save(first.edited(check_in_body(text), at(second))).unwrap();
    }
    home.store.delete(id(4), november(), &at(5)).unwrap();
    home
}

/// A fresh directory with the same files, and a store on it.
fn copy(home: &Home) -> Home {
    let copy = Home::new();
    copy_all(home.store.root(), copy.store.root());
    copy
}

fn copy_all(from: &Path, to: &Path) {
    for found in fs::read_dir(from).unwrap() {
        let path = found.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy_all(&path, &target);
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}

/// Damages a document in every way; all but one of its things are then still there, or a problem is reported.
/// `others` is how many things of the month are elsewhere.
fn a_document_survives(home: &Home, name: &str, seed: u64) {
    let whole = fs::read(home.path(name)).unwrap();
    let (before, all) = held(&home.store.read(november()).unwrap().document);
    let mut read_on = 0;
    for bytes in damaged(&whole, seed) {
        let home = copy(home);
        fs::write(home.path(name), &bytes).unwrap();
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let reading = home.store.read(november()).unwrap();
        let is_told = reading.problem.is_some();
        let whole_but_one = |document: &Document| {
            let (now, count) = held(document);
            before.difference(&now).count() <= 1 && count == all
        };
        assert!(is_told || whole_but_one(&reading.document), "lost in silence by {shown}");

        // Saving goes on next to it, and takes nothing away.
        let known = held(&reading.document).0;
        let saved = home.store.save(note(9, "new"));
        let after = home.store.read(november()).unwrap();
        assert!(home.store.tidy(&at(9)).is_done());
        if is_told {
            assert_eq!(fs::read(home.path(name)).unwrap(), bytes, "written over");
        } else {
            read_on += 1;
        }
        assert!(saved.is_err() || after.document.entry(id(9)).is_some(), "{shown}");
        assert!(saved.is_ok() || is_told, "{saved:?}: {shown}");
        assert!(held(&after.document).0.is_superset(&known), "what was shown is gone after {shown}");
    }
    assert!(read_on > 5, "what can be read with one thing damaged is read: {read_on}");
}

#[test]
fn a_damaged_month_is_told_of_or_keeps_all_but_what_was_hit() {
    a_document_survives(&full(), MONTH, 1);
}

#[test]
fn a_damaged_document_aside_is_told_of_or_keeps_all_but_what_was_hit() {
    let home = full();
    let mut aside = Document::new(november());
    for number in [5, 6] {
        aside = aside.with(note(number, "Words that went beside."));
    }
    fs::write(home.path(ASIDE), aside.to_text()).unwrap();
    a_document_survives(&home, ASIDE, 3);
}

#[test]
fn a_damaged_draft_is_offered_or_named_and_never_dropped() {
    let day = day("2026-11-22");
    let head = DraftHead {
        id: EntryId::of_check_in(day),
        kind: "check_in".to_owned(),
        day,
        base: None,
        started_at: at(0),
    };
    let fields = [
        (Field::Rating(Sign::Jealousy.into()), json!(2)),
        (Field::Note(Sign::Jealousy), json!("é \"x\"")),
        (Field::Text, json!("Words that are to stay.")),
    ];
    // Whether it is all there is or the least there can be.
    for (seed, fields) in [(5, &fields[..]), (7, &fields[2..])] {
        let home = Home::new();
        let mut draft = home.store.start_draft(&head).unwrap();
        for (field, value) in fields {
            draft.append(field, value, &at(1)).unwrap();
        }
        draft.set_aside();
        let name = format!("drafts/{}", home.names("drafts")[0]);
        let whole = fs::read(home.path(&name)).unwrap();
        for bytes in damaged(&whole, seed) {
            let is_blank = bytes.is_empty();
            let is_begun =
                head.to_line().as_bytes().starts_with(&bytes) && bytes.len() == head.to_line().len();
            fs::write(home.path(&name), &bytes).unwrap();
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            let found = home.other().find_drafts().unwrap();
            let offered = found.len();
            drop(found);
            let named = home.store.unreadable_drafts().unwrap().len();
            // A thing that was cut off whole leaves no trace to report.
            if !is_blank && !is_begun {
                assert_eq!(offered + named, 1, "{shown}");
                assert_eq!(fs::read(home.path(&name)).unwrap(), bytes, "written over: {shown}");
            }
        }
    }
}

#[test]
fn a_damaged_state_is_told_of_or_read_and_never_written_over_unread() {
    let home = Home::new();
    let change = |home: &Home| home.store.change_state(|state| state.acknowledged = true);
    change(&home).unwrap();
    let whole = fs::read(home.path("state.json")).unwrap();
    for bytes in damaged(&whole, 9) {
        fs::write(home.path("state.json"), &bytes).unwrap();
        let read = home.store.state();
        assert_eq!(change(&home).is_ok(), read.is_ok(), "{read:?}");
        if let Err(error) = read {
            assert!(error.to_string().contains("state.json cannot be used"), "{error}");
            assert_eq!(fs::read(home.path("state.json")).unwrap(), bytes);
        }
    }
}

#[test]
fn a_damaged_entry_in_the_trash_is_told_of_or_comes_back_and_is_never_written_over() {
    let home = full();
    let name = format!("trash/{}.json", id(4));
    let whole = fs::read(home.path(&name)).unwrap();
    let mut came_back = 0;
    for bytes in damaged(&whole, 11) {
        let home = copy(&home);
        fs::write(home.path(&name), &bytes).unwrap();
        let listed = home.store.deleted().unwrap();
        assert_eq!(listed.entries.len() + listed.problems.len(), 1, "{}", String::from_utf8_lossy(&bytes));
        match home.store.restore(id(4), &at(20)) {
            Ok(reading) => {
                came_back += 1;
                assert!(reading.document.entry(id(4)).is_some());
            }
            Err(error) => {
                assert!(error.to_string().contains(&id(4).to_string()), "{error}");
                assert_eq!(fs::read(home.path(&name)).unwrap(), bytes);
                assert_eq!(home.store.read(november()).unwrap().document.entries().len(), 4);
            }
        }
    }
    assert!(came_back > 5, "{came_back}");
}

#[test]
fn whatever_a_lock_file_holds_it_locks_nothing_and_names_nobody_wrongly() {
    let whole = {
        let home = Home::new();
        let _window = home.store.take_window(&at(0)).unwrap();
        fs::read(home.path("lock")).unwrap()
    };
    let check = |bytes: &[u8]| {
        let home = Home::new();
        let window = home.store.take_window(&at(0)).unwrap();
        fs::write(home.path("lock"), bytes).unwrap();
        assert!(matches!(home.other().take_window(&at(1)).unwrap(), Window::ReadOnly(_)), "it is held");
        drop(window);
        fs::write(home.path("lock"), bytes).unwrap();
        fs::write(home.path("write.lock"), bytes).unwrap();
        assert!(matches!(home.store.take_window(&at(1)).unwrap(), Window::Writing(_)));
        home.store.change_state(|state| state.acknowledged = true).unwrap();
    };
    // Many at once: each waits a moment for the window that has the lock.
    let all = damaged(&whole, 13);
    thread::scope(|scope| {
        for some in all.chunks(25) {
            scope.spawn(move || some.iter().for_each(|bytes| check(bytes)));
        }
    });
}

#[test]
fn one_damaged_month_is_no_matter_for_the_month_beside_it() {
    let home = full();
    let october: Month = "2026-10".parse().unwrap();
    let of_october = day("2026-10-03");
    let entry = Entry::new(id(7), of_october, note_body("october"), at(0), of_october);
    home.store.save(entry.clone()).unwrap();
    let whole = fs::read(home.path(MONTH)).unwrap();
    let store = Store::open(home.store.root()).unwrap();
    for bytes in damaged(&whole, 15) {
        fs::write(home.path(MONTH), &bytes).unwrap();
        assert_eq!(store.read(october).unwrap().document.entries(), std::slice::from_ref(&entry));
        assert_eq!(store.find(&id(7).to_string()).unwrap().len(), 1);
    }
}
