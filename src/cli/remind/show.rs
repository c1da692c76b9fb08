//! The line of the reminder: shown at most once a day, and only where it can be told that it has a place.

use crate::cli::output::Output;
use crate::cli::setup::Setup;
use crate::cli::{CliError, Outcome};
use crate::journal::{Day, Moment, Month, TimeOfDay};
use crate::remind::{self, Programs};
use crate::store::Sealing;
use crate::wording::clock;

/// For so many minutes after its time a reminder still comes, as when the computer was asleep.
const MOST_LATE: u16 = 60;

/// Shows it, or says nothing.
pub(super) fn run(
    at: Option<TimeOfDay>,
    setup: &Setup,
    programs: &Programs,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let now = setup.clock.now();
    if at.is_some_and(|at| at.minutes_until(&now) > MOST_LATE) || !setup.dir()?.is_dir() {
        return Ok(Outcome::Done);
    }
    if !has_a_place(&now, setup)? {
        return Ok(Outcome::Done);
    }
    let own = setup.config().reminder_text.clone();
    let line = own.unwrap_or_else(|| clock::sentence(now.local_minutes()));
    let is_shown = remind::show(programs, &line).map_err(super::failed)?;
    if !is_shown {
        out.line(line)?;
    }
    Ok(Outcome::Done)
}

/// Whether today is not recorded, no pause holds and none was shown today. That one is shown now is remembered before it is, so
/// that no fault can make it two.
fn has_a_place(now: &Moment, setup: &Setup) -> Result<bool, CliError> {
    let store = setup.store_as_found()?;
    if store.sealing() == Sealing::Locked {
        return Ok(false);
    }
    // Of a state that cannot be read it is not known whether a pause holds.
    let state = store.state()?;
    let today = Day::at(now, setup.day_start(&state));
    if state.pause(today).is_some() || state.reminded == Some(today) {
        return Ok(false);
    }
    let reading = store.read(Month::of(today))?;
    if let Some(problem) = reading.problem {
        return Err(CliError::failed(problem.to_string()));
    }
    if reading.document.check_in(today).is_some() {
        return Ok(false);
    }
    let mut is_first = false;
    store.change_state(|state| {
        is_first = state.reminded != Some(today) && state.pause(today).is_none();
        state.reminded = Some(today);
    })?;
    Ok(is_first)
}
