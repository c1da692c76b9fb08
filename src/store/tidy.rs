//! Tidies up, once a start and while nobody else writes: removes old and stray files, and joins documents that belong
//! together.

use std::time::Duration;
use std::{fs, iter};

use super::backup::{self, Interrupted};
use super::error::StoreError;
use super::file_names;
use super::{Store, trash, unsaid};
use crate::journal::{Moment, Month};
use crate::store::files::{atomic, dirs};
use crate::store::sync_copies::MergedCopies;

/// The result of tidying up.
#[derive(Debug, Default)]
pub struct Tidied {
    /// The copies that were merged.
    pub copies: MergedCopies,
    /// The restore that was interrupted, if the last one was.
    pub interrupted: Option<Box<Interrupted>>,
    /// The reason why the backup of the day could not be made, or copies could not be merged.
    pub error: Option<StoreError>,
    /// The reason why something could not be removed or put together, which is tried again the next time.
    pub left: Option<StoreError>,
}

impl Store {
    /// Tidies up: makes the backup of the day, brings documents of older versions up to date, merges the copies that
    /// sync programs left, takes the documents next to the months into those that can be read again, and removes
    /// entries deleted more than thirty days ago, the remains of interrupted writes, and backups that are no longer
    /// needed. Does nothing while others write.
    ///
    /// A failure in one thing does not keep the rest from being done.
    pub fn tidy(&self, now: &Moment) -> Tidied {
        let mut tidied = Tidied::default();
        let writing = match self.writing(Duration::ZERO) {
            Ok(writing) => writing,
            Err(StoreError::Busy { .. }) => return tidied,
            Err(error) => return Tidied { error: Some(error), ..tidied },
        };
        // While the lock is held none is under way.
        tidied.interrupted = self.interrupted_restore().unwrap_or_default().map(Box::new);
        let backed_up = self.back_up_daily(now);
        // Only a new backup can make an old one needless; a long list of them is not read at every start.
        let thinned = if matches!(backed_up, Ok(true)) { backup::thin(self.dirs(), None) } else { Ok(()) };
        tidied.error = backed_up.err();
        if let Err(error) = self.migrate(now) {
            tidied.error = Some(error);
        }
        match self.merge_copies(now) {
            Ok(merged) => tidied.copies = merged,
            Err(error) => tidied.error = Some(error),
        }
        let stray = if writing.alone { self.remove_stray() } else { Ok(()) };
        let swept = trash::take_in_beside(self.dirs())
            .and(trash::sweep(self.dirs(), now))
            .and(unsaid::sweep(self.dirs(), now));
        tidied.left = self.fold_all().and(swept).and(stray).and(thinned).err();
        tidied
    }

    pub(super) fn fold_all(&self) -> Result<(), StoreError> {
        let mut result = Ok(());
        for name in dirs::names(&self.dirs().journal())? {
            if let Some((month, true)) = file_names::named_in(self.dirs(), &name) {
                result = result.and(self.fold(month));
            }
        }
        result
    }

    fn fold(&self, month: Month) -> Result<(), StoreError> {
        let loaded = self.loaded(month)?;
        if loaded.can_fold() { loaded.write_as_read(self.dirs()) } else { Ok(()) }
    }

    /// Removes the temporary files of writes that were cut off; while the lock is held, no other is under way.
    pub(super) fn remove_stray(&self) -> Result<(), StoreError> {
        let dirs = self.dirs();
        let mut result = Ok(());
        for dir in iter::once(dirs.root().to_owned()).chain(dirs.all()) {
            for name in dirs::names(&dir)?.into_iter().filter(|name| atomic::is_stray(name)) {
                let path = dir.join(name);
                if fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
                    let removed = dirs::remove(&path);
                    result = result.and(removed);
                }
            }
        }
        result
    }
}
