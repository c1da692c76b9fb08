//! The size, time and inode of a file, by which a change is noticed without reading it.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fmt, fs};

use crate::store::error::StoreError;
use crate::system::files;

/// Size, time and inode of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    size: u64,
    changed: Option<SystemTime>,
    inode: u64,
}

impl Look {
    /// Takes the fingerprint of whatever stands at a path, even a link; `None` when nothing can be seen there.
    pub(crate) fn at(path: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(path).ok()?;
        Some(Self { size: found.len(), changed: found.modified().ok(), inode: files::number(&found) })
    }

    /// Refuses a file that looks different from how it looked before it was read.
    pub(crate) fn refuse_if_changed(before: Option<Self>, path: &Path) -> Result<(), StoreError> {
        if Self::at(path) == before { Ok(()) } else { Err(StoreError::Changed(path.to_owned())) }
    }

    /// Whether the file was changed for the last time well before a second since 1970. What changed in that very
    /// second may have changed once more and look the same.
    pub(crate) fn is_older_than(&self, unix_seconds: i64) -> bool {
        let changed = self.changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        changed.is_some_and(|since| i64::try_from(since.as_secs()).is_ok_and(|at| at + 1 < unix_seconds))
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changed = self.changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        write!(f, "{}-{}-{}.{:09}", self.inode, self.size, changed.as_secs(), changed.subsec_nanos())
    }
}
