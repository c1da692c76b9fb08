//! Merges an earlier reading of a month into the present one, so that an older file in its place takes nothing away.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::digest::Digest;
use super::document::{Document, Kept, Tombstone};
use crate::journal::entry::Entry;
use crate::journal::id::EntryId;

/// The versions and tombstones that were once read of a file and that it no longer holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// The number of versions that nothing replaces and no tombstone names.
    pub versions: usize,
    /// The number of deletions.
    pub deletions: usize,
    /// The number of elements that break the schema, and of unknown fields of the document.
    pub kept: usize,
}

impl Recalled {
    /// Whether the file holds all that was read of it.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl Document {
    /// Adds to this document, as it stands in its file, the month as it was read before: versions that the file no
    /// longer holds come back unless they are replaced or deleted there, and deleted entries stay deleted.
    ///
    /// Where both name the same unknown field, or an element that breaks the schema by the same id, the file wins: it may
    /// have been mended.
    pub fn recalling(mut self, before: &Self) -> (Self, Recalled) {
        if self.shows_the_same_as(before) {
            return (self, Recalled::default());
        }
        let held: BTreeSet<(EntryId, Digest)> = self.digests().collect();
        let deleted: BTreeSet<(EntryId, Option<Digest>)> = self.deleted().collect();
        let is_new_deletion =
            |tombstone: &&Tombstone| deleted_by(tombstone).any(|what| !deleted.contains(&what));
        let deletions = before.tombstones.iter().filter(is_new_deletion).count();
        let kept = self.take_kept(&before.kept) + self.take_fields(before);
        self.entries.extend(before.entries.iter().cloned());
        self.others.extend(before.others.iter().cloned());
        self.tombstones.extend(before.tombstones.iter().cloned());
        let merged = self.settled();
        let versions = merged.digests().filter(|version| !held.contains(version)).count();
        (merged, Recalled { versions, deletions, kept })
    }

    fn shows_the_same_as(&self, other: &Self) -> bool {
        let texts = |kept: &Kept| kept.texts().map(str::to_owned).collect::<Vec<_>>();
        self.entries == other.entries
            && self.others == other.others
            && self.tombstones == other.tombstones
            && self.extra == other.extra
            && texts(&self.kept) == texts(&other.kept)
    }

    fn deleted(&self) -> impl Iterator<Item = (EntryId, Option<Digest>)> {
        self.tombstones.iter().flat_map(deleted_by)
    }

    fn digests(&self) -> impl Iterator<Item = (EntryId, Digest)> {
        self.entries.iter().chain(&self.others).map(|version| (version.id, version.digest()))
    }

    /// Takes the elements that break the schema and that this document holds in no form; returns their number.
    fn take_kept(&mut self, before: &Kept) -> usize {
        let ids = self.entries.iter().chain(&self.others).map(|version: &Entry| version.id.to_string());
        let ids = ids.chain(self.tombstones.iter().map(|tombstone| tombstone.id.to_string()));
        let ids: BTreeSet<String> = ids.chain(self.kept.texts().filter_map(stated_id)).collect();
        let texts: BTreeSet<String> = self.kept.texts().map(str::to_owned).collect();
        let is_lost = |raw: &RawValue| {
            !texts.contains(raw.get()) && stated_id(raw.get()).is_none_or(|id| !ids.contains(&id))
        };
        let mut taken = 0;
        for (own, read) in [
            (&mut self.kept.entries, &before.entries),
            (&mut self.kept.others, &before.others),
            (&mut self.kept.tombstones, &before.tombstones),
        ] {
            let held = own.len();
            own.extend(read.iter().filter(|raw| is_lost(raw)).cloned());
            taken += own.len() - held;
        }
        taken
    }

    /// Takes the unknown fields that this document does not have; returns their number.
    fn take_fields(&mut self, before: &Self) -> usize {
        let held = self.extra.len();
        for (name, value) in &before.extra {
            if !self.extra.contains_key(name) {
                self.extra.insert(name.clone(), value.clone());
            }
        }
        self.extra.len() - held
    }
}

/// Returns what a tombstone says: that the entry was deleted, and in which versions.
fn deleted_by(tombstone: &Tombstone) -> impl Iterator<Item = (EntryId, Option<Digest>)> {
    let versions = tombstone.replaces.iter().map(|digest| Some(*digest));
    std::iter::once(None).chain(versions).map(|digest| (tombstone.id, digest))
}

/// The id that an element names which breaks the schema.
fn stated_id(text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    serde_json::from_str::<Named>(text).ok().map(|named| named.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Body, Day, Moment, Month, Note};

    fn month() -> Month {
        "2026-11".parse().unwrap()
    }

    fn at(second: i64) -> Moment {
        Moment::new(1_795_000_000 + second, 3_600)
    }

    fn note(number: u8, text: &str) -> Entry {
        let day: Day = "2026-11-20".parse().unwrap();
        let body = Body::Note(Note { text: text.to_owned() });
        Entry::new(EntryId::new_v7(0, [number; 10]), day, body, at(i64::from(number)), day)
    }

    fn holding(versions: &[&Entry]) -> Document {
        versions.iter().fold(Document::new(month()), |document, version| document.with((*version).clone()))
    }

    fn with_raw(document: &Document, list: &str, raw: &str) -> Document {
        let text = document.to_text();
        let from = format!("\"{list}\": [");
        assert!(text.contains(&from), "{text}");
        let after = if text.contains(&format!("{from}]")) { "" } else { "," };
        Document::parse(&text.replacen(&from, &format!("{from}{raw}{after}"), 1), month()).unwrap()
    }

    #[test]
    fn an_older_file_takes_no_entry_and_no_edit_away() {
        let (one, two) = (note(1, "one"), note(2, "two"));
        let edit = one.edited(Body::Note(Note { text: "one, longer".into() }), at(60));
        let read = holding(&[&edit, &two]);
        for (older, versions) in
            [(holding(&[&one]), 2), (holding(&[&one, &two]), 1), (Document::new(month()), 2)]
        {
            let (merged, recalled) = older.recalling(&read);
            assert_eq!(merged.to_text(), read.to_text());
            assert_eq!(recalled, Recalled { versions, ..Recalled::default() });
        }
    }

    #[test]
    fn very_many_deletions_are_told_from_those_that_are_known() {
        // Each held against each would be a billion comparisons.
        let tombstone = |number: u32| {
            let [one, two, three, four] = number.to_be_bytes();
            let id = EntryId::new_v7(0, [0, 0, 0, 0, 0, 0, one, two, three, four]);
            Tombstone::new(id, at(0), vec![note(1, "").digest()])
        };
        let holding = |count: u32| Document {
            tombstones: (0..count).map(tombstone).collect(),
            ..Document::new(month())
        };
        let (_, recalled) = holding(30_000).recalling(&holding(30_003));
        assert_eq!(recalled, Recalled { deletions: 3, ..Recalled::default() });
    }

    #[test]
    fn what_was_deleted_or_edited_elsewhere_stays_so() {
        let (one, two) = (note(1, "one"), note(2, "two"));
        let read = holding(&[&one, &two]);
        let edit = two.edited(Body::Note(Note { text: "two, longer".into() }), at(60));
        let newer = holding(&[&one, &edit]).without(one.id, at(70));
        let (merged, recalled) = newer.clone().recalling(&read);
        assert_eq!(merged.to_text(), newer.to_text());
        assert!(recalled.is_empty());
    }

    #[test]
    fn a_deletion_is_not_undone_by_an_older_file() {
        let one = note(1, "one");
        let older = holding(&[&one]);
        let read = older.clone().without(one.id, at(70));
        let (merged, recalled) = older.recalling(&read);
        assert_eq!(merged.entries(), []);
        assert_eq!(recalled, Recalled { deletions: 1, ..Recalled::default() });
    }

    #[test]
    fn versions_that_wait_for_a_choice_come_back_too() {
        let one = note(1, "one");
        let edits = ["a", "b"].map(|text| one.edited(Body::Note(Note { text: text.into() }), at(60)));
        let read = holding(&[&edits[0]]).merge(holding(&[&edits[1]]));
        let (merged, recalled) = holding(&[&edits[0]]).recalling(&read);
        assert_eq!(merged.to_text(), read.to_text());
        assert_eq!(recalled.versions, 1);
    }

    #[test]
    fn what_breaks_the_schema_comes_back_unless_it_was_mended() {
        let one = note(1, "one");
        let plain = holding(&[&one]);
        let odd = r#"{"id":"odd","kind":"note"}"#;
        let read = with_raw(&with_raw(&plain, "entries", odd), "others", "[7]");
        let (merged, recalled) = plain.clone().recalling(&read);
        assert_eq!((merged.kept().len(), recalled.kept), (2, 2));
        let mended = with_raw(&plain, "entries", r#"{"id":"odd","kind":"song"}"#);
        let (merged, recalled) = mended.recalling(&read);
        assert_eq!((merged.kept().len(), recalled.kept), (2, 1), "only what names no id");
    }

    #[test]
    fn an_unknown_field_of_the_document_comes_back_and_the_files_own_value_wins() {
        let with = |fields: &str| {
            let text = Document::new(month()).to_text();
            Document::parse(&text.replacen("\"month\"", &format!("{fields}\"month\""), 1), month()).unwrap()
        };
        let (merged, recalled) = with(r#""x": 1,"#).recalling(&with(r#""x": 9, "y": 2,"#));
        assert_eq!((merged.extra.get("x"), recalled.kept), (Some(&1.into()), 1));
        assert!(merged.extra.contains_key("y"));
    }
}
