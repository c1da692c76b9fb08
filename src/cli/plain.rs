//! `inward checkin`: opens the full screen on a day's check-in, or with `--plain` asks line by line.
//!
//! Line by line, every answer is in the draft before the next question is asked; the draft goes when the check-in is
//! on disk. Input from a pipe is in a draft of its own before a month is read.

mod questions;
mod trial;

use std::convert::Infallible;

use clap::Args;
use serde_json::{Value, json};

use super::globals::Globals;
use super::output::Output;
use super::setup::Setup;
use super::stdin::Answers;
use super::words_draft::WordsDraft;
use super::{CliError, Outcome, values, welcome};
use crate::config::Lists;
use crate::insight::hard_days;
use crate::journal::draft::Field;
use crate::journal::{
    Body, Caught, CaughtBody, CheckIn, CheckInPart, Day, Document, Draft, DraftHead, Entry, EntryId, Month,
    Scale, Sign, TickList,
};
use crate::store::{DraftFile, Sealing, Store, StoreError};
use crate::texts;
use crate::tui::Start;
use crate::wording::dates;
use crate::wording::screens::plain::ENDED;
use crate::wording::sealing;

const EXAMPLES: &str = "\
With --plain the questions come one by one, for answers from a terminal or a pipe. Each line answers a question: \
0 to 4, - to skip, or nothing to keep what is there; ticks by their numbers or ids. The order is: the five signs, \
steadiness, four tick-lists, the day's prompt, and free text, which an empty line ends.

Until the last answer only a draft is kept; it is offered next time. Ratings more than seven days old need a yes \
before they change.

Examples:
  inward checkin
  inward checkin --day yesterday
  inward checkin --plain
  printf '2\\n1\\n-\\n3\\n0\\n2\\nlate_reply\\n\\n\\n\\n\\n\\n' | inward checkin --plain";

/// Do the check-in of today or of another day
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckInArgs {
    /// The day of the check-in [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    day: Option<String>,
    /// Ask line by line, without the full screen
    #[arg(long)]
    plain: bool,
    /// Accept a day that is more than 400 days back
    #[arg(long)]
    confirm: bool,
}

pub(super) fn run(args: &CheckInArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    if args.plain {
        let mut answers = Answers::at_hand();
        let started = start(args, globals).and_then(|started| {
            started.0.name_skipped(out)?;
            Ok(started)
        });
        return match started {
            Ok((setup, day, today)) => {
                welcome::at_first_start(&setup, &mut answers, out)?;
                line_by_line(day.unwrap_or(today), &setup, &mut answers, out)
            }
            Err(error) => Err(answers.give_back(error, out)),
        };
    }
    let (setup, day, _) = start(args, globals)?;
    setup.open_screen(Start::CheckIn(day))
}

/// Finds where the check-in starts: the day that was named, and today.
fn start(args: &CheckInArgs, globals: &Globals) -> Result<(Setup, Option<Day>, Day), CliError> {
    let setup = Setup::new(globals)?;
    let today = setup.present(&setup.store_as_found()?).today;
    let meant = |day: &String| values::meant_day(day, today, args.confirm);
    let day = args.day.as_ref().map(meant).transpose()?;
    Ok((setup, day, today))
}

fn line_by_line(
    day: Day,
    setup: &Setup,
    answers: &mut Answers,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let piped = WordsDraft::first(&answers.all(), day, setup);
    match walk(day, setup, answers, out) {
        Ok(outcome) => {
            answers.pass();
            let said = out.flush();
            let rest = answers.rest();
            if rest.is_empty() {
                piped.done();
                return said.map(|()| outcome);
            }
            if said.and_then(|()| out.give_back(rest)).is_ok() {
                piped.done();
                out.remark("there is more input after the last answer: it is printed, not saved")?;
            } else {
                piped.keep();
                out.remark("there is more input after the last answer: it is kept as the draft of a note")?;
            }
            Ok(Outcome::Partly)
        }
        Err(error) if answers.rest().is_empty() => {
            piped.done();
            Err(error)
        }
        // Words that cannot be meant this way are not kept, but they are not lost either.
        Err(error @ CliError::Usage(_)) => {
            piped.done();
            Err(answers.give_back(error, out))
        }
        Err(error) if piped.keep() => {
            Err(error.with("all of your input is also kept as the draft of a note: open inward"))
        }
        Err(error) => Err(answers.give_back(error, out)),
    }
}

fn walk(day: Day, setup: &Setup, answers: &mut Answers, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store_as_found_for_writing()?;
    if store.sealing() == Sealing::Locked {
        let mut walk = Walk::start(day, &Document::new(Month::of(day)), store, setup, answers, out)?;
        return match walk.ask_everything() {
            Ok(()) => walk.catch(),
            Err(error) => Err(walk.set_aside(error)),
        };
    }
    let reading = store.read(Month::of(day))?;
    if let Some(problem) = &reading.problem {
        out.remark(problem)?;
    }
    let mut walk = Walk::start(day, &reading.document, store, setup, answers, out)?;
    match walk.ask_everything() {
        Ok(()) => walk.save(),
        Err(error) => Err(walk.set_aside(error)),
    }
}

/// One check-in on its way.
struct Walk<'a> {
    day: Day,
    /// The entry that is stored for the day.
    stored: Option<Entry>,
    draft: Draft,
    /// The draft on disk, once there is an answer.
    file: Option<DraftFile>,
    store: Store,
    setup: &'a Setup,
    lists: Lists,
    answers: &'a mut Answers,
    /// The words written in this walk.
    new_words: Vec<String>,
    out: &'a mut Output,
}

impl<'a> Walk<'a> {
    fn start(
        day: Day,
        document: &Document,
        store: Store,
        setup: &'a Setup,
        answers: &'a mut Answers,
        out: &'a mut Output,
    ) -> Result<Self, CliError> {
        let stored = document.check_in(day).cloned();
        let head = DraftHead {
            id: EntryId::of_check_in(day),
            kind: "check_in".to_owned(),
            day,
            base: stored.as_ref().map(Entry::digest),
            started_at: setup.clock.now(),
        };
        let lists = Lists::new(setup.config());
        let mut walk = Self {
            day,
            stored,
            draft: Draft::new(head),
            file: None,
            store,
            setup,
            lists,
            answers,
            new_words: Vec::new(),
            out,
        };
        walk.look_for_a_draft()?;
        Ok(walk)
    }

    /// Goes on with a draft of the day from before: from a pipe at once, otherwise if the person wants to.
    fn look_for_a_draft(&mut self) -> Result<(), CliError> {
        if self.is_locked() {
            return Ok(());
        }
        let id = self.draft.head.id;
        let Some(found) = self.store.find_drafts()?.into_iter().find(|found| found.draft.head.id == id)
        else {
            return Ok(());
        };
        if self.answers.from_a_person {
            let start = self.setup.day_start(&self.setup.state(&self.store));
            let ago = dates::ago(&found.draft.changed_at, &self.setup.clock.now(), start);
            self.out.line(format!("You were in the middle of this, {ago}."))?;
            if !self.yes_or_no("Continue it? (y or n) ")? {
                found.resume().discard()?;
                self.out.line("It stays in the trash for 30 days.")?;
                return Ok(());
            }
        }
        self.draft = found.draft.clone();
        self.file = Some(found.resume());
        Ok(())
    }

    fn ask_everything(&mut self) -> Result<(), CliError> {
        self.out.line(dates::full(self.day))?;
        for (page, sign) in Sign::ALL.into_iter().enumerate() {
            self.ask_rating(Scale::Sign(sign))?;
            self.keep(&Field::Page, json!(page + 1))?;
        }
        self.ask_rating(Scale::Steadiness)?;
        self.confirm_old_ratings()?;
        for list in TickList::ALL {
            self.ask_ticks(list)?;
        }
        if !self.is_locked() {
            self.ask_about_trial()?;
        }
        self.ask_prompt()?;
        self.ask_words()
    }

    /// Returns the check-in to save now.
    fn check_in(&self) -> CheckIn {
        match self.draft.body(self.stored.as_ref()) {
            Some(Body::CheckIn(check_in)) => *check_in,
            _ => CheckIn::default(),
        }
    }

    /// Puts an answer into the draft.
    fn keep(&mut self, field: &Field, value: Value) -> Result<(), CliError> {
        let at = self.setup.clock.now();
        if self.file.is_none() {
            self.file = Some(self.store.start_draft(&self.draft.head)?);
        }
        if let Some(file) = &mut self.file {
            file.append(field, &value, &at)?;
        }
        self.draft.set(field, value, at);
        Ok(())
    }

    /// The answer to a question; one that cannot be read is asked for again, unless it came from a pipe.
    fn answer<T>(
        &mut self,
        question: &str,
        read: impl Fn(&Self, &str) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        loop {
            let line = self.answers.after(question, self.out)?;
            let line = line.ok_or_else(|| CliError::failed(ENDED))?;
            match read(self, line.trim()) {
                Err(CliError::Usage(fault)) if self.answers.from_a_person => self.out.line(fault)?,
                answer => return answer,
            }
        }
    }

    fn yes_or_no(&mut self, question: &str) -> Result<bool, CliError> {
        self.answer(question, |_, answer| values::yes_or_no(answer))
    }

    fn is_locked(&self) -> bool {
        self.store.sealing() == Sealing::Locked
    }

    /// Seals the answers into the inbox of a locked journal.
    fn catch(mut self) -> Result<Outcome, CliError> {
        let present = self.setup.present(&self.store);
        let body = CaughtBody::CheckIn(CheckInPart::of(&self.check_in()));
        let (id, day) = (self.setup.clock.fresh_id(), self.day);
        let caught = Caught { id, day, made_at: present.now, today: present.today, body };
        if let Err(error) = self.store.catch(&caught) {
            return Err(self.set_aside(error.into()));
        }
        if let Some(Err(error)) = self.file.take().map(DraftFile::finish) {
            self.out.remark(error)?;
        }
        self.out.settled("it is sealed, and is sorted in at the next unlock");
        self.out.line("")?;
        self.out.line(sealing::SEALED_FOR_LATER)?;
        self.setup.point_to_support(self.new_words.iter().map(String::as_str), self.out)?;
        Ok(Outcome::Done)
    }

    fn save(mut self) -> Result<Outcome, CliError> {
        let present = self.setup.present(&self.store);
        let mut written = false;
        let edited = self.store.edit(Month::of(self.day), |document| {
            let version = match self.draft.body(document.check_in(self.day)) {
                Some(Body::CheckIn(check_in)) => {
                    document.check_in_version(self.day, *check_in, present.now.clone(), present.today)
                }
                _ => None,
            };
            written = version.is_some();
            Ok::<_, Infallible>(version)
        });
        let id = self.draft.head.id;
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
            self.out.remark(error)?;
        }
        self.out.settled(what);
        self.out.line("")?;
        if written {
            let is_hard = hard_days::is_hard_evening(&self.check_in().ratings);
            let generic = &texts::check_in().generic;
            self.out.line(if is_hard { &texts::night().evening.saved } else { &generic.saved })?;
            self.out.line(format!("{day} is recorded."))?;
            if is_hard {
                self.out.line(&texts::night().evening.printed)?;
            }
        } else {
            self.out.line(format!("Nothing changed: {day} already says this."))?;
        }
        self.setup.point_to_support(self.new_words.iter().map(String::as_str), self.out)?;
        Ok(Outcome::Done)
    }

    /// Leaves the draft for later and says so in the error.
    fn set_aside(self, error: CliError) -> CliError {
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
}
