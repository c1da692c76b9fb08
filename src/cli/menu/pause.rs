//! A pause in the menu: for a week nothing is due and nothing is offered.

use crate::cli::CliError;
use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::values;
use crate::texts;
use crate::wording::dates;
use crate::wording::screens::menu as wording;

/// The answer that sets or ends it, as the texts on it name it.
const YES: &str = "y";

/// Asks whether a pause is to begin, or that which is in force to end.
pub(super) fn set_or_end(desk: &mut Desk<'_>) -> Result<(), CliError> {
    let store = desk.setup.store_for_writing()?;
    let today = desk.setup.present(&store).today;
    let pause = desk.setup.state(&store).pause(today);
    let words = &texts::words().pause;
    let said_until = |day, today| words.until.replace("{day}", &dates::long(day, today));
    let (about, ask) = match pause {
        Some(day) => {
            desk.say(said_until(day, today))?;
            (words.ends.replace("{key}", YES), wording::END_THE_PAUSE)
        }
        None => (words.about.replace("{key}", YES), wording::PAUSE),
    };
    desk.say(&about)?;
    let question = Question { ask, help: &about, takes_words: false };
    if desk.ask(&question, values::yes_or_no)? != Asked::Answer(true) {
        return desk.say(wording::NOTHING_IS_CHANGED);
    }
    let today = desk.setup.present(&store).today;
    let mut until = None;
    store.change_state(|state| {
        // What the answer asks for may have come about meanwhile.
        if state.pause(today).is_some() == pause.is_some() {
            state.take(state.pause_or_end(today));
        }
        until = state.pause(today);
    })?;
    desk.say(until.map_or_else(|| words.ended.clone(), |day| said_until(day, today)))
}
