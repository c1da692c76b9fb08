//! The receipt of an import: what came in, so that it can be named and taken out again. It holds no words.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::digest::Digest;
use super::fields::{FieldError, Fields, Writer};
use crate::journal::day::Day;
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;
use crate::journal::serde_as_text::serde_as_text;

/// The value of the field `format` in the file.
pub const FORMAT: &str = "inward-receipt";
/// The version that this program writes and reads.
pub const VERSION: u64 = 1;

/// The name of a receipt: the local time of the import, and where it is from: `2026-11-28_114002-daylio`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceiptName(String);

/// The reason why a text is not a [`ReceiptName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a receipt, which is like 2026-11-28_114002-daylio")]
pub struct ReceiptNameError;

const PATTERN: &str = "0000-00-00_000000-";

impl ReceiptName {
    /// The name of the receipt of an import from a source that is made now.
    pub fn new(now: &Moment, source: &str) -> Self {
        let moment = Moment::new(now.unix_seconds(), now.offset_seconds()).to_string();
        let local = moment.get(..19).unwrap_or(&moment).replace('T', "_").replace(':', "");
        Self(format!("{local}-{source}"))
    }
}

impl fmt::Display for ReceiptName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for ReceiptName {
    type Err = ReceiptNameError;

    fn from_str(text: &str) -> Result<Self, ReceiptNameError> {
        let fits =
            |(c, pattern): (char, char)| if pattern == '0' { c.is_ascii_digit() } else { c == pattern };
        let source = text.get(PATTERN.len()..).unwrap_or_default();
        let is_source = |c: char| c.is_ascii_lowercase() || c == '-';
        let is_name = !source.is_empty()
            && source.chars().all(is_source)
            && text.chars().zip(PATTERN.chars()).all(fits);
        if is_name { Ok(Self(text.to_owned())) } else { Err(ReceiptNameError) }
    }
}

serde_as_text!(ReceiptName);

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// It was begun; when it stays so, it was interrupted.
    Started,
    /// All of it is in the journal.
    Done,
    /// It was taken out again.
    Undone,
}

/// What became of the things that were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    /// All of them.
    pub read: u64,
    /// Those that came into the journal.
    pub new: u64,
    /// Those that it holds already.
    pub already: u64,
    /// Those that were changed here since an earlier import.
    pub changed: u64,
    /// Those that were deleted here.
    pub deleted: u64,
    /// Those that could not be used.
    pub refused: u64,
}

impl ImportCounts {
    /// Whether what became of things adds up to the things that were read.
    pub fn add_up(&self) -> bool {
        self.read == self.new + self.already + self.changed + self.deleted + self.refused
    }
}

/// A column or a field of the source, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportColumn {
    /// Its name in the source.
    pub name: String,
    /// What becomes of it; nothing when it is left behind.
    pub becomes: Option<String>,
    /// In how many things it held something.
    pub count: u64,
}

/// An entry that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenIn {
    /// Its id.
    pub id: EntryId,
    /// Its day.
    pub day: Day,
    /// The digest of the version that came in.
    pub digest: Digest,
}

/// The receipt of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportReceipt {
    /// The name of the source: `daylio`.
    pub source: String,
    /// The name of the file, without the folders that it lies in.
    pub file: String,
    /// The SHA-256 of what was read.
    pub sha256: String,
    /// When the import was begun.
    pub made_at: Moment,
    /// How far it is.
    pub state: ImportState,
    /// What became of the things that were read.
    pub counts: ImportCounts,
    /// What becomes of each column.
    pub columns: Vec<ImportColumn>,
    /// The entries that came in and had not been here before.
    pub entries: Vec<TakenIn>,
}

impl ImportReceipt {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// [`FieldError`] when it is no such text.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        Ok(Self {
            source: fields.take("source")?,
            file: fields.take("file")?,
            sha256: fields.take("sha256")?,
            made_at: fields.take("made_at")?,
            state: fields.take("state")?,
            counts: fields.take("counts")?,
            columns: fields.take("columns")?,
            entries: fields.take("entries")?,
        })
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut out = Writer::default();
        out.put("format", FORMAT);
        out.put("version", VERSION);
        out.put("source", self.source.as_str());
        out.put("file", self.file.as_str());
        out.put("sha256", self.sha256.as_str());
        out.put_text("made_at", &self.made_at);
        out.put("state", json!(self.state));
        out.put("counts", json!(self.counts));
        out.put("columns", json!(self.columns));
        out.put("entries", json!(self.entries));
        format!("{:#}\n", out.finish(&Map::<String, Value>::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_when_and_from_where() {
        let now = "2026-11-28T11:40:02.5+01:00".parse().unwrap();
        let name = ReceiptName::new(&now, "tui-journal");
        assert_eq!(name.to_string(), "2026-11-28_114002-tui-journal");
        assert_eq!("2026-11-28_114002-tui-journal".parse(), Ok(name));
        for text in [
            "",
            "2026-11-28_114002",
            "2026-11-28_114002-",
            "2026-11-28_114002-../x",
            "2026-11-28_11400x-daylio",
            "漢",
        ] {
            assert_eq!(text.parse::<ReceiptName>(), Err(ReceiptNameError), "{text}");
        }
    }

    #[test]
    fn a_receipt_survives_a_round_trip_and_is_held_to_its_sum() {
        let receipt = ImportReceipt {
            source: "daylio".to_owned(),
            file: "export.csv".to_owned(),
            sha256: "00".repeat(32),
            made_at: "2026-11-28T11:40:02+01:00".parse().unwrap(),
            state: ImportState::Started,
            counts: ImportCounts { read: 3, new: 1, already: 1, refused: 1, ..ImportCounts::default() },
            columns: vec![ImportColumn { name: "mood".to_owned(), becomes: None, count: 2 }],
            entries: vec![TakenIn {
                id: EntryId::of_import("daylio", "x"),
                day: "2025-03-27".parse().unwrap(),
                digest: Digest::of(&Value::Null),
            }],
        };
        assert_eq!(ImportReceipt::parse(&receipt.to_text()), Ok(receipt.clone()));
        assert!(receipt.counts.add_up());
        assert!(!ImportCounts { read: 2, ..receipt.counts }.add_up());
        let newer = receipt.to_text().replace("\"version\": 1", "\"version\": 2");
        assert_eq!(ImportReceipt::parse(&newer), Err(FieldError::Invalid("version")));
    }
}
