//! Import: what other programs wrote, and what this one exported, as entries.
//!
//! A program is one file in `sources/`: how what it wrote is recognised, and how it is read. Nothing is taken on trust: what
//! cannot be used is refused with its place, and the rest goes on.

mod archive;
mod html;
mod json;
mod moods;
mod notes;
mod onto;
mod own;
mod plan;
mod shape;
mod sources;
mod table;
mod taken;
#[cfg(test)]
mod testing;
mod when;

use std::borrow::Cow;

pub use self::moods::MoodLevel;
use self::notes::Notes;
pub use self::onto::Onto;
pub use self::plan::{CannotPlan, Plan};
use self::shape::Shape;
pub use self::sources::Program;
pub use self::taken::{Refused, Taken};
pub use self::when::{Local, Zones, moment};

use crate::journal::format::receipt::ReceiptName;
use crate::journal::imported;
use crate::journal::{Day, DayStart};

/// The most things that one import may hold.
pub(super) const MOST_THINGS: usize = 200_000;

/// The endings of files that may hold words; others are only named.
pub const WORDED: [&str; 9] = ["json", "jsonl", "csv", "md", "markdown", "txt", "html", "zip", "daylio"];

/// A program that entries come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// This one: an export of everything, or the months of a journal.
    Inward,
    /// Another one, whose entries become notes.
    Program(&'static Program),
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Source {}

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
    /// The levels that the person stated for moods, 1 for the best.
    pub moods: &'a [MoodLevel],
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
    /// A line of it is in another form than the one that is read.
    #[error("{0}")]
    Form(String),
    /// It is an export that leaves parts of entries out.
    #[error("it holds only a part of each entry: export it again with --include all")]
    NotComplete,
    /// It is an archive that cannot be opened.
    #[error("it is an archive, and {0}")]
    Archive(&'static str),
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
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Inward).chain(sources::ALL.into_iter().map(Self::Program))
    }

    /// The name on the command line: `daylio`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inward => "inward",
            Self::Program(program) => program.name,
        }
    }

    /// The name of the program: `Daylio`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Inward => "inward",
            Self::Program(program) => imported::title(program.name).unwrap_or(program.name),
        }
    }

    /// Whether levels can be stated for its moods.
    pub fn has_moods(self) -> bool {
        self.name() == "daylio"
    }

    /// The source of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|source| source.name() == name)
    }

    /// The source that wrote something.
    ///
    /// # Errors
    /// [`CannotRead::Unknown`] when it is none of them.
    pub fn of(given: &Given) -> Result<Self, CannotRead> {
        let shape = Shape::of(given);
        let wrote = |source: &Self| match source {
            Self::Inward => own::wrote(given),
            Self::Program(program) => (program.wrote)(given, &shape),
        };
        let names = || Self::all().map(Self::name).collect::<Vec<_>>().join(", ");
        Self::all().find(wrote).ok_or_else(|| CannotRead::Unknown(names()))
    }

    /// Reads what there is.
    ///
    /// # Errors
    /// [`CannotRead`] when nothing of it can be used, or it is too much.
    pub fn read(self, given: &Given, setting: &Setting<'_>) -> Result<Taken, CannotRead> {
        match self {
            Self::Inward => own::read(given),
            Self::Program(program) => {
                let mut notes = Notes::new(self, setting);
                (program.read)(given, &mut notes)?;
                notes.finish()
            }
        }
    }
}

impl Given {
    /// The same with an archive opened: then it is the folder that the archive holds.
    ///
    /// # Errors
    /// [`CannotRead::Archive`] when it cannot be opened, or is more than is read.
    pub fn opened(self) -> Result<Self, CannotRead> {
        let bytes = self.file().and_then(|file| file.bytes.as_deref());
        let Some(bytes) = bytes.filter(|bytes| archive::is_archive(bytes)) else { return Ok(self) };
        let files = archive::files(bytes).map_err(CannotRead::Archive)?;
        Ok(Self { name: self.name, is_folder: true, files })
    }

    /// The JSON files of a folder, or the one file.
    fn jsons(&self) -> impl Iterator<Item = &GivenFile> {
        let is_json = |file: &&GivenFile| {
            let ending = file.path.rsplit_once('.').map(|(_, ending)| ending);
            file.bytes.is_some() && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
        };
        self.files.iter().filter(move |file| !self.is_folder || is_json(file))
    }

    /// The place of something in a file: of a folder with the path of the file.
    fn place(&self, file: &GivenFile, what: &str) -> String {
        if self.is_folder { format!("{}, {what}", file.path) } else { what.to_owned() }
    }

    /// The one file, when it is no folder.
    fn file(&self) -> Option<&GivenFile> {
        if self.is_folder { None } else { self.files.first() }
    }

    /// The text of the one file, or the reason why there is none.
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        let file = self.file().ok_or("it is a folder: name the file in it")?;
        file.text().ok_or("it is not text in UTF-8")
    }
}

impl GivenFile {
    /// The text, without the mark of its encoding: in UTF-8, or in UTF-16 when its mark says so. `None` when it is neither.
    fn text(&self) -> Option<Cow<'_, str>> {
        let bytes = self.bytes.as_deref()?;
        let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
            let (pairs, rest) = bytes.as_chunks::<2>();
            let text = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>();
            text.ok().filter(|_| rest.is_empty()).map(Cow::Owned)
        };
        match bytes {
            [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
            _ => {
                let text = std::str::from_utf8(bytes).ok()?;
                Some(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)))
            }
        }
    }

    /// The name, without the folders that it lies in.
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

#[cfg(test)]
mod tests;
