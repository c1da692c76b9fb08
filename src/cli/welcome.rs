//! The first start line by line: what inward is and is not, who may see it, and the country, as in the window.

use serde_json::Value;

use super::CliError;
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::stdin::Answers;
use crate::config::{country_code, remedy};
use crate::paths;
use crate::store::Sealing;
use crate::texts;
use crate::tui::task;
use crate::wording::screens::plain;
use crate::wording::screens::welcome as wording;
use crate::wording::sentences::capitalised;

const INDENT: usize = 2;
/// What prints the support page here.
const SUPPORT: &str = "inward support";

/// Says what a person should know before the first entry, once. Whoever writes to a pipe is a program.
pub(super) fn at_first_start(setup: &Setup, answers: &mut Answers, out: &mut Output) -> Result<(), CliError> {
    if !answers.from_a_person {
        return Ok(());
    }
    let store = setup.store_as_found_for_writing()?;
    if store.sealing() == Sealing::Locked || setup.state(&store).acknowledged || store.has_entries()? {
        return Ok(());
    }
    let (what, privacy) = (&texts::words().what_it_is, &texts::words().privacy);
    let mut page = TextPage::new(out);
    page.words(0, wording::WELCOME_TO_INWARD)?;
    page.heading(&what.text.replace("{support}", SUPPORT))?;
    page.words(0, &what.adults)?;
    page.heading(&privacy.question)?;
    page.words(0, wording::ANSWER_STAYS_HERE)?;
    for (number, answer) in privacy.answers.iter().enumerate() {
        page.words(INDENT, &format!("{number}  {answer}"))?;
    }
    let others_may_see = one_of(&privacy.answers, answers, out)?;
    let mut page = TextPage::new(out);
    if privacy.answers.first() != Some(&others_may_see) {
        page.heading(wording::WHAT_TO_LEAVE_OUT)?;
        page.words(INDENT, &format!("{} {}", privacy.leave_out, privacy.forced))?;
    }
    page.heading(wording::KEPT_IN)?;
    page.words(INDENT, &store.root().display().to_string())?;
    page.words(INDENT, wording::NOT_ENCRYPTED)?;
    if let Some(program) = paths::sync_program(store.root()) {
        page.heading(wording::PLEASE_NOTE)?;
        page.words(INDENT, &wording::synced_by(&program))?;
    }
    let country = country(setup, answers, out)?;
    let given = task::Answers { others_may_see, country };
    store.change_state(|state| given.put_into(state))?;
    Ok(())
}

fn one_of(choices: &[String], answers: &mut Answers, out: &mut Output) -> Result<String, CliError> {
    let numbers: Vec<String> = (0..choices.len()).map(|number| number.to_string()).collect();
    loop {
        let line = line("> ", answers, out)?;
        let chosen = line.trim().parse::<usize>().ok().and_then(|nth| choices.get(nth));
        let named = || choices.iter().find(|choice| choice.eq_ignore_ascii_case(line.trim()));
        if let Some(chosen) = chosen.or_else(named) {
            return Ok(chosen.clone());
        }
        out.line(plain::write_one(&numbers.join(", ")))?;
    }
}

/// Asks for the country, unless the config file names it.
fn country(setup: &Setup, answers: &mut Answers, out: &mut Output) -> Result<Option<Value>, CliError> {
    if setup.file.country.is_some() {
        return Ok(None);
    }
    TextPage::new(out).heading(wording::WHICH_COUNTRY)?;
    loop {
        let line = line(plain::COUNTRY, answers, out)?;
        let written = line.trim();
        if written.is_empty() {
            return Ok(None);
        }
        match remedy("country", &written.into()) {
            Some(remedy) => out.line(capitalised(&remedy))?,
            None => return Ok(country_code(written).map(Value::from)),
        }
    }
}

fn line(question: &str, answers: &mut Answers, out: &mut Output) -> Result<String, CliError> {
    answers.after(question, out)?.ok_or_else(|| CliError::failed(plain::ENDED))
}
