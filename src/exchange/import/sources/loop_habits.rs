//! Loop Habit Tracker: the folder or the archive that it exports, with a table of habits and one of check marks for each.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Number, Value};

use super::Program;
use crate::exchange::import::notes::{Found, Notes, When};
use crate::exchange::import::shape::Shape;
use crate::exchange::import::table::{Row, Rows};
use crate::exchange::import::when::Local;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::Day;

/// Loop Habit Tracker.
pub(super) const PROGRAM: Program = Program { name: "loop", wrote, read };

fn wrote(given: &Given, _: &Shape) -> bool {
    given.is_folder && list_of(given).is_some()
}

/// The table of habits, and the folder in which it lies.
fn list_of(given: &Given) -> Option<(&GivenFile, &str)> {
    let is_list = |file: &&GivenFile| file.name() == "Habits.csv" && file.bytes.is_some();
    let file = given.files.iter().filter(is_list).min_by_key(|file| file.path.len())?;
    Some((file, file.path.strip_suffix("Habits.csv")?))
}

/// The most habits, and the most check marks of all of them.
const MOST_HABITS: usize = 1_000;
const MOST_MARKS: usize = 2_000_000;

/// A habit.
#[derive(Clone, Debug)]
struct Habit {
    /// The number with which the name of its folder begins.
    position: String,
    name: String,
    unit: String,
    /// Whether it is counted in numbers; else it is done or not.
    is_number: bool,
}

/// What was recorded of a habit on a day.
#[derive(Clone, Debug, PartialEq)]
enum Mark {
    Done,
    Skipped,
    Number(Number),
    /// Said by the program, or that nothing was done: nothing that the person recorded.
    Nothing(&'static str),
}

/// A day: its marks and what was written beside them, habit by habit.
#[derive(Default)]
struct OfDay {
    marks: Vec<(usize, Mark)>,
    words: Vec<(usize, String)>,
}

fn read(given: &Given, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let Some((list, folder)) = list_of(given) else {
        return Err(notes.cannot("it has no Habits.csv: name the archive, or the folder that it unpacks to"));
    };
    let text = list.text().ok_or_else(|| notes.cannot("its Habits.csv is not text in UTF-8"))?;
    let Some(habits) = habits(&text, notes) else {
        return Err(notes.cannot("its Habits.csv does not name the columns Position and Name"));
    };
    if habits.len() > MOST_HABITS {
        return Err(CannotRead::TooMuch);
    }
    let mut reader = Reader::default();
    let mut was_read = vec![false; habits.len()];
    for file in &given.files {
        let path = file.path.strip_prefix(folder).unwrap_or(&file.path);
        let of_habit = path.strip_suffix("/Checkmarks.csv").filter(|dir| !dir.contains('/'));
        let position = of_habit.and_then(|dir| dir.split(' ').next());
        if let Some(position) = position {
            let is_it = |habit: &Habit| number_of(&habit.position) == number_of(position);
            let at = habits.iter().position(is_it);
            let habit = at.and_then(|at| Some((at, habits.get(at)?, was_read.get_mut(at)?)));
            if let Some((at, habit, was_read)) = habit.filter(|(_, _, was_read)| !**was_read) {
                *was_read = true;
                reader.marks(file, (at, habit), notes);
            } else {
                notes.refuse(file.path.clone(), &"no habit in Habits.csv has its number");
            }
        } else if path.ends_with("Scores.csv") {
            notes.column("Scores.csv", None);
        } else if path == "Checkmarks.csv" {
            notes.column("Checkmarks.csv of all", None);
        } else if path != "Habits.csv" {
            notes.column("other files", None);
        }
        if reader.count > MOST_MARKS {
            return Err(CannotRead::TooMuch);
        }
    }
    for (habit, _) in habits.iter().zip(was_read).filter(|(_, was_read)| !was_read) {
        notes.refuse(format!("habit {}", habit.position), &"its Checkmarks.csv is missing");
    }
    for (day, of_day) in reader.days {
        if let Some(found) = found(day, &of_day, &habits) {
            notes.put(found);
        }
    }
    Ok(())
}

/// A number without the zeros before it, which spreadsheets take off.
fn number_of(position: &str) -> &str {
    position.trim_start_matches('0')
}

/// The habits; nothing when it is no table of them.
fn habits(text: &str, notes: &mut Notes<'_>) -> Option<Vec<Habit>> {
    let mut rows = Rows::of(text);
    let head = rows.next()?;
    let at = |name: &str| head.place_of(name);
    let (position, name, kind, unit) = (at("Position")?, at("Name")?, at("Type"), at("Unit"));
    let (mut habits, mut names) = (Vec::new(), BTreeSet::new());
    for row in rows.take(MOST_HABITS + 1) {
        let cell = |at: Option<usize>| row.cell(at).trim().to_owned();
        let (position, mut name) = (cell(Some(position)), cell(Some(name)));
        if !row.is_whole || position.is_empty() {
            notes.refuse(format!("Habits.csv, line {}", row.line), &"it is no habit");
            continue;
        }
        if name.is_empty() || !names.insert(name.clone()) {
            name = format!("{name} ({position})");
        }
        habits.push(Habit { position, name, unit: cell(unit), is_number: cell(kind) == "NUMERICAL" });
        for (at, name) in head.cells().enumerate() {
            let is_used = ["Position", "Name", "Type", "Unit"].contains(&name);
            if !is_used && !row.cell(Some(at)).trim().is_empty() {
                notes.column(name, None);
            }
        }
    }
    Some(habits)
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    days: BTreeMap<Day, OfDay>,
    /// The number of rows.
    count: usize,
}

impl Reader {
    /// Reads the check marks of one habit.
    fn marks(&mut self, file: &GivenFile, of: (usize, &Habit), notes: &mut Notes<'_>) {
        let (at, habit) = of;
        // Its own name is a word of the person.
        let name = format!("Checkmarks.csv of {}", habit.position);
        let Some(text) = file.text() else {
            return notes.refuse(name, &"it is not text in UTF-8");
        };
        for row in Rows::of(&text) {
            // Earlier versions write no names above the columns.
            if row.line == 1 && row.cell(Some(0)).trim() == "Date" {
                continue;
            }
            self.count += 1;
            if self.count > MOST_MARKS {
                return;
            }
            if let Err(why) = self.mark(&row, at, habit, notes) {
                notes.refuse(format!("{name}, line {}", row.line), &why);
            }
        }
    }

    fn mark(
        &mut self,
        row: &Row,
        at: usize,
        habit: &Habit,
        notes: &mut Notes<'_>,
    ) -> Result<(), &'static str> {
        let cell = |at: usize| row.cell(Some(at)).trim();
        let day = cell(0).parse().ok().filter(|_| row.is_whole);
        let day: Day = day.ok_or("no calendar has its date, or the file is not whole")?;
        let mark = mark(cell(1), habit.is_number).ok_or("its value is none that is known")?;
        let of_day = self.days.entry(day).or_default();
        if of_day.marks.last().is_some_and(|(last, _)| *last == at) {
            return Err("its day stands twice in the file");
        }
        match &mark {
            Mark::Done => notes.column("YES_MANUAL", Some("kept as done")),
            Mark::Skipped => notes.column("SKIP", Some("kept as skipped")),
            Mark::Number(_) => notes.column("numbers", Some("kept")),
            Mark::Nothing(name) => notes.column(name, None),
        }
        of_day.marks.push((at, mark));
        let words = cell(2);
        if !words.is_empty() {
            notes.column("Notes", Some("the text"));
            of_day.words.push((at, words.to_owned()));
        }
        Ok(())
    }
}

/// What a value says; nothing when it is none.
fn mark(value: &str, is_number: bool) -> Option<Mark> {
    // The program writes a word for some numbers, also where they are counted.
    let code = match value {
        "UNKNOWN" | "-1" => return Some(Mark::Nothing("UNKNOWN")),
        "SKIP" => return Some(Mark::Skipped),
        "NO" => 0,
        "YES_AUTO" => 1,
        "YES_MANUAL" => 2,
        number => number.parse::<i64>().ok().filter(|number| *number >= 0)?,
    };
    if is_number {
        let digits = format!("{}.{:03}", code / 1_000, code % 1_000);
        return Some(Mark::Number(digits.trim_end_matches('0').trim_end_matches('.').parse().ok()?));
    }
    match code {
        0 => Some(Mark::Nothing("NO")),
        1 => Some(Mark::Nothing("YES_AUTO")),
        2 => Some(Mark::Done),
        3 => Some(Mark::Skipped),
        _ => None,
    }
}

/// The note of a day; nothing when the person recorded nothing on it.
fn found(day: Day, of_day: &OfDay, habits: &[Habit]) -> Option<Found> {
    let name = |at: usize| habits.get(at).map_or("", |habit| habit.name.as_str());
    let (mut said, mut values) = (Vec::new(), Map::new());
    for (at, mark) in &of_day.marks {
        let unit = habits.get(*at).map(|habit| habit.unit.as_str()).filter(|unit| !unit.is_empty());
        let (words, value) = match mark {
            Mark::Done => ("yes".to_owned(), Value::from(true)),
            Mark::Skipped => ("skipped".to_owned(), Value::from("skipped")),
            Mark::Number(number) => (
                format!("{number}{}", unit.map(|unit| format!(" {unit}")).unwrap_or_default()),
                number.clone().into(),
            ),
            Mark::Nothing(_) => continue,
        };
        said.push(format!("{} {words}", name(*at)));
        values.insert(name(*at).to_owned(), value);
    }
    if said.is_empty() && of_day.words.is_empty() {
        return None;
    }
    let first = (!said.is_empty()).then(|| format!("Loop: {}", said.join(", ")));
    let words = of_day.words.iter().map(|(at, words)| format!("{}: {words}", name(*at)));
    let mut fields = Map::new();
    if !values.is_empty() {
        fields.insert("habits".to_owned(), values.into());
    }
    Some(Found {
        place: day.to_string(),
        key: day.to_string(),
        when: When::Clock(Local::noon(day)),
        text: first.into_iter().chain(words).collect::<Vec<_>>().join("\n\n"),
        fields,
    })
}

#[cfg(test)]
mod tests;
