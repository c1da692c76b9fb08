//! Daylio: the table that it exports as CSV, and its backup.

mod backup;

use serde_json::Map;

use super::Program;
use crate::exchange::import::html;
use crate::exchange::import::notes::{Found, Notes, When, put_list, titled};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::table::{Row, Rows};
use crate::exchange::import::when::{Local, clock, english_day};
use crate::exchange::import::{CannotRead, Given};
use crate::journal::Day;

/// Daylio.
pub(super) const PROGRAM: Program = Program { name: "daylio", wrote, read };

/// How many levels moods have there.
const LEVELS: u8 = 5;

fn wrote(given: &Given, shape: &Shape) -> bool {
    if backup::in_folder(given).is_some() {
        return true;
    }
    let Shape::Text(first) = shape else { return false };
    let names: Vec<&str> = first.split([',', ';', '\t']).map(|name| name.trim().trim_matches('"')).collect();
    let has = |wanted: &[&str]| wanted.iter().all(|name| names.contains(name));
    has(&["full_date", "mood"]) || has(&["year", "date", "weekday", "mood"])
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    if let Some(file) = backup::in_folder(given) {
        return backup::read(file, notes);
    }
    let text = given.text().map_err(|why| notes.cannot(why))?;
    let mut rows = Rows::of(&text);
    let columns = rows.next().and_then(|head| Columns::of(&head));
    let Some(columns) = columns else {
        return Err(CannotRead::Form(
            "its first line does not name Daylio's columns with commas between them; when a spreadsheet has written it anew, \
             export it from Daylio again"
                .to_owned(),
        ));
    };
    let (mut has_moods, mut unstated) = (false, 0_usize);
    for row in rows {
        let place = format!("line {}", row.line);
        match columns.found(&row, place.clone(), notes) {
            Ok(found) => {
                has_moods |= found.fields.contains_key("mood");
                unstated += usize::from(
                    found.fields.contains_key("mood") && !found.fields.contains_key("mood_level"),
                );
                notes.put(found);
            }
            Err(why) => notes.refuse(place, &why),
        }
    }
    if has_moods && !notes.has_moods() {
        notes.remark(
            "Moods are kept as words. On the command line --moods rad=1,good=2,meh=3,bad=4,awful=5 states their levels too: \
             write the words that they have there.",
        );
    } else if notes.has_moods() && unstated > 0 {
        notes.remark(format!("Moods that --moods does not name have no level: {unstated}."));
    }
    Ok(())
}

/// Where each column stands.
struct Columns {
    count: usize,
    /// `full_date`, or `year` and `date`.
    day: Result<usize, (usize, usize)>,
    time: usize,
    mood: usize,
    activities: Option<usize>,
    title: Option<usize>,
    note: Option<usize>,
}

impl Columns {
    fn of(head: &Row) -> Option<Self> {
        let at = |name: &str| head.place_of(name);
        Some(Self {
            count: head.len(),
            day: match at("full_date") {
                Some(day) => Ok(day),
                None => Err((at("year")?, at("date")?)),
            },
            time: at("time")?,
            mood: at("mood")?,
            activities: at("activities"),
            title: at("note_title"),
            note: at("note"),
        })
    }

    fn found(&self, row: &Row, place: String, notes: &mut Notes<'_>) -> Result<Found, String> {
        if !row.is_whole {
            return Err("it ends within quotes: the file is not whole".to_owned());
        }
        if row.len() != self.count {
            return Err(format!("it has {} columns in place of {}", row.len(), self.count));
        }
        let cell = |at: usize| row.cell(Some(at)).trim();
        let day = match self.day {
            Ok(at) => cell(at).parse().ok(),
            Err((year, date)) => day_of(cell(year), cell(date)),
        };
        let day: Day = day.ok_or("no calendar has its date, or it is written in another form")?;
        let (hour, minute, second) =
            clock(cell(self.time)).ok_or("no clock has its time, or it is written in another form")?;
        let local = Local::new(day, hour, minute, second).ok_or("no clock has its time")?;
        let (mood, written, title) =
            (cell(self.mood), row.cell(self.activities), row.cell(self.title).trim());
        let (title, note) = (words(title), words(row.cell(self.note)));
        let list = written.split('|').map(str::trim).filter(|activity| !activity.is_empty());
        let activities: Vec<String> = list.map(str::to_owned).collect();
        let level = notes.mood_level(mood);
        notes.columns([
            ("date and time", "the day and the time", true),
            ("mood", "kept as a word", !mood.is_empty()),
            ("mood", "its level, as --moods says", level.is_some()),
            ("activities", "kept as activities", !activities.is_empty()),
            ("note_title", "the first line", !title.is_empty()),
            ("note", "the text below it", !note.trim().is_empty()),
        ]);
        let mut fields = Map::new();
        if !mood.is_empty() {
            fields.insert("mood".to_owned(), mood.into());
        }
        if let Some(level) = level {
            fields.insert("mood_level".to_owned(), level.into());
            fields.insert("mood_of".to_owned(), LEVELS.into());
        }
        put_list(&mut fields, "activities", activities);
        Ok(Found {
            place,
            // What a phone shows as 10:00 pm or as 22:00 is the same.
            key: [
                &day.to_string(),
                &format!("{hour:02}:{minute:02}"),
                mood,
                written,
                row.cell(self.title),
                row.cell(self.note),
            ]
            .join("\n"),
            when: When::Clock(local),
            text: titled(&title, &note),
            fields,
        })
    }
}

/// The words of a cell, which newer versions write as HTML.
fn words(cell: &str) -> String {
    if !html::is_html(cell) {
        return cell.to_owned();
    }
    // A line break is one there, unless it only stands between two elements.
    html::text(&cell.replace("\r\n", "\n").replace(">\n", ">").replace('\n', "<br>"))
}

/// The day of a year and a date such as `18 May` or `May 18`.
fn day_of(year: &str, date: &str) -> Option<Day> {
    let (one, other) = date.split_once(' ')?;
    let (day, month) =
        if one.starts_with(|c: char| c.is_ascii_digit()) { (one, other) } else { (other, one) };
    english_day(day, month, year)
}

#[cfg(test)]
mod tests;
