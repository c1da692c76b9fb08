//! The line of one entry: the matter it is about, and the outcome.

use crate::insight::Phrases;
use crate::insight::trial::length;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::fear::{CLAIM, OUTCOME, SURE};
use crate::journal::practice::fields::goal::{ENDED, NEAR};
use crate::journal::practice::fields::trial;
use crate::journal::text::one_line;
use crate::journal::{EntryId, Practice, Shows};
use crate::texts::instruments::{Instrument, instruments};
use crate::texts::practice::{BETWEEN, Saying, Told, told, told_in};
use crate::tui::screens::prelude::*;
use crate::wording::scores;

/// The fields that say what an entry is about.
const HEADS: [&str; 3] = ["trigger", "value", "root"];
/// The same of a coin-flip trial.
const TRIAL_HEADS: [&str; 2] = ["what", "sign"];
/// The fields that hold the outcome.
const OUTCOMES: [&str; 4] = ["outcome", "choice", "rating", "relief_lasted"];

/// The parts of an entry that a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EntryLine {
    /// The chosen answers on what it is about; may be empty.
    pub(super) head: String,
    /// The words that were written first; may be empty.
    text: String,
    /// The chosen answers on what came of it; may be empty.
    pub(super) outcome: String,
}

impl EntryLine {
    pub(super) fn new(practice: &Practice, context: &Context<'_>, phrases: &Phrases<'_>) -> Self {
        let lists = &context.settings.lists;
        let told = told(practice, |list, id| lists.label(list, id).to_owned());
        let chosen = |keys: &[&str]| {
            let of = |it: &&Told| keys.contains(&it.key) && !it.is_written;
            told.iter().filter(of).map(|it| it.words.as_str()).collect::<Vec<_>>().join(" · ")
        };
        let written = told.iter().find(|it| it.is_written).map(|it| it.words.as_str());
        let text = match practice.kind() {
            Kind::MonthlyCheck => values(practice),
            _ => one_line(written.unwrap_or_default()),
        };
        let outcome = match practice.kind() {
            Kind::Fear => fear_outcome(practice, phrases),
            Kind::Goal => nearness(practice, context),
            Kind::Trial => days_of(practice, context),
            _ => chosen(&OUTCOMES),
        };
        let heads = if practice.kind() == Kind::Trial { &TRIAL_HEADS[..] } else { &HEADS };
        Self { head: chosen(heads), text, outcome }
    }

    /// Returns the head and the text, cut to two lines of `cells` cells; `None` when there is neither.
    pub(super) fn words(&self, cells: u16) -> Option<String> {
        let parts = [self.head.as_str(), &self.text];
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        (!words.is_empty()).then(|| cut(&words, cells.saturating_mul(2)))
    }
}

/// The values of a monthly check, each by its name.
fn values(check: &Practice) -> String {
    let value = |it: &Instrument| format!("{} {}", it.label, scores::value(it, check));
    instruments().all().iter().map(value).collect::<Vec<_>>().join(", ")
}

/// The first and the last day of a coin-flip trial.
fn days_of(practice: &Practice, context: &Context<'_>) -> String {
    let (Some(start), Some(shows), Some(pairs)) = (
        practice.answer(trial::START),
        practice.answer(trial::SHOWS).and_then(Shows::from_key),
        practice.answer(trial::PAIRS),
    ) else {
        return String::new();
    };
    let last = start.plus(length(shows, pairs.into()) - 1);
    let last = practice.answer(trial::ENDED_ON).map_or(last, |ended| ended.min(last));
    let [first, last] = [start, last].map(|day| dates::short(day, context.today));
    texts::words().trial.dates.replace("{first}", &first).replace("{last}", &last)
}

/// How near a goal was, each time with its day, and how it ended.
fn nearness(goal: &Practice, context: &Context<'_>) -> String {
    let saying = Saying {
        tick: &|_, id| id.to_owned(),
        day: &|day| dates::short(day, context.today),
        entry: &EntryId::short,
        between: BETWEEN,
    };
    let told = told_in(goal, &saying);
    let words = |key: &str| told.iter().find(|it| it.key == key).map(|it| it.words.clone());
    [words(NEAR.key), words(ENDED.key)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns how sure one was of a fear, and what became of it.
fn fear_outcome(fear: &Practice, phrases: &Phrases<'_>) -> String {
    let is_of_now = fear.answer(CLAIM) == Some("is_true");
    let outcome = match fear.answer(OUTCOME) {
        Some("happened") if is_of_now => "happened_true",
        Some("did_not") if is_of_now => "did_not_true",
        Some(known @ ("happened" | "did_not" | "unknown" | "not_yet")) => known,
        None => "open",
        // An answer that only a newer version knows.
        Some(_) => "",
    };
    let words = phrases.text("fear", outcome);
    let Some(sure) = fear.answer(SURE) else { return words.to_owned() };
    let name = if matches!(outcome, "open" | "not_yet") { "are_sure" } else { "were_sure" };
    let words = phrases.filled("fear", name, &[("sure", &sure.to_string()), ("outcome", words)]);
    words.trim_end().to_owned()
}
