//! The program on paper, with a real store underneath and without its threads.

use std::path::Path;
use std::sync::mpsc::Receiver;

use ratatui::layout::Size;

use crate::clock::Clock;
use crate::journal::practice::Kind;
use crate::store::{Sealing, Store};
use crate::tui::app::App;
use crate::tui::input::LoopEvent;
use crate::tui::locking::Door;
use crate::tui::message::{Message, Request};
use crate::tui::runtime::Runtime;
use crate::tui::runtime::setup::Start;
use crate::tui::runtime::still::{self, Paper};
use crate::tui::runtime::worker::Job;
use crate::tui::settings::Settings;
use crate::tui::task::{Reply, Task};
use crate::tui::testing::{PLAIN, event, lines, moment, settings};
use crate::tui::{Next, Program};

pub(super) const NOW: &str = "2026-11-22T21:00:00+01:00";
pub(super) const USUAL: Size = Size { width: 80, height: 24 };

/// The program on paper. Dropping it is a kill: nothing more reaches the disk.
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) runtime: Runtime,
    pub(super) paper: Paper,
    pub(super) door: Door,
    /// The jobs of the worker; they are done after each step instead, so that a run can be repeated.
    jobs: Receiver<Job>,
}

impl Desk {
    pub(super) fn open(dir: &Path, now: &str, size: Size) -> Self {
        Self::open_with(settings(), dir, now, size)
    }

    pub(super) fn open_with(settings: Settings, dir: &Path, now: &str, size: Size) -> Self {
        let store = Store::create(dir).unwrap();
        if store.sealing() == Sealing::Plain {
            store.change_state(|state| state.acknowledged = true).unwrap();
        }
        let (runtime, jobs) = still::without_thread(store, Clock::fixed(moment(now)));
        let id = runtime.fresh_id();
        let app = App::new(settings, PLAIN, moment(now), id, size);
        let door = Door::new(moment(now));
        let mut desk = Self { app, runtime, paper: Paper::new(size), door, jobs };
        desk.program(|program| program.begin(Start::Home, true, None).map(|()| Next::GoOn).unwrap());
        desk.runtime.after_first_frame(|_| ());
        desk.work();
        desk
    }

    pub(super) fn program(&mut self, work: impl FnOnce(&mut Program<'_, Paper>) -> Next) -> Next {
        let Self { app, runtime, paper, door, .. } = self;
        work(&mut Program { app, runtime, screen: paper, door, asked: [false; 2] })
    }

    /// Takes one event as the loop does, with a frame after it.
    pub(super) fn take(&mut self, input: LoopEvent) -> Next {
        let next = self.program(|program| program.take_input(input).unwrap());
        self.work();
        next
    }

    /// Carries out the worker's jobs, takes in the results, and draws.
    pub(super) fn work(&mut self) {
        let Self { app, runtime, paper, door, jobs } = self;
        let mut program = Program { app, runtime, screen: paper, door, asked: [false; 2] };
        still::work_off(&mut program, jobs).unwrap();
    }

    pub(super) fn message(&mut self, message: Message) -> Next {
        self.program(|program| program.take_all([message]).unwrap())
    }

    pub(super) fn press(&mut self, key: &str) -> Next {
        self.take(LoopEvent::Key(event(key)))
    }

    pub(super) fn resize(&mut self, size: Size) {
        self.paper.size = size;
        self.take(LoopEvent::Resized);
    }

    pub(super) fn picture(&self) -> String {
        lines(&self.paper.frame)
    }

    pub(super) fn shows(&self, text: &str) -> bool {
        self.picture().contains(text)
    }

    /// Returns the name of the open place: the first line of the screen.
    pub(super) fn title(&self) -> String {
        self.picture().lines().next().unwrap_or_default().trim().to_owned()
    }

    /// Saves the open entry, goes on with everything that waits and saves that too.
    pub(super) fn finish(mut self) {
        self.resize(USUAL);
        if self.picture().trim().is_empty() {
            self.press("f12");
        }
        self.save_and_go_home();
        for _ in 0..6 {
            self.program(|program| program.carry_out(vec![Request::Do(Task::FindDrafts)]).unwrap());
            self.work();
            self.save_and_go_home();
            let Reply::Drafts(drafts) = self.runtime.resting() else { break };
            // The content of an exercise is read from its draft: nobody need go on with it.
            let mut others = drafts.iter().filter(|draft| Kind::from_key(&draft.head.kind).is_none());
            let Some(draft) = others.next().map(|draft| draft.head.id) else { break };
            self.program(|program| program.carry_out(vec![Request::Do(Task::ResumeDraft(draft))]).unwrap());
            self.work();
        }
    }

    fn save_and_go_home(&mut self) {
        for _ in 0..40 {
            let title = self.title();
            if title.starts_with("inward") {
                return;
            }
            if title.ends_with(" of 6") && !self.shows("Esc keep and close") && title.contains("day ") {
                self.save_check_in(&title);
            } else if title.ends_with("note") && self.shows("Ctrl-S") {
                self.press("ctrl-s");
            }
            if self.title() == title {
                self.press("esc");
            }
        }
        panic!("nothing leads Home from here:\n{}", self.picture());
    }

    /// Saves the check-in that is open, without changing anything in it.
    fn save_check_in(&mut self, title: &str) {
        if title.ends_with("1 of 6") && self.runtime.drafts.none_in_use() {
            // Nothing was written yet.
            return;
        }
        self.press("ctrl-s");
        if self.shows("Change the ratings of") {
            self.press("y");
        }
    }
}
