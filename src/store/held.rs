//! What lies in the data directory, told by names alone: no file is opened but the one that says whether the journal is
//! sealed.

use std::fs;
use std::path::{Path, PathBuf};

use super::convert::{self, Form};
use super::error::StoreError;
use super::files::atomic;
use super::files::content::is_sealed_name;
use super::files::dirs::{self, Dirs};
use super::key_files::Progress;
use super::{Store, doctor, draft, file_names, lent};

/// The most names that are looked at; no journal has so many.
const MOST_NAMES: usize = 100_000;
/// How deep folders may lie within each other.
const MOST_DEPTH: usize = 8;

/// Whether the journal is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seal {
    /// It is not.
    #[default]
    Off,
    /// It is.
    On,
    /// It was begun and is not done; or it was begun anew, with other keys.
    TurningOn,
    /// It is being undone.
    TurningOff,
    /// The file that says so cannot be read.
    Unknown,
}

/// What lies in the data directory.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The data directory.
    pub root: PathBuf,
    /// Whether it is there.
    pub is_there: bool,
    /// Whether the journal is sealed.
    pub seal: Seal,
    /// The data directory, and its files and directories that belong to the journal.
    pub own: Vec<PathBuf>,
    /// Of a sealed journal, files with words that lie in clear.
    pub in_clear: Vec<PathBuf>,
    /// Copies that the person asked for.
    pub exports: Vec<PathBuf>,
    /// Receipts of imports.
    pub receipts: Vec<PathBuf>,
    /// What interrupted writes left behind.
    pub unfinished: Vec<PathBuf>,
    /// What other programs, such as editors, left beside the files.
    pub left_beside: Vec<PathBuf>,
    /// The directories in which texts are lent to an editor, whether or not they are there.
    pub lent_places: Vec<PathBuf>,
    /// Texts that are lent, or were when the program was killed.
    pub lent: Vec<PathBuf>,
    /// Directories that could not be listed, or not whole.
    pub unlisted: Vec<PathBuf>,
}

impl Store {
    /// Says what lies in the data directory and in the places in memory where texts are lent. It opens no month.
    ///
    /// # Errors
    /// [`StoreError`] when the data directory itself cannot be looked at.
    pub fn held(&self, memory: &[PathBuf]) -> Result<Held, StoreError> {
        let root = self.root().to_owned();
        let lent_places = self.lent_places(memory);
        let mut held = Held { root, lent_places, ..Held::default() };
        held.is_there = dirs::is_there(&held.root)?;
        if held.is_there {
            held.seal = seal(self.dirs());
            held.own.push(held.root.clone());
            if held.seal == Seal::On {
                // What cannot be listed is named below.
                held.in_clear = convert::left(self.dirs(), Form::Sealed).unwrap_or_default();
            }
            let mut names_left = MOST_NAMES;
            held.walk(self.dirs(), self.root(), MOST_DEPTH, &mut names_left);
        }
        for place in held.lent_places.clone() {
            held.look_at_lent(&place);
        }
        Ok(held)
    }
}

impl Held {
    fn walk(&mut self, dirs: &Dirs, dir: &Path, depth: usize, names_left: &mut usize) {
        let Ok(names) = dirs::names(dir) else { return self.unlisted.push(dir.to_owned()) };
        for name in names {
            let path = dir.join(&name);
            let Some(left) = names_left.checked_sub(1).filter(|_| depth > 0) else {
                return self.unlisted.push(dir.to_owned());
            };
            *names_left = left;
            let Ok(found) = fs::symlink_metadata(&path) else { continue };
            if found.is_dir() {
                if dirs.all().contains(&path) || path == dirs.write_lock_or_folder() {
                    self.own.push(path.clone());
                }
                // What git keeps there is looked at as that of a work tree.
                if name != ".git" && path != dirs.lent() {
                    self.walk(dirs, &path, depth - 1, names_left);
                }
            } else {
                self.file(dirs, dir, &name, path);
            }
        }
    }

    fn file(&mut self, dirs: &Dirs, dir: &Path, name: &str, path: PathBuf) {
        if atomic::is_stray(name) {
            return self.unfinished.push(path);
        }
        if is_left_by_an_editor(name) && file_names::copy_of(name).is_none() {
            return self.left_beside.push(path);
        }
        let is_of_root = [dirs.state(), dirs.unsaid()].contains(&path) || dirs.locks().contains(&path);
        if is_of_root || dirs.all().iter().any(|own| own == dir) && doctor::is_ours(dirs, dir, name) {
            self.own.push(path.clone());
        }
        if dir == dirs.out() {
            self.exports.push(path);
        } else if dir == dirs.receipts() {
            self.receipts.push(path);
        } else if self.seal == Seal::On && is_stray_in_clear(dirs, dir, name) {
            self.in_clear.push(path);
        }
    }

    fn look_at_lent(&mut self, place: &Path) {
        let Ok(names) = dirs::names(place) else { return };
        for name in names {
            let path = place.join(&name);
            match name.as_str() {
                lent::TEXT | lent::NEW => self.lent.push(path),
                lent::ABOUT => {}
                _ => self.left_beside.push(path),
            }
        }
    }
}

/// Whether the journal is sealed, and how far that has come.
fn seal(dirs: &Dirs) -> Seal {
    if !dirs.is_sealed() {
        return Seal::Off;
    }
    match Progress::read(dirs) {
        // The state beside a sealed journal says so where that file was lost.
        Ok(None | Some(Progress::On)) => Seal::On,
        Ok(Some(Progress::TurningOn | Progress::Renewing)) => Seal::TurningOn,
        Ok(Some(Progress::TurningOff)) => Seal::TurningOff,
        Err(_) => Seal::Unknown,
    }
}

/// Whether a file that lies where the journal keeps none has the name of a month, of a copy of one, or of a draft in clear.
fn is_stray_in_clear(dirs: &Dirs, dir: &Path, name: &str) -> bool {
    let has_words =
        file_names::named(name).is_some() || file_names::copy_of(name).is_some() || draft::is_name(name);
    has_words && !is_sealed_name(name) && dirs.all().iter().all(|own| own != dir)
}

/// Whether a name is one that editors give to copies, swap files and histories of the file beside them.
fn is_left_by_an_editor(name: &str) -> bool {
    let endings = ["~", ".swp", ".swo", ".swn", ".un~", ".save", ".bak", ".orig", "#"];
    name.starts_with(".#") || endings.iter().any(|ending| name.ends_with(ending))
}
