//! The worker: one thread for whatever may take longer than a frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;

use crate::insight::practice::due;
use crate::insight::{History, Practices, on_this_day, trial};
use crate::journal::prompts::MEMORY;
use crate::journal::{Day, Document, Entry, Moment, Month};
use crate::store::{
    Deleted, DraftSync, FoundDraft, Passphrase, Problem, Reading, Stamp, Store, StoreError, Tidied, Unlocked,
};
use crate::tui::secret::Secret;
use crate::tui::statistics::Calculation;
use crate::tui::task::Reminders;
use crate::tui::task::{HistoryRead, PracticesRead, Problems, Reply, Trash};

/// The number of months that are reported at a time, so that a long journal shows while it is read.
const CHUNK: usize = 12;

/// Something for the worker to do.
pub(super) enum Job {
    /// Have the disk confirm a draft.
    Confirm(DraftSync),
    /// Anything else.
    Run(Box<dyn FnOnce(&mut Worker) + Send>),
}

/// Something that the worker has done.
#[derive(Debug)]
pub(crate) enum Done {
    /// A task is done, and nothing is left to do for the runtime.
    Reply(Reply),
    /// Months were read.
    Months(Vec<Reading>),
    /// Drafts were looked for.
    Drafts(Result<Vec<FoundDraft>, StoreError>),
    /// The store is tidied up.
    Tidied(Tidied),
    /// The journal was unlocked, or could not be.
    Unlocked(Result<Unlocked, StoreError>),
}

/// Starts the thread; it ends when nobody can send it anything more.
pub(super) fn start(store: Store, jobs: Receiver<Job>, tell: impl Fn(Done) + Send + 'static) {
    thread::spawn(move || work(store, &jobs, tell));
}

/// Does jobs until nobody can send any more.
pub(super) fn work(store: Store, jobs: &Receiver<Job>, tell: impl Fn(Done) + 'static) {
    let mut worker = Worker::new(store, tell);
    let mut next = None;
    while let Some(job) = next.take().or_else(|| jobs.recv().ok()) {
        match job {
            Job::Run(run) => run(&mut worker),
            Job::Confirm(sync) => {
                let mut last = sync;
                // Several lines may have been written meanwhile: confirming the last confirms them all.
                for job in jobs.try_iter() {
                    match job {
                        Job::Confirm(sync) if sync.is_same_draft(&last) => last = sync,
                        other => {
                            next = Some(other);
                            break;
                        }
                    }
                }
                if let Err(error) = last.sync() {
                    worker.fail(&error);
                }
            }
        }
    }
}

/// Counts the check-ins of a month.
pub(super) fn check_ins_in(reading: &Reading) -> usize {
    reading.document.entries().iter().filter(|entry| entry.check_in().is_some()).count()
}

/// The worker, with everything that it keeps between one job and the next.
pub(super) struct Worker {
    pub(super) store: Store,
    tell: Box<dyn Fn(Done)>,
    history: Arc<History>,
    history_seen: Seen,
    practices: Arc<Practices>,
    practices_seen: Seen,
}

/// The look of months when they were read, and whether the reading was sent.
#[derive(Default)]
struct Seen {
    stamps: BTreeMap<Month, Stamp>,
    is_sent: bool,
}

impl Seen {
    /// Takes in the months that changed or are empty now; returns the problems of these months when there is
    /// something to send.
    fn renew(
        &mut self,
        stamps: BTreeMap<Month, Stamp>,
        read: impl Fn(Month) -> Option<Reading>,
        mut take: impl FnMut(&Document),
    ) -> Option<Problems> {
        let mut problems = Vec::new();
        let gone: Vec<Month> =
            self.stamps.keys().copied().filter(|month| !stamps.contains_key(month)).collect();
        for month in gone {
            self.stamps.remove(&month);
            take(&Document::new(month));
            problems.push((month, None));
        }
        for (month, stamp) in stamps {
            if self.stamps.get(&month) == Some(&stamp) {
                continue;
            }
            if let Some(reading) = read(month) {
                take(&reading.document);
                self.stamps.insert(month, reading.stamp);
                problems.push((month, reading.problem));
            }
        }
        let sends = !std::mem::replace(&mut self.is_sent, true) || !problems.is_empty();
        sends.then(|| in_lines(problems))
    }
}

impl Worker {
    fn new(store: Store, tell: impl Fn(Done) + 'static) -> Self {
        Self {
            store,
            tell: Box::new(tell),
            history: Arc::default(),
            history_seen: Seen::default(),
            practices: Arc::default(),
            practices_seen: Seen::default(),
        }
    }

    pub(super) fn reply(&self, reply: Reply) {
        (self.tell)(Done::Reply(reply));
    }

    fn fail(&self, error: &StoreError) {
        self.reply(Reply::Say(error.to_string()));
    }

    pub(super) fn find_drafts(&mut self) {
        (self.tell)(Done::Drafts(self.store.find_drafts()));
    }

    pub(super) fn tidy(&self, now: &Moment) {
        (self.tell)(Done::Tidied(self.store.tidy(now)));
    }

    pub(super) fn unlock(&mut self, typed: Secret, now: &Moment) {
        let passphrase = Passphrase::new(typed.text());
        drop(typed);
        let unlocked = self.store.unlock(&passphrase, now);
        // It is gone from memory before the window shows anything.
        drop(passphrase);
        (self.tell)(Done::Unlocked(unlocked));
    }

    /// Lets go of everything that was read.
    pub(super) fn forget(&mut self) {
        (self.history, self.history_seen) = (Arc::default(), Seen::default());
        (self.practices, self.practices_seen) = (Arc::default(), Seen::default());
    }

    pub(super) fn compute(&self, calculation: Calculation) {
        let statistic = calculation.run();
        self.reply(Reply::Computed(calculation, statistic));
    }

    pub(super) fn read_trash(&mut self) {
        match self.store.deleted() {
            Ok(deleted) => self.reply(Reply::Trash(Arc::new(in_trash(deleted)))),
            Err(error) => self.fail(&error),
        }
    }

    pub(super) fn read_before(&self, day: Day, known: &BTreeMap<Month, usize>) {
        let mut check_ins = 0;
        let mut read = Vec::new();
        for month in self.months().into_iter().rev().filter(|month| *month <= Month::of(day)) {
            if check_ins >= MEMORY {
                break;
            }
            if let Some(known) = known.get(&month) {
                check_ins += known;
            } else if let Some(reading) = self.read(month) {
                check_ins += check_ins_in(&reading);
                read.push(reading);
            }
        }
        (self.tell)(Done::Months(read));
        self.reply(Reply::ReadBefore(day));
    }

    pub(super) fn read_all(&self, known: &BTreeSet<Month>) {
        let months = match self.store.months() {
            Ok(months) => months,
            // Nothing may be taken for all there is.
            Err(error) => return self.fail(&error),
        };
        let months: Vec<Month> = months.into_iter().rev().filter(|month| !known.contains(month)).collect();
        for chunk in months.chunks(CHUNK) {
            (self.tell)(Done::Months(chunk.iter().filter_map(|month| self.read(*month)).collect()));
        }
        self.reply(Reply::ReadAll);
    }

    pub(super) fn find_reminders(&self, today: Day, on_this_day: bool) {
        let due = match self.store.waiting(due::months(today), today) {
            Ok(entries) => due::due(&entries, today),
            Err(error) => return self.fail(&error),
        };
        let days = on_this_day::days(today).filter(|day| on_this_day && self.may_be_shown(*day));
        let trials = match self.store.trials(trial::months(today)) {
            Ok(entries) => entries,
            Err(error) => return self.fail(&error),
        };
        let trial = trial::newest(&trials).map(|(entry, _)| Box::new(entry.clone()));
        self.reply(Reply::Reminders(Reminders { due, on_this_day: days.collect(), trial }));
    }

    fn may_be_shown(&self, day: Day) -> bool {
        // The place that shows the month says what is wrong with it.
        let reading = self.store.read(Month::of(day));
        reading.is_ok_and(|reading| {
            on_this_day::may_be_shown(reading.document.entries().iter().filter(|entry| entry.day == day))
        })
    }

    pub(super) fn read_history(&mut self) {
        let stamps = match self.store.stamps() {
            Ok(stamps) => stamps,
            Err(error) => return self.fail(&error),
        };
        let (mut history, mut seen) =
            (std::mem::take(&mut self.history), std::mem::take(&mut self.history_seen));
        let read = |month| self.store.read_in_passing(month).map_err(|error| self.fail(&error)).ok();
        let problems =
            seen.renew(stamps, read, |document| Arc::make_mut(&mut history).put_document(document));
        (self.history, self.history_seen) = (history, seen);
        if let Some(problems) = problems {
            let history = Arc::clone(&self.history);
            self.reply(Reply::History(HistoryRead { history, is_whole: true, problems }));
        }
    }

    pub(super) fn read_practices(&mut self) {
        let stamps = match self.store.stamps() {
            Ok(stamps) => stamps,
            Err(error) => return self.reply(Reply::NoPractices(error.to_string())),
        };
        let (mut all, mut seen) =
            (std::mem::take(&mut self.practices), std::mem::take(&mut self.practices_seen));
        let read = |month| self.read(month);
        let problems = seen.renew(stamps, read, |document| Arc::make_mut(&mut all).put_document(document));
        (self.practices, self.practices_seen) = (all, seen);
        if let Some(problems) = problems {
            let practices = Arc::clone(&self.practices);
            self.reply(Reply::Practices(PracticesRead { practices, problems }));
        }
    }

    fn months(&self) -> Vec<Month> {
        self.store.months().unwrap_or_else(|error| {
            self.fail(&error);
            Vec::new()
        })
    }

    fn read(&self, month: Month) -> Option<Reading> {
        self.store.read(month).map_err(|error| self.fail(&error)).ok()
    }
}

/// The deleted entries, the one deleted last first.
fn in_trash(deleted: Deleted) -> Trash {
    let until = deleted.until;
    let dated = |entry: Entry| {
        let until = until.get(&entry.id)?.clone();
        Some((entry, until))
    };
    let mut entries: Vec<(Entry, Moment)> = deleted.entries.into_iter().filter_map(dated).collect();
    entries.sort_by_key(|(_, until)| std::cmp::Reverse(until.instant()));
    Trash { entries, problems: deleted.problems.iter().map(ToString::to_string).collect() }
}

/// Problems as lines.
pub(super) fn in_lines(problems: Vec<(Month, Option<Problem>)>) -> Problems {
    let in_line = |(month, problem): (Month, Option<Problem>)| (month, problem.map(|it| it.to_string()));
    problems.into_iter().map(in_line).collect()
}

#[cfg(test)]
mod tests;
