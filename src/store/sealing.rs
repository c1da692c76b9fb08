//! Whether the journal is sealed, and opening and locking it.

use std::sync::Arc;

use super::error::StoreError;
use super::key_files::{self, Progress};
use super::keys::Keys;
use super::lock::Writing;
use super::seal::Passphrase;
use super::{Store, convert, inbox, lock};
use crate::journal::Moment;
use crate::store::files::content::Seal;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;

/// Whether the journal is sealed, and open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// It is not sealed.
    Plain,
    /// It is sealed and locked: it can neither be read nor changed, only [`Store::catch`] works.
    Locked,
    /// It is sealed, and open here.
    Open,
}

/// The result of opening a sealed journal.
#[derive(Debug, Default)]
pub struct Unlocked {
    /// The number of things written while it was locked that are in their months now.
    pub sorted_in: usize,
    /// What was done besides, or could not be, each in one line.
    pub lines: Vec<String>,
}

/// Finds out whether a journal is sealed. Where it is, no file is opened for that; where the file that says so was lost, the state
/// beside it says so, too: an empty journal in clear must not begin beside a sealed one.
pub(super) fn find(dirs: &Dirs) {
    let look = Look::at(&dirs.encryption());
    let is_sealed = look.is_some() || convert::is_sealed(dirs);
    dirs.set_seal(if is_sealed { Seal::Locked } else { Seal::Plain }, look);
}

impl Store {
    /// Whether the journal is sealed, and open.
    pub fn sealing(&self) -> Sealing {
        match self.dirs().seal() {
            Seal::Plain => Sealing::Plain,
            Seal::Locked => Sealing::Locked,
            Seal::Open(_) => Sealing::Open,
        }
    }

    /// Opens a sealed journal, finishes what was interrupted while it was being sealed or unsealed, and sorts in what was written
    /// while it was locked. It takes about a second.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], and other [`StoreError`]s when the keys cannot be read, or an interrupted change of the seal
    /// cannot be finished now. Nothing is written before the passphrase is known to be right.
    pub fn unlock(&self, passphrase: &Passphrase, now: &Moment) -> Result<Unlocked, StoreError> {
        let dirs = self.dirs();
        if self.sealing() != Sealing::Locked {
            return Ok(Unlocked::default());
        }
        // This comes first: keys that change meanwhile make the next look differ.
        let look = Look::at(&dirs.encryption());
        let keys = key_files::unlocked(dirs, passphrase)?;
        let progress = match Progress::read(dirs)? {
            // They were not settled: whether all is sealed anew is looked at once more.
            Some(Progress::On) | None if keys.are_unsettled() => Progress::Renewing,
            progress => progress.unwrap_or(Progress::On),
        };
        let mut unlocked = self.open_with(keys.clone(), look, now, progress)?;
        unlocked.lines.extend(self.settle_keys(&keys, passphrase).err().map(|error| error.to_string()));
        Ok(unlocked)
    }

    /// Gives up what opened files that were sealed anew since, once the journal is open.
    pub(super) fn settle_keys(&self, keys: &Keys, passphrase: &Passphrase) -> Result<(), StoreError> {
        if !keys.are_unsettled() || self.sealing() != Sealing::Open {
            return Ok(());
        }
        let _writing = self.writing(lock::PATIENCE)?;
        let (dirs, settled) = (self.dirs(), keys.settled());
        settled.keep_for_paper(dirs)?;
        settled.keep_wrapped(dirs, passphrase)?;
        let (_, look) = dirs.seal_and_look();
        dirs.set_seal(Seal::Open(Arc::new(settled)), look);
        Ok(())
    }

    /// Opens this store as another one of the same journal is open.
    pub fn open_as(&self, other: &Self) {
        let (seal, look) = other.dirs().seal_and_look();
        self.dirs().set_seal(seal, look);
    }

    /// Locks an open journal: its keys and what was read of it are forgotten.
    pub fn lock(&self) {
        if self.sealing() == Sealing::Open {
            self.dirs().set_seal(Seal::Locked, Look::at(&self.dirs().encryption()));
            self.shared.memory.forget();
        }
    }

    pub(super) fn open_with(
        &self,
        keys: Keys,
        look: Option<Look>,
        now: &Moment,
        progress: Progress,
    ) -> Result<Unlocked, StoreError> {
        self.dirs().set_seal(Seal::Open(Arc::new(keys)), look);
        let done = self.once_open(now, progress);
        if done.is_err() {
            self.lock();
        }
        done
    }

    fn once_open(&self, now: &Moment, progress: Progress) -> Result<Unlocked, StoreError> {
        let mut unlocked = Unlocked::default();
        if progress != Progress::On {
            unlocked.lines.push(self.go_on(progress, now)?.to_owned());
            if self.sealing() == Sealing::Plain {
                return Ok(unlocked);
            }
        }
        let sort_in = |writing: Writing<'_>| {
            if let Some(keys) = self.dirs().keys()? {
                // Somebody may have changed it; without, nothing can be written while the journal is locked.
                let _ = keys.keep_inbox_recipient(self.dirs());
            }
            let sorted = inbox::sort_in(self, now);
            writing.end_with_folder(self.dirs());
            sorted
        };
        // What cannot be sorted in now stays where it is: the journal is open all the same.
        match self.writing(lock::PATIENCE).and_then(sort_in) {
            Ok(sorted) => {
                unlocked.sorted_in = sorted.count;
                unlocked.lines.extend(sorted.lines);
            }
            Err(error) => unlocked.lines.push(error.to_string()),
        }
        Ok(unlocked)
    }
}
