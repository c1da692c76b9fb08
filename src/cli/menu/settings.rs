//! The settings in the menu: which are in force, and another value for one of them. What is chosen is kept in `state.json`, as
//! in the window; what the config file says goes before it and is changed there.

use std::rc::Rc;

use serde_json::Value;

use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::page::TextPage;
use crate::cli::{CliError, values};
use crate::config::known::{Known, Offered, SETTINGS};
use crate::config::{Config, Source, remedy};
use crate::journal::State;
use crate::journal::format::state::Change;
use crate::wording::screens::menu as wording;
use crate::wording::screens::settings::{fixed, line_of};
use crate::wording::sentences::capitalised;

/// The word that has the default hold again.
const DEFAULT: &str = "default";

/// What becomes of a setting.
enum Choice {
    Leave,
    Default,
    Value(Value),
}

/// Lists the settings and changes those that are chosen, until it is left.
pub(super) fn look(desk: &mut Desk<'_>) -> Result<(), CliError> {
    let settings: Vec<&Known> = SETTINGS.iter().filter(|known| known.can_be_chosen()).collect();
    list(&settings, desk)?;
    let question =
        Question { ask: wording::WHICH_SETTING, help: wording::WHICH_SETTING_HELP, takes_words: false };
    loop {
        match desk.ask(&question, |line| which(line, &settings))? {
            Asked::Back => return Ok(()),
            Asked::Answer(None) => list(&settings, desk)?,
            Asked::Answer(Some(known)) => change(known, desk)?,
        }
    }
}

/// The setting of a number or a name; `None` = the list again.
fn which<'a>(line: &str, settings: &[&'a Known]) -> Result<Option<&'a Known>, CliError> {
    if line.is_empty() {
        return Ok(None);
    }
    let numbered = || settings.get(line.parse::<usize>().ok()?.checked_sub(1)?);
    let name = values::plain_name(line);
    let named = || settings.iter().find(|known| values::plain_name(known.label) == name);
    let known = numbered().or_else(named).copied();
    known.map(Some).ok_or_else(|| CliError::usage(wording::no_such_number(settings.len())))
}

fn list(settings: &[&Known], desk: &mut Desk<'_>) -> Result<(), CliError> {
    let (config, state) = in_force(desk)?;
    desk.out.line("")?;
    for (number, known) in (1..).zip(settings) {
        desk.say(wording::item(&number, &said(known, &config, &state)))?;
    }
    desk.say(wording::in_the_file(&desk.setup.file.path.display()))
}

fn in_force(desk: &Desk<'_>) -> Result<(Rc<Config>, State), CliError> {
    Ok((desk.setup.config(), desk.setup.state(&desk.setup.store()?)))
}

/// Names a setting with the value in force, and the line of the file that it comes from.
fn said(known: &Known, config: &Config, state: &State) -> String {
    let line = wording::setting(&known.label, &known.shown(config, state));
    match config.source(known.name) {
        Source::Line(number) => wording::from_line(&line, &line_of(&config.file_name(), &number)),
        Source::Program | Source::Default => line,
    }
}

/// Says what a setting does, and takes another value for it.
fn change(known: &Known, desk: &mut Desk<'_>) -> Result<(), CliError> {
    let (config, state) = in_force(desk)?;
    desk.say(said(known, &config, &state))?;
    desk.say(known.does)?;
    if let Source::Line(line) = config.source(known.name) {
        return desk.say(fixed(&config.file_name(), &line));
    }
    // Where any value can be typed, no list is needed.
    let choices = if known.typed.is_empty() { (known.choices)() } else { Vec::new() };
    let (ask, help) = if choices.is_empty() {
        desk.say(known.may_be())?;
        (wording::OTHER_VALUE, known.may_be())
    } else {
        let mut page = TextPage::new(desk.out);
        for (number, offered) in (1..).zip(&choices) {
            page.words(0, &wording::item(&number, &offered.words))?;
        }
        (wording::WHICH_VALUE, wording::number_or_default(&known.shown_default()))
    };
    let question = Question { ask, help: &help, takes_words: (known.choices)().is_empty() };
    let value = match desk.ask(&question, |line| read(line, known, &choices))? {
        Asked::Back | Asked::Answer(Choice::Leave) => return desk.say(wording::NOTHING_IS_CHANGED),
        Asked::Answer(Choice::Default) => None,
        Asked::Answer(Choice::Value(value)) => Some(value),
    };
    desk.setup.store_for_writing()?.change_state(|state| {
        state.take(Change::Set(known.name.to_owned(), value));
    })?;
    desk.setup.look_at_settings_again();
    let (config, state) = in_force(desk)?;
    desk.say(said(known, &config, &state))
}

/// What a line wants of a setting; `choices` is empty where its value is typed.
fn read(line: &str, known: &Known, choices: &[Offered]) -> Result<Choice, CliError> {
    if line.is_empty() {
        return Ok(Choice::Leave);
    }
    if line.eq_ignore_ascii_case(DEFAULT) {
        return Ok(Choice::Default);
    }
    if choices.is_empty() {
        let value = Value::from(line.trim_matches('"'));
        return match remedy(known.name, &value) {
            Some(remedy) => Err(CliError::usage(capitalised(&remedy))),
            None => Ok(Choice::Value(value)),
        };
    }
    let numbered = || choices.get(line.parse::<usize>().ok()?.checked_sub(1)?);
    let named = || choices.iter().find(|offered| offered.words.eq_ignore_ascii_case(line));
    match named().or_else(numbered) {
        Some(offered) => Ok(offered.value.clone().map_or(Choice::Default, Choice::Value)),
        None => Err(CliError::usage(wording::no_such_number(choices.len()))),
    }
}
