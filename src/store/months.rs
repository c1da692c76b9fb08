//! The documents of a month: its own, and the one next to it that takes new entries while its own cannot
//! be written. Here a month is read, changed, and put back together once both can be read again.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup;
use super::error::{Problem, StoreError};
use super::file_names;
use super::memory::Memory;
use crate::journal::format::document::DocumentError;
use crate::journal::{Document, EntryId, Month, Recalled};
use crate::store::files::content::SEALED;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::fingerprint::Look;
use crate::store::files::quarantine;

/// A month that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The part of the month that can be read, with what was read of it before.
    pub document: Arc<Document>,
    /// The parts that the month's files once held and have lost: they are in the document, and on disk once that is
    /// written.
    pub recalled: Recalled,
    /// The reason why it may not be complete.
    pub problem: Option<Problem>,
    /// The stamp, by which a later look can tell that the month has changed.
    pub stamp: Stamp,
}

impl Reading {
    /// Why an entry that it does not hold cannot be worked on.
    pub(super) fn lacks(self, id: EntryId) -> StoreError {
        let month = self.document.month();
        self.problem.map_or(StoreError::NoSuchEntry { id, month }, StoreError::Month)
    }
}

/// The look of a month's files from outside: size, time and inode of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    month: Option<Look>,
    aside: Option<Look>,
}

impl Stamp {
    /// Takes the present look of a month's files.
    pub(super) fn of(dirs: &Dirs, month: Month) -> Self {
        Self { month: Look::at(&dirs.month(month)), aside: Look::at(&dirs.aside(month)) }
    }
}

/// The stamps of all months that have a document of either sort.
pub(super) fn stamps(dirs: &Dirs) -> Result<BTreeMap<Month, Stamp>, StoreError> {
    let journal = dirs.journal();
    let mut stamps: BTreeMap<Month, Stamp> = BTreeMap::new();
    for name in dirs::names(&journal)? {
        let Some((month, is_aside)) = file_names::named_in(dirs, &name) else { continue };
        let look = Look::at(&journal.join(name));
        let stamp = stamps.entry(month).or_default();
        if is_aside {
            stamp.aside = look;
        } else {
            stamp.month = look;
        }
    }
    Ok(stamps)
}

/// The months that have a document of either sort, oldest first.
pub(super) fn list(dirs: &Dirs) -> Result<Vec<Month>, StoreError> {
    let mut months: Vec<Month> = dirs::names(&dirs.journal())?
        .iter()
        .filter_map(|name| file_names::named_in(dirs, name))
        .map(|(month, _)| month)
        .collect();
    months.sort();
    months.dedup();
    Ok(months)
}

/// A month as it stands on disk, and the place where a change of it goes.
pub(super) struct Loaded {
    pub(super) reading: Reading,
    target: Target,
    memory: Memory,
}

enum Target {
    /// The month's document; the content of the one next to it then goes into it, too, and that one can go.
    Month { fold: bool },
    /// The document next to it; with the problem of the month's own one, when that may only be one of the moment.
    Aside { passing: Option<Problem> },
    /// Nothing can be written.
    Nowhere(Problem),
}

/// One of the two documents.
enum Side {
    Missing,
    Whole(Arc<Document>),
    Faulty(Fault),
}

struct Fault {
    path: PathBuf,
    what: String,
    /// Whether it is a link, and the month read-only.
    link: bool,
    /// Whether a newer version wrote it.
    newer: bool,
    /// Whether only the system failed to read it, which may go at another time.
    passing: bool,
    /// The place of a copy of it.
    copy: Option<PathBuf>,
    /// The way to bring the month back from a backup, when the content of the file is damaged.
    way_back: Option<String>,
}

/// Whether an unreadable document is copied to quarantine when it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copies {
    Kept,
    NotMade,
}

/// Reads a month.
pub(super) fn load(dirs: &Dirs, month: Month, copies: Copies, memory: &Memory) -> Result<Loaded, StoreError> {
    dirs.refuse_if_locked()?;
    // This comes first: a change while the month is read makes the next look differ.
    let stamp = Stamp::of(dirs, month);
    let (own, beside) = if dirs::is_there(&dirs.journal())? {
        let side = |path: &Path| side(dirs, path, month, copies, memory);
        (side(&dirs.month(month)), side(&dirs.aside(month)))
    } else {
        (Side::Missing, Side::Missing)
    };
    let aside = dirs.aside(month);
    let aside = aside.file_name().unwrap_or_default().display();
    let is_newer = [&own, &beside].into_iter().any(|side| matches!(side, Side::Faulty(fault) if fault.newer));
    let (document, problem, target) = match (own, beside) {
        (Side::Missing, Side::Missing) => (None, None, Target::Month { fold: false }),
        (Side::Whole(own), Side::Missing) => (Some(own), None, Target::Month { fold: false }),
        (Side::Whole(own), Side::Whole(beside)) => {
            (Some(Arc::new(merged(own, beside))), None, Target::Month { fold: true })
        }
        (Side::Whole(own), Side::Faulty(fault)) => {
            let problem = fault.problem("its entries are missing here until it can be read");
            (Some(own), Some(problem), Target::Month { fold: false })
        }
        (Side::Missing, Side::Whole(beside)) => {
            // A new document in the place of the missing one would be lost when that is put back.
            let what = format!(
                "it is missing, while {aside} takes its entries: put it back, or give {aside} its name"
            );
            (Some(beside), Some(Problem { path: dirs.month(month), what }), Target::Aside { passing: None })
        }
        (Side::Missing, Side::Faulty(fault)) => {
            let problem = fault.problem("move it away to continue without it");
            (None, Some(problem.clone()), Target::Nowhere(problem))
        }
        (Side::Faulty(fault), beside) if fault.link => {
            let problem = fault.problem("until then the month is read-only");
            let beside = if let Side::Whole(document) = beside { Some(document) } else { None };
            (beside, Some(problem.clone()), Target::Nowhere(problem))
        }
        (Side::Faulty(_), Side::Faulty(fault)) => {
            let problem = fault.problem("like the month's own document; move one of them away");
            (None, Some(problem.clone()), Target::Nowhere(problem))
        }
        (Side::Faulty(fault), beside) => {
            let passing = fault.passing.then(|| Problem {
                path: fault.path.clone(),
                what: format!("{}; what was written for it while the journal was locked waits", fault.what),
            });
            let problem = fault.problem(&format!(
                "new entries of the month go to {aside}; inward doctor says what can be done"
            ));
            let beside = if let Side::Whole(document) = beside { Some(document) } else { None };
            (beside, Some(problem), Target::Aside { passing })
        }
    };
    let document = document.unwrap_or_else(|| Arc::new(Document::new(month)));
    // The month as a newer version keeps it is not known here, and nothing is to be written next to it twice.
    let (document, recalled) =
        if is_newer { (document, Recalled::default()) } else { memory.recall(dirs, document) };
    let reading = Reading { document, recalled, problem, stamp };
    Ok(Loaded { reading, target, memory: memory.clone() })
}

fn merged(own: Arc<Document>, beside: Arc<Document>) -> Document {
    Arc::unwrap_or_clone(own).merge(Arc::unwrap_or_clone(beside))
}

fn side(dirs: &Dirs, path: &Path, month: Month, copies: Copies, memory: &Memory) -> Side {
    let fault = |what: String, link| Side::Faulty(Fault { link, ..Fault::new(path, what) });
    let passing = |what: String| Side::Faulty(Fault { passing: true, ..Fault::new(path, what) });
    let bytes = match dirs.read(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return missing_unless_sealed(dirs, path),
        // The system failed to say so at first: a file that is not there cannot be unreadable.
        Err(_) if is_missing(path) => return Side::Missing,
        Err(StoreError::Link(_)) => {
            return fault("it is a symbolic link, which is never followed".to_owned(), true);
        }
        Err(StoreError::NotAFile(_)) => return fault("it is not a plain file".to_owned(), false),
        Err(StoreError::TooLarge(_)) => return fault("it is larger than 64 MiB".to_owned(), false),
        Err(StoreError::OtherKey(_)) => return of_other_key(dirs, path),
        Err(StoreError::BrokenSeal(_)) => return broken(dirs, path, month, copies),
        Err(StoreError::TooCostly(_)) => {
            return fault("it asks for more work to open it than any month needs".to_owned(), false);
        }
        Err(error) if error.is(ErrorKind::PermissionDenied) => {
            return passing("permission to read it is denied".to_owned());
        }
        Err(error) => return passing(format!("it could not be read ({})", cause(&error))),
    };
    if let Some(document) = memory.document(path, &bytes) {
        return Side::Whole(document);
    }
    let what = match std::str::from_utf8(&bytes) {
        Ok(text) => match Document::parse(text, month) {
            Ok(document) => {
                let document = Arc::new(document);
                memory.read(path, bytes, &document);
                return Side::Whole(document);
            }
            // It is not damaged: a copy would only be one more file that nobody can read yet.
            Err(error @ DocumentError::Newer(_)) => {
                let what = format!("{error}: update inward");
                return Side::Faulty(Fault { newer: true, ..Fault::new(path, what) });
            }
            Err(error) => error.to_string(),
        },
        Err(error) => format!("not UTF-8 text from byte {} on", error.valid_up_to() + 1),
    };
    // A copy that cannot be made must not keep the rest of the journal from being read.
    let copy = if copies == Copies::Kept { quarantine::copy(dirs, path, &bytes).ok() } else { None };
    let way_back = Some(backup::way_back(dirs, month));
    Side::Faulty(Fault { copy, way_back, ..Fault::new(path, what) })
}

/// A month that is missing may be there sealed, by another device, while this journal is not.
fn missing_unless_sealed(dirs: &Dirs, path: &Path) -> Side {
    let mut sealed = path.as_os_str().to_owned();
    sealed.push(SEALED);
    let sealed = PathBuf::from(sealed);
    if dirs.is_sealed() || is_missing(&sealed) { Side::Missing } else { of_other_key(dirs, &sealed) }
}

/// What another device sealed is left alone, as what a newer version wrote.
fn of_other_key(dirs: &Dirs, path: &Path) -> Side {
    // Other keys in the place of those that are here would shut this journal itself.
    let what = if dirs.is_sealed() {
        "it is sealed with a key that is not here: another device may have sealed it; inward doctor says what can be done"
    } else {
        "it is sealed with a key that is not here: copy the folder keys/ from the device that sealed it"
    };
    Side::Faulty(Fault { newer: true, ..Fault::new(path, what.to_owned()) })
}

/// A sealed document that is not whole: a copy is kept of it as it is.
fn broken(dirs: &Dirs, path: &Path, month: Month, copies: Copies) -> Side {
    let keep = || quarantine::copy_sealed(dirs, path).ok();
    let copy = if copies == Copies::Kept { keep() } else { None };
    let what = "it is sealed and damaged, so it cannot be opened".to_owned();
    let way_back = Some(backup::way_back(dirs, month));
    Side::Faulty(Fault { copy, way_back, ..Fault::new(path, what) })
}

fn is_missing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Returns the system's own words, without the path that the line already names.
pub(super) fn cause(error: &StoreError) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}

impl Fault {
    fn new(path: &Path, what: String) -> Self {
        Self {
            path: path.to_owned(),
            what,
            link: false,
            newer: false,
            passing: false,
            copy: None,
            way_back: None,
        }
    }

    fn problem(self, consequence: &str) -> Problem {
        let copy = match self.copy.as_deref().and_then(Path::file_name) {
            Some(name) => format!(" (copied to quarantine/{})", name.display()),
            None => String::new(),
        };
        let what = if self.link {
            format!("{}: replace it with what it points to; {consequence}", self.what)
        } else {
            let way_back = self.way_back.map(|way| format!("; {way}")).unwrap_or_default();
            format!("{}; it is left unchanged{copy}; {consequence}{way_back}", self.what)
        };
        Problem { path: self.path, what }
    }
}

impl Loaded {
    /// Takes the document out, to change it; only its month is left behind.
    pub(super) fn take_document(&mut self) -> Document {
        let month = self.reading.document.month();
        Arc::unwrap_or_clone(std::mem::replace(&mut self.reading.document, Arc::new(Document::new(month))))
    }

    /// Writes the month as it was read: settled, and with the content of the document next to it.
    pub(super) fn write_as_read(mut self, dirs: &Dirs) -> Result<(), StoreError> {
        let document = self.take_document();
        self.write(dirs, document).map(drop)
    }

    /// Whether the document next to the month's own can be taken into it.
    pub(super) fn can_fold(&self) -> bool {
        matches!(self.target, Target::Month { fold: true })
    }

    /// Whether anything can be written.
    pub(super) fn refuse_if_read_only(&self) -> Result<(), StoreError> {
        match &self.target {
            Target::Nowhere(problem) => Err(StoreError::Month(problem.clone())),
            _ => Ok(()),
        }
    }

    /// Whether the month's own document could only not be read at this moment: whatever can wait does so.
    pub(super) fn refuse_if_unread(&self) -> Result<(), StoreError> {
        match &self.target {
            Target::Aside { passing: Some(problem) } => Err(StoreError::Month(problem.clone())),
            _ => Ok(()),
        }
    }

    /// Writes the new state of the month; the lock for writing must have been held since it was loaded.
    pub(super) fn write(self, dirs: &Dirs, document: Document) -> Result<Reading, StoreError> {
        self.refuse_if_read_only()?;
        let month = document.month();
        dirs.make(&dirs.journal())?;
        let path = if let Target::Aside { .. } = self.target { dirs.aside(month) } else { dirs.month(month) };
        let text = document.to_text();
        dirs.replace(&path, text.as_bytes())?;
        let document = Arc::new(document);
        if self.can_fold() {
            // All that it holds is durable in the month now; if it stays, it is merged again and changes nothing.
            let _ = fs::remove_file(dirs.aside(month));
        }
        let stamp = Stamp::of(dirs, month);
        self.memory.written(&path, text.into_bytes(), &document);
        let Reading { recalled, problem, .. } = self.reading;
        Ok(Reading { document, recalled, problem, stamp })
    }
}
