//! Reminders: what is due on a day, as the worker finds it. Whoever shows them decides which hold at the moment.

use crate::insight::Due;
use crate::journal::Day;

/// The reminders of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders {
    /// The looks back that are due at some time of the day, the one longest due first.
    pub due: Vec<Due>,
    /// The same day a month and a year ago, as far as there is something to show.
    pub on_this_day: Vec<Day>,
}
