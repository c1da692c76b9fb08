//! The entries in the menu: found, read one by one, changed, deleted.

use std::collections::BTreeSet;

use super::paged::{self, AT_ONCE};
use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::entry_text::Wording;
use crate::cli::page::TextPage;
use crate::cli::walk::{self, Wanted};
use crate::cli::{CliError, check_in, delete, list, show, values};
use crate::insight::trial;
use crate::journal::practice::Kind;
use crate::journal::{Body, Day, Entry, EntryId, Month, Practice, Trial};
use crate::tui::effect::Route;
use crate::wording::screens::menu as wording;
use crate::wording::sentences::sentence;

/// What is looked for.
#[derive(Clone, Debug)]
enum Sought {
    Newest,
    Day(Day),
    Words(String),
}

/// What is done with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Edit,
    EndTrial,
    LookBack,
    Versions,
    Delete,
    ToTheList,
}

impl Act {
    /// Those that have a word, with it.
    const ALL: [(Self, &'static str); 5] = [
        (Self::Edit, "edit"),
        (Self::EndTrial, "end trial"),
        (Self::LookBack, "look back"),
        (Self::Versions, "versions"),
        (Self::Delete, "delete"),
    ];

    /// The words that an entry takes.
    fn words_for(entry: &Entry, has_others: bool, today: Day) -> Vec<(Self, &'static str)> {
        let waits = entry.practice().is_some_and(|practice| practice.look_back().is_some());
        let is_trial = entry.practice().is_some_and(|practice| practice.kind() == Kind::Trial);
        let is_there = |act: Self| match act {
            Self::LookBack => waits,
            Self::Versions => has_others,
            // Its days would be drawn anew, also where it says too little to be one.
            Self::Edit => !is_trial,
            Self::EndTrial => Trial::of(entry).is_some_and(|trial| trial::goes_on(&trial, today)),
            Self::Delete | Self::ToTheList => true,
        };
        Self::ALL.into_iter().filter(|(act, _)| is_there(*act)).collect()
    }
}

/// Asks what to look for, and goes through what is found.
pub(super) fn look(desk: &mut Desk<'_>) -> Result<(), CliError> {
    let today = desk.setup.present(&desk.setup.store()?).today;
    loop {
        let question = Question { ask: wording::FIND, help: wording::FIND_HELP, takes_words: true };
        let sought = desk.ask(&question, |line| {
            Ok(match line {
                "" => Sought::Newest,
                line => match values::any_day(line, today) {
                    Ok(day) => Sought::Day(day),
                    Err(_) => Sought::Words(line.to_owned()),
                },
            })
        })?;
        let Asked::Answer(sought) = sought else { return Ok(()) };
        match go_through(&sought, desk) {
            // Here the words are no option of a command.
            Err(CliError::Usage(fault)) => {
                let fault = fault.trim_start_matches("--search: ").replace("--search", "the search");
                desk.say(sentence(&fault))?;
            }
            // What is typed next is meant for this question, not for the menu.
            Ok(Found::Nothing) => {}
            Ok(Found::Some) => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

/// Whether there was anything to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Some,
    Nothing,
}

/// Lists what is found, ten at once, and opens what is chosen.
fn go_through(sought: &Sought, desk: &mut Desk<'_>) -> Result<Found, CliError> {
    let mut from = 0;
    let mut was_listed = false;
    loop {
        let listed = find(sought, from + AT_ONCE + 1, desk)?;
        let has_more = listed.len() > from + AT_ONCE;
        let here: Vec<&Entry> = listed.iter().skip(from).take(AT_ONCE).collect();
        if here.is_empty() && from > 0 {
            // What was deleted was all that was left on it.
            from -= AT_ONCE;
            continue;
        }
        if here.is_empty() && was_listed {
            return Ok(Found::Some);
        }
        if here.is_empty() {
            let is_of_all = matches!(sought, Sought::Newest);
            desk.say(if is_of_all { wording::NO_ENTRY_YET } else { wording::NOTHING_FOUND })?;
            return Ok(if is_of_all { Found::Some } else { Found::Nothing });
        }
        was_listed = true;
        let texts = Wording::of(desk.setup);
        let several = with_several_versions(&here, desk)?;
        for (number, entry) in (from + 1..).zip(&here) {
            let line = texts.spoken(Some(number), entry);
            let line = if several.contains(&entry.id) { wording::has_several_versions(&line) } else { line };
            TextPage::new(desk.out).words(0, &line)?;
        }
        let last = from + here.len();
        let ask = if has_more { wording::WHICH_ENTRY_OR_MORE } else { wording::WHICH_ENTRY };
        let question = Question { ask, help: wording::WHICH_ENTRY_HELP, takes_words: false };
        match paged::which(&question, last, has_more, desk)? {
            Asked::Back => return Ok(Found::Some),
            Asked::Answer(Some(nth)) => listed.get(nth).map_or(Ok(()), |entry| open(entry, desk))?,
            Asked::Answer(None) => from += AT_ONCE,
        }
    }
}

/// Those of some entries of which there are several versions.
fn with_several_versions(entries: &[&Entry], desk: &Desk<'_>) -> Result<BTreeSet<EntryId>, CliError> {
    let store = desk.setup.store()?;
    let months: BTreeSet<Month> = entries.iter().map(|entry| Month::of(entry.day)).collect();
    let mut several = BTreeSet::new();
    for month in months {
        several.extend(store.read_in_passing(month)?.document.all_waiting().into_keys());
    }
    Ok(several)
}

fn find(sought: &Sought, most: usize, desk: &mut Desk<'_>) -> Result<Vec<Entry>, CliError> {
    let (day, search) = match sought {
        Sought::Newest => (None, None),
        Sought::Day(day) => (Some(*day), None),
        Sought::Words(words) => (None, Some(words.clone())),
    };
    list::found(day, search, most, desk.setup, desk.out)
}

/// Prints an entry, and does with it what is wanted.
fn open(entry: &Entry, desk: &mut Desk<'_>) -> Result<(), CliError> {
    desk.out.line("")?;
    let has_others = show::print_entry(entry, &desk.setup.store()?, desk.setup, desk.out)?;
    desk.out.line("")?;
    let today = desk.setup.present(&desk.setup.store()?).today;
    let words = Act::words_for(entry, has_others, today);
    let named = words.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(", ");
    let ask = wording::actions(&named);
    let question = Question { ask: &ask, help: wording::ENTRY_HELP, takes_words: false };
    let asked = desk.ask(&question, |line| {
        let line = values::plain_name(line);
        let found = words.iter().find(|(_, word)| values::plain_name(word) == line).map(|(act, _)| *act);
        let act = found.or_else(|| line.is_empty().then_some(Act::ToTheList));
        act.ok_or_else(|| CliError::usage(wording::write_action(&named)))
    })?;
    match asked {
        Asked::Back | Asked::Answer(Act::ToTheList) => Ok(()),
        Asked::Answer(Act::Edit) => edit(entry, desk),
        Asked::Answer(Act::EndTrial) => super::trial::end(entry, desk),
        Asked::Answer(Act::LookBack) => match entry.practice().map(Practice::kind) {
            Some(kind) => walk(Route::LookBack(entry.id, kind, entry.day), desk),
            None => Ok(()),
        },
        Asked::Answer(Act::Versions) => {
            let wanted = Wanted::OfMonth(Month::of(entry.day), Route::Versions(entry.id));
            walk::run(wanted, desk).map(drop)
        }
        Asked::Answer(Act::Delete) => delete(entry, desk),
    }
}

fn walk(route: Route, desk: &mut Desk<'_>) -> Result<(), CliError> {
    walk::run(Wanted::Open(route), desk).map(drop)
}

fn edit(entry: &Entry, desk: &mut Desk<'_>) -> Result<(), CliError> {
    match &entry.body {
        Body::CheckIn(_) => check_in::walk(entry.day, desk).map(drop),
        Body::Note(_) => walk(Route::Note(entry.day, Some(entry.id)), desk),
        Body::Practice(practice) => match practice.kind() {
            Kind::MonthlyCheck => walk(Route::MonthlyCheck(Some(entry.id)), desk),
            kind => walk(Route::EditPractice(entry.id, kind, entry.day), desk),
        },
        Body::Other { .. } => desk.say(wording::FROM_A_NEWER_VERSION),
    }
}

fn delete(entry: &Entry, desk: &mut Desk<'_>) -> Result<(), CliError> {
    let question = Question { ask: wording::DELETE, help: wording::DELETE_HELP, takes_words: false };
    if desk.ask(&question, values::yes_or_no)? != Asked::Answer(true) {
        return desk.say(wording::NOT_DELETED);
    }
    delete::delete(entry, &desk.setup.store()?, desk.setup, desk.out)
}
