//! Joins the files of this device with those of another, given what both had before. Nothing is written here: the result is what
//! is to be written and removed.
//!
//! A document is merged entry by entry. What cannot be merged, because it is sealed, damaged or of a newer version, stays as it is
//! here, and theirs goes beside it as a copy, which is merged once that is possible. A month that is missing there stays.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::names::{self, Place};
use super::program::Blobs;
use super::tree::{Blob, Tree};
use crate::journal::{Document, Month};
use crate::store::error::StoreError;
use crate::store::files::content::is_sealed_name;
use crate::store::files::dirs::{self, Dirs};
use crate::store::{draft, file_names, trash};

/// The files of three commits.
pub(super) struct Sides {
    /// Those of this device, which are those on the disk.
    pub(super) ours: Tree,
    /// Those that both had before.
    pub(super) base: Tree,
    /// Those of the other device.
    pub(super) theirs: Tree,
}

/// What is to be done on the disk.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The files that are written, with their bytes.
    pub(super) writes: BTreeMap<(Place, String), Vec<u8>>,
    /// The files that go because they went on the other device.
    pub(super) removals: Vec<(Place, String)>,
    /// The files that are first copied to quarantine: nobody can tell whether all of them is in what takes their place.
    pub(super) set_aside: Vec<(Place, String)>,
    /// Sealed months that are replaced by theirs without a look into them.
    pub(super) unseen: Vec<(Place, String)>,
    /// The names under which theirs lies beside.
    pub(super) beside: Vec<String>,
}

/// Finds out what is to be done, but for the keys.
///
/// # Errors
/// [`StoreError`] when a file cannot be read; nothing was changed.
pub(super) fn planned(dirs: &Dirs, sides: &Sides, blobs: &mut Blobs) -> Result<Plan, StoreError> {
    let mut joining = Joining { dirs, sides, blobs, plan: Plan::default() };
    let paths: BTreeSet<&String> = sides.base.keys().chain(sides.theirs.keys()).collect();
    for path in paths {
        match names::of(path) {
            Some((Place::Keys, _)) | None => {}
            Some((place, name)) => joining.file(path, place, name)?,
        }
    }
    Ok(joining.plan)
}

struct Joining<'a> {
    dirs: &'a Dirs,
    sides: &'a Sides,
    blobs: &'a mut Blobs,
    plan: Plan,
}

impl Joining<'_> {
    fn file(&mut self, path: &str, place: Place, name: &str) -> Result<(), StoreError> {
        let (ours, base) = (self.sides.ours.get(path), self.sides.base.get(path));
        let Some(theirs) = self.sides.theirs.get(path) else {
            // What was changed here meanwhile stays.
            if ours.is_some() && ours == base {
                self.is_gone_there(place, name);
            }
            return Ok(());
        };
        if ours == Some(theirs) || base == Some(theirs) {
            return Ok(());
        }
        let is_in_clear = !is_sealed_name(name) && self.dirs.is_sealed();
        if is_in_clear && place != Place::Journal {
            // Its device has it, and brings it along once it seals.
            return Ok(());
        }
        let bytes = self.blobs.read(&theirs.oid, theirs.size)?;
        // Beside a sealed journal files in clear may lie on the disk that are not carried.
        match dirs::read(&self.at(place, name))? {
            None => drop(self.plan.writes.insert((place, name.to_owned()), bytes)),
            Some(here) if here == bytes => {}
            Some(here) => {
                let is_unchanged = ours.is_some() && ours == base;
                self.both(place, name, &here, (theirs, bytes), is_unchanged)?;
            }
        }
        Ok(())
    }

    fn at(&self, place: Place, name: &str) -> PathBuf {
        self.dirs.root().join(place.name()).join(name)
    }

    /// A file that the other device removed, and that was not changed here.
    fn is_gone_there(&mut self, place: Place, name: &str) {
        let plain = crate::store::files::content::without_seal(name);
        let file = (place, name.to_owned());
        match (place, file_names::named(plain)) {
            // It was put away by hand, or everything was erased there: that is for each device to say.
            (Place::Journal, Some((_, false))) => {}
            // It was merged into its month.
            (Place::Journal, Some((month, true))) => {
                let names = [format!("journal/{month}.json"), format!("journal/{month}.json.age")];
                if names.iter().any(|name| self.sides.theirs.contains_key(name)) {
                    self.plan.set_aside.push(file.clone());
                    self.plan.removals.push(file);
                }
            }
            (Place::Journal, None) => {
                self.plan.set_aside.push(file.clone());
                self.plan.removals.push(file);
            }
            _ => self.plan.removals.push(file),
        }
    }

    /// A file that is another one there.
    fn both(
        &mut self,
        place: Place,
        name: &str,
        here: &[u8],
        (blob, there): (&Blob, Vec<u8>),
        is_unchanged: bool,
    ) -> Result<(), StoreError> {
        let file = (place, name.to_owned());
        if is_sealed_name(name) || draft::is_name(name) {
            if !is_unchanged {
                return self.beside(place, name, blob, there);
            }
            self.plan.unseen.push(file.clone());
            self.plan.writes.insert(file, there);
            return Ok(());
        }
        match joined(place, name, here, &there) {
            Some(text) if text == here => {}
            Some(text) => drop(self.plan.writes.insert(file, text)),
            None if is_unchanged && is_damaged(place, name, here) => {
                self.plan.set_aside.push(file.clone());
                self.plan.writes.insert(file, there);
            }
            None => return self.beside(place, name, blob, there),
        }
        Ok(())
    }

    /// Puts theirs beside ours, once.
    fn beside(&mut self, place: Place, name: &str, blob: &Blob, there: Vec<u8>) -> Result<(), StoreError> {
        for number in 1.. {
            let name = names::beside(name, number);
            match self.sides.theirs.get(&format!("{}/{name}", place.name())) {
                // It comes by itself.
                Some(theirs) if theirs.oid == blob.oid => return Ok(()),
                Some(_) => continue,
                None => {}
            }
            let planned = self.plan.writes.get(&(place, name.clone())).cloned();
            match planned.map_or_else(|| dirs::read(&self.at(place, &name)), |bytes| Ok(Some(bytes)))? {
                Some(bytes) if bytes == there => return Ok(()),
                Some(_) => {}
                None => {
                    self.plan.beside.push(format!("{}/{name}", place.name()));
                    self.plan.writes.insert((place, name), there);
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Two files of the same name in clear as one; `None` when one of them cannot be read as what it is.
pub(super) fn joined(place: Place, name: &str, here: &[u8], there: &[u8]) -> Option<Vec<u8>> {
    match place {
        Place::Journal => {
            let (month, _) = file_names::named(name)?;
            let (one, other) = (document(here, month)?, document(there, month)?);
            let before = one.to_text();
            let text = one.merge(other).to_text();
            // A spelling of the same that was made by hand is no change.
            Some(if text == before { here.to_vec() } else { text.into_bytes() })
        }
        Place::Trash => trash::united(here, there).map(String::into_bytes),
        Place::Keys | Place::Inbox => None,
    }
}

fn document(bytes: &[u8], month: Month) -> Option<Document> {
    Document::parse(std::str::from_utf8(bytes).ok()?, month).ok()
}

/// Whether a file in clear cannot be read as what it is.
fn is_damaged(place: Place, name: &str, bytes: &[u8]) -> bool {
    joined(place, name, bytes, bytes).is_none()
}
