//! `inward note`: saves a free note from standard input.

use clap::Args;

use super::globals::Globals;
use super::output::{self, Output};
use super::setup::Setup;
use super::stdin::Words;
use super::words_draft::{Save, WordsDraft};
use super::{CliError, Outcome, values};
use crate::journal::{Body, CaughtBody, Entry, Note};
use crate::store::{Sealing, Store};
use crate::tui::Start;

const EXAMPLES: &str = "\
The note is read from standard input to its end; on a terminal, Ctrl-D on an empty line ends it (on Windows \
Ctrl-Z and Enter). A sealed journal need not be opened for it: the note is sorted in at the next unlock.

Examples:
  inward note
  inward note --sealed
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
    /// Write it in a window that never opens the sealed journal
    #[arg(long, conflicts_with_all = ["day", "confirm"])]
    sealed: bool,
}

pub(super) fn run(args: &NoteArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let setup = args.sealed.then(|| Setup::new(globals)).transpose()?;
    if let Some(setup) = setup.as_ref().filter(|setup| !setup.is_plain) {
        return in_window(setup);
    }
    let mut words = Words::at_hand();
    let setup = setup.map_or_else(|| Setup::new(globals), Ok);
    let saved = setup.and_then(|setup| save(args, &setup, &mut words, out));
    saved.map_err(|error| words.give_back(error, out))
}

/// Opens a window for one note that is sealed without the passphrase.
fn in_window(setup: &Setup) -> Result<Outcome, CliError> {
    if Store::open(setup.dir()?)?.sealing() == Sealing::Plain {
        return Err(CliError::usage("the journal is not sealed: leave --sealed out"));
    }
    output::needs_screen("send the note to inward note on its standard input")?;
    setup.screen_on(Store::create(setup.dir()?)?, Start::SealedNote, None, None)
}

fn save(args: &NoteArgs, setup: &Setup, words: &mut Words, out: &mut Output) -> Result<Outcome, CliError> {
    setup.name_skipped(out)?;
    let store = setup.store_as_found()?;
    let present = setup.present(&store);
    let day = values::meant_day(&args.day, present.today, args.confirm)?;
    let text = words.text(out)?;
    let kept = WordsDraft::first(&text, day, setup);
    if store.sealing() == Sealing::Locked {
        return kept.catch(CaughtBody::Note(text), &present, setup, words, out);
    }
    kept.save(setup, words, out, |kept, document| {
        let body = Body::Note(Note { text });
        let is_same = |entry: &&Entry| {
            entry.day == day && entry.body == body && (entry.id == kept.id || kept.was_unsaid(entry))
        };
        let there = document.entries().iter().find(is_same).map(|saved| saved.id);
        let id = there.unwrap_or(kept.id);
        let line = match there {
            Some(_) => format!("The note {} of {day} is already saved; nothing changed.", id.short()),
            None => format!("Saved the note {} for {day}.", id.short()),
        };
        let version = there.is_none().then(|| Entry::new(id, day, body, present.now, present.today));
        let what = format!("the note {} of {day} is saved", id.short());
        Ok(Save { id, version, is_open: there.is_some(), what, line })
    })
}
