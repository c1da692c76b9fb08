//! What the person settled in the config file. The file is only ever read; a wrong line stops with its number.
//!
//! Keys for commands and the theme are kept as plain words with their lines: the terminal program holds its tables
//! against them and reports in the same form.

mod error;
mod lists;
mod nearest;
mod read;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use error::ConfigError;
pub use lists::{Choice, Lists};
pub use nearest::nearest;

use crate::journal::{DayStart, TickList, TimeOfDay, WeekStart};
use crate::texts::PartnerWords;

/// The settings, from the file or as they are without one.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file.
    pub path: PathBuf,
    /// Whether the file is there.
    pub exists: bool,
    /// The hour at which a new journal day starts; `None` leaves it to what Welcome asked.
    pub day_start: Option<DayStart>,
    /// The weekday on which weeks start.
    pub week_start: WeekStart,
    /// The theme's name, one of [`THEMES`].
    pub theme: Option<String>,
    /// The country whose lines of support are shown, as an ISO code.
    pub country: Option<String>,
    /// How the texts speak of the partner.
    pub partner_words: PartnerWords,
    /// Whether new text is looked through for heavy phrases.
    pub phrase_check: bool,
    /// When parked worries have their time.
    pub worry_time: TimeOfDay,
    /// Whether earlier entries of the same day are shown; `None` leaves it to what was chosen in the program.
    pub on_this_day: Option<bool>,
    /// Whether the monthly check is offered; `None` leaves it to what was chosen in the program.
    pub monthly_check: Option<bool>,
    /// Whether timers and breathing do without moving pictures.
    pub still: bool,
    /// Own ticks and own labels as (id, label), in the order of the file.
    pub ticks: BTreeMap<TickList, Vec<(String, String)>>,
    /// Own lines of support as (name, text), in the order of the file.
    pub support: Vec<(String, String)>,
    /// Own keys for commands, in the order of the file.
    pub keys: Vec<KeyLine>,
}

/// The names that `theme` may have.
pub const THEMES: [&str; 4] = ["auto", "dark", "light", "plain"];

/// The own keys of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The command's name.
    pub command: String,
    /// The keys as they were written.
    pub keys: Vec<String>,
    /// The line in the file, from 1.
    pub line: usize,
}

/// Whether the full screen is drawn in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// As the terminal and the theme have it.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// All choices with their names on the command line.
    pub const ALL: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("always", Self::Always), ("never", Self::Never)];
}

impl Default for Config {
    fn default() -> Self {
        Self {
            path: PathBuf::new(),
            exists: false,
            day_start: None,
            week_start: WeekStart::default(),
            theme: None,
            country: None,
            partner_words: PartnerWords::default(),
            phrase_check: true,
            worry_time: TimeOfDay::default(),
            on_this_day: None,
            monthly_check: None,
            still: false,
            ticks: BTreeMap::new(),
            support: Vec::new(),
            keys: Vec::new(),
        }
    }
}

impl Config {
    /// The settings in a file; those of no file when it is not there.
    ///
    /// # Errors
    /// [`ConfigError`] when the file cannot be read or a line in it is wrong.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        match read::text(path)? {
            Some(text) => read::parse(&text, path),
            None => Ok(Self { path: path.to_owned(), ..Self::default() }),
        }
    }

    /// What is wrong with a line of this file.
    pub fn fault(&self, line: usize, what: impl Into<String>) -> ConfigError {
        ConfigError::Line { path: self.path.clone(), line, what: what.into() }
    }
}
