//! The places in the data directory, and how its directories and files are made and opened.
//!
//! Nothing below the data directory is reached through a symbolic link, and whatever is made here belongs to the
//! person alone from its first moment: directories 0700, files 0600, whatever the umask says.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::seal_state::SharedSeal;
use crate::journal::Month;
use crate::store::error::StoreError;
use crate::system::{access, confirm, files, locks};

/// The most that is read of any file.
pub(crate) const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// How often a file is opened anew because another one came in its place, or comes and goes. A file system on which the
/// same file looks like another one each time must not keep the program from working.
pub(crate) const TRIES: usize = 8;

/// The places in one data directory.
#[derive(Clone, Debug)]
pub(crate) struct Dirs {
    root: PathBuf,
    seal: SharedSeal,
}

impl Dirs {
    /// Makes the data directory when it is missing; one that is itself a link is resolved here, once.
    pub(crate) fn create(dir: &Path) -> Result<Self, StoreError> {
        let dir = std::path::absolute(dir).map_err(|error| StoreError::io("found", dir, error))?;
        let is_new = !dir.exists();
        make_all(&dir)?;
        if is_new {
            access::keep_others_out(&dir);
        }
        Self::resolved(&dir)
    }

    /// Opens the data directory as it is, without making anything; it may be missing.
    pub(crate) fn open(dir: &Path) -> Result<Self, StoreError> {
        let dir = std::path::absolute(dir).map_err(|error| StoreError::io("found", dir, error))?;
        match fs::symlink_metadata(&dir) {
            Ok(_) => Self::resolved(&dir),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self { root: dir, seal: SharedSeal::default() })
            }
            Err(error) => Err(StoreError::io("opened", &dir, error)),
        }
    }

    fn resolved(dir: &Path) -> Result<Self, StoreError> {
        let root = files::real(dir).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::DeadLink(dir.to_owned()),
            _ => StoreError::io("opened", dir, error),
        })?;
        match fs::metadata(&root) {
            Ok(found) if found.is_dir() => Ok(Self { root, seal: SharedSeal::default() }),
            Ok(_) => Err(StoreError::NotADirectory(root)),
            Err(error) => Err(StoreError::io("opened", &root, error)),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn shared_seal(&self) -> &SharedSeal {
        &self.seal
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.root.join("journal")
    }

    pub(crate) fn drafts(&self) -> PathBuf {
        self.root.join("drafts")
    }

    pub(crate) fn trash(&self) -> PathBuf {
        self.root.join("trash")
    }

    pub(crate) fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// Returns the directory for copies that a person asked for.
    pub(crate) fn out(&self) -> PathBuf {
        self.root.join("out")
    }

    /// The directory of the receipts of imports.
    pub(crate) fn receipts(&self) -> PathBuf {
        self.root.join("receipts")
    }

    /// The directory of a text that another program changes, where the system has no place in memory for it.
    pub(crate) fn lent(&self) -> PathBuf {
        self.root.join("lent")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// The directory of the contents of backups, each content once.
    pub(crate) fn backed_up_files(&self) -> PathBuf {
        self.backups().join("files")
    }

    /// The record of the last restore, which looks otherwise after each that begins or ends.
    pub(crate) fn restored(&self) -> PathBuf {
        self.backups().join("restored.json")
    }

    /// Every directory below the root, those within another behind it.
    pub(crate) fn all(&self) -> [PathBuf; 11] {
        [
            self.journal(),
            self.drafts(),
            self.trash(),
            self.quarantine(),
            self.backups(),
            self.backed_up_files(),
            self.out(),
            self.lent(),
            self.receipts(),
            self.keys_dir(),
            self.inbox(),
        ]
    }

    /// Returns a path in the form for a person who knows where the data directory is.
    pub(crate) fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.root.join("state.json")
    }

    /// The part of the state that is sealed with the journal.
    pub(crate) fn private(&self) -> PathBuf {
        self.file(&self.root, "private.json")
    }

    /// The file of saves that could not be reported.
    pub(crate) fn unsaid(&self) -> PathBuf {
        self.file(&self.root, "unsaid.json")
    }

    /// The directory of the keys of a sealed journal.
    pub(crate) fn keys_dir(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// The file that says how far sealing has come.
    pub(crate) fn encryption(&self) -> PathBuf {
        self.keys_dir().join("encryption.json")
    }

    /// The recipient of the inbox, in clear.
    pub(crate) fn inbox_recipient(&self) -> PathBuf {
        self.keys_dir().join("inbox.pub")
    }

    /// The directory of what was written while the journal was locked.
    pub(crate) fn inbox(&self) -> PathBuf {
        self.root.join("inbox")
    }

    /// Held by a window for its life.
    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Held by any process for one write.
    pub(crate) fn write_lock(&self) -> PathBuf {
        lock_within(&self.write_lock_or_folder())
    }

    /// The lock for writing in a journal that was never sealed, and in others the folder around it.
    pub(crate) fn write_lock_or_folder(&self) -> PathBuf {
        self.root.join("write.lock")
    }

    pub(crate) fn month(&self, month: Month) -> PathBuf {
        self.file(&self.journal(), &format!("{month}.json"))
    }

    /// Returns the place for entries of a month while its document cannot be written.
    pub(crate) fn aside(&self, month: Month) -> PathBuf {
        self.file(&self.journal(), &format!("{month}.aside.json"))
    }

    /// The files of the locks, and those that name their holders.
    pub(crate) fn locks(&self) -> Vec<PathBuf> {
        let (locks, before) = ([self.lock(), self.write_lock()], self.write_lock_or_folder());
        // One that lay there before the journal was sealed may still do so.
        let all = locks.iter().chain([&before]).map(|lock| locks::holder_of(lock));
        let holders: BTreeSet<PathBuf> = all.filter(|it| !locks.contains(it) && *it != before).collect();
        locks.into_iter().chain(holders).collect()
    }

    /// Makes one of the directories below the root when it is missing.
    ///
    /// The root itself is never made here: when it is gone, a new empty one would hide the journal that the
    /// person has on a disk that is not connected.
    pub(crate) fn make(&self, dir: &Path) -> Result<(), StoreError> {
        if is_there(dir)? {
            return Ok(());
        }
        self.refuse_if_gone()?;
        make(dir)
    }

    /// Refuses to go on without the data directory.
    pub(crate) fn refuse_if_gone(&self) -> Result<(), StoreError> {
        if self.root.is_dir() { Ok(()) } else { Err(StoreError::NoDirectory(self.root.clone())) }
    }
}

/// The file of a lock, or the one in the folder that lies in its place.
pub(crate) fn lock_within(path: &Path) -> PathBuf {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|found| found.is_dir());
    if is_folder { path.join("held") } else { path.to_owned() }
}

/// Whether a directory below the root is there; one that is a link or something else is an error.
pub(crate) fn is_there(dir: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(dir) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(found) if found.is_symlink() => Err(StoreError::Link(dir.to_owned())),
        Ok(_) => Err(StoreError::NotADirectory(dir.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::io("opened", dir, error)),
    }
}

/// Whether anything is there, whatever it is.
pub(crate) fn is_anything_there(path: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::io("opened", path, error)),
    }
}

/// Makes a directory, and those above it, when it is missing.
pub(crate) fn make_all(dir: &Path) -> Result<(), StoreError> {
    match fs::metadata(dir) {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => return Err(StoreError::NotADirectory(dir.to_owned())),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::io("opened", dir, error));
        }
        Err(_) if fs::symlink_metadata(dir).is_ok() => {
            return Err(StoreError::DeadLink(dir.to_owned()));
        }
        Err(_) => {}
    }
    if let Some(parent) = dir.parent() {
        make_all(parent)?;
    }
    make(dir)
}

fn make(dir: &Path) -> Result<(), StoreError> {
    match access::make_private(dir) {
        Ok(()) => {
            if let Err(error) = access::give_directory(dir) {
                // A directory that was left behind would still lock its owner out.
                let _ = fs::remove_dir(dir);
                return Err(StoreError::io("made", dir, error));
            }
        }
        // Another process was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => {}
        Err(error) => return Err(StoreError::io("made", dir, error)),
    }
    // A file in a new directory is only safe once the directory's own name is.
    let parent = dir.parent().unwrap_or(dir);
    match sync(parent) {
        // A parent that may be searched but not read cannot be opened for this.
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
            Err(StoreError::io("made", dir, error))
        }
        _ => Ok(()),
    }
}

/// Makes a directory outside of the data directory when it is missing; its parent must be there.
pub(crate) fn make_outside(dir: &Path) -> Result<(), StoreError> {
    if is_there(dir)? { Ok(()) } else { make(dir) }
}

/// Has the disk confirm that something was made, renamed or removed in a directory, as well as the volume can.
pub(crate) fn sync(dir: &Path) -> io::Result<()> {
    confirm::directory(dir).map(drop)
}

/// Options that follow no link in the last place of the path and make files that only the person may read.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    access::private_file(files::guarded(&mut options));
    options
}

fn opened(options: &OpenOptions, action: &'static str, path: &Path) -> Result<File, StoreError> {
    refuse_link(path)?;
    let opened = files::opening(|| options.open(path));
    let file = opened.map_err(|error| StoreError::io(action, path, error))?;
    let found = file.metadata().map_err(|error| StoreError::io(action, path, error))?;
    if found.is_file() { Ok(file) } else { Err(StoreError::NotAFile(path.to_owned())) }
}

/// Refuses a path that is a link: naming it is clearer than the system's error on opening it.
pub(crate) fn refuse_link(path: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(StoreError::Link(path.to_owned())),
        // Opening a device may already do something.
        Ok(found) if !found.is_file() => Err(StoreError::NotAFile(path.to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::io("opened", path, error)),
    }
}

/// Refuses a path that is a link, whatever else stands there.
pub(crate) fn refuse_link_only(path: &Path) -> Result<(), StoreError> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    if is_link { Err(StoreError::Link(path.to_owned())) } else { Ok(()) }
}

/// Removes a file that must be there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    files::opening(|| fs::remove_file(path)).map_err(|error| StoreError::io("removed", path, error))
}

/// Gives a file another name, over any file that has it.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    files::moving((), |()| fs::rename(from, to).map_err(|error| ((), error)))
}

/// Removes a file that may be gone already.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match remove(path) {
        Err(error) if error.is(io::ErrorKind::NotFound) => Ok(()),
        result => result,
    }
}

/// A file that was just made, given to the owner of its directory: one run as `root` must not lock the person out of their own
/// words.
fn given(file: File, path: &Path) -> Result<File, StoreError> {
    match access::give(&file, path.parent().unwrap_or(path)) {
        Ok(()) => Ok(file),
        Err(error) => Err(StoreError::io("made", path, error)),
    }
}

/// Opens a file to be locked, making it when it is missing.
pub(crate) fn open_lock(path: &Path) -> Result<File, StoreError> {
    let mut tries_left = TRIES;
    loop {
        let missing = match opened(options().read(true).write(true), "opened", path) {
            Err(error) if error.is(io::ErrorKind::NotFound) => error,
            result => return result,
        };
        match opened(options().read(true).write(true).create_new(true), "opened", path) {
            Ok(file) => return given(file, path),
            // Another process was quicker.
            Err(error) if error.is(io::ErrorKind::AlreadyExists) && tries_left > 0 => tries_left -= 1,
            Err(error) if error.is(io::ErrorKind::AlreadyExists) => return Err(missing),
            Err(error) => return Err(error),
        }
    }
}

/// Makes a file that must not be there yet, to write it.
pub(crate) fn make_new(path: &Path) -> Result<File, StoreError> {
    let file = opened(options().write(true).create_new(true), "made", path)?;
    given(file, path)
}

/// Opens a file that is there, to read it and to write at its end.
pub(crate) fn open_to_append(path: &Path) -> Result<File, StoreError> {
    opened(options().read(true).append(true), "opened", path)
}

/// Opens a file that is there, only to read it.
pub(crate) fn open_to_read(path: &Path) -> Result<File, StoreError> {
    opened(options().read(true), "opened", path)
}

/// The bytes of a file; `None` when it is missing.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match opened(options().read(true), "read", path) {
        Ok(file) => read_all(&file, path).map(Some),
        Err(error) if error.is(io::ErrorKind::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The bytes of an open file.
pub(crate) fn read_all(file: &File, path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    if let Ok(found) = file.metadata() {
        bytes.reserve(usize::try_from(found.len().min(MOST_BYTES)).unwrap_or_default() + 1);
    }
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| StoreError::io("read", path, error))?;
    if bytes.len() as u64 > MOST_BYTES { Err(StoreError::TooLarge(path.to_owned())) } else { Ok(bytes) }
}

/// The names in a directory, in order; none when it is missing.
pub(crate) fn names(dir: &Path) -> Result<Vec<String>, StoreError> {
    if !is_there(dir)? {
        return Ok(Vec::new());
    }
    let mut names = listed(dir).map_err(|error| StoreError::io("listed", dir, error))?;
    names.sort();
    Ok(names)
}

/// Lists the names in a directory; a name that is not text is none that the store gave.
fn listed(dir: &Path) -> io::Result<Vec<String>> {
    let names = files::names(dir, usize::MAX)?;
    Ok(names.into_iter().filter_map(|name| name.into_string().ok()).collect())
}
