//! The end of a check-in line by line: it is saved, sealed for later, or left as a draft.

use std::convert::Infallible;

use super::{Walk, questions};
use crate::cli::setup::Present;
use crate::cli::{CliError, Outcome};
use crate::insight::hard_days;
use crate::journal::{Caught, CaughtBody, CheckIn, CheckInPart, Document, Entry, Month, Revision};
use crate::store::{DraftFile, StoreError};
use crate::texts;
use crate::wording::dates;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens::plain as wording;
use crate::wording::sealing;

impl Walk<'_> {
    /// Seals the answers into the inbox of a locked journal.
    pub(super) fn catch(mut self) -> Result<Outcome, CliError> {
        let present = self.desk.setup.present(&self.store);
        let body = CaughtBody::CheckIn(CheckInPart::of(&self.check_in()));
        let (id, day) = (self.desk.setup.clock.fresh_id(), self.day);
        let caught = Caught { id, day, made_at: present.now, today: present.today, body };
        if let Err(error) = self.store.catch(&caught) {
            return Err(self.set_aside(error.into()));
        }
        if let Some(Err(error)) = self.file.take().map(DraftFile::finish) {
            self.desk.out.remark(error)?;
        }
        self.desk.out.settled("it is sealed, and is sorted in at the next unlock");
        self.desk.out.line("")?;
        self.desk.say(sealing::SEALED_FOR_LATER)?;
        let words = self.new_words();
        self.desk.setup.point_to_support(words.iter().map(String::as_str), self.desk.out)?;
        Ok(Outcome::Done)
    }

    pub(super) fn save(mut self) -> Result<Outcome, CliError> {
        let present = self.desk.setup.present(&self.store);
        let (mut written, mut waiting) = (false, 0);
        let edited = self.store.edit(Month::of(self.day), |document| {
            waiting = document.waiting(self.draft.head.id).len();
            let version = self.version(document, &present);
            written = version.is_some();
            Ok::<_, Infallible>(version)
        });
        let id = self.draft.head.id;
        let kept = edited.as_ref().ok().and_then(|edited| edited.as_ref().ok());
        let kept = kept.map_or(0, |reading| reading.document.waiting(id).len());
        let day = dates::full(self.day);
        let what = format!("the check-in of {day} is saved");
        if let Err(error) = edited {
            if matches!(error, StoreError::NotCertain { .. }) {
                // The draft stays, and the next start drops it if the check-in is there to stay.
                let _ = self.store.remember_unsaid(id, self.day, "", &present.now);
                return Err(CliError::of_write(&what, error));
            }
            return Err(self.set_aside(error.into()));
        }
        let is_unsaid = self.store.unsaid().is_ok_and(|unsaid| unsaid.holds(id, "", &present.now));
        if !written && is_unsaid {
            let confirmed = self.store.confirm(Month::of(self.day));
            confirmed.map_err(|error| CliError::of_write(&what, error))?;
        }
        // A draft that cannot be removed is no harm: the next start sees that it is saved and drops it.
        if let Some(Err(error)) = self.file.take().map(DraftFile::finish) {
            self.desk.out.remark(error)?;
        }
        self.desk.out.settled(what);
        self.desk.out.line("")?;
        self.say_saved(written)?;
        if kept > waiting {
            self.desk.say(wording::BOTH_ARE_KEPT)?;
        }
        Ok(Outcome::Done)
    }

    /// The version to save over what the document holds by now; `None` when that says all of it already.
    fn version(&self, document: &Document, present: &Present) -> Option<Entry> {
        let stored = document.check_in(self.day);
        if stored.is_some_and(|stored| stored.body == self.answers) {
            return None;
        }
        let now = present.now.clone();
        if self.seen.is_none() && stored.is_none() {
            return document.check_in_version(self.day, self.check_in(), now, present.today);
        }
        let made = Entry::new_check_in(self.day, self.check_in(), now, present.today);
        Revision::of_draft(self.seen.as_ref(), self.draft.head.base, stored, made).onto(stored)
    }

    /// Says what was saved, and points to people who answer where there is a reason.
    fn say_saved(&mut self, written: bool) -> Result<(), CliError> {
        let day = dates::full(self.day);
        if written {
            let is_hard = hard_days::is_hard_evening(&self.check_in().ratings);
            let generic = &texts::check_in().generic;
            self.desk.say(if is_hard { &texts::night().evening.saved } else { &generic.saved })?;
            self.desk.say(format!("{day} is recorded."))?;
            if is_hard && !hard_days::is_at_the_top(&self.check_in().ratings) {
                self.desk.say(&texts::night().evening.printed)?;
            }
        } else {
            self.desk.say(format!("Nothing changed: {day} already says this."))?;
        }
        let occasions = self.occasions(written)?;
        self.desk.setup.point_to_support_for(&occasions, self.desk.out)
    }

    /// The reasons to point to people who answer: heavy words come before what was rated.
    fn occasions(&self, written: bool) -> Result<Vec<Occasion>, CliError> {
        let words = self.new_words();
        let words = words.iter().map(String::as_str);
        let is_checked = self.desk.setup.config().phrase_check;
        let mut occasions = if is_checked { Occasion::of_words(words) } else { Vec::new() };
        if written && hard_days::is_at_the_top(&self.check_in().ratings) {
            occasions.push(Occasion::Lot);
        }
        if written {
            let last = questions::last_up_to(&self.store, self.day.plus(1), hard_days::LAST)?;
            occasions.extend(hard_days::are_hard_days(last.entries().rev()).then_some(Occasion::HardDays));
        }
        Ok(occasions)
    }

    /// Leaves before the end: what was answered stays as a draft.
    pub(super) fn leave(self) -> Result<Outcome, CliError> {
        let stored = self.stored.as_ref().and_then(Entry::check_in);
        let is_new = self.check_in() != stored.cloned().unwrap_or_default();
        let out = self.desk.out;
        match self.file {
            Some(file) if is_new => {
                let _ = file.syncer().and_then(|syncer| syncer.sync());
                file.set_aside();
                out.line(wording::KEPT_AS_A_DRAFT)?;
            }
            Some(file) => {
                if let Err(error) = file.finish() {
                    out.remark(error)?;
                }
            }
            None => {}
        }
        Ok(Outcome::Done)
    }

    /// Leaves the draft for later and says so in the error.
    pub(super) fn set_aside(self, error: CliError) -> CliError {
        // That nobody reads the questions is no success here: the check-in is not saved.
        let error = match error {
            CliError::Closed => CliError::failed(format!("{error}, before the last answer")),
            error => error,
        };
        let kept = match self.file {
            Some(file) => {
                // The answers are written in any case; a sync only has them survive a power cut, too.
                let _ = file.syncer().and_then(|syncer| syncer.sync());
                file.set_aside();
                let day = self.day;
                format!("the answers are kept as a draft; continue with inward checkin --plain --day {day}")
            }
            None => "nothing is saved, because there was no answer".to_owned(),
        };
        error.with(kept)
    }

    /// The words that the stored check-in does not have, whether they were written in this walk or are those of a draft.
    fn new_words(&self) -> Vec<String> {
        let stored = self.stored.as_ref().and_then(Entry::check_in);
        let texts = |check_in: Option<&CheckIn>| -> Vec<String> {
            check_in.into_iter().flat_map(CheckIn::texts).map(str::to_owned).collect()
        };
        let before = texts(stored);
        let is_new = |text: &String| !before.contains(text);
        // What was added begins on a line of its own; anything else makes other words of those before it.
        let rest = |text: &str, before: &String| {
            let rest = text.strip_prefix(before.as_str()).filter(|rest| rest.starts_with('\n'));
            rest.map(str::to_owned)
        };
        let added = |text: String| {
            let rests = before.iter().filter(|it| !it.is_empty()).filter_map(|it| rest(&text, it));
            rests.min_by_key(String::len).unwrap_or(text)
        };
        texts(Some(&self.check_in())).into_iter().filter(is_new).map(added).collect()
    }
}
