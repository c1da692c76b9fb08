//! `RedNotebook`: its folder of months, each a file of YAML.

mod yaml;

use serde_json::{Map, Value};

use self::yaml::{Days, Node};
use super::Program;
use crate::exchange::import::notes::{Found, Notes, When};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::{Day, Month};

/// `RedNotebook`.
pub(super) const PROGRAM: Program = Program { name: "rednotebook", wrote, read };

fn wrote(given: &Given, _: &Shape) -> bool {
    let begins_with_a_day = |file: &GivenFile| {
        let text = file.text().unwrap_or_default();
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        first.split_once(':').is_some_and(|(day, _)| day.parse::<u8>().is_ok())
    };
    given.files.iter().any(|file| month_of(file).is_some() && begins_with_a_day(file))
}

/// The month that the name of a file tells, `2026-11.txt`; or that no calendar has it.
fn month_of(file: &GivenFile) -> Option<Result<Month, ()>> {
    let stem = file.name().strip_suffix(".txt")?;
    let is_month = stem.len() == 7
        && stem
            .bytes()
            .enumerate()
            .all(|(at, byte)| (at == 4 && byte == b'-') || (at != 4 && byte.is_ascii_digit()));
    is_month.then(|| stem.parse().map_err(drop))
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    for file in &given.files {
        match month_of(file) {
            Some(Ok(month)) => read_month(file, month, given.is_folder, notes),
            Some(Err(())) => notes.refuse(file.path.clone(), &"no calendar has the month in its name"),
            None if given.is_folder => notes.column("other files", None),
            None => return Err(notes.cannot("the file has no month as its name, as 2026-11.txt has")),
        }
    }
    Ok(())
}

fn read_month(file: &GivenFile, month: Month, is_folder: bool, notes: &mut Notes<'_>) {
    let Some(text) = file.text() else {
        return notes.refuse(file.path.clone(), &"it is not text in UTF-8");
    };
    let place =
        |line: usize| if is_folder { format!("{}, line {line}", file.path) } else { format!("line {line}") };
    let mut days = Vec::new();
    for found in Days::of(&text) {
        match found {
            Ok((line, number, node)) => {
                let day = number
                    .parse()
                    .ok()
                    .and_then(|number| Day::new(month.first().year(), month.first().month(), number));
                let Some(day) = day else {
                    notes.refuse(place(line), &"no calendar has that day");
                    continue;
                };
                if days.contains(&day) {
                    notes.remark(format!("{} stands twice in its month; both come in.", place(line)));
                }
                days.push(day);
                match found_on(day, node, place(line), notes) {
                    Ok(found) => notes.put(found),
                    Err(why) => notes.refuse(place(line), &why),
                }
            }
            Err(fault) => notes.refuse(place(fault.line), &fault.why),
        }
    }
}

/// What stands on a day: its text, and its categories with their entries.
fn found_on(day: Day, node: Node, place: String, notes: &mut Notes<'_>) -> Result<Found, &'static str> {
    let Node::Map(parts) = node else {
        return Err("a day holds a text and categories, and this one does not");
    };
    let (mut text, mut categories) = (String::new(), Map::new());
    for (name, part) in parts {
        match part {
            Node::Null => {}
            Node::Text(words) if name == "text" => text = words,
            _ if name == "text" => return Err("its text is none"),
            part => {
                let entries = entries_of(part)?;
                if !entries.is_empty() {
                    categories.insert(name, entries.into());
                }
            }
        }
    }
    notes.columns([
        ("day", "the day", true),
        ("text", "the text", !text.trim().is_empty()),
        ("categories and tags", "kept as categories", !categories.is_empty()),
    ]);
    let mut fields = Map::new();
    if !categories.is_empty() {
        fields.insert("categories".to_owned(), Value::Object(categories));
    }
    Ok(Found { place, key: day.to_string(), when: When::Clock(Local::noon(day)), text, fields })
}

/// The entries of a category: the names in it, as it holds nothing below them.
fn entries_of(part: Node) -> Result<Vec<String>, &'static str> {
    let entry = |(name, below): (String, Node)| match below {
        Node::Null => Ok(name),
        Node::Text(words) => Ok(format!("{name}: {words}")),
        Node::List(_) | Node::Map(_) => Err("what a category holds is no entry"),
    };
    match part {
        Node::Null => Ok(Vec::new()),
        Node::Text(words) => Ok(vec![words]),
        Node::Map(entries) => entries.into_iter().map(entry).collect(),
        Node::List(entries) => {
            let text = |node| {
                if let Node::Text(words) = node {
                    Ok(words)
                } else {
                    Err("what a category holds is no entry")
                }
            };
            entries.into_iter().map(text).collect()
        }
    }
}

#[cfg(test)]
mod tests;
