//! This program's own exports, when they hold everything, and its months: read back as they were.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::taken::{OfMonth, Taken};
use super::{CannotRead, Given, GivenFile, MOST_THINGS, Source};
use crate::exchange::export::{EXPORT_FORMAT, EXPORT_VERSION};
use crate::journal::format::document::{DocumentError, Tombstone};
use crate::journal::format::fields::{FieldError, Fields};
use crate::journal::format::migrate::FORMAT as MONTH_FORMAT;
use crate::journal::format::migrate::VERSION as MONTH_VERSION;
use crate::journal::format::whole_number::Whole;
use crate::journal::{Document, Entry, Month};

/// The part of a file in which its format is looked for.
const HEAD: usize = 4_096;

pub(super) fn wrote(given: &Given) -> bool {
    match given.file() {
        Some(file) => ["inward-export", MONTH_FORMAT].iter().any(|format| states(file, format)),
        None => given.files.iter().any(|file| month_of(file).is_some() && states(file, MONTH_FORMAT)),
    }
}

/// Whether a file says at its beginning that it has a format.
fn states(file: &GivenFile, format: &str) -> bool {
    let bytes = file.bytes.as_deref().unwrap_or_default();
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).into_owned();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('{') && head.contains(&format!("\"{format}\""))
}

/// The month that the name of a document tells, the one beside its own too.
fn month_of(file: &GivenFile) -> Option<Month> {
    let stem = file.name().strip_suffix(".json")?;
    stem.strip_suffix(".aside").unwrap_or(stem).parse().ok()
}

pub(super) fn read(given: &Given) -> Result<Taken, CannotRead> {
    let mut taken = Taken::new(Source::Inward);
    let Some(file) = given.file() else {
        for file in given.files.iter().filter(|file| is_of_journal(file)) {
            read_month(file, &mut taken);
        }
        return Ok(taken);
    };
    if states(file, MONTH_FORMAT) && !states(file, EXPORT_FORMAT) {
        read_month(file, &mut taken);
        return Ok(taken);
    }
    let text = file.text().ok_or_else(|| other("it is not text in UTF-8"))?;
    let mut months = Months::default();
    if is_in_lines(&text) {
        in_lines(&text, &mut months, &mut taken)?;
    } else {
        whole(&text, &mut months, &mut taken)?;
    }
    for (month, lists) in months.0 {
        let document = Document::parse(&lists.text(month), month).map_err(|error| match error {
            DocumentError::TooMuch => CannotRead::TooMuch,
            error => other(&format!("{month}: {error}")),
        })?;
        taken.months.insert(month, OfMonth::Journal(Box::new(document)));
    }
    Ok(taken)
}

fn other(why: &str) -> CannotRead {
    CannotRead::other(Source::Inward, why)
}

/// Whether a file is a month of the journal: at the top of the folder, or in its folder `journal`. Whatever else lies
/// there (backups, trash) is not the journal.
fn is_of_journal(file: &GivenFile) -> bool {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    (folder.is_empty() || folder == "journal") && month_of(file).is_some()
}

fn read_month(file: &GivenFile, taken: &mut Taken) {
    let read = file.text().ok_or_else(|| "it is not text in UTF-8".to_owned()).and_then(|text| {
        let stated = || Fields::parse(&text).and_then(|mut fields| fields.take::<Month>("month"));
        let month = month_of(file).map_or_else(stated, Ok).map_err(|error| error.to_string())?;
        Document::parse(&text, month).map_err(|error| error.to_string())
    });
    match read {
        Ok(document) => match taken.months.remove(&document.month()) {
            Some(OfMonth::Journal(own)) => {
                taken.months.insert(document.month(), OfMonth::Journal(Box::new(own.merge(document))));
            }
            _ => drop(taken.months.insert(document.month(), OfMonth::Journal(Box::new(document)))),
        },
        Err(why) => taken.refuse(file.path.clone(), &why),
    }
}

/// The elements of the lists of each month, as text.
#[derive(Default)]
struct Months(BTreeMap<Month, Lists>);

#[derive(Default)]
struct Lists {
    lists: [Vec<String>; 3],
    fields: Vec<(String, Value)>,
}

/// The lists of a month's document.
const LISTS: [&str; 3] = ["entries", "others", "tombstones"];

impl Months {
    fn count(&self) -> usize {
        self.0.values().flat_map(|month| &month.lists).map(Vec::len).sum()
    }

    fn put(&mut self, month: Month, list: &str, text: String) {
        let lists = &mut self.0.entry(month).or_default().lists;
        if let Some((_, elements)) = LISTS.iter().zip(lists).find(|(name, _)| **name == list) {
            elements.push(text);
        }
    }

    /// Takes one element of a list of an export.
    fn take(&mut self, list: &str, text: &str) -> Result<(), FieldError> {
        match list {
            "entries" | "others" => {
                let entry = Entry::parse(text)?;
                self.put(Month::of(entry.day), list, text.to_owned());
            }
            "tombstones" => {
                let (month, tombstone) = with_month(text)?;
                let tombstone = Value::Object(tombstone).to_string();
                Tombstone::parse(&tombstone)?;
                self.put(month, list, tombstone);
            }
            "kept" => {
                let mut fields = Fields::parse(text)?;
                let (month, of): (Month, String) = (fields.take("month")?, fields.take("of")?);
                let kept: String = fields.take("text")?;
                if !LISTS.contains(&of.as_str()) {
                    return Err(FieldError::Invalid("of"));
                }
                serde_json::from_str::<&RawValue>(&kept).map_err(|_| FieldError::Invalid("text"))?;
                self.put(month, &of, kept);
            }
            "fields" => {
                let mut fields = Fields::parse(text)?;
                let month = fields.take("month")?;
                let more = fields.take_fields("fields")?.rest()?;
                let is_own = |name: &String| {
                    LISTS.contains(&name.as_str()) || ["format", "version", "month"].contains(&name.as_str())
                };
                let more = more.into_iter().filter(|(name, _)| !is_own(name));
                self.0.entry(month).or_default().fields.extend(more);
            }
            _ => return Err(FieldError::Invalid("list")),
        }
        Ok(())
    }
}

/// A tombstone without the month that an export gives it, and the month.
fn with_month(text: &str) -> Result<(Month, serde_json::Map<String, Value>), FieldError> {
    let mut fields = Fields::parse(text)?;
    Ok((fields.take("month")?, fields.rest()?))
}

impl Lists {
    /// The document of the month, in whatever spelling.
    fn text(&self, month: Month) -> String {
        let list = |texts: &Vec<String>| format!("[{}]", texts.join(","));
        let [entries, others, tombstones] = self.lists.each_ref().map(list);
        let mut text = format!(
            "{{\"format\":\"{MONTH_FORMAT}\",\"version\":{MONTH_VERSION},\"month\":\"{month}\",\
             \"entries\":{entries},\"others\":{others},\"tombstones\":{tombstones}"
        );
        for (name, value) in &self.fields {
            text.extend([",", &Value::from(name.as_str()).to_string(), ":", &value.to_string()]);
        }
        text.push('}');
        text
    }
}

/// Whether the head stands in a line of its own.
fn is_in_lines(text: &str) -> bool {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    Fields::parse(first).is_ok()
        && rest.lines().next().is_none_or(|line| line.starts_with('{'))
        && !first.contains("\"entries\":")
}

/// Refuses a head that is no export of everything.
fn check_head(head: &mut Fields<'_>) -> Result<(), CannotRead> {
    let wrong = |error: FieldError| other(&error.to_string());
    if head.take::<String>("format").map_err(wrong)? != EXPORT_FORMAT {
        return Err(wrong(FieldError::Invalid("format")));
    }
    if head.take::<Whole>("version").map_err(wrong)?.0 > EXPORT_VERSION {
        return Err(other("a newer version of inward wrote it: update inward"));
    }
    if head.take::<bool>("complete").map_err(wrong)? { Ok(()) } else { Err(CannotRead::NotComplete) }
}

/// An export as one JSON document.
fn whole(text: &str, months: &mut Months, taken: &mut Taken) -> Result<(), CannotRead> {
    let mut fields = Fields::parse(text).map_err(|error| match serde_json::from_str::<&RawValue>(text) {
        Err(fault) => {
            other(&format!("it is not whole JSON (line {}, column {})", fault.line(), fault.column()))
        }
        Ok(_) => other(&error.to_string()),
    })?;
    check_head(&mut fields)?;
    for list in ["entries", "others", "tombstones", "kept", "fields"] {
        let Some(raw) = fields.take_raw(list) else { continue };
        let elements: Vec<&RawValue> =
            serde_json::from_str(raw.get()).map_err(|_| other(&format!("{list} is no list")))?;
        if elements.len() > MOST_THINGS {
            return Err(CannotRead::TooMuch);
        }
        for (place, element) in elements.iter().enumerate() {
            if let Err(why) = months.take(list, element.get()) {
                taken.refuse(format!("{list}, element {}", place + 1), &why);
            }
        }
    }
    if months.count() > MOST_THINGS { Err(CannotRead::TooMuch) } else { Ok(()) }
}

/// An export with one thing a line.
fn in_lines(text: &str, months: &mut Months, taken: &mut Taken) -> Result<(), CannotRead> {
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let (head, _) = lines.next().unwrap_or_default();
    check_head(&mut Fields::parse(head).map_err(|error| other(&error.to_string()))?)?;
    for (line, number) in lines {
        if number > MOST_THINGS {
            return Err(CannotRead::TooMuch);
        }
        if let Err(why) = take_line(line, months) {
            taken.refuse(format!("line {number}"), &why);
        }
    }
    Ok(())
}

fn take_line(line: &str, months: &mut Months) -> Result<(), FieldError> {
    // As it is written here, so that a field of the same name that an entry may have stays.
    let written = line.strip_prefix("{\"list\":\"").and_then(|rest| rest.split_once("\","));
    if let Some((list, rest)) = written {
        return months.take(list, &format!("{{{rest}"));
    }
    let mut fields = Fields::parse(line)?;
    let list: String = fields.take("list")?;
    months.take(&list, &Value::Object(fields.rest()?).to_string())
}

#[cfg(test)]
mod tests;
