//! Erasing in a sealed journal: the same places, each sealed.

use std::fs;
use std::path::PathBuf;

use inward::journal::{Caught, CaughtBody, Day, Document};
use inward::store::{NewKeys, Passphrase, Sealing, Store, StoreError, ToErase};

use super::{
    Home, IsDone, MARK, OTHER, at, close_to_others, day, draft, erase, files_with, id, note, note_body,
    november, put, restore_each_opened, window, words,
};

fn passphrase() -> Passphrase {
    Passphrase::new("seven quiet rivers").light()
}

fn opened(home: &Home) -> Store {
    let store = home.other();
    assert_eq!(store.sealing(), Sealing::Locked);
    store.unlock(&passphrase(), &at(60)).unwrap();
    store
}

/// A sealed journal in which something of the note 1 is in every place.
fn everywhere() -> Home {
    let home = Home::new();
    let store = &home.store;
    store.save(note(1, &format!("{MARK} first"))).unwrap();
    store.save(note(2, &format!("{OTHER} two"))).unwrap();
    store.back_up(&at(5)).unwrap();
    store.encrypt(&NewKeys::fresh(), &passphrase(), &at(6)).unwrap();
    store.delete(id(1), november(), &at(11)).unwrap();
    let trashed: Vec<(PathBuf, Vec<u8>)> = super::tree(&home.path("trash")).into_iter().collect();
    store.restore(id(1), &at(12)).unwrap();
    for (path, bytes) in &trashed {
        fs::write(path, bytes).unwrap();
    }
    store.back_up(&at(13)).unwrap();
    let shown = store.read(november()).unwrap().document.entry(id(1)).unwrap().clone();
    for (second, words) in [(20, "here"), (21, "there")] {
        store.save(shown.edited(note_body(&format!("{MARK} {words}")), at(second))).unwrap();
        store.back_up(&at(second)).unwrap();
    }
    // A copy of the sealed month, and a document in clear that another device wrote.
    let month = home.path("journal/2026-11.json.age");
    fs::copy(&month, home.path("journal/2026-11.json.sync-conflict-20261122-211403-ABCDEFG.age")).unwrap();
    let clear = Document::new(november()).with(note(1, &format!("{MARK} in clear"))).with(note(3, OTHER));
    put(&home, "journal/2026-11.json", clear.to_text());
    draft(&home, 1, &format!("{MARK} draft")).set_aside();
    draft(&home, 1, &format!("{MARK} discarded")).discard().unwrap();
    draft(&home, 6, &format!("{OTHER} draft")).set_aside();
    store.remember_unsaid(id(1), day("2026-11-22"), MARK, &at(50)).unwrap();
    // What was set aside when a copy was merged.
    fs::create_dir_all(home.path("quarantine")).unwrap();
    fs::copy(&month, home.path("quarantine/2026-11-0123456789abcdef.json.age")).unwrap();
    put(&home, "quarantine/state-0123456789abcdef.json.age", "no sealed file");
    close_to_others(home.store.root());
    home
}

#[test]
fn an_entry_goes_from_every_place_of_a_sealed_journal() {
    let home = everywhere();
    let store = opened(&home);
    let lock = window(&store);
    let planned = store.look_to_erase(ToErase::Entry(id(1)), &[], &at(900)).unwrap();
    let goes = &planned.goes;
    assert_eq!((goes.copies, goes.trashed, goes.drafts, goes.discarded), (2, 1, 1, 1), "{goes:?}");
    assert_eq!(
        (goes.backups, goes.set_aside, goes.set_aside_unread, goes.remembered),
        (4, 1, 1, 1),
        "{goes:?}"
    );
    let erased = store.erase(ToErase::Entry(id(1)), false, &[], &at(900), &lock).unwrap();
    assert!(erased.left.is_empty() && erased.unconfirmed.is_none(), "{erased:?}");
    drop(lock);
    let other = opened(&home);
    let held: Vec<bool> =
        other.find_everywhere(&id(1).to_string()).unwrap().iter().map(|held| held.is_only_marked).collect();
    assert_eq!(held, [true]);
    assert_eq!(
        files_with(home.store.root(), OTHER),
        [home.path("journal/2026-11.json")],
        "that was in clear"
    );
    let report = other.examine(&at(950)).unwrap();
    assert!(
        report.findings.iter().all(|finding| finding.path.starts_with("journal")),
        "{:?}",
        report.findings
    );
    assert!(other.tidy(&at(1_000)).is_done());
    assert!(other.examine(&at(1_001)).unwrap().is_well());
    assert_eq!(files_with(home.store.root(), OTHER), [] as [PathBuf; 0]);
    restore_each_opened(
        &home,
        |store| drop(store.unlock(&passphrase(), &at(1_000)).unwrap()),
        |store| {
            let document = store.read(november()).unwrap().document;
            assert!(document.entry(id(1)).is_none());
            assert!(document.entries().iter().all(|entry| words(entry).starts_with(OTHER)));
        },
    );
    // In clear again nothing of it is anywhere.
    other.decrypt(&passphrase(), &at(1_100)).unwrap();
    assert_eq!(files_with(home.store.root(), MARK), [] as [PathBuf; 0]);
    assert!(files_with(home.store.root(), OTHER).len() > 4);
}

#[test]
fn a_locked_journal_is_erased_whole_or_not_at_all() {
    let home = everywhere();
    let store = home.other();
    for refused in [
        store.find_everywhere(&id(1).to_string()).err(),
        store.look_to_erase(ToErase::Entry(id(1)), &[], &at(900)).err(),
        erase(&home, ToErase::Before(day("2026-12-01")), true).err(),
    ] {
        assert!(matches!(refused, Some(StoreError::Locked)), "{refused:?}");
    }
    put(&home, "theirs.txt", "theirs");
    let planned = store.look_to_erase_all(&[]).unwrap();
    assert_eq!(planned.foreign, [PathBuf::from("theirs.txt")]);
    let lock = window(&store);
    store.erase_all(&[], false, lock).unwrap();
    assert_eq!(super::tree(store.root()).into_keys().collect::<Vec<_>>(), [home.path("theirs.txt")]);
    assert_eq!(home.names(""), ["theirs.txt"]);
}

#[test]
fn what_waits_in_the_inbox_goes_with_its_days() {
    let home = everywhere();
    let store = home.other();
    let caught = |number: u8, on: Day| Caught {
        id: id(number),
        day: on,
        made_at: at(70),
        today: on,
        body: CaughtBody::Note(MARK.to_owned()),
    };
    store.catch(&caught(20, day("2026-10-05"))).unwrap();
    store.catch(&caught(21, day("2026-11-20"))).unwrap();
    // The month of the first cannot be written, so that it waits.
    for name in ["journal/2026-10.json.age", "journal/2026-10.aside.json.age"] {
        fs::create_dir(home.path(name)).unwrap();
    }
    let store = opened(&home);
    assert_eq!(store.caught().unwrap(), 1);
    let lock = window(&store);
    let erased = store.erase(ToErase::Before(day("2026-11-21")), false, &[], &at(900), &lock).unwrap();
    assert_eq!((erased.goes.waiting, store.caught().unwrap()), (1, 0));
    assert_eq!(erased.left.len(), 2, "what stands in the way: {erased:?}");
    assert!(store.read(november()).unwrap().document.entry(id(21)).is_none());
}
