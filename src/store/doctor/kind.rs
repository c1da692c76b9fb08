//! The kinds of findings.

use serde::{Deserialize, Serialize};

/// The kind of a finding; programs know it as `damaged_document`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A document that cannot be read.
    DamagedDocument,
    /// A document with both sides of a git merge.
    ConflictMarkers,
    /// Something that a newer version wrote.
    NewerVersion,
    /// A month whose own document is missing while it has another.
    MissingDocument,
    /// A document that says it is of another month.
    OtherMonth,
    /// An entry or tombstone that breaks the schema.
    OddEntry,
    /// An id that more than one shown entry has.
    DoubleId,
    /// A copy of a month that a sync program left.
    ConflictCopy,
    /// A file that may be such a copy and cannot be read.
    UnreadableCopy,
    /// Something that others may look at.
    TooOpen,
    /// Something that belongs to somebody else.
    OtherOwner,
    /// A symbolic link.
    Link,
    /// Something else in the place of a file.
    NotAFile,
    /// Something else in the place of a directory.
    NotADirectory,
    /// A file that is larger than any that is read.
    TooLarge,
    /// Something that cannot be opened or read.
    Unreadable,
    /// A file that an interrupted write left behind.
    Leftover,
    /// A draft that cannot be read.
    UnreadableDraft,
    /// A deleted entry that cannot be read.
    UnreadableTrash,
    /// The state, when it cannot be read.
    UnreadableState,
    /// The list of a backup that cannot be read.
    UnreadableBackup,
    /// A content of backups that is missing.
    IncompleteBackup,
    /// A content of backups that has changed since it was kept.
    DamagedBackup,
    /// A restore of a backup that was interrupted.
    InterruptedRestore,
    /// An import that was interrupted.
    InterruptedImport,
    /// The receipt of an import, when it cannot be read.
    UnreadableReceipt,
    /// The record of the last restore, when it cannot be read.
    UnreadableRecord,
    /// Something that is sealed with a key that is not here.
    OtherKey,
    /// Something sealed that is not whole.
    BrokenSeal,
    /// The copies of the keys of a sealed journal, when they differ or one is missing.
    KeysDiffer,
    /// Something that lies in clear beside a sealed journal.
    InClear,
    /// Something written while the journal was locked that cannot be sorted in.
    UnreadableCaught,
    /// A disk that is nearly full.
    LittleSpace,
    /// Nothing can be written to the disk.
    ReadOnly,
    /// A clock that cannot be right.
    ClockBehind,
}
