//! The facts that are judged.

use std::path::PathBuf;

use crate::store::Held;

/// Everything that was found out.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What lies in the data directory.
    pub held: Held,
    /// Who can open the files and folders of the journal.
    pub own: Vec<Access>,
    /// The command that shows access lists, on a system on which they cannot be read here.
    pub lists_shown_by: Option<&'static str>,
    /// Who can open the config file, where there is one.
    pub config: Option<Access>,
    /// The folders above the data directory, the nearest first.
    pub above: Vec<Access>,
    /// The folders above the config file, the nearest first.
    pub above_config: Vec<Access>,
    /// Where the data directory lies.
    pub folder: Folder,
    /// The histories of shells that there are.
    pub histories: Vec<History>,
    /// What may become of the program's memory.
    pub memory: Memory,
    /// What editors and others keep.
    pub editors: Editors,
    /// The timers of reminders.
    pub reminders: Vec<PathBuf>,
    /// The mask of new files, where the system tells it.
    pub umask: Option<u32>,
}

/// Who can open a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Where it is.
    pub path: PathBuf,
    /// Its mode; the bits of the group are those of the group itself, also under an access list.
    pub mode: u32,
    /// Whose it is.
    pub owner: Owner,
    /// Who is in its group.
    pub group: Group,
    /// Its access list.
    pub list: AccessList,
}

/// Whose something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// The person's.
    #[default]
    Me,
    /// The system's.
    Root,
    /// Another account's.
    Another,
}

/// Who is in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// Nobody but the person.
    OnlyMe,
    /// Others too, or nobody knows.
    #[default]
    Others,
}

/// The access list of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccessList {
    /// It has none that lets others in, or it cannot be read.
    #[default]
    None,
    /// It lets other accounts or groups in.
    LetsIn,
}

/// Where the data directory lies.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The sync program that copies it, and where its mark is.
    pub sync: Option<(&'static str, PathBuf)>,
    /// The volume.
    pub volume: Volume,
    /// The work tree of git.
    pub git: Option<Git>,
    /// What was found of backups.
    pub backups: Backups,
}

/// A volume.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Volume {
    /// The system does not tell.
    #[default]
    Untold,
    /// One of this kind, as the system names it.
    Kind(String),
}

/// A work tree of git.
#[derive(Clone, Debug)]
pub struct Git {
    /// The work tree.
    pub tree: PathBuf,
    /// Whether it knows another place; `None` when its settings cannot be read.
    pub has_remote: Option<bool>,
}

/// What was found of backups.
#[derive(Clone, Debug, Default)]
pub struct Backups {
    /// The programs that left traces.
    pub programs: Vec<&'static str>,
    /// Whether Time Machine leaves the data directory out.
    pub is_left_out: bool,
}

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// xonsh
    Xonsh,
    /// `PowerShell`
    PowerShell,
    /// nushell
    Nushell,
    /// Any other.
    Other,
}

impl Shell {
    /// Its key in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Xonsh => "xonsh",
            Self::PowerShell => "powershell",
            Self::Nushell => "nushell",
            Self::Other => "other",
        }
    }
}

/// The history of a shell.
#[derive(Clone, Debug)]
pub struct History {
    /// Where it is.
    pub path: PathBuf,
    /// Whose it is.
    pub shell: Shell,
    /// What was found in it.
    pub found: HistoryFound,
}

/// What was found in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryFound {
    /// So many commands that say something, and whether all of the history was looked through.
    Commands {
        /// How many.
        count: usize,
        /// Whether only the last part was looked through.
        is_cut: bool,
    },
    /// It cannot be read.
    Unreadable,
    /// It is a database.
    NotText,
}

/// What may become of the program's memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Whether it is kept out of core dumps.
    pub is_kept: bool,
    /// The folders for core dumps that there are.
    pub dumps: Vec<Dumps>,
    /// What memory may be written to; `None` when the system does not tell.
    pub swaps: Option<Vec<Swap>>,
    /// Whether the computer hibernates; `None` when the system does not tell.
    pub hibernates: Option<bool>,
}

/// A folder for core dumps.
#[derive(Clone, Debug)]
pub struct Dumps {
    /// Where it is.
    pub dir: PathBuf,
    /// Those of this program; `None` when it cannot be listed.
    pub found: Option<Vec<PathBuf>>,
}

/// Something that memory may be written to.
#[derive(Clone, Debug)]
pub struct Swap {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: SwapKind,
}

/// What swap is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwapKind {
    /// Memory again, or an encrypted disk.
    Closed,
    /// A part of a disk in plain form.
    Plain,
    /// It cannot be told.
    Unknown,
}

/// What editors and others keep.
#[derive(Clone, Debug, Default)]
pub struct Editors {
    /// Copies of texts of the journal.
    pub copies: Vec<PathBuf>,
    /// Files that name the journal's folder.
    pub mentions: Vec<PathBuf>,
    /// Files and folders that cannot be read.
    pub unreadable: Vec<PathBuf>,
}
