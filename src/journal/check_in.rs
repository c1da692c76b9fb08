//! The check-in: the daily entry.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::day::Day;
use super::sign::{Ratings, Sign};
use crate::journal::format::fields::{FieldError, Fields, Writer, values_of};
use crate::journal::format::whole_number::Spellings;

/// Ratings of days further back than this change only after a confirmation.
const DAYS_RATINGS_STAY_OPEN: i64 = 7;

/// Whether a day is so far back that its ratings change only after a confirmation.
pub fn are_ratings_settled(day: Day, today: Day) -> bool {
    today.days_since(day) > DAYS_RATINGS_STAY_OPEN
}

/// The check-in's own part of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckIn {
    /// The five ratings and steadiness.
    pub ratings: Ratings,
    /// The notes written under the questions.
    pub notes: Notes,
    pub(super) ticks: [Option<Vec<String>>; 4],
    /// The day's prompt, once it was shown.
    pub prompt: Option<GivenPrompt>,
    /// Free words on the day; may be empty.
    pub text: String,
}

impl CheckIn {
    /// Returns the ticks of a list: `None` when the list was never opened, empty when it was opened and left empty.
    pub fn ticked(&self, list: TickList) -> Option<&[String]> {
        self.ticks.get(list as usize).and_then(Option::as_deref)
    }

    /// Replaces the ticks of a list.
    pub fn set_ticked(&mut self, list: TickList, ids: Option<Vec<String>>) {
        if let Some(ticked) = self.ticks.get_mut(list as usize) {
            *ticked = ids;
        }
    }

    /// Every text the person wrote in it, in the order in which it is shown; none is empty.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let notes = Sign::ALL.into_iter().filter_map(|sign| self.notes.get(sign));
        let answer = self.prompt.as_ref().map(|prompt| prompt.answer.as_str());
        notes.chain(answer).chain([self.text.as_str()]).filter(|text| !text.is_empty())
    }

    /// Counts the ticks, and the values in fields that this version does not know.
    pub(super) fn values(&self) -> usize {
        let ticked: usize = self.ticks.iter().flatten().map(Vec::len).sum();
        let in_prompt = self.prompt.as_ref().map_or(0, |prompt| values_of(&prompt.extra));
        ticked + self.ratings.unknown_values() + values_of(&self.notes.extra) + in_prompt
    }

    pub(super) fn read(fields: &mut Fields<'_>, spellings: &mut Spellings) -> Result<Self, FieldError> {
        let mut check_in = Self {
            ratings: Ratings::read(fields.take_fields("ratings")?, spellings)?,
            notes: Notes::read(fields.take_fields("notes")?)?,
            ..Self::default()
        };
        for list in TickList::ALL {
            check_in.set_ticked(list, fields.take(list.key())?);
        }
        let prompt = fields.take_raw("prompt").ok_or(FieldError::Missing("prompt"))?;
        if prompt.get() != "null" {
            check_in.prompt = Some(GivenPrompt::read(prompt.get())?);
        }
        check_in.text = fields.take("text")?;
        Ok(check_in)
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.put("ratings", self.ratings.to_value());
        out.put("notes", self.notes.to_value());
        for list in TickList::ALL {
            out.put(list.key(), self.ticked(list).map(<[String]>::to_vec));
        }
        out.put("prompt", self.prompt.as_ref().map(GivenPrompt::to_value));
        out.put("text", self.text.as_str());
    }
}

/// The notes written under the questions of a check-in; a sign without a note has none, never an empty one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    texts: BTreeMap<Sign, String>,
    extra: Map<String, Value>,
}

impl Notes {
    /// The note under a sign's question, if one was written.
    pub fn get(&self, sign: Sign) -> Option<&str> {
        self.texts.get(&sign).map(String::as_str)
    }

    /// Replaces the note under a sign's question; an empty one removes it.
    pub fn set(&mut self, sign: Sign, text: String) {
        if text.is_empty() {
            self.texts.remove(&sign);
        } else {
            self.texts.insert(sign, text);
        }
    }

    fn read(mut fields: Fields<'_>) -> Result<Self, FieldError> {
        let mut notes = Self::default();
        for sign in Sign::ALL {
            if let Some(raw) = fields.take_raw(sign.key()) {
                let text: String =
                    serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid("notes"))?;
                notes.texts.insert(sign, text);
            }
        }
        notes.extra = fields.rest()?;
        Ok(notes)
    }

    fn to_value(&self) -> Value {
        let mut out = Writer::default();
        for (sign, text) in &self.texts {
            out.put(sign.key(), text.as_str());
        }
        out.finish(&self.extra)
    }
}

/// The prompt that a check-in showed, and the answer to it, which may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenPrompt {
    /// The prompt's permanent id: `J4`.
    pub id: String,
    /// The written answer; empty when the prompt was shown and skipped.
    pub answer: String,
    extra: Map<String, Value>,
}

impl GivenPrompt {
    /// A prompt that was shown, with its answer.
    pub fn new(id: impl Into<String>, answer: impl Into<String>) -> Self {
        Self { id: id.into(), answer: answer.into(), extra: Map::new() }
    }

    /// The same prompt with another answer.
    pub fn answered(self, answer: impl Into<String>) -> Self {
        Self { answer: answer.into(), ..self }
    }

    /// Whether it holds nothing that only a newer version knows.
    pub(super) fn is_plain(&self) -> bool {
        self.extra.is_empty()
    }

    /// Whether it is the same prompt with the same answer, whatever a newer version wrote next to it.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        self.id == other.id && self.answer == other.answer
    }

    pub(super) fn read(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text).map_err(|_| FieldError::Invalid("prompt"))?;
        Ok(Self { id: fields.take("id")?, answer: fields.take("answer")?, extra: fields.rest()? })
    }

    pub(super) fn to_value(&self) -> Value {
        let mut out = Writer::default();
        out.put("id", self.id.as_str());
        out.put("answer", self.answer.as_str());
        out.finish(&self.extra)
    }
}

/// One of the four tick-lists of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickList {
    /// The list of what set it off.
    Triggers,
    /// The list of what I did.
    Did,
    /// The list of what helped.
    Helped,
    /// The place where it may come from.
    Roots,
}

impl TickList {
    /// The lists in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Triggers, Self::Did, Self::Helped, Self::Roots];

    /// The name in documents and in the config: `triggers`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Triggers => "triggers",
            Self::Did => "did",
            Self::Helped => "helped",
            Self::Roots => "roots",
        }
    }

    /// The list with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }
}
