//! The versions of an entry line by line: each whole, then what differs in words, and the choice by number.

use super::parts::{figures, words_of};
use super::{VersionsScreen, can_be_chosen, made, versions};
use crate::journal::diff;
use crate::journal::field::Field;
use crate::journal::practice::Answer;
use crate::journal::text::one_line;
use crate::journal::versions::{Comparison, Part};
use crate::journal::{Entry, GivenPrompt};
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::tui::screens::reader;
use crate::wording::entry::question;
use crate::wording::parts;
use crate::wording::screens::versions as wording;

/// A version of the two that are compared: its number, and the entry as it has it.
type Numbered<'a> = (usize, &'a Entry);

impl VersionsScreen {
    pub(super) fn plain_step(&self, context: &Context<'_>) -> PlainStep {
        let (title, kind) = self.title(context);
        let title = crate::wording::screens::plain::titled(&title, &kind);
        let versions = versions(self.id, context);
        let step = |says, takes| PlainStep {
            title: title.clone(),
            says,
            remarks: Vec::new(),
            takes,
            is_over: false,
        };
        let Some((shown, others)) = versions.split_first().filter(|(_, others)| !others.is_empty()) else {
            let is_gone = versions.is_empty();
            let words = if is_gone { shared::ENTRY_IS_GONE } else { wording::ONLY_ONE_NOW };
            return step(vec![words.to_owned()], Takes::Enter);
        };
        let mut says = vec![wording::there_are(&versions.len())];
        for (number, version) in (1..).zip(&versions) {
            says.push(String::new());
            says.push(format!("{}:", heading(number, version, context)));
            says.extend(reader::told(version, context));
        }
        for (number, other) in (2..).zip(others) {
            says.push(String::new());
            says.extend(differences((1, shown), (number, other), context));
        }
        if let Some(why) = context.read_only {
            says.extend([String::new(), why.to_owned()]);
            return step(says, Takes::Enter);
        }
        if !can_be_chosen(&versions) {
            return step(says, Takes::Enter);
        }
        says.push(String::new());
        step(says, Takes::One(choices(&versions, context), Some(versions.len())))
    }

    /// Asks whether the version of a number is kept; the last number leaves all of them.
    pub(super) fn take_answered(&mut self, answer: &PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        match answer {
            PlainAnswer::One(nth) if *nth < self.seen.len() => {
                self.focused = *nth;
                self.choose(context)
            }
            _ => vec![Effect::Close],
        }
    }
}

/// What can be chosen: each version, and none of them.
fn choices(versions: &[&Entry], context: &Context<'_>) -> Vec<PlainChoice> {
    let keep = (1..).zip(versions).map(|(number, version)| wording::keep(&made(version, context), &number));
    let all = if versions.len() > 2 { wording::KEEP_ALL } else { wording::KEEP_BOTH };
    let labels = keep.chain([all.to_owned()]);
    let choice = |(number, label): (usize, String)| PlainChoice {
        key: number.to_string(),
        label,
        about: String::new(),
    };
    (1..).zip(labels).map(choice).collect()
}

/// Names a version by its number, and when it was made.
fn heading(number: usize, version: &Entry, context: &Context<'_>) -> String {
    let made = made(version, context);
    if number == 1 { wording::version_shown(&number, &made) } else { wording::version(&number, &made) }
}

/// What differs between two versions, a line for each part and version.
fn differences(one: Numbered<'_>, other: Numbered<'_>, context: &Context<'_>) -> Vec<String> {
    let Some(comparison) = Comparison::of(one.1, other.1) else {
        return vec![wording::FROM_A_NEWER_VERSION.to_owned()];
    };
    let mut lines = vec![wording::what_differs(&one.0, &other.0)];
    if comparison.differing.is_empty() {
        lines.push(wording::DIFFER_IN_TIME_ONLY.to_owned());
    }
    lines.extend(comparison.differing.iter().flat_map(|part| differing(*part, one, other, context)));
    if !comparison.same.is_empty() {
        let names: Vec<String> =
            comparison.same.iter().map(|part| parts::name(*part, one.1, &context.settings.lists)).collect();
        lines.push(wording::same_in_both(&names.join(", ")));
    }
    lines
}

fn differing(part: Part, one: Numbered<'_>, other: Numbered<'_>, context: &Context<'_>) -> Vec<String> {
    let named = parts::name(part, one.1, &context.settings.lists);
    match part {
        Part::Unknown => return vec![wording::DIFFER_IN_UNKNOWN_PARTS.to_owned()],
        Part::Content(Field::Prompt) => {
            let [(asked, answer), (other_asked, other_answer)] = [one, other].map(|it| given(it.1, context));
            let mut lines = Vec::new();
            if asked != other_asked {
                lines.push(wording::in_version(&named, &one.0, &asked));
                lines.push(wording::in_version(&named, &other.0, &other_asked));
            }
            if answer != other_answer {
                lines.extend(only_in(&named, (one.0, &answer), (other.0, &other_answer)));
            }
            return lines;
        }
        Part::Content(field) => {
            let texts = [one, other].map(|(_, version)| version.body.get(field));
            if let [Answer::Text(text), Answer::Text(other_text)] = &texts {
                return only_in(&named, (one.0, text), (other.0, other_text));
            }
        }
        Part::Day | Part::Late => {}
    }
    let line = |(number, version): Numbered<'_>| {
        wording::in_version(&named, &number, &content(part, version, context))
    };
    vec![line(one), line(other)]
}

/// The words of two texts that only one of them has.
fn only_in(name: &str, (number, text): (usize, &str), (other, other_text): (usize, &str)) -> Vec<String> {
    let only = diff::pieces(text, other_text).map(|pieces| runs(&pieces).join(wording::GAP));
    if only.iter().all(String::is_empty) {
        return vec![format!("{name}: {}", wording::DIFFER_IN_SPACES_ONLY)];
    }
    let numbers = [number, other].into_iter().zip(only);
    numbers
        .filter(|(_, words)| !words.is_empty())
        .map(|(at, words)| wording::only_in(&name, &at, &words))
        .collect()
}

/// The runs of words that only one text has; white space, which is never marked, does not end one.
fn runs(pieces: &[(&str, bool)]) -> Vec<String> {
    let goes_on = |(words, is_only_here): &(&str, bool)| *is_only_here || words.trim().is_empty();
    let runs =
        pieces.split(|piece| !goes_on(piece)).filter(|run| run.iter().any(|(_, is_only_here)| *is_only_here));
    let words = |run: &[(&str, bool)]| run.iter().map(|(words, _)| *words).collect::<String>();
    runs.map(|run| one_line(words(run).trim())).collect()
}

/// The prompt that a check-in was asked, and its answer.
fn given(version: &Entry, context: &Context<'_>) -> (String, String) {
    let given: Option<&GivenPrompt> = version.check_in().and_then(|check_in| check_in.prompt.as_ref());
    let asked = |given: &GivenPrompt| question(&given.id, context.settings.config.partner_words);
    (
        given.map_or_else(|| wording::NONE_WAS_SHOWN.to_owned(), asked),
        given.map(|given| given.answer.clone()).unwrap_or_default(),
    )
}

/// The content of a part that is no text, in words.
fn content(part: Part, version: &Entry, context: &Context<'_>) -> String {
    let field = match part {
        Part::Day => return dates::long(version.day, context.today),
        Part::Late if version.late => return wording::TWO_OR_MORE_DAYS_LATER.to_owned(),
        Part::Late => return wording::ON_TIME.to_owned(),
        Part::Unknown => return String::new(),
        Part::Content(field) => field,
    };
    if let Field::Rating(scale) = field {
        let rating = version.check_in().and_then(|check_in| check_in.ratings.get(scale));
        let answer = |rating| format!("{rating}, {}", texts::check_in().question(scale).answer(rating));
        return rating.map_or_else(|| wording::NOT_RECORDED.to_owned(), answer);
    }
    match version.body.get(field) {
        Answer::Ids(ids) if ids.is_empty() => wording::NOTHING_TICKED.to_owned(),
        Answer::Ids(ids) => {
            let label = |id: &String| words_of(field, &Answer::Id(id.clone()), version, context);
            ids.iter().map(label).collect::<Vec<_>>().join(", ")
        }
        answer if answer.is_blank() && matches!(field, Field::Ticks(_)) => wording::NOT_OPENED.to_owned(),
        answer if answer.is_blank() => shared::NOT_ANSWERED.to_owned(),
        Answer::Items(items) => figures(&items),
        answer => one_line(&words_of(field, &answer, version, context)),
    }
}
