//! One writing session, the same for every screen that writes: an entry is begun or continued from a draft, edits go
//! to the draft, saving replaces only what was seen, and the draft goes once the entry is on disk.

use crate::wording::screens::writing as wording;
use serde_json::Value;

use super::Context;
use crate::journal::draft::Field;
use crate::journal::{Body, CheckIn, Day, Draft, DraftHead, Entry, EntryId, Month, Resumed, Revision};
use crate::tui::effect::{Effect, base_of};
use crate::tui::task::{Reply, Task, Words};
use crate::wording::parts;

/// An entry that is being written or changed.
#[derive(Clone, Debug)]
pub struct Writing {
    head: DraftHead,
    /// The version that saving replaces, since all of it is seen.
    seen: Option<Box<Entry>>,
    /// The session that begins once the stored entry is known.
    pending: Option<Pending>,
    /// Whether there is a draft of it.
    has_draft: bool,
    /// Whether something was typed that is not in the draft yet.
    is_unsynced: bool,
    /// The body that is on its way to the disk.
    saving: Option<Body>,
}

/// The start of a session that depends on what is stored.
#[derive(Clone, Debug)]
enum Pending {
    /// The stored version.
    Stored,
    /// A draft, laid over the stored version.
    Draft(Box<Draft>),
}

/// The state that a session goes on with.
pub(in crate::tui) struct TakenUp {
    /// The words so far.
    pub(in crate::tui) body: Option<Body>,
    /// The message on what changed since the draft, if anything did.
    pub(in crate::tui) says: Option<Effect>,
}

/// The outcome of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Saved {
    /// All that is written is on disk.
    All,
    /// More was written meanwhile; that is an edit of the entry on disk.
    Part,
}

impl Writing {
    /// A new entry of a kind on a day, or the stored one with this id.
    pub(in crate::tui) fn new(kind: &str, day: Day, id: Option<EntryId>, context: &Context<'_>) -> Self {
        let seen = id.and_then(|id| context.journal.entry(id)).cloned();
        let head = DraftHead {
            id: id.unwrap_or(context.fresh_id),
            kind: kind.to_owned(),
            day: seen.as_ref().map_or(day, |entry| entry.day),
            base: base_of(seen.as_ref()),
            started_at: context.now.clone(),
        };
        let seen = seen.map(Box::new);
        Self { head, seen, pending: None, has_draft: false, is_unsynced: false, saving: None }
    }

    /// Takes up the entry stored under an id of that day, once its month has been read.
    pub(super) fn of_stored(kind: &str, day: Day, id: EntryId, context: &Context<'_>) -> Self {
        let mut writing = Self::new(kind, day, None, context);
        writing.head.id = id;
        writing.pending = Some(Pending::Stored);
        writing
    }

    /// Takes up a draft, once the stored entry is known.
    pub(super) fn resumed(draft: &Draft) -> Self {
        Self {
            head: draft.head.clone(),
            seen: None,
            pending: Some(Pending::Draft(Box::new(draft.clone()))),
            has_draft: true,
            is_unsynced: false,
            saving: None,
        }
    }

    /// Takes up the pending start, as soon as the stored entry is known; `None` until then and after.
    pub(super) fn take_up(&mut self, context: &Context<'_>) -> Option<TakenUp> {
        if self.waits_for(context).is_some() {
            return None;
        }
        match self.pending.take()? {
            Pending::Draft(draft) => {
                let stored = context.journal.entry(draft.head.id);
                let month = context.journal.month(Month::of(draft.head.day));
                let resumed = Resumed::of(&draft, month, stored);
                let says = stored.and_then(|stored| {
                    parts::changed_since_a_draft(&resumed.changed, stored, &context.settings.lists)
                });
                self.seen = resumed.seen.map(Box::new);
                Some(TakenUp { body: resumed.body, says: says.map(Effect::Say) })
            }
            Pending::Stored => {
                let stored = context.journal.entry(self.head.id).cloned();
                self.head.base = base_of(stored.as_ref());
                let body = stored.as_ref().map(|stored| stored.body.clone());
                self.seen = stored.map(Box::new);
                Some(TakenUp { body, says: None })
            }
        }
    }

    /// Returns the month that must be read before the stored entry is known.
    pub(super) fn waits_for(&self, context: &Context<'_>) -> Option<Month> {
        let month = Month::of(self.head.day);
        let depends = match self.pending.as_ref()? {
            Pending::Stored => true,
            // A check-in has the id of its day, so that another may have been stored.
            Pending::Draft(draft) => {
                draft.head.base.is_some() || draft.head.id == EntryId::of_check_in(draft.head.day)
            }
        };
        (depends && context.journal.month(month).is_none()).then_some(month)
    }

    /// Whether its start has not been taken up yet.
    pub(super) fn is_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// The draft that is to be taken up.
    pub(super) fn pending_draft(&self) -> Option<&Draft> {
        match self.pending.as_ref()? {
            Pending::Draft(draft) => Some(draft),
            Pending::Stored => None,
        }
    }

    /// The head of its draft.
    #[cfg(test)]
    pub(super) fn head(&self) -> &DraftHead {
        &self.head
    }

    /// The entry's id.
    pub(in crate::tui) fn id(&self) -> EntryId {
        self.head.id
    }

    /// The entry's day.
    pub(super) fn day(&self) -> Day {
        self.head.day
    }

    /// The version that was seen.
    pub(super) fn seen(&self) -> Option<&Entry> {
        self.seen.as_deref()
    }

    /// Whether it makes a new entry.
    pub(super) fn is_new(&self) -> bool {
        self.head.base.is_none()
    }

    /// Whether there is a draft of it.
    pub(in crate::tui) fn has_draft(&self) -> bool {
        self.has_draft
    }

    /// Whether saving this would change nothing.
    pub(in crate::tui) fn is_unchanged(&self, body: &Body) -> bool {
        match &self.seen {
            Some(seen) => seen.body == *body,
            None => self.is_new() && is_blank(body),
        }
    }

    /// Opens the words of a field in the person's own editor. The draft must have the field by then: after a crash, the words
    /// find back to it.
    pub(in crate::tui) fn edit_outside(&mut self, field: Field, text: String) -> Effect {
        self.is_unsynced = false;
        Effect::EditOutside(Words { id: self.head.id, field, text })
    }

    /// The words of a field that came back from there, if they are of this entry.
    pub(in crate::tui) fn edited<'a>(&self, reply: &'a Reply) -> Option<&'a Words> {
        match reply {
            Reply::Edited(words) if words.id == self.head.id => Some(words),
            _ => None,
        }
    }

    /// Notes whether something was typed.
    pub(in crate::tui) fn typed(&mut self, changed: bool) {
        self.is_unsynced |= changed;
    }

    /// Whether something was typed that is not in the draft yet.
    pub(in crate::tui) fn is_unsynced(&self) -> bool {
        self.is_unsynced
    }

    /// Writes a field to the draft.
    pub(in crate::tui) fn draft(&mut self, field: Field, value: Value) -> Effect {
        self.has_draft = true;
        Effect::Do(Task::Draft(self.head.clone(), field, value))
    }

    /// Marks the typed words as being in the draft from now on; returns whether there were any.
    pub(in crate::tui) fn take_typed(&mut self) -> bool {
        std::mem::take(&mut self.is_unsynced)
    }

    /// The version that saving this makes: an edit of the one that was seen, or a new entry.
    pub(super) fn revision(&self, body: Body, context: &Context<'_>) -> Revision {
        let head = &self.head;
        let made = Entry::new(head.id, head.day, body, context.now.clone(), context.today);
        Revision::of_draft(self.seen(), head.base, context.journal.entry(head.id), made)
    }

    /// Has this on its way to the disk; `None` while a save is under way.
    pub(in crate::tui) fn save(&mut self, body: Body, context: &Context<'_>) -> Option<Revision> {
        if self.is_saving() {
            return None;
        }
        let revision = self.revision(body.clone(), context);
        self.saving = Some(body);
        Some(revision)
    }

    /// Whether a save is under way.
    pub(in crate::tui) fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// Takes in the outcome of a save, given the words written since.
    pub(in crate::tui) fn receive(
        &mut self,
        reply: &Reply,
        written: &Body,
        context: &Context<'_>,
    ) -> Option<Saved> {
        match reply {
            Reply::Saved(id) if *id == self.head.id => {
                let Some(saved) = self.saving.take().filter(|saved| saved != written) else {
                    return Some(Saved::All);
                };
                // Not just the version shown: that may come from another device, and nobody saw it here.
                let month = context.journal.month(Month::of(self.head.day));
                let mut versions = month.into_iter().flat_map(|month| month.versions(self.head.id));
                if let Some(stored) = versions.find(|version| version.body == saved).cloned() {
                    self.head.base = Some(stored.digest());
                    self.seen = Some(Box::new(stored));
                }
                self.head.started_at = context.now.clone();
                self.is_unsynced = true;
                Some(Saved::Part)
            }
            Reply::NotSaved(entries, _) if entries.contains(&self.head.id) => {
                self.saving = None;
                None
            }
            _ => None,
        }
    }

    /// Closes; the draft, if there is one, is kept and offered again.
    pub(in crate::tui) fn keep(&self) -> Vec<Effect> {
        let draft = self
            .has_draft
            .then(|| [Effect::Do(Task::LeaveDraft(self.head.id)), Effect::Do(Task::FindDrafts)]);
        draft.into_iter().flatten().chain([Effect::Close]).collect()
    }

    /// Closes without the draft: it holds nothing that is not stored, and would be offered for nothing.
    pub(in crate::tui) fn discard(&mut self) -> Vec<Effect> {
        self.is_unsynced = false;
        let draft = self.has_draft.then_some(Effect::Do(Task::DiscardDraft(self.head.id)));
        draft.into_iter().chain([Effect::Close]).collect()
    }
}

/// Says that a draft is kept.
pub(in crate::tui) fn says_kept() -> Effect {
    Effect::Say(wording::KEPT_AS_A_DRAFT.to_owned())
}

fn is_blank(body: &Body) -> bool {
    match body {
        Body::CheckIn(check_in) => **check_in == CheckIn::default(),
        Body::Note(note) => note.text.trim().is_empty(),
        Body::Practice(practice) => practice.is_all_blank(),
        Body::Other { .. } => false,
    }
}

#[cfg(test)]
mod tests;
