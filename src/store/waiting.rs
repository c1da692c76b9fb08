//! Finding entries that wait to be looked back on: the months are looked through as text, and only one in which
//! something may wait is read.

use std::path::Path;

use super::dirs::{self, Dirs};
use super::error::StoreError;
use super::months::{self, Copies};
use super::recent::Recent;
use crate::journal::{Day, Entry, Month, Practice, look_back};

/// The entries of a month that have waited since `today` or longer; none while the month cannot be read.
pub(super) fn in_month(dirs: &Dirs, month: Month, today: Day) -> Result<Vec<Entry>, StoreError> {
    if !may_wait(dirs, month, today) {
        return Ok(Vec::new());
    }
    let document = months::load(dirs, month, Copies::NotMade, &Recent::default())?.reading.document;
    let waits = |entry: &Entry| {
        let since = entry.practice().and_then(Practice::look_back);
        since.is_some_and(|since| since <= today)
    };
    Ok(document.entries().iter().filter(|entry| waits(entry)).cloned().collect())
}

fn may_wait(dirs: &Dirs, month: Month, today: Day) -> bool {
    let is_due = |path: &Path| match dirs::read(path) {
        Ok(None) => false,
        Ok(Some(bytes)) => {
            let text = std::str::from_utf8(&bytes).ok();
            text.and_then(look_back::days).is_none_or(|days| days.into_iter().any(|day| day <= today))
        }
        // What is wrong with it is known to whoever reads it.
        Err(_) => true,
    };
    is_due(&dirs.month(month)) || is_due(&dirs.aside(month))
}
