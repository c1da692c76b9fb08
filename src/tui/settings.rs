//! The settings in force, as the screens need them.

use std::path::PathBuf;

use crate::config::{Config, Lists};
use crate::journal::{DayStart, State};
use crate::tui::command::keymap::Keymap;
use crate::tui::skipped_lines;

/// Whether the journal is sealed, as far as the screens need it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seal {
    /// It is not sealed.
    #[default]
    Plain,
    /// It is sealed, and open here.
    Open,
    /// It is sealed and locked.
    Locked,
}

/// The settings in force: the config, and other facts that the screens need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The settings in force: the file's, over what was chosen in the program.
    pub config: Config,
    /// The start of a day: from the config, otherwise as it was chosen.
    pub day_start: DayStart,
    /// The tick-lists.
    pub lists: Lists,
    /// The skipped lines of the config file, each with its fault.
    pub config_faults: Vec<String>,
    /// The data directory.
    pub data_dir: PathBuf,
    /// The line about the journal as a whole: that it is sample data.
    pub notice: Option<String>,
    /// Whether the journal is sealed.
    pub seal: Seal,
    /// Whether the program is answered line by line, without a screen.
    pub is_plain: bool,
    /// The settings of the file alone.
    file: Config,
}

impl Settings {
    /// Makes the settings from the config file and a state, for a data directory; the notice is about the journal as a
    /// whole.
    pub fn new(file: Config, state: &State, data_dir: PathBuf, notice: Option<String>) -> Self {
        let name = file.file_name();
        let config = file.clone().over(state);
        Self {
            day_start: config.day_start.or(state.day_start).unwrap_or_default(),
            lists: Lists::new(&config),
            config_faults: skipped_lines::faults(&file).iter().map(|it| it.in_file(&name)).collect(),
            config,
            data_dir,
            notice,
            seal: Seal::Plain,
            is_plain: false,
            file,
        }
    }

    /// Whether the journal is sealed and locked.
    pub fn is_locked(&self) -> bool {
        self.seal == Seal::Locked
    }

    /// The keys in force, or the words that stand for them.
    pub fn keymap(&self) -> Keymap {
        let keymap = Keymap::in_force(&self.config);
        if self.is_plain { keymap.plain() } else { keymap }
    }

    /// Takes in what was chosen in the program by now.
    pub fn renew(&mut self, state: &State) {
        let config = self.file.clone().over(state);
        self.day_start = config.day_start.or(state.day_start).unwrap_or_default();
        self.lists = Lists::new(&config);
        self.config = config;
    }
}
