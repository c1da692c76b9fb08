//! Several devices that meet over git: what each wrote is on all of them, and nothing foreign comes in.

mod by_hand;
mod histories;
mod hostile;
mod killed;
mod meeting;
mod sealed;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use inward::journal::{Body, Day, Entry, EntryId, Month};
use inward::store::{Store, StoreError, Synced};
use tempfile::TempDir;

use super::{at, day, note_body, november};

/// A place to meet, and room for devices.
struct World {
    dir: TempDir,
}

impl World {
    /// One in memory where the system has such a place.
    fn new() -> Self {
        let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        Self { dir }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A device that meets others here; what it holds comes from them.
    fn device(&self, name: &str) -> Store {
        let store = self.alone(name);
        self.connect(&store);
        store
    }

    /// A device that knows no others.
    fn alone(&self, name: &str) -> Store {
        Store::create(&self.path(name)).unwrap()
    }

    fn connect(&self, store: &Store) {
        store.set_up_sync(self.path("remote.git").to_str(), false, None).unwrap();
    }

    /// Has git do something in the repository of a device, or in that of the remote, as a person would.
    fn git(&self, name: &str, arguments: &[&str]) -> String {
        self.git_with(name, arguments, b"")
    }

    fn git_with(&self, name: &str, arguments: &[&str], input: &[u8]) -> String {
        let (code, out) = self.git_says(name, arguments, input);
        assert_eq!(code, Some(0), "{arguments:?}: {out}");
        out
    }

    fn git_says(&self, name: &str, arguments: &[&str], input: &[u8]) -> (Option<i32>, String) {
        let who = ["-c", "user.name=ana", "-c", "user.email=ana@home", "-c", "protocol.file.allow=always"];
        let mut command = Command::new("git");
        command.current_dir(self.path(name)).args(who).args(arguments);
        command
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_EDITOR", "true");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&text).trim_end().to_owned())
    }

    /// The names of the files that a repository carries.
    fn carried(&self, name: &str) -> Vec<String> {
        let listed = self.git(name, &["ls-tree", "-r", "--name-only", "main"]);
        listed.lines().map(|path| path.trim_matches('"').to_owned()).collect()
    }

    /// The name that git gives to all files of a device together.
    fn tree(&self, name: &str) -> String {
        self.git(name, &["rev-parse", "main^{tree}"])
    }
}

/// Another program on the same journal.
fn reopened(store: &Store) -> Store {
    Store::create(store.root()).unwrap()
}

fn sync(store: &Store) -> Synced {
    reopened(store).sync(&at(900)).unwrap()
}

/// The one line with which a sync is refused.
fn refused(store: &Store) -> String {
    let line = reopened(store).sync(&at(900)).unwrap_err().to_string();
    assert!(line.contains(": ") && !line.contains(['\n', '\u{1b}']), "{line:?}");
    line
}

fn id_of(number: u32) -> EntryId {
    let mut bytes = [0; 10];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    EntryId::new_v7(1_795_378_443_000, bytes)
}

fn note_on(number: u32, day: Day, text: &str) -> Entry {
    Entry::new(id_of(number), day, note_body(text), at(i64::from(number)), day)
}

fn save(store: &Store, number: u32, text: &str) {
    store.save(note_on(number, day("2026-11-22"), text)).unwrap();
}

/// Gives a note other words, as a window does that shows it.
fn edit(store: &Store, number: u32, text: &str, second: i64) {
    let change = |document: &inward::journal::Document| {
        let shown = document.entry(id_of(number)).map(|shown| shown.edited(note_body(text), at(second)));
        Ok::<_, StoreError>(shown)
    };
    store.edit(november(), change).unwrap().unwrap();
}

/// The words that a month shows, in the order of their ids, and those that wait beside them.
fn words(store: &Store, month: Month) -> Vec<String> {
    let document = reopened(store).read(month).unwrap().document;
    let of = |entry: &Entry| match &entry.body {
        Body::Note(note) => note.text.clone(),
        other => format!("{other:?}"),
    };
    let mut words: Vec<String> = document.entries().iter().map(of).collect();
    words.extend(document.entries().iter().flat_map(|entry| document.waiting(entry.id)).map(of));
    words.sort();
    words
}

/// Every file of a device but those of git and the locks, with its bytes.
fn files(store: &Store) -> Vec<(PathBuf, Vec<u8>)> {
    let of_git = store.root().join(".git");
    let all = super::tree(store.root()).into_iter();
    all.filter(|(path, _)| {
        let is_lock = ["lock", "write.lock", "write.lock/held"].iter().any(|name| path.ends_with(name));
        !path.starts_with(&of_git) && !is_lock
    })
    .collect()
}

/// Whether git finds nothing to do in a data directory, and no lock is left.
fn is_clean(world: &World, name: &str) {
    assert_eq!(world.git(name, &["status", "--porcelain"]), "", "{name}");
    let locks: Vec<PathBuf> = super::tree(&world.path(name).join(".git"))
        .into_keys()
        .filter(|path| path.extension().is_some_and(|end| end == "lock") && !path.ends_with("inward.lock"))
        .collect();
    assert!(locks.is_empty(), "{locks:?}");
}

/// Whether a file that is carried says something in clear.
fn is_in_clear(path: &str) -> bool {
    !path.contains(".age") && !path.starts_with("keys/")
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
