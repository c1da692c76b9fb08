//! The inbox of a sealed journal: what is written while it is locked is sealed there, and sorted into the months once the journal
//! is open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::{Problem, StoreError};
use super::lock::PATIENCE;
use super::{Store, convert, key_files, keys};
use crate::journal::{Caught, Moment, Month};
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::sha256::sha256;
use crate::store::files::{atomic, newer};

/// The most bytes that one item may have.
const MOST_BYTES: usize = 1024 * 1024;
/// The most items that wait.
const MOST_ITEMS: usize = 1000;
/// The end of an item's name.
const END: &str = ".age";

/// What waits, by its month.
type Months = BTreeMap<Month, Vec<(Caught, PathBuf)>>;

/// The result of sorting in.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// The number of items that are in their months now.
    pub(super) count: usize,
    /// The reasons why others wait.
    pub(super) lines: Vec<String>,
}

impl Store {
    /// Seals something into the inbox of a sealed journal, durably. No passphrase is needed.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written, is too long, or too much waits there already.
    pub fn catch(&self, caught: &Caught) -> Result<(), StoreError> {
        let dirs = self.dirs();
        dirs.refuse_if_gone()?;
        let _lock = self.shared.lock.take(PATIENCE)?;
        // Nobody has the key any more to open what is sealed to the inbox of a journal that was just unsealed.
        if !convert::is_sealed(dirs) {
            return Err(StoreError::Unsealed);
        }
        let dir = dirs.inbox();
        dirs.make(&dir)?;
        if dirs::names(&dir)?.len() >= MOST_ITEMS {
            let what =
                format!("{} holds {MOST_ITEMS} things already: unlock the journal first", dir.display());
            return Err(StoreError::NotReady(what));
        }
        let text = caught.to_text();
        if text.len() > MOST_BYTES {
            let what =
                "this is more than can be written while the journal is locked (1 MiB): unlock it first";
            return Err(StoreError::NotReady(what.to_owned()));
        }
        let sealed = key_files::sealed_to_inbox(dirs, text.as_bytes(), &dir)?;
        // Sealed bytes are random: so is their name.
        let name: String = sha256(&sealed).chars().take(32).collect();
        atomic::put_new(&dir.join(format!("{name}{END}")), &sealed)
    }

    /// The number of things that wait to be sorted in.
    ///
    /// # Errors
    /// [`StoreError`] when the inbox cannot be listed.
    pub fn caught(&self) -> Result<usize, StoreError> {
        Ok(paths(self.dirs())?.len())
    }
}

/// Lists what waits and cannot be sorted in.
pub(super) fn unreadable(dirs: &Dirs) -> Result<Vec<Problem>, StoreError> {
    dirs.refuse_if_locked()?;
    let of = |path: PathBuf| {
        let what = match read(dirs, &path) {
            Ok(_) => return None,
            Err(StoreError::OtherKey(_)) => "it is sealed with a key that is not here".to_owned(),
            Err(StoreError::Unreadable { what, .. }) => what,
            Err(error) => error.to_string(),
        };
        Some(Problem { path, what })
    };
    Ok(paths(dirs)?.into_iter().filter_map(of).collect())
}

/// Something that waits, as far as it can be read.
pub(super) type Item = (PathBuf, Result<Option<Caught>, StoreError>);

/// Everything that waits.
pub(super) fn items(dirs: &Dirs) -> Result<Vec<Item>, StoreError> {
    let read = |path: PathBuf| {
        let caught = read(dirs, &path);
        (path, caught)
    };
    Ok(paths(dirs)?.into_iter().map(read).collect())
}

/// Whether a file of this name is something that waits.
pub(super) fn is_name(name: &str) -> bool {
    name.ends_with(END) && !atomic::is_stray(name)
}

fn paths(dirs: &Dirs) -> Result<Vec<PathBuf>, StoreError> {
    let dir = dirs.inbox();
    Ok(dirs::names(&dir)?.into_iter().filter(|name| is_name(name)).map(|name| dir.join(name)).collect())
}

/// Puts everything that waits into its month, in the order in which it was written. The lock for writing must be held.
///
/// An item goes only once its month is durable; what is in its month already changes nothing, so that doing it twice is once.
pub(super) fn sort_in(store: &Store, now: &Moment) -> Result<Sorted, StoreError> {
    Ok(sort(store, waiting(store.dirs())?, now))
}

/// Reads everything that waits; what cannot be read is named.
pub(super) fn waiting(dirs: &Dirs) -> Result<(Months, Vec<String>), StoreError> {
    let (mut months, mut lines) = (Months::new(), Vec::new());
    for path in paths(dirs)? {
        match read(dirs, &path) {
            Ok(Some(caught)) => months.entry(Month::of(caught.day)).or_default().push((caught, path)),
            Ok(None) => {}
            Err(error) => lines.push(error.to_string()),
        }
    }
    Ok((months, lines))
}

/// Puts what was read into its months.
pub(super) fn sort(store: &Store, (months, lines): (Months, Vec<String>), now: &Moment) -> Sorted {
    let mut sorted = Sorted { count: 0, lines };
    if !months.is_empty() {
        // Words come before backups: a failed backup is no reason to leave them outside.
        let _ = store.back_up_daily(now);
    }
    for (month, mut items) in months {
        items.sort_by_key(|(caught, _)| (caught.made_at.instant(), caught.id));
        match sort_into(store, month, &items) {
            Ok(()) => sorted.count += items.len(),
            Err(error) => sorted.lines.push(error.to_string()),
        }
    }
    sorted
}

fn sort_into(store: &Store, month: Month, items: &[(Caught, PathBuf)]) -> Result<(), StoreError> {
    let mut loaded = store.loaded(month)?;
    loaded.refuse_if_read_only()?;
    // Put beside it, words for a day would only meet those that are there as another version, between which somebody has to choose.
    loaded.refuse_if_unread()?;
    let mut document = loaded.take_document();
    for (caught, _) in items {
        if let Some(version) = caught.onto(&document) {
            document = document.with(version);
        }
    }
    // Also when all of it is there already: the disk may not have confirmed that.
    loaded.write(store.dirs(), document)?;
    for (_, path) in items {
        dirs::remove_if_there(path)?;
    }
    atomic::confirm(&store.dirs().inbox())
}

fn read(dirs: &Dirs, path: &Path) -> Result<Option<Caught>, StoreError> {
    let Some(bytes) = dirs::read(path)? else { return Ok(None) };
    let Some(keys) = dirs.keys()? else { return Err(StoreError::OtherKey(path.to_owned())) };
    let unreadable = |what: String| StoreError::Unreadable { path: path.to_owned(), what };
    if bytes.len() > MOST_BYTES + 64 * 1024 {
        return Err(unreadable(
            "it is larger than anything that is written while the journal is locked".to_owned(),
        ));
    }
    let text = keys.open_caught(&bytes).map_err(|why| keys::unopened(why, path))?;
    newer::understood(&text, Caught::parse).map(Some).map_err(unreadable)
}
