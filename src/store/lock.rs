//! The two locks: one that a window holds for its life, one that any process takes for a single write.
//!
//! Both are locks of the operating system on files: a process that dies lets go of them, and the mere presence of a file
//! locks nothing. Where the file system has no locks, work goes on without.

use std::fs::{self, File, TryLockError};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, TryLockError as MutexError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::error::StoreError;
use crate::journal::Moment;
use crate::journal::format::fields::Fields;
use crate::store::files::dirs::{self, Dirs};
use crate::system::{files, locks};

/// The time for which a write waits for another one to end.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// How often, and after which pause, the lock of a window is tried once more.
const LOOKS: usize = 3;
const PAUSE: Duration = Duration::from_millis(5);

/// The name of a lock's file that gives way to a folder; one that is left behind goes with what interrupted writes left.
const ASIDE: &str = ".inward-lock.tmp";

/// The result of an attempt to lock a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// The lock is held here.
    Held,
    /// Somebody else holds it.
    Busy,
    /// The file system has no locks.
    Unsupported,
}

/// Tries to lock a file, without waiting.
pub(super) fn hold(file: &File, path: &Path) -> Result<Hold, StoreError> {
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Hold::Held),
            Err(TryLockError::WouldBlock) => return Ok(Hold::Busy),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) if is_unsupported(&error) => return Ok(Hold::Unsupported),
            Err(TryLockError::Error(error)) => return Err(StoreError::io("locked", path, error)),
        }
    }
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
        || locks::is_unsupported(error)
}

/// The lock for single writes; its file is opened once and kept open.
///
/// In a journal that was sealed the file lies in a folder of its name: a program from before there was a seal cannot open that as its
/// lock, and writes no month in clear.
#[derive(Debug)]
pub(super) struct WriteLock {
    /// The file, or the folder around it.
    path: PathBuf,
    file: Mutex<Option<File>>,
}

/// The right to write, until it is dropped.
pub(super) struct Writing<'a> {
    file: MutexGuard<'a, Option<File>>,
    /// Whether no other process can be writing now; unknown where the file system has no locks.
    pub(super) alone: bool,
}

impl WriteLock {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, file: Mutex::new(None) }
    }

    /// Takes the lock, waiting as long as `patience` for whoever holds it.
    pub(super) fn take(&self, patience: Duration) -> Result<Writing<'_>, StoreError> {
        let deadline = Instant::now() + patience;
        let mut pause = Duration::from_millis(1);
        loop {
            if let Some(writing) = self.try_take()? {
                return Ok(writing);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let path = dirs::lock_within(&self.path);
                return Err(StoreError::Busy { holder: writer(&path), path });
            }
            thread::sleep(pause.min(left));
            pause = (pause * 2).min(Duration::from_millis(16));
        }
    }

    fn try_take(&self) -> Result<Option<Writing<'_>>, StoreError> {
        let mut kept = match self.file.try_lock() {
            Ok(kept) => kept,
            Err(MutexError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(MutexError::WouldBlock) => return Ok(None),
        };
        for tries_left in (0..dirs::TRIES).rev() {
            let path = dirs::lock_within(&self.path);
            let file = match kept.take() {
                Some(file) => file,
                None => match dirs::open_lock(&path) {
                    // The folder was made a moment ago.
                    Err(_) if tries_left > 0 && dirs::lock_within(&self.path) != path => continue,
                    opened => opened?,
                },
            };
            let hold = hold(&file, &path)?;
            // Another file may have come in the place of this one, and others lock that.
            if tries_left == 0 || !files::is_elsewhere(&file, &dirs::lock_within(&self.path)) {
                if hold == Hold::Held {
                    sign(&file, &path, &format!("{:<10}\n", std::process::id()));
                }
                *kept = Some(file);
                return Ok((hold != Hold::Busy).then(|| Writing { file: kept, alone: hold == Hold::Held }));
            }
        }
        Ok(None)
    }
}

/// Names the holder of the lock in its file, or in the one beside it; the time is that of the file itself. It is a courtesy to
/// others who wait: on a full disk the lock is still held.
fn sign(file: &File, lock: &Path, text: &str) {
    let write = |mut file: &File| {
        // Written over, then cut: a file cut to nothing first has some file systems wait for the disk.
        file.rewind()?;
        file.write_all(text.as_bytes())?;
        if file.metadata()?.len() == text.len() as u64 { Ok(()) } else { file.set_len(text.len() as u64) }
    };
    let holder = locks::holder_of(lock);
    let _ = if holder == lock {
        write(file)
    } else {
        dirs::open_lock(&holder).map_err(io::Error::other).and_then(|file| write(&file))
    };
}

/// Returns the holder of the lock for writing, if its file names one: ` (process 4711, for 12 seconds)`.
fn writer(path: &Path) -> String {
    let path = &locks::holder_of(path);
    let pid = dirs::read(path).ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(pid) = pid.and_then(|text| text.trim().parse::<u32>().ok()) else { return String::new() };
    let signed = fs::symlink_metadata(path).and_then(|found| found.modified()).ok();
    match signed.and_then(|signed| signed.elapsed().ok()).map(|since| since.as_secs()) {
        Some(seconds) => format!(" (process {pid}, for {seconds} seconds)"),
        None => format!(" (process {pid})"),
    }
}

impl Writing<'_> {
    /// Ends with a folder in the place of the lock's file, so that programs from before there was a seal refuse to write from now on.
    /// Where it cannot be made, everybody goes on with a file, and whoever opens the journal next tries again.
    pub(super) fn end_with_folder(mut self, dirs: &Dirs) {
        let path = dirs.write_lock_or_folder();
        // A folder that cannot be looked at at this moment must not be taken for the file.
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            return;
        }
        // Others that wait for this file find that it is gone, and lock the one that is there then. It is renamed first, as some file
        // systems keep the name of an open file that is removed.
        let aside = dirs.root().join(ASIDE);
        if dirs::rename(&path, &aside).is_err() {
            return;
        }
        let _ = dirs.make(&path);
        let _ = dirs::remove_if_there(&aside);
        if let Some(file) = self.file.take() {
            let _ = file.unlock();
        }
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        // Unlocking an open file cannot fail in a way that could be put right; closing the file is the last resort.
        if self.file.as_ref().is_some_and(|file| file.unlock().is_err()) {
            *self.file = None;
        }
    }
}

/// The result of a start as a window.
#[derive(Debug)]
pub enum Window {
    /// This is the one window that may write, as long as the lock is kept.
    Writing(WindowLock),
    /// Another window is open.
    ReadOnly(Holder),
}

/// The lock of the one window that may write; let go when dropped.
#[derive(Debug)]
pub struct WindowLock {
    file: File,
}

impl Drop for WindowLock {
    fn drop(&mut self) {
        // A program that is being started at this moment has the file open too, and would hold the lock until it runs.
        let _ = self.file.unlock();
    }
}

/// The holder of the window's lock, if it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Its process.
    pub pid: Option<u32>,
    /// When it was opened.
    pub since: Option<Moment>,
}

/// Tries to become the writing window.
pub(super) fn take_window(path: &Path, now: &Moment) -> Result<Window, StoreError> {
    for tries_left in (0..dirs::TRIES).rev() {
        let file = dirs::open_lock(path)?;
        if hold_window(&file, path)? == Hold::Busy {
            break;
        }
        if tries_left == 0 || !files::is_elsewhere(&file, path) {
            sign(&file, path, &format!("{}\n", json!({"pid": std::process::id(), "since": now.to_string()})));
            return Ok(Window::Writing(WindowLock { file }));
        }
    }
    Ok(Window::ReadOnly(holder(path)))
}

/// Tries to lock a window's file. Whoever only asks whether it is held holds it too, for a moment: that is waited out.
fn hold_window(file: &File, path: &Path) -> Result<Hold, StoreError> {
    for _ in 0..LOOKS {
        match hold(file, path)? {
            Hold::Busy => thread::sleep(PAUSE),
            held => return Ok(held),
        }
    }
    hold(file, path)
}

/// Returns the holder of the window's lock, without making its file; `None` when nobody holds it or nobody can tell.
pub(super) fn window_that_holds(path: &Path) -> Result<Option<Holder>, StoreError> {
    let file = dirs::open_to_read(path)?;
    let is_held = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    let _ = file.unlock();
    Ok(is_held.then(|| holder(path)))
}

fn holder(path: &Path) -> Holder {
    let text = dirs::read(&locks::holder_of(path))
        .ok()
        .flatten()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default();
    match Fields::parse(&text) {
        Ok(mut fields) => Holder { pid: fields.take("pid").ok(), since: fields.take("since").ok() },
        Err(_) => Holder::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_ends_the_waiting_of_the_next_and_the_impatient_are_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("write.lock");
        let (one, other) = (WriteLock::new(path.clone()), WriteLock::new(path));
        let writing = one.take(Duration::ZERO).unwrap();
        let busy = other.take(Duration::ZERO).err().map(|error| error.to_string()).unwrap();
        assert!(busy.contains(&format!("(process {}, for ", std::process::id())), "{busy}");
        assert!(matches!(one.take(Duration::ZERO), Err(StoreError::Busy { .. })), "nor twice by one");
        drop(writing);
        assert!(other.take(Duration::ZERO).unwrap().alone);
    }

    #[test]
    fn a_lock_file_that_was_replaced_is_opened_anew() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("write.lock");
        let (one, other) = (WriteLock::new(path.clone()), WriteLock::new(path.clone()));
        drop(one.take(Duration::ZERO).unwrap());
        fs::remove_file(&path).unwrap();
        let _writing = other.take(Duration::ZERO).unwrap();
        assert!(matches!(one.take(Duration::ZERO), Err(StoreError::Busy { .. })));
    }

    #[test]
    fn a_second_window_learns_who_holds_the_first() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let now: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
        fs::write(&path, "left by a window that crashed, and longer than what is written now .........")
            .unwrap();
        let window = take_window(&path, &now).unwrap();
        assert!(matches!(window, Window::Writing(_)), "a file alone locks nothing");
        let Window::ReadOnly(holder) = take_window(&path, &now).unwrap() else { panic!() };
        assert_eq!(holder, Holder { pid: Some(std::process::id()), since: Some(now.clone()) });
        fs::write(locks::holder_of(&path), "{\"pid\":").unwrap();
        let Window::ReadOnly(holder) = take_window(&path, &now).unwrap() else { panic!() };
        assert_eq!(holder, Holder::default());
        drop(window);
        assert!(matches!(take_window(&path, &now).unwrap(), Window::Writing(_)));
    }

    #[test]
    fn a_window_that_ends_lets_go_also_while_another_program_is_being_started() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let now: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
        let Window::Writing(window) = take_window(&path, &now).unwrap() else { panic!() };
        // A process between fork and exec has each open file as well.
        let _forked = window.file.try_clone().unwrap();
        drop(window);
        assert!(matches!(take_window(&path, &now).unwrap(), Window::Writing(_)));
    }
}
