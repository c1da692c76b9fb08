//! The terminal program on paper: a real store underneath, but no terminal and no thread.

use std::io;
use std::sync::mpsc::{self, Receiver};

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::Runtime;
use super::setup::{Start, TuiError};
use super::worker::{self, Done, Job};
use crate::clock::Clock;
use crate::config::Config;
use crate::journal::{Draft, EntryId, State};
use crate::store::Store;
use crate::tui::app::{App, Cursor};
use crate::tui::command::Command;
use crate::tui::command::keymap::Key;
use crate::tui::effect::Route;
use crate::tui::input::LoopEvent;
use crate::tui::message::{Message, Request};
use crate::tui::plain::{PlainInput, PlainStep};
use crate::tui::settings::Settings;
use crate::tui::task::Task;
use crate::tui::terminal::Surface;
use crate::tui::theme::{Depth, Look};
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
    app: App,
    runtime: Runtime,
    paper: Paper,
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

    fn open_with(
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
        let mut still = Self { app, runtime, paper: Paper::new(size), jobs };
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
    fn take(&mut self, message: Message) -> Result<(), TuiError> {
        let _: Next = self.program().take_all([message])?;
        self.work()
    }

    fn carry_out(&mut self, requests: Vec<Request>) -> Result<(), TuiError> {
        let _: Next = self.program().carry_out(requests)?;
        self.work()
    }

    fn work(&mut self) -> Result<(), TuiError> {
        let Self { app, runtime, paper, jobs } = self;
        work_off(&mut Program { app, runtime, screen: paper, asked: [false; 2] }, jobs)
    }

    fn program(&mut self) -> Program<'_, Paper> {
        let Self { app, runtime, paper, .. } = self;
        Program { app, runtime, screen: paper, asked: [false; 2] }
    }
}

/// The program on a store, line by line: what its screens say, and answers in place of keys.
pub struct Plain {
    still: Still,
}

impl Plain {
    /// Opens the program with nothing on top of Home.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn open(store: Store, config: Config, clock: Clock) -> Result<Self, TuiError> {
        let state = store.state_or_none().0;
        let mut settings = Settings::new(config, &state, store.root().to_owned(), None);
        settings.is_plain = true;
        let look = Look { depth: Depth::Sixteen, light: false, plain: true, ascii: false };
        let mut still = Still::open_with(store, settings, clock, look, Size::new(80, 24), state)?;
        still.app.take_said();
        Ok(Self { still })
    }

    /// The drafts that rest.
    pub fn resting(&self) -> &[Draft] {
        self.still.app.resting()
    }

    /// Opens a screen.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn go(&mut self, route: Route) -> Result<(), TuiError> {
        let requests = self.still.app.open(route);
        self.still.carry_out(requests)
    }

    /// Goes on with a draft that rests.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn resume(&mut self, id: EntryId) -> Result<(), TuiError> {
        self.still.carry_out(vec![Request::Do(Task::ResumeDraft(id))])
    }

    /// What the screen on top says and asks; `None` once there is none but Home.
    pub fn step(&self) -> Option<PlainStep> {
        self.still.app.plain()
    }

    /// Takes what was typed.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn take(&mut self, input: PlainInput) -> Result<(), TuiError> {
        self.still.take(Message::Plain(input))
    }

    /// The line that was said, once.
    pub fn said(&mut self) -> Option<String> {
        self.still.app.take_said()
    }

    /// Whether a command does something now.
    pub fn knows(&self, command: Command) -> bool {
        self.still.app.knows(command)
    }

    /// What a command does now, in the words of the footer.
    pub fn says_of(&self, command: Command) -> &'static str {
        self.still.app.says_of(command)
    }

    /// Ends the program; drafts are kept. Returns the lines that are still to be said.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn close(mut self) -> Result<Vec<String>, TuiError> {
        self.still.take(Message::Flush)?;
        Ok(self.still.runtime.close())
    }
}
