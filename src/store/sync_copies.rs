//! The copies of months that sync programs leave when two devices change one at the same time: they are found
//! by their content, merged into their month, and moved aside, never deleted.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::backup::{self, Reason};
use super::error::{Problem, StoreError};
use super::file_names;
use super::{Store, months};
use crate::journal::format::document::DocumentError;
use crate::journal::format::git_markers;
use crate::journal::{Document, Moment, Month};
use crate::store::files::content::is_sealed_name;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::fingerprint::Look;
use crate::store::files::{atomic, quarantine};

/// The copies that were merged into a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The month.
    pub month: Month,
    /// The names of the copies, which lie in quarantine now.
    pub copies: Vec<String>,
    /// The program that left them, where their names tell.
    pub program: Option<&'static str>,
}

/// The result of looking for copies.
#[derive(Clone, Debug, Default)]
pub struct MergedCopies {
    /// The months into which copies were merged.
    pub months: Vec<Merged>,
    /// Copies that cannot be read; they stay where they are.
    pub problems: Vec<Problem>,
}

/// A document that was read to be merged: a copy, or one in which git left both sides.
struct Copied {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
    look: Option<Look>,
    document: Document,
}

impl Store {
    /// Merges the copies that sync programs left next to the months, after a backup, and moves them to quarantine.
    ///
    /// # Errors
    /// The first [`StoreError`] that was met; copies that could not be merged or moved stay where they are.
    pub(crate) fn merge_copies(&self, now: &Moment) -> Result<MergedCopies, StoreError> {
        let mut merged = MergedCopies::default();
        let mut months: BTreeMap<Month, Vec<Copied>> = BTreeMap::new();
        for name in dirs::names(&self.dirs().journal())? {
            let Some(month) = file_names::beside(self.dirs(), &name) else { continue };
            match read(self.dirs(), name, month) {
                Ok(Some(copy)) => months.entry(month).or_default().push(copy),
                Ok(None) => {}
                Err(problem) => merged.problems.push(problem),
            }
        }
        let marked = marked(self.dirs())?;
        if months.is_empty() && marked.is_empty() {
            return Ok(merged);
        }
        self.back_up_before(now, Reason::Merge)?;
        // This comes first, so that copies of such a month find it readable.
        for document in marked {
            merged.months.push(document.merge(self.dirs())?);
        }
        for (month, copies) in months {
            if let Some(month) = self.merge_into(month, copies)? {
                merged.months.push(month);
            }
        }
        Ok(merged)
    }

    fn merge_into(&self, month: Month, copies: Vec<Copied>) -> Result<Option<Merged>, StoreError> {
        let loaded = self.loaded(month)?;
        if loaded.refuse_if_read_only().is_err() {
            return Ok(None);
        }
        let present = Document::clone(&loaded.reading.document);
        let text = present.to_text();
        let document = copies.iter().fold(present, |all, copy| all.merge(copy.document.clone()));
        if document.to_text() != text {
            loaded.write(self.dirs(), document)?;
        }
        let names: Vec<String> = copies.iter().map(|copy| copy.name.clone()).collect();
        for copy in copies {
            set_aside(self.dirs(), &copy)?;
        }
        atomic::confirm(&self.dirs().quarantine())?;
        atomic::confirm(&self.dirs().journal())?;
        let program = names.iter().find_map(|name| file_names::program(name));
        Ok(Some(Merged { month, copies: names, program }))
    }
}

impl Copied {
    /// Puts the two sides that git left in their place as one document, once it is durable in quarantine as it was.
    fn merge(self, dirs: &Dirs) -> Result<Merged, StoreError> {
        quarantine::keep(dirs, &self.path, &self.bytes)?;
        Look::refuse_if_changed(self.look, &self.path)?;
        atomic::replace(&self.path, self.document.to_text().as_bytes())?;
        Ok(Merged { month: self.document.month(), copies: vec![self.name], program: Some("git") })
    }
}

/// The documents in which git left its markers. Only those are read that changed since the newest backup.
fn marked(dirs: &Dirs) -> Result<Vec<Copied>, StoreError> {
    let mut marked = Vec::new();
    for name in backup::unfamiliar(dirs)? {
        let Some((month, _)) = file_names::named_in(dirs, &name).filter(|_| !dirs.is_sealed()) else {
            continue;
        };
        let path = dirs.journal().join(&name);
        let look = Look::at(&path);
        // A copy that cannot be read is named wherever the month is shown.
        let Ok(Some(bytes)) = dirs::read(&path) else { continue };
        if let Some(document) = std::str::from_utf8(&bytes).ok().and_then(|text| both_sides(text, month)) {
            marked.push(Copied { name, path, bytes, look, document });
        }
    }
    Ok(marked)
}

/// Returns the document that a copy holds, even as both sides of an unfinished merge.
pub(crate) fn understood(text: &str, month: Month) -> Result<Document, DocumentError> {
    Document::parse(text, month).or_else(|error| both_sides(text, month).ok_or(error))
}

/// Merges both sides of an unfinished merge; `None` when there are none or they are not whole: git merges by lines and
/// can mix entries, and a repair then takes the whole ones.
pub(crate) fn both_sides(text: &str, month: Month) -> Option<Document> {
    let sides = git_markers::sides(text)?;
    let documents: Option<Vec<Document>> = sides
        .iter()
        .map(|side| Document::parse(side, month).ok().filter(|it| it.kept().is_empty()))
        .collect();
    documents?.into_iter().reduce(Document::merge)
}

/// Reads a copy; `None` when it has gone meanwhile.
fn read(dirs: &Dirs, name: String, month: Month) -> Result<Option<Copied>, Problem> {
    let path = dirs.journal().join(&name);
    let look = Look::at(&path);
    let problem = |what: String| Problem {
        path: path.clone(),
        what: format!("{what}; it may be a copy of {month} and is left unchanged: fix it or move it away"),
    };
    let bytes = match dirs.read(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(None),
        Err(StoreError::OtherKey(_)) => return Err(problem("sealed with a key that is not here".to_owned())),
        Err(StoreError::BrokenSeal(_)) => return Err(problem("sealed and damaged".to_owned())),
        Err(error) => return Err(problem(months::cause(&error))),
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| problem("not UTF-8 text".to_owned()))?;
    let document = understood(text, month).map_err(|error| problem(error.to_string()))?;
    Ok(Some(Copied { name, path, bytes, look, document }))
}

/// Moves a copy that is merged to quarantine, unless it was changed since it was read: then it is read again later.
fn set_aside(dirs: &Dirs, copy: &Copied) -> Result<(), StoreError> {
    if Look::at(&copy.path) != copy.look {
        return Ok(());
    }
    dirs.make(&dirs.quarantine())?;
    if is_sealed_name(&copy.name) != dirs.is_sealed() {
        // What lies in clear beside sealed months must not stay so.
        quarantine::keep(dirs, &copy.path, &copy.bytes)?;
        return dirs::remove(&copy.path);
    }
    let place = quarantine::place_of(dirs, &copy.path, &copy.bytes)?;
    dirs::refuse_link(&place)?;
    dirs::rename(&copy.path, &place).map_err(|error| StoreError::io("moved", &copy.path, error))
}
