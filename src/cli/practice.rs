//! `inward practice`: lists the exercises, opens one, or walks through it line by line.

mod answer;
mod walk;

use clap::Args;

use super::globals::Globals;
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::stdin::Answers;
use super::{CliError, Outcome, values, welcome};
use crate::config::Lists;
use crate::insight::practice::due::Due;
use crate::journal::nearest::nearest;
use crate::journal::practice::Kind;
use crate::journal::{Day, Entry};
use crate::texts::practice;
use crate::tui::Start;
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
    /// Ask line by line, without the full screen
    #[arg(long, requires = "name")]
    plain: bool,
}

/// What is done: a new exercise, or a look back.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    New(Kind),
    LookBack(Due),
}

pub(super) fn run(args: &PracticeArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let Some(name) = &args.name else {
        let setup = Setup::new(globals)?;
        setup.name_skipped(out)?;
        return list(&setup, out);
    };
    if !args.plain {
        let setup = Setup::new(globals)?;
        return match wanted(name, &setup)? {
            Wanted::New(kind) => setup.open_screen(Start::Exercise(kind)),
            Wanted::LookBack(due) => setup.open_screen(Start::LookBack(due.id, due.kind, due.day)),
        };
    }
    let mut answers = Answers::at_hand();
    let walked = line_by_line(name, globals, &mut answers, out);
    answers.ended(walked, out)
}

fn line_by_line(
    name: &str,
    globals: &Globals,
    answers: &mut Answers,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let setup = Setup::new(globals)?;
    setup.name_skipped(out)?;
    let wanted = wanted(name, &setup)?;
    welcome::at_first_start(&setup, answers, out)?;
    walk::run(wanted, &setup, answers, out)
}

/// Finds what a name or an id means.
fn wanted(written: &str, setup: &Setup) -> Result<Wanted, CliError> {
    let store = setup.store()?;
    let state = setup.state(&store);
    if let Some(kind) = kind(written) {
        if state.exercise_rests(kind, setup.present(&store).today) {
            let name = name_of(kind);
            return Err(CliError::failed(format!("{name} rests for now: inward practice lists the others")));
        }
        return Ok(Wanted::New(kind));
    }
    let Ok(ending) = values::id(written) else { return Err(no_such_exercise(written)) };
    let due = setup.due(&store, &state)?;
    let mut found = due.iter().map(|(due, _)| due).filter(|due| due.id.to_string().ends_with(ending));
    match (found.next(), found.next()) {
        (Some(due), None) => Ok(Wanted::LookBack(*due)),
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
    let lists = Lists::new(setup.config());
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
