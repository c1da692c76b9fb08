//! `inward doctor`: checks the data directory and repairs it.

use std::path::Path;

use clap::Args;
use serde_json::{Value, json};

use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, json};
use crate::journal::format::salvage::Piece;
use crate::store::{Checked, Finding, Mended, Note, Receipt, Report, Store};
use crate::wording::numbers::counted;

const EXAMPLES: &str = "\
Without --repair nothing is written. Each finding is named with its place and what to do about it; none of your words \
are printed. Exits with 0 if all is well, with 3 if something was found.

--repair first makes a backup. It rescues every readable entry from a damaged document, merges what git or a \
sync program left unmerged, and sets the rest aside in quarantine/. It says what it did, file by file.

Examples:
  inward doctor
  inward doctor --repair
  inward doctor --json";

/// Check the data directory for problems, and repair them
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct DoctorArgs {
    /// Repair what can be repaired, after a backup
    #[arg(long)]
    repair: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &DoctorArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    let now = setup.clock.now();
    let receipt = if args.repair { Some(store.repair(&now)?) } else { None };
    if receipt.is_some() {
        out.settled("everything repairable is repaired");
    }
    if let Some(receipt) = receipt.as_ref().filter(|_| !args.json) {
        say_receipt(receipt, out)?;
    }
    let report = store.examine(&now)?;
    if args.json {
        json::print(&to_json(&store, &report, receipt.as_ref()), out)?;
    } else {
        say_report(&store, &report, out)?;
    }
    Ok(match receipt {
        _ if !report.is_well() => Outcome::No,
        Some(receipt) if !receipt.failed.is_empty() => Outcome::Partly,
        _ => Outcome::Done,
    })
}

fn say_report(store: &Store, report: &Report, out: &mut Output) -> Result<(), CliError> {
    let Checked { documents, entries, drafts, trash, backups } = report.checked;
    out.line(format!(
        "Looked at {} with {}, {}, {} in the trash and {}, in {}.",
        counted(documents, "document", "documents"),
        counted(entries, "entry", "entries"),
        counted(drafts, "draft", "drafts"),
        counted(trash, "thing", "things"),
        counted(backups, "backup", "backups"),
        store.root().display()
    ))?;
    for Finding { path, place, what, remedy, .. } in &report.findings {
        let place = place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        out.line(format!("\n{}{place}: {what}\n  {remedy}", named(path)))?;
    }
    if report.is_well() {
        out.line("All is well.")?;
    }
    for Note { path, what } in &report.notes {
        out.line(format!("{} {what}.", named(path)))?;
    }
    Ok(())
}

fn say_receipt(receipt: &Receipt, out: &mut Output) -> Result<(), CliError> {
    for Mended { path, what, salvaged, moved_to } in &receipt.mended {
        let moved_to =
            moved_to.as_ref().map(|to| format!(" The original: {}.", to.display())).unwrap_or_default();
        out.line(format!("{}: {what}.{moved_to}", named(path)))?;
        if let Some(salvaged) = salvaged {
            out.line(format!(
                "  kept {}, repaired {}, set aside {}",
                salvaged.kept,
                places(&salvaged.repaired),
                places(&salvaged.set_aside)
            ))?;
            out.line(format!("  The month as it was before: {}.", salvaged.way_back))?;
        }
    }
    for merged in &receipt.copies.months {
        for copy in &merged.copies {
            out.line(format!("journal/{copy}: merged into {} and set aside in quarantine/.", merged.month))?;
        }
    }
    for failed in &receipt.failed {
        out.remark(failed)?;
    }
    if receipt.mended.is_empty() && receipt.copies.months.is_empty() && receipt.failed.is_empty() {
        out.line("There was nothing to repair.")?;
    }
    out.line("")
}

/// The number of pieces that are named one by one.
const FIRST: usize = 10;

/// Returns the number of pieces, and the places of the first: `2 (lines 12-30, 44)`.
fn places(pieces: &[Piece]) -> String {
    let first: Vec<String> = pieces.iter().take(FIRST).map(lines).collect();
    match pieces.len().saturating_sub(first.len()) {
        _ if first.is_empty() => "0".to_owned(),
        0 => format!("{} (line {})", pieces.len(), first.join(", ")),
        more => format!("{} (line {} and {more} more)", pieces.len(), first.join(", ")),
    }
}

fn lines(piece: &Piece) -> String {
    let (first, last) = (piece.lines.start(), piece.lines.end());
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

fn named(path: &Path) -> String {
    if path.as_os_str().is_empty() { "The data directory".to_owned() } else { path.display().to_string() }
}

fn to_json(store: &Store, report: &Report, receipt: Option<&Receipt>) -> Value {
    let mut all = json!({
        "data_dir": store.root().display().to_string(),
        "well": report.is_well(),
        "checked": report.checked,
        "findings": report.findings,
        "notes": report.notes,
    });
    if let (Value::Object(all), Some(receipt)) = (&mut all, receipt) {
        all.insert("receipt".to_owned(), receipt_to_json(receipt));
    }
    all
}

/// The first pieces that are listed for programs; of the rest they have the number.
const MOST_LISTED: usize = 1_000;

fn receipt_to_json(receipt: &Receipt) -> Value {
    let text = |path: &Path| path.display().to_string();
    let pieces = |pieces: &[Piece]| pieces.iter().take(MOST_LISTED).map(lines).collect::<Vec<_>>();
    let mended = |mended: &Mended| {
        let salvaged = mended.salvaged.as_ref();
        json!({
            "path": text(&mended.path),
            "what": mended.what,
            "kept": salvaged.map(|it| it.kept),
            "repaired": salvaged.map(|it| pieces(&it.repaired)),
            "repaired_in_all": salvaged.map(|it| it.repaired.len()),
            "set_aside": salvaged.map(|it| pieces(&it.set_aside)),
            "set_aside_in_all": salvaged.map(|it| it.set_aside.len()),
            "moved_to": mended.moved_to.as_deref().map(text),
            "way_back": salvaged.map(|it| &it.way_back),
        })
    };
    let merged: Vec<&String> = receipt.copies.months.iter().flat_map(|month| &month.copies).collect();
    json!({
        "mended": receipt.mended.iter().map(mended).collect::<Vec<_>>(),
        "merged": merged,
        "failed": receipt.failed,
    })
}
