//! The answers that a practice entry can hold, and the shapes that its fields ask for.

use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::journal::check_in::GivenPrompt;
use crate::journal::day::Day;
use crate::journal::format::fields::{FieldError, Fields, Writer, values_of};
use crate::journal::format::whole_number::{Spellings, Whole};
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;

/// The shape of a field: the answers that it can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words; empty when there are none.
    Text,
    /// A whole number from `least` to `most`.
    Number {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// The id of one choice; ids that this version does not know are as good.
    Id,
    /// The ids of any number of choices.
    Ids,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// Another entry, by its id.
    Entry,
    /// The times when something was used or not; empty when it was never asked.
    Uses,
    /// A prompt and the answer to it; only in the check-in.
    Prompt,
    /// The answers to a number of items of a questionnaire, each a whole number from `least` to `most` or skipped.
    Items {
        /// The number of items.
        count: usize,
        /// The least answer.
        least: u8,
        /// The most.
        most: u8,
    },
}

/// The answer in a field of a practice entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing: it was skipped or not reached.
    None,
    /// Words; may be empty.
    Text(String),
    /// A number.
    Number(u16),
    /// The id that was chosen.
    Id(String),
    /// The ids that were ticked.
    Ids(Vec<String>),
    /// A day.
    Day(Day),
    /// A moment.
    Moment(Moment),
    /// Another entry.
    Entry(EntryId),
    /// The times when something was used or not, in the order in which it was asked.
    Uses(Vec<Use>),
    /// A prompt that was given.
    Prompt(GivenPrompt),
    /// Answers to the items of a questionnaire.
    Items(Vec<Option<u8>>),
}

/// Whether something was used on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The day.
    pub day: Day,
    /// The id of the answer: `yes`; `None` where it was left open.
    pub answer: Option<String>,
    extra: Map<String, Value>,
}

impl Use {
    /// Makes the answer for a day.
    pub fn new(day: Day, answer: impl Into<String>) -> Self {
        Self { day, answer: Some(answer.into()), extra: Map::new() }
    }

    /// The id of the answer; empty where it was left open.
    pub fn id(&self) -> &str {
        self.answer.as_deref().unwrap_or_default()
    }

    /// Returns the number of values.
    pub(super) fn values(&self) -> usize {
        2 + values_of(&self.extra)
    }

    fn read(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        Ok(Self { day: fields.take("day")?, answer: fields.take("answer")?, extra: fields.rest()? })
    }

    fn to_value(&self) -> Value {
        let mut out = Writer::default();
        out.put_text("day", &self.day);
        out.put("answer", self.answer.as_deref());
        out.finish(&self.extra)
    }
}

impl Shape {
    /// The answer of a field that was never reached.
    pub fn blank(self) -> Answer {
        match self {
            Self::Text => Answer::Text(String::new()),
            Self::Uses => Answer::Uses(Vec::new()),
            _ => Answer::None,
        }
    }

    /// Whether a field of this shape can hold an answer.
    pub fn takes(self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Text, Answer::Text(_))
            | (Self::Id, Answer::Id(_))
            | (Self::Ids, Answer::Ids(_))
            | (Self::Day, Answer::Day(_))
            | (Self::Moment, Answer::Moment(_))
            | (Self::Entry, Answer::Entry(_))
            | (Self::Uses, Answer::Uses(_))
            | (Self::Prompt, Answer::Prompt(_)) => true,
            (Self::Text | Self::Uses, _) => false,
            (_, Answer::None) => true,
            (Self::Number { least, most }, Answer::Number(number)) => (least..=most).contains(number),
            (Self::Items { count, least, most }, Answer::Items(items)) => {
                items.len() == count && items.iter().flatten().all(|item| (least..=most).contains(item))
            }
            _ => false,
        }
    }

    /// The answer that a JSON value is; `None` when the field cannot hold it.
    pub fn answer(self, value: &Value) -> Option<Answer> {
        let raw = serde_json::value::to_raw_value(value).ok()?;
        self.read(&raw)
    }

    pub(in crate::journal) fn read(self, raw: &RawValue) -> Option<Answer> {
        let text = raw.get();
        if text == "null" {
            return self.takes(&Answer::None).then_some(Answer::None);
        }
        let answer = match self {
            Self::Text => Answer::Text(serde_json::from_str(text).ok()?),
            Self::Number { .. } => Answer::Number(Whole::read(text)?.fit()?),
            Self::Id => Answer::Id(serde_json::from_str(text).ok()?),
            Self::Ids => Answer::Ids(serde_json::from_str(text).ok()?),
            Self::Day => Answer::Day(serde_json::from_str(text).ok()?),
            Self::Moment => Answer::Moment(serde_json::from_str(text).ok()?),
            Self::Entry => Answer::Entry(serde_json::from_str(text).ok()?),
            Self::Prompt => Answer::Prompt(GivenPrompt::read(text).ok()?),
            Self::Items { .. } => {
                let items: Vec<Option<Whole>> = serde_json::from_str(text).ok()?;
                let fits = |item: Option<Whole>| item.map_or(Some(None), |item| item.fit().map(Some));
                Answer::Items(items.into_iter().map(fits).collect::<Option<_>>()?)
            }
            Self::Uses => {
                let uses: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Answer::Uses(uses.into_iter().map(|it| Use::read(it.get()).ok()).collect::<Option<_>>()?)
            }
        };
        self.takes(&answer).then_some(answer)
    }

    /// Remembers how the numbers of an answer that was read are spelled.
    pub(in crate::journal) fn note(self, key: &str, raw: &RawValue, spellings: &mut Spellings) {
        match self {
            Self::Number { .. } if raw.get() != "null" => spellings.note(|| format!("/{key}"), raw),
            Self::Items { .. } => {
                let items: Option<Vec<&RawValue>> = serde_json::from_str(raw.get()).unwrap_or_default();
                for (place, item) in items.unwrap_or_default().into_iter().enumerate() {
                    if item.get() != "null" {
                        spellings.note(|| format!("/{key}/{place}"), item);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Answer {
    /// The words; empty when there are none.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Prompt(given) => &given.answer,
            _ => "",
        }
    }

    /// The number.
    pub fn number(&self) -> Option<u16> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the chosen id.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id),
            _ => None,
        }
    }

    /// Returns the ticked ids.
    pub fn ids(&self) -> &[String] {
        match self {
            Self::Ids(ids) => ids,
            _ => &[],
        }
    }

    /// The day.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// The moment.
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::Moment(moment) => Some(moment),
            _ => None,
        }
    }

    /// The entry that is named.
    pub fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Entry(id) => Some(*id),
            _ => None,
        }
    }

    /// Returns the times when something was used or not.
    pub fn uses(&self) -> &[Use] {
        match self {
            Self::Uses(uses) => uses,
            _ => &[],
        }
    }

    /// The answers to the items of a questionnaire, `None` where one was skipped; empty when none was begun.
    pub fn items(&self) -> &[Option<u8>] {
        match self {
            Self::Items(items) => items,
            _ => &[],
        }
    }

    /// Whether it holds nothing: no words, nothing ticked, every item skipped.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::None => true,
            Self::Text(_) | Self::Prompt(_) => self.text().is_empty(),
            Self::Ids(ids) => ids.is_empty(),
            Self::Uses(uses) => uses.is_empty(),
            Self::Items(items) => items.iter().all(Option::is_none),
            _ => false,
        }
    }

    /// Whether it says the same as another, whatever a newer version wrote next to it.
    pub fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Uses(one), Self::Uses(also)) => {
                let known = |uses: &[Use]| -> Vec<(Day, Option<String>)> {
                    uses.iter().map(|it| (it.day, it.answer.clone())).collect()
                };
                known(one) == known(also)
            }
            (Self::Prompt(one), Self::Prompt(also)) => one.is_alike(also),
            _ => self == other,
        }
    }

    /// The answer as a document writes it.
    pub fn to_value(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Text(text) | Self::Id(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Ids(ids) => json!(ids),
            Self::Day(day) => json!(day.to_string()),
            Self::Moment(moment) => json!(moment.to_string()),
            Self::Entry(id) => json!(id.to_string()),
            Self::Uses(uses) => uses.iter().map(Use::to_value).collect(),
            Self::Prompt(given) => given.to_value(),
            Self::Items(items) => json!(items),
        }
    }
}
