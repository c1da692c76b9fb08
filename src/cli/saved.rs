//! What is said once words are safely on disk, and what becomes of words that could not be saved.

use std::fmt::Display;

use serde_json::Value;

use super::CliError;
use super::output::Output;
use super::setup::Setup;
use crate::journal::draft::Field;
use crate::journal::{Day, DraftHead};
use crate::store::{Reading, Store, StoreError};
use crate::texts;
use crate::tui::heavy;

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
    if setup.config.phrase_check && heavy::is_in(words) {
        out.line(texts::words().heavy.line.replace("[s]", "open inward and press s"))?;
    }
    Ok(())
}

/// Keeps words that could not be saved as the draft of a note, and says so in the error.
pub(super) fn kept_as_draft(
    error: StoreError,
    text: &str,
    day: Day,
    store: &Store,
    setup: &Setup,
) -> CliError {
    // The words are in their place, only not certain to survive a power cut: a draft would double them.
    if text.is_empty() || matches!(error, StoreError::NotCertain { .. }) {
        return error.into();
    }
    let now = setup.clock.now();
    let head = DraftHead {
        id: setup.clock.fresh_id(),
        kind: "note".to_owned(),
        day,
        base: None,
        started_at: now.clone(),
    };
    let kept = || -> Result<(), StoreError> {
        let mut draft = store.start_draft(&head)?;
        draft.append(&Field::Text, &Value::from(text), &now)?;
        draft.syncer()?.sync()?;
        draft.set_aside();
        Ok(())
    };
    match kept() {
        Ok(()) => {
            CliError::failed(format!("{error} (your words are kept as the draft of a note: open inward)"))
        }
        Err(_) => not_kept(error, text),
    }
}

/// Says in an error that words which were taken could be kept nowhere.
pub(super) fn not_kept(error: impl Display, text: &str) -> CliError {
    let remedy = if text.is_empty() { "" } else { " (your words are not saved: keep a copy of them)" };
    CliError::failed(format!("{error}{remedy}"))
}
