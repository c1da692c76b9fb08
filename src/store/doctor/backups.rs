//! The doctor's look at the backups: whether each can be restored.

use super::{Kind, Looking};
use crate::store::backup::{self, Fault};
use crate::store::error::StoreError;
use crate::store::file_names;

pub(super) fn look(looking: &mut Looking<'_>) {
    restored(looking);
    for name in looking.seen(backup::files_of_newest(looking.dirs)).unwrap_or_default() {
        let path = looking.dirs.journal().join(&name);
        if let Some((month, false)) = file_names::named_in(looking.dirs, &name)
            && !path.exists()
        {
            let way_back = backup::way_back(looking.dirs, month);
            looking.note(&path, format!("is in the newest backup but not in the journal: {way_back}"));
        }
    }
    let Some((count, faults)) = looking.seen(backup::faults(looking.dirs)) else { return };
    looking.report.checked.backups = count as u64;
    for fault in faults {
        match fault {
            Fault::List(path, what) => {
                let is_damaged = looking.bytes(&path).is_some_and(|bytes| backup::is_damaged(&bytes));
                looking.spoilt(Kind::UnreadableBackup, &path, what, is_damaged, "sets it aside");
            }
            Fault::Unread(path, what) => looking.unreadable(&path, what),
            Fault::Missing(path, needed) => {
                let what = format!("it is missing, so {} of {}", needed.file, needed.backups());
                looking.find_repairable(Kind::IncompleteBackup, &path, None, what, INCOMPLETE);
            }
            Fault::Damaged(path, needed) => {
                let what =
                    format!("its content has changed, so {} of {} is damaged", needed.file, needed.backups());
                looking.find_repairable(Kind::DamagedBackup, &path, None, what, INCOMPLETE);
            }
        }
    }
}

const INCOMPLETE: &str =
    "takes it from the journal where that still has it, and sets aside the backups that lack it";

/// Whether the last restore was interrupted.
fn restored(looking: &mut Looking<'_>) {
    let path = looking.dirs.restored();
    match backup::interrupted(looking.dirs) {
        Ok(Some(interrupted)) => {
            let (what, remedy) = (interrupted.what(), interrupted.remedy());
            looking.find(Kind::InterruptedRestore, &path, None, what, &remedy);
        }
        Err(StoreError::Unreadable { path, what }) => {
            let is_damaged = looking.bytes(&path).is_some_and(|bytes| backup::is_damaged_record(&bytes));
            looking.spoilt(Kind::UnreadableRecord, &path, what, is_damaged, "sets it aside");
        }
        Err(error) => looking.failed(error),
        Ok(None) => {}
    }
}
