//! The draft that protects text on its way into the journal. It is written before a month is read, so that a sudden end
//! loses nothing, and it stays until the program has said that the text is saved: otherwise people would send it again.

use std::fmt::Display;

use serde_json::Value;

use super::output::Output;
use super::setup::{Present, Setup};
use super::stdin::{Kept, Words};
use super::{CliError, Outcome};
use crate::journal::draft::Field;
use crate::journal::format::unsaid::{Unsaid, is_recent};
use crate::journal::{
    Body, Caught, CaughtBody, Day, Document, DraftHead, Entry, EntryId, Moment, Month, Note,
};
use crate::store::{DraftFile, Store, StoreError};
use crate::wording::sealing as wording;

/// The change that a command makes to a month, and the words for it.
pub(super) struct Save {
    /// The entry that the words are in.
    pub(super) id: EntryId,
    /// `None` when the month says it already.
    pub(super) version: Option<Entry>,
    /// Whether the disk may not have confirmed what the month says already.
    pub(super) is_open: bool,
    /// The words for what is done: `the note 8e2b7a10 of 2026-11-22 is saved`.
    pub(super) what: String,
    /// The line that says so.
    pub(super) line: String,
}

/// Words in a draft of a note, or none.
pub(super) struct WordsDraft {
    /// The entry that the draft would become.
    pub(super) id: EntryId,
    /// Whether an earlier run that was cut off a short time ago left them in it.
    pub(super) was_there: bool,
    day: Day,
    words: String,
    now: Moment,
    store: Option<Store>,
    draft: Option<DraftFile>,
    /// The earlier saves that could not be reported; `None` when that is not known.
    unsaid: Option<Unsaid>,
}

impl WordsDraft {
    /// Puts words into a draft, if one can be made.
    pub(super) fn first(words: &str, day: Day, setup: &Setup) -> Self {
        // Where the journal cannot be made, there may still be room for a draft.
        let store = setup.store_as_found_for_writing().or_else(|_| setup.store_as_found()).ok();
        let now = setup.clock.now();
        let mut kept = Self {
            id: setup.clock.fresh_id(),
            was_there: false,
            day,
            words: words.to_owned(),
            unsaid: store.as_ref().and_then(|store| store.unsaid().ok()),
            now,
            store,
            draft: None,
        };
        if words.is_empty() {
            return kept;
        }
        // A draft of a note that is there already is known by its id to hold nothing new.
        let is_note = |id: &EntryId| *id != EntryId::of_check_in(day);
        let saved =
            kept.unsaid.as_ref().and_then(|unsaid| unsaid.entries_of(day, words, &kept.now).find(is_note));
        kept.id = saved.unwrap_or(kept.id);
        if let Some(store) = &kept.store {
            if let Some(found) = store.find_draft_of_words(day, words, &kept.now) {
                kept.id = found.draft.head.id;
                kept.was_there = true;
                kept.draft = Some(found.resume());
            } else {
                kept.draft = kept.started(store);
            }
        }
        kept
    }

    fn started(&self, store: &Store) -> Option<DraftFile> {
        let head = DraftHead {
            id: self.id,
            kind: Body::Note(Note { text: String::new() }).kind().to_owned(),
            day: self.day,
            base: None,
            started_at: self.now.clone(),
        };
        let mut draft = store.start_draft(&head).ok()?;
        if draft.append(&Field::Text, &Value::from(self.words.as_str()), &self.now).is_ok() {
            return Some(draft);
        }
        // Half of the words help nobody.
        let _ = draft.finish();
        None
    }

    /// Whether that these words were saved in an entry a short time ago could not be said. Where that cannot be told,
    /// an entry of a short time ago that holds them counts: to say twice that it is saved does no harm.
    pub(super) fn was_unsaid(&self, entry: &Entry) -> bool {
        match &self.unsaid {
            Some(unsaid) => unsaid.holds(entry.id, &self.words, &self.now),
            None => is_recent(entry.made_at(), &self.now),
        }
    }

    /// Saves what `change` makes of the month, and says so; the draft goes when it is said. A refusal of `change` gives the
    /// draft up.
    pub(super) fn save(
        self,
        setup: &Setup,
        words: &mut Words,
        out: &mut Output,
        change: impl FnOnce(&Self, &Document) -> Result<Save, CliError>,
    ) -> Result<Outcome, CliError> {
        let store = match setup.store_as_found_for_writing() {
            Ok(store) => store,
            Err(error) => return Err(self.not_saved(error, words)),
        };
        let (mut id, mut is_open) = (self.id, false);
        let (mut what, mut line) = (String::new(), String::new());
        let edited = store.edit(Month::of(self.day), |document| {
            let version;
            Save { id, version, is_open, what, line } = change(&self, document)?;
            Ok(version)
        });
        let reading = match edited {
            Ok(Ok(reading)) => reading,
            Ok(Err(refusal)) => {
                self.refused();
                return Err(refusal);
            }
            Err(error @ StoreError::NotCertain { .. }) => {
                return Err(self.uncertain(&what, id, &error, words));
            }
            Err(error) => return Err(self.not_saved(error, words)),
        };
        words.kept = Kept::InJournal;
        if is_open && let Err(error) = store.confirm(Month::of(self.day)) {
            return Err(self.uncertain(&what, id, &error, words));
        }
        out.settled(format!("{what} in {}", store.root().join("journal").display()));
        let say = || {
            out.line(line)?;
            if let Some(problem) = &reading.problem {
                out.remark(problem)?;
            }
            setup.point_to_support([self.words.as_str()], out)?;
            out.flush()
        };
        let said = say();
        self.end(said, id)?;
        Ok(Outcome::Done)
    }

    /// Seals what a command was given into the inbox of a locked journal, and says so; the draft goes when it is said.
    pub(super) fn catch(
        self,
        body: CaughtBody,
        present: &Present,
        setup: &Setup,
        words: &mut Words,
        out: &mut Output,
    ) -> Result<Outcome, CliError> {
        let made_at = present.now.clone();
        let caught = Caught { id: self.id, day: self.day, made_at, today: present.today, body };
        let sealed = setup.store_as_found_for_writing().and_then(|store| Ok(store.catch(&caught)?));
        if let Err(error) = sealed {
            return Err(self.not_saved(error, words));
        }
        words.kept = Kept::InJournal;
        out.settled("it is sealed, and is sorted in at the next unlock");
        out.line(wording::SEALED_FOR_LATER)?;
        setup.point_to_support([self.words.as_str()], out)?;
        out.flush()?;
        self.done();
        Ok(Outcome::Done)
    }

    /// Keeps the draft of words that could not be saved, and says so in the error.
    fn not_saved(self, error: impl Display, words: &mut Words) -> CliError {
        words.kept = if self.keep() { Kept::InDraft } else { Kept::Nowhere };
        let error = CliError::failed(error.to_string());
        if words.kept == Kept::InDraft {
            error.with("your words are kept as the draft of a note: open inward")
        } else {
            error
        }
    }

    /// Keeps the draft for later; whether there is one that the disk has.
    pub(super) fn keep(self) -> bool {
        let Some(draft) = self.draft else { return false };
        let synced = draft.syncer().and_then(|syncer| syncer.sync());
        draft.set_aside();
        synced.is_ok()
    }

    /// Removes the draft: its words are somewhere else. If it stays, it is offered once more.
    pub(super) fn done(self) {
        if let Some(draft) = self.draft {
            let _ = draft.finish();
        }
    }

    /// Gives the draft up, as the words were not meant this way; a draft that was there before stays.
    fn refused(self) {
        match self.draft {
            Some(draft) if !self.was_there => drop(draft.finish()),
            Some(draft) => draft.set_aside(),
            None => {}
        }
    }

    /// Reports words that are in their place although the disk did not confirm that they will stay there. Their draft
    /// stays too: the next start drops it if they did.
    fn uncertain(mut self, what: &str, id: EntryId, error: &StoreError, words: &mut Words) -> CliError {
        self.remember(id);
        if let Some(draft) = self.draft.take() {
            let _ = draft.syncer().and_then(|syncer| syncer.sync());
            draft.set_aside();
        }
        words.kept = Kept::InJournal;
        let place = match error {
            StoreError::NotCertain { path, .. } => format!("in {}", path.display()),
            error => format!("({error})"),
        };
        CliError::failed(format!(
            "{what} {place}, but the disk did not confirm that it would survive a power cut: check the disk; the same \
             command within ten minutes changes nothing and confirms it"
        ))
    }

    /// Ends the draft once the save has been reported, or could not be.
    fn end(mut self, said: Result<(), CliError>, id: EntryId) -> Result<(), CliError> {
        let is_said = matches!(said, Ok(()) | Err(CliError::Closed));
        let is_remembered = is_said || self.remember(id);
        match self.draft.take() {
            // One that cannot be removed is no harm: the next start sees that it is saved and drops it.
            Some(draft) if is_remembered => drop(draft.finish()),
            // Then the next run knows the save by this draft.
            Some(draft) => draft.set_aside(),
            None => {}
        }
        if is_said && self.unsaid.as_ref().is_none_or(|unsaid| unsaid.holds(id, &self.words, &self.now)) {
            let _ = self.store.map(|store| store.forget_unsaid(id, &self.words, &self.now));
        }
        said
    }

    fn remember(&self, id: EntryId) -> bool {
        let remembered =
            self.store.as_ref().map(|store| store.remember_unsaid(id, self.day, &self.words, &self.now));
        matches!(remembered, Some(Ok(())))
    }
}
