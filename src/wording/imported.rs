//! What an entry from another program brought besides words, as people read it.

use serde_json::{Map, Value};

use crate::journal::imported::title;
use crate::journal::text::one_line;
use crate::journal::{Entry, Imported};

/// The fields that tell programs something, and people nothing.
const UNSHOWN: [&str; 2] = ["uuid", "creator"];

/// Where an entry is from, and what it brought besides words: `Daylio · mood: meh`; nothing for an entry that was written here.
pub fn from(entry: &Entry, between: &str) -> Option<String> {
    let imported = entry.imported()?;
    let program = title(&imported.from).map_or_else(|| one_line(&imported.from), str::to_owned);
    let line = in_one_line(&imported, between);
    Some(if line.is_empty() { program } else { format!("{program}{between}{line}") })
}

/// What an entry brought besides words, in one line: `mood: meh · activities: eat out, walk`; empty when there is nothing, or
/// only what is told in lines of its own.
pub fn in_one_line(imported: &Imported, between: &str) -> String {
    let fields = shown(&imported.fields).filter(|(_, value)| !has_lines(value));
    let field = |(name, value): (&String, &Value)| match value {
        Value::Bool(true) => called(name),
        // The scale that a level is on is told with it.
        _ if name == "mood_level" => match imported.fields.get("mood_of") {
            Some(of) => format!("mood level: {} of {}", told(value), told(of)),
            None => format!("mood level: {}", told(value)),
        },
        Value::Object(_) => told(value),
        _ => format!("{}: {}", called(name), told(value)),
    };
    fields.map(field).filter(|field| !field.is_empty()).collect::<Vec<_>>().join(between)
}

/// What it brought in several lines: the name of each, and the lines.
pub fn in_lines(imported: &Imported) -> Vec<(String, String)> {
    let lines = shown(&imported.fields).filter(|(_, value)| has_lines(value));
    lines.map(|(name, value)| (called(name), value.as_str().unwrap_or_default().to_owned())).collect()
}

fn shown(fields: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let has_level = fields.contains_key("mood_level");
    fields.iter().filter(move |(name, _)| {
        !(UNSHOWN.contains(&name.as_str()) || has_level && name.as_str() == "mood_of")
    })
}

fn has_lines(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains('\n'))
}

fn called(name: &str) -> String {
    one_line(&name.replace('_', " "))
}

/// A value in words, in one line.
fn told(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => one_line(text),
        Value::Array(list) => list.iter().map(told).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| format!("{}: {}", one_line(name), told(value));
            fields.iter().map(field).collect::<Vec<_>>().join("; ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::practice::BETWEEN;

    fn imported(fields: Value) -> Imported {
        let Value::Object(fields) = fields else { panic!("fields") };
        Imported { from: "jrnl".to_owned(), receipt: "x".to_owned(), fields }
    }

    #[test]
    fn what_came_besides_words_is_told_in_one_line() {
        let of = |fields| in_one_line(&imported(fields), BETWEEN);
        let mood = serde_json::json!({
            "mood": "meh", "mood_level": 3, "mood_of": 5, "activities": ["eat out", "walk"], "row": 41
        });
        assert_eq!(of(mood), "mood: meh · mood level: 3 of 5 · activities: eat out, walk · row: 41");
        assert_eq!(of(serde_json::json!({"starred": true, "uuid": "x", "creator": "y"})), "starred");
        let categories =
            serde_json::json!({"categories": {"Tags": ["walk", "tea"], "Films": ["A\u{1b}[31m"]}});
        assert_eq!(of(categories), "Tags: walk, tea; Films: A[31m");
        assert_eq!(of(serde_json::json!({})), "");
    }

    #[test]
    fn what_has_lines_is_told_in_lines() {
        let imported = imported(serde_json::json!({"front_matter": "a: 1\nb: 2", "name": "Walk"}));
        assert_eq!(in_lines(&imported), [("front matter".to_owned(), "a: 1\nb: 2".to_owned())]);
        assert_eq!(in_one_line(&imported, BETWEEN), "name: Walk");
    }
}
