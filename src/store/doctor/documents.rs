//! The doctor's look at the documents: readable, whole, of their month, every entry by the schema, every id once.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::path::Path;

use serde_json::value::RawValue;

use super::{Kind, Looking, names};
use crate::journal::format::document::{self, DocumentError};
use crate::journal::format::fields::Fields;
use crate::journal::format::migrate::{FORMAT, VERSION};
use crate::journal::{Day, DayStart, Document, Entry, EntryId, Month};
use crate::store::file_names;
use crate::store::files::newer;
use crate::store::{backup, sync_copies};

/// The time by which the clock may lag behind a save before it is reported: another device's clock may be ahead.
const DAY_SECONDS: i64 = 24 * 60 * 60;

pub(super) fn look(looking: &mut Looking<'_>) {
    let journal = looking.dirs.journal();
    let mut seen = Seen::default();
    for name in names(looking, &journal).into_iter().filter(|name| !name.starts_with('.')) {
        let path = journal.join(&name);
        if let Some((month, is_aside)) = file_names::named_in(looking.dirs, &name) {
            document(looking, &path, month, is_aside, &mut seen);
        } else if let Some(month) = file_names::beside(looking.dirs, &name) {
            copy(looking, &path, month);
        } else {
            looking.note(&path, "is not part of the journal and is left alone");
        }
    }
}

/// The things seen in all documents so far.
#[derive(Default)]
struct Seen {
    months: BTreeMap<EntryId, Month>,
}

fn document(looking: &mut Looking<'_>, path: &Path, month: Month, is_aside: bool, seen: &mut Seen) {
    looking.report.checked.documents += 1;
    let Some(bytes) = looking.bytes(path) else { return };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return damaged(looking, path, None, month, "it holds bytes that are not text in UTF-8".to_owned());
    };
    let document = match Document::parse(text, month) {
        Ok(document) => document,
        Err(error) => return unreadable(looking, path, month, text, &error),
    };
    looking.report.checked.entries += document.entries().len() as u64;
    if is_aside {
        let own = looking.dirs.month(month);
        if std::fs::symlink_metadata(&own).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            let what = "it is missing, but the document next to it holds entries of the month";
            let way_back = backup::way_back(looking.dirs, month);
            let remedy = format!("put it back, or give {month}.aside.json its name; {way_back}");
            looking.find(Kind::MissingDocument, &own, None, what, &remedy);
        } else {
            looking.note(path, "holds entries of its month until they can be merged");
        }
    }
    if !document.kept().is_empty() {
        odd(looking, path, month, text);
    }
    twice(looking, path, text, &document);
    elsewhere(looking, path, text, &document, seen);
    let later = document.entries().iter().filter(|entry| is_ahead(looking, entry));
    let later: Vec<&Entry> = later.collect();
    if !later.is_empty() {
        ahead(looking, path, text, &later);
    }
    let waiting: BTreeSet<EntryId> = document.others().iter().map(|other| other.id).collect();
    let Some(id) = waiting.first() else { return };
    let what = match waiting.len() {
        1 => format!("keeps another version of the entry {id}: v on its page compares them"),
        count => format!(
            "keeps other versions of {count} entries, {id} among them: v on the page of each compares them"
        ),
    };
    looking.note(path, what);
}

/// Names the ids that more than one of the shown entries of a document has.
fn twice(looking: &mut Looking<'_>, path: &Path, text: &str, document: &Document) {
    let ids = double_ids(text, document);
    let what = match ids.as_slice() {
        [] => return,
        [id] => format!("the entry {id} is in it more than once"),
        [id, ..] => format!("{} entries are in it more than once, the first is {id}", ids.len()),
    };
    let place = places(text, ids.iter().map(ToString::to_string), ids.len());
    looking.find_repairable(Kind::DoubleId, path, place, what, "puts its versions in order");
}

/// Names the entries that are in another month, too.
fn elsewhere(looking: &mut Looking<'_>, path: &Path, text: &str, document: &Document, seen: &mut Seen) {
    let month = document.month();
    let mut found: Vec<(EntryId, Month)> = Vec::new();
    for entry in document.entries() {
        let other = seen.months.insert(entry.id, month).filter(|other| *other != month);
        found.extend(other.map(|other| (entry.id, other)));
    }
    let what = match found.as_slice() {
        [] => return,
        [(id, other)] => format!("the entry {id} is also in {other}"),
        [(id, other), ..] => {
            format!("{} entries are also in other months; the first, {id}, is in {other}", found.len())
        }
    };
    let place = places(text, found.iter().map(|(id, _)| id.to_string()), found.len());
    let remedy = "remove the duplicates from one of the two files by hand";
    looking.find(Kind::DoubleId, path, place, what, remedy);
}

/// Whether an entry is of a day, or was made at a moment, that has not come.
fn is_ahead(looking: &Looking<'_>, entry: &Entry) -> bool {
    let today = Day::at(looking.now, DayStart::default());
    entry.day.days_since(today) > 1 || entry.made_at().seconds_since(looking.now) > DAY_SECONDS
}

/// Names the entries that a clock that was wrong has put into the future.
fn ahead(looking: &mut Looking<'_>, path: &Path, text: &str, entries: &[&Entry]) {
    let listed: Vec<String> =
        entries.iter().take(FIRST).map(|entry| format!("{} of {}", entry.id.short(), entry.day)).collect();
    let more = match entries.len().saturating_sub(listed.len()) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let what = format!(
        "the clock says {}, but it holds entries from the future: {}{more}",
        looking.now,
        listed.join(", ")
    );
    let ids = entries.iter().map(|entry| entry.id.to_string());
    let place = places(text, ids, entries.len());
    let remedy =
        "if the clock is right, inward move ID DAY gives an entry its real day; otherwise set the clock";
    looking.find(Kind::ClockBehind, path, place, what, remedy);
}

/// Names a damaged document, what a repair makes of it, and the way back to before it was damaged.
fn damaged(looking: &mut Looking<'_>, path: &Path, place: Option<String>, month: Month, what: String) {
    let way_back = backup::way_back(looking.dirs, month);
    let repair = format!("rescues every entry that can be read; {way_back}");
    looking.find_repairable(Kind::DamagedDocument, path, place, what, &repair);
}

fn unreadable(looking: &mut Looking<'_>, path: &Path, month: Month, text: &str, error: &DocumentError) {
    if newer::says_so(text.as_bytes(), FORMAT, VERSION) {
        let what = format!("a newer version of inward wrote it: {error}");
        let remedy = "update inward: until then it is left alone";
        return looking.find(Kind::NewerVersion, path, None, what, remedy);
    }
    if sync_copies::both_sides(text, month).is_some() {
        let what = "it holds both sides of a git merge that was not finished";
        let place = places(text, iter::once("<<<<<<<".to_owned()), 1);
        return looking.find_repairable(Kind::ConflictMarkers, path, place, what, "merges both sides");
    }
    match error {
        DocumentError::OtherMonth(_) => {
            let remedy = "give it the name of its month, or correct the month in it";
            looking.find(Kind::OtherMonth, path, None, error.to_string(), remedy);
        }
        DocumentError::NotJson { line, .. } => {
            damaged(looking, path, Some(format!("line {line}")), month, error.to_string());
        }
        DocumentError::NotLifted { .. } => {
            let remedy = format!("fix it by hand; {}", backup::way_back(looking.dirs, month));
            looking.find(Kind::DamagedDocument, path, None, error.to_string(), &remedy);
        }
        DocumentError::TooMuch => {
            let way_back = backup::way_back(looking.dirs, month);
            let remedy = format!("remove by hand what does not belong there; {way_back}");
            looking.find(Kind::TooLarge, path, None, error.to_string(), &remedy);
        }
        DocumentError::NotADocument(_) | DocumentError::Newer(_) => {
            damaged(looking, path, None, month, error.to_string());
        }
    }
}

/// The most things of one sort that are named one by one; the rest are only counted.
const FIRST: usize = 3;

/// Reports the parts of the document's lists that break the schema: how many, the first places, and the first reason.
fn odd(looking: &mut Looking<'_>, path: &Path, month: Month, text: &str) {
    let odd = document::odd(text, month, FIRST);
    let Some(first) = odd.first.first() else { return };
    let what = match odd.count {
        1 => first.what.clone(),
        count => format!("{count} things that cannot be shown, the first is {}", first.what),
    };
    let place = lines(&odd.first.iter().map(|odd| odd.line).collect::<Vec<_>>(), odd.count);
    let remedy = "it is kept unchanged and not shown: correct it by hand, or update inward if a newer version wrote it";
    looking.find(Kind::OddEntry, path, place, what, remedy);
}

/// Lists the lines on which the first of `count` things stand.
fn places(text: &str, things: impl Iterator<Item = String>, count: usize) -> Option<String> {
    let line = |thing: String| Some(text.split_once(&thing)?.0.matches('\n').count() + 1);
    lines(&things.take(FIRST).filter_map(line).collect::<Vec<_>>(), count)
}

/// Lines in words: `line 3`, `lines 3, 9, 14 and 200 more`.
fn lines(first: &[usize], count: usize) -> Option<String> {
    let more = count.saturating_sub(first.len());
    let listed: Vec<String> = first.iter().map(ToString::to_string).collect();
    match (listed.as_slice(), more) {
        ([], _) => None,
        ([line], 0) => Some(format!("line {line}")),
        (_, 0) => Some(format!("lines {}", listed.join(", "))),
        _ => Some(format!("lines {} and {more} more", listed.join(", "))),
    }
}

/// The ids that more than one of the shown entries has.
fn double_ids(text: &str, document: &Document) -> Vec<EntryId> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(mut fields) = Fields::parse(text) else { return Vec::new() };
    let mut list =
        |name| -> Option<Vec<&RawValue>> { serde_json::from_str(fields.take_raw(name)?.get()).ok() };
    let Some(entries) = list("entries") else { return Vec::new() };
    // Those that the document has are each of another id: where they are all that stand there, none need be looked at.
    let is_plain = document.kept().is_empty() && list("others").is_some_and(|others| others.is_empty());
    if is_plain && entries.len() == document.entries().len() {
        return Vec::new();
    }
    let id = |raw: &&RawValue| Fields::parse(raw.get()).ok()?.take::<EntryId>("id").ok();
    let mut met = BTreeSet::new();
    let twice: BTreeSet<EntryId> = entries.iter().filter_map(id).filter(|id| !met.insert(*id)).collect();
    twice.into_iter().collect()
}

fn copy(looking: &mut Looking<'_>, path: &Path, month: Month) {
    let Some(bytes) = looking.bytes(path) else { return };
    let what = match std::str::from_utf8(&bytes).map(|text| sync_copies::understood(text, month)) {
        Ok(Ok(_)) => {
            let what = format!("it is a copy of {month} that a sync program left");
            let repair = "merges it into its month and sets it aside, and so does the next start of inward";
            return looking.find_repairable(Kind::ConflictCopy, path, None, what, repair);
        }
        Ok(Err(error)) => error.to_string(),
        Err(_) => "not text".to_owned(),
    };
    let what = format!("it may be a copy of {month}, but it is {what}");
    looking.find(Kind::UnreadableCopy, path, None, what, "fix it by hand, or move it away");
}
