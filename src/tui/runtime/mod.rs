//! The runtime: carries out what screens want done, and turns what the store answers into messages.

mod drafts;
pub(super) mod setup;
#[cfg(test)]
mod tests;
mod worker;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use serde_json::Value;

use self::drafts::{Drafts, Resumed};
use self::worker::Job;
pub(super) use self::worker::Told;
use super::effect::{Answers, Choice, Effect, Message, Move, News, Trash, Typed};
use super::remembered::Change;
use crate::clock::Clock;
use crate::insight::History;
use crate::journal::draft::Field;
use crate::journal::{DraftHead, Entry, EntryId, Journal, Moment, Month, Recalled, Revision};
use crate::store::{
    Deleted, FoundDraft, Holder, Merged, NotAllSaved, Problem, Reading, Stamp, Store, StoreError, Tidied,
    Window, WindowLock,
};
use crate::wording::numbers::counted_if_any;
use crate::wording::sentences::sentence;

/// Said of a draft that rests while another one of its entry is being written.
const BUSY: &str = "That is being written already: its other draft waits until it is saved or left.";

/// What is known of a month that was read.
struct Known {
    stamp: Stamp,
    check_ins: usize,
}

/// Everything outside the screens: store, clock, drafts, the worker.
pub(super) struct Runtime {
    store: Store,
    clock: Clock,
    window: Option<WindowLock>,
    drafts: Drafts,
    months: BTreeMap<Month, Known>,
    /// Months whose files lack what was read of them here, for as long as this window may not write.
    lacking: BTreeSet<Month>,
    /// Whether the app was given a history, be it of a few months.
    has_history: bool,
    jobs: Sender<Job>,
    /// Jobs that wait for the next frame: a worker that wakes takes the processor from whoever draws.
    held: Vec<Job>,
    /// Where the worker will find its jobs, until it is started.
    waiting: Option<Receiver<Job>>,
}

impl Runtime {
    /// The runtime over a store; its worker starts when the first frame is drawn.
    pub(super) fn new(store: Store, clock: Clock) -> Self {
        let (jobs, waiting) = mpsc::channel();
        Self {
            store,
            clock,
            window: None,
            drafts: Drafts::default(),
            months: BTreeMap::new(),
            lacking: BTreeSet::new(),
            has_history: false,
            jobs,
            held: Vec::new(),
            waiting: Some(waiting),
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

    /// Tries to be the window that writes; tells only when that changed something.
    pub(super) fn take_window(&mut self) -> Vec<Message> {
        if self.window.is_some() {
            return Vec::new();
        }
        match self.store.take_window(&self.clock.now()) {
            Ok(Window::Writing(lock)) => {
                self.window = Some(lock);
                let mut messages = vec![Message::Writing(Ok(()))];
                let lacking: Vec<Month> = std::mem::take(&mut self.lacking).into_iter().collect();
                if !lacking.is_empty() {
                    messages.extend(self.read(&lacking));
                }
                messages
            }
            Ok(Window::ReadOnly(holder)) => vec![Message::Writing(Err(reads_only(&holder)))],
            Err(error) => vec![Message::Writing(Err(error.to_string()))],
        }
    }

    /// What can wait until the first frame is drawn: the worker above all; what it has to say goes to `tell`.
    pub(super) fn after_first_frame(&mut self, tell: impl Fn(Told) + Send + 'static) {
        if let Some(waiting) = self.waiting.take() {
            worker::start(self.store.clone(), waiting, tell);
        }
        if self.window.is_some() {
            self.give(Job::FindDrafts);
            self.give(Job::Tidy(self.clock.now()));
        }
        self.after_frame();
    }

    /// Whether nothing was ever settled or written; the months are listed only when nothing else tells.
    pub(super) fn is_first_start(&self, acknowledged: bool, read: &Journal) -> bool {
        !acknowledged && read.entries().next().is_none() && matches!(self.store.has_entries(), Ok(false))
    }

    /// Reads those of the months again that changed since they were read.
    pub(super) fn look_outside(&mut self, months: &[Month]) -> Vec<Message> {
        let changed: Vec<Month> = months
            .iter()
            .copied()
            .filter(|month| {
                self.months.get(month).is_some_and(|known| known.stamp != self.store.stamp(*month))
            })
            .collect();
        if changed.is_empty() { Vec::new() } else { self.read(&changed) }
    }

    /// Turns what the worker told into messages.
    pub(super) fn told(&mut self, told: Told) -> Vec<Message> {
        match told {
            Told::Months(readings) => self.new_months(readings),
            Told::Before(day, readings) => {
                let mut messages = self.new_months(readings);
                messages.push(Message::News(News::ReadBefore(day)));
                messages
            }
            Told::AllRead => vec![Message::News(News::ReadAll)],
            Told::History(history, problems) => {
                self.has_history = true;
                vec![Message::History { history, is_whole: true, problems: in_lines(problems) }]
            }
            Told::Practices(practices, problems) => {
                vec![Message::Months(Vec::new(), in_lines(problems)), Message::Practices(practices)]
            }
            Told::NoPractices(error) => {
                vec![Message::Say(error.to_string()), Message::News(News::NoPractices)]
            }
            Told::Found(asked, answer) => vec![Message::Found(asked, answer)],
            Told::Waiting(waiting) => vec![Message::Waiting(waiting)],
            Told::Drafts(found) => self.found(found),
            Told::Trash(deleted) => vec![Message::News(News::Trash(Arc::new(in_trash(deleted))))],
            Told::Tidied(tidied) => self.tidied(tidied),
            Told::Failed(error) => vec![Message::Say(error.to_string())],
        }
    }

    /// Carries out an effect and gives what came of it. Those that concern the loop itself are not for here.
    pub(super) fn perform(&mut self, effect: Effect) -> Vec<Message> {
        match effect {
            Effect::Read(months) => self.read(&months),
            Effect::ReadBefore(day) => {
                let known = self.months.iter().map(|(month, known)| (*month, known.check_ins));
                self.give(Job::ReadBefore(day, known.collect()));
                Vec::new()
            }
            Effect::ReadAll => {
                self.give(Job::ReadAll(self.months.keys().copied().collect()));
                Vec::new()
            }
            Effect::ReadPractices => {
                self.give(Job::Practices);
                Vec::new()
            }
            Effect::ReadHistory(months) => self.read_history(&months),
            Effect::Compute(asked) => {
                self.give(Job::Compute(asked));
                Vec::new()
            }
            Effect::KeepLooks(looks) => {
                // A window that reads along writes nothing.
                if self.window.is_some() {
                    self.give(Job::KeepLooks(looks));
                }
                Vec::new()
            }
            Effect::FindWaiting { today, on_this_day } => {
                self.give(Job::Waiting { today, on_this_day });
                Vec::new()
            }
            Effect::Remember(change) => {
                // A window that reads along writes nothing.
                if self.window.is_some() { self.remember(change) } else { Vec::new() }
            }
            Effect::Save(revisions) => self.save(revisions),
            Effect::Choose(choice) => self.choose(&choice),
            Effect::Delete(id, month) => {
                let result = self.store.delete(id, month, &self.clock.now());
                self.changed(result, id, News::Deleted(id))
            }
            Effect::Restore(id) => {
                let result = self.store.restore(id, &self.clock.now());
                self.changed(result, id, News::Restored(id))
            }
            Effect::ReadTrash => {
                self.give(Job::Trash);
                Vec::new()
            }
            Effect::Move { id, month, to, day_start } => {
                let result = self.store.move_entry(id, month, to, day_start, &self.clock.now());
                let result = result.map(|moved| {
                    let one = Move { before: *moved.before, id: moved.id, day: to };
                    (moved.readings, News::Moved(Box::new(one)))
                });
                self.changed_several(result, id)
            }
            Effect::UndoMove(one) => {
                let result = self.store.undo_move(&one.before, one.id, one.day, &self.clock.now());
                let id = one.id;
                self.changed_several(result.map(|readings| (readings, News::MovedBack(one))), id)
            }
            Effect::Draft(head, field, value) => self.write_draft(&head, &field, &value),
            Effect::LeaveDraft(id) => match self.drafts.leave(&self.store, id) {
                Ok(()) => Vec::new(),
                Err(error) => vec![self.resting(), Message::Say(unkept(&error))],
            },
            Effect::FindDrafts => {
                self.drafts.let_go();
                self.give(Job::FindDrafts);
                Vec::new()
            }
            Effect::ResumeDraft(id) => self.resume(id),
            Effect::DiscardDraft(id) => self.discard(id),
            Effect::UndoDiscard => self.undo_discard(),
            Effect::KeepAnswers(answers) => self.keep(answers),
            Effect::CopyOut(name, text) => vec![Message::Say(match self.store.copy_out(&name, &text) {
                Ok(path) => {
                    format!("Saved, and copied to {}: remove it once it has done its work.", path.display())
                }
                Err(error) => error.to_string(),
            })],
            Effect::TakeAgain(typed) => {
                let message = |typed| match typed {
                    Typed::Key(event) => Message::Key(event),
                    Typed::Paste(text) => Message::Paste(text),
                };
                typed.into_iter().map(message).collect()
            }
            Effect::Find(_)
            | Effect::StartTimer(..)
            | Effect::StopTimer(_)
            | Effect::Open(_)
            | Effect::Become(_)
            | Effect::Close
            | Effect::Home
            | Effect::Say(_)
            | Effect::SayOnce(_)
            | Effect::Quit
            | Effect::Suspend => Vec::new(),
        }
    }

    fn give(&mut self, job: Job) {
        self.held.push(job);
    }

    /// Hands the worker what there is to do; the loop calls it when the frame is drawn.
    pub(super) fn after_frame(&mut self) {
        for job in self.held.drain(..) {
            // The worker lives as long as this does.
            let _ = self.jobs.send(job);
        }
    }

    fn read(&mut self, months: &[Month]) -> Vec<Message> {
        let mut readings = Vec::new();
        let mut messages = Vec::new();
        for month in months {
            match self.store.read(*month) {
                Ok(reading) => readings.push(reading),
                Err(error) => messages.push(Message::Say(error.to_string())),
            }
        }
        let lines = self.put_back(&mut readings);
        messages.insert(0, self.months(readings));
        messages.extend(lines.into_iter().map(Message::SayAlso));
        messages
    }

    fn read_history(&mut self, months: &[Month]) -> Vec<Message> {
        self.give(Job::History);
        if std::mem::replace(&mut self.has_history, true) {
            return Vec::new();
        }
        let (mut history, mut problems) = (History::default(), Vec::new());
        let mut messages = Vec::new();
        for month in months {
            match self.store.skim(*month) {
                Ok(skimmed) => {
                    history.put(*month, skimmed.observations);
                    history.put_practised(*month, skimmed.practised);
                    problems.push((*month, skimmed.problem));
                }
                Err(error) => messages.push(Message::Say(error.to_string())),
            }
        }
        let (history, problems) = (Arc::new(history), in_lines(problems));
        messages.insert(0, Message::History { history, is_whole: false, problems });
        messages
    }

    /// Takes over what the worker read; a month that was read or saved here meanwhile is newer than what it saw.
    fn new_months(&mut self, mut readings: Vec<Reading>) -> Vec<Message> {
        let lines = self.put_back(&mut readings);
        readings.retain(|reading| !self.months.contains_key(&reading.document.month()));
        let mut messages = vec![self.months(readings)];
        messages.extend(lines.into_iter().map(Message::SayAlso));
        messages
    }

    /// Writes back what the files of these months lack of what was read of them before, as far as this window may write;
    /// gives the lines that say so.
    fn put_back(&mut self, readings: &mut [Reading]) -> Vec<String> {
        let mut lines = Vec::new();
        for reading in readings.iter_mut().filter(|reading| !reading.recalled.is_empty()) {
            let month = reading.document.month();
            if self.window.is_none() {
                self.lacking.insert(month);
                continue;
            }
            match self.store.put_back(month, &self.clock.now()) {
                Ok(written) => {
                    lines.extend(put_back(month, written.recalled));
                    *reading = written;
                }
                Err(error) => lines.push(error.to_string()),
            }
        }
        lines
    }

    /// Looks at all that was read once more before the program ends, and writes back what has gone from the files since;
    /// gives the lines that say so.
    pub(super) fn close(&mut self) -> Vec<String> {
        if self.window.is_none() {
            return Vec::new();
        }
        let changed = self.months.iter().filter(|(month, known)| known.stamp != self.store.stamp(**month));
        let changed: Vec<Month> = changed.map(|(month, _)| *month).collect();
        let mut readings: Vec<Reading> =
            changed.into_iter().filter_map(|month| self.store.read(month).ok()).collect();
        self.put_back(&mut readings)
    }

    fn months(&mut self, readings: Vec<Reading>) -> Message {
        let mut documents = Vec::new();
        let mut problems = Vec::new();
        for reading in readings {
            let month = reading.document.month();
            let check_ins = worker::check_ins_in(&reading);
            self.months.insert(month, Known { stamp: reading.stamp, check_ins });
            problems.push((month, reading.problem.map(|problem| problem.to_string())));
            documents.push(reading.document);
        }
        Message::Months(documents, problems)
    }

    fn save(&mut self, revisions: Vec<Revision>) -> Vec<Message> {
        let mut entries: Vec<EntryId> = revisions.iter().map(Revision::id).collect();
        let (readings, failed) = match self.store.save_all(revisions) {
            Ok(readings) => (readings, None),
            Err(NotAllSaved { saved, entries: left, error }) => {
                entries.retain(|id| !left.contains(id));
                let why = if entries.is_empty() {
                    error.to_string()
                } else {
                    format!("Saved, but not what belongs to it: {error}")
                };
                (saved, Some(News::NotSaved(left, why)))
            }
        };
        for id in &entries {
            self.drafts.finish(*id);
        }
        let lines =
            readings.iter().filter_map(|reading| put_back(reading.document.month(), reading.recalled));
        let lines: Vec<String> = lines.collect();
        let mut messages = if readings.is_empty() { Vec::new() } else { vec![self.months(readings)] };
        // What the person wrote comes first among them: the screen that wrote it says what is said last.
        messages.extend(entries.into_iter().rev().map(News::Saved).chain(failed).map(Message::News));
        messages.extend(lines.into_iter().map(Message::SayAlso));
        messages
    }

    /// Takes the drafts that a look found; when it failed, what is known is all there is to go by.
    fn found(&mut self, found: Result<Vec<FoundDraft>, StoreError>) -> Vec<Message> {
        let failed = match found {
            Ok(found) => {
                self.drafts.found(found);
                None
            }
            Err(error) => Some(Message::SayAlso(error.to_string())),
        };
        std::iter::once(self.resting()).chain(failed).collect()
    }

    /// Looks for drafts at once, where what is opened first depends on them.
    pub(super) fn find_drafts_now(&mut self) -> Vec<Message> {
        let found = self.store.find_drafts();
        self.found(found)
    }

    fn choose(&mut self, choice: &Choice) -> Vec<Message> {
        let Choice { id, month, kept, seen } = choice;
        let result = self.store.choose(*id, *month, *kept, seen, &self.clock.now());
        // What refused the choice may be versions that nobody has seen here yet.
        let mut messages = if result.is_err() { self.read(&[*month]) } else { Vec::new() };
        messages.extend(self.changed(result, *id, News::Chosen(*id)));
        messages
    }

    fn changed(&mut self, result: Result<Reading, StoreError>, id: EntryId, news: News) -> Vec<Message> {
        self.changed_several(result.map(|reading| (vec![reading], news)), id)
    }

    fn changed_several(
        &mut self,
        result: Result<(Vec<Reading>, News), StoreError>,
        id: EntryId,
    ) -> Vec<Message> {
        match result {
            Ok((readings, news)) => {
                let line = |reading: &Reading| put_back(reading.document.month(), reading.recalled);
                let lines: Vec<String> = readings.iter().filter_map(line).collect();
                let mut messages = vec![self.months(readings), Message::News(news)];
                messages.extend(lines.into_iter().map(Message::SayAlso));
                messages
            }
            Err(error) => vec![Message::News(News::NotSaved(vec![id], error.to_string()))],
        }
    }

    /// Whether words are in this window alone, as the disk does not take them even now.
    pub(super) fn has_unkept(&mut self) -> bool {
        self.drafts.write_unkept(&self.store)
    }

    fn write_draft(&mut self, head: &DraftHead, field: &Field, value: &Value) -> Vec<Message> {
        match self.drafts.write(&self.store, head, (field, value), &self.clock.now()) {
            Ok(sync) => {
                self.give(Job::Sync(sync));
                Vec::new()
            }
            Err(error) => vec![Message::Say(format!("The draft is not on disk: {error}"))],
        }
    }

    fn tidied(&mut self, tidied: Tidied) -> Vec<Message> {
        // What else is left to do is tried again at the next start; nobody need hear of it.
        let failed = tidied.error.map(|error| error.to_string());
        let unread = tidied.copies.problems.first().map(ToString::to_string);
        let merged = merged(&tidied.copies.months);
        let interrupted = tidied.interrupted.map(|interrupted| sentence(&interrupted.to_string()));
        let mut messages = Vec::new();
        if merged.is_some() {
            let known: Vec<Month> = self.months.keys().copied().collect();
            messages = self.look_outside(&known);
        }
        let lines: Vec<String> = [interrupted, merged, unread, failed].into_iter().flatten().collect();
        if !lines.is_empty() {
            messages.push(Message::Say(lines.join("\n")));
        }
        messages
    }

    fn resting(&self) -> Message {
        Message::Drafts(self.drafts.resting())
    }

    fn resume(&mut self, id: EntryId) -> Vec<Message> {
        let draft = match self.drafts.resume(id) {
            Resumed::Draft(draft) => draft,
            Resumed::Busy => return vec![Message::Say(BUSY.to_owned())],
            Resumed::Gone => return vec![Message::Say("That draft is no longer there.".to_owned())],
        };
        let mut messages = self.read(&[Month::of(draft.head.day)]);
        messages.push(Message::Resumed(draft));
        messages
    }

    fn discard(&mut self, id: EntryId) -> Vec<Message> {
        match self.drafts.discard(id) {
            Ok(()) => Vec::new(),
            Err(error) => vec![Message::Say(error.to_string())],
        }
    }

    fn undo_discard(&mut self) -> Vec<Message> {
        match self.drafts.undo_discard(&self.store) {
            Ok(true) => vec![self.resting(), Message::Say("The draft is back.".to_owned())],
            Ok(false) => Vec::new(),
            Err(error) => vec![Message::Say(error.to_string())],
        }
    }

    /// Keeps what a person asked for at once, so that it holds however the program ends, and the rest in the background.
    fn remember(&mut self, change: Change) -> Vec<Message> {
        if !change.is_asked_for() {
            self.give(Job::Remember(change));
            return Vec::new();
        }
        match self.store.change_state(|state| setup::remember(state, change)) {
            Ok(()) => Vec::new(),
            Err(error) => vec![Message::Say(error.to_string())],
        }
    }

    fn keep(&mut self, answers: Answers) -> Vec<Message> {
        let kept = self.store.change_state(|state| {
            state.acknowledged = true;
            state.others_may_see = Some(answers.others_may_see);
            state.day_start = Some(answers.day_start);
        });
        match kept {
            Ok(()) => Vec::new(),
            Err(error) => vec![Message::Say(error.to_string())],
        }
    }
}

/// What was deleted, the last deletion first.
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

fn in_lines(problems: Vec<(Month, Option<Problem>)>) -> Vec<(Month, Option<String>)> {
    let in_line = |(month, problem): (Month, Option<Problem>)| (month, problem.map(|it| it.to_string()));
    problems.into_iter().map(in_line).collect()
}

/// Said of a draft that was left while the disk does not take it.
fn unkept(error: &StoreError) -> String {
    format!("Not kept on disk: {error}. It is in this window alone; r on Home goes on with it.")
}

/// What came back to a month whose files lacked it, as one line.
fn put_back(month: Month, recalled: Recalled) -> Option<String> {
    if recalled.is_empty() {
        return None;
    }
    let parts = [
        counted_if_any(recalled.versions, "entry", "entries"),
        counted_if_any(recalled.deletions, "deletion", "deletions"),
        counted_if_any(recalled.kept, "unreadable part", "unreadable parts"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = parts.join(", ");
    Some(format!("{month}.json had lost what this window had read from it. Put back: {parts}."))
}

/// What was merged, as one line.
fn merged(months: &[Merged]) -> Option<String> {
    let copies: usize = months.iter().map(|month| month.copies.len()).sum();
    let what = match copies {
        0 => return None,
        1 => "A copy",
        _ => "Copies",
    };
    let from = months.iter().find_map(|month| month.program);
    let from = from.map(|program| format!(" that {program} had left")).unwrap_or_default();
    let of: Vec<String> = months.iter().map(|month| month.month.to_string()).collect();
    let was = if copies == 1 { "was" } else { "were" };
    Some(format!("{what} of {}{from} {was} merged in and set aside in quarantine/.", of.join(", ")))
}

fn reads_only(holder: &Holder) -> String {
    let process = holder.pid.map(|pid| format!(" (process {pid})")).unwrap_or_default();
    let since =
        holder.since.as_ref().map(|since| format!(" since {}", since.local_time())).unwrap_or_default();
    format!("Another window{process} is open{since}: this one reads along and cannot write.")
}
