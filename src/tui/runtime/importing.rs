//! Imports: a file is looked at, and then the months are written one by one. In the window the worker does both, so that it can
//! be stopped between two months; the command line calls the same.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Runtime;
use super::worker::Worker;
use crate::clock::Clock;
use crate::exchange::import::{CannotRead, Given, GivenFile, Plan, Setting, Source, WORDED, Zones};
use crate::journal::Month;
use crate::journal::format::receipt::{ImportReceipt, ImportState};
use crate::journal::text::one_line;
use crate::paths;
use crate::store::{Foreign, Store, StoreError};
use crate::tui::importing::{ImportEnd, PlannedImport, Wanted};
use crate::tui::task::Reply;
use crate::wording::sentences::sentence;

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

/// The reason why something cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum CannotImport {
    /// The path leads nowhere.
    #[error(transparent)]
    Path(#[from] paths::PathError),
    /// The disk or the journal does not let it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be read as what it is.
    #[error("{file} cannot be imported: {why}")]
    Read {
        /// The name of the file.
        file: String,
        /// The reason.
        why: CannotRead,
    },
    /// Moods are stated for a source that has none in words.
    #[error("--moods is for Daylio, and {file} is from {title}: leave it out")]
    Moods {
        /// The name of the file.
        file: String,
        /// The source.
        title: &'static str,
    },
    /// It does not go into the months that are here.
    #[error("{0}")]
    Plan(String),
}

/// Looks at a file or folder, and says what would become of it.
///
/// # Errors
/// [`CannotImport`]; nothing was changed.
pub fn look(store: &Store, wanted: &Wanted) -> Result<PlannedImport, CannotImport> {
    let (given, sha256) = given(&paths::named(Path::new(wanted.path.trim()))?)?;
    let file = one_line(&given.name);
    let cannot = |why| CannotImport::Read { file: file.clone(), why };
    let given = given.opened().map_err(cannot)?;
    let source = wanted.source.map_or_else(|| Source::of(&given), Ok).map_err(cannot)?;
    if !wanted.moods.is_empty() && !source.has_moods() {
        return Err(CannotImport::Moods { file, title: source.title() });
    }
    let name = store.receipt_for(source.name(), &sha256, &wanted.now)?;
    let setting = Setting {
        today: wanted.today,
        day_start: wanted.day_start,
        night: wanted.night,
        receipt: &name,
        moods: &wanted.moods,
        zones: &Clocks,
    };
    let taken = source.read(&given, &setting).map_err(cannot)?;
    let plan = Plan::of(&taken, wanted.again, |month| {
        let reading = store.read_in_passing(month).map_err(|error| error.to_string())?;
        reading.problem.map_or(Ok(reading.document), |problem| Err(problem.to_string()))
    });
    let plan = plan.map_err(|error| CannotImport::Plan(error.to_string()))?;
    let is_unfinished = store.receipts()?.receipts.iter().any(|(found, _)| *found == name);
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
    let lines = plan.lines(&file, &taken);
    let changes = is_unfinished || !plan.months.is_empty();
    Ok(PlannedImport { name, receipt, taken, months: plan.months, again: wanted.again, lines, changes })
}

/// Writes the months of an import that has begun, one by one, and then that it is done. `goes_on` hears how many are done, and
/// says whether the next one is written; returns whether all were.
///
/// # Errors
/// What `goes_on` or the store says; doing the import again finishes it.
pub fn write_months<E: From<StoreError>>(
    store: &Store,
    planned: &PlannedImport,
    mut goes_on: impl FnMut(usize) -> Result<bool, E>,
) -> Result<bool, E> {
    for (done, month) in planned.months.iter().enumerate() {
        if !goes_on(done)? {
            return Ok(false);
        }
        store.take_in(*month, |stored| planned.taken.onto(stored, planned.again).document)?;
    }
    store.end_import(&planned.name)?;
    Ok(true)
}

impl Worker {
    pub(super) fn plan_import(&self, wanted: &Wanted) {
        let planned = look(&self.store, wanted).map(|mut planned| {
            planned.lines.extend(planned.taken.refused_lines());
            Arc::new(planned)
        });
        self.reply(Reply::ImportPlanned(planned.map_err(|error| sentence(&error.to_string()))));
    }

    pub(super) fn import(&self, planned: &PlannedImport, stop: &AtomicBool) {
        let end = self
            .carry_out(planned, stop)
            .unwrap_or_else(|error| ImportEnd::Failed(sentence(&error.to_string())));
        self.reply(Reply::Imported(end));
    }

    fn carry_out(&self, planned: &PlannedImport, stop: &AtomicBool) -> Result<ImportEnd, StoreError> {
        self.store.begin_import(&planned.name, &planned.receipt)?;
        let (mut written, of) = (0, planned.months.len());
        let is_whole = write_months(&self.store, planned, |done| -> Result<bool, StoreError> {
            written = done;
            self.reply(Reply::Importing { done, of });
            Ok(!stop.load(Ordering::Relaxed))
        })?;
        Ok(if is_whole {
            ImportEnd::Whole { new: planned.receipt.counts.new, receipt: planned.name.to_string() }
        } else {
            ImportEnd::Stopped { done: written, of }
        })
    }
}

/// Reads a file or a folder, and returns the SHA-256 of what it holds.
fn given(path: &Path) -> Result<(Given, String), StoreError> {
    let foreign = Foreign::read(path, &WORDED)?;
    let sha256 = foreign.sha256();
    let files = foreign.files.into_iter().map(|file| GivenFile { path: file.path, bytes: file.bytes });
    Ok((Given { name: foreign.name, is_folder: foreign.is_folder, files: files.collect() }, sha256))
}
