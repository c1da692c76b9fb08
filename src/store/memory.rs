//! Remembers what this process has read and written of the months, so that no file from outside takes it away unnoticed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use super::stamp::Stamp;
use crate::journal::{Document, Month, Recalled};
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;
use crate::store::month_cache::Recent;

/// What is remembered; cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    recent: Recent,
    /// The months; `None` for whoever reads and goes.
    months: Option<Arc<Mutex<Months>>>,
}

#[derive(Debug, Default)]
struct Months {
    known: BTreeMap<Month, Known>,
    /// How the record of the last restore looked when they were read.
    restored: Option<Look>,
}

#[derive(Debug)]
struct Known {
    document: Arc<Document>,
    /// How the month's files looked when they held all of it.
    held_at: Option<Stamp>,
}

impl Memory {
    /// A memory that keeps what it is shown; the default one keeps no month.
    pub(super) fn keeping() -> Self {
        Self { months: Some(Arc::default()), ..Self::default() }
    }

    /// The document of a file with these bytes, if it is known.
    pub(super) fn document(&self, path: &Path, bytes: &[u8]) -> Option<Arc<Document>> {
        self.recent.document(path, bytes)
    }

    /// Remembers what a file holds.
    pub(super) fn read(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>) {
        self.recent.read(path, bytes, document);
    }

    /// Remembers a month as it was written, and how its files look since.
    pub(super) fn written(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>, stamp: Stamp) {
        self.recent.written(path, bytes, document);
        if let Some(mut months) = self.months() {
            let known = Known { document: Arc::clone(document), held_at: Some(stamp) };
            months.known.insert(document.month(), known);
        }
    }

    /// Whether more was read of a month, whose files now look like this, than they may hold.
    pub(super) fn may_exceed(&self, month: Month, stamp: Stamp) -> bool {
        let held_at = |months: MutexGuard<'_, Months>| months.known.get(&month).map(|known| known.held_at);
        self.months().and_then(held_at).is_some_and(|held_at| held_at != Some(stamp))
    }

    /// A month as its files hold it, with what was read of it before. All that was read is forgotten when a backup was
    /// restored since: what is gone then shall be.
    pub(super) fn recall(
        &self,
        dirs: &Dirs,
        document: Arc<Document>,
        stamp: Stamp,
    ) -> (Arc<Document>, Recalled) {
        let Some(mut months) = self.months() else { return (document, Recalled::default()) };
        let restored = Look::at(&dirs.restored());
        if months.restored != restored {
            months.known.clear();
            months.restored = restored;
        }
        let month = document.month();
        let (document, recalled) = match months.known.get(&month) {
            Some(before) if !Arc::ptr_eq(&before.document, &document) => {
                let (merged, recalled) = Document::clone(&document).recalling(&before.document);
                (if recalled.is_empty() { document } else { Arc::new(merged) }, recalled)
            }
            _ => (document, Recalled::default()),
        };
        let held_at = recalled.is_empty().then_some(stamp);
        months.known.insert(month, Known { document: Arc::clone(&document), held_at });
        (document, recalled)
    }

    fn months(&self) -> Option<MutexGuard<'_, Months>> {
        self.months.as_ref()?.lock().ok()
    }
}
