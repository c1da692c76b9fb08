//! The practice entry: the record of one guided exercise, as the answers to its questions.
//!
//! Every kind is a list of fields ([`Kind::fields`]), each of one shape; every entry of the kind has all of them,
//! `null` or empty where nothing was answered. Only a field that came to its kind later is missing where it holds nothing,
//! so that an entry of before is written as it was.

mod answer;
pub mod fields;
mod name;

pub use answer::{Answer, Shape, Use};
pub use fields::{Field, Kind, LOOK_BACK, LOOKED_BACK_ON};

use fields::{Name, of};

use super::day::Day;
use crate::journal::format::fields::{FieldError, Fields, Writer};
use crate::journal::format::whole_number::Spellings;

/// The practice entry's own part of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    kind: Kind,
    answers: Vec<Answer>,
}

impl Practice {
    /// An exercise in which nothing was answered yet.
    pub fn new(kind: Kind) -> Self {
        let answers = kind.fields().iter().map(|field| field.shape.blank()).collect();
        Self { kind, answers }
    }

    /// Returns the exercise it is from.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The answer in a field; [`Answer::None`] when the kind has no such field.
    pub fn get(&self, key: impl AsRef<str>) -> &Answer {
        self.place(key).and_then(|at| self.answers.get(at)).unwrap_or(&Answer::None)
    }

    /// Replaces the answer in a field; returns whether the kind has the field and it takes such an answer.
    pub fn set(&mut self, key: impl AsRef<str>, answer: Answer) -> bool {
        let Some(at) = self.place(key) else { return false };
        let takes = self.kind.fields().get(at).is_some_and(|field| field.shape.takes(&answer));
        match self.answers.get_mut(at) {
            Some(place) if takes => *place = answer,
            _ => return false,
        }
        true
    }

    /// Makes a field as if it had never been answered.
    pub fn clear(&mut self, key: impl AsRef<str>) {
        if let Some(field) = self.kind.field(key.as_ref()) {
            self.set(field.key, field.shape.blank());
        }
    }

    /// Whether a field holds nothing.
    pub fn is_blank(&self, key: impl AsRef<str>) -> bool {
        self.get(key).is_blank()
    }

    /// Whether no field holds anything.
    pub fn is_all_blank(&self) -> bool {
        self.answers.iter().all(Answer::is_blank)
    }

    /// The answer in a field, read by the type of the field.
    pub fn answer<T: of::Type>(&self, field: Name<T>) -> T::Read<'_> {
        T::read(self.get(field))
    }

    /// Replaces the answer in a field; whether the kind has the field and it takes the answer.
    pub fn put<T: of::Type>(&mut self, field: Name<T>, given: T::Given) -> bool {
        self.set(field, T::answer(given))
    }

    /// The day from which it waits to be looked back on; `None` when it does not.
    pub fn look_back(&self) -> Option<Day> {
        self.answer(LOOK_BACK)
    }

    /// Every text the person wrote in it, in the order of its fields; none is empty.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.answers.iter().filter_map(|answer| match answer {
            Answer::Text(text) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    }

    /// The fields with their answers, in their order.
    pub fn answers(&self) -> impl Iterator<Item = (&'static Field, &Answer)> {
        self.kind.fields().iter().zip(&self.answers)
    }

    /// Counts the things listed in its fields.
    pub(super) fn values(&self) -> usize {
        let listed = |answer: &Answer| match answer {
            Answer::Ids(ids) => ids.len(),
            Answer::Uses(uses) => uses.iter().map(Use::values).sum(),
            Answer::Items(items) => items.len(),
            _ => 0,
        };
        self.answers.iter().map(listed).sum()
    }

    pub(super) fn read(
        kind: Kind,
        fields: &mut Fields<'_>,
        spellings: &mut Spellings,
    ) -> Result<Self, FieldError> {
        let mut answers = Vec::with_capacity(kind.fields().len());
        for field in kind.fields() {
            let Some(raw) = fields.take_raw(field.key) else {
                if !field.may_be_missing {
                    return Err(FieldError::Missing(field.key));
                }
                answers.push(field.shape.blank());
                continue;
            };
            // Nobody writes such a field without an answer: the digest of the entry would be another.
            let answer = field.shape.read(raw).filter(|it| !field.may_be_missing || !it.is_blank());
            answers.push(answer.ok_or(FieldError::Invalid(field.key))?);
            field.shape.note(field.key, raw, spellings);
        }
        Ok(Self { kind, answers })
    }

    pub(super) fn write(&self, out: &mut Writer) {
        for (field, answer) in self.answers() {
            if !field.may_be_missing || !answer.is_blank() {
                out.put(field.key, answer.to_value());
            }
        }
    }

    fn place(&self, key: impl AsRef<str>) -> Option<usize> {
        self.kind.fields().iter().position(|field| field.key == key.as_ref())
    }
}

#[cfg(test)]
mod tests;
