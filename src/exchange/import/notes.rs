//! Notes from another program: what its reader found becomes entries here, by the same rules for all of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::taken::{OfMonth, Taken};
use super::when::{Local, moment};
use super::{CannotRead, MOST_THINGS, MoodLevel, Setting, Source};
use crate::journal::format::fields::values_of;
use crate::journal::format::receipt::ImportColumn;
use crate::journal::text::{cleaned, one_line};
use crate::journal::{Day, Entry, EntryId, Imported, Moment, Month};
use crate::wording::numbers::counted;

/// The most that one text may hold, in bytes.
const MOST_TEXT: usize = 1024 * 1024;
/// The most values besides words that one thing may bring.
const MOST_VALUES: usize = 1_000;
/// The most columns that are told apart.
const MOST_COLUMNS: usize = 200;
/// The most characters of the name of a column.
const MOST_NAME: usize = 40;

/// When something was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day and a time on a clock here. The day is the one that was written there.
    Clock(Local),
    /// A moment on a clock elsewhere. The day is the one that was written there.
    There(Moment),
    /// A moment without a zone, in seconds since 1970: the day is that of the journal here, as the person saw it.
    Instant(i64),
}

/// One thing that a reader found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Where it stands: `line 12`.
    pub(super) place: String,
    /// What tells it from others, and is the same each time that it is exported. Of equal ones the reader need not think.
    pub(super) key: String,
    /// When it was written.
    pub(super) when: When,
    /// Its words.
    pub(super) text: String,
    /// What it holds besides words, by the names that documents give it.
    pub(super) fields: Map<String, Value>,
}

/// What a reader found so far.
pub(super) struct Notes<'a> {
    setting: &'a Setting<'a>,
    taken: Taken,
    /// How many things had each key.
    keys: BTreeMap<EntryId, u64>,
    columns: BTreeMap<(String, Option<&'static str>), usize>,
    read: usize,
    /// How many moments name no zone that is known.
    unzoned: usize,
}

impl<'a> Notes<'a> {
    pub(super) fn new(source: Source, setting: &'a Setting<'a>) -> Self {
        let taken = Taken::new(source);
        Self { setting, taken, keys: BTreeMap::new(), columns: BTreeMap::new(), read: 0, unzoned: 0 }
    }

    /// The reason why nothing of it can be read.
    pub(super) fn cannot(&self, why: impl Into<String>) -> CannotRead {
        CannotRead::other(self.taken.source, why)
    }

    /// Counts a thing that has something in a column, and says what becomes of that; nothing when it is left behind.
    pub(super) fn column(&mut self, name: &str, becomes: Option<&'static str>) {
        let mut name: String = one_line(name).chars().take(MOST_NAME).collect();
        let columns = &mut self.taken.columns;
        if columns.len() >= MOST_COLUMNS && !self.columns.contains_key(&(name.clone(), becomes)) {
            "others".clone_into(&mut name);
        }
        let at = *self.columns.entry((name.clone(), becomes)).or_insert_with(|| {
            columns.push(ImportColumn { name, becomes: becomes.map(str::to_owned), count: 0 });
            columns.len() - 1
        });
        if let Some(column) = columns.get_mut(at) {
            column.count += 1;
        }
    }

    /// Counts columns of which each is there or not.
    pub(super) fn columns<const N: usize>(&mut self, columns: [(&str, &'static str, bool); N]) {
        for (name, becomes, _) in columns.into_iter().filter(|(_, _, is_there)| *is_there) {
            self.column(name, Some(becomes));
        }
    }

    /// Whether levels of moods were stated.
    pub(super) fn has_moods(&self) -> bool {
        !self.setting.moods.is_empty()
    }

    /// The level that was stated for a mood.
    pub(super) fn mood_level(&self, mood: &str) -> Option<u8> {
        let is_it = |known: &&MoodLevel| known.mood.to_lowercase() == mood.to_lowercase();
        self.setting.moods.iter().find(is_it).map(|known| known.level)
    }

    /// A moment on the clock of the zone of this name; one without a zone where none is known by it.
    pub(super) fn in_zone(&mut self, instant: i64, zone: &str) -> When {
        let ahead = self.setting.zones.there(zone.trim(), instant);
        self.unzoned += usize::from(ahead.is_none());
        ahead.map_or(When::Instant(instant), |ahead| When::There(Moment::new(instant, ahead)))
    }

    /// Says something that is worth knowing, in a sentence without words of the person.
    pub(super) fn remark(&mut self, sentence: impl Into<String>) {
        self.taken.remarks.push(sentence.into());
    }

    /// Refuses a thing. The reason holds none of its words.
    pub(super) fn refuse(&mut self, place: impl Into<String>, why: &impl ToString) {
        if self.counted() {
            self.taken.refuse(place, why);
        }
    }

    /// Takes a thing, or refuses it where it cannot be an entry.
    pub(super) fn put(&mut self, found: Found) {
        if !self.counted() {
            return;
        }
        let text = cleaned(&found.text);
        let text = text.trim_end().trim_start_matches('\n').to_owned();
        let (day, saved_at) = self.placed(&found.when);
        let fault = if day > self.setting.today {
            Some("its day is still to come")
        } else if text.len() > MOST_TEXT {
            Some("its text is longer than 1 MiB")
        } else if values_of(&found.fields) > MOST_VALUES || weight(&found.fields) > MOST_TEXT {
            Some("it holds too much besides its text")
        } else if text.is_empty() && found.fields.is_empty() {
            Some("there is nothing in it to keep")
        } else {
            None
        };
        if let Some(fault) = fault {
            return self.taken.refuse(found.place, &fault);
        }
        let id = self.id(&found.key);
        let imported = Imported {
            from: self.taken.source.name().to_owned(),
            receipt: self.setting.receipt.to_string(),
            fields: found.fields,
        };
        let note = Entry::imported_note(id, day, saved_at, text, imported);
        let month = self.taken.months.entry(Month::of(day)).or_insert_with(|| OfMonth::Notes(Vec::new()));
        if let OfMonth::Notes(notes) = month {
            notes.push(note);
        }
    }

    /// Returns what was read.
    pub(super) fn finish(mut self) -> Result<Taken, CannotRead> {
        if self.unzoned > 0 {
            let count = counted(self.unzoned, "of them names", "of them name");
            self.remark(format!(
                "{count} no zone that is known: their time and day are those of the clock here."
            ));
        }
        if self.read > MOST_THINGS { Err(CannotRead::TooMuch) } else { Ok(self.taken) }
    }

    /// Counts a thing; whether there is room for it.
    fn counted(&mut self) -> bool {
        self.read += 1;
        self.read <= MOST_THINGS
    }

    /// The id of a thing. Of things with the same key each further one has the number in it that it comes as.
    fn id(&mut self, key: &str) -> EntryId {
        let source = self.taken.source.name();
        let first = EntryId::of_import(source, key);
        let count = self.keys.entry(first).or_default();
        *count += 1;
        if *count == 1 { first } else { EntryId::of_import(source, &format!("{key}\n{count}")) }
    }

    fn placed(&self, when: &When) -> (Day, Moment) {
        let Setting { day_start, night, zones, .. } = *self.setting;
        let here = |instant| zones.here(instant);
        let of_journal = |moment: &Moment| Day::at(moment, day_start);
        match when {
            When::Clock(local) => {
                let saved_at = moment(*local, here);
                // A clock that was put forward shows another time than was written, but never another day.
                (if night && local.is_before(day_start) { local.day.plus(-1) } else { local.day }, saved_at)
            }
            When::There(moment) => {
                let written = crate::journal::DayStart::new(0).unwrap_or(day_start);
                (if night { of_journal(moment) } else { Day::at(moment, written) }, moment.clone())
            }
            When::Instant(instant) => {
                let saved_at = Moment::new(*instant, here(*instant));
                (of_journal(&saved_at), saved_at)
            }
        }
    }
}

/// The bytes of the texts in fields.
fn weight(fields: &Map<String, Value>) -> usize {
    fn of(value: &Value) -> usize {
        match value {
            Value::String(text) => text.len(),
            Value::Array(list) => list.iter().map(of).sum(),
            Value::Object(fields) => weight(fields),
            _ => 1,
        }
    }
    fields.iter().map(|(name, value)| name.len() + of(value)).sum()
}

/// A title, an empty line, a text; either alone when the other is empty.
pub(super) fn titled(title: &str, body: &str) -> String {
    let (title, body) = (title.trim(), body.trim_end().trim_start_matches(['\n', '\r']));
    match (title.is_empty(), body.trim().is_empty()) {
        (true, _) => body.to_owned(),
        (_, true) => title.to_owned(),
        _ => format!("{title}\n\n{body}"),
    }
}

/// Keeps texts as a list, unless there are none.
pub(super) fn put_list(fields: &mut Map<String, Value>, name: &str, texts: Vec<String>) {
    if !texts.is_empty() {
        fields.insert(name.to_owned(), texts.into());
    }
}
