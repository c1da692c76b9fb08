//! `inward path`: where everything lives. It works whatever the config file says, so that it can be found and mended.

use std::path::Path;

use super::globals::Globals;
use super::output::Output;
use super::setup::{ConfigFile, data_dir};
use super::{CliError, Outcome};

pub(super) fn run(globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    match data_dir(globals)? {
        Some(dir) => {
            place("data directory", &dir, out)?;
            place("journal", &dir.join("journal"), out)?;
            place("drafts", &dir.join("drafts"), out)?;
            place("trash", &dir.join("trash"), out)?;
            place("backups", &dir.join("backups"), out)?;
        }
        None => out.line("data directory  none: there is no home directory; name one with --data-dir")?,
    }
    match ConfigFile::of(globals)? {
        Some(file) => place("config file", &file.path, out)?,
        None => out.line("config file     none: there is no home directory; name one with --config")?,
    }
    Ok(Outcome::Done)
}

fn place(what: &str, path: &Path, out: &mut Output) -> Result<(), CliError> {
    let missing = if path.exists() { "" } else { "  (not there yet)" };
    out.line(format!("{what:<16}{}{missing}", path.display()))
}
