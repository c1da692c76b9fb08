//! A sealed journal from outside: everything works in it once it is open, nothing does while it is locked, and nothing of it lies in
//! clear.

mod actions;
mod beside;
mod change;
mod damage;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use inward::journal::draft::Field;
use inward::journal::{Caught, CaughtBody, CheckInPart, DayStart, DraftHead, EntryId, Month, Rating, Scale};
use inward::store::{NewKeys, Passphrase, Sealing, Store, StoreError};
use serde_json::json;

use super::{Home, IsDone, at, check_in_body, day, id, note, note_body, november, tree, words_of};

const MARK: &str = "xyzzymark";

fn passphrase() -> Passphrase {
    Passphrase::new("seven quiet rivers").light()
}

/// A journal with a word in every place in which one can be.
fn marked() -> Home {
    let home = Home::new();
    let store = &home.store;
    store.save(note(1, &format!("one {MARK}"))).unwrap();
    store.save(note(2, &format!("two {MARK}"))).unwrap();
    let october = day("2026-10-05");
    let body = check_in_body(&format!("october {MARK}"));
    let entry = inward::journal::Entry::new(EntryId::of_check_in(october), october, body, at(0), october);
    store.save(entry).unwrap();
    store.back_up(&at(10)).unwrap();
    store.save(note(1, &format!("one more {MARK}"))).unwrap();
    store.delete(id(2), november(), &at(20)).unwrap();
    for (number, is_discarded) in [(7, false), (8, true)] {
        let head = DraftHead {
            id: id(number),
            kind: "note".to_owned(),
            day: day("2026-11-22"),
            base: None,
            started_at: at(30),
        };
        let mut draft = store.start_draft(&head).unwrap();
        draft.append(&Field::Text, &json!(format!("draft {number} {MARK}")), &at(31)).unwrap();
        if is_discarded { drop(draft.discard().unwrap()) } else { draft.set_aside() }
    }
    store
        .change_state(|state| {
            state.acknowledged = true;
            state.paused_until = Some(day("2031-01-01"));
        })
        .unwrap();
    store.remember_unsaid(id(1), day("2026-11-22"), MARK, &at(40)).unwrap();
    home
}

fn sealed() -> (Home, NewKeys) {
    let home = marked();
    let new = NewKeys::fresh();
    home.store.encrypt(&new, &passphrase(), &at(50)).unwrap();
    (home, new)
}

/// Opens the journal of a home as another program would.
fn opened(home: &Home) -> Store {
    let store = Store::create(&home.dir.path().join("data")).unwrap();
    assert_eq!(store.sealing(), Sealing::Locked);
    store.unlock(&passphrase(), &at(60)).unwrap();
    store
}

fn leaks(home: &Home, mark: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(mark.len()).any(|window| window == mark.as_bytes());
    tree(home.dir.path()).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn nothing_lies_in_clear_and_everything_is_there_once_it_is_open() {
    let home = marked();
    let before = home.shown(november());
    assert!(leaks(&home, MARK).len() > 4);
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
    assert_eq!(leaks(&home, "2031"), Vec::<PathBuf>::new());
    let store = opened(&home);
    assert_eq!(words_of(&store.read(november()).unwrap().document), before);
    assert_eq!(store.months().unwrap().len(), 2);
    assert_eq!(store.deleted().unwrap().entries.len(), 1);
    assert_eq!(store.find_drafts().unwrap().len(), 1);
    assert_eq!(store.state().unwrap().paused_until, Some(day("2031-01-01")));
    assert!(store.unsaid().unwrap().holds(id(1), MARK, &at(41)));
    let backups = store.backups().unwrap();
    assert!(backups.problems.is_empty() && !backups.backups.is_empty());
    assert!(backups.backups.iter().all(|backup| backup.entries.is_none()));
    let report = store.examine(&at(60)).unwrap();
    assert!(report.is_well(), "{:?}", report.findings);
}

#[test]
fn names_tell_no_id_and_no_day_below_a_month() {
    let (home, _) = sealed();
    for path in tree(home.dir.path()).into_keys().filter(|path| !path.starts_with(home.path("backups"))) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!name.contains(&id(2).to_string()) && !name.contains("2026-11-"), "{name}");
    }
}

#[test]
fn all_that_works_in_clear_works_sealed() {
    let (home, _) = sealed();
    let store = opened(&home);
    store.save(note(3, "three")).unwrap();
    store.restore(id(2), &at(70)).unwrap();
    store.delete(id(3), november(), &at(71)).unwrap();
    store.restore(id(3), &at(72)).unwrap();
    let moved = store.move_entry(id(3), november(), day("2026-10-09"), DayStart::default(), &at(73)).unwrap();
    assert_eq!(moved.readings.len(), 2);
    let backup = store.back_up(&at(74)).unwrap();
    store.save(note(4, "four")).unwrap();
    store.restore_backup(&backup.name, None, &at(75)).unwrap();
    assert!(store.read(november()).unwrap().document.entry(id(4)).is_none());
    // A backup that was made before the journal was sealed can be restored, too.
    let first = store.backups().unwrap().backups[0].name.clone();
    store.restore_backup(&first, None, &at(76)).unwrap();
    assert_eq!(words_of(&store.read(november()).unwrap().document).len(), 2);
    let drafts = store.find_drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    let mut draft = drafts.into_iter().next().unwrap().resume();
    draft.append(&Field::Text, &json!("gone on"), &at(77)).unwrap();
    let discarded = draft.discard().unwrap();
    let found = store.undo_discard(&discarded).unwrap();
    assert_eq!(found.draft.value(Field::Text), Some(&json!("gone on")));
    drop(found);
    assert!(store.tidy(&at(80)).is_done());
    assert!(store.examine(&at(81)).unwrap().is_well());
    assert_eq!(leaks(&home, "gone on"), Vec::<PathBuf>::new());
    let fresh = opened(&home);
    assert_eq!(words_of(&fresh.read(november()).unwrap().document).len(), 2);
}

#[test]
fn a_locked_journal_gives_nothing_and_takes_nothing() {
    let (home, _) = sealed();
    let before = tree(home.dir.path());
    for store in [home.other(), Store::create(&home.path("")).unwrap()] {
        assert_eq!(store.sealing(), Sealing::Locked);
        for refused in [
            store.read(november()).err(),
            store.save(note(5, "five")).err(),
            store.find_drafts().err(),
            store.deleted().err(),
            store.back_up(&at(60)).err(),
        ] {
            assert!(matches!(refused, Some(StoreError::Locked)), "{refused:?}");
        }
        for wrong in ["", "seven quiet river", "Seven quiet rivers", "seven quiet rivers "] {
            let error = store.unlock(&Passphrase::new(wrong), &at(60)).unwrap_err();
            assert!(matches!(error, StoreError::WrongPassphrase), "{error}");
        }
        assert!(store.state().unwrap().acknowledged);
    }
    assert_eq!(tree(home.dir.path()), before);
}

#[test]
fn a_passphrase_is_the_same_however_it_is_typed() {
    let home = marked();
    home.store
        .encrypt(&NewKeys::fresh(), &Passphrase::new("cafe\u{301} ﬁve ｒｉｖｅｒｓ").light(), &at(50))
        .unwrap();
    home.other().unlock(&Passphrase::new("café five rivers").light(), &at(60)).unwrap();
}

#[test]
fn a_program_that_knows_of_no_seal_cannot_write_beside_one() {
    let home = marked();
    let early = home.other();
    let lock = home.path("write.lock");
    early.save(note(8, "before")).unwrap();
    assert!(lock.is_file());
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    // Such a program opens the lock to read and to write, or makes it.
    let opened = |create| fs::OpenOptions::new().read(true).write(true).create(create).open(&lock);
    assert!(lock.is_dir() && opened(false).is_err() && opened(true).is_err());
    home.store.save(note(9, "after")).unwrap();
    assert!(lock.join("held").is_file());
    let error = early.save(note(7, "too early")).unwrap_err().to_string();
    assert!(error.contains("the journal is locked"), "it takes the lock that is there now: {error}");
    // On another device, and where somebody cleared up, it is there once the journal is opened.
    fs::remove_dir_all(&lock).unwrap();
    let other = home.other();
    other.unlock(&passphrase(), &at(60)).unwrap();
    assert!(lock.is_dir());
    other.save(note(10, "there")).unwrap();
    fs::set_permissions(&lock, fs::Permissions::from_mode(0o755)).unwrap();
    let findings = other.examine(&at(65)).unwrap().findings;
    assert!(findings.iter().any(|finding| finding.path == Path::new("write.lock")), "{findings:#?}");
    other.decrypt(&passphrase(), &at(70)).unwrap();
    home.other().save(note(11, "in clear")).unwrap();
    assert_eq!(home.other().find(&id(11).to_string()).unwrap().len(), 1);
}

#[test]
fn unsealing_brings_back_what_was_there_to_the_byte() {
    let home = marked();
    let before = without_times(&home);
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    let store = opened(&home);
    assert!(store.decrypt(&Passphrase::new("another one entirely"), &at(70)).is_err());
    store.decrypt(&passphrase(), &at(70)).unwrap();
    assert_eq!(store.sealing(), Sealing::Plain);
    assert_eq!(without_times(&home), before);
    assert!(!home.path("keys").exists());
    store.save(note(9, "in clear again")).unwrap();
    assert_eq!(home.other().sealing(), Sealing::Plain);
}

/// Every file with its bytes, without the locks and what the lists of backups say of how files looked.
fn without_times(home: &Home) -> BTreeMap<PathBuf, String> {
    let files = tree(&home.path("")).into_iter().filter(|(path, _)| {
        !path.ends_with("lock") && !path.ends_with("write.lock") && !path.ends_with("write.lock/held")
    });
    files
        .map(|(path, bytes)| {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let line = |line: &str| {
                let end = line.find("\"entries\":").filter(|_| path.starts_with(home.path("backups")));
                line[..end.unwrap_or(line.len())].to_owned()
            };
            (path.clone(), text.lines().map(line).collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

#[test]
fn another_passphrase_opens_and_the_old_one_does_not() {
    let (home, _) = sealed();
    let other = Passphrase::new("nine loud mountains").light();
    let store = home.other();
    assert!(matches!(store.change_passphrase(&other, &other), Err(StoreError::WrongPassphrase)));
    store.change_passphrase(&passphrase(), &other).unwrap();
    let store = home.other();
    assert!(matches!(store.unlock(&passphrase(), &at(60)), Err(StoreError::WrongPassphrase)));
    store.unlock(&other, &at(60)).unwrap();
}

#[test]
fn new_keys_take_the_place_of_the_old_ones() {
    let (home, old) = sealed();
    let stolen = fs::read(home.path("keys/identity.age")).unwrap();
    let store = opened(&home);
    let before = words_of(&store.read(november()).unwrap().document);
    let new = store.new_keys(&passphrase()).unwrap();
    store.renew_keys(&new, &passphrase()).unwrap();
    assert_eq!(words_of(&store.read(november()).unwrap().document), before);
    assert!(store.is_paper_key(&new.paper_key()).unwrap());
    assert!(!store.is_paper_key(&old.paper_key()).unwrap());
    assert_eq!(store.deleted().unwrap().entries.len(), 1);
    assert_eq!(store.find_drafts().unwrap().len(), 1);
    assert!(store.examine(&at(60)).unwrap().is_well());
    opened(&home);
    // With the keys as they were copied before nothing opens.
    for name in ["identity.age", "identity-2.age"] {
        fs::write(home.path("keys").join(name), &stolen).unwrap();
    }
    let store = home.other();
    store.unlock(&passphrase(), &at(60)).unwrap();
    let reading = store.read(november()).unwrap();
    assert!(reading.problem.unwrap().what.contains("a key that is not here"));
}

#[test]
fn the_paper_key_opens_with_the_keys_and_without_them() {
    let (home, new) = sealed();
    let other = Passphrase::new("nine loud mountains").light();
    let mut spoilt = new.paper_key();
    let last = if spoilt.pop() == Some('Q') { 'P' } else { 'Q' };
    spoilt.push(last);
    assert!(matches!(home.other().recover(&spoilt), Err(StoreError::NotAPaperKey)));
    let recovery = home.other().recover(&new.paper_key().to_lowercase()).unwrap();
    assert!(recovery.new_keys().is_none());
    home.other().use_recovery(&recovery, &other, &at(60)).unwrap();
    let store = home.other();
    store.unlock(&other, &at(60)).unwrap();
    let before = words_of(&store.read(november()).unwrap().document);
    fs::remove_dir_all(home.path("keys")).unwrap();
    let store = home.other();
    assert_eq!(store.sealing(), Sealing::Locked, "an empty journal in clear must not begin beside it");
    assert!(matches!(store.unlock(&other, &at(60)), Err(StoreError::NoKeys(_))));
    let recovery = store.recover(&new.paper_key()).unwrap();
    assert!(recovery.new_keys().is_some());
    store.use_recovery(&recovery, &passphrase(), &at(61)).unwrap();
    let store = opened(&home);
    assert_eq!(words_of(&store.read(november()).unwrap().document), before);
    assert!(!store.is_paper_key(&new.paper_key()).unwrap(), "there is another one now");
}

#[test]
fn what_is_written_while_it_is_locked_is_in_its_month_once() {
    let (home, _) = sealed();
    let locked = home.other();
    let today = day("2026-11-22");
    let caught =
        |number: u8, body| Caught { id: id(number), day: today, made_at: at(number.into()), today, body };
    let note = caught(40, CaughtBody::Note(format!("caught {MARK}")));
    let part = CheckInPart {
        ratings: vec![(Scale::Steadiness, Rating::new(3))],
        words: format!("words {MARK}"),
        ..CheckInPart::default()
    };
    for caught in
        [&note, &caught(41, CaughtBody::CheckIn(part.clone())), &caught(42, CaughtBody::CheckIn(part))]
    {
        locked.catch(caught).unwrap();
    }
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
    let items = tree(&home.path("inbox"));
    assert_eq!(items.len(), 3);
    let store = home.other();
    assert_eq!(store.unlock(&passphrase(), &at(60)).unwrap().sorted_in, 3);
    // A crash between the month and the inbox leaves both.
    for _ in 0..2 {
        for (path, bytes) in &items {
            fs::write(path, bytes).unwrap();
        }
        opened(&home);
        let document = store.read(november()).unwrap().document;
        assert_eq!(words_of(&document)[&id(40)], format!("caught {MARK}"));
        let check_in = document.check_in(today).unwrap();
        assert_eq!(check_in.check_in().unwrap().text, format!("words {MARK}\n\nwords {MARK}"));
        assert!(check_in.was_caught());
        assert!(tree(&home.path("inbox")).is_empty());
    }
}

#[test]
fn a_text_is_lent_in_memory_or_not_at_all() {
    let (home, _) = sealed();
    let store = opened(&home);
    let lent = store.lend(&[], (id(1), Field::Text), &format!("lent {MARK}"));
    assert!(lent.unwrap_err().to_string().contains("no place in memory"));
    let memory = home.dir.path().join("memory");
    let text = store.lend(std::slice::from_ref(&memory), (id(1), Field::Text), "lent").unwrap();
    assert!(text.path().starts_with(&memory));
    text.remove().unwrap();
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
}
