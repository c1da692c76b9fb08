//! The doctor: looks at everything in the data directory without changing anything, and names what is not as it
//! should be, each with what to do about it.

mod backups;
mod documents;
mod places;
mod rest;
mod system;

use std::path::{Path, PathBuf};

use super::Store;
use super::dirs::Dirs;
use super::error::StoreError;
use crate::journal::Moment;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What sort of thing it is, for programs: `damaged_document`.
    pub kind: &'static str,
    /// Where: the file or directory, relative to the data directory; empty for that itself.
    pub path: PathBuf,
    /// Where in the file.
    pub place: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
    /// Whether a repair does it.
    pub repairable: bool,
}

/// Something worth knowing that is as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file or directory, relative to the data directory.
    pub path: PathBuf,
    /// What is so.
    pub what: String,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Documents of months, those beside them included.
    pub documents: usize,
    /// Entries that are shown.
    pub entries: usize,
    /// Drafts.
    pub drafts: usize,
    /// Deleted entries and discarded drafts.
    pub trash: usize,
    /// Backups.
    pub backups: usize,
}

/// What came of looking.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What is not as it should be.
    pub findings: Vec<Finding>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// How much was looked at.
    pub checked: Checked,
}

impl Report {
    /// Whether nothing was found.
    pub fn is_well(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Store {
    /// Looks at everything that the data directory holds, and changes nothing; a missing one is well.
    ///
    /// # Errors
    /// [`StoreError`] when the data directory itself cannot be looked at.
    pub fn examine(&self, now: &Moment) -> Result<Report, StoreError> {
        let mut looking = Looking { dirs: self.dirs(), now, report: Report::default() };
        if self.root().exists() {
            places::look(&mut looking)?;
            documents::look(&mut looking)?;
            rest::look(&mut looking)?;
            backups::look(&mut looking)?;
            system::look(&mut looking)?;
        }
        let mut report = looking.report;
        report.findings.sort_by(|one, other| (&one.path, one.kind).cmp(&(&other.path, other.kind)));
        report.notes.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(report)
    }
}

/// An examination under way.
struct Looking<'a> {
    dirs: &'a Dirs,
    now: &'a Moment,
    report: Report,
}

/// What a repair does about something, or else what the person can do.
enum Remedy {
    /// A repair does this.
    Repair(&'static str),
    /// Only the person can do it.
    Person(String),
}

impl Looking<'_> {
    fn find(
        &mut self,
        kind: &'static str,
        path: &Path,
        place: Option<String>,
        what: impl Into<String>,
        remedy: Remedy,
    ) {
        let (remedy, repairable) = match remedy {
            Remedy::Repair(what) => (format!("inward doctor --repair {what}"), true),
            Remedy::Person(what) => (what, false),
        };
        let path = self.relative(path);
        self.report.findings.push(Finding { kind, path, place, what: what.into(), remedy, repairable });
    }

    fn note(&mut self, path: &Path, what: impl Into<String>) {
        let path = self.relative(path);
        self.report.notes.push(Note { path, what: what.into() });
    }

    fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(self.dirs.root()).unwrap_or(path).to_owned()
    }
}
