//! Whatever was done before: what is erased is nowhere, and what is not is where it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use inward::journal::draft::Field;
use inward::journal::{Day, DayStart, DraftHead, Entry, EntryId, Month};
use inward::store::{Store, ToErase};
use proptest::prelude::*;
use serde_json::json;

use super::{Home, at, check_in_body, day, erase, files_with, id, note_body, restore_each, words};

#[derive(Clone, Copy, Debug)]
enum Step {
    Note {
        on: usize,
    },
    CheckIn {
        on: usize,
    },
    Edit {
        which: usize,
    },
    EditTwice {
        which: usize,
    },
    Delete {
        which: usize,
    },
    Restore {
        which: usize,
    },
    Move {
        which: usize,
        to: usize,
    },
    Draft {
        which: usize,
        discarded: bool,
    },
    BackUp,
    GoBack {
        which: usize,
    },
    /// A sync program puts a month beside its document, as it is now or as it was.
    Copy {
        which: usize,
        older: bool,
    },
    /// The document of a month is out of reach for one note.
    Aside {
        which: usize,
    },
    Tidy,
}

const DAYS: [&str; 6] = ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-10", "2026-11-21", "2026-11-22"];

fn step() -> impl Strategy<Value = Step> {
    let which = any::<usize>;
    let on = || 0..DAYS.len();
    prop_oneof![
        4 => on().prop_map(|on| Step::Note { on }),
        3 => on().prop_map(|on| Step::CheckIn { on }),
        3 => which().prop_map(|which| Step::Edit { which }),
        2 => which().prop_map(|which| Step::EditTwice { which }),
        2 => which().prop_map(|which| Step::Delete { which }),
        1 => which().prop_map(|which| Step::Restore { which }),
        3 => (which(), on()).prop_map(|(which, to)| Step::Move { which, to }),
        2 => (which(), any::<bool>()).prop_map(|(which, discarded)| Step::Draft { which, discarded }),
        3 => Just(Step::BackUp),
        1 => which().prop_map(|which| Step::GoBack { which }),
        2 => (which(), any::<bool>()).prop_map(|(which, older)| Step::Copy { which, older }),
        1 => which().prop_map(|which| Step::Aside { which }),
        1 => Just(Step::Tidy),
    ]
}

/// A journal that is lived in. Every text begins with the number of the thing that it is of, whatever its id is by now.
struct Lived {
    home: Home,
    second: i64,
    count: u8,
    /// Texts of months as they were.
    older: Vec<(Month, String)>,
    /// What was moved and brought back from the trash besides: it is two entries then, each of its own.
    twins: BTreeSet<String>,
}

impl Lived {
    fn now(&mut self) -> inward::journal::Moment {
        self.second += 1;
        at(self.second)
    }

    fn text(&mut self) -> String {
        self.count += 1;
        mark(self.count)
    }

    fn nth(&self, which: usize) -> Option<Entry> {
        let shown = shown(&self.home.store);
        let which = which.checked_rem(shown.len())?;
        shown.into_values().nth(which)
    }

    fn edited(entry: &Entry, text: &str, now: inward::journal::Moment) -> Entry {
        let text = format!("{}{text}", &words(entry)[..4]);
        let body = if entry.check_in().is_some() { check_in_body(&text) } else { note_body(&text) };
        entry.edited(body, now)
    }

    fn remember(&mut self) {
        for month in self.home.store.months().unwrap() {
            if let Ok(text) = fs::read_to_string(self.home.path(&format!("journal/{month}.json"))) {
                self.older.push((month, text));
            }
        }
    }

    fn take(&mut self, step: Step) {
        let now = self.now();
        let today = day("2026-11-22");
        let store = self.home.store.clone();
        match step {
            Step::Note { on } => {
                let (on, text) = (day(DAYS[on]), self.text());
                store.save(Entry::new(id(self.count), on, note_body(&text), now, today)).unwrap();
            }
            Step::CheckIn { on } => {
                let on = day(DAYS[on]);
                let text = self.text();
                if shown(&store).contains_key(&EntryId::of_check_in(on)) {
                    return;
                }
                let entry = Entry::new(EntryId::of_check_in(on), on, check_in_body(&text), now, today);
                store.save(entry).unwrap();
            }
            Step::Edit { which } => {
                let Some(entry) = self.nth(which) else { return };
                self.remember();
                store.save(Self::edited(&entry, " edited", now)).unwrap();
            }
            Step::EditTwice { which } => {
                let Some(entry) = self.nth(which) else { return };
                store.save(Self::edited(&entry, " here", now.clone())).unwrap();
                store.save(Self::edited(&entry, " there", now)).unwrap();
            }
            Step::Delete { which } => {
                let Some(entry) = self.nth(which) else { return };
                self.remember();
                store.delete(entry.id, Month::of(entry.day), &now).unwrap();
            }
            Step::Restore { which } => {
                let deleted = store.deleted().unwrap().entries;
                let Some(which) = which.checked_rem(deleted.len()) else { return };
                let mark = words(&deleted[which])[..4].to_owned();
                if shown(&store).values().any(|entry| words(entry).starts_with(&mark)) {
                    self.twins.insert(mark);
                }
                store.restore(deleted[which].id, &now).unwrap();
            }
            Step::Move { which, to } => {
                let Some(entry) = self.nth(which) else { return };
                // One that waits for a choice, or a day that is taken, stays.
                let (month, to) = (Month::of(entry.day), day(DAYS[to]));
                let _ = store.move_entry(entry.id, month, to, DayStart::default(), &now);
            }
            Step::Draft { which, discarded } => self.draft(which, discarded),
            Step::BackUp => drop(store.back_up(&now).unwrap()),
            Step::GoBack { which } => {
                let backups = store.backups().unwrap().backups;
                let Some(which) = which.checked_rem(backups.len()) else { return };
                store.restore_backup(&backups[which].name, None, &now).unwrap();
            }
            Step::Copy { which, older } => self.copy(which, older),
            Step::Aside { which } => self.aside(which),
            Step::Tidy => drop(store.tidy(&now)),
        }
    }

    fn draft(&mut self, which: usize, discarded: bool) {
        let Some(entry) = self.nth(which) else { return };
        let head = DraftHead {
            id: entry.id,
            kind: entry.body.kind().to_owned(),
            day: entry.day,
            base: Some(entry.digest()),
            started_at: self.now(),
        };
        let mut draft = self.home.store.start_draft(&head).unwrap();
        let text = format!("{} drafted", &words(&entry)[..4]);
        draft.append(&Field::Text, &json!(text), &self.now()).unwrap();
        if discarded {
            draft.discard().unwrap();
        } else {
            draft.set_aside();
        }
    }

    fn copy(&mut self, which: usize, older: bool) {
        if !older {
            self.remember();
        }
        let Some(which) = which.checked_rem(self.older.len()) else { return };
        let (month, text) = self.older[which].clone();
        fs::write(self.home.path(&format!("journal/{month} 2.json")), text).unwrap();
    }

    fn aside(&mut self, which: usize) {
        let months = self.home.store.months().unwrap();
        let Some(which) = which.checked_rem(months.len()) else { return };
        let month = months[which];
        let path = self.home.path(&format!("journal/{month}.json"));
        let Ok(text) = fs::read_to_string(&path) else { return };
        fs::write(&path, "damaged").unwrap();
        let (text_aside, now) = (self.text(), self.now());
        let on = month.first();
        let entry = Entry::new(id(self.count), on, note_body(&text_aside), now, on);
        self.home.store.save(entry).unwrap();
        fs::write(&path, text).unwrap();
    }
}

fn mark(number: u8) -> String {
    format!("<{number:02x}>")
}

fn shown(store: &Store) -> BTreeMap<EntryId, Entry> {
    let months = store.months().unwrap();
    let entries = months.into_iter().flat_map(|month| store.read(month).unwrap().document.entries().to_vec());
    entries.map(|entry| (entry.id, entry)).collect()
}

/// The marks of the things of which `holds` is true.
fn marks(entries: impl Iterator<Item = Entry>, holds: impl Fn(&Entry) -> bool) -> BTreeSet<String> {
    entries.filter(holds).map(|entry| words(&entry)[..4].to_owned()).collect()
}

/// Checks that of these marks nothing is left, and that all else is shown as it was.
fn check(
    lived: &Lived,
    gone: &BTreeSet<String>,
    before: &BTreeMap<EntryId, Entry>,
    is_gone: impl Fn(&Entry) -> bool,
) {
    let home = &lived.home;
    let gone: Vec<&String> = gone.difference(&lived.twins).collect();
    for mark in &gone {
        assert!(
            files_with(home.store.root(), mark).is_empty(),
            "{mark} {:?}",
            files_with(home.store.root(), mark)
        );
    }
    let stay = |entry: &&Entry| !is_gone(entry);
    let text = |entry: &Entry| (entry.id, entry.day, words(entry).to_owned());
    let expected: Vec<(EntryId, Day, String)> = before.values().filter(stay).map(text).collect();
    let found: Vec<(EntryId, Day, String)> = shown(&home.other()).values().map(text).collect();
    assert_eq!(found, expected);
    restore_each(home, |store| {
        for mark in &gone {
            assert!(files_with(store.root(), mark).is_empty(), "{mark}");
        }
    });
}

fn lived(steps: Vec<Step>) -> Lived {
    let mut lived =
        Lived { home: Home::new(), second: 0, count: 0, older: Vec::new(), twins: BTreeSet::new() };
    for step in steps {
        lived.take(step);
    }
    lived
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_entry_that_is_erased_is_nowhere_and_all_others_are_where_they_were(
        steps in prop::collection::vec(step(), 4..24),
        which in any::<usize>(),
    ) {
        let lived = lived(steps);
        let Some(entry) = lived.nth(which) else { return Ok(()) };
        let before = shown(&lived.home.other());
        let erased = erase(&lived.home, ToErase::Entry(entry.id), false).unwrap();
        assert!(erased.left.is_empty(), "{erased:?}");
        let gone = marks([entry.clone()].into_iter(), |_| true);
        check(&lived, &gone, &before, |other| other.id == entry.id);
    }

    #[test]
    fn the_days_before_one_are_nowhere_and_all_others_are_where_they_were(
        steps in prop::collection::vec(step(), 4..24),
        on in 1..DAYS.len(),
    ) {
        let lived = lived(steps);
        let on = day(DAYS[on]);
        let before = shown(&lived.home.other());
        let trashed = lived.home.store.deleted().unwrap().entries;
        // What was moved on is another entry by now, though the trash holds it.
        let later = marks(before.values().cloned(), |entry| entry.day >= on);
        let gone = marks(before.values().cloned().chain(trashed), |entry| entry.day < on);
        let gone: BTreeSet<String> = gone.difference(&later).cloned().collect();
        let erased = erase(&lived.home, ToErase::Before(on), false).unwrap();
        assert!(erased.left.is_empty(), "{erased:?}");
        check(&lived, &gone, &before, |entry| entry.day < on);
        assert!(lived.home.other().look_to_erase(ToErase::Before(on), &[], &at(5_000)).unwrap().is_empty());
    }
}
