//! A home that is prepared once and copied for every run.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::run::Start;

/// A Sunday evening.
pub(crate) const NOW: &str = "2026-11-22T21:14:03+01:00";
/// The morning before it.
const EARLIER: &str = "2026-11-22T08:00:00+01:00";
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_inward");

/// A directory with a journal in it, and the log of `strace` beside that.
pub(crate) struct Home {
    dir: TempDir,
    /// Where the journal is.
    data: PathBuf,
    now: &'static str,
}

impl Home {
    /// One in which the program never ran.
    pub(crate) fn empty() -> Self {
        let dir = directory();
        let data = dir.path().join("data");
        Self { dir, data, now: NOW }
    }

    /// One in which the program runs in the morning; what comes later is newer.
    pub(crate) fn of_the_morning() -> Self {
        Self { now: EARLIER, ..Self::empty() }
    }

    /// One whose journal lies somewhere else, as on a disk of its own.
    pub(crate) fn on(data: &Path) -> Self {
        Self { data: data.to_owned(), ..Self::empty() }
    }

    /// One with the same journal, to be spoilt.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::empty();
        copy_tree(&self.data, &copy.data);
        copy
    }

    /// One with the same journal in which it is still morning.
    pub(crate) fn copy_of_the_morning(&self) -> Self {
        Self { now: EARLIER, ..self.copy() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        vec![
            ("HOME", text(self.dir.path())),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("TERM", "xterm-256color".to_owned()),
            ("TZ", "Europe/Berlin".to_owned()),
            ("INWARD_DATA_DIR", text(&self.data)),
            ("INWARD_NOW", self.now.to_owned()),
        ]
    }

    /// Runs a command that must succeed; gives what it printed.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str], input: &str) -> String {
        let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
        let ran = Start { program: Path::new(PROGRAM), arguments: &arguments, input }.alone(self);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// Every name below the data directory.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        let mut names = Vec::new();
        list(&self.data, &mut names);
        names
    }
}

/// In memory where the system has such a place: a sweep syncs some hundred thousand times, and its faults are not the
/// disk's.
fn directory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn list(dir: &Path, names: &mut Vec<PathBuf>) {
    for found in fs::read_dir(dir).into_iter().flatten() {
        let path = found.unwrap().path();
        if path.is_dir() {
            list(&path, names);
        }
        names.push(path);
    }
}

/// Copies a directory with its modes.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    let Ok(found) = fs::read_dir(from) else { return };
    let mode = fs::metadata(from).unwrap().permissions().mode();
    fs::DirBuilder::new().mode(mode & 0o777).create(to).unwrap();
    for entry in found {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_tree(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
