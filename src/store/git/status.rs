//! How the repository stands, without asking the remote.

use super::fault::Fault;
use super::names;
use super::remote::Remote;
use super::repository::Repository;
use super::{Place, carried};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::files::dirs;
use crate::store::lock::PATIENCE;

/// How this device stands to the others, as far as can be told from here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncStatus {
    /// The place where devices meet.
    pub remote: Option<String>,
    /// The number of files that changed since the last sync.
    pub changed: usize,
    /// Whether something was kept for the others and not sent yet.
    pub is_unsent: bool,
    /// The files that lie beside others until they can be merged.
    pub beside: Vec<String>,
}

impl SyncStatus {
    /// Whether there is nothing to do.
    pub fn is_in_step(&self) -> bool {
        self.changed == 0 && !self.is_unsent
    }
}

impl Store {
    /// Says how this device stands to the others; `None` when sync is not set up.
    ///
    /// # Errors
    /// [`StoreError`] when the repository cannot be read.
    pub fn sync_status(&self) -> Result<Option<SyncStatus>, StoreError> {
        let repository = match Repository::open(self.dirs()) {
            Err(StoreError::Git(Fault::NotSetUp)) => return Ok(None),
            repository => repository?,
        };
        let _alone = repository.alone()?;
        let _writing = self.shared.lock.take(PATIENCE)?;
        let refs = repository.refs()?;
        let tree = repository.stage(&carried(self.dirs())?)?;
        let changed = match &refs.main {
            Some(main) if main.tree == tree => 0,
            Some(main) => repository.differing(&main.tree, &tree)?,
            None => carried(self.dirs())?.len(),
        };
        let mut beside = Vec::new();
        for place in Place::ALL {
            for name in dirs::names(&self.root().join(place.name()))? {
                if names::is_beside(&name) && place.holds(&name) {
                    beside.push(format!("{}/{name}", place.name()));
                }
            }
        }
        let is_unsent = repository.remote.is_some() && refs.main != refs.seen;
        Ok(Some(SyncStatus {
            remote: repository.remote.as_ref().map(Remote::text),
            changed,
            is_unsent,
            beside,
        }))
    }
}
