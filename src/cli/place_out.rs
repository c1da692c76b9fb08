//! Where something is written that leaves the journal.

use std::path::Path;

use super::CliError;
use super::output::Output;
use crate::paths;

/// Says who else may see the folder of what was written.
pub(super) fn warn_of(dir: &Path, out: &mut Output) -> Result<(), CliError> {
    if let Some(program) = paths::sync_program(dir) {
        let dir = dir.display();
        return out
            .remark(format!("{dir} seems to belong to {program}, which copies it to other computers."));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        let mode = std::fs::metadata(dir).map(|found| found.permissions().mode()).unwrap_or_default();
        if mode & 0o044 != 0 {
            let dir = dir.display();
            out.remark(format!(
                "{dir} can be listed by others: they see that the file is there, not what it holds."
            ))?;
        }
    }
    Ok(())
}
