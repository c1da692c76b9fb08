//! Daily You: the JSON that earlier versions export, and the folder of Markdown that later ones do.

use serde_json::{Map, Number};

use super::Program;
use crate::exchange::import::json::{self, optional};
use crate::exchange::import::notes::{Found, Notes, When};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::format::fields::{FieldError, Fields};
use crate::journal::{Day, Moment};

/// Daily You.
pub(super) const PROGRAM: Program = Program { name: "daily-you", wrote, read };

fn wrote(given: &Given, shape: &Shape) -> bool {
    shape.is_list(&["timeCreated", "timeModified"]) || given.files.iter().any(|file| day_of(file).is_some())
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    match given.file() {
        Some(file) if day_of(file).is_none() => {
            let text = given.text().map_err(|why| notes.cannot(why))?;
            logs(&text, notes)
        }
        _ => {
            given.files.iter().for_each(|file| page(file, notes));
            Ok(())
        }
    }
}

fn logs(text: &str, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let logs = json::list(text).map_err(|why| notes.cannot(why))?;
    for (log, number) in logs.into_iter().zip(1..) {
        let place = format!("entry {number}");
        match one(log.get(), place.clone(), notes) {
            Ok(found) => notes.put(found),
            Err(why) => notes.refuse(place, &why),
        }
    }
    Ok(())
}

fn one(text: &str, place: String, notes: &mut Notes<'_>) -> Result<Found, FieldError> {
    let mut log = Fields::parse(text)?;
    let created: String = log.take("timeCreated")?;
    let when = when(&created).ok_or(FieldError::Invalid("timeCreated"))?;
    let words: String = optional(&mut log, "text")?.unwrap_or_default();
    let mood: Option<Number> = optional(&mut log, "mood")?;
    notes.columns([
        ("timeCreated", "the day and the time", true),
        ("text", "the text", !words.trim().is_empty()),
        ("mood", "kept as it is", mood.is_some()),
    ]);
    for name in ["imgPath", "images"] {
        let value: Option<serde_json::Value> = optional(&mut log, name)?;
        if value.is_some_and(|value| value.as_array().is_none_or(|list| !list.is_empty())) {
            notes.column(name, None);
        }
    }
    log.names().for_each(|name| notes.column(name, None));
    let mut fields = Map::new();
    if let Some(mood) = mood {
        fields.insert("mood".to_owned(), mood.into());
    }
    Ok(Found { place, key: created, when, text: words, fields })
}

/// A time without a zone, with 3 or 6 decimals: `2026-11-01T00:20:00.000`; one with a zone is a moment.
fn when(text: &str) -> Option<When> {
    if let Ok(moment) = text.parse::<Moment>() {
        return Some(When::Instant(moment.unix_seconds()));
    }
    // With a zone it is a moment, which tells whether this is a time.
    let moment: Moment = format!("{text}Z").parse().ok()?;
    let seconds = u32::try_from(moment.unix_seconds().rem_euclid(86_400)).ok()?;
    let day = text.get(..10)?.parse().ok()?;
    Some(When::Clock(Local::new(day, seconds / 3_600, seconds / 60 % 60, seconds % 60)?))
}

/// The day in the name of a page, `log_2026-11-01.md` or `log_2026-11-01_2.md`; or that no calendar has it.
fn day_of(file: &GivenFile) -> Option<Result<Day, ()>> {
    let name = file.name().strip_prefix("log_")?.strip_suffix(".md")?;
    let (day, rest) = name.split_at_checked(10)?;
    let is_second =
        rest.is_empty() || rest.strip_prefix('_').is_some_and(|number| number.parse::<u32>().is_ok());
    let is_day = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    (is_second && is_day).then(|| day.parse().map_err(drop))
}

/// A page of Markdown: pictures, a line with the mood and the day, the words.
fn page(file: &GivenFile, notes: &mut Notes<'_>) {
    let Some(day) = day_of(file) else {
        return notes.column("other files", None);
    };
    let Ok(day) = day else {
        return notes.refuse(file.path.clone(), &"no calendar has the day in its name");
    };
    let Some(text) = file.text() else {
        return notes.refuse(file.path.clone(), &"it is not text in UTF-8");
    };
    let mut rest = &*text;
    while let Some((line, below)) = rest.split_once('\n').filter(|(line, _)| line.starts_with("![](Images/"))
    {
        let _ = line;
        notes.column("pictures", None);
        rest = below;
    }
    let (first, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let head = Head::of(first, day);
    let (mood, words) = head.map_or((None, rest), |head| (head.mood, below));
    notes.columns([
        ("file name", "the day", true),
        ("mood", "kept as it is", mood.is_some()),
        ("text", "the text", !words.trim().is_empty()),
    ]);
    let mut fields = Map::new();
    if let Some(mood) = mood {
        fields.insert("mood".to_owned(), mood.into());
    }
    notes.put(Found {
        place: file.path.clone(),
        key: file.name().to_owned(),
        when: When::Clock(Local::noon(day)),
        text: words.to_owned(),
        fields,
    });
}

/// The first line of a page.
struct Head<'a> {
    mood: Option<&'a str>,
}

impl<'a> Head<'a> {
    /// The sign of the mood and the day, in the language of the phone; nothing when the line tells no year, and so is words.
    fn of(line: &'a str, day: Day) -> Option<Self> {
        let line = line.trim();
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (mood, date) =
            if first.chars().any(char::is_alphanumeric) { (None, line) } else { (Some(first), rest) };
        // Other languages have digits of their own.
        let digits = date.chars().filter(|c| c.is_numeric()).count();
        let has_own_digits = date.chars().any(|c| c.is_numeric() && !c.is_ascii());
        let is_date = date.contains(&format!("{:04}", day.year())) || has_own_digits && digits >= 5;
        (is_date && date.chars().count() <= 60).then_some(Self { mood })
    }
}

#[cfg(test)]
mod tests;
