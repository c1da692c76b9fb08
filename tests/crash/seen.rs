//! What a journal on disk holds, as the store shows it after a fault, and what of it was there before.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use inward::journal::{Body, CheckIn, Day, Digest, Document, Draft, Entry, Month};
use inward::store::{State, Store};

use crate::home::Home;

/// Everything of a journal that can be lost.
pub(crate) struct Seen {
    pub(crate) shown: Vec<Entry>,
    others: Vec<Entry>,
    pub(crate) deleted: Vec<Entry>,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) state: Option<State>,
    /// Files that are not whole.
    pub(crate) torn: Vec<String>,
}

impl Seen {
    pub(crate) fn of(home: &Home) -> Self {
        let store = Store::open(home.data()).unwrap();
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
        let state = store.state().map_err(|error| torn.push(error.to_string())).ok();
        Self { shown, others, deleted: trash.entries, drafts, state, torn }
    }

    fn versions(&self) -> impl Iterator<Item = &Entry> {
        self.shown.iter().chain(&self.others)
    }

    /// What was there before and is there no longer, in no form that a person could bring back. Drafts of what is
    /// `answered` may have gone on, or be saved.
    pub(crate) fn lost_since(&self, before: &Self, answered: bool) -> Vec<String> {
        let present: BTreeSet<Digest> = self.versions().map(Entry::digest).collect();
        let replaced: BTreeSet<Digest> =
            self.versions().flat_map(|version| version.replaces.iter().copied()).collect();
        let deleted: BTreeSet<Digest> = self.deleted.iter().map(Entry::digest).collect();
        let is_kept = |digest: &Digest| {
            present.contains(digest) || replaced.contains(digest) || deleted.contains(digest)
        };
        let mut lost = Vec::new();
        for entry in before.versions().chain(&before.deleted) {
            if !is_kept(&entry.digest()) {
                lost.push(format!("the {} of {}", entry.body.kind(), entry.day));
            }
        }
        for draft in &before.drafts {
            let body = draft.body(None);
            let id = draft.head.id;
            let is_saved =
                self.versions().any(|it| it.id == id && (answered || Some(&it.body) == body.as_ref()));
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
            Body::Other { .. } => false,
        };
        self.drafts.iter().filter_map(|draft| draft.body(None)).any(holds)
    }
}

/// Whether a month's document is one, to the letter as it is written.
fn is_whole(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_str().unwrap();
    let month: Option<Month> =
        name.strip_suffix(".json").and_then(|stem| stem.trim_end_matches(".aside").parse().ok());
    let Some(month) = month else { return true };
    let text = fs::read_to_string(path).unwrap_or_default();
    Document::parse(&text, month).is_ok_and(|document| document.to_text() == text)
}
