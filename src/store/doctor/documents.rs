//! The documents: readable, whole, of their month, every entry by the schema, every id once.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::value::RawValue;

use super::{Kind, Looking, Remedy, can_list};
use crate::journal::document::DocumentError;
use crate::journal::fields::Fields;
use crate::journal::migrate::{FORMAT, VERSION};
use crate::journal::sorting::sort;
use crate::journal::{Document, Entry, EntryId, Moment, Month};
use crate::store::copies;
use crate::store::dirs;
use crate::store::error::StoreError;
use crate::store::months;
use crate::store::newer;

/// How far the clock may be behind what was saved until it is said: another device's clock may be ahead.
const DAY_SECONDS: i64 = 24 * 60 * 60;

pub(super) fn look(looking: &mut Looking<'_>) -> Result<(), StoreError> {
    let journal = looking.dirs.journal();
    if !can_list(&journal)? {
        return Ok(());
    }
    let mut seen = Seen::default();
    for name in dirs::names(&journal)?.into_iter().filter(|name| !name.starts_with('.')) {
        let path = journal.join(&name);
        if let Some((month, is_aside)) = months::named(&name) {
            document(looking, &path, month, is_aside, &mut seen);
        } else if let Some(month) = copies::beside(&name) {
            copy(looking, &path, month);
        } else {
            looking.note(&path, "is no file of the journal and is left alone");
        }
    }
    if let Some(newest) = seen.newest.filter(|newest| newest.seconds_since(looking.now) > DAY_SECONDS) {
        let (root, now) = (looking.dirs.root().to_owned(), looking.now.clone());
        let what = format!("the clock says {now}, and the newest entry was saved at {newest}");
        let remedy =
            "set the clock, or wait until it is past that: new entries would seem older than they are";
        looking.find(Kind::ClockBehind, &root, None, what, Remedy::Person(remedy.to_owned()));
    }
    Ok(())
}

/// What was seen in all documents so far.
#[derive(Default)]
struct Seen {
    months: BTreeMap<EntryId, Month>,
    newest: Option<Moment>,
}

fn document(looking: &mut Looking<'_>, path: &Path, month: Month, is_aside: bool, seen: &mut Seen) {
    looking.report.checked.documents += 1;
    let Some(bytes) = looking.bytes(path) else { return };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        let what = "it holds bytes that are not text in UTF-8";
        return looking.find(Kind::DamagedDocument, path, None, what, SALVAGE);
    };
    let document = match Document::parse(text, month) {
        Ok(document) => document,
        Err(error) => return unreadable(looking, path, month, text, &error),
    };
    looking.report.checked.entries += document.entries().len() as u64;
    if is_aside {
        let own = looking.dirs.month(month);
        if std::fs::symlink_metadata(&own).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            let what = "it is missing, while the document beside it holds entries of the month";
            let remedy = format!("put it back, or give {month}.aside.json its name");
            looking.find(Kind::MissingDocument, &own, None, what, Remedy::Person(remedy));
        } else {
            looking.note(path, "holds entries of its month until they can be taken in");
        }
    }
    for raw in document.kept().texts() {
        odd(looking, path, month, text, raw);
    }
    for id in twice(text) {
        let what = format!("the entry {id} stands there more than once");
        looking.find(
            Kind::DoubleId,
            path,
            place(text, &id.to_string()),
            what,
            Remedy::Repair("puts its versions in order"),
        );
    }
    for entry in document.entries() {
        if let Some(other) = seen.months.insert(entry.id, month).filter(|other| *other != month) {
            let what = format!("the entry {} is in {other}, too", entry.id);
            let remedy = Remedy::Person("take it out of one of the two files by hand".to_owned());
            looking.find(Kind::DoubleId, path, place(text, &entry.id.to_string()), what, remedy);
        }
        let made_at = entry.made_at();
        if seen.newest.as_ref().is_none_or(|newest| made_at.instant() > newest.instant()) {
            seen.newest = Some(made_at.clone());
        }
    }
    let mut waiting: Vec<EntryId> = document.others().iter().map(|other| other.id).collect();
    waiting.dedup();
    for id in waiting {
        looking.note(path, format!("keeps another version of the entry {id}: v on its page compares them"));
    }
}

const SALVAGE: Remedy = Remedy::Repair("takes out of it every entry that can be read");

fn unreadable(looking: &mut Looking<'_>, path: &Path, month: Month, text: &str, error: &DocumentError) {
    if newer::says_so(text.as_bytes(), FORMAT, VERSION) {
        let what = format!("a newer version of inward wrote it: {error}");
        let remedy = Remedy::Person("update inward: until then it is only left alone".to_owned());
        return looking.find(Kind::NewerVersion, path, None, what, remedy);
    }
    if copies::both_sides(text, month).is_some() {
        let what = "it holds both sides of a git merge that was not finished";
        return looking.find(
            Kind::ConflictMarkers,
            path,
            place(text, "<<<<<<<"),
            what,
            Remedy::Repair("merges both sides"),
        );
    }
    match error {
        DocumentError::OtherMonth(_) => {
            let remedy =
                Remedy::Person("give it the name of its month, or correct the month in it".to_owned());
            looking.find(Kind::OtherMonth, path, None, error.to_string(), remedy);
        }
        DocumentError::NotJson { line, .. } => {
            looking.find(
                Kind::DamagedDocument,
                path,
                Some(format!("line {line}")),
                error.to_string(),
                SALVAGE,
            );
        }
        DocumentError::NotLifted { .. } => {
            let remedy = Remedy::Person("mend it by hand, or restore a backup".to_owned());
            looking.find(Kind::DamagedDocument, path, None, error.to_string(), remedy);
        }
        DocumentError::NotADocument(_) | DocumentError::Newer(_) => {
            looking.find(Kind::DamagedDocument, path, None, error.to_string(), SALVAGE);
        }
    }
}

/// Something that stands in a list of the document and breaks the schema.
fn odd(looking: &mut Looking<'_>, path: &Path, month: Month, text: &str, raw: &str) {
    let what = match Entry::parse(raw) {
        Ok(entry) if Month::of(entry.day) != month => "an entry of another month".to_owned(),
        // A tombstone has none of what an entry has.
        Ok(_) => "a tombstone that cannot be read".to_owned(),
        Err(error) => format!("an entry that cannot be read: {error}"),
    };
    let remedy = "it is kept as it is and shown nowhere: correct it by hand, or update inward if a newer version wrote it";
    looking.find(Kind::OddEntry, path, place(text, raw), what, Remedy::Person(remedy.to_owned()));
}

/// The line on which something stands.
fn place(text: &str, what: &str) -> Option<String> {
    let (before, _) = text.split_once(what)?;
    Some(format!("line {}", before.matches('\n').count() + 1))
}

/// The ids that more than one of the shown entries has.
fn twice(text: &str) -> Vec<EntryId> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let entries = Fields::parse(text).ok().and_then(|mut fields| fields.take_raw("entries"));
    let Some(entries) = entries.and_then(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok()) else {
        return Vec::new();
    };
    let id = |raw: &&RawValue| Fields::parse(raw.get()).ok()?.take::<EntryId>("id").ok();
    let mut ids: Vec<EntryId> = entries.iter().filter_map(id).collect();
    sort(&mut ids);
    let mut twice: Vec<EntryId> = ids
        .windows(2)
        .filter(|pair| pair.first() == pair.last())
        .filter_map(|pair| pair.first().copied())
        .collect();
    twice.dedup();
    twice
}

fn copy(looking: &mut Looking<'_>, path: &Path, month: Month) {
    let Some(bytes) = looking.bytes(path) else { return };
    let document = std::str::from_utf8(&bytes).ok().map(|text| copies::understood(text, month));
    match document {
        Some(Ok(_)) => {
            let what = format!("it is a copy of {month} that a sync program left");
            looking.find(
                Kind::ConflictCopy,
                path,
                None,
                what,
                Remedy::Repair(
                    "merges it into its month and sets it aside, and so does the next start of inward",
                ),
            );
        }
        Some(Err(error)) => {
            let remedy = Remedy::Person("mend it by hand, or move it away".to_owned());
            let what = format!("it may be a copy of {month}, but it is {error}");
            looking.find(Kind::UnreadableCopy, path, None, what, remedy);
        }
        None => {
            let remedy = Remedy::Person("mend it by hand, or move it away".to_owned());
            looking.find(
                Kind::UnreadableCopy,
                path,
                None,
                format!("it may be a copy of {month}, but it is not text"),
                remedy,
            );
        }
    }
}
