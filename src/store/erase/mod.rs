//! Erases for good: an entry, all days before one, or everything. What is erased goes from every place in which this program
//! keeps something of it, and only a tombstone without words stays.
//!
//! Everything is read first, and what is to be done is a list of steps, each whole by itself. No record is needed: after an
//! interruption the same plan is made anew from what is left. At the end all is looked at once more.

mod all;
mod backups;
mod beside;
mod documents;
mod file;
mod moved;
mod plan;
mod quarantine;
mod readable;
mod traces;
mod wanted;

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

pub use self::all::EverythingPlan;
pub use self::plan::{ErasePlan, Goes, Unsure};
pub use self::traces::Traced;
use self::traces::{Trace, Traces};
use self::wanted::Meant;
pub use self::wanted::ToErase;
use super::Store;
use super::error::StoreError;
use super::lock::{self, Holder, PATIENCE, WindowLock};
use crate::journal::practice::Kind;
use crate::journal::{Day, Moment};

/// What erasing came to.
#[derive(Debug, Default)]
pub struct Erased {
    /// What went.
    pub goes: Goes,
    /// Files that may still hold something of it.
    pub left: Vec<Unsure>,
    /// The reason why it is not certain that it stays gone after a power cut.
    pub unconfirmed: Option<StoreError>,
}

impl Store {
    /// The window that is open on this journal, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when the file of its lock cannot be opened.
    pub fn open_window(&self) -> Result<Option<Holder>, StoreError> {
        match lock::window_that_holds(&self.dirs().lock()) {
            Err(error) if error.is(ErrorKind::NotFound) => Ok(None),
            found => found,
        }
    }

    /// The entries whose ids end so and of which anything is kept anywhere: in the journal, in all versions, in the trash, in
    /// drafts, in backups, in quarantine, in receipts; also those of which only a tombstone is left.
    ///
    /// # Errors
    /// [`StoreError`] when a directory cannot be listed.
    pub fn find_everywhere(&self, ending: &str) -> Result<Vec<Traced>, StoreError> {
        self.dirs().refuse_if_locked()?;
        Ok(Traces::of(self.dirs())?.held(ending))
    }

    /// Says what erasing would come to, and changes nothing. `places` are those in memory where texts are lent.
    ///
    /// # Errors
    /// [`StoreError`] when a directory cannot be listed, and when a draft that would go is being written.
    pub fn look_to_erase(
        &self,
        what: ToErase,
        places: &[PathBuf],
        now: &Moment,
    ) -> Result<ErasePlan, StoreError> {
        self.dirs().refuse_if_locked()?;
        let traces = Traces::of(self.dirs())?;
        self.planned(&Meant::of(&traces, what, now), &traces, places)
    }

    /// Erases, and looks at everything once more. No backup is made. What cannot be read well enough to tell whether it holds
    /// something of what goes stays unless `unsure_too`. The window's lock must be held: a window that is open has in memory
    /// what it read, and would put it back.
    ///
    /// Whatever interrupts it, every file is whole in one of two states, and doing it again goes on.
    ///
    /// # Errors
    /// [`StoreError`] as soon as a step fails, and when something of it is there again in the end.
    pub fn erase(
        &self,
        what: ToErase,
        unsure_too: bool,
        places: &[PathBuf],
        now: &Moment,
        _window: &WindowLock,
    ) -> Result<Erased, StoreError> {
        let _writing = self.writing(PATIENCE)?;
        let traces = Traces::of(self.dirs())?;
        let mut meant = Meant::of(&traces, what, now);
        meant.erasing = meant.erasing.with_unsure(unsure_too);
        let planned = self.planned(&meant, &traces, places)?;
        let unconfirmed = plan::carry_out(self.dirs(), &planned.steps)?;
        if planned.goes.lent > 0 {
            remove_if_empty(places);
        }
        let again = self.planned(&meant, &traces, places)?;
        if let Some(step) = again.steps.first() {
            return Err(StoreError::StillThere(step.path().to_owned()));
        }
        let left = again.unsure.into_iter().chain(again.untouched).collect();
        Ok(Erased { goes: planned.goes, left, unconfirmed })
    }

    /// Plans the steps in an order in which each is safe: what belongs to an entry that is still there goes first, then the
    /// months lose it, then everything else.
    fn planned(&self, meant: &Meant, traces: &Traces, places: &[PathBuf]) -> Result<ErasePlan, StoreError> {
        let (dirs, erasing) = (self.dirs(), &meant.erasing);
        let mut plan = ErasePlan { moved_from: meant.moved_from.clone(), ..ErasePlan::default() };
        plan.moved_to.clone_from(&meant.moved_to);
        let taken = documents::plan(dirs, erasing, &mut plan)?;
        let of_months = std::mem::take(&mut plan.steps);
        let drafts = beside::Drafts::of(dirs, &dirs.drafts())?;
        beside::lent(dirs, &self.lent(places)?, &drafts, erasing, &mut plan)?;
        beside::drafts(dirs, drafts, &taken, erasing, &mut plan)?;
        plan.steps.extend(of_months);
        backups::plan(dirs, erasing, &mut plan)?;
        beside::inbox(dirs, erasing, &mut plan)?;
        beside::trash(dirs, erasing, &mut plan)?;
        quarantine::plan(dirs, erasing, &mut plan)?;
        beside::receipts(dirs, erasing, &mut plan)?;
        beside::remembered(dirs, &sessions(traces, meant), erasing, &mut plan);
        beside::leftovers(dirs, &mut plan)?;
        plan.out = file::below(&dirs.out())?.into_iter().map(|path| dirs.relative(&path)).collect();
        plan.histories = all::histories(dirs);
        Ok(plan)
    }

    /// Says what erasing everything would come to, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when a directory cannot be listed, and when a draft is being written.
    pub fn look_to_erase_all(&self, places: &[PathBuf]) -> Result<EverythingPlan, StoreError> {
        all::plan(self.dirs(), &self.lent(places)?)
    }

    /// Removes every file that this program made in the data directory, then its directories where nothing else is in them, and
    /// the data directory itself unless it is to be kept. Returns the files of others that are left. No passphrase is needed.
    ///
    /// # Errors
    /// [`StoreError`] as soon as something cannot be removed; doing it again goes on.
    pub fn erase_all(
        &self,
        places: &[PathBuf],
        keep_root: bool,
        window: WindowLock,
    ) -> Result<Vec<PathBuf>, StoreError> {
        self.dirs().refuse_if_gone()?;
        let writing = self.shared.lock.take(PATIENCE)?;
        let lent = self.lent(places)?;
        let planned = all::plan(self.dirs(), &lent)?;
        let unconfirmed = plan::carry_out(self.dirs(), &planned.steps)?;
        if !lent.is_empty() {
            remove_if_empty(places);
        }
        if let Some(step) = all::plan(self.dirs(), &self.lent(places)?)?.steps.first() {
            return Err(StoreError::StillThere(step.path().to_owned()));
        }
        all::remove_places(self.dirs(), keep_root)?;
        drop((writing, window));
        unconfirmed.map_or(Ok(planned.foreign), Err)
    }
}

/// Removes the places in memory in which no text is left.
fn remove_if_empty(places: &[PathBuf]) {
    for place in places {
        file::remove_if_empty(place);
    }
}

/// The days of the sessions that go.
fn sessions(traces: &Traces, meant: &Meant) -> BTreeSet<Day> {
    let gone = meant.erasing.ids().iter().filter_map(|id| traces.entries.get(id));
    let sessions = gone.filter(|trace| trace.kind.as_deref() == Some(Kind::Session.key()));
    sessions.flat_map(Trace::days).collect()
}
