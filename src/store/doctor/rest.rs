//! What lies beside the journal: drafts, trash, quarantine, the state.

use super::{Kind, Looking, can_list};
use crate::store::dirs;
use crate::store::draft;
use crate::store::error::StoreError;
use crate::store::state;
use crate::store::trash;

pub(super) fn look(looking: &mut Looking<'_>) -> Result<(), StoreError> {
    let store = looking.dirs;
    if can_list(&store.drafts())? {
        let drafts = draft::look_at_all(store)?;
        looking.report.checked.drafts = (drafts.unreadable.len() + drafts.resting) as u64;
        for problem in drafts.unreadable {
            if let Some(bytes) = looking.bytes(&problem.path) {
                let is_damaged = draft::is_damaged(&bytes);
                looking.spoilt(
                    Kind::UnreadableDraft,
                    &problem.path,
                    problem.what,
                    is_damaged,
                    "sets it aside",
                );
            }
        }
        if drafts.resting > 0 {
            looking.note(
                &store.drafts(),
                "holds what was begun and not saved: inward offers it at its next start",
            );
        }
    }
    if can_list(&store.trash())? {
        looking.report.checked.trash = dirs::names(&store.trash())?.len() as u64;
        for id in trash::ids(store)? {
            match trash::find(store, id) {
                Err(StoreError::Unreadable { path, what }) => {
                    let is_damaged =
                        looking.bytes(&path).is_some_and(|bytes| trash::is_damaged(&path, &bytes));
                    looking.spoilt(Kind::UnreadableTrash, &path, what, is_damaged, "sets it aside");
                }
                Err(StoreError::Io { path, source, .. }) => looking.unreadable(&path, source.to_string()),
                _ => {}
            }
        }
    }
    if can_list(&store.quarantine())? && !dirs::names(&store.quarantine())?.is_empty() {
        let what = "holds what could not be read and copies that were merged; remove from it what you no longer need";
        looking.note(&store.quarantine(), what);
    }
    match state::load(store) {
        Err(StoreError::Unreadable { path, what }) => {
            let is_damaged = looking.bytes(&path).is_some_and(|bytes| state::is_damaged(&bytes));
            let repair = "sets it aside; the first start's questions are then asked again";
            looking.spoilt(Kind::UnreadableState, &path, what, is_damaged, repair);
        }
        Err(StoreError::Io { path, source, .. }) => looking.unreadable(&path, source.to_string()),
        _ => {}
    }
    Ok(())
}
