//! Errors between the journal and the disk: each is one line that names the path and a way out.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::git::fault::Fault;
use crate::journal::{CannotMove, Day, EntryId, Month};

/// The reason why the store could not do its work; everything that was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system could not do it.
    #[error("{path} could not be {action}: {}", in_words(source))]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The action in the passive: `written`.
        action: &'static str,
        /// The system's error.
        source: io::Error,
    },
    /// It is written and in its place, but the disk did not confirm it.
    #[error("{path} is written, but the disk did not confirm that it would survive a power cut: save again")]
    NotCertain {
        /// The file that was written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The data directory is gone.
    #[error("{0} is missing: bring it back (is its disk connected?) or choose another --data-dir")]
    NoDirectory(PathBuf),
    /// The data directory is a symbolic link that leads nowhere.
    #[error("{0} is a link to a directory that is not there: bring that back or choose another --data-dir")]
    DeadLink(PathBuf),
    /// Something below the data directory is a symbolic link.
    #[error("{0} is a symbolic link, which is never followed here: replace it with what it points to")]
    Link(PathBuf),
    /// Something else stands where a directory belongs.
    #[error("{0} is not a directory: move it away, then try again")]
    NotADirectory(PathBuf),
    /// Something else stands where a file belongs.
    #[error("{0} is not a plain file: move it away, then try again")]
    NotAFile(PathBuf),
    /// What is to be imported is more than is read.
    #[error("{0} is more than is imported at once (64 MiB a file, 256 MiB in all): split it")]
    TooMuchForeign(PathBuf),
    /// What is to be imported is missing.
    #[error("{0} is not there: check its name")]
    NoSuchFile(PathBuf),
    /// There is no receipt of that name.
    #[error("there is no receipt {0}: see inward import --list")]
    NoSuchReceipt(String),
    /// A new file was asked for where something is already.
    #[error("{0} is there already, and nothing is overwritten: choose another name")]
    Exists(PathBuf),
    /// A new file was asked for where the journal keeps its own.
    #[error("{0} belongs to the journal itself: choose a place outside of it")]
    InJournal(PathBuf),
    /// The folder for a new file is missing.
    #[error("the folder {0} is not there: make it first, or choose another")]
    NoFolder(PathBuf),
    /// A file is larger, or would become larger, than any file of a journal may be.
    #[error("{0} would be larger than 64 MiB, the most that is read: shorten or delete something first")]
    TooLarge(PathBuf),
    /// A file is there but cannot be understood; it stays as it is.
    #[error("{path} cannot be used: {what}: it is left unchanged; move it away to continue without it")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The fault in it.
        what: String,
    },
    /// A newer version of the program wrote a file; it stays as it is.
    #[error("{0} was written by a newer version of inward: it is left unchanged; update inward")]
    Newer(PathBuf),
    /// The journal is sealed, and its keys are not here.
    #[error("the journal is locked: unlock it with its passphrase")]
    Locked,
    /// The journal was unsealed by another program meanwhile.
    #[error("the journal was just unsealed by another inward: nothing was changed; try again")]
    Unsealed,
    /// The passphrase is not that of the journal.
    #[error("this is not the passphrase of the journal: nothing was opened or changed")]
    WrongPassphrase,
    /// What was typed is not the paper key of the journal.
    #[error("this is not the paper key of the journal: nothing was opened or changed")]
    NotAPaperKey,
    /// The keys of a sealed journal are missing.
    #[error(
        "the keys of this sealed journal cannot be read ({0}): put the folder keys/ back, or open it with the paper key: inward \
         recovery --use"
    )]
    NoKeys(PathBuf),
    /// A file is sealed with another key than that of this journal.
    #[error(
        "{0} is sealed with a key that is not here: it is left unchanged; it may belong to another device"
    )]
    OtherKey(PathBuf),
    /// A sealed file cannot be opened because it is not whole.
    #[error("{0} is sealed and damaged, so it cannot be opened: it is left unchanged; see inward doctor")]
    BrokenSeal(PathBuf),
    /// To open a file would cost more than is sensible.
    #[error("{0} asks for more work to open it than any file of a journal needs: it is left unchanged")]
    TooCostly(PathBuf),
    /// Everything is in clear again, but the keys could not be removed.
    #[error(
        "the journal is in clear again, but {path} could not be removed ({source}): remove the folder keys/"
    )]
    KeysLeft {
        /// A file of the keys.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A file that was just sealed, or written in clear, does not read as it should.
    #[error(
        "{0} does not read back as it was written: what was there before stays; check the disk, then try again"
    )]
    Unproven(PathBuf),
    /// Something has to be put in order before the journal is sealed or unsealed.
    #[error("{0}")]
    NotReady(String),
    /// A month cannot be changed because of a fault in its documents.
    #[error("{0}")]
    Month(Problem),
    /// Another program holds the lock for writing.
    #[error("{path} is held by another inward that is saving right now{holder}: try again in a moment")]
    Busy {
        /// The lock.
        path: PathBuf,
        /// The process that holds it and for how long, if that is known.
        holder: String,
    },
    /// Another program is writing a draft that is to be erased.
    #[error("{0} is being written by another inward: end that one first, then try again")]
    InUse(PathBuf),
    /// Something that was erased is in a file again.
    #[error("{0} still holds something of it, or holds it again: is another program putting it back?")]
    StillThere(PathBuf),
    /// The month does not hold the entry.
    #[error("no entry {id} in {month}: it was deleted or has another id; see inward list")]
    NoSuchEntry {
        /// The entry.
        id: EntryId,
        /// The month in which it was looked for.
        month: Month,
    },
    /// A check-in was to be moved to a day that has one.
    #[error("{0} has a check-in: edit that, or delete it first")]
    DayTaken(Day),
    /// Several versions of the entry wait for a choice.
    #[error("the entry {0} was changed in two places: choose one version on its page in inward (v) first")]
    WaitsForChoice(EntryId),
    /// The entry cannot be moved.
    #[error("the entry {id} is not moved: {why}")]
    NotMoved {
        /// The entry.
        id: EntryId,
        /// The reason.
        why: CannotMove,
    },
    /// The entry was changed after it was moved.
    #[error("the entry {0} was changed since it was moved: move it again instead")]
    ChangedSinceMoved(EntryId),
    /// The versions of the entry are not those among which was chosen.
    #[error("the entry {id} in {month} has changed in the meantime: look at its versions again")]
    OtherVersions {
        /// The entry.
        id: EntryId,
        /// The month in which it is.
        month: Month,
    },
    /// The trash does not hold the entry, or the entry is not deleted.
    #[error("no deleted entry {0} in the trash: it is already back, or was deleted more than 30 days ago")]
    NotInTrash(EntryId),
    /// The discarded draft is no longer in the trash.
    #[error("{0} is no longer in the trash: it was already brought back, or discarded more than 30 days ago")]
    NoSuchDraft(PathBuf),
    /// There is no backup of that name.
    #[error("there is no backup {0}: see inward backup list")]
    NoSuchBackup(String),
    /// More than one backup is called so.
    #[error("several backups begin with {0}: write more of the name; inward backup list shows them")]
    SeveralBackups(String),
    /// A backup lacks a content that its list names.
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
    /// A restore was interrupted, and going on would hide that.
    #[error("{0}: nothing was changed")]
    Interrupted(String),
    /// Another program changed a file while it was worked on.
    #[error("{0} was just changed by another program: it is left unchanged; try again")]
    Changed(PathBuf),
    /// A file that would be replaced cannot be backed up before.
    #[error("{0} cannot be read, so it cannot be backed up first: nothing was changed; see inward doctor")]
    NotBackedUp(PathBuf),
    /// The journal could not be synced.
    #[error(transparent)]
    Git(#[from] Fault),
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
    /// Makes the error for the system's own error while `path` was being `action` (a participle: `written`).
    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotADirectory => Self::NotADirectory(path),
            io::ErrorKind::IsADirectory => Self::NotAFile(path),
            _ => Self::Io { path, action, source },
        }
    }

    /// Whether a sealed file cannot be opened here, however often that is tried.
    pub(super) fn is_unopened(&self) -> bool {
        matches!(self, Self::OtherKey(_) | Self::BrokenSeal(_) | Self::TooCostly(_))
    }

    /// Whether this is what the system said.
    pub(super) fn is(&self, kind: io::ErrorKind) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == kind)
    }
}

/// The system's error and its remedy.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "no space left on the disk: free some, then try again".to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only: make it writable or choose another --data-dir".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "permission denied: check its owner and its permissions".to_owned()
        }
        io::ErrorKind::FileTooLarge => {
            "the limit on the size of files is reached: raise it (ulimit -f), then try again".to_owned()
        }
        _ => format!("{error}: check the disk, then try again"),
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
