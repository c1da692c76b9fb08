//! The first start line by line: what inward is and is not, who may see it, and the country, as in the window.

use serde_json::Value;

use super::CliError;
use super::ask::{Asked, Desk, Question};
use super::output::Output;
use super::page::TextPage;
use crate::config::{country_code, remedy};
use crate::paths;
use crate::store::{Sealing, Store};
use crate::texts;
use crate::tui::task;
use crate::wording::screens::plain;
use crate::wording::screens::welcome as wording;
use crate::wording::sentences::capitalised;

const INDENT: usize = 2;
/// What prints the support page here.
const SUPPORT: &str = "inward support";

/// Says what a person should know before the first entry, once. Whoever writes to a pipe is a program. Whether it was
/// acknowledged: nothing is written before that.
pub(super) fn at_first_start(desk: &mut Desk<'_>) -> Result<bool, CliError> {
    if !desk.answers.from_a_person {
        return Ok(true);
    }
    let store = desk.setup.store_as_found()?;
    if store.sealing() == Sealing::Locked || desk.setup.state(&store).acknowledged || store.has_entries()? {
        return Ok(true);
    }
    let (what, privacy) = (&texts::words().what_it_is, &texts::words().privacy);
    let mut page = TextPage::new(desk.out);
    page.words(0, wording::WELCOME_TO_INWARD)?;
    page.heading(&what.text.replace("{support}", SUPPORT))?;
    page.words(0, &what.adults)?;
    loop {
        let mut page = TextPage::new(desk.out);
        page.heading(&privacy.question)?;
        page.words(0, wording::ANSWER_STAYS_HERE)?;
        for (number, answer) in privacy.answers.iter().enumerate() {
            page.words(INDENT, &format!("{number}  {answer}"))?;
        }
        let Asked::Answer(others_may_see) = one_of(&privacy.answers, desk)? else { return Ok(false) };
        let is_alone = privacy.answers.first() == Some(&others_may_see);
        explained(is_alone, &store, desk.out)?;
        let Asked::Answer(country) = country(desk)? else { continue };
        let given = task::Answers { others_may_see, country };
        desk.setup.store_as_found_for_writing()?.change_state(|state| given.put_into(state))?;
        return Ok(true);
    }
}

/// Says what follows from who may see the screen, and where the entries are kept.
fn explained(is_alone: bool, store: &Store, out: &mut Output) -> Result<(), CliError> {
    let mut page = TextPage::new(out);
    if !is_alone {
        let privacy = &texts::words().privacy;
        page.heading(wording::WHAT_TO_LEAVE_OUT)?;
        page.words(INDENT, &format!("{} {}", privacy.leave_out, privacy.forced))?;
        page.heading(wording::WORRY_AND_SAFETY)?;
        page.words(INDENT, &wording::support_page(&SUPPORT, &texts::support().card.title))?;
    }
    page.heading(wording::KEPT_IN)?;
    page.words(INDENT, &store.root().display().to_string())?;
    if store.sealing() == Sealing::Plain {
        page.words(
            INDENT,
            if is_alone { wording::NOT_ENCRYPTED } else { wording::CAN_BE_SEALED_BY_COMMAND },
        )?;
    }
    if let Some(program) = paths::sync_program(store.root()) {
        page.heading(wording::PLEASE_NOTE)?;
        page.words(INDENT, &wording::synced_by(&program))?;
    }
    Ok(())
}

fn one_of(choices: &[String], desk: &mut Desk<'_>) -> Result<Asked<String>, CliError> {
    let numbers: Vec<String> = (0..choices.len()).map(|number| number.to_string()).collect();
    let numbers = numbers.join(", ");
    let ask = plain::one_number(&numbers);
    let question = Question { ask: &ask, help: wording::WHO_MAY_SEE_HELP, takes_words: false };
    desk.ask(&question, |line| {
        let chosen = line.parse::<usize>().ok().and_then(|nth| choices.get(nth));
        let named = || choices.iter().find(|choice| choice.eq_ignore_ascii_case(line));
        chosen.or_else(named).cloned().ok_or_else(|| CliError::usage(plain::write_one(&numbers)))
    })
}

/// Asks for the country, unless the config file names it.
fn country(desk: &mut Desk<'_>) -> Result<Asked<Option<Value>>, CliError> {
    if desk.setup.file.country.is_some() {
        return Ok(Asked::Answer(None));
    }
    TextPage::new(desk.out).heading(wording::WHICH_COUNTRY)?;
    let question = Question { ask: plain::COUNTRY, help: wording::COUNTRY_HELP, takes_words: false };
    desk.ask(&question, |written| {
        if written.is_empty() {
            return Ok(None);
        }
        match remedy("country", &written.into()) {
            Some(remedy) => Err(CliError::usage(capitalised(&remedy))),
            None => Ok(country_code(written).map(Value::from)),
        }
    })
}
