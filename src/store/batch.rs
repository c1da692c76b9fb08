//! Saves several versions that belong together: all of them or, if a failure shows beforehand, none.

use std::sync::Arc;

use super::months::{Loaded, Reading};
use super::{Store, StoreError, lock, not_hidden};
use crate::journal::{EntryId, Month, Revision};

/// Versions that were to be saved together and are not all on disk.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct NotAllSaved {
    /// The months that were written before, as they are now.
    pub saved: Vec<Reading>,
    /// The entries whose versions are not certain to be on disk, in the order in which they were given.
    pub entries: Vec<EntryId>,
    /// Why.
    pub error: StoreError,
}

impl Store {
    /// Saves versions that belong together, each laid over the stored state of its entry: those of one month in one
    /// write, the months in the order in which they are first named. No month is written unless all can be.
    ///
    /// # Errors
    /// [`NotAllSaved`] as soon as a month cannot be written; the months before it stay written, those after it are left.
    pub fn save_all(&self, revisions: Vec<Revision>) -> Result<Vec<Reading>, NotAllSaved> {
        let ids: Vec<EntryId> = revisions.iter().map(Revision::id).collect();
        let none = |error| NotAllSaved { saved: Vec::new(), entries: ids.clone(), error };
        let _writing = self.writing(lock::PATIENCE).map_err(none)?;
        let mut batches: Vec<(Loaded, Vec<Revision>)> = Vec::new();
        for revision in revisions {
            let month = revision.month();
            match batches.iter_mut().find(|(_, of_month)| of_month.iter().any(|it| it.month() == month)) {
                Some((_, of_month)) => of_month.push(revision),
                None => batches.push((self.loadable(month).map_err(none)?, vec![revision])),
            }
        }
        // Words come before backups: a failed backup is no reason to refuse them.
        if let Some(first) = batches.iter().find_map(|(_, revisions)| revisions.first()) {
            let _ = self.back_up_daily(first.made.made_at());
        }
        let mut saved = Vec::new();
        let mut left = batches.into_iter();
        while let Some((loaded, revisions)) = left.next() {
            let of_month: Vec<EntryId> = revisions.iter().map(Revision::id).collect();
            match self.write_revisions(loaded, revisions) {
                Ok(reading) => saved.push(reading),
                Err(error) => {
                    let after = left.flat_map(|(_, revisions)| revisions).map(|revision| revision.id());
                    return Err(NotAllSaved {
                        saved,
                        entries: of_month.into_iter().chain(after).collect(),
                        error,
                    });
                }
            }
        }
        Ok(saved)
    }

    fn loadable(&self, month: Month) -> Result<Loaded, StoreError> {
        let loaded = self.loaded(month)?;
        loaded.refuse_if_read_only()?;
        Ok(loaded)
    }

    fn write_revisions(&self, mut loaded: Loaded, revisions: Vec<Revision>) -> Result<Reading, StoreError> {
        let mut document = loaded.take_document();
        // Anything that was read before and that the files lack is written too.
        let mut is_changed = !loaded.reading.recalled.is_empty();
        for revision in revisions {
            let stored = document.entry(revision.id());
            if let Some(version) = revision.onto(stored) {
                let version = not_hidden(version, &document);
                document = document.with(version);
                is_changed = true;
            }
        }
        if is_changed {
            return loaded.write(self.dirs(), document);
        }
        loaded.reading.document = Arc::new(document);
        Ok(loaded.reading)
    }
}
