//! Finds entries that wait to be looked back on: it searches the months as text, and reads only those in which
//! something may wait.

use std::fs;
use std::path::Path;

use super::Store;
use super::error::StoreError;
use super::memory::Memory;
use super::months::{self, Copies};
use crate::journal::format::due_days;
use crate::journal::{Day, Entry, Month, Practice};
use crate::store::files::dirs::{self, Dirs};

impl Store {
    /// Lists the entries of some months that have waited since `today` or longer to be looked back on; those of an
    /// unreadable month are left out.
    ///
    /// # Errors
    /// [`StoreError`] when the directory of the months itself cannot be used.
    pub fn waiting(
        &self,
        months: impl IntoIterator<Item = Month>,
        today: Day,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut found = Vec::new();
        if !dirs::is_there(&self.dirs().journal())? {
            return Ok(found);
        }
        for month in months.into_iter().filter(|month| may_wait(self.dirs(), *month, today)) {
            let loaded = months::load(self.dirs(), month, Copies::NotMade, &Memory::default())?;
            let waits = |entry: &&Entry| {
                let since = entry.practice().and_then(Practice::look_back);
                since.is_some_and(|since| since <= today)
            };
            found.extend(loaded.reading.document.entries().iter().filter(waits).cloned());
        }
        Ok(found)
    }
}

fn may_wait(dirs: &Dirs, month: Month, today: Day) -> bool {
    let is_due = |path: &Path| match dirs::read(path) {
        Ok(None) => false,
        Ok(Some(bytes)) => {
            let text = std::str::from_utf8(&bytes).ok();
            text.and_then(due_days::days).is_none_or(|days| days.into_iter().any(|day| day <= today))
        }
        // Whoever reads the file learns what is wrong with it.
        Err(_) => true,
    };
    // Few months have a second document: to ask for its name alone is cheaper than to open it.
    let aside = dirs.aside(month);
    is_due(&dirs.month(month)) || (fs::symlink_metadata(&aside).is_ok() && is_due(&aside))
}
