//! The terminal program without a terminal, line by line.

use ratatui::layout::Size;

use super::setup::TuiError;
use super::still::Still;
use crate::clock::Clock;
use crate::config::Config;
use crate::journal::{Draft, EntryId, Month};
use crate::store::{Sealing, Store, StoreError};
use crate::tui::command::Command;
use crate::tui::effect::Route;
use crate::tui::message::{Message, Request};
use crate::tui::plain::{PlainInput, PlainStep};
use crate::tui::settings::Settings;
use crate::tui::task::Task;
use crate::tui::theme::{Depth, Look};
use crate::wording::heavy_words::Occasion;

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
        if store.sealing() == Sealing::Locked {
            return Err(StoreError::Locked.into());
        }
        let state = store.state_or_none().0;
        let mut settings = Settings::new(config, &state, store.root().to_owned(), None);
        settings.is_plain = true;
        let look = Look { depth: Depth::Sixteen, light: false, plain: true, ascii: false };
        let mut still = Still::open_with(store, settings, clock, look, Size::new(80, 24), state)?;
        still.app.take_said();
        Ok(Self { still })
    }

    /// Takes it that lines have this many columns.
    pub fn widen(&mut self, columns: u16) {
        self.still.app.resize(Size::new(columns, 24));
    }

    /// What Home says; the first line is the day.
    pub fn home(&self) -> Option<PlainStep> {
        self.still.app.plain_home()
    }

    /// The reasons for which people who answer were pointed to so far.
    pub fn pointed(&self) -> &[Occasion] {
        self.still.app.pointed()
    }

    /// Takes it that people who answer were pointed to for these reasons: each is given once while a program runs.
    pub fn has_pointed(&mut self, occasions: Vec<Occasion>) {
        self.still.app.has_pointed(occasions);
    }

    /// The drafts that rest.
    pub fn resting(&self) -> &[Draft] {
        self.still.app.resting()
    }

    /// Reads a month, for a screen on one of its entries.
    ///
    /// # Errors
    /// [`TuiError`].
    pub fn read(&mut self, month: Month) -> Result<(), TuiError> {
        self.still.carry_out(vec![Request::Do(Task::Read(vec![month]))])
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

    /// What a command does, in the sentence of the help.
    pub fn sentence_of(&self, command: Command) -> &'static str {
        self.still.app.sentence_of(command)
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
