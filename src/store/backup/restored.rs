//! The record of the last restore: written before its first change and once more when it is done, so that one that was
//! interrupted can be named, finished or undone, and so that whoever read the journal before sees that it was put back.

use serde_json::{Value, json};

use super::name::BackupName;
use crate::journal::format::fields::{FieldError, Fields};
use crate::journal::{Moment, Month};
use crate::store::error::StoreError;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::{atomic, newer, quarantine};

const FORMAT: &str = "inward-restored";
const VERSION: u64 = 1;

/// A restore, under way or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Record {
    /// The backup that is restored.
    pub(super) backup: BackupName,
    /// The one month that is restored; `None` when it is all of them.
    pub(super) month: Option<Month>,
    /// The backup of the state before.
    pub(super) before: BackupName,
    /// The names of the files of the journal that it changes.
    pub(super) files: Vec<String>,
    pub(super) begun_at: Moment,
    /// `None` while it is under way, and when it was interrupted.
    pub(super) finished_at: Option<Moment>,
}

impl Record {
    fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        let mut name = |field| {
            let name: String = fields.take(field)?;
            BackupName::of_file(&format!("{name}.json")).ok_or(FieldError::Invalid(field))
        };
        Ok(Self {
            backup: name("backup")?,
            before: name("before")?,
            month: fields.take("month")?,
            files: fields.take("files")?,
            begun_at: fields.take("begun_at")?,
            finished_at: fields.take("finished_at")?,
        })
    }

    fn to_text(&self) -> String {
        let value: Value = json!({
            "format": FORMAT,
            "version": VERSION,
            "backup": self.backup.to_string(),
            "month": self.month.map(|month| month.to_string()),
            "before": self.before.to_string(),
            "files": self.files,
            "begun_at": self.begun_at.to_string(),
            "finished_at": self.finished_at.as_ref().map(ToString::to_string),
        });
        format!("{value:#}\n")
    }

    /// Writes it durably. One that cannot be understood is not written over before there is a copy of it.
    pub(super) fn write(&self, dirs: &Dirs) -> Result<(), StoreError> {
        let path = dirs.restored();
        if let Some(bytes) = dirs::read(&path)?
            && newer::understood(&bytes, Record::parse).is_err()
        {
            quarantine::keep(dirs, &path, &bytes)?;
        }
        atomic::replace(&path, self.to_text().as_bytes())
    }
}

/// The last restore, if there was one.
pub(super) fn read(dirs: &Dirs) -> Result<Option<Record>, StoreError> {
    let path = dirs.restored();
    let Some(bytes) = dirs::read(&path)? else { return Ok(None) };
    newer::understood(&bytes, Record::parse).map(Some).map_err(|what| StoreError::Unreadable { path, what })
}

/// The last restore, if it is not done.
pub(super) fn unfinished(dirs: &Dirs) -> Result<Option<Record>, StoreError> {
    Ok(read(dirs)?.filter(|record| record.finished_at.is_none()))
}

/// Does the same as [`unfinished`], but a record that cannot be understood says nothing.
pub(super) fn unfinished_if_known(dirs: &Dirs) -> Result<Option<Record>, StoreError> {
    match unfinished(dirs) {
        Err(StoreError::Unreadable { .. }) => Ok(None),
        found => found,
    }
}

/// Whether these bytes are the record of a restore.
pub(in crate::store) fn is_record(bytes: &[u8]) -> bool {
    newer::understood(bytes, Record::parse).is_ok()
}

/// Whether the content of the file cannot be understood.
pub(in crate::store) fn is_damaged(bytes: &[u8]) -> bool {
    newer::understood(bytes, Record::parse).is_err() && !newer::says_so(bytes, FORMAT, VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let name = |name: &str| BackupName::of_file(&format!("{name}.json")).unwrap();
        Record {
            backup: name("2026-11-20_21-14-03"),
            month: "2026-11".parse().ok(),
            before: name("2026-11-22_21-14-03"),
            files: vec!["2026-11.json".to_owned()],
            begun_at: "2026-11-22T21:14:03+01:00".parse().unwrap(),
            finished_at: None,
        }
    }

    #[test]
    fn a_record_comes_back_from_its_text_and_every_change_of_it_shows() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::create(dir.path()).unwrap();
        dirs.make(&dirs.backups()).unwrap();
        assert_eq!(read(&dirs).unwrap(), None);
        let begun = record();
        begun.write(&dirs).unwrap();
        let look = crate::store::files::fingerprint::Look::at(&dirs.restored());
        assert_eq!(unfinished(&dirs).unwrap(), Some(begun.clone()));
        let done = Record { finished_at: Some(begun.begun_at.clone()), month: None, ..begun };
        done.write(&dirs).unwrap();
        assert_eq!((read(&dirs).unwrap(), unfinished(&dirs).unwrap()), (Some(done), None));
        assert_ne!(crate::store::files::fingerprint::Look::at(&dirs.restored()), look);
    }

    #[test]
    fn what_cannot_be_understood_is_named_and_copied_before_it_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::create(dir.path()).unwrap();
        dirs.make(&dirs.backups()).unwrap();
        for (from, to) in
            [("\n}", ""), ("2026-11-20_", "../20_"), ("restored\"", "x\""), (": 1", ": 2"), (": null", ": 7")]
        {
            let text = record().to_text().replacen(from, to, 1);
            assert_ne!(text, record().to_text(), "{from}");
            std::fs::write(dirs.restored(), &text).unwrap();
            assert!(read(&dirs).unwrap_err().to_string().contains("restored.json cannot be used"), "{text}");
            assert_eq!(is_damaged(text.as_bytes()), to != ": 2", "{text}");
            record().write(&dirs).unwrap();
            let copy = quarantine::place_of(&dirs, &dirs.restored(), text.as_bytes());
            assert_eq!(std::fs::read_to_string(copy.unwrap()).unwrap(), text);
        }
    }
}
