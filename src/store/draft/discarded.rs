//! The drafts in the trash.

use std::cmp::Reverse;
use std::path::PathBuf;

use super::{Discarded, is_name, is_needed, parse, paths};
use crate::journal::Draft;
use crate::store::files::dirs;
use crate::store::lock::PATIENCE;
use crate::store::{Store, StoreError};

impl Store {
    /// The discarded drafts that the trash still holds, the one changed last first; those that hold nothing that is not
    /// saved, and those that cannot be read, are passed over.
    ///
    /// # Errors
    /// [`StoreError`] when the trash cannot be looked at.
    pub fn find_discarded(&self) -> Result<Vec<(Draft, Discarded)>, StoreError> {
        let dirs = self.dirs();
        dirs.refuse_if_locked()?;
        let trash = dirs.trash();
        let mut found = Vec::new();
        for name in dirs::names(&trash)?.into_iter().filter(|name| is_name(name)) {
            let path = trash.join(name);
            let Ok(Some(bytes)) = dirs.read(&path) else { continue };
            let Ok(draft) = parse(&bytes) else { continue };
            // While its month cannot be looked at, it may be needed.
            if is_needed(dirs, &draft).unwrap_or(true) {
                found.push((draft, Discarded { path }));
            }
        }
        found.sort_by_key(|(draft, _)| Reverse(draft.changed_at.instant()));
        Ok(found)
    }

    /// Takes a discarded draft back and leaves it for later; `false` when another of the same entry is unfinished, be it in
    /// another window.
    ///
    /// # Errors
    /// Those of [`Store::undo_discard`], and when drafts cannot be listed.
    pub fn take_back(&self, draft: &Draft, discarded: &Discarded) -> Result<bool, StoreError> {
        // Those that hold nothing new go first.
        self.find_drafts()?;
        let _writing = self.shared.lock.take(PATIENCE)?;
        let dirs = self.dirs();
        let is_of_it = |path: &PathBuf| {
            let bytes = dirs.read(path).ok().flatten();
            bytes.and_then(|bytes| parse(&bytes).ok()).is_some_and(|other| other.head.id == draft.head.id)
        };
        if paths(dirs)?.iter().any(is_of_it) {
            return Ok(false);
        }
        self.undo_discard(discarded)?.resume().set_aside();
        Ok(true)
    }
}
