//! The file `unsaid.json`: saves that could not be reported, so that the same words again do not double them.

use super::error::StoreError;
use super::{Store, lock};
use crate::journal::format::unsaid::{FORMAT, Unsaid, VERSION};
use crate::journal::{Day, EntryId, Moment, Month};
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::{newer, quarantine};

impl Store {
    /// Reads the saves that could not be reported; none when the file cannot be understood.
    ///
    /// # Errors
    /// [`StoreError`] when it is there and the system does not give it.
    pub fn unsaid(&self) -> Result<Unsaid, StoreError> {
        match read(self.dirs()) {
            Ok((unsaid, _)) => Ok(unsaid.unwrap_or_default()),
            Err(StoreError::Link(_) | StoreError::NotAFile(_) | StoreError::TooLarge(_)) => {
                Ok(Unsaid::default())
            }
            Err(error) => Err(error),
        }
    }

    /// Remembers, durably, that these words were saved in an entry and that it could not be said.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be remembered.
    pub fn remember_unsaid(
        &self,
        id: EntryId,
        day: Day,
        words: &str,
        now: &Moment,
    ) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        change(self.dirs(), |unsaid| unsaid.with(id, day, words, now))
    }

    /// Forgets a save, as it has been reported since. If it stays, it is soon too old.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be forgotten.
    pub fn forget_unsaid(&self, id: EntryId, words: &str, now: &Moment) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        change(self.dirs(), |unsaid| unsaid.without(id, words, now))
    }

    /// Writes a month again as it stands, so that the disk confirms what it may not have confirmed before.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::save`]; the content of the month stays.
    pub fn confirm(&self, month: Month) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        self.loaded(month)?.write_as_read(self.dirs())
    }
}

/// Reads the remembered saves, and the bytes of the file; `None` when they cannot be understood.
fn read(dirs: &Dirs) -> Result<(Option<Unsaid>, Option<Vec<u8>>), StoreError> {
    let Some(bytes) = dirs.read(&dirs.unsaid())? else { return Ok((Some(Unsaid::default()), None)) };
    let unsaid = std::str::from_utf8(&bytes).ok().and_then(|text| Unsaid::parse(text).ok());
    Ok((unsaid, Some(bytes)))
}

fn change(dirs: &Dirs, change: impl FnOnce(Unsaid) -> Unsaid) -> Result<(), StoreError> {
    let path = dirs.unsaid();
    let (unsaid, bytes) = read(dirs)?;
    match (&unsaid, bytes) {
        (None, Some(bytes)) if newer::says_so(&bytes, FORMAT, VERSION) => {
            return Err(StoreError::Newer(path));
        }
        (None, Some(bytes)) => drop(quarantine::keep(dirs, &path, &bytes)?),
        _ => {}
    }
    let before = unsaid.unwrap_or_default();
    let after = change(before.clone());
    if after.is_empty() {
        return dirs::remove_if_there(&path);
    }
    if after == before { Ok(()) } else { dirs.replace(&path, after.to_text().as_bytes()) }
}

/// Removes saves that are too old to matter; the lock for writing must be held.
pub(super) fn sweep(dirs: &Dirs, now: &Moment) -> Result<(), StoreError> {
    match read(dirs) {
        Ok((Some(unsaid), Some(_))) if unsaid.clone().recent(now).is_empty() => {
            dirs::remove_if_there(&dirs.unsaid())
        }
        _ => Ok(()),
    }
}
