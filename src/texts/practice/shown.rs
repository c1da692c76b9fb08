//! Entries of exercises in words: their answers, and a summary in one line.

use std::borrow::Cow;

use super::{Told, label, practice, steps, words_in};
use crate::journal::practice::fields::{
    Name, alone_time, calm, chain, night_plan, of, pause, plan, request, review, root, strength,
    thought_record, trial,
};
use crate::journal::practice::{Answer, Field, Kind, Practice, Shape};
use crate::journal::{Day, EntryId, TickList, text};

/// The number of characters of a text that are looked at for a line that shows fewer.
const LOOKED_AT: usize = 400;

/// The wording of things that the texts of the exercises do not hold.
#[derive(Clone, Copy)]
pub struct Saying<'a> {
    /// The label of a tick, which the person may have changed.
    pub tick: &'a dyn Fn(TickList, &str) -> String,
    /// A day.
    pub day: &'a dyn Fn(Day) -> String,
    /// Another entry.
    pub entry: &'a dyn Fn(EntryId) -> String,
    /// What stands between several things: [`BETWEEN`], or what can be read aloud.
    pub between: &'a str,
}

/// What stands between several things where they are looked at.
pub const BETWEEN: &str = " · ";

impl<'a> Saying<'a> {
    /// Days as documents write them, other entries by the ends of their ids.
    pub fn plain(tick: &'a dyn Fn(TickList, &str) -> String) -> Self {
        Self { tick, day: &|day| day.to_string(), entry: &EntryId::short, between: BETWEEN }
    }
}

/// Names an entry of a kind, by the kind's name in documents: `check-in`. An unknown kind is called by that name, in
/// one harmless line.
pub fn kind_name(kind: &str) -> Cow<'static, str> {
    match Kind::from_key(kind) {
        Some(kind) => Cow::Borrowed(practice().exercise(kind).name.as_str()),
        None => Cow::Owned(text::one_line(&kind.replace('_', "-"))),
    }
}

/// Lists the answers of an entry that hold something, in words, in the order of its fields; answers from before and
/// after stand side by side.
pub fn told_in(entry: &Practice, saying: &Saying<'_>) -> Vec<Told> {
    let kind = entry.kind();
    let after = |key: &str| {
        let name = key.strip_suffix(BEFORE)?;
        kind.field(&format!("{name}{AFTER}")).filter(|field| !entry.is_blank(field.key))
    };
    let told = entry.answers().filter_map(|(field, answer)| {
        if answer.is_blank() {
            return None;
        }
        let is_in_a_pair = field.key.strip_suffix(AFTER).is_some_and(|name| {
            let before = kind.field(&format!("{name}{BEFORE}"));
            before.is_some_and(|before| !entry.is_blank(before.key))
        });
        if is_in_a_pair {
            return None;
        }
        let words = words_in(steps(kind).of_field(field.key), answer, saying);
        let named = label(kind, field.key);
        let (label, words) = match after(field.key) {
            Some(after) => {
                let then = words_in(steps(kind).of_field(after.key), entry.get(after.key), saying);
                let label = named.strip_suffix(" before").map_or(named.clone(), |it| it.to_owned().into());
                (label, format!("{words} → {then}"))
            }
            None => (named, words),
        };
        let words = format!("{words}{}", scale_of(field));
        let is_written = matches!(answer, Answer::Text(_));
        (!words.is_empty()).then_some(Told { key: field.key, label, words, is_written })
    });
    told.collect()
}

const BEFORE: &str = "_before";
const AFTER: &str = "_after";

/// Returns the range of a number, or the total it is out of, where no unit tells it.
fn scale_of(field: &Field) -> &'static str {
    match field.shape {
        Shape::Number { least: 0, most: 10 } => " (0 to 10)",
        Shape::Number { least: 1, most: 3 } => " of 3",
        _ => "",
    }
}

/// Sums up an entry in one line: the first words of what matters in it, or a telling answer where nothing is written;
/// empty when nothing is answered.
pub fn first_words(entry: &Practice, tick: impl Fn(TickList, &str) -> String) -> String {
    let saying = Saying { tick: &tick, day: &in_words, entry: &EntryId::short, between: BETWEEN };
    let said = |key: &str| -> String {
        let words = words_in(steps(entry.kind()).of_field(key), entry.get(key), &saying);
        text::one_line(&words.chars().take(LOOKED_AT).collect::<String>())
    };
    let words = match entry.kind() {
        Kind::ThoughtRecord => said(thought_record::THOUGHT.key),
        Kind::Pause => joined(
            ", ",
            [
                said(pause::URGE.key),
                minutes(entry, pause::MINUTES),
                from_to(entry, pause::URGE_BEFORE, pause::URGE_AFTER),
            ],
        ),
        Kind::Request => said(request::WISH.key),
        Kind::AloneTime => said(alone_time::WHAT.key),
        Kind::NightPlan => said(night_plan::CALMS.key),
        Kind::Strength => headed(&said(strength::VALUE.key), &said(strength::MATTERS.key)),
        Kind::Chain => headed(&said(chain::TRIGGER.key), &said(chain::THOUGHT.key)),
        Kind::Plan if entry.is_blank(plan::TRIGGER) => said(plan::ACT.key),
        Kind::Plan => headed(&format!("If {}", said(plan::TRIGGER.key)), &said(plan::ACT.key)),
        Kind::Calm => joined(
            ", ",
            [minutes(entry, calm::MINUTES), from_to(entry, calm::FEELING_BEFORE, calm::FEELING_AFTER)],
        ),
        Kind::Root => headed(&said(root::ROOT.key), &said(root::THEN.key)),
        Kind::Review => said(review::NEXT.key),
        Kind::Trial => headed(&said(trial::SIGN.key), &said(trial::WHAT.key)),
        Kind::MonthlyCheck => {
            let parts = entry.answers().filter(|(_, answer)| !answer.is_blank());
            parts.map(|(field, _)| label(entry.kind(), field.key)).collect::<Vec<_>>().join(BETWEEN)
        }
        _ => String::new(),
    };
    if !words.is_empty() {
        return words;
    }
    if let Some(text) = entry.texts().next() {
        return text::one_line(&text.chars().take(LOOKED_AT).collect::<String>());
    }
    let told = told_in(entry, &saying);
    told.first().map(|it| format!("{}: {}", it.label, text::one_line(&it.words))).unwrap_or_default()
}

/// Puts a day in words for a line that stands next to the day of its entry, which tells the year.
fn in_words(day: Day) -> String {
    format!("{} {}", day.day_of_month(), day.month_name())
}

fn minutes(entry: &Practice, field: Name<of::Number>) -> String {
    match entry.answer(field) {
        None => String::new(),
        Some(1) => "1 minute".to_owned(),
        Some(minutes) => format!("{minutes} minutes"),
    }
}

/// Returns a figure from before and after, or as much of it as there is.
fn from_to(entry: &Practice, before: Name<of::Number>, after: Name<of::Number>) -> String {
    let both = entry.answer(before).zip(entry.answer(after));
    both.map_or_else(String::new, |(before, after)| format!("{before} → {after}"))
}

fn headed(head: &str, words: &str) -> String {
    joined(": ", [head.to_owned(), words.to_owned()])
}

fn joined<const N: usize>(between: &str, parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
