//! The document of one month: reads it from text and writes it back, byte for byte the same when nothing changed.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use self::limits::Room;
pub use self::schema_faults::{Odd, OddThing, odd};
use super::digest::Digest;
use super::fields::{FieldError, Fields, Writer};
use super::migrate::{self, FORMAT, STEPS, Step, VERSION};
use crate::journal::calendar::Month;
use crate::journal::check_in::CheckIn;
use crate::journal::day::Day;
use crate::journal::entry::{Body, Entry, digests_to_value};
use crate::journal::format::whole_number::Whole;
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;

/// Everything that is kept of one month.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) month: Month,
    pub(crate) entries: Vec<Entry>,
    pub(crate) others: Vec<Entry>,
    pub(crate) tombstones: Vec<Tombstone>,
    pub(crate) kept: Kept,
    pub(crate) extra: Map<String, Value>,
}

/// The mark of a deleted entry: the versions that stay hidden.
#[derive(Clone, Debug, PartialEq)]
pub struct Tombstone {
    /// The deleted entry.
    pub id: EntryId,
    /// When it was last deleted.
    pub deleted_at: Moment,
    /// The digests of the versions that are hidden: those deleted and all that they replaced.
    pub replaces: Vec<Digest>,
    pub(crate) extra: Map<String, Value>,
}

/// The parts of a document that break its schema: kept as they were written, shown nowhere, counted nowhere.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub(crate) entries: Vec<Box<RawValue>>,
    pub(crate) others: Vec<Box<RawValue>>,
    pub(crate) tombstones: Vec<Box<RawValue>>,
}

impl Kept {
    /// The texts of the entries that cannot be shown.
    pub fn entries(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|raw| raw.get())
    }

    /// The texts of the other versions that cannot be shown.
    pub fn others(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(|raw| raw.get())
    }

    /// The texts of the tombstones that cannot be read.
    pub fn tombstones(&self) -> impl Iterator<Item = &str> {
        self.tombstones.iter().map(|raw| raw.get())
    }

    /// The texts of all that is kept.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().chain(&self.others).chain(&self.tombstones).map(|raw| raw.get())
    }

    /// Returns the number of things that are kept.
    pub fn len(&self) -> usize {
        self.entries.len() + self.others.len() + self.tombstones.len()
    }

    /// Whether nothing had to be kept this way.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The reason why a text is not a document that this program may change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The text is not whole JSON.
    #[error("not readable as JSON (line {line}, column {column})")]
    NotJson {
        /// The line of the first fault, from 1.
        line: usize,
        /// The column of the first fault, from 1.
        column: usize,
    },
    /// It is JSON, but not a journal document.
    #[error("not a journal document: {0}")]
    NotADocument(FieldError),
    /// It is of an older version and could not be brought to the newest.
    #[error("written in format {version}, which could not be upgraded: {error}")]
    NotLifted {
        /// The version beyond which it could not be brought.
        version: u64,
        /// The reason.
        error: FieldError,
    },
    /// It was written by a newer version of the program.
    #[error("written by a newer version of inward (format {0})")]
    Newer(u64),
    /// It holds so much that looking at all of it would cost more than a month of writing ever can.
    #[error("it holds more than 200,000 things, the most that is read")]
    TooMuch,
    /// It is the document of another month.
    #[error("it says it is the month {0}")]
    OtherMonth(Month),
}

impl Document {
    /// An empty document.
    pub fn new(month: Month) -> Self {
        Self {
            month,
            entries: Vec::new(),
            others: Vec::new(),
            tombstones: Vec::new(),
            kept: Kept::default(),
            extra: Map::new(),
        }
    }

    /// The month.
    pub fn month(&self) -> Month {
        self.month
    }

    /// The shown version of every entry, sorted by day, then first save, then id.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The versions that lost to the shown one of the same id and wait for the person to choose.
    pub fn others(&self) -> &[Entry] {
        &self.others
    }

    /// The deleted entries.
    pub fn tombstones(&self) -> &[Tombstone] {
        &self.tombstones
    }

    /// Returns the parts that break the schema and are kept as they stand.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The fields of the document itself that only a newer version knows.
    pub fn unknown_fields(&self) -> &Map<String, Value> {
        &self.extra
    }

    /// The shown version of an entry.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The shown version of a day's check-in.
    pub fn check_in(&self, day: Day) -> Option<&Entry> {
        self.entry(EntryId::of_check_in(day))
    }

    /// A version of a day's check-in that says this; `None` when the shown one says it already.
    pub fn check_in_version(&self, day: Day, check_in: CheckIn, now: Moment, today: Day) -> Option<Entry> {
        if let Some(stored) = self.check_in(day) {
            let body = Body::CheckIn(Box::new(check_in));
            return (stored.body != body).then(|| stored.edited(body, now));
        }
        let first = Entry::new_check_in(day, check_in, now.clone(), today);
        Some(match self.tombstone(first.id) {
            // The same words as in a deleted version, within the same second, would stay hidden with it.
            Some(tombstone) if tombstone.replaces.contains(&first.digest()) => first.restored(tombstone),
            _ => first,
        })
    }

    /// Returns the tombstone that hides versions of an entry, if it was ever deleted.
    pub fn tombstone(&self, id: EntryId) -> Option<&Tombstone> {
        self.tombstones.iter().find(|tombstone| tombstone.id == id)
    }

    /// Reads the document of `month`.
    ///
    /// Entries that break the schema do not make the document unreadable: they are [`Kept`].
    ///
    /// # Errors
    /// [`DocumentError`]; the text must then never be overwritten.
    pub fn parse(text: &str, month: Month) -> Result<Self, DocumentError> {
        Self::parse_with(text, month, STEPS)
    }

    /// Reads the document of `month` and leaves it as it stands: not settled, so that it holds all that its text holds.
    ///
    /// # Errors
    /// [`DocumentError`] as from [`Document::parse`].
    pub fn parse_unsettled(text: &str, month: Month) -> Result<Self, DocumentError> {
        Self::read_with(text, month, STEPS)
    }

    /// Reads a document as if these were the steps from the first version to the newest.
    pub(crate) fn parse_with(text: &str, month: Month, steps: &[Step]) -> Result<Self, DocumentError> {
        Self::read_with(text, month, steps).map(Self::settled_if_needed)
    }

    fn read_with(text: &str, month: Month, steps: &[Step]) -> Result<Self, DocumentError> {
        let wrong = DocumentError::NotADocument;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut fields =
            Fields::parse(text).map_err(|error| match serde_json::from_str::<&RawValue>(text) {
                Err(fault) => DocumentError::NotJson { line: fault.line(), column: fault.column() },
                Ok(_) => wrong(error),
            })?;
        if fields.take::<String>("format").map_err(wrong)? != FORMAT {
            return Err(wrong(FieldError::Invalid("format")));
        }
        let newest = migrate::newest(steps);
        match fields.take::<Whole>("version").map_err(wrong)?.0 {
            0 => Err(wrong(FieldError::Invalid("version"))),
            version if version == newest => Self::read(fields, month),
            newer if newer > newest => Err(DocumentError::Newer(newer)),
            older => {
                let lifted = migrate::lifted(fields, older, steps)
                    .map_err(|(version, error)| DocumentError::NotLifted { version, error })?;
                Self::read(Fields::parse(&lifted).map_err(wrong)?, month)
            }
        }
    }

    /// Reads a document of the newest version from its fields but `format` and `version`.
    fn read(mut fields: Fields<'_>, month: Month) -> Result<Self, DocumentError> {
        let wrong = DocumentError::NotADocument;
        let stated = fields.take("month").map_err(wrong)?;
        if stated != month {
            return Err(DocumentError::OtherMonth(stated));
        }
        let mut document = Self::new(month);
        let mut room = Room::new();
        for (name, known, kept) in [
            ("entries", &mut document.entries, &mut document.kept.entries),
            ("others", &mut document.others, &mut document.kept.others),
        ] {
            for raw in room.list(&mut fields, name)? {
                match room.entry(raw.get(), month)? {
                    Some(entry) => known.push(entry),
                    None => kept.push(raw.to_owned()),
                }
            }
        }
        for raw in room.list(&mut fields, "tombstones")? {
            match room.tombstone(raw.get())? {
                Some(tombstone) => document.tombstones.push(tombstone),
                None => document.kept.tombstones.push(raw.to_owned()),
            }
        }
        document.extra = room.rest(fields)?;
        limits::refuse_many_versions(&document)?;
        Ok(document)
    }

    /// The document's text: pretty-printed, fields in a fixed order, a line break at the end.
    pub fn to_text(&self) -> String {
        // Serialising maps with text keys into memory has no way to fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl Tombstone {
    /// The mark of a deletion that hides these versions.
    pub fn new(id: EntryId, deleted_at: Moment, replaces: Vec<Digest>) -> Self {
        Self { id, deleted_at, replaces, extra: Map::new() }
    }

    pub(crate) fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        Ok(Self {
            id: fields.take("id")?,
            deleted_at: fields.take("deleted_at")?,
            replaces: fields.take("replaces")?,
            extra: fields.rest()?,
        })
    }

    /// The tombstone as a document writes it.
    pub fn to_value(&self) -> Value {
        let mut out = Writer::default();
        out.put_text("id", &self.id);
        out.put_text("deleted_at", &self.deleted_at);
        out.put("replaces", digests_to_value(&self.replaces));
        out.finish(&self.extra)
    }
}

/// A list as it is written: its elements one after the other in the fixed order, then the kept ones as they were read.
struct List<'a, T> {
    known: &'a [T],
    value: fn(&T) -> Value,
    kept: &'a [Box<RawValue>],
}

impl<T> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.known.len() + self.kept.len()))?;
        for element in self.known {
            list.serialize_element(&(self.value)(element))?;
        }
        for raw in self.kept {
            list.serialize_element(raw)?;
        }
        list.end()
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("month", &self.month)?;
        let kept = &self.kept;
        let entries = |known, kept| List { known, value: Entry::to_value, kept };
        map.serialize_entry("entries", &entries(self.entries.as_slice(), &kept.entries))?;
        map.serialize_entry("others", &entries(&self.others, &kept.others))?;
        let tombstones = List { known: &self.tombstones, value: Tombstone::to_value, kept: &kept.tombstones };
        map.serialize_entry("tombstones", &tombstones)?;
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

pub(crate) mod limits;
mod schema_faults;
#[cfg(test)]
mod tests;
