//! What was written while the journal was locked: a note, or parts of a check-in. It is put onto its month once that can be read.

use std::iter;

use serde_json::{Map, Value, json};

use super::check_in::{CheckIn, GivenPrompt, TickList};
use super::day::Day;
use super::entry::{Body, Entry, Note};
use super::id::EntryId;
use super::moment::Moment;
use super::sign::{Rating, Scale, Sign};
use super::text::MOST_CHARACTERS;
use crate::journal::format::document::Document;
use crate::journal::format::fields::{FieldError, Fields, Writer};

const FORMAT: &str = "inward-caught";
const VERSION: u64 = 1;
/// The field of an entry that names the things caught that are in it.
const CAUGHT: &str = "captured";

/// Parts of a check-in, to be laid over what the day holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInPart {
    /// The ratings that it names; `None` for one that was skipped.
    pub ratings: Vec<(Scale, Option<Rating>)>,
    /// The notes under the questions.
    pub notes: Vec<(Sign, String)>,
    /// The ticks that it adds, and the lists that it opened.
    pub ticks: Vec<(TickList, Vec<String>)>,
    /// The day's prompt with its answer.
    pub prompt: Option<(String, String)>,
    /// Words for the day, which go to the end of what stands there.
    pub words: String,
}

impl CheckInPart {
    /// All that a check-in says.
    pub fn of(check_in: &CheckIn) -> Self {
        let rated = |scale: &Scale| Some((*scale, Some(check_in.ratings.get(*scale)?)));
        let noted = |sign: &Sign| Some((*sign, check_in.notes.get(*sign)?.to_owned()));
        let ticked = |list: &TickList| Some((*list, check_in.ticked(*list)?.to_vec()));
        Self {
            ratings: Scale::ALL.iter().filter_map(rated).collect(),
            notes: Sign::ALL.iter().filter_map(noted).collect(),
            ticks: TickList::ALL.iter().filter_map(ticked).collect(),
            prompt: check_in.prompt.as_ref().map(|prompt| (prompt.id.clone(), prompt.answer.clone())),
            words: check_in.text.clone(),
        }
    }

    /// Lays it over a check-in: ratings are replaced, ticks and words are added.
    pub fn onto(&self, stored: Option<&CheckIn>) -> CheckIn {
        let mut check_in = stored.cloned().unwrap_or_default();
        for (scale, rating) in &self.ratings {
            check_in.ratings.set(*scale, *rating);
        }
        for (sign, note) in &self.notes {
            let mut text = check_in.notes.get(*sign).unwrap_or_default().to_owned();
            append(&mut text, note);
            check_in.notes.set(*sign, text);
        }
        for (list, ids) in &self.ticks {
            let mut ticked = check_in.ticked(*list).map(<[String]>::to_vec).unwrap_or_default();
            for id in ids {
                if !ticked.contains(id) {
                    ticked.push(id.clone());
                }
            }
            check_in.set_ticked(*list, Some(ticked));
        }
        if let Some((id, answer)) = &self.prompt {
            match &check_in.prompt {
                // An answer that is there is not replaced by one that could not see it.
                Some(prompt) if !prompt.answer.is_empty() => append(&mut check_in.text, answer),
                _ => check_in.prompt = Some(GivenPrompt::new(id.clone(), answer.clone())),
            }
        }
        append(&mut check_in.text, &self.words);
        check_in
    }

    fn to_value(&self) -> Value {
        let mut ratings = Writer::default();
        for (scale, rating) in &self.ratings {
            ratings.put(scale.key(), rating.map(Rating::value));
        }
        let mut notes = Writer::default();
        for (sign, note) in &self.notes {
            notes.put(sign.key(), note.as_str());
        }
        let mut out = Writer::default();
        out.put("ratings", ratings.finish(&Map::new()));
        out.put("notes", notes.finish(&Map::new()));
        for (list, ids) in &self.ticks {
            out.put(list.key(), ids.clone());
        }
        if let Some((id, answer)) = &self.prompt {
            out.put("prompt", json!({"id": id, "answer": answer}));
        }
        out.put("text", self.words.as_str());
        out.finish(&Map::new())
    }

    fn read(mut fields: Fields<'_>) -> Result<Self, FieldError> {
        let mut part = Self::default();
        let mut ratings = fields.take_fields("ratings")?;
        for scale in Scale::ALL {
            if let Some(raw) = ratings.take_raw(scale.key()) {
                let value: Option<u8> =
                    serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid("ratings"))?;
                let rating = value.map(|value| Rating::new(value).ok_or(FieldError::Invalid("ratings")));
                part.ratings.push((scale, rating.transpose()?));
            }
        }
        let mut notes = fields.take_fields("notes")?;
        for sign in Sign::ALL {
            if let Some(raw) = notes.take_raw(sign.key()) {
                let note = serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid("notes"))?;
                part.notes.push((sign, note));
            }
        }
        for list in TickList::ALL {
            if let Some(raw) = fields.take_raw(list.key()) {
                let ids = serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid("ticks"))?;
                part.ticks.push((list, ids));
            }
        }
        if let Some(raw) = fields.take_raw("prompt") {
            let mut prompt = Fields::parse(raw.get()).map_err(|_| FieldError::Invalid("prompt"))?;
            part.prompt = Some((prompt.take("id")?, prompt.take("answer")?));
        }
        part.words = fields.take("text")?;
        Ok(part)
    }
}

/// Adds words to a text, after a blank line.
fn append(text: &mut String, words: &str) {
    if words.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(words);
}

/// The things that can be written while the journal is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaughtBody {
    /// A note.
    Note(String),
    /// Parts of a day's check-in.
    CheckIn(CheckInPart),
}

/// Something that was written while the journal was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caught {
    /// Its id; a note's entry has the same.
    pub id: EntryId,
    /// The day it belongs to.
    pub day: Day,
    /// When it was written.
    pub made_at: Moment,
    /// The journal day on which it was written.
    pub today: Day,
    /// The words and values.
    pub body: CaughtBody,
}

impl Caught {
    /// It as text.
    pub fn to_text(&self) -> String {
        let (kind, fields) = match &self.body {
            CaughtBody::Note(text) => ("note", json!({"text": text})),
            CaughtBody::CheckIn(part) => ("check_in", part.to_value()),
        };
        let mut out = Writer::default();
        out.put("format", FORMAT);
        out.put("version", VERSION);
        out.put_text("id", &self.id);
        out.put("kind", kind);
        out.put_text("day", &self.day);
        out.put_text("made_at", &self.made_at);
        out.put_text("today", &self.today);
        out.put("fields", fields);
        format!("{}\n", out.finish(&Map::new()))
    }

    /// Reads it from its text.
    ///
    /// # Errors
    /// [`FieldError`] when it is not what this version writes.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        let kind: String = fields.take("kind")?;
        let mut of_kind = fields.take_fields("fields")?;
        let body = match kind.as_str() {
            "note" => CaughtBody::Note(of_kind.take("text")?),
            "check_in" => CaughtBody::CheckIn(CheckInPart::read(of_kind)?),
            _ => return Err(FieldError::Invalid("kind")),
        };
        let (id, day, today) = (fields.take("id")?, fields.take("day")?, fields.take("today")?);
        Ok(Self { id, day, made_at: fields.take("made_at")?, today, body })
    }

    /// Makes the version that brings it into its month; `None` when it is there already, or changes nothing.
    pub fn onto(&self, document: &Document) -> Option<Entry> {
        let is_there =
            document.entries().iter().chain(document.others()).any(|entry| entry.holds_caught(self.id))
                || document.versions(self.id).next().is_some()
                || document.tombstone(self.id).is_some();
        if is_there {
            return None;
        }
        match &self.body {
            CaughtBody::Note(text) => Some(self.note(text)),
            CaughtBody::CheckIn(part) => {
                let stored = document.check_in(self.day).and_then(Entry::check_in);
                let check_in = part.onto(stored);
                if check_in.text.chars().count() > MOST_CHARACTERS {
                    // The words find room in a note of their own; and so does the rest, as words: nothing is lost, and nothing is cut.
                    return Some(self.note(&part.in_words()));
                }
                let mut version =
                    document.check_in_version(self.day, check_in, self.made_at.clone(), self.today)?;
                // Anybody who can write files can have made it: what the person recorded stays beside it, to choose from.
                if stored.is_some_and(|stored| part.contradicts(stored)) {
                    version.replaces.clear();
                }
                Some(version.with_caught(self.id))
            }
        }
    }

    fn note(&self, text: &str) -> Entry {
        let body = Body::Note(Note { text: text.to_owned() });
        Entry::new(self.id, self.day, body, self.made_at.clone(), self.today).with_caught(self.id)
    }
}

impl CheckInPart {
    /// Whether it has another rating where the day has one.
    fn contradicts(&self, stored: &CheckIn) -> bool {
        let is_other = |scale, rating| stored.ratings.get(scale).is_some_and(|there| Some(there) != rating);
        self.ratings.iter().any(|(scale, rating)| is_other(*scale, *rating))
    }

    /// All of it as words, for a day whose text is full.
    fn in_words(&self) -> String {
        let ratings = self.ratings.iter().filter_map(|(scale, rating)| {
            rating.map(|rating| format!("{}: {}", scale.key(), rating.value()))
        });
        let notes = self.notes.iter().map(|(_, note)| note.clone());
        let ticks = self.ticks.iter().filter(|(_, ids)| !ids.is_empty());
        let ticks = ticks.map(|(list, ids)| format!("{}: {}", list.key(), ids.join(", ")));
        let answer = self.prompt.iter().map(|(_, answer)| answer.clone());
        let all = ratings.chain(ticks).chain(notes).chain(answer).chain(iter::once(self.words.clone()));
        all.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

impl Entry {
    /// Whether some of it was written while the journal was locked, without the passphrase.
    pub fn was_caught(&self) -> bool {
        self.extra.get(CAUGHT).is_some()
    }

    fn holds_caught(&self, id: EntryId) -> bool {
        let id = id.to_string();
        let ids = self.extra.get(CAUGHT).and_then(Value::as_array);
        ids.is_some_and(|ids| ids.iter().any(|other| other.as_str() == Some(id.as_str())))
    }

    fn with_caught(mut self, id: EntryId) -> Self {
        let id = Value::from(id.to_string());
        match self.extra.get_mut(CAUGHT).and_then(Value::as_array_mut) {
            Some(ids) => ids.push(id),
            None => drop(self.extra.insert(CAUGHT.to_owned(), Value::Array(vec![id]))),
        }
        self
    }
}

#[cfg(test)]
mod tests;
