//! The open step: its field, and the answer so far.

use super::amount::Amount;
use super::copying::may_be_copied;
use super::list::List;
use crate::insight::trial::length;
use crate::journal::practice::fields::trial;
use crate::journal::practice::{Answer, Kind, Practice, Shape};
use crate::journal::text::one_line;
use crate::journal::written_day;
use crate::journal::written_day::WhenError;
use crate::journal::{Day, Moment, Shows, Sign, TickList};
use crate::texts;
use crate::texts::practice::{Choice, Step, Way};
use crate::tui::screens::Context;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::line::LineInput;
use crate::wording::screens::exercise as wording;
use crate::wording::sentences::sentence;

/// The open step with its field, as far as it is answered.
#[derive(Debug)]
pub(super) enum Open {
    /// There is nothing to answer.
    Read,
    /// Words.
    Words(Box<Editor>),
    /// A number.
    Amount(Amount),
    /// One choice or many.
    List(List),
    /// A day, and the one that was answered before.
    Date(Box<LineInput>, Option<Day>),
    /// A wait until the moment in the field.
    Wait,
    /// Slow breathing since a moment.
    Breathe(Moment),
}

impl Open {
    /// Makes a step as it opens, with the answer that it has so far.
    pub(super) fn new(step: &Step, practice: &Practice, context: &Context<'_>) -> Self {
        match step.way {
            Some(Way::Read | Way::Week | Way::Ticked | Way::Helped) => return Self::Read,
            Some(Way::Wait) => return Self::Wait,
            Some(Way::Breathe) => return Self::Breathe(context.now.clone()),
            Some(Way::Again) => {
                return Self::List(List::one(options(step, practice, context), None, ""));
            }
            Some(Way::Own) => {
                return Self::Words(Box::new(Editor::new(own_words(practice.get(&step.field)))));
            }
            Some(Way::Page | Way::Sentence | Way::Keep) | None => {}
        }
        let Some(field) = practice.kind().field(&step.field) else { return Self::Read };
        let answer = practice.get(&step.field);
        let options = options(step, practice, context);
        let keys = keys(step, practice);
        match (field.shape, answer) {
            (Shape::Text, _) => Self::Words(Box::new(Editor::new(answer.text()))),
            (Shape::Ids, _) => Self::List(List::many(options, answer.ids())),
            (Shape::Number { .. }, Answer::Number(number)) if !options.is_empty() => {
                let id = number.to_string();
                Self::List(List::one(with_number(options, &id), Some(&id), &keys))
            }
            (Shape::Number { least, most }, _) if options.is_empty() => {
                Self::Amount(Amount::new(answer.number(), least, most, &step.unit))
            }
            (Shape::Day, answer) if !options.is_empty() => {
                let chosen = answer.to_value();
                Self::List(List::one(options, chosen.as_str(), &keys))
            }
            (Shape::Day, answer) => {
                let before = match answer {
                    Answer::Day(day) => Some(*day),
                    _ => None,
                };
                let day = before.unwrap_or_else(|| context.today.plus(step.ahead));
                Self::Date(Box::new(LineInput::offering(&day.to_string())), before)
            }
            (Shape::Id | Shape::Number { .. }, answer) => {
                let first = (!step.first.is_empty()).then_some(step.first.as_str());
                let chosen = match answer {
                    Answer::Id(id) => Some(id.as_str()),
                    _ => first,
                };
                // What this version knows and does not offer now is no choice of a newer one.
                let is_known = step.options().iter().any(|choice| Some(choice.id.as_str()) == chosen);
                let options = if is_known { options } else { with_id(options, answer) };
                Self::List(List::one(options, chosen, &keys))
            }
            (Shape::Uses, _) => Self::List(List::one(options, None, &keys)),
            (Shape::Entry | Shape::Moment | Shape::Prompt | Shape::Items { .. }, _) => Self::Read,
        }
    }

    /// Returns the present answer; `None` when there is nothing to answer.
    ///
    /// # Errors
    /// One gentle line when the typed text cannot be taken.
    pub(super) fn answer(&self, shape: Shape, context: &Context<'_>) -> Result<Option<Answer>, String> {
        Ok(Some(match self {
            Self::Read | Self::Wait | Self::Breathe(_) => return Ok(None),
            Self::Words(editor) => {
                let text = editor.text();
                let text = text.trim_end();
                let text = if text.trim().is_empty() { "" } else { text };
                match shape {
                    Shape::Id if text.is_empty() => Answer::None,
                    Shape::Id => Answer::Id(one_line(text)),
                    _ => Answer::Text(text.to_owned()),
                }
            }
            Self::Amount(amount) => amount.value()?.map_or(Answer::None, Answer::Number),
            Self::Date(line, before) => match (line.text().parse().ok(), before) {
                // The day in the field may be over now.
                (Some(day), Some(before)) if day == *before => Answer::Day(day),
                _ => written_day::coming_day(line.text(), context.today).map(Answer::Day).map_err(refused)?,
            },
            Self::List(list) if shape == Shape::Ids => Answer::Ids(list.ids()),
            Self::List(list) => match (list.chosen(), shape) {
                (None, _) => Answer::None,
                (Some(id), Shape::Number { .. }) => id.parse().map_or(Answer::None, Answer::Number),
                (Some(id), Shape::Day) => id.parse().map_or(Answer::None, Answer::Day),
                (Some(id), Shape::Entry) => id.parse().map_or(Answer::None, Answer::Entry),
                (Some(id), _) => Answer::Id(id.to_owned()),
            },
        }))
    }
}

/// The choice that stands for one of one's own.
pub(super) const OWN: &str = "own";

/// What was typed as a choice of one's own.
fn own_words(answer: &Answer) -> &str {
    answer.id().filter(|id| *id != OWN).unwrap_or_default()
}

/// Choices, and before the last one those that were typed as one's own before, the latest first.
fn with_own(mut options: Vec<Choice>, field: &str, kind: Kind, context: &Context<'_>) -> Vec<Choice> {
    let Some(practices) = context.practices else { return options };
    let place = options.len().saturating_sub(1);
    let mut own: Vec<Choice> = Vec::new();
    for (_, practice) in practices.of(kind).rev() {
        let Some(id) = practice.get(field).id() else { continue };
        if !options.iter().chain(&own).any(|option| option.id == id) {
            own.push(Choice::new(id, id));
        }
    }
    options.splice(place..place, own);
    options
}

/// Choices, and after them the person's own ticks of what helped.
fn with_own_ticks(mut options: Vec<Choice>, context: &Context<'_>) -> Vec<Choice> {
    let is_known = |id: &str| texts::ticks().list(TickList::Helped).iter().any(|tick| tick.id == id);
    let own = context.settings.lists.choices(TickList::Helped).iter().filter(|choice| !is_known(&choice.id));
    options.extend(own.map(|choice| Choice::new(choice.id.clone(), choice.label.clone())));
    options
}

/// A choice of so many pairs with the days that they take.
fn with_days(mut option: Choice, practice: &Practice) -> Choice {
    let shows = practice.answer(trial::SHOWS).and_then(Shows::from_key);
    if let (Some(shows), Ok(pairs)) = (shows, option.id.parse()) {
        option.label = wording::pairs_and_days(&option.label, &length(shows, pairs));
    }
    option
}

/// The days on which a trial can start: today, unless its check-in came before any draw, and tomorrow.
fn starts(practice: &Practice, context: &Context<'_>) -> Vec<Choice> {
    let is_rated = context.journal.check_in(context.today).is_some();
    let is_too_late = is_rated && practice.answer(trial::SHOWS) == Some(Shows::Same.key());
    let days = [(0, wording::TODAY), (1, wording::TOMORROW)].into_iter().skip(usize::from(is_too_late));
    days.map(|(ahead, label)| Choice::new(context.today.plus(ahead).to_string(), label)).collect()
}

/// Choices and a number that was answered, which stays although nobody can choose it: the minutes of several waits.
fn with_number(mut options: Vec<Choice>, id: &str) -> Vec<Choice> {
    if !options.iter().any(|option| option.id == id)
        && let Some(other) = options.last()
    {
        let label = other.label.replacen(&other.id, id, 1);
        options.push(Choice::new(id, label));
    }
    options
}

/// Choices and the one that was chosen, which stays although it is not offered: a newer version or the person's own
/// list had it.
fn with_id(mut options: Vec<Choice>, answer: &Answer) -> Vec<Choice> {
    if let Answer::Id(id) = answer
        && !options.iter().any(|option| option.id == *id)
    {
        options.push(Choice::new(id, id.replace('_', " ")));
    }
    options
}

/// The letters of the choices that a step offers.
fn keys(step: &Step, practice: &Practice) -> String {
    let keys = step.keys.chars().zip(step.options());
    keys.filter(|(_, choice)| !step.hides(&choice.id, practice)).map(|(key, _)| key).collect()
}

/// Lists the choices in a step, given the answers so far.
pub(super) fn options(step: &Step, practice: &Practice, context: &Context<'_>) -> Vec<Choice> {
    let ticks = |list| -> Vec<Choice> {
        let choices = context.settings.lists.choices(list);
        choices
            .iter()
            .filter(|choice| choice.id != "nothing")
            .map(|choice| Choice::new(choice.id.clone(), choice.label.clone()))
            .collect()
    };
    match step.from.as_str() {
        "triggers" => ticks(TickList::Triggers),
        "roots" => ticks(TickList::Roots),
        "signs" => {
            let label = |sign: Sign| texts::check_in().question(sign).label.clone();
            Sign::ALL.into_iter().map(|sign| Choice::new(sign.key(), label(sign))).collect()
        }
        "start" => starts(practice, context),
        from => {
            let may_be_copied = may_be_copied(practice, context);
            let is_offered =
                |choice: &&Choice| !step.hides(&choice.id, practice) && (may_be_copied || !choice.copies);
            let options: Vec<Choice> = step.options().iter().filter(is_offered).cloned().collect();
            match from {
                "own" => with_own(options, &step.field, practice.kind(), context),
                "helped" => with_own_ticks(options, context),
                "pairs" => options.into_iter().map(|option| with_days(option, practice)).collect(),
                _ => options,
            }
        }
    }
}

/// Says why a text names no day that can be asked about.
fn refused(error: WhenError) -> String {
    match error {
        WhenError::Form => wording::NOT_A_DATE.to_owned(),
        error => sentence(&error.to_string()),
    }
}
