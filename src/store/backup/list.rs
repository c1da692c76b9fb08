//! The list of one backup: the files it holds, and the contents they are kept under.

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::journal::Moment;
use crate::journal::format::fields::{FieldError, Fields};
use crate::journal::format::whole_number::Whole;

pub(super) const FORMAT: &str = "inward-backup";
pub(super) const VERSION: u64 = 1;

/// The reason why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Reason {
    /// It was the first write of a day.
    Daily,
    /// The person asked for it.
    Asked,
    /// Another backup was to be restored.
    Restore,
    /// Copies of a month were to be merged.
    Merge,
    /// A month was about to get back what its files lacked and a window had read before.
    PutBack,
    /// One of several versions was to be chosen.
    Choice,
    /// Damage was to be repaired.
    Repair,
    /// The format was to be brought up to date.
    Migration,
    /// Entries were to come in from elsewhere.
    Import,
}

impl Reason {
    /// Returns the reason as it is written.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Asked => "asked",
            Self::Restore => "restore",
            Self::Merge => "merge",
            Self::PutBack => "put_back",
            Self::Choice => "choice",
            Self::Repair => "repair",
            Self::Migration => "migration",
            Self::Import => "import",
        }
    }
}

/// The list of a backup's files.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct List {
    pub(super) made_at: Moment,
    /// The reason as it is written; a newer version may know more reasons.
    pub(super) reason: String,
    /// The files of the journal, by name.
    pub(super) files: Vec<Held>,
    /// The names of files that could not be read.
    pub(super) left_out: Vec<String>,
}

/// A file of the journal as a backup holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::store) struct Held {
    pub(in crate::store) name: String,
    /// The SHA-256 of its bytes in hex, under which they are kept.
    pub(in crate::store) sha256: String,
    /// The size in bytes.
    pub(in crate::store) size: u64,
    /// The number of entries it shows; `None` when it cannot be read as a document.
    pub(in crate::store) entries: Option<u64>,
    /// The look of the file from outside, so that the next backup need not read it again.
    pub(in crate::store) look: String,
}

impl List {
    pub(super) fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        let files = fields.take_raw("files").ok_or(FieldError::Missing("files"))?;
        let files: Vec<&RawValue> =
            serde_json::from_str(files.get()).map_err(|_| FieldError::Invalid("files"))?;
        Ok(Self {
            made_at: fields.take("made_at")?,
            reason: fields.take("reason")?,
            files: files.into_iter().map(|raw| Held::parse(raw.get())).collect::<Result<_, _>>()?,
            left_out: fields.take("left_out")?,
        })
    }

    /// The list as text, a file a line.
    pub(super) fn to_text(&self) -> String {
        let head = [
            ("format", json!(FORMAT)),
            ("version", json!(VERSION)),
            ("made_at", json!(self.made_at)),
            ("reason", json!(self.reason)),
            ("left_out", json!(self.left_out)),
        ];
        let field = |(name, value): &(&str, Value)| format!("  \"{name}\": {value},\n");
        let head: String = head.iter().map(field).collect();
        let files: Vec<String> = self.files.iter().map(|held| format!("\n    {}", json!(held))).collect();
        format!("{{\n{head}  \"files\": [{}\n  ]\n}}\n", files.join(","))
    }
}

impl Held {
    fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        let held = Self {
            name: fields.take("name")?,
            sha256: fields.take("sha256")?,
            size: fields.take::<Whole>("size")?.0,
            entries: fields.take::<Option<Whole>>("entries")?.map(|it| it.0),
            look: fields.take("look")?,
        };
        // Neither may ever lead out of its directory.
        let is_plain =
            |name: &str| !name.is_empty() && !name.contains(['/', '\\', '\0']) && !name.starts_with('.');
        if !is_plain(&held.name) {
            return Err(FieldError::Invalid("name"));
        }
        let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        if held.sha256.len() != 64 || !held.sha256.chars().all(is_digit) {
            return Err(FieldError::Invalid("sha256"));
        }
        Ok(held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let held = |name: &str, entries| Held {
            name: name.to_owned(),
            sha256: "0123456789abcdef".repeat(4),
            size: 1_234,
            entries,
            look: "17-1795378443-5".to_owned(),
        };
        List {
            made_at: "2026-11-22T21:14:03+01:00".parse().unwrap(),
            reason: Reason::Daily.id().to_owned(),
            files: vec![held("2026-10.json", Some(31)), held("2026-11.json", None)],
            left_out: vec!["2026-09.json".to_owned()],
        }
    }

    #[test]
    fn a_list_comes_back_from_its_text_with_a_file_a_line() {
        let text = list().to_text();
        assert_eq!(List::parse(&text), Ok(list()));
        assert_eq!(text.lines().filter(|line| line.contains("sha256")).count(), 2);
        let empty = List { files: Vec::new(), ..list() };
        assert_eq!(List::parse(&empty.to_text()), Ok(empty));
    }

    #[test]
    fn names_that_lead_elsewhere_and_other_formats_are_refused() {
        for (from, to, field) in [
            ("2026-10.json", "../2026-10.json", "name"),
            ("2026-10.json", "..", "name"),
            ("2026-10.json", "a\\\\b", "name"),
            ("0123456789abcdef0", "/etc/passwd//////0", "sha256"),
            ("0123456789abcdef0", "0123456789ABCDEF0", "sha256"),
            ("inward-backup", "inward-journal", "format"),
            ("\"version\": 1", "\"version\": 2", "version"),
        ] {
            let text = list().to_text().replacen(from, to, 1);
            assert_ne!(text, list().to_text(), "{from}");
            assert_eq!(List::parse(&text), Err(FieldError::Invalid(field)), "{text}");
        }
    }
}
