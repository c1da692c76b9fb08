//! The store: everything that can lose data. It keeps the journal in a data directory that a person can read,
//! copy and sync, and says that something is saved only when it would survive a power cut.
//!
//! Only the handling of files belongs here: the meaning of entries and the merging of versions are the journal's
//! affair, and the words on screen that of the layers above.

mod backup;
mod batch;
mod choice;
mod convert;
mod copy_out;
mod doctor;
mod draft;
mod due;
mod erase;
mod error;
mod file_names;
mod files;
mod foreign;
mod git;
mod held;
mod importing;
mod inbox;
mod key_files;
mod keys;
mod lent;
mod lock;
mod memory;
mod migrate;
mod months;
mod moving;
pub(crate) mod outside;
mod repair;
mod seal;
mod seal_change;
mod sealing;
mod state;
mod sync_copies;
mod tidy;
mod trash;
mod unsaid;

use std::cmp::Reverse;
use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use self::backup::Reason;
pub use self::backup::{Backup, BackupName, Backups, EntryChange, Interrupted, MonthChange, Restored};
pub use self::batch::NotAllSaved;
pub use self::doctor::{Checked, Finding, Kind, Note, Report};
pub use self::draft::{Discarded, DraftFile, DraftSync, FoundDraft};
pub use self::erase::{ErasePlan, Erased, EverythingPlan, Goes, ToErase, Traced, Unsure};
pub use self::error::{Problem, StoreError};
use self::files::dirs::Dirs;
pub use self::foreign::{Foreign, ForeignFile};
pub use self::git::{SyncFault, SyncStatus, Synced};
pub use self::held::{Held, Seal};
pub use self::importing::{Receipts, Undone};
pub use self::lent::LentText;
pub use self::lock::{Holder, Window, WindowLock};
use self::lock::{WriteLock, Writing};
use self::memory::Memory;
use self::months::{Copies, Loaded};
pub use self::months::{Reading, Stamp};
pub use self::moving::Moved;
pub use self::repair::{Mended, Receipt, Salvaged};
pub use self::seal::{Passphrase, Weakness, drawn_words};
pub use self::seal_change::{NewKeys, Recovery};
pub use self::sealing::{Sealing, Unlocked};
pub use self::sync_copies::{Merged, MergedCopies};
pub use self::tidy::Tidied;
pub use self::trash::Deleted;
use self::trash::Trashed;
pub use crate::journal::State;
use crate::journal::{Document, Entry, EntryId, Moment, Month};

/// The journal on disk; cheap to clone, and usable from every thread.
#[derive(Clone, Debug)]
pub struct Store {
    shared: Arc<Shared>,
}

/// Returns the version to save: words that were deleted and are saved again, within a second of their first save, count
/// as new.
fn not_hidden(version: Entry, document: &Document) -> Entry {
    match document.tombstone(version.id) {
        Some(tombstone) if tombstone.replaces.contains(&version.digest()) => version.restored(tombstone),
        _ => version,
    }
}

#[derive(Debug)]
struct Shared {
    dirs: Dirs,
    lock: WriteLock,
    /// Whether reading may copy files that it cannot read.
    copies: Copies,
    /// The memory of what was read and written here.
    memory: Memory,
    /// The last day on which the backup of the day was seen to, so that it need not be looked for at every write.
    backed_up: Mutex<Option<String>>,
}

impl Shared {
    fn backed_up_on(&self, day: &str) -> bool {
        self.backed_up.lock().is_ok_and(|last| last.as_deref() == Some(day))
    }

    fn has_backed_up_on(&self, day: String) {
        if let Ok(mut last) = self.backed_up.lock() {
            *last = Some(day);
        }
    }
}

impl Store {
    /// The store in a data directory, which is made with its parents when it is missing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be made or something else stands in its place.
    pub fn create(dir: &Path) -> Result<Self, StoreError> {
        let dirs = Dirs::create(dir)?;
        dirs.make(&dirs.journal())?;
        Ok(Self::new(dirs, Copies::Kept, Memory::keeping()))
    }

    /// Opens the store in a data directory as it is: nothing is made, and a missing directory reads as an empty
    /// journal.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be reached or is no directory.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        Ok(Self::new(Dirs::open(dir)?, Copies::NotMade, Memory::default()))
    }

    fn new(dirs: Dirs, copies: Copies, memory: Memory) -> Self {
        let lock = WriteLock::new(dirs.write_lock_or_folder());
        sealing::find(&dirs);
        Self { shared: Arc::new(Shared { dirs, lock, copies, memory, backed_up: Mutex::default() }) }
    }

    fn dirs(&self) -> &Dirs {
        &self.shared.dirs
    }

    /// Takes the right to write.
    fn writing(&self, patience: Duration) -> Result<Writing<'_>, StoreError> {
        self.dirs().refuse_if_gone()?;
        self.dirs().refuse_if_locked()?;
        let writing = self.shared.lock.take(patience)?;
        self.dirs().refuse_if_resealed()?;
        Ok(writing)
    }

    /// The data directory, as an absolute path without links.
    pub fn root(&self) -> &Path {
        self.dirs().root()
    }

    /// Whether there is a document of any month.
    ///
    /// # Errors
    /// [`StoreError`] when the directory cannot be listed.
    pub fn has_entries(&self) -> Result<bool, StoreError> {
        Ok(!self.months()?.is_empty())
    }

    /// Whether anything lies there that a person wrote: a month, a draft, or a journal that is sealed. What cannot be listed may
    /// hold something.
    pub fn holds_words(&self) -> bool {
        self.sealing() != Sealing::Plain
            || self.has_entries().unwrap_or(true)
            || self.has_drafts().unwrap_or(true)
    }

    /// The months that have a document, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the directory cannot be listed.
    pub fn months(&self) -> Result<Vec<Month>, StoreError> {
        months::list(self.dirs())
    }

    /// Reads a month; a missing one is empty, and one that cannot be read whole comes with its problem.
    ///
    /// # Errors
    /// [`StoreError`] when the directory of the months itself cannot be used.
    pub fn read(&self, month: Month) -> Result<Reading, StoreError> {
        Ok(months::load(self.dirs(), month, self.shared.copies, &self.shared.memory)?.reading)
    }

    /// Reads a month as [`Store::read`] does without remembering it, for whoever goes through all months.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::read`].
    pub fn read_in_passing(&self, month: Month) -> Result<Reading, StoreError> {
        let memory = self.shared.memory.of_known(month);
        Ok(months::load(self.dirs(), month, self.shared.copies, &memory)?.reading)
    }

    /// Returns the look of a month's files from outside; a stamp other than that of a [`Reading`] means another
    /// content.
    pub fn stamp(&self, month: Month) -> Stamp {
        Stamp::of(self.dirs(), month)
    }

    /// The stamps of all months that have a document.
    ///
    /// # Errors
    /// [`StoreError`] when the directory cannot be listed.
    pub fn stamps(&self) -> Result<BTreeMap<Month, Stamp>, StoreError> {
        months::stamps(self.dirs())
    }

    /// Saves a version of an entry and returns the month as it now is on disk, with everything that others wrote there.
    ///
    /// # Errors
    /// [`StoreError`]; only after [`StoreError::NotCertain`] is the version in the month nevertheless.
    pub fn save(&self, version: Entry) -> Result<Reading, StoreError> {
        let month = Month::of(version.day);
        match self.edit(month, |_| Ok::<_, Infallible>(Some(version)))? {
            Ok(reading) => Ok(reading),
            Err(never) => match never {},
        }
    }

    /// Saves the version that `change` makes from the month as it is on disk now, which nobody else can change
    /// meanwhile; nothing is written when it makes none. `change` must not use the store itself.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::save`]; within, the reason with which `change` refuses.
    pub fn edit<E>(
        &self,
        month: Month,
        change: impl FnOnce(&Document) -> Result<Option<Entry>, E>,
    ) -> Result<Result<Reading, E>, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let mut loaded = self.loaded(month)?;
        let version = match change(&loaded.reading.document) {
            Ok(Some(version)) => version,
            Ok(None) => return Ok(Ok(loaded.reading)),
            Err(refusal) => return Ok(Err(refusal)),
        };
        if Month::of(version.day) != month {
            return Err(StoreError::OtherMonth { id: version.id, month });
        }
        let version = not_hidden(version, &loaded.reading.document);
        // Words come before backups: a failed backup is no reason to refuse them.
        let _ = self.back_up_daily(version.made_at());
        let document = loaded.take_document().with(version);
        loaded.write(self.dirs(), document).map(Ok)
    }

    /// Writes back to a month what was read of its files here before and they now lack; nothing when they lack nothing.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::save`], and when the state before cannot be backed up.
    pub fn put_back(&self, month: Month, now: &Moment) -> Result<Reading, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let mut loaded = self.loaded(month)?;
        if loaded.reading.recalled.is_empty() {
            return Ok(loaded.reading);
        }
        loaded.refuse_if_read_only()?;
        self.back_up_before(now, Reason::PutBack)?;
        let document = loaded.take_document();
        loaded.write(self.dirs(), document)
    }

    /// Writes the document of a month that has none, without having the disk confirm it: for sample data, which can
    /// be made again, and may run to a century.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written or something stands in its place.
    pub fn write_sample(&self, document: &Document) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let path = self.dirs().month(document.month());
        let written = |error| StoreError::io("written", &path, error);
        let text = document.to_text();
        let bytes = self.dirs().to_disk(&path, text.as_bytes())?;
        files::dirs::make_new(&path)?.write_all(&bytes).map_err(written)
    }

    fn loaded(&self, month: Month) -> Result<Loaded, StoreError> {
        months::load(self.dirs(), month, Copies::Kept, &self.shared.memory)
    }

    /// Deletes an entry in all its versions; they stay in the trash for thirty days.
    ///
    /// # Errors
    /// [`StoreError::NoSuchEntry`] when the month does not hold it, otherwise as from [`Store::save`].
    pub fn delete(&self, id: EntryId, month: Month, now: &Moment) -> Result<Reading, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let mut loaded = self.loaded(month)?;
        let Some(trashed) = Trashed::of(&loaded.reading.document, id, now) else {
            return Err(loaded.reading.lacks(id));
        };
        loaded.refuse_if_read_only()?;
        let _ = self.back_up_daily(now);
        trashed.keep(self.dirs())?;
        let document = loaded.take_document().without(id, now.clone());
        loaded.write(self.dirs(), document)
    }

    /// Brings a deleted entry back, as a new version of the one that was shown.
    ///
    /// # Errors
    /// [`StoreError::NotInTrash`] when it is not there or not deleted, otherwise as from [`Store::save`].
    pub fn restore(&self, id: EntryId, now: &Moment) -> Result<Reading, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let trashed = trash::find(self.dirs(), id)?;
        let mut loaded = self.loaded(trashed.month())?;
        if loaded.reading.document.entry(id).is_some() {
            return Err(StoreError::NotInTrash(id));
        }
        let _ = self.back_up_daily(now);
        let version = trashed.restored(&loaded.reading.document);
        let document = loaded.take_document().with(version);
        let reading = loaded.write(self.dirs(), document)?;
        trash::forget(self.dirs(), &trashed);
        Ok(reading)
    }

    /// The entries whose id ends so, from the newest month to the oldest.
    ///
    /// # Errors
    /// [`StoreError`] when the months cannot be listed or read; one that is damaged is passed over.
    pub fn find(&self, ending: &str) -> Result<Vec<Entry>, StoreError> {
        let mut found = Vec::new();
        for month in self.months()?.into_iter().rev() {
            // Nothing is to be remembered of all months for the sake of one entry.
            let loaded = months::load(self.dirs(), month, self.shared.copies, &Memory::default())?;
            let entries = loaded.reading.document.entries().iter();
            found.extend(entries.filter(|entry| entry.id.ends_with(ending)).cloned());
        }
        Ok(found)
    }

    /// Finds the deleted entries whose id ends with these characters.
    ///
    /// # Errors
    /// [`StoreError`] when the trash cannot be listed or what it holds cannot be read.
    pub fn find_deleted(&self, ending: &str) -> Result<Vec<EntryId>, StoreError> {
        let mut found = Vec::new();
        for id in trash::ids(self.dirs())?.into_iter().filter(|id| id.ends_with(ending)) {
            let month = trash::find(self.dirs(), id)?.month();
            if self.read(month)?.document.entry(id).is_none() {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Lists the deleted entries that can be brought back, newest first, and the files of the trash that cannot be
    /// read.
    ///
    /// # Errors
    /// [`StoreError`] when the trash cannot be listed or the directory of the months cannot be used.
    pub fn deleted(&self) -> Result<Deleted, StoreError> {
        let mut deleted = Deleted::default();
        // A month may have thousands in the trash: it is read once.
        let mut shown: BTreeMap<Month, BTreeSet<EntryId>> = BTreeMap::new();
        for id in trash::ids(self.dirs())? {
            let trashed = match trash::find(self.dirs(), id) {
                Ok(trashed) => trashed,
                Err(problem) => {
                    deleted.problems.push(problem);
                    continue;
                }
            };
            let shown = match shown.entry(trashed.month()) {
                Slot::Occupied(known) => known.into_mut(),
                Slot::Vacant(slot) => {
                    let document = self.read(trashed.month())?.document;
                    slot.insert(document.entries().iter().map(|entry| entry.id).collect())
                }
            };
            // An entry that was brought back is not deleted, whatever the trash still holds of it.
            if !shown.contains(&id) {
                deleted.until.insert(id, trashed.until());
                deleted.entries.push(trashed.shown);
            }
        }
        deleted.entries.sort_by_key(|entry| Reverse(entry.sort_key()));
        Ok(deleted)
    }

    /// Tries to become the one window that writes.
    ///
    /// # Errors
    /// [`StoreError`] when the lock cannot be used; that another window is open is no error.
    pub fn take_window(&self, now: &Moment) -> Result<Window, StoreError> {
        self.dirs().refuse_if_gone()?;
        lock::take_window(&self.dirs().lock(), now)
    }
}
