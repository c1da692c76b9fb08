//! Finds the places of the data and the config file, unless the person names others. It touches no file.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::journal::text;
use crate::system::files;

/// The name of the program's directories.
pub const NAME: &str = "inward";
/// The environment variable that names the data directory.
pub const DATA_VARIABLE: &str = "INWARD_DATA_DIR";
/// The environment variable that names the config file.
pub const CONFIG_VARIABLE: &str = "INWARD_CONFIG";

/// The folders of a search path in which programs are looked for. A relative one would be another in each place, and is left out.
pub fn program_folders(path: &OsStr) -> Vec<PathBuf> {
    std::env::split_paths(path).filter(|folder| folder.is_absolute()).collect()
}

/// Reads an environment variable; an empty one counts as not set.
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The value of an environment variable, as text; `None` also when it is empty or no text.
pub fn text_variable(name: &str) -> Option<String> {
    variable(name)?.into_string().ok()
}

/// The reason why a path that was named cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// It begins with the name of another account.
    #[error(
        "{0} names the home of an account, which only a shell can find: write the path in full, or ./{0} for a folder of that name"
    )]
    OtherHome(String),
    /// It begins with `~/` and there is no home directory.
    #[error("{0} names the home directory, and there is none: write the path in full")]
    NoHome(String),
}

/// A path as a person wrote it: a leading `~/` is the home directory, also where no shell has seen to it, as in
/// `--data-dir=~/journal` or in a variable.
///
/// # Errors
/// [`PathError`] when it names a home that cannot be found.
pub fn named(path: &Path) -> Result<PathBuf, PathError> {
    in_home(path, home().as_deref())
}

/// The home directory of this person; `None` when none is known.
pub fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

fn in_home(path: &Path, home: Option<&Path>) -> Result<PathBuf, PathError> {
    let mut parts = path.components();
    let first = parts.next().map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
    if !first.starts_with('~') {
        return Ok(path.to_owned());
    }
    let shown = || text::one_line(&path.display().to_string());
    if first != "~" {
        return Err(PathError::OtherHome(shown()));
    }
    home.map(|home| home.join(parts.as_path())).ok_or_else(|| PathError::NoHome(shown()))
}

/// The data directory of this person on this system; `None` when no home directory is known.
pub fn default_data_dir() -> Option<PathBuf> {
    xdg("XDG_DATA_HOME").or_else(|| project().map(|dirs| dirs.data_dir().to_owned()))
}

/// The same place under another name of the directory.
pub fn data_dir_named(name: &str) -> Option<PathBuf> {
    renamed(&default_data_dir()?, name)
}

/// A place with another name for the program's own directory, which on some systems is not the last part of the path.
fn renamed(place: &Path, name: &str) -> Option<PathBuf> {
    let from_end = place.components().rev().position(|part| part.as_os_str() == NAME)?;
    let above = place.ancestors().nth(from_end + 1)?;
    let below = place.strip_prefix(above.join(NAME)).ok()?;
    let named = above.join(name);
    Some(if below.as_os_str().is_empty() { named } else { named.join(below) })
}

/// The config file of this person on this system; `None` when no home directory is known.
pub fn default_config_file() -> Option<PathBuf> {
    let dir = xdg("XDG_CONFIG_HOME").or_else(|| project().map(|dirs| dirs.config_dir().to_owned()));
    dir.map(|dir| dir.join("config.toml"))
}

/// The places in memory for files of this person alone, the best one first: what is in them is gone when the person logs
/// out, or when the system ends.
pub fn memory() -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = xdg("XDG_RUNTIME_DIR").into_iter().collect();
    places.extend(files::in_memory(NAME));
    places
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", NAME)
}

/// The folder under an XDG variable, on every system: many who work in a terminal set these on macOS too, where
/// the `directories` crate leaves them aside. A relative path counts as not set, as the specification asks.
fn xdg(name: &str) -> Option<PathBuf> {
    let base = PathBuf::from(variable(name)?);
    base.is_absolute().then(|| base.join(NAME))
}

/// The folders of programs that copy files to other computers, by how their names start or what they are.
const SYNCED: [(&str, &str); 9] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("syncthing", "Syncthing"),
];

/// Returns the program that copies a directory to other computers, judging by the names along its path.
pub fn sync_program(dir: &Path) -> Option<&'static str> {
    dir.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        // These folders have the program's name alone, or with an account after it: `OneDrive - Work`,
        // `Dropbox (Personal)`, `GoogleDrive-me@example.org`, `iCloudDrive`.
        SYNCED.iter().find(|(start, _)| name.starts_with(start)).map(|(_, program)| *program)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_tilde_is_the_home_directory_and_no_other() {
        let home = Some(Path::new("/home/me"));
        for (path, expected) in [
            ("~/journal", "/home/me/journal"),
            ("~/a/../b", "/home/me/a/../b"),
            ("~", "/home/me/"),
            ("~/", "/home/me/"),
            ("./~/journal", "./~/journal"),
            ("/x/~/y", "/x/~/y"),
            ("a~", "a~"),
            ("", ""),
        ] {
            assert_eq!(in_home(Path::new(path), home), Ok(PathBuf::from(expected)), "{path}");
        }
        for path in ["~ana/journal", "~ana", "~root/"] {
            let error = in_home(Path::new(path), home).unwrap_err();
            assert_eq!(error, PathError::OtherHome(path.to_owned()));
            assert!(error.to_string().starts_with(path), "{error}");
        }
        assert_eq!(in_home(Path::new("~/x"), None), Err(PathError::NoHome("~/x".to_owned())));
    }

    #[test]
    fn another_name_stands_for_the_directory_of_the_program_and_for_nothing_else() {
        for (place, expected) in [
            ("/home/me/.local/share/inward", Some("/home/me/.local/share/notebook")),
            ("/home/inward/.local/share/inward", Some("/home/inward/.local/share/notebook")),
            ("/Users/ana/AppData/Roaming/inward/data", Some("/Users/ana/AppData/Roaming/notebook/data")),
            ("/home/me/journal", None),
        ] {
            assert_eq!(renamed(Path::new(place), "notebook"), expected.map(PathBuf::from), "{place}");
        }
    }

    #[test]
    fn folders_of_sync_programs_are_known_by_the_names_along_the_path() {
        for (path, expected) in [
            ("/disk/own/Dropbox/inward", Some("Dropbox")),
            ("/disk/own/Dropbox (Personal)/notes/inward", Some("Dropbox")),
            ("/Users/ana/OneDrive - Work/inward", Some("OneDrive")),
            ("/disk/own/nextcloud", Some("Nextcloud")),
            ("/disk/own/ownCloud/inward", Some("ownCloud")),
            ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/inward", Some("iCloud")),
            ("/Users/ana/iCloudDrive/inward", Some("iCloud")),
            ("/Users/ana/Google Drive/inward", Some("Google Drive")),
            ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/inward", Some("Google Drive")),
            ("/disk/own/Syncthing/inward", Some("Syncthing")),
            ("~/.local/share/inward", None),
            ("/disk/own/my-dropbox-notes", None),
            ("", None),
        ] {
            assert_eq!(sync_program(Path::new(path)), expected, "{path}");
        }
    }
}
