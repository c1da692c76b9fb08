//! Imports: what comes in from elsewhere goes into the months one by one, after a backup, and with a receipt that is on disk
//! before the first of them and says when all is done. By its receipt an import is taken out again.

use std::collections::BTreeMap;

use super::backup::Reason;
use super::error::StoreError;
use super::trash::{self, Trashed};
use super::{Store, lock, months};
use crate::journal::format::receipt::{FORMAT, ImportReceipt, ImportState, ReceiptName, TakenIn, VERSION};
use crate::journal::{Document, EntryId, Moment, Month};
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::newer;

/// The receipts that there are.
#[derive(Debug, Default)]
pub struct Receipts {
    /// Those that can be read, oldest first.
    pub receipts: Vec<(ReceiptName, ImportReceipt)>,
    /// The reasons why others cannot.
    pub problems: Vec<StoreError>,
}

/// What taking an import out again comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Whether it had been taken out before.
    pub was_undone: bool,
    /// The entries that go into the trash.
    pub gone: Vec<TakenIn>,
    /// The entries that were changed since, and stay.
    pub changed: Vec<TakenIn>,
    /// How many are not here any more.
    pub absent: usize,
}

impl Store {
    /// All receipts.
    ///
    /// # Errors
    /// [`StoreError`] when their directory cannot be listed.
    pub fn receipts(&self) -> Result<Receipts, StoreError> {
        let mut found = Receipts::default();
        for name in names(self.dirs())? {
            match read(self.dirs(), &name) {
                Ok(receipt) => found.receipts.push((name, receipt)),
                Err(error) => found.problems.push(error),
            }
        }
        Ok(found)
    }

    /// The name for the receipt of an import: that of the same import if it was interrupted, else a new one.
    ///
    /// # Errors
    /// [`StoreError`] when the receipts cannot be listed.
    pub fn receipt_for(&self, source: &str, sha256: &str, now: &Moment) -> Result<ReceiptName, StoreError> {
        let found = self.receipts()?.receipts;
        let is_same = |receipt: &ImportReceipt| {
            receipt.state == ImportState::Started && receipt.source == source && receipt.sha256 == sha256
        };
        if let Some((name, _)) = found.into_iter().find(|(_, receipt)| is_same(receipt)) {
            return Ok(name);
        }
        let taken = names(self.dirs())?;
        let mut now = now.clone();
        loop {
            let name = ReceiptName::new(&now, source);
            if !taken.contains(&name) {
                return Ok(name);
            }
            now = now.plus_seconds(1);
        }
    }

    /// Begins an import: backs up what is here and writes its receipt. One that was interrupted goes on with its own.
    ///
    /// # Errors
    /// [`StoreError`] when either cannot be done; nothing is imported then.
    pub fn begin_import(&self, name: &ReceiptName, receipt: &ImportReceipt) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        if self.dirs().read(&path(self.dirs(), name))?.is_some() {
            return Ok(());
        }
        self.back_up_before(&receipt.made_at, Reason::Import)?;
        self.dirs().make(&self.dirs().receipts())?;
        write(self.dirs(), name, receipt)
    }

    /// Writes what `change` makes of a month as it is on disk now; nothing when it makes nothing. `change` must not use the
    /// store itself.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::save`].
    pub fn take_in(
        &self,
        month: Month,
        change: impl FnOnce(&Document) -> Option<Document>,
    ) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let loaded =
            months::load(self.dirs(), month, months::Copies::Kept, &self.shared.memory.of_known(month))?;
        match change(&loaded.reading.document) {
            Some(document) => loaded.write(self.dirs(), document).map(drop),
            None => Ok(()),
        }
    }

    /// Says in its receipt that an import is in the journal whole.
    ///
    /// # Errors
    /// [`StoreError`] when the receipt cannot be written; the import then counts as interrupted.
    pub fn end_import(&self, name: &ReceiptName) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let receipt = read(self.dirs(), name)?;
        write(self.dirs(), name, &ImportReceipt { state: ImportState::Done, ..receipt })
    }

    /// Says what taking an import out again would come to.
    ///
    /// # Errors
    /// [`StoreError`] when the receipt or the months cannot be read.
    pub fn undo_of_import(&self, name: &ReceiptName) -> Result<Undone, StoreError> {
        let receipt = read(self.dirs(), name)?;
        let mut undone = Undone { was_undone: receipt.state == ImportState::Undone, ..Undone::default() };
        if undone.was_undone {
            return Ok(undone);
        }
        for (month, taken) in by_month(&receipt) {
            let reading = self.read_in_passing(month)?;
            if let Some(problem) = reading.problem {
                return Err(StoreError::Month(problem));
            }
            undone.sort(&reading.document, taken);
        }
        Ok(undone)
    }

    /// Takes an import out again: the entries that are as they came in go into the trash, those that were changed since
    /// stay.
    ///
    /// # Errors
    /// [`StoreError`] when the receipt or a month cannot be read or written; doing it again goes on.
    pub fn undo_import(&self, name: &ReceiptName, now: &Moment) -> Result<Undone, StoreError> {
        let receipt = read(self.dirs(), name)?;
        let mut undone = Undone { was_undone: receipt.state == ImportState::Undone, ..Undone::default() };
        if undone.was_undone {
            return Ok(undone);
        }
        for (month, taken) in by_month(&receipt) {
            self.undo_in_month(month, taken, now, &mut undone)?;
        }
        let _writing = self.writing(lock::PATIENCE)?;
        write(self.dirs(), name, &ImportReceipt { state: ImportState::Undone, ..receipt })?;
        Ok(undone)
    }

    fn undo_in_month(
        &self,
        month: Month,
        taken: Vec<TakenIn>,
        now: &Moment,
        undone: &mut Undone,
    ) -> Result<(), StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let mut loaded = self.loaded(month)?;
        if let Some(problem) = loaded.reading.problem.clone() {
            return Err(StoreError::Month(problem));
        }
        loaded.refuse_if_read_only()?;
        let _ = self.back_up_daily(now);
        let before = undone.gone.len();
        undone.sort(&loaded.reading.document, taken);
        let gone: Vec<EntryId> = undone.gone.iter().skip(before).map(|taken| taken.id).collect();
        if gone.is_empty() {
            return Ok(());
        }
        let document = &loaded.reading.document;
        let trashed: Vec<Trashed> = gone.iter().filter_map(|id| Trashed::of(document, *id, now)).collect();
        trash::keep_all(self.dirs(), trashed)?;
        let document = loaded.take_document().without_all(&gone, now);
        loaded.write(self.dirs(), document).map(drop)
    }
}

impl Undone {
    /// Sorts the entries of a month by what becomes of them.
    fn sort(&mut self, document: &Document, taken: Vec<TakenIn>) {
        let shown: BTreeMap<EntryId, _> = document.entries().iter().map(|entry| (entry.id, entry)).collect();
        let waiting = document.all_waiting();
        for it in taken {
            match shown.get(&it.id) {
                None => self.absent += 1,
                Some(entry) if entry.digest() == it.digest && !waiting.contains_key(&it.id) => {
                    self.gone.push(it);
                }
                Some(_) => self.changed.push(it),
            }
        }
    }
}

fn by_month(receipt: &ImportReceipt) -> BTreeMap<Month, Vec<TakenIn>> {
    let mut months: BTreeMap<Month, Vec<TakenIn>> = BTreeMap::new();
    for taken in &receipt.entries {
        months.entry(Month::of(taken.day)).or_default().push(*taken);
    }
    months
}

fn path(dirs: &Dirs, name: &ReceiptName) -> std::path::PathBuf {
    dirs.file(&dirs.receipts(), &format!("{name}.json"))
}

/// The names of all receipts, oldest first.
pub(super) fn names(dirs: &Dirs) -> Result<Vec<ReceiptName>, StoreError> {
    let names = dirs::names(&dirs.receipts())?;
    Ok(names.iter().filter_map(|name| dirs.own_name(name)?.strip_suffix(".json")?.parse().ok()).collect())
}

/// The receipt of this name.
pub(super) fn read(dirs: &Dirs, name: &ReceiptName) -> Result<ImportReceipt, StoreError> {
    let path = path(dirs, name);
    let Some(bytes) = dirs.read(&path)? else {
        return Err(StoreError::NoSuchReceipt(name.to_string()));
    };
    match newer::understood(&bytes, ImportReceipt::parse) {
        Ok(receipt) => Ok(receipt),
        Err(_) if newer::says_so(&bytes, FORMAT, VERSION) => Err(StoreError::Newer(path)),
        Err(what) => Err(StoreError::Unreadable { path, what }),
    }
}

fn write(dirs: &Dirs, name: &ReceiptName, receipt: &ImportReceipt) -> Result<(), StoreError> {
    dirs.replace(&path(dirs, name), receipt.to_text().as_bytes())
}

/// Whether the content of a receipt is damaged.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    newer::understood(bytes, ImportReceipt::parse).is_err() && !newer::says_so(bytes, FORMAT, VERSION)
}
