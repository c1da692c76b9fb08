//! Where the data and the config file live unless the person says otherwise. No file is touched here.

use std::ffi::OsString;
use std::path::PathBuf;

use directories::ProjectDirs;

/// The environment variable that names the data directory.
pub const DATA_VARIABLE: &str = "INWARD_DATA_DIR";
/// The environment variable that names the config file.
pub const CONFIG_VARIABLE: &str = "INWARD_CONFIG";

/// What an environment variable says; an empty one says nothing.
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The data directory of this person on this system; `None` when no home directory is known.
pub fn default_data_dir() -> Option<PathBuf> {
    xdg("XDG_DATA_HOME").or_else(|| project().map(|dirs| dirs.data_dir().to_owned()))
}

/// The config file of this person on this system; `None` when no home directory is known.
pub fn default_config_file() -> Option<PathBuf> {
    let dir = xdg("XDG_CONFIG_HOME").or_else(|| project().map(|dirs| dirs.config_dir().to_owned()));
    dir.map(|dir| dir.join("config.toml"))
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "inward")
}

/// The folder under an XDG variable, on every system: many who work in a terminal set these on macOS too, where
/// the `directories` crate leaves them aside. A relative path counts as not set, as the specification asks.
fn xdg(name: &str) -> Option<PathBuf> {
    let base = PathBuf::from(variable(name)?);
    base.is_absolute().then(|| base.join("inward"))
}
