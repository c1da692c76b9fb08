//! The terminal program: the loop from event to message to update to effects, and a frame when something changed.

pub mod app;
pub mod command;
pub mod dates;
pub mod effect;
mod input;
pub mod keymap;
pub mod overlays;
mod runtime;
pub mod screens;
pub mod settings;
mod terminal;
pub mod theme;
pub mod widgets;
pub mod words;
mod worker;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod testing;

use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use self::app::App;
use self::effect::{Effect, Message, Route};
use self::input::Input;
use self::keymap::Keymap;
use self::runtime::Runtime;
use self::settings::Settings;
use self::terminal::{Guard, Screen};
use self::theme::Theme;
use crate::clock::Clock;
use crate::config::{ColorChoice, Config, ConfigError, Lists};
use crate::journal::Day;
use crate::store::{State, Store, StoreError};

/// How long typed text may wait before it goes to the draft, and how often a window that reads along looks.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the program is started with.
pub struct Setup {
    /// The journal on disk.
    pub store: Store,
    /// The config file's settings.
    pub config: Config,
    /// The clock.
    pub clock: Clock,
    /// Whether to use colour.
    pub color: ColorChoice,
    /// What is opened first.
    pub start: Start,
    /// What Home says of the journal as a whole, such as that it is sample data.
    pub title: Option<String>,
}

/// What is opened first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Home, or Welcome at the first start.
    Home,
    /// The check-in of a day, or of today.
    CheckIn(Option<Day>),
}

/// Why the terminal program could not run.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on or to read from.
    #[error("there is no terminal here: use inward checkin --plain, or inward log")]
    NoTerminal,
    /// The terminal does not do what it is asked.
    #[error("the terminal cannot be used: {0}: try another one, or inward checkin --plain")]
    Terminal(#[from] io::Error),
    /// The key section of the config is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Runs the terminal program until the person quits.
///
/// # Errors
/// [`TuiError`]; what was typed is in the draft by then.
pub fn run(setup: Setup) -> Result<(), TuiError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(TuiError::NoTerminal);
    }
    let keymap = Keymap::new(&setup.config.keys)
        .map_err(|error| setup.config.fault(error.line(), error.to_string()))?;
    let state = setup.store.state()?;
    let theme = theme_for(&setup);
    let settings = settings_for(&setup, &state);
    terminal::set_panic_hook();
    let (to_loop, events) = mpsc::channel();
    let mut runtime = Runtime::new(setup.store, setup.clock, to_loop.clone());
    let (guard, mut screen) = Guard::enter()?;
    let size = screen.size()?;
    let mut app = App::new(settings, keymap, theme, runtime.now(), runtime.fresh_id(), size);
    let mut first: VecDeque<Message> = runtime.take_window().into();
    first.extend(runtime.perform(Effect::Read(app.needed_months())));
    let mut program = Program { app: &mut app, runtime: &mut runtime, screen: &mut screen, guard: &guard };
    program.take_all(first)?;
    let effects = match setup.start {
        Start::CheckIn(day) => {
            let day = day.unwrap_or_else(|| program.app.today());
            program.app.open(Route::CheckIn(day))
        }
        Start::Home if program.runtime.is_first_start(&state) => program.app.welcome(),
        Start::Home => Vec::new(),
    };
    program.carry_out(effects)?;
    program.draw()?;
    input::start(&to_loop)?;
    program.runtime.after_first_frame();
    let result = program.turn(&events);
    drop(guard);
    result
}

fn theme_for(setup: &Setup) -> Theme {
    let (depth, light) = theme::terminal(|name| std::env::var(name).ok());
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let plain = match setup.color {
        ColorChoice::Always => false,
        ColorChoice::Never => true,
        ColorChoice::Auto => no_color,
    };
    let name = if plain { "plain" } else { setup.config.theme.as_deref().unwrap_or("auto") };
    Theme::named(name, depth, light)
}

fn settings_for(setup: &Setup, state: &State) -> Settings {
    let config = &setup.config;
    Settings {
        day_start: config.day_start.or(state.day_start).unwrap_or_default(),
        week_start: config.week_start,
        country: config.country.clone(),
        partner_words: config.partner_words,
        phrase_check: config.phrase_check,
        lists: Lists::new(config),
        support: config.support.clone(),
        theme: config.theme.clone().unwrap_or_else(|| "auto".to_owned()),
        config_path: config.path.clone(),
        config_exists: config.exists,
        data_dir: setup.store.root().to_owned(),
        notice: setup.title.clone(),
    }
}

/// Whether the loop goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    GoOn,
    Quit,
}

/// The parts that the loop moves.
struct Program<'a> {
    app: &'a mut App,
    runtime: &'a mut Runtime,
    screen: &'a mut Screen,
    guard: &'a Guard,
}

impl Program<'_> {
    fn turn(&mut self, events: &Receiver<Input>) -> Result<(), TuiError> {
        let mut flush_at: Option<Instant> = None;
        loop {
            let next = match self.wait(events, flush_at) {
                Ok(input) => self.take_input(input)?,
                Err(RecvTimeoutError::Timeout) if flush_at.is_some_and(|at| at <= Instant::now()) => {
                    self.take_all([Message::Flush])?
                }
                Err(RecvTimeoutError::Timeout) => self.read_along()?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            // Keys that came meanwhile are taken before the next frame: a held key must not fall behind.
            if next == Next::Quit || self.take_waiting(events)? == Next::Quit {
                return Ok(());
            }
            flush_at = match (self.app.is_unsynced(), flush_at) {
                (false, _) => None,
                (true, None) => Some(Instant::now() + PATIENCE),
                (true, Some(at)) if at <= Instant::now() => Some(Instant::now() + PATIENCE),
                (true, at) => at,
            };
            if self.app.take_changed() && self.draw().is_err() {
                // The terminal is gone: what was typed goes to the draft.
                self.take_all([Message::Stop])?;
                return Ok(());
            }
        }
    }

    fn wait(&self, events: &Receiver<Input>, flush_at: Option<Instant>) -> Result<Input, RecvTimeoutError> {
        let patience = match flush_at {
            Some(at) => at.saturating_duration_since(Instant::now()),
            None if self.app.is_read_only() => PATIENCE,
            None => return events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        events.recv_timeout(patience)
    }

    fn take_waiting(&mut self, events: &Receiver<Input>) -> Result<Next, TuiError> {
        while let Ok(input) = events.try_recv() {
            if self.take_input(input)? == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::GoOn)
    }

    fn take_input(&mut self, input: Input) -> Result<Next, TuiError> {
        match input {
            Input::Key(key) => {
                let mut messages = self.look_outside();
                messages.push(Message::Key(key));
                self.take_all(messages)
            }
            Input::Paste(text) => self.take_all([Message::Paste(text)]),
            Input::Focused => {
                let messages = self.look_outside();
                self.take_all(messages)
            }
            Input::Resized => {
                self.app.resize(self.screen.size()?);
                self.take_all([Message::Redraw])
            }
            Input::Stop => self.take_all([Message::Stop]),
            Input::Suspend => self.carry_out(vec![Effect::Suspend]),
            Input::Worker(told) => {
                let messages = self.runtime.told(told);
                self.take_all(messages)
            }
        }
    }

    fn look_outside(&mut self) -> Vec<Message> {
        let months = self.app.shown_months();
        self.runtime.look_outside(&months)
    }

    fn read_along(&mut self) -> Result<Next, TuiError> {
        let mut messages = self.look_outside();
        messages.extend(self.runtime.take_window());
        self.take_all(messages)
    }

    fn take_all(&mut self, messages: impl IntoIterator<Item = Message>) -> Result<Next, TuiError> {
        for message in messages {
            let now = self.runtime.now();
            let effects = self.app.update(message, now, self.runtime.fresh_id());
            if self.carry_out(effects)? == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::GoOn)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> Result<Next, TuiError> {
        for effect in effects {
            let next = match effect {
                Effect::Quit => Next::Quit,
                Effect::Suspend => self.suspend()?,
                effect => {
                    let messages = self.runtime.perform(effect);
                    self.take_all(messages)?
                }
            };
            if next == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::GoOn)
    }

    /// Stops the process as the shell's Ctrl-Z would, and draws everything anew when it goes on.
    fn suspend(&mut self) -> Result<Next, TuiError> {
        self.take_all([Message::Flush])?;
        self.guard.away(|| {
            // When the system refuses, the program simply goes on.
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
        })?;
        self.screen.clear()?;
        self.app.resize(self.screen.size()?);
        self.take_all([Message::Redraw])
    }

    fn draw(&mut self) -> io::Result<()> {
        self.app.take_changed();
        self.screen.draw(|frame| self.app.view(frame.buffer_mut()))?;
        Ok(())
    }
}
