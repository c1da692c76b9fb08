//! Entries that come from another program: notes that remember where they are from.
//!
//! Nothing is rated for the person: whatever another program holds becomes a note, and what it holds besides words (a mood,
//! activities, tags) is kept in a field of its own, under the name of that program.

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::day::Day;
use super::entry::{Body, Entry, Note};
use super::id::EntryId;
use super::moment::Moment;

/// The field of an entry that tells where it is from.
pub const IMPORTED: &str = "imported";
/// The fields within it that every such entry has.
const FROM: &str = "from";
const RECEIPT: &str = "receipt";

/// The programs that entries come from: each by its name in entries and on the command line, and the one that people know.
pub const PROGRAMS: &[(&str, &str)] = &[
    ("bearable", "Bearable"),
    ("daily-you", "Daily You"),
    ("daylio", "Daylio"),
    ("dayone", "Day One"),
    ("diarium", "Diarium"),
    ("journey", "Journey"),
    ("jrnl", "jrnl"),
    ("loop", "Loop Habit Tracker"),
    ("markdown", "Markdown"),
    ("rednotebook", "RedNotebook"),
    ("tui-journal", "tui-journal"),
];

/// The name of a program that people know, by its name in entries.
pub fn title(from: &str) -> Option<&'static str> {
    PROGRAMS.iter().find(|(name, _)| *name == from).map(|(_, title)| *title)
}

impl EntryId {
    /// The id of an entry from another program: the same for the same thing, however often it is imported. It is a `UUIDv8` of
    /// the first 16 bytes of SHA-256 over `import:`, the name of the source, `:` and what tells the thing from others there.
    pub fn of_import(source: &str, key: &str) -> Self {
        let hash = Sha256::digest(format!("import:{source}:{key}"));
        Self::of_bytes(hash.first_chunk().copied().unwrap_or_default())
    }
}

/// Where an entry is from, and what it brought besides words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The name of the source: `daylio`.
    pub from: String,
    /// The name of the receipt of the import.
    pub receipt: String,
    /// The rest, by the names that the source's reader gave.
    pub fields: Map<String, Value>,
}

impl Imported {
    /// All words among the fields, to be found by.
    pub fn texts(&self) -> Vec<&str> {
        fn put<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
            match value {
                Value::String(text) => texts.push(text),
                Value::Array(list) => list.iter().for_each(|value| put(value, texts)),
                Value::Object(fields) => {
                    for (name, value) in fields {
                        texts.push(name);
                        put(value, texts);
                    }
                }
                _ => {}
            }
        }
        let mut texts = Vec::new();
        self.fields.values().for_each(|value| put(value, &mut texts));
        texts
    }
}

impl Entry {
    /// A note from another program. It counts as filled in later, so that it takes no part in anything that counts only what
    /// was written in time.
    pub fn imported_note(id: EntryId, day: Day, saved_at: Moment, text: String, imported: Imported) -> Self {
        let mut entry = Self::new(id, day, Body::Note(Note { text }), saved_at, day);
        entry.late = true;
        let mut fields = Map::new();
        fields.insert(FROM.to_owned(), imported.from.into());
        fields.insert(RECEIPT.to_owned(), imported.receipt.into());
        fields.extend(imported.fields);
        entry.extra.insert(IMPORTED.to_owned(), Value::Object(fields));
        entry
    }

    /// Where it is from; `None` for an entry that was written here.
    pub fn imported(&self) -> Option<Imported> {
        let fields = self.extra.get(IMPORTED)?.as_object()?;
        let text = |name: &str| fields.get(name)?.as_str().map(str::to_owned);
        let mut rest = fields.clone();
        rest.retain(|name, _| name != FROM && name != RECEIPT);
        Some(Imported { from: text(FROM)?, receipt: text(RECEIPT)?, fields: rest })
    }

    /// The name of the program that it is from; nothing for an entry that was written here.
    pub fn source(&self) -> Option<&str> {
        self.extra.get(IMPORTED)?.as_object()?.get(FROM)?.as_str()
    }

    /// The same entry without what it brought besides words and where it is from.
    pub fn without_imported(mut self) -> Self {
        self.extra.shift_remove(IMPORTED);
        self
    }

    /// The same entry as if another import had brought it.
    pub fn with_receipt(mut self, receipt: &str) -> Self {
        if let Some(Value::Object(fields)) = self.extra.get_mut(IMPORTED) {
            fields.insert(RECEIPT.to_owned(), receipt.into());
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_has_the_same_id_each_time() {
        let id = EntryId::of_import("daylio", "2025-03-27\n22:00");
        assert_eq!(id.to_string(), "3b04dd31-2fb9-8f4b-8b8e-3994d98fb20d");
        assert_ne!(id, EntryId::of_import("jrnl", "2025-03-27\n22:00"));
    }

    #[test]
    fn all_words_that_it_brought_are_found() {
        let fields = serde_json::json!({"mood": "meh", "level": 3, "categories": {"Tags": ["walk", "tea"]}});
        let imported = Imported { fields: fields.as_object().unwrap().clone(), ..Imported::default() };
        assert_eq!(imported.texts(), ["meh", "Tags", "walk", "tea"]);
    }

    #[test]
    fn what_it_brought_survives_a_round_trip() {
        let day: Day = "2025-03-27".parse().unwrap();
        let imported = Imported {
            from: "daylio".to_owned(),
            receipt: "2026-11-28_114002-daylio".to_owned(),
            fields: Map::from_iter([("mood".to_owned(), "meh".into())]),
        };
        let at = "2025-03-27T22:00:00+01:00".parse().unwrap();
        let id = EntryId::of_import("daylio", "x");
        let entry = Entry::imported_note(id, day, at, "Words.".to_owned(), imported.clone());
        assert!(entry.late && entry.edited_at.is_none());
        let read = Entry::parse(&entry.to_value().to_string()).unwrap();
        assert_eq!(read, entry);
        assert_eq!(read.imported(), Some(imported));
        let again = read.with_receipt("another");
        assert_ne!(again.digest(), entry.digest());
        assert_eq!(again.imported().unwrap().receipt, "another");
        assert_eq!(
            Entry::new_check_in(day, super::super::CheckIn::default(), again.saved_at, day).imported(),
            None
        );
    }
}
