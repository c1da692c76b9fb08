//! Moves an entry to another day where it becomes a new entry: that one is written first, then the old one goes, so
//! the words are on one of the two days or on both whatever interrupts the move.

use super::error::StoreError;
use super::months::Reading;
use super::trash::{self, Trashed};
use super::{Store, lock};
use crate::journal::{Day, DayStart, Entry, EntryId, Moment, Month};

/// The result of moving an entry.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The entry before the move.
    pub before: Box<Entry>,
    /// Its id on the new day.
    pub id: EntryId,
    /// The months that were written, as they are now.
    pub readings: Vec<Reading>,
}

impl Store {
    /// Moves an entry of a month to another day. It keeps its id within the month unless it is a check-in; otherwise a
    /// new entry takes its place, and the old one goes to the trash.
    ///
    /// Interrupted, the entry may be on both days; moving it again completes it.
    ///
    /// # Errors
    /// [`StoreError::DayTaken`] when the other day has a check-in and this is one, [`StoreError::WaitsForChoice`] while
    /// several versions of it wait for a choice, [`StoreError::NotMoved`] when it cannot be moved at all, else as from
    /// [`Store::save`].
    pub fn move_entry(
        &self,
        id: EntryId,
        month: Month,
        to: Day,
        day_start: DayStart,
        now: &Moment,
    ) -> Result<Moved, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let mut from = self.loaded(month)?;
        let Some(before) = from.reading.document.entry(id).cloned() else {
            return Err(from.reading.lacks(id));
        };
        if !from.reading.document.waiting(id).is_empty() {
            return Err(StoreError::WaitsForChoice(id));
        }
        let saved_at = if before.saved_at.instant() > now.instant() { now } else { &before.saved_at };
        let moved = before
            .moved(to, Day::at(saved_at, day_start), now.clone())
            .map_err(|why| StoreError::NotMoved { id, why })?;
        let before = Box::new(before);
        let new_id = moved.id;
        from.refuse_if_read_only()?;
        if Month::of(to) == month {
            if new_id != id && from.reading.document.entry(new_id).is_some() {
                return Err(StoreError::DayTaken(to));
            }
            let trashed = Trashed::of(&from.reading.document, id, now).filter(|_| new_id != id);
            let _ = self.back_up_daily(now);
            let mut document = from.take_document();
            if let Some(trashed) = trashed {
                trashed.keep(self.dirs())?;
                document = document.without(id, now.clone());
            }
            let reading = from.write(self.dirs(), document.with(moved))?;
            return Ok(Moved { before, id: new_id, readings: vec![reading] });
        }
        let mut target = self.loaded(Month::of(to))?;
        let there = target.reading.document.entry(new_id);
        if there.is_some_and(|there| there.body != moved.body) {
            return Err(StoreError::DayTaken(to));
        }
        target.refuse_if_read_only()?;
        let is_there = there.is_some();
        let _ = self.back_up_daily(now);
        if let Some(trashed) = Trashed::of(&from.reading.document, id, now) {
            trashed.keep(self.dirs())?;
        }
        let mut readings = Vec::new();
        // A file that an interrupted move has already brought there need not be written again.
        if !is_there {
            let document = target.take_document().with(moved);
            readings.push(target.write(self.dirs(), document)?);
        }
        let document = from.take_document().without(id, now.clone());
        readings.push(from.write(self.dirs(), document)?);
        Ok(Moved { before, id: new_id, readings })
    }

    /// Undoes a move: the entry is back on its day as it was before.
    ///
    /// # Errors
    /// [`StoreError::ChangedSinceMoved`] when the moved entry holds other words now, otherwise as from
    /// [`Store::move_entry`]; nothing is changed then.
    pub fn undo_move(
        &self,
        before: &Entry,
        moved: EntryId,
        day: Day,
        now: &Moment,
    ) -> Result<Vec<Reading>, StoreError> {
        let _writing = self.writing(lock::PATIENCE)?;
        let mut target = self.loaded(Month::of(day))?;
        let document = &target.reading.document;
        let unchanged = document.entry(moved).filter(|there| there.body == before.body).cloned();
        let Some(there) = unchanged.filter(|_| document.waiting(moved).is_empty()) else {
            return Err(StoreError::ChangedSinceMoved(moved));
        };
        target.refuse_if_read_only()?;
        let _ = self.back_up_daily(now);
        if moved == before.id {
            let document = target.take_document().with(before.moved_back(&there));
            return Ok(vec![target.write(self.dirs(), document)?]);
        }
        let trashed = trash::find(self.dirs(), before.id)?;
        if Month::of(before.day) == Month::of(day) {
            let version = trashed.restored(&target.reading.document);
            let document = target.take_document().with(version).without(moved, now.clone());
            let reading = target.write(self.dirs(), document)?;
            trash::forget(self.dirs(), &trashed);
            return Ok(vec![reading]);
        }
        let mut from = self.loaded(Month::of(before.day))?;
        from.refuse_if_read_only()?;
        let version = trashed.restored(&from.reading.document);
        let document = from.take_document().with(version);
        let back = from.write(self.dirs(), document)?;
        let document = target.take_document().without(moved, now.clone());
        let gone = target.write(self.dirs(), document)?;
        trash::forget(self.dirs(), &trashed);
        Ok(vec![back, gone])
    }
}
