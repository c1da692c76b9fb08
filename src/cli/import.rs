//! `inward import`: what another program wrote, or an export of this one, into the journal.

use std::path::PathBuf;

use clap::Args;

use super::output::{self, Output};
use super::setup::Setup;
use super::stdin::Answers;
use super::{CliError, Outcome};
use crate::exchange::import::{CannotRead, MoodLevel, Source};
use crate::journal::format::receipt::{ImportState, ReceiptName};
use crate::journal::nearest::nearest;
use crate::journal::text::one_line;
use crate::store::Store;
use crate::tui::importing::{PlannedImport, Wanted};
use crate::tui::{self, CannotImport};
use crate::wording::numbers::counted;

const EXAMPLES: &str = "\
SOURCE is inward (an export of everything, or the folder of a journal), bearable, daily-you, daylio, dayone, diarium, journey, \
jrnl, loop, markdown (a folder with a file for each day, as Obsidian has), rednotebook or tui-journal. Without it the content \
tells. A zip archive is opened.

First it says what becomes of everything, and asks; --dry-run stops there, --yes does not ask. The present state is backed up \
first. What is here already stays as it is, so that importing twice adds nothing, and an import that was interrupted is \
finished by doing it again. Nothing is rated for you: what comes from other programs becomes notes.

A receipt remembers what came in. --list shows the receipts, and --undo takes an import out again: what you have not changed \
since goes into the trash.

Examples:
  inward import journal.json --dry-run
  inward import journal.json
  inward import daylio_export.csv --moods rad=1,good=2,meh=3,bad=4,awful=5
  inward import /media/usb/inward/journal --yes
  inward import --list
  inward import --undo 2026-11-28_114002-inward";

/// Take in an export, or what another program wrote
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct ImportArgs {
    /// The file, or the folder
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The program that wrote it
    #[arg(long, value_name = "SOURCE")]
    from: Option<String>,
    /// The levels of moods, when a source has moods in words: rad=1,good=2
    #[arg(long, value_name = "MAP")]
    moods: Option<String>,
    /// Say what would come in, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Import without asking
    #[arg(long)]
    yes: bool,
    /// Count what was written before the day starts to the day before
    #[arg(long)]
    night: bool,
    /// Bring back what was deleted here
    #[arg(long)]
    again: bool,
    /// List the receipts, newest first
    #[arg(long, conflicts_with_all = ["file", "from", "undo", "again", "night", "moods", "yes", "dry_run"])]
    list: bool,
    /// Take an import out again, by the name of its receipt
    #[arg(long, value_name = "RECEIPT", conflicts_with_all = ["file", "from", "again", "night", "moods"])]
    undo: Option<String>,
}

pub(super) fn run(args: &ImportArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    if args.list {
        return list(&setup.store()?, out);
    }
    if let Some(name) = &args.undo {
        return undo(name, args, setup, out);
    }
    let Some(file) = &args.file else {
        return Err(CliError::usage("name the file to import: inward import FILE; see --help"));
    };
    let from = args.from.as_deref().map(source).transpose()?;
    let moods = moods(args)?;
    if !args.yes && !args.dry_run && !output::asks_a_person() {
        return Err(CliError::usage("there is no terminal to ask on: add --yes to import without asking"));
    }
    let store = setup.store()?;
    let present = setup.present(&store);
    let wanted = Wanted {
        path: file.to_string_lossy().into_owned(),
        source: from,
        moods,
        night: args.night,
        again: args.again,
        today: present.today,
        day_start: setup.day_start(&setup.state(&store)),
        now: present.now,
    };
    let planned = tui::look(&store, &wanted).map_err(cannot)?;
    planned.lines.iter().try_for_each(|line| out.line(line))?;
    planned.taken.refused_lines().into_iter().try_for_each(|line| out.remark(line))?;
    let outcome = if planned.taken.refused.is_empty() { Outcome::Done } else { Outcome::Partly };
    if args.dry_run {
        out.line("Nothing was changed: this was --dry-run.")?;
        return Ok(outcome);
    }
    if !planned.changes {
        out.line("There is nothing new in it: nothing was changed.")?;
        return Ok(outcome);
    }
    if !args.yes && !confirmed("Import it? Type yes to continue: ", out)? {
        return Ok(Outcome::No);
    }
    // Its directory is made only now.
    let store = setup.store_for_writing()?;
    carry_out(&planned, &store, out)?;
    let count = counted(planned.receipt.counts.new, "entry", "entries");
    out.settled(format!("{count} from {} are imported", planned.receipt.file));
    out.line(format!("Imported {count}. To take them out again: inward import --undo {}", planned.name))?;
    Ok(outcome)
}

/// The levels of moods that the person stated.
fn moods(args: &ImportArgs) -> Result<Vec<MoodLevel>, CliError> {
    let moods = args.moods.as_deref().map(MoodLevel::read_all).transpose();
    let moods = moods.map_err(|error| CliError::usage(format!("--moods cannot be used: {error}")))?;
    Ok(moods.unwrap_or_default())
}

fn cannot(error: CannotImport) -> CliError {
    match error {
        CannotImport::Store(error) => error.into(),
        // The person has to write it anew, or name another program.
        CannotImport::Path(_)
        | CannotImport::Moods { .. }
        | CannotImport::Read { why: CannotRead::Form(_), .. } => CliError::usage(error.to_string()),
        CannotImport::Read { .. } | CannotImport::Plan(_) => CliError::failed(error.to_string()),
    }
}

/// The source of a name.
fn source(name: &str) -> Result<Source, CliError> {
    Source::named(name).ok_or_else(|| {
        let names: Vec<&str> = Source::all().map(Source::name).collect();
        let remedy = nearest(name, names.iter().copied()).map_or_else(
            || format!("write one of {}", names.join(", ")),
            |near| format!("did you mean {near}?"),
        );
        CliError::usage(format!("nothing can be imported from {name:?}: {remedy}"))
    })
}

fn confirmed(question: &str, out: &mut Output) -> Result<bool, CliError> {
    out.ask(question)?;
    let answer = Answers::at_hand().next()?.unwrap_or_default();
    let is_yes = ["y", "yes"].iter().any(|yes| answer.trim().eq_ignore_ascii_case(yes));
    if !is_yes {
        out.line("Nothing was changed.")?;
    }
    Ok(is_yes)
}

/// Writes the months one by one, between the receipt that says that it began and the one that says that it is done.
fn carry_out(planned: &PlannedImport, store: &Store, out: &mut Output) -> Result<(), CliError> {
    store.begin_import(&planned.name, &planned.receipt)?;
    let of = planned.months.len();
    let written = tui::write_months(store, planned, |done| -> Result<bool, CliError> {
        out.progress(done, of)?;
        Ok(true)
    });
    written.map_err(|error| error.with("the import is not whole: do it again to finish it"))?;
    out.progress(of, of)
}

fn list(store: &Store, out: &mut Output) -> Result<Outcome, CliError> {
    let found = store.receipts()?;
    if found.receipts.is_empty() && found.problems.is_empty() {
        out.line("Nothing was imported yet.")?;
    }
    for (name, receipt) in found.receipts.iter().rev() {
        let state = match receipt.state {
            ImportState::Started => "interrupted: import the file again to finish it",
            ImportState::Done => "done",
            ImportState::Undone => "taken out again",
        };
        let counts = format!("{} new of {}", receipt.counts.new, receipt.counts.read);
        out.line(format!("{name}  {counts}  {}  ({state})", one_line(&receipt.file)))?;
    }
    for problem in &found.problems {
        out.remark(problem)?;
    }
    Ok(if found.problems.is_empty() { Outcome::Done } else { Outcome::Partly })
}

fn undo(name: &str, args: &ImportArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let name: ReceiptName = name.parse().map_err(|_| {
        CliError::usage(format!("{name:?} is not the name of a receipt: inward import --list shows them"))
    })?;
    let store = setup.store()?;
    let planned = store.undo_of_import(&name)?;
    if planned.was_undone {
        out.line(format!("{name} was taken out before: nothing was changed."))?;
        return Ok(Outcome::Done);
    }
    let gone = counted(planned.gone.len(), "entry goes", "entries go");
    out.line(format!("{gone} into the trash, where they stay for thirty days."))?;
    if planned.absent > 0 {
        out.line(format!("{} not here any more.", counted(planned.absent, "is", "are")))?;
    }
    if !planned.changed.is_empty() {
        let stay = counted(
            planned.changed.len(),
            "entry was changed since and stays",
            "entries were changed since and stay",
        );
        out.line(format!("{stay}:"))?;
        for taken in &planned.changed {
            out.line(format!("  {}  {}", taken.day, taken.id.short()))?;
        }
    }
    if args.dry_run {
        out.line("Nothing was changed: this was --dry-run.")?;
        return Ok(Outcome::Done);
    }
    if !args.yes {
        if !output::asks_a_person() {
            return Err(CliError::usage("there is no terminal to ask on: add --yes to undo without asking"));
        }
        if !confirmed("Take them out? Type yes to continue: ", out)? {
            return Ok(Outcome::No);
        }
    }
    let undone = setup.store_for_writing()?.undo_import(&name, &setup.clock.now())?;
    let count = counted(undone.gone.len(), "entry", "entries");
    out.settled(format!("{count} of {name} are in the trash"));
    out.line(format!("Took out {count}."))?;
    Ok(if undone.changed.is_empty() { Outcome::Done } else { Outcome::Partly })
}
