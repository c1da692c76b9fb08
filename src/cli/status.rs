//! `inward status`: whether today is recorded, as one neutral line and as the exit code.

use clap::Args;
use serde_json::json;

use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, json, recorded};
use crate::journal::Month;

pub(super) const EXAMPLES: &str = "\
Exits with 0 when today's check-in is recorded, with 3 when it is not yet, with 1 when that cannot be told.

Examples:
  inward status
  inward status > /dev/null || inward checkin
  inward status --json";

/// What `inward status` takes.
#[derive(Args, Clone, Debug)]
pub(super) struct StatusArgs {
    /// Print JSON: {"day": "2026-11-22", "recorded": true}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &StatusArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    let day = setup.present(&store)?.today;
    let reading = store.read(Month::of(day))?;
    if let Some(problem) = reading.problem {
        return Err(CliError::failed(problem.to_string()));
    }
    let recorded = recorded::check_in(&reading.document, day).is_some();
    if args.json {
        json::print(&json!({ "day": day, "recorded": recorded }), out)?;
    } else if recorded {
        out.line(format!("{day}: recorded"))?;
    } else {
        out.line(format!("{day}: not recorded yet"))?;
    }
    Ok(if recorded { Outcome::Done } else { Outcome::No })
}
