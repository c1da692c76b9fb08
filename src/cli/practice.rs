//! `inward practice`: lists the exercises, opens one, or walks through it line by line.

use clap::Args;

use super::ask::Desk;
use super::globals::Globals;
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::stdin::Answers;
use super::walk::{self, Wanted};
use super::{CliError, Outcome, values, welcome};
use crate::config::Lists;
use crate::insight::practice::due::Due;
use crate::journal::nearest::nearest;
use crate::journal::practice::Kind;
use crate::journal::{Day, Entry};
use crate::texts::practice;
use crate::tui::Start;
use crate::tui::effect::Route;
use crate::wording::dates;
use crate::wording::width::padded;

const EXAMPLES: &str = "\
Without a name it lists the exercises, and what waits to be looked back on. A name may be written in any way: \
thought-record, \"thought record\".

With --plain the steps come one by one, for answers from a terminal or a pipe. Each line answers a step: a number or \
letter to choose, numbers for several, words as they are; Enter keeps what is there, - skips. A page of words ends \
with an empty line. Words with a colon do the rest:
  :back     one step back
  :clear    take the words out
  :close    keep the answers as a draft, and end
  :support  people who answer
  :worry    park a worry in one line, and come back
  :help     all of these words that work in this step

Examples:
  inward practice
  inward practice calm
  inward practice thought-record --plain
  inward practice 3f2a91 --plain        look back on the entry with this id";

/// List the exercises, or do one
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct PracticeArgs {
    /// An exercise, or the last 6 or more digits of the id of an entry that waits
    #[arg(value_name = "NAME|ID")]
    name: Option<String>,
}

pub(super) fn run(args: &PracticeArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let Some(name) = &args.name else {
        if globals.plain {
            // Answers may be meant for one that was not named.
            let error = CliError::usage("--plain needs a name here: inward practice lists the exercises");
            return Err(Answers::at_hand().give_back(error, out));
        }
        let setup = Setup::new(globals)?;
        setup.name_skipped(out)?;
        return list(&setup, out);
    };
    // What comes in a pipe cannot be read again: it is taken before anything else can fail.
    let taken = globals.plain.then(Answers::at_hand);
    let setup = match (Setup::new(globals), taken.as_ref()) {
        (Ok(setup), None) if !setup.is_plain => return in_window(name, &setup),
        (Ok(setup), _) => setup,
        (Err(error), _) => return Err(Answers::back_if_taken(taken, error, out)),
    };
    let mut answers = taken.unwrap_or_else(Answers::at_hand);
    let walked = line_by_line(name, &mut Desk { setup: &setup, answers: &mut answers, out });
    answers.ended(walked, out)
}

fn in_window(name: &str, setup: &Setup) -> Result<Outcome, CliError> {
    match wanted(name, setup)? {
        Meant::New(kind) => setup.open_screen(Start::Exercise(kind)),
        Meant::LookBack(due) => setup.open_screen(Start::LookBack(due.id, due.kind, due.day)),
    }
}

fn line_by_line(name: &str, desk: &mut Desk<'_>) -> Result<Outcome, CliError> {
    desk.setup.name_skipped(desk.out)?;
    let wanted = match wanted(name, desk.setup)? {
        Meant::New(kind) => Wanted::New(kind),
        Meant::LookBack(due) => Wanted::Open(Route::LookBack(due.id, due.kind, due.day)),
    };
    if !welcome::at_first_start(desk)? {
        return Ok(Outcome::Done);
    }
    walk::run(wanted, desk)
}

/// What a name or an id means: a new exercise, or a look back.
#[derive(Clone, Copy, Debug)]
enum Meant {
    New(Kind),
    LookBack(Due),
}

/// Finds what a name or an id means.
fn wanted(written: &str, setup: &Setup) -> Result<Meant, CliError> {
    let store = setup.store()?;
    let state = setup.state(&store);
    if let Some(kind) = kind(written) {
        if state.exercise_rests(kind, setup.present(&store).today) {
            let name = name_of(kind);
            return Err(CliError::failed(format!("{name} rests for now: inward practice lists the others")));
        }
        return Ok(Meant::New(kind));
    }
    let Ok(ending) = values::id(written) else { return Err(no_such_exercise(written)) };
    let due = setup.due(&store, &state)?;
    let mut found = due.iter().map(|(due, _)| due).filter(|due| due.id.to_string().ends_with(ending));
    match (found.next(), found.next()) {
        (Some(due), None) => Ok(Meant::LookBack(*due)),
        (Some(_), Some(_)) => {
            Err(CliError::usage(format!("several entries that wait end in {ending:?}: write more of the id")))
        }
        (None, _) => Err(CliError::failed(format!(
            "nothing that waits to be looked back on ends in {ending:?}: inward practice lists what does"
        ))),
    }
}

/// The exercise of a name, in any of the ways in which it may be written.
fn kind(written: &str) -> Option<Kind> {
    let wanted = values::plain_name(written);
    practice::practice().kinds().find(|kind| values::kind_names(*kind).any(|name| name == wanted))
}

fn no_such_exercise(written: &str) -> CliError {
    let names: Vec<String> = practice::practice().kinds().map(name_of).collect();
    let near = nearest(written, names.iter().map(String::as_str));
    let remedy = near
        .map_or_else(|| "inward practice lists them all".to_owned(), |near| format!("did you mean {near}?"));
    CliError::usage(format!("there is no exercise {written:?}: {remedy}"))
}

/// The name of an exercise as it is written on the command line.
fn name_of(kind: Kind) -> String {
    kind.key().replace('_', "-")
}

fn list(setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let texts = practice::practice();
    let lists = Lists::new(&setup.config());
    let store = setup.store()?;
    let today = setup.present(&store).today;
    let due = setup.due(&store, &setup.state(&store))?;
    let mut page = TextPage::new(out);
    if !due.is_empty() {
        page.words(0, texts.screen("due"))?;
        for (_, entry) in &due {
            page.line(&format!("  {}", told(entry, today, &lists)))?;
        }
        page.line("")?;
    }
    page.words(0, texts.screen("list"))?;
    for kind in texts.kinds() {
        let exercise = texts.exercise(kind);
        page.line(&format!("  {}  {} ({})", padded(&name_of(kind), 14), exercise.title, exercise.minutes))?;
    }
    page.line("")?;
    page.words(0, texts.screen("nudge"))?;
    Ok(Outcome::Done)
}

/// An entry that waits, in a line.
fn told(entry: &Entry, today: Day, lists: &Lists) -> String {
    let kind = practice::kind_name(entry.body.kind());
    let words =
        entry.practice().map(|it| practice::first_words(it, |list, id| lists.label(list, id).to_owned()));
    format!("{}  {kind}, {}: {}", entry.id.short(), dates::date(entry.day, today), words.unwrap_or_default())
}
