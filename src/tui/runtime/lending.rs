//! Lends words to the person's own editor, and takes them back.

use std::path::PathBuf;

use super::Runtime;
use crate::store::{LentText, StoreError};
use crate::tui::guest::Guest;
use crate::tui::task::{Reply, Words};

impl Runtime {
    /// Lends words in these places, the first that can be used, otherwise in the data directory.
    pub(in crate::tui) fn lending_in(self, places: Vec<PathBuf>) -> Self {
        Self { places, ..self }
    }

    /// The editor, and who has the keyboard.
    pub(in crate::tui) fn guest(&self) -> &Guest {
        &self.guest
    }

    /// Makes a file with words in it that another program may change.
    ///
    /// # Errors
    /// [`StoreError`] when none can be made.
    pub(in crate::tui) fn lend(&self, words: &Words) -> Result<LentText, StoreError> {
        self.store.lend(&self.places, (words.id, words.field), &words.text)
    }

    /// Has the drafts take the words that were lent when the program was killed; returns what stands in the way.
    pub(super) fn take_back_lent(&self) -> Option<Reply> {
        let failed = self.store.take_back_lent(&self.places, &self.clock.now()).err();
        failed.map(|error| Reply::SayAlso(error.to_string()))
    }
}
