//! `inward backup`: lists the backups, makes one, or restores one.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{self, Output};
use super::setup::Setup;
use super::stdin::Answers;
use super::{CliError, Outcome, json, values};
use crate::store::{Backup, BackupName, MonthChange, Store};
use crate::wording::numbers::{counted, size};

const EXAMPLES: &str = "\
inward makes a backup before the first change of a day, and before it merges, restores or repairs anything. \
It keeps the last 10, and the newest of each of the last 7 days and 12 months; those made before a merge, restore or \
repair stay for at least 30 days. They hold the journal, not drafts or trash. \
Restoring first backs up the present state, shows what will change and asks; --month restores that month \
alone. An interrupted restore is named here and by inward doctor, with how to finish it and how to go back. \
NAME is the name of a backup, or enough of its beginning to tell it from the others.

Examples:
  inward backup
  inward backup create
  inward backup restore 2026-11-22_21-14-03
  inward backup restore 2026-11-22 --yes
  inward backup restore 2026-11-22 --month 2026-11
  inward backup list --json";

/// List the backups, make one, or restore one
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct BackupArgs {
    /// What to do: create, list or restore
    #[arg(value_name = "ACTION", default_value = "list", hide_possible_values = true)]
    action: Action,
    /// The backup to restore
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Restore only this month, such as 2026-11
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    /// Restore without asking
    #[arg(long)]
    yes: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Action {
    Create,
    List,
    Restore,
}

#[cfg(test)]
impl BackupArgs {
    /// Whether it restores without saying what.
    pub(super) fn lacks_a_name(&self) -> bool {
        self.action == Action::Restore && self.name.is_none()
    }
}

pub(super) fn run(args: &BackupArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let action = match args.action {
        Action::Create => "create",
        Action::List => "list",
        Action::Restore => "restore",
    };
    match (args.action, &args.name, &args.month) {
        (Action::Restore, None, _) => {
            Err(CliError::usage("name the backup to restore: inward backup list shows them"))
        }
        (Action::Restore, Some(name), _) => restore(name, args, &setup.store()?, setup, out),
        (_, Some(_), _) => Err(CliError::usage(format!("{action} takes no name: leave it out"))),
        (_, _, Some(_)) => Err(CliError::usage(format!("{action} takes no month: leave --month out"))),
        (Action::Create, ..) => create(args, &setup.store()?, setup, out),
        (Action::List, ..) => list(args, &setup.store()?, out),
    }
}

fn create(args: &BackupArgs, store: &Store, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let backup = store.back_up(&setup.clock.now())?;
    out.settled(format!("the backup {} is made", backup.name));
    if args.json {
        json::print(&json!(backup), out)?;
    } else {
        out.line(format!("Backed up: {}, {}.", backup.name, holds(&backup)))?;
    }
    if backup.left_out.is_empty() {
        return Ok(Outcome::Done);
    }
    let left_out = backup.left_out.join(", ");
    out.remark(format!("{left_out} could not be read, so it is not in the backup: see inward doctor"))?;
    Ok(Outcome::Partly)
}

fn list(args: &BackupArgs, store: &Store, out: &mut Output) -> Result<Outcome, CliError> {
    let found = store.backups()?;
    if args.json {
        json::print(&json!({ "backups": found.backups.iter().rev().collect::<Vec<_>>() }), out)?;
    } else if found.backups.is_empty() && found.problems.is_empty() {
        out.line("There are no backups yet. One is made before the first change of a day, or by: inward backup create")?;
    } else {
        for backup in found.backups.iter().rev() {
            out.line(format!("{}  {}  ({})", backup.name, holds(backup), reason(backup)))?;
        }
    }
    for problem in &found.problems {
        out.remark(problem)?;
    }
    remark_interrupted(store, out)?;
    Ok(if found.problems.is_empty() { Outcome::Done } else { Outcome::Partly })
}

fn restore(
    beginning: &str,
    args: &BackupArgs,
    store: &Store,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let name = store.find_backup(beginning)?;
    let month = args.month.as_deref().map(values::month).transpose()?;
    let changes = store.compare_backup(&name, month)?;
    let interrupted = store.interrupted_restore().unwrap_or_default();
    if changes.is_empty() {
        // Nothing is left to do except to mark the record as done.
        let finished = match interrupted {
            Some(interrupted) if interrupted.month == month => {
                let restored = store.restore_backup(&name, month, &setup.clock.now())?;
                restored.unrecorded.map_or(Ok(()), Err)?;
                Some(restored.before)
            }
            _ => None,
        };
        if args.json {
            json::print(&json!({ "restored": name, "before": finished, "files": [] }), out)?;
        } else {
            let what = month.map_or_else(|| "The journal".to_owned(), |month| month.to_string());
            out.line(match finished {
                Some(_) => {
                    format!("{what} already matches {name}: the interrupted restore is finished.")
                }
                None => format!("{what} already matches {name}: nothing to restore."),
            })?;
        }
        return Ok(Outcome::Done);
    }
    if !args.yes && (args.json || !output::asks_a_person()) {
        return Err(CliError::usage("there is no terminal to ask on: add --yes to restore without asking"));
    }
    if !args.json {
        remark_interrupted(store, out)?;
        describe(&name, &changes, out)?;
    }
    if !args.yes {
        out.ask("Restore it? Type yes to continue: ")?;
        let answer = Answers::at_hand().next()?.unwrap_or_default();
        if !["y", "yes"].iter().any(|yes| answer.trim().eq_ignore_ascii_case(yes)) {
            out.line("Nothing was changed.")?;
            return Ok(Outcome::No);
        }
    }
    let restored = store.restore_backup(&name, month, &setup.clock.now())?;
    out.settled(format!("{name} is restored; the state before is the backup {}", restored.before));
    if args.json {
        let (before, files) = (&restored.before, &restored.files);
        json::print(&json!({ "restored": name, "before": before, "files": files }), out)?;
    } else {
        let what = month.map(|month| format!("{month} from ")).unwrap_or_default();
        let back = restored.before.restoring(month);
        out.line(format!("Restored {what}{name}. To go back: {back}"))?;
    }
    if let Some(error) = restored.unrecorded {
        let again = name.restoring(month);
        out.remark(format!("{error}; it counts as interrupted until you run {again} again"))?;
        return Ok(Outcome::Partly);
    }
    Ok(Outcome::Done)
}

/// Says that the last restore was interrupted, if it was, and how to go on.
fn remark_interrupted(store: &Store, out: &mut Output) -> Result<(), CliError> {
    match store.interrupted_restore() {
        Ok(Some(interrupted)) => out.remark(interrupted),
        Ok(None) => Ok(()),
        Err(error) => out.remark(error),
    }
}

fn describe(name: &BackupName, changes: &[MonthChange], out: &mut Output) -> Result<(), CliError> {
    out.line(format!("Restoring {name} changes:"))?;
    for change in changes {
        let what = match change.entries {
            Some(entries) if entries.is_empty() => "nothing that is shown".to_owned(),
            Some(entries) => {
                let parts = [(entries.back, "back"), (entries.changed, "changed"), (entries.gone, "gone")];
                let parts = parts.iter().filter(|(count, _)| *count > 0);
                let parts: Vec<String> = parts
                    .map(|(count, what)| format!("{} {what}", counted(*count, "entry", "entries")))
                    .collect();
                parts.join(", ")
            }
            None => "as a whole, as it cannot be read as a month".to_owned(),
        };
        out.line(format!("  {:<24}{what}", change.file))?;
    }
    out.line("The present state is backed up first.")
}

fn holds(backup: &Backup) -> String {
    match backup.entries {
        Some(entries) => format!("{}, {}", counted(entries, "entry", "entries"), size(backup.size)),
        None => size(backup.size),
    }
}

fn reason(backup: &Backup) -> &str {
    match backup.reason.as_str() {
        "daily" => "before the first change of that day",
        "asked" => "asked for",
        "restore" => "before a backup was restored",
        "merge" => "before copies were merged",
        "put_back" => "before what a window had read was put back",
        "choice" => "before a version was chosen",
        "repair" => "before a repair",
        "import" => "before an import",
        "migration" => "before the format was brought up to date",
        other => other,
    }
}
