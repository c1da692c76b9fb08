//! Erasing in quarantine: a file there that holds something of what goes, or may hold it, goes whole. Nothing needs it, and
//! nobody could tell its parts apart.

use super::file;
use super::plan::ErasePlan;
use super::readable::{Readable, month_of};
use super::traces::month_at_start;
use crate::journal::format::erasing::{Erasing, Marks, Reach};
use crate::journal::format::receipt::ImportReceipt;
use crate::journal::format::unsaid::Unsaid;
use crate::journal::{Draft, Month, State};
use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;
use crate::store::{backup, trash};

/// Plans what becomes of the files in quarantine.
pub(super) fn plan(dirs: &Dirs, erasing: &Erasing, plan: &mut ErasePlan) -> Result<(), StoreError> {
    for name in file::names(&dirs.quarantine())?.iter().filter(|name| !atomic::is_stray(name)) {
        let path = dirs.quarantine().join(name);
        let (holds, look) = match file::read(dirs, &path) {
            Ok(Some((bytes, look))) => (holds(dirs, name, &bytes, erasing), look),
            Ok(None) => continue,
            Err(error @ (StoreError::Link(_) | StoreError::NotAFile(_))) => {
                plan.goes_unread(dirs, &path, &error, erasing);
                continue;
            }
            // Of a file of another month its name says that nothing of it is there.
            Err(_) if reach(dirs, name, erasing) == Reach::Nothing => continue,
            Err(_) => (None, Look::at(&path)),
        };
        match holds {
            Some(false) => continue,
            Some(true) => plan.goes.set_aside += 1,
            None => plan.goes.set_aside_unread += 1,
        }
        plan.remove(&path, look);
    }
    Ok(())
}

/// How much may go of a file of this name.
fn reach(dirs: &Dirs, name: &str, erasing: &Erasing) -> Reach {
    month_in(dirs, name).map_or(Reach::Part, |month| erasing.reach(month))
}

fn month_in(dirs: &Dirs, name: &str) -> Option<Month> {
    month_of(dirs, name).or_else(|| month_at_start(name))
}

/// Whether a file holds something of what goes; `None` when it cannot be read well enough to tell.
fn holds(dirs: &Dirs, name: &str, bytes: &[u8], erasing: &Erasing) -> Option<bool> {
    let text = std::str::from_utf8(bytes);
    if let Some((_, versions)) = trash::versions(bytes) {
        return Some(versions.iter().any(|version| erasing.takes(version)));
    }
    if let Ok(draft) = Draft::parse(&String::from_utf8_lossy(bytes)) {
        return Some(erasing.takes_about(draft.head.id, draft.head.day));
    }
    if let Some(receipt) = text.ok().and_then(|text| ImportReceipt::parse(text).ok()) {
        return Some(receipt.entries.iter().any(|taken| erasing.takes_about(taken.id, taken.day)));
    }
    if let Some(unsaid) = text.ok().and_then(|text| Unsaid::parse(text).ok()) {
        return Some(unsaid.entries().any(|(id, day)| erasing.takes_about(id, day)));
    }
    // None of these holds a word of an entry.
    if State::parse(bytes).is_ok() || backup::is_list(bytes) || backup::is_record(bytes) {
        return Some(false);
    }
    let reach = if erasing.is_named_in(bytes) { Reach::Part } else { reach(dirs, name, erasing) };
    match Readable::of(bytes, month_in(dirs, name)) {
        Readable::Whole(document) => {
            let erased = document.erased(erasing, Marks::OfWhatItHolds);
            if erased.unsure > 0 { None } else { Some(erased.held_something()) }
        }
        _ if reach == Reach::Nothing => Some(false),
        Readable::Damaged { document, is_all: true, .. } => {
            let erased = document.erased(erasing, Marks::OfWhatItHolds);
            if erased.unsure > 0 { None } else { Some(erased.held_something()) }
        }
        _ => None,
    }
}
