//! The backups: whether each could be restored.

use super::{Kind, Looking, Remedy, can_list};
use crate::store::backup::{self, Fault};
use crate::store::error::StoreError;
use crate::store::months;

pub(super) fn look(looking: &mut Looking<'_>) -> Result<(), StoreError> {
    if !can_list(&looking.dirs.backups())? || !can_list(&looking.dirs.backed_up_files())? {
        return Ok(());
    }
    restored(looking);
    for name in backup::files_of_newest(looking.dirs)? {
        let path = looking.dirs.journal().join(&name);
        if months::named(&name).is_some_and(|(_, is_aside)| !is_aside) && !path.exists() {
            looking.note(
                &path,
                "is in the newest backup and not in the journal: inward backup restore brings it back",
            );
        }
    }
    let (count, faults) = backup::faults(looking.dirs)?;
    looking.report.checked.backups = count as u64;
    for fault in faults {
        match fault {
            Fault::List(path, what) => {
                let is_damaged = looking.bytes(&path).is_some_and(|bytes| backup::is_damaged(&bytes));
                looking.spoilt(Kind::UnreadableBackup, &path, what, is_damaged, "sets it aside");
            }
            Fault::Unread(path, what) => looking.unreadable(&path, what),
            Fault::Missing(path, needed) => {
                let what = format!("it is missing, and so {} of {}", needed.file, needed.backups());
                looking.find(Kind::IncompleteBackup, &path, None, what, INCOMPLETE);
            }
            Fault::Damaged(path, needed) => {
                let what = format!(
                    "it is not what it was, and so {} of {} is damaged",
                    needed.file,
                    needed.backups()
                );
                looking.find(Kind::DamagedBackup, &path, None, what, INCOMPLETE);
            }
        }
    }
    Ok(())
}

const INCOMPLETE: Remedy = Remedy::Repair(
    "takes it from the journal where that still has it, and sets aside the backups that lack it",
);

/// Whether the last restore was interrupted.
fn restored(looking: &mut Looking<'_>) {
    let path = looking.dirs.restored();
    match backup::interrupted(looking.dirs) {
        Ok(Some(interrupted)) => {
            let remedy = Remedy::Person(interrupted.remedy());
            looking.find(Kind::InterruptedRestore, &path, None, interrupted.what(), remedy);
        }
        Err(StoreError::Unreadable { path, what }) => {
            let is_damaged = looking.bytes(&path).is_some_and(|bytes| backup::is_damaged_record(&bytes));
            looking.spoilt(Kind::UnreadableRecord, &path, what, is_damaged, "sets it aside");
        }
        Err(StoreError::Io { path, source, .. }) => looking.unreadable(&path, source.to_string()),
        // What stands in its place is named with the places.
        Ok(None) | Err(_) => {}
    }
}
