//! The kinds of findings.

/// The kind of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A document that cannot be read.
    DamagedDocument,
    /// A document with both sides of a git merge.
    ConflictMarkers,
    /// Something that a newer version wrote.
    NewerVersion,
    /// A month whose own document is missing beside another of it.
    MissingDocument,
    /// A document that says it is of another month.
    OtherMonth,
    /// An entry or tombstone that breaks the schema.
    OddEntry,
    /// An id that more than one shown entry has.
    DoubleId,
    /// A copy of a month that a sync program left.
    ConflictCopy,
    /// What may be such a copy and cannot be read.
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
    /// What an interrupted write left behind.
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
    /// A content of backups that is not what it was.
    DamagedBackup,
    /// A restore of a backup that was interrupted.
    InterruptedRestore,
    /// The record of the last restore, when it cannot be read.
    UnreadableRecord,
    /// A disk that is nearly full.
    LittleSpace,
    /// Nothing can be written to the disk.
    ReadOnly,
    /// A clock that cannot be right.
    ClockBehind,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 28] = [
        Self::DamagedDocument,
        Self::ConflictMarkers,
        Self::NewerVersion,
        Self::MissingDocument,
        Self::OtherMonth,
        Self::OddEntry,
        Self::DoubleId,
        Self::ConflictCopy,
        Self::UnreadableCopy,
        Self::TooOpen,
        Self::OtherOwner,
        Self::Link,
        Self::NotAFile,
        Self::NotADirectory,
        Self::TooLarge,
        Self::Unreadable,
        Self::Leftover,
        Self::UnreadableDraft,
        Self::UnreadableTrash,
        Self::UnreadableState,
        Self::UnreadableBackup,
        Self::IncompleteBackup,
        Self::DamagedBackup,
        Self::InterruptedRestore,
        Self::UnreadableRecord,
        Self::LittleSpace,
        Self::ReadOnly,
        Self::ClockBehind,
    ];

    /// Its name for programs: `damaged_document`.
    pub fn id(self) -> &'static str {
        match self {
            Self::DamagedDocument => "damaged_document",
            Self::ConflictMarkers => "conflict_markers",
            Self::NewerVersion => "newer_version",
            Self::MissingDocument => "missing_document",
            Self::OtherMonth => "other_month",
            Self::OddEntry => "odd_entry",
            Self::DoubleId => "double_id",
            Self::ConflictCopy => "conflict_copy",
            Self::UnreadableCopy => "unreadable_copy",
            Self::TooOpen => "too_open",
            Self::OtherOwner => "other_owner",
            Self::Link => "link",
            Self::NotAFile => "not_a_file",
            Self::NotADirectory => "not_a_directory",
            Self::TooLarge => "too_large",
            Self::Unreadable => "unreadable",
            Self::Leftover => "leftover",
            Self::UnreadableDraft => "unreadable_draft",
            Self::UnreadableTrash => "unreadable_trash",
            Self::UnreadableState => "unreadable_state",
            Self::UnreadableBackup => "unreadable_backup",
            Self::IncompleteBackup => "incomplete_backup",
            Self::DamagedBackup => "damaged_backup",
            Self::InterruptedRestore => "interrupted_restore",
            Self::UnreadableRecord => "unreadable_record",
            Self::LittleSpace => "little_space",
            Self::ReadOnly => "read_only",
            Self::ClockBehind => "clock_behind",
        }
    }
}
