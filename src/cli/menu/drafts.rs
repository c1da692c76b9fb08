//! What was left unfinished, in the menu: gone on with, left for later, or put into the trash.

use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::walk::{self, Wanted};
use crate::cli::{CliError, check_in};
use crate::journal::{Body, Draft};
use crate::texts::practice;
use crate::wording::dates;
use crate::wording::screens::plain::IN_THE_TRASH;
use crate::wording::screens::{home, menu as wording, offer};
use crate::wording::sentences::capitalised;

/// What is done with a draft.
#[derive(Clone, Copy, Debug)]
enum Decision {
    GoOn,
    Later,
    Discard,
}

/// Asks which of these drafts is meant, where there are several, and what is to be done with it.
pub(super) fn go_on(drafts: &[Draft], desk: &mut Desk<'_>) -> Result<(), CliError> {
    let known: Vec<&Draft> = drafts.iter().filter(|draft| draft.body(None).is_some()).collect();
    let draft = match known.as_slice() {
        [] if drafts.is_empty() => return desk.say(wording::NOTHING_UNFINISHED),
        [] => return desk.say(home::DRAFT_IS_NEWER),
        [one] => *one,
        several => match which(several, desk)? {
            Some(draft) => draft,
            None => return Ok(()),
        },
    };
    if matches!(draft.body(None), Some(Body::CheckIn(_))) {
        // It asks for itself.
        return check_in::walk(draft.head.day, desk).map(drop);
    }
    desk.say(what(draft, desk)?)?;
    desk.say(offer::in_the_middle(&ago(draft, desk)?))?;
    let question = Question { ask: wording::GO_ON, help: wording::GO_ON_HELP, takes_words: false };
    let decision = desk.ask(&question, |line| match line.to_lowercase().as_str() {
        "y" | "yes" => Ok(Decision::GoOn),
        "n" | "no" => Ok(Decision::Later),
        "discard" => Ok(Decision::Discard),
        _ => Err(CliError::usage(wording::Y_N_OR_DISCARD)),
    })?;
    match decision {
        Asked::Answer(Decision::GoOn) => walk::run(Wanted::Draft(draft.head.id), desk).map(drop),
        Asked::Answer(Decision::Discard) => discard(draft, desk),
        Asked::Answer(Decision::Later) | Asked::Back => desk.say(wording::LEFT_FOR_LATER),
    }
}

fn which<'a>(drafts: &[&'a Draft], desk: &mut Desk<'_>) -> Result<Option<&'a Draft>, CliError> {
    for (number, draft) in (1..).zip(drafts) {
        let line = wording::draft(&number, &what(draft, desk)?, &ago(draft, desk)?);
        desk.say(line)?;
    }
    let question =
        Question { ask: wording::WHICH_DRAFT, help: wording::WHICH_DRAFT_HELP, takes_words: false };
    let asked = desk.ask(&question, |line| {
        let nth = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let draft = nth.and_then(|nth| drafts.get(nth)).copied();
        draft.ok_or_else(|| CliError::usage(wording::no_such_number(drafts.len())))
    })?;
    Ok(match asked {
        Asked::Answer(draft) => Some(draft),
        Asked::Back => None,
    })
}

fn discard(draft: &Draft, desk: &mut Desk<'_>) -> Result<(), CliError> {
    let store = desk.setup.store_for_writing()?;
    let found = store.find_drafts()?.into_iter().find(|found| found.draft.head.id == draft.head.id);
    if let Some(found) = found {
        found.resume().discard()?;
    }
    desk.say(IN_THE_TRASH)?;
    desk.say(wording::TRASH_BRINGS_BACK)
}

/// Names a draft, and nothing that was written in it.
pub(super) fn what(draft: &Draft, desk: &Desk<'_>) -> Result<String, CliError> {
    let today = desk.setup.present(&desk.setup.store()?).today;
    let day = dates::long(draft.head.day, today);
    Ok(offer::kind_for(&capitalised(&practice::kind_name(&draft.head.kind)), &day))
}

/// When it was written in last, in words.
pub(super) fn ago(draft: &Draft, desk: &Desk<'_>) -> Result<String, CliError> {
    let setup = desk.setup;
    let start = setup.day_start(&setup.state(&setup.store()?));
    Ok(dates::ago(&draft.changed_at, &setup.clock.now(), start))
}
