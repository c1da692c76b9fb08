//! Checks that backups can be restored: reads every list and every content that a list names.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::list::Held;
use super::name::BackupName;
use super::{files_of_journal, kept_at, names, path, read, remove_unnamed};
use crate::store::error::StoreError;
use crate::store::files::content::is_sealed_name;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::sha256::sha256;
use crate::store::files::{atomic, quarantine};

/// A fault of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Fault {
    /// Its list cannot be read; the text says why.
    List(PathBuf, String),
    /// A list or a content could not be looked at; the text says why.
    Unread(PathBuf, String),
    /// A content is not there.
    Missing(PathBuf, Needed),
    /// A content has changed since it was kept.
    Damaged(PathBuf, Needed),
}

/// The file and the backups that need a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Needed {
    /// The file of the journal.
    pub(in crate::store) file: String,
    /// The newest backup that holds it.
    newest: String,
    /// The number of backups that hold it.
    backups: usize,
}

impl Needed {
    /// The backups that need it, in words.
    pub(in crate::store) fn backups(&self) -> String {
        match self.backups {
            1 => format!("the backup {}", self.newest),
            count => format!("{count} backups up to {}", self.newest),
        }
    }
}

/// Returns how many backups there are, and what is wrong with them.
pub(in crate::store) fn faults(dirs: &Dirs) -> Result<(usize, Vec<Fault>), StoreError> {
    let names = names(dirs)?;
    let mut faults = Vec::new();
    let mut needed: BTreeMap<String, Needed> = BTreeMap::new();
    for name in &names {
        match read(dirs, name) {
            Ok(list) => list.files.into_iter().for_each(|held| need(&mut needed, held, name)),
            Err(StoreError::Unreadable { path, what }) => faults.push(Fault::List(path, what)),
            Err(error) => faults.push(Fault::Unread(path(dirs, name), error.to_string())),
        }
    }
    for (sha256_named, needed) in needed {
        let path = kept_at(dirs, &sha256_named);
        match dirs::read(&path) {
            Ok(Some(bytes)) if sha256(&bytes) == sha256_named => {}
            Ok(None) => faults.push(Fault::Missing(path, needed)),
            Ok(Some(_)) => faults.push(Fault::Damaged(path, needed)),
            Err(error) => faults.push(Fault::Unread(path, error.to_string())),
        }
    }
    Ok((names.len(), faults))
}

/// Names come oldest first.
fn need(needed: &mut BTreeMap<String, Needed>, held: Held, name: &BackupName) {
    let entry = needed.entry(held.sha256).or_insert_with(|| Needed {
        file: held.name,
        newest: String::new(),
        backups: 0,
    });
    entry.newest = name.to_string();
    entry.backups += 1;
}

/// Mends what it can: damaged contents go to quarantine, contents that the journal still has come back, and
/// backups that still lack one go to quarantine, too. It returns what was moved, and where to.
pub(in crate::store) fn mend(dirs: &Dirs) -> Result<Vec<(PathBuf, PathBuf)>, StoreError> {
    let mut moved = Vec::new();
    for fault in faults(dirs)?.1 {
        if let Fault::Damaged(path, _) = fault
            && let Some(bytes) = dirs::read(&path)?
            && path != kept_at(dirs, &sha256(&bytes))
        {
            let place = quarantine::keep_as_is(dirs, &path, &bytes)?;
            dirs::remove(&path)?;
            moved.push((path, place));
        }
    }
    for name in files_of_journal(dirs)? {
        if let Ok(Some(bytes)) = dirs::read(&dirs.journal().join(&name))
            && is_sealed_name(&name) == dirs.is_sealed()
        {
            let path = kept_at(dirs, &sha256(&bytes));
            if dirs::read(&path)?.is_none() {
                atomic::replace(&path, &bytes)?;
            }
        }
    }
    for name in names(dirs)? {
        let Ok(list) = read(dirs, &name) else { continue };
        let mut is_whole = true;
        for held in &list.files {
            is_whole &= dirs::read(&kept_at(dirs, &held.sha256))?.is_some();
        }
        if is_whole {
            continue;
        }
        let path = path(dirs, &name);
        if let Some(bytes) = dirs::read(&path)? {
            let place = quarantine::keep(dirs, &path, &bytes)?;
            dirs::remove(&path)?;
            moved.push((path, place));
        }
    }
    remove_unnamed(dirs)?;
    Ok(moved)
}
