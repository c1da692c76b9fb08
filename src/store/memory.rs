//! The memory of everything this process has read and written of the months, so that no outside file takes it away
//! unnoticed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::journal::{Document, Month, Recalled};
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;

/// A longer file is parsed again every time: to hold it as well would cost more memory than it is worth.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The memory of what was read; cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// The month that is likely to be changed next, as it was last read or written: while its file holds the same bytes, it
    /// need not be understood anew for every save.
    recent: Arc<Mutex<Option<Recent>>>,
    /// The months; `None` for whoever reads and goes.
    months: Option<Arc<Mutex<Months>>>,
}

#[derive(Debug)]
struct Recent {
    path: PathBuf,
    bytes: Vec<u8>,
    document: Arc<Document>,
}

#[derive(Debug, Default)]
struct Months {
    known: BTreeMap<Month, Arc<Document>>,
    /// The look of the last restore's record when they were read.
    restored: Option<Look>,
}

impl Memory {
    /// Makes a memory that keeps the months it is shown; the default one keeps none.
    pub(super) fn keeping() -> Self {
        Self { months: Some(Arc::default()), ..Self::default() }
    }

    /// Forgets everything.
    pub(super) fn forget(&self) {
        if let Ok(mut recent) = self.recent.lock() {
            *recent = None;
        }
        if let Some(mut months) = self.months() {
            *months = Months::default();
        }
    }

    /// The document of a file with these bytes, if it is known.
    pub(super) fn document(&self, path: &Path, bytes: &[u8]) -> Option<Arc<Document>> {
        let known = self.recent.lock().ok()?;
        let known = known.as_ref().filter(|known| known.path == path && known.bytes == bytes)?;
        Some(Arc::clone(&known.document))
    }

    /// Remembers a month that was read, unless it is earlier than the known one: a long journal is read newest first.
    pub(super) fn read(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>) {
        if bytes.len() <= MOST_BYTES
            && let Ok(mut known) = self.recent.lock()
            && known.as_ref().is_none_or(|known| known.document.month() <= document.month())
        {
            *known = Some(Recent { path: path.to_owned(), bytes, document: Arc::clone(document) });
        }
    }

    /// Remembers a month that was written.
    pub(super) fn written(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>) {
        if let Ok(mut known) = self.recent.lock() {
            let is_held = bytes.len() <= MOST_BYTES;
            *known = is_held.then(|| Recent { path: path.to_owned(), bytes, document: Arc::clone(document) });
        }
        if let Some(mut months) = self.months() {
            months.known.insert(document.month(), Arc::clone(document));
        }
    }

    /// This memory when it knows the month, else one that keeps nothing.
    pub(super) fn of_known(&self, month: Month) -> Self {
        let is_known = self.months().is_some_and(|months| months.known.contains_key(&month));
        if is_known { self.clone() } else { Self::default() }
    }

    /// Returns a month as its files hold it, together with what was read of it before. All of that is forgotten when a
    /// backup has been restored since: then things are meant to be gone.
    pub(super) fn recall(&self, dirs: &Dirs, document: Arc<Document>) -> (Arc<Document>, Recalled) {
        let Some(mut months) = self.months() else { return (document, Recalled::default()) };
        let restored = Look::at(&dirs.restored());
        if months.restored != restored {
            months.known.clear();
            months.restored = restored;
        }
        let month = document.month();
        let (document, recalled) = match months.known.get(&month) {
            Some(before) if !Arc::ptr_eq(before, &document) => {
                let (merged, recalled) = Document::clone(&document).recalling(before);
                (if recalled.is_empty() { document } else { Arc::new(merged) }, recalled)
            }
            _ => (document, Recalled::default()),
        };
        months.known.insert(month, Arc::clone(&document));
        (document, recalled)
    }

    fn months(&self) -> Option<MutexGuard<'_, Months>> {
        self.months.as_ref()?.lock().ok()
    }
}
