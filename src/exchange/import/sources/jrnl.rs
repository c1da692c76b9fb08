//! jrnl: its JSON export, and its own text in the form that it comes with (`[2026-11-22 21:14] Title`).

use serde_json::{Map, Value};

use super::Program;
use crate::exchange::import::json;
use crate::exchange::import::notes::{Found, Notes, When, put_list, titled};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::Day;
use crate::journal::format::fields::{FieldError, Fields};

/// jrnl.
pub(super) const PROGRAM: Program = Program { name: "jrnl", wrote, read };

fn wrote(given: &Given, shape: &Shape) -> bool {
    match shape {
        Shape::Folder => given.files.iter().any(|file| {
            let first = |day: String| Some(header(file.text()?.lines().next()?, Some(&day)).is_some());
            day_of(file).and_then(first).unwrap_or_default()
        }),
        Shape::Text(first) => header(first, None).is_some() || is_like_a_header(first),
        shape => shape.is_object(&["tags", "entries"]) && !shape.is_object(&["format"]),
    }
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    if given.is_folder {
        given.files.iter().for_each(|file| read_day(file, notes));
        return Ok(());
    }
    let text = given.text().map_err(|why| notes.cannot(why))?;
    if text.trim_start().starts_with('{') {
        return entries(&text, notes);
    }
    lines(&text, None, "", notes).map_err(|number| {
        CannotRead::Form(format!(
            "line {number} {NO_HEADER}; with another time format, write it anew with jrnl --format json"
        ))
    })
}

/// A file of a journal that is a folder.
fn read_day(file: &GivenFile, notes: &mut Notes<'_>) {
    let Some(day) = day_of(file) else {
        return notes.column("other files", None);
    };
    let Some(text) = file.text() else {
        return notes.refuse(file.path.clone(), &"it is not text in UTF-8");
    };
    let place = format!("{}, ", file.path);
    if let Err(number) = lines(&text, Some(&day), &place, notes) {
        notes.refuse(format!("{place}line {number}"), &format!("it {NO_HEADER}"));
    }
}

/// The day that the folders and the name of a file tell, `2026/11/05.txt`; no calendar need have it.
fn day_of(file: &GivenFile) -> Option<String> {
    let parts: Vec<&str> = file.path.strip_suffix(".txt")?.split('/').collect();
    let [.., year, month, day] = parts.as_slice() else { return None };
    let written = format!("{year}-{month}-{day}");
    is_like(&written, "0000-00-00").then_some(written)
}

/// Why a text is none of jrnl's.
const NO_HEADER: &str = "does not begin an entry, as [2026-11-22 21:14] does";

/// The reason to refuse an entry that no calendar or clock has a place for.
const NO_SUCH_TIME: &str = "no calendar has its date, or no clock its time";

/// An entry, from either form.
#[derive(Default)]
struct One {
    place: String,
    day: String,
    time: String,
    title: String,
    body: String,
    tags: Vec<String>,
    starred: bool,
    /// What only journals of Day One have.
    more: Map<String, Value>,
}

impl One {
    fn put(self, notes: &mut Notes<'_>) {
        let when = self.day.parse::<Day>().ok().zip(time(&self.time));
        let Some((day, (hour, minute))) = when else {
            return notes.refuse(self.place, &NO_SUCH_TIME);
        };
        let Some(local) = Local::new(day, hour, minute, 0) else {
            return notes.refuse(self.place, &NO_SUCH_TIME);
        };
        notes.columns([
            ("date and time", "the day and the time", true),
            ("title", "the first line", !self.title.trim().is_empty()),
            ("body", "the text below it", !self.body.trim().is_empty()),
            ("tags", "kept as tags", !self.tags.is_empty()),
            ("starred", "kept", self.starred),
        ]);
        let mut fields = Map::new();
        put_list(&mut fields, "tags", self.tags);
        if self.starred {
            fields.insert("starred".to_owned(), true.into());
        }
        for (name, value) in self.more {
            notes.column(&name, Some("kept"));
            fields.insert(name, value);
        }
        notes.put(Found {
            place: self.place,
            key: format!("{}\n{}\n{}", self.day, self.time, self.title.trim()),
            when: When::Clock(local),
            text: titled(&self.title, &self.body),
            fields,
        });
    }
}

/// `21:14`
fn time(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.split_once(':')?;
    let is_number = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(hour) && is_number(minute)).then(|| Some((hour.parse().ok()?, minute.parse().ok()?)))?
}

/// The JSON export.
fn entries(text: &str, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let (_, entries) = json::list_in(text, "entries").map_err(|why| notes.cannot(why))?;
    for (entry, number) in entries.into_iter().zip(1..) {
        let place = format!("entry {number}");
        match one(entry.get(), place.clone(), notes) {
            Ok(one) => one.put(notes),
            Err(why) => notes.refuse(place, &why),
        }
    }
    Ok(())
}

/// An entry of the JSON export.
fn one(text: &str, place: String, notes: &mut Notes<'_>) -> Result<One, FieldError> {
    let mut fields = Fields::parse(text)?;
    let mut one = One {
        place,
        day: fields.take("date")?,
        time: fields.take("time")?,
        title: fields.take("title")?,
        body: json::optional(&mut fields, "body")?.unwrap_or_default(),
        tags: json::optional(&mut fields, "tags")?.unwrap_or_default(),
        starred: json::optional(&mut fields, "starred")?.unwrap_or_default(),
        more: Map::new(),
    };
    // Journals that are those of Day One have them; of whatever else there may be only the name is looked at.
    for name in ["uuid", "creator"] {
        match json::optional::<Value>(&mut fields, name)? {
            Some(value @ Value::String(_)) => drop(one.more.insert(name.to_owned(), value)),
            Some(_) => notes.column(name, None),
            None => {}
        }
    }
    fields.names().for_each(|name| notes.column(name, None));
    Ok(one)
}

/// The date, the time and the rest of a line that begins an entry; no calendar need have that date. In a file of a day the
/// time is enough.
fn header<'a>(line: &'a str, day_of_file: Option<&'a str>) -> Option<(&'a str, &'a str, &'a str)> {
    let (stamp, rest) = line.strip_prefix('[')?.split_once(']')?;
    let (day, clock) = match stamp.split_once(' ') {
        Some((day, clock)) => (day, clock),
        None => (day_of_file?, stamp),
    };
    let rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
    (is_like(day, "0000-00-00") && is_like(clock, "00:00")).then_some((day, clock, rest))
}

/// Whether a text is like a pattern in which 0 stands for a digit.
fn is_like(text: &str, pattern: &str) -> bool {
    let as_pattern = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    text.bytes().map(as_pattern).eq(pattern.bytes())
}

/// Whether a line begins like an entry whose date is written in another form.
fn is_like_a_header(line: &str) -> bool {
    let stamp = line.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    stamp.is_some_and(|(stamp, _)| stamp.bytes().filter(u8::is_ascii_digit).count() >= 4)
}

/// Reads the entries of a text, or says which line should begin one and does not.
fn lines(text: &str, day_of_file: Option<&str>, place: &str, notes: &mut Notes<'_>) -> Result<(), i32> {
    let header = |line| header(line, day_of_file);
    let mut lines = text.lines().zip(1..).skip_while(|(line, _)| line.trim().is_empty()).peekable();
    if let Some((_, number)) = lines.peek().filter(|(line, _)| header(line).is_none()) {
        return Err(*number);
    }
    let mut odd = Vec::new();
    while let Some((line, number)) = lines.next() {
        let Some((day, clock, first)) = header(line) else { continue };
        let mut body: Vec<&str> = Vec::new();
        while let Some((line, number)) = lines.next_if(|(line, _)| header(line).is_none()) {
            if is_like_a_header(line) {
                odd.push(number);
            }
            body.push(line);
        }
        let (first, starred) = match first.trim_end().strip_suffix(" *") {
            Some(first) => (first.trim_end(), true),
            None => (first.trim_end(), false),
        };
        let body = body.join("\n");
        let (title, body) =
            if body.trim().is_empty() { first_sentence(first) } else { (first, body.as_str()) };
        One {
            place: format!("{place}line {number}"),
            day: day.to_owned(),
            time: clock.to_owned(),
            title: title.to_owned(),
            tags: tags(&format!("{title}\n{body}")),
            body: body.to_owned(),
            starred,
            more: Map::new(),
        }
        .put(notes);
    }
    name_odd(&odd, place, notes);
    Ok(())
}

/// Says which lines look like entries and were taken for words.
fn name_odd(odd: &[i32], place: &str, notes: &mut Notes<'_>) {
    const MOST: usize = 5;
    if odd.is_empty() {
        return;
    }
    let lines: Vec<String> = odd.iter().take(MOST).map(ToString::to_string).collect();
    let more = if odd.len() > MOST { format!(" and {} more", odd.len() - MOST) } else { String::new() };
    let lines = lines.join(", ");
    notes.remark(format!(
        "Lines that begin with another date in brackets are taken for words of the entry before: {place}line {lines}{more}."
    ));
}

/// The first sentence of a text of one line and the rest, as jrnl itself parts them.
fn first_sentence(text: &str) -> (&str, &str) {
    let ends = ".!?…‼‽⁇⁈⁉⋯﹒﹗";
    let ends_alone = "！．？｡。";
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        if ends_alone.contains(c) {
            return parted(text, end);
        }
        if !ends.contains(c) {
            continue;
        }
        if let Some((at, c)) = chars.peek().copied().filter(|(_, c)| "'’\"”".contains(*c)) {
            chars.next();
            end = at + c.len_utf8();
        }
        while let Some((at, c)) = chars.peek().copied().filter(|(_, c)| "])".contains(*c)) {
            chars.next();
            end = at + c.len_utf8();
        }
        if chars.peek().is_some_and(|(_, c)| c.is_whitespace()) {
            return parted(text, end);
        }
    }
    (text.trim(), "")
}

fn parted(text: &str, end: usize) -> (&str, &str) {
    let (title, body) = text.split_at_checked(end).unwrap_or((text, ""));
    (title.trim(), body.trim())
}

/// The tags of a text, as jrnl finds them with the sign that it comes with.
fn tags(text: &str) -> Vec<String> {
    let words = text.split_whitespace().filter_map(|word| word.strip_prefix('@'));
    let is_of_tag = |c: char| c.is_alphanumeric() || "-+*#/_".contains(c);
    let tag = |word: &str| word.chars().take_while(|c| is_of_tag(*c)).collect::<String>().to_lowercase();
    words.map(tag).filter(|tag| !tag.is_empty()).map(|tag| format!("@{tag}")).collect()
}

#[cfg(test)]
mod tests;
