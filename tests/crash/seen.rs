//! The content of a journal on disk, as the store shows it after a fault, and how much of it was there before.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use inward::journal::format::receipt::ImportState;
use inward::journal::{Body, CheckIn, Day, Digest, Document, Draft, Entry, Month};
use inward::store::{Sealing, State, Store};
use serde_json::Value;

use age::x25519::Identity;

use crate::erasing::Erases;
use crate::harness::home::Home;
use crate::opened::{self, Seal};
use crate::paths::ERASED;

/// Everything of a journal that can be lost.
pub(crate) struct Seen {
    pub(crate) shown: Vec<Entry>,
    others: Vec<Entry>,
    pub(crate) deleted: Vec<Entry>,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) state: Option<State>,
    /// The newest backup that can be restored.
    pub(crate) newest_backup: Option<String>,
    /// The versions that these hold.
    backed_up: BTreeSet<Digest>,
    /// Copies of months that are not merged yet.
    pub(crate) copies: usize,
    /// The copies that a person asked for.
    pub(crate) out: Vec<String>,
    /// How far each import is.
    pub(crate) receipts: Vec<ImportState>,
    /// The number of files that hold the words that are erased.
    pub(crate) erased_left: usize,
    /// Files that are not whole.
    pub(crate) torn: Vec<String>,
    /// The seal as it lay on disk before the journal was opened for this look.
    pub(crate) seal: Seal,
    /// The files in clear once it was opened, which finishes what was begun; none while it is not sealed.
    pub(crate) leaks: Vec<String>,
}

impl Seen {
    /// Looks at a home. A sealed journal is opened in a copy, so that the home itself stays as it was left.
    pub(crate) fn of(home: &Home) -> Self {
        let seal = Seal::of(home);
        let store = Store::open(home.data()).unwrap();
        if store.sealing() == Sealing::Plain {
            return Self::through(home, &store, seal);
        }
        let copy = home.copy();
        match opened::unlocked(&copy) {
            Ok(store) => {
                let mut seen = Self::through(&copy, &store, seal);
                if store.sealing() != Sealing::Plain {
                    seen.leaks = opened::leaks(&copy);
                }
                seen
            }
            Err(error) => Self::unopened(format!("it cannot be opened: {error}"), seal),
        }
    }

    /// What is seen of a journal that nothing opens.
    fn unopened(why: String, seal: Seal) -> Self {
        Self {
            shown: Vec::new(),
            others: Vec::new(),
            deleted: Vec::new(),
            drafts: Vec::new(),
            state: None,
            newest_backup: None,
            backed_up: BTreeSet::new(),
            copies: 0,
            out: Vec::new(),
            receipts: Vec::new(),
            erased_left: 0,
            torn: vec![why],
            seal,
            leaks: Vec::new(),
        }
    }

    fn through(home: &Home, store: &Store, seal: Seal) -> Self {
        let mut torn = Vec::new();
        let (mut shown, mut others) = (Vec::new(), Vec::new());
        for month in store.months().unwrap() {
            let reading = store.read(month).unwrap();
            torn.extend(reading.problem.map(|problem| problem.to_string()));
            shown.extend_from_slice(reading.document.entries());
            others.extend_from_slice(reading.document.others());
        }
        torn.extend(
            home.names().iter().filter(|path| !is_whole(path)).map(|path| path.display().to_string()),
        );
        let trash = store.deleted().unwrap();
        torn.extend(trash.problems.iter().map(ToString::to_string));
        torn.extend(store.unreadable_drafts().unwrap().iter().map(ToString::to_string));
        let found = store.find_drafts().unwrap();
        let drafts = found.iter().map(|found| found.draft.clone()).collect();
        let (newest_backup, backed_up) = backed_up(home, store, &mut torn);
        let is_copy =
            |path: &&PathBuf| path.parent() == Some(&home.data().join("journal")) && !is_month(path);
        let copies = home.names().iter().filter(is_copy).count();
        let out = home.names().into_iter().filter(|path| path.parent() == Some(&home.data().join("out")));
        let out = out.filter(|path| path.extension().is_none_or(|it| it != "tmp"));
        let out = out.map(|path| fs::read_to_string(path).unwrap()).collect();
        let receipts = store.receipts().unwrap();
        torn.extend(receipts.problems.iter().map(ToString::to_string));
        let receipts = receipts.receipts.iter().map(|(_, receipt)| receipt.state).collect();
        let state = store.state().map_err(|error| torn.push(error.to_string())).ok();
        let here = home.data().display().to_string();
        let torn = torn.iter().map(|what| what.replace(&here, "")).collect();
        Self {
            shown,
            others,
            deleted: trash.entries,
            drafts,
            state,
            newest_backup,
            backed_up,
            copies,
            out,
            receipts,
            erased_left: home.names().iter().filter(|path| holds_erased(path)).count(),
            torn,
            seal,
            leaks: Vec::new(),
        }
    }

    fn versions(&self) -> impl Iterator<Item = &Entry> {
        self.shown.iter().chain(&self.others)
    }

    /// Finds everything that was there before and is gone, in every form that a person could bring back. Drafts of the
    /// entry in `answered` may have gone on, or be saved. The entries in `goes_back` may be left in a backup only, and what is
    /// erased may be gone.
    pub(crate) fn lost_since(
        &self,
        before: &Self,
        answers: Option<&str>,
        goes_back: bool,
        erases: Erases,
    ) -> Vec<String> {
        let answered = answers.is_some();
        let present: BTreeSet<Digest> = self.versions().map(Entry::digest).collect();
        let replaced: BTreeSet<Digest> =
            self.versions().flat_map(|version| version.replaces.iter().copied()).collect();
        let deleted: BTreeSet<Digest> = self.deleted.iter().map(Entry::digest).collect();
        let is_kept = |digest: &Digest| {
            present.contains(digest)
                || replaced.contains(digest)
                || deleted.contains(digest)
                || goes_back && self.backed_up.contains(digest)
        };
        let mut lost = Vec::new();
        for entry in before.versions().chain(&before.deleted) {
            if erases.takes(entry.day, &entry.body) {
                continue;
            }
            if !is_kept(&entry.digest()) {
                lost.push(format!("the {} of {}", entry.body.kind(), entry.day));
            }
        }
        for draft in &before.drafts {
            if erases.takes(draft.head.day, draft) {
                continue;
            }
            let body = draft.body(None);
            let id = draft.head.id;
            let is_there = |text: &str| {
                self.shown.iter().filter_map(Entry::check_in).any(|check_in| check_in.text.ends_with(text))
                    || answers.is_some_and(|answers| answers.trim_end() == text)
            };
            let is_added = matches!(&body, Some(Body::Note(note)) if is_there(&note.text));
            let is_saved = is_added
                || self.versions().any(|it| it.id == id && (answered || Some(&it.body) == body.as_ref()));
            if !is_saved
                && !self.drafts.iter().any(|it| it.head.id == id && (answered || it.body(None) == body))
            {
                lost.push(format!("the draft of a {}", draft.head.kind));
            }
        }
        lost
    }

    /// How many notes have just these words.
    pub(crate) fn notes(&self, words: &str) -> usize {
        let is_it = |entry: &&Entry| matches!(&entry.body, Body::Note(note) if note.text == words);
        self.shown.iter().filter(is_it).count()
    }

    /// The check-in of a day.
    pub(crate) fn check_in(&self, day: &str) -> Option<&CheckIn> {
        let day: Day = day.parse().unwrap();
        self.shown.iter().filter(|entry| entry.day == day).find_map(Entry::check_in)
    }

    /// Whether a draft holds these words.
    pub(crate) fn drafted(&self, words: &str) -> bool {
        let holds = |body: Body| match body {
            Body::Note(note) => note.text == words,
            Body::CheckIn(check_in) => check_in.texts().any(|text| text == words),
            Body::Practice(_) | Body::Other { .. } => false,
        };
        self.drafts.iter().filter_map(|draft| draft.body(None)).any(holds)
    }
}

/// The newest backup that can be restored, and the versions that all hold; what cannot be restored is torn.
fn backed_up(home: &Home, store: &Store, torn: &mut Vec<String>) -> (Option<String>, BTreeSet<Digest>) {
    let found = store.backups().unwrap();
    torn.extend(found.problems.iter().map(ToString::to_string));
    let (mut newest, mut digests) = (None, BTreeSet::new());
    let identities = opened::all_identities(home);
    for backup in found.backups {
        match store.compare_backup(&backup.name, None) {
            Ok(_) => newest = Some(backup.name.to_string()),
            Err(error) => torn.push(error.to_string()),
        }
        let list = store.root().join(format!("backups/{}.json", backup.name));
        let list: Value = serde_json::from_str(&fs::read_to_string(list).unwrap()).unwrap();
        for held in list["files"].as_array().unwrap() {
            let content = store.root().join("backups/files").join(held["sha256"].as_str().unwrap());
            let text = content_of(&content, &identities);
            let month = held["name"].as_str().unwrap()[..7].parse().unwrap();
            digests.extend(versions_in(text, month));
        }
    }
    (newest, digests)
}

/// The text of a content of a backup, sealed or not.
fn content_of(path: &Path, identities: &[Identity]) -> String {
    let bytes = fs::read(path.with_extension("json")).ok();
    let opened = || opened::open(&fs::read(path.with_extension("json.age")).ok()?, identities);
    String::from_utf8(bytes.or_else(opened).unwrap_or_default()).unwrap_or_default()
}

/// Returns the digests of all readable versions in a document; hundreds of runs leave the same ones.
fn versions_in(text: String, month: Month) -> Vec<Digest> {
    static KNOWN: Mutex<BTreeMap<(String, Month), Vec<Digest>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap();
    let key = (text, month);
    if let Some(digests) = known.get(&key) {
        return digests.clone();
    }
    let document = Document::parse(&key.0, month).ok();
    let versions = document.iter().flat_map(|it| it.entries().iter().chain(it.others()));
    let digests: Vec<Digest> = versions.map(Entry::digest).collect();
    known.insert(key, digests.clone());
    digests
}

fn holds_erased(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    memchr::memmem::find(&bytes, ERASED.as_bytes()).is_some()
}

fn is_month(path: &Path) -> bool {
    let path = if path.extension().is_some_and(|it| it == "age") {
        path.with_extension("")
    } else {
        path.to_owned()
    };
    month_of(&path).is_some()
}

/// The month whose document in clear a file is.
fn month_of(path: &Path) -> Option<Month> {
    let stem = path.file_name()?.to_str()?.strip_suffix(".json")?;
    stem.strip_suffix(".aside").unwrap_or(stem).parse().ok()
}

/// Whether a month's document is one, to the letter as it is written.
fn is_whole(path: &Path) -> bool {
    let Some(month) = month_of(path) else { return true };
    let text = fs::read_to_string(path).unwrap_or_default();
    Document::parse(&text, month).is_ok_and(|document| document.to_text() == text)
}
