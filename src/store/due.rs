//! Finds entries that wait to be looked back on, and coin-flip trials: it searches the months as text, and reads only those
//! in which there may be one.

use std::fs;
use std::path::Path;

use super::Store;
use super::error::StoreError;
use super::memory::Memory;
use super::months::{self, Copies};
use crate::journal::format::due_days;
use crate::journal::practice::Kind;
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
        let may_wait =
            |text: &str| due_days::days(text).is_none_or(|days| days.into_iter().any(|day| day <= today));
        let waits = |entry: &Entry| {
            let since = entry.practice().and_then(Practice::look_back);
            since.is_some_and(|since| since <= today)
        };
        self.entries_where(months, may_wait, waits)
    }

    /// Lists the coin-flip trials that were begun in some months; those of an unreadable month are left out.
    ///
    /// # Errors
    /// [`StoreError`] when the directory of the months itself cannot be used.
    pub fn trials(&self, months: impl IntoIterator<Item = Month>) -> Result<Vec<Entry>, StoreError> {
        let named = format!("\"{}\"", Kind::Trial.key());
        let is_one = |entry: &Entry| entry.practice().is_some_and(|practice| practice.kind() == Kind::Trial);
        self.entries_where(months, |text| text.contains(&named), is_one)
    }

    /// Lists the entries that pass, of the months whose text may hold one.
    fn entries_where(
        &self,
        months: impl IntoIterator<Item = Month>,
        may_hold: impl Fn(&str) -> bool,
        passes: impl Fn(&Entry) -> bool,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut found = Vec::new();
        if !dirs::is_there(&self.dirs().journal())? {
            return Ok(found);
        }
        for month in months.into_iter().filter(|month| may_pass(self.dirs(), *month, &may_hold)) {
            let loaded = months::load(self.dirs(), month, Copies::NotMade, &Memory::default())?;
            found.extend(loaded.reading.document.entries().iter().filter(|entry| passes(entry)).cloned());
        }
        Ok(found)
    }
}

fn may_pass(dirs: &Dirs, month: Month, may_hold: impl Fn(&str) -> bool) -> bool {
    let passes = |path: &Path| match dirs.read(path) {
        Ok(None) => false,
        Ok(Some(bytes)) => std::str::from_utf8(&bytes).map_or(true, &may_hold),
        // Whoever reads the file learns what is wrong with it.
        Err(_) => true,
    };
    // Few months have a second document: to ask for its name alone is cheaper than to open it.
    let aside = dirs.aside(month);
    passes(&dirs.month(month)) || (fs::symlink_metadata(&aside).is_ok() && passes(&aside))
}
