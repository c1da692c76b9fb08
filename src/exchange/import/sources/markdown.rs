//! Markdown: a folder with a file for each day, as Obsidian and others keep daily notes.

use std::collections::BTreeSet;

use serde_json::Map;

use super::Program;
use crate::exchange::import::notes::{Found, Notes, When};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::{Day, Moment};

/// A folder of Markdown.
pub(super) const PROGRAM: Program = Program { name: "markdown", wrote, read };

/// The endings of files that are read.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];
/// What the names of copies have in them that a program made which keeps folders the same on several devices.
const COPIES: [&str; 4] = [".sync-conflict-", "conflicted copy", "conflict copy", "(case conflict"];
/// The most files that are named because they are left behind.
const MOST_NAMED: usize = 5;

fn wrote(given: &Given, _: &Shape) -> bool {
    given.files.iter().any(|file| Name::of(file).is_some())
}

#[expect(clippy::unnecessary_wraps, reason = "other programs write what cannot be read at all")]
fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let (mut days, mut others) = (Vec::new(), Vec::new());
    for file in given.files.iter().filter(|file| !file.path.starts_with(".obsidian/")) {
        match Name::of(file) {
            Some(name) => days.push((name, file)),
            None => others.push(file),
        }
    }
    // A copy comes after that of which it may be one.
    days.sort_by_key(|(name, _)| name.is_copy);
    let mut seen = BTreeSet::new();
    for (name, file) in days {
        take(&name, file, &mut seen, notes);
    }
    for file in &others {
        notes.column(if file.bytes.is_some() { "other files with words" } else { "other files" }, None);
    }
    let worded: Vec<&str> =
        others.iter().filter(|it| it.bytes.is_some()).map(|it| it.path.as_str()).collect();
    if let Some(more) = worded.len().checked_sub(MOST_NAMED)
        && more > 0
    {
        let named = worded.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        notes.remark(format!(
            "The names of these files begin with no day; they are not read: {named} and {more} more."
        ));
    } else if !worded.is_empty() {
        notes.remark(format!(
            "The names of these files begin with no day; they are not read: {}.",
            worded.join(", ")
        ));
    }
    Ok(())
}

/// What the name of a file tells.
struct Name<'a> {
    /// The day; nothing when no calendar has it.
    day: Option<Day>,
    /// What stands behind the day.
    rest: &'a str,
    /// Whether a program that keeps folders the same may have made it.
    is_copy: bool,
}

impl<'a> Name<'a> {
    /// `2026-11-05.md`, `2026-11-05 A walk.md`, or `2026/11/05.md`; nothing for a file that is of no day.
    fn of(file: &'a GivenFile) -> Option<Self> {
        let (stem, ending) = file.name().rsplit_once('.')?;
        if !ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
            return None;
        }
        let is_number = |text: &str, digits: usize| {
            text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if let [.., year, month, _] = file.path.split('/').collect::<Vec<_>>().as_slice()
            && is_number(year, 4)
            && is_number(month, 2)
            && is_number(stem, 2)
        {
            return Some(Self {
                day: format!("{year}-{month}-{stem}").parse().ok(),
                rest: "",
                is_copy: false,
            });
        }
        let (day, rest) = stem.split_at_checked(10)?;
        let is_day = matches!(day.split('-').collect::<Vec<_>>().as_slice(),
            [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2));
        if !is_day || rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let is_numbered = || rest.strip_prefix(' ').is_some_and(|rest| is_number(rest, 1));
        let is_copy = COPIES.iter().any(|part| rest.contains(part)) || is_numbered();
        Some(Self { day: day.parse().ok(), rest: rest.trim(), is_copy })
    }
}

fn take(name: &Name<'_>, file: &GivenFile, seen: &mut BTreeSet<(Day, String)>, notes: &mut Notes<'_>) {
    let place = file.path.clone();
    let Some(day) = name.day else {
        return notes.refuse(place, &"no calendar has the day in its name");
    };
    let Some(text) = file.text() else {
        return notes.refuse(place, &"it is not text in UTF-8");
    };
    let (front, body) = front_matter(&text);
    // Files of one day with the same words are one, if their names tell that they are copies.
    let is_new = seen.insert((day, text.trim().to_owned()));
    if name.is_copy && !is_new {
        return notes.column("copies that say the same", None);
    }
    if name.is_copy {
        notes.remark(format!(
            "{place} may be a copy that a program for several devices made: it comes in as a note of its own."
        ));
    }
    let date = front.and_then(date_of);
    let is_named = !name.is_copy && !name.rest.is_empty() && !body.trim().is_empty();
    notes.columns([
        ("file name", "the day", true),
        ("date in the front matter", "the day, in place of the name", date.is_some()),
        ("front matter", "kept as text", front.is_some()),
        ("rest of the file name", "kept as name", is_named),
        ("text", "the text", !body.trim().is_empty()),
    ]);
    let mut fields = Map::new();
    if is_named {
        fields.insert("name".to_owned(), name.rest.into());
    }
    if let Some(front) = front.filter(|front| !front.trim().is_empty()) {
        fields.insert("front_matter".to_owned(), front.trim_end().replace("\r\n", "\n").into());
    }
    notes.put(Found {
        place,
        key: file.name().to_owned(),
        when: date.unwrap_or(When::Clock(Local::noon(day))),
        text: body.to_owned(),
        fields,
    });
}

/// The fields between two lines `---` at the beginning, and the text below them. What is not closed, or holds other lines than
/// fields, is text.
fn front_matter(text: &str) -> (Option<&str>, &str) {
    let whole = (None, text);
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return whole };
    let mut length = first.len();
    for line in lines {
        let end = length + line.len();
        if ["---", "..."].contains(&line.trim_end()) {
            let (front, body) = (text.get(first.len()..length), text.get(end..));
            return (front, body.unwrap_or_default());
        }
        let is_of_field =
            line.trim().is_empty() || line.starts_with([' ', '\t', '#', '-']) || line.contains(':');
        if !is_of_field {
            return whole;
        }
        length = end;
    }
    whole
}

/// When something was written, as its front matter says: `date: 2026-11-05`, with a time or not.
fn date_of(front: &str) -> Option<When> {
    let value = front.lines().find_map(|line| line.strip_prefix("date:"))?;
    let value = value.trim().trim_matches(['"', '\'']);
    if let Ok(moment) = value.parse::<Moment>() {
        return Some(When::There(moment));
    }
    let (day, rest) = value.split_at_checked(10)?;
    let day: Day = day.parse().ok()?;
    if rest.is_empty() {
        return Some(When::Clock(Local::noon(day)));
    }
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 2);
    let time: Option<Vec<u32>> = rest.strip_prefix([' ', 'T'])?.split(':').map(number).collect();
    match time?.as_slice() {
        [hour, minute] => Local::new(day, *hour, *minute, 0),
        [hour, minute, second] => Local::new(day, *hour, *minute, *second),
        _ => None,
    }
    .map(When::Clock)
}

#[cfg(test)]
mod tests;
