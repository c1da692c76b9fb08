//! A text that is lent to another program, which changes it as a file: in a directory that only this journal uses, in memory
//! where the system has a place for that, and gone as soon as it is back.

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::error::StoreError;
use super::files::dirs;
use super::files::sha256::sha256;
use super::{Store, draft};
use crate::journal::draft::Field;
use crate::journal::text::cleaned;
use crate::journal::{EntryId, Moment};

/// The text. Its name stands in the list of processes and in the window's title, and tells nothing.
const TEXT: &str = "text.md";
/// The entry and field that it belongs to, so that it finds back after a crash.
const ABOUT: &str = "about.json";
/// The text until all of it is written.
const NEW: &str = "text.new";

/// A text that another program may change now. It stays where it is until [`LentText::remove`].
#[derive(Debug)]
pub struct LentText {
    dir: PathBuf,
}

impl LentText {
    /// The file with the text.
    pub fn path(&self) -> PathBuf {
        self.dir.join(TEXT)
    }

    /// Returns the text as it is now; `None` where the other program removed it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read, is too long for a journal, or is not in UTF-8.
    pub fn read(&self) -> Result<Option<String>, StoreError> {
        let path = self.path();
        let Some(bytes) = dirs::read(&path)? else { return Ok(None) };
        let not_utf8 = |_| StoreError::Unreadable { path, what: "it is not in UTF-8".to_owned() };
        let text = String::from_utf8(bytes).map_err(not_utf8)?;
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Ok(Some(cleaned(text.strip_suffix('\n').unwrap_or(&text))))
    }

    /// Removes it, and whatever the other program left beside it.
    ///
    /// # Errors
    /// [`StoreError`] when something stays.
    pub fn remove(self) -> Result<(), StoreError> {
        fs::remove_dir_all(&self.dir).map_err(|error| StoreError::io("removed", &self.dir, error))?;
        // Other journals may have a text of theirs beside it.
        if let Some(place) = self.dir.parent() {
            let _ = fs::remove_dir(place);
        }
        Ok(())
    }

    /// Makes the file, whole from its first moment; one that is there is never written over.
    fn write(&self, about: &Value, text: &str) -> Result<(), StoreError> {
        let path = self.path();
        if fs::symlink_metadata(&path).is_ok() {
            return Err(StoreError::io("written", &path, ErrorKind::AlreadyExists.into()));
        }
        let new = self.dir.join(NEW);
        for (path, content) in [(&self.dir.join(ABOUT), about.to_string()), (&new, text.to_owned())] {
            dirs::remove_if_there(path)?;
            let written = dirs::make_new(path)?.write_all(format!("{content}\n").as_bytes());
            written.map_err(|error| StoreError::io("written", path, error))?;
        }
        fs::rename(&new, &path).map_err(|error| StoreError::io("written", &path, error))
    }

    /// The entry and field that it belongs to.
    fn belongs_to(&self) -> Option<(EntryId, Field)> {
        let bytes = dirs::read(&self.dir.join(ABOUT)).ok()??;
        let about: Value = serde_json::from_slice(&bytes).ok()?;
        let text = |key| about.get(key).and_then(Value::as_str);
        Some((text("id")?.parse().ok()?, Field::named(text("field")?)?))
    }
}

impl Store {
    /// Lends a text of an entry's draft to another program: in the first of some places in memory that can be used, otherwise
    /// in the data directory.
    ///
    /// # Errors
    /// [`StoreError`] when no file can be made for it, or one from before is still there.
    pub fn lend(
        &self,
        places: &[PathBuf],
        (id, field): (EntryId, Field),
        text: &str,
    ) -> Result<LentText, StoreError> {
        let about = json!({"id": id.to_string(), "field": field.name()});
        for place in places {
            let lent = LentText { dir: place.join(self.lent_name()) };
            let is_ours = make_own(place).and_then(|()| make_own(&lent.dir)).is_ok();
            if is_ours && lent.write(&about, text).is_ok() {
                return Ok(lent);
            }
            // It has words in it that nobody has taken back.
            if is_own(&lent.dir) && fs::symlink_metadata(lent.path()).is_ok() {
                return Err(StoreError::io("written", &lent.path(), ErrorKind::AlreadyExists.into()));
            }
        }
        let dir = self.dirs().lent();
        self.dirs().make(&dir)?;
        let lent = LentText { dir };
        lent.write(&about, text).map(|()| lent)
    }

    /// Takes back the texts that were lent when the program was killed: each goes into the draft that it belongs to. Only for
    /// the window that writes.
    ///
    /// # Errors
    /// [`StoreError`] when one cannot be taken back; it is left as it is.
    pub fn take_back_lent(&self, places: &[PathBuf], now: &Moment) -> Result<(), StoreError> {
        let in_memory = places.iter().map(|place| place.join(self.lent_name()));
        for dir in in_memory.filter(|dir| is_own(dir)).chain([self.dirs().lent()]) {
            if !dir.is_dir() {
                continue;
            }
            let lent = LentText { dir };
            if let Some(text) = lent.read()? {
                let path = lent.path();
                let is_taken = match lent.belongs_to() {
                    Some((id, field)) => draft::take_words(self.dirs(), id, field, &text, now)?,
                    None => false,
                };
                if !is_taken && !text.trim().is_empty() {
                    let what = "it has words for a draft that is not here".to_owned();
                    return Err(StoreError::Unreadable { path, what });
                }
            }
            lent.remove()?;
        }
        Ok(())
    }

    /// A name for this journal among the others of the person, which tells nothing of where it is.
    fn lent_name(&self) -> String {
        sha256(self.root().to_string_lossy().as_bytes()).chars().take(16).collect()
    }
}

/// Makes a directory that only the person can enter; one that is there must be so.
fn make_own(dir: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(dir) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_own(dir) => Ok(()),
        made => made,
    }
}

/// Whether it is a directory, no link to one, that belongs to the person and that nobody else can enter.
fn is_own(dir: &Path) -> bool {
    let Ok(found) = fs::symlink_metadata(dir) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let person = rustix::process::geteuid().as_raw();
        found.is_dir() && found.uid() == person && is_for_owner_alone(found.mode())
    }
    #[cfg(not(unix))]
    found.is_dir()
}

#[cfg(unix)]
fn is_for_owner_alone(mode: u32) -> bool {
    let others = 0o077;
    mode & others == 0
}

#[cfg(test)]
mod tests;
