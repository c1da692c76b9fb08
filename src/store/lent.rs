//! A text that is lent to another program, which changes it as a file: in a directory that only this journal uses, in memory
//! where the system has a place for that, and gone as soon as it is back.

use std::fs;
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
use crate::system::access;

/// The text. Its name stands in the list of processes and in the window's title, and tells nothing.
pub(super) const TEXT: &str = "text.md";
/// The entry and field that it belongs to, so that it finds back after a crash.
pub(super) const ABOUT: &str = "about.json";
/// The text until all of it is written.
pub(super) const NEW: &str = "text.new";

/// A text that another program may change now. It stays where it is until [`LentText::remove`].
#[derive(Debug)]
pub struct LentText {
    dir: PathBuf,
    /// The place in memory in which the directory is; `None` in the data directory.
    place: Option<PathBuf>,
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
        let text = cleaned(&String::from_utf8(bytes).map_err(not_utf8)?);
        // Editors end the last line, as it is ended here.
        Ok(Some(text.strip_suffix('\n').unwrap_or(&text).to_owned()))
    }

    /// Removes it, and whatever the other program left beside it.
    ///
    /// # Errors
    /// [`StoreError`] when something stays.
    pub fn remove(self) -> Result<(), StoreError> {
        fs::remove_dir_all(&self.dir).map_err(|error| StoreError::io("removed", &self.dir, error))?;
        if let Some(place) = &self.place {
            // Another journal may have a text of its own beside it.
            let _ = fs::remove_dir(place);
        }
        Ok(())
    }

    /// Whether a text lies here already, with words in it that nobody has taken back.
    fn is_there(&self) -> bool {
        fs::symlink_metadata(self.path()).is_ok()
    }

    /// The directory in which it lies, with whatever the other program left beside it.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// The file that says which entry it belongs to.
    pub(super) fn about(&self) -> PathBuf {
        self.dir.join(ABOUT)
    }

    /// The entry that it belongs to; `None` when that cannot be understood.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be read.
    pub(super) fn entry(&self) -> Result<Option<EntryId>, StoreError> {
        Ok(self.belongs_to()?.map(|(id, _)| id))
    }

    /// Makes the file, whole from its first moment, unless one is there. When that fails, nothing of the text stays.
    fn write(self, about: &Value, text: &str) -> Result<Self, StoreError> {
        if self.is_there() {
            return Err(StoreError::io("written", &self.path(), ErrorKind::AlreadyExists.into()));
        }
        match self.write_files(about, text) {
            Ok(()) => Ok(self),
            Err(error) => {
                let _ = self.remove();
                Err(error)
            }
        }
    }

    fn write_files(&self, about: &Value, text: &str) -> Result<(), StoreError> {
        let (path, new) = (self.path(), self.dir.join(NEW));
        for (path, content) in [(&self.dir.join(ABOUT), about.to_string()), (&new, text.to_owned())] {
            dirs::remove_if_there(path)?;
            let written = dirs::make_new(path)?.write_all(format!("{content}\n").as_bytes());
            written.map_err(|error| StoreError::io("written", path, error))?;
        }
        dirs::rename(&new, &path).map_err(|error| StoreError::io("written", &path, error))
    }

    /// The entry and field that it belongs to; `None` when that is missing or cannot be understood.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be read.
    fn belongs_to(&self) -> Result<Option<(EntryId, Field)>, StoreError> {
        Ok(dirs::read(&self.about())?.and_then(|bytes| owner(&bytes)))
    }
}

/// The entry and field that are named in a file beside a text.
fn owner(about: &[u8]) -> Option<(EntryId, Field)> {
    let about: Value = serde_json::from_slice(about).ok()?;
    let text = |key| about.get(key).and_then(Value::as_str);
    Some((text("id")?.parse().ok()?, Field::named(text("field")?)?))
}

impl Store {
    /// Lends a text of an entry's draft to another program: in the first of some places in memory that can be used, otherwise
    /// in the data directory.
    ///
    /// # Errors
    /// [`StoreError`] when no file can be made for it, or one from before is still there; a text of a sealed journal never lies on the
    /// disk.
    pub fn lend(
        &self,
        places: &[PathBuf],
        (id, field): (EntryId, Field),
        text: &str,
    ) -> Result<LentText, StoreError> {
        let about = json!({"id": id.to_string(), "field": field.name()});
        for place in places {
            let lent = self.lent_in(place);
            if make_own(place).and_then(|()| make_own(&lent.dir)).is_err() {
                continue;
            }
            let is_there = lent.is_there();
            match lent.write(&about, text) {
                Err(_) if !is_there => {}
                result => return result,
            }
        }
        if self.dirs().is_sealed() {
            let what = "this system has no place in memory for a text, and a sealed journal puts none on the disk in clear: write it here";
            return Err(StoreError::NotReady(what.to_owned()));
        }
        let lent = self.lent_beside();
        self.dirs().make(&lent.dir)?;
        lent.write(&about, text)
    }

    /// Takes back the texts that were lent when the program was killed: each goes into the draft that it belongs to. Only for
    /// the window that writes.
    ///
    /// # Errors
    /// [`StoreError`] when one cannot be taken back; it is left as it is.
    pub fn take_back_lent(&self, places: &[PathBuf], now: &Moment) -> Result<(), StoreError> {
        let in_memory = places.iter().map(|place| self.lent_in(place));
        // An editor that saved late may have made the directory anew, for others to enter.
        let is_found = |lent: &LentText| belongs_to_person(&lent.dir);
        for lent in in_memory.chain([self.lent_beside()]).filter(is_found) {
            if let Some(text) = lent.read()? {
                let path = lent.path();
                let is_taken = match lent.belongs_to()? {
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

    /// The directories in which a text may be lent: in these places in memory, and in the data directory.
    pub(super) fn lent_places(&self, places: &[PathBuf]) -> Vec<PathBuf> {
        let in_memory = places.iter().map(|place| self.lent_in(place));
        in_memory.chain([self.lent_beside()]).map(|lent| lent.dir).collect()
    }

    /// The texts that are lent now, or that nobody has taken back.
    ///
    /// # Errors
    /// [`StoreError`] when the place in the data directory cannot be looked at.
    pub(super) fn lent(&self, places: &[PathBuf]) -> Result<Vec<LentText>, StoreError> {
        let in_memory = places.iter().map(|place| self.lent_in(place));
        let mut lent: Vec<LentText> = in_memory.filter(|lent| belongs_to_person(&lent.dir)).collect();
        lent.extend(dirs::is_there(&self.dirs().lent())?.then(|| self.lent_beside()));
        Ok(lent)
    }

    /// A text in a place in memory, below a name that tells this journal from others of the person, but not where it is.
    fn lent_in(&self, place: &Path) -> LentText {
        let name: String = sha256(self.root().to_string_lossy().as_bytes()).chars().take(16).collect();
        LentText { dir: place.join(name), place: Some(place.to_owned()) }
    }

    /// A text in the data directory.
    fn lent_beside(&self) -> LentText {
        LentText { dir: self.dirs().lent(), place: None }
    }
}

/// Makes a directory that only the person can enter; one that is there must be so.
fn make_own(dir: &Path) -> io::Result<()> {
    match access::make_private(dir) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_own(dir) => Ok(()),
        made => made,
    }
}

/// Whether it is the person's own directory, and nobody else can enter it.
fn is_own(dir: &Path) -> bool {
    belongs_to_person(dir) && is_closed_to_others(dir)
}

/// Whether it is a directory, no link to one, that belongs to the person.
fn belongs_to_person(dir: &Path) -> bool {
    let Ok(found) = fs::symlink_metadata(dir) else { return false };
    found.is_dir() && access::rights(&found).is_none_or(|rights| rights.owner == rights.me)
}

/// Whether nobody else can enter it. Where there are no modes, a directory is as closed as the one that it is in.
fn is_closed_to_others(dir: &Path) -> bool {
    let others = 0o077;
    fs::symlink_metadata(dir)
        .is_ok_and(|found| access::rights(&found).is_none_or(|rights| rights.mode & others == 0))
}

#[cfg(test)]
mod tests;
