//! The history for the statistics, read from the store.

use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::config::Lists;
use crate::insight::{History, Phrases};
use crate::journal::Day;

/// The check-ins that could be read, and what they are put into words with.
pub(super) struct Read {
    pub(super) today: Day,
    pub(super) lists: Lists,
    pub(super) history: History,
    /// [`Outcome::Partly`] when a month could not be read whole.
    pub(super) outcome: Outcome,
}

/// Reads the check-ins of all months, and remarks on those that could not be read.
pub(super) fn read(setup: &Setup, out: &mut Output) -> Result<Read, CliError> {
    let store = setup.store()?;
    let (today, lists) = (setup.present(&store).today, Lists::new(&setup.config()));
    let mut read = Read { today, lists, history: History::default(), outcome: Outcome::Done };
    for month in store.months()? {
        let reading = store.read_in_passing(month)?;
        if let Some(problem) = reading.problem {
            out.remark(problem)?;
            read.outcome = Outcome::Partly;
        }
        read.history.put_document(&reading.document);
    }
    Ok(read)
}

impl Read {
    /// Returns the sentence that stands in for statistics when there is no check-in.
    pub(super) fn nothing<'a>(&self, phrases: &Phrases<'a>) -> Option<&'a str> {
        let nothing = match self.outcome {
            Outcome::Partly => "No check-in could be read.",
            _ => phrases.text("screen", "nothing"),
        };
        self.history.all().is_empty().then_some(nothing)
    }
}
