//! Restoring a backup: what it would change, and changing it, once the present state is in a backup of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::list::{Held, List, Reason};
use super::name::BackupName;
use super::{document_in, files_of_journal, kept_at, make, names, read, thin};
use crate::journal::{Digest, EntryId, Moment};
use crate::store::Store;
use crate::store::atomic;
use crate::store::dirs::{self, Dirs};
use crate::store::error::StoreError;
use crate::store::lock::PATIENCE;
use crate::store::sum::sha256;

/// What restoring a backup does to one file of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthChange {
    /// The file's name: `2026-11.json`.
    pub file: String,
    /// How many entries come back; `None` where either state of the file is no readable document.
    pub entries: Option<EntryChange>,
}

/// What restoring does to the entries of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryChange {
    /// Those that are in the backup and not in the journal.
    pub back: u64,
    /// Those that are in both, in other versions.
    pub changed: u64,
    /// Those that are in the journal and not in the backup.
    pub gone: u64,
}

/// What came of restoring a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The backup of the state before.
    pub before: BackupName,
    /// The names of the files that were changed.
    pub files: Vec<String>,
}

impl Store {
    /// The one backup whose name begins so.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBackup`] when there is none, [`StoreError::SeveralBackups`] when there is more than one.
    pub fn find_backup(&self, beginning: &str) -> Result<BackupName, StoreError> {
        let mut found = names(self.dirs())?;
        found.retain(|name| name.begins_with(beginning));
        if found.len() > 1 && !beginning.is_empty() {
            return Err(StoreError::SeveralBackups { beginning: beginning.to_owned() });
        }
        match <[BackupName; 1]>::try_from(found) {
            Ok([name]) if !beginning.is_empty() => Ok(name),
            _ => Err(StoreError::NoSuchBackup { name: beginning.to_owned() }),
        }
    }

    /// What restoring a backup would change, file by file; nothing where they are the same.
    ///
    /// # Errors
    /// [`StoreError`] when the backup or the journal cannot be read.
    pub fn compare_backup(&self, name: &BackupName) -> Result<Vec<MonthChange>, StoreError> {
        let list = read(self.dirs(), name)?;
        let wanted = contents(self.dirs(), name, &list)?;
        let mut changes = Vec::new();
        for file in files(self.dirs(), &wanted, &list.left_out)? {
            let present = dirs::read(&self.dirs().journal().join(&file))?;
            let wanted = wanted.get(&file);
            if present.as_ref() != wanted {
                let entries =
                    entries(&file, present.as_deref()).zip(entries(&file, wanted.map(Vec::as_slice)));
                let entries = entries.map(|(present, wanted)| EntryChange::between(&present, &wanted));
                changes.push(MonthChange { file, entries });
            }
        }
        Ok(changes)
    }

    /// Gives the journal the state that a backup holds, after a backup of the present state.
    ///
    /// Whatever interrupts it, every file is whole in one of the two states, and restoring again completes it.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed when the backup cannot be read whole or the present state cannot be backed up.
    pub fn restore_backup(&self, name: &BackupName, now: &Moment) -> Result<Restored, StoreError> {
        let _writing = self.writing(PATIENCE)?;
        let dirs = self.dirs();
        let list = read(dirs, name)?;
        let wanted = contents(dirs, name, &list)?;
        let before = make(dirs, now, Reason::Restore)?;
        if let Some(file) = before.left_out.first() {
            return Err(StoreError::NotBackedUp { path: dirs.journal().join(file) });
        }
        let mut changed = Vec::new();
        dirs.make(&dirs.journal())?;
        for file in files(dirs, &wanted, &list.left_out)? {
            let path = dirs.journal().join(&file);
            let wanted = wanted.get(&file);
            if dirs::read(&path)?.as_ref() == wanted {
                continue;
            }
            match wanted {
                Some(bytes) => atomic::place(&path, bytes)?,
                None => fs::remove_file(&path).map_err(|error| StoreError::io("removed", &path, error))?,
            }
            changed.push(file);
        }
        atomic::confirm(&dirs.journal())?;
        // What is left to be removed is removed the next time.
        let _ = thin(dirs, Some(&before.name));
        Ok(Restored { before: before.name, files: changed })
    }
}

/// What a backup holds, by the names of the files, each checked.
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

/// The names of all files that are in the journal or in a backup, but those of which the backup knows nothing.
fn files(
    dirs: &Dirs,
    wanted: &BTreeMap<String, Vec<u8>>,
    left_out: &[String],
) -> Result<BTreeSet<String>, StoreError> {
    let mut files: BTreeSet<String> = files_of_journal(dirs)?.into_iter().collect();
    files.extend(wanted.keys().cloned());
    files.retain(|file| !left_out.contains(file));
    Ok(files)
}

/// The digests of the shown entries of a file; none for a missing file, `None` for one that is no document.
fn entries(name: &str, bytes: Option<&[u8]>) -> Option<BTreeMap<EntryId, Digest>> {
    let Some(bytes) = bytes else { return Some(BTreeMap::new()) };
    let document = document_in(name, bytes)?;
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
