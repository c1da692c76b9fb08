//! What the window and the worker say to each other of an import.

use crate::exchange::import::{MoodLevel, Source, Taken};
use crate::journal::format::receipt::{ImportReceipt, ReceiptName};
use crate::journal::{Day, DayStart, Moment, Month};

/// What is to be looked at for an import, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The path of the file or folder, as it was typed.
    pub path: String,
    /// The program that wrote it; `None` = as the content tells.
    pub source: Option<Source>,
    /// The levels of moods that the person stated.
    pub moods: Vec<MoodLevel>,
    /// Whether what was written before the day starts counts to the day before.
    pub night: bool,
    /// Whether what was deleted here comes back.
    pub again: bool,
    /// The day that is today.
    pub today: Day,
    /// When a day starts.
    pub day_start: DayStart,
    /// The present.
    pub now: Moment,
}

/// An import that was looked at, and of which nothing is written yet.
#[derive(Debug)]
pub struct PlannedImport {
    /// The name of its receipt.
    pub name: ReceiptName,
    /// Its receipt.
    pub receipt: ImportReceipt,
    /// What was read.
    pub taken: Taken,
    /// The months that change.
    pub months: Vec<Month>,
    /// Whether what was deleted here comes back.
    pub again: bool,
    /// What becomes of everything, in lines.
    pub lines: Vec<String>,
    /// Whether there is anything to write.
    pub changes: bool,
}

/// The same import has the same receipt.
impl PartialEq for PlannedImport {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportEnd {
    /// All of it is on disk.
    Whole {
        /// The number of new entries.
        new: u64,
        /// The name of the receipt.
        receipt: String,
    },
    /// It was stopped between two months.
    Stopped {
        /// The months that are on disk.
        done: usize,
        /// The months that there are.
        of: usize,
    },
    /// It could not go on, with the reason and the remedy.
    Failed(String),
}
