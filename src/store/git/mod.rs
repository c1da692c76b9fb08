//! Meeting other devices over git.
//!
//! The data directory is a repository, and the files of the journal itself are carried; all else stays on this device. Git
//! stores, fetches and sends. It never touches a file of the journal: what comes in is looked at in the repository first, joined
//! here, and written as everything is written, under the lock for writing.

mod apply;
mod driver;
pub(super) mod fault;
mod joining;
mod keys;
pub(super) mod names;
mod program;
mod remote;
mod repository;
mod status;
mod transfer;
mod tree;

use std::fs;
use std::path::Path;

pub use self::fault::Fault as SyncFault;
use self::fault::Fault;
use self::joining::Sides;
use self::keys::Keys;
use self::names::Place;
use self::remote::Remote;
use self::repository::{Commit, Refs, Repository};
pub use self::status::SyncStatus;
use super::error::StoreError;
use super::key_files::Progress;
use super::lock::PATIENCE;
use super::{Store, convert, sealing};
use crate::journal::Moment;
use crate::store::files::content::is_sealed_name;
use crate::store::files::dirs::{self, Dirs};

/// How often it is tried to send what is here while other devices are quicker.
const TRIES: usize = 3;

/// What came of a sync.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// The remote; `None` when there is none, and only the history of this device grew.
    pub remote: Option<String>,
    /// The number of files that came in or were changed by what came in.
    pub taken_in: usize,
    /// Whether something was sent.
    pub is_sent: bool,
    /// The files that lie beside ours because they could not be merged yet.
    pub beside: Vec<String>,
    /// Whether the journal is sealed from now on, as it is on another device.
    pub is_sealed_now: bool,
    /// Whether the passphrase is another one now, as on another device.
    pub is_rewrapped: bool,
}

impl Store {
    /// Makes the data directory a repository, with a place where devices meet if one is named. `program` is what git is to call
    /// when somebody merges by hand.
    ///
    /// # Errors
    /// [`StoreError`] in one line; doing it again goes on.
    pub fn set_up_sync(
        &self,
        remote: Option<&str>,
        unsealed: bool,
        program: Option<&Path>,
    ) -> Result<(), StoreError> {
        let remote = remote.map(Remote::parse).transpose()?;
        if let Some(remote) = &remote {
            remote.refuse_if_within(self.root())?;
            if let (Remote::Network(url), false, false) = (remote, unsealed, convert::is_sealed(self.dirs()))
            {
                return Err(Fault::Unsealed(url.clone()).into());
            }
        }
        Repository::make(self.dirs(), program)?;
        let mut repository = Repository::open(self.dirs())?;
        let _alone = repository.alone()?;
        match remote {
            Some(remote) => Ok(repository.meet_at(remote, unsealed)?),
            None => Ok(()),
        }
    }

    /// Takes in what other devices sent, and sends what is here. No passphrase is needed.
    ///
    /// # Errors
    /// [`StoreError`] in one line. Every file of the journal is then whole, and in the repository nothing is half done; what was
    /// taken in before stays.
    pub fn sync(&self, now: &Moment) -> Result<Synced, StoreError> {
        let repository = Repository::open(self.dirs())?;
        let _alone = repository.alone()?;
        self.look_at_seal()?;
        repository.refuse_if_public(self.dirs().is_sealed())?;
        let mut synced = Synced { remote: repository.remote.as_ref().map(Remote::text), ..Synced::default() };
        let Some(remote) = &repository.remote else {
            let _writing = self.shared.lock.take(PATIENCE)?;
            self.look_at_seal()?;
            self.record(&repository, repository.refs()?)?;
            return Ok(synced);
        };
        for _ in 0..TRIES {
            let refs = match repository.fetch(remote) {
                Ok(refs) => refs,
                Err(fault) => {
                    // Without the others what is here goes into the history all the same.
                    let _writing = self.shared.lock.take(PATIENCE)?;
                    self.look_at_seal()?;
                    self.record(&repository, repository.refs()?)?;
                    return Err(fault.into());
                }
            };
            let incoming = refs.incoming.clone();
            let main = self.meet(&repository, refs, now, &mut synced)?;
            if incoming.as_ref() != Some(&main.commit) {
                if !repository.push(remote)? {
                    continue;
                }
                synced.is_sent = true;
            }
            if main.seen.as_ref() != Some(&main.commit) {
                repository.has_seen(&main.commit)?;
                repository.tidy();
            }
            return Ok(synced);
        }
        Err(Fault::Overtaken.into())
    }

    /// Finds out anew whether the journal is sealed: another program, or what came in, may have changed that.
    fn look_at_seal(&self) -> Result<(), StoreError> {
        let dirs = self.dirs();
        dirs.refuse_if_gone()?;
        if convert::is_sealed(dirs) != dirs.is_sealed() {
            sealing::find(dirs);
        }
        match Progress::read(dirs)? {
            None | Some(Progress::On) => Ok(()),
            Some(_) => Err(Fault::SealUnfinished.into()),
        }
    }

    /// Makes a commit of the files as they are now, if they changed; the lock for writing must be held.
    fn record(&self, repository: &Repository, refs: Refs) -> Result<Newest, StoreError> {
        let main = match refs.main {
            Some(main) => main,
            None => repository.begin()?,
        };
        let tree = repository.stage(&carried(self.dirs())?)?;
        if tree == main.tree {
            return Ok(Newest { commit: main, seen: refs.seen });
        }
        let next = repository.commit(&tree, &[&main.oid])?;
        repository.move_main(&next, Some(&main))?;
        Ok(Newest { commit: next, seen: refs.seen })
    }

    /// Joins what was fetched with what is here, and returns the newest commit of this device.
    fn meet(
        &self,
        repository: &Repository,
        refs: Refs,
        now: &Moment,
        synced: &mut Synced,
    ) -> Result<Newest, StoreError> {
        let _writing = self.shared.lock.take(PATIENCE)?;
        self.look_at_seal()?;
        // It may have been unsealed while the others were fetched.
        repository.refuse_if_public(self.dirs().is_sealed())?;
        let incoming = refs.incoming.clone();
        let Newest { commit: main, seen } = self.record(repository, refs)?;
        let (Some(theirs), Some(remote)) = (incoming.filter(|it| *it != main), &synced.remote) else {
            return Ok(Newest { commit: main, seen });
        };
        let theirs = &theirs;
        let bases = repository.bases(&main, theirs)?;
        if bases.is_empty() {
            return Err(Fault::Unrelated(remote.clone()).into());
        }
        if bases.contains(&theirs.oid) {
            return Ok(Newest { commit: main, seen });
        }
        if let Some(seen) = &seen
            && seen != theirs
            && !bases.contains(&seen.oid)
            && !repository.is_before(seen, theirs)?
        {
            return Err(Fault::Rewritten(remote.clone()).into());
        }
        let sides = sides(repository, &main, theirs, &bases, remote)?;
        let keys = keys::decided(&sides)?;
        let mut blobs = repository.git.blobs()?;
        let plan = joining::planned(self.dirs(), &sides, &mut blobs)?;
        synced.taken_in += plan.writes.len() + plan.removals.len();
        synced.beside.extend(plan.beside.iter().cloned());
        self.apply(&plan, now)?;
        if keys != Keys::Stay {
            self.take_keys(&sides.theirs, keys, &mut blobs)?;
            synced.is_sealed_now |= keys == Keys::Adopt;
            synced.is_rewrapped |= keys == Keys::Rewrap;
        }
        drop(blobs);
        let mut tree = repository.stage(&carried(self.dirs())?)?;
        if let (Keys::Adopt, Some(said)) = (keys, sides.theirs.get(apply::ENCRYPTION)) {
            // On this disk it is not finished; that is nobody else's affair.
            tree = repository.stage_instead(apply::ENCRYPTION, &said.oid)?;
        }
        let next = if tree == theirs.tree {
            theirs.clone()
        } else if bases.contains(&main.oid) {
            repository.commit(&tree, &[&theirs.oid])?
        } else {
            repository.commit(&tree, &[&main.oid, &theirs.oid])?
        };
        repository.move_main(&next, Some(&main))?;
        Ok(Newest { commit: next, seen })
    }
}

/// The newest commit of this device.
struct Newest {
    commit: Commit,
    /// What the remote was known to have before.
    seen: Option<Commit>,
}

/// The files of this device, of the other, and those that both had before.
fn sides(
    repository: &Repository,
    ours: &Commit,
    theirs: &Commit,
    bases: &[String],
    remote: &str,
) -> Result<Sides, Fault> {
    let hostile = |what: String| Fault::Hostile { remote: remote.to_owned(), what };
    let list = |commit: &str| tree::listed(&repository.git, commit)?.map_err(hostile);
    let mut common = Vec::new();
    for base in bases {
        common.push(list(base)?);
    }
    let base = tree::common(common);
    let ours_is_base = bases.len() == 1 && bases.contains(&ours.oid);
    let ours = if ours_is_base { base.clone() } else { list(&ours.oid)? };
    Ok(Sides { ours, base, theirs: list(&theirs.oid)? })
}

/// The paths of the files that are carried, as they are on the disk.
fn carried(dirs: &Dirs) -> Result<Vec<String>, StoreError> {
    let is_sealed = dirs.is_sealed();
    let mut carried = Vec::new();
    for place in Place::ALL {
        // Keys without a sealed journal are what an interrupted sealing left.
        if !is_sealed && matches!(place, Place::Keys | Place::Inbox) {
            continue;
        }
        let dir = dirs.root().join(place.name());
        for name in dirs::names(&dir)?.into_iter().filter(|name| place.holds(name)) {
            // What lies in clear beside a sealed journal leaves this device only once it is sealed.
            if matches!(place, Place::Journal | Place::Trash) && is_sealed_name(&name) != is_sealed {
                continue;
            }
            let is_plain_file = fs::symlink_metadata(dir.join(&name))
                .is_ok_and(|found| found.is_file() && found.len() <= dirs::MOST_BYTES);
            if is_plain_file {
                carried.push(format!("{}/{name}", place.name()));
            }
        }
    }
    Ok(carried)
}
