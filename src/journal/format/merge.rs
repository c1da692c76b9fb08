//! Merges versions: which one is shown, which ones wait next to it, which ones are hidden.
//!
//! A version gives way silently to one that names its digest in `replaces`, and is hidden by a tombstone
//! that names it. Of the remaining versions of an id the newest is shown and the rest are kept as `others`.
//! The result depends only on the set of versions and tombstones that went in, not on their order: the set of versions
//! that are gone only ever grows, and every remaining version of the id carries it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::digest::Digest;
use super::document::{Document, Kept, Tombstone};
use super::heads::heads;
use crate::journal::entry::{Body, Entry};
use crate::journal::format::digest_list::{appended, united};
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;

impl Document {
    /// The union of two documents of the same month.
    pub fn merge(mut self, other: Self) -> Self {
        self.entries.extend(other.entries);
        self.others.extend(other.others);
        self.tombstones.extend(other.tombstones);
        self.kept = Kept {
            entries: united_raw(self.kept.entries, other.kept.entries),
            others: united_raw(self.kept.others, other.kept.others),
            tombstones: united_raw(self.kept.tombstones, other.kept.tombstones),
        };
        self.extra = united_fields(self.extra, other.extra);
        self.settled()
    }

    /// The document with one more version of an entry.
    ///
    /// A version written again is never hidden by an earlier deletion, even within one second.
    pub fn with(mut self, version: Entry) -> Self {
        let hidden = self.tombstone(version.id).map(|tombstone| tombstone.replaces.clone());
        self.entries.push(version.unlike(&hidden.unwrap_or_default()));
        self.settled()
    }

    /// The document with several more versions, as [`Document::with`] adds them one by one.
    pub fn with_all(mut self, versions: Vec<Entry>) -> Self {
        let hidden: BTreeMap<EntryId, Vec<Digest>> =
            self.tombstones.iter().map(|it| (it.id, it.replaces.clone())).collect();
        let none = Vec::new();
        for version in versions {
            let hidden = hidden.get(&version.id).unwrap_or(&none);
            self.entries.push(version.unlike(hidden));
        }
        self.settled()
    }

    /// The document with several entries deleted, as [`Document::without`] deletes them one by one.
    pub fn without_all(mut self, ids: &[EntryId], now: &Moment) -> Self {
        let mut gone: BTreeMap<EntryId, (Vec<Digest>, Moment)> =
            ids.iter().map(|id| (*id, (Vec::new(), now.clone()))).collect();
        for version in self.entries.iter().chain(&self.others) {
            let Some((hidden, deleted_at)) = gone.get_mut(&version.id) else { continue };
            hidden.extend(version.replaces.iter().chain([&version.digest()]));
            if version.made_at().instant() > deleted_at.instant() {
                *deleted_at = version.made_at().clone();
            }
        }
        gone.retain(|_, (hidden, _)| !hidden.is_empty());
        let tombstones =
            gone.into_iter().map(|(id, (hidden, at))| Tombstone::new(id, at, appended(&[], &hidden)));
        self.tombstones.extend(tombstones);
        self.settled()
    }

    /// The document without the deletions of versions that are here, each known by its id and its digest, and how many
    /// tombstones that changes.
    pub fn without_deletions_of(mut self, here: &BTreeSet<(EntryId, Digest)>) -> (Self, u64) {
        let mut changed = 0;
        for tombstone in &mut self.tombstones {
            let (id, count) = (tombstone.id, tombstone.replaces.len());
            tombstone.replaces.retain(|digest| !here.contains(&(id, *digest)));
            changed += u64::from(tombstone.replaces.len() < count);
        }
        self.tombstones.retain(|tombstone| !tombstone.replaces.is_empty());
        (self, changed)
    }

    /// The document with an entry deleted in all its present versions; unchanged when it is not there.
    pub fn without(mut self, id: EntryId, now: Moment) -> Self {
        let mut hidden = Vec::new();
        let mut deleted_at = now;
        for version in self.versions(id) {
            hidden.extend(version.replaces.iter().chain([&version.digest()]));
            if version.made_at().instant() > deleted_at.instant() {
                deleted_at = version.made_at().clone();
            }
        }
        if hidden.is_empty() {
            return self;
        }
        self.tombstones.push(Tombstone::new(id, deleted_at, appended(&[], &hidden)));
        self.settled()
    }

    /// Every present version of an entry, the shown one first.
    pub fn versions(&self, id: EntryId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().chain(&self.others).filter(move |version| version.id == id)
    }

    /// Returns the versions of an entry that wait for the person to choose, the newest first.
    pub fn waiting(&self, id: EntryId) -> Vec<&Entry> {
        let mut waiting: Vec<&Entry> = self.others.iter().filter(|version| version.id == id).collect();
        newest_first(&mut waiting);
        waiting
    }

    /// Returns the versions that wait next to each shown one for the person to choose, the newest first.
    pub fn all_waiting(&self) -> BTreeMap<EntryId, Vec<&Entry>> {
        let mut waiting: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
        for version in &self.others {
            waiting.entry(version.id).or_default().push(version);
        }
        for versions in waiting.values_mut() {
            newest_first(versions);
        }
        waiting
    }

    /// Settles a document as it was read, unless there is plainly nothing to settle.
    pub(crate) fn settled_if_needed(self) -> Self {
        let sorted = self.entries.is_sorted_by_key(Entry::sort_key);
        let mut ids: Vec<_> = self.entries.iter().map(|entry| entry.id).collect();
        ids.sort();
        let single = ids.windows(2).all(|pair| pair.first() != pair.last());
        let plain = self.tombstones.is_empty() && self.others.is_empty();
        if sorted && single && plain { self } else { self.settled() }
    }

    pub(crate) fn settled(mut self) -> Self {
        let mut tombstones: BTreeMap<EntryId, Tombstone> = BTreeMap::new();
        for tombstone in self.tombstones.drain(..) {
            match tombstones.remove(&tombstone.id) {
                Some(other) => tombstones.insert(tombstone.id, other.united(tombstone)),
                None => tombstones.insert(tombstone.id, tombstone),
            };
        }
        let mut versions: BTreeMap<EntryId, Vec<Entry>> = BTreeMap::new();
        for version in self.entries.drain(..).chain(self.others.drain(..)) {
            versions.entry(version.id).or_default().push(version);
        }
        for (id, versions) in versions {
            let mut heads = heads(versions, tombstones.get_mut(&id)).into_iter();
            self.entries.extend(heads.next());
            self.others.extend(heads);
        }
        self.entries.sort_by_key(Entry::sort_key);
        self.others.sort_by_key(Entry::sort_key);
        self.tombstones.extend(tombstones.into_values());
        self.tombstones.sort_by_key(Tombstone::sort_key);
        self
    }
}

/// A version is always made later than those it replaces, by a nanosecond if the clock says otherwise. Thus devices
/// whose clocks differ cannot make versions that replace each other in a circle, and no clock is led into the future.
impl Entry {
    /// The version that brings a deleted entry back: this content, replacing all that the tombstone hides. It is no edit:
    /// its moment is the next one after that of this version.
    pub fn restored(&self, tombstone: &Tombstone) -> Self {
        self.again(&tombstone.replaces)
    }

    /// The version that undoes a move under the same id: this version, from before the move, in place of `moved`. Like
    /// bringing a deleted entry back it is no edit.
    pub fn moved_back(&self, moved: &Self) -> Self {
        self.again(&appended(&moved.replaces, [&moved.digest()]))
    }

    /// This version once more, at the next moment after its own, replacing others too.
    fn again(&self, also_replaced: &[Digest]) -> Self {
        let replaces = appended(&self.replaces, [&self.digest()].into_iter().chain(also_replaced));
        Self { edited_at: Some(self.made_at().next()), replaces, ..self.clone() }.unlike_replaced()
    }

    /// The version that the person chose among several: its content, now, replacing all of them.
    pub fn chosen<'a>(&self, among: impl Iterator<Item = &'a Self>, now: Moment) -> Self {
        let mut more = vec![self.digest()];
        let mut now = after(now, self.made_at());
        for version in among {
            more.extend(version.replaces.iter().chain([&version.digest()]));
            now = after(now, version.made_at());
        }
        let replaces = appended(&self.replaces, &more);
        Self { edited_at: Some(now), replaces, ..self.clone() }.unlike_replaced()
    }

    /// The version that an edit of this one makes: another body, now, replacing this version and all before it.
    pub fn edited(&self, body: Body, now: Moment) -> Self {
        let replaces = appended(&self.replaces, [&self.digest()]);
        let now = after(now, self.made_at());
        Self { edited_at: Some(now), replaces, body, ..self.clone() }.unlike_replaced()
    }

    fn unlike_replaced(self) -> Self {
        let replaced = self.replaces.clone();
        self.unlike(&replaced)
    }

    /// Moves the time of the edit on by nanoseconds until the version differs from all of these: it may be equal to one
    /// when the same words come back within one second.
    fn unlike(mut self, versions: &[Digest]) -> Self {
        while versions.contains(&self.digest()) {
            let next = self.made_at().next();
            if next == *self.made_at() {
                break;
            }
            self.edited_at = Some(next);
        }
        self
    }

    /// Joins two copies of the same version: everything that either replaced, and the greater text should they differ
    /// in the order of unknown fields.
    pub(crate) fn same_as(self, copy: Self) -> Self {
        // Without anything whose order could differ they need not be written out.
        if matches!(self.body, Body::Note(_)) && self.extra.is_empty() && self == copy {
            return self;
        }
        let replaces = united(&self.replaces, &copy.replaces);
        let (one, other) = (Self { replaces: replaces.clone(), ..self }, Self { replaces, ..copy });
        let texts = (one.to_value().to_string(), other.to_value().to_string());
        if texts.0 >= texts.1 { one } else { other }
    }
}

/// Puts versions in the order in which they are shown.
fn newest_first(versions: &mut [&Entry]) {
    versions.sort_by_key(|version| std::cmp::Reverse(version.made_at().instant()));
}

/// `now`, or the moment next to `earlier` if the clock is not past it.
fn after(now: Moment, earlier: &Moment) -> Moment {
    if now.instant() > earlier.instant() { now } else { earlier.next() }
}

impl Tombstone {
    fn sort_key(&self) -> ((i64, u32), EntryId) {
        (self.deleted_at.instant(), self.id)
    }

    fn united(mut self, other: Self) -> Self {
        self.replaces = united(&self.replaces, &other.replaces);
        let key = |moment: &Moment| (moment.instant(), moment.to_string());
        if key(&other.deleted_at) > key(&self.deleted_at) {
            self.deleted_at = other.deleted_at;
        }
        self.extra = united_fields(self.extra, other.extra);
        self
    }
}

/// The union of the unknown fields of two copies of one thing: as they are when they agree to the letter; by name,
/// and with the greater text where both have the field, when they do not.
pub(crate) fn united_fields(one: Map<String, Value>, other: Map<String, Value>) -> Map<String, Value> {
    let text = |fields: &Map<String, Value>| Value::Object(fields.clone()).to_string();
    if text(&one) == text(&other) {
        return one;
    }
    let mut all: BTreeMap<String, (String, Value)> = BTreeMap::new();
    for (name, value) in one.into_iter().chain(other) {
        let text = value.to_string();
        match all.get(&name) {
            Some((present, _)) if *present >= text => {}
            _ => drop(all.insert(name, (text, value))),
        }
    }
    all.into_iter().map(|(name, (_, value))| (name, value)).collect()
}

/// The union of two lists of kept texts: as they are when they agree to the letter, sorted when they do not.
fn united_raw(mut one: Vec<Box<RawValue>>, other: Vec<Box<RawValue>>) -> Vec<Box<RawValue>> {
    if one.iter().map(|raw| raw.get()).eq(other.iter().map(|raw| raw.get())) {
        return one;
    }
    one.extend(other);
    one.sort_by(|one, other| one.get().cmp(other.get()));
    one.dedup_by(|one, other| one.get() == other.get());
    one
}
