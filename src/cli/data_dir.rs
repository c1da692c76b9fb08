//! Where the journal lies: as the command line says, or the environment, or in the system's place under the name that the
//! config file gives it. What lies there under the usual name is never passed over in silence.

use std::path::{Path, PathBuf};

use super::CliError;
use super::globals::Globals;
use crate::config::{Config, Source};
use crate::journal::text::one_line;
use crate::paths;
use crate::store::Store;
use crate::system::shell;

/// A path as a person wrote it.
pub(super) fn named(path: &Path) -> Result<PathBuf, CliError> {
    paths::named(path).map_err(|error| CliError::usage(error.to_string()))
}

/// The data directory.
#[derive(Clone, Debug)]
pub(super) struct DataDir {
    pub(super) path: PathBuf,
    /// The directory of the usual name, where the config file gives it another, and the line that does.
    usual: Option<(PathBuf, String)>,
}

impl DataDir {
    /// Finds it: the flag, the environment, the system's place; `None` when none is named and there is no home directory.
    pub(super) fn of(globals: &Globals, config: &Config) -> Result<Option<Self>, CliError> {
        let said = globals.data_dir.clone();
        if let Some(said) = said.or_else(|| paths::variable(paths::DATA_VARIABLE).map(PathBuf::from)) {
            return Ok(Some(Self { path: named(&said)?, usual: None }));
        }
        let usual = paths::default_data_dir();
        let Some(path) = config.data_name.as_deref().and_then(paths::data_dir_named) else {
            return Ok(usual.map(|path| Self { path, usual: None }));
        };
        let line = match config.source("data_name") {
            Source::Line(line) => format!("{} line {line}", config.file_name()),
            Source::Program | Source::Default => config.file_name(),
        };
        let usual = usual.filter(|usual| *usual != path).map(|usual| (usual, line));
        Ok(Some(Self { path, usual }))
    }

    /// What is wrong, with the remedy, where a journal lies under the usual name and none under the one that was given
    /// to it: to open an empty one would look as if all were lost.
    pub(super) fn left_behind(&self) -> Option<String> {
        let (usual, line) = self.usual.as_ref()?;
        let holds_words = |dir: &Path| Store::open(dir).map(|store| store.holds_words());
        let is_left = holds_words(usual).unwrap_or(false) && !holds_words(&self.path).unwrap_or(true);
        is_left.then(|| {
            let [old, new] = [usual, &self.path].map(|path| one_line(&path.display().to_string()));
            let remedy = if self.path.exists() {
                format!("move all that is in {old} into that directory")
            } else {
                format!("close inward everywhere and move it with {}", shell::moves(&old, &new))
            };
            format!(
                "{line} names {new}, where there is no journal, and yours is in {old}: {remedy}, or take that line out"
            )
        })
    }
}
