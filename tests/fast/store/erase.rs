//! Erasing: the words are nowhere any more, everything else is where it was, and every backup can be restored.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use inward::journal::draft::Field;
use inward::journal::{DraftHead, Entry, EntryId};
use inward::store::{Erased, Store, StoreError, ToErase, Window, WindowLock};
use serde_json::json;

mod random;
mod sealed;

use super::{Home, IsDone, at, check_in_body, day, id, note, note_body, november, tree, words};

/// A word that stands in every place in which something of the erased entry is kept.
const MARK: &str = "quartz";
/// A word of entries that stay.
const OTHER: &str = "meadow";

fn files_with(dir: &Path, word: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    tree(dir).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

fn window(store: &Store) -> WindowLock {
    match store.take_window(&at(0)).unwrap() {
        Window::Writing(lock) => lock,
        Window::ReadOnly(holder) => panic!("{holder:?}"),
    }
}

fn erase(home: &Home, what: ToErase, unsure_too: bool) -> Result<Erased, StoreError> {
    let store = home.other();
    let window = window(&store);
    store.erase(what, unsure_too, &[], &at(900), &window)
}

fn put(home: &Home, name: &str, text: impl AsRef<[u8]>) {
    let path = home.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn head(number: u8) -> DraftHead {
    DraftHead {
        id: id(number),
        kind: "note".to_owned(),
        day: day("2026-11-22"),
        base: None,
        started_at: at(0),
    }
}

fn draft(home: &Home, number: u8, text: &str) -> inward::store::DraftFile {
    let mut draft = home.store.start_draft(&head(number)).unwrap();
    draft.append(&Field::Text, &json!(text), &at(1)).unwrap();
    draft
}

fn receipt(file: &str, ids: &[EntryId]) -> String {
    let entries: Vec<_> = ids
        .iter()
        .map(|id| json!({"id": id.to_string(), "day": "2026-11-22", "digest": "000000000001"}))
        .collect();
    let counts = json!({"read": 2, "new": 2, "already": 0, "changed": 0, "deleted": 0, "refused": 0});
    json!({
        "format": "inward-receipt", "version": 1, "source": "daylio", "file": file, "sha256": "00",
        "made_at": "2026-11-22T20:00:00+01:00", "state": "done", "counts": counts, "columns": [],
        "entries": entries,
    })
    .to_string()
}

/// A journal in which everything that this program can keep of an entry is kept of the note 1, each with the word in it.
fn everywhere() -> Home {
    let home = Home::new();
    let said = |what: &str| format!("{MARK} {what}");
    let other = |what: &str| format!("{OTHER} {what}");
    let first = note(1, &said("first"));
    home.store.save(note(2, &other("two"))).unwrap();
    home.store.save(first.clone()).unwrap();
    home.store.back_up(&at(10)).unwrap();
    // Deleted and brought back: the trash has it still.
    home.store.delete(id(1), november(), &at(11)).unwrap();
    let trashed = home.text(&format!("trash/{}.json", id(1)));
    home.store.restore(id(1), &at(12)).unwrap();
    put(&home, &format!("trash/{}.json", id(1)), trashed);
    home.store.back_up(&at(13)).unwrap();
    let shown = home.store.read(november()).unwrap().document.entry(id(1)).unwrap().clone();
    // Two edits at once, and a third that is in no file of the months any more.
    for (second, words) in [(20, "here"), (21, "there")] {
        home.store.save(shown.edited(note_body(&said(words)), at(second))).unwrap();
        home.store.back_up(&at(second)).unwrap();
    }
    home.store.save(note(3, &other("three"))).unwrap();
    home.store.back_up(&at(30)).unwrap();
    let document = home.store.read(november()).unwrap().document;
    assert_eq!(document.waiting(id(1)).len(), 1);
    let edited = document.entry(id(1)).unwrap().edited(note_body(&said("aside")), at(40));
    let aside = inward::journal::Document::new(november()).with(edited).with(note(4, &other("four")));
    put(&home, "journal/2026-11.aside.json", aside.to_text());
    let copy =
        inward::journal::Document::new(november()).with(note(1, &said("copy"))).with(note(5, &other("five")));
    put(&home, "journal/2026-11 (Ana's conflicted copy 2026-11-22).json", copy.to_text());
    draft(&home, 1, &said("draft")).set_aside();
    draft(&home, 1, &said("discarded")).discard().unwrap();
    draft(&home, 6, &other("draft")).set_aside();
    put(&home, "quarantine/2026-11-0123456789abcdef.json", copy.to_text());
    put(&home, "quarantine/state-0123456789abcdef.json", said("that is no document"));
    let clean = inward::journal::Document::new(november()).with(note(7, &other("seven")));
    put(&home, "quarantine/2026-11-aaaaaaaaaaaaaaaa.json", clean.to_text());
    put(&home, "receipts/2026-11-22_200000-daylio.json", receipt(&other("kept.csv"), &[id(1), id(2)]));
    put(&home, "receipts/2026-11-22_200001-daylio.json", receipt(&said("gone.csv"), &[id(1)]));
    put(&home, "lent/about.json", json!({"id": id(1).to_string(), "field": "text"}).to_string());
    put(&home, "lent/text.md", said("lent"));
    put(&home, "journal/.inward-Ab12Cd.tmp", said("half written"));
    home.store.remember_unsaid(id(1), day("2026-11-22"), MARK, &at(50)).unwrap();
    close_to_others(home.store.root());
    home
}

/// Nobody else may look into what a test put there by hand.
fn close_to_others(dir: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for found in fs::read_dir(dir).unwrap() {
            let path = found.unwrap().path();
            let mode = if path.is_dir() { 0o700 } else { 0o600 };
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            if path.is_dir() {
                close_to_others(&path);
            }
        }
    }
    #[cfg(not(unix))]
    let _ = dir;
}

/// Restores every backup that there is, one after the other, in a copy of the journal.
fn restore_each(home: &Home, check: impl Fn(&Store)) {
    restore_each_opened(home, |_| (), check);
}

/// Does the same with copies that have to be opened first.
fn restore_each_opened(home: &Home, open: impl Fn(&Store), check: impl Fn(&Store)) {
    let backups = home.store.backups().unwrap();
    assert!(backups.problems.is_empty(), "{:?}", backups.problems);
    for backup in backups.backups {
        let copy = tempfile::tempdir().unwrap();
        for (path, bytes) in tree(home.store.root()) {
            let to = copy.path().join(path.strip_prefix(home.store.root()).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, bytes).unwrap();
        }
        let store = Store::create(copy.path()).unwrap();
        open(&store);
        store.restore_backup(&backup.name, None, &at(1_000)).unwrap();
        check(&store);
    }
}

#[test]
fn an_entry_goes_from_every_place_and_everything_else_stays() {
    let home = everywhere();
    assert!(files_with(home.store.root(), MARK).len() > 15, "{:?}", files_with(home.store.root(), MARK));
    let others: BTreeSet<PathBuf> = files_with(home.store.root(), OTHER)
        .into_iter()
        .filter(|path| !path.starts_with(home.path("backups")) && !path.starts_with(home.path("quarantine")))
        .collect();
    let planned = home.other().look_to_erase(ToErase::Entry(id(1)), &[], &at(900)).unwrap();
    assert!(planned.unsure.is_empty() && planned.untouched.is_empty(), "{planned:?}");
    assert!(files_with(home.store.root(), MARK).len() > 15, "to look changes nothing");
    let goes = &planned.goes;
    assert_eq!((goes.trashed, goes.drafts, goes.discarded, goes.lent), (1, 1, 1, 1), "{goes:?}");
    assert_eq!((goes.copies, goes.set_aside, goes.set_aside_unread, goes.receipts), (1, 1, 1, 2), "{goes:?}");
    let backups = home.store.backups().unwrap().backups.len();
    let erased = erase(&home, ToErase::Entry(id(1)), false).unwrap();
    assert!(erased.left.is_empty() && erased.unconfirmed.is_none(), "{erased:?}");
    assert_eq!(erased.goes, planned.goes);
    assert_eq!(files_with(home.store.root(), MARK), [] as [PathBuf; 0]);
    let left = files_with(home.store.root(), OTHER);
    assert!(others.iter().all(|path| left.contains(path)), "{others:?} {left:?}");
    assert!(home.text("quarantine/2026-11-aaaaaaaaaaaaaaaa.json").contains(OTHER));
    let shown = home.shown(november());
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert_eq!(home.store.backups().unwrap().backups.len(), backups, "none held only that");
    restore_each(&home, |store| {
        assert_eq!(files_with(store.root(), MARK), [] as [PathBuf; 0]);
        assert!(!store.read(november()).unwrap().document.entries().is_empty());
    });
    assert!(home.other().tidy(&at(1_000)).is_done());
    let report = home.other().examine(&at(1_000)).unwrap();
    assert!(report.is_well(), "{:?}", report.findings);
    assert!(home.other().find_everywhere(&id(1).to_string()).unwrap()[0].is_only_marked);
}

#[test]
fn no_copy_of_any_version_brings_it_back_and_the_mark_holds_no_words() {
    let home = everywhere();
    let before = tree(home.store.root());
    erase(&home, ToErase::Entry(id(1)), false).unwrap();
    let document = home.store.read(november()).unwrap().document;
    let mark = document.tombstone(id(1)).unwrap();
    let keys: Vec<String> = mark.to_value().as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["id", "deleted_at", "replaces"]);
    // Every month, copy and content as it was, from another device.
    let documents = before.iter().filter_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).ok()?;
        let document = inward::journal::Document::parse(text, november()).ok()?;
        path.starts_with(home.store.root()).then_some(document)
    });
    let mut count = 0;
    for stale in documents {
        count += 1;
        fs::write(home.path("journal/2026-11 2.json"), stale.to_text()).unwrap();
        assert!(home.other().tidy(&at(1_000 + count)).is_done());
        assert!(home.store.read(november()).unwrap().document.entry(id(1)).is_none());
    }
    assert!(count > 6, "{count}");
}

#[test]
fn backups_that_held_nothing_else_go_and_their_contents_with_them() {
    let home = Home::new();
    home.store.save(note(1, MARK)).unwrap();
    home.store.back_up(&at(10)).unwrap();
    home.store.save(note(1, MARK).edited(note_body(&format!("{MARK} again")), at(20))).unwrap();
    home.store.back_up(&at(20)).unwrap();
    home.store.save(note(2, OTHER)).unwrap();
    home.store.back_up(&at(30)).unwrap();
    let erased = erase(&home, ToErase::Entry(id(1)), false).unwrap();
    assert_eq!((erased.goes.backups, erased.goes.whole_backups), (1, 2));
    let left = home.store.backups().unwrap().backups;
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].entries, home.names("backups/files").len()), (Some(1), 1));
    // The next backup reads what it took for known before.
    home.store.back_up(&at(1_000)).unwrap();
    assert!(home.other().examine(&at(1_001)).unwrap().is_well());
}

#[test]
fn an_interrupted_restore_keeps_the_backups_that_finish_it() {
    let home = Home::new();
    home.store.save(note(1, MARK)).unwrap();
    let backup = home.store.back_up(&at(10)).unwrap();
    home.store.save(note(2, OTHER)).unwrap();
    home.store.restore_backup(&backup.name, None, &at(20)).unwrap();
    let record = home.text("backups/restored.json").replace("\"2026-11-22T21:00:20+01:00\"\n}", "null\n}");
    put(&home, "backups/restored.json", record);
    assert!(home.store.interrupted_restore().unwrap().is_some());
    erase(&home, ToErase::Entry(id(1)), false).unwrap();
    let interrupted = home.store.interrupted_restore().unwrap().unwrap();
    assert!(interrupted.can_finish && interrupted.can_go_back, "{interrupted}");
    assert_eq!(files_with(home.store.root(), MARK), [] as [PathBuf; 0]);
}

#[test]
fn an_entry_goes_from_where_it_lay_before_it_was_moved() {
    let home = Home::new();
    let start = inward::journal::DayStart::default();
    let check_in = |text: &str, on: &str| {
        let Some(inward::journal::Body::CheckIn(body)) = Some(check_in_body(text)) else { unreachable!() };
        Entry::new_check_in(day(on), *body, at(0), day(on))
    };
    home.store.save(note(1, MARK)).unwrap();
    home.store.save(check_in(&format!("{MARK} check-in"), "2026-11-22")).unwrap();
    home.store.save(check_in(OTHER, "2026-11-21")).unwrap();
    home.store.back_up(&at(5)).unwrap();
    let moved = home.store.move_entry(id(1), november(), day("2026-10-07"), start, &at(10)).unwrap();
    let again = home
        .store
        .move_entry(moved.id, "2026-10".parse().unwrap(), day("2026-09-07"), start, &at(20))
        .unwrap();
    let on_22 = EntryId::of_check_in(day("2026-11-22"));
    let day_moved = home.store.move_entry(on_22, november(), day("2026-11-20"), start, &at(30)).unwrap();
    let planned = home.other().look_to_erase(ToErase::Entry(again.id), &[], &at(900)).unwrap();
    assert_eq!(planned.moved_from, BTreeSet::from([day("2026-10-07"), day("2026-11-22")]));
    let planned = home.other().look_to_erase(ToErase::Entry(id(1)), &[], &at(900)).unwrap();
    assert_eq!(planned.moved_to, BTreeSet::from([(day("2026-09-07"), again.id)]), "two moves away");
    let planned = home.other().look_to_erase(ToErase::Entry(on_22), &[], &at(900)).unwrap();
    assert_eq!(planned.moved_to, BTreeSet::from([(day("2026-11-20"), day_moved.id)]));
    erase(&home, ToErase::Entry(again.id), false).unwrap();
    assert!(files_with(home.store.root(), &format!("{MARK}\"")).is_empty());
    assert!(!files_with(home.store.root(), &format!("{MARK} check-in")).is_empty());
    erase(&home, ToErase::Entry(day_moved.id), false).unwrap();
    assert_eq!(files_with(home.store.root(), MARK), [] as [PathBuf; 0]);
    assert_eq!(home.shown(november()).into_values().collect::<Vec<_>>(), [OTHER]);
}

#[test]
fn words_that_were_added_to_a_check_in_go_with_it_also_as_a_draft() {
    let home = Home::new();
    let on = day("2026-11-22");
    let inward::journal::Body::CheckIn(body) = check_in_body(&format!("before\n\n{MARK}")) else { panic!() };
    home.store.save(Entry::new_check_in(on, *body, at(0), on)).unwrap();
    draft(&home, 9, MARK).set_aside();
    draft(&home, 8, OTHER).set_aside();
    erase(&home, ToErase::Entry(EntryId::of_check_in(on)), false).unwrap();
    assert_eq!(files_with(home.store.root(), MARK), [] as [PathBuf; 0]);
    assert_eq!(files_with(home.store.root(), OTHER).len(), 1);
}

#[test]
fn everything_of_the_days_before_one_goes_and_marks_stay_in_months_that_are_empty_now() {
    let home = Home::new();
    let on = |number: u8, text: &str, on: &str| {
        Entry::new(id(number), day(on), note_body(text), at(i64::from(number)), day(on))
    };
    home.store.save(on(1, MARK, "2026-09-30")).unwrap();
    home.store.save(on(2, MARK, "2026-11-09")).unwrap();
    home.store.save(on(3, OTHER, "2026-11-10")).unwrap();
    // It lay before that day once, and lies later now.
    home.store.save(on(4, OTHER, "2026-11-05")).unwrap();
    home.store.back_up(&at(10)).unwrap();
    let start = inward::journal::DayStart::default();
    home.store.move_entry(id(4), november(), day("2026-11-20"), start, &at(20)).unwrap();
    // And the other way round.
    home.store.save(on(5, MARK, "2026-11-21")).unwrap();
    home.store.back_up(&at(30)).unwrap();
    home.store.move_entry(id(5), november(), day("2026-11-02"), start, &at(40)).unwrap();
    home.store.save(on(6, MARK, "2026-11-01")).unwrap();
    home.store.delete(id(6), november(), &at(50)).unwrap();
    let mut early = home.store.start_draft(&DraftHead { day: day("2026-11-09"), ..head(7) }).unwrap();
    early.append(&Field::Text, &json!(MARK), &at(1)).unwrap();
    early.discard().unwrap();
    draft(&home, 8, OTHER).set_aside();
    let erased = erase(&home, ToErase::Before(day("2026-11-10")), false).unwrap();
    assert!(erased.left.is_empty(), "{erased:?}");
    assert_eq!(files_with(home.store.root(), MARK), [] as [PathBuf; 0]);
    assert_eq!(home.shown(november()).len(), 2);
    let september = home.store.read("2026-09".parse().unwrap()).unwrap().document;
    assert!(september.is_blank() && september.tombstone(id(1)).is_some());
    let document = home.store.read(november()).unwrap().document;
    for gone in [2, 5, 6] {
        assert!(document.tombstone(id(gone)).is_some(), "{gone}");
    }
    restore_each(&home, |store| {
        assert_eq!(files_with(store.root(), MARK), [] as [PathBuf; 0]);
        let document = store.read(november()).unwrap().document;
        assert!(
            document.entries().iter().all(|entry| words(entry) == OTHER && entry.day >= day("2026-11-10"))
        );
        assert!(!document.entries().is_empty());
    });
    assert!(
        home.other().look_to_erase(ToErase::Before(day("2026-11-10")), &[], &at(900)).unwrap().is_empty()
    );
    assert!(home.other().examine(&at(1_000)).unwrap().is_well());
    assert_eq!(home.other().find_drafts().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_read_is_named_and_goes_only_when_that_is_asked_for() {
    let home = Home::new();
    home.store.save(note(1, MARK)).unwrap();
    home.store.save(note(2, OTHER)).unwrap();
    home.store.back_up(&at(10)).unwrap();
    let text = home.text("journal/2026-11.json");
    // The id of the entry is damaged, and only its words are left.
    let damaged = text.replace(&id(1).to_string(), "\u{1}");
    put(&home, "journal/2026-11 2.json", &damaged);
    put(&home, "journal/2026-10.json", "not that month");
    put(&home, &format!("drafts/draft-{}.jsonl", "x".repeat(16)), MARK);
    put(&home, &format!("backups/files/{}.json", "0".repeat(64)), &damaged);
    put(&home, "journal/2026-11.json~", &text);
    let planned = home.other().look_to_erase(ToErase::Entry(id(1)), &[], &at(900)).unwrap();
    let named: Vec<&Path> = planned.unsure.iter().map(|it| it.path.as_path()).collect();
    assert_eq!(named.len(), 3, "{named:?}");
    assert_eq!(planned.untouched.len(), 1, "{:?}", planned.untouched);
    let erased = erase(&home, ToErase::Entry(id(1)), false).unwrap();
    assert_eq!(erased.left.len(), 4, "{erased:?}");
    assert_eq!(home.text("journal/2026-11 2.json"), damaged);
    let held: Vec<_> = home.other().find_everywhere(&id(1).to_string()).unwrap();
    assert!(held.iter().all(|held| held.is_only_marked), "the damaged copies name it nowhere: {held:?}");
    let erased = erase(&home, ToErase::Entry(id(1)), true).unwrap();
    assert_eq!(erased.left.len(), 1, "{erased:?}");
    assert_eq!(files_with(home.store.root(), MARK), [home.path("journal/2026-11.json~")]);
    assert_eq!(home.text("journal/2026-10.json"), "not that month");
    assert!(home.text("journal/2026-11 2.json").contains(OTHER), "what can be read of it stays");
}
