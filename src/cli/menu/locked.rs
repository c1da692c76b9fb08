//! A sealed journal in the menu: it is opened first, and support needs no passphrase.

use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::{CliError, check_in, values};
use crate::store::Sealing;
use crate::wording::screens::menu as wording;

/// What is done with a locked journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Open,
    CheckIn,
    Quit,
}

/// Opens a sealed journal with its passphrase; whether it is open.
pub(super) fn opened(desk: &mut Desk<'_>) -> Result<bool, CliError> {
    if desk.setup.store_as_found()?.sealing() != Sealing::Locked {
        return Ok(true);
    }
    desk.out.line("")?;
    desk.say(wording::SEALED)?;
    loop {
        let question = Question { ask: wording::OPEN_IT, help: wording::OPEN_IT_HELP, takes_words: false };
        let way = desk.ask(&question, |line| match values::plain_name(line).as_str() {
            "" | "open" => Ok(Way::Open),
            "checkin" => Ok(Way::CheckIn),
            "quit" | ":quit" | "q" | "exit" | "end" => Ok(Way::Quit),
            _ => Err(CliError::usage(wording::OPEN_OR)),
        })?;
        let done = match way {
            Asked::Back | Asked::Answer(Way::Quit) => return Ok(false),
            Asked::Answer(Way::Open) => {
                desk.out.flush()?;
                desk.setup.store().map(|_| true)
            }
            Asked::Answer(Way::CheckIn) => {
                let today = desk.setup.present(&desk.setup.store_as_found()?).today;
                check_in::walk(today, desk).map(|_| false)
            }
        };
        match done {
            Ok(true) => {
                desk.say(wording::OPENED)?;
                return Ok(true);
            }
            Ok(false) => {}
            Err(error) if super::is_of_output(&error) || desk.answers.has_ended() => return Err(error),
            Err(error) => desk.say(super::said(&error))?,
        }
    }
}
