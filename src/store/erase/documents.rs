//! Erasing in the months and in the copies of them that lie beside.

use std::path::Path;

use super::file;
use super::plan::ErasePlan;
use super::readable::{Readable, month_of};
use crate::journal::format::erasing::{Erased, Erasing, Marks, Reach};
use crate::journal::{Document, Entry, Month};
use crate::store::error::StoreError;
use crate::store::file_names;
use crate::store::files::atomic;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;

/// Plans what becomes of the files in the journal; returns the versions that go.
pub(super) fn plan(dirs: &Dirs, erasing: &Erasing, plan: &mut ErasePlan) -> Result<Vec<Entry>, StoreError> {
    let mut taken = Vec::new();
    for name in file::names(&dirs.journal())? {
        let path = dirs.journal().join(&name);
        match month_of(dirs, &name) {
            Some(month) => taken.extend(File { dirs, erasing, path: &path, month, name: &name }.plan(plan)),
            None if atomic::is_stray(&name) => {}
            None => foreign(dirs, erasing, &path, plan),
        }
    }
    Ok(taken)
}

/// A file of a month.
struct File<'a> {
    dirs: &'a Dirs,
    erasing: &'a Erasing,
    path: &'a Path,
    month: Month,
    name: &'a str,
}

impl File<'_> {
    fn plan(&self, plan: &mut ErasePlan) -> Vec<Entry> {
        let reach = self.erasing.reach(self.month);
        let (bytes, look) = match file::read(self.dirs, self.path) {
            Ok(Some(read)) => read,
            Ok(None) => return Vec::new(),
            Err(error) => {
                if reach > Reach::Nothing && plan.goes_unread(self.dirs, self.path, &error, self.erasing) {
                    plan.remove(self.path, Look::at(self.path));
                }
                return Vec::new();
            }
        };
        let reach =
            if reach == Reach::Nothing && self.erasing.is_named_in(&bytes) { Reach::Part } else { reach };
        match Readable::of(&bytes, Some(self.month)) {
            Readable::Whole(document) => self.whole(document, look, plan),
            Readable::Marked(document) => {
                let erased = self.erased(document);
                // The merge of both sides holds less than the file, and the rest may be of what goes.
                if erased.is_changed || reach > Reach::Nothing {
                    self.write(&erased, look, plan);
                }
                erased.taken
            }
            Readable::Damaged { document, is_all, why } => {
                let erased = self.erased(document);
                self.damaged(&erased, (is_all, reach), &why, look, plan);
                erased.taken
            }
            Readable::Not { why } => {
                match (reach, self.erasing.takes_unsure()) {
                    (Reach::Nothing, _) => {}
                    (_, true) => plan.remove(self.path, look),
                    (_, false) => plan.unsure(self.dirs, self.path, why),
                }
                Vec::new()
            }
        }
    }

    fn erased(&self, document: Document) -> Erased {
        let is_own = file_names::named_in(self.dirs, self.name).is_some();
        document.erased(self.erasing, if is_own { Marks::OfItsMonth } else { Marks::OfWhatItHolds })
    }

    fn whole(&self, document: Document, look: Option<Look>, plan: &mut ErasePlan) -> Vec<Entry> {
        let erased = self.erased(document);
        if erased.is_changed {
            self.write(&erased, look, plan);
        }
        self.unsure_elements(&erased, plan);
        erased.taken
    }

    fn unsure_elements(&self, erased: &Erased, plan: &mut ErasePlan) {
        if erased.unsure > 0 {
            let what = format!("{} of what it holds cannot be read", erased.unsure);
            plan.unsure(self.dirs, self.path, what);
        }
    }

    /// A damaged document: where all of it goes, or all of it can be read, what stays is known. Else what can be read stays,
    /// and the rest goes with it only when that is asked for.
    fn damaged(
        &self,
        erased: &Erased,
        (is_all, reach): (bool, Reach),
        why: &str,
        look: Option<Look>,
        plan: &mut ErasePlan,
    ) {
        let is_done = is_all && !erased.is_changed && erased.unsure == 0;
        if reach == Reach::Nothing && !erased.is_changed || is_done {
            return;
        }
        if reach < Reach::All && !self.erasing.takes_unsure() {
            let what = format!("{why}; inward doctor --repair first takes out what can be read");
            return plan.unsure(self.dirs, self.path, what);
        }
        if erased.document.is_blank() && erased.document.tombstones().is_empty() {
            plan.remove(self.path, look);
        } else {
            self.write(erased, look, plan);
        }
    }

    fn write(&self, erased: &Erased, look: Option<Look>, plan: &mut ErasePlan) {
        plan.goes.entries.extend(erased.taken.iter().map(|version| version.id));
        if file_names::named_in(self.dirs, self.name).is_some() {
            plan.goes.months.insert(self.month);
        } else {
            plan.goes.copies += 1;
        }
        plan.write(self.path, erased.document.to_text().into_bytes(), look);
    }
}

/// A file that others put beside the months: it is left alone, and named when it holds something of what goes.
fn foreign(dirs: &Dirs, erasing: &Erasing, path: &Path, plan: &mut ErasePlan) {
    let Ok(Some((bytes, _))) = file::read(dirs, path) else { return };
    if holds(erasing, &bytes) {
        plan.untouched(dirs, path, "not a file of inward");
    }
}

/// Whether bytes that may be anything hold something of what goes.
pub(super) fn holds(erasing: &Erasing, bytes: &[u8]) -> bool {
    let document = match Readable::of(bytes, None) {
        Readable::Whole(document) | Readable::Marked(document) | Readable::Damaged { document, .. } => {
            document
        }
        Readable::Not { .. } => return erasing.is_named_in(bytes),
    };
    document.erased(erasing, Marks::OfWhatItHolds).held_something()
}
