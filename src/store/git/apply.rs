//! Brings onto the disk what was joined: durably, each file whole, what is new before what goes.

use std::path::{Path, PathBuf};

use super::joining::Plan;
use super::keys::Keys;
use super::names::Place;
use super::program::Blobs;
use super::tree::Tree;
use crate::journal::Moment;
use crate::store::backup::Reason;
use crate::store::error::StoreError;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::{atomic, quarantine};
use crate::store::key_files::{self, Progress};
use crate::store::{Store, sealing};

/// The path of the file that says how far sealing has come.
pub(super) const ENCRYPTION: &str = "keys/encryption.json";

impl Store {
    /// Does what is planned, after a backup; the lock for writing must be held.
    pub(super) fn apply(&self, plan: &Plan, now: &Moment) -> Result<(), StoreError> {
        let dirs = self.dirs();
        let is_of_journal = |(place, _): &(Place, String)| *place == Place::Journal;
        let changes = plan.writes.keys().chain(&plan.removals).any(is_of_journal);
        if changes && !dirs::names(&dirs.journal())?.is_empty() {
            match self.back_up_before(now, Reason::Merge) {
                // What lies in clear beside a locked journal cannot be backed up: then what goes is copied by itself.
                Err(StoreError::Locked) => set_aside(dirs, &plan.unseen)?,
                result => result?,
            }
        }
        set_aside(dirs, &plan.set_aside)?;
        for place in Place::ALL {
            let dir = dirs.root().join(place.name());
            let writes = plan.writes.iter().filter(|((of, _), _)| *of == place);
            let files: Vec<(PathBuf, &[u8])> =
                writes.map(|((_, name), bytes)| (dir.join(name), bytes.as_slice())).collect();
            if !files.is_empty() {
                dirs.make(&dir)?;
                atomic::replace_all(&dir, &files)?;
            }
        }
        for place in Place::ALL {
            let mut is_any = false;
            let dir = dirs.root().join(place.name());
            for (_, name) in plan.removals.iter().filter(|(of, _)| *of == place) {
                dirs::remove_if_there(&dir.join(name))?;
                is_any = true;
            }
            if is_any {
                atomic::confirm(&dir)?;
            }
        }
        Ok(())
    }

    /// Takes the keys of another device over; those that were here are copied to quarantine first.
    pub(super) fn take_keys(&self, theirs: &Tree, keys: Keys, blobs: &mut Blobs) -> Result<(), StoreError> {
        let dirs = self.dirs();
        dirs.make(&dirs.keys_dir())?;
        key_files::set_aside(dirs)?;
        for name in key_files::NAMES {
            let path = format!("keys/{name}");
            let Some(blob) = theirs.get(&path).filter(|_| path != ENCRYPTION) else { continue };
            atomic::replace(&dirs.root().join(&path), &blobs.read(&blob.oid, blob.size)?)?;
        }
        if keys == Keys::Adopt {
            // The rest of what lies here is sealed when the journal is opened the next time.
            Progress::TurningOn.write(dirs)?;
            sealing::find(dirs);
        }
        Ok(())
    }
}

/// Copies files to quarantine, as they are.
fn set_aside(dirs: &Dirs, files: &[(Place, String)]) -> Result<(), StoreError> {
    for (place, name) in files {
        let path: &Path = &dirs.root().join(place.name()).join(name);
        if let Some(bytes) = dirs::read(path)? {
            quarantine::keep_as_is(dirs, path, &bytes)?;
        }
    }
    Ok(())
}
