//! What a command works with: the config, the clock, the data directory and the day it is.

use std::path::PathBuf;

use super::args::Globals;
use super::output::{self, Output};
use super::{CliError, Outcome};
use crate::clock::Clock;
use crate::config::{ColorChoice, Config};
use crate::journal::{Day, DayStart, Moment};
use crate::paths;
use crate::store::{State, Store};
use crate::tui;

/// What was settled before a command starts.
pub(super) struct Setup {
    pub(super) config: Config,
    pub(super) clock: Clock,
    /// Where the journal is kept; `None` when nobody said and there is no home directory.
    data_dir: Option<PathBuf>,
    color: ColorChoice,
}

/// The present, as the journal counts days.
pub(super) struct Present {
    pub(super) now: Moment,
    pub(super) today: Day,
}

/// Where the data directory is: the flag, the environment, the system's place.
pub(super) fn data_dir(globals: &Globals) -> Option<PathBuf> {
    let said = globals.data_dir.clone().or_else(|| paths::variable(paths::DATA_VARIABLE).map(PathBuf::from));
    said.or_else(paths::default_data_dir)
}

/// Where the config file is looked for: the flag, the environment, the system's place.
pub(super) fn config_file(globals: &Globals) -> Option<PathBuf> {
    let said = globals.config.clone().or_else(|| paths::variable(paths::CONFIG_VARIABLE).map(PathBuf::from));
    said.or_else(paths::default_config_file)
}

impl Setup {
    pub(super) fn new(globals: &Globals) -> Result<Self, CliError> {
        let config = match config_file(globals) {
            Some(path) => Config::load(&path)?,
            None => Config::default(),
        };
        if let (Some(path), false) = (&globals.config, config.exists) {
            let path = path.display();
            return Err(CliError::failed(format!(
                "there is no config file {path}: name one that is there or leave --config out"
            )));
        }
        let no_color = paths::variable("NO_COLOR").map(|_| ColorChoice::Never);
        Ok(Self {
            config,
            clock: Clock::from_env()?,
            data_dir: data_dir(globals),
            color: globals.color.or(no_color).unwrap_or_default(),
        })
    }

    fn dir(&self) -> Result<&PathBuf, CliError> {
        self.data_dir.as_ref().ok_or_else(|| {
            CliError::failed(
                "there is no home directory to keep a journal in: name a directory with --data-dir",
            )
        })
    }

    /// The store as it is, for reading.
    pub(super) fn store(&self) -> Result<Store, CliError> {
        Ok(Store::open(self.dir()?)?)
    }

    /// The store for writing; its directory is made when it is missing.
    pub(super) fn store_for_writing(&self) -> Result<Store, CliError> {
        Ok(Store::create(self.dir()?)?)
    }

    /// The present; the day start of the config goes before the one that the first start asked for.
    pub(super) fn present(&self, store: &Store) -> Result<Present, CliError> {
        let start = match self.config.day_start {
            Some(start) => start,
            None => self.day_start(&store.state()?),
        };
        let now = self.clock.now();
        let today = Day::at(&now, start);
        Ok(Present { now, today })
    }

    /// When a day starts: as the config says, else as the first start asked for.
    pub(super) fn day_start(&self, state: &State) -> DayStart {
        self.config.day_start.or(state.day_start).unwrap_or_default()
    }

    /// Opens the full screen on the journal.
    pub(super) fn open_screen(&self, start: tui::Start) -> Result<Outcome, CliError> {
        if !output::has_screen() {
            return Err(CliError::NoTerminal("use inward checkin --plain or inward log"));
        }
        self.screen_on(self.store_for_writing()?, start, None)
    }

    /// Opens the full screen on a store.
    pub(super) fn screen_on(
        &self,
        store: Store,
        start: tui::Start,
        title: Option<String>,
    ) -> Result<Outcome, CliError> {
        let (config, clock) = (self.config.clone(), self.clock.clone());
        for line in tui::run(tui::Setup { store, config, clock, color: self.color, start, title })? {
            Output::new().remark(line)?;
        }
        Ok(Outcome::Done)
    }
}
