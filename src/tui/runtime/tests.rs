//! Any keys, pastes and sizes in any order, with a real store underneath: nothing panics, and nothing that was
//! answered or typed is lost when the program is killed or ended at any moment.

mod alone;
mod consequences;
mod desk;
mod first_frame;
mod lending;
mod locking;
mod plain;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use ratatui::layout::Size;
use tempfile::TempDir;

use desk::{Desk, NOW, USUAL};

use crate::clock::Clock;
use crate::journal::{Body, CheckIn, Entry, EntryId, Moment, Month, Note, Rating, Sign};
use crate::store::Store;
use crate::tui::Next;
use crate::tui::input::LoopEvent;
use crate::tui::message::Message;
use crate::tui::testing::samples::check_in;
use crate::tui::testing::{event, moment};

/// The time when another process records something.
const BESIDE: &str = "2026-11-22T21:05:00+01:00";

/// Collects everything in a directory's journal that a person wrote: a prompt without an answer is the
/// program's own, and moments and ids tell nothing of the words.
fn written(dir: &Path) -> BTreeSet<String> {
    let store = Store::open(dir).unwrap();
    let mut found = BTreeSet::new();
    for draft in store.find_drafts().unwrap() {
        // The content of an exercise's draft is all there is to know about it.
        let Some(Body::Practice(mut practice)) = draft.draft.body(None) else { continue };
        let spaces = |text: &str| text.trim().is_empty();
        let blank: Vec<&str> = practice
            .answers()
            .map(|(field, _)| field.key)
            .filter(|key| spaces(practice.get(key).text()))
            .collect();
        for key in blank {
            if !practice.get(key).text().is_empty() {
                practice.clear(key);
            }
        }
        if !practice.is_all_blank() {
            found.insert(format!("draft {practice:?}"));
        }
    }
    for month in store.months().unwrap() {
        let document = store.read(month).unwrap().document;
        for entry in document.entries().iter().chain(document.others()) {
            let mut body = entry.body.clone();
            if let Body::CheckIn(check_in) = &mut body {
                check_in.prompt.take_if(|prompt| prompt.answer.is_empty());
                // A draft that is gone on with replaces the rating that was logged next to it, and names it.
                if document.versions(entry.id).count() > 1 && is_logged(entry) {
                    continue;
                }
            }
            found.insert(format!("{} {body:?}", entry.day));
        }
    }
    found
}

/// Whether it is the rating that was logged next to a window, and nobody else's.
fn is_logged(entry: &Entry) -> bool {
    let is_beside = entry.saved_at == moment(BESIDE) && entry.edited_at.is_none();
    is_beside && entry.check_in().is_some_and(is_only_rated)
}

/// Whether it holds nothing but the rating that is logged next to a window.
fn is_only_rated(check_in: &CheckIn) -> bool {
    let mut only = CheckIn::default();
    only.ratings.set(Sign::Jealousy, check_in.ratings.get(Sign::Jealousy));
    only == *check_in
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Something that happens to the program.
#[derive(Clone, Debug)]
enum Step {
    Press(&'static str),
    Paste(&'static str),
    Resize(u16, u16),
    Focus,
    /// The second is over after which typed text goes to the draft.
    Flush,
    /// Another process records something.
    Beside(u8),
    /// A character that is no key of any command.
    Type(char),
}

const TEXTS: [&str; 6] = [
    "two\r\nlines",
    "\u{1b}[31mred\u{1b}]52;c;x\u{7}",
    "👩‍👩‍👧 e\u{301} שלום 日本",
    "",
    "q",
    "words and words and words and words and words and words and words and words and words and words and words",
];

/// The ways to screens that hold words: random keys alone seldom find them and seldom stay.
const WAYS_IN: [&[&str]; 14] = [
    &["w"],
    &["c", "2", "w"],
    &["x", "enter"],
    &["x", "down", "enter", "1"],
    &["x", "down", "down", "enter", "1", "5", "enter", "enter", "2"],
    &["x", "end", "up", "enter", "enter"],
    &[],
    &["c"],
    &["c", "2", "n"],
    &["c", "2", "1", "0", "3", "4"],
    &["c", "-", "1", "-", "3", "-", "tab", "space", "down", "space"],
    &[
        "c", "4", "4", "4", "4", "4", "end", "backtab", "backtab", "down", "down", "down", "down", "down",
        "space",
    ],
    &["a"],
    &["y", "3"],
];

fn step() -> impl Strategy<Value = Step> {
    use prop::sample::select;
    let press = |keys: Vec<&'static str>| select(keys).prop_map(Step::Press);
    prop_oneof![
        28 => press(vec!["0", "1", "2", "3", "4", "-"]),
        8 => press(vec!["enter"]),
        6 => press(vec!["esc"]),
        14 => press(vec!["n", "a", "space"]),
        14 => press(vec!["up", "down", "left", "right", "tab", "backtab", "pageup", "pagedown", "home", "end"]),
        4 => press(vec!["c", "k", "j", "G", "7", ":", "m", "e", "y", "g", "/", "u", "d", "f", "r", "s", "?", ",", "p", "w", "h", "l", "v"]),
        3 => press(vec!["f3", "x", "b", "o", "5", "9"]),
        3 => press(vec!["f1", "f2", "ctrl-s", "ctrl-u", "ctrl-r", "backspace", "delete"]),
        1 => press(vec!["f12", "ctrl-\\", "ctrl-c", "ctrl-z", "alt-x", "ctrl-j", "q"]),
        10 => select("aé日👧ש\u{301}\u{200d}x ".chars().collect::<Vec<_>>()).prop_map(Step::Type),
        3 => select(TEXTS.to_vec()).prop_map(Step::Paste),
        2 => (0_u16..=130, 0_u16..=45).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        3 => (40_u16..=130, 12_u16..=45).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        2 => Just(Step::Flush),
        1 => Just(Step::Focus),
        1 => (0_u8..=4).prop_map(Step::Beside),
    ]
}

/// Does a step; whether the program goes on.
fn happen(desk: &mut Desk, step: &Step, dir: &Path) -> Next {
    match step {
        Step::Press(key) => desk.press(key),
        Step::Type(c) => desk.take(LoopEvent::Key(KeyEvent::new(KeyCode::Char(*c), KeyModifiers::NONE))),
        Step::Paste(text) => desk.take(LoopEvent::Paste((*text).to_owned())),
        Step::Resize(columns, rows) => {
            desk.resize(Size::new(*columns, *rows));
            Next::GoOn
        }
        Step::Focus => desk.take(LoopEvent::Focused),
        Step::Flush => desk.message(Message::Flush),
        Step::Beside(value) => {
            beside(dir, *value);
            Next::GoOn
        }
    }
}

/// Acts like `inward note` and `inward log` next to an open window.
fn beside(dir: &Path, value: u8) {
    let now: Moment = moment(BESIDE);
    let day = "2026-11-21".parse().unwrap();
    let store = Store::create(dir).unwrap();
    let entry = if value == 0 {
        let id = EntryId::new_v7(1_795_378_443_000, [7; 10]);
        Entry::new(id, day, Body::Note(Note { text: "Written beside it.".to_owned() }), now, day)
    } else {
        let mut check_in = CheckIn::default();
        check_in.ratings.set(Sign::Jealousy, Rating::new(value));
        let document = store.read(Month::of(day)).unwrap().document;
        let logged = document.entry(EntryId::of_check_in(day)).filter(|entry| is_logged(entry));
        let mut entry = Entry::new_check_in(day, check_in, now, day);
        entry.replaces = logged.map(Entry::digest).into_iter().collect();
        if entry.replaces.contains(&entry.digest()) {
            return;
        }
        entry
    };
    store.save(entry).unwrap();
}

fn sweep(way_in: &[&'static str], steps: &[Step], killed: bool) {
    let dir = TempDir::new().unwrap();
    let live_dir = dir.path().join("live");
    let mut desk = Desk::open(&live_dir, NOW, USUAL);
    for step in way_in.iter().copied().map(Step::Press).chain(steps.iter().cloned()) {
        if happen(&mut desk, &step, &live_dir) == Next::Quit {
            let size = desk.paper.size;
            drop(desk);
            desk = Desk::open(&live_dir, NOW, size);
        }
    }
    // The timer would do the first within a second, and every way out does the second.
    let next = desk.message(if killed { Message::Flush } else { Message::Stop });
    assert!(killed || next == Next::Quit);
    let copied = dir.path().join("copy");
    copy(&live_dir, &copied);
    Desk::open(&copied, NOW, USUAL).finish();
    desk.finish();
    assert_eq!(written(&copied), written(&live_dir), "left: after a new start; right: had it gone on");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_nothing_panics_and_nothing_written_is_lost(
        way_in in prop::sample::select(WAYS_IN.to_vec()),
        steps in prop::collection::vec(step(), 0..60),
        killed in any::<bool>(),
    ) {
        sweep(way_in, &steps, killed);
    }
}

#[test]
fn an_answer_stays_when_another_process_records_nothing_but_another_answer() {
    for killed in [false, true] {
        sweep(&["y", "3"], &[Step::Press("-"), Step::Beside(1)], killed);
        sweep(&["y", "3"], &[Step::Press("-"), Step::Beside(1), Step::Beside(1)], killed);
        // The second of them says what the person said.
        sweep(&["y", "3"], &[Step::Press("-"), Step::Beside(1), Step::Beside(3)], killed);
    }
}

/// The version that was recorded beside it is opened, and only looked at.
#[test]
fn looking_at_a_check_in_changes_nothing_of_it_and_leaves_no_draft() {
    let keys = ["0", "0", "0", "0", "enter", "y"].map(Step::Press);
    let steps: Vec<Step> = std::iter::once(Step::Beside(1)).chain(keys).collect();
    sweep(&["y", "3"], &steps, false);
    let dir = TempDir::new().unwrap();
    beside(dir.path(), 2);
    let before = fs::read(dir.path().join("journal/2026-11.json")).unwrap();
    for way_out in ["ctrl-s", "esc"] {
        let mut desk = Desk::open(dir.path(), NOW, USUAL);
        desk.press("y");
        assert!(desk.shows("Prompt of the day       not answered"), "{}", desk.picture());
        desk.press("p");
        desk.press(way_out);
        assert!(desk.title().starts_with("inward"), "{}", desk.picture());
    }
    assert_eq!(fs::read(dir.path().join("journal/2026-11.json")).unwrap(), before);
    assert_eq!(fs::read_dir(dir.path().join("drafts")).map_or(0, Iterator::count), 0);
}

#[test]
fn the_oracle_sees_what_a_check_in_and_a_note_hold() {
    let dir = TempDir::new().unwrap();
    let live = dir.path().join("live");
    let mut desk = Desk::open(&live, NOW, USUAL);
    for key in ["c", "2", "n", "x", "esc", "1", "0", "esc", "-"] {
        desk.press(key);
    }
    assert!(desk.shows("4 of 6"), "{}", desk.picture());
    desk.message(Message::Flush);
    let copied = dir.path().join("copy");
    copy(&live, &copied);
    Desk::open(&copied, NOW, USUAL).finish();
    let found = written(&copied);
    assert_eq!(found.len(), 1);
    let whole = found.first().unwrap();
    assert!(whole.contains("\"x\"") && whole.contains("Rating(2)") && whole.contains("Rating(1)"), "{whole}");
    assert!(!whole.contains("Rating(0)"), "the answer that was taken back is skipped: {whole}");
}

#[test]
fn home_moves_on_to_the_new_day_at_the_next_key() {
    let dir = TempDir::new().unwrap();
    let mut desk = Desk::open(dir.path(), "2026-11-30T23:50:00+01:00", USUAL);
    for key in ["c", "2", "1", "0", "3", "4", "enter"] {
        desk.press(key);
    }
    assert!(desk.shows("Monday 30 November") && desk.shows("Today was recorded"), "{}", desk.picture());
    desk.runtime.clock = Clock::fixed(moment("2026-12-01T03:59:59+01:00"));
    desk.press("down");
    assert!(desk.shows("Monday 30 November"), "before the day start it is still yesterday");
    desk.runtime.clock = Clock::fixed(moment("2026-12-01T04:00:00+01:00"));
    desk.press("down");
    assert!(
        desk.shows("Tuesday 1 December") && desk.shows("Today is not recorded yet."),
        "{}",
        desk.picture()
    );
    for key in ["c", "4", "3", "0", "1", "2", "enter"] {
        desk.press(key);
    }
    assert!(desk.shows("Today was recorded"), "{}", desk.picture());
    let days: Vec<String> =
        written(dir.path()).iter().filter_map(|it| it.get(..10).map(str::to_owned)).collect();
    assert_eq!(days, ["2026-11-30", "2026-12-01"]);
}

#[test]
fn a_check_in_under_way_keeps_its_day_when_the_next_one_begins() {
    let dir = TempDir::new().unwrap();
    let mut desk = Desk::open(dir.path(), "2026-11-30T23:50:00+01:00", USUAL);
    for key in ["c", "2", "1", "0"] {
        desk.press(key);
    }
    desk.runtime.clock = Clock::fixed(moment("2026-12-01T04:10:00+01:00"));
    for key in ["3", "4"] {
        desk.press(key);
    }
    assert!(desk.shows("Monday 30 November") && desk.shows("6 of 6"), "{}", desk.picture());
    desk.press("enter");
    assert!(
        desk.shows("Tuesday 1 December") && desk.shows("Today is not recorded yet."),
        "{}",
        desk.picture()
    );
    let found = written(dir.path());
    assert!(found.len() == 1 && found.iter().all(|it| it.starts_with("2026-11-30")), "{found:?}");
}

#[test]
fn the_calendar_knows_all_years_and_what_was_saved_or_deleted_or_recorded_beside_it_meanwhile() {
    let dir = TempDir::new().unwrap();
    let store = Store::create(dir.path()).unwrap();
    for day in ["2024-02-29", "2026-11-19"] {
        store.save(check_in(day, "4-----", |_| {})).unwrap();
    }
    let mut desk = Desk::open(dir.path(), NOW, USUAL);
    let count = |desk: &Desk, cell: &str| {
        let grid = desk.picture();
        grid.lines().take(10).map(|line| line.matches(cell).count()).sum::<usize>()
    };
    desk.press("m");
    assert!(desk.title().starts_with("Calendar") && !desk.shows("reading ..."), "{}", desk.picture());
    assert_eq!(count(&desk, "█"), 1);
    for key in ["enter", "4", "1", "0", "3", "4", "enter"] {
        desk.press(key);
    }
    assert!(desk.shows("Sunday 22 November: A lot (4)"), "{}", desk.picture());
    desk.press("up");
    assert_eq!(count(&desk, "█"), 2, "{}", desk.picture());
    for key in ["down", "enter", "d"] {
        desk.press(key);
    }
    assert!(!desk.shows("A lot (4)"), "{}", desk.picture());
    desk.press("u");
    assert!(desk.shows("Sunday 22 November: A lot (4)"), "{}", desk.picture());
    desk.press("up");
    beside(dir.path(), 3);
    desk.take(LoopEvent::Focused);
    assert!(desk.shows("Saturday 21 November: Quite a lot (3)"), "{}", desk.picture());
    for key in ["pageup", "pageup"] {
        desk.press(key);
    }
    assert_eq!(count(&desk, "█"), 1, "{}", desk.picture());
    for key in ["g", "2", "0", "2", "4", "-", "0", "2", "-", "2", "9", "enter"] {
        desk.press(key);
    }
    assert!(desk.shows("Thursday 29 February 2024: A lot (4)"), "{}", desk.picture());
    desk.press("enter");
    assert!(desk.title().starts_with("Thursday 29 February 2024"), "{}", desk.picture());
    assert!(!desk.shows("no longer here"), "{}", desk.picture());
}

#[test]
fn the_first_frame_of_the_calendar_has_the_months_around_the_day_and_the_worker_brings_the_rest() {
    let dir = TempDir::new().unwrap();
    let store = Store::create(dir.path()).unwrap();
    for day in ["2024-02-29", "2026-10-03", "2026-11-19"] {
        store.save(check_in(day, "4-----", |_| {})).unwrap();
    }
    let mut desk = Desk::open(dir.path(), NOW, USUAL);
    assert!(desk.app.history().is_none(), "no history is read before a screen asks for it");
    // Without the worker.
    desk.program(|program| program.take_input(LoopEvent::Key(event("m"))).unwrap());
    let days = |desk: &Desk| desk.app.history().unwrap().all().len();
    assert_eq!(days(&desk), 2);
    desk.work();
    assert_eq!(days(&desk), 3);
}
