//! Files that a person asked for: whole, durable, readable by nobody else, and never in the place of another file.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Store;
use super::error::StoreError;
use crate::store::files::{atomic, dirs};
use crate::system::files;

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
        let text = format!("{}\n", text.trim_end());
        let mut taken = StoreError::Exists(dir.join(name));
        for path in names.map(|name| dir.join(name)) {
            match atomic::put_new(&path, text.as_bytes()) {
                Ok(()) => return Ok(path),
                Err(StoreError::Exists(path)) => taken = StoreError::Exists(path),
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    /// The copies that lie in `out`, by their names.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be listed.
    pub fn copies_out(&self) -> Result<Vec<PathBuf>, StoreError> {
        let dir = self.dirs().out();
        Ok(dirs::names(&dir)?.into_iter().map(|name| dir.join(name)).collect())
    }

    /// Writes a new file at a place that the person named; returns its path.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when anything is there, [`StoreError::InJournal`] for a place that the journal keeps for
    /// itself, [`StoreError::NoFolder`] when the folder is missing, and as from [`Store::save`]. Only after
    /// [`StoreError::NotCertain`] is the file there nevertheless.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let path = self.place_outside(path)?;
        atomic::put_new(&path, bytes)?;
        Ok(path)
    }

    /// Writes new files into a folder, which is made when it is missing; returns its path. No file is written when one of
    /// the names is taken by another content. One that is there with the same content is as good as written, so that what
    /// was interrupted is finished by doing it once more.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::write_new`]; files that were written before it stay.
    pub fn write_folder(&self, dir: &Path, files: &[(String, String)]) -> Result<PathBuf, StoreError> {
        let dir = match files::real(dir) {
            Ok(dir) => self.outside(dir)?,
            Err(error) if error.kind() == ErrorKind::NotFound => self.place_outside(dir)?,
            Err(error) => return Err(StoreError::io("opened", dir, error)),
        };
        dirs::make_outside(&dir)?;
        let mut missing = Vec::new();
        for (name, text) in files {
            let path = dir.join(name);
            match fs::symlink_metadata(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => missing.push((path, text.as_bytes())),
                Ok(_) if dirs::read(&path).is_ok_and(|there| there.as_deref() == Some(text.as_bytes())) => {}
                Ok(_) => return Err(StoreError::Exists(path)),
                Err(error) => return Err(StoreError::io("opened", &path, error)),
            }
        }
        atomic::put_all_new(&dir, &missing)?;
        Ok(dir)
    }

    /// A path for a new file, its folder as it really is.
    fn place_outside(&self, path: &Path) -> Result<PathBuf, StoreError> {
        let path = std::path::absolute(path).map_err(|error| StoreError::io("found", path, error))?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(StoreError::Exists(path));
        };
        let folder = files::real(folder).map_err(|error| match error.kind() {
            ErrorKind::NotFound => StoreError::NoFolder(folder.to_owned()),
            _ => StoreError::io("opened", folder, error),
        })?;
        if !folder.is_dir() {
            return Err(StoreError::NotADirectory(folder));
        }
        self.outside(folder).map(|folder| folder.join(name))
    }

    /// Refuses a folder in which the journal keeps its own files.
    fn outside(&self, folder: PathBuf) -> Result<PathBuf, StoreError> {
        let is_own = folder.starts_with(self.root()) && !folder.starts_with(self.dirs().out());
        if is_own { Err(StoreError::InJournal(folder)) } else { Ok(folder) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::testing;

    fn store() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(&dir.path().join("data")).unwrap();
        (dir, store)
    }

    #[test]
    fn a_copy_is_a_private_file_and_takes_no_others_place() {
        let (_dir, store) = store();
        let first = store.copy_out("request-2026-11-22.txt", "When it rains, I feel sad.").unwrap();
        let second = store.copy_out("request-2026-11-22.txt", "Another.").unwrap();
        assert_eq!(fs::read_to_string(&first).unwrap(), "When it rains, I feel sad.\n");
        assert_eq!(second.file_name().unwrap(), "request-2026-11-22-2.txt");
        assert!(testing::has_mode(&first, 0o600));
        assert!(testing::has_mode(first.parent().unwrap(), 0o700));
    }

    #[test]
    fn a_new_file_is_private_and_never_in_the_place_of_another() {
        let (dir, store) = store();
        let path = dir.path().join("export.json");
        let written = store.write_new(&path, b"one").unwrap();
        assert_eq!(fs::read(&written).unwrap(), b"one");
        assert!(testing::has_mode(&written, 0o600));
        for (taken, name) in [(path.clone(), "export.json"), (dir.path().join("data"), "data")] {
            let error = store.write_new(&taken, b"two").unwrap_err();
            assert!(matches!(&error, StoreError::Exists(at) if at.ends_with(name)), "{error}");
        }
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing is left beside it");
    }

    #[test]
    fn a_link_is_neither_followed_nor_replaced() {
        let (dir, store) = store();
        let (link, target) = (dir.path().join("link.json"), dir.path().join("victim"));
        if !testing::link(&target, &link) {
            return;
        }
        let error = store.write_new(&link, b"one").unwrap_err();
        assert!(matches!(error, StoreError::Exists(_)), "{error}");
        assert!(!target.exists());
        let folder = dir.path().join("folder");
        fs::create_dir(&folder).unwrap();
        testing::link(&target, folder.join("2026-11-22.md"));
        let error = store.write_folder(&folder, &[("2026-11-22.md".into(), "one".into())]).unwrap_err();
        assert!(matches!(error, StoreError::Exists(_)), "{error}");
    }

    #[test]
    fn the_journals_own_places_are_refused_and_a_missing_folder_is_named() {
        let (dir, store) = store();
        for place in ["data/x.json", "data/journal/x.json", "data/journal/../x.json", "data/trash/x.json"] {
            fs::create_dir_all(dir.path().join("data/trash")).unwrap();
            let error = store.write_new(&dir.path().join(place), b"x").unwrap_err();
            assert!(matches!(error, StoreError::InJournal(_)), "{place}: {error}");
        }
        let error = store.write_folder(&dir.path().join("data/journal"), &[]).unwrap_err();
        assert!(matches!(error, StoreError::InJournal(_)), "{error}");
        fs::create_dir(dir.path().join("data/out")).unwrap();
        store.write_new(&dir.path().join("data/out/x.json"), b"x").unwrap();
        let error = store.write_new(&dir.path().join("none/x.json"), b"x").unwrap_err();
        assert!(matches!(error, StoreError::NoFolder(_)), "{error}");
        if testing::link(dir.path().join("data/journal"), dir.path().join("way")) {
            let error = store.write_new(&dir.path().join("way/x.json"), b"x").unwrap_err();
            assert!(matches!(error, StoreError::InJournal(_)), "by a link: {error}");
        }
    }

    #[test]
    fn a_folder_takes_new_files_and_what_was_interrupted_is_finished() {
        let (dir, store) = store();
        let folder = dir.path().join("vault");
        let files: Vec<(String, String)> =
            (1..=9).map(|day| (format!("2026-11-0{day}.md"), format!("day {day}"))).collect();
        store.write_folder(&folder, &files[..4]).unwrap();
        fs::write(folder.join("other.md"), "of another program").unwrap();
        store.write_folder(&folder, &files).unwrap();
        for (name, text) in &files {
            assert_eq!(&fs::read_to_string(folder.join(name)).unwrap(), text);
            assert!(testing::has_mode(&folder.join(name), 0o600));
        }
        assert!(testing::has_mode(&folder, 0o700));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 10);
        fs::write(folder.join("2026-11-09.md"), "changed").unwrap();
        fs::remove_file(folder.join("2026-11-01.md")).unwrap();
        let error = store.write_folder(&folder, &files).unwrap_err();
        assert!(matches!(&error, StoreError::Exists(path) if path.ends_with("2026-11-09.md")), "{error}");
        assert!(!folder.join("2026-11-01.md").exists(), "nothing was written");
    }

    #[test]
    fn what_a_killed_export_left_goes_with_the_next_into_the_same_folder() {
        let (dir, store) = store();
        let stray = dir.path().join(".inward-Ab12Cd.tmp");
        fs::write(&stray, "half of it").unwrap();
        let held = fs::File::options().write(true).open(&stray).unwrap();
        held.lock().unwrap();
        store.write_new(&dir.path().join("a.json"), b"a").unwrap();
        assert!(stray.exists(), "another one is at work on it");
        drop(held);
        store.write_new(&dir.path().join("b.json"), b"b").unwrap();
        assert!(!stray.exists());
    }
}
