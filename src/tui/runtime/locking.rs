//! Unlocking a sealed journal, locking it again, and what is sealed while it is locked.

use super::Runtime;
use super::worker::{Job, Worker};
use crate::journal::format::state::Change;
use crate::journal::{Caught, State};
use crate::store::{Sealing, StoreError, Unlocked};
use crate::tui::secret::Secret;
use crate::tui::settings::Seal;
use crate::tui::task::{Reply, Task};
use crate::wording::screens::lock as wording;
use crate::wording::sentences::sentence;

/// How far this window is with a sealed journal.
#[derive(Debug, Default)]
pub(super) struct Lock {
    /// Whether the journal is locked here, so that nothing of it may reach the screens.
    is_locked: bool,
    /// Whether somebody waits for it to be unlocked.
    opens: bool,
    /// The changes of the state that can only be stored once it is open.
    kept: Vec<Change>,
}

impl Lock {
    /// How it is at the start.
    pub(super) fn of(sealing: Sealing) -> Self {
        Self { is_locked: sealing == Sealing::Locked, ..Self::default() }
    }
}

/// How the screens call it.
pub(super) fn seal(sealing: Sealing) -> Seal {
    match sealing {
        Sealing::Plain => Seal::Plain,
        Sealing::Open => Seal::Open,
        Sealing::Locked => Seal::Locked,
    }
}

impl Runtime {
    /// Whether the journal is locked here.
    pub(in crate::tui) fn is_locked(&self) -> bool {
        self.lock.is_locked
    }

    /// Whether it was locked elsewhere: another program has sealed it anew.
    pub(in crate::tui) fn was_locked(&self) -> bool {
        !self.lock.is_locked && self.store.sealing() == Sealing::Locked
    }

    /// Whether it is sealed.
    pub(in crate::tui) fn is_sealed(&self) -> bool {
        self.store.sealing() != Sealing::Plain
    }

    /// The state as it is stored, and a line where it cannot be read.
    pub(in crate::tui) fn state(&self) -> (State, Option<String>) {
        self.store.state_or_none()
    }

    /// Whether a task can be carried out now; while the journal is locked, few can.
    pub(super) fn can(&mut self, task: &Task) -> bool {
        if !self.lock.is_locked {
            return true;
        }
        if let Task::Remember(change) = task {
            // A setting that whoever sits here chose is not taken for one of the person whose journal it is.
            let is_setting = matches!(change, Change::Set(..));
            self.lock.kept.extend((!is_setting).then(|| change.clone()));
        }
        matches!(
            task,
            Task::Unlock(_) | Task::Catch(_) | Task::Draft(..) | Task::LeaveDraft(_) | Task::DiscardDraft(_)
        )
    }

    /// Has the worker unlock the journal: that takes about a second.
    pub(super) fn unlock(&mut self, typed: Secret) -> Vec<Reply> {
        self.lock.opens = true;
        let now = self.clock.now();
        self.later(move |worker| worker.unlock(typed, &now))
    }

    /// Nobody waits any more for the journal to be unlocked.
    pub(in crate::tui) fn stop_opening(&mut self) {
        self.lock.opens = false;
    }

    /// Takes in that the worker has unlocked the journal, or why it has not.
    pub(super) fn unlocked(&mut self, result: Result<Unlocked, StoreError>) -> Vec<Reply> {
        if !std::mem::take(&mut self.lock.opens) {
            // Nobody waited for it; unless an attempt after this one has opened it.
            if self.lock.is_locked {
                self.store.lock();
            }
            return Vec::new();
        }
        match result {
            Ok(unlocked) => {
                self.lock.is_locked = false;
                vec![Reply::Opened(lines(&unlocked))]
            }
            Err(error @ StoreError::WrongPassphrase) => {
                vec![Reply::NotOpened(format!("{} {}", sentence(&error.to_string()), wording::FORGOTTEN))]
            }
            Err(error) => vec![Reply::NotOpened(sentence(&error.to_string()))],
        }
    }

    /// Locks the journal, and lets go of everything that was read of it or is being written. What was typed must be in the drafts;
    /// words that no disk takes stay here. Returns the lines that are to be said once it is open again.
    pub(in crate::tui) fn lock(&mut self) -> Vec<String> {
        let _: Vec<Reply> = self.stop_transfer();
        let lines = self.close();
        self.leave_drafts();
        self.window = None;
        self.months.clear();
        self.lacking.clear();
        self.has_history = false;
        // Drafts are still to be confirmed by the disk; nobody waits for anything else.
        self.held.retain(|job| matches!(job, Job::Confirm(_)));
        self.later(Worker::forget);
        self.store.lock();
        self.lock = Lock { is_locked: true, ..Lock::default() };
        self.after_frame();
        lines
    }

    /// Lets go of all drafts, but for those that no disk takes.
    pub(in crate::tui) fn leave_drafts(&mut self) {
        self.drafts.lock(&self.store);
    }

    /// The changes of the state that came while the journal was locked, to be stored now.
    pub(in crate::tui) fn take_kept(&mut self) -> Vec<Task> {
        std::mem::take(&mut self.lock.kept).into_iter().map(Task::Remember).collect()
    }

    /// Seals something into the inbox.
    pub(super) fn catch(&mut self, caught: &Caught) -> Vec<Reply> {
        match self.store.catch(caught) {
            Ok(()) => {
                self.drafts.finish(caught.id);
                vec![Reply::Caught(caught.id)]
            }
            Err(error) => vec![Reply::NotSaved(vec![caught.id], error.to_string())],
        }
    }
}

/// What unlocking did besides.
fn lines(unlocked: &Unlocked) -> Vec<String> {
    let sorted = match unlocked.sorted_in {
        0 => None,
        1 => Some(wording::ONE_THING_SORTED_IN.to_owned()),
        count => Some(wording::sorted_in(&count)),
    };
    sorted.into_iter().chain(unlocked.lines.iter().map(|line| sentence(line))).collect()
}
