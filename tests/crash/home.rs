//! A home in memory that is prepared once and copied for every run.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::harness::home::Home;

/// The morning before the usual time.
const EARLIER: &str = "2026-11-22T08:00:00+01:00";

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
        copy
    }

    /// One with the same journal in which it is still morning.
    pub(crate) fn copy_of_the_morning(&self) -> Self {
        let mut copy = self.copy();
        copy.at(EARLIER);
        copy
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
