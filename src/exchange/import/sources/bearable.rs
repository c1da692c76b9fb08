//! Bearable: the table that it exports as CSV, a row for each thing that was recorded.

use serde_json::{Map, Number};

use super::Program;
use crate::exchange::import::notes::{Found, Notes, When, put_list};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::table::{Row, Rows};
use crate::exchange::import::when::{Local, clock, english_day};
use crate::exchange::import::{CannotRead, Given};
use crate::journal::Day;

/// Bearable.
pub(super) const PROGRAM: Program = Program { name: "bearable", wrote, read };

fn wrote(_: &Given, shape: &Shape) -> bool {
    matches!(shape, Shape::Text(first) if Rows::of(first).next().and_then(|head| Columns::of(&head)).is_some())
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let text = given.text().map_err(|why| notes.cannot(why))?;
    let mut rows = Rows::of(&text);
    let Some(columns) = rows.next().and_then(|head| Columns::of(&head)) else {
        return Err(notes.cannot("its first line does not name the columns date, category and rating/amount"));
    };
    for row in rows {
        let place = format!("line {}", row.line);
        match columns.found(&row, place.clone(), notes) {
            Ok(found) => notes.put(found),
            Err(why) => notes.refuse(place, &why),
        }
    }
    Ok(())
}

/// Where each column stands.
struct Columns {
    count: usize,
    date: usize,
    /// The date again, in a form that needs no words; newer versions have it.
    formatted: Option<usize>,
    time: Option<usize>,
    category: usize,
    amount: usize,
    detail: Option<usize>,
    notes: Option<usize>,
}

impl Columns {
    fn of(head: &Row) -> Option<Self> {
        let at = |name: &str| head.place_of(name);
        Some(Self {
            count: head.len(),
            date: at("date")?,
            formatted: at("date formatted"),
            time: at("time of day"),
            category: at("category")?,
            amount: at("rating/amount")?,
            detail: at("detail"),
            notes: at("notes"),
        })
    }

    fn found(&self, row: &Row, place: String, notes: &mut Notes<'_>) -> Result<Found, String> {
        if !row.is_whole {
            return Err("it ends within quotes: the file is not whole".to_owned());
        }
        if row.len() != self.count {
            return Err(format!("it has {} columns in place of {}", row.len(), self.count));
        }
        let cell = |at: Option<usize>| row.cell(at).trim();
        let day = cell(self.formatted).parse().ok().or_else(|| day_of(cell(Some(self.date))));
        let day: Day = day.ok_or("no calendar has its date, or it is written in another form")?;
        let (time, category, amount) = (cell(self.time), cell(Some(self.category)), cell(Some(self.amount)));
        let at = clock(time).and_then(|(hour, minute, second)| Local::new(day, hour, minute, second));
        let amount = if amount == "None" { "" } else { amount };
        let detail: Vec<String> = cell(self.detail)
            .split('|')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect();
        let words = row.cell(self.notes);
        notes.columns([
            ("date", "the day", true),
            ("time of day", "the time", at.is_some()),
            ("time of day", "kept as it is", at.is_none() && !time.is_empty()),
            ("category", "kept", !category.is_empty()),
            ("rating/amount", "kept as amount", !amount.is_empty()),
            ("detail", "kept", !detail.is_empty()),
            ("notes", "the text", !words.trim().is_empty()),
        ]);
        let has_content = !amount.is_empty() || !detail.is_empty() || !words.trim().is_empty();
        let mut fields = Map::new();
        if has_content {
            for (name, text) in
                [("category", category), ("time_of_day", if at.is_some() { "" } else { time })]
            {
                if !text.is_empty() {
                    fields.insert(name.to_owned(), text.into());
                }
            }
        }
        if !amount.is_empty() {
            // A span of time such as 7:30 is none.
            let number = amount.parse::<Number>().ok();
            fields.insert("amount".to_owned(), number.map_or_else(|| amount.into(), Into::into));
        }
        put_list(&mut fields, "detail", detail);
        Ok(Found {
            place,
            key: [&day.to_string(), time, category, amount, row.cell(self.detail), words].join("\n"),
            when: When::Clock(at.unwrap_or(Local::noon(day))),
            text: words.to_owned(),
            fields,
        })
    }
}

/// `8th Dec 2021`
fn day_of(text: &str) -> Option<Day> {
    let [day, month, year] = text.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    english_day(day, month, year)
}

#[cfg(test)]
mod tests;
