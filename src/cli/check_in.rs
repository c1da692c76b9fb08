//! `inward checkin`: opens the full screen on a day's check-in, or with `--plain` asks line by line.
//!
//! Line by line, every answer is in the draft before the next question is asked; the draft goes when the check-in is
//! on disk. Input from a pipe is in a draft of its own before a month is read.

mod notes;
mod questions;
mod trial;

use std::convert::Infallible;
use std::sync::Arc;

use clap::Args;
use serde_json::Value;

use super::ask::{Asked, Desk, Question};
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
    Scale, TickList,
};
use crate::store::{DraftFile, Sealing, Store, StoreError};
use crate::texts;
use crate::tui::Start;
use crate::wording::dates;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens::menu::TRASH_BRINGS_BACK;
use crate::wording::screens::{offer, plain as wording};
use crate::wording::sealing;

const EXAMPLES: &str = "\
With --plain the questions come one by one, for answers from a terminal or a pipe. Each line answers a question: \
0 to 4, - to skip, or nothing to keep what is there; ticks by their numbers, labels or ids. The order is: the five signs, \
steadiness, four tick-lists, the day's prompt, and free text, which an empty line ends. ? explains a question, back \
goes back by one.

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
    /// Accept a day that is more than 400 days back
    #[arg(long)]
    confirm: bool,
}

pub(super) fn run(args: &CheckInArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    // What comes in a pipe cannot be read again: it is taken before anything else can fail.
    let taken = globals.plain.then(Answers::at_hand);
    let (setup, day, today) = match (start(args, globals), taken.as_ref()) {
        (Ok((setup, day, _)), None) if !setup.is_plain => return setup.open_screen(Start::CheckIn(day)),
        (Ok(started), _) => started,
        (Err(error), _) => return Err(Answers::back_if_taken(taken, error, out)),
    };
    let mut answers = taken.unwrap_or_else(Answers::at_hand);
    if let Err(error) = setup.name_skipped(out) {
        return Err(answers.give_back(error, out));
    }
    let mut desk = Desk { setup: &setup, answers: &mut answers, out };
    if !welcome::at_first_start(&mut desk)? {
        return Ok(Outcome::Done);
    }
    line_by_line(day.unwrap_or(today), &mut desk)
}

/// Finds where the check-in starts: the day that was named, and today.
fn start(args: &CheckInArgs, globals: &Globals) -> Result<(Setup, Option<Day>, Day), CliError> {
    let setup = Setup::new(globals)?;
    let today = setup.present(&setup.store_as_found()?).today;
    let meant = |day: &String| values::meant_day(day, today, args.confirm);
    let day = args.day.as_ref().map(meant).transpose()?;
    Ok((setup, day, today))
}

fn line_by_line(day: Day, desk: &mut Desk<'_>) -> Result<Outcome, CliError> {
    let piped = WordsDraft::first(&desk.answers.all(), day, desk.setup);
    let walked = walk(day, desk);
    let Desk { answers, out, .. } = desk;
    match walked {
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

/// Asks for the check-in of a day, and saves it; left before its end, the answers are a draft.
pub(super) fn walk(day: Day, desk: &mut Desk<'_>) -> Result<Outcome, CliError> {
    let store = desk.setup.store_as_found_for_writing()?;
    let is_locked = store.sealing() == Sealing::Locked;
    let document =
        if is_locked { Arc::new(Document::new(Month::of(day))) } else { read(day, &store, desk.out)? };
    let Some(mut walk) = Walk::start(day, &document, store, desk.again())? else { return Ok(Outcome::Done) };
    match walk.ask_everything() {
        Ok(false) => walk.leave(),
        Ok(true) if is_locked => walk.catch(),
        Ok(true) => walk.save(),
        Err(error) => Err(walk.set_aside(error)),
    }
}

fn read(day: Day, store: &Store, out: &mut Output) -> Result<Arc<Document>, CliError> {
    let reading = store.read(Month::of(day))?;
    if let Some(problem) = &reading.problem {
        out.remark(problem)?;
    }
    Ok(reading.document)
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
    lists: Lists,
    desk: Desk<'a>,
}

/// One question of the check-in.
#[derive(Clone, Copy, Debug)]
enum Step {
    Rating(Scale),
    /// Whether ratings that are more than seven days old are really to change.
    OldRatings,
    Ticks(TickList),
    Trial,
    Prompt,
    Words,
}

impl Step {
    /// All of them, in the order in which they are asked.
    fn all() -> Vec<Self> {
        let ratings = Scale::ALL.into_iter().map(Self::Rating).chain([Self::OldRatings]);
        let ticks = TickList::ALL.into_iter().map(Self::Ticks);
        ratings.chain(ticks).chain([Self::Trial, Self::Prompt, Self::Words]).collect()
    }
}

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Answered,
    /// There was nothing to ask.
    NotAsked,
    /// The question before is wanted.
    Back,
}

impl<T> From<Asked<T>> for Done {
    fn from(asked: Asked<T>) -> Self {
        match asked {
            Asked::Answer(_) => Self::Answered,
            Asked::Back => Self::Back,
        }
    }
}

impl<'a> Walk<'a> {
    fn start(day: Day, document: &Document, store: Store, desk: Desk<'a>) -> Result<Option<Self>, CliError> {
        let stored = document.check_in(day).cloned();
        let head = DraftHead {
            id: EntryId::of_check_in(day),
            kind: "check_in".to_owned(),
            day,
            base: stored.as_ref().map(Entry::digest),
            started_at: desk.setup.clock.now(),
        };
        let lists = Lists::new(desk.setup.config());
        let mut walk = Self { day, stored, draft: Draft::new(head), file: None, store, lists, desk };
        Ok(walk.look_for_a_draft()?.then_some(walk))
    }

    /// Goes on with a draft of the day from before: from a pipe at once, otherwise if the person wants to. Whether the
    /// questions are asked at all.
    fn look_for_a_draft(&mut self) -> Result<bool, CliError> {
        if self.is_locked() {
            return Ok(true);
        }
        let id = self.draft.head.id;
        let Some(found) = self.store.find_drafts()?.into_iter().find(|found| found.draft.head.id == id)
        else {
            return Ok(true);
        };
        if self.desk.answers.from_a_person {
            let setup = self.desk.setup;
            let ago = dates::ago(
                &found.draft.changed_at,
                &setup.clock.now(),
                setup.day_start(&setup.state(&self.store)),
            );
            self.desk.out.line(offer::in_the_middle(&ago))?;
            match self.yes_or_no(wording::CONTINUE_CHECK_IN, wording::CONTINUE_CHECK_IN_HELP)? {
                Asked::Answer(true) => {}
                Asked::Answer(false) => {
                    found.resume().discard()?;
                    self.desk.out.line(wording::IN_THE_TRASH)?;
                    if self.desk.setup.is_menu.get() {
                        self.desk.say(TRASH_BRINGS_BACK)?;
                    }
                    return Ok(true);
                }
                Asked::Back => return Ok(false),
            }
        }
        self.draft = found.draft.clone();
        self.file = Some(found.resume());
        Ok(true)
    }

    /// Asks question after question, and back; whether the last was answered.
    fn ask_everything(&mut self) -> Result<bool, CliError> {
        self.desk.out.line(dates::full(self.day))?;
        if self.desk.answers.from_a_person {
            self.wrapped("", wording::HOW_IT_GOES)?;
        }
        let steps = Step::all();
        let mut asked: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            match self.ask(*step)? {
                Done::Answered => {
                    asked.push(at);
                    at += 1;
                }
                Done::NotAsked => at += 1,
                Done::Back => match asked.pop() {
                    Some(before) => at = before,
                    None => return Ok(false),
                },
            }
        }
        Ok(true)
    }

    fn ask(&mut self, step: Step) -> Result<Done, CliError> {
        match step {
            Step::Rating(scale) => self.ask_rating(scale),
            Step::OldRatings => self.confirm_old_ratings(),
            Step::Ticks(list) => self.ask_ticks(list),
            Step::Trial if self.is_locked() => Ok(Done::NotAsked),
            Step::Trial => self.ask_about_trial(),
            Step::Prompt => self.ask_prompt(),
            Step::Words => self.ask_words(),
        }
    }

    /// Returns the check-in to save now.
    fn check_in(&self) -> CheckIn {
        match self.draft.body(self.stored.as_ref()) {
            Some(Body::CheckIn(check_in)) => *check_in,
            _ => CheckIn::default(),
        }
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

    /// Puts an answer into the draft.
    fn keep(&mut self, field: &Field, value: Value) -> Result<(), CliError> {
        let at = self.desk.setup.clock.now();
        if self.file.is_none() {
            self.file = Some(self.store.start_draft(&self.draft.head)?);
        }
        if let Some(file) = &mut self.file {
            file.append(field, &value, &at)?;
        }
        self.draft.set(field, value, at);
        Ok(())
    }

    fn yes_or_no(&mut self, ask: &str, help: &str) -> Result<Asked<bool>, CliError> {
        self.desk.ask(&Question { ask, help, takes_words: false }, values::yes_or_no)
    }

    fn is_locked(&self) -> bool {
        self.store.sealing() == Sealing::Locked
    }

    /// Seals the answers into the inbox of a locked journal.
    fn catch(mut self) -> Result<Outcome, CliError> {
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
        self.desk.out.line(sealing::SEALED_FOR_LATER)?;
        let words = self.new_words();
        self.desk.setup.point_to_support(words.iter().map(String::as_str), self.desk.out)?;
        Ok(Outcome::Done)
    }

    fn save(mut self) -> Result<Outcome, CliError> {
        let present = self.desk.setup.present(&self.store);
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
            self.desk.out.remark(error)?;
        }
        self.desk.out.settled(what);
        self.desk.out.line("")?;
        self.say_saved(written)?;
        Ok(Outcome::Done)
    }

    /// Says what was saved, and points to people who answer where there is a reason.
    fn say_saved(&mut self, written: bool) -> Result<(), CliError> {
        let day = dates::full(self.day);
        if written {
            let is_hard = hard_days::is_hard_evening(&self.check_in().ratings);
            let generic = &texts::check_in().generic;
            self.desk.out.line(if is_hard { &texts::night().evening.saved } else { &generic.saved })?;
            self.desk.out.line(format!("{day} is recorded."))?;
            if is_hard && !hard_days::is_at_the_top(&self.check_in().ratings) {
                self.desk.out.line(&texts::night().evening.printed)?;
            }
        } else {
            self.desk.out.line(format!("Nothing changed: {day} already says this."))?;
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
    fn leave(self) -> Result<Outcome, CliError> {
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
