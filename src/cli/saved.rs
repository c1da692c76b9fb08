//! What is said once words are safely on disk.

use super::CliError;
use super::output::Output;
use super::setup::Setup;
use crate::store::Reading;
use crate::texts;
use crate::tui::screens::support_line;

/// Names what is wrong with the month that something was saved in, if anything: it may lie beside it.
pub(super) fn problem(month: &Reading, out: &mut Output) -> Result<(), CliError> {
    match &month.problem {
        Some(problem) => out.remark(problem),
        None => Ok(()),
    }
}

/// Points to support when new words hold a heavy phrase; nothing about it is kept.
pub(super) fn phrase_check<'a>(
    words: impl IntoIterator<Item = &'a str>,
    setup: &Setup,
    out: &mut Output,
) -> Result<(), CliError> {
    if setup.config.phrase_check && support_line::is_in(words) {
        out.line(texts::words().heavy.line.replace("[s]", "open inward and press s"))?;
    }
    Ok(())
}
