//! Files that were changed, damaged or made unreadable from outside: never overwritten, never taken for empty.

use std::fs;

use inward::journal::Entry;
use inward::store::{Store, StoreError};

use super::{Home, IsDone, at, day, id, note, note_body, november, tree, words, words_of};

const MONTH: &str = "journal/2026-11.json";
const ASIDE: &str = "journal/2026-11.aside.json";

/// Every way in which a whole document stops being one.
fn damaged(whole: &str) -> Vec<Vec<u8>> {
    let mut damaged: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"\n".to_vec(),
        whole.as_bytes()[..whole.len() / 2].to_vec(),
        whole.as_bytes()[..whole.len() - 3].to_vec(),
        format!("{whole}{whole}").into_bytes(),
        whole.replacen("inward-journal", "other", 1).into_bytes(),
        whole.replacen("2026-11", "2026-12", 1).into_bytes(),
        whole.replacen("\"version\": 1", "\"version\": 2", 1).into_bytes(),
        whole.replacen("\"version\": 1", "\"version\": -1", 1).into_bytes(),
        whole.replacen("\"others\"", "\"entries\"", 1).into_bytes(),
        format!("<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> other\n").into_bytes(),
    ];
    damaged.push([whole.as_bytes(), b"\xff"].concat());
    damaged.push(whole.replace("first", "fir\0st").into_bytes());
    damaged.push("\u{0}".repeat(whole.len()).into_bytes());
    damaged
}

#[test]
fn a_document_that_cannot_be_read_stays_byte_for_byte_while_new_entries_go_beside_it() {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    let whole = home.text(MONTH);
    for bytes in damaged(&whole) {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let home = Home::new();
        fs::write(home.path(MONTH), &bytes).unwrap();
        let reading = home.store.read(november()).unwrap();
        let problem = reading.problem.expect(&shown).to_string();
        assert!(problem.contains("2026-11.json: ") && problem.contains("2026-11.aside.json"), "{problem}");
        assert!(!problem.contains('\n'), "{problem}");
        assert_eq!(reading.document.entries(), []);

        let reading = home.store.save(note(2, "second")).unwrap();
        assert!(reading.problem.is_some());
        let edited = reading.document.entry(id(2)).unwrap().edited(note_body("second, edited"), at(9));
        home.store.save(edited).unwrap();
        home.store.save(note(3, "third")).unwrap();
        home.store.delete(id(3), november(), &at(10)).unwrap();
        let missing = home.store.delete(id(1), november(), &at(10)).unwrap_err();
        assert!(matches!(missing, StoreError::Month(_)), "{missing}");
        assert_eq!(fs::read(home.path(MONTH)).unwrap(), bytes, "{shown}");
        assert_eq!(home.shown(november()), [(id(2), "second, edited".to_owned())].into());

        // Once it reads again, both are one.
        fs::write(home.path(MONTH), &whole).unwrap();
        let together = [(id(1), "first".to_owned()), (id(2), "second, edited".to_owned())].into();
        assert_eq!(home.shown(november()), together);
        assert!(home.store.tidy(&at(11)).is_done());
        assert!(!home.path(ASIDE).exists());
        assert_eq!(home.shown(november()), together);
        assert!(home.store.restore(id(3), &at(12)).unwrap().problem.is_none());
        assert_eq!(home.shown(november()).len(), 3);
    }
}

#[test]
fn an_unreadable_document_is_copied_once_and_a_newer_one_is_not_damaged() {
    let home = Home::new();
    fs::write(home.path(MONTH), "half a docu").unwrap();
    for _ in 0..3 {
        let problem = home.store.read(november()).unwrap().problem.unwrap();
        assert!(problem.what.contains("copied to quarantine/2026-11-"), "{problem}");
    }
    home.store.save(note(1, "a")).unwrap();
    let copies = home.names("quarantine");
    assert_eq!(copies.len(), 1);
    assert_eq!(home.text(&format!("quarantine/{}", copies[0])), "half a docu");
    fs::write(home.path(MONTH), "half another docu").unwrap();
    home.store.read(november()).unwrap();
    assert_eq!(home.names("quarantine").len(), 2);
    fs::write(home.path(MONTH), r#"{"format":"inward-journal","version":2,"month":"2026-11"}"#).unwrap();
    let problem = home.store.read(november()).unwrap().problem.unwrap();
    assert!(problem.what.starts_with("written by a newer version of inward (format 2): update"), "{problem}");
    assert_eq!(home.names("quarantine").len(), 2);
}

#[test]
fn opening_and_reading_make_nothing() {
    let home = Home::new();
    home.store.save(note(1, "a")).unwrap();
    fs::write(home.path("journal/2026-10.json"), "damaged").unwrap();
    let before = tree(home.store.root());
    let store = home.other();
    for month in store.months().unwrap() {
        store.read(month).unwrap();
    }
    store.find("000000").unwrap();
    store.find_drafts().unwrap();
    store.state().unwrap();
    assert_eq!(tree(home.store.root()), before);

    let missing = home.dir.path().join("missing");
    let store = Store::open(&missing).unwrap();
    assert!(!store.has_entries().unwrap());
    assert_eq!(store.read(november()).unwrap().document.entries(), []);
    assert!(matches!(store.save(note(1, "a")), Err(StoreError::NoDirectory(_))));
    assert!(!missing.exists());
}

#[test]
fn what_another_program_wrote_between_reading_and_saving_is_merged() {
    let home = Home::new();
    let reading = home.store.save(note(1, "one")).unwrap();
    let stale = reading.document.entry(id(1)).unwrap().clone();
    // An outside program adds an entry, an unknown field and an unknown kind; another edits the same entry.
    let outside = home.text(MONTH).replacen(
        "\"entries\": [",
        r#""weather": {"x": 1.50}, "entries": [
            {"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"fear","day":"2026-11-03","saved_at":"2026-11-03T09:00:00Z",
             "edited_at":null,"replaces":[],"late":false,"of":["loss"]},
            {"kind":"broken"},"#,
        1,
    );
    fs::write(home.path(MONTH), outside).unwrap();
    assert_ne!(home.store.stamp(november()), reading.stamp);
    home.other().save(stale.edited(note_body("one, by another"), at(20))).unwrap();
    let reading = home.store.save(stale.edited(note_body("one, by me"), at(21))).unwrap();

    assert_eq!(words(reading.document.entry(id(1)).unwrap()), "one, by me");
    assert_eq!(reading.document.others().iter().map(words).collect::<Vec<_>>(), ["one, by another"]);
    let text = home.text(MONTH);
    for kept in ["\"weather\"", "1.50", "\"fear\"", "\"loss\"", "\"broken\""] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    assert_eq!(words_of(&reading.document), home.shown(november()));
}

#[test]
fn a_stale_version_gives_way_and_an_edit_that_a_delete_had_not_seen_beats_it() {
    let home = Home::new();
    let first = note(1, "first");
    home.store.save(first.clone()).unwrap();
    home.store.save(first.edited(note_body("second"), at(5))).unwrap();
    home.store.save(first.clone()).unwrap();
    assert_eq!(home.shown(november())[&id(1)], "second");
    home.store.delete(id(1), november(), &at(6)).unwrap();
    home.store.save(first.edited(note_body("third"), at(7))).unwrap();
    assert_eq!(home.shown(november())[&id(1)], "third");
}

#[test]
fn the_words_that_were_just_deleted_can_be_saved_again_within_the_same_second() {
    let home = Home::new();
    home.store.save(note(1, "same")).unwrap();
    home.store.delete(id(1), november(), &at(1)).unwrap();
    let reading = home.store.save(note(1, "same")).unwrap();
    assert_eq!(words(reading.document.entry(id(1)).unwrap()), "same");
    assert_eq!(home.shown(november()).len(), 1);
}

#[test]
fn a_missing_document_is_not_made_anew_while_entries_stand_beside_it() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let whole = home.text(MONTH);
    fs::write(home.path(MONTH), "damaged").unwrap();
    home.store.save(note(2, "two")).unwrap();
    // The person takes it away to mend it.
    fs::remove_file(home.path(MONTH)).unwrap();
    let reading = home.store.save(note(3, "three")).unwrap();
    let problem = reading.problem.unwrap();
    assert!(problem.what.contains("missing") && problem.what.contains("put it back"), "{problem}");
    assert!(!home.path(MONTH).exists());
    fs::write(home.path(MONTH), whole).unwrap();
    home.store.save(note(4, "four")).unwrap();
    assert_eq!(home.names("journal"), ["2026-11.json"]);
    assert_eq!(home.shown(november()).into_values().collect::<Vec<_>>(), ["one", "two", "three", "four"]);
}

#[test]
fn when_neither_document_can_be_written_the_save_is_refused_and_both_stay() {
    let home = Home::new();
    fs::write(home.path(MONTH), "damaged").unwrap();
    fs::write(home.path(ASIDE), "damaged too").unwrap();
    let before = (home.text(MONTH), home.text(ASIDE));
    let error = home.store.save(note(1, "one")).unwrap_err();
    assert!(matches!(error, StoreError::Month(_)), "{error}");
    assert_eq!((home.text(MONTH), home.text(ASIDE)), before);
    // With the month's own document whole, the one next to it is in nobody's way.
    fs::remove_file(home.path(ASIDE)).unwrap();
    fs::remove_file(home.path(MONTH)).unwrap();
    home.store.save(note(1, "one")).unwrap();
    fs::write(home.path(ASIDE), "damaged too").unwrap();
    let reading = home.store.save(note(2, "two")).unwrap();
    assert!(reading.problem.unwrap().path.ends_with(ASIDE));
    assert_eq!(home.text(ASIDE), "damaged too");
    assert_eq!(home.shown(november()).len(), 2);
}

#[test]
fn one_damaged_month_leaves_the_others_usable() {
    let home = Home::new();
    fs::write(home.path(MONTH), "damaged").unwrap();
    let october = Entry::new(id(7), day("2026-10-03"), note_body("october"), at(0), day("2026-10-03"));
    assert!(home.store.save(october).unwrap().problem.is_none());
    assert_eq!(home.store.months().unwrap().len(), 2);
    assert_eq!(home.store.find(&id(7).to_string()).unwrap().len(), 1);
}

#[test]
fn something_else_in_the_place_of_a_file_or_directory_is_named() {
    let home = Home::new();
    fs::create_dir(home.path(MONTH)).unwrap();
    let problem = home.store.read(november()).unwrap().problem.unwrap();
    assert!(problem.what.contains("not a plain file"), "{problem}");

    let plain = home.dir.path().join("plain");
    fs::write(&plain, "x").unwrap();
    for result in [Store::create(&plain), Store::open(&plain), Store::create(&plain.join("below"))] {
        assert!(matches!(result, Err(StoreError::NotADirectory(_))), "{result:?}");
    }
    let odd = home.dir.path().join("odd");
    fs::create_dir(&odd).unwrap();
    fs::write(odd.join("journal"), "x").unwrap();
    let errors = [
        Store::create(&odd).unwrap_err(),
        Store::open(&odd).unwrap().read(november()).unwrap_err(),
        Store::open(&odd).unwrap().months().unwrap_err(),
    ];
    for error in errors {
        assert!(error.to_string().contains("journal is not a directory: move it away"), "{error}");
    }
}

#[test]
fn a_document_with_a_byte_order_mark_is_read() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    fs::write(home.path(MONTH), format!("\u{feff}{}", home.text(MONTH))).unwrap();
    let reading = home.store.save(note(2, "two")).unwrap();
    assert_eq!((reading.problem, reading.document.entries().len()), (None, 2));
}

#[test]
fn a_file_of_more_than_64_mib_is_named_and_left_alone() {
    let home = Home::new();
    let file = fs::File::create(home.path(MONTH)).unwrap();
    file.set_len(64 * 1024 * 1024 + 1).unwrap();
    let problem = home.store.read(november()).unwrap().problem.unwrap();
    assert!(problem.what.contains("larger than 64 MiB"), "{problem}");
    assert!(home.names("quarantine").is_empty());
}

#[test]
fn a_version_is_saved_in_the_month_of_its_day_only() {
    let home = Home::new();
    let october = "2026-10".parse().unwrap();
    let result = home.store.edit(october, |_| Ok::<_, ()>(Some(note(1, "one"))));
    assert!(matches!(result, Err(StoreError::OtherMonth { .. })));
    assert_eq!(home.store.edit(october, |_| Err("no")).unwrap().unwrap_err(), "no");
    assert_eq!(home.store.edit(october, |_| Ok::<_, ()>(None)).unwrap().unwrap().problem, None);
    assert!(!home.store.has_entries().unwrap());
}

#[test]
fn what_an_interrupted_write_left_is_ignored_and_swept_and_nothing_else_is() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    for name in ["journal/.inward-Ab12Cd.tmp", ".inward-Ab12Ce.tmp"] {
        fs::write(home.path(name), "half").unwrap();
    }
    for name in ["journal/.inward-notes", "journal/notes.tmp", "notes.txt"] {
        fs::write(home.path(name), "the person's own").unwrap();
    }
    assert_eq!(home.store.months().unwrap(), [november()]);
    assert!(home.store.tidy(&at(0)).is_done());
    assert_eq!(home.names("journal"), [".inward-notes", "2026-11.json", "notes.tmp"]);
    assert!(home.path("notes.txt").exists() && !home.path(".inward-Ab12Ce.tmp").exists());
}
