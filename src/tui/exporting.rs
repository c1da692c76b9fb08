//! What the window and the worker say to each other of an export.

use crate::config::Lists;
use crate::exchange::export::{Format, Parts};
use crate::journal::{Day, Moment};
use crate::texts::PartnerWords;

/// An export that was chosen.
#[derive(Clone, Debug)]
pub struct ChosenExport {
    /// The form.
    pub format: Format,
    /// What is in it.
    pub parts: Parts,
    /// Its first day; `None` = from the beginning.
    pub from: Option<Day>,
    /// The path of the new file, as it was typed.
    pub path: String,
    /// The present.
    pub now: Moment,
    /// The names of ticks.
    pub lists: Lists,
    /// The words for the partner.
    pub partner: PartnerWords,
}

/// Exports of the same things to the same place are the same.
impl PartialEq for ChosenExport {
    fn eq(&self, other: &Self) -> bool {
        (self.format, self.from, &self.path, &self.parts)
            == (other.format, other.from, &other.path, &other.parts)
    }
}

/// How an export ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportEnd {
    /// It is on disk.
    Written {
        /// The path of the file.
        path: String,
        /// What is to be known of it, in lines.
        remarks: Vec<String>,
    },
    /// It was stopped, and nothing is written.
    Stopped,
    /// It could not be written, with the reason and the remedy; nothing is.
    Failed(String),
}
