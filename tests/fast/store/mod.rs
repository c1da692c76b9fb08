//! The store from outside: saved entries are there, whatever happens around them.
mod backups;
mod batch;
mod bytes;
mod choose;
mod copies;
mod damage;
#[cfg(unix)]
mod doctor;
mod drafts;
mod erase;
mod in_passing;
mod model;
mod moving;
#[cfg(unix)]
mod private;
mod recall;
mod repair;
mod restoring;
mod sealing;
#[cfg(unix)]
mod sync;
mod trash;
mod waiting;
mod windows;
mod writers;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use inward::journal::{Body, CheckIn, Day, Document, Entry, EntryId, Moment, Month, Note};
use inward::store::{Store, Tidied};
use tempfile::TempDir;

/// The outcome of tidying up, as tests check it.
pub(crate) trait IsDone {
    /// Whether nothing stood in the way.
    fn is_done(&self) -> bool;
}

impl IsDone for Tidied {
    fn is_done(&self) -> bool {
        self.error.is_none() && self.left.is_none()
    }
}

/// A store in a directory of its own, which goes when the test ends.
struct Home {
    dir: TempDir,
    store: Store,
}

impl Home {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(&dir.path().join("data")).unwrap();
        Self { dir, store }
    }

    /// Another handle on the same directory, as another process would have.
    fn other(&self) -> Store {
        Store::open(&self.dir.path().join("data")).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.store.root().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self, dir: &str) -> Vec<String> {
        let Ok(found) = fs::read_dir(self.path(dir)) else { return Vec::new() };
        let mut names: Vec<String> =
            found.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Returns a month as the store shows it: the words by id.
    fn shown(&self, month: Month) -> BTreeMap<EntryId, String> {
        words_of(&self.other().read(month).unwrap().document)
    }
}

fn words_of(document: &Document) -> BTreeMap<EntryId, String> {
    document.entries().iter().map(|entry| (entry.id, words(entry).to_owned())).collect()
}

fn words(entry: &Entry) -> &str {
    match &entry.body {
        Body::CheckIn(check_in) => &check_in.text,
        Body::Note(note) => &note.text,
        Body::Practice(practice) => practice.kind().key(),
        Body::Other { kind } => kind,
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn november() -> Month {
    "2026-11".parse().unwrap()
}

/// A moment of the evening of 22 November 2026, later with every second.
fn at(second: i64) -> Moment {
    "2026-11-22T21:00:00+01:00".parse::<Moment>().unwrap().plus_seconds(second)
}

fn id(number: u8) -> EntryId {
    EntryId::new_v7(1_795_378_443_000, [number; 10])
}

fn note_body(text: &str) -> Body {
    Body::Note(Note { text: text.to_owned() })
}

fn note(number: u8, text: &str) -> Entry {
    let day = day("2026-11-22");
    Entry::new(id(number), day, note_body(text), at(i64::from(number)), day)
}

fn check_in_body(text: &str) -> Body {
    let mut check_in = CheckIn::default();
    text.clone_into(&mut check_in.text);
    Body::CheckIn(Box::new(check_in))
}

/// Every file below a directory with its bytes.
fn tree(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for found in fs::read_dir(dir).unwrap() {
        let path = found.unwrap().path();
        if path.is_dir() {
            files.extend(tree(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

/// Two texts as git leaves them when it cannot merge them: a hunk for every line that differs.
fn with_markers(ours: &str, theirs: &str) -> String {
    let hunk = |(ours, theirs): (&str, &str)| {
        if ours == theirs {
            ours.to_owned()
        } else {
            format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n")
        }
    };
    ours.split_inclusive('\n').zip(theirs.split_inclusive('\n')).map(hunk).collect()
}
