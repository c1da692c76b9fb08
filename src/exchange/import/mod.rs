//! Import: what other programs wrote, and what this one exported, as entries.
//!
//! A source is one file here and its line in [`Source`]: how it is recognised, and how it is read. Nothing is taken on trust: what
//! cannot be used is refused with its place, and the rest goes on.

mod onto;
mod own;
mod taken;
mod when;

pub use self::onto::Onto;
pub use self::taken::{Refused, Taken};
pub use self::when::{Local, Zones, moment};

use crate::journal::format::receipt::ReceiptName;
use crate::journal::{Day, DayStart};

/// The most things that one import may hold.
pub(super) const MOST_THINGS: usize = 200_000;

/// A program that entries come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// This one: an export of everything, or the months of a journal.
    Inward,
}

/// What there is to read: a file, or the files of a folder.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// The files, by their paths in the folder.
    pub files: Vec<GivenFile>,
}

/// A file of what there is to read.
#[derive(Clone, Debug)]
pub struct GivenFile {
    /// Its path in the folder; its name when it is the only one.
    pub path: String,
    /// What it holds; `None` for a file that cannot hold words.
    pub bytes: Option<Vec<u8>>,
}

/// What a reader goes by besides the files.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The day that is today: what is later is refused.
    pub today: Day,
    /// When a day starts.
    pub day_start: DayStart,
    /// Whether what was written before that counts to the day before.
    pub night: bool,
    /// The name of the receipt.
    pub receipt: &'a ReceiptName,
    /// The zones that times are in.
    pub zones: &'a dyn Zones,
}

/// The reason why nothing can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// It is of no known source.
    #[error("it is of no program that is known here: name one with --from ({0})")]
    Unknown(String),
    /// It is not what the source writes.
    #[error("it is not what {source_name} writes: {why}")]
    Other {
        /// The name of the source.
        source_name: &'static str,
        /// The fault, and the remedy.
        why: String,
    },
    /// It is an export that leaves parts of entries out.
    #[error("it holds only a part of each entry: export it again with --include all")]
    NotComplete,
    /// It holds too much.
    #[error("it holds more than 200,000 things, the most that is imported at once: split it")]
    TooMuch,
}

impl CannotRead {
    fn other(source: Source, why: impl Into<String>) -> Self {
        Self::Other { source_name: source.title(), why: why.into() }
    }
}

impl Source {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 1] = [Self::Inward];

    /// The name on the command line: `daylio`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inward => "inward",
        }
    }

    /// The name of the program: `Daylio`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Inward => "inward",
        }
    }

    /// The source of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }

    /// The source that wrote something.
    ///
    /// # Errors
    /// [`CannotRead::Unknown`] when it is none of them.
    pub fn of(given: &Given) -> Result<Self, CannotRead> {
        let names = || Self::ALL.map(Self::name).join(", ");
        Self::ALL.into_iter().find(|source| source.wrote(given)).ok_or_else(|| CannotRead::Unknown(names()))
    }

    fn wrote(self, given: &Given) -> bool {
        match self {
            Self::Inward => own::wrote(given),
        }
    }

    /// Reads what there is.
    ///
    /// # Errors
    /// [`CannotRead`] when nothing of it can be used, or it is too much.
    pub fn read(self, given: &Given, setting: &Setting<'_>) -> Result<Taken, CannotRead> {
        let _ = setting;
        match self {
            Self::Inward => own::read(given),
        }
    }
}

impl Given {
    /// The one file, when it is no folder.
    fn file(&self) -> Option<&GivenFile> {
        if self.is_folder { None } else { self.files.first() }
    }
}

impl GivenFile {
    /// The text, without the mark of its encoding; `None` when it is none in UTF-8.
    fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(self.bytes.as_deref()?).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// The name, without the folders that it lies in.
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}
