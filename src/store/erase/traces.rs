//! What is known of entries in all places in which this program keeps something of them.

use std::collections::{BTreeMap, BTreeSet};

use super::file;
use super::readable::{Readable, month_of};
use crate::journal::format::erasing::{stated_day, stated_id};
use crate::journal::format::receipt::ImportReceipt;
use crate::journal::format::unsaid::Unsaid;
use crate::journal::{Day, Digest, Document, Draft, Entry, EntryId, Moment, Month};
use crate::store::error::StoreError;
use crate::store::files::dirs::Dirs;
use crate::store::memory::Memory;
use crate::store::months::{self, Copies};
use crate::store::{backup, draft, inbox, trash};

/// Every entry of which anything is known.
#[derive(Debug, Default)]
pub(super) struct Traces {
    pub(super) entries: BTreeMap<EntryId, Trace>,
}

/// What is known of one entry.
#[derive(Debug, Default)]
pub(super) struct Trace {
    /// Its versions by their digests.
    pub(super) versions: BTreeMap<Digest, Version>,
    /// The versions that a tombstone hides.
    pub(super) hidden: BTreeSet<Digest>,
    /// When it was deleted, in each of its tombstones and in the trash.
    pub(super) deleted_at: Vec<Moment>,
    /// The day on which the journal shows it.
    pub(super) shown: Option<Day>,
    /// Its day in the trash.
    pub(super) trashed: Option<Day>,
    /// The days on which drafts, receipts and the like say that it lies.
    pub(super) said: BTreeSet<Day>,
    /// The months in which a tombstone of it lies.
    pub(super) marked_in: BTreeSet<Month>,
    /// Whether anything but a tombstone names it.
    is_held: bool,
    /// Its kind, as the version says that was met first.
    pub(super) kind: Option<String>,
    /// The versions that the journal shows, or keeps beside the shown one.
    pub(super) alive: BTreeSet<Digest>,
}

/// A version that is known.
#[derive(Debug)]
pub(super) struct Version {
    /// The version as it was met first.
    pub(super) entry: Entry,
    /// What it replaces, in any copy of it.
    pub(super) replaces: BTreeSet<Digest>,
}

/// An entry of which something is held somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// Its id.
    pub id: EntryId,
    /// Its kind, if that is known.
    pub kind: Option<String>,
    /// Its day, if that is known.
    pub day: Option<Day>,
    /// Whether the journal shows it.
    pub is_shown: bool,
    /// Whether it is in the trash.
    pub is_trashed: bool,
    /// Whether nothing but a tombstone of it can be read.
    pub is_only_marked: bool,
}

impl Traces {
    /// Looks at everything. What cannot be read leaves no trace.
    pub(super) fn of(dirs: &Dirs) -> Result<Self, StoreError> {
        let mut traces = Self::default();
        traces.take_journal(dirs)?;
        for content in backup::contents(dirs)? {
            if let Ok(Some((bytes, _))) = file::read(dirs, &content.path) {
                let month = content.names.iter().find_map(|name| month_of(dirs, name));
                traces.take_file(&bytes, month);
            }
        }
        for name in file::names(&dirs.quarantine())? {
            if let Ok(Some((bytes, _))) = file::read(dirs, &dirs.quarantine().join(&name)) {
                traces.take_anything(dirs, &name, &bytes);
            }
        }
        for dir in [dirs.trash(), dirs.drafts(), dirs.receipts()] {
            for name in file::names(&dir)? {
                if let Ok(Some((bytes, _))) = file::read(dirs, &dir.join(&name)) {
                    traces.take_anything(dirs, &name, &bytes);
                }
            }
        }
        for (_, caught) in inbox::items(dirs)? {
            if let Ok(Some(caught)) = caught {
                traces.say(caught.id, Some(caught.day));
            }
        }
        if let Ok(Some((bytes, _))) = file::read(dirs, &dirs.unsaid())
            && let Some(unsaid) = std::str::from_utf8(&bytes).ok().and_then(|text| Unsaid::parse(text).ok())
        {
            unsaid.entries().for_each(|(id, day)| traces.say(id, Some(day)));
        }
        Ok(traces)
    }

    /// Looks at the months, and remembers which entries they show.
    fn take_journal(&mut self, dirs: &Dirs) -> Result<(), StoreError> {
        for month in months::list(dirs)? {
            let loaded = months::load(dirs, month, Copies::NotMade, &Memory::default())?;
            for entry in loaded.reading.document.entries() {
                let trace = self.entries.entry(entry.id).or_default();
                trace.shown = Some(entry.day);
                trace.alive.insert(entry.digest());
            }
            for version in loaded.reading.document.others() {
                self.entries.entry(version.id).or_default().alive.insert(version.digest());
            }
        }
        for name in file::names(&dirs.journal())? {
            if let Some(month) = month_of(dirs, &name)
                && let Ok(Some((bytes, _))) = file::read(dirs, &dirs.journal().join(&name))
            {
                self.take_file(&bytes, Some(month));
            }
        }
        Ok(())
    }

    /// Takes what a file holds, whatever file of this program it is.
    fn take_anything(&mut self, dirs: &Dirs, name: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        if let Some((deleted_at, versions)) = trash::versions(bytes) {
            if let Some(shown) = versions.first() {
                let trace = self.entries.entry(shown.id).or_default();
                trace.trashed = Some(shown.day);
                trace.deleted_at.push(deleted_at);
            }
            for version in &versions {
                self.take_version(version);
            }
        } else if draft::is_name(name) {
            if let Ok(draft) = Draft::parse(&text) {
                self.say(draft.head.id, Some(draft.head.day));
            }
        } else if let Ok(receipt) = ImportReceipt::parse(&text) {
            receipt.entries.iter().for_each(|taken| self.say(taken.id, Some(taken.day)));
        } else {
            self.take_file(bytes, month_of(dirs, name).or_else(|| month_at_start(name)));
        }
    }

    fn take_file(&mut self, bytes: &[u8], month: Option<Month>) {
        if let Some(document) = Readable::of(bytes, month).document() {
            self.take_document(document);
        }
    }

    fn take_document(&mut self, document: &Document) {
        document.entries().iter().chain(document.others()).for_each(|version| self.take_version(version));
        for tombstone in document.tombstones() {
            let trace = self.entries.entry(tombstone.id).or_default();
            trace.hidden.extend(&tombstone.replaces);
            trace.marked_in.insert(document.month());
            if !trace.deleted_at.contains(&tombstone.deleted_at) {
                trace.deleted_at.push(tombstone.deleted_at.clone());
            }
        }
        for raw in document.kept().entries().chain(document.kept().others()) {
            if let Some(id) = stated_id(raw) {
                self.say(id, stated_day(raw).or(Some(document.month().first())));
            }
        }
    }

    fn take_version(&mut self, version: &Entry) {
        let trace = self.entries.entry(version.id).or_default();
        trace.is_held = true;
        trace.kind.get_or_insert_with(|| version.body.kind().to_owned());
        let known = trace.versions.entry(version.digest());
        let known = known.or_insert_with(|| Version { entry: version.clone(), replaces: BTreeSet::new() });
        known.replaces.extend(&version.replaces);
    }

    fn say(&mut self, id: EntryId, day: Option<Day>) {
        let trace = self.entries.entry(id).or_default();
        trace.is_held = true;
        trace.said.extend(day);
    }

    /// The entries whose ids end so.
    pub(super) fn held(&self, ending: &str) -> Vec<Traced> {
        let held = self.entries.iter().filter(|(id, _)| id.ends_with(ending)).map(|(id, trace)| Traced {
            id: *id,
            kind: trace.kind.clone(),
            day: trace.day(),
            is_shown: trace.shown.is_some(),
            is_trashed: trace.trashed.is_some(),
            is_only_marked: !trace.is_held,
        });
        held.collect()
    }
}

impl Trace {
    /// The day on which it lies now, as far as that can be known.
    pub(super) fn day(&self) -> Option<Day> {
        let last = || self.versions.values().map(|version| version.entry.day).max();
        self.shown.or(self.trashed).or_else(last).or_else(|| self.said.last().copied())
    }

    /// Every day on which it ever lay.
    pub(super) fn days(&self) -> BTreeSet<Day> {
        let days = self.versions.values().map(|version| version.entry.day);
        days.chain(self.shown).chain(self.trashed).chain(self.said.iter().copied()).collect()
    }
}

/// The month with which a name begins, as those in quarantine do.
pub(super) fn month_at_start(name: &str) -> Option<Month> {
    name.get(..7)?.parse().ok()
}
