//! Devices in clear that meet.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;

use super::{
    World, at, day, edit, files, is_clean, note_on, november, refused, reopened, save, sync, words, write,
};

#[test]
fn what_two_devices_wrote_is_on_both() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "from the one");
    save(&other, 2, "from the other");
    assert!(sync(&one).is_sent);
    let synced = sync(&other);
    assert!(synced.is_sent && synced.taken_in == 1 && synced.beside.is_empty(), "{synced:?}");
    let synced = sync(&one);
    assert!(!synced.is_sent && synced.taken_in == 1, "{synced:?}");
    for store in [&one, &other] {
        assert_eq!(words(store, november()), ["from the one", "from the other"]);
    }
    assert_eq!(world.tree("one"), world.tree("other"));
    is_clean(&world, "one");
    is_clean(&world, "other");
    let again = sync(&one);
    assert_eq!((again.taken_in, again.is_sent), (0, false));
}

#[test]
fn edits_of_one_entry_are_both_kept_and_a_deletion_goes_along() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    for number in [1, 2, 3] {
        save(&one, number, &format!("{number}"));
    }
    sync(&one);
    sync(&other);
    edit(&one, 1, "one edits", 100);
    edit(&other, 1, "other edits", 101);
    one.delete(super::id_of(2), november(), &at(102)).unwrap();
    one.delete(super::id_of(3), november(), &at(103)).unwrap();
    edit(&other, 3, "unseen by the deletion", 104);
    for store in [&one, &other, &one] {
        sync(store);
    }
    for store in [&one, &other] {
        assert_eq!(words(store, november()), ["one edits", "other edits", "unseen by the deletion"]);
        assert!(reopened(store).read(november()).unwrap().document.tombstone(super::id_of(2)).is_some());
        assert_eq!(reopened(store).deleted().unwrap().entries.len(), 1, "the trash goes along");
    }
    other.restore(super::id_of(2), &at(105)).unwrap();
    sync(&other);
    sync(&one);
    assert!(words(&one, november()).contains(&"2".to_owned()));
    assert_eq!(world.tree("one"), world.tree("other"));
}

#[test]
fn the_same_entry_deleted_twice_is_once_in_the_trash_with_all_its_versions() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "first");
    sync(&one);
    sync(&other);
    edit(&one, 1, "one", 100);
    edit(&other, 1, "other", 101);
    one.delete(super::id_of(1), november(), &at(102)).unwrap();
    other.delete(super::id_of(1), november(), &at(103)).unwrap();
    for store in [&one, &other, &one] {
        sync(store);
    }
    assert_eq!(world.tree("one"), world.tree("other"));
    let file = world.path("one/trash").join(format!("{}.json", super::id_of(1)));
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("\"one\"") && text.contains("\"other\""), "{text}");
}

#[test]
fn only_the_journal_itself_is_carried_and_commits_say_nothing() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "secret");
    save(&one, 2, "gone");
    one.delete(super::id_of(2), november(), &at(50)).unwrap();
    one.back_up(&at(60)).unwrap();
    one.change_state(|state| state.acknowledged = true).unwrap();
    for name in ["journal/notes.txt", "journal/.inward-a.tmp", "mine.txt", "journal/2026-11-odd?.json"] {
        write(&one.root().join(name), "mine");
    }
    sync(&one);
    let trash = format!("trash/{}.json", super::id_of(2));
    assert_eq!(world.carried("remote.git"), ["journal/2026-11.json".to_owned(), trash]);
    let log = world.git("remote.git", &["log", "--all", "--format=%an|%ae|%cn|%ce|%ad|%cd|%B", "--date=iso"]);
    for line in log.lines().filter(|line| !line.is_empty()) {
        let at = "2000-01-01 00:00:00 +0000";
        assert_eq!(line, format!("inward|inward@localhost|inward|inward@localhost|{at}|{at}|sync"));
    }
    assert!(one.root().join("journal/notes.txt").exists());
}

#[test]
fn nobody_else_can_read_what_git_keeps_or_writes() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "secret");
    sync(&one);
    sync(&other);
    let mut left = vec![world.path("one"), world.path("other"), world.path("remote.git")];
    while let Some(path) = left.pop() {
        let mode = fs::symlink_metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|found| found.unwrap().path()));
        }
    }
}

#[test]
fn a_month_that_cannot_be_merged_stays_and_theirs_lies_beside() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "from the one");
    sync(&one);
    sync(&other);
    save(&one, 2, "more from the one");
    let path = other.root().join("journal/2026-11.json");
    let damaged = fs::read_to_string(&path).unwrap().replace("\"entries\"", "\"entr");
    write(&path, &damaged);
    sync(&one);
    let synced = sync(&other);
    assert_eq!(synced.beside, ["journal/2026-11 (git).json"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    // On the other device theirs cannot be read, and what is there stays.
    sync(&one);
    assert_eq!(words(&one, november()), ["from the one", "more from the one"]);
    // Once it is mended, all is one again.
    write(&path, &fs::read_to_string(other.root().join("journal/2026-11 (git).json")).unwrap());
    assert!(super::super::IsDone::is_done(&reopened(&other).tidy(&at(950))));
    for store in [&other, &one, &other] {
        sync(store);
        reopened(store).tidy(&at(951));
    }
    assert_eq!(words(&other, november()), ["from the one", "more from the one"]);
    assert_eq!(words(&one, november()), ["from the one", "more from the one"]);
}

#[test]
fn a_month_that_is_gone_on_one_device_stays_on_the_other_and_comes_back() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "words");
    sync(&one);
    sync(&other);
    fs::remove_file(one.root().join("journal/2026-11.json")).unwrap();
    sync(&one);
    sync(&other);
    assert_eq!(words(&other, november()), ["words"]);
    sync(&one);
    assert_eq!(words(&one, november()), ["words"]);
}

#[test]
fn two_years_apart_are_put_together() {
    let world = World::new();
    let stores = ["one", "other", "third"].map(|name| world.device(name));
    for (which, store) in stores.iter().enumerate() {
        for month in 1..=12 {
            let number = u32::try_from(which * 12 + month).unwrap();
            let day = day(&format!("202{}-{month:02}-0{}", which % 2, which + 1));
            store.save(note_on(number, day, &format!("{number}"))).unwrap();
        }
    }
    for store in stores.iter().chain(&stores) {
        sync(store);
    }
    assert!(["other", "third"].iter().all(|name| world.tree("one") == world.tree(name)));
    for store in &stores {
        assert_eq!(store.months().unwrap().len(), 24);
        assert_eq!(words(store, "2020-05".parse().unwrap()).len(), 2);
    }
}

#[test]
fn a_window_that_is_open_sees_what_came_in_and_keeps_what_it_has_read() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "early");
    sync(&one);
    sync(&other);
    let window = reopened(&other);
    let before = window.read(november()).unwrap();
    save(&one, 2, "late");
    sync(&one);
    sync(&other);
    assert_ne!(window.stamp(november()), before.stamp);
    assert_eq!(window.read(november()).unwrap().document.entries().len(), 2);
    save(&window, 3, "from the window");
    sync(&other);
    sync(&one);
    assert_eq!(words(&one, november()), ["early", "from the window", "late"]);
}

/// All at once, as each waits until it gives up.
#[test]
fn what_is_held_is_waited_for_and_named() {
    thread::scope(|scope| {
        for check in
            [another_sync_is_named, a_write_is_named, the_lock_of_a_killed_git_is_named_until_it_is_old]
        {
            scope.spawn(check);
        }
    });
}

fn locked(path: &Path) -> fs::File {
    let lock = fs::OpenOptions::new().read(true).write(true).open(path).unwrap();
    lock.lock().unwrap();
    lock
}

fn another_sync_is_named() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    let lock = locked(&one.root().join(".git/inward.lock"));
    assert!(refused(&one).contains("another inward sync is at work"));
    lock.unlock().unwrap();
    assert!(sync(&one).is_sent);
}

fn a_write_is_named() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    let lock = locked(&one.root().join("write.lock"));
    assert!(refused(&one).contains("is held by another inward"));
    lock.unlock().unwrap();
    assert!(sync(&one).is_sent);
}

fn the_lock_of_a_killed_git_is_named_until_it_is_old() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    let lock = one.root().join(".git/index.lock");
    write(&lock, "");
    assert!(refused(&one).contains("index.lock is held by another git"));
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    fs::File::options().append(true).open(&lock).unwrap().set_modified(old).unwrap();
    sync(&one);
    is_clean(&world, "one");
}

#[test]
fn a_remote_that_is_away_leaves_everything_as_it_is() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    fs::rename(world.path("remote.git"), world.path("away")).unwrap();
    let before = files(&one);
    assert!(refused(&one).contains("connect the disk"));
    assert_eq!(files(&one), before);
    is_clean(&world, "one");
    let status = one.sync_status().unwrap().unwrap();
    assert!(status.is_unsent && status.changed == 0, "{status:?}");
    fs::rename(world.path("away"), world.path("remote.git")).unwrap();
    assert!(sync(&one).is_sent);
    assert!(one.sync_status().unwrap().unwrap().is_in_step());
    save(&one, 2, "more");
    assert_eq!(one.sync_status().unwrap().unwrap().changed, 1);
}

#[test]
fn another_place_to_meet_can_be_named_and_gets_everything() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    sync(&one);
    one.set_up_sync(world.path("second.git").to_str(), false, None).unwrap();
    sync(&one);
    assert_eq!(world.carried("second.git"), world.carried("remote.git"));
    assert_eq!(world.alone("none").sync_status().unwrap(), None);
}

#[test]
fn a_repository_of_somebody_else_is_left_alone() {
    let world = World::new();
    let one = world.alone("one");
    world.git("one", &["init", "--quiet"]);
    let error = one.set_up_sync(None, false, None).unwrap_err().to_string();
    assert!(error.contains("inward sync did not make"), "{error}");
    let inside = one.root().join("remote.git");
    let error = world.alone("two").set_up_sync(world.path("two/x").to_str(), false, None).unwrap_err();
    assert!(error.to_string().contains("lies in the journal itself"), "{error} {}", inside.display());
}

#[test]
fn a_journal_that_is_not_sealed_goes_to_no_other_computer_unless_that_is_said() {
    let world = World::new();
    let one = world.alone("one");
    for url in ["https://host.invalid/journal.git", "ana@host.invalid:journal.git"] {
        let error = one.set_up_sync(Some(url), false, None).unwrap_err().to_string();
        assert!(
            error.contains("not sealed") && error.contains("--unsealed") && error.contains(url),
            "{error}"
        );
        assert!(!one.root().join(".git").exists());
    }
    one.set_up_sync(None, false, None).unwrap();
    world.git("one", &["config", "remote.origin.url", "ssh://host.invalid/journal.git"]);
    assert!(refused(&one).contains("whoever can read it there reads every word"));
}
