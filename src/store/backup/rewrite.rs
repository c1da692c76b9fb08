//! Gives backups other contents in the place of some, so that what is erased is in none of them and every backup that stays
//! can still be restored.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::list::{Held, List};
use super::name::BackupName;
use super::{kept_at, list, names, path, read, restored};
use crate::store::error::StoreError;
use crate::store::files::content::without_seal;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::sha256::sha256;
use crate::store::files::{atomic, newer};

/// A content that is kept for backups.
#[derive(Clone, Debug)]
pub(in crate::store) struct Content {
    /// Where it is.
    pub(in crate::store) path: PathBuf,
    /// The sum under which lists name it.
    sum: String,
    /// The names of the files of the journal that held it, in all lists that can be read.
    pub(in crate::store) names: BTreeSet<String>,
}

/// What stands in the place of a content from now on.
#[derive(Debug)]
pub(in crate::store) enum Instead {
    /// The content itself.
    Same {
        /// Whether nothing that a person wrote is in it.
        is_blank: bool,
    },
    /// Another content.
    Other {
        content: Vec<u8>,
        /// The number of entries that they show.
        entries: u64,
        /// Whether nothing that a person wrote is in them.
        is_blank: bool,
    },
    /// Nothing: backups no longer hold the file.
    Nothing,
}

/// Contents and what stands in their places.
#[derive(Debug, Default)]
pub(in crate::store) struct Exchange(BTreeMap<String, Instead>);

/// The changes that give backups other contents, in the order in which they are safe.
#[derive(Debug, Default)]
pub(in crate::store) struct Rewritten {
    /// Contents that are not there yet.
    pub(in crate::store) contents: Vec<(PathBuf, Vec<u8>)>,
    /// Lists that name other contents now.
    pub(in crate::store) lists: Vec<(PathBuf, Vec<u8>)>,
    /// Lists of backups in which nothing is left.
    pub(in crate::store) gone: Vec<PathBuf>,
}

/// Every list but those that are damaged, which name nothing that could be restored. One that cannot be read at all may be
/// whole the next time: contents that it names must not go unseen.
fn lists(dirs: &Dirs) -> Result<Vec<(BackupName, List)>, StoreError> {
    let mut lists = Vec::new();
    for name in names(dirs)? {
        match read(dirs, &name) {
            Ok(list) => lists.push((name, list)),
            Err(StoreError::Unreadable { path, .. }) => {
                let is_newer = |bytes: &[u8]| newer::says_so(bytes, list::FORMAT, list::VERSION);
                if dirs::read(&path)?.is_some_and(|bytes| is_newer(&bytes)) {
                    return Err(StoreError::Newer(path));
                }
            }
            Err(StoreError::NoSuchBackup(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(lists)
}

/// Every content in the place for them, also those that no list names.
pub(in crate::store) fn contents(dirs: &Dirs) -> Result<Vec<Content>, StoreError> {
    let mut held_as: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, list) in lists(dirs)? {
        for held in list.files {
            held_as.entry(held.sha256).or_default().insert(held.name);
        }
    }
    let dir = dirs.backed_up_files();
    let mut content = |file: String| {
        let plain = without_seal(&file);
        let sum = plain.strip_suffix(".json").unwrap_or(plain).to_owned();
        let names = held_as.remove(&sum).unwrap_or_default();
        Content { path: dir.join(file), sum, names }
    };
    let files = dirs::names(&dir)?.into_iter().filter(|file| !atomic::is_stray(file));
    Ok(files.map(&mut content).collect())
}

impl Exchange {
    pub(in crate::store) fn put(&mut self, content: &Content, instead: Instead) {
        self.0.insert(content.sum.clone(), instead);
    }

    /// Finds the changes that this makes.
    pub(in crate::store) fn rewritten(&self, dirs: &Dirs) -> Result<Rewritten, StoreError> {
        let needed = restored::unfinished_if_known(dirs)?;
        let needed: Vec<BackupName> =
            needed.into_iter().flat_map(|record| [record.backup, record.before]).collect();
        let mut rewritten = Rewritten::default();
        let mut placed: BTreeMap<&str, Placed> = BTreeMap::new();
        for (name, list) in lists(dirs)? {
            let is_changed = |held: &Held| {
                matches!(self.0.get(&held.sha256), Some(Instead::Other { .. } | Instead::Nothing))
            };
            if !list.files.iter().any(is_changed) {
                continue;
            }
            let path = path(dirs, &name);
            if self.is_blank(&list) && !needed.contains(&name) {
                rewritten.gone.push(path);
                continue;
            }
            for held in list.files.iter().filter(|held| is_changed(held)) {
                if let Some((old, Instead::Other { content, .. })) = self.0.get_key_value(&held.sha256)
                    && !placed.contains_key(old.as_str())
                {
                    let (bytes, place) = bytes_and_place(dirs, content)?;
                    let is_planned = rewritten.contents.iter().any(|(planned, _)| *planned == place.path);
                    if !is_planned && std::fs::symlink_metadata(&place.path).is_err() {
                        rewritten.contents.push((place.path.clone(), bytes));
                    }
                    placed.insert(old, place);
                }
            }
            rewritten.lists.push((path, self.applied(dirs, list, &placed).to_text().into_bytes()));
        }
        Ok(rewritten)
    }

    /// Whether nothing is left in a backup.
    fn is_blank(&self, list: &List) -> bool {
        list.files.iter().all(|held| {
            matches!(
                self.0.get(&held.sha256),
                Some(
                    Instead::Same { is_blank: true }
                        | Instead::Other { is_blank: true, .. }
                        | Instead::Nothing
                )
            )
        })
    }

    fn applied(&self, dirs: &Dirs, list: List, placed: &BTreeMap<&str, Placed>) -> List {
        let (mut files, mut left_out) = (Vec::new(), list.left_out);
        for held in list.files {
            match (self.0.get(&held.sha256), placed.get(held.sha256.as_str())) {
                (Some(Instead::Other { entries, .. }), Some(Placed { sum, size, .. })) => {
                    let (sha256, size) = (sum.clone(), *size);
                    // The list lies in clear: how much is in a sealed month is nobody's business.
                    let entries = (!dirs.is_sealed()).then_some(*entries);
                    // No file of the journal looks so: the next backup reads it again.
                    files.push(Held { sha256, size, entries, look: String::new(), ..held });
                }
                // A restore leaves the file as it is then.
                (Some(Instead::Nothing), _) => left_out.push(held.name),
                _ => files.push(held),
            }
        }
        List { files, left_out, ..list }
    }
}

/// Where a content lies, under which sum, and how long it is there.
struct Placed {
    path: PathBuf,
    sum: String,
    size: u64,
}

/// The bytes that hold a content on disk, sealed beside a sealed journal, and their place.
fn bytes_and_place(dirs: &Dirs, content: &[u8]) -> Result<(Vec<u8>, Placed), StoreError> {
    let bytes = dirs.to_disk(&kept_at(dirs, "content"), content)?.into_owned();
    let sum = sha256(&bytes);
    let placed = Placed { path: kept_at(dirs, &sum), sum, size: bytes.len() as u64 };
    Ok((bytes, placed))
}
