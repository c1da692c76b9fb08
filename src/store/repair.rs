//! Repairs the journal: after a backup, it takes everything readable out of damaged documents, sets the rest aside, and
//! puts the other findings in order. Each step is whole by itself, so that it can be interrupted and run again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{self, Reason};
use super::convert::{self, Form};
use super::doctor::{Finding, Kind};
use super::error::StoreError;
use super::file_names;
use super::lock::PATIENCE;
use super::{Store, draft, importing, state, trash};
use crate::journal::Moment;
use crate::journal::format::salvage::{self, Piece};
use crate::store::files::fingerprint::Look;
use crate::store::files::{atomic, dirs, quarantine};
use crate::store::sync_copies::MergedCopies;
use crate::system::access;

/// A repair of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file or directory, relative to the data directory.
    pub path: PathBuf,
    /// The deed, in words.
    pub what: &'static str,
    /// The parts saved from a damaged document.
    pub salvaged: Option<Salvaged>,
    /// The place where the file's old content lies now, relative to the data directory.
    pub moved_to: Option<PathBuf>,
}

/// The parts saved from a damaged document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The number of entries, versions and tombstones that the document holds now.
    pub kept: usize,
    /// The places of those that could be read only once unreadable bytes were replaced.
    pub repaired: Vec<Piece>,
    /// The places of the parts that could not be read.
    pub set_aside: Vec<Piece>,
    /// The way to bring the month back from a backup, in words.
    pub way_back: String,
}

/// The receipt of a repair.
#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// File by file.
    pub mended: Vec<Mended>,
    /// The copies that were merged.
    pub copies: MergedCopies,
    /// The repairs that failed, and why.
    pub failed: Vec<String>,
}

impl Store {
    /// Puts in order, after a backup, whatever an examination finds and a repair can mend.
    ///
    /// # Errors
    /// [`StoreError`] when the journal cannot be looked at or backed up; nothing is changed then. Any other failure
    /// is in the receipt.
    pub fn repair(&self, now: &Moment) -> Result<Receipt, StoreError> {
        let mut receipt = Receipt::default();
        if !dirs::is_there(self.root())? {
            return Ok(receipt);
        }
        let writing = self.writing(PATIENCE)?;
        let findings: Vec<Finding> =
            self.examine(now)?.findings.into_iter().filter(|finding| finding.repairable).collect();
        if findings.is_empty() {
            return Ok(receipt);
        }
        self.back_up_before(now, Reason::Repair)?;
        let mut done: BTreeSet<(PathBuf, Kind)> = BTreeSet::new();
        for finding in &findings {
            if done.insert((finding.path.clone(), finding.kind)) {
                match self.mend(finding, writing.alone) {
                    Ok(mended) => receipt.mended.extend(mended),
                    Err(error) => receipt.failed.push(error.to_string()),
                }
            }
        }
        match self.merge_copies(now) {
            Ok(merged) => receipt.copies = merged,
            Err(error) => receipt.failed.push(error.to_string()),
        }
        if let Err(error) = self.fold_all() {
            receipt.failed.push(error.to_string());
        }
        if findings.iter().any(|finding| matches!(finding.kind, Kind::IncompleteBackup | Kind::DamagedBackup))
        {
            match backup::mend(self.dirs()) {
                Ok(moved) => receipt.mended.extend(moved.iter().map(|(from, to)| {
                    self.mended(from, "set aside because it cannot be restored whole", Some(to))
                })),
                Err(error) => receipt.failed.push(error.to_string()),
            }
        }
        Ok(receipt)
    }

    fn mended(&self, path: &Path, what: &'static str, moved_to: Option<&PathBuf>) -> Mended {
        let moved_to = moved_to.map(|to| self.dirs().relative(to));
        Mended { path: self.dirs().relative(path), what, salvaged: None, moved_to }
    }

    fn mend(&self, finding: &Finding, alone: bool) -> Result<Option<Mended>, StoreError> {
        let path = self.root().join(&finding.path);
        let mended = |what| Some(self.mended(&path, what, None));
        Ok(match finding.kind {
            Kind::DamagedDocument | Kind::ConflictMarkers => Some(self.salvage(&path)?),
            Kind::DoubleId => {
                self.settle(&path)?;
                mended("its versions put in order")
            }
            Kind::TooOpen => {
                close(&path)?;
                mended("made private")
            }
            Kind::BrokenSeal => {
                let place = quarantine::keep_as_is(self.dirs(), &path, &[])?;
                dirs::remove(&path)?;
                Some(self.mended(&path, "set aside because it cannot be opened", Some(&place)))
            }
            Kind::InClear => {
                convert::all(self.dirs(), Form::Sealed)?;
                mended("sealed")
            }
            Kind::Leftover if alone => {
                dirs::remove(&path)?;
                mended("removed; an interrupted write left it behind")
            }
            Kind::UnreadableDraft => self.set_aside(&path, draft::is_damaged)?,
            Kind::UnreadableTrash => {
                self.set_aside(&path, |bytes| trash::is_damaged(self.dirs(), &path, bytes))?
            }
            Kind::UnreadableState => self.set_aside(&path, state::is_damaged)?,
            Kind::UnreadableBackup => self.set_aside(&path, backup::is_damaged)?,
            Kind::UnreadableReceipt => self.set_aside(&path, importing::is_damaged)?,
            Kind::UnreadableRecord => self.set_aside(&path, backup::is_damaged_record)?,
            // Another may still be at work on what seems left over; copies and backups are seen to together; of the rest
            // nothing that a repair could do would be right.
            Kind::Leftover
            | Kind::ConflictCopy
            | Kind::IncompleteBackup
            | Kind::DamagedBackup
            | Kind::NewerVersion
            | Kind::MissingDocument
            | Kind::OtherMonth
            | Kind::OddEntry
            | Kind::UnreadableCopy
            | Kind::OtherOwner
            | Kind::Link
            | Kind::NotAFile
            | Kind::NotADirectory
            | Kind::TooLarge
            | Kind::Unreadable
            | Kind::InterruptedRestore
            | Kind::OtherKey
            | Kind::KeysDiffer
            | Kind::UnreadableCaught
            | Kind::InterruptedImport
            | Kind::LittleSpace
            | Kind::ReadOnly
            | Kind::ClockBehind => None,
        })
    }

    /// Puts the readable parts of a damaged document in its place, once the document as it was is durable elsewhere.
    fn salvage(&self, path: &Path) -> Result<Mended, StoreError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let look = Look::at(path);
        let (Some((month, is_aside)), Some(bytes)) =
            (file_names::named_in(self.dirs(), &name), self.dirs().read(path)?)
        else {
            return Err(StoreError::NotAFile(path.to_owned()));
        };
        let copy = quarantine::keep(self.dirs(), path, &bytes)?;
        let salvaged = salvage::salvage(&bytes, month);
        // Once it is understood its text only costs memory.
        drop(bytes);
        let beside = !is_aside && fs::symlink_metadata(self.dirs().aside(month)).is_ok();
        Look::refuse_if_changed(look, path)?;
        let what = if salvaged.kept == 0 && !beside {
            dirs::remove(path)?;
            atomic::confirm(&self.dirs().journal())?;
            "set aside because nothing in it can be read"
        } else {
            // The rebuilt month is written even when empty: without it the document aside has nothing to be merged into.
            self.dirs().replace(path, salvaged.document.to_text().as_bytes())?;
            "rebuilt from what can be read"
        };
        let salvaged = Salvaged {
            kept: salvaged.kept,
            repaired: salvaged.repaired,
            set_aside: salvaged.set_aside,
            way_back: backup::way_back(self.dirs(), month),
        };
        Ok(Mended { salvaged: Some(salvaged), ..self.mended(path, what, Some(&copy)) })
    }

    /// Moves a file to quarantine when its content is damaged, but not when it could not be read just this once.
    fn set_aside(
        &self,
        path: &Path,
        is_damaged: impl Fn(&[u8]) -> bool,
    ) -> Result<Option<Mended>, StoreError> {
        let look = Look::at(path);
        let Some(bytes) = self.dirs().read(path)?.filter(|bytes| is_damaged(bytes)) else { return Ok(None) };
        let place = quarantine::keep(self.dirs(), path, &bytes)?;
        Look::refuse_if_changed(look, path)?;
        dirs::remove(path)?;
        Ok(Some(self.mended(path, "set aside because it cannot be read", Some(&place))))
    }

    /// Writes a document in its settled form.
    fn settle(&self, path: &Path) -> Result<(), StoreError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some((month, _)) = file_names::named_in(self.dirs(), &name) else { return Ok(()) };
        self.loaded(month)?.write_as_read(self.dirs())
    }
}

/// Takes away the rights of others to a file or directory.
fn close(path: &Path) -> Result<(), StoreError> {
    dirs::refuse_link_only(path)?;
    access::close(path).map_err(|error| StoreError::io("made private", path, error))
}
