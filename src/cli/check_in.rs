//! `inward checkin`: opens the full screen on a day's check-in, or with `--plain` asks line by line.
//!
//! Line by line, every answer is in the draft before the next question is asked; the draft goes when the check-in is
//! on disk. Input from a pipe is in a draft of its own before a month is read.

mod notes;
mod questions;
mod saving;
mod trial;

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
use crate::journal::draft::Field;
use crate::journal::{
    Body, CheckIn, Day, Document, Draft, DraftHead, Entry, EntryId, Month, Resumed, Scale, TickList,
};
use crate::store::{DraftFile, Sealing, Store};
use crate::tui::Start;
use crate::wording::dates;
use crate::wording::parts;
use crate::wording::screens::menu::TRASH_BRINGS_BACK;
use crate::wording::screens::{offer, plain as wording};

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
    /// The version that saving replaces; all of it is in the answers.
    seen: Option<Entry>,
    /// The answers so far.
    answers: Body,
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
        let lists = Lists::new(&desk.setup.config());
        let draft = Draft::new(head);
        let Resumed { seen, body, .. } = Resumed::of(&draft, Some(document), stored.as_ref());
        let answers = body.unwrap_or_else(|| Body::CheckIn(Box::default()));
        let mut walk = Self { day, stored, seen, answers, draft, file: None, store, lists, desk };
        Ok(walk.look_for_a_draft(document)?.then_some(walk))
    }

    /// Goes on with a draft of the day from before: from a pipe at once, otherwise if the person wants to. Whether the
    /// questions are asked at all.
    fn look_for_a_draft(&mut self, document: &Document) -> Result<bool, CliError> {
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
            self.desk.say(offer::in_the_middle(&ago))?;
            match self.yes_or_no(wording::CONTINUE_CHECK_IN, wording::CONTINUE_CHECK_IN_HELP)? {
                Asked::Answer(true) => {}
                Asked::Answer(false) => {
                    found.resume().discard()?;
                    self.desk.say(wording::IN_THE_TRASH)?;
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
        let resumed = Resumed::of(&self.draft, Some(document), self.stored.as_ref());
        if let Some(stored) = &self.stored
            && let Some(said) = parts::changed_since_a_draft(&resumed.changed, stored, &self.lists)
        {
            self.desk.say(said)?;
        }
        self.seen = resumed.seen;
        self.answers = resumed.body.unwrap_or_else(|| Body::CheckIn(Box::default()));
        Ok(true)
    }

    /// Asks question after question, and back; whether the last was answered.
    fn ask_everything(&mut self) -> Result<bool, CliError> {
        self.desk.say(dates::full(self.day))?;
        if self.desk.answers.from_a_person {
            if self.stored.is_some() {
                self.wrapped("", wording::IS_RECORDED)?;
            }
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
        match &self.answers {
            Body::CheckIn(check_in) => (**check_in).clone(),
            _ => CheckIn::default(),
        }
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
        if let Some(answer) = self.answers.read(*field, &value) {
            self.answers.set(*field, answer);
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
}
