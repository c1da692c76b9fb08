//! The timer of a wait: it keeps running on other screens, and announces its end only on screen.

use crate::journal::{EntryId, Moment};

/// A wait that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    of: EntryId,
    until: Moment,
}

impl Timer {
    /// The wait of an exercise, until a moment.
    pub fn new(of: EntryId, until: Moment) -> Self {
        Self { of, until }
    }

    /// Whether it is of this exercise.
    pub fn is_of(&self, id: EntryId) -> bool {
        self.of == id
    }

    /// Returns the seconds that are left at a moment; 0 when it is over.
    pub fn seconds_left(&self, now: &Moment) -> u64 {
        u64::try_from(self.until.seconds_since(now)).unwrap_or(0)
    }
}
