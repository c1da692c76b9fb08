//! What Home says in lines: of today and what is under way at the top, of places worth a look below.

use crate::insight::finding::name_of;
use crate::insight::hard_days;
use crate::insight::practice::due;
use crate::insight::today::TodayFinding;
use crate::insight::trial::TrialToday;
use crate::journal::format::state::Change;
use crate::journal::practice::fields;
use crate::journal::text::one_line;
use crate::journal::{Body, Document, Draft, Entry};
use crate::tui::command::keymap::Keymap;
use crate::tui::screens::entries::VERSIONS;
use crate::tui::screens::prelude::*;
use crate::tui::screens::{cards, on_this_day, practice};
use crate::tui::skipped_lines;
use crate::wording::screens::home as wording;

/// The most cells of what was agreed that Home says; the entry has all of it.
const AGREED: u16 = 120;
/// The width below which a line is short on things that can be read elsewhere.
const NARROW: u16 = 60;

/// Returns the nearest check-in before today among the months that have been read.
fn last_before<'a>(context: &Context<'a>) -> Option<&'a Entry> {
    let mut entries = context.journal.entries().rev();
    entries.find(|entry| entry.day < context.today && entry.check_in().is_some())
}

/// The line on a quiet Home that nobody has uncovered: that something has to be looked at, and not what.
pub(super) fn covered(context: &Context<'_>) -> Option<(String, Role)> {
    let is_well = context.read_only.is_none()
        && context.problems.is_empty()
        && context.settings.config_faults.is_empty();
    let key = key_of(context.keymap, Command::Toggle);
    (!is_well).then(|| (wording::needs_a_look(&key), Role::Notice))
}

/// Lists the lines at the top, the most important first.
pub(super) fn lines(context: &Context<'_>) -> Vec<(String, Role)> {
    let mut lines = Vec::new();
    if let Some(why) = context.read_only {
        lines.push((why.to_owned(), Role::Notice));
    }
    if let Some(entry) = context.journal.check_in(context.today) {
        let time = entry.saved_at.local_time();
        lines.push((wording::recorded_at(&time), Role::Text));
        lines.extend(unusual(context).map(|text| (text, Role::Text)));
    } else {
        lines.push((wording::NOT_RECORDED_YET.to_owned(), Role::Text));
        let missed = last_before(context).map(|entry| context.today.days_since(entry.day) - 1);
        // That all earlier entries are here is not said where some cannot be read.
        let missed = missed.filter(|_| context.problems.is_empty());
        let words = missed.and_then(|days| texts::words().gap.words(days));
        lines.extend(words.map(|words| (words.to_owned(), Role::Text)));
    }
    lines.extend(drawn(context).map(|text| (text, Role::Text)));
    if let Some(until) = context.pause() {
        let day = dates::long(until, context.today);
        lines.push((texts::words().pause.until.replace("{day}", &day), Role::Muted));
    }
    if let Some(draft) = context.drafts.first() {
        lines.push((unfinished(draft, context), Role::Notice));
    }
    lines.extend(context.problems.iter().map(|(_, problem)| (problem.clone(), Role::Notice)));
    let faults = &context.settings.config_faults;
    let skipped = if context.body.width < NARROW {
        skipped_lines::said_shortly(faults)
    } else {
        skipped_lines::said(faults)
    };
    lines.extend(skipped.map(|line| (line, Role::Notice)));
    lines
}

/// What is drawn today in the coin-flip trial that goes on.
fn drawn(context: &Context<'_>) -> Option<String> {
    let (_, trial) = context.trial()?;
    let TrialToday::Drawn(with) = TrialToday::new(&trial, context.today)? else { return None };
    let words = &texts::words().trial;
    let draw = if with {
        words.with.replace("{what}", &name_of(&trial.what, &context.settings.lists.phrases()))
    } else {
        words.without.clone()
    };
    // Where there is little room the check-in says the rest.
    Some(if context.body.width < NARROW { draw } else { format!("{draw} {}", words.tonight) })
}

/// The line that the trial is over.
fn trial_is_over(context: &Context<'_>) -> Option<String> {
    let (_, trial) = context.trial()?;
    let key = key_of(context.keymap, Command::Patterns);
    let is_over = TrialToday::new(&trial, context.today) == Some(TrialToday::Over);
    is_over.then(|| texts::words().trial.over.replace("{key}", &key))
}

/// Says that a draft waits, and which key continues it.
fn unfinished(draft: &Draft, context: &Context<'_>) -> String {
    if draft.body(None).is_none() {
        return wording::DRAFT_IS_NEWER.to_owned();
    }
    let kind = texts::practice::kind_name(&draft.head.kind);
    let of = match draft.head.kind.as_str() {
        "check_in" => wording::of_day(&dates::long(draft.head.day, context.today)),
        _ => String::new(),
    };
    let key = key_of(context.keymap, Command::Continue);
    match context.drafts.len().saturating_sub(1) {
        0 => wording::unfinished_draft(&kind, &of, &key),
        more => wording::unfinished_drafts(&kind, &of, &key, &more),
    }
}

fn key_of(keymap: &Keymap, command: Command) -> String {
    if let Some(word) = keymap.word_of_menu(command) {
        return word.to_owned();
    }
    let row = keymap.rows(Place::Home).find(|(row, _)| row.command == command);
    row.map(|(row, keys)| Keymap::shown(row, keys)).unwrap_or_default()
}

/// Whether today is recorded as a hard day.
pub(super) fn is_hard(context: &Context<'_>) -> bool {
    let check_in = context.journal.check_in(context.today).and_then(Entry::check_in);
    check_in.is_some_and(hard_days::is_hard_day)
}

/// Returns the line on what matters to the person, on a hard day: its name, and nothing that was written about it.
fn matters(context: &Context<'_>) -> Option<String> {
    let strength = hard_days::strength(context.practices.filter(|_| is_hard(context))?, context.today)?;
    let id = strength.answer(fields::strength::VALUE)?;
    let value = texts::practice::practice().list("values").iter().find(|value| value.id == id)?;
    Some(texts::words().home.hard.replace("{value}", &value.label))
}

/// The line on what was agreed in the last session: said on one day between two.
fn agreed(context: &Context<'_>) -> Option<String> {
    let (_, agreed) = context.agreed()?;
    let agreed = cut(&one_line(agreed), AGREED);
    Some(texts::words().home.agreed.replace("{agreed}", &agreed))
}

/// Remembers that it was said today, if it was not remembered yet.
pub(super) fn says_agreed(context: &Context<'_>) -> Option<Effect> {
    let (of, _) = context.agreed()?;
    let is_remembered = context.state.session_said.contains_key(&of.to_string());
    (!is_remembered).then(|| Effect::Do(Task::Remember(Change::SessionSaid(of, context.today))))
}

/// Returns the line on the exercise that fits today.
fn suggestion(context: &Context<'_>) -> Option<String> {
    let kind = practice::suggested(context)?;
    let key = key_of(context.keymap, Command::Practice);
    let name = &texts::practice::practice().exercise(kind).title;
    Some(texts::words().home.suggestion.replace("{name}", name).replace("{key}", &key))
}

/// Lists the places worth a look, the most important first: what waits, an exercise that fits today where there is room
/// for the middle, the week as a whole, and, when nothing of it is there, the same day long ago; last this week's card.
/// The lines name the thing, and never say how much there is.
pub(super) fn quiet(context: &Context<'_>, has_middle: bool) -> Vec<String> {
    let mut lines: Vec<String> = matters(context).into_iter().chain(agreed(context)).collect();
    lines.extend(practice::plan_for_heavier_weeks(context).map(|_| {
        let key = key_of(context.keymap, Command::Practice);
        texts::words().home.plan.replace("{key}", &key)
    }));
    let due = due::in_words(context.due(), |kind| &texts::practice::practice().exercise(kind).due);
    if !due.is_empty() {
        let key = key_of(context.keymap, Command::Practice);
        lines.push(texts::words().home.due.replace("{what}", &due).replace("{key}", &key));
    }
    lines.extend(trial_is_over(context));
    lines.extend(suggestion(context).filter(|_| has_middle));
    if context.review().is_some() {
        let key = key_of(context.keymap, Command::Review);
        lines.push(texts::words().home.review.replace("{key}", &key));
    }
    if lines.is_empty() && !context.on_this_day().is_empty() {
        let when = on_this_day::when(context.on_this_day(), context.today);
        let key = key_of(context.keymap, Command::OnThisDay);
        let line = texts::words().on_this_day.home.replace("{when}", when);
        lines.push(line.replace("{key}", &key));
    }
    lines.extend(cards::home_line(context));
    lines
}

/// Says that versions wait for a choice, without counting them.
pub(super) fn versions(context: &Context<'_>) -> Option<String> {
    let others = context.journal.months().flat_map(Document::others);
    // Among kinds that cannot be shown here nobody can choose here either.
    let mut waiting = others.filter(|other| !matches!(other.body, Body::Other { .. })).map(|other| other.id);
    let first = waiting.next()?;
    let (what, them) = if waiting.all(|id| id == first) {
        (wording::ONE_ENTRY_WAS, "it")
    } else {
        (wording::SOME_ENTRIES_WERE, "them")
    };
    if context.keymap.word_of_menu(Command::Entries).is_some() {
        return Some(wording::versions_in_lines(&what));
    }
    let key = key_of(context.keymap, Command::Entries);
    Some(wording::versions_wait(&what, &key, &them, &VERSIONS))
}

/// The one sentence on today after a check-in; none about a hard evening, which no figure helps.
fn unusual(context: &Context<'_>) -> Option<String> {
    let check_in = context.journal.check_in(context.today).and_then(Entry::check_in)?;
    if hard_days::is_hard_evening(&check_in.ratings) {
        return None;
    }
    let TodayFinding { sign, rating, n, above } = TodayFinding::new(context.journal, context.today)?;
    let label = &texts::check_in().question(sign).label;
    Some(wording::outside_usual(label, &rating, &if above { "above" } else { "below" }, &n))
}
