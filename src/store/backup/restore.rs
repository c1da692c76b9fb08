//! Restores a backup: shows what it would change, and changes it once the present state is in a backup of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::interrupted::Interrupted;
use super::list::{Held, List, Reason};
use super::name::BackupName;
use super::restored::{self, Record};
use super::{document_in, files_of_journal, kept_at, make, names, read, thin};
use crate::journal::{Digest, EntryId, Moment, Month};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::sha256::sha256;
use crate::store::lock::PATIENCE;

/// The change that restoring a backup makes to one file of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthChange {
    /// The file's name: `2026-11.json`.
    pub file: String,
    /// The number of entries that come back; `None` where either state of the file is no readable document.
    pub entries: Option<EntryChange>,
}

/// The entries of a file that restoring changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryChange {
    /// The entries that are in the backup and not in the journal.
    pub back: u64,
    /// The entries that are in both, in other versions.
    pub changed: u64,
    /// The entries that are in the journal and not in the backup.
    pub gone: u64,
}

/// The result of restoring a backup.
#[derive(Debug)]
pub struct Restored {
    /// The backup of the state before.
    pub before: BackupName,
    /// The names of the files that it changed.
    pub files: Vec<String>,
    /// The reason why its record does not say that it is done; until one does, it seems to have been interrupted.
    pub unrecorded: Option<StoreError>,
}

impl Store {
    /// Finds the one backup whose name begins with these characters.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBackup`] when there is none, [`StoreError::SeveralBackups`] when there is more than one.
    pub fn find_backup(&self, beginning: &str) -> Result<BackupName, StoreError> {
        let mut found = names(self.dirs())?;
        found.retain(|name| name.begins_with(beginning));
        if found.len() > 1 && !beginning.is_empty() {
            return Err(StoreError::SeveralBackups(beginning.to_owned()));
        }
        match <[BackupName; 1]>::try_from(found) {
            Ok([name]) if !beginning.is_empty() => Ok(name),
            _ => Err(StoreError::NoSuchBackup(beginning.to_owned())),
        }
    }

    /// Lists what restoring a backup, or one month of it, would change, file by file; files that are the same are left
    /// out.
    ///
    /// # Errors
    /// [`StoreError`] when the backup or the journal cannot be read, and when the backup does not hold the month.
    pub fn compare_backup(
        &self,
        name: &BackupName,
        month: Option<Month>,
    ) -> Result<Vec<MonthChange>, StoreError> {
        let state = Wanted::of(self.dirs(), name, month)?;
        let mut changes = Vec::new();
        for file in state.files(self.dirs())? {
            let present = dirs::read(&self.dirs().journal().join(&file))?;
            let wanted = state.contents.get(&file);
            if present.as_ref() != wanted {
                let entries = entries(self.dirs(), &file, present.as_deref()).zip(entries(
                    self.dirs(),
                    &file,
                    wanted.map(Vec::as_slice),
                ));
                let entries = entries.map(|(present, wanted)| EntryChange::between(&present, &wanted));
                changes.push(MonthChange { file, entries });
            }
        }
        Ok(changes)
    }

    /// Gives the journal, or one month of it, the state that a backup holds, after a backup of the present state.
    ///
    /// Whatever interrupts it, every file is whole in one of the two states, a record says that it was interrupted, and
    /// running the restore again completes it.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed when the backup cannot be read whole, the present state cannot be backed up, or
    /// another restore was interrupted that this one would not complete.
    pub fn restore_backup(
        &self,
        name: &BackupName,
        month: Option<Month>,
        now: &Moment,
    ) -> Result<Restored, StoreError> {
        let _writing = self.writing(PATIENCE)?;
        let dirs = self.dirs();
        let state = Wanted::of(dirs, name, month)?;
        let interrupted = restored::unfinished_if_known(dirs)?;
        if let Some(other) = interrupted.as_ref().filter(|other| month.is_some() && other.month != month) {
            return Err(StoreError::Interrupted(named(dirs, other).to_string()));
        }
        let changing = state.changing(dirs)?;
        let mut record = match interrupted {
            Some(interrupted) if changing.is_empty() && interrupted.month == month => interrupted,
            interrupted => {
                let backup = make(dirs, now, Reason::Restore)?;
                let is_concerned = |file: &&String| month.is_none() || changing.contains(*file);
                if let Some(file) = backup.left_out.iter().find(is_concerned) {
                    return Err(StoreError::NotBackedUp(dirs.journal().join(file)));
                }
                let (mut files, mut before) = (changing.clone(), backup.name);
                // The state before is the last one that was whole, not the one in which the restore was left.
                if let Some(interrupted) = interrupted {
                    if interrupted.before != *name {
                        before = interrupted.before;
                    }
                    files.extend(interrupted.files);
                }
                let files = files.into_iter().collect();
                let (backup, begun_at) = (name.clone(), now.clone());
                Record { backup, month, before, files, begun_at, finished_at: None }
            }
        };
        record.write(dirs)?;
        dirs.make(&dirs.journal())?;
        for file in &changing {
            let path = dirs.journal().join(file);
            match state.contents.get(file) {
                Some(bytes) => atomic::place(&path, bytes)?,
                None => dirs::remove(&path)?,
            }
        }
        atomic::confirm(&dirs.journal())?;
        record.finished_at = Some(now.clone());
        let unrecorded = record.write(dirs).err();
        // Files that are still to be removed are removed the next time.
        let _ = thin(dirs, Some(&record.before));
        Ok(Restored { before: record.before, files: changing.into_iter().collect(), unrecorded })
    }

    /// The restore that was interrupted, if the last one was.
    ///
    /// # Errors
    /// [`StoreError`] when its record cannot be read.
    pub fn interrupted_restore(&self) -> Result<Option<Interrupted>, StoreError> {
        interrupted(self.dirs())
    }
}

pub(in crate::store) fn interrupted(dirs: &Dirs) -> Result<Option<Interrupted>, StoreError> {
    Ok(restored::unfinished(dirs)?.map(|record| named(dirs, &record)))
}

fn named(dirs: &Dirs, record: &Record) -> Interrupted {
    let is_whole = |name| Wanted::of(dirs, name, record.month).is_ok();
    Interrupted {
        backup: record.backup.clone(),
        month: record.month,
        before: record.before.clone(),
        can_finish: is_whole(&record.backup),
        can_go_back: is_whole(&record.before),
    }
}

/// A state of the journal, or of one month of it, that a backup holds.
struct Wanted {
    month: Option<Month>,
    /// By the names of the files, each checked.
    contents: BTreeMap<String, Vec<u8>>,
    /// The files that stay as they are: those the backup knows nothing of, and those written next to a damaged month.
    left_out: Vec<String>,
}

impl Wanted {
    fn of(dirs: &Dirs, name: &BackupName, month: Option<Month>) -> Result<Self, StoreError> {
        let mut list = read(dirs, name)?;
        if let Some(month) = month {
            list.files.retain(|held| is_of(dirs, month, &held.name));
            if list.files.is_empty() {
                return Err(StoreError::NotInBackup { name: name.to_string(), month });
            }
            if keeps_beside(dirs, name, month)? {
                let beside = beside(dirs, month);
                if list.files.iter().all(|held| held.name != beside) {
                    list.left_out.push(beside);
                }
            }
        }
        Ok(Self { month, contents: contents(dirs, name, &list)?, left_out: list.left_out })
    }

    /// The names of all files that are in the journal or in the backup, but those that stay as they are.
    fn files(&self, dirs: &Dirs) -> Result<BTreeSet<String>, StoreError> {
        let mut files: BTreeSet<String> = files_of_journal(dirs)?.into_iter().collect();
        files.extend(self.contents.keys().cloned());
        let is_asked = |file: &String| self.month.is_none_or(|month| is_of(dirs, month, file));
        files.retain(|file| is_asked(file) && !self.left_out.contains(file));
        Ok(files)
    }

    /// Returns those of them that differ from the backup.
    fn changing(&self, dirs: &Dirs) -> Result<BTreeSet<String>, StoreError> {
        let mut changing = BTreeSet::new();
        for file in self.files(dirs)? {
            // A file that cannot be read differs from the backup; nor can it be backed up first.
            let present = dirs::read(&dirs.journal().join(&file));
            if present.is_err() || present.is_ok_and(|present| present.as_ref() != self.contents.get(&file)) {
                changing.insert(file);
            }
        }
        Ok(changing)
    }
}

/// Whether a file of the journal is one of the two documents of a month.
fn is_of(dirs: &Dirs, month: Month, file: &str) -> bool {
    file == own(dirs, month) || file == beside(dirs, month)
}

fn own(dirs: &Dirs, month: Month) -> String {
    name(&dirs.month(month))
}

fn beside(dirs: &Dirs, month: Month) -> String {
    name(&dirs.aside(month))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether the document next to a month stays when the month goes back to a backup without one: while the month's own
/// cannot be read, it holds everything written since, and the next write takes it in.
fn keeps_beside(dirs: &Dirs, name: &BackupName, month: Month) -> Result<bool, StoreError> {
    // That one cannot be read just now does not make it damaged.
    let is_whole = |file: String| {
        let bytes = dirs::read(&dirs.journal().join(&file))?;
        Ok::<_, StoreError>(bytes.is_some_and(|bytes| document_in(dirs, &file, &bytes).is_some()))
    };
    if !is_whole(beside(dirs, month))? {
        return Ok(false);
    }
    // Once it is begun, the month may be readable again.
    let begun = restored::unfinished_if_known(dirs)?;
    match begun.filter(|begun| begun.month == Some(month) && begun.backup == *name) {
        Some(begun) => Ok(!begun.files.contains(&beside(dirs, month))),
        None => Ok(!is_whole(own(dirs, month))?),
    }
}

/// Returns the contents of a backup by the names of the files, each checked.
fn contents(dirs: &Dirs, name: &BackupName, list: &List) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let content = |held: &Held| {
        let bytes = dirs::read(&kept_at(dirs, &held.sha256))?;
        match bytes.filter(|bytes| sha256(bytes) == held.sha256) {
            Some(bytes) => Ok((held.name.clone(), bytes)),
            None => Err(StoreError::DamagedBackup { name: name.to_string(), file: held.name.clone() }),
        }
    };
    list.files.iter().map(content).collect()
}

/// The digests of the shown entries of a file; none for a missing file, `None` for one that is no document.
fn entries(dirs: &Dirs, name: &str, bytes: Option<&[u8]>) -> Option<BTreeMap<EntryId, Digest>> {
    let Some(bytes) = bytes else { return Some(BTreeMap::new()) };
    let document = document_in(dirs, name, bytes)?;
    Some(document.entries().iter().map(|entry| (entry.id, entry.digest())).collect())
}

impl EntryChange {
    /// Whether no shown entry is touched.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    fn between(present: &BTreeMap<EntryId, Digest>, wanted: &BTreeMap<EntryId, Digest>) -> Self {
        let mut change = Self::default();
        for (id, digest) in wanted {
            match present.get(id) {
                None => change.back += 1,
                Some(other) if other != digest => change.changed += 1,
                Some(_) => {}
            }
        }
        change.gone = present.keys().filter(|id| !wanted.contains_key(id)).count() as u64;
        change
    }
}
