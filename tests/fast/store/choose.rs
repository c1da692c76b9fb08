//! Choosing among versions that were made at once: one replaces all, and what nobody has seen never gives way.

use std::fs;

use inward::journal::{Digest, Document, Entry};
use inward::store::{Reading, Store, StoreError};

use super::{Home, at, check_in_body, day, id, note, note_body, november, tree, words};

/// A note that two devices changed at once: the first version, the shown one and the one next to it.
fn changed_twice(home: &Home) -> (Entry, Entry, Entry) {
    let first = note(1, "first");
    let (mine, theirs) = (first.edited(note_body("mine"), at(5)), first.edited(note_body("theirs"), at(6)));
    for version in [&first, &mine, &theirs] {
        home.store.save(version.clone()).unwrap();
    }
    (first, theirs, mine)
}

fn versions(store: &Store) -> Vec<Digest> {
    let document = store.read(november()).unwrap().document;
    document.versions(id(1)).map(Entry::digest).collect()
}

fn choose(home: &Home, kept: &Entry, seen: &[Digest], second: i64) -> Result<Reading, StoreError> {
    home.store.choose(id(1), november(), kept.digest(), seen, &at(second))
}

#[test]
fn the_version_that_is_kept_replaces_all_of_them() {
    for keeps_shown in [true, false] {
        let home = Home::new();
        let (first, shown, beside) = changed_twice(&home);
        home.store.save(note(2, "another")).unwrap();
        let seen = versions(&home.store);
        assert_eq!(seen, [shown.digest(), beside.digest()]);
        let kept = if keeps_shown { &shown } else { &beside };
        let reading = choose(&home, kept, &seen, 9).unwrap();
        let chosen = reading.document.entry(id(1)).unwrap();
        assert_eq!(words(chosen), words(kept));
        assert_eq!(*chosen.made_at(), at(9));
        for replaced in [&first, &shown, &beside] {
            assert!(chosen.replaces.contains(&replaced.digest()), "{}", words(replaced));
        }
        let on_disk = home.other().read(november()).unwrap().document;
        assert_eq!(on_disk.entries(), reading.document.entries());
        assert_eq!(on_disk.others(), []);
        assert_eq!(home.shown(november())[&id(2)], "another");
    }
}

#[test]
fn of_three_check_ins_the_one_in_the_middle_can_be_kept() {
    let home = Home::new();
    let on = day("2026-11-22");
    for (second, text) in [(1, "one"), (2, "two"), (3, "three")] {
        let mut version = Entry::new_check_in(on, inward::journal::CheckIn::default(), at(second), on);
        version.body = check_in_body(text);
        home.store.save(version).unwrap();
    }
    let document = home.store.read(november()).unwrap().document;
    let entry = document.entries().first().unwrap();
    let versions: Vec<&Entry> = document.versions(entry.id).collect();
    let seen: Vec<Digest> = versions.iter().map(|version| version.digest()).collect();
    let two = versions.iter().find(|version| words(version) == "two").unwrap();
    let reading = home.store.choose(entry.id, november(), two.digest(), &seen, &at(9)).unwrap();
    assert_eq!(reading.document.entries().iter().map(words).collect::<Vec<_>>(), ["two"]);
    assert_eq!(reading.document.others(), []);
}

#[test]
fn what_nobody_has_seen_does_not_give_way() {
    let home = Home::new();
    let (first, shown, beside) = changed_twice(&home);
    let seen = versions(&home.store);
    // A third device's version arrives while two are looked at.
    home.store.save(first.edited(note_body("third"), at(7))).unwrap();
    let before = tree(home.store.root());
    let refused = choose(&home, &beside, &seen, 9).unwrap_err();
    assert!(matches!(refused, StoreError::OtherVersions { .. }), "{refused}");
    assert_eq!(
        refused.to_string(),
        format!("the entry {} in 2026-11 has changed in the meantime: look at its versions again", id(1))
    );
    assert_eq!(tree(home.store.root()), before);

    // The one that was looked at gave way to an edit meanwhile.
    let seen = versions(&home.store);
    home.store.save(shown.edited(note_body("theirs, on"), at(8))).unwrap();
    for kept in [&shown, &beside] {
        let refused = choose(&home, kept, &seen, 9).unwrap_err();
        assert!(matches!(refused, StoreError::OtherVersions { .. }), "{refused}");
    }
    assert_eq!(versions(&home.store).len(), 3);

    // Nor is one kept that was never among them.
    let refused = choose(&home, &first, &versions(&home.store), 9).unwrap_err();
    assert!(matches!(refused, StoreError::OtherVersions { .. }), "{refused}");
}

#[test]
fn of_an_entry_that_is_gone_nothing_is_chosen() {
    let home = Home::new();
    let (_, shown, beside) = changed_twice(&home);
    let seen = [shown.digest(), beside.digest()];
    home.store.delete(id(1), november(), &at(7)).unwrap();
    assert!(matches!(choose(&home, &shown, &seen, 9), Err(StoreError::NoSuchEntry { .. })));
    fs::write(home.path("journal/2026-11.json"), "damaged").unwrap();
    assert!(matches!(choose(&home, &shown, &seen, 9), Err(StoreError::Month(_))));
    assert_eq!(home.text("journal/2026-11.json"), "damaged");
}

#[test]
fn what_was_chosen_stays_settled_when_the_other_device_comes_back() {
    let home = Home::new();
    let (first, shown, beside) = changed_twice(&home);
    let alone = |version: &Entry| Document::new(november()).with(first.clone()).with(version.clone());
    let theirs = alone(&shown);
    let reading = choose(&home, &beside, &versions(&home.store), 9).unwrap();
    for merged in [
        Document::clone(&reading.document).merge(theirs.clone()),
        theirs.clone().merge(Document::clone(&reading.document)),
        alone(&beside).merge(theirs).merge(Document::clone(&reading.document)),
    ] {
        assert_eq!(merged.others(), []);
        assert_eq!(merged.entries().iter().map(words).collect::<Vec<_>>(), ["mine"]);
    }
    // A version that this device makes without knowing of the choice is a version of its own again.
    let later = shown.edited(note_body("theirs, on"), at(20));
    let merged = Document::clone(&reading.document).merge(alone(&later));
    assert_eq!(merged.versions(id(1)).map(words).collect::<Vec<_>>(), ["theirs, on", "mine"]);
}

#[test]
fn a_choice_within_the_second_in_which_a_version_was_made_still_replaces_it() {
    let home = Home::new();
    let (_, shown, beside) = changed_twice(&home);
    // The clock of this device is behind.
    let reading = choose(&home, &beside, &[beside.digest(), shown.digest()], -60).unwrap();
    let chosen = reading.document.entry(id(1)).unwrap();
    assert_eq!(*chosen.made_at(), at(6).next());
    assert_eq!(home.shown(november())[&id(1)], "mine");
    assert_eq!(versions(&home.store), [chosen.digest()]);
}

#[test]
fn what_gives_way_stays_in_a_backup_that_outlives_many() {
    let home = Home::new();
    let (_, theirs, _) = changed_twice(&home);
    // One that holds the same already may go sooner.
    home.store.back_up(&at(50)).unwrap();
    choose(&home, &theirs, &versions(&home.store), 60).unwrap();
    for second in 0..40 {
        home.store.back_up(&at(100 + second)).unwrap();
    }
    let backups = home.store.backups().unwrap().backups;
    let before = backups.iter().find(|backup| backup.reason == "choice").unwrap();
    home.store.restore_backup(&before.name, None, &at(200)).unwrap();
    let document = home.store.read(november()).unwrap().document;
    assert_eq!(document.versions(id(1)).map(words).collect::<Vec<_>>(), ["theirs", "mine"]);
}
