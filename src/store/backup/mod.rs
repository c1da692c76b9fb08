//! Backups: copies of all files of the journal at one time. A list names the files, and each content is kept only
//! once however many lists name it, so a backup costs no more than the changes since the one before.

mod interrupted;
mod list;
mod name;
mod restore;
mod restored;
mod rewrite;
mod thin;
mod verify;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

pub use self::interrupted::Interrupted;
use self::list::List;
pub(super) use self::list::{Held, Reason};
pub use self::name::BackupName;
pub(super) use self::restore::interrupted;
pub use self::restore::{EntryChange, MonthChange, Restored};
pub(super) use self::restored::{is_damaged as is_damaged_record, is_record};
pub(super) use self::rewrite::{Content, Exchange, Instead, contents};
pub(super) use self::verify::{Fault, faults, mend};
pub(super) use self::whole::way_back;
use super::Store;
use super::error::StoreError;
use super::file_names::{self, beside};
use super::lock::PATIENCE;
use crate::journal::{Document, Moment};
use crate::store::files::content::is_sealed_name;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::fingerprint::Look;
use crate::store::files::sha256::sha256;
use crate::store::files::{atomic, newer};

/// A backup, as a list of backups shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// The name of the backup.
    pub name: BackupName,
    /// When it was made.
    pub made_at: Moment,
    /// The reason why it was made, by its id.
    pub reason: String,
    /// The size of all files it holds, in bytes.
    pub size: u64,
    /// The number of entries it holds; those in files that could not be read as documents are not counted, and none are in a
    /// sealed journal.
    pub entries: Option<u64>,
    /// The names of files that it does not hold because they could not be read when it was made.
    pub left_out: Vec<String>,
}

impl Backup {
    fn new(name: BackupName, list: &List) -> Self {
        Self {
            name,
            made_at: list.made_at.clone(),
            reason: list.reason.clone(),
            size: list.files.iter().map(|held| held.size).sum(),
            entries: (!list.files.iter().any(|held| is_sealed_name(&held.name)))
                .then(|| list.files.iter().filter_map(|held| held.entries).sum()),
            left_out: list.left_out.clone(),
        }
    }
}

/// The backups that there are.
#[derive(Debug, Default)]
pub struct Backups {
    /// The readable backups, oldest first.
    pub backups: Vec<Backup>,
    /// The reasons why others cannot be read.
    pub problems: Vec<StoreError>,
}

impl Store {
    /// Makes a backup of the present journal.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written or the journal cannot be read.
    pub fn back_up(&self, now: &Moment) -> Result<Backup, StoreError> {
        let _writing = self.writing(PATIENCE)?;
        let backup = make(self.dirs(), now, Reason::Asked)?;
        // Files that are still to be removed are removed the next time.
        let _ = thin(self.dirs(), Some(&backup.name));
        Ok(backup)
    }

    /// All backups.
    ///
    /// # Errors
    /// [`StoreError`] when their directory cannot be listed.
    pub fn backups(&self) -> Result<Backups, StoreError> {
        let mut found = Backups::default();
        for name in names(self.dirs())? {
            match read(self.dirs(), &name) {
                Ok(list) => found.backups.push(Backup::new(name, &list)),
                Err(error) => found.problems.push(error),
            }
        }
        found.backups.sort_by_key(|backup| (backup.made_at.instant(), backup.name.clone()));
        Ok(found)
    }

    /// Makes the backup of the day unless there is one, or nothing changed since the newest; says whether it made one.
    /// The lock for writing must be held.
    pub(super) fn back_up_daily(&self, now: &Moment) -> Result<bool, StoreError> {
        let name = BackupName::at(now);
        let day = name.day().to_owned();
        if self.shared.backed_up_on(&day) {
            return Ok(false);
        }
        let names = names(self.dirs())?;
        let is_due = !names.iter().any(|name| name.day() == day);
        let made = is_due && make_if_changed(self.dirs(), now)?;
        if names.len() > thin::MOST + LEEWAY {
            thin(self.dirs(), Some(&name))?;
        }
        self.shared.has_backed_up_on(day);
        Ok(made)
    }

    /// Makes a backup before something is changed that nobody typed, also where another holds the same already: that one
    /// may go sooner. The lock for writing must be held.
    pub(super) fn back_up_before(&self, now: &Moment, reason: Reason) -> Result<(), StoreError> {
        make(self.dirs(), now, reason).map(drop)
    }
}

/// The number of spare backups that may stay until a write, in passing, removes them.
const LEEWAY: usize = 10;

/// The names of all backups, oldest first.
fn names(dirs: &Dirs) -> Result<Vec<BackupName>, StoreError> {
    Ok(dirs::names(&dirs.backups())?.iter().filter_map(|name| BackupName::of_file(name)).collect())
}

fn path(dirs: &Dirs, name: &BackupName) -> PathBuf {
    dirs.backups().join(name.file())
}

/// The place of a content. The contents of a sealed journal are its files as they are.
fn kept_at(dirs: &Dirs, sha256: &str) -> PathBuf {
    dirs.file(&dirs.backed_up_files(), &format!("{sha256}.json"))
}

fn read(dirs: &Dirs, name: &BackupName) -> Result<List, StoreError> {
    let path = path(dirs, name);
    let Some(bytes) = dirs::read(&path)? else {
        return Err(StoreError::NoSuchBackup(name.to_string()));
    };
    newer::understood(&bytes, List::parse).map_err(|what| StoreError::Unreadable { path, what })
}

/// Gives the files in all lists the names, sums and sizes that `new` knows for them: their contents have another form now.
pub(super) fn rename_contents(
    dirs: &Dirs,
    new: impl Fn(&Held) -> Option<(String, String, u64)>,
) -> Result<(), StoreError> {
    for name in names(dirs)? {
        let mut list = match read(dirs, &name) {
            Ok(list) => list,
            // It is damaged, or of a newer version, and names nothing that is known here.
            Err(StoreError::Unreadable { .. } | StoreError::NoSuchBackup(_)) => continue,
            Err(error) => return Err(error),
        };
        let mut is_changed = false;
        for held in &mut list.files {
            if let Some((name, sha256, size)) = new(held) {
                // How the file looks now says nothing about the new content, and how much is in it is nobody's business.
                let entries = if is_sealed_name(&name) { None } else { held.entries };
                *held = Held { name, sha256, size, entries, look: String::new() };
                is_changed = true;
            }
        }
        if is_changed {
            atomic::replace(&path(dirs, &name), list.to_text().as_bytes())?;
        }
    }
    Ok(())
}

/// Whether the content of a backup's list cannot be understood.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    newer::understood(bytes, List::parse).is_err() && !newer::says_so(bytes, list::FORMAT, list::VERSION)
}

/// Whether a file of this name is the list of a backup, or a copy of one that a sync program left.
pub(super) fn is_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    BackupName::of_file(&format!("{stem}.json")).is_some()
}

/// Whether these bytes are the list of a backup.
pub(super) fn is_list(bytes: &[u8]) -> bool {
    newer::understood(bytes, List::parse).is_ok()
}

/// Makes a backup; the lock for writing must be held.
pub(super) fn make(dirs: &Dirs, now: &Moment, reason: Reason) -> Result<Backup, StoreError> {
    let (files, left_out) = keep_files(dirs, newest(dirs)?.as_ref())?;
    write(dirs, now, reason, files, left_out)
}

/// Makes the backup of a day unless the newest one holds the same; says whether it made one.
fn make_if_changed(dirs: &Dirs, now: &Moment) -> Result<bool, StoreError> {
    let newest = newest(dirs)?;
    let (files, left_out) = keep_files(dirs, newest.as_ref())?;
    let content = |files: &[Held]| -> Vec<(String, String)> {
        files.iter().map(|held| (held.name.clone(), held.sha256.clone())).collect()
    };
    let before = newest.map(|list| content(&list.files)).unwrap_or_default();
    let is_changed = content(&files) != before;
    if is_changed {
        write(dirs, now, Reason::Daily, files, left_out)?;
    }
    Ok(is_changed)
}

/// The names of the files that the newest backup holds.
pub(super) fn files_of_newest(dirs: &Dirs) -> Result<Vec<String>, StoreError> {
    Ok(newest(dirs)?.map(|list| list.files.into_iter().map(|held| held.name).collect()).unwrap_or_default())
}

/// The newest backup that can be read, by its name: where a clock was set back another may be newer, and then only more is
/// read than need be.
fn newest(dirs: &Dirs) -> Result<Option<List>, StoreError> {
    Ok(names(dirs)?.iter().rev().find_map(|name| read(dirs, name).ok()))
}

/// The backups among these that can be read, in the order in which they were made.
fn lists(dirs: &Dirs, names: Vec<BackupName>) -> Vec<(BackupName, List)> {
    let mut lists: Vec<(BackupName, List)> =
        names.into_iter().filter_map(|name| read(dirs, &name).ok().map(|list| (name, list))).collect();
    lists.sort_by_key(|(name, list)| (list.made_at.instant(), name.clone()));
    lists
}

/// Lists the names of the files of the journal: everything there except hidden files, such as interrupted writes leave.
fn files_of_journal(dirs: &Dirs) -> Result<Vec<String>, StoreError> {
    let journal = dirs.journal();
    let mut names = dirs::names(&journal)?;
    names.retain(|name| !name.starts_with('.') && !journal.join(name).is_dir());
    Ok(names)
}

/// Keeps the content of every file of the journal, and lists the files; also those that could not be read.
fn keep_files(dirs: &Dirs, before: Option<&List>) -> Result<(Vec<Held>, Vec<String>), StoreError> {
    let known: BTreeMap<&str, &Held> =
        before.iter().flat_map(|list| &list.files).map(|held| (held.name.as_str(), held)).collect();
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    let mut kept = dirs::names(&dirs.backed_up_files())?.into_iter().collect::<BTreeSet<_>>();
    for name in files_of_journal(dirs)? {
        let path = dirs.journal().join(&name);
        let look = Look::at(&path);
        if let (Some(held), Some(list), Some(look)) = (known.get(name.as_str()), before, look)
            && held.look == look.to_string()
            && look.is_older_than(list.made_at.unix_seconds())
            && is_kept(&kept, &kept_at(dirs, &held.sha256))
        {
            files.push((*held).clone());
            continue;
        }
        let bytes = match dirs::read(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => continue,
            // A file that cannot be read now is no reason to leave the rest without a backup.
            Err(_) => {
                left_out.push(name);
                continue;
            }
        };
        let Some((name, bytes)) = as_sealed(dirs, name, bytes)? else { continue };
        let sha256 = sha256(&bytes);
        let place = kept_at(dirs, &sha256);
        if !is_kept(&kept, &place) {
            dirs.make(&dirs.backups())?;
            dirs.make(&dirs.backed_up_files())?;
            atomic::place(&place, &bytes)?;
            kept.extend(place.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
        let size = bytes.len() as u64;
        let look = look.map(|look| look.to_string()).unwrap_or_default();
        // The list lies in clear: how much is in a sealed month is nobody's business.
        let entries = if dirs.is_sealed() { None } else { count(dirs, &name, &bytes) };
        files.push(Held { name, sha256, size, entries, look });
    }
    Ok((files, left_out))
}

fn is_kept(kept: &BTreeSet<String>, place: &Path) -> bool {
    place.file_name().and_then(|name| name.to_str()).is_some_and(|name| kept.contains(name))
}

/// A file of the journal as a backup holds it: what lies in clear beside sealed months, brought by another device, is sealed
/// first, under another name. `None` for what is not part of the journal, which nobody seals.
fn as_sealed(dirs: &Dirs, name: String, bytes: Vec<u8>) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    if !dirs.is_sealed() || is_sealed_name(&name) {
        return Ok(Some((name, bytes)));
    }
    let Some(month) = beside(dirs, &name) else { return Ok(None) };
    let name = if file_names::named(&name).is_some() { format!("{month} (in clear).json") } else { name };
    let sealed = format!("{name}.age");
    let bytes = dirs.to_disk(Path::new(&sealed), &bytes)?.into_owned();
    Ok(Some((sealed, bytes)))
}

/// The number of entries that a file of the journal shows; `None` when it is no document.
fn count(dirs: &Dirs, name: &str, bytes: &[u8]) -> Option<u64> {
    document_in(dirs, name, bytes).map(|document| document.entries().len() as u64)
}

/// The names of the files of the journal that changed since the newest backup, or that it could not read as documents.
pub(super) fn unfamiliar(dirs: &Dirs) -> Result<Vec<String>, StoreError> {
    let newest = newest(dirs)?;
    let known: BTreeMap<&str, &Held> =
        newest.iter().flat_map(|list| &list.files).map(|held| (held.name.as_str(), held)).collect();
    let mut names = files_of_journal(dirs)?;
    names.retain(|name| {
        let look = Look::at(&dirs.journal().join(name)).map(|look| look.to_string());
        known
            .get(name.as_str())
            .is_none_or(|held| held.entries.is_none() || Some(&held.look) != look.as_ref())
    });
    Ok(names)
}

fn write(
    dirs: &Dirs,
    now: &Moment,
    reason: Reason,
    files: Vec<Held>,
    left_out: Vec<String>,
) -> Result<Backup, StoreError> {
    dirs.make(&dirs.backups())?;
    dirs.make(&dirs.backed_up_files())?;
    // The names of the contents come first: a list on disk must never name a content that is not there.
    atomic::confirm(&dirs.backed_up_files())?;
    let mut made_at = now.clone();
    let mut name = BackupName::at(&made_at);
    // A place of which it cannot be told what stands there is none to write to.
    while dirs::is_anything_there(&path(dirs, &name))? {
        made_at = made_at.plus_seconds(1);
        name = BackupName::at(&made_at);
    }
    let list = List { made_at, reason: reason.id().to_owned(), files, left_out };
    atomic::replace(&path(dirs, &name), list.to_text().as_bytes())?;
    Ok(Backup::new(name, &list))
}

/// The document that a file of the journal holds, when it is one of the month that its name begins with.
fn document_in(dirs: &Dirs, name: &str, bytes: &[u8]) -> Option<Document> {
    let month = name.get(..7)?.parse().ok()?;
    let content = dirs.content(Path::new(name), bytes.to_vec()).ok()?;
    Document::parse(std::str::from_utf8(&content).ok()?, month).ok()
}

/// The least time for which a backup stays that was made before a change that nobody typed.
const HELD_SECONDS: i64 = 30 * 24 * 60 * 60;

/// Removes the backups that are no longer needed, but never `fresh`, and the contents that no remaining list names.
///
/// The time when they were made counts, not their names: a clock that is set back must not make the newest the oldest.
/// While one of the lists cannot be read, contents stay: it may be the one that names them.
pub(super) fn thin(dirs: &Dirs, fresh: Option<&BackupName>) -> Result<(), StoreError> {
    let all = names(dirs)?;
    if all.len() <= thin::LAST {
        return Ok(());
    }
    let lists = lists(dirs, all);
    let newest = lists.last().map(|(_, list)| list.made_at.clone());
    let is_held = |list: &List| {
        let is_of_itself = [Reason::Daily, Reason::Asked].iter().any(|reason| reason.id() == list.reason);
        !is_of_itself
            && newest.as_ref().is_some_and(|newest| newest.seconds_since(&list.made_at) < HELD_SECONDS)
    };
    // While nobody knows which backup an unfinished restore needs, none is given up.
    let needed = restored::unfinished(dirs)?;
    let needed = needed.iter().flat_map(|record| [record.backup.clone(), record.before.clone()]);
    let mut held: BTreeSet<BackupName> =
        lists.iter().filter(|(_, list)| is_held(list)).map(|(name, _)| name.clone()).collect();
    held.extend(needed);
    let names: Vec<BackupName> = lists.into_iter().map(|(name, _)| name).collect();
    let outlived: Vec<BackupName> = thin::outlived(&names)
        .into_iter()
        .filter(|name| Some(name) != fresh && !held.contains(name))
        .collect();
    if outlived.is_empty() {
        return Ok(());
    }
    for name in &outlived {
        dirs::remove(&path(dirs, name))?;
    }
    // A list must be gone for good before anything that it names goes.
    atomic::confirm(&dirs.backups())?;
    remove_unnamed(dirs)
}

fn content_name(dirs: &Dirs, sha256: &str) -> String {
    kept_at(dirs, sha256).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Removes the contents that no list names.
pub(super) fn remove_unnamed(dirs: &Dirs) -> Result<(), StoreError> {
    let mut named: BTreeSet<String> = BTreeSet::new();
    for name in names(dirs)? {
        let Ok(list) = read(dirs, &name) else { return Ok(()) };
        named.extend(list.files.iter().map(|held| content_name(dirs, &held.sha256)));
    }
    // A list that was set aside may be mended by hand: the contents it names stay as long as it does.
    for name in dirs::names(&dirs.quarantine())? {
        let path = dirs.quarantine().join(name);
        let Some(bytes) = dirs::read(&path)? else { continue };
        // One that cannot be opened here names nothing.
        let bytes = dirs.content(&path, bytes).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let sums = text.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| word.len() == 64);
        named.extend(sums.map(|sum| content_name(dirs, sum)));
    }
    let dir = dirs.backed_up_files();
    for name in dirs::names(&dir)?.into_iter().filter(|name| !named.contains(name)) {
        let path = dir.join(name);
        if fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            dirs::remove(&path)?;
        }
    }
    Ok(())
}
