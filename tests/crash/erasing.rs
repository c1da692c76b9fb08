//! The ways in which words are erased for good.

use std::fmt::Debug;
use std::fs;

use inward::journal::Day;

use crate::harness::home::Home;
use crate::paths::{ERASED, TODAY, WritePath, YESTERDAY, kept_everywhere};

/// What a path takes out of every place in which it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Erases {
    Nothing,
    /// Whatever holds [`ERASED`].
    Words,
    /// Whatever lies before a day.
    DaysBefore(&'static str),
    Everything,
}

impl Erases {
    /// Whether something of a day is erased.
    pub(crate) fn takes(self, day: Day, what: &dyn Debug) -> bool {
        match self {
            Self::Nothing => false,
            Self::Words => format!("{what:?}").contains(ERASED),
            Self::DaysBefore(before) => day < before.parse().unwrap(),
            Self::Everything => true,
        }
    }
}

pub(crate) fn erase(home: &Home) -> WritePath {
    let (home, id) = kept_everywhere(home);
    let path = WritePath::new("erase", &["erase", &id, "--yes"], "Erased the note", |seen| {
        seen.erased_left == 0 && seen.notes("one") == 1 && seen.check_in("2026-10-31").is_some()
    });
    WritePath { erases: Erases::Words, looks_again: true, ..path }.on(home)
}

/// All but the last day of a journal, in which every other day is erased.
pub(crate) fn erase_before(home: &Home) -> WritePath {
    let (home, _) = kept_everywhere(home);
    let arguments = ["erase", "--before", TODAY, "--yes"];
    let path = WritePath::new("erase --before", &arguments, "Erased everything of the days", |seen| {
        seen.erased_left == 0
            && seen.notes("one") == 1
            && seen.check_in("2026-10-31").is_none()
            && seen.check_in(YESTERDAY).is_none()
            && seen.drafts.is_empty()
    });
    WritePath { erases: Erases::DaysBefore(TODAY), looks_again: true, ..path }.on(home)
}

/// A file of somebody else keeps the directory from going.
pub(crate) fn erase_all(home: &Home) -> WritePath {
    let (home, _) = kept_everywhere(home);
    fs::write(home.data().join("theirs.txt"), "Not of this program.").unwrap();
    let path = WritePath::new("erase --all", &["erase", "--all", "--yes"], "Erased everything.", |seen| {
        seen.erased_left == 0 && seen.state.as_ref().is_some_and(|state| !state.acknowledged)
    });
    WritePath { erases: Erases::Everything, looks_again: true, ..path }.on(home)
}
