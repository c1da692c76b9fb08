//! `inward move`: moves an entry to another day.

use clap::Args;

use super::output::Output;
use super::setup::Setup;
use super::show::find_one;
use super::{CliError, Outcome, values};
use crate::journal::{Entry, Month};

const EXAMPLES: &str = "\
Within a month an entry keeps its id. A check-in, or an entry moved to another month, becomes a new entry there, and \
the old one goes to the trash for 30 days. DAY is written like 2026-11-22, '22 nov', \
friday, yesterday or -3 (three days ago).

Examples:
  inward move 8e2b7a10 yesterday
  inward move 8e2b7a10 2026-11-20";

/// Move an entry to another day
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct MoveArgs {
    /// The entry's id, or at least the last 6 digits of it
    #[arg(value_name = "ID")]
    id: String,
    /// The day to move it to
    #[arg(value_name = "DAY", allow_hyphen_values = true)]
    day: String,
    /// Move ratings from or to a day more than seven days back, or to a day more than 400 days back
    #[arg(long)]
    confirm: bool,
}

pub(super) fn run(args: &MoveArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let ending = values::id(&args.id)?;
    let store = setup.store()?;
    let present = setup.present(&store);
    let to = values::meant_day(&args.day, present.today, args.confirm)?;
    let entry = find_one(&store, ending, out)?;
    if !args.confirm && entry.moves_settled_ratings(to, present.today) {
        return Err(CliError::usage(format!(
            "ratings of {} or {to} are more than seven days old: add --confirm to move them",
            entry.day
        )));
    }
    let Entry { id, day, .. } = entry;
    let start = setup.day_start(&setup.state(&store));
    let what = format!("the entry {} of {day} is moved to {to}", id.short());
    let moved = store.move_entry(id, Month::of(day), to, start, &present.now);
    let moved = moved.map_err(|error| CliError::of_write(&what, error))?;
    out.settled(what);
    if moved.id == id {
        out.line(format!("Moved the entry of {day} to {to}. To move it back: inward move {id} {day}"))?;
    } else {
        out.line(format!("Moved the entry of {day} to {to}, where it is a new entry: {}", moved.id))?;
        out.line(format!("The old one stays in the trash for 30 days: {id}"))?;
    }
    Ok(Outcome::Done)
}
