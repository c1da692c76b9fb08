//! Remembers what this process has read and written of the months, so that no file from outside takes it away unnoticed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::journal::{Document, Month, Recalled};
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;
use crate::store::month_cache::Recent;

/// What is remembered; cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    pub(super) recent: Recent,
    /// The months; `None` for whoever reads and goes.
    months: Option<Arc<Mutex<Months>>>,
}

#[derive(Debug, Default)]
struct Months {
    known: BTreeMap<Month, Arc<Document>>,
    /// How the record of the last restore looked when they were read.
    restored: Option<Look>,
}

impl Memory {
    /// A memory that keeps what it is shown; the default one keeps no month.
    pub(super) fn keeping() -> Self {
        Self { months: Some(Arc::default()), ..Self::default() }
    }

    /// Remembers a month as it was written.
    pub(super) fn written(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>) {
        self.recent.written(path, bytes, document);
        if let Some(mut months) = self.months() {
            months.known.insert(document.month(), Arc::clone(document));
        }
    }

    /// This memory when it knows the month, else one that keeps nothing.
    pub(super) fn of_known(&self, month: Month) -> Self {
        let is_known = self.months().is_some_and(|months| months.known.contains_key(&month));
        if is_known { self.clone() } else { Self::default() }
    }

    /// A month as its files hold it, with what was read of it before. All that was read is forgotten when a backup was
    /// restored since: what is gone then shall be.
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
