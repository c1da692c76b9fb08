//! The setup of the terminal program, and the reasons why it may not run.

use std::io;
use std::path::PathBuf;

use super::locking;
use crate::clock::Clock;
use crate::config::{ColorChoice, Config};
use crate::journal::practice::Kind;
use crate::journal::{Day, EntryId};
use crate::paths;
use crate::store::{Sealing, State, Store, StoreError};
use crate::tui::command::keymap::Keymap;
use crate::tui::settings::Settings;
use crate::tui::theme::{self, Look};
use crate::wording::ascii;

/// Everything that the program is started with.
pub struct Setup {
    /// The journal on disk.
    pub store: Store,
    /// The config file's settings.
    pub config: Config,
    /// The clock.
    pub clock: Clock,
    /// The places in memory where words may be lent to the person's own editor, the best one first.
    pub memory: Vec<PathBuf>,
    /// Whether to use colour.
    pub color: ColorChoice,
    /// The screen that is opened first.
    pub start: Start,
    /// A line about the journal as a whole on Home, such as that it is sample data.
    pub title: Option<String>,
    /// The line that is said at first, with the keys in force.
    pub says: Option<fn(&Keymap) -> String>,
}

/// The screen that is opened first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Home, or Welcome at the first start.
    Home,
    /// The check-in of a day, or of today.
    CheckIn(Option<Day>),
    /// A new exercise.
    Exercise(Kind),
    /// The look back on an entry of this kind and day.
    LookBack(EntryId, Kind, Day),
    /// A note that is sealed without unlocking the journal; the program ends with it.
    SealedNote,
}

/// The reason why the terminal program could not run.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on or to read from.
    #[error("there is no terminal here: use inward --plain, or inward log")]
    NoTerminal,
    /// The terminal failed.
    #[error("the terminal cannot be used: {0}: try another one, or inward checkin --plain")]
    Terminal(#[from] io::Error),
    /// The terminal was closed under the program.
    #[error("the terminal is gone")]
    Gone,
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Setup {
    /// The means of the terminal that the environment describes. Where that says nothing of the background, it is as the
    /// terminal told at an earlier start.
    pub(in crate::tui) fn look(&self, told_light: Option<bool>) -> Look {
        let (depth, light) = theme::terminal(paths::text_variable);
        let light = told_light.unwrap_or(light);
        let is_old = theme::is_video_terminal(paths::text_variable);
        let no_color = is_old || paths::variable("NO_COLOR").is_some();
        let plain = match self.color {
            ColorChoice::Always => false,
            ColorChoice::Never => true,
            ColorChoice::Auto => no_color,
        };
        Look { depth, light, plain, ascii: is_old || ascii::is_asked_for(paths::text_variable) }
    }

    /// The stored state, and a line where it cannot be read. Of a locked journal nothing is read.
    pub(in crate::tui) fn state(&self) -> (State, Option<String>) {
        match self.store.sealing() {
            Sealing::Locked => (State::default(), None),
            Sealing::Plain | Sealing::Open => self.store.state_or_none(),
        }
    }

    /// Lets colour through where the flag asks for it: crossterm by itself heeds `NO_COLOR`, which comes after the flag.
    pub(in crate::tui) fn force_colour(&self) {
        if self.color == ColorChoice::Always {
            crossterm::style::force_color_output(true);
        }
    }

    /// Returns the settings in force, with what was chosen in the program.
    pub(in crate::tui) fn settings(&self, state: &State) -> Settings {
        let root = self.store.root().to_owned();
        let mut settings = Settings::new(self.config.clone(), state, root, self.title.clone());
        settings.seal = locking::seal(self.store.sealing());
        settings
    }
}
