//! What lies beside the journal: drafts, trash, quarantine, the state.

use super::{Looking, Remedy};
use crate::store::dirs;
use crate::store::draft;
use crate::store::error::StoreError;
use crate::store::state;
use crate::store::trash;

pub(super) fn look(looking: &mut Looking<'_>) -> Result<(), StoreError> {
    let store = looking.dirs;
    if matches!(dirs::is_there(&store.drafts()), Ok(true)) {
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
    if matches!(dirs::is_there(&store.trash()), Ok(true)) {
        looking.report.checked.trash = dirs::names(&store.trash())?.len();
        for id in trash::ids(store)? {
            if let Err(StoreError::Unreadable { path, what }) = trash::find(store, id) {
                looking.find("unreadable_trash", &path, None, what, Remedy::Repair("sets it aside"));
            }
        }
    }
    if matches!(dirs::is_there(&store.quarantine()), Ok(true))
        && !dirs::names(&store.quarantine())?.is_empty()
    {
        let what = "holds what could not be read and copies that were merged; remove from it what you no longer need";
        looking.note(&store.quarantine(), what);
    }
    if let Err(StoreError::Unreadable { path, what }) = state::load(store) {
        let remedy = Remedy::Repair("sets it aside; the first start's questions are then asked again");
        looking.find("unreadable_state", &path, None, what, remedy);
    }
    Ok(())
}
