//! What the loop does when a sealed journal is locked and when it is opened: the app and the worker begin anew each time, and only
//! what was open is remembered, without a word of what was in it.

use ratatui::layout::Position;

use super::app::{Cursor, Left};
use super::effect::Route;
use super::idle::Idle;
use super::message::Message;
use super::runtime::setup::{Start, TuiError};
use super::task::Reply;
use super::terminal::Surface;
use super::{Next, Program};
use crate::journal::Moment;
use crate::wording::screens::lock as wording;

/// What the program goes on with once the journal is unlocked, and how long no key was pressed.
#[derive(Debug)]
pub(super) struct Door {
    start: Start,
    left: Left,
    /// The lines that are said then.
    lines: Vec<String>,
    idle: Idle,
}

impl Door {
    /// At the start of the program.
    pub(super) fn new(now: Moment) -> Self {
        Self { start: Start::Home, left: Left::default(), lines: Vec::new(), idle: Idle::new(now) }
    }

    /// A key was pressed.
    pub(super) fn key(&mut self, now: Moment) {
        self.idle = Idle::new(now);
    }
}

impl<S: Surface> Program<'_, S> {
    /// Draws the screen of a locked journal, from which nothing but the file that says so was read.
    pub(super) fn begin_locked(&mut self, start: Start, line: Option<String>) -> Result<(), TuiError> {
        self.door.start = start;
        self.door.lines = line.into_iter().collect();
        self.open_note_alone()?;
        self.draw()?;
        self.learn();
        Ok(())
    }

    /// Learns what can be known of a locked journal: when its days start.
    fn learn(&mut self) {
        self.app.learn(self.runtime.state().0);
    }

    /// Goes on with the journal, which is open now: as at any start, or where it was when it was locked.
    pub(super) fn enter(&mut self, lines: Vec<String>) -> Result<Next, TuiError> {
        // What was opened over the screen of the locked journal stays open.
        let above = self.app.left();
        let (state, unread) = self.runtime.state();
        let acknowledged = state.acknowledged;
        let (now, id) = (self.runtime.now(), self.runtime.fresh_id());
        *self.app = self.app.opened(&state, self.runtime.is_sealed(), now.clone(), id);
        self.door.key(now);
        let start = std::mem::replace(&mut self.door.start, Start::Home);
        let left = std::mem::take(&mut self.door.left);
        let before = std::mem::take(&mut self.door.lines);
        let has_left = !left.screens.is_empty() || !above.screens.is_empty();
        self.app.take_up(&left);
        self.go_in(start, acknowledged, has_left)?;
        for screen in left.screens.into_iter().chain(above.screens) {
            let requests = self.app.open_again(screen);
            self.carry_out(requests)?;
        }
        let kept = self.runtime.take_kept();
        let requests = self.app.remember_now(kept);
        self.carry_out(requests)?;
        self.runtime.look_after();
        self.take_replies(unread.into_iter().chain(before).chain(lines).map(Reply::SayAlso))
    }

    /// Locks the journal, whatever is open. Nothing is to be seen from the first moment on, whatever the disk does.
    pub(super) fn lock(&mut self) -> Result<Next, TuiError> {
        self.screen.draw(|_| Cursor { at: Position::ORIGIN, is_shown: false })?;
        if self.runtime.is_locked() {
            return self.lock_again();
        }
        self.take_all([Message::Flush])?;
        self.door.left = self.app.left();
        self.door.lines = self.runtime.lock();
        *self.app = self.app.locked(self.runtime.now(), self.runtime.fresh_id());
        self.draw_anew()
    }

    /// Begins a locked journal anew: what was typed of a passphrase is forgotten, and a note that was written is left as a draft that
    /// only an open journal shows.
    fn lock_again(&mut self) -> Result<Next, TuiError> {
        self.runtime.stop_opening();
        self.take_all([Message::Flush])?;
        let is_kept = self.app.has_drafts();
        self.runtime.leave_drafts();
        *self.app = self.app.locked(self.runtime.now(), self.runtime.fresh_id());
        self.open_note_alone()?;
        self.take_replies(is_kept.then(|| Reply::Say(wording::KEPT.to_owned())))?;
        self.draw_anew()
    }

    /// Opens the note for which the program was started, if it was: closing it ends the program.
    fn open_note_alone(&mut self) -> Result<Next, TuiError> {
        if self.door.start != Start::SealedNote {
            return Ok(Next::GoOn);
        }
        self.learn();
        let requests = self.app.open(Route::SealedNote);
        self.app.ends_with_top();
        self.carry_out(requests)
    }

    /// Locks it when no key was pressed for so long as was chosen, or another program has sealed it.
    pub(super) fn lock_if_due(&mut self) -> Result<Next, TuiError> {
        if self.is_idle() || self.runtime.was_locked() { self.lock() } else { Ok(Next::GoOn) }
    }

    /// Whether no key was pressed for as long as the journal may stay open without.
    pub(super) fn is_idle(&mut self) -> bool {
        let Some(limit) = self.app.idle_limit() else { return false };
        let now = self.runtime.now();
        if self.app.time_runs() {
            self.door.key(now);
            return false;
        }
        self.door.idle.has_lasted(limit, &now)
    }

    /// When to look whether that is so.
    pub(super) fn next_look(&self) -> Option<std::time::Instant> {
        self.app.idle_limit().map(|limit| self.door.idle.next_look(limit))
    }
}
