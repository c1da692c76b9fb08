//! The parts of an entry, and which of them leave.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::insight::practice::monthly_check;
use crate::journal::field::Field;
use crate::journal::imported::IMPORTED;
use crate::journal::practice::{Answer, Kind, Shape};
use crate::journal::{Body, Entry, Practice, Scale, Sign, TickList};
use crate::texts;
use crate::texts::instruments::instruments;
use crate::wording::scores;

/// A part of what the journal holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The ratings of check-ins.
    Ratings,
    /// The ticks of check-ins.
    Ticks,
    /// The numbers and choices of exercises.
    Exercises,
    /// The scores of the questionnaires.
    Checks,
    /// All that the person wrote.
    Words,
    /// Versions that lost to another, and the marks of what was deleted.
    Versions,
    /// Everything, in a form that can be read back.
    All,
}

impl Part {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 7] =
        [Self::Ratings, Self::Ticks, Self::Exercises, Self::Checks, Self::Words, Self::Versions, Self::All];

    /// The name on the command line: `words`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ratings => "ratings",
            Self::Ticks => "ticks",
            Self::Exercises => "exercises",
            Self::Checks => "checks",
            Self::Words => "words",
            Self::Versions => "versions",
            Self::All => "all",
        }
    }

    /// The part of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// The parts that leave; by default ratings and ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts(BTreeSet<Part>);

impl Default for Parts {
    fn default() -> Self {
        Self([Part::Ratings, Part::Ticks].into())
    }
}

impl Parts {
    /// The parts that were named: they are added to ratings and ticks, unless one of these was named itself.
    pub fn of(named: impl IntoIterator<Item = Part>) -> Self {
        let mut parts: BTreeSet<Part> = named.into_iter().collect();
        if !parts.contains(&Part::Ratings) && !parts.contains(&Part::Ticks) {
            parts.extend(Self::default().0);
        }
        Self(parts)
    }

    /// The same parts, and all that a single entry holds: for entries that were chosen one by one.
    pub fn of_chosen(self) -> Self {
        let whole = [Part::Ratings, Part::Ticks, Part::Exercises, Part::Checks, Part::Words];
        Self(self.0.into_iter().chain(whole).collect())
    }

    /// Whether a part leaves.
    pub fn has(&self, part: Part) -> bool {
        self.0.contains(&part) || self.is_complete()
    }

    /// Whether everything leaves, so that it can be read back.
    pub fn is_complete(&self) -> bool {
        self.0.contains(&Part::All)
    }

    /// The names of the parts that leave.
    pub(super) fn names(&self) -> Vec<&'static str> {
        Part::ALL.into_iter().filter(|part| self.has(*part)).map(Part::name).collect()
    }

    /// What leaves of an entry; `None` when nothing of it does.
    pub(super) fn left(&self, entry: &Entry) -> Option<Entry> {
        if self.is_complete() {
            return Some(entry.clone());
        }
        let mut left = entry.clone();
        for field in entry.body.fields() {
            if !self.takes(&entry.body, field) {
                left.body.set(field, blank(&entry.body, field));
            }
        }
        let is_anything = match &left.body {
            // That there is a check-in on a day is something in itself.
            Body::CheckIn(_) => true,
            Body::Note(note) => !note.text.is_empty() || self.has(Part::Words) && left.source().is_some(),
            Body::Practice(practice) => practice.answers().any(|(_, answer)| !answer.is_blank()),
            Body::Other { .. } => false,
        };
        if !self.has(Part::Words) {
            left = left.without_imported();
        }
        is_anything.then_some(left)
    }

    /// Whether what a field holds leaves.
    fn takes(&self, body: &Body, field: Field) -> bool {
        self.has(part_of(body, field))
    }

    /// The JSON of an entry: as a document holds it, without what does not leave.
    pub(super) fn value(&self, entry: &Entry) -> Value {
        let value = entry.to_value();
        if self.is_complete() {
            return value;
        }
        let Value::Object(mut fields) = value else { return value };
        fields.retain(|name, value| self.keeps(entry, name, value));
        if let Body::Practice(practice) = &entry.body
            && practice.kind() == Kind::MonthlyCheck
            && self.has(Part::Checks)
        {
            fields.insert("scores".to_owned(), scores_of(practice));
        }
        Value::Object(fields)
    }

    /// Whether a field of an entry's JSON stays; what only a newer version knows does not, as it may be words.
    fn keeps(&self, entry: &Entry, name: &str, value: &mut Value) -> bool {
        match name {
            "id" | "kind" | "day" | "saved_at" | "edited_at" | "late" => return true,
            "replaces" => return self.has(Part::Versions),
            _ => {}
        }
        match (&entry.body, name) {
            (Body::CheckIn(_), "ratings") => {
                keep_only(value, |name| Scale::ALL.iter().any(|scale| scale.key() == name));
                self.has(Part::Ratings)
            }
            (Body::CheckIn(_), "notes") => {
                keep_only(value, |name| Sign::ALL.iter().any(|sign| sign.key() == name));
                self.has(Part::Words)
            }
            (Body::CheckIn(_), "prompt") => {
                keep_only(value, |name| ["id", "answer"].contains(&name));
                self.has(Part::Words)
            }
            (Body::CheckIn(_), name) if TickList::from_key(name).is_some() => self.has(Part::Ticks),
            // What another program held besides words is the person's own words too, such as their names of moods.
            (Body::CheckIn(_) | Body::Note(_), "text" | IMPORTED) => self.has(Part::Words),
            // The answers to single items go only with everything.
            (Body::Practice(practice), name) if practice.kind() != Kind::MonthlyCheck => {
                let Some(field) = practice.kind().field(name) else { return false };
                if let Value::Array(uses) = value {
                    for it in uses {
                        keep_only(it, |name| ["day", "answer"].contains(&name));
                    }
                }
                self.takes(&entry.body, Field::Answer(field.key))
            }
            _ => false,
        }
    }
}

fn keep_only(value: &mut Value, is_known: impl Fn(&str) -> bool) {
    if let Value::Object(fields) = value {
        fields.retain(|name, _| is_known(name));
    }
}

/// The part that a field of an entry belongs to.
fn part_of(body: &Body, field: Field) -> Part {
    match field {
        Field::Rating(_) => Part::Ratings,
        Field::Ticks(_) => Part::Ticks,
        Field::Answer(key) => match body {
            Body::Practice(practice) if practice.kind() == Kind::MonthlyCheck => Part::Checks,
            Body::Practice(practice) if is_worded(practice, key) => Part::Words,
            _ => Part::Exercises,
        },
        Field::Note(_) | Field::Prompt | Field::Text | Field::Page | Field::Seen => Part::Words,
    }
}

/// Whether the person worded an answer, be it as a choice of their own. The ids of choices are plain words in ASCII.
fn is_worded(practice: &Practice, key: &'static str) -> bool {
    let shape = practice.kind().field(key).map(|field| field.shape);
    let step = texts::practice::steps(practice.kind()).of_field(key);
    let is_own = |id: &str| {
        let known = step.is_some_and(|step| step.options().iter().any(|option| option.id == id));
        let may_be_own = step.is_some_and(|step| step.from == "own");
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        !known && (may_be_own || !id.chars().all(is_plain))
    };
    match (shape, practice.get(key)) {
        (Some(Shape::Text), _) => true,
        (_, Answer::Id(id)) => is_own(id),
        (_, Answer::Ids(ids)) => ids.iter().any(|id| is_own(id)),
        (_, Answer::Uses(uses)) => uses.iter().any(|it| is_own(it.id())),
        _ => false,
    }
}

/// The answer of a field that was left.
fn blank(body: &Body, field: Field) -> Answer {
    match (body, field) {
        (Body::Practice(practice), Field::Answer(key)) => {
            practice.kind().field(key).map_or(Answer::None, |field| field.shape.blank())
        }
        (_, Field::Note(_) | Field::Text) => Answer::Text(String::new()),
        _ => Answer::None,
    }
}

/// The score of each questionnaire that was begun, with the number of items that were answered.
fn scores_of(check: &Practice) -> Value {
    let mut scores = Map::new();
    for instrument in instruments().all() {
        let score = scores::score(instrument, check);
        if score.n > 0 {
            let value = score.value.map(|value| match value {
                monthly_check::Value::Tenths(tenths) => {
                    json!(f64::from(i32::try_from(tenths).unwrap_or_default()) / 10.0)
                }
                monthly_check::Value::Points(points) => json!(points),
            });
            let score = json!({ "value": value, "answered": score.n, "items": instrument.items.len() });
            scores.insert(instrument.key.clone(), score);
        }
    }
    Value::Object(scores)
}
