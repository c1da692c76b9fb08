//! The texts of the exercises: their list, the question of each step, and the wording of their entries.

mod shown;
mod steps;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use shown::{BETWEEN, Saying, first_words, kind_name, told_in};
pub use steps::{Again, End, Lead, Only, Same, Step, Steps, Way, named, steps};

use serde::Deserialize;

pub use super::practice;
use crate::journal::TickList;
use crate::journal::practice::{Answer, Kind, Practice};

/// The list of the exercises, and its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeTexts {
    screen: BTreeMap<String, String>,
    exercise: Vec<Exercise>,
    list: Vec<NamedList>,
}

/// An exercise in the list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    kind: String,
    /// The name of an entry of it.
    pub name: String,
    /// The name of several.
    pub plural: String,
    /// The heading.
    pub title: String,
    /// The summary of what one does in it.
    pub summary: String,
    /// The time it takes, in words.
    pub minutes: String,
    /// The name of an entry that waits; empty for a kind that never waits.
    #[serde(default)]
    pub due: String,
    /// The state of research on it, in a sentence.
    pub research: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedList {
    name: String,
    options: Vec<Choice>,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its permanent id.
    pub id: String,
    /// The label on the screen.
    pub label: String,
    /// The explanation; may be empty.
    #[serde(default)]
    pub text: String,
    /// The answer that decides whether it is offered.
    pub only: Option<Only>,
    /// Whether the words are copied out as a file with it: not offered where they would limit someone's freedom.
    #[serde(default)]
    pub copies: bool,
}

impl Choice {
    /// A choice that is always offered and needs no explanation.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), ..Self::default() }
    }
}

impl PracticeTexts {
    /// Returns one of the texts of the Practice screen and of Home's lines on it; empty when there is none of that
    /// name.
    pub fn screen(&self, name: &str) -> &str {
        self.screen.get(name).map_or("", String::as_str)
    }

    /// Returns an exercise as the list shows it.
    pub fn exercise(&self, kind: Kind) -> &Exercise {
        static NONE: LazyLock<Exercise> = LazyLock::new(Exercise::default);
        let found = self.exercise.iter().find(|exercise| exercise.kind == kind.key());
        found.unwrap_or_else(|| &NONE)
    }

    /// The kinds in the order in which they are listed.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.exercise.iter().filter_map(|exercise| Kind::from_key(&exercise.kind))
    }

    /// Returns a list that several exercises choose from; empty when there is none of that name.
    pub fn list(&self, name: &str) -> &[Choice] {
        self.list.iter().find(|list| list.name == name).map_or(&[], |list| &list.options)
    }
}

/// An answer with its name, as it reads in an entry that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The field's name in documents.
    pub key: &'static str,
    /// The name of the answer.
    pub label: Cow<'static, str>,
    /// The answer in words; never empty.
    pub words: String,
    /// Whether these are the person's own words, which may be long.
    pub is_written: bool,
}

/// Lists the answers of an entry that hold something, in words, in the order of its fields. `tick` returns the label of
/// a tick, which the person may have changed.
pub fn told(practice: &Practice, tick: impl Fn(TickList, &str) -> String) -> Vec<Told> {
    told_in(practice, &Saying::plain(&tick))
}

/// Returns the name of one answer of an entry, even an empty one.
pub fn label(kind: Kind, key: &str) -> Cow<'static, str> {
    match steps(kind).of_field(key) {
        Some(step) if !step.label.is_empty() => Cow::Borrowed(step.label.as_str()),
        _ => label_of(key),
    }
}

/// Puts an answer in words, in the caller's own way; empty when it holds nothing. `step` is the one that asked for it.
pub fn words_in(step: Option<&Step>, answer: &Answer, saying: &Saying<'_>) -> String {
    let choice = |id: &str| -> String {
        let from = step.map_or("", |step| step.from.as_str());
        match from {
            "triggers" => (saying.tick)(TickList::Triggers, id),
            "roots" => (saying.tick)(TickList::Roots, id),
            "signs" => sign_label(id),
            from => {
                let known = step.map_or(&[][..], Step::options).iter().find(|option| option.id == id);
                // A choice of the person's own is in their words, not an id that only a newer version knows.
                let unknown = || if from == "own" { id.to_owned() } else { id.replace('_', " ") };
                match known {
                    Some(option) => option.label.clone(),
                    None if from == "helped" => (saying.tick)(TickList::Helped, id),
                    None => unknown(),
                }
            }
        }
    };
    match answer {
        Answer::None => String::new(),
        Answer::Text(_) | Answer::Prompt(_) => answer.text().to_owned(),
        Answer::Number(number) => {
            let unit = step.map_or("", |step| step.unit.as_str());
            match step {
                Some(step) if step.options().iter().any(|option| option.id == number.to_string()) => {
                    choice(&number.to_string())
                }
                _ if unit.is_empty() => number.to_string(),
                _ => format!("{number} {unit}"),
            }
        }
        Answer::Id(id) => choice(id),
        Answer::Ids(ids) => ids.iter().map(|id| choice(id)).collect::<Vec<_>>().join(saying.between),
        Answer::Day(day) => (saying.day)(*day),
        Answer::Moment(moment) => moment.local_time(),
        Answer::Entry(id) => (saying.entry)(*id),
        Answer::Uses(uses) => {
            let uses = uses.iter().map(|it| format!("{}: {}", (saying.day)(it.day), choice(it.id())));
            uses.collect::<Vec<_>>().join(saying.between)
        }
        Answer::Items(items) => {
            let given = items.iter().flatten().count();
            format!("{given} of {} answered", items.len())
        }
    }
}

fn sign_label(key: &str) -> String {
    let sign = crate::journal::Sign::from_key(key);
    sign.map_or_else(|| key.to_owned(), |sign| super::check_in().question(sign).label.clone())
}

/// Names the fields that no step asks for.
fn label_of(key: &str) -> Cow<'static, str> {
    Cow::Borrowed(match key {
        "look_back" => "Waits for",
        "looked_back_on" => "Looked back on",
        "ended_on" => "Ended on",
        "done" => "Done",
        "evening" => "Evening",
        "week" => "Week from",
        "self_esteem" => "Self-Esteem",
        "anxiety" => "Anxiety",
        "trust" => "Trust",
        "phq_2" => "PHQ-2",
        "gad_2" => "GAD-2",
        _ => return Cow::Owned(key.replace('_', " ")),
    })
}

#[cfg(test)]
mod tests;
