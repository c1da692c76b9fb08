//! What lies beside the journal: drafts, trash, quarantine, the state.

use super::{Looking, Remedy};
use crate::store::dirs;
use crate::store::draft;
use crate::store::error::StoreError;
use crate::store::state;
use crate::store::trash;

pub(super) fn look(looking: &mut Looking<'_>) -> Result<(), StoreError> {
    let store = looking.dirs;
    if looking.can_list(&store.drafts())? {
        let drafts = draft::look_at_all(store)?;
        looking.report.checked.drafts = drafts.unreadable.len() + drafts.resting;
        // What cannot be opened at all is named with the places.
        for problem in drafts.unreadable.into_iter().filter(|problem| dirs::read(&problem.path).is_ok()) {
            looking.find(
                "unreadable_draft",
                &problem.path,
                None,
                problem.what,
                Remedy::Repair("sets it aside"),
            );
        }
        if drafts.resting > 0 {
            looking.note(
                &store.drafts(),
                "holds what was begun and not saved: inward offers it at its next start",
            );
        }
    }
    if looking.can_list(&store.trash())? {
        looking.report.checked.trash = dirs::names(&store.trash())?.len();
        for id in trash::ids(store)? {
            match trash::find(store, id) {
                Err(StoreError::Unreadable { path, what }) => {
                    looking.find("unreadable_trash", &path, None, what, Remedy::Repair("sets it aside"));
                }
                Err(StoreError::Io { path, source, .. }) => looking.unreadable(&path, source.to_string()),
                _ => {}
            }
        }
    }
    if looking.can_list(&store.quarantine())? && !dirs::names(&store.quarantine())?.is_empty() {
        let what = "holds what could not be read and copies that were merged; remove from it what you no longer need";
        looking.note(&store.quarantine(), what);
    }
    match state::load(store) {
        Err(StoreError::Unreadable { path, what }) => {
            let remedy = Remedy::Repair("sets it aside; the first start's questions are then asked again");
            looking.find("unreadable_state", &path, None, what, remedy);
        }
        Err(StoreError::Io { path, source, .. }) => looking.unreadable(&path, source.to_string()),
        _ => {}
    }
    Ok(())
}
