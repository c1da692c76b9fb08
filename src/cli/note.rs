//! `inward note`: saves a free note from standard input.

use std::convert::Infallible;

use clap::Args;

use super::globals::Globals;
use super::output::Output;
use super::setup::Setup;
use super::stdin::Words;
use super::words_draft::WordsDraft;
use super::{CliError, Outcome, values};
use crate::journal::{Body, Entry, Month, Note};
use crate::store::StoreError;

const EXAMPLES: &str = "\
The note is read from standard input to its end; on a terminal, Ctrl-D on an empty line ends it.

Examples:
  inward note
  inward note --day yesterday < letter.txt
  pbpaste | inward note";

/// Save a free note from standard input
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct NoteArgs {
    /// The day it belongs to
    #[arg(long, value_name = "DATE", default_value = "today", allow_hyphen_values = true)]
    day: String,
    /// Accept a day that is more than 400 days back
    #[arg(long)]
    confirm: bool,
}

pub(super) fn run(args: &NoteArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let mut words = Words::at_hand();
    save(args, globals, &mut words, out).map_err(|error| words.give_back(error, out))
}

fn save(
    args: &NoteArgs,
    globals: &Globals,
    words: &mut Words,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let setup = Setup::new(globals)?;
    setup.name_skipped(out)?;
    let present = setup.present(&setup.store()?);
    let day = values::meant_day(&args.day, present.today, args.confirm)?;
    let text = words.text(out)?;
    let kept = WordsDraft::first(&text, day, &setup);
    let store = match setup.store_for_writing() {
        Ok(store) => store,
        Err(error) => return Err(kept.not_saved(error, words)),
    };
    let body = Body::Note(Note { text: text.clone() });
    let entry = Entry::new(kept.id, day, body.clone(), present.now, present.today);
    let mut id = entry.id;
    let mut is_there = false;
    let is_same = |entry: &&Entry| {
        entry.day == day && entry.body == body && (entry.id == kept.id || kept.was_unsaid(entry))
    };
    let edited = store.edit(Month::of(day), |document| {
        Ok::<_, Infallible>(match document.entries().iter().find(is_same) {
            Some(saved) => {
                is_there = true;
                id = saved.id;
                None
            }
            None => Some(entry),
        })
    });
    let what = format!("the note {} of {day} is saved", id.short());
    let month = match edited {
        Ok(Ok(month)) => month,
        Ok(Err(never)) => match never {},
        Err(error @ StoreError::NotCertain { .. }) => return Err(kept.uncertain(&what, id, &error, words)),
        Err(error) => return Err(kept.not_saved(error, words)),
    };
    words.kept = true;
    if is_there && let Err(error) = store.confirm(Month::of(day)) {
        return Err(kept.uncertain(&what, id, &error, words));
    }
    out.settled(format!("{what} in {}", store.root().join("journal").display()));
    let mut say = || {
        if is_there {
            out.line(format!("The note {} of {day} is already saved; nothing changed.", id.short()))?;
        } else {
            out.line(format!("Saved the note {} for {day}.", id.short()))?;
        }
        if let Some(problem) = &month.problem {
            out.remark(problem)?;
        }
        setup.point_to_support([text.as_str()], out)?;
        out.flush()
    };
    let said = say();
    kept.end(said, id)?;
    Ok(Outcome::Done)
}
