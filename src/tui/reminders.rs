//! What waits, as the worker finds it: the days are told, and what of it holds at this very moment is for
//! whoever shows it.

use crate::insight::Due;
use crate::journal::Day;

/// What the worker found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// What waits to be looked back on today at some time of it, the longest waiting first.
    pub due: Vec<Due>,
    /// The same day a month and a year ago, as far as there is something to show.
    pub on_this_day: Vec<Day>,
}
