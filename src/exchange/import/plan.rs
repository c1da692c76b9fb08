//! The plan of an import: what becomes of everything, before anything changes.

use super::Taken;
use crate::journal::format::receipt::{ImportCounts, TakenIn};
use crate::journal::text::one_line;
use crate::journal::{Document, Month};
use crate::texts;
use crate::wording::numbers::counted;

/// What an import comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// How much is new, here already, and so on.
    pub counts: ImportCounts,
    /// The entries that come in.
    pub taken: Vec<TakenIn>,
    /// The months that change.
    pub months: Vec<Month>,
    joined: u64,
    kept: u64,
}

/// The reason why nothing can be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotPlan<E: std::fmt::Display> {
    /// A month cannot be read.
    #[error("{0}: nothing was imported")]
    Read(E),
    /// A month would hold too much.
    #[error("{0} would hold more than a month can: nothing was imported; split it")]
    TooMuch(Month),
    /// The counts contradict each other.
    #[error("the counts of this import do not add up: nothing was imported; please report it")]
    Counts,
}

impl Plan {
    /// Holds what was read against the months that are here; `again` brings back what was deleted here.
    ///
    /// # Errors
    /// [`CannotPlan`] when a month cannot be read, or when it would hold too much.
    pub fn of<E: std::fmt::Display, D: AsRef<Document>>(
        taken: &Taken,
        again: bool,
        read: impl Fn(Month) -> Result<D, E>,
    ) -> Result<Self, CannotPlan<E>> {
        let mut plan = Self::default();
        for month in taken.months() {
            if !taken.fits(month) {
                return Err(CannotPlan::TooMuch(month));
            }
            let stored = read(month).map_err(CannotPlan::Read)?;
            let onto = taken.onto(stored.as_ref(), again);
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
                    return Err(CannotPlan::TooMuch(month));
                }
                plan.months.push(month);
            }
        }
        plan.counts.refused = taken.refused.len() as u64;
        plan.counts.read += plan.counts.refused;
        if plan.counts.add_up() { Ok(plan) } else { Err(CannotPlan::Counts) }
    }

    /// The plan in lines, without a word that anybody wrote.
    pub fn lines(&self, file: &str, taken: &Taken) -> Vec<String> {
        let mut lines = Vec::new();
        let what = counted(taken.count(), "entry", "entries");
        let span = taken.days().map(|(first, last)| format!(", {first} to {last}")).unwrap_or_default();
        lines.push(format!("{file}, from {}: {what}{span}", taken.source.title()));
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
                lines.push(format!("  {count:>7}  {name}"));
            }
        }
        if self.joined > 0 {
            let count = counted(self.joined, "of these is another version", "of these are other versions");
            lines.push(format!("{count} of what is here; taking the import out leaves them."));
        }
        if self.kept > 0 {
            let count = counted(self.kept, "entry that is here was", "entries that are here were");
            lines.push(format!("{count} deleted there: they stay."));
        }
        if !taken.columns.is_empty() {
            lines.push("What becomes of what:".to_owned());
        }
        for column in &taken.columns {
            let becomes = column.becomes.as_deref().unwrap_or("left behind");
            lines.push(format!("  {:<24}{:>7}  {becomes}", one_line(&column.name), column.count));
        }
        for remark in &taken.remarks {
            lines.push(remark.clone());
        }
        let examples = taken.examples();
        if !examples.is_empty() {
            lines.push("For example:".to_owned());
        }
        for entry in examples {
            let kind = texts::practice::kind_name(entry.body.kind());
            let letters: usize = entry.texts().iter().map(|text| text.chars().count()).sum();
            let letters = counted(letters, "character", "characters");
            let time = entry.saved_at.local_time();
            lines.push(format!("  {} {time}  {kind}, {letters}", entry.day));
        }
        lines
    }
}
