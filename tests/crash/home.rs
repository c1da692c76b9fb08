//! A home in memory that is prepared once and copied for every run.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::harness::home::{Home, RUNTIME, TEMPORARY};

/// The morning before the usual time.
const EARLIER: &str = "2026-11-22T08:00:00+01:00";

/// The place for paper keys.
pub(crate) const PAPERS: &str = "papers";

impl Home {
    /// One in which it is still morning; what comes later is newer.
    pub(crate) fn of_the_morning() -> Self {
        let mut home = Self::in_memory();
        home.at(EARLIER);
        home
    }

    /// One with the same journal, to be spoilt.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::in_memory();
        copy_tree(self.data(), copy.data());
        copy.take_from(self);
        copy
    }

    /// One with the same journal in which it is still morning.
    pub(crate) fn copy_of_the_morning(&self) -> Self {
        let mut copy = self.copy();
        copy.at(EARLIER);
        copy
    }

    /// Takes the paper keys of another home over, and makes the places for passing files.
    pub(crate) fn take_from(&self, other: &Self) {
        for dir in [TEMPORARY, RUNTIME] {
            fs::DirBuilder::new().mode(0o700).create(self.path(dir)).unwrap();
        }
        copy_tree(&other.path(PAPERS), &self.path(PAPERS));
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    /// Every name below the data directory.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        let mut names = Vec::new();
        list(self.data(), &mut names);
        names
    }
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
