//! Takes in news from outside: replies of the runtime, and the passing of time.

use crate::tui::screens::support_line;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens::app as wording;
use std::sync::Arc;
use std::time::Duration;

use super::{App, Opening, Undo};
use crate::journal::Draft;
use crate::tui::command::key_names;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Effect, Route};
use crate::tui::message::Request;
use crate::tui::overlays::offer::OfferScreen;
use crate::tui::screens::Context;
use crate::tui::task::{HistoryRead, MonthsRead, PracticesRead, Problems, Reply, Task};
use crate::wording::dates;

/// The time between two steps of what moves on the screen while somebody waits.
const STEP: Duration = Duration::from_millis(250);

impl App {
    fn take_problems(&mut self, problems: &mut Problems) {
        for (month, problem) in problems.drain(..) {
            self.problems.retain(|(other, _)| *other != month);
            self.problems.extend(problem.map(|problem| (month, problem)));
        }
    }

    /// Learns why this window may not write, or that it may.
    fn may_write(&mut self, read_only: Option<String>) -> Vec<Request> {
        if self.read_only == read_only {
            return Vec::new();
        }
        let before = std::mem::replace(&mut self.read_only, read_only);
        // The line about the reason is no longer true.
        self.says.take_if(|says| before.as_ref() == Some(says));
        self.changed = true;
        let took_over = before.is_some() && self.read_only.is_none();
        // The window that wrote until now may have left something unfinished.
        if took_over { vec![Request::Do(Task::FindDrafts)] } else { Vec::new() }
    }

    /// In what time something on the screen changes by itself; `None` when nothing will.
    pub fn next_tick(&self) -> Option<Duration> {
        if self.top_moves() {
            return Some(STEP);
        }
        let shows = !self.hidden && self.screens.last().is_some_and(|screen| screen.is_timed());
        if shows {
            return Some(Duration::from_secs(1));
        }
        self.timer.as_ref().map(|timer| Duration::from_secs(timer.seconds_left(&self.now).max(1)))
    }

    fn top_moves(&self) -> bool {
        let context = self.context_without_body();
        !self.hidden && self.screens.last().is_some_and(|screen| screen.moves(&context))
    }

    /// Notes that time has passed: it redraws what shows the time, and announces a wait that is over.
    pub(super) fn tick(&mut self) {
        let timed = self.screens.last().is_some_and(|screen| screen.is_timed());
        self.changed |= timed && !self.hidden;
        if self.top_moves() {
            self.screens.iter_mut().next_back().into_iter().for_each(|screen| screen.moved());
            self.changed = true;
        }
        let rings = self.timer.take_if(|timer| timer.seconds_left(&self.now) == 0).is_some();
        if rings && !timed {
            let key = key_names::keys_for(&self.keymap, Place::Home, Command::Continue);
            self.say(wording::wait_is_over(&key));
        }
    }

    pub(super) fn say(&mut self, text: String) {
        self.says = Some(text);
        self.changed = true;
    }

    /// Points to people who answer, for the first of some reasons that was not given yet.
    pub(super) fn offer(&mut self, occasions: &[Occasion]) {
        let new = occasions.iter().copied().find(|one| !self.pointed.contains(one));
        let Some(occasion) = new else { return };
        self.pointed.push(occasion);
        let place = self.screens.last().map_or(Place::Home, |screen| screen.place());
        self.say_also(&support_line::said(occasion, place, &self.keymap));
    }

    /// Says something below the present line, unless it stands there already.
    pub(super) fn say_also(&mut self, text: &str) {
        if self.says.as_ref().is_some_and(|says| says.lines().any(|line| line == text)) {
            return;
        }
        let before = self.says.take().map(|says| format!("{says}\n")).unwrap_or_default();
        self.say(format!("{before}{text}"));
    }

    /// Takes in a reply of the runtime, and hands it to the screens that may wait for it.
    pub(super) fn receive(&mut self, mut reply: Reply) -> Vec<Request> {
        if self.is_locked() && !reply.is_for_locked() {
            return Vec::new();
        }
        match &mut reply {
            Reply::Say(text) => {
                self.say(std::mem::take(text));
                return Vec::new();
            }
            Reply::SayAlso(text) => {
                self.say_also(text);
                return Vec::new();
            }
            Reply::Opened(lines) => return vec![Request::Enter(std::mem::take(lines))],
            Reply::Writing(result) => return self.may_write(result.clone().err()),
            Reply::Drafts(drafts) => return self.take_drafts(std::mem::take(drafts)),
            Reply::Resumed(draft) => {
                self.drafts.retain(|other| other.head.id != draft.head.id);
                return self.open(Route::Draft(draft.clone()));
            }
            Reply::Reminders(reminders) => {
                self.changed |= self.reminders != *reminders;
                self.reminders = std::mem::take(reminders);
                return Vec::new();
            }
            Reply::Read(MonthsRead { documents, problems }) => {
                for document in documents {
                    if let Some(practices) = &mut self.practices {
                        Arc::make_mut(practices).put_document(document);
                    }
                    self.journal.put(Arc::clone(document));
                }
                self.take_problems(problems);
            }
            Reply::History(HistoryRead { history, is_whole, problems }) => {
                self.history = Some(Arc::clone(history));
                self.history_is_whole = *is_whole;
                self.take_problems(problems);
            }
            Reply::Practices(PracticesRead { practices, problems }) => {
                self.practices = Some(std::mem::take(practices));
                self.take_problems(problems);
            }
            Reply::NoPractices(why) => self.say(why.clone()),
            Reply::Computed(calculation, statistic) => {
                self.statistics.take(calculation, statistic.clone());
            }
            Reply::ReadAll => self.all_read = true,
            // There may be months that nobody has read.
            Reply::Imported(_) => self.all_read = false,
            Reply::Deleted(_)
            | Reply::Restored(_)
            | Reply::Moved(_)
            | Reply::MovedBack(_)
            | Reply::NotSaved(..) => self.say_outcome(&reply),
            Reply::Saved(_)
            | Reply::Caught(_)
            | Reply::NotOpened(_)
            | Reply::Chosen(_)
            | Reply::ReadBefore(_)
            | Reply::Trash(_)
            | Reply::Edited(_)
            | Reply::ImportPlanned(_)
            | Reply::Importing { .. }
            | Reply::Exporting { .. }
            | Reply::Exported(_) => {}
        }
        let mut requests = self.tell_screens(&reply);
        if matches!(reply, Reply::Practices(_) | Reply::NoPractices(_)) {
            requests.extend(self.begin_waiting(matches!(reply, Reply::Practices(_))));
        }
        requests
    }

    fn tell_screens(&mut self, reply: &Reply) -> Vec<Request> {
        self.changed = true;
        let mut effects = Vec::new();
        if reply.is_written() {
            effects.push(Effect::Do(self.find_reminders()));
        }
        let body = self.body();
        let mut screens = std::mem::take(&mut self.screens);
        for screen in &mut screens {
            effects.extend(screen.receive(reply, &Context { body, ..self.context_without_body() }));
        }
        self.screens = screens;
        // The worker may have read an older state than the one just written; it is cheap to look again.
        let read = Effect::Do(Task::ReadPractices);
        if reply.is_written() && self.practices.is_some() && !effects.contains(&read) {
            effects.push(read);
        }
        self.carry_out(effects)
    }

    /// Says how a change went, and makes it the next to be undone.
    fn say_outcome(&mut self, reply: &Reply) {
        let undo = key_names::keys_for(&self.keymap, Place::Home, Command::Undo);
        match reply {
            Reply::Deleted(id) => {
                self.undoes.push(Undo::Deletion(*id));
                self.say(wording::deleted(&undo));
            }
            Reply::Restored(id) => {
                self.undoes.retain(|undo| *undo != Undo::Deletion(*id));
                self.say(wording::IT_IS_BACK.to_owned());
            }
            Reply::Moved(one) => {
                let day = dates::long(one.day, self.today());
                let as_new = if one.id == one.before.id { "" } else { wording::AS_A_NEW_ENTRY };
                self.say(wording::moved(&day, &as_new, &undo));
                self.undoes.push(Undo::Move(one.clone()));
            }
            Reply::MovedBack(one) => {
                self.undoes.retain(|undo| !matches!(undo, Undo::Move(other) if other == one));
                self.say(wording::is_back_on(&dates::long(one.before.day, self.today())));
            }
            Reply::NotSaved(_, why) => self.say(why.clone()),
            _ => {}
        }
    }

    /// Takes the drafts that rest; the first time, the newest of them is offered.
    fn take_drafts(&mut self, drafts: Vec<Draft>) -> Vec<Request> {
        self.changed = true;
        self.drafts = drafts;
        self.drafts_known = true;
        let waits = |opening: &mut Opening| !matches!(opening.route, Route::Begin(_));
        if let Some(Opening { route, in_its_place, typed }) = self.opening.take_if(waits) {
            self.offered = true;
            let mut requests = self.show(route, in_its_place);
            requests.extend((!typed.is_empty()).then_some(Request::Retype(typed)));
            return requests;
        }
        let at_home = self.screens.len() == 1;
        let offer = at_home
            && !self.settings.is_plain
            && !self.settings.config.quiet_home
            && !self.offered
            && !self.drafts.is_empty()
            && self.read_only.is_none();
        self.offered = true;
        if offer { self.push(Box::new(OfferScreen::default())) } else { Vec::new() }
    }
}
