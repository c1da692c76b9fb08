//! Merging versions: which one is shown, which ones wait beside it, which ones are hidden.
//!
//! A version gives way silently to one that names its digest in `replaces`, and is hidden by a tombstone
//! that names it. Of what remains for an id the newest is shown and the rest are kept as `others`.
//! The result depends only on the set of versions and tombstones that went in, not on their order.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::digest::Digest;
use super::document::{Document, Tombstone};
use super::entry::{Body, Entry};
use super::id::EntryId;
use super::moment::Moment;

impl Document {
    /// The union of two documents of the same month.
    pub fn merge(mut self, other: Self) -> Self {
        self.entries.extend(other.entries);
        self.others.extend(other.others);
        self.tombstones.extend(other.tombstones);
        unite_raw(&mut self.kept.entries, other.kept.entries);
        unite_raw(&mut self.kept.others, other.kept.others);
        unite_raw(&mut self.kept.tombstones, other.kept.tombstones);
        unite_fields(&mut self.extra, other.extra);
        self.settled()
    }

    /// The document with one more version of an entry.
    pub fn with(mut self, version: Entry) -> Self {
        self.entries.push(version);
        self.settled()
    }

    /// The document with an entry deleted in all its present versions; unchanged when it is not there.
    pub fn without(mut self, id: EntryId, now: Moment) -> Self {
        let mut hidden = Vec::new();
        for version in self.entries.iter().chain(&self.others).filter(|version| version.id == id) {
            hidden = appended(&hidden, version.replaces.iter().chain([&version.digest()]));
        }
        if hidden.is_empty() {
            return self;
        }
        self.tombstones.push(Tombstone::new(id, now, hidden));
        self.settled()
    }

    /// Every present version of an entry, the shown one first.
    pub fn versions(&self, id: EntryId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().chain(&self.others).filter(move |version| version.id == id)
    }

    /// Settles a document as it was read, unless it is plain to see that there is nothing to settle.
    pub(super) fn settled_if_needed(self) -> Self {
        let sorted = self.entries.is_sorted_by_key(Entry::sort_key);
        let mut ids: Vec<_> = self.entries.iter().map(|entry| entry.id).collect();
        ids.sort_unstable();
        let single = ids.windows(2).all(|pair| pair.first() != pair.last());
        let hidden = self.tombstones.iter().any(|tombstone| ids.binary_search(&tombstone.id).is_ok());
        if sorted && single && !hidden && self.others.is_empty() { self } else { self.settled() }
    }

    fn settled(mut self) -> Self {
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
        self.tombstones.sort_by_key(|tombstone| (tombstone.deleted_at.instant(), tombstone.id));
        self
    }
}

impl Entry {
    /// The version that brings a deleted entry back: this content, now, replacing all that the tombstone hides.
    pub fn restored(&self, tombstone: &Tombstone, now: Moment) -> Self {
        let replaces = appended(&self.replaces, [&self.digest()].into_iter().chain(&tombstone.replaces));
        Self { edited_at: Some(now), replaces, ..self.clone() }.with_own_digest()
    }

    /// The version that the person chose among several: its content, now, replacing all of them.
    pub fn chosen<'a>(&self, among: impl Iterator<Item = &'a Self>, now: Moment) -> Self {
        let mut replaces = appended(&self.replaces, [&self.digest()]);
        for version in among {
            replaces = appended(&replaces, version.replaces.iter().chain([&version.digest()]));
        }
        Self { edited_at: Some(now), replaces, ..self.clone() }.with_own_digest()
    }

    /// The version that an edit of this one makes: another body, now, replacing this version and all before it.
    pub fn edited(&self, body: Body, now: Moment) -> Self {
        let replaces = appended(&self.replaces, [&self.digest()]);
        Self { edited_at: Some(now), replaces, body, ..self.clone() }.with_own_digest()
    }

    /// Moves the time of the edit on by seconds until the version is none of those it replaces, as it would be
    /// when the same words come back within one second.
    fn with_own_digest(mut self) -> Self {
        while self.replaces.contains(&self.digest()) {
            self.edited_at = self.edited_at.map(|moment| moment.plus_seconds(1));
        }
        self
    }
}

impl Tombstone {
    fn united(mut self, other: Self) -> Self {
        self.replaces = united(&self.replaces, &other.replaces);
        let key = |moment: &Moment| (moment.instant(), moment.to_string());
        if key(&other.deleted_at) > key(&self.deleted_at) {
            self.deleted_at = other.deleted_at;
        }
        unite_fields(&mut self.extra, other.extra);
        self
    }
}

/// The versions of one id that neither give way to another nor are hidden, the newest first.
fn heads(versions: Vec<Entry>, tombstone: Option<&mut Tombstone>) -> Vec<Entry> {
    if versions.len() == 1 && tombstone.is_none() {
        return versions;
    }
    let mut by_digest: BTreeMap<Digest, Entry> = BTreeMap::new();
    for version in versions {
        let digest = version.digest();
        match by_digest.get_mut(&digest) {
            Some(same) => same.replaces = united(&same.replaces, &version.replaces),
            None => drop(by_digest.insert(digest, version)),
        }
    }
    inherit(&mut by_digest);
    if let Some(tombstone) = tombstone {
        for (digest, version) in &by_digest {
            if tombstone.replaces.contains(digest) {
                tombstone.replaces = with_earlier(&tombstone.replaces, &version.replaces);
            }
        }
        by_digest.retain(|digest, _| !tombstone.replaces.contains(digest));
    }
    let replaced: BTreeSet<Digest> = by_digest
        .iter()
        .flat_map(|(own, version)| version.replaces.iter().filter(move |digest| *digest != own))
        .copied()
        .collect();
    let age = |(digest, version): &(Digest, Entry)| (version.made_at().instant(), *digest);
    let mut all: Vec<(Digest, Entry)> = by_digest.into_iter().collect();
    all.sort_by_key(|version| std::cmp::Reverse(age(version)));
    if all.iter().all(|(digest, _)| replaced.contains(digest)) {
        // Versions that name each other in a circle: only a damaged file has them, and none may vanish.
        return all.into_iter().map(|(_, version)| version).collect();
    }
    all.into_iter().filter(|(digest, _)| !replaced.contains(digest)).map(|(_, version)| version).collect()
}

/// Lets every version know what the versions it replaces had replaced, so that the order of merging cannot matter.
fn inherit(versions: &mut BTreeMap<Digest, Entry>) {
    loop {
        let mut changed = false;
        let known: Vec<(Digest, Vec<Digest>)> =
            versions.iter().map(|(digest, version)| (*digest, version.replaces.clone())).collect();
        for version in versions.values_mut() {
            for (digest, replaces) in &known {
                if version.replaces.contains(digest) {
                    let all = with_earlier(&version.replaces, replaces);
                    changed |= all.len() != version.replaces.len();
                    version.replaces = all;
                }
            }
        }
        if !changed {
            return;
        }
    }
}

/// The list with those digests of `more` that it does not hold yet at its end.
fn appended<'a>(list: &[Digest], more: impl IntoIterator<Item = &'a Digest>) -> Vec<Digest> {
    let mut list = list.to_vec();
    for digest in more {
        if !list.contains(digest) {
            list.push(*digest);
        }
    }
    list
}

/// The union of the lists of two copies of one thing: as it is when they agree, sorted when they do not, so that
/// the order of merging cannot matter.
fn united(one: &[Digest], other: &[Digest]) -> Vec<Digest> {
    if one == other {
        return one.to_vec();
    }
    let all: BTreeSet<Digest> = one.iter().chain(other).copied().collect();
    all.into_iter().collect()
}

/// Adds to a list what one of its versions had replaced: nothing as a rule, as the list holds that already.
fn with_earlier(list: &[Digest], earlier: &[Digest]) -> Vec<Digest> {
    if earlier.iter().all(|digest| list.contains(digest)) { list.to_vec() } else { united(list, earlier) }
}

/// Adds the unknown fields of the other side; where both have one, the value with the greater digest stays.
fn unite_fields(fields: &mut Map<String, Value>, other: Map<String, Value>) {
    for (name, value) in other {
        match fields.get(&name) {
            Some(present) if Digest::of(present) >= Digest::of(&value) => {}
            _ => drop(fields.insert(name, value)),
        }
    }
}

/// Adds the kept texts of the other side that say something else; sorted when anything was added.
fn unite_raw(kept: &mut Vec<Box<RawValue>>, other: Vec<Box<RawValue>>) {
    let before = kept.len();
    for raw in other {
        if !kept.iter().any(|present| present.get() == raw.get()) {
            kept.push(raw);
        }
    }
    if kept.len() > before {
        kept.sort_by(|one, other| one.get().cmp(other.get()));
    }
}
