//! `inward status`: says whether today is recorded and whether something is due, in one line and the exit code.

use clap::Args;
use serde_json::json;

use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, json};
use crate::journal::{Day, Month};
use crate::store::Sealing;
use crate::wording::sealing;

const EXAMPLES: &str = "\
Exits with 0 if today's check-in is recorded, with 3 if it is not yet, with 1 if that cannot be known. \
Anything due to look back on does not change the exit code, and is not named. \
During a pause nothing is due, the line says until when it lasts, and the exit code is 0.

Examples:
  inward status
  inward status > /dev/null || inward checkin
  inward status --json";

/// Say whether today's check-in is recorded
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct StatusArgs {
    /// Print JSON.
    #[arg(
        long,
        help = "Print JSON: {\"day\": \"2026-11-22\", \"recorded\": true, \"due\": false, \"paused_until\": null}"
    )]
    json: bool,
}

pub(super) fn run(args: &StatusArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store_as_found()?;
    if store.sealing() == Sealing::Locked {
        // The same line whether something is recorded or not: nothing is remembered of it in clear.
        return Err(CliError::failed(sealing::LOCKED));
    }
    let state = setup.state(&store);
    let day = Day::at(&setup.clock.now(), setup.day_start(&state));
    let reading = store.read(Month::of(day))?;
    if let Some(problem) = reading.problem {
        return Err(CliError::failed(problem.to_string()));
    }
    let recorded = reading.document.check_in(day).is_some();
    let pause = state.pause(day);
    let due = !setup.due(&store, &state)?.is_empty();
    if args.json {
        let value = json!({ "day": day, "recorded": recorded, "due": due, "paused_until": pause });
        json::print(&value, out)?;
    } else if let Some(until) = pause {
        out.line(format!("Paused until {until}"))?;
    } else {
        let waits = if due { "; something is due in Practice" } else { "" };
        out.line(format!("{day}: {}{waits}", if recorded { "recorded" } else { "not recorded yet" }))?;
    }
    Ok(if recorded || pause.is_some() { Outcome::Done } else { Outcome::No })
}
