//! A sealed journal looked at from outside, without the program: with the crate for age files alone, its passphrases and its paper
//! keys, and nothing is changed by looking.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use age::secrecy::SecretString;
use age::{Decryptor, scrypt, x25519};
use inward::journal::{Document, Month};
use inward::store::{Passphrase, Sealing, Store};

use crate::harness::home::{Home, NOW, RUNTIME, TEMPORARY};
use crate::home;

/// The passphrase with which the journals here are sealed, and the one that they are given later.
pub(crate) const PASSPHRASE: &str = "seven quiet rivers";
pub(crate) const OTHER: &str = "nine loud mountains";
/// A word that stands in each place in which a journal has words.
pub(crate) const MARK: &str = "xyzzymark";
/// A day that only the part of the state that is sealed may name.
pub(crate) const PAUSED_UNTIL: &str = "2031-01-01";

/// The files in which a run of a program is written down, and what it was given.
const NO_PART: [&str; 4] = ["log", "first", "second", "secrets"];

/// The state of the seal, as it lies on disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seal {
    /// How far it is: `on`, or a change that was begun; `None` when nothing says that the journal is sealed.
    pub(crate) progress: Option<String>,
    /// The passphrases that open either of the two wrappers.
    pub(crate) passphrases: Vec<&'static str>,
    /// The number of months that each paper key opens alone, the oldest key first.
    pub(crate) by_paper: Vec<usize>,
    /// The number of months that lie sealed, and of those that no paper key opens.
    pub(crate) months: usize,
    pub(crate) beyond_paper: Vec<String>,
    /// The files that hold a word of the journal in clear, without those that were asked for.
    pub(crate) leaks: Vec<String>,
}

impl Seal {
    pub(crate) fn of(home: &Home) -> Self {
        let text = fs::read_to_string(home.data().join("keys/encryption.json")).ok();
        let progress = text.map(|text| {
            let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
            value["state"].as_str().unwrap_or("damaged").to_owned()
        });
        let papers = papers(home);
        let mut seal = Self {
            progress,
            passphrases: [OTHER, PASSPHRASE].into_iter().filter(|it| !wrapped(home, it).is_empty()).collect(),
            by_paper: vec![0; papers.len()],
            leaks: leaks(home),
            ..Self::default()
        };
        for name in names_in(&home.data().join("journal")) {
            let Some(month) = sealed_month(&name) else { continue };
            let bytes = fs::read(home.data().join("journal").join(&name)).unwrap();
            seal.months += 1;
            let is_open = |paper: &x25519::Identity| {
                let text =
                    open(&bytes, std::slice::from_ref(paper)).and_then(|it| String::from_utf8(it).ok());
                text.is_some_and(|text| Document::parse(text.trim_end_matches(' '), month).is_ok())
            };
            let opened: Vec<bool> = papers.iter().map(is_open).collect();
            if !opened.contains(&true) {
                seal.beyond_paper.push(name);
            }
            for (count, opened) in seal.by_paper.iter_mut().zip(opened) {
                *count += usize::from(opened);
            }
        }
        seal
    }

    /// Whether a change of the seal was begun that is not finished.
    pub(crate) fn is_under_way(&self) -> bool {
        self.progress.as_deref().is_some_and(|it| it != "on")
    }

    /// Whether anything says that the journal is sealed, and nothing that it is being unsealed.
    pub(crate) fn is_on(&self) -> bool {
        self.progress.as_deref() == Some("on")
    }

    /// Whether nothing of the journal may lie in clear.
    pub(crate) fn keeps_to_itself(&self) -> bool {
        self.progress.as_deref().is_some_and(|it| it == "on" || it == "renewing")
    }

    /// Whether the newest paper key opens all months, and no other any.
    pub(crate) fn has_new_paper(&self) -> bool {
        let [old @ .., new] = self.by_paper.as_slice() else { return false };
        !old.is_empty() && *new == self.months && old.iter().all(|count| *count == 0)
    }
}

/// The month whose own document a sealed file is.
fn sealed_month(name: &str) -> Option<Month> {
    let stem = name.strip_suffix(".json.age")?;
    stem.strip_suffix(".aside").unwrap_or(stem).parse().ok()
}

fn names_in(dir: &Path) -> Vec<String> {
    let found = fs::read_dir(dir).into_iter().flatten();
    let mut names: Vec<String> =
        found.map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The paper keys that were handed over in a home, the oldest first.
pub(crate) fn papers(home: &Home) -> Vec<x25519::Identity> {
    let dir = home.path(home::PAPERS);
    let texts = names_in(&dir).into_iter().map(|name| fs::read_to_string(dir.join(name)).unwrap());
    texts.filter_map(|text| text.trim().parse().ok()).collect()
}

/// The place for the next paper key.
pub(crate) fn next_paper(home: &Home) -> PathBuf {
    let dir = home.path(home::PAPERS);
    let place = |number| dir.join(format!("paper-{number}"));
    (1..=99).map(place).find(|path| !path.exists()).unwrap()
}

/// The identities in the wrappers that a passphrase opens, whichever.
fn wrapped(home: &Home, passphrase: &'static str) -> Vec<x25519::Identity> {
    let names = ["identity.age", "identity-2.age"];
    let wrappers = names.iter().filter_map(|name| fs::read(home.data().join("keys").join(name)).ok());
    wrappers.filter_map(|bytes| unwrapped(bytes, passphrase)).flat_map(|text| identities(&text)).collect()
}

/// The content of a wrapper that a passphrase opens; most runs leave the same ones.
fn unwrapped(bytes: Vec<u8>, passphrase: &'static str) -> Option<Vec<u8>> {
    type Known = BTreeMap<(Vec<u8>, &'static str), Option<Vec<u8>>>;
    static KNOWN: Mutex<Known> = Mutex::new(BTreeMap::new());
    let key = (bytes, passphrase);
    if let Some(known) = KNOWN.lock().unwrap().get(&key) {
        return known.clone();
    }
    let identity = scrypt::Identity::new(SecretString::from(passphrase));
    let text = opened(&key.0, [&identity as &dyn age::Identity].into_iter());
    KNOWN.lock().unwrap().insert(key, text.clone());
    text
}

/// The identities in the text of keys.
fn identities(text: &[u8]) -> Vec<x25519::Identity> {
    String::from_utf8_lossy(text).lines().filter_map(|line| line.parse().ok()).collect()
}

/// Everything that opens files in a home.
pub(crate) fn all_identities(home: &Home) -> Vec<x25519::Identity> {
    let papers = papers(home);
    let for_paper = fs::read(home.data().join("keys/identity-paper.age")).unwrap_or_default();
    let kept = open(&for_paper, &papers).map(|text| identities(&text)).unwrap_or_default();
    let wrapped = [OTHER, PASSPHRASE].into_iter().flat_map(|passphrase| wrapped(home, passphrase));
    let all: Vec<x25519::Identity> = wrapped.chain(kept).collect();
    all.into_iter().chain(papers).collect()
}

/// Opens an age file with any of these.
pub(crate) fn open(bytes: &[u8], by: &[x25519::Identity]) -> Option<Vec<u8>> {
    opened(bytes, by.iter().map(|identity| identity as &dyn age::Identity))
}

fn opened<'a>(bytes: &[u8], by: impl Iterator<Item = &'a dyn age::Identity>) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let mut reader = Decryptor::new_buffered(bytes).ok()?.decrypt(by).ok()?;
    // What is not whole does not count.
    reader.read_to_end(&mut content).ok()?;
    Some(content)
}

/// Opens the journal of a home as its owner would: with a passphrase or, where its keys are gone, with a paper key.
pub(crate) fn unlocked(home: &Home) -> Result<Store, String> {
    let store = Store::open(home.data()).map_err(|error| error.to_string())?;
    if store.sealing() != Sealing::Locked {
        return Ok(store);
    }
    let now = NOW.parse().unwrap();
    let mut failed = String::new();
    let opening = [OTHER, PASSPHRASE].into_iter().filter(|passphrase| !wrapped(home, passphrase).is_empty());
    for passphrase in opening {
        match store.unlock(&Passphrase::new(passphrase).light(), &now) {
            Ok(_) => return Ok(store),
            Err(error) => failed = error.to_string(),
        }
    }
    let dir = home.path(home::PAPERS);
    for name in names_in(&dir).into_iter().rev() {
        let text = fs::read_to_string(dir.join(name)).unwrap();
        let recovery = store.recover(&text);
        match recovery
            .and_then(|recovery| store.use_recovery(&recovery, &Passphrase::new(OTHER).light(), &now))
        {
            Ok(_) => return Ok(store),
            Err(error) => failed = error.to_string(),
        }
    }
    Err(failed)
}

/// The files of a home that hold a word of the journal, in their names or in clear.
pub(crate) fn leaks(home: &Home) -> Vec<String> {
    let mut leaks = Vec::new();
    for dir in [home.dir(), home.data()] {
        look_for_leaks(dir, dir, &mut leaks);
    }
    leaks.sort();
    leaks.dedup();
    leaks
}

/// Those among the files that are only made in passing.
pub(crate) fn leaks_in_passing(home: &Home) -> Vec<String> {
    let mut leaks = Vec::new();
    for dir in [TEMPORARY, RUNTIME] {
        look_for_leaks(home.dir(), &home.path(dir), &mut leaks);
    }
    leaks
}

fn look_for_leaks(root: &Path, dir: &Path, leaks: &mut Vec<String>) {
    for found in fs::read_dir(dir).into_iter().flatten() {
        let path = found.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        // What a person asked to be copied out stays in clear.
        if NO_PART.contains(&name.as_str()) || path.parent().is_some_and(|dir| dir.ends_with("data/out")) {
            continue;
        }
        let is_dir = path.is_dir();
        let bytes = if is_dir { Vec::new() } else { fs::read(&path).unwrap_or_default() };
        if is_marked(name.as_bytes()) || is_marked(&bytes) {
            leaks.push(name);
        }
        if is_dir {
            look_for_leaks(root, &path, leaks);
        }
    }
}

fn is_marked(bytes: &[u8]) -> bool {
    let marks = [MARK, crate::paths::WORDS, PAUSED_UNTIL, PASSPHRASE, OTHER];
    marks.iter().any(|mark| memchr::memmem::find(bytes, mark.as_bytes()).is_some())
}
