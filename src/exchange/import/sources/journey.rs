//! Journey: a JSON file for each entry, beside its pictures, in an archive or a folder.

use serde_json::{Map, Number, Value};

use super::Program;
use crate::exchange::import::html;
use crate::exchange::import::json::{self, optional};
use crate::exchange::import::notes::{Found, Notes, put_list};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::instant_of;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::format::fields::{FieldError, Fields};

/// Journey.
pub(super) const PROGRAM: Program = Program { name: "journey", wrote, read };

/// The names that every entry has.
const NAMES: [&str; 3] = ["id", "date_journal", "text"];

fn wrote(given: &Given, shape: &Shape) -> bool {
    shape.or_in_folder(given, |shape| shape.is_object(&NAMES))
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    for file in &given.files {
        if given.is_folder && !file.name().to_ascii_lowercase().ends_with(".json") {
            notes.column("other files", None);
            continue;
        }
        match one(file, notes) {
            Ok(found) => notes.put(found),
            Err(why) if given.is_folder => notes.refuse(file.path.clone(), &why),
            Err(why) => return Err(notes.cannot(why)),
        }
    }
    Ok(())
}

fn one(file: &GivenFile, notes: &mut Notes<'_>) -> Result<Found, String> {
    let text = file.text().ok_or("it is not text in UTF-8")?;
    let entry = json::object(&text)?;
    found(entry, file.path.clone(), notes).map_err(|error| error.to_string())
}

fn found(mut entry: Fields<'_>, place: String, notes: &mut Notes<'_>) -> Result<Found, FieldError> {
    let id: String = entry.take("id")?;
    let instant = instant_of(entry.take("date_journal")?).ok_or(FieldError::Invalid("date_journal"))?;
    let zone: String = optional(&mut entry, "timezone")?.unwrap_or_default();
    let written: String = optional(&mut entry, "text")?.unwrap_or_default();
    let kind: Option<String> = optional(&mut entry, "type")?;
    let mood = number(&mut entry, "mood")?;
    let sentiment = number(&mut entry, "sentiment")?;
    let tags: Vec<String> = optional(&mut entry, "tags")?.unwrap_or_default();
    let favourite = optional(&mut entry, "favourite")?.unwrap_or(false);
    let is_html = kind.as_deref().map_or_else(|| html::is_html(&written), |kind| kind == "html");
    let words = if is_html { html::text(&written) } else { written };
    let mut texts = Vec::new();
    for name in ["label", "folder"] {
        let text: Option<String> = optional(&mut entry, name)?;
        texts.extend(text.filter(|text| !text.trim().is_empty()).map(|text| (name, text)));
    }
    notes.columns([
        ("date_journal", "the day and the time", true),
        ("text", "the text", !words.trim().is_empty()),
        ("mood", "kept as it is", mood.is_some()),
        ("sentiment", "kept as it is", sentiment.is_some()),
        ("tags", "kept as tags", !tags.is_empty()),
        ("favourite", "kept", favourite),
        ("label and folder", "kept", !texts.is_empty()),
    ]);
    left(&mut entry, notes)?;
    let mut fields = Map::new();
    for (name, number) in [("mood", mood), ("sentiment", sentiment)] {
        fields.extend(number.map(|number| (name.to_owned(), Value::from(number))));
    }
    put_list(&mut fields, "tags", tags);
    if !words.trim().is_empty() || !fields.is_empty() {
        fields.extend(favourite.then(|| ("favourite".to_owned(), true.into())));
        fields.extend(texts.into_iter().map(|(name, text)| (name.to_owned(), text.into())));
    }
    let when = notes.in_zone(instant, &zone);
    Ok(Found { place, key: id, when, text: words, fields })
}

/// A number, where 0 stands for none.
fn number(entry: &mut Fields<'_>, name: &'static str) -> Result<Option<Number>, FieldError> {
    let number: Option<Number> = optional(entry, name)?;
    Ok(number.filter(|number| number.as_f64() != Some(0.0)))
}

/// Counts what is left behind, where it holds something.
fn left(entry: &mut Fields<'_>, notes: &mut Notes<'_>) -> Result<(), FieldError> {
    let is_place = |value: &Value| value.as_f64().is_some_and(|degrees| degrees.abs() <= 180.0);
    let (lat, lon): (Option<Value>, Option<Value>) = (optional(entry, "lat")?, optional(entry, "lon")?);
    if lat.as_ref().is_some_and(is_place) && lon.as_ref().is_some_and(is_place) {
        notes.column("lat and lon", None);
    }
    let weather: Option<Value> = optional(entry, "weather")?;
    let id = weather.as_ref().and_then(|weather| weather.get("id")).and_then(Value::as_i64);
    if weather.is_some() && id.is_none_or(|id| id >= 0) {
        notes.column("weather", None);
    }
    for name in ["photos", "address", "music_title", "music_artist", "preview_text"] {
        let is_something = match optional::<Value>(entry, name)? {
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(list)) => !list.is_empty(),
            other => other.is_some(),
        };
        if is_something {
            notes.column(name, None);
        }
    }
    entry.names().for_each(|name| notes.column(name, None));
    Ok(())
}

#[cfg(test)]
mod tests;
