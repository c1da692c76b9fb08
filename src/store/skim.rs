//! Skimming a month: what statistics look at, without words, in a fraction of the time that reading it whole takes.

use super::error::{Problem, StoreError};
use super::memory::Memory;
use super::months::{self, Copies};
use super::stamp::Stamp;
use crate::journal::format::skim;
use crate::journal::format::skim::Skim;
use crate::journal::{Month, Observation, Practised};
use crate::store::files::dirs;
use crate::store::files::dirs::Dirs;

/// A month as it was skimmed.
#[derive(Clone, Debug)]
pub struct Skimmed {
    /// Its check-ins without their words, oldest first.
    pub observations: Vec<Observation>,
    /// Which exercises were done on which days, oldest first.
    pub practised: Vec<Practised>,
    /// Why they may not be all there are.
    pub problem: Option<Problem>,
    /// By what a later look can tell that the month has changed.
    pub stamp: Stamp,
}

pub(super) fn month(
    dirs: &Dirs,
    month: Month,
    copies: Copies,
    memory: &Memory,
) -> Result<Skimmed, StoreError> {
    // Taken first: what changes while the month is skimmed makes the next look differ.
    let stamp = Stamp::of(dirs, month);
    if stamp.is_of_one_document()
        && !memory.may_exceed(month, stamp)
        && let Some(Skim { observations, practised }) = quickly(dirs, month)?
    {
        return Ok(Skimmed { observations, practised, problem: None, stamp });
    }
    let reading = months::load(dirs, month, copies, memory)?.reading;
    let Skim { observations, practised } = Skim::of(reading.document.entries());
    Ok(Skimmed { observations, practised, problem: reading.problem, stamp: reading.stamp })
}

/// The observations of the month's own document, when it is in canonical form.
fn quickly(dirs: &Dirs, month: Month) -> Result<Option<Skim>, StoreError> {
    if !dirs::is_there(&dirs.journal())? {
        return Ok(None);
    }
    // What is wrong with the document is said by reading it whole.
    let Ok(Some(bytes)) = dirs::read(&dirs.month(month)) else { return Ok(None) };
    Ok(std::str::from_utf8(&bytes).ok().and_then(|text| skim::skim(text, month)))
}
