//! Chooses among the versions of an entry that were made at the same time: the kept one replaces all the others.

use std::collections::BTreeSet;

use super::backup::Reason;
use super::error::StoreError;
use super::months::Reading;
use super::{Store, lock};
use crate::journal::{Digest, Document, Entry, EntryId, Moment, Month};

impl Store {
    /// Keeps one of the versions of an entry; it replaces all the others, so that they leave the month.
    ///
    /// `seen` are the digests of the versions that the person chose among: when there is another one now, or one of
    /// them is gone, nothing is chosen, as nobody has seen what would give way.
    ///
    /// # Errors
    /// [`StoreError::OtherVersions`] when the versions are no longer those, [`StoreError::NoSuchEntry`] when the month
    /// does not hold the entry, else as from [`Store::save`].
    pub fn choose(
        &self,
        id: EntryId,
        month: Month,
        kept: Digest,
        seen: &[Digest],
        now: &Moment,
    ) -> Result<Reading, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let loaded = self.loaded(month)?;
        let document = loaded.reading.document.clone();
        let present: Vec<&Entry> = document.versions(id).collect();
        if present.is_empty() {
            return Err(loaded.reading.lacks(id));
        }
        let digests: BTreeSet<Digest> = present.iter().map(|version| version.digest()).collect();
        let kept = present.iter().find(|version| version.digest() == kept);
        let Some(kept) = kept.filter(|_| digests == seen.iter().copied().collect()) else {
            return Err(StoreError::OtherVersions { id, month });
        };
        let chosen = kept.chosen(present.iter().copied(), now.clone());
        loaded.refuse_if_read_only()?;
        // The versions that give way leave the month for good and stay in this backup.
        self.back_up_before(now, Reason::Choice)?;
        loaded.write(self.dirs(), Document::clone(&document).with(chosen))
    }
}
