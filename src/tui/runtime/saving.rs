//! Saves, chooses, deletes, restores and moves entries.

use super::Runtime;
use super::recall;
use crate::journal::{Day, DayStart, EntryId, Month, Revision};
use crate::store::{NotAllSaved, Reading, StoreError};
use crate::tui::task::{Choice, Move, Reply};
use crate::wording::screens::runtime as wording;

impl Runtime {
    pub(super) fn save(&mut self, revisions: Vec<Revision>) -> Vec<Reply> {
        let mut entries: Vec<EntryId> = revisions.iter().map(Revision::id).collect();
        let (readings, failed) = match self.store.save_all(revisions) {
            Ok(readings) => (readings, None),
            Err(NotAllSaved { saved, entries: left, error }) => {
                entries.retain(|id| !left.contains(id));
                let why = if entries.is_empty() { error.to_string() } else { wording::partly_saved(&error) };
                (saved, Some(Reply::NotSaved(left, why)))
            }
        };
        for id in &entries {
            self.drafts.finish(*id);
        }
        let lines =
            readings.iter().filter_map(|reading| recall::line(reading.document.month(), reading.recalled));
        let lines: Vec<String> = lines.collect();
        let mut replies = if readings.is_empty() { Vec::new() } else { vec![self.months(readings)] };
        // The person's own entry comes first: the screen that wrote it has the last word on what is shown.
        replies.extend(entries.into_iter().rev().map(Reply::Saved).chain(failed));
        replies.extend(lines.into_iter().map(Reply::SayAlso));
        replies
    }

    pub(super) fn delete(&mut self, id: EntryId, month: Month) -> Vec<Reply> {
        let result = self.store.delete(id, month, &self.clock.now());
        self.changed(result, id, Reply::Deleted(id))
    }

    pub(super) fn restore(&mut self, id: EntryId) -> Vec<Reply> {
        let result = self.store.restore(id, &self.clock.now());
        self.changed(result, id, Reply::Restored(id))
    }

    pub(super) fn move_entry(&mut self, id: EntryId, month: Month, to: Day, start: DayStart) -> Vec<Reply> {
        let result = self.store.move_entry(id, month, to, start, &self.clock.now());
        let result = result.map(|moved| {
            let one = Move { before: *moved.before, id: moved.id, day: to };
            (moved.readings, Reply::Moved(Box::new(one)))
        });
        self.changed_several(result, id)
    }

    pub(super) fn undo_move(&mut self, one: Box<Move>) -> Vec<Reply> {
        let result = self.store.undo_move(&one.before, one.id, one.day, &self.clock.now());
        let id = one.id;
        self.changed_several(result.map(|readings| (readings, Reply::MovedBack(one))), id)
    }

    pub(super) fn choose(&mut self, choice: &Choice) -> Vec<Reply> {
        let Choice { id, month, kept, seen } = choice;
        let result = self.store.choose(*id, *month, *kept, seen, &self.clock.now());
        // Versions that nobody has seen here yet may be why the choice was refused.
        let mut replies = if result.is_err() { self.read(&[*month]) } else { Vec::new() };
        replies.extend(self.changed(result, *id, Reply::Chosen(*id)));
        replies
    }

    fn changed(&mut self, result: Result<Reading, StoreError>, id: EntryId, reply: Reply) -> Vec<Reply> {
        self.changed_several(result.map(|reading| (vec![reading], reply)), id)
    }

    fn changed_several(
        &mut self,
        result: Result<(Vec<Reading>, Reply), StoreError>,
        id: EntryId,
    ) -> Vec<Reply> {
        match result {
            Ok((readings, reply)) => {
                let line = |reading: &Reading| recall::line(reading.document.month(), reading.recalled);
                let lines: Vec<String> = readings.iter().filter_map(line).collect();
                let mut replies = vec![self.months(readings), reply];
                replies.extend(lines.into_iter().map(Reply::SayAlso));
                replies
            }
            Err(error) => vec![Reply::NotSaved(vec![id], error.to_string())],
        }
    }
}
