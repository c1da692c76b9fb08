//! Files that go back to an older state, vanish or are cut while windows are open: nothing that a window has read goes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use inward::journal::{Digest, Document, Entry, EntryId};
use inward::store::{Reading, Store, StoreError};
use proptest::prelude::*;
use proptest::sample::Index;

use super::{Home, at, id, note, note_body, november};

const WINDOWS: usize = 2;

/// Who does something: a window, or a command that comes and goes.
#[derive(Clone, Copy, Debug)]
enum Who {
    Window(usize),
    Command,
}

#[derive(Clone, Debug)]
enum Step {
    Save { who: Who, number: u8 },
    Edit { who: Who, number: u8 },
    Delete { who: Who, number: u8 },
    Restore { who: Who, number: u8 },
    Look { window: usize },
    PutBack { window: usize },
    Reopen { window: usize },
    Older { aside: bool, state: Index },
    Vanish { aside: bool },
    Cut { at: Index },
}

fn step() -> impl Strategy<Value = Step> {
    let window = 0..WINDOWS;
    let who = prop_oneof![3 => window.clone().prop_map(Who::Window), 1 => Just(Who::Command)];
    let number = 0..5_u8;
    let by = move || (who.clone(), number.clone());
    prop_oneof![
        4 => by().prop_map(|(who, number)| Step::Save { who, number }),
        4 => by().prop_map(|(who, number)| Step::Edit { who, number }),
        2 => by().prop_map(|(who, number)| Step::Delete { who, number }),
        1 => by().prop_map(|(who, number)| Step::Restore { who, number }),
        3 => window.clone().prop_map(|window| Step::Look { window }),
        1 => window.clone().prop_map(|window| Step::PutBack { window }),
        1 => window.prop_map(|window| Step::Reopen { window }),
        4 => (any::<bool>(), any::<Index>()).prop_map(|(aside, state)| Step::Older { aside, state }),
        1 => any::<bool>().prop_map(|aside| Step::Vanish { aside }),
        1 => any::<Index>().prop_map(|at| Step::Cut { at }),
    ]
}

type Versions = BTreeSet<(EntryId, Digest)>;

struct World {
    home: Home,
    windows: Vec<Store>,
    /// The versions that each open window has read or written.
    read: Vec<Versions>,
    /// The versions that an edit replaced or a deletion named.
    gone: Versions,
    /// The versions that the two files held at some time.
    past: BTreeMap<bool, Vec<Vec<u8>>>,
    second: i64,
}

impl World {
    fn new() -> Self {
        let home = Home::new();
        let windows = (0..WINDOWS).map(|_| Store::create(home.store.root()).unwrap()).collect();
        let read = vec![Versions::new(); WINDOWS];
        Self { home, windows, read, gone: Versions::new(), past: BTreeMap::new(), second: 100 }
    }

    fn path(&self, aside: bool) -> PathBuf {
        self.home.path(if aside { "journal/2026-11.aside.json" } else { "journal/2026-11.json" })
    }

    fn store(&self, who: Who) -> Store {
        match who {
            Who::Window(window) => self.windows[window].clone(),
            Who::Command => Store::create(self.home.store.root()).unwrap(),
        }
    }

    /// Notes what a window has seen of the month, and what its files hold now.
    fn saw(&mut self, who: Who, result: &Result<Reading, StoreError>) {
        if let (Who::Window(window), Ok(reading)) = (who, result) {
            self.read[window].extend(versions(&reading.document));
        }
        for aside in [false, true] {
            if let Ok(bytes) = fs::read(self.path(aside)) {
                self.past.entry(aside).or_default().push(bytes);
            }
        }
    }

    fn take(&mut self, step: &Step) {
        self.second += 1;
        let now = at(self.second);
        match *step {
            Step::Save { who, number } => {
                let first = note(number, &format!("{}", self.second));
                let store = self.store(who);
                let present = store.read(november()).unwrap().document;
                if present.entry(first.id).is_none() && present.tombstone(first.id).is_none() {
                    self.saw(who, &store.save(first));
                }
            }
            Step::Edit { who, number } => {
                let mut replaced = Versions::new();
                let result = self.store(who).edit(november(), |document| {
                    let edit = document.entry(id(number)).map(|shown| {
                        replaced
                            .extend(shown.replaces.iter().chain([&shown.digest()]).map(|it| (shown.id, *it)));
                        shown.edited(note_body(&format!("{}", self.second)), now.clone())
                    });
                    Ok::<_, std::convert::Infallible>(edit)
                });
                self.gone.extend(replaced);
                self.saw(who, &result.map(|Ok(reading)| reading));
            }
            Step::Delete { who, number } => {
                let result = self.store(who).delete(id(number), november(), &now);
                if let Ok(reading) = &result {
                    let tombstone = reading.document.tombstone(id(number)).unwrap();
                    self.gone.extend(tombstone.replaces.iter().map(|digest| (tombstone.id, *digest)));
                }
                self.saw(who, &result);
            }
            Step::Restore { who, number } => {
                let result = self.store(who).restore(id(number), &now);
                self.saw(who, &result);
            }
            Step::Look { window } => {
                let result = self.windows[window].read(november());
                self.saw(Who::Window(window), &result);
            }
            Step::PutBack { window } => {
                let result = self.windows[window].put_back(november(), &now);
                self.saw(Who::Window(window), &result);
            }
            Step::Reopen { window } => {
                self.close(window);
                self.windows[window] = Store::create(self.home.store.root()).unwrap();
                self.read[window].clear();
            }
            Step::Older { aside, state } => {
                if let Some(past) = self.past.get(&aside).filter(|past| !past.is_empty()) {
                    fs::write(self.path(aside), state.get(past)).unwrap();
                }
            }
            Step::Vanish { aside } => drop(fs::remove_file(self.path(aside))),
            Step::Cut { at } => {
                if let Ok(bytes) = fs::read(self.path(false))
                    && !bytes.is_empty()
                {
                    fs::write(self.path(false), &bytes[..at.index(bytes.len())]).unwrap();
                }
            }
        }
    }

    fn close(&mut self, window: usize) {
        let result = self.windows[window].put_back(november(), &at(self.second));
        assert!(result.is_ok(), "{result:?}");
        self.saw(Who::Window(window), &result);
    }
}

fn versions(document: &Document) -> Versions {
    let all = document.entries().iter().chain(document.others());
    all.map(|version: &Entry| (version.id, version.digest())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_version_that_a_window_has_read_is_missing_at_the_end(steps in prop::collection::vec(step(), 1..40)) {
        let mut world = World::new();
        for step in steps {
            world.take(&step);
        }
        for window in 0..WINDOWS {
            world.close(window);
        }
        let there = versions(&world.home.other().read(november()).unwrap().document);
        for version in world.read.iter().flatten().filter(|version| !world.gone.contains(version)) {
            prop_assert!(there.contains(version), "{version:?} is missing");
        }
    }
}

#[test]
fn an_older_file_put_back_beside_a_window_takes_nothing_from_what_it_saves_next() {
    let home = Home::new();
    another(&home).save(note(1, "one")).unwrap();
    let older = fs::read(home.path("journal/2026-11.json")).unwrap();
    another(&home).save(note(2, "two")).unwrap();
    home.store.read(november()).unwrap();
    fs::write(home.path("journal/2026-11.json"), older).unwrap();
    let reading = home.store.save(note(3, "three")).unwrap();
    assert_eq!(reading.recalled.versions, 1);
    for number in 1..=3 {
        assert!(home.shown(november()).contains_key(&id(number)), "{number}");
    }
}

#[test]
fn a_restored_backup_is_not_undone_by_what_a_window_had_read() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let backup = another(&home).back_up(&at(10)).unwrap();
    home.store.save(note(2, "two")).unwrap();
    another(&home).restore_backup(&backup.name, None, &at(20)).unwrap();
    let reading = home.store.save(note(3, "three")).unwrap();
    assert!(reading.recalled.is_empty());
    assert!(!home.shown(november()).contains_key(&id(2)));
    assert!(home.shown(november()).contains_key(&id(3)));
}

/// A handle of another process that writes.
fn another(home: &Home) -> Store {
    Store::create(home.store.root()).unwrap()
}
