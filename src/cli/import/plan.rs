//! The plan of an import: what becomes of everything, before anything changes.

use crate::cli::CliError;
use crate::cli::output::Output;
use crate::exchange::import::Taken;
use crate::journal::Month;
use crate::journal::format::receipt::{ImportCounts, TakenIn};
use crate::journal::text::one_line;
use crate::store::Store;
use crate::texts;
use crate::wording::numbers::counted;

/// What an import comes to.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) counts: ImportCounts,
    /// The entries that come in.
    pub(super) taken: Vec<TakenIn>,
    /// The months that change.
    pub(super) months: Vec<Month>,
    joined: u64,
    kept: u64,
}

impl Plan {
    /// Holds what was read against the months that are here.
    pub(super) fn of(taken: &Taken, store: &Store, again: bool) -> Result<Self, CliError> {
        let mut plan = Self::default();
        for month in taken.months() {
            let reading = store.read_in_passing(month)?;
            if let Some(problem) = reading.problem {
                return Err(CliError::failed(format!("{problem}: nothing was imported")));
            }
            let onto = taken.onto(&reading.document, again);
            let ImportCounts { read, new, already, changed, deleted, .. } = onto.counts;
            plan.counts.read += read;
            plan.counts.new += new;
            plan.counts.already += already;
            plan.counts.changed += changed;
            plan.counts.deleted += deleted;
            plan.joined += onto.joined;
            plan.kept += onto.kept;
            plan.taken.extend(onto.taken);
            if let Some(document) = onto.document {
                if !document.can_be_kept() {
                    return Err(CliError::failed(format!(
                        "{month} would hold more than a month can: nothing was imported; split it"
                    )));
                }
                plan.months.push(month);
            }
        }
        plan.counts.refused = taken.refused.len() as u64;
        plan.counts.read += plan.counts.refused;
        if plan.counts.add_up() {
            Ok(plan)
        } else {
            Err(CliError::failed(
                "the counts of this import do not add up: nothing was imported; please report it",
            ))
        }
    }

    /// Prints it.
    pub(super) fn print(&self, file: &str, taken: &Taken, out: &mut Output) -> Result<(), CliError> {
        let what = counted(taken.count(), "entry", "entries");
        let span = taken.days().map(|(first, last)| format!(", {first} to {last}")).unwrap_or_default();
        out.line(format!("{file}, from {}: {what}{span}", taken.source.title()))?;
        let counts = &self.counts;
        for (count, name) in [
            (counts.read, "read"),
            (counts.new, "new"),
            (counts.already, "here already"),
            (counts.changed, "changed here since, left as they are"),
            (counts.deleted, "deleted here, left so (--again brings them back)"),
            (counts.refused, "cannot be used"),
        ] {
            if count > 0 || name == "read" || name == "new" {
                out.line(format!("  {count:>7}  {name}"))?;
            }
        }
        if self.joined > 0 {
            let count = counted(self.joined, "of these is another version", "of these are other versions");
            out.line(format!("{count} of what is here; taking the import out leaves them."))?;
        }
        if self.kept > 0 {
            let count = counted(self.kept, "entry that is here was", "entries that are here were");
            out.line(format!("{count} deleted there: they stay."))?;
        }
        if !taken.columns.is_empty() {
            out.line("What becomes of what:")?;
        }
        for column in &taken.columns {
            let becomes = column.becomes.as_deref().unwrap_or("left behind");
            out.line(format!("  {:<24}{:>7}  {becomes}", one_line(&column.name), column.count))?;
        }
        for remark in &taken.remarks {
            out.line(remark)?;
        }
        let examples = taken.examples();
        if !examples.is_empty() {
            out.line("For example:")?;
        }
        for entry in examples {
            let kind = texts::practice::kind_name(entry.body.kind());
            let letters: usize = entry.texts().iter().map(|text| text.chars().count()).sum();
            let letters = counted(letters, "character", "characters");
            let time = entry.saved_at.local_time();
            out.line(format!("  {} {time}  {kind}, {letters}", entry.day))?;
        }
        Ok(())
    }
}
