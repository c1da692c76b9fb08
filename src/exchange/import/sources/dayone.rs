//! Day One: the JSON that it exports for each journal, alone or in its archive beside the pictures.

use serde_json::{Map, Value};

use super::Program;
use crate::exchange::import::json::{self, optional};
use crate::exchange::import::notes::{Found, Notes, When, put_list};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::format::fields::{FieldError, Fields};
use crate::journal::{Day, DayStart, Moment};

/// Day One.
pub(super) const PROGRAM: Program = Program { name: "dayone", wrote, read };

/// What may stand in a text in place of its address, and what is said there.
const EMBEDDED: [(&str, &str); 4] =
    [("/video/", "[video]"), ("/audio/", "[audio]"), ("/pdfAttachment/", "[pdf]"), ("//", "[photo]")];

fn wrote(given: &Given, shape: &Shape) -> bool {
    shape.or_in_folder(given, is_journal)
}

fn is_journal(shape: &Shape) -> bool {
    shape.has_entries(&["uuid", "creationDate"]) || shape.is_object(&["metadata", "entries"])
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let mut journals = Vec::new();
    for file in &given.files {
        let is_one = !given.is_folder
            || file.name().to_ascii_lowercase().ends_with(".json") && is_journal(&Shape::of_file(file));
        if is_one { journals.push(file) } else { notes.column("other files", None) }
    }
    let filled = journals.iter().filter(|file| Shape::of_file(file).has_entries(&["uuid"])).count();
    let mut reader = Reader { several: filled > 1, uuids: Vec::new() };
    for file in journals {
        match journal(file, given, &mut reader, notes) {
            Err(why) if given.is_folder => notes.refuse(file.path.clone(), &why),
            done => done.map_err(|why| notes.cannot(why))?,
        }
    }
    reader.uuids.sort_unstable();
    let twice = reader.uuids.windows(2).filter(|pair| pair.first() == pair.last()).count();
    if twice > 0 {
        notes.remark(format!(
            "Entries that have the same uuid as another come in as entries of their own: {twice}."
        ));
    }
    Ok(())
}

struct Reader {
    /// Whether there are several journals, so that each entry remembers its own.
    several: bool,
    uuids: Vec<String>,
}

fn journal(
    file: &GivenFile,
    given: &Given,
    reader: &mut Reader,
    notes: &mut Notes<'_>,
) -> Result<(), String> {
    let text = file.text().ok_or("it is not text in UTF-8")?;
    let (_, entries) = json::list_in(&text, "entries")?;
    let name = file.name().rsplit_once('.').map_or(file.name(), |(name, _)| name);
    let name = reader.several.then_some(name);
    for (entry, number) in entries.into_iter().zip(1..) {
        let place = given.place(file, &format!("entry {number}"));
        match one(entry.get(), place.clone(), name, notes) {
            Ok(found) => {
                reader.uuids.push(found.key.clone());
                notes.put(found);
            }
            Err(why) => notes.refuse(place, &why),
        }
    }
    Ok(())
}

fn one(text: &str, place: String, journal: Option<&str>, notes: &mut Notes<'_>) -> Result<Found, FieldError> {
    let mut entry = Fields::parse(text)?;
    let uuid: String = entry.take("uuid")?;
    let created: Moment =
        entry.take::<String>("creationDate")?.parse().map_err(|_| FieldError::Invalid("creationDate"))?;
    let zone: Option<String> = optional(&mut entry, "timeZone")?;
    let is_all_day = optional(&mut entry, "isAllDay")?.unwrap_or(false);
    let written: Option<String> = optional(&mut entry, "text")?;
    let rich: Option<String> = optional(&mut entry, "richText")?;
    let tags: Vec<String> = optional(&mut entry, "tags")?.unwrap_or_default();
    let starred = optional(&mut entry, "starred")?.unwrap_or(false);
    let pinned = optional(&mut entry, "isPinned")?.unwrap_or(false);
    let written = written.filter(|text| !text.trim().is_empty());
    let from_rich = if written.is_none() { rich.as_deref().and_then(plain_of_rich) } else { None };
    let words = written.as_deref().map(plain).or(from_rich.clone()).unwrap_or_default();
    let when = notes.in_zone(created.unix_seconds(), zone.as_deref().unwrap_or_default());
    let when = if is_all_day { without_time(when) } else { when };
    notes.columns([
        ("creationDate", "the day and the time", true),
        ("text", "the text", written.is_some() && !words.is_empty()),
        ("richText", "the text, where there is no other", from_rich.is_some()),
        ("tags", "kept as tags", !tags.is_empty()),
        ("starred", "kept", starred),
        ("isPinned", "kept as pinned", pinned),
    ]);
    let is_something = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    for name in ["location", "weather", "photos", "audios", "videos", "pdfAttachments", "music"] {
        if optional::<Value>(&mut entry, name)?.is_some_and(|value| is_something(&value)) {
            notes.column(name, None);
        }
    }
    entry.names().for_each(|name| notes.column(name, None));
    let mut fields = Map::new();
    put_list(&mut fields, "tags", tags);
    // Of an entry without words and tags nothing is worth keeping.
    if !words.trim().is_empty() || !fields.is_empty() {
        for (name, is_so) in [("starred", starred), ("pinned", pinned)] {
            if is_so {
                fields.insert(name.to_owned(), true.into());
            }
        }
        if let Some(journal) = journal {
            fields.insert("journal".to_owned(), journal.into());
        }
        fields.insert("uuid".to_owned(), uuid.clone().into());
    }
    Ok(Found { place, key: uuid, when, text: words, fields })
}

/// The day alone, at noon.
fn without_time(when: When) -> When {
    match (&when, DayStart::new(0)) {
        (When::There(moment), Some(midnight)) => When::Clock(Local::noon(Day::at(moment, midnight))),
        _ => when,
    }
}

/// The text without the signs that only Day One needs: a `\` before punctuation, the places of what is embedded.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut is_code = false;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
            plain.push_str(line);
        } else if is_code {
            plain.push_str(line);
        } else {
            plain_line(line, &mut plain);
        }
    }
    plain
}

fn plain_line(line: &str, plain: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['\\', '!', '\u{fffc}']) {
        let (before, found) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        if let Some(after) = found.strip_prefix('\u{fffc}') {
            rest = after;
        } else if let Some((sign, after)) = embedded(found) {
            plain.push_str(sign);
            rest = after;
        } else {
            let mut chars = found.chars();
            let first = chars.next();
            let escaped = chars.next().filter(|c| first == Some('\\') && c.is_ascii_punctuation());
            plain.extend(escaped.or(first));
            let used = if escaped.is_some() { 2 } else { 1 };
            rest = found.get(used..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
}

/// `![](dayone-moment://ID)` at the start of a text, and what stands behind it.
fn embedded(text: &str) -> Option<(&'static str, &str)> {
    let (label, rest) = text.strip_prefix("![")?.split_once("](")?;
    let address = rest.strip_prefix("dayone-moment:").filter(|_| !label.contains(['[', '\n']))?;
    let (address, after) = address.split_once(')')?;
    let sign =
        EMBEDDED.iter().find(|(start, _)| address.starts_with(start)).map_or("[embedded]", |(_, sign)| sign);
    Some((sign, after))
}

/// The words of a rich text; nothing when it is none.
fn plain_of_rich(text: &str) -> Option<String> {
    let (_, contents) = json::list_in(text, "contents").ok()?;
    let mut plain = String::new();
    for content in contents {
        let Ok(mut content) = Fields::parse(content.get()) else { continue };
        match content.take::<String>("text") {
            Ok(text) => plain.push_str(&text.replace('\u{fffc}', "")),
            Err(_) if content.take_raw("embeddedObjects").is_some() => plain.push_str("[embedded]\n"),
            Err(_) => {}
        }
    }
    Some(plain).filter(|plain| !plain.trim().is_empty())
}

#[cfg(test)]
mod tests;
