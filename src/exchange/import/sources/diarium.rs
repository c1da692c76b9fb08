//! Diarium: the JSON that it exports, alone or in its archive beside the pictures.

use serde_json::{Map, Number, Value};

use super::Program;
use crate::exchange::import::html;
use crate::exchange::import::json::{self, optional};
use crate::exchange::import::notes::{Found, Notes, When, put_list, titled};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::format::fields::{FieldError, Fields};

/// Diarium.
pub(super) const PROGRAM: Program = Program { name: "diarium", wrote, read };

/// The names that every entry has.
const NAMES: [&str; 2] = ["date", "html"];

fn wrote(given: &Given, shape: &Shape) -> bool {
    shape.or_in_folder(given, is_diary)
}

fn is_diary(shape: &Shape) -> bool {
    shape.is_list(&NAMES) || shape.has_entries(&NAMES)
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    for file in &given.files {
        let is_one = !given.is_folder
            || file.name().to_ascii_lowercase().ends_with(".json") && is_diary(&Shape::of_file(file));
        if !is_one {
            notes.column("other files", None);
            continue;
        }
        match diary(file, given, notes) {
            Err(why) if given.is_folder => notes.refuse(file.path.clone(), &why),
            done => done.map_err(|why| notes.cannot(why))?,
        }
    }
    Ok(())
}

fn diary(file: &GivenFile, given: &Given, notes: &mut Notes<'_>) -> Result<(), String> {
    let text = file.text().ok_or("it is not text in UTF-8")?;
    let entries = if text.trim_start().starts_with('{') {
        json::list_in(&text, "entries")?.1
    } else {
        json::list(&text)?
    };
    for (entry, number) in entries.into_iter().zip(1..) {
        let place = given.place(file, &format!("entry {number}"));
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
    let local = Local::parse(&date).ok_or(FieldError::Invalid("date"))?;
    let heading: String = optional(&mut entry, "heading")?.unwrap_or_default();
    let written: String = optional(&mut entry, "html")?.unwrap_or_default();
    let rating: Option<Number> = optional(&mut entry, "rating")?;
    let rating = rating.filter(|rating| rating.as_f64() != Some(0.0));
    let mut lists = Vec::new();
    for name in ["tags", "people", "tracker"] {
        let list: Vec<String> = optional(&mut entry, name)?.unwrap_or_default();
        lists.push((name, list));
    }
    let (title, words) = (html::text(&heading), html::text(&written));
    notes.columns([
        ("date", "the day and the time", true),
        ("heading", "the first line", !title.is_empty()),
        ("html", "the text below it", !words.is_empty()),
        ("rating", "kept as it is", rating.is_some()),
    ]);
    for name in ["location", "weather", "sun", "lunar"] {
        if optional::<Value>(&mut entry, name)?.is_some() {
            notes.column(name, None);
        }
    }
    let mut fields = Map::new();
    fields.extend(rating.map(|rating| ("rating".to_owned(), Value::from(rating))));
    for (name, list) in lists {
        if !list.is_empty() {
            notes.column(name, Some("kept"));
        }
        put_list(&mut fields, name, list);
    }
    entry.names().for_each(|name| notes.column(name, None));
    Ok(Found {
        place,
        key: format!("{date}\n{heading}\n{written}"),
        when: When::Clock(local),
        text: titled(&title.replace('\n', " "), &words),
        fields,
    })
}

#[cfg(test)]
mod tests;
