//! Sealed journals that meet: no passphrase is asked for, nothing goes out in clear, and no keys are written over.

use std::fs;

use inward::journal::{Caught, CaughtBody};
use inward::store::{NewKeys, Passphrase, Sealing, Store};

use super::{
    World, at, day, files, id_of, is_clean, is_in_clear, november, refused, reopened, save, sync, write,
};

fn passphrase() -> Passphrase {
    Passphrase::new("seven quiet rivers").light()
}

/// The journal open, with what waits beside it merged, as in a window.
pub(super) fn opened(store: &Store) -> Store {
    let store = reopened(store);
    if store.sealing() == Sealing::Locked {
        store.unlock(&passphrase(), &at(800)).unwrap();
    }
    let tidied = store.tidy(&at(801));
    assert!(tidied.error.is_none() && tidied.left.is_none(), "{tidied:?}");
    store
}

fn words(store: &Store) -> Vec<String> {
    let document = opened(store).read(november()).unwrap().document;
    let mut words: Vec<String> =
        document.entries().iter().map(|entry| super::super::words(entry).to_owned()).collect();
    words.sort();
    words
}

/// Two devices with one sealed journal, in step.
fn in_step() -> (World, Store, Store) {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "early");
    one.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    sync(&one);
    assert!(sync(&other).is_sealed_now);
    opened(&other);
    sync(&other);
    (world, one, other)
}

#[test]
fn a_device_that_has_nothing_gets_the_sealed_journal_with_its_keys() {
    let (world, one, other) = in_step();
    assert_eq!(words(&other), ["early"]);
    assert_eq!(world.tree("one"), world.tree("other"));
    assert!(!world.carried("remote.git").iter().any(|path| is_in_clear(path)));
    assert_eq!(reopened(&one).sealing(), Sealing::Locked);
    is_clean(&world, "one");
    is_clean(&world, "other");
}

#[test]
fn months_that_changed_on_both_lie_beside_each_other_until_the_journal_is_open() {
    let (world, one, other) = in_step();
    save(&opened(&one), 2, "from the one");
    save(&opened(&other), 3, "from the other");
    sync(&one);
    let synced = sync(&other);
    assert_eq!(synced.beside, ["journal/2026-11 (git).json.age"]);
    assert_eq!(sync(&other).beside, [] as [String; 0], "once is enough");
    assert_eq!(reopened(&other).sync_status().unwrap().unwrap().beside, ["journal/2026-11 (git).json.age"]);
    sync(&one);
    assert_eq!(words(&one), ["early", "from the one", "from the other"]);
    assert_eq!(words(&other), ["early", "from the one", "from the other"]);
    for store in [&one, &other, &one] {
        sync(store);
        opened(store);
    }
    for store in [&other, &one] {
        sync(store);
        assert_eq!(words(store), ["early", "from the one", "from the other"]);
    }
    assert_eq!(world.tree("one"), world.tree("other"));
    assert!(!world.carried("one").iter().any(|path| path.contains("(git)")), "{:?}", world.carried("one"));
}

#[test]
fn one_entry_that_was_deleted_on_both_can_be_brought_back_whole() {
    let (world, one, other) = in_step();
    for (store, second) in [(&one, 100), (&other, 101)] {
        opened(store).delete(id_of(1), november(), &at(second)).unwrap();
    }
    for store in [&one, &other, &one, &other, &one, &other, &one] {
        sync(store);
        opened(store);
    }
    assert_eq!(world.tree("one"), world.tree("other"));
    assert!(!world.carried("one").iter().any(|path| path.contains("(git)")), "{:?}", world.carried("one"));
    let open = opened(&other);
    assert_eq!(open.deleted().unwrap().entries.len(), 1);
    open.restore(id_of(1), &at(200)).unwrap();
    assert_eq!(words(&other), ["early"]);
}

#[test]
fn what_was_written_while_it_was_locked_goes_along_and_is_sorted_in_once() {
    let (world, one, other) = in_step();
    let today = day("2026-11-22");
    let body = CaughtBody::Note("caught".to_owned());
    let caught = Caught { id: id_of(7), day: today, made_at: at(100), today, body };
    reopened(&other).catch(&caught).unwrap();
    sync(&other);
    sync(&one);
    assert_eq!(words(&one), ["caught", "early"]);
    assert_eq!(words(&other), ["caught", "early"]);
    for store in [&one, &other, &one, &other] {
        sync(store);
        opened(store);
    }
    assert_eq!(words(&one), ["caught", "early"]);
    assert!(!world.carried("remote.git").iter().any(|path| path.starts_with("inbox/")));
}

#[test]
fn a_device_that_wrote_in_clear_meanwhile_is_sealed_too_and_sends_nothing_in_clear() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "early");
    sync(&one);
    sync(&other);
    one.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    sync(&one);
    save(&other, 2, "late in clear");
    other.change_state(|state| state.acknowledged = true).unwrap();
    let synced = sync(&other);
    assert!(synced.is_sealed_now);
    assert!(!world.carried("remote.git").iter().any(|path| is_in_clear(path)));
    assert!(refused(&other).contains("open the journal once"));
    assert_eq!(words(&other), ["early", "late in clear"]);
    let clear = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("late in clear");
    assert!(files(&other).iter().all(|(_, bytes)| !clear(bytes)), "all of it is sealed");
    for store in [&other, &one, &other] {
        sync(store);
        opened(store);
    }
    assert_eq!(words(&one), ["early", "late in clear"]);
}

#[test]
fn a_month_that_comes_in_clear_beside_a_sealed_one_is_merged_and_goes_no_further() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "early");
    sync(&one);
    sync(&other);
    save(&other, 2, "late in clear");
    sync(&other);
    one.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    sync(&one);
    assert_eq!(words(&one), ["early", "late in clear"]);
    assert!(!one.root().join("journal/2026-11.json").exists());
    sync(&one);
    assert!(!world.carried("remote.git").iter().any(|path| is_in_clear(path)));
    assert!(sync(&other).is_sealed_now);
    assert_eq!(words(&other), ["early", "late in clear"]);
}

#[test]
fn keys_of_two_devices_that_were_sealed_by_themselves_stay_as_they_are() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    for (number, store) in [(1, &one), (2, &other)] {
        save(store, number, &format!("{number}"));
        store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    }
    sync(&one);
    let before = files(&other);
    assert!(refused(&other).contains("keys/ holds other keys"));
    assert_eq!(files(&other), before);
    // Unsealed here, all of it comes together.
    reopened(&other).decrypt(&passphrase(), &at(60)).unwrap();
    assert!(sync(&other).is_sealed_now);
    assert_eq!(words(&other), ["1", "2"]);
    sync(&other);
    sync(&one);
    assert_eq!(words(&one), ["1", "2"]);
}

#[test]
fn another_passphrase_goes_along_and_new_keys_are_for_the_person_to_take() {
    let (_world, one, other) = in_step();
    let loud = Passphrase::new("nine loud mountains").light();
    reopened(&one).change_passphrase(&passphrase(), &loud).unwrap();
    sync(&one);
    assert!(sync(&other).is_rewrapped);
    reopened(&other).unlock(&loud, &at(300)).unwrap();
    reopened(&other).change_passphrase(&loud, &passphrase()).unwrap();
    sync(&other);
    sync(&one);
    let store = opened(&one);
    let new = store.new_keys(&passphrase()).unwrap();
    store.renew_keys(&new, &passphrase()).unwrap();
    sync(&one);
    save(&opened(&other), 2, "before it heard of that");
    assert!(refused(&other).contains("keys/ holds other keys"));
    reopened(&other).decrypt(&passphrase(), &at(400)).unwrap();
    assert!(sync(&other).is_sealed_now);
    assert_eq!(words(&other), ["before it heard of that", "early"]);
    sync(&other);
    sync(&one);
    assert_eq!(words(&one), ["before it heard of that", "early"]);
}

#[test]
fn unsealed_on_one_device_it_waits_for_the_other() {
    let (world, one, other) = in_step();
    reopened(&one).decrypt(&passphrase(), &at(300)).unwrap();
    sync(&one);
    save(&opened(&other), 2, "sealed still");
    assert!(refused(&other).contains("unseal it here too"));
    reopened(&other).decrypt(&passphrase(), &at(400)).unwrap();
    sync(&other);
    sync(&one);
    assert_eq!(super::words(&one, november()), ["early", "sealed still"]);
    assert_eq!(world.tree("one"), world.tree("other"));
    assert!(!other.root().join("keys").exists());
}

#[test]
fn sealed_months_without_keys_are_refused() {
    let (world, one, _) = in_step();
    let third = world.alone("third");
    third.set_up_sync(world.path("second.git").to_str(), false, None).unwrap();
    save(&third, 3, "third");
    sync(&third);
    fs::copy(one.root().join("journal/2026-11.json.age"), third.root().join("journal/2026-12.json.age"))
        .unwrap();
    world.git("third", &["add", "-f", "journal"]);
    world.git("third", &["commit", "--quiet", "-m", "sync"]);
    world.git("third", &["push", "--quiet", "origin", "main"]);
    let fourth = world.alone("fourth");
    fourth.set_up_sync(world.path("second.git").to_str(), false, None).unwrap();
    write(&fourth.root().join("mine"), "");
    assert!(refused(&fourth).contains("unsealed on another device"));
}

#[test]
fn a_history_from_before_it_was_sealed_goes_to_no_other_computer() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "early");
    sync(&one);
    one.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    world.git("one", &["config", "remote.origin.url", "ssh://host.invalid/journal.git"]);
    assert!(refused(&one).contains("its history in"));
}

#[test]
fn a_copy_in_clear_in_the_history_is_found_whatever_its_name() {
    for name in ["journal/2026-11.json.orig", "journal/2026-11_REMOTE_4711.json", "trash/x.JSON"] {
        let (world, one, _) = in_step();
        fs::create_dir_all(world.path("one/trash")).unwrap();
        write(&world.path("one").join(name), "{}");
        world.git("one", &["add", "--force", name]);
        world.git("one", &["commit", "--quiet", "-m", "by hand"]);
        fs::remove_file(world.path("one").join(name)).unwrap();
        world.git("one", &["config", "remote.origin.url", "ssh://host.invalid/journal.git"]);
        assert!(refused(&one).contains("its history in"), "{name}");
    }
}
