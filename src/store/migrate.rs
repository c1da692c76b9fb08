//! Brings the documents of older versions up to date: all or none, after a backup.
//!
//! Documents of older versions are read like any other, so that one that is interrupted leaves a journal that is whole,
//! part of it in each version; the next start goes on.

use std::path::PathBuf;

use super::Store;
use super::backup::Reason;
use super::error::StoreError;
use super::file_names;
use crate::journal::format::document::DocumentError;
use crate::journal::format::migrate::{STEPS, VERSION, stated_version};
use crate::journal::{Document, Moment, Month};
use crate::store::files::dirs;
use crate::store::files::fingerprint::Look;

/// A document of an older version, ready to be written.
struct Lifted {
    path: PathBuf,
    look: Option<Look>,
    document: Document,
}

impl Store {
    /// Brings all documents of older versions up to date; the lock for writing must be held.
    ///
    /// # Errors
    /// [`StoreError`]; when one of them cannot be lifted or no backup can be made, none is changed.
    pub(super) fn migrate(&self, now: &Moment) -> Result<(), StoreError> {
        // Until there is a second version no document needs to be looked at.
        if STEPS.is_empty() { Ok(()) } else { self.migrate_by(now, lifted) }
    }

    /// Does the work of [`Store::migrate`]; `lift` turns an older document into a present one, and returns `None` for
    /// others.
    fn migrate_by(
        &self,
        now: &Moment,
        lift: impl Fn(&str, Month) -> Option<Result<Document, DocumentError>>,
    ) -> Result<(), StoreError> {
        let journal = self.dirs().journal();
        let mut all = Vec::new();
        for name in dirs::names(&journal)? {
            let Some((month, _)) = file_names::named_in(self.dirs(), &name) else { continue };
            let path = journal.join(name);
            let look = Look::at(&path);
            // An unreadable document is named where its month is shown, and is no reason to leave the others as they
            // are.
            let Ok(Some(bytes)) = self.dirs().read(&path) else { continue };
            let Ok(text) = std::str::from_utf8(&bytes) else { continue };
            match lift(text, month) {
                None => {}
                Some(Ok(document)) => all.push(Lifted { path, look, document }),
                Some(Err(error)) => return Err(StoreError::Unreadable { path, what: error.to_string() }),
            }
        }
        if all.is_empty() {
            return Ok(());
        }
        self.back_up_before(now, Reason::Migration)?;
        for Lifted { path, look, document } in all {
            Look::refuse_if_changed(look, &path)?;
            self.dirs().replace(&path, document.to_text().as_bytes())?;
        }
        Ok(())
    }
}

fn lifted(text: &str, month: Month) -> Option<Result<Document, DocumentError>> {
    stated_version(text).filter(|version| *version < VERSION)?;
    Some(Document::parse(text, month))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::journal::{Body, Entry, EntryId, Note};

    const OLD: &str = "\"format\": \"made-up-and-old\"";
    const NEW: &str = "\"format\": \"inward-journal\"";

    /// Lifts a made-up older version: the same except for the name of its format.
    fn lift(text: &str, month: Month) -> Option<Result<Document, DocumentError>> {
        text.contains(OLD).then(|| Document::parse(&text.replace(OLD, NEW), month))
    }

    /// A journal of three months in the older version.
    fn journal() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path()).unwrap();
        for month in ["2026-09", "2026-10", "2026-11"] {
            let day = format!("{month}-05").parse().unwrap();
            let body = Body::Note(Note { text: format!("words of {month}") });
            let entry = Entry::new(EntryId::new_v7(1, [1; 10]), day, body, now(), day);
            let text = Document::new(month.parse().unwrap()).with(entry).to_text().replace(NEW, OLD);
            fs::write(dir.path().join(format!("journal/{month}.json")), text).unwrap();
        }
        (dir, store)
    }

    fn now() -> Moment {
        "2026-11-22T21:14:03+01:00".parse().unwrap()
    }

    fn texts(dir: &tempfile::TempDir) -> Vec<String> {
        let text = |month| fs::read_to_string(dir.path().join(format!("journal/{month}.json"))).unwrap();
        ["2026-09", "2026-10", "2026-11"].map(text).to_vec()
    }

    #[test]
    fn all_are_brought_up_to_date_after_a_backup_of_how_they_were() {
        let (dir, store) = journal();
        let before = texts(&dir);
        store.migrate_by(&now(), lift).unwrap();
        let after = texts(&dir);
        assert!(after.iter().all(|text| text.contains(NEW) && text.contains("words of")));
        let backups = store.backups().unwrap().backups;
        assert_eq!(backups.len(), 1);
        assert_eq!(backups[0].reason, "migration");
        store.restore_backup(&backups[0].name, None, &now()).unwrap();
        assert_eq!(texts(&dir), before);
    }

    #[test]
    fn when_one_cannot_be_all_stay_as_they_are() {
        let (dir, store) = journal();
        let october = dir.path().join("journal/2026-10.json");
        fs::write(&october, fs::read_to_string(&october).unwrap().replace("\"entries\"", "\"sheets\""))
            .unwrap();
        let before = texts(&dir);
        let error = store.migrate_by(&now(), lift).unwrap_err();
        assert!(error.to_string().contains("2026-10.json cannot be used: not a journal document"), "{error}");
        assert_eq!(texts(&dir), before);
        assert!(store.backups().unwrap().backups.is_empty());
    }

    #[test]
    fn without_a_backup_none_is_changed() {
        let (dir, store) = journal();
        fs::write(dir.path().join("backups"), "in the way").unwrap();
        let before = texts(&dir);
        assert!(store.migrate_by(&now(), lift).is_err());
        assert_eq!(texts(&dir), before);
    }

    #[test]
    fn what_an_interrupted_one_left_is_completed_by_the_next() {
        let (dir, store) = journal();
        let september = dir.path().join("journal/2026-09.json");
        fs::write(&september, fs::read_to_string(&september).unwrap().replace(OLD, NEW)).unwrap();
        store.migrate_by(&now(), lift).unwrap();
        let after = texts(&dir);
        assert!(after.iter().all(|text| text.contains(NEW)));
        store.migrate_by(&now(), lift).unwrap();
        assert_eq!(texts(&dir), after);
        assert_eq!(store.backups().unwrap().backups.len(), 1, "there was nothing left to do");
    }
}
