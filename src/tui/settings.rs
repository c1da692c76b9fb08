//! The settings in force, as the screens need them.

use std::path::PathBuf;

use crate::config::{Config, Lists};
use crate::journal::{DayStart, State, TimeOfDay, WeekStart};
use crate::texts::PartnerWords;
use crate::tui::skipped_lines;

/// The settings in force: flags, environment, config, state and defaults, in that order.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Settings {
    /// When a day starts.
    pub day_start: DayStart,
    /// Whether the config file says so: what Welcome asks then changes nothing.
    pub day_start_is_configured: bool,
    /// On which weekday a week starts.
    pub week_start: WeekStart,
    /// The country whose lines the support page shows.
    pub country: Option<String>,
    /// How the texts speak of the partner.
    pub partner_words: PartnerWords,
    /// Whether the phrase check is on.
    pub phrase_check: bool,
    /// When parked worries have their time.
    pub worry_time: TimeOfDay,
    /// Whether the config file says that earlier entries of the same day are shown; `None` when it does not say.
    pub on_this_day: Option<bool>,
    /// Whether the config file says that the monthly check is offered; `None` when it does not say.
    pub monthly_check: Option<bool>,
    /// Whether timers and breathing do without animation.
    pub still: bool,
    /// The tick-lists.
    pub lists: Lists,
    /// Own lines of support: name and text.
    pub support: Vec<(String, String)>,
    /// The theme's name.
    pub theme: String,
    /// The config file.
    pub config_path: PathBuf,
    /// Whether the config file is there.
    pub config_exists: bool,
    /// Its lines that are skipped, each with what is wrong.
    pub config_faults: Vec<String>,
    /// The data directory.
    pub data_dir: PathBuf,
    /// What the screen says of the journal as a whole: that it is sample data.
    pub notice: Option<String>,
}

impl Settings {
    /// The settings of a config and a state, for a data directory; the notice is said of the journal as a whole.
    pub fn new(config: &Config, state: &State, data_dir: PathBuf, notice: Option<String>) -> Self {
        Self {
            day_start: config.day_start.or(state.day_start).unwrap_or_default(),
            day_start_is_configured: config.day_start.is_some(),
            week_start: config.week_start,
            country: config.country.clone(),
            partner_words: config.partner_words,
            phrase_check: config.phrase_check,
            worry_time: config.worry_time,
            on_this_day: config.on_this_day,
            monthly_check: config.monthly_check,
            still: config.still,
            lists: Lists::new(config),
            support: config.support.clone(),
            theme: config.theme.clone().unwrap_or_else(|| "auto".to_owned()),
            config_path: config.path.clone(),
            config_exists: config.exists,
            config_faults: skipped_lines::faults(config)
                .iter()
                .map(|it| it.in_file(&config.file_name()))
                .collect(),
            data_dir,
            notice,
        }
    }
}
