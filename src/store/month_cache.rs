//! The month that is likely to be changed next, as it was last read or written: while its file holds the same bytes, it
//! need not be understood anew for every save.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::journal::Document;

/// A longer file is understood anew every time: to hold it besides would cost more memory than it is worth.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// What is remembered; cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent(Arc<Mutex<Option<Known>>>);

#[derive(Debug)]
struct Known {
    path: PathBuf,
    bytes: Vec<u8>,
    document: Arc<Document>,
}

impl Recent {
    /// The document of a file with these bytes, if it is known.
    pub(super) fn document(&self, path: &Path, bytes: &[u8]) -> Option<Arc<Document>> {
        let known = self.0.lock().ok()?;
        let known = known.as_ref().filter(|known| known.path == path && known.bytes == bytes)?;
        Some(Arc::clone(&known.document))
    }

    /// Remembers what was read, unless it is of an earlier month than what is known: a long journal is read newest first.
    pub(super) fn read(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>) {
        if bytes.len() <= MOST_BYTES
            && let Ok(mut known) = self.0.lock()
            && known.as_ref().is_none_or(|known| known.document.month() <= document.month())
        {
            *known = Some(Known { path: path.to_owned(), bytes, document: Arc::clone(document) });
        }
    }

    /// Remembers what was written.
    pub(super) fn written(&self, path: &Path, bytes: Vec<u8>, document: &Arc<Document>) {
        if let Ok(mut known) = self.0.lock() {
            let is_held = bytes.len() <= MOST_BYTES;
            *known = is_held.then(|| Known { path: path.to_owned(), bytes, document: Arc::clone(document) });
        }
    }
}
