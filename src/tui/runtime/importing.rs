//! Imports in the window: the worker makes the plan, and writes the months one by one, so that it can be stopped between two.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Runtime;
use super::worker::Worker;
use crate::clock::Clock;
use crate::exchange::import::{Given, GivenFile, Plan, Setting, Source, WORDED, Zones};
use crate::journal::Month;
use crate::journal::format::receipt::{ImportReceipt, ImportState};
use crate::journal::text::one_line;
use crate::paths;
use crate::store::{Foreign, StoreError};
use crate::tui::importing::{ImportEnd, PlannedImport, Wanted};
use crate::tui::task::Reply;
use crate::wording::screens::import as wording;
use crate::wording::sentences::sentence;

/// The most lines about things that cannot be used.
const MOST_REFUSED: usize = 20;

/// The clocks of this computer.
struct Clocks;

impl Zones for Clocks {
    fn here(&self, unix_seconds: i64) -> i32 {
        Clock::offset_at(unix_seconds)
    }

    fn there(&self, zone: &str, unix_seconds: i64) -> Option<i32> {
        Clock::offset_in(zone, unix_seconds)
    }
}

impl Runtime {
    /// Leaves an import to the worker.
    pub(super) fn import(&mut self, planned: Arc<PlannedImport>) -> Vec<Reply> {
        let stop = Arc::new(AtomicBool::new(false));
        self.stop_transfer = Arc::clone(&stop);
        self.later(move |worker| worker.import(&planned, &stop))
    }

    /// Has the worker stop the import or export before the next month.
    pub(super) fn stop_transfer(&self) -> Vec<Reply> {
        self.stop_transfer.store(true, Ordering::Relaxed);
        Vec::new()
    }

    /// The end of an import, after the months that were read before and are others now.
    pub(super) fn imported(&mut self, end: Reply) -> Vec<Reply> {
        let known: Vec<Month> = self.months.keys().copied().collect();
        let mut replies = self.look_outside(&known);
        replies.push(end);
        replies
    }
}

impl Worker {
    pub(super) fn plan_import(&self, wanted: &Wanted) {
        let planned = self.planned(wanted).map(Arc::new);
        self.reply(Reply::ImportPlanned(planned));
    }

    fn planned(&self, wanted: &Wanted) -> Result<PlannedImport, String> {
        let path =
            paths::named(Path::new(wanted.path.trim())).map_err(|error| sentence(&error.to_string()))?;
        let in_line = |error: StoreError| sentence(&error.to_string());
        let (given, sha256) = given(&path).map_err(in_line)?;
        let file = one_line(&given.name);
        let cannot = |error: &dyn std::fmt::Display| wording::cannot_be_imported(&file, error);
        let given = given.opened().map_err(|error| cannot(&error))?;
        let source = Source::of(&given).map_err(|error| cannot(&error))?;
        let name = self.store.receipt_for(source.name(), &sha256, &wanted.now).map_err(in_line)?;
        let setting = Setting {
            today: wanted.today,
            day_start: wanted.day_start,
            night: false,
            receipt: &name,
            moods: &[],
            zones: &Clocks,
        };
        let taken = source.read(&given, &setting).map_err(|error| cannot(&error))?;
        let plan = Plan::of(&taken, false, |month| {
            let reading = self.store.read_in_passing(month).map_err(|error| error.to_string())?;
            reading.problem.map_or(Ok(reading.document), |problem| Err(problem.to_string()))
        });
        let plan = plan.map_err(|error| sentence(&error.to_string()))?;
        let unfinished = self.store.receipts().map_err(in_line)?;
        let is_unfinished = unfinished.receipts.iter().any(|(found, _)| *found == name);
        let receipt = ImportReceipt {
            source: source.name().to_owned(),
            file: file.clone(),
            sha256,
            made_at: wanted.now.clone(),
            state: ImportState::Started,
            counts: plan.counts,
            columns: taken.columns.clone(),
            entries: plan.taken.clone(),
        };
        let mut lines = plan.lines(&file, &taken);
        let refused = taken.refused.iter().take(MOST_REFUSED);
        lines.extend(refused.map(|it| format!("{}: {}", one_line(&it.place), it.why)));
        if let Some(more @ 1..) = taken.refused.len().checked_sub(MOST_REFUSED) {
            lines.push(wording::more_refused(&more));
        }
        let changes = is_unfinished || !plan.months.is_empty();
        Ok(PlannedImport { name, receipt, taken, months: plan.months, lines, changes })
    }

    pub(super) fn import(&self, planned: &PlannedImport, stop: &AtomicBool) {
        let end = self
            .carry_out(planned, stop)
            .unwrap_or_else(|error| ImportEnd::Failed(sentence(&error.to_string())));
        self.reply(Reply::Imported(end));
    }

    fn carry_out(&self, planned: &PlannedImport, stop: &AtomicBool) -> Result<ImportEnd, StoreError> {
        let PlannedImport { name, receipt, taken, months, .. } = planned;
        self.store.begin_import(name, receipt)?;
        for (done, month) in months.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                return Ok(ImportEnd::Stopped { done, of: months.len() });
            }
            self.reply(Reply::Importing { done, of: months.len() });
            self.store.take_in(*month, |stored| taken.onto(stored, false).document)?;
        }
        self.store.end_import(name)?;
        Ok(ImportEnd::Whole { new: receipt.counts.new, receipt: name.to_string() })
    }
}

/// Reads a file or a folder, and returns the SHA-256 of what it holds.
fn given(path: &Path) -> Result<(Given, String), StoreError> {
    let foreign = Foreign::read(path, &WORDED)?;
    let sha256 = foreign.sha256();
    let files = foreign.files.into_iter().map(|file| GivenFile { path: file.path, bytes: file.bytes });
    Ok((Given { name: foreign.name, is_folder: foreign.is_folder, files: files.collect() }, sha256))
}
