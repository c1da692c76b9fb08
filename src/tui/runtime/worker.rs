//! The worker: one thread for what may take longer than a frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;

use super::setup;
use crate::insight::practice::due;
use crate::insight::{History, Practices, on_this_day};
use crate::journal::prompts::MEMORY;
use crate::journal::{Day, Moment, Month};
use crate::store::{Deleted, DraftSync, FoundDraft, Problem, Reading, Stamp, Store, StoreError, Tidied};
use crate::tui::looks::Looks;
use crate::tui::remembered::Change;
use crate::tui::reminders::Waiting;
use crate::tui::statistics::{Answer, Asked};

/// How many months are told at a time, so that a long journal shows while it is read.
const CHUNK: usize = 12;

/// Something for the worker to do.
pub(super) enum Job {
    /// Read the months before a day, save those known already with their number of check-ins, until the prompt rule
    /// has all it remembers.
    ReadBefore(Day, BTreeMap<Month, usize>),
    /// Read every month but those known already, newest first.
    ReadAll(BTreeSet<Month>),
    /// Skim every month that changed since it was skimmed, and tell the history when it is another one or was never
    /// told.
    History,
    /// Read every month that changed since its practice entries were read, and tell those of all months when one is
    /// another now or they were never told.
    Practices,
    /// Find something in a history.
    Compute(Asked),
    /// Keep how often trends were looked at.
    KeepLooks(Looks),
    /// Find what waits on a day, and what there is of the same day a month and a year ago unless that is not shown.
    Waiting {
        /// The day.
        today: Day,
        /// Whether earlier entries of the same day are shown.
        on_this_day: bool,
    },
    /// Remember something from now on that nobody asked for.
    Remember(Change),
    /// Look at what was deleted.
    Trash,
    /// Look for drafts that rest.
    FindDrafts,
    /// Have the disk confirm a draft.
    Sync(DraftSync),
    /// Tidy the store up.
    Tidy(Moment),
}

/// What the worker has to tell.
#[derive(Debug)]
pub(crate) enum Told {
    /// Months that were read.
    Months(Vec<Reading>),
    /// Months that were read for a check-in: all that its prompt rule remembers is there now.
    Before(Day, Vec<Reading>),
    /// There are no more months to read.
    AllRead,
    /// The history of all time, and what is wrong with the months that were skimmed for it now.
    History(Arc<History>, Vec<(Month, Option<Problem>)>),
    /// The practice entries of all time, and what is wrong with the months that were read for them now.
    Practices(Arc<Practices>, Vec<(Month, Option<Problem>)>),
    /// The practice entries cannot be read.
    NoPractices(StoreError),
    /// Something was found in a history.
    Found(Asked, Answer),
    /// What waits.
    Waiting(Waiting),
    /// The drafts that rest.
    Drafts(Result<Vec<FoundDraft>, StoreError>),
    /// What was deleted and can be brought back.
    Trash(Deleted),
    /// The store is tidied up.
    Tidied(Tidied),
    /// Something could not be done.
    Failed(StoreError),
}

/// Starts the thread; it ends when nobody can send it anything more.
pub(super) fn start(store: Store, jobs: Receiver<Job>, tell: impl Fn(Told) + Send + 'static) {
    thread::spawn(move || work(store, &jobs, tell));
}

/// Does jobs until nobody can send any more.
pub(super) fn work(store: Store, jobs: &Receiver<Job>, tell: impl Fn(Told)) {
    let mut worker = Worker::new(store, tell);
    let mut waiting = None;
    while let Some(job) = waiting.take().or_else(|| jobs.recv().ok()) {
        match job {
            Job::ReadBefore(day, known) => worker.read_before(day, &known),
            Job::ReadAll(known) => worker.read_all(&known),
            Job::History => {
                // Several screens may have asked meanwhile: one answer is for all of them.
                waiting = jobs.try_iter().find(|job| !matches!(job, Job::History));
                worker.history();
            }
            Job::Practices => {
                waiting = jobs.try_iter().find(|job| !matches!(job, Job::Practices));
                worker.practices();
            }
            Job::Compute(asked) => {
                let answer = asked.answer();
                worker.tell(Told::Found(asked, answer));
            }
            // Nothing is lost with it that anybody wrote.
            Job::KeepLooks(looks) => drop(worker.keep(looks)),
            Job::Waiting { today, on_this_day } => worker.waiting(today, on_this_day),
            Job::Remember(change) => drop(worker.store.change_state(|state| setup::remember(state, change))),
            Job::Trash => worker.tell(worker.store.deleted().map_or_else(Told::Failed, Told::Trash)),
            Job::FindDrafts => worker.tell(Told::Drafts(worker.store.find_drafts())),
            Job::Sync(sync) => {
                let mut last = sync;
                // Several lines may have been written meanwhile: confirming the last confirms them all.
                for job in jobs.try_iter() {
                    match job {
                        Job::Sync(sync) if sync.is_of_the_draft_of(&last) => last = sync,
                        other => {
                            waiting = Some(other);
                            break;
                        }
                    }
                }
                if let Err(error) = last.sync() {
                    worker.tell(Told::Failed(error));
                }
            }
            Job::Tidy(now) => worker.tell(Told::Tidied(worker.store.tidy(&now))),
        }
    }
}

/// How many check-ins a month has.
pub(super) fn check_ins_in(reading: &Reading) -> usize {
    reading.document.entries().iter().filter(|entry| entry.check_in().is_some()).count()
}

struct Worker<T> {
    store: Store,
    tell: T,
    history: Arc<History>,
    /// How the months of the history looked when they were skimmed.
    skimmed: BTreeMap<Month, Stamp>,
    has_told_history: bool,
    practices: Arc<Practices>,
    /// How the months looked when their practice entries were read.
    practised: BTreeMap<Month, Stamp>,
    has_told_practices: bool,
}

impl<T: Fn(Told)> Worker<T> {
    fn new(store: Store, tell: T) -> Self {
        Self {
            store,
            tell,
            history: Arc::default(),
            skimmed: BTreeMap::new(),
            has_told_history: false,
            practices: Arc::default(),
            practised: BTreeMap::new(),
            has_told_practices: false,
        }
    }

    fn tell(&self, told: Told) {
        (self.tell)(told);
    }

    fn read_before(&self, day: Day, known: &BTreeMap<Month, usize>) {
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
        self.tell(Told::Before(day, read));
    }

    fn read_all(&self, known: &BTreeSet<Month>) {
        let months = match self.store.months() {
            Ok(months) => months,
            // Nothing may be taken for all there is.
            Err(error) => return self.tell(Told::Failed(error)),
        };
        let months: Vec<Month> = months.into_iter().rev().filter(|month| !known.contains(month)).collect();
        for chunk in months.chunks(CHUNK) {
            self.tell(Told::Months(chunk.iter().filter_map(|month| self.read(*month)).collect()));
        }
        self.tell(Told::AllRead);
    }

    fn keep(&self, looks: Looks) -> Result<(), StoreError> {
        self.store.change_state(|state| state.looks = looks.day.map(|day| (day, looks.times)))
    }

    fn waiting(&self, today: Day, on_this_day: bool) {
        let waiting = match self.store.waiting(due::months(today), today) {
            Ok(entries) => due::due(&entries, today),
            Err(error) => return self.tell(Told::Failed(error)),
        };
        let days = on_this_day::days(today).filter(|day| on_this_day && self.may_be_shown(*day));
        self.tell(Told::Waiting(Waiting { due: waiting, on_this_day: days.collect() }));
    }

    fn may_be_shown(&self, day: Day) -> bool {
        // What is wrong with the month is said where it is shown.
        let reading = self.store.read(Month::of(day));
        reading.is_ok_and(|reading| {
            on_this_day::may_be_shown(reading.document.entries().iter().filter(|entry| entry.day == day))
        })
    }

    fn history(&mut self) {
        let stamps = match self.store.stamps() {
            Ok(stamps) => stamps,
            Err(error) => return self.tell(Told::Failed(error)),
        };
        let mut problems = Vec::new();
        let known = self.skimmed.keys().copied();
        let gone: Vec<Month> = known.filter(|month| !stamps.contains_key(month)).collect();
        for month in gone {
            self.skimmed.remove(&month);
            let history = Arc::make_mut(&mut self.history);
            history.put(month, []);
            history.put_practised(month, []);
            problems.push((month, None));
        }
        for (month, stamp) in stamps {
            if self.skimmed.get(&month) == Some(&stamp) {
                continue;
            }
            match self.store.skim(month) {
                Ok(skimmed) => {
                    let history = Arc::make_mut(&mut self.history);
                    history.put(month, skimmed.observations);
                    history.put_practised(month, skimmed.practised);
                    self.skimmed.insert(month, skimmed.stamp);
                    problems.push((month, skimmed.problem));
                }
                Err(error) => self.tell(Told::Failed(error)),
            }
        }
        if !problems.is_empty() || !self.has_told_history {
            self.has_told_history = true;
            self.tell(Told::History(Arc::clone(&self.history), problems));
        }
    }

    fn practices(&mut self) {
        let stamps = match self.store.stamps() {
            Ok(stamps) => stamps,
            Err(error) => return self.tell(Told::NoPractices(error)),
        };
        let mut problems = Vec::new();
        let gone: Vec<Month> =
            self.practised.keys().copied().filter(|month| !stamps.contains_key(month)).collect();
        for month in gone {
            self.practised.remove(&month);
            Arc::make_mut(&mut self.practices).put(month, []);
            problems.push((month, None));
        }
        for (month, stamp) in stamps {
            if self.practised.get(&month) == Some(&stamp) {
                continue;
            }
            if let Some(reading) = self.read(month) {
                Arc::make_mut(&mut self.practices).put_document(&reading.document);
                self.practised.insert(month, reading.stamp);
                problems.push((month, reading.problem));
            }
        }
        if !problems.is_empty() || !self.has_told_practices {
            self.has_told_practices = true;
            self.tell(Told::Practices(Arc::clone(&self.practices), problems));
        }
    }

    fn months(&self) -> Vec<Month> {
        self.store.months().unwrap_or_else(|error| {
            self.tell(Told::Failed(error));
            Vec::new()
        })
    }

    fn read(&self, month: Month) -> Option<Reading> {
        let told = |error: StoreError| self.tell(Told::Failed(error));
        self.store.read(month).map_err(told).ok()
    }
}

#[cfg(test)]
mod tests;
