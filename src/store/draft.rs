//! Drafts on disk: the text being written now, a line at a time, so that no step is lost to a crash.

mod discarded;
mod held;
mod readers;
mod sync;

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tempfile::Builder;

pub(super) use self::held::{Held, IN_USE};
use self::readers::Readers;
pub use self::sync::DraftSync;
use self::sync::Safety;
use super::Store;
use super::error::{Problem, StoreError};
use super::lock::{self, Hold};
use super::memory::Memory;
use super::months::{self, Copies};
use crate::journal::draft::{FORMAT, Field, VERSION, line, passes_over};
use crate::journal::format::unsaid::{ends_with, is_recent};
use crate::journal::{Body, Day, Draft, DraftHead, Entry, EntryId, Moment, Month};
use crate::store::files::content::without_seal;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::newer;
use crate::system::{access, files};

const PREFIX: &str = "draft-";
const SUFFIX: &str = ".jsonl";

/// Whether a file of this name is a draft, sealed or not.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(PREFIX) && without_seal(name).ends_with(SUFFIX)
}

/// The draft that is being written now; nobody else touches it while this is held.
#[derive(Debug)]
pub struct DraftFile {
    dirs: Dirs,
    path: PathBuf,
    file: File,
    /// Whether the file ends in the middle of a line.
    torn: bool,
    readers: Readers,
    safety: Arc<Safety>,
}

/// A draft that was discarded and can be taken back while the trash holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discarded {
    path: PathBuf,
}

/// A draft that an earlier run left behind; nobody else touches it while this is held.
#[derive(Debug)]
pub struct FoundDraft {
    /// The draft that it holds.
    pub draft: Draft,
    file: DraftFile,
    /// Whether the file holds more than could be read of it.
    spoilt: bool,
}

impl FoundDraft {
    /// Goes on writing it.
    pub fn resume(self) -> DraftFile {
        self.file
    }
}

impl DraftFile {
    /// Adds the newest value of a field as one line, in one write, before it returns.
    ///
    /// # Errors
    /// [`StoreError`]; the value is then not kept and may be appended again.
    pub fn append(&mut self, field: &Field, value: &Value, at: &Moment) -> Result<(), StoreError> {
        self.write(&line(field, value, at))
    }

    fn write(&mut self, line: &str) -> Result<(), StoreError> {
        let line = self.readers.to_disk(line, &self.path)?;
        let line = if self.torn { Cow::Owned(format!("\n{line}")) } else { line };
        let written = self.file.write_all(line.as_bytes());
        // How much of a failed write is there is not known.
        self.torn = written.is_err();
        written.map_err(|error| StoreError::io("written", &self.path, error))
    }

    /// Returns a handle that has the disk confirm the lines, from another thread.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened once more.
    pub fn syncer(&self) -> Result<DraftSync, StoreError> {
        let file = self.file.try_clone().map_err(|error| StoreError::io("opened", &self.path, error))?;
        Ok(DraftSync { path: self.path.clone(), file, safety: Arc::clone(&self.safety) })
    }

    /// Removes the draft: its content is durable in the journal.
    ///
    /// # Errors
    /// [`StoreError`]; the draft then stays, and the next start drops it as already saved.
    pub fn finish(self) -> Result<(), StoreError> {
        dirs::remove_if_there(&self.path)
    }

    /// Moves the draft to the trash.
    ///
    /// # Errors
    /// [`StoreError`]; the draft then stays where it is, for the next start to offer.
    pub fn discard(self) -> Result<Discarded, StoreError> {
        let trash = self.dirs.trash();
        self.dirs.make(&trash)?;
        self.syncer()?.sync()?;
        // Its time in the trash is counted from now, not from its last line. Without, it is counted from that.
        let _ = self.file.set_modified(SystemTime::now());
        let path = trash.join(self.path.file_name().unwrap_or_default());
        move_file(&self.path, &path)?;
        Ok(Discarded { path })
    }

    /// Keeps the draft for later; the next start offers it.
    pub fn set_aside(self) {
        drop(self);
    }
}

impl Drop for DraftFile {
    fn drop(&mut self) {
        // Closing the file is not enough: a [`DraftSync`] that still lives would keep it locked.
        let _ = self.file.unlock();
    }
}

fn move_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    dirs::refuse_link(to)?;
    if to.exists() {
        return Err(StoreError::io("written", to, ErrorKind::AlreadyExists.into()));
    }
    dirs::rename(from, to).map_err(|error| StoreError::io("moved", from, error))?;
    // If the power fails before the disk has it, the draft stays where it was: nothing is lost by that.
    for dir in [to, from].into_iter().filter_map(Path::parent) {
        let _ = dirs::sync(dir);
    }
    Ok(())
}

impl Store {
    /// Starts a draft, under a random name that tells nothing of what is in it.
    ///
    /// # Errors
    /// [`StoreError`] when its file cannot be made.
    pub fn start_draft(&self, head: &DraftHead) -> Result<DraftFile, StoreError> {
        let dirs = self.dirs();
        // A draft can be written while the journal is locked; one in clear must not come beside a journal that was just sealed.
        let _ = dirs.refuse_if_resealed();
        let dir = dirs.drafts();
        dirs.make(&dir)?;
        let begin = head.to_line() + &seen(dirs, head, &self.shared.memory).unwrap_or_default();
        let mut tries_left = dirs::TRIES;
        loop {
            tries_left -= 1;
            let mut builder = Builder::new();
            let suffix = dirs.file(Path::new(""), SUFFIX);
            builder.prefix(PREFIX).suffix(&suffix).rand_bytes(16).append(true);
            let temp = builder.tempfile_in(&dir).map_err(|error| StoreError::io("written", &dir, error))?;
            let path = temp.path().to_owned();
            access::give(temp.as_file(), &dir).map_err(|error| StoreError::io("written", &path, error))?;
            let hold = lock::hold(temp.as_file(), &path)?;
            // Whoever looked for drafts in this moment took the new one for an empty one that a crash left.
            if tries_left > 0 && (hold == Hold::Busy || files::is_elsewhere(temp.as_file(), &path)) {
                continue;
            }
            // Whoever seals the journal sees drafts that are there before. This one came too late, or just in time.
            if dirs.refuse_if_resealed().is_err() && dirs.file(Path::new(""), SUFFIX) != suffix {
                continue;
            }
            let readers = Readers::of(dirs, &path)?;
            let written = temp.as_file().write_all(readers.to_disk(&begin, &path)?.as_bytes());
            written.map_err(|error| StoreError::io("written", &path, error))?;
            let (file, path) =
                temp.keep().map_err(|failed| StoreError::io("written", &path, failed.error))?;
            return Ok(DraftFile {
                dirs: dirs.clone(),
                path,
                file,
                torn: false,
                readers,
                safety: Arc::default(),
            });
        }
    }

    /// Whether there is the file of a draft, whatever it holds.
    pub(super) fn has_drafts(&self) -> Result<bool, StoreError> {
        Ok(!paths(self.dirs())?.is_empty())
    }

    /// The drafts that an earlier run left behind, the one changed last first. Those in use are left alone, those
    /// that hold nothing new are removed unless more stands in them than can be read, and those that cannot be read are left
    /// as they are.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed or read.
    pub fn find_drafts(&self) -> Result<Vec<FoundDraft>, StoreError> {
        let dirs = self.dirs();
        dirs.refuse_if_locked()?;
        let mut drafts = Vec::new();
        for path in paths(dirs)? {
            match look(dirs, path.clone(), dirs::open_to_append)? {
                Found::Draft(found) if is_needed(dirs, &found.draft)? => drafts.push(*found),
                Found::Draft(found) if found.spoilt => {}
                Found::Draft(found) => found.file.finish()?,
                Found::Blank => dirs::remove_if_there(&path)?,
                Found::NotOurs | Found::Unreadable(_) => {}
            }
        }
        drafts.sort_by_key(|found| std::cmp::Reverse(found.draft.changed_at.instant()));
        Ok(drafts)
    }

    /// Lists the drafts that cannot be read.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed or read.
    pub fn unreadable_drafts(&self) -> Result<Vec<Problem>, StoreError> {
        Ok(look_at_all(self.dirs())?.unreadable)
    }

    /// A draft that an earlier run left a short time ago with just these words as a note of the day, if there is one
    /// that can be had. It is read before it is locked: a window that looks for drafts now is to find the others free.
    pub fn find_draft_of_words(&self, day: Day, words: &str, now: &Moment) -> Option<FoundDraft> {
        let dirs = self.dirs();
        let is_it = |draft: &Draft| {
            draft.head.day == day
                && draft.head.base.is_none()
                && is_recent(&draft.head.started_at, now)
                && matches!(draft.body(None), Some(Body::Note(note)) if note.text == words)
        };
        let is_like_it = |path: &PathBuf| {
            let bytes = dirs.read(path).ok().flatten();
            bytes.and_then(|bytes| parse(&bytes).ok()).is_some_and(|draft| is_it(&draft))
        };
        let found = paths(dirs).ok()?.into_iter().filter(is_like_it);
        found.filter_map(|path| look(dirs, path, dirs::open_to_append).ok()).find_map(|found| match found {
            Found::Draft(found) if is_it(&found.draft) => Some(*found),
            _ => None,
        })
    }

    /// Takes a discarded draft back from the trash.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`] when the trash no longer holds it, and when it cannot be moved or read.
    pub fn undo_discard(&self, discarded: &Discarded) -> Result<FoundDraft, StoreError> {
        let dirs = self.dirs();
        let gone = || StoreError::NoSuchDraft(discarded.path.clone());
        dirs.make(&dirs.drafts())?;
        if !dirs::is_there(&dirs.trash())? {
            return Err(gone());
        }
        match fs::symlink_metadata(&discarded.path) {
            Ok(found) if found.is_file() => {}
            _ => return Err(gone()),
        }
        let path = dirs.drafts().join(discarded.path.file_name().unwrap_or_default());
        move_file(&discarded.path, &path)?;
        match look(dirs, path, dirs::open_to_append)? {
            Found::Draft(found) => Ok(*found),
            Found::Unreadable(problem) => {
                Err(StoreError::Unreadable { path: problem.path, what: problem.what })
            }
            Found::NotOurs | Found::Blank => Err(gone()),
        }
    }
}

/// Puts words that were lent into the draft of their entry; returns whether there is such a draft.
pub(super) fn take_words(
    dirs: &Dirs,
    id: EntryId,
    field: Field,
    words: &str,
    now: &Moment,
) -> Result<bool, StoreError> {
    for path in paths(dirs)? {
        // One that cannot be looked at hides none of the others.
        let Ok(Found::Draft(mut found)) = look(dirs, path, dirs::open_to_append) else { continue };
        if found.draft.head.id == id {
            let value = found.draft.with_words(field, words);
            if found.draft.value(field) != Some(&value) {
                found.file.append(&field, &value, now)?;
                found.file.syncer()?.sync()?;
            }
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes the line with the version that an edit starts from, while that is in its month: later it may be in no file,
/// and changes made since could not be told from those of the draft.
fn seen(dirs: &Dirs, head: &DraftHead, memory: &Memory) -> Option<String> {
    let base = head.base?;
    let month = months::load(dirs, Month::of(head.day), Copies::NotMade, memory).ok()?;
    let seen = month.reading.document.versions(head.id).find(|version| version.digest() == base)?;
    Some(line(&Field::Seen, &seen.to_value(), &head.started_at))
}

/// The kinds of file among the drafts.
enum Found {
    Draft(Box<FoundDraft>),
    /// In use, or gone since it was listed.
    NotOurs,
    /// Nothing was ever written into it.
    Blank,
    Unreadable(Problem),
}

/// The findings of a look at the drafts that changes none.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The drafts that cannot be read.
    pub(super) unreadable: Vec<Problem>,
    /// The number of other drafts that are not in use.
    pub(super) resting: usize,
    /// The number of those that are.
    pub(super) in_use: usize,
}

/// Looks at all drafts and leaves them as they are.
pub(super) fn look_at_all(dirs: &Dirs) -> Result<Seen, StoreError> {
    let mut seen = Seen::default();
    for path in paths(dirs)? {
        match look(dirs, path.clone(), dirs::open_to_read) {
            Ok(Found::Unreadable(problem)) => seen.unreadable.push(problem),
            // While the journal cannot be looked at, a draft may be needed.
            Ok(Found::Draft(found)) if found.spoilt && !is_needed(dirs, &found.draft).unwrap_or(true) => {
                let problem = cannot_be_used(found.file.path.clone(), "a line of it cannot be read");
                seen.unreadable.push(problem);
            }
            Ok(Found::Draft(_) | Found::Blank) => seen.resting += 1,
            Ok(Found::NotOurs) => seen.in_use += 1,
            // One that cannot be looked at hides none of the others.
            Err(error) => seen.unreadable.push(cannot_be_used(path, &months::cause(&error))),
        }
    }
    Ok(seen)
}

fn paths(dirs: &Dirs) -> Result<Vec<PathBuf>, StoreError> {
    let dir = dirs.drafts();
    Ok(dirs::names(&dir)?.into_iter().filter(|name| is_name(name)).map(|name| dir.join(name)).collect())
}

fn cannot_be_used(path: PathBuf, what: &str) -> Problem {
    Problem { path, what: format!("the draft cannot be used: {what}; it is left unchanged") }
}

/// Looks at a draft, opened in one way or the other.
fn look(
    dirs: &Dirs,
    path: PathBuf,
    open: impl Fn(&Path) -> Result<File, StoreError>,
) -> Result<Found, StoreError> {
    let unreadable = |path: PathBuf, what: String| Found::Unreadable(cannot_be_used(path, &what));
    let file = match open(&path) {
        Ok(file) => file,
        Err(error) if error.is(ErrorKind::NotFound) => return Ok(Found::NotOurs),
        Err(StoreError::Link(_)) => return Ok(unreadable(path, "it is a symbolic link".to_owned())),
        Err(StoreError::NotAFile(_)) => return Ok(unreadable(path, "it is not a plain file".to_owned())),
        Err(error) if error.is(ErrorKind::PermissionDenied) => {
            return Ok(unreadable(path, "permission denied".to_owned()));
        }
        Err(error) => return Err(error),
    };
    if lock::hold(&file, &path)? == Hold::Busy || files::is_elsewhere(&file, &path) {
        return Ok(Found::NotOurs);
    }
    let read = dirs::read_all(&file, &path);
    let torn = read.as_ref().is_ok_and(|bytes| bytes.last() != Some(&b'\n'));
    let bytes = match read.and_then(|bytes| dirs.content(&path, bytes)) {
        Ok(bytes) => bytes,
        Err(StoreError::OtherKey(_)) => {
            return Ok(unreadable(path, "it is sealed with a key that is not here".to_owned()));
        }
        Err(StoreError::TooLarge(_)) => {
            return Ok(unreadable(path, "it is larger than 64 MiB".to_owned()));
        }
        Err(error) => return Err(error),
    };
    if bytes.is_empty() {
        return Ok(Found::Blank);
    }
    match parse(&bytes) {
        Ok(draft) => {
            let readers = Readers::of(dirs, &path)?;
            let file = DraftFile { dirs: dirs.clone(), path, file, torn, readers, safety: Arc::default() };
            let spoilt = passes_over(&String::from_utf8_lossy(&bytes));
            Ok(Found::Draft(Box::new(FoundDraft { draft, file, spoilt })))
        }
        Err(what) => Ok(unreadable(path, what)),
    }
}

/// Whether another process writes a draft now.
pub(super) fn is_in_use(path: &Path) -> bool {
    dirs::open_to_read(path).is_ok_and(|file| matches!(lock::hold(&file, path), Ok(Hold::Busy)))
}

/// Reads a draft; a letter that a crash cut in two spoils its own line only.
fn parse(bytes: &[u8]) -> Result<Draft, String> {
    let draft = Draft::parse(&String::from_utf8_lossy(bytes)).map_err(|error| error.to_string())?;
    match draft.body(None) {
        Some(_) => Ok(draft),
        None => Err("it is of a kind that this version does not know: update inward".to_owned()),
    }
}

/// Whether a draft cannot be read whole, though no newer version wrote it.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let is_newer = match Draft::parse(&text) {
        Ok(draft) => draft.body(None).is_none(),
        Err(_) => newer::says_so(bytes, FORMAT, VERSION),
    };
    !is_newer && (parse(bytes).is_err() || passes_over(&text))
}

/// Whether a draft holds anything that the journal does not.
fn is_needed(dirs: &Dirs, draft: &Draft) -> Result<bool, StoreError> {
    if draft.is_empty() {
        return Ok(false);
    }
    let month =
        months::load(dirs, Month::of(draft.head.day), Copies::NotMade, &Memory::default())?.reading.document;
    let saved = month
        .versions(draft.head.id)
        .any(|version| draft.body(Some(version)).as_ref() == Some(&version.body));
    // Words that were added to the day's note are as good as saved, whatever the id.
    let added = match draft.body(None) {
        Some(Body::Note(note)) if draft.head.base.is_none() => month
            .versions(EntryId::of_check_in(draft.head.day))
            .filter_map(Entry::check_in)
            .any(|check_in| ends_with(&check_in.text, &note.text)),
        _ => false,
    };
    let blank = month.entry(draft.head.id).is_none()
        && matches!(draft.body(None), Some(Body::Note(note)) if note.text.is_empty());
    Ok(!saved && !added && !blank)
}

/// Returns the moment when a draft in the trash was discarded; `None` when it cannot be read.
pub(super) fn discarded_at(path: &Path, bytes: &[u8]) -> Option<Moment> {
    let draft = parse(bytes).ok()?;
    let touched = fs::symlink_metadata(path).and_then(|found| found.modified()).ok();
    let touched = touched.and_then(|time| time.duration_since(UNIX_EPOCH).ok()?.as_secs().try_into().ok());
    let touched = Moment::new(touched.unwrap_or_default(), 0);
    Some(if touched.unix_seconds() > draft.changed_at.unix_seconds() { touched } else { draft.changed_at })
}
