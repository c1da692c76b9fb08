//! The trash: deleted entries in all their versions, and discarded drafts, for thirty days.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_json::value::RawValue;

use super::draft;
use super::error::StoreError;
use super::git::names::is_beside;
use crate::journal::format::document::{Document, Tombstone};
use crate::journal::format::fields::{FieldError, Fields, Writer};
use crate::journal::{Digest, Entry, EntryId, Moment, Month};
use crate::store::files::content::trimmed;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::{atomic, newer, quarantine};

const FORMAT: &str = "inward-trash";
const VERSION: u64 = 1;

/// The time for which things stay in the trash.
const KEPT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// A deleted entry.
pub(super) struct Trashed {
    deleted_at: Moment,
    /// The version that was shown.
    pub(super) shown: Entry,
    /// The versions that had been kept next to it, and those that the trash held before.
    others: Vec<Entry>,
}

impl Trashed {
    /// Makes the record of an entry that is deleted now; `None` when the month does not hold it.
    pub(super) fn of(document: &Document, id: EntryId, now: &Moment) -> Option<Self> {
        let mut versions = document.versions(id).cloned();
        let shown = versions.next()?;
        Some(Self { deleted_at: now.clone(), shown, others: versions.collect() })
    }

    pub(super) fn month(&self) -> Month {
        Month::of(self.shown.day)
    }

    /// The version that brings the entry back into its month.
    pub(super) fn restored(&self, document: &Document) -> Entry {
        // The month's own tombstone may be out of reach, in a document that cannot be read.
        let mut hidden: Vec<Digest> = Vec::new();
        for version in [&self.shown].into_iter().chain(&self.others) {
            hidden.extend(version.replaces.iter().chain([&version.digest()]));
        }
        hidden
            .extend(document.tombstone(self.shown.id).into_iter().flat_map(|tombstone| &tombstone.replaces));
        let tombstone = Tombstone::new(self.shown.id, self.deleted_at.clone(), hidden);
        self.shown.restored(&tombstone)
    }

    /// Returns the moment when it is removed for good.
    pub(super) fn until(&self) -> Moment {
        self.deleted_at.plus_seconds(KEPT_SECONDS)
    }

    fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        let shown = fields.take_raw("entry").ok_or(FieldError::Missing("entry"))?;
        let others = fields.take_raw("others").ok_or(FieldError::Missing("others"))?;
        let others: Vec<&RawValue> =
            serde_json::from_str(others.get()).map_err(|_| FieldError::Invalid("others"))?;
        Ok(Self {
            deleted_at: fields.take("deleted_at")?,
            shown: Entry::parse(shown.get())?,
            others: others.into_iter().map(|raw| Entry::parse(raw.get())).collect::<Result<_, _>>()?,
        })
    }

    fn to_text(&self) -> String {
        let mut out = Writer::default();
        out.put("format", FORMAT);
        out.put("version", VERSION);
        out.put_text("deleted_at", &self.deleted_at);
        out.put("entry", self.shown.to_value());
        out.put("others", self.others.iter().map(Entry::to_value).collect::<Value>());
        format!("{:#}\n", out.finish(&serde_json::Map::new()))
    }

    /// Puts the entry in the trash, durably; the lock for writing must be held.
    pub(super) fn keep(self, dirs: &Dirs) -> Result<(), StoreError> {
        dirs.make(&dirs.trash())?;
        let (path, text) = self.with_earlier(dirs)?;
        dirs.replace(&path, text.as_bytes())
    }

    /// Returns its place and its text, with what an earlier stay of it left there.
    fn with_earlier(mut self, dirs: &Dirs) -> Result<(PathBuf, String), StoreError> {
        let path = path(dirs, self.shown.id)?;
        match dirs.read(&path) {
            Ok(None) => {}
            Ok(Some(bytes)) => match parse(dirs, &path, &bytes) {
                Ok(earlier) => self.take_in(earlier),
                // It must give its name away, but not its words.
                Err(_) => drop(quarantine::keep(dirs, &path, &bytes)?),
            },
            Err(error) if error.is_unopened() => {
                quarantine::copy_sealed(dirs, &path)?;
                atomic::confirm(&dirs.quarantine())?;
            }
            Err(error) => return Err(error),
        }
        let text = self.to_text();
        Ok((path, text))
    }

    /// Keeps what an earlier stay of the entry in the trash left there.
    fn take_in(&mut self, earlier: Self) {
        let mut known: Vec<Digest> =
            [&self.shown].into_iter().chain(&self.others).map(Entry::digest).collect();
        for version in [earlier.shown].into_iter().chain(earlier.others) {
            let digest = version.digest();
            if !known.contains(&digest) {
                known.push(digest);
                self.others.push(version);
            }
        }
    }
}

/// Puts many entries in the trash, durably and together; the lock for writing must be held.
pub(super) fn keep_all(dirs: &Dirs, all: Vec<Trashed>) -> Result<(), StoreError> {
    dirs.make(&dirs.trash())?;
    let files: Vec<(PathBuf, String)> =
        all.into_iter().map(|trashed| trashed.with_earlier(dirs)).collect::<Result<_, _>>()?;
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    dirs.replace_all(&dirs.trash(), &files)
}

/// The place of a deleted entry. A check-in's id tells its day, so that a sealed one has a name that tells nothing.
fn path(dirs: &Dirs, id: EntryId) -> Result<PathBuf, StoreError> {
    Ok(dirs.file(&dirs.trash(), &format!("{}.json", stem(dirs, id)?)))
}

fn stem(dirs: &Dirs, id: EntryId) -> Result<String, StoreError> {
    if dirs.is_sealed() { dirs.name_of(id.to_string().as_bytes()) } else { Ok(id.to_string()) }
}

fn parse(dirs: &Dirs, path: &Path, bytes: &[u8]) -> Result<Trashed, StoreError> {
    let unreadable = |what: String| StoreError::Unreadable { path: path.to_owned(), what };
    let trashed = newer::understood(bytes, Trashed::parse).map_err(unreadable)?;
    if self::path(dirs, trashed.shown.id)? == path {
        Ok(trashed)
    } else {
        Err(unreadable("it holds a different entry than its name says".to_owned()))
    }
}

/// The id of the deleted entry that a file of the trash holds.
pub(super) fn id_in(content: &[u8]) -> Option<EntryId> {
    newer::understood(content, Trashed::parse).ok().map(|trashed| trashed.shown.id)
}

/// When a file of the trash says that its entry was deleted, and all versions that it holds, the shown one first; `None`
/// when it is no such file.
pub(super) fn versions(bytes: &[u8]) -> Option<(Moment, Vec<Entry>)> {
    let trashed = newer::understood(bytes, Trashed::parse).ok()?;
    Some((trashed.deleted_at, [trashed.shown].into_iter().chain(trashed.others).collect()))
}

/// The text of a file of the trash without some versions; `None` when none is left, or it is no such file.
pub(super) fn without(bytes: &[u8], goes: impl Fn(&Entry) -> bool) -> Option<String> {
    let trashed = newer::understood(bytes, Trashed::parse).ok()?;
    let mut stay = [trashed.shown].into_iter().chain(trashed.others).filter(|version| !goes(version));
    let shown = stay.next()?;
    Some(Trashed { deleted_at: trashed.deleted_at, shown, others: stay.collect() }.to_text())
}

/// Two files of the trash that hold the same entry as one; `None` when one of them is no such file.
pub(super) fn united(one: &[u8], other: &[u8]) -> Option<String> {
    let read = |bytes| newer::understood(bytes, Trashed::parse).ok();
    let (mut newer, mut older) = (read(one)?, read(other)?);
    if newer.shown.id != older.shown.id {
        return None;
    }
    let key = |it: &Trashed| (it.deleted_at.instant(), it.to_text());
    if key(&newer) < key(&older) {
        std::mem::swap(&mut newer, &mut older);
    }
    newer.take_in(older);
    Some(newer.to_text())
}

/// Takes sealed files that another device brought beside those of the same entry into these, once they can be opened.
pub(super) fn take_in_beside(dirs: &Dirs) -> Result<(), StoreError> {
    let mut result = Ok(());
    for name in dirs::names(&dirs.trash())? {
        if !is_beside(&name) || draft::is_name(&name) || dirs.own_name(&name).is_none() {
            continue;
        }
        let beside = dirs.trash().join(&name);
        let Ok(Some(bytes)) = dirs.read(&beside) else { continue };
        let Ok(trashed) = newer::understood(&bytes, Trashed::parse) else { continue };
        let taken_in = path(dirs, trashed.shown.id).and_then(|path| match dirs.read(&path)? {
            Some(here) => match united(&here, &bytes) {
                // To write the same once more would only be news for the other device.
                Some(text) if trimmed(text.as_bytes()) == trimmed(&here) => Ok(()),
                Some(text) => dirs.replace(&path, text.as_bytes()),
                None => Err(StoreError::Changed(path)),
            },
            None => trashed.keep(dirs),
        });
        result = result.and(taken_in.and_then(|()| dirs::remove(&beside)));
    }
    result
}

/// Whether the content of a file in the trash cannot be read.
pub(super) fn is_damaged(dirs: &Dirs, path: &Path, bytes: &[u8]) -> bool {
    parse(dirs, path, bytes).is_err() && !newer::says_so(bytes, FORMAT, VERSION)
}

/// The deleted entry with this id.
pub(super) fn find(dirs: &Dirs, id: EntryId) -> Result<Trashed, StoreError> {
    let path = path(dirs, id)?;
    if !dirs::is_there(&dirs.trash())? {
        return Err(StoreError::NotInTrash(id));
    }
    match dirs.read(&path)? {
        Some(bytes) => parse(dirs, &path, &bytes),
        None => Err(StoreError::NotInTrash(id)),
    }
}

/// The contents of the trash.
#[derive(Debug, Default)]
pub struct Deleted {
    /// The deleted entries as they were shown, newest first.
    pub entries: Vec<Entry>,
    /// The moment until which each of them can be brought back.
    pub until: BTreeMap<EntryId, Moment>,
    /// The things that cannot be read.
    pub problems: Vec<StoreError>,
}

/// The ids of all entries in the trash.
pub(super) fn ids(dirs: &Dirs) -> Result<Vec<EntryId>, StoreError> {
    let names = dirs::names(&dirs.trash())?;
    let stems = names.iter().filter_map(|name| Some((name, dirs.own_name(name)?.strip_suffix(".json")?)));
    if !dirs.is_sealed() {
        return Ok(stems.filter_map(|(_, stem)| stem.parse().ok()).collect());
    }
    // The name of a sealed one tells nothing: one that cannot be opened is named by the doctor.
    let shown = |name: &String| {
        let path = dirs.trash().join(name);
        let bytes = dirs.read(&path).ok()??;
        Some(parse(dirs, &path, &bytes).ok()?.shown.id)
    };
    dirs.refuse_if_locked()?;
    Ok(stems.filter_map(|(name, _)| shown(name)).collect())
}

/// The name of the file that holds a deleted entry; `None` while the journal is locked.
pub(super) fn name_of(dirs: &Dirs, id: EntryId) -> Option<String> {
    let path = path(dirs, id).ok()?;
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// Takes an entry out that is durable in its month again; versions that did not come back stay until their thirty days
/// are over. If it stays, it does no harm.
pub(super) fn forget(dirs: &Dirs, trashed: &Trashed) {
    if trashed.others.is_empty() {
        let _ = path(dirs, trashed.shown.id).map(fs::remove_file);
    }
}

/// Removes entries that have been in the trash for more than thirty days; unreadable files stay.
pub(super) fn sweep(dirs: &Dirs, now: &Moment) -> Result<(), StoreError> {
    let mut result = Ok(());
    for name in dirs::names(&dirs.trash())? {
        let path = dirs.trash().join(&name);
        let Ok(Some(bytes)) = dirs.read(&path) else { continue };
        let since = if draft::is_name(&name) {
            draft::discarded_at(&path, &bytes)
        } else {
            parse(dirs, &path, &bytes).ok().map(|trashed| trashed.deleted_at)
        };
        if since.is_some_and(|since| now.seconds_since(&since) > KEPT_SECONDS) {
            let removed = dirs::remove(&path);
            result = result.and(removed);
        }
    }
    result
}
