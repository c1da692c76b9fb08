//! Backups: made without being asked, thinned, no dearer than what changed, and good for going back.

use std::collections::BTreeMap;
use std::fs;

use inward::journal::{Document, Entry, EntryId, Moment, Month};
use inward::store::{EntryChange, Store, StoreError};

use super::{Home, IsDone, at, day, id, note, note_body, november, tree, words};

const DAY: i64 = 24 * 60 * 60;

fn names(store: &Store) -> Vec<String> {
    store.backups().unwrap().backups.iter().map(|backup| backup.name.to_string()).collect()
}

/// The note of a day, saved on that day.
fn note_of(number: u8, days: i64) -> Entry {
    let now = at(days * DAY);
    let of = day("2026-11-22").plus(days);
    Entry::new(id(number), of, note_body("words of a day"), now, of)
}

#[test]
fn the_first_write_of_a_day_keeps_the_state_before_it() {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    assert_eq!(names(&home.store), [""; 0], "there was nothing to keep");
    let before = home.text("journal/2026-11.json");
    let store = home.other();
    store.save(note_of(2, 1)).unwrap();
    store.save(note_of(3, 1)).unwrap();
    store.delete(id(2), november(), &at(DAY)).unwrap();
    let backups = store.backups().unwrap().backups;
    assert_eq!(backups.len(), 1, "once a day");
    assert_eq!((backups[0].reason.as_str(), backups[0].entries), ("daily", Some(1)));
    assert_eq!(backups[0].size, before.len() as u64);
    let kept = home.names("backups/files");
    assert_eq!(home.text(&format!("backups/files/{}", kept[0])), before);
    home.other().delete(id(3), november(), &at(2 * DAY)).unwrap();
    assert_eq!(home.other().restore(id(3), &at(3 * DAY)).map(|_| names(&home.store).len()).unwrap(), 3);
}

#[test]
fn a_day_on_which_nothing_changed_needs_no_backup() {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    for days in 1..20 {
        assert!(home.other().tidy(&at(days * DAY)).is_done());
    }
    assert_eq!(names(&home.store).len(), 1);
}

#[test]
fn what_keeps_a_backup_from_being_made_keeps_no_words_from_being_saved() {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    fs::write(home.path("backups"), "in the way").unwrap();
    let store = home.other();
    store.save(note_of(2, 1)).unwrap();
    assert_eq!(home.shown(november()).len(), 2);
    let error = store.back_up(&at(DAY)).unwrap_err();
    assert!(
        error.to_string().ends_with("backups is not a directory: move it away, then try again"),
        "{error}"
    );
    let error = home.other().tidy(&at(DAY)).error.expect("it is said");
    assert!(error.to_string().contains("backups"), "{error}");
}

#[test]
fn ten_years_of_full_backups_stay_under_three_times_the_journal() {
    let home = Home::new();
    let words = "Replayed the phone call on the way home. ".repeat(12);
    let first = day("2017-01-01");
    let entry = |days: i64| {
        let (of, id) = (first.plus(days), EntryId::new_v7(days, [7; 10]));
        Entry::new(id, of, note_body(&words), format!("{of}T21:00:00+01:00").parse().unwrap(), of)
    };
    // All but the last weeks are written at once: thousands of confirmed writes would say no more.
    let mut documents: BTreeMap<Month, Document> = BTreeMap::new();
    for entry in (0..3_550).map(entry) {
        let month = Month::of(entry.day);
        let document = documents.remove(&month).unwrap_or_else(|| Document::new(month));
        documents.insert(month, document.with(entry));
    }
    for (month, document) in documents {
        fs::write(home.path(&format!("journal/{month}.json")), document.to_text()).unwrap();
    }
    for days in 3_550..3_650 {
        home.other().save(entry(days)).unwrap();
    }
    let size = |dir: &str| -> usize { tree(&home.path(dir)).values().map(Vec::len).sum() };
    let backups = names(&home.store);
    assert!((13..=29).contains(&backups.len()), "{backups:?}");
    assert!(
        size("backups") + size("journal") < 3 * size("journal"),
        "{} {}",
        size("backups"),
        size("journal")
    );
    let last = home.store.find_backup(backups.last().unwrap()).unwrap();
    assert_eq!(home.store.backups().unwrap().backups.last().unwrap().entries, Some(3_649));
    home.store.restore_backup(&last, None, &at(0)).unwrap();
    assert_eq!(home.store.read("2026-12".parse().unwrap()).unwrap().document.entries().len(), 28);
}

#[test]
fn restoring_says_what_it_changes_and_keeps_the_state_before() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    home.store.save(note(2, "two")).unwrap();
    let kept = home.store.back_up(&at(0)).unwrap();
    let present = home.text("journal/2026-11.json");
    let two = home.store.read(november()).unwrap().document.entry(id(2)).unwrap().clone();
    home.store.save(two.edited(note_body("two, edited"), at(60))).unwrap();
    home.store.delete(id(1), november(), &at(61)).unwrap();
    home.store.save(note(3, "three")).unwrap();
    home.store.save(note_of(4, 20)).unwrap();
    let name = home.store.find_backup("2026-11-22").unwrap();
    assert_eq!(name, kept.name);

    let changes = home.store.compare_backup(&name, None).unwrap();
    let files: Vec<&str> = changes.iter().map(|change| change.file.as_str()).collect();
    assert_eq!(files, ["2026-11.json", "2026-12.json"]);
    assert_eq!(changes[0].entries, Some(EntryChange { back: 1, changed: 1, gone: 1 }));
    assert_eq!(changes[1].entries, Some(EntryChange { back: 0, changed: 0, gone: 1 }));

    let later = home.text("journal/2026-11.json");
    let restored = home.store.restore_backup(&name, None, &at(120)).unwrap();
    assert_eq!(restored.files, ["2026-11.json", "2026-12.json"]);
    assert_eq!(home.text("journal/2026-11.json"), present);
    assert!(!home.path("journal/2026-12.json").exists());
    assert_eq!(home.store.compare_backup(&name, None).unwrap(), []);

    home.store.restore_backup(&restored.before, None, &at(240)).unwrap();
    assert_eq!(home.text("journal/2026-11.json"), later);
    assert!(home.path("journal/2026-12.json").exists());
}

#[test]
fn what_stands_unreadable_in_the_journal_is_backed_up_byte_for_byte() {
    let home = Home::new();
    fs::write(home.path("journal/2026-10.json"), b"half a docu\xff").unwrap();
    let kept = home.store.back_up(&at(0)).unwrap();
    assert_eq!((kept.entries, kept.size), (Some(0), 12));
    fs::remove_file(home.path("journal/2026-10.json")).unwrap();
    home.store.restore_backup(&kept.name, None, &at(1)).unwrap();
    assert_eq!(fs::read(home.path("journal/2026-10.json")).unwrap(), b"half a docu\xff");
}

#[test]
fn a_damaged_backup_is_named_and_nothing_is_changed() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let kept = home.store.back_up(&at(0)).unwrap();
    home.store.save(note(2, "two")).unwrap();
    let content = home.path(&format!("backups/files/{}", home.names("backups/files")[0]));
    let list = home.path(&format!("backups/{}.json", kept.name));
    let before = tree(&home.path("journal"));

    let whole = fs::read(&content).unwrap();
    fs::write(&content, &whole[..whole.len() - 1]).unwrap();
    let error = home.store.restore_backup(&kept.name, None, &at(1)).unwrap_err();
    assert!(matches!(error, StoreError::DamagedBackup { .. }), "{error}");
    fs::remove_file(&content).unwrap();
    let error = home.store.restore_backup(&kept.name, None, &at(1)).unwrap_err();
    assert!(error.to_string().contains("its 2026-11.json is missing or damaged"), "{error}");
    fs::write(&content, &whole).unwrap();
    fs::write(&list, "half a li").unwrap();
    let error = home.store.restore_backup(&kept.name, None, &at(1)).unwrap_err();
    assert!(matches!(error, StoreError::Unreadable { .. }), "{error}");
    assert_eq!(home.store.backups().unwrap().problems.len(), 1);
    assert_eq!(tree(&home.path("journal")), before);
    // While a list cannot be read, nothing that it may name is removed.
    for days in 10..60 {
        home.other().save(note_of(9, days)).unwrap();
        assert!(home.other().tidy(&at(days * DAY)).is_done());
    }
    assert!(content.exists());
    assert_eq!(fs::read(&list).unwrap(), b"half a li");
}

#[test]
fn a_name_must_be_that_of_one_backup() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let one = home.store.back_up(&at(0)).unwrap();
    let two = home.store.back_up(&at(0)).unwrap();
    assert_ne!(one.name, two.name, "never in the place of another");
    let error = home.store.find_backup("2026-11-22").unwrap_err();
    assert!(matches!(error, StoreError::SeveralBackups(_)), "{error}");
    for wrong in ["", "2025", "../2026-11-22_21-00-00"] {
        let error = home.store.find_backup(wrong).unwrap_err();
        assert!(matches!(error, StoreError::NoSuchBackup(_)), "{error}");
    }
    assert_eq!(home.store.find_backup(&two.name.to_string()).unwrap(), two.name);
}

#[test]
fn a_file_that_cannot_be_backed_up_is_not_replaced() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let kept = home.store.back_up(&at(0)).unwrap();
    let month = home.path("journal/2026-11.json");
    let elsewhere = home.dir.path().join("elsewhere.json");
    fs::rename(&month, &elsewhere).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&elsewhere, &month).unwrap();
        let error = home.store.restore_backup(&kept.name, None, &at(1)).unwrap_err();
        assert!(matches!(error, StoreError::NotBackedUp(_)), "{error}");
        assert!(fs::symlink_metadata(&month).unwrap().is_symlink());
        assert_eq!(home.store.back_up(&at(2)).unwrap().left_out, ["2026-11.json"]);
    }
    assert_eq!(words(&note(1, "one")), "one");
}

#[test]
fn a_clock_that_is_set_back_does_not_make_the_newest_backup_the_oldest() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    for second in 0..12 {
        home.store.back_up(&at(3_600 + second)).unwrap();
    }
    // The same evening further west: later, under a name that sorts before the others.
    let west: Moment = "2026-11-22T20:30:00+00:00".parse().unwrap();
    let newest = home.store.back_up(&west.plus_seconds(3_600)).unwrap();
    home.store.back_up(&west.plus_seconds(3_601)).unwrap();
    assert!(names(&home.store).contains(&newest.name.to_string()));
}

#[test]
fn what_was_kept_before_a_restore_outlives_many_backups() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let first = home.store.back_up(&at(0)).unwrap();
    home.store.save(note(2, "precious")).unwrap();
    let before = home.store.restore_backup(&first.name, None, &at(60)).unwrap().before;
    for second in 0..40 {
        home.store.back_up(&at(100 + second)).unwrap();
    }
    assert!(names(&home.store).contains(&before.to_string()));
    home.store.restore_backup(&before, None, &at(200)).unwrap();
    assert_eq!(home.shown(november()).len(), 2);
}
