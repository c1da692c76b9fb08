//! The drafts in the trash.

use std::cmp::Reverse;

use super::{Discarded, is_name, is_needed, parse};
use crate::journal::Draft;
use crate::store::files::dirs;
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
}
