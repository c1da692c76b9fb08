//! The settings in force, as the screens need them.

use std::path::PathBuf;

use crate::config::{Config, Lists};
use crate::journal::{DayStart, State};
use crate::tui::skipped_lines;

/// The settings in force: the config, and other facts that the screens need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The config file's settings.
    pub config: Config,
    /// The start of a day: from the config, otherwise from the answer in Welcome.
    pub day_start: DayStart,
    /// The tick-lists.
    pub lists: Lists,
    /// The skipped lines of the config file, each with its fault.
    pub config_faults: Vec<String>,
    /// The data directory.
    pub data_dir: PathBuf,
    /// The line about the journal as a whole: that it is sample data.
    pub notice: Option<String>,
}

impl Settings {
    /// Makes the settings from a config and a state, for a data directory; the notice is about the journal as a whole.
    pub fn new(config: Config, state: &State, data_dir: PathBuf, notice: Option<String>) -> Self {
        let file = config.file_name();
        Self {
            day_start: config.day_start.or(state.day_start).unwrap_or_default(),
            lists: Lists::new(&config),
            config_faults: skipped_lines::faults(&config).iter().map(|it| it.in_file(&file)).collect(),
            config,
            data_dir,
            notice,
        }
    }
}
