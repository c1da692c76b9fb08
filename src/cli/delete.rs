//! `inward delete` and `inward restore-entry`: delete an entry, or bring it back.

use clap::Args;

use super::output::Output;
use super::setup::Setup;
use super::show::{find_one, only};
use super::{CliError, Outcome, values};
use crate::journal::{Entry, EntryId, Month};
use crate::store::Store;
use crate::wording::screens::menu;

const EXAMPLES: &str = "\
The entry goes to the trash; for 30 days inward restore-entry brings it back.

Examples:
  inward delete 8e2b7a10
  inward delete 019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10";

const RESTORE_EXAMPLES: &str = "\
Deleted entries stay in the trash for 30 days; inward list --deleted shows them with their ids.

Examples:
  inward list --deleted
  inward restore-entry 8e2b7a10
  inward restore-entry 019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10";

/// Delete an entry; you can bring it back for 30 days
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct DeleteArgs {
    /// The entry's id, or at least the last 6 digits of it
    #[arg(value_name = "ID", allow_negative_numbers = true)]
    id: String,
}

/// Bring a deleted entry back
#[derive(Args, Clone, Debug)]
#[command(after_help = RESTORE_EXAMPLES)]
pub(super) struct RestoreArgs {
    /// The deleted entry's id, or at least the last 6 digits of it
    #[arg(value_name = "ID", allow_negative_numbers = true)]
    id: String,
}

pub(super) fn run(args: &DeleteArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let ending = values::id(&args.id)?;
    let store = setup.store()?;
    let entry = find_one(&store, ending, out)?;
    delete(&entry, &store, setup, out)?;
    Ok(Outcome::Done)
}

/// Deletes an entry, and says how to bring it back.
pub(super) fn delete(entry: &Entry, store: &Store, setup: &Setup, out: &mut Output) -> Result<(), CliError> {
    let (id, day) = (entry.id, entry.day);
    let what = format!("the entry {} of {day} is deleted", id.short());
    store.delete(id, Month::of(day), &setup.clock.now()).map_err(|error| CliError::of_write(&what, error))?;
    out.settled(what);
    let back = if setup.is_menu.get() {
        menu::TRASH_BRINGS_BACK.to_owned()
    } else {
        format!("To bring it back within 30 days: inward restore-entry {id}")
    };
    out.line(format!("Deleted the entry of {day}. {back}"))
}

pub(super) fn restore(args: &RestoreArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let ending = values::id(&args.id)?;
    let store = setup.store()?;
    let Some(id) = only(ending, store.find_deleted(ending)?, |id| *id)? else {
        return Err(CliError::failed(format!(
            "there is no deleted entry whose id ends in {ending}: inward list --deleted shows the ids"
        )));
    };
    bring_back(id, &store, setup, out)?;
    Ok(Outcome::Done)
}

/// Brings a deleted entry back, and says so.
pub(super) fn bring_back(
    id: EntryId,
    store: &Store,
    setup: &Setup,
    out: &mut Output,
) -> Result<(), CliError> {
    let what = format!("the entry {} is back", id.short());
    let reading = store.restore(id, &setup.clock.now()).map_err(|error| CliError::of_write(&what, error))?;
    out.settled(what);
    let day = reading.document.entry(id).map(|entry| format!(" of {}", entry.day)).unwrap_or_default();
    if setup.is_menu.get() {
        return out.line(format!("The entry{day} is back."));
    }
    out.line(format!("The entry{day} is back: {id}"))
}
