//! Where one is in a monthly check: its first page, one of its items, its last page.

use crate::texts::instruments::{Instrument, instruments};

/// Where one is in the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    First,
    /// An item, counted from 0 through all questionnaires.
    Item(usize),
    Last,
}

/// An item and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) instrument: &'static Instrument,
    /// Its place in the questionnaire, from 0.
    pub(super) nth: usize,
    /// The first item of the next questionnaire.
    pub(super) next_part: usize,
}

/// How many items all questionnaires have.
pub(super) fn count() -> usize {
    instruments().all().iter().map(|instrument| instrument.items.len()).sum()
}

/// The item with this number, from 0.
pub(super) fn asked(at: usize) -> Option<Asked> {
    let mut first = 0;
    for instrument in instruments().all() {
        let next_part = first + instrument.items.len();
        if at < next_part {
            return Some(Asked { instrument, nth: at - first, next_part });
        }
        first = next_part;
    }
    None
}

impl Page {
    /// The page with this item; the last page behind the last item.
    pub(super) fn at(item: usize) -> Self {
        if item < count() { Self::Item(item) } else { Self::Last }
    }

    /// The number of its item, from 0, as the draft has it.
    pub(super) fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Item(at) => at,
            Self::Last => count(),
        }
    }
}
