//! The fields of entries: one table by which drafts, versions and screens treat all kinds alike.
//!
//! A new field of the check-in is a variant here, with its name, its shape, and how it is taken out of a check-in and put in.

use serde_json::Value;

use super::check_in::{CheckIn, TickList};
use super::entry::{Body, Note};
use super::practice::{Answer, Kind, Practice, Shape};
use super::sign::{Rating, Scale, Sign};

/// One field of an entry, or a value that a draft keeps next to the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A rating, or that it was skipped.
    Rating(Scale),
    /// The note under a sign's question.
    Note(Sign),
    /// The ticks of a list.
    Ticks(TickList),
    /// The day's prompt and its answer.
    Prompt,
    /// Free words.
    Text,
    /// The answer in a field of an exercise, by the field's name.
    Answer(&'static str),
    /// The page that was reached, from 0; in drafts alone.
    Page,
    /// The version that an edit started from, as its entry; only in drafts.
    Seen,
}

impl Field {
    /// The fields of a check-in, in the order in which they are shown.
    pub fn of_check_in() -> impl Iterator<Item = Self> {
        let rated = Scale::ALL.into_iter().flat_map(|scale| match scale {
            Scale::Sign(sign) => vec![Self::Rating(scale), Self::Note(sign)],
            Scale::Steadiness => vec![Self::Rating(scale)],
        });
        rated.chain(TickList::ALL.map(Self::Ticks)).chain([Self::Prompt, Self::Text])
    }

    /// The name on a draft's line: `ratings.jealousy`.
    pub fn name(self) -> String {
        match self {
            Self::Rating(scale) => format!("ratings.{}", scale.key()),
            Self::Note(sign) => format!("notes.{}", sign.key()),
            Self::Ticks(list) => list.key().to_owned(),
            Self::Prompt => "prompt".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Answer(key) => format!("answers.{key}"),
            Self::Page => "page".to_owned(),
            Self::Seen => "seen".to_owned(),
        }
    }

    /// The field of this name, of whatever kind of entry.
    pub fn named(name: &str) -> Option<Self> {
        let answers = Kind::ALL.into_iter().flat_map(|kind| kind.fields().iter());
        let answers = answers.map(|field| Self::Answer(field.key));
        let mut all = Self::of_check_in().chain([Self::Page, Self::Seen]).chain(answers);
        all.find(|field| field.name() == name)
    }

    /// Whether the person may have written words in it.
    pub fn holds_words(self) -> bool {
        matches!(self, Self::Note(_) | Self::Prompt | Self::Text | Self::Answer(_))
    }

    /// The shapes of its answers: kinds of exercises have fields of one name with different ones.
    pub fn shapes(self) -> Vec<Shape> {
        match self {
            Self::Rating(_) => vec![Shape::Number { least: 0, most: Rating::MAX.into() }],
            Self::Note(_) | Self::Text => vec![Shape::Text],
            Self::Ticks(_) => vec![Shape::Ids],
            Self::Prompt => vec![Shape::Prompt],
            Self::Answer(key) => {
                Kind::ALL.into_iter().filter_map(|kind| kind.field(key)).map(|field| field.shape).collect()
            }
            Self::Page | Self::Seen => Vec::new(),
        }
    }
}

impl Body {
    /// A body of a kind in which nothing was answered yet; `None` for a kind that this version does not know.
    pub fn blank(kind: &str) -> Option<Self> {
        match kind {
            "check_in" => Some(Self::CheckIn(Box::default())),
            "note" => Some(Self::Note(Note::default())),
            kind => Kind::from_key(kind).map(Practice::new).map(Self::Practice),
        }
    }

    /// Its fields in the order in which they are shown; none when this version cannot show it.
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::CheckIn(_) => Field::of_check_in().collect(),
            Self::Note(_) => vec![Field::Text],
            Self::Practice(practice) => {
                practice.kind().fields().iter().map(|field| Field::Answer(field.key)).collect()
            }
            Self::Other { .. } => Vec::new(),
        }
    }

    /// Whether another body has the same fields, and this version can show them.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_known = |body: &Self| !matches!(body, Self::Other { .. });
        is_known(self) && is_known(other) && self.kind() == other.kind()
    }

    /// The answer in a field; [`Answer::None`] when it has no such field.
    pub fn get(&self, field: Field) -> Answer {
        match (self, field) {
            (Self::CheckIn(check_in), field) => check_in.get(field),
            (Self::Note(note), Field::Text) => Answer::Text(note.text.clone()),
            (Self::Practice(practice), Field::Answer(key)) => practice.get(key).clone(),
            _ => Answer::None,
        }
    }

    /// Replaces the answer in a field by another of its shape.
    pub fn set(&mut self, field: Field, answer: Answer) {
        match (self, field, answer) {
            (Self::CheckIn(check_in), field, answer) => check_in.set(field, answer),
            (Self::Note(note), Field::Text, Answer::Text(text)) => note.text = text,
            (Self::Practice(practice), Field::Answer(key), answer) => {
                practice.set(key, answer);
            }
            _ => {}
        }
    }

    /// The answer that a JSON value is; `None` when the field cannot hold it.
    pub fn read(&self, field: Field, value: &Value) -> Option<Answer> {
        let shape = match (self, field) {
            (Self::Practice(practice), Field::Answer(key)) => practice.kind().field(key)?.shape,
            _ => field.shapes().into_iter().next()?,
        };
        shape.answer(value)
    }
}

impl CheckIn {
    /// The answer in a field; [`Answer::None`] when a check-in has no such field.
    pub fn get(&self, field: Field) -> Answer {
        let answer = match field {
            Field::Rating(scale) => self.ratings.get(scale).map(|it| Answer::Number(it.value().into())),
            Field::Note(sign) => Some(Answer::Text(self.notes.get(sign).unwrap_or_default().to_owned())),
            Field::Ticks(list) => self.ticked(list).map(|ids| Answer::Ids(ids.to_vec())),
            Field::Prompt => self.prompt.clone().map(Answer::Prompt),
            Field::Text => Some(Answer::Text(self.text.clone())),
            Field::Answer(_) | Field::Page | Field::Seen => None,
        };
        answer.unwrap_or(Answer::None)
    }

    /// Replaces the answer in a field by another of its shape.
    pub fn set(&mut self, field: Field, answer: Answer) {
        match (field, answer) {
            (Field::Rating(scale), answer) => {
                let value = answer.number().and_then(|number| u8::try_from(number).ok());
                self.ratings.set(scale, value.and_then(Rating::new));
            }
            (Field::Note(sign), Answer::Text(text)) => self.notes.set(sign, text),
            (Field::Ticks(list), Answer::Ids(ids)) => self.set_ticked(list, Some(ids)),
            (Field::Ticks(list), _) => self.set_ticked(list, None),
            (Field::Prompt, Answer::Prompt(given)) => {
                self.prompt = Some(match self.prompt.take() {
                    // Whatever a newer version wrote next to the answer stays.
                    Some(before) if before.id == given.id && given.is_plain() => {
                        before.answered(given.answer)
                    }
                    _ => given,
                });
            }
            (Field::Prompt, _) => self.prompt = None,
            (Field::Text, Answer::Text(text)) => self.text = text,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::GivenPrompt;
    use crate::journal::testing::entries_of;

    fn whole() -> Body {
        let mut check_in = CheckIn { text: "words".to_owned(), ..CheckIn::default() };
        for scale in Scale::ALL {
            check_in.ratings.set(scale, Rating::new(4));
        }
        for sign in Sign::ALL {
            check_in.notes.set(sign, sign.key().to_owned());
        }
        for list in TickList::ALL {
            check_in.set_ticked(list, Some(vec![list.key().to_owned()]));
        }
        check_in.prompt = Some(GivenPrompt::new("J4", "Yes."));
        Body::CheckIn(Box::new(check_in))
    }

    #[test]
    fn a_body_is_all_of_its_fields_and_each_is_read_as_it_is_written() {
        let exercises = Kind::ALL.into_iter().flat_map(|kind| entries_of(kind).map(|entry| entry.body));
        let note = Body::Note(Note { text: "a note".to_owned() });
        for body in exercises.chain([whole(), note]) {
            let mut copy = Body::blank(body.kind()).unwrap();
            assert!(copy.is_like(&body));
            for field in body.fields() {
                let answer = body.get(field);
                assert_eq!(body.read(field, &answer.to_value()).as_ref(), Some(&answer), "{field:?}");
                assert_eq!(Field::named(&field.name()), Some(field));
                copy.set(field, answer);
            }
            assert_eq!(copy, body);
        }
    }

    #[test]
    fn what_cannot_be_shown_is_like_nothing() {
        let unknown = Body::Other { kind: "fear".to_owned() };
        assert!(!unknown.is_like(&unknown) && !unknown.is_like(&Body::blank("fear").unwrap()));
        assert_eq!(Body::blank("weather"), None);
    }
}
