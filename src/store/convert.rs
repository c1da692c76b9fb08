//! Brings all files of the journal into another form: sealed, sealed with new keys, or in clear.
//!
//! Each file is written in its new form, read back and compared before the old one goes, so that at every moment each content is
//! there in one form at least. What is in the new form already is passed over: an interrupted conversion goes on where it was.

mod backups;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Map;

use super::error::StoreError;
use super::file_names::{self, copy_of};
use super::key_files;
use super::keys::Keys;
use super::{draft, state, trash};
use crate::journal::{EntryId, State};
use crate::store::files::content::{SEALED, is_lines, is_sealed_name, seal_of, trimmed, without_seal};
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::fingerprint::Look;
use crate::store::files::sha256::sha256;
use crate::store::files::{atomic, lines, quarantine};

/// The form that all files are to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Sealed with the present keys.
    Sealed,
    /// As they are read.
    Clear,
}

/// Whether anything on disk says that the journal is sealed.
pub(super) fn is_sealed(dirs: &Dirs) -> bool {
    let is_said =
        || dirs::read(&dirs.state()).is_ok_and(|bytes| bytes.is_some_and(|it| State::is_of_sealed(&it)));
    Look::at(&dirs.encryption()).is_some() || is_said() || key_files::are_there(dirs) && is_any_sealed(dirs)
}

/// Whether any month lies sealed in the journal.
pub(super) fn is_any_sealed(dirs: &Dirs) -> bool {
    let names = dirs::names(&dirs.journal()).unwrap_or_default();
    names.iter().any(|name| is_sealed_name(name) && file_names::named(without_seal(name)).is_some())
}

/// Brings every file into a form; the journal must be open, and the locks for the window and for writing held.
///
/// # Errors
/// The first [`StoreError`]; doing it again goes on.
pub(super) fn all(dirs: &Dirs, form: Form) -> Result<(), StoreError> {
    let Some(conversion) = Conversion::of(dirs, form)? else { return Ok(()) };
    conversion.state()?;
    for dir in directories(dirs) {
        // Months come newest first: their words are the likeliest to be looked for.
        for name in dirs::names(&dir)?.into_iter().rev().filter(|name| is_ours(dirs, &dir, name)) {
            conversion.file(&dir, &name)?;
        }
    }
    for name in ["unsaid.json".to_owned(), format!("unsaid.json{SEALED}")] {
        conversion.file(dirs.root(), &name)?;
    }
    backups::convert(&conversion)
}

/// Lists the files that are not in the form that the seal asks for.
///
/// # Errors
/// [`StoreError`] when a directory cannot be listed.
pub(super) fn left(dirs: &Dirs, form: Form) -> Result<Vec<PathBuf>, StoreError> {
    let is_left = |name: &str| is_sealed_name(name) != (form == Form::Sealed);
    let mut left = Vec::new();
    for dir in directories(dirs).into_iter().chain([dirs.backed_up_files()]) {
        let names = dirs::names(&dir)?.into_iter().filter(|name| is_ours(dirs, &dir, name) && is_left(name));
        left.extend(names.map(|name| dir.join(name)));
    }
    for name in ["unsaid.json", "private.json"] {
        let name = if form == Form::Sealed { name.to_owned() } else { format!("{name}{SEALED}") };
        let path = dirs.root().join(name);
        left.extend(fs::symlink_metadata(&path).is_ok().then_some(path));
    }
    // What is sealed with a key that is not here, or damaged, cannot be had in clear: it stays, and is named elsewhere.
    left.retain(|path| form == Form::Sealed || !is_unopened(dirs, path));
    Ok(left)
}

fn is_unopened(dirs: &Dirs, path: &Path) -> bool {
    dirs.read(path).is_err_and(|error| error.is_unopened())
}

/// Finds a file of the journal itself, without its trash, drafts and backups, that is sealed and damaged: without the keys nobody
/// could tell any more whether it is whole again.
///
/// # Errors
/// [`StoreError`] when the months cannot be listed.
pub(super) fn damaged(dirs: &Dirs) -> Result<Option<PathBuf>, StoreError> {
    let journal = dirs.journal();
    let names = dirs::names(&journal)?;
    let months = names.iter().filter(|name| is_sealed_name(name) && is_ours(dirs, &journal, name));
    let mut paths = months.map(|name| journal.join(name)).chain([dirs.private(), dirs.unsaid()]);
    let is_damaged =
        |path: &PathBuf| matches!(dirs.read(path), Err(StoreError::BrokenSeal(_) | StoreError::TooCostly(_)));
    Ok(paths.find(is_damaged))
}

/// The number of months that keys open, and of those that they do not.
///
/// # Errors
/// [`StoreError`] when the months cannot be listed or read.
pub(super) fn opened_by(dirs: &Dirs, keys: &Keys) -> Result<(usize, usize), StoreError> {
    let journal = dirs.journal();
    let (mut opened, mut others) = (0, 0);
    for name in dirs::names(&journal)?.into_iter().filter(|name| is_sealed_name(name)) {
        match dirs::read(&journal.join(name))?.map(|bytes| keys.open(&bytes).is_ok()) {
            Some(true) => opened += 1,
            Some(false) => others += 1,
            None => {}
        }
    }
    Ok((opened, others))
}

fn directories(dirs: &Dirs) -> [PathBuf; 5] {
    [dirs.journal(), dirs.drafts(), dirs.trash(), dirs.quarantine(), dirs.receipts()]
}

/// Whether a file holds what the journal holds: others may lie there, too, and belong to others.
fn is_ours(dirs: &Dirs, dir: &Path, name: &str) -> bool {
    let plain = without_seal(name);
    if plain.starts_with('.') {
        return false;
    }
    if dir == dirs.journal() {
        file_names::named(plain).is_some() || copy_of(plain).is_some()
    } else if dir == dirs.drafts() {
        draft::is_name(name)
    } else {
        dir == dirs.quarantine() || plain.strip_suffix(".json").is_some() || draft::is_name(name)
    }
}

struct Conversion<'a> {
    dirs: &'a Dirs,
    keys: Arc<Keys>,
    form: Form,
}

impl<'a> Conversion<'a> {
    fn of(dirs: &'a Dirs, form: Form) -> Result<Option<Self>, StoreError> {
        Ok(dirs.keys()?.map(|keys| Self { dirs, keys, form }))
    }

    /// Brings a file into the form; one that cannot be opened stays as it is.
    fn file(&self, dir: &Path, name: &str) -> Result<(), StoreError> {
        let path = dir.join(name);
        let mut held = if draft::is_name(name) { draft::Held::take(&path)? } else { None };
        let mut tries_left = dirs::TRIES;
        loop {
            let look = Look::at(&path);
            let bytes = match &mut held {
                Some(draft) => Some(draft.read(&path)?),
                None => dirs::read(&path)?,
            };
            let Some(bytes) = bytes else { return Ok(()) };
            let content = match self.dirs.content(&path, bytes.clone()) {
                Ok(content) => content,
                Err(error) if error.is_unopened() => return Ok(()),
                Err(error) => return Err(error),
            };
            let mut target = dir.join(self.name(dir, name, &content));
            if target == path {
                if self.is_converted(&path, &bytes) {
                    return Ok(());
                }
            } else {
                target = self.free(target, dir, &content)?;
            }
            self.put(&target, &content)?;
            keep_time(&path, &target);
            if target == path {
                return Ok(());
            }
            // A sync program may have written meanwhile.
            if Look::at(&path) == look {
                dirs::remove(&path)?;
                return atomic::confirm(dir);
            }
            tries_left -= 1;
            if tries_left == 0 {
                return Err(StoreError::Changed(path));
            }
        }
    }

    /// The place for a content where another one may stand already, brought by a sync program or left by an older version: that is
    /// not written over. Beside a month the content becomes a copy, which is merged like any other; elsewhere what stands there is
    /// set aside.
    fn free(&self, target: PathBuf, dir: &Path, content: &[u8]) -> Result<PathBuf, StoreError> {
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for number in 1.. {
            let place = match number {
                1 => target.clone(),
                _ => dir.join(file_names::copy_beside(&name, number)),
            };
            match self.dirs.read(&place) {
                Ok(None) => return Ok(place),
                Ok(Some(there)) if trimmed(&there) == trimmed(content) => return Ok(place),
                Ok(Some(there)) if *dir != self.dirs.journal() => {
                    quarantine::keep(self.dirs, &place, &there)?;
                    return Ok(place);
                }
                Err(error) if error.is_unopened() && *dir != self.dirs.journal() => {
                    quarantine::keep_as_is(self.dirs, &place, &[])?;
                    return Ok(place);
                }
                Ok(Some(_)) => {}
                Err(error) if error.is_unopened() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(target)
    }

    /// Writes a content in its form and reads it back.
    fn put(&self, target: &Path, content: &[u8]) -> Result<(), StoreError> {
        let bytes = self.dirs.to_disk(target, content)?;
        let unproven = || StoreError::Unproven(target.to_owned());
        atomic::replace(target, &bytes)?;
        let back = dirs::read(target)?.ok_or_else(unproven)?;
        let back = self.dirs.content(target, back).map_err(|_| unproven())?;
        if trimmed(&back) == trimmed(content) { Ok(()) } else { Err(unproven()) }
    }

    fn is_converted(&self, path: &Path, bytes: &[u8]) -> bool {
        match self.form {
            Form::Clear => true,
            Form::Sealed if is_lines(path) => lines::are_present(&self.keys, bytes),
            Form::Sealed => self.keys.open_present(bytes).is_ok(),
        }
    }

    /// The name of a file in the form.
    fn name(&self, dir: &Path, name: &str, content: &[u8]) -> String {
        let mut plain = without_seal(name).to_owned();
        if dir == self.dirs.trash() && !draft::is_name(name) {
            let id = trash::id_in(content).or_else(|| plain.strip_suffix(".json")?.parse().ok());
            if let Some(id) = id {
                plain = format!("{}.json", self.stem(id));
            }
        } else if dir == self.dirs.quarantine() {
            plain = self.quarantined(&plain, content);
        }
        let end = if self.form == Form::Clear { "" } else { seal_of(&plain) };
        format!("{plain}{end}")
    }

    fn stem(&self, id: EntryId) -> String {
        match self.form {
            Form::Clear => id.to_string(),
            Form::Sealed => self.keys.name_of(id.to_string().as_bytes()),
        }
    }

    /// The name of a file in quarantine, which ends in a sum of the content: `2026-11-0123456789abcdef.json`.
    fn quarantined(&self, name: &str, content: &[u8]) -> String {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "json"));
        let stem = match stem.rsplit_once('-') {
            Some((stem, sum)) if sum.len() == 16 && sum.bytes().all(|it| it.is_ascii_hexdigit()) => stem,
            _ => stem,
        };
        let sum = match self.form {
            Form::Clear => sha256(content).chars().take(16).collect(),
            Form::Sealed => self.keys.name_of(content),
        };
        match stem.parse::<EntryId>() {
            Ok(id) => format!("{}-{sum}.{extension}", self.stem(id)),
            Err(_) => format!("{stem}-{sum}.{extension}"),
        }
    }

    /// Brings the state into the form: sealed it is in two files.
    fn state(&self) -> Result<(), StoreError> {
        let (clear, private) = (self.dirs.state(), self.dirs.private());
        let in_clear = dirs::read(&clear)?;
        let sealed = match self.dirs.read(&private) {
            // It stays as it is, like any file that cannot be opened.
            Err(error) if error.is_unopened() => return Ok(()),
            sealed => sealed?,
        };
        if self.form == Form::Clear {
            let Some(content) = sealed else { return Ok(()) };
            atomic::replace(&clear, &content)?;
            dirs::remove(&private)?;
            return atomic::confirm(self.dirs.root());
        }
        if sealed.is_some() {
            let is_present =
                dirs::read(&private)?.is_some_and(|bytes| self.keys.open_present(&bytes).is_ok());
            // Until that is written the state stands in clear as it was before.
            if is_present && in_clear.is_some_and(|bytes| State::is_of_sealed(&bytes)) {
                return Ok(());
            }
            let (state, unknown) = state::load(self.dirs)?;
            return state::keep(self.dirs, &state, &unknown);
        }
        let (state, unknown) = match in_clear {
            Some(bytes) => State::parse(&bytes)
                .or_else(|what| {
                    State::parse_of_sealed(&bytes).map(|state| (state, Map::default())).map_err(|_| what)
                })
                .map_err(|what| StoreError::Unreadable { path: clear, what })?,
            None => (State::default(), Map::default()),
        };
        state::keep(self.dirs, &state, &unknown)
    }
}

/// Has a file be as old as another: the time for which a draft stays in the trash is counted from its own.
fn keep_time(from: &Path, to: &Path) {
    let time = fs::symlink_metadata(from).and_then(|found| found.modified());
    if let (Ok(time), true) = (time, from != to) {
        let _ = File::options().append(true).open(to).and_then(|file| file.set_modified(time));
    }
}
