//! The terminal program on paper: a real store underneath, but no terminal and no thread.

use std::io;
use std::sync::mpsc::{self, Receiver};

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::Runtime;
use super::setup::{Start, TuiError};
use super::worker::{self, Done, Job};
use crate::clock::Clock;
use crate::journal::State;
use crate::store::Store;
use crate::tui::app::{App, Cursor};
use crate::tui::command::keymap::Key;
use crate::tui::input::LoopEvent;
use crate::tui::locking::Door;
use crate::tui::message::{Message, Request};
use crate::tui::settings::Settings;
use crate::tui::terminal::Surface;
use crate::tui::theme::Look;
use crate::tui::{Next, Program};

/// The surface that frames are drawn on.
pub(super) struct Paper {
    pub(super) size: Size,
    pub(super) frame: Buffer,
}

impl Paper {
    pub(super) fn new(size: Size) -> Self {
        Self { size, frame: Buffer::empty(Rect::default()) }
    }
}

impl Surface for Paper {
    fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Cursor) -> io::Result<()> {
        self.frame = Buffer::empty(Rect::new(0, 0, self.size.width, self.size.height));
        view(&mut self.frame);
        Ok(())
    }

    fn renew(&mut self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn entitle(&mut self, _: Option<&str>) -> io::Result<()> {
        Ok(())
    }

    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> (T, io::Result<()>) {
        (run(), Ok(()))
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns a runtime whose worker's thread is never started, and the queue in which its jobs arrive.
pub(super) fn without_thread(store: Store, clock: Clock) -> (Runtime, Receiver<Job>) {
    let mut runtime = Runtime::new(store, clock);
    let (give, jobs) = mpsc::channel();
    runtime.jobs = give;
    runtime.queue = None;
    (runtime, jobs)
}

/// Carries out the worker's jobs, takes in the results until none is left, and draws.
///
/// # Errors
/// As the loop's own.
pub(super) fn work_off(program: &mut Program<'_, Paper>, jobs: &Receiver<Job>) -> Result<(), TuiError> {
    loop {
        program.runtime.after_frame();
        let (give, now) = mpsc::channel();
        for job in jobs.try_iter() {
            // The other end is here.
            let _ = give.send(job);
        }
        drop(give);
        let (tell, told) = mpsc::channel();
        worker::work(program.runtime.store.clone(), &now, move |done| drop(tell.send(done)));
        let told: Vec<Done> = told.iter().collect();
        if told.is_empty() {
            break;
        }
        for done in told {
            program.take_input(LoopEvent::Worker(done))?;
        }
    }
    program.draw()?;
    Ok(())
}

/// The program on a store, drawn into memory; after each key the work in the background is done too, so that the same
/// keys give the same frames.
pub struct Still {
    pub(super) app: App,
    pub(super) runtime: Runtime,
    paper: Paper,
    door: Door,
    jobs: Receiver<Job>,
}

impl Still {
    /// Opens the program on Home.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn open(
        store: Store,
        settings: Settings,
        clock: Clock,
        look: Look,
        size: Size,
    ) -> Result<Self, TuiError> {
        Self::open_with(store, settings, clock, look, size, State::default())
    }

    pub(super) fn open_with(
        store: Store,
        settings: Settings,
        clock: Clock,
        look: Look,
        size: Size,
        state: State,
    ) -> Result<Self, TuiError> {
        let (runtime, jobs) = without_thread(store, clock);
        let mut app = App::new(settings, look, runtime.now(), runtime.fresh_id(), size);
        app.remember(state);
        let door = Door::new(runtime.now());
        let mut still = Self { app, runtime, paper: Paper::new(size), door, jobs };
        still.program().begin(Start::Home, true, None)?;
        still.runtime.after_first_frame(|_| ());
        still.work()?;
        Ok(still)
    }

    /// Presses a key, named as in the config: `t`, `enter`, `shift-tab`; what is no key does nothing.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn press(&mut self, key: &str) -> Result<(), TuiError> {
        if let Some(key) = Key::parse(key) {
            let _: Next = self.program().take_input(LoopEvent::Key(key.event()))?;
        }
        self.work()
    }

    /// The frame that was drawn last.
    pub fn frame(&self) -> &Buffer {
        &self.paper.frame
    }

    /// Takes one message, with the work in the background done.
    pub(super) fn take(&mut self, message: Message) -> Result<(), TuiError> {
        let _: Next = self.program().take_all([message])?;
        self.work()
    }

    pub(super) fn carry_out(&mut self, requests: Vec<Request>) -> Result<(), TuiError> {
        let _: Next = self.program().carry_out(requests)?;
        self.work()
    }

    fn work(&mut self) -> Result<(), TuiError> {
        let Self { app, runtime, paper, door, jobs } = self;
        work_off(&mut Program { app, runtime, screen: paper, door, asked: [false; 2] }, jobs)
    }

    fn program(&mut self) -> Program<'_, Paper> {
        let Self { app, runtime, paper, door, .. } = self;
        Program { app, runtime, screen: paper, door, asked: [false; 2] }
    }
}
