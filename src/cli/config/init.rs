//! `inward config init`: writes a first config file where there is none.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::cli::output::Output;
use crate::cli::{CliError, Outcome};
use crate::config::known;
use crate::system::{access, confirm};

/// Writes the file whole or not at all; anything that is already there stays, even a link.
pub(super) fn run(path: &Path, out: &mut Output) -> Result<Outcome, CliError> {
    let shown = path.display();
    let is_there = || {
        CliError::failed(format!(
            "{shown} already exists: it was not changed; inward config check says whether its lines can be used"
        ))
    };
    if fs::symlink_metadata(path).is_ok() {
        return Err(is_there());
    }
    match written(path) {
        Ok(()) => out.line(format!("Wrote {shown}: it explains every key and sets none."))?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(is_there()),
        Err(error) => {
            return Err(CliError::failed(format!(
                "{shown} could not be written ({error}): check its folder's owner, or name another file with --config"
            )));
        }
    }
    Ok(Outcome::Done)
}

fn written(path: &Path) -> io::Result<()> {
    let dir = match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    };
    access::make_all_private(dir)?;
    // Made for this person alone.
    let mut file = tempfile::Builder::new().prefix(".inward-").suffix(".tmp").tempfile_in(dir)?;
    file.write_all(known::commented().as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    // Nothing is lost by a folder that cannot be confirmed: the same file can be written again.
    let _ = confirm::directory(dir);
    Ok(())
}
