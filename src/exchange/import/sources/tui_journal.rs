//! tui-journal: the file in which it keeps its entries as JSON, and the one that it exports.

use serde_json::Map;

use super::Program;
use crate::exchange::import::json::{self, optional};
use crate::exchange::import::notes::{Found, Notes, When, put_list, titled};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::{CannotRead, Given};
use crate::journal::Moment;
use crate::journal::format::fields::{FieldError, Fields};
use crate::journal::format::whole_number::Whole;

/// tui-journal.
pub(super) const PROGRAM: Program = Program { name: "tui-journal", wrote, read };

/// The names that every entry has.
const NAMES: [&str; 3] = ["date", "title", "content"];
/// The version of the exported file.
const VERSION: u64 = 100;

fn wrote(_: &Given, shape: &Shape) -> bool {
    shape.is_list(&NAMES) || shape.is_object(&["version", "entries"]) && shape.has_entries(&NAMES)
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let text = given.text().map_err(|why| notes.cannot(why))?;
    let entries = if text.trim_start().starts_with('{') {
        let (mut head, entries) = json::list_in(&text, "entries").map_err(|why| notes.cannot(why))?;
        if head.take::<Whole>("version").map_err(|error| notes.cannot(error.to_string()))?.0 != VERSION {
            return Err(notes.cannot("it is of another version than 100, the one that is known here"));
        }
        entries
    } else {
        json::list(&text).map_err(|why| notes.cannot(why))?
    };
    for (entry, number) in entries.into_iter().zip(1..) {
        let place = format!("entry {number}");
        match one(entry.get(), place.clone(), notes) {
            Ok(found) => notes.put(found),
            Err(why) => notes.refuse(place, &why),
        }
    }
    Ok(())
}

fn one(text: &str, place: String, notes: &mut Notes<'_>) -> Result<Found, FieldError> {
    let mut entry = Fields::parse(text)?;
    let date: String = entry.take("date")?;
    let moment: Moment = date.parse().map_err(|_| FieldError::Invalid("date"))?;
    let title: String = entry.take("title")?;
    let content: String = optional(&mut entry, "content")?.unwrap_or_default();
    let tags: Vec<String> = optional(&mut entry, "tags")?.unwrap_or_default();
    let priority: Option<Whole> = optional(&mut entry, "priority")?;
    notes.columns([
        ("date", "the time, on the clock here, and the day", true),
        ("title", "the first line", !title.trim().is_empty()),
        ("content", "the text below it", !content.trim().is_empty()),
        ("tags", "kept as tags", !tags.is_empty()),
        ("priority", "kept", priority.is_some()),
    ]);
    entry.names().for_each(|name| notes.column(name, None));
    let mut fields = Map::new();
    put_list(&mut fields, "tags", tags);
    if let Some(Whole(priority)) = priority {
        fields.insert("priority".to_owned(), priority.into());
    }
    Ok(Found {
        place,
        key: format!("{date}\n{title}\n{content}"),
        when: When::Instant(moment.unix_seconds()),
        text: titled(&title, &content),
        fields,
    })
}

#[cfg(test)]
mod tests;
