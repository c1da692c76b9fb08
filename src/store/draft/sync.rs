//! Whether the lines of a draft would survive a power cut.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::store::error::StoreError;
use crate::store::files::dirs;
use crate::system::confirm;

/// The facts about how safe a draft is.
#[derive(Debug, Default)]
pub(super) struct Safety {
    /// Whether its name is in its directory for good.
    pub(super) named: AtomicBool,
    /// Whether the disk ever failed to confirm a line. No later sync brings back a line that it dropped then.
    pub(super) failed: AtomicBool,
}

/// A handle that has the disk confirm the lines of a draft, on whatever thread has the time.
#[derive(Debug)]
pub struct DraftSync {
    pub(super) path: PathBuf,
    pub(super) file: File,
    pub(super) safety: Arc<Safety>,
}

impl DraftSync {
    /// Whether both are of one draft, so that one confirmation serves for both.
    pub fn is_same_draft(&self, other: &Self) -> bool {
        self.path == other.path
    }

    /// Returns when all lines appended so far survive a power cut.
    ///
    /// # Errors
    /// [`StoreError::NotCertain`], then and for ever after, when the disk does not confirm it.
    pub fn sync(&self) -> Result<(), StoreError> {
        let failed = |source| StoreError::NotCertain { path: self.path.clone(), source };
        if self.safety.failed.load(Ordering::Relaxed) {
            return Err(failed(std::io::Error::other("an earlier sync failed")));
        }
        let mut synced = confirm::content(&self.file).map(drop);
        if synced.is_ok() && !self.safety.named.load(Ordering::Relaxed) {
            synced = dirs::sync(self.path.parent().unwrap_or(&self.path));
            self.safety.named.store(synced.is_ok(), Ordering::Relaxed);
        }
        self.safety.failed.store(synced.is_err(), Ordering::Relaxed);
        synced.map_err(failed)
    }
}
