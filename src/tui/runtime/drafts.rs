//! The drafts of a window: those being written, those left unfinished, and those discarded.

use crate::wording::screens::runtime as wording;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use serde_json::Value;

use super::Runtime;
use super::worker::Job;
use crate::journal::draft::Field;
use crate::journal::{Draft, DraftHead, EntryId, Moment, Month};
use crate::store::{Discarded, DraftFile, DraftSync, FoundDraft, Store, StoreError};
use crate::tui::task::Reply;

/// A draft that a screen writes.
struct InUse {
    /// All that it holds, on disk or not.
    draft: Draft,
    /// Its file; `None` while none could be made.
    file: Option<DraftFile>,
    /// The fields that could not be written to the file yet, oldest first.
    unwritten: Vec<(Field, Value, Moment)>,
}

impl InUse {
    fn new(draft: Draft, file: Option<DraftFile>) -> Self {
        Self { draft, file, unwritten: Vec::new() }
    }

    /// Writes the fields that are not in the file yet.
    fn write(&mut self, store: &Store) -> Result<&DraftFile, StoreError> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(store.start_draft(&self.draft.head)?),
        };
        while let Some((field, value, at)) = self.unwritten.first() {
            file.append(field, value, at)?;
            self.unwritten.remove(0);
        }
        Ok(file)
    }
}

/// All drafts that this window knows of.
#[derive(Default)]
pub(super) struct Drafts {
    in_use: BTreeMap<EntryId, InUse>,
    /// The drafts that were left while the disk did not take them: they are in this window alone.
    unkept: BTreeMap<EntryId, InUse>,
    /// The drafts that rest, the one changed last first.
    resting: Vec<FoundDraft>,
    /// The drafts that can be taken back, the one thrown away last at the end.
    discarded: Vec<Discarded>,
}

/// The result of taking up a draft that was set aside.
pub(super) enum Resumed {
    /// It is in use from now on, with this in it.
    Draft(Box<Draft>),
    /// Another draft of the same entry is in use; this one rests on.
    Busy,
    /// It rests no longer.
    Gone,
}

impl Drafts {
    /// Whether none is in use.
    #[cfg(test)]
    pub(super) fn none_in_use(&self) -> bool {
        self.in_use.is_empty()
    }

    /// Writes a field to an entry's draft, beginning one when none is in use; returns the handle that has the disk
    /// confirm it.
    pub(super) fn write(
        &mut self,
        store: &Store,
        head: &DraftHead,
        (field, value): (&Field, &Value),
        now: &Moment,
    ) -> Result<DraftSync, StoreError> {
        let draft = match self.in_use.entry(head.id) {
            Slot::Occupied(draft) => draft.into_mut(),
            // Never a draft that rests for the same entry: saving would remove its words, which nobody saw.
            Slot::Vacant(free) => free.insert(InUse::new(Draft::new(head.clone()), None)),
        };
        draft.draft.set(field, value.clone(), now.clone());
        draft.unwritten.push((*field, value.clone(), now.clone()));
        draft.write(store)?.syncer()
    }

    /// Writes all that could not be written to disk; whether there is still something that is in this window alone.
    pub(super) fn write_unkept(&mut self, store: &Store) -> bool {
        let all = self.in_use.values_mut().chain(self.unkept.values_mut());
        let left = all.filter_map(|draft| draft.write(store).err()).count();
        if left == 0 {
            for draft in std::mem::take(&mut self.unkept).into_values() {
                draft.file.into_iter().for_each(DraftFile::set_aside);
            }
        }
        left > 0
    }

    /// Lets go of all drafts; those that the disk does not take stay, in this window alone.
    pub(super) fn lock(&mut self, store: &Store) {
        for (id, mut draft) in std::mem::take(&mut self.in_use) {
            match draft.write(store) {
                Ok(_) => draft.file.into_iter().for_each(DraftFile::set_aside),
                Err(_) => drop(self.unkept.insert(id, draft)),
            }
        }
        self.resting.clear();
        self.discarded.clear();
    }

    /// Removes an entry's draft, as its content is saved.
    pub(super) fn finish(&mut self, id: EntryId) {
        if let Some(draft) = self.in_use.remove(&id).and_then(|draft| draft.file) {
            // A draft that is left over is dropped at the next start, as its words are saved.
            let _ = draft.finish();
        }
    }

    /// Lets an entry's draft rest; a later look finds it. One that the disk does not take rests in this window alone.
    pub(super) fn leave(&mut self, store: &Store, id: EntryId) -> Result<(), StoreError> {
        let Some(mut draft) = self.in_use.remove(&id) else { return Ok(()) };
        if let Err(error) = draft.write(store) {
            self.unkept.insert(id, draft);
            return Err(error);
        }
        draft.file.into_iter().for_each(DraftFile::set_aside);
        Ok(())
    }

    /// Forgets those that rest, so that a look finds them all.
    pub(super) fn let_go(&mut self) {
        self.resting.clear();
    }

    /// Takes the drafts that a look found. Drafts that rest here already were passed over as being in use, when two
    /// looks were under way at once.
    pub(super) fn found(&mut self, found: Vec<FoundDraft>) {
        self.resting.extend(found);
        self.resting.sort_by_key(|found| std::cmp::Reverse(found.draft.changed_at.instant()));
    }

    /// The drafts that rest, the one changed last first.
    pub(super) fn resting(&self) -> Vec<Draft> {
        let unkept = self.unkept.values().map(|unkept| unkept.draft.clone());
        unkept.chain(self.resting.iter().map(|found| found.draft.clone())).collect()
    }

    /// Goes on with a resting draft, unless a screen writes another one of the same entry: saving that entry would
    /// remove the words of the draft that was taken up.
    pub(super) fn resume(&mut self, id: EntryId) -> Resumed {
        if let (false, Some(unkept)) = (self.in_use.contains_key(&id), self.unkept.remove(&id)) {
            let draft = Box::new(unkept.draft.clone());
            self.in_use.insert(id, unkept);
            return Resumed::Draft(draft);
        }
        let Some(index) = self.index(id) else { return Resumed::Gone };
        match self.in_use.entry(id) {
            Slot::Occupied(_) => Resumed::Busy,
            Slot::Vacant(free) => {
                let found = self.resting.remove(index);
                let draft = Box::new(found.draft.clone());
                free.insert(InUse::new(found.draft.clone(), Some(found.resume())));
                Resumed::Draft(draft)
            }
        }
    }

    /// Throws an entry's draft away: the one in use, or otherwise the resting draft that was changed last.
    pub(super) fn discard(&mut self, id: EntryId) -> Result<(), StoreError> {
        let discarded = match self.in_use.remove(&id).or_else(|| self.unkept.remove(&id)) {
            Some(draft) => draft.file.map(DraftFile::discard),
            None => self.index(id).map(|index| self.resting.remove(index).resume().discard()),
        };
        self.discarded.extend(discarded.transpose()?);
        Ok(())
    }

    /// Takes back the draft thrown away last, so that it rests; tells whether there was one.
    pub(super) fn undo_discard(&mut self, store: &Store) -> Result<bool, StoreError> {
        let Some(discarded) = self.discarded.pop() else { return Ok(false) };
        match store.undo_discard(&discarded) {
            Ok(found) => {
                self.resting.insert(0, found);
                Ok(true)
            }
            Err(error) => {
                self.discarded.push(discarded);
                Err(error)
            }
        }
    }

    fn index(&self, id: EntryId) -> Option<usize> {
        self.resting.iter().position(|found| found.draft.head.id == id)
    }
}

impl Runtime {
    /// Takes the drafts that a look found; when the look failed, only the known ones count.
    pub(super) fn take_drafts(&mut self, found: Result<Vec<FoundDraft>, StoreError>) -> Vec<Reply> {
        let failed = match found {
            Ok(found) => {
                self.drafts.found(found);
                None
            }
            Err(error) => Some(Reply::SayAlso(error.to_string())),
        };
        std::iter::once(self.resting()).chain(failed).collect()
    }

    /// Looks for drafts at once, where the first screen depends on them.
    pub(in crate::tui) fn find_drafts_now(&mut self) -> Vec<Reply> {
        let found = self.store.find_drafts();
        self.take_drafts(found)
    }

    /// Whether words are in this window alone, as the disk does not take them even now.
    pub(in crate::tui) fn has_unkept(&mut self) -> bool {
        self.drafts.write_unkept(&self.store)
    }

    pub(super) fn write_draft(&mut self, head: &DraftHead, field: &Field, value: &Value) -> Vec<Reply> {
        match self.drafts.write(&self.store, head, (field, value), &self.clock.now()) {
            Ok(sync) => {
                self.held.push(Job::Confirm(sync));
                Vec::new()
            }
            // A draft is also written when no key was pressed: what a save said of the same disk stays in sight.
            Err(error) => vec![Reply::SayAlso(wording::draft_not_kept(&error))],
        }
    }

    pub(super) fn leave_draft(&mut self, id: EntryId) -> Vec<Reply> {
        match self.drafts.leave(&self.store, id) {
            Ok(()) => Vec::new(),
            Err(error) => vec![self.resting(), Reply::Say(unkept(&error))],
        }
    }

    pub(super) fn resting(&self) -> Reply {
        Reply::Drafts(self.drafts.resting())
    }

    pub(super) fn resume_draft(&mut self, id: EntryId) -> Vec<Reply> {
        let draft = match self.drafts.resume(id) {
            Resumed::Draft(draft) => draft,
            Resumed::Busy => return vec![Reply::Say(wording::BUSY.to_owned())],
            Resumed::Gone => return vec![Reply::Say(wording::DRAFT_IS_GONE.to_owned())],
        };
        let mut replies = self.read(&[Month::of(draft.head.day)]);
        replies.push(Reply::Resumed(draft));
        replies
    }

    pub(super) fn discard_draft(&mut self, id: EntryId) -> Vec<Reply> {
        match self.drafts.discard(id) {
            Ok(()) => Vec::new(),
            Err(error) => vec![Reply::Say(error.to_string())],
        }
    }

    pub(super) fn undo_discard(&mut self) -> Vec<Reply> {
        match self.drafts.undo_discard(&self.store) {
            Ok(true) => vec![self.resting(), Reply::Say(wording::DRAFT_IS_BACK.to_owned())],
            Ok(false) => Vec::new(),
            Err(error) => vec![Reply::Say(error.to_string())],
        }
    }
}

/// Said of a draft that was left while the disk does not take it.
fn unkept(error: &StoreError) -> String {
    wording::only_in_this_window(&error)
}

#[cfg(test)]
mod tests;
