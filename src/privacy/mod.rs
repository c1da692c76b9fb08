//! Who can read what: the facts about the files of the journal and the traces around them ([`look`](Facts::look)), and what
//! they come to, a row for each ([`judge`]).
//!
//! Looking opens no month and changes nothing; judging sees no file. The words of a row are those of the layer above.

mod facts;
mod judge;
mod kind;
mod look;
mod places;
#[cfg(test)]
pub(crate) mod testing;

use std::path::PathBuf;

pub use self::facts::{
    Access, AccessList, Backups, Dumps, Editors, Facts, Folder, Git, Group, History, HistoryFound, Memory,
    Owner, Shell, Swap, SwapKind, Volume,
};
pub use self::judge::{judge, mends};
pub use self::kind::{Kind, Status};
pub use self::places::Places;

/// One fact, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its kind.
    pub kind: Kind,
    /// The file or folder that it is about; of several the first.
    pub path: Option<PathBuf>,
    /// How many there are.
    pub count: Option<usize>,
    /// The name of the program, the shell or the system that it is about.
    pub name: Option<String>,
}

impl Row {
    fn new(kind: Kind) -> Self {
        Self { kind, path: None, count: None, name: None }
    }

    fn at(self, path: impl Into<PathBuf>) -> Self {
        Self { path: Some(path.into()), ..self }
    }

    fn times(self, count: usize) -> Self {
        Self { count: Some(count), ..self }
    }

    fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }
}
