//! Reads what another program wrote, a file or a folder, within limits; it writes nothing.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use crate::store::files::dirs::MOST_BYTES;
use crate::store::files::sha256::sha256;
use crate::system::files;

/// The most that is read of a folder in all.
const MOST_IN_ALL: u64 = 256 * 1024 * 1024;
/// The most files of a folder.
const MOST_FILES: usize = 200_000;
/// How deep folders may lie within each other.
const MOST_DEPTH: usize = 32;

/// A file or a folder of another program.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Its name, without the folders that it lies in.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Its files: the one itself, or those of the folder in the order of their paths.
    pub files: Vec<ForeignFile>,
}

/// A file of another program.
#[derive(Clone, Debug)]
pub struct ForeignFile {
    /// Its path from the folder on, with `/` between its parts; its name when it is the only one.
    pub path: String,
    /// What it holds; `None` for a file that cannot hold words.
    pub bytes: Option<Vec<u8>>,
}

impl Foreign {
    /// Reads a file, or the files of a folder and of those in it that have one of these endings: others are only named. Links
    /// within a folder are not followed, hidden files not read.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read or is too much.
    pub fn read(path: &Path, endings: &[&str]) -> Result<Self, StoreError> {
        let found = fs::metadata(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => StoreError::NoSuchFile(path.to_owned()),
            _ => StoreError::io("read", path, error),
        })?;
        let name = files::real(path).ok().unwrap_or_else(|| path.to_owned());
        let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !found.is_dir() {
            let file = ForeignFile { path: name.clone(), bytes: Some(bytes(path)?) };
            return Ok(Self { name, is_folder: false, files: vec![file] });
        }
        let mut folder = Folder { root: path.to_owned(), endings, files: Vec::new(), size: 0 };
        folder.list("", 0)?;
        folder.files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(Self { name, is_folder: true, files: folder.files })
    }

    /// The SHA-256 of what it holds, in hex; of a folder that of its list of files.
    pub fn sha256(&self) -> String {
        let of_file = |file: &ForeignFile| sha256(file.bytes.as_deref().unwrap_or_default());
        match self.files.as_slice() {
            [file] if !self.is_folder => of_file(file),
            files => {
                let lines = files.iter().map(|file| format!("{}  {}\n", of_file(file), file.path));
                sha256(lines.collect::<String>().as_bytes())
            }
        }
    }
}

struct Folder<'a> {
    root: PathBuf,
    endings: &'a [&'a str],
    files: Vec<ForeignFile>,
    size: u64,
}

impl Folder<'_> {
    fn list(&mut self, below: &str, depth: usize) -> Result<(), StoreError> {
        let dir = self.root.join(below);
        let failed = |error| StoreError::io("listed", &dir, error);
        if depth > MOST_DEPTH {
            return Err(StoreError::TooMuchForeign(self.root.clone()));
        }
        for found in fs::read_dir(&dir).map_err(failed)? {
            let found = found.map_err(failed)?;
            // A name that is not text belongs to no file that is read.
            let Ok(name) = found.file_name().into_string() else { continue };
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            let kind = found.file_type().map_err(failed)?;
            if kind.is_dir() && (!name.starts_with('.') || name == ".obsidian") {
                self.list(&path, depth + 1)?;
            } else if kind.is_file() && !name.starts_with('.') {
                self.take(path)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, path: String) -> Result<(), StoreError> {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let bytes =
            if self.endings.contains(&ending.as_str()) { Some(bytes(&self.root.join(&path))?) } else { None };
        self.size += bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        self.files.push(ForeignFile { path, bytes });
        if self.size > MOST_IN_ALL || self.files.len() > MOST_FILES {
            return Err(StoreError::TooMuchForeign(self.root.clone()));
        }
        Ok(())
    }
}

/// The bytes of a file that the person named, or that lies in a folder that they named.
fn bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |error| StoreError::io("read", path, error);
    let file = files::unheld(File::options().read(true)).open(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES { Err(StoreError::TooMuchForeign(path.to_owned())) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::testing;

    #[test]
    fn a_folder_is_read_in_order_and_what_holds_no_words_is_only_named() {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("b.md", "two"),
            ("a.md", "one"),
            ("in/c.TXT", "three"),
            ("photo.jpg", "x"),
            (".hidden.md", "y"),
            (".git/d.md", "z"),
        ] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        testing::link("/etc/passwd", dir.path().join("link.md"));
        let found = Foreign::read(dir.path(), &["md", "txt"]).unwrap();
        let files: Vec<(&str, Option<&[u8]>)> =
            found.files.iter().map(|file| (file.path.as_str(), file.bytes.as_deref())).collect();
        assert_eq!(
            files,
            [
                ("a.md", Some(&b"one"[..])),
                ("b.md", Some(b"two")),
                ("in/c.TXT", Some(b"three")),
                ("photo.jpg", None)
            ]
        );
        assert!(found.is_folder);
    }

    #[test]
    fn one_file_is_itself_and_what_is_none_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("export.json");
        fs::write(&path, "{}").unwrap();
        let found = Foreign::read(&path, &[]).unwrap();
        assert_eq!((found.name.as_str(), found.files.len()), ("export.json", 1));
        assert!(Foreign::read(&dir.path().join("none"), &[]).is_err());
        let pipe = dir.path().join("pipe");
        if testing::pipe(&pipe) {
            assert!(matches!(Foreign::read(&pipe, &[]), Err(StoreError::NotAFile(_))));
        }
        let large = dir.path().join("large.json");
        File::create(&large).unwrap().set_len(MOST_BYTES + 1).unwrap();
        assert!(matches!(Foreign::read(&large, &[]), Err(StoreError::TooMuchForeign(_))));
    }
}
