//! Errors between the journal and the disk: each is one line that names the path and a way out.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use crate::journal::{CannotMove, Day, EntryId, Month};

/// Why the store could not do what it was asked to; what was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk or the person's share of it is full.
    #[error("{path} could not be {action}: no space left on the disk: free some, then try again")]
    NoSpace {
        /// The file or directory.
        path: PathBuf,
        /// The action in the passive: `written`.
        action: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// The file system takes no changes.
    #[error(
        "{path} could not be {action}: the disk is read-only: make it writable or choose another --data-dir"
    )]
    ReadOnlyDisk {
        /// The file or directory.
        path: PathBuf,
        /// The action in the passive.
        action: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// The system does not allow it to this person.
    #[error("{path} could not be {action}: permission denied: check its owner and its permissions")]
    Denied {
        /// The file or directory.
        path: PathBuf,
        /// The action in the passive.
        action: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// The file would become larger than the system lets this program write.
    #[error(
        "{path} could not be {action}: the limit on the size of files is reached: raise it (ulimit -f), then try again"
    )]
    Limited {
        /// The file or directory.
        path: PathBuf,
        /// The action in the passive.
        action: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// Any other failure of the system.
    #[error("{path} could not be {action}: {source}: check the disk, then try again")]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The action in the passive.
        action: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// It is written and in its place, but the disk did not confirm it.
    #[error("{path} is written, but the disk did not confirm that it would survive a power cut: save again")]
    NotCertain {
        /// What was written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The data directory is gone.
    #[error("{path} is missing: bring it back (is its disk connected?) or choose another --data-dir")]
    NoDirectory {
        /// The data directory.
        path: PathBuf,
    },
    /// The data directory is a symbolic link that leads nowhere.
    #[error(
        "{path} is a link to a directory that is not there: bring that back or choose another --data-dir"
    )]
    DeadLink {
        /// The link.
        path: PathBuf,
    },
    /// Something below the data directory is a symbolic link.
    #[error("{path} is a symbolic link, which is never followed here: replace it with what it points to")]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Something else stands where a directory belongs.
    #[error("{path} is not a directory: move it away, then try again")]
    NotADirectory {
        /// What stands there.
        path: PathBuf,
    },
    /// Something else stands where a file belongs.
    #[error("{path} is not a plain file: move it away, then try again")]
    NotAFile {
        /// What stands there.
        path: PathBuf,
    },
    /// A file is larger, or would become larger, than any file of a journal may be.
    #[error("{path} would be larger than 64 MiB, the most that is read: shorten or delete something first")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A file is there but cannot be understood; it stays as it is.
    #[error("{path} cannot be used: {what}: it is left unchanged; move it away to continue without it")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A newer version of the program wrote a file; it stays as it is.
    #[error("{path} was written by a newer version of inward: it is left unchanged; update inward")]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// A month cannot be changed because of what is wrong with its documents.
    #[error("{0}")]
    Month(Problem),
    /// Another program holds the lock for writing.
    #[error("{path} is held by another inward that is saving right now{holder}: try again in a moment")]
    Busy {
        /// The lock.
        path: PathBuf,
        /// Which process that is and for how long, as far as it is known.
        holder: String,
    },
    /// The month does not hold the entry.
    #[error("no entry {id} in {month}: it was deleted or has another id; see inward list")]
    NoSuchEntry {
        /// The entry.
        id: EntryId,
        /// Where it was looked for.
        month: Month,
    },
    /// A check-in was to be moved to a day that has one.
    #[error("{day} has a check-in: edit that, or delete it first")]
    DayTaken {
        /// The day.
        day: Day,
    },
    /// Several versions of the entry wait for a choice.
    #[error("the entry {id} was changed in two places: choose one version on its page in inward (v) first")]
    WaitsForChoice {
        /// The entry.
        id: EntryId,
    },
    /// The entry cannot be moved.
    #[error("the entry {id} is not moved: {why}")]
    NotMoved {
        /// The entry.
        id: EntryId,
        /// Why not.
        why: CannotMove,
    },
    /// The entry was changed after it was moved.
    #[error("the entry {id} was changed since it was moved: move it again instead")]
    ChangedSinceMoved {
        /// The entry.
        id: EntryId,
    },
    /// The versions of the entry are not those among which was chosen.
    #[error("the entry {id} in {month} has changed in the meantime: look at its versions again")]
    OtherVersions {
        /// The entry.
        id: EntryId,
        /// Where it is.
        month: Month,
    },
    /// The trash does not hold the entry, or the entry is not deleted.
    #[error("no deleted entry {id} in the trash: it is already back, or was deleted more than 30 days ago")]
    NotInTrash {
        /// The entry.
        id: EntryId,
    },
    /// The discarded draft is no longer in the trash.
    #[error(
        "{path} is no longer in the trash: it was already brought back, or discarded more than 30 days ago"
    )]
    NoSuchDraft {
        /// Where it was.
        path: PathBuf,
    },
    /// There is no backup of that name.
    #[error("there is no backup {name}: see inward backup list")]
    NoSuchBackup {
        /// What was asked for.
        name: String,
    },
    /// More than one backup is called so.
    #[error("several backups begin with {beginning}: write more of the name; inward backup list shows them")]
    SeveralBackups {
        /// What was asked for.
        beginning: String,
    },
    /// A backup does not hold what its list says.
    #[error(
        "the backup {name} cannot be used, because its {file} is missing or damaged: nothing was changed; choose another"
    )]
    DamagedBackup {
        /// The backup.
        name: String,
        /// The file of the journal.
        file: String,
    },
    /// A backup holds no document of a month.
    #[error(
        "the backup {name} holds nothing of {month}: nothing was changed; inward backup list shows the others"
    )]
    NotInBackup {
        /// The backup.
        name: String,
        /// The month.
        month: Month,
    },
    /// A restore was interrupted, and what was asked for would hide that.
    #[error("{what}: nothing was changed")]
    Interrupted {
        /// Which one, and how to go on.
        what: String,
    },
    /// Another program changed a file while it was worked on.
    #[error("{path} was just changed by another program: it is left unchanged; try again")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A file that would be replaced cannot be backed up before.
    #[error("{path} cannot be read, so it cannot be backed up first: nothing was changed; see inward doctor")]
    NotBackedUp {
        /// The file.
        path: PathBuf,
    },
    /// A new version belongs to another month than the one that was to be changed.
    #[error("the entry {id} does not belong to {month}: save it in the month of its day")]
    OtherMonth {
        /// The entry.
        id: EntryId,
        /// The month that was to be changed.
        month: Month,
    },
}

impl StoreError {
    /// The error for what the system said while `path` was being `action` (a participle: `written`).
    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::NoSpace { path, action, source }
            }
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk { path, action, source },
            io::ErrorKind::PermissionDenied => Self::Denied { path, action, source },
            io::ErrorKind::FileTooLarge => Self::Limited { path, action, source },
            io::ErrorKind::NotADirectory => Self::NotADirectory { path },
            io::ErrorKind::IsADirectory => Self::NotAFile { path },
            _ => Self::Io { path, action, source },
        }
    }
}

/// A fault in a file of the journal, in one line, while everything else goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The fault and its remedy.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_one_line_with_the_path_and_a_way_out() {
        for (kind, expected) in [
            (
                io::ErrorKind::StorageFull,
                "/j/a could not be written: no space left on the disk: free some, then try again",
            ),
            (
                io::ErrorKind::QuotaExceeded,
                "/j/a could not be written: no space left on the disk: free some, then try again",
            ),
            (
                io::ErrorKind::ReadOnlyFilesystem,
                "/j/a could not be written: the disk is read-only: make it writable or choose another --data-dir",
            ),
            (
                io::ErrorKind::PermissionDenied,
                "/j/a could not be written: permission denied: check its owner and its permissions",
            ),
            (
                io::ErrorKind::FileTooLarge,
                "/j/a could not be written: the limit on the size of files is reached: raise it (ulimit -f), then try again",
            ),
            (io::ErrorKind::TimedOut, "/j/a could not be written: timed out: check the disk, then try again"),
        ] {
            let error = StoreError::io("written", Path::new("/j/a"), kind.into());
            assert_eq!(error.to_string(), expected);
        }
    }
}
