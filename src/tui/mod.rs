//! The terminal program: the loop from event to message to update to requests, and a frame when something changed.

pub mod app;
pub mod background;
mod clipboard;
pub mod command;
pub mod effect;
pub mod exporting;
mod guest;
pub mod held;
mod idle;
pub mod importing;
mod input;
mod locking;
pub mod message;
pub mod overlays;
pub mod plain;
mod runtime;
pub mod screens;
pub mod secret;
pub mod settings;
pub mod skipped_lines;
pub mod statistics;
pub mod task;
mod terminal;
#[cfg(test)]
mod testing;
pub mod theme;
pub mod timer;
pub mod widgets;
mod window_title;

use crate::paths;
use crate::system::keyboard::TYPED_TEXT_WAITS;
use crate::system::signals;
use crate::wording::screens as wording;
use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use self::app::App;
use self::command::keymap::Keymap;
use self::effect::Route;
use self::input::LoopEvent;
use self::locking::Door;
use self::message::{Message, Request};
use self::runtime::Runtime;
pub use self::runtime::importing::{CannotImport, look, write_months};
pub use self::runtime::plain::Plain;
pub use self::runtime::setup::{Setup, Start, TuiError};
pub use self::runtime::still::Still;
use self::task::{Reply, Task, Words};
use self::terminal::{Guard, Surface};

/// The time between looks of a read-only window.
const PATIENCE: Duration = Duration::from_secs(1);

/// Gives the terminal back at once, when the program must end where it is.
pub fn give_terminal_back() {
    // When the terminal does not take it there is nobody to tell.
    let _ = terminal::switch_off();
}

/// Runs the terminal program until the person quits; returns the lines that could no longer be shown on its screen.
///
/// # Errors
/// [`TuiError`]; the typed words are in the draft then.
pub fn run(setup: Setup) -> Result<Vec<String>, TuiError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(TuiError::NoTerminal);
    }
    let (state, unread) = setup.state();
    let asked = background::terminal_to_ask(paths::text_variable);
    let look = setup.look(asked.as_deref().and_then(|terminal| state.is_light(terminal)));
    let settings = setup.settings(&state);
    let line = unread.or_else(|| setup.says.map(|says| says(&Keymap::in_force(&settings.config))));
    terminal::set_panic_hook();
    setup.force_colour();
    let (to_loop, events) = mpsc::channel();
    let mut runtime = Runtime::new(setup.store, setup.clock).lending_in(setup.memory);
    let guest = runtime.guest().clone();
    let watch = signals::watch()?;
    let (guard, screen) = Guard::enter()?;
    // Never dropped: it would show the cursor, which the guard does, and say on standard error that it cannot. Where the
    // terminal has gone, that is a fault.
    let mut screen = ManuallyDrop::new(screen);
    let size = screen.size()?;
    let mut app = App::new(settings, look, runtime.now(), runtime.fresh_id(), size);
    let acknowledged = state.acknowledged;
    app.remember(state);
    let mut door = Door::new(runtime.now());
    let is_note_alone = setup.start == Start::SealedNote;
    let mut program = Program {
        app: &mut app,
        runtime: &mut runtime,
        screen: &mut *screen,
        door: &mut door,
        asked: [false; 2],
    };
    let result = program.begin(setup.start, acknowledged, line).and_then(|()| {
        let asked = asked.filter(|_| !look.plain);
        if asked.is_some() {
            terminal::ask(background::QUERY)?;
        }
        input::start(watch, asked, &to_loop, &guest)?;
        // When nobody listens any more the program is about to end.
        program.runtime.after_first_frame(move |done| drop(to_loop.send(LoopEvent::Worker(done))));
        program.turn(&events)
    });
    if result.is_err() {
        // The terminal failed, not the disk: the words typed last still go to the draft.
        let _ = program.stop();
    }
    program.runtime.after_frame();
    let left = guard.leave();
    let mut lines = runtime.close();
    if is_note_alone {
        lines.extend(app.take_said().iter().flat_map(|said| said.lines()).map(str::to_owned));
    }
    match result {
        // Nobody is there any more to be told of anything; that a window is closed is no failure.
        Ok(()) | Err(TuiError::Terminal(_)) if left.is_err() => Err(TuiError::Gone),
        result => result.map(|()| lines),
    }
}

/// Whether the loop goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    GoOn,
    Quit,
}

/// The parts that the loop moves.
struct Program<'a, S> {
    app: &'a mut App,
    runtime: &'a mut Runtime,
    screen: &'a mut S,
    door: &'a mut Door,
    /// Whether the last key asked whether to leave without words that are in this window alone, and the one before it.
    asked: [bool; 2],
}

impl<S: Surface> Program<'_, S> {
    /// Reads the data for the first screen, opens it and draws it.
    fn begin(&mut self, start: Start, acknowledged: bool, line: Option<String>) -> Result<(), TuiError> {
        if self.runtime.is_locked() {
            *self.app = self.app.locked(self.runtime.now(), self.runtime.fresh_id());
            return self.begin_locked(start, line);
        }
        self.go_in(start, acknowledged, false)?;
        self.take_replies(line.map(Reply::Say))?;
        self.draw()?;
        Ok(())
    }

    /// Reads the data for the first screen and opens it; `goes_on` when other screens follow.
    fn go_in(&mut self, start: Start, acknowledged: bool, goes_on: bool) -> Result<(), TuiError> {
        let mut first = self.runtime.take_window();
        first.extend(self.runtime.perform(Task::Read(self.app.needed_months())));
        self.take_replies(first)?;
        let is_first = self.runtime.is_first_start(acknowledged, self.app.journal());
        let goes_on = (goes_on || !matches!(start, Start::Home)) && !is_first && !self.app.is_read_only();
        let requests = match start {
            Start::CheckIn(day) if is_first => self.app.welcome(day),
            _ if is_first => self.app.welcome(None),
            Start::CheckIn(day) => {
                let day = day.unwrap_or_else(|| self.app.today());
                self.app.open(Route::CheckIn(day))
            }
            Start::Exercise(kind) => self.app.open(Route::Begin(kind)),
            Start::LookBack(id, kind, day) => self.app.open(Route::LookBack(id, kind, day)),
            Start::Home | Start::SealedNote => Vec::new(),
        };
        self.carry_out(requests)?;
        if goes_on {
            let found = self.runtime.find_drafts_now();
            self.take_replies(found)?;
        }
        // The worker does it when the frame is drawn.
        let reminders = self.app.find_reminders();
        self.carry_out(vec![Request::Do(reminders)])?;
        Ok(())
    }

    fn turn(&mut self, events: &Receiver<LoopEvent>) -> Result<(), TuiError> {
        let mut flush_at: Option<Instant> = None;
        let mut tick_at: Option<Instant> = None;
        loop {
            let is_past = |at: Option<Instant>| at.is_some_and(|at| at <= Instant::now());
            let look_at = self.next_look();
            let next = match self.wait(events, [flush_at, tick_at, look_at]) {
                Ok(input) => self.take_input(input)?,
                Err(RecvTimeoutError::Timeout) if is_past(flush_at) => self.take_all([Message::Flush])?,
                Err(RecvTimeoutError::Timeout) if is_past(tick_at) => {
                    tick_at = None;
                    self.take_all([Message::Tick])?
                }
                Err(RecvTimeoutError::Timeout) if is_past(look_at) => Next::GoOn,
                Err(RecvTimeoutError::Timeout) => self.read_along()?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            // Keys that came meanwhile are taken before the next frame: a held key must not fall behind.
            if next == Next::Quit || self.take_waiting(events)? == Next::Quit {
                return Ok(());
            }
            self.lock_if_due()?;
            flush_at = match (self.app.is_unsynced(), flush_at) {
                (false, _) => None,
                (true, None) => Some(Instant::now() + TYPED_TEXT_WAITS),
                (true, Some(at)) if at <= Instant::now() => Some(Instant::now() + TYPED_TEXT_WAITS),
                (true, at) => at,
            };
            tick_at = self.app.next_tick().map(|time| {
                let next = Instant::now() + time;
                // A key does not put off a change that is due.
                tick_at.map_or(next, |at| at.min(next))
            });
            if self.app.take_changed() && self.draw().is_err() {
                // The terminal is gone: the typed words go to the draft.
                self.stop()?;
                return Ok(());
            }
            self.runtime.after_frame();
        }
    }

    /// Waits for input, until the earliest of some moments.
    fn wait(
        &self,
        events: &Receiver<LoopEvent>,
        until: [Option<Instant>; 3],
    ) -> Result<LoopEvent, RecvTimeoutError> {
        let along = self.app.is_read_only().then(|| Instant::now() + PATIENCE);
        let patience = match until.into_iter().chain([along]).flatten().min() {
            Some(at) => at.saturating_duration_since(Instant::now()),
            None => return events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        events.recv_timeout(patience)
    }

    fn take_waiting(&mut self, events: &Receiver<LoopEvent>) -> Result<Next, TuiError> {
        while let Ok(input) = events.try_recv() {
            if self.take_input(input)? == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::GoOn)
    }

    fn take_input(&mut self, input: LoopEvent) -> Result<Next, TuiError> {
        if matches!(input, LoopEvent::Key(_) | LoopEvent::Paste(_)) {
            // The key that ends a long silence, as after the computer slept, opens no page of the journal.
            if self.is_idle() {
                return self.lock();
            }
            self.door.key(self.runtime.now());
        }
        match input {
            LoopEvent::Key(_) | LoopEvent::Paste(_) if self.runtime.guest().passes_over() => Ok(Next::GoOn),
            LoopEvent::KeyboardLeft => {
                self.runtime.guest().has_passed_over();
                Ok(Next::GoOn)
            }
            LoopEvent::Key(key) => {
                let [last, _] = self.asked;
                self.asked = [false, last];
                let (lines, replies): (Vec<Reply>, Vec<Reply>) =
                    self.look_outside().into_iter().partition(Reply::is_line);
                // A key ends the message: news found at this key is shown after it.
                let messages = replies.into_iter().map(Message::Reply).chain([Message::Key(key)]);
                self.take_all(messages.chain(lines.into_iter().map(Message::Reply)))
            }
            LoopEvent::Paste(text) => self.take_all([Message::Paste(text)]),
            LoopEvent::Focused => {
                let replies = self.look_outside();
                self.take_replies(replies)
            }
            LoopEvent::Resized => {
                self.draw_anew()?;
                Ok(Next::GoOn)
            }
            LoopEvent::Background(told) => self.take_all([Message::Background(told)]),
            LoopEvent::Stop => self.stop(),
            LoopEvent::Suspend => self.suspend(),
            LoopEvent::Worker(done) => {
                let replies = self.runtime.take(done);
                self.take_replies(replies)
            }
        }
    }

    fn look_outside(&mut self) -> Vec<Reply> {
        let months = self.app.shown_months();
        self.runtime.look_outside(&months)
    }

    fn read_along(&mut self) -> Result<Next, TuiError> {
        let mut replies = self.look_outside();
        replies.extend(self.runtime.take_window());
        self.take_replies(replies)
    }

    fn take_replies(&mut self, replies: impl IntoIterator<Item = Reply>) -> Result<Next, TuiError> {
        self.take_all(replies.into_iter().map(Message::Reply))
    }

    fn take_all(&mut self, messages: impl IntoIterator<Item = Message>) -> Result<Next, TuiError> {
        for message in messages {
            let now = self.runtime.now();
            let requests = self.app.update(message, now, self.runtime.fresh_id());
            if self.carry_out(requests)? == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::GoOn)
    }

    fn carry_out(&mut self, requests: Vec<Request>) -> Result<Next, TuiError> {
        for request in requests {
            let next = match request {
                Request::Quit => self.quit()?,
                Request::Suspend => self.suspend()?,
                Request::Lock => self.lock()?,
                Request::Enter(lines) => self.enter(lines)?,
                Request::EditOutside(editor, words) => self.edit_outside(&editor, &words)?,
                Request::Copy(words) => {
                    terminal::ask(&clipboard::put(&words))?;
                    Next::GoOn
                }
                Request::Retype(typed) => self.take_all(typed.into_iter().map(Message::from))?,
                Request::Do(task) => {
                    let replies = self.runtime.perform(task);
                    self.take_replies(replies)?
                }
            };
            if next == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::GoOn)
    }

    /// Quits, unless there are words that no disk takes and the person has not heard of it.
    fn quit(&mut self) -> Result<Next, TuiError> {
        let [now, before] = &mut self.asked;
        if !*before && self.runtime.has_unkept() {
            *now = true;
            return self.take_replies([Reply::Say(wording::runtime::UNKEPT.to_owned())]);
        }
        Ok(Next::Quit)
    }

    /// Ends the program because a signal from outside says so, whether or not anyone is there to answer.
    fn stop(&mut self) -> Result<Next, TuiError> {
        self.asked = [true; 2];
        self.take_all([Message::Stop])
    }

    /// Hands the terminal to the shell, and draws everything anew when the shell hands it back.
    fn suspend(&mut self) -> Result<Next, TuiError> {
        if self.runtime.is_sealed() {
            self.lock()?;
        }
        self.take_all([Message::Flush])?;
        self.runtime.after_frame();
        // Keys pressed from now on are for the shell.
        let guest = self.runtime.guest().clone();
        guest.take_keyboard();
        let suspended = self.screen.suspend();
        guest.give_keyboard_back();
        suspended?;
        self.draw_anew()
    }

    /// Hands words and the terminal to the person's own editor, and takes both back.
    fn edit_outside(&mut self, editor: &str, words: &Words) -> Result<Next, TuiError> {
        self.take_all([Message::Flush])?;
        self.runtime.after_frame();
        let lent = match self.runtime.lend(words) {
            Ok(lent) => lent,
            Err(error) => return self.take_replies([Reply::Say(error.to_string())]),
        };
        let guest = self.runtime.guest().clone();
        if guest.take_keyboard() {
            guest.pass_over();
        }
        let (ended, is_back) = self.screen.lend(|| guest.edit(editor, &lent.path()));
        guest.give_keyboard_back();
        let read = lent.read();
        let is_left = read.is_err();
        let (text, says) = match read {
            Ok(Some(text)) if text == words.text => {
                (None, ended.is_ok().then(|| wording::editor::UNCHANGED.to_owned()))
            }
            Ok(Some(text)) => (Some(text), None),
            Ok(None) => (None, Some(wording::editor::NO_FILE.to_owned())),
            Err(error) => (None, Some(error.to_string())),
        };
        // The file goes when the draft has the words.
        self.take_replies(text.map(|text| Reply::Edited(Words { text, ..*words })))?;
        let unremoved = if is_left { None } else { lent.remove().err() };
        let lines = [ended.err(), says, unremoved.map(|error| wording::editor::stays(&error))];
        self.take_replies(lines.into_iter().flatten().map(Reply::SayAlso))?;
        is_back?;
        self.draw_anew()
    }

    /// Has everything drawn at the size that there is now: nothing that was drawn before may still be there.
    fn draw_anew(&mut self) -> Result<Next, TuiError> {
        let size = self.screen.renew()?;
        self.app.resize(size);
        self.take_all([Message::Redraw])
    }

    fn draw(&mut self) -> io::Result<()> {
        self.app.take_changed();
        self.screen.entitle(self.app.window_title().as_deref())?;
        self.screen.draw(|buffer| {
            // The window may have changed its size since it was last asked.
            self.app.resize(buffer.area.as_size());
            self.app.view(buffer)
        })
    }
}
