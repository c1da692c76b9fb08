//! The files in `keys/`: the keys of a sealed journal, wrapped with the passphrase and for the paper key, and how far sealing has come.

use std::path::{Path, PathBuf};

use serde_json::json;
use zeroize::Zeroizing;

use super::error::StoreError;
use super::keys::{self, Keys};
use super::seal::{self, Identity, Passphrase, Recipient, Unopened};
use crate::journal::format::fields::{FieldError, Fields};
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::{atomic, newer, quarantine};

const FORMAT: &str = "inward-encryption";
const VERSION: u64 = 1;

impl Keys {
    /// Writes the keys, for the passphrase and for the paper key.
    pub(super) fn keep(
        &self,
        dirs: &Dirs,
        paper: &Identity,
        passphrase: &Passphrase,
    ) -> Result<(), StoreError> {
        dirs.make(&dirs.keys_dir())?;
        let path = for_paper(dirs);
        let bytes = keys::sealed(self.to_text().as_bytes(), &[self.paper_recipient()], &path)?;
        if seal::open(&bytes, &[paper]).is_err() {
            return Err(StoreError::Unproven(path));
        }
        atomic::replace(&path, &bytes)?;
        self.keep_wrapped(dirs, passphrase)?;
        self.keep_inbox_recipient(dirs)
    }

    /// Writes the keys for the paper key that belongs to them, and was tried when they were made.
    pub(super) fn keep_for_paper(&self, dirs: &Dirs) -> Result<(), StoreError> {
        let path = for_paper(dirs);
        atomic::replace(&path, &keys::sealed(self.to_text().as_bytes(), &[self.paper_recipient()], &path)?)
    }

    /// Writes both wrappers, the second only once the first is durable; what is written was opened with the passphrase before,
    /// and is read back.
    pub(super) fn keep_wrapped(&self, dirs: &Dirs, passphrase: &Passphrase) -> Result<(), StoreError> {
        let dir = dirs.keys_dir();
        dirs.make(&dir)?;
        let [first, second] = wrappers(dirs);
        let failed = |source| StoreError::io("sealed", &first, source);
        let wrapped = seal::wrap(self.to_text().as_bytes(), passphrase).map_err(failed)?;
        // What cannot be opened again must not take the place of what can.
        if unwrapped(&wrapped, passphrase, &first)?.to_text() != self.to_text() {
            return Err(StoreError::Unproven(first));
        }
        atomic::replace(&first, &wrapped)?;
        if dirs::read(&first)?.as_ref() != Some(&wrapped) {
            return Err(StoreError::Unproven(first));
        }
        atomic::replace(&second, &wrapped)?;
        // The first is known to be right: that the spare one cannot be read just now is no reason to call all of it undone.
        if dirs::read(&second).is_ok_and(|bytes| bytes.as_ref() != Some(&wrapped)) {
            return Err(StoreError::Unproven(second));
        }
        dirs::sync(dirs.root()).map_err(|source| StoreError::NotCertain { path: dir, source })
    }

    /// Writes the recipient of the inbox, unless it stands there.
    pub(super) fn keep_inbox_recipient(&self, dirs: &Dirs) -> Result<(), StoreError> {
        let (path, text) = (dirs.inbox_recipient(), format!("{}\n", self.inbox_recipient()));
        match dirs::read(&path) {
            Ok(Some(bytes)) if bytes == text.as_bytes() => Ok(()),
            _ => atomic::replace(&path, text.as_bytes()),
        }
    }
}

/// Seals something to the inbox, which needs no passphrase.
pub(super) fn sealed_to_inbox(dirs: &Dirs, bytes: &[u8], path: &Path) -> Result<Vec<u8>, StoreError> {
    keys::sealed(bytes, &[&inbox_recipient(dirs)?], path)
}

/// The recipient of the inbox, as it lies in clear.
pub(super) fn inbox_recipient(dirs: &Dirs) -> Result<Recipient, StoreError> {
    let path = dirs.inbox_recipient();
    let bytes = dirs::read(&path)?.ok_or_else(|| StoreError::NoKeys(path.clone()))?;
    let recipient = std::str::from_utf8(&bytes).ok().and_then(Recipient::parse);
    recipient.ok_or_else(|| {
        let what = "it is no recipient; unlock the journal, then inward doctor --repair mends it".to_owned();
        StoreError::Unreadable { path, what }
    })
}

/// Whether a file of this name holds keys, or says how far sealing has come; or is a copy of one that a sync program left.
pub(super) fn is_name(name: &str) -> bool {
    ["identity", "inbox", "encryption"]
        .iter()
        .any(|start| name.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// The names of the files of the keys, without copies; the one that says how far sealing has come is the last.
pub(super) const NAMES: [&str; 5] =
    ["identity.age", "identity-2.age", "identity-paper.age", "inbox.pub", "encryption.json"];

/// The places of the two wrappers.
pub(super) fn wrappers(dirs: &Dirs) -> [PathBuf; 2] {
    ["identity.age", "identity-2.age"].map(|name| dirs.keys_dir().join(name))
}

/// The place of the keys for the paper key.
fn for_paper(dirs: &Dirs) -> PathBuf {
    dirs.keys_dir().join("identity-paper.age")
}

/// Opens the keys with the paper key; `None` when they are gone, or it is not theirs.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(super) fn recovered(dirs: &Dirs, paper: &Identity) -> Result<Option<Keys>, StoreError> {
    let path = for_paper(dirs);
    let Some(bytes) = dirs::read(&path)? else { return Ok(None) };
    match seal::open(&bytes, &[paper]) {
        Ok(text) => Ok(std::str::from_utf8(&Zeroizing::new(text)).ok().and_then(Keys::parse)),
        // One that is not whole is as good as none. Nor is one for another paper key: the keys may have been on their way to being
        // renewed, and the old paper key still opens the months.
        Err(_) => Ok(None),
    }
}

/// Whether there are keys that a passphrase opens.
pub(super) fn are_there(dirs: &Dirs) -> bool {
    wrappers(dirs).into_iter().any(|path| std::fs::symlink_metadata(path).is_ok())
}

/// Copies keys that are about to be replaced by others, which may not open what these do.
pub(super) fn set_aside(dirs: &Dirs) -> Result<(), StoreError> {
    for path in wrappers(dirs).into_iter().chain([for_paper(dirs)]) {
        if dirs::read(&path)?.is_some() {
            quarantine::keep_as_is(dirs, &path, &[])?;
        }
    }
    Ok(())
}

/// Takes the recipient of the inbox away: from then on nothing more can be sealed to it.
pub(super) fn close_inbox(dirs: &Dirs) -> Result<(), StoreError> {
    dirs::remove_if_there(&dirs.inbox_recipient())?;
    atomic::confirm(&dirs.keys_dir())
}

/// Removes the keys of a journal that is not sealed any more.
pub(super) fn forget(dirs: &Dirs) -> Result<(), StoreError> {
    let mut left = None;
    for path in wrappers(dirs).into_iter().chain([for_paper(dirs), dirs.inbox_recipient()]) {
        match std::fs::remove_file(&path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                left = Some(StoreError::KeysLeft { path, source });
            }
            _ => {}
        }
    }
    // What else lies there was put there by somebody else.
    for dir in [dirs.keys_dir(), dirs.inbox()] {
        let _ = std::fs::remove_dir(dir);
    }
    left.map_or_else(|| atomic::confirm(dirs.root()), Err)
}

/// Refuses to touch the seal of a journal that a newer version sealed.
///
/// # Errors
/// [`StoreError::Newer`] when it is one.
pub(super) fn refuse_if_newer(dirs: &Dirs) -> Result<(), StoreError> {
    match Progress::read(dirs) {
        Err(error @ StoreError::Newer(_)) => Err(error),
        _ => Ok(()),
    }
}

/// Opens the keys with a passphrase: with the first wrapper or, when that does not open and the second is another, with that.
pub(super) fn unlocked(dirs: &Dirs, passphrase: &Passphrase) -> Result<Keys, StoreError> {
    refuse_if_newer(dirs)?;
    let [first, second] = wrappers(dirs);
    // One that cannot be read is as good as none while there is the other.
    let read = |path: &Path| dirs::read(path).unwrap_or_default();
    let (one, other) = (read(&first), read(&second));
    let error = match &one {
        Some(bytes) => match unwrapped(bytes, passphrase, &first) {
            Ok(keys) => {
                // The first is the newer: the second is written after it. Another program may have written both meanwhile.
                if other.as_ref() != Some(bytes) && read(&first).as_ref() == Some(bytes) {
                    let _ = atomic::replace(&second, bytes);
                }
                return Ok(keys);
            }
            Err(error) => error,
        },
        None => StoreError::NoKeys(first.clone()),
    };
    let Some(bytes) = other.filter(|bytes| one.as_ref() != Some(bytes)) else { return Err(error) };
    let keys = match unwrapped(&bytes, passphrase, &second) {
        Ok(keys) => keys,
        // The clearer of two reasons: a person can only type another passphrase.
        Err(StoreError::WrongPassphrase) => return Err(StoreError::WrongPassphrase),
        Err(second) if matches!(error, StoreError::NoKeys(_)) => return Err(second),
        Err(_) => return Err(error),
    };
    // Whether the first is damaged cannot be told from another passphrase: then it may be the newer, and stays.
    if !matches!(error, StoreError::WrongPassphrase) {
        let _ = atomic::replace(&first, &bytes);
    }
    Ok(keys)
}

fn unwrapped(bytes: &[u8], passphrase: &Passphrase, path: &Path) -> Result<Keys, StoreError> {
    let text = seal::unwrap(bytes, passphrase).map_err(|why| match why {
        Unopened::OtherKey => StoreError::WrongPassphrase,
        why => keys::unopened(why, path),
    })?;
    let text = Zeroizing::new(text);
    let keys = std::str::from_utf8(&text).ok().and_then(Keys::parse);
    keys.ok_or_else(|| StoreError::BrokenSeal(path.to_owned()))
}

/// How far sealing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Files are being sealed.
    TurningOn,
    /// All files are sealed.
    On,
    /// All files are being sealed anew.
    Renewing,
    /// Files are being written in clear again.
    TurningOff,
}

impl Progress {
    const ALL: [(Self, &'static str); 4] = [
        (Self::TurningOn, "turning_on"),
        (Self::On, "on"),
        (Self::Renewing, "renewing"),
        (Self::TurningOff, "turning_off"),
    ];

    /// Reads how far it is; `None` where nothing was ever sealed.
    pub(super) fn read(dirs: &Dirs) -> Result<Option<Self>, StoreError> {
        let path = dirs.encryption();
        let Some(bytes) = dirs::read(&path)? else { return Ok(None) };
        match newer::understood(&bytes, Self::parse) {
            Ok(progress) => Ok(Some(progress)),
            Err(_) if newer::says_so(&bytes, FORMAT, VERSION) => Err(StoreError::Newer(path)),
            Err(what) => Err(StoreError::Unreadable { path, what }),
        }
    }

    fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        let state: String = fields.take("state")?;
        let found = Self::ALL.into_iter().find(|(_, name)| *name == state);
        found.map(|(progress, _)| progress).ok_or(FieldError::Invalid("state"))
    }

    /// Writes it, durably, and returns it.
    pub(super) fn written(self, dirs: &Dirs) -> Result<Self, StoreError> {
        self.write(dirs).map(|()| self)
    }

    /// Writes it, durably.
    pub(super) fn write(self, dirs: &Dirs) -> Result<(), StoreError> {
        let state = Self::ALL.into_iter().find(|(progress, _)| *progress == self).map(|(_, name)| name);
        let value = json!({"format": FORMAT, "version": VERSION, "state": state});
        dirs.make(&dirs.keys_dir())?;
        atomic::replace(&dirs.encryption(), format!("{value}\n").as_bytes())
    }
}
