//! Finds the days on which entries are to be looked back on in the text of a document, without reading the document:
//! few of the months that may hold such an entry have one that is due.

use crate::journal::day::Day;

/// The field in quotes, as every writer of JSON spells it.
const FIELD: &str = "\"look_back\"";

/// Finds the days in all `look_back` fields of a document's text, whatever the entries are and whether they are shown;
/// `None` when letters are written as escapes, so that only reading the document can tell.
///
/// In a text that is not JSON the result is arbitrary.
pub fn days(text: &str) -> Option<Vec<Day>> {
    if has_escaped_letter(text) {
        return None;
    }
    if !text.contains(FIELD) {
        return Some(Vec::new());
    }
    Some(text.match_indices(FIELD).filter_map(|(at, _)| day_at(text, at)).collect())
}

/// The day in the field whose name begins at this place, if it is a field and holds one.
fn day_at(text: &str, at: usize) -> Option<Day> {
    // Within a string a quote has a backslash in front of it; outside a string there is no backslash.
    if text.get(..at)?.ends_with('\\') {
        return None;
    }
    let rest = text.get(at + FIELD.len()..)?.trim_start_matches(SPACE);
    let value = rest.strip_prefix(':')?.trim_start_matches(SPACE).strip_prefix('"')?;
    value.split_once('"')?.0.parse().ok()
}

const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// Whether something in ASCII that needs no escape is written as one: `\u006c` for `l`.
fn has_escaped_letter(text: &str) -> bool {
    let is_letter = |digits: &str| {
        let code = digits.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        code.is_some_and(|code| (0x20..0x7f).contains(&code))
    };
    text.contains("\\u00") && text.split("\\u").skip(1).any(is_letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::journal::practice::{Answer, Kind, LOOK_BACK};
    use crate::journal::{Body, Document, Entry, EntryId, Month, Note, Practice};

    fn found(text: &str) -> Option<Vec<String>> {
        days(text).map(|days| days.iter().map(Day::to_string).collect())
    }

    #[test]
    fn only_fields_of_that_name_count_and_only_their_days() {
        for (text, expected) in [
            (r#"{"look_back":"2026-11-29"}"#, vec!["2026-11-29"]),
            ("{\"look_back\"\r\n\t : \n \"2026-11-29\" }", vec!["2026-11-29"]),
            (r#"{"look_back":null,"a":"2026-11-29"}"#, vec![]),
            (r#"{"look_back":"","a":"2026-11-29"}"#, vec![]),
            (r#"{"looked_back_on":"2026-11-29","look_back_":"2026-11-29"}"#, vec![]),
            (r#"{"a":"look_back","b":"2026-11-29"}"#, vec![]),
            (r#"["look_back","2026-11-29"]"#, vec![]),
            // A text that begins or ends with the name, or holds the whole field.
            (r#"{"text":"\"look_back\":\"2026-11-29\""}"#, vec![]),
            (r#"{"say \"look_back":"2026-11-29"}"#, vec![]),
            (r#"{"text":"\\","look_back":"2026-11-29"}"#, vec!["2026-11-29"]),
            (r#"[{"look_back":"2026-11-29"},{"look_back":"2025-01-01"}]"#, vec!["2026-11-29", "2025-01-01"]),
            (r#"{"look_back":"2026-02-30"}"#, vec![]),
            ("{\"look_back\":\"2026", vec![]),
            ("\"look_back\"", vec![]),
        ] {
            let expected = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(found(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn where_letters_are_written_in_escapes_the_document_must_be_read() {
        assert_eq!(found(r#"{"\u006cook_back":"2026-11-29"}"#), None);
        assert_eq!(found(r#"{"look_back":"\u0032026-11-29"}"#), None);
        assert_eq!(found(r#"{"text":"caf\u00e9 \u000a \u2019"}"#), Some(vec![]));
    }

    /// Returns the document in one of its possible spellings.
    fn spelled(document: &Value, way: u8) -> String {
        match way {
            0 => document.to_string(),
            1 => format!("{document:#}"),
            2 => format!("{document:#}").replace('\n', "\r\n\t"),
            _ => document.to_string().replace("\":", "\" \t:\n "),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_reading_finds_is_found(
            entries in proptest::collection::vec(
                (0..Kind::ALL.len(), proptest::option::of(0_i64..400), r#"["\\{}:, a-z]{0,12}|.{0,6}"#, any::<bool>()),
                0..8,
            ),
            way in 0_u8..3,
        ) {
            let month: Month = "2026-11".parse().unwrap();
            let now = "2026-11-22T21:14:03+01:00";
            let mut document = Document::new(month);
            for (number, (kind, ahead, words, quotes)) in (1_u8..).zip(entries) {
                let kind = Kind::ALL[kind];
                let mut practice = Practice::new(kind);
                if let Some(ahead) = ahead {
                    practice.set(LOOK_BACK, Answer::Day(month.first().plus(ahead)));
                }
                let words = if quotes { format!("\"look_back\":\"{now}\"{words}\"look_back") } else { words };
                let first = kind.fields()[0].key;
                practice.set(first, Answer::Text(words.clone()));
                let entry = |number: u8, body| {
                    let id = EntryId::new_v7(0, [number; 10]);
                    Entry::new(id, month.first(), body, now.parse().unwrap(), month.first())
                };
                document = document.with(entry(number, Body::Practice(practice)));
                document = document.with(entry(number + 100, Body::Note(Note { text: words })));
            }
            let value: Value = serde_json::from_str(&document.to_text()).unwrap();
            let text = spelled(&value, way);
            let read = Document::parse(&text, month).unwrap();
            let mut expected: Vec<Day> =
                read.entries().iter().filter_map(|entry| entry.practice()?.look_back()).collect();
            let mut found = days(&text).unwrap();
            expected.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn space_on_both_sides_of_the_colon_changes_nothing() {
        let text = spelled(&json!({"a": {"look_back": "2026-11-29"}}), 3);
        assert_eq!(found(&text), Some(vec!["2026-11-29".to_owned()]));
    }
}
