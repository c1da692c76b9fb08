//! A sealed journal in the window: nothing of it is there while it is locked, and what was open comes back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::desk::{Desk, NOW, USUAL};
use crate::clock::Clock;
use crate::config::Config;
use crate::journal::practice::Kind;
use crate::journal::{Body, Caught, CaughtBody, Month, State};
use crate::store::{NewKeys, Passphrase, Sealing, Store};
use crate::tui::command::Place;
use crate::tui::effect::Route;
use crate::tui::input::LoopEvent;
use crate::tui::message::Message;
use crate::tui::settings::Settings;
use crate::tui::testing::samples::{fortnight, note};
use crate::tui::testing::{day, event, moment};
use crate::tui::{Next, Start};

const PASSPHRASE: &str = "seven quiet rivers";
const MARK: &str = "xyzzymark";
const LOCKED: &str = "Passphrase";

/// A sealed journal of two weeks, with a note of today.
fn sealed() -> TempDir {
    let dir = TempDir::new().unwrap();
    let store = Store::create(dir.path()).unwrap();
    store.change_state(|state| state.acknowledged = true).unwrap();
    let before = fortnight().into_iter().filter(|entry| entry.day < day("2026-11-22"));
    for entry in before.chain([note("2026-11-22", 1, &format!("a note {MARK}"))]) {
        store.save(entry).unwrap();
    }
    store.encrypt(&NewKeys::fresh(), &Passphrase::new(PASSPHRASE).light(), &moment(NOW)).unwrap();
    dir
}

fn locked(dir: &TempDir) -> Desk {
    let desk = Desk::open(dir.path(), NOW, USUAL);
    assert!(desk.shows(LOCKED) && desk.app.is_locked(), "{}", desk.picture());
    desk
}

fn unlock(desk: &mut Desk) {
    desk.take(LoopEvent::Paste(PASSPHRASE.to_owned()));
    desk.press("enter");
    assert!(!desk.app.is_locked(), "{}", desk.picture());
}

fn opened(dir: &TempDir) -> Desk {
    let mut desk = locked(dir);
    unlock(&mut desk);
    assert!(desk.title().starts_with("inward"), "{}", desk.picture());
    desk
}

fn press(desk: &mut Desk, keys: &[&str]) {
    for key in keys {
        desk.press(key);
    }
}

fn type_in(desk: &mut Desk, text: &str) {
    for c in text.chars() {
        desk.press(&if c == ' ' { "space".to_owned() } else { c.to_string() });
    }
}

/// Hides the screen, which locks the journal, and shows it again.
fn lock(desk: &mut Desk) {
    desk.press("f12");
    assert_eq!(desk.picture().trim(), "", "nothing is to be seen");
    desk.press("f12");
    assert!(desk.shows(LOCKED), "{}", desk.picture());
    is_forgotten(desk);
}

/// Nothing of the journal is left in the app or around it.
fn is_forgotten(desk: &Desk) {
    assert!(desk.app.is_locked() && desk.runtime.is_locked());
    assert!(!desk.picture().contains(MARK), "{}", desk.picture());
    assert_eq!(desk.runtime.store.sealing(), Sealing::Locked);
    assert!(desk.app.journal().entries().next().is_none() && desk.app.history().is_none());
    assert!(desk.app.resting().is_empty());
    assert!(desk.runtime.months.is_empty() && desk.runtime.window.is_none());
    assert!(desk.runtime.drafts.none_in_use() && desk.runtime.drafts.resting().is_empty());
}

/// Every file with its bytes, but for the locks.
fn tree(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    super::consequences::read_tree(dir, &mut files);
    files.retain(|path, _| {
        !path.ends_with("lock") && !path.ends_with("write.lock") && !path.ends_with("write.lock/held")
    });
    files
}

fn is_marked(dir: &TempDir) -> bool {
    let holds = |bytes: &Vec<u8>| bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes());
    tree(dir.path()).values().any(holds)
}

#[test]
fn a_locked_start_draws_at_once_without_a_file_of_the_journal() {
    let dir = sealed();
    // Neither is a file that can be read.
    fs::write(dir.path().join("state.json"), "{").unwrap();
    fs::remove_file(dir.path().join("private.json.age")).unwrap();
    let desk = locked(&dir);
    assert!(!desk.shows("cannot be used"), "{}", desk.picture());
    is_forgotten(&desk);
}

#[test]
fn a_wrong_passphrase_is_said_calmly_each_time_and_writes_nothing() {
    let dir = sealed();
    let before = tree(dir.path());
    let mut desk = locked(&dir);
    let mut said = Vec::new();
    for wrong in ["seven quiet river", "seven quiet rivers "] {
        desk.take(LoopEvent::Paste(wrong.to_owned()));
        desk.press("enter");
        assert!(desk.shows("This is not the passphrase of the journal"), "{}", desk.picture());
        assert!(!desk.shows("•"), "the field is empty again");
        said.push(desk.picture());
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(tree(dir.path()), before);
    is_forgotten(&desk);
    unlock(&mut desk);
    assert!(desk.shows("inward"));
}

#[test]
fn after_unlocking_it_is_as_at_any_start_and_says_what_came_in_meanwhile() {
    let dir = sealed();
    let store = Store::open(dir.path()).unwrap();
    for number in [5, 6] {
        let entry = note("2026-11-21", number, "caught");
        let Body::Note(caught) = entry.body else { panic!() };
        let caught = Caught {
            id: entry.id,
            day: entry.day,
            made_at: moment(NOW),
            today: day("2026-11-22"),
            body: CaughtBody::Note(caught.text),
        };
        store.catch(&caught).unwrap();
    }
    let mut desk = locked(&dir);
    unlock(&mut desk);
    assert!(desk.shows("2 things written while it was locked are in their days now."), "{}", desk.picture());
    assert!(desk.runtime.window.is_some(), "it is the window that writes");
    press(&mut desk, &["c", "2"]);
    assert!(desk.shows("2 of 6"), "{}", desk.picture());
}

#[test]
fn every_page_is_gone_when_it_locks_and_there_again_after_unlocking() {
    let dir = sealed();
    for keys in [
        &["7"] as &[&str],
        &["7", "left"],
        &["t"],
        &["t", "enter"],
        &["p"],
        &["m"],
        &["e"],
        &["e", "enter"],
        &["x"],
        &[","],
        &["s"],
        &["?"],
        &["c"],
        &["a"],
        &["e", "enter", "e"],
        &["7", "s"],
    ] {
        let mut desk = opened(&dir);
        press(&mut desk, keys);
        let (places, picture) = (desk.app.places(), desk.picture());
        lock(&mut desk);
        assert_eq!(desk.app.places(), [Place::Lock], "{keys:?}");
        unlock(&mut desk);
        assert_eq!(desk.app.places(), places, "{keys:?}");
        assert_eq!(desk.title(), picture.lines().next().unwrap().trim(), "{keys:?}");
    }
}

#[test]
fn what_was_being_written_is_in_its_sealed_draft_and_goes_on_where_it_was() {
    for (keys, title) in [(&["a"] as &[&str], "new note"), (&["c", "n"], "1 of 6"), (&["w"], "")] {
        let dir = sealed();
        let mut desk = opened(&dir);
        press(&mut desk, keys);
        type_in(&mut desk, &format!("{MARK} and"));
        assert!(desk.app.is_unsynced());
        lock(&mut desk);
        assert!(!is_marked(&dir), "{keys:?}");
        unlock(&mut desk);
        assert!(desk.shows(MARK) && desk.title().ends_with(title), "{keys:?}\n{}", desk.picture());
    }
}

#[test]
fn words_go_on_in_the_note_that_was_open_and_are_saved_once() {
    let dir = sealed();
    let mut desk = opened(&dir);
    press(&mut desk, &["a"]);
    type_in(&mut desk, "one");
    lock(&mut desk);
    unlock(&mut desk);
    type_in(&mut desk, " two");
    desk.press("ctrl-s");
    assert!(desk.shows("Saved."), "{}", desk.picture());
    let month = desk.runtime.store.read(Month::of(day("2026-11-22"))).unwrap().document;
    let texts = month.entries().iter().filter_map(|entry| match &entry.body {
        Body::Note(note) => Some(note.text.as_str()),
        _ => None,
    });
    assert_eq!(texts.filter(|text| text.contains("one")).collect::<Vec<_>>(), ["one two"]);
    assert!(desk.runtime.store.find_drafts().unwrap().is_empty());
}

/// Moves the clock on.
fn later(desk: &mut Desk, seconds: i64) {
    desk.runtime.clock = Clock::fixed(desk.runtime.now().plus_seconds(seconds));
}

fn lock_if_due(desk: &mut Desk) -> bool {
    desk.program(|program| program.lock_if_due().unwrap());
    desk.work();
    desk.app.is_locked()
}

#[test]
fn it_locks_after_the_minutes_that_were_chosen_without_a_key() {
    let dir = sealed();
    let mut desk = opened(&dir);
    press(&mut desk, &["e", "enter"]);
    later(&mut desk, 299);
    assert!(!lock_if_due(&mut desk));
    desk.press("down");
    later(&mut desk, 299);
    assert!(!lock_if_due(&mut desk), "a key begins the time anew");
    later(&mut desk, 1);
    assert!(lock_if_due(&mut desk));
    assert!(desk.shows(LOCKED), "{}", desk.picture());
    is_forgotten(&desk);
    unlock(&mut desk);
    assert!(desk.shows(MARK), "the entry is there again:\n{}", desk.picture());
}

#[test]
fn the_key_that_ends_a_long_silence_does_nothing_else() {
    let dir = sealed();
    let mut desk = opened(&dir);
    later(&mut desk, 3600);
    desk.press("e");
    assert!(desk.shows(LOCKED), "{}", desk.picture());
    unlock(&mut desk);
    assert!(desk.title().starts_with("inward"), "{}", desk.picture());
}

#[test]
fn it_does_not_lock_by_itself_where_never_is_chosen_or_nothing_is_sealed() {
    let dir = sealed();
    let file = Config::parse("lock_after = 0\n", Path::new("c.toml"));
    let never = Settings::new(file, &State::default(), dir.path().to_owned(), None);
    let mut desk = Desk::open_with(never, dir.path(), NOW, USUAL);
    unlock(&mut desk);
    later(&mut desk, 100_000);
    assert!(!lock_if_due(&mut desk));
    let plain = TempDir::new().unwrap();
    let mut desk = Desk::open(plain.path(), NOW, USUAL);
    later(&mut desk, 100_000);
    assert!(!lock_if_due(&mut desk));
    desk.press("f12");
    desk.press("f12");
    assert!(desk.title().starts_with("inward"), "{}", desk.picture());
}

#[test]
fn it_stays_open_while_a_wait_runs_and_the_time_begins_when_that_is_over() {
    let dir = sealed();
    let mut desk = opened(&dir);
    desk.program(|program| {
        let requests = program.app.open(Route::Exercise(Kind::Pause, Vec::new()));
        program.carry_out(requests).unwrap()
    });
    press(&mut desk, &["1", "x", "enter", "7", "enter", "x", "enter", "2"]);
    assert!(desk.shows("10:00"), "{}", desk.picture());
    for _ in 0..3 {
        later(&mut desk, 199);
        desk.message(Message::Tick);
        assert!(!lock_if_due(&mut desk), "{}", desk.picture());
    }
    later(&mut desk, 4);
    desk.message(Message::Tick);
    assert!(!lock_if_due(&mut desk));
    later(&mut desk, 301);
    assert!(lock_if_due(&mut desk));
}

#[test]
fn suspending_locks_and_so_does_another_program_that_seals_it_anew() {
    let dir = sealed();
    let mut desk = opened(&dir);
    press(&mut desk, &["e", "enter", "ctrl-z"]);
    assert!(desk.shows(LOCKED), "{}", desk.picture());
    is_forgotten(&desk);
    unlock(&mut desk);
    assert!(desk.shows(MARK));
    desk.take(LoopEvent::Suspend);
    is_forgotten(&desk);
    unlock(&mut desk);
    desk.runtime.store.lock();
    assert!(lock_if_due(&mut desk));
    is_forgotten(&desk);
}

#[test]
fn a_window_that_only_reads_locks_as_well_and_reads_again_after() {
    let dir = sealed();
    let mut first = opened(&dir);
    let mut second = locked(&dir);
    unlock(&mut second);
    assert!(second.app.is_read_only(), "{}", second.picture());
    press(&mut second, &["e"]);
    lock(&mut second);
    // The first lets the right to write go when it locks.
    lock(&mut first);
    unlock(&mut second);
    assert!(!second.app.is_read_only() && second.app.places() == [Place::Home, Place::Entries]);
    unlock(&mut first);
    assert!(first.app.is_read_only());
}

#[test]
fn who_hides_the_screen_while_it_opens_finds_it_locked() {
    let dir = sealed();
    let mut desk = locked(&dir);
    desk.take(LoopEvent::Paste(PASSPHRASE.to_owned()));
    for key in ["enter", "f12", "f12"] {
        desk.program(|program| program.take_input(LoopEvent::Key(event(key))).unwrap());
    }
    desk.work();
    is_forgotten(&desk);
    assert!(desk.shows(LOCKED) && !desk.shows("Opening"), "{}", desk.picture());
    unlock(&mut desk);
}

#[test]
fn what_the_worker_found_before_it_locked_comes_too_late() {
    let dir = sealed();
    let mut desk = opened(&dir);
    for key in ["e", "f12", "f12"] {
        desk.program(|program| program.take_input(LoopEvent::Key(event(key))).unwrap());
    }
    desk.work();
    is_forgotten(&desk);
}

#[test]
fn a_note_is_written_while_it_is_locked_and_in_its_day_once_it_is_open() {
    let dir = sealed();
    let mut desk = locked(&dir);
    desk.press("ctrl-n");
    type_in(&mut desk, MARK);
    desk.program(|program| program.take_all([Message::Flush]).unwrap());
    assert!(!is_marked(&dir), "its draft is sealed");
    assert_eq!(fs::read_dir(dir.path().join("drafts")).unwrap().count(), 1);
    desk.press("ctrl-s");
    assert!(desk.shows("sorted in at the next unlock") && desk.shows(LOCKED), "{}", desk.picture());
    is_forgotten(&desk);
    assert!(!is_marked(&dir));
    assert_eq!(fs::read_dir(dir.path().join("drafts")).unwrap().count(), 0);
    unlock(&mut desk);
    assert!(desk.shows("One thing written while it was locked"), "{}", desk.picture());
    // One that was left is offered, as any draft.
    lock(&mut desk);
    desk.press("ctrl-n");
    type_in(&mut desk, "left");
    desk.press("esc");
    assert!(desk.shows(LOCKED) && desk.shows("Kept as a draft, sealed"), "{}", desk.picture());
    drop(desk);
    let mut desk = locked(&dir);
    unlock(&mut desk);
    assert!(desk.shows("You were in the middle of this"), "{}", desk.picture());
    desk.press("enter");
    assert!(desk.shows("left"), "{}", desk.picture());
}

#[test]
fn hiding_a_locked_journal_forgets_what_was_typed_and_leaves_a_note_as_a_sealed_draft() {
    let dir = sealed();
    let mut desk = locked(&dir);
    desk.take(LoopEvent::Paste(PASSPHRASE.to_owned()));
    later(&mut desk, 300);
    lock_if_due(&mut desk);
    assert!(!desk.shows("•"), "{}", desk.picture());
    for key in ["ctrl-r", "a"] {
        desk.press(key);
    }
    assert!(desk.shows("▌ a"), "{}", desk.picture());
    press(&mut desk, &["f12", "f12"]);
    assert!(desk.shows(LOCKED) && !desk.shows("▌ a"), "{}", desk.picture());
    desk.press("ctrl-n");
    type_in(&mut desk, MARK);
    press(&mut desk, &["f12", "f12"]);
    assert!(desk.shows(LOCKED) && desk.shows("Kept as a draft, sealed"), "{}", desk.picture());
    is_forgotten(&desk);
    desk.press("f2");
    later(&mut desk, 3600);
    lock_if_due(&mut desk);
    assert_eq!(desk.app.places(), [Place::Lock, Place::Support], "whoever reads there is left alone");
    desk.press("esc");
    unlock(&mut desk);
    assert!(desk.shows("You were in the middle of this"), "{}", desk.picture());
}

#[test]
fn words_that_no_disk_takes_stay_in_the_window_while_it_is_locked() {
    let dir = sealed();
    let mut desk = opened(&dir);
    let drafts = dir.path().join("drafts");
    fs::write(&drafts, "in the way").unwrap();
    press(&mut desk, &["a"]);
    type_in(&mut desk, MARK);
    desk.press("f12");
    desk.press("f12");
    assert!(desk.app.is_locked() && !desk.shows(MARK), "{}", desk.picture());
    unlock(&mut desk);
    assert!(desk.shows(MARK), "{}", desk.picture());
    fs::remove_file(&drafts).unwrap();
    lock(&mut desk);
    assert!(!is_marked(&dir));
    unlock(&mut desk);
    assert!(desk.shows(MARK), "{}", desk.picture());
}

#[test]
fn the_support_page_that_is_read_meanwhile_stays_open_and_lets_its_exercise_rest() {
    let dir = sealed();
    let mut desk = locked(&dir);
    desk.take(LoopEvent::Paste(PASSPHRASE.to_owned()));
    for key in ["enter", "f2", "right"] {
        desk.program(|program| program.take_input(LoopEvent::Key(event(key))).unwrap());
    }
    desk.work();
    assert_eq!(desk.app.places(), [Place::Home, Place::Support]);
    let state = desk.runtime.store.state().unwrap();
    assert!(state.kind_word_rests_until.is_some());
    assert!(state.settings.is_empty(), "a country that was looked at before is not remembered");
}

#[test]
fn a_day_that_was_asked_for_opens_once_the_journal_is_open() {
    let dir = sealed();
    let mut desk = locked(&dir);
    let empty = day("2026-11-01");
    desk.program(|program| {
        program.begin(Start::CheckIn(Some(empty)), true, None).map(|()| Next::GoOn).unwrap()
    });
    unlock(&mut desk);
    assert_eq!(desk.app.places(), [Place::Home, Place::Question]);
    assert!(desk.title().contains("1 November"), "{}", desk.picture());
}
