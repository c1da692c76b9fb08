//! The trash in the menu: what was deleted and what was discarded, read and brought back.

use super::drafts;
use super::paged::{self, AT_ONCE};
use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::entry_text::Wording;
use crate::cli::page::TextPage;
use crate::cli::{CliError, delete, values};
use crate::journal::{Day, Draft, Entry};
use crate::store::Discarded;
use crate::wording::dates;
use crate::wording::screens::menu as wording;

/// Something in the trash.
enum Thrown {
    /// A deleted entry, and the day until which it is kept.
    Entry(Box<Entry>, Option<Day>),
    /// A discarded draft.
    Draft(Box<Draft>, Discarded),
}

/// Lists what can be brought back, ten at once, and brings back what is chosen.
pub(super) fn look(desk: &mut Desk<'_>) -> Result<(), CliError> {
    let mut from = 0;
    loop {
        let all = everything(desk)?;
        if all.is_empty() {
            return desk.say(wording::TRASH_IS_EMPTY);
        }
        if from >= all.len() {
            from = 0;
        }
        let last = all.len().min(from + AT_ONCE);
        for (number, thrown) in (1..).zip(&all).take(last).skip(from) {
            let line = wording::item(&number, &said(thrown, desk)?);
            TextPage::new(desk.out).words(0, &line)?;
        }
        let has_more = last < all.len();
        let ask = if has_more { wording::WHICH_BACK_OR_MORE } else { wording::WHICH_BACK };
        let question = Question { ask, help: wording::WHICH_BACK_HELP, takes_words: false };
        match paged::which(&question, last, has_more, desk)? {
            Asked::Back => return Ok(()),
            Asked::Answer(Some(nth)) => all.get(nth).map_or(Ok(()), |thrown| bring_back(thrown, desk))?,
            Asked::Answer(None) => from += AT_ONCE,
        }
    }
}

/// Everything that is in the trash; what cannot be read is remarked on.
fn everything(desk: &mut Desk<'_>) -> Result<Vec<Thrown>, CliError> {
    let store = desk.setup.store()?;
    let deleted = store.deleted()?;
    for problem in &deleted.problems {
        desk.out.remark(problem)?;
    }
    let start = desk.setup.day_start(&desk.setup.state(&store));
    let entry = |entry: Entry| {
        let until = deleted.until.get(&entry.id).map(|until| Day::at(until, start));
        Thrown::Entry(Box::new(entry), until)
    };
    let drafts = store.find_discarded()?.into_iter();
    let drafts = drafts.map(|(draft, discarded)| Thrown::Draft(Box::new(draft), discarded));
    Ok(deleted.entries.into_iter().map(entry).chain(drafts).collect())
}

/// Names it in one line; of a draft nothing is said that was written in it.
fn said(thrown: &Thrown, desk: &Desk<'_>) -> Result<String, CliError> {
    Ok(match thrown {
        Thrown::Entry(entry, until) => {
            let line = Wording::of(desk.setup).spoken(None, entry);
            until.map_or_else(|| line.clone(), |until| wording::kept_until(&line, &dates::full(until)))
        }
        Thrown::Draft(draft, _) => {
            wording::discarded(&drafts::what(draft, desk)?, &drafts::ago(draft, desk)?)
        }
    })
}

/// Reads an entry, and brings back what is chosen after a question.
fn bring_back(thrown: &Thrown, desk: &mut Desk<'_>) -> Result<(), CliError> {
    desk.out.line("")?;
    match thrown {
        Thrown::Entry(entry, _) => desk.out.line(Wording::of(desk.setup).whole(entry))?,
        Thrown::Draft(..) => desk.say(said(thrown, desk)?)?,
    }
    desk.out.line("")?;
    let question = Question { ask: wording::BRING_BACK, help: wording::BRING_BACK_HELP, takes_words: false };
    if desk.ask(&question, values::yes_or_no)? != Asked::Answer(true) {
        return desk.say(wording::STAYS_IN_THE_TRASH);
    }
    let store = desk.setup.store_for_writing()?;
    match thrown {
        Thrown::Entry(entry, _) => delete::bring_back(entry.id, &store, desk.setup, desk.out),
        Thrown::Draft(draft, discarded) => {
            let is_back = store.take_back(draft, discarded)?;
            desk.say(if is_back { wording::DRAFT_IS_BACK } else { wording::ANOTHER_IS_UNFINISHED })
        }
    }
}
