//! The words around erasing: what goes, what stays, and what cannot be reached.

/// Said before: there is no way back.
pub const NO_WAY_BACK: &str = "No backup is made of it, and nothing brings it back.";

/// Said before a tombstone is left.
pub const MARK: &str = "A mark without words stays in its month: the id, and a short digest of each version.\n\
    It keeps your other devices from bringing the entry back.";

/// The same for more than one entry.
pub const MARKS: &str = "Marks without words stay in the months: the ids, and a short digest of each version.\n\
    They keep your other devices from bringing the entries back.";

/// Asked about files that cannot be read.
pub const UNSURE: &str = "These cannot be read well enough to tell, and may hold something of it:";

/// What becomes of these files.
pub const UNSURE_GO: &str = "If they go too, what can be read of a month stays; any other file goes whole.";

/// Said before files that are never touched.
pub const UNTOUCHED: &str = "These may hold something of it, and are not touched:";

/// Said afterwards, before [`OUT_OF_REACH`].
pub const MAY_STILL_HOLD: &str = "Out of reach from here, and perhaps still there:";

/// The places that this program cannot reach.
pub const OUT_OF_REACH: [&str; 5] = [
    "on your other devices, and with a sync program, in its versions and its trash",
    "in the history of git or another version control",
    "in backups of the system and snapshots of the file system",
    "on the disk below the files: what is deleted there can often be read for a while, on an SSD too",
    "in what you exported, printed, copied or sent, and in what an editor of your own kept",
];

/// The word that is typed to erase more than one entry.
pub const WORD: &str = "erase";
