//! The kinds of rows, and what each asks for.

/// What a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Something can be mended.
    Mend,
    /// A limit that is good to know; or something that cannot be told from here.
    Note,
    /// In order.
    Ok,
}

impl Status {
    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mend => "mend",
            Self::Note => "note",
            Self::Ok => "ok",
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $status:ident;)+) => {
        /// The kind of a row, in the order of the rows; its texts stand under its key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $name,)+
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in JSON and in the texts.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// What it asks for.
            pub fn status(self) -> Status {
                match self {
                    $(Self::$name => Status::$status,)+
                }
            }
        }
    };
}

kinds! {
    /// There is no data directory.
    NoJournal = "no_journal", Note;
    /// Whoever uses the account can read the journal.
    NotSealed = "not_sealed", Mend;
    /// Sealing was begun and is not done.
    BeingSealed = "being_sealed", Mend;
    /// Unsealing was begun and is not done.
    BeingUnsealed = "being_unsealed", Mend;
    /// The file that says whether it is sealed cannot be read.
    SealUnknown = "seal_unknown", Note;
    /// The journal is sealed.
    Sealed = "sealed", Ok;
    /// Words that are not sealed lie beside a sealed journal.
    LeftUnsealed = "left_unsealed", Mend;
    /// Nothing that is not sealed lies beside a sealed journal.
    NoneLeftUnsealed = "none_left_unsealed", Ok;
    /// Files or folders of the journal are open to other accounts.
    OpenToOthers = "open_to_others", Mend;
    /// Files or folders of the journal belong to another account.
    OfAnother = "of_another", Mend;
    /// An access list lets other accounts in.
    AccessList = "access_list", Mend;
    /// Access lists cannot be read on this system.
    AccessListUnknown = "access_list_unknown", Note;
    /// No other account can open the files of the journal.
    Closed = "closed", Ok;
    /// Other accounts can read the config file.
    ConfigOpen = "config_open", Mend;
    /// The config file belongs to another account.
    ConfigOfAnother = "config_of_another", Mend;
    /// No other account can read the config file.
    ConfigClosed = "config_closed", Ok;
    /// Other accounts can change a folder above.
    AboveOpen = "above_open", Mend;
    /// A folder above belongs to another account, which can put another in its place.
    AboveOfAnother = "above_of_another", Mend;
    /// No other account can change a folder above.
    AboveClosed = "above_closed", Ok;
    /// Other accounts can see that the folder is there.
    Listed = "listed", Note;
    /// The name of the folder tells what it is.
    NameTells = "name_tells", Note;
    /// The name of the folder does not tell what it is.
    NameTellsNothing = "name_tells_nothing", Ok;
    /// Something in the data directory could not be looked at.
    NotLookedAt = "not_looked_at", Note;
    /// A sync program copies the folder.
    Synced = "synced", Mend;
    /// A sync program copies the folder, which is sealed.
    SyncedSealed = "synced_sealed", Note;
    /// No sync program was recognised.
    NotSynced = "not_synced", Ok;
    /// The folder lies on another computer.
    OnNetwork = "on_network", Mend;
    /// The folder lies on another computer, and is sealed.
    OnNetworkSealed = "on_network_sealed", Note;
    /// It cannot be told where a volume of this kind keeps the folder.
    VolumeUnknown = "volume_unknown", Note;
    /// The system does not tell where the folder lies.
    VolumeUntold = "volume_untold", Note;
    /// The folder lies on a disk of this computer.
    OnOwnDisk = "on_own_disk", Ok;
    /// git keeps the folder and knows another place for it.
    GitRemote = "git_remote", Mend;
    /// The same of a sealed journal.
    GitRemoteSealed = "git_remote_sealed", Note;
    /// git keeps the folder here.
    GitHere = "git_here", Note;
    /// git keeps the folder, and its settings cannot be read.
    GitUnknown = "git_unknown", Note;
    /// The folder is in no work tree of git.
    NoGit = "no_git", Ok;
    /// Programs for backups left traces.
    BackupsSeen = "backups_seen", Note;
    /// No traces of programs for backups were found, which says little.
    BackupsUnknown = "backups_unknown", Note;
    /// Time Machine is told to leave the folder out.
    LeftOutOfBackups = "left_out_of_backups", Ok;
    /// The disk can keep its old states.
    SnapshotsPossible = "snapshots_possible", Note;
    /// A shell's history holds what was said to inward.
    HistoryTells = "history_tells", Mend;
    /// A history is so long that only its last part was looked through.
    HistoryCut = "history_cut", Note;
    /// A history cannot be read.
    HistoryUnreadable = "history_unreadable", Note;
    /// A history is kept as a database.
    HistoryNotText = "history_not_text", Note;
    /// No history holds what was said to inward.
    HistoryTellsNothing = "history_tells_nothing", Ok;
    /// Images of the program's memory lie on the disk.
    DumpFound = "dump_found", Mend;
    /// A folder for such images cannot be listed.
    DumpsUnknown = "dumps_unknown", Note;
    /// The system did not let the program keep its memory to itself.
    DumpsPossible = "dumps_possible", Note;
    /// What the program holds in memory goes into no such image.
    NoDumps = "no_dumps", Ok;
    /// Memory may be written to a disk in plain form.
    SwapPlain = "swap_plain", Note;
    /// It cannot be told whether swap is encrypted.
    SwapUnknown = "swap_unknown", Note;
    /// The system does not tell whether memory is written to a disk.
    SwapUntold = "swap_untold", Note;
    /// Memory is not written to a disk in plain form.
    SwapClosed = "swap_closed", Ok;
    /// Hibernation writes memory to a disk.
    Hibernates = "hibernates", Note;
    /// It cannot be told whether the computer hibernates.
    HibernationUnknown = "hibernation_unknown", Note;
    /// Hibernation is not set up.
    NoHibernation = "no_hibernation", Ok;
    /// Files that the shell makes can be read by other accounts.
    UmaskOpen = "umask_open", Note;
    /// Files that the shell makes can be read by nobody else.
    UmaskClosed = "umask_closed", Ok;
    /// A text that was lent to an editor still lies there.
    Lent = "lent", Mend;
    /// No text is lent.
    NothingLent = "nothing_lent", Ok;
    /// Copies that editors made lie somewhere.
    EditorCopy = "editor_copy", Mend;
    /// A list that a program keeps names the journal's folder.
    EditorMention = "editor_mention", Mend;
    /// What an editor keeps cannot be read.
    EditorUnreadable = "editor_unreadable", Note;
    /// Nothing that editors keep was found to name the journal.
    NoEditorTraces = "no_editor_traces", Ok;
    /// Copies that were asked for lie in the data directory.
    Exports = "exports", Mend;
    /// None lies there.
    NoExports = "no_exports", Ok;
    /// Receipts name the files that were imported.
    Receipts = "receipts", Note;
    /// What interrupted writes left behind lies in the data directory.
    Unfinished = "unfinished", Mend;
    /// Nothing of the kind lies there.
    NothingUnfinished = "nothing_unfinished", Ok;
    /// The timer of a reminder is there.
    Reminder = "reminder", Note;
    /// What was exported elsewhere cannot be found.
    Elsewhere = "elsewhere", Note;
    /// A clipboard manager may keep what was copied.
    Clipboard = "clipboard", Note;
    /// A terminal may keep what was printed.
    Scrollback = "scrollback", Note;
}
