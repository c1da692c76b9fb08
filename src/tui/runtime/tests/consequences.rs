//! The things that a key may do: nothing is saved, deleted, written or left that its own words do not say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::OnceLock;

use proptest::prelude::*;
use ratatui::layout::Size;
use tempfile::TempDir;

use super::copy;
use super::desk::{Desk, NOW, USUAL};
use crate::journal::practice::Kind;
use crate::journal::{EntryId, State};
use crate::store::Store;
use crate::tui::Next;
use crate::tui::command::{Command, Place, TABLE};
use crate::tui::input::LoopEvent;
use crate::tui::message::Message;
use crate::tui::testing::samples::{fortnight, made_at_once, monthly_check, newer, note, whole_practice};
use crate::tui::testing::{event, moment};

/// Something that is different after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// An entry is new, or holds something else.
    Saved,
    /// An entry is gone.
    Removed,
    /// A draft is new, or holds something else.
    Drafted,
    /// A draft is gone, and no entry was saved.
    Discarded,
    /// Something is remembered besides entries.
    Remembered,
    /// A screen lies on top that was not there.
    Opened,
    /// A screen is left.
    Left,
    /// The program has ended.
    Quit,
}

/// Everything that the program keeps on disk.
struct Kept {
    entries: BTreeMap<EntryId, String>,
    drafts: BTreeMap<EntryId, String>,
    state: State,
}

impl Kept {
    fn of(dir: &Path) -> Self {
        let store = Store::open(dir).unwrap();
        let months = store.months().unwrap();
        let readings = months.into_iter().map(|month| store.read(month).unwrap().document);
        let entries = readings.flat_map(|document| {
            let entries = document.entries().iter().map(|entry| (entry.id, format!("{:?}", entry.body)));
            entries.collect::<Vec<_>>()
        });
        let drafts = store.find_drafts().unwrap().into_iter().map(|found| found.draft);
        let drafts = drafts.map(|draft| (draft.head.id, format!("{:?}", draft.body(None))));
        let state = without_looks(store.state().unwrap());
        Self { entries: entries.collect(), drafts: drafts.collect(), state }
    }
}

/// What a key can change for good, and the screens that are open.
struct Seen {
    /// The bytes of all files, by their names.
    files: BTreeMap<PathBuf, Vec<u8>>,
    kept: Rc<Kept>,
    places: Vec<Place>,
}

impl Seen {
    fn of(desk: &Desk, dir: &Path, before: Option<&Self>) -> Self {
        let mut files = BTreeMap::new();
        read_tree(dir, &mut files);
        let same = before.filter(|before| before.files == files).map(|before| Rc::clone(&before.kept));
        let kept = same.unwrap_or_else(|| Rc::new(Kept::of(dir)));
        Self { files, kept, places: desk.app.places() }
    }

    fn changes_since(&self, before: &Self) -> BTreeSet<Change> {
        let is_new =
            |found: &BTreeMap<EntryId, String>, id: &EntryId, body: &String| found.get(id) != Some(body);
        let is_gone = |before: &BTreeMap<EntryId, String>, now: &BTreeMap<EntryId, String>| {
            before.keys().any(|id| !now.contains_key(id))
        };
        let (now, was) = (&self.kept, &before.kept);
        let saved = now.entries.iter().any(|(id, body)| is_new(&was.entries, id, body));
        let stays = before.places.iter().zip(&self.places).take_while(|(was, is)| was == is).count();
        let facts = [
            (saved, Change::Saved),
            (is_gone(&was.entries, &now.entries), Change::Removed),
            (now.drafts.iter().any(|(id, body)| is_new(&was.drafts, id, body)), Change::Drafted),
            (is_gone(&was.drafts, &now.drafts) && !saved, Change::Discarded),
            (now.state != was.state, Change::Remembered),
            (self.places.len() > before.places.len(), Change::Opened),
            (self.places.len() < before.places.len() || stays + 1 < before.places.len(), Change::Left),
        ];
        facts.into_iter().filter(|(is_so, _)| *is_so).map(|(_, change)| change).collect()
    }
}

pub(super) fn read_tree(dir: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_tree(&path, files);
        } else if let Ok(bytes) = fs::read(&path) {
            files.insert(path, bytes);
        }
    }
}

/// The state without what every look back counts, and without the cards, which come and are opened unasked.
fn without_looks(mut state: State) -> State {
    let State { looks, cards, .. } = State::default();
    (state.looks, state.cards) = (looks, cards);
    state
}

/// The changes that a command may make in a place; a wait, a choice or a line that says that it saves may do that too.
#[expect(clippy::match_same_arms, reason = "a table: what is alike by chance stays apart")]
fn allowed(command: Command, place: Place, says_save: bool) -> &'static [Change] {
    use Change::{Discarded, Drafted, Left, Opened, Quit, Remembered, Removed, Saved};
    use Command as C;
    match (command, place) {
        (C::Answer | C::Take | C::Skip, _) if place.is_step() && says_save => {
            return &[Drafted, Saved, Left, Opened];
        }
        (C::Left | C::Right | C::Toggle | C::Reset, Place::Settings) => return &[Remembered],
        (C::Open | C::Reset, Place::Settings | Place::SettingsSection) => return &[Opened, Remembered],
        (C::Take, Place::Line) => return &[Saved, Removed, Remembered, Left, Opened],
        (C::Yes | C::No | C::Take | C::Toggle, Place::ReportBlock | Place::ReportEntries) => return &[],
        // A page goes into a file outside of the journal.
        (C::Save | C::Write, Place::Report) => return &[],
        (C::Take, Place::Welcome) => return &[Remembered, Left, Opened],
        (C::Take, Place::Versions) => return &[Opened],
        (C::Take, Place::Ended | Place::HardEvening) => return &[Left],
        (C::Answer, Place::Cards | Place::Card) => return &[Opened],
        (C::Left | C::Right, Place::Amount) | (C::Save, Place::Text | Place::Page) => return &[Drafted],
        (C::Yes, Place::MonthlyStart) | (C::Left | C::Right, Place::Support) => return &[Remembered],
        _ => {}
    }
    match command {
        C::Answer | C::Take | C::Skip | C::Toggle | C::Write | C::OtherPrompt | C::Erase => &[Drafted],
        C::EditOutside | C::Break | C::UndoText | C::RedoText | C::NextPart | C::PreviousPart => &[Drafted],
        C::Left | C::Right | C::Up | C::Down | C::PageUp | C::PageDown | C::First | C::Last => &[],
        C::Shorter
        | C::Longer
        | C::Highest
        | C::Hide
        | C::Reveal
        | C::Suspend
        | C::Reset
        | C::ComeAgain
        | C::OtherIdeas => &[],
        C::Idea => &[Drafted],
        C::Save => &[Saved, Left, Opened],
        C::LeaveText | C::Back => &[Drafted, Left],
        C::Home => &[Left],
        C::Quit | C::QuitNow => &[Quit],
        C::Support | C::Unsafe => &[Opened, Remembered],
        C::Country | C::FindSomeone | C::HardNight => &[Opened],
        C::CheckIn | C::Yesterday | C::GoToDate | C::AddNote | C::ParkWorry | C::Review => &[Opened],
        C::Week | C::Trends | C::Calendar | C::Patterns | C::Days | C::Entries | C::Search => &[Opened],
        C::Practice | C::OnThisDay | C::Settings | C::Help | C::Values | C::Outcome => &[Opened],
        C::Card | C::PartnerPage | C::Report | C::Copy => &[Opened],
        C::Open | C::Edit | C::Versions | C::LookBack | C::Move | C::Add => &[Opened],
        C::Kind | C::Continue => &[Opened, Left],
        C::Discard => &[Discarded, Left],
        C::Delete => &[Removed, Left],
        C::BringBack => &[Saved],
        C::Undo => &[Saved, Removed, Drafted],
        C::Yes => &[Saved, Removed, Discarded, Remembered, Left, Opened],
        C::No => &[Saved, Discarded, Left],
        C::Pause | C::NotToday => &[Remembered],
        C::SwitchOff => &[Remembered, Left],
    }
}

/// The words one of which a key must use that can do this, in the help; opening and leaving show themselves.
fn words_for(change: Change) -> &'static [&'static str] {
    match change {
        Change::Saved => &["save", "keep", "use", "bring", "undo", "say"],
        Change::Removed => &["delete", "move", "use", "undo", "say"],
        Change::Discarded => &["discard", "say"],
        Change::Quit => &["quit"],
        Change::Remembered => &[
            "pause", "aside", "switch", "stop", "say", "continue", "support", "unsafe", "use", "value",
            "default", "change", "remember",
        ],
        Change::Drafted | Change::Opened | Change::Left => &[],
    }
}

#[test]
fn every_key_that_can_file_or_take_away_says_so_in_its_own_words() {
    for row in TABLE {
        for place in row.places() {
            for change in allowed(row.command, place, false) {
                let words = words_for(*change);
                let sentence = row.sentence.to_lowercase();
                let says = words.is_empty() || words.iter().any(|word| sentence.contains(word));
                assert!(says, "{} in {place:?} can have {change:?}: {:?}", row.name, row.sentence);
            }
        }
    }
}

/// The ways to every screen.
const WAYS_IN: [&[&str]; 37] = [
    &[],
    &["c"],
    &["c", "2", "1", "0", "3", "4"],
    &["c", "2", "n"],
    &["y"],
    &["7"],
    &["t"],
    &["t", "enter"],
    &["t", "o", "n"],
    &["7", "o", "y", "n", "n", "n"],
    &["m"],
    &["m", "tab", "tab"],
    &["p"],
    &["p", "enter"],
    &["p", "enter", "enter"],
    &["e"],
    &["e", "enter"],
    &["e", "f", "f"],
    &["e", "/"],
    &["o"],
    &["a"],
    &["w"],
    &["x"],
    &["x", "down", "enter"],
    &["x", "down", "down", "enter"],
    &["x", "down", "down", "down", "down", "enter"],
    &["x", "o"],
    &["x", "end", "up", "up", "up", "enter"],
    &["x", "end", "up", "up", "enter"],
    &["x", "end", "up", "enter"],
    &["x", "end", "up", "enter", "4"],
    &["x", "end", "enter"],
    &["v"],
    &[","],
    &[",", "down", "down", "down", "down", "right"],
    &[",", "end", "up", "up", "enter"],
    &["g"],
];

const TEXTS: [&str; 4] = ["we talked", "was ruhig\nist", "静かな夜", "qwsx0123y"];

/// Something that a person does.
#[derive(Clone, Debug)]
enum Act {
    Press(String),
    Paste(&'static str),
    Resize(u16, u16),
}

fn act() -> impl Strategy<Value = Act> {
    let keys: BTreeSet<&str> = TABLE.iter().flat_map(|row| row.keys).copied().collect();
    let keys: Vec<String> = keys.into_iter().filter(|key| *key != "ctrl-z").map(str::to_owned).collect();
    let letters: Vec<String> = ('a'..='z').chain(['é', '日']).map(String::from).collect();
    prop_oneof![
        8 => prop::sample::select(keys).prop_map(Act::Press),
        3 => prop::sample::select(letters).prop_map(Act::Press),
        3 => prop::sample::select(vec!["enter", "down", "tab", "space", "2", "esc"])
            .prop_map(|key| Act::Press(key.to_owned())),
        1 => prop::sample::select(TEXTS.to_vec()).prop_map(Act::Paste),
        1 => (40_u16..=200, 12_u16..=60).prop_map(|(columns, rows)| Act::Resize(columns, rows)),
    ]
}

/// A journal that has something for every screen; it is written once.
fn lived_in() -> &'static Path {
    static WRITTEN: OnceLock<TempDir> = OnceLock::new();
    WRITTEN.get_or_init(write_journal).path()
}

fn write_journal() -> TempDir {
    let dir = TempDir::new().unwrap();
    let store = Store::create(dir.path()).unwrap();
    let exercises = Kind::ALL.into_iter().map(whole_practice);
    let checks = [monthly_check("2026-10-20", 1, ["", "", "", "", ""])];
    for entry in fortnight().into_iter().chain(made_at_once()).chain(exercises).chain(checks) {
        store.save(entry).unwrap();
    }
    store.save(newer("2026-11-12")).unwrap();
    let note = note("2026-11-11", 1, "").id;
    store.delete(note, "2026-11".parse().unwrap(), &moment(NOW)).unwrap();
    dir
}

/// Does something, and returns the command that it stood for and what may come of it.
fn happen(desk: &mut Desk, act: &Act) -> (Next, Option<Command>, Vec<Change>) {
    let place = desk.app.places().last().copied().unwrap_or(Place::Home);
    let says_save = desk.picture().to_lowercase().contains("save");
    match act {
        Act::Press(key) => {
            let command = desk.app.command_of(event(key));
            let may = match command {
                Some(command) => allowed(command, place, says_save).to_vec(),
                None if place.is_text() => vec![Change::Drafted],
                None => Vec::new(),
            };
            (desk.press(key), command, may)
        }
        Act::Paste(text) => {
            let may = if place.is_text() { vec![Change::Drafted] } else { Vec::new() };
            (desk.take(LoopEvent::Paste((*text).to_owned())), None, may)
        }
        Act::Resize(columns, rows) => {
            desk.resize(Size::new(*columns, *rows));
            (Next::GoOn, None, Vec::new())
        }
    }
}

fn keeps_its_word(way_in: &[&str], acts: &[Act]) {
    let dir = TempDir::new().unwrap();
    let dir = dir.path();
    copy(lived_in(), dir);
    let mut desk = Desk::open(dir, NOW, USUAL);
    for key in way_in {
        desk.press(key);
    }
    desk.message(Message::Flush);
    let mut before = Seen::of(&desk, dir, None);
    for act in acts {
        let picture = desk.picture();
        let (next, command, may) = happen(&mut desk, act);
        if next == Next::Quit {
            assert!(may.contains(&Change::Quit), "{act:?} ({command:?}) ended the program:\n{picture}");
            return;
        }
        desk.message(Message::Flush);
        let now = Seen::of(&desk, dir, Some(&before));
        for change in now.changes_since(&before) {
            let places = (&before.places, &now.places);
            assert!(
                may.contains(&change),
                "{act:?} ({command:?}) had {change:?}, {places:?}\nbefore:\n{picture}\nafter:\n{}",
                desk.picture()
            );
        }
        before = now;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_filed_or_left_that_the_words_of_a_key_do_not_say(
        way_in in prop::sample::select(WAYS_IN.to_vec()),
        acts in prop::collection::vec(act(), 0..40),
    ) {
        keeps_its_word(way_in, &acts);
    }
}
