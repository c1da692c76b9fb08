//! A draft that is held while it is brought into another form.

use std::fs::File;
use std::io::{ErrorKind, Seek};
use std::path::Path;

use crate::store::error::StoreError;
use crate::store::files::dirs;
use crate::store::lock::{self, Hold};

/// A draft is in use, and what is to be done with it cannot be done now.
pub(in crate::store) const IN_USE: &str = "a draft is being written by another inward: finish that first";

/// A draft that nobody else can write meanwhile.
pub(in crate::store) struct Held(File);

impl Held {
    /// Holds a draft; `None` when it is gone.
    ///
    /// # Errors
    /// [`StoreError::NotReady`] while it is in use.
    pub(in crate::store) fn take(path: &Path) -> Result<Option<Self>, StoreError> {
        match dirs::open_to_append(path) {
            Ok(file) if lock::hold(&file, path)? == Hold::Busy => {
                Err(StoreError::NotReady(IN_USE.to_owned()))
            }
            Ok(file) => Ok(Some(Self(file))),
            Err(error) if error.is(ErrorKind::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Its bytes; where files can be locked against everybody, only the holder reads them.
    pub(in crate::store) fn read(&mut self, path: &Path) -> Result<Vec<u8>, StoreError> {
        self.0.rewind().map_err(|error| StoreError::io("read", path, error))?;
        dirs::read_all(&self.0, path)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Closing the file is not enough: whoever was started meanwhile may have it open for a moment.
        let _ = self.0.unlock();
    }
}
