//! The content of the journal's files: as it lies on disk, or sealed there. Whoever reads or writes a file of the journal does so
//! here; a name that ends in `.age` or `.age-lines` says that the file is sealed.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dirs::{self, Dirs};
use super::fingerprint::Look;
pub(crate) use super::seal_state::Seal;
use super::sha256::sha256;
use super::{atomic, lines};
use crate::store::error::StoreError;
use crate::store::keys::{self, Keys};

/// The end of the name of a sealed file.
pub(crate) const SEALED: &str = ".age";
/// The end of the name of a file of sealed lines.
pub(crate) const SEALED_LINES: &str = ".age-lines";
/// The lengths of sealed documents tell no more than how many of these they take, in bytes.
const STEP: usize = 4096;

/// Whether a file of this name is sealed.
pub(crate) fn is_sealed_name(name: &str) -> bool {
    name.ends_with(SEALED) || name.ends_with(SEALED_LINES)
}

fn is_sealed(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(is_sealed_name)
}

/// The end that the name of a sealed file gets: drafts are sealed line by line.
pub(crate) fn seal_of(name: &str) -> &'static str {
    if name.strip_suffix(".jsonl").is_some() { SEALED_LINES } else { SEALED }
}

/// A name without the end that says that its file is sealed.
pub(crate) fn without_seal(name: &str) -> &str {
    name.strip_suffix(SEALED_LINES).or_else(|| name.strip_suffix(SEALED)).unwrap_or(name)
}

impl Dirs {
    /// The seal of this journal.
    pub(crate) fn seal(&self) -> Seal {
        self.shared_seal().get().0
    }

    /// The seal, and how the file that says so looked when that was found out.
    pub(crate) fn seal_and_look(&self) -> (Seal, Option<Look>) {
        self.shared_seal().get()
    }

    /// From now on the journal is sealed, or not; `look` is how the file that says so looked when that was found out.
    pub(crate) fn set_seal(&self, seal: Seal, look: Option<Look>) {
        self.shared_seal().set(seal, look);
    }

    /// Refuses to write once another program has sealed or unsealed the journal, or sealed it anew: what this one knows of its
    /// keys no longer holds.
    pub(crate) fn refuse_if_resealed(&self) -> Result<(), StoreError> {
        let (seal, look) = self.shared_seal().get();
        let now = Look::at(&self.encryption());
        if now == look {
            return Ok(());
        }
        let is_sealed = now.is_some();
        match seal {
            Seal::Locked if is_sealed => Ok(()),
            Seal::Plain | Seal::Open(_) if is_sealed => {
                self.set_seal(Seal::Locked, now);
                Err(StoreError::Locked)
            }
            _ => {
                self.set_seal(Seal::Plain, None);
                Err(StoreError::Unsealed)
            }
        }
    }

    /// Whether the journal is sealed, open or not.
    pub(crate) fn is_sealed(&self) -> bool {
        !matches!(self.seal(), Seal::Plain)
    }

    /// The keys of a sealed journal; `None` when it is not sealed.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when they are not here.
    pub(crate) fn keys(&self) -> Result<Option<Arc<Keys>>, StoreError> {
        match self.seal() {
            Seal::Plain => Ok(None),
            Seal::Locked => Err(StoreError::Locked),
            Seal::Open(keys) => Ok(Some(keys)),
        }
    }

    /// Refuses to go on with a journal that is locked.
    pub(crate) fn refuse_if_locked(&self) -> Result<(), StoreError> {
        self.keys().map(drop)
    }

    /// The place of a file of the journal: its name ends so that it says whether it is sealed.
    pub(crate) fn file(&self, dir: &Path, name: &str) -> PathBuf {
        let end = match self.seal() {
            Seal::Plain => "",
            Seal::Locked | Seal::Open(_) => seal_of(name),
        };
        dir.join(format!("{name}{end}"))
    }

    /// The name of a file of the journal without the end that says that it is sealed; `None` for a file that is sealed while the
    /// journal is not, or the other way round.
    pub(crate) fn own_name<'a>(&self, name: &'a str) -> Option<&'a str> {
        (is_sealed_name(name) == self.is_sealed()).then(|| without_seal(name))
    }

    /// A name for some content, the same for the same: that of a sealed one tells nobody else what it is.
    ///
    /// # Errors
    /// [`StoreError::Locked`].
    pub(crate) fn name_of(&self, content: &[u8]) -> Result<String, StoreError> {
        Ok(match self.keys()? {
            Some(keys) => keys.name_of(content),
            None => sha256(content).chars().take(16).collect(),
        })
    }

    /// The content of a file; `None` when it is missing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read, or is sealed and cannot be opened.
    pub(crate) fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        match dirs::read(path)? {
            Some(bytes) => self.content(path, bytes).map(Some),
            None => Ok(None),
        }
    }

    /// The content of a file with these bytes.
    ///
    /// # Errors
    /// [`StoreError`] when it is sealed and cannot be opened.
    pub(crate) fn content(&self, path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        if !is_sealed(path) {
            return Ok(bytes);
        }
        // A journal that is not sealed has no key for it.
        let Some(keys) = self.keys()? else { return Err(StoreError::OtherKey(path.to_owned())) };
        if is_lines(path) {
            return lines::opened(&keys, &bytes, path);
        }
        let mut content = keys.open(&bytes).map_err(|why| keys::unopened(why, path))?;
        if is_padded(path) {
            let end = content.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
            content.truncate(end);
        }
        Ok(content)
    }

    /// The bytes that hold a content on disk.
    ///
    /// # Errors
    /// [`StoreError`] when it is to be sealed and cannot be.
    pub(crate) fn to_disk<'a>(&self, path: &Path, content: &'a [u8]) -> Result<Cow<'a, [u8]>, StoreError> {
        if !is_sealed(path) {
            return Ok(Cow::Borrowed(content));
        }
        let Some(keys) = self.keys()? else { return Err(StoreError::OtherKey(path.to_owned())) };
        if is_lines(path) {
            return lines::sealed(content, &keys.recipients(), path)
                .map(|line| Cow::Owned(line.into_bytes()));
        }
        let mut padded = Cow::Borrowed(content);
        if is_padded(path) {
            padded.to_mut().resize(content.len().next_multiple_of(STEP), b' ');
        }
        keys.seal(&padded, path).map(Cow::Owned)
    }

    /// Puts a content in the place of any file, as [`atomic::replace`] does.
    ///
    /// # Errors
    /// [`StoreError`] as from there, and when it cannot be sealed.
    pub(crate) fn replace(&self, path: &Path, content: &[u8]) -> Result<(), StoreError> {
        atomic::replace(path, &self.to_disk(path, content)?)
    }

    /// Puts many contents in the place of any in a directory, as [`atomic::replace_all`] does.
    ///
    /// # Errors
    /// [`StoreError`] as from there, and when one cannot be sealed.
    pub(crate) fn replace_all(&self, dir: &Path, files: &[(PathBuf, &[u8])]) -> Result<(), StoreError> {
        let sealed: Vec<(PathBuf, Cow<'_, [u8]>)> = files
            .iter()
            .map(|(path, content)| Ok((path.clone(), self.to_disk(path, content)?)))
            .collect::<Result<_, StoreError>>()?;
        let files: Vec<(PathBuf, &[u8])> =
            sealed.iter().map(|(path, bytes)| (path.clone(), &**bytes)).collect();
        atomic::replace_all(dir, &files)
    }
}

/// Whether a file is sealed line by line.
pub(crate) fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "age-lines")
}

/// A content without what sealing may add to it or take from it: spaces behind it say nothing, nor does the end of a torn line.
pub(crate) fn trimmed(content: &[u8]) -> &[u8] {
    content.trim_ascii_end()
}

/// JSON may be followed by spaces; other texts are as long as they are.
fn is_padded(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    without_seal(name).contains(".json")
}
