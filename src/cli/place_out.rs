//! Where something is written that leaves the journal.

use std::path::Path;

use super::CliError;
use super::output::Output;
use crate::paths;
use crate::system::access;

/// Says who else may see the folder of what was written.
pub(super) fn warn_of(dir: &Path, out: &mut Output) -> Result<(), CliError> {
    if let Some(program) = paths::sync_program(dir) {
        let dir = dir.display();
        return out
            .remark(format!("{dir} seems to belong to {program}, which copies it to other computers."));
    }
    let rights = std::fs::metadata(dir).ok().and_then(|found| access::rights(&found));
    if rights.is_some_and(|rights| rights.mode & 0o044 != 0) {
        let dir = dir.display();
        out.remark(format!(
            "{dir} can be listed by others: they see that the file is there, not what it holds."
        ))?;
    }
    Ok(())
}
