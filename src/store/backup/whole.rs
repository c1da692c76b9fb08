//! Finds the backup that brings a damaged month back: the newest that holds it whole.

use super::list::Held;
use super::name::BackupName;
use super::{count, document_in, kept_at, lists, names};
use crate::journal::Month;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::sha256::sha256;

/// Finds the newest backup in which the month's own document is unchanged and can be read, and so is the one next to
/// it, if it holds one.
fn newest(dirs: &Dirs, month: Month) -> Option<(BackupName, u64)> {
    let lists = lists(dirs, names(dirs).unwrap_or_default());
    let [own, beside] = [dirs.month(month), dirs.aside(month)]
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    // Many backups hold the same content.
    let mut damaged = Vec::new();
    let newest = lists.into_iter().rev().find(|(_, list)| {
        let mut documents = list.files.iter().filter(|held| held.name == own || held.name == beside);
        let is_held = list.files.iter().any(|held| held.name == own) && !list.left_out.contains(&beside);
        is_held
            && documents.all(|held| {
                // A file that was no document when it was kept is none now, and may be large.
                let is_whole = (held.entries.is_some() || dirs.is_sealed())
                    && !damaged.contains(&held.sha256)
                    && dirs::read(&kept_at(dirs, &held.sha256)).ok().flatten().is_some_and(|bytes| {
                        sha256(&bytes) == held.sha256 && document_in(dirs, &held.name, &bytes).is_some()
                    });
                if !is_whole {
                    damaged.push(held.sha256.clone());
                }
                is_whole
            })
    });
    newest.map(|(name, list)| {
        let documents = list.files.iter().filter(|held| held.name == own || held.name == beside);
        (name, documents.filter_map(|held| entries(dirs, held)).sum())
    })
}

/// The number of entries in a content; the list of a sealed one does not tell.
fn entries(dirs: &Dirs, held: &Held) -> Option<u64> {
    held.entries.or_else(|| count(dirs, &held.name, &dirs::read(&kept_at(dirs, &held.sha256)).ok()??))
}

/// Says how to bring a damaged or missing month back, with the exact call.
pub(in crate::store) fn way_back(dirs: &Dirs, month: Month) -> String {
    match newest(dirs, month) {
        Some((name, entries)) => format!(
            "{} brings it back from the newest complete backup of it, with {entries} {}; anything written after that \
             backup is not in it",
            name.restoring(Some(month)),
            if entries == 1 { "entry" } else { "entries" },
        ),
        None => "no backup holds all of it".to_owned(),
    }
}
