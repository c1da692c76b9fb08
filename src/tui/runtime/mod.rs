//! The runtime: carries out tasks with the store and the clock, at once or on the worker.

mod drafts;
mod exporting;
pub(super) mod importing;
mod lending;
mod locking;
mod months;
pub(super) mod plain;
mod recall;
mod saving;
pub(super) mod setup;
pub(super) mod still;
#[cfg(test)]
mod tests;
mod tidying;
mod worker;

use crate::wording::screens::runtime as wording;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender};

use self::drafts::Drafts;
use self::locking::Lock;
use self::months::Known;
pub(super) use self::worker::Done;
use self::worker::{Job, Worker};
use super::guest::Guest;
use super::task::{Answers, Reply, Task};
use crate::clock::Clock;
use crate::journal::format::state::Change;
use crate::journal::{EntryId, Journal, Moment, Month};
use crate::store::{Holder, State, Store, Window, WindowLock};

/// Everything outside the screens: store, clock, drafts, the worker.
pub(super) struct Runtime {
    store: Store,
    clock: Clock,
    window: Option<WindowLock>,
    lock: Lock,
    drafts: Drafts,
    months: BTreeMap<Month, Known>,
    /// The months whose files lack something that was read of them here, while this window may not write.
    lacking: BTreeSet<Month>,
    /// Whether the history was asked for.
    has_history: bool,
    jobs: Sender<Job>,
    /// Has the import or export that is under way stop.
    stop_transfer: Arc<AtomicBool>,
    /// The editor, and who has the keyboard.
    guest: Guest,
    /// The places in memory where words may be lent.
    places: Vec<PathBuf>,
    /// Jobs that wait for the next frame: a worker that wakes takes the processor from whoever draws.
    held: Vec<Job>,
    /// The queue in which the worker will find its jobs, until it is started.
    queue: Option<Receiver<Job>>,
}

impl Runtime {
    /// The runtime over a store; its worker starts when the first frame is drawn.
    pub(super) fn new(store: Store, clock: Clock) -> Self {
        let (jobs, queue) = mpsc::channel();
        Self {
            lock: Lock::of(store.sealing()),
            store,
            clock,
            window: None,
            drafts: Drafts::default(),
            months: BTreeMap::new(),
            lacking: BTreeSet::new(),
            has_history: false,
            guest: Guest::default(),
            places: Vec::new(),
            jobs,
            held: Vec::new(),
            stop_transfer: Arc::default(),
            queue: Some(queue),
        }
    }

    /// The present moment.
    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// An id that nothing has yet.
    pub(super) fn fresh_id(&self) -> EntryId {
        self.clock.fresh_id()
    }

    /// Tries to be the window that writes; replies only when that changed something.
    pub(super) fn take_window(&mut self) -> Vec<Reply> {
        if self.window.is_some() {
            return Vec::new();
        }
        match self.store.take_window(&self.clock.now()) {
            Ok(Window::Writing(lock)) => {
                self.window = Some(lock);
                let mut replies = vec![Reply::Writing(Ok(()))];
                replies.extend(self.take_back_lent());
                let lacking: Vec<Month> = std::mem::take(&mut self.lacking).into_iter().collect();
                if !lacking.is_empty() {
                    replies.extend(self.read(&lacking));
                }
                replies
            }
            Ok(Window::ReadOnly(holder)) => vec![Reply::Writing(Err(reads_only(&holder)))],
            Err(error) => vec![Reply::Writing(Err(error.to_string()))],
        }
    }

    /// Starts the work that could wait until the first frame is drawn: above all the worker, which reports to `tell`.
    pub(super) fn after_first_frame(&mut self, tell: impl Fn(Done) + Send + 'static) {
        if let Some(queue) = self.queue.take() {
            worker::start(self.store.clone(), queue, tell);
        }
        self.look_after();
        self.after_frame();
    }

    /// Has the worker look for drafts and tidy up, in the window that writes.
    pub(super) fn look_after(&mut self) {
        if self.window.is_some() {
            self.later(Worker::find_drafts);
            let now = self.clock.now();
            self.later(move |worker| worker.tidy(&now));
        }
    }

    /// Whether nothing was ever settled or written; the months are listed only when nothing else tells.
    pub(super) fn is_first_start(&self, acknowledged: bool, read: &Journal) -> bool {
        !acknowledged && read.entries().next().is_none() && matches!(self.store.has_entries(), Ok(false))
    }

    /// Takes in the results of the worker.
    pub(super) fn take(&mut self, done: Done) -> Vec<Reply> {
        match done {
            Done::Unlocked(result) => self.unlocked(result),
            // What the worker found before the journal was locked comes too late.
            _ if self.is_locked() => Vec::new(),
            Done::Reply(reply @ Reply::Imported(_)) => self.imported(reply),
            Done::Reply(reply) => vec![reply],
            Done::Months(readings) => self.new_months(readings),
            Done::Drafts(found) => self.take_drafts(found),
            Done::Tidied(tidied) => self.tidied(tidied),
        }
    }

    /// Carries out a task; a task for the background is replied to later.
    pub(super) fn perform(&mut self, task: Task) -> Vec<Reply> {
        if !self.can(&task) {
            return Vec::new();
        }
        match task {
            Task::Unlock(typed) => self.unlock(typed),
            Task::Catch(caught) => self.catch(&caught),
            Task::Read(months) => self.read(&months),
            Task::ReadBefore(day) => {
                let known = self.check_ins();
                self.later(move |worker| worker.read_before(day, &known))
            }
            Task::ReadAll => {
                let known: BTreeSet<Month> = self.months.keys().copied().collect();
                self.later(move |worker| worker.read_all(&known))
            }
            Task::ReadHistory(months) => self.read_history(&months),
            Task::ReadPractices => self.later(Worker::read_practices),
            Task::ReadTrash => self.later(Worker::read_trash),
            Task::Compute(calculation) => self.later(move |worker| worker.compute(calculation)),
            Task::FindReminders { today, on_this_day } => {
                self.later(move |worker| worker.find_reminders(today, on_this_day))
            }
            Task::PlanImport(wanted) => self.later(move |worker| worker.plan_import(&wanted)),
            Task::Import(planned) => self.import(planned),
            Task::Export(chosen) => self.export(*chosen),
            Task::StopTransfer => self.stop_transfer(),
            Task::Remember(change) => self.remember(change),
            Task::Save(revisions) => self.save(revisions),
            Task::Choose(choice) => self.choose(&choice),
            Task::Delete(id, month) => self.delete(id, month),
            Task::Restore(id) => self.restore(id),
            Task::Move { id, month, to, day_start } => self.move_entry(id, month, to, day_start),
            Task::UndoMove(one) => self.undo_move(one),
            Task::Draft(head, field, value) => self.write_draft(&head, &field, &value),
            Task::LeaveDraft(id) => self.leave_draft(id),
            Task::FindDrafts => {
                self.drafts.let_go();
                self.later(Worker::find_drafts)
            }
            Task::ResumeDraft(id) => self.resume_draft(id),
            Task::DiscardDraft(id) => self.discard_draft(id),
            Task::UndoDiscard => self.undo_discard(),
            Task::CopyOut(name, text) => self.copy_out(&name, &text),
            Task::WriteOut(name, text) => self.write_out(&name, &text),
            Task::KeepAnswers(answers) => self.keep(&answers),
        }
    }

    /// Leaves something to the worker; there is nothing to reply yet.
    fn later(&mut self, job: impl FnOnce(&mut Worker) + Send + 'static) -> Vec<Reply> {
        self.held.push(Job::Run(Box::new(job)));
        Vec::new()
    }

    /// Hands the worker its jobs; the loop calls it when the frame is drawn.
    pub(super) fn after_frame(&mut self) {
        for job in self.held.drain(..) {
            // The worker lives as long as this does.
            let _ = self.jobs.send(job);
        }
    }

    /// Stores a change that the person asked for at once, so that it holds however the program ends, and others in the
    /// background. A read-only window stores nothing.
    fn remember(&mut self, change: Change) -> Vec<Reply> {
        if self.window.is_none() {
            return Vec::new();
        }
        if change.is_asked_for() {
            return self.change_state(|state| {
                state.take(change);
            });
        }
        // Nothing that anybody wrote is lost when it fails.
        self.later(move |worker| {
            drop(worker.store.change_state(|state| {
                state.take(change);
            }));
        })
    }

    fn keep(&self, answers: &Answers) -> Vec<Reply> {
        self.change_state(|state| answers.put_into(state))
    }

    fn change_state(&self, change: impl FnOnce(&mut State)) -> Vec<Reply> {
        let failed = self.store.change_state(change).err();
        failed.map(|error| Reply::Say(error.to_string())).into_iter().collect()
    }

    fn write_out(&self, name: &str, text: &str) -> Vec<Reply> {
        vec![Reply::Say(match self.store.copy_out(name, text) {
            Ok(path) => wording::written_to(&path.display()),
            Err(error) => error.to_string(),
        })]
    }

    fn copy_out(&self, name: &str, text: &str) -> Vec<Reply> {
        vec![Reply::Say(match self.store.copy_out(name, text) {
            Ok(path) => wording::copied_to(&path.display()),
            Err(error) => error.to_string(),
        })]
    }
}

fn reads_only(holder: &Holder) -> String {
    let process = holder.pid.map(|pid| wording::process(&pid)).unwrap_or_default();
    let since = holder.since.as_ref().map(|since| wording::since(&since.local_time())).unwrap_or_default();
    wording::reads_only(&process, &since)
}
