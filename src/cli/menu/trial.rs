//! A coin-flip trial in the menu: ended before its time.

use std::convert::Infallible;

use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::{CliError, values};
use crate::insight::trial;
use crate::journal::{Entry, Month};
use crate::texts;
use crate::wording::screens::menu as wording;
use crate::wording::screens::reader::THIS_ENTRY_IS_NO_LONGER_HERE;

/// Ends a coin-flip trial today, after a question: nothing else of it can be changed.
pub(super) fn end(entry: &Entry, desk: &mut Desk<'_>) -> Result<(), CliError> {
    let words = &texts::words().trial;
    desk.say(&words.end_more)?;
    let ask = wording::yes_or_no(&words.end_ask);
    let question = Question { ask: &ask, help: &words.end_more, takes_words: false };
    if desk.ask(&question, values::yes_or_no)? != Asked::Answer(true) {
        return desk.say(&words.end_no);
    }
    // The question may have waited for long: the day and the entry are those of now.
    let store = desk.setup.store_for_writing()?;
    let present = desk.setup.present(&store);
    let mut said = THIS_ENTRY_IS_NO_LONGER_HERE;
    let Ok(_) = store.edit(Month::of(entry.day), |document| {
        let Some(stored) = document.entry(entry.id) else { return Ok::<_, Infallible>(None) };
        let ended = trial::ended(stored, present.today, present.now);
        let ended = ended.and_then(|ended| ended.onto(Some(stored)));
        said = if ended.is_some() { wording::TRIAL_ENDS } else { wording::TRIAL_HAS_ENDED };
        Ok(ended)
    })?;
    desk.say(said)
}
