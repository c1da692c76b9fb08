//! Merges one file when somebody has git merge by hand: by entries, and never with markers.

use std::path::Path;

use super::joining;
use super::names;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::files::content::is_sealed_name;
use crate::store::files::{atomic, dirs};

impl Store {
    /// Merges a file of the journal for git, which takes the result from the file `ours`: the entries of both, or ours alone, with
    /// theirs beside it in the data directory. `path` is where the file belongs. Returns whether it could be done.
    ///
    /// # Errors
    /// [`StoreError`] when something cannot be read or written; git then calls the file unmerged and keeps both.
    pub fn merge_for_git(&self, ours: &Path, theirs: &Path, path: &str) -> Result<bool, StoreError> {
        let Some((place, name)) = names::of(path).filter(|(place, _)| *place != names::Place::Keys) else {
            return Ok(false);
        };
        let read = |path: &Path| dirs::read(path).map(Option::unwrap_or_default);
        let (here, there) = (read(ours)?, read(theirs)?);
        if here == there {
            return Ok(true);
        }
        let joined = if is_sealed_name(name) { None } else { joining::joined(place, name, &here, &there) };
        if let Some(text) = joined {
            atomic::replace(ours, &text)?;
            return Ok(true);
        }
        let dir = self.root().join(place.name());
        for number in 1.. {
            let beside = dir.join(names::beside(name, number));
            match dirs::read(&beside)? {
                Some(bytes) if bytes == there => break,
                Some(_) => {}
                None => {
                    atomic::put_new(&beside, &there)?;
                    break;
                }
            }
        }
        Ok(true)
    }
}
