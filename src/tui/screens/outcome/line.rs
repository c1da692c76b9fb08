//! A practice entry in a line of a list.

use crate::journal::Practice;
use crate::journal::text::one_line;
use crate::texts::practice::{Told, told};
use crate::tui::screens::Context;
use crate::tui::widgets::text::cut;

/// The fields with what an entry is about.
const HEADS: [&str; 3] = ["trigger", "value", "root"];
/// The fields with what came of it.
const OUTCOMES: [&str; 4] = ["outcome", "choice", "rating", "relief_lasted"];

/// What a list shows of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What it is about, as far as that was chosen; may be empty.
    pub(super) head: String,
    /// What was written first; may be empty.
    text: String,
    /// What came of it, as far as that was chosen; may be empty.
    pub(super) outcome: String,
}

impl Line {
    pub(super) fn new(practice: &Practice, context: &Context<'_>) -> Self {
        let lists = &context.settings.lists;
        let told = told(practice, |list, id| lists.label(list, id).to_owned());
        let chosen = |keys: &[&str]| {
            let of = |it: &&Told| keys.contains(&it.key) && !it.is_written;
            told.iter().filter(of).map(|it| it.words.as_str()).collect::<Vec<_>>().join(" · ")
        };
        let written = told.iter().find(|it| it.is_written).map(|it| it.words.as_str());
        Self { head: chosen(&HEADS), text: one_line(written.unwrap_or_default()), outcome: chosen(&OUTCOMES) }
    }

    /// What it is about and what was written, cut to two lines of so many cells; `None` when there is neither.
    pub(super) fn words(&self, cells: u16) -> Option<String> {
        let parts = [self.head.as_str(), &self.text];
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        (!words.is_empty()).then(|| cut(&words, cells.saturating_mul(2)))
    }
}
