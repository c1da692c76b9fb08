//! Where to look: every place outside of the data directory is handed in here.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::Shell;

/// The places at which traces may lie.
#[derive(Clone, Debug)]
pub struct Places {
    /// The root of the system's own files, `/`.
    pub system: PathBuf,
    /// The person's home directory.
    pub home: PathBuf,
    /// The config file, whether or not it is there.
    pub config: Option<PathBuf>,
    /// The places in memory where texts are lent.
    pub memory: Vec<PathBuf>,
    /// What programs keep for the person, by the XDG variables or below the home directory.
    pub data: PathBuf,
    /// Their state.
    pub state: PathBuf,
    /// Their caches.
    pub cache: PathBuf,
    /// Their settings.
    pub settings: PathBuf,
    /// The histories of shells, whether or not they are there.
    pub histories: Vec<(PathBuf, Shell)>,
    /// The files in which `less` keeps what was searched for.
    pub less: Vec<PathBuf>,
}

/// The shells' histories below the home directory.
const BELOW_HOME: [(&str, Shell); 9] = [
    (".bash_history", Shell::Bash),
    (".zsh_history", Shell::Zsh),
    (".zhistory", Shell::Zsh),
    (".histfile", Shell::Zsh),
    (".config/fish/fish_history", Shell::Fish),
    (".sh_history", Shell::Other),
    (".ksh_history", Shell::Other),
    (".ash_history", Shell::Other),
    (".history", Shell::Other),
];
/// Those below what programs keep.
const BELOW_DATA: [(&str, Shell); 4] = [
    ("fish/fish_history", Shell::Fish),
    ("powershell/PSReadLine/ConsoleHost_history.txt", Shell::PowerShell),
    ("xonsh/xonsh-history.sqlite", Shell::Xonsh),
    ("atuin/history.db", Shell::Other),
];
/// Those below the settings.
const BELOW_SETTINGS: [(&str, Shell); 2] =
    [("nushell/history.txt", Shell::Nushell), ("nushell/history.sqlite3", Shell::Nushell)];
/// That below `%APPDATA%`.
const BELOW_APPDATA: &str = "Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt";

impl Places {
    /// The folder that links on the way to a place may not lead out of: the home directory, the system, or else the folder
    /// in which it lies.
    pub(super) fn around<'a>(&'a self, path: &'a Path) -> &'a Path {
        let around = [&self.home, &self.system].into_iter().find(|dir| path.starts_with(dir));
        // On a system of its own everything lies below the root, which would let every link through.
        match around {
            Some(dir) if dir.parent().is_some() => dir,
            _ => path.parent().unwrap_or(path),
        }
    }

    /// The places of a person with this home and these variables.
    pub fn of(home: &Path, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let named = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let standard = |name: &str, below: &str| named(name).unwrap_or_else(|| home.join(below));
        let (data, state) =
            (standard("XDG_DATA_HOME", ".local/share"), standard("XDG_STATE_HOME", ".local/state"));
        let (cache, settings) =
            (standard("XDG_CACHE_HOME", ".cache"), standard("XDG_CONFIG_HOME", ".config"));
        let below = |dir: &Path, names: &[(&str, Shell)]| {
            names.iter().map(|(name, shell)| (dir.join(name), *shell)).collect::<Vec<_>>()
        };
        let mut histories = below(home, &BELOW_HOME);
        histories.extend(named("ZDOTDIR").map(|dir| (dir.join(".zsh_history"), Shell::Zsh)));
        histories.extend(below(&data, &BELOW_DATA));
        histories.extend(below(&settings, &BELOW_SETTINGS));
        histories.extend(named("APPDATA").map(|dir| (dir.join(BELOW_APPDATA), Shell::PowerShell)));
        histories.extend(named("HISTFILE").map(|path| {
            let is_zsh = variable("SHELL").is_some_and(|shell| Path::new(&shell).ends_with("zsh"));
            (path, if is_zsh { Shell::Zsh } else { Shell::Bash })
        }));
        let mut met = BTreeSet::new();
        histories.retain(|(path, _)| met.insert(path.clone()));
        let mut less = vec![home.join(".lesshst"), state.join("lesshst"), data.join("lesshst")];
        less.extend(named("LESSHISTFILE"));
        Self {
            system: PathBuf::from("/"),
            home: home.to_owned(),
            config: None,
            memory: Vec::new(),
            data,
            state,
            cache,
            settings,
            histories,
            less,
        }
    }
}
