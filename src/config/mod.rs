//! The config file and its settings. The file is only ever read here; a line that cannot be used is skipped and
//! reported with its number, and never stops anything.
//!
//! Keys for commands and the theme are kept as plain words with their lines: the terminal program holds its tables
//! against them and reports in the same form.

mod chosen;
mod countries;
mod fault;
mod file;
mod folder_name;
pub mod known;
mod lines;
mod lists;
mod mend;
mod read;
mod searching;
mod setting;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use chosen::{Source, remedy};
pub(crate) use countries::code as country_code;
pub use fault::Fault;
pub use lists::{Choice, Lists};

use crate::journal::{DayStart, TickList, TimeOfDay, WeekStart, text};
use crate::paths::NAME;
use crate::texts::PartnerWords;

/// The settings, from the file or as they are without one.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, none a step of another")]
pub struct Config {
    /// The file.
    pub path: PathBuf,
    /// Whether the file is there.
    pub exists: bool,
    /// The hour at which a new journal day starts; `None` leaves it to the answer given in Welcome.
    pub day_start: Option<DayStart>,
    /// The weekday on which weeks start.
    pub week_start: WeekStart,
    /// The theme's name, one of [`THEMES`].
    pub theme: Option<String>,
    /// The country whose lines of support are shown, as an ISO code.
    pub country: Option<String>,
    /// The words for the partner in the texts.
    pub partner_words: PartnerWords,
    /// Whether new text is looked through for heavy phrases.
    pub phrase_check: bool,
    /// Whether shown text may be put on the clipboard.
    pub clipboard: bool,
    /// The time for parked worries.
    pub worry_time: TimeOfDay,
    /// Whether earlier entries of the same day are shown; `None` leaves it to the choice made in the program.
    pub on_this_day: Option<bool>,
    /// Whether the monthly check is offered; `None` leaves it to the choice made in the program.
    pub monthly_check: Option<bool>,
    /// Whether an exercise that fits a check-in is suggested.
    pub suggestions: bool,
    /// Whether a check-in asks a question of the day.
    pub prompts: bool,
    /// Whether timers and breathing do without animation.
    pub still: bool,
    /// Whether Home shows only its name, the date and the keys until one of them shows the rest.
    pub quiet_home: bool,
    /// The name on Home and of the terminal's window; `None` leaves the window's alone.
    pub title: Option<String>,
    /// The name of the data directory in its usual place; only the file names it.
    pub data_name: Option<String>,
    /// The line of the reminder; `None` for the time in words.
    pub reminder_text: Option<String>,
    /// The minutes without a key after which a sealed journal is locked; 0 is never.
    pub lock_after: u16,
    /// Whether everything is said and asked line by line; only the file says so.
    pub plain: bool,
    /// The command of the person's own editor; only the file names it.
    pub editor: Option<String>,
    /// Own ticks and own labels as (id, label), in the order of the file.
    pub ticks: BTreeMap<TickList, Vec<(String, String)>>,
    /// Own lines of support as (name, text), in the order of the file.
    pub support: Vec<(String, String)>,
    /// Own keys for commands, in the order of the file.
    pub keys: Vec<KeyLine>,
    /// Own keys that were chosen in the program, for commands for which the file has none; they have no line.
    pub chosen_keys: Vec<KeyLine>,
    /// The line of each key in the file that can be used: `theme`, `ticks.did.sang`, `support.Name`, `keys.week`.
    pub lines: BTreeMap<String, usize>,
    /// The keys, by the same names, for which something that was chosen in the program is in force.
    pub chosen: BTreeSet<String>,
    /// The lines that cannot be used, in the order of the file; keys that no command has are not among them.
    pub faults: Vec<Fault>,
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
    /// The line in the file, from 1; 0 when it was chosen in the program.
    pub line: usize,
}

/// Whether the full screen is drawn in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// Colour, if the terminal and the theme have it.
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
            clipboard: true,
            worry_time: TimeOfDay::default(),
            on_this_day: None,
            monthly_check: None,
            suggestions: true,
            prompts: true,
            still: false,
            quiet_home: false,
            title: None,
            data_name: None,
            reminder_text: None,
            lock_after: 5,
            plain: false,
            editor: None,
            ticks: BTreeMap::new(),
            support: Vec::new(),
            keys: Vec::new(),
            chosen_keys: Vec::new(),
            lines: BTreeMap::new(),
            chosen: BTreeSet::new(),
            faults: Vec::new(),
        }
    }
}

impl Config {
    /// Loads the settings that can be used in a file; the defaults when there is no file.
    pub fn load(path: &Path) -> Self {
        match file::bytes(path) {
            Ok(Some(bytes)) => Self::of(bytes, path),
            Ok(None) => Self { path: path.to_owned(), ..Self::default() },
            Err(fault) => {
                Self { path: path.to_owned(), exists: true, faults: vec![fault], ..Self::default() }
            }
        }
    }

    /// The settings in a file's text.
    pub fn parse(text: &str, path: &Path) -> Self {
        Self::of(text.as_bytes().to_vec(), path)
    }

    fn of(bytes: Vec<u8>, path: &Path) -> Self {
        let (text, faults) = mend::mended(bytes);
        let mut config = Self { path: path.to_owned(), exists: true, faults, ..Self::default() };
        read::read(&text, &mut config);
        config.faults.sort_by_key(|fault| fault.line);
        config
    }

    /// The name on Home.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(NAME)
    }

    /// Returns the file's name, as it is shown next to a line.
    pub fn file_name(&self) -> String {
        self.path.file_name().map(|name| text::one_line(&name.to_string_lossy())).unwrap_or_default()
    }
}
