//! Erasing in all that lies beside the journal and its backups: drafts, texts that are lent, the trash, quarantine, receipts,
//! and what the program remembers for itself.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::path::{Path, PathBuf};

use super::file::{self, Read};
use super::plan::ErasePlan;
use crate::journal::format::erasing::Erasing;
use crate::journal::format::receipt::ImportReceipt;
use crate::journal::format::unsaid::{Unsaid, ends_with};
use crate::journal::{Body, CaughtBody, Day, Draft, Entry, EntryId, State};
use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;
use crate::store::lent::LentText;
use crate::store::{draft, inbox, trash};

/// The drafts of a directory, each read once: a text that is lent goes by the day of its draft, and a draft that could be
/// read for one of the two only would go without the other.
pub(super) struct Drafts(Vec<(PathBuf, Result<Option<Read>, StoreError>)>);

impl Drafts {
    /// Reads those of a directory.
    pub(super) fn of(dirs: &Dirs, dir: &Path) -> Result<Self, StoreError> {
        let paths =
            file::names(dir)?.into_iter().filter(|name| draft::is_name(name)).map(|name| dir.join(name));
        let read = |path: PathBuf| {
            let content = file::read(dirs, &path);
            (path, content)
        };
        Ok(Self(paths.map(read).collect()))
    }

    /// The days of the entries that they belong to, of those that can be read.
    fn days(&self) -> BTreeMap<EntryId, Day> {
        let contents = self.0.iter().filter_map(|(_, read)| read.as_ref().ok()?.as_ref());
        let drafts = contents.filter_map(|(bytes, _)| Draft::parse(&String::from_utf8_lossy(bytes)).ok());
        drafts.map(|draft| (draft.head.id, draft.head.day)).collect()
    }
}

/// Plans what becomes of texts that are lent: each goes with the entry that it belongs to.
pub(super) fn lent(
    dirs: &Dirs,
    lent: &[LentText],
    drafts: &Drafts,
    erasing: &Erasing,
    plan: &mut ErasePlan,
) -> Result<(), StoreError> {
    let days = drafts.days();
    for lent in lent {
        if file::below(lent.dir())?.is_empty() {
            plan.remove_tree(lent.dir());
            continue;
        }
        let goes = match lent.entry()? {
            Some(id) if erasing.takes_entry(id) => Some(true),
            Some(_) if !erasing.is_by_day() => Some(false),
            Some(id) => days.get(&id).map(|day| erasing.takes_about(id, *day)),
            None => None,
        };
        match goes {
            Some(false) => {}
            None if !erasing.takes_unsure() => {
                plan.unsure(dirs, lent.dir(), "a text for an editor, of which nobody knows the day");
            }
            Some(true) | None => {
                plan.goes.lent += 1;
                plan.remove_lent(lent)?;
            }
        }
    }
    Ok(())
}

/// Plans what becomes of the drafts and of those that were discarded; `saved` are the versions that go from the journal: a
/// draft of words that were added to one of them goes too.
pub(super) fn drafts(
    dirs: &Dirs,
    drafts: Drafts,
    saved: &[Entry],
    erasing: &Erasing,
    plan: &mut ErasePlan,
) -> Result<(), StoreError> {
    for (drafts, is_trash) in [(drafts, false), (Drafts::of(dirs, &dirs.trash())?, true)] {
        for (path, read) in drafts.0 {
            let Some((goes, look)) = goes(dirs, &path, read, saved, erasing, plan) else { continue };
            if !goes {
                continue;
            }
            if !is_trash && draft::is_in_use(&path) {
                return Err(StoreError::InUse(path));
            }
            *(if is_trash { &mut plan.goes.discarded } else { &mut plan.goes.drafts }) += 1;
            plan.remove(&path, look);
        }
    }
    Ok(())
}

/// Whether a draft goes, and how its file looked; `None` when there is none.
fn goes(
    dirs: &Dirs,
    path: &Path,
    read: Result<Option<Read>, StoreError>,
    saved: &[Entry],
    erasing: &Erasing,
    plan: &mut ErasePlan,
) -> Option<(bool, Option<Look>)> {
    let (bytes, look) = match read {
        Ok(read) => read?,
        Err(error) => return Some((plan.goes_unread(dirs, path, &error, erasing), Look::at(path))),
    };
    let goes = match Draft::parse(&String::from_utf8_lossy(&bytes)) {
        Ok(draft) => {
            erasing.takes_about(draft.head.id, draft.head.day)
                || draft.head.base.is_some_and(|base| erasing.takes_base(draft.head.id, base))
                || saved.iter().any(|version| is_added_to(&draft, version))
        }
        Err(_) if bytes.is_empty() => false,
        Err(_) if erasing.takes_unsure() || erasing.is_named_in(&bytes) => true,
        Err(error) => {
            plan.unsure(dirs, path, error.to_string());
            false
        }
    };
    Some((goes, look))
}

/// Whether a draft is of words that were added to a check-in.
fn is_added_to(draft: &Draft, version: &Entry) -> bool {
    let Some(check_in) = version.check_in() else { return false };
    let is_of_day = draft.head.base.is_none() && draft.head.day == version.day;
    is_of_day
        && matches!(draft.body(None), Some(Body::Note(note)) if !note.text.is_empty() && ends_with(&check_in.text, &note.text))
}

/// Plans what becomes of the deleted entries.
pub(super) fn trash(dirs: &Dirs, erasing: &Erasing, plan: &mut ErasePlan) -> Result<(), StoreError> {
    let names = file::names(&dirs.trash())?;
    let of_erased: BTreeSet<String> =
        erasing.ids().iter().filter_map(|id| trash::name_of(dirs, *id)).collect();
    for name in names.iter().filter(|name| !draft::is_name(name) && !atomic::is_stray(name)) {
        let path = dirs.trash().join(name);
        let is_named = of_erased.contains(name);
        let (bytes, look) = match file::read(dirs, &path) {
            Ok(Some(read)) => read,
            Ok(None) => continue,
            Err(error) => {
                if is_named || plan.goes_unread(dirs, &path, &error, erasing) {
                    plan.goes.trashed += 1;
                    plan.remove(&path, Look::at(&path));
                }
                continue;
            }
        };
        let Some((_, versions)) = trash::versions(&bytes) else {
            let may_hold = erasing.is_by_day() || erasing.is_named_in(&bytes);
            if is_named || may_hold && erasing.takes_unsure() {
                plan.goes.trashed += 1;
                plan.remove(&path, look);
            } else if may_hold {
                plan.unsure(dirs, &path, "what it holds cannot be read");
            }
            continue;
        };
        let goes = |version: &Entry| erasing.takes(version);
        if !is_named && !versions.iter().any(goes) {
            continue;
        }
        plan.goes.trashed += 1;
        plan.goes.entries.extend(versions.iter().filter(|it| goes(it)).map(|version| version.id));
        match trash::without(&bytes, goes).filter(|_| !is_named) {
            Some(text) => plan.write(&path, text.into_bytes(), look),
            None => plan.remove(&path, look),
        }
    }
    Ok(())
}

/// Plans what becomes of the receipts of imports: the lines of what goes leave, and a receipt without any goes.
pub(super) fn receipts(dirs: &Dirs, erasing: &Erasing, plan: &mut ErasePlan) -> Result<(), StoreError> {
    let names = file::names(&dirs.receipts())?;
    for name in names.iter().filter(|name| !atomic::is_stray(name)) {
        let path = dirs.receipts().join(name);
        // A receipt holds no words: one that cannot be opened hides none.
        let Ok(Some((bytes, look))) = file::read(dirs, &path) else { continue };
        match ImportReceipt::parse(&String::from_utf8_lossy(&bytes)) {
            Ok(mut receipt) => {
                let before = receipt.entries.len();
                receipt.entries.retain(|taken| !erasing.takes_about(taken.id, taken.day));
                let gone = before - receipt.entries.len();
                plan.goes.receipts += gone;
                if gone > 0 && receipt.entries.is_empty() {
                    plan.remove(&path, look);
                } else if gone > 0 {
                    plan.write(&path, receipt.to_text().into_bytes(), look);
                }
            }
            Err(_) if !erasing.is_named_in(&bytes) => {}
            Err(_) if erasing.takes_unsure() => plan.remove(&path, look),
            Err(error) => plan.unsure(dirs, &path, error.to_string()),
        }
    }
    Ok(())
}

/// Plans what becomes of what the program remembers of saves and sessions; `sessions` are the days of sessions that go.
pub(super) fn remembered(dirs: &Dirs, sessions: &BTreeSet<Day>, erasing: &Erasing, plan: &mut ErasePlan) {
    if let Ok(Some((bytes, look))) = file::read(dirs, &dirs.unsaid()) {
        let unsaid = std::str::from_utf8(&bytes).ok().and_then(|text| Unsaid::parse(text).ok());
        let after =
            unsaid.clone().map(|unsaid| unsaid.without_entries(|id, day| erasing.takes_about(id, day)));
        // One that cannot be read helps nobody.
        let goes = match &after {
            Some(after) => after != unsaid.as_ref().unwrap_or(after),
            None => erasing.is_named_in(&bytes),
        };
        plan.goes.remembered += usize::from(goes);
        match after {
            _ if !goes => {}
            Some(after) if !after.is_empty() => {
                plan.write(&dirs.unsaid(), after.to_text().into_bytes(), look);
            }
            _ => plan.remove(&dirs.unsaid(), look),
        }
    }
    // Beside a sealed journal the state that says anything is sealed, too.
    let state = if dirs.is_sealed() { dirs.private() } else { dirs.state() };
    if let Ok(Some((bytes, look))) = file::read(dirs, &state)
        && let Ok((mut known, unknown)) = State::parse(&bytes)
    {
        let before = known.session_said.len();
        let goes = |day: Day| sessions.contains(&day) || erasing.takes_day(day);
        known.session_said.retain(|of, _| of.parse().map_or(true, |day| !goes(day)));
        if known.session_said.len() < before {
            plan.goes.remembered += 1;
            plan.write(&state, known.to_text(&unknown).into_bytes(), look);
        }
    }
}

/// Plans what becomes of what was written while the journal was locked and could not be sorted in since.
pub(super) fn inbox(dirs: &Dirs, erasing: &Erasing, plan: &mut ErasePlan) -> Result<(), StoreError> {
    for (path, caught) in inbox::items(dirs)? {
        let goes = match caught {
            Ok(Some(caught)) => {
                let entry = match caught.body {
                    CaughtBody::CheckIn(_) => EntryId::of_check_in(caught.day),
                    CaughtBody::Note(_) => caught.id,
                };
                erasing.takes_about(entry, caught.day)
            }
            Ok(None) => false,
            Err(error) => plan.goes_unread(dirs, &path, &error, erasing),
        };
        if goes {
            plan.goes.waiting += 1;
            plan.remove(&path, Look::at(&path));
        }
    }
    Ok(())
}

/// Plans the removal of what interrupted writes left behind, whatever it is.
pub(super) fn leftovers(dirs: &Dirs, plan: &mut ErasePlan) -> Result<(), StoreError> {
    for dir in iter::once(dirs.root().to_owned()).chain(dirs.all()) {
        for name in file::names(&dir)?.iter().filter(|name| atomic::is_stray(name)) {
            let path = dir.join(name);
            if file::is_file(&path)? {
                plan.goes.leftovers += 1;
                plan.remove(&path, Look::at(&path));
            }
        }
    }
    Ok(())
}
