//! The versions of the format, and how a document of an older version is read.
//!
//! A document of an older version is lifted from one version to the next until it is of the newest, and only then read.
//! Each step is a pure function, and either all succeed or the document counts as unreadable: none is half lifted.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::fields::{FieldError, Fields};
use crate::journal::format::whole_number::Whole;

/// The value of the field `format` in every document.
pub const FORMAT: &str = "inward-journal";
/// The format version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;

/// Lifts a document by one version: all its fields but `format` and `version`, those included that nobody here knows.
pub type Step = fn(Map<String, Value>) -> Result<Map<String, Value>, FieldError>;

/// The steps in order: the first lifts version 1 to 2.
pub const STEPS: &[Step] = &[];

const _: () = assert!(newest(STEPS) == VERSION, "each version but the first has the step that leads to it");

/// The version to which these steps lead.
pub(crate) const fn newest(steps: &[Step]) -> u64 {
    steps.len() as u64 + 1
}

/// Reads the version that a document states, whatever else it holds and however it ends; `None` when it states none.
///
/// The first lines are enough, as long as `format` and `version` stand there.
pub fn stated_version(text: &str) -> Option<u64> {
    stated_version_of(FORMAT, text)
}

/// The same of any file whose field `format` says this.
pub fn stated_version_of(format: &str, text: &str) -> Option<u64> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut head = Head { format, is_of_format: None, version: None };
    // That the rest was not read is an error here, and none that matters.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(&mut head);
    head.version.filter(|_| head.is_of_format == Some(true))
}

/// The first fields of a file.
struct Head<'a> {
    format: &'a str,
    is_of_format: Option<bool>,
    version: Option<u64>,
}

impl<'de> Visitor<'de> for &mut Head<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while self.is_of_format.is_none() || self.version.is_none() {
            match map.next_key::<Cow<'_, str>>()?.as_deref() {
                Some("format") => {
                    self.is_of_format = Some(map.next_value::<Cow<'_, str>>()? == self.format);
                }
                Some("version") => self.version = Some(map.next_value::<Whole>()?.0),
                Some(_) => drop(map.next_value::<&RawValue>()?),
                None => break,
            }
        }
        Ok(())
    }
}

/// The text of the document that these fields, without `format` and `version`, make once it is of the newest version.
///
/// # Errors
/// The version that could not be left, and why.
pub(crate) fn lifted(fields: Fields<'_>, from: u64, steps: &[Step]) -> Result<String, (u64, FieldError)> {
    let mut fields = fields.distinct().map_err(|error| (from, error))?;
    for (step, version) in steps.iter().zip(1..).skip_while(|(_, version)| *version < from) {
        fields = step(fields).map_err(|error| (version, error))?;
    }
    Ok(Value::Object(fields).to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::journal::format::document::{Document, DocumentError};
    use crate::journal::{Body, Month, Note};

    fn november() -> Month {
        "2026-11".parse().unwrap()
    }

    /// Reads version 1 of a made-up past: `entries` of version 3 was called `notes` then, and every note was a plain
    /// text.
    fn first(notes: &str) -> String {
        format!(
            r#"{{"format":"inward-journal","version":1,"month":"2026-11","notes":{notes},"device":{{"x":1.50}}}}"#
        )
    }

    fn rename(mut fields: Map<String, Value>) -> Result<Map<String, Value>, FieldError> {
        let notes = fields.shift_remove("notes").ok_or(FieldError::Missing("notes"))?;
        fields.insert("entries".to_owned(), notes);
        fields.insert("others".to_owned(), json!([]));
        Ok(fields)
    }

    fn unfold(mut fields: Map<String, Value>) -> Result<Map<String, Value>, FieldError> {
        let Some(Value::Array(notes)) = fields.get_mut("entries") else {
            return Err(FieldError::Invalid("entries"));
        };
        for (number, note) in (1_u8..).zip(notes) {
            *note = json!({
                "id": format!("019aa9b2-6f0e-7c54-9d0a-0000000000{number:02x}"), "kind": "note", "day": "2026-11-22",
                "saved_at": "2026-11-22T21:14:03Z", "edited_at": null, "replaces": [], "late": false, "text": note,
            });
        }
        fields.insert("tombstones".to_owned(), json!([]));
        Ok(fields)
    }

    const MADE_UP: &[Step] = &[rename, unfold];

    fn parse(text: &str) -> Result<Document, DocumentError> {
        Document::parse_with(text, november(), MADE_UP)
    }

    fn texts(document: &Document) -> Vec<&str> {
        let notes = document.entries().iter().map(|entry| match &entry.body {
            Body::Note(Note { text }) => text.as_str(),
            other => panic!("{other:?}"),
        });
        notes.collect()
    }

    #[test]
    fn an_older_document_is_lifted_in_order_from_the_version_that_it_has() {
        let document = parse(&first(r#"["a","b"]"#)).unwrap();
        assert_eq!(texts(&document), ["a", "b"]);
        let second = first(r#"["c"]"#).replace("\"version\":1", "\"version\":2");
        let second = second.replace("\"notes\":", "\"others\":[],\"entries\":");
        assert_eq!(texts(&parse(&format!("\u{feff}{second}")).unwrap()), ["c"]);
        // The first step would miss the field that it renames.
        assert!(parse(&second.replace("\"version\":2", "\"version\":1")).is_err());
    }

    #[test]
    fn a_document_of_the_newest_version_is_not_touched_by_any_step() {
        let document = parse(&first("[\"a\"]")).unwrap();
        let text = document.to_text().replace("\"version\": 1", "\"version\": 3");
        assert_eq!(parse(&text).unwrap().to_text(), document.to_text());
    }

    #[test]
    fn fields_that_no_step_knows_survive_as_they_were_written() {
        let document = parse(&first("[]")).unwrap();
        assert_eq!(Value::Object(document.extra).to_string(), r#"{"device":{"x":1.50}}"#);
    }

    #[test]
    fn a_step_that_fails_names_the_version_that_could_not_be_left_and_gives_nothing() {
        let missing = first("[]").replace("\"notes\"", "\"sheets\"");
        let error = parse(&missing).map(|_| ()).unwrap_err();
        assert_eq!(error, DocumentError::NotLifted { version: 1, error: FieldError::Missing("notes") });
        assert!(error.to_string().starts_with("written in format 1, which could not be upgraded: "));
        let error = parse(&first("{}")).map(|_| ()).unwrap_err();
        assert_eq!(error, DocumentError::NotLifted { version: 2, error: FieldError::Invalid("entries") });
        // Lifting looks at every name: if one of two equal fields were dropped silently, a word could be lost.
        let twice = first(r#"[{"text":"a","text":"b"}]"#);
        assert_eq!(
            parse(&twice).map(|_| ()),
            Err(DocumentError::NotLifted { version: 1, error: FieldError::Twice })
        );
    }

    #[test]
    fn what_was_lifted_must_be_a_document_of_the_month() {
        let other = first("[]").replace("2026-11", "2026-12");
        assert!(matches!(parse(&other), Err(DocumentError::OtherMonth(_))));
        let none = Document::parse_with(&first("[]"), november(), &[Ok, Ok]);
        assert_eq!(none.map(|_| ()), Err(DocumentError::NotADocument(FieldError::Missing("entries"))));
    }

    #[test]
    fn a_version_above_the_newest_is_newer_and_none_is_below_the_first() {
        let stated =
            |version: &str| parse(&first("[]").replace("\"version\":1", &format!("\"version\":{version}")));
        assert_eq!(stated("4").map(|_| ()), Err(DocumentError::Newer(4)));
        assert_eq!(stated("0").map(|_| ()), Err(DocumentError::NotADocument(FieldError::Invalid("version"))));
        assert!(matches!(
            Document::parse(&first("[]").replace(":1,", ":2,"), november()),
            Err(DocumentError::Newer(2))
        ));
    }

    #[test]
    fn the_version_is_known_from_the_first_fields() {
        let head = r#"{"format":"inward-journal","version":7"#;
        for text in [
            format!("{head}}}"),
            format!("{head},\"month\":"),
            format!("\u{feff}{head},#"),
            r#"{"month":{"a":[1]},"version":7,"format":"inward-journal""#.to_owned(),
        ] {
            assert_eq!(stated_version(&text), Some(7), "{text}");
        }
        for text in [
            "",
            "7",
            "[]",
            "{}",
            r#"{"version":7}"#,
            r#"{"format":"inward-journal"}"#,
            r#"{"format":"other","version":7}"#,
            r#"{"format":"inward-journal","version":"7"}"#,
            r#"{"format":"inward-journal","version":-7}"#,
        ] {
            assert_eq!(stated_version(text), None, "{text}");
        }
        assert_eq!(stated_version(&Document::new(november()).to_text()), Some(VERSION));
    }
}
