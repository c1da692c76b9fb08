//! The doctor's look at the other files: drafts, trash, quarantine, the state.

use super::{Kind, Looking, names};
use crate::journal::format::receipt::ImportState;
use crate::journal::text;
use crate::store::error::StoreError;
use crate::store::{draft, importing, state, trash};

pub(super) fn look(looking: &mut Looking<'_>) {
    drafts(looking);
    trash(looking);
    receipts(looking);
    if !names(looking, &looking.dirs.quarantine()).is_empty() {
        let what = "holds what could not be read and copies that were merged; remove what you no longer need";
        looking.note(&looking.dirs.quarantine(), what);
    }
    match state::load(looking.dirs) {
        Err(error @ (StoreError::Unreadable { .. } | StoreError::Newer(_))) => {
            let (path, what) = match error {
                StoreError::Unreadable { path, what } => (path, what),
                _ => (looking.dirs.state(), "a newer version of inward wrote it".to_owned()),
            };
            let is_damaged = looking.bytes(&path).is_some_and(|bytes| state::is_damaged(&bytes));
            let repair = "sets it aside; the first start's questions are then asked again";
            looking.spoilt(Kind::UnreadableState, &path, what, is_damaged, repair);
        }
        Err(error) => looking.failed(error),
        Ok(_) => {}
    }
}

fn drafts(looking: &mut Looking<'_>) {
    let Some(drafts) = looking.seen(draft::look_at_all(looking.dirs)) else { return };
    looking.report.checked.drafts = (drafts.unreadable.len() + drafts.resting) as u64;
    for problem in drafts.unreadable {
        if let Some(bytes) = looking.bytes(&problem.path) {
            let is_damaged = draft::is_damaged(&bytes);
            looking.spoilt(Kind::UnreadableDraft, &problem.path, problem.what, is_damaged, "sets it aside");
        }
    }
    if drafts.resting > 0 {
        looking.note(
            &looking.dirs.drafts(),
            "holds what you began and did not save: inward offers it at its next start",
        );
    }
}

fn receipts(looking: &mut Looking<'_>) {
    for name in looking.seen(importing::names(looking.dirs)).unwrap_or_default() {
        let path = looking.dirs.file(&looking.dirs.receipts(), &format!("{name}.json"));
        match importing::read(looking.dirs, &name) {
            Ok(receipt) if receipt.state == ImportState::Started => {
                let what = format!("the import of {} was interrupted", text::one_line(&receipt.file));
                let remedy = format!("import that file again to finish it, or inward import --undo {name}");
                looking.find(Kind::InterruptedImport, &path, None, what, &remedy);
            }
            Err(StoreError::Unreadable { path, what }) => {
                let is_damaged = looking.bytes(&path).is_some_and(|bytes| importing::is_damaged(&bytes));
                let repair = "sets it aside; what was imported stays";
                looking.spoilt(Kind::UnreadableReceipt, &path, what, is_damaged, repair);
            }
            Err(StoreError::Newer(path)) => {
                let what = "a newer version of inward wrote it".to_owned();
                looking.spoilt(Kind::UnreadableReceipt, &path, what, false, "");
            }
            Err(error) => looking.failed(error),
            Ok(_) => {}
        }
    }
}

fn trash(looking: &mut Looking<'_>) {
    looking.report.checked.trash = names(looking, &looking.dirs.trash()).len() as u64;
    for id in looking.seen(trash::ids(looking.dirs)).unwrap_or_default() {
        match trash::find(looking.dirs, id) {
            Err(StoreError::Unreadable { path, what }) => {
                let is_damaged =
                    looking.bytes(&path).is_some_and(|bytes| trash::is_damaged(looking.dirs, &path, &bytes));
                looking.spoilt(Kind::UnreadableTrash, &path, what, is_damaged, "sets it aside");
            }
            Err(error) => looking.failed(error),
            Ok(_) => {}
        }
    }
}
