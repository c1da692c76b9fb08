//! The programs that entries come from: one file each, and its line in the table below.

mod bearable;
mod daily_you;
mod daylio;
mod dayone;
mod diarium;
mod journey;
mod jrnl;
mod loop_habits;
mod markdown;
mod rednotebook;
mod tui_journal;

use super::notes::Notes;
use super::shape::Shape;
use super::{CannotRead, Given};

/// A program whose entries become notes.
#[derive(Debug)]
pub struct Program {
    /// Its name in entries and on the command line.
    pub(super) name: &'static str,
    /// Tells whether it wrote something.
    pub(super) wrote: fn(&Given, &Shape) -> bool,
    /// Reads what it wrote: hands every thing to the notes, be it taken or refused.
    pub(super) read: fn(&Given, &mut Notes<'_>) -> Result<(), CannotRead>,
}

/// All of them, in the order in which they are tried.
pub(super) const ALL: [&Program; 11] = [
    &jrnl::PROGRAM,
    &tui_journal::PROGRAM,
    &daylio::PROGRAM,
    &bearable::PROGRAM,
    &dayone::PROGRAM,
    &journey::PROGRAM,
    &diarium::PROGRAM,
    &loop_habits::PROGRAM,
    &daily_you::PROGRAM,
    &rednotebook::PROGRAM,
    &markdown::PROGRAM,
];
