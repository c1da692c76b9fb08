//! The doctor: looks at everything in the data directory without changing anything, and lists what is out of
//! order, each with what to do about it.

mod backups;
mod beside;
mod documents;
mod kind;
mod places;
mod seals;
pub(super) mod system;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

pub use self::kind::Kind;
pub(super) use self::places::is_ours;
use super::error::StoreError;
use super::{Store, months};
use crate::journal::Moment;
use crate::store::files::dirs::{self, Dirs};

/// A thing that is out of order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// Where: the file or directory, relative to the data directory; empty for that itself.
    #[serde(serialize_with = "shown")]
    pub path: PathBuf,
    /// The place in the file.
    pub place: Option<String>,
    /// The fault.
    pub what: String,
    /// The remedy.
    pub remedy: String,
    /// Whether a repair does it.
    pub repairable: bool,
}

/// A fact worth knowing that is in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The file or directory, relative to the data directory.
    #[serde(serialize_with = "shown")]
    pub path: PathBuf,
    /// The finding, in words.
    pub what: String,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The documents of months, both their own and those next to them.
    pub documents: u64,
    /// Entries that are shown.
    pub entries: u64,
    /// Drafts.
    pub drafts: u64,
    /// Deleted entries and discarded drafts.
    pub trash: u64,
    /// Backups.
    pub backups: u64,
}

/// A path as people see it, whatever bytes it has.
fn shown<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

/// The report of a check.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The faults that were found.
    pub findings: Vec<Finding>,
    /// Remarks that call for nothing.
    pub notes: Vec<Note>,
    /// The amount that was looked at.
    pub checked: Checked,
}

impl Report {
    /// Whether nothing was found.
    pub fn is_well(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Store {
    /// Examines everything in the data directory, and changes nothing; a missing directory is in order.
    ///
    /// # Errors
    /// [`StoreError`] when the data directory itself cannot be looked at.
    pub fn examine(&self, now: &Moment) -> Result<Report, StoreError> {
        let mut looking = Looking { dirs: self.dirs(), now, report: Report::default() };
        if dirs::is_there(self.root())? {
            places::look(&mut looking)?;
            // A fault in one of them hides nothing of the others.
            documents::look(&mut looking);
            beside::look(&mut looking);
            backups::look(&mut looking);
            seals::look(&mut looking);
            system::look(&mut looking);
        }
        let mut report = looking.report;
        // A file that cannot be opened may be met twice, once as a place and once for its content.
        let mut met = BTreeSet::new();
        report
            .findings
            .retain(|finding| finding.kind != Kind::Unreadable || met.insert(finding.path.clone()));
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

impl Looking<'_> {
    /// Something that only the person can put in order.
    fn find(
        &mut self,
        kind: Kind,
        path: &Path,
        place: Option<String>,
        what: impl Into<String>,
        remedy: &str,
    ) {
        let (path, what, remedy) = (self.dirs.relative(path), what.into(), remedy.to_owned());
        self.report.findings.push(Finding { kind, path, place, what, remedy, repairable: false });
    }

    /// Something that a repair puts in order.
    fn find_repairable(
        &mut self,
        kind: Kind,
        path: &Path,
        place: Option<String>,
        what: impl Into<String>,
        repair: &str,
    ) {
        let (path, what) = (self.dirs.relative(path), what.into());
        let remedy = format!("inward doctor --repair {repair}");
        self.report.findings.push(Finding { kind, path, place, what, remedy, repairable: true });
    }

    /// Reads a file. A wrong thing in its place is named with the places, and a file that cannot be read is named here.
    fn bytes(&mut self, path: &Path) -> Option<Vec<u8>> {
        match self.dirs.read(path) {
            Ok(bytes) => bytes,
            Err(StoreError::Link(_) | StoreError::NotAFile(_) | StoreError::TooLarge(_)) => None,
            Err(error) if error.is_unopened() => {
                seals::cannot_be_opened(self, path, &error);
                None
            }
            Err(error) => {
                self.unreadable(path, error.to_string());
                None
            }
        }
    }

    /// Reports a file outside the journal whose content cannot be read.
    fn spoilt(&mut self, kind: Kind, path: &Path, what: String, is_damaged: bool, repair: &'static str) {
        if is_damaged {
            self.find_repairable(kind, path, None, what, repair);
        } else {
            self.find(Kind::NewerVersion, path, None, what, "update inward: a newer version wrote it");
        }
    }

    fn unreadable(&mut self, path: &Path, what: String) {
        self.find(Kind::Unreadable, path, None, what, "check the disk, its owner and its permissions");
    }

    /// Reports a thing that could not be looked at.
    fn failed(&mut self, error: StoreError) {
        match error {
            // A wrong thing in its place is named with the places.
            StoreError::Link(_) | StoreError::NotAFile(_) | StoreError::NotADirectory(_) => {}
            StoreError::OtherKey(ref path)
            | StoreError::BrokenSeal(ref path)
            | StoreError::TooCostly(ref path) => {
                seals::cannot_be_opened(self, path, &error);
            }
            StoreError::Io { ref path, .. } => {
                self.unreadable(path, format!("it cannot be inspected ({})", months::cause(&error)));
            }
            error => self.unreadable(self.dirs.root(), error.to_string()),
        }
    }

    /// Returns what was found, or names the reason why it could not be looked at.
    fn seen<T>(&mut self, found: Result<T, StoreError>) -> Option<T> {
        found.map_err(|error| self.failed(error)).ok()
    }

    fn note(&mut self, path: &Path, what: impl Into<String>) {
        let path = self.dirs.relative(path);
        self.report.notes.push(Note { path, what: what.into() });
    }
}

/// The names in a directory; none when it cannot be listed, which is named.
fn names(looking: &mut Looking<'_>, dir: &Path) -> Vec<String> {
    looking.seen(dirs::names(dir)).unwrap_or_default()
}
