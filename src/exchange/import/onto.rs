//! How what comes in meets what is there: it is added, and takes nothing away.

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::format::receipt::{ImportCounts, TakenIn};
use crate::journal::{Digest, Document, Entry, EntryId};

/// What becomes of the things of a month.
#[derive(Clone, Debug, Default)]
pub struct Onto {
    /// How many of them became what.
    pub counts: ImportCounts,
    /// The entries that came in and had not been here.
    pub taken: Vec<TakenIn>,
    /// How many versions came to entries that had been here.
    pub joined: u64,
    /// How many deletions are not taken over, as what they delete is here.
    pub kept: u64,
    /// The month with them; `None` when nothing changes.
    pub document: Option<Document>,
}

fn taken(entry: &Entry) -> TakenIn {
    TakenIn { id: entry.id, day: entry.day, digest: entry.digest() }
}

/// Puts notes from another program onto a month. Whatever the journal has of one of them is left alone.
pub(super) fn notes(notes: &[Entry], stored: &Document, again: bool) -> Onto {
    let mut onto = Onto::default();
    let mut here: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
    for version in stored.entries().iter().chain(stored.others()) {
        here.entry(version.id).or_default().push(version);
    }
    let mut new: Vec<Entry> = Vec::new();
    for note in notes {
        onto.counts.read += 1;
        // The receipt of another import makes no other content.
        let is_same = |version: &&&Entry| {
            let receipt = version.imported().map(|imported| imported.receipt).unwrap_or_default();
            version.digest() == note.clone().with_receipt(&receipt).digest()
        };
        match (here.get(&note.id), stored.tombstone(note.id)) {
            (Some(versions), _) if versions.iter().any(|version| is_same(&version)) => {
                onto.counts.already += 1;
            }
            (Some(_), _) => onto.counts.changed += 1,
            (None, Some(_)) if !again => onto.counts.deleted += 1,
            (None, tombstone) => {
                onto.counts.new += 1;
                let note = tombstone.map_or_else(|| note.clone(), |tombstone| note.restored(tombstone));
                onto.taken.push(taken(&note));
                new.push(note);
            }
        }
    }
    onto.document = (!new.is_empty()).then(|| stored.clone().with_all(new));
    onto
}

/// Merges a month of a journal into what is here.
pub(super) fn journal(incoming: &Document, stored: &Document, again: bool) -> Onto {
    let versions = |document: &Document| -> BTreeSet<(EntryId, Digest)> {
        document.entries().iter().chain(document.others()).map(|it| (it.id, it.digest())).collect()
    };
    let before = versions(stored);
    let known: BTreeSet<EntryId> = before.iter().map(|(id, _)| *id).collect();
    let mut onto = Onto::default();
    // What is here stays: somebody who imports does not mean to delete.
    let (incoming, kept) = incoming.clone().without_deletions_of(&before);
    onto.kept = kept;
    let mut merged = stored.clone().merge(incoming.clone());
    if again {
        let is_hidden = |entry: &&Entry| merged.versions(entry.id).next().is_none();
        let hidden: Vec<&Entry> = incoming.entries().iter().filter(is_hidden).collect();
        let back = hidden.into_iter().filter_map(|entry| Some(entry.restored(merged.tombstone(entry.id)?)));
        let back: Vec<Entry> = back.collect();
        merged = merged.with_all(back);
    }
    let after = versions(&merged);
    let back: BTreeSet<EntryId> = after.iter().map(|(id, _)| *id).collect();
    for version in incoming.entries().iter().chain(incoming.others()) {
        let digest = version.digest();
        onto.counts.read += 1;
        let is_deleted = || merged.tombstone(version.id).is_some_and(|it| it.replaces.contains(&digest));
        if before.contains(&(version.id, digest)) {
            onto.counts.already += 1;
        } else if after.contains(&(version.id, digest))
            || !known.contains(&version.id) && back.contains(&version.id)
        {
            onto.counts.new += 1;
            onto.joined += u64::from(known.contains(&version.id));
        } else if is_deleted() {
            onto.counts.deleted += 1;
        } else {
            onto.counts.changed += 1;
        }
    }
    onto.taken = merged.entries().iter().filter(|entry| !known.contains(&entry.id)).map(taken).collect();
    onto.document = (merged.to_text() != stored.to_text()).then_some(merged);
    onto
}
