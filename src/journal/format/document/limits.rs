//! The limits of one document: far more than a month of writing needs, and low enough that a malicious file costs
//! neither the memory nor the patience of the person who opens the journal.
//!
//! Anything beyond that is refused before it is kept, so the most that a file can cost follows from its length.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Document, DocumentError, Tombstone};
use crate::journal::Digest;
use crate::journal::calendar::Month;
use crate::journal::entry::{Body, Entry};
use crate::journal::format::fields::{FieldError, Fields, count_values, values_of};
use crate::journal::id::EntryId;

/// The most entries, other versions and tombstones of one document together.
pub(in crate::journal) const MOST_ELEMENTS: usize = 200_000;
/// The most values in fields that this version does not know, and in long lists, of one document together.
const MOST_VALUES: usize = 500_000;
/// The number of values in an entry's own lists that are not counted.
const COMMON: usize = 16;
/// A text no longer than this cannot hold more values than one document may.
const SHORT: usize = 64 * 1024;
/// The most bytes of a document, as of any file.
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// A document no longer than this is within all limits.
const SMALL: usize = 1024 * 1024;
/// The most digests that the versions of entries may come to name.
const MOST_NAMES: usize = 4_000_000;

/// The room that is left in one document.
pub(in crate::journal) struct Room {
    elements: usize,
    values: usize,
    names: Names,
}

impl Room {
    pub(in crate::journal) fn new() -> Self {
        Self { elements: MOST_ELEMENTS, values: MOST_VALUES, names: Names::default() }
    }

    /// Half of it, for what is taken out of a damaged document: the rest stays for what was written next to it, and for
    /// what will be.
    pub(in crate::journal) fn half() -> Self {
        Self { elements: MOST_ELEMENTS / 2, values: MOST_VALUES / 2, names: Names::default() }
    }

    /// Takes a list out, as long as there is room for its elements.
    pub(super) fn list<'a>(
        &mut self,
        fields: &mut Fields<'a>,
        name: &'static str,
    ) -> Result<Vec<&'a RawValue>, DocumentError> {
        let wrong = DocumentError::NotADocument;
        let raw = fields.take_raw(name).ok_or_else(|| wrong(FieldError::Missing(name)))?;
        let before = self.elements;
        let mut is_over = false;
        let list = Elements { room: before, is_over: &mut is_over };
        let list = list.deserialize(&mut serde_json::Deserializer::from_str(raw.get()));
        if is_over {
            return Err(DocumentError::TooMuch);
        }
        let list = list.map_err(|_| wrong(FieldError::Invalid(name)))?;
        self.elements = before.saturating_sub(list.len());
        Ok(list)
    }

    /// The entry of a month that an element of a list is; `None` when it breaks the schema.
    pub(in crate::journal) fn entry(
        &mut self,
        text: &str,
        month: Month,
    ) -> Result<Option<Entry>, DocumentError> {
        refuse_long(text)?;
        let entry = Entry::parse(text).ok().filter(|entry| Month::of(entry.day) == month);
        self.take(entry.as_ref().map_or(0, beyond_common))?;
        Ok(entry)
    }

    /// The tombstone that an element of a list is; `None` when it breaks the schema.
    pub(in crate::journal) fn tombstone(&mut self, text: &str) -> Result<Option<Tombstone>, DocumentError> {
        refuse_long(text)?;
        let tombstone = Tombstone::parse(text).ok();
        let values = |it: &Tombstone| values_of(&it.extra) + uncommon(it.replaces.len());
        self.take(tombstone.as_ref().map_or(0, values))?;
        Ok(tombstone)
    }

    /// Returns the rest of the document's own fields.
    pub(super) fn rest(mut self, fields: Fields<'_>) -> Result<Map<String, Value>, DocumentError> {
        fields.values().try_for_each(refuse_long)?;
        let rest = fields.rest().map_err(DocumentError::NotADocument)?;
        self.take(values_of(&rest))?;
        Ok(rest)
    }

    /// A field of the document itself.
    pub(in crate::journal) fn field(&mut self, text: &str) -> Option<Value> {
        refuse_long(text).ok()?;
        let value: Value = serde_json::from_str(text).ok()?;
        self.take(count_values(&value)).ok()?;
        Some(value)
    }

    /// Whether there is no room for another element.
    pub(in crate::journal) fn is_full(&self) -> bool {
        self.elements == 0
    }

    /// Counts an element that is taken; whether there is room for it.
    pub(in crate::journal) fn element(&mut self) -> bool {
        let has_room = self.elements > 0;
        self.elements = self.elements.saturating_sub(1);
        has_room
    }

    /// Counts an entry or a tombstone that is taken; whether there is room for it. Further versions of an entry leave room
    /// for all other entries.
    pub(in crate::journal) fn version(&mut self, id: EntryId, replaces: &[Digest]) -> bool {
        let most = if self.names.is_named(id) { MOST_NAMES / 2 } else { MOST_NAMES };
        self.names.add(id, replaces.len() + 1, most) && self.element()
    }

    /// Counts values.
    fn take(&mut self, values: usize) -> Result<(), DocumentError> {
        self.values = self.values.checked_sub(values).ok_or(DocumentError::TooMuch)?;
        Ok(())
    }
}

/// Refuses a text that is too long to look into.
fn refuse_long(text: &str) -> Result<(), DocumentError> {
    let is_long = text.len() > SHORT && values_in(text) > MOST_VALUES / 4;
    if is_long { Err(DocumentError::TooMuch) } else { Ok(()) }
}

/// The number of digests that the versions of each entry may come to name: each may come to name all of them.
#[derive(Default)]
struct Names {
    /// The number of versions of an entry, and of the digests that these name together with their own.
    of: BTreeMap<EntryId, (usize, usize)>,
    all: usize,
}

impl Names {
    /// Adds a version, unless that is too much to be settled in time.
    fn add(&mut self, id: EntryId, digests: usize, most: usize) -> bool {
        let (versions, named) = self.of.get(&id).copied().unwrap_or_default();
        let all = self.all - versions * named + (versions + 1) * (named + digests);
        let has_room = all <= most;
        if has_room {
            self.of.insert(id, (versions + 1, named + digests));
            self.all = all;
        }
        has_room
    }

    fn is_named(&self, id: EntryId) -> bool {
        self.of.contains_key(&id)
    }
}

/// Refuses versions of one entry that are too many, or name too many digests, to settle in reasonable time.
pub(super) fn refuse_many_versions(document: &Document) -> Result<(), DocumentError> {
    let mut names = Names::default();
    let versions = document.entries.iter().chain(&document.others);
    let has_room = versions
        .map(|it| (it.id, it.replaces.len() + 1))
        .all(|(id, digests)| names.add(id, digests, MOST_NAMES))
        && document
            .tombstones
            .iter()
            .all(|it| !names.is_named(it.id) || names.add(it.id, it.replaces.len(), MOST_NAMES));
    if has_room { Ok(()) } else { Err(DocumentError::TooMuch) }
}

impl Document {
    /// Whether it can be read again once it is written: it is within the limits of a document, and of a file.
    pub fn can_be_kept(&self) -> bool {
        let text = self.to_text();
        text.len() <= MOST_TEXT
            // What is short holds little of everything.
            && (text.len() <= SMALL || Self::parse(&text, self.month).is_ok())
    }
}

/// Estimates from its marks how many values a JSON text holds.
fn values_in(text: &str) -> usize {
    let (mut in_quotes, mut escaped, mut values) = (false, false, 1);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_quotes,
            b'"' => in_quotes = !in_quotes,
            b',' | b'[' | b'{' if !in_quotes => values += 1,
            _ => {}
        }
    }
    values
}

/// Counts the values of an entry beyond the usual ones.
fn beyond_common(entry: &Entry) -> usize {
    let values = match &entry.body {
        Body::CheckIn(check_in) => check_in.values(),
        Body::Practice(practice) => practice.values(),
        Body::Note(_) | Body::Other { .. } => 0,
    };
    values_of(&entry.extra) + uncommon(values + entry.replaces.len())
}

/// Returns how many of the values in an entry's own lists count.
fn uncommon(values: usize) -> usize {
    values.saturating_sub(COMMON)
}

/// Reads a list while it fits into the room there is.
struct Elements<'r> {
    room: usize,
    is_over: &'r mut bool,
}

impl<'de> DeserializeSeed<'de> for Elements<'_> {
    type Value = Vec<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = list.next_element()? {
            if elements.len() == self.room {
                *self.is_over = true;
                return Err(A::Error::custom("more than there is room for"));
            }
            elements.push(element);
        }
        Ok(elements)
    }
}
