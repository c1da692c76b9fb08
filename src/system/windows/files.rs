//! How files are opened, listed, told apart and moved.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use winapi_util::file::information;

use crate::system::patience::until_let_go;

/// How long a file is waited for that another program holds.
const PATIENCE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// What the system says of a file that another program holds: it shares it with nobody, or locks a part of it.
const HELD: [i32; 2] = [32, 33];
/// What it says when a file cannot be replaced, also because another program has it open.
const DENIED: i32 = 5;

/// Has these options follow no link in the last place of the path: links are looked for before. To have the system leave them
/// unfollowed would also leave the files of sync programs empty that are fetched when they are read.
pub(crate) fn guarded(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Has these options wait for nobody: no pipe lies among files here.
pub(crate) fn unheld(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Does something with a file that another program may hold for a moment.
pub(crate) fn opening<R>(mut act: impl FnMut() -> io::Result<R>) -> io::Result<R> {
    let is_held = |error: &io::Error| error.raw_os_error().is_some_and(|code| HELD.contains(&code));
    until_let_go((), is_held, pauses(), |()| act().map_err(|error| ((), error)))
}

/// Puts a file in its place, where another program may hold what is there for a moment. What was to be moved comes back with
/// an error.
pub(crate) fn moving<T, R>(given: T, act: impl FnMut(T) -> Result<R, (T, io::Error)>) -> io::Result<R> {
    let is_held =
        |error: &io::Error| error.raw_os_error().is_some_and(|code| code == DENIED || HELD.contains(&code));
    until_let_go(given, is_held, pauses(), act)
}

/// Pauses that grow, until patience ends.
fn pauses() -> impl FnMut() -> bool {
    let (start, mut pause) = (Instant::now(), Duration::from_millis(1));
    move || {
        let is_left = start.elapsed() < PATIENCE;
        if is_left {
            thread::sleep(pause);
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
        is_left
    }
}

/// Lists the names in a directory, at most so many.
pub(crate) fn names(dir: &Path, most: usize) -> io::Result<Vec<OsString>> {
    fs::read_dir(dir)?.take(most).map(|found| found.map(|found| found.file_name())).collect()
}

/// A number by which a file is told from another that came in its place: the moment at which it was made.
pub(crate) fn number(found: &Metadata) -> u64 {
    found.creation_time()
}

/// Whether a path leads to another file than the one that is open, or to none.
pub(crate) fn is_elsewhere(file: &File, path: &Path) -> bool {
    let number = |file: &File| information(file).map(|it| (it.volume_serial_number(), it.file_index()));
    match (number(file), File::open(path).and_then(|there| number(&there))) {
        (Ok(open), Ok(there)) => open != there,
        // A folder in its place cannot be opened as a file is.
        (_, Err(error)) => error.kind() == io::ErrorKind::NotFound || path.is_dir(),
        (Err(_), _) => false,
    }
}

/// Whether a path leads to a device that gives and takes characters: none lies among files.
pub(crate) fn is_device(_path: &Path) -> bool {
    false
}

/// The path that this one really is, links and all, as people write it: without the mark `\\?\` wherever it can be left out.
pub(crate) fn real(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}

/// The place in memory that all accounts share: there is none.
pub(crate) fn in_memory(_name: &str) -> Option<PathBuf> {
    None
}
