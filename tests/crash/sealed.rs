//! The write paths of a sealed journal: those that seal it, seal it anew and unseal it, those that open it, and those that write
//! in it, open or locked.

use std::fs;
use std::sync::{Arc, Mutex, Weak};

use inward::journal::draft::Field;
use inward::journal::{
    Caught, CaughtBody, CheckInPart, Day, DraftHead, EntryId, Moment, Month, Rating, Scale, Sign,
};
use inward::store::{NewKeys, Passphrase, Store};
use serde_json::json;

use crate::harness::home::{Home, NOW};
use crate::opened::{MARK, OTHER, PASSPHRASE, PAUSED_UNTIL, next_paper};
use crate::paths::{self, Given, TODAY, WITH_PASSPHRASE, WORDS, WritePath};
use crate::seen::Seen;

const SEALED_FOR_LATER: &str = "Sealed; sorted in";

fn now() -> Moment {
    NOW.parse().unwrap()
}

/// A journal like that of [`paths::lived_in`] with a mark in every place in which there are words.
fn marked() -> Home {
    let home = paths::lived_in();
    let marked = format!("A note {MARK}.");
    home.done(&["note"], &marked);
    home.done(&["note"], &format!("Deleted {MARK}."));
    home.done(&["delete", &paths::id_of(&home, &format!("Deleted {MARK}."))], "");
    home.done(&["backup", "create"], "");
    home.done(&["log", "--day", "2026-10-31", "--note", "-"], &format!("More of October {MARK}."));
    let store = Store::create(home.data()).unwrap();
    for (number, is_discarded) in [(7, false), (8, true)] {
        let head = DraftHead {
            id: EntryId::new_v7(1_795_378_443_000, [number; 10]),
            kind: "note".to_owned(),
            day: TODAY.parse().unwrap(),
            base: None,
            started_at: now(),
        };
        let mut draft = store.start_draft(&head).unwrap();
        draft.append(&Field::Text, &json!(format!("Draft {number} {MARK}.")), &now()).unwrap();
        if is_discarded { drop(draft.discard().unwrap()) } else { draft.set_aside() }
    }
    store.change_state(|state| state.paused_until = PAUSED_UNTIL.parse().ok()).unwrap();
    // A damaged month leaves a copy in quarantine and a document beside it.
    let month = home.data().join("journal/2026-09.json");
    fs::write(&month, format!("{{\"damaged\": \"{MARK}\"")).unwrap();
    home.done(&["note", "--day", "2026-09-02"], &format!("Beside {MARK}."));
    assert!(home.data().join("quarantine").is_dir());
    fs::remove_file(month).unwrap();
    fs::rename(home.data().join("journal/2026-09.aside.json"), home.data().join("journal/2026-09.json"))
        .unwrap();
    home.copy()
}

/// The same journal, sealed, with its paper key.
fn sealed(home: &Home) -> Home {
    let home = home.copy();
    fs::create_dir_all(home.path(crate::home::PAPERS)).unwrap();
    let store = Store::create(home.data()).unwrap();
    let new = NewKeys::fresh();
    fs::write(next_paper(&home), new.paper_key()).unwrap();
    store.encrypt(&new, &Passphrase::new(PASSPHRASE).light(), &now()).unwrap();
    home
}

/// A sealed journal with words in every place.
pub(crate) fn sealed_journal() -> Home {
    sealed(&marked())
}

/// A path on a sealed journal, or one that seals it: with these lines in the open file 3.
fn with(path: WritePath, secrets: &str) -> WritePath {
    let mut path = WritePath { is_of_sealed: true, secrets: secrets.to_owned(), ..path };
    path.arguments.extend(WITH_PASSPHRASE.map(str::to_owned));
    path
}

/// A path on a journal that stays locked.
fn locked(path: WritePath) -> WritePath {
    WritePath { is_of_sealed: true, ..path }
}

/// Every way in which the program writes a sealed journal.
pub(crate) fn all() -> Vec<WritePath> {
    let clear = marked();
    let home = sealed(&clear);
    vec![
        encrypt(&clear),
        decrypt(&home),
        other_passphrase(&home),
        new_keys("recovery --new", &["recovery", "--new"], &home),
        new_keys("encrypt --new-keys", &["encrypt", "--new-keys"], &home),
        recovery(&home),
        recovery_without_keys(&home),
        unlock(&home),
        note(&home),
        note_while_locked(&home),
        log_while_locked(&home),
        check_in_while_locked(&home),
        delete(&home),
        restore(&home),
        backup_create(&home),
        backup_restore(&home),
        repair(&home),
    ]
}

/// Every way in which the program writes, in clear and sealed. To prepare them takes seconds: tests that run at once share them,
/// and the last of them takes the homes away.
pub(crate) fn and_clear() -> Arc<Vec<WritePath>> {
    static SHARED: Mutex<Weak<Vec<WritePath>>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap();
    shared.upgrade().unwrap_or_else(|| {
        let paths = Arc::new(paths::all().into_iter().chain(all()).collect());
        *shared = Arc::downgrade(&paths);
        paths
    })
}

fn encrypt(clear: &Home) -> WritePath {
    let home = clear.copy();
    fs::create_dir(home.path(crate::home::PAPERS)).unwrap();
    let arguments = ["encrypt", "--yes", "--recovery-file", "{paper}"];
    let path = WritePath::new("encrypt", &arguments, "The journal is sealed.", |seen| seen.seal.is_on());
    with(path, PASSPHRASE).on(home)
}

fn decrypt(home: &Home) -> WritePath {
    let path = WritePath::new("decrypt", &["decrypt", "--yes"], "no longer sealed", |seen| {
        seen.seal.progress.is_none() && seen.seal.months == 0
    });
    with(path, PASSPHRASE).on(home.copy())
}

fn other_passphrase(home: &Home) -> WritePath {
    let path = WritePath::new("passphrase", &["passphrase"], "The passphrase is changed.", |seen| {
        seen.seal.passphrases == [OTHER]
    });
    with(path, &format!("{PASSPHRASE}\n{OTHER}\n")).on(home.copy())
}

fn new_keys(name: &'static str, arguments: &[&str], home: &Home) -> WritePath {
    let arguments = [arguments, &["--recovery-file", "{paper}"]].concat();
    let path = WritePath::new(name, &arguments, "sealed with new keys", |seen| {
        seen.seal.is_on() && seen.seal.has_new_paper()
    });
    with(path, PASSPHRASE).on(home.copy())
}

fn paper_key(home: &Home) -> String {
    fs::read_to_string(home.path(crate::home::PAPERS).join("paper-1")).unwrap()
}

fn recovery(home: &Home) -> WritePath {
    let path = WritePath::new("recovery --use", &["recovery", "--use"], "has its new passphrase", |seen| {
        seen.seal.passphrases == [OTHER]
    });
    with(path, &format!("{}\n{OTHER}\n", paper_key(home))).on(home.copy())
}

fn recovery_without_keys(home: &Home) -> WritePath {
    let home = home.copy();
    fs::remove_dir_all(home.data().join("keys")).unwrap();
    let arguments = ["recovery", "--use", "--recovery-file", "{paper}"];
    let path = WritePath::new("recovery --use without keys/", &arguments, "has its new passphrase", |seen| {
        seen.seal.is_on() && seen.seal.passphrases == [OTHER] && seen.seal.has_new_paper()
    });
    with(path, &format!("{}\n{OTHER}\n", paper_key(&home))).on(home)
}

/// Two things wait to be sorted in, for two months.
fn unlock(home: &Home) -> WritePath {
    let home = home.copy();
    let store = Store::open(home.data()).unwrap();
    let today: Day = TODAY.parse().unwrap();
    let october: Day = "2026-10-31".parse().unwrap();
    let part = CheckInPart {
        ratings: vec![(Scale::Sign(Sign::Jealousy), Rating::new(4))],
        words: format!("Caught for October {MARK}."),
        ..CheckInPart::default()
    };
    let note = CaughtBody::Note(format!("Caught {MARK}."));
    for (number, day, body) in [(1, today, note), (2, october, CaughtBody::CheckIn(part))] {
        let id = EntryId::new_v7(1_795_378_443_000, [number; 10]);
        store.catch(&Caught { id, day, made_at: now(), today, body }).unwrap();
    }
    let is_there = |seen: &Seen| {
        let october = seen.check_in("2026-10-31");
        seen.notes(&format!("Caught {MARK}.")) == 1
            && october.is_some_and(|it| it.text.matches("Caught for October").count() == 1)
    };
    // It lists what is there as well, and may fail in that.
    let path = WritePath { looks_again: true, ..WritePath::new("unlock", &["list"], "2026-11-22", is_there) };
    with(path, PASSPHRASE).on(home)
}

fn note(home: &Home) -> WritePath {
    let path = WritePath::new("note, sealed", &["note"], "Saved the note", |seen| seen.notes(WORDS) == 1);
    with(path.given(Given::Words, WORDS), PASSPHRASE).on(home.copy())
}

fn note_while_locked(home: &Home) -> WritePath {
    let path = WritePath::new("note, locked", &["note"], SEALED_FOR_LATER, |seen| seen.notes(WORDS) == 1);
    locked(path.given(Given::Words, WORDS)).on(home.copy())
}

fn log_while_locked(home: &Home) -> WritePath {
    let arguments = ["log", "--day", TODAY, "--jealousy", "4", "--note", "-"];
    let path = WritePath::new("log, locked", &arguments, SEALED_FOR_LATER, |seen| {
        paths::rated(seen, TODAY, 4) && paths::written(seen, TODAY)
    });
    locked(path.given(Given::Words, WORDS)).on(home.copy())
}

fn check_in_while_locked(home: &Home) -> WritePath {
    let arguments = ["checkin", "--plain", "--day", TODAY];
    let path = WritePath::new("checkin --plain, locked", &arguments, SEALED_FOR_LATER, |seen| {
        paths::rated(seen, TODAY, 4) && seen.check_in(TODAY).is_some_and(|it| it.text == "A last line.")
    });
    locked(path.given(Given::Answers, paths::ANSWERS)).on(home.copy())
}

fn delete(home: &Home) -> WritePath {
    let one = paths::id_of(home, "one");
    let path = WritePath::new("delete, sealed", &["delete", &one], "Deleted the entry", |seen| {
        seen.notes("one") == 0
    });
    with(path, PASSPHRASE).on(home.copy())
}

fn restore(home: &Home) -> WritePath {
    let three = paths::id_of(home, "three");
    let path = WritePath::new("restore-entry, sealed", &["restore-entry", &three], "is back", |seen| {
        seen.notes("three") == 1
    });
    with(path, PASSPHRASE).on(home.copy())
}

fn backup_create(home: &Home) -> WritePath {
    let before = Seen::of(home).newest_backup;
    let path = WritePath::new("backup create, sealed", &["backup", "create"], "Backed up", move |seen| {
        seen.newest_backup > before
    });
    with(path, PASSPHRASE).on(home.copy())
}

fn backup_restore(home: &Home) -> WritePath {
    let home = home.copy();
    let store = crate::opened::unlocked(&home).unwrap();
    let name = store.back_up(&now()).unwrap().name.to_string();
    let id = EntryId::new_v7(1_795_378_443_000, [9; 10]);
    let body = inward::journal::Body::Note(inward::journal::Note { text: "After the backup.".to_owned() });
    let day: Day = TODAY.parse().unwrap();
    store.save(inward::journal::Entry::new(id, day, body, now(), day)).unwrap();
    let october: Month = "2026-10".parse().unwrap();
    let id = EntryId::of_check_in("2026-10-31".parse().unwrap());
    store.delete(id, october, &now()).unwrap();
    let arguments = ["backup", "restore", &name, "--yes"];
    let path = WritePath::new("backup restore, sealed", &arguments, "Restored", |seen| {
        seen.notes("After the backup.") == 0
            && seen.notes("one") == 1
            && seen.check_in("2026-10-31").is_some()
    });
    WritePath { goes_back: true, ..with(path, PASSPHRASE) }.on(home)
}

/// A month in clear that another device brought, and a copy of a sealed one that a sync program left.
fn repair(home: &Home) -> WritePath {
    let home = home.copy();
    let there = Home::of_the_morning();
    there.done(&["note"], &format!("From the old laptop {MARK}."));
    fs::copy(there.data().join("journal/2026-11.json"), home.data().join("journal/2026-11.json")).unwrap();
    let journal = home.data().join("journal");
    let copy = "2026-10.json.sync-conflict-20261122-211403-ABCDEFG.age";
    fs::copy(journal.join("2026-10.json.age"), journal.join(copy)).unwrap();
    let path = WritePath::new("doctor --repair, sealed", &["doctor", "--repair"], "All is well.", |seen| {
        seen.notes(&format!("From the old laptop {MARK}.")) == 1 && seen.copies == 0
    });
    WritePath { looks_again: true, ..with(path, PASSPHRASE) }.on(home)
}
