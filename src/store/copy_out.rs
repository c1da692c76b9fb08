//! Copies that a person asked for: each text as a file of its own, in the directory `out`.

use std::path::PathBuf;

use super::Store;
use super::error::StoreError;
use crate::store::files::atomic;

/// The most copies of one name.
const MOST: usize = 99;

impl Store {
    /// Writes a text as a new file into `out`, under this name or one with a number; returns its path. It overwrites no
    /// file.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written.
    pub fn copy_out(&self, name: &str, text: &str) -> Result<PathBuf, StoreError> {
        let dir = self.dirs().out();
        self.dirs().make(&dir)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
        let names = std::iter::once(name.to_owned())
            .chain((2..=MOST).map(|number| format!("{stem}-{number}.{extension}")));
        let free = names.map(|name| dir.join(name)).find(|path| path.symlink_metadata().is_err());
        let path = free.unwrap_or_else(|| dir.join(name));
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::io("written", &path, std::io::ErrorKind::AlreadyExists.into()));
        }
        atomic::replace(&path, format!("{}\n", text.trim_end()).as_bytes())?;
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_copy_is_a_private_file_and_takes_no_others_place() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(&dir.path().join("data")).unwrap();
        let first = store.copy_out("request-2026-11-22.txt", "When it rains, I feel sad.").unwrap();
        let second = store.copy_out("request-2026-11-22.txt", "Another.").unwrap();
        assert_eq!(fs::read_to_string(&first).unwrap(), "When it rains, I feel sad.\n");
        assert_eq!(second.file_name().unwrap(), "request-2026-11-22-2.txt");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&first).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::metadata(first.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
