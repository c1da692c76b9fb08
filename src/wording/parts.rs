//! The parts of an entry by their names.

use crate::config::Lists;
use crate::journal::draft::Field;
use crate::journal::versions::Part;
use crate::journal::{Entry, Practice, Scale};
use crate::texts;
use crate::wording::marks;
use crate::wording::screens::{shared, versions as wording, writing};

/// The name of a part of a version.
pub fn name(part: Part, version: &Entry, lists: &Lists) -> String {
    let label = |scale: Scale| texts::check_in().question(scale).label.clone();
    match part {
        Part::Day => "Day".to_owned(),
        Part::Late => wording::FILLED_IN.to_owned(),
        Part::Content(Field::Rating(Scale::Steadiness)) => {
            format!("{} {}", label(Scale::Steadiness), marks::STEADIER)
        }
        Part::Content(Field::Rating(scale)) => label(scale),
        Part::Content(Field::Note(sign)) => wording::note_on(&label(sign.into()).to_lowercase()),
        Part::Content(Field::Ticks(list)) => lists.heading(list).to_owned(),
        Part::Content(Field::Prompt) => "Prompt".to_owned(),
        Part::Content(Field::Text) if version.check_in().is_some() => shared::ANYTHING_ELSE.to_owned(),
        Part::Content(Field::Text) => "Text".to_owned(),
        Part::Content(Field::Answer(key)) => {
            let kind = version.practice().map(Practice::kind);
            kind.map_or_else(|| key.to_owned(), |kind| texts::practice::label(kind, key).into_owned())
        }
        Part::Content(Field::Page | Field::Seen) | Part::Unknown => String::new(),
    }
}

/// The sentence on what is stored otherwise since a draft was begun, ratings with their present values; `None` when
/// nothing is.
pub fn changed_since_a_draft(parts: &[Part], stored: &Entry, lists: &Lists) -> Option<String> {
    let names: Vec<String> = parts.iter().map(|part| with_value(*part, stored, lists)).collect();
    (!names.is_empty()).then(|| writing::changed_since_this_draft(&names.join(", ")))
}

fn with_value(part: Part, stored: &Entry, lists: &Lists) -> String {
    match part {
        Part::Content(Field::Rating(scale)) => {
            let rating = stored.check_in().and_then(|check_in| check_in.ratings.get(scale));
            let label = &texts::check_in().question(scale).label;
            rating.map_or_else(|| writing::skipped(label), |rating| format!("{label} {rating}"))
        }
        Part::Content(Field::Ticks(list)) => list.key().to_owned(),
        part => name(part, stored, lists).to_lowercase(),
    }
}
