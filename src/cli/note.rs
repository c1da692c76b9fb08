//! `inward note`: a free note from standard input.

use std::io::{self, Read};

use clap::Args;

use super::output::{self, Output};
use super::setup::Setup;
use super::{CliError, Outcome, saved, values};
use crate::journal::{Body, Entry, Note, text};

pub(super) const EXAMPLES: &str = "\
The note is read from standard input to its end; on a terminal, Ctrl-D on an empty line ends it.

Examples:
  inward note
  inward note --day yesterday < letter.txt
  pbpaste | inward note";

/// What `inward note` takes.
#[derive(Args, Clone, Debug)]
pub(super) struct NoteArgs {
    /// The day it belongs to
    #[arg(long, value_name = "DATE", default_value = "today", allow_hyphen_values = true)]
    day: String,
}

pub(super) fn run(args: &NoteArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let reading = setup.store()?;
    let present = setup.present(&reading)?;
    let day = values::day(&args.day, present.today)?;
    let text = from_standard_input(out)?;
    let note = Body::Note(Note { text: text.clone() });
    let entry = Entry::new(setup.clock.fresh_id(), day, note, setup.clock.now(), present.today);
    let short = entry.id.short();
    let store = setup.store_for_writing().map_err(|error| saved::not_kept(error, &text))?;
    let month = store.save(entry).map_err(|error| saved::kept_as_draft(error, &text, day, &store, setup))?;
    out.line(format!("Saved the note {short} for {day}."))?;
    saved::problem(&month, out)?;
    saved::phrase_check([text.as_str()], setup, out)?;
    Ok(Outcome::Done)
}

/// The words on standard input, as they are kept; there must be some, and not more than one entry holds.
pub(super) fn from_standard_input(out: &mut Output) -> Result<String, CliError> {
    if output::asks_a_person() {
        // Whether the hint can be read or not, the words are taken.
        let _ = out.ask("Write your words; Ctrl-D on an empty line ends them.\n");
    }
    let most = text::MOST_CHARACTERS;
    let mut bytes = Vec::new();
    // Four bytes for each character, and as much again for what cleaning takes out.
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_mul(8);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(CliError::Input)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| CliError::usage("standard input is not text in UTF-8: convert it first"))?;
    let text = text::cleaned(&text);
    let text = text.trim_end_matches('\n');
    if text.trim().is_empty() {
        return Err(CliError::usage("there are no words on standard input: write some"));
    }
    let count = text.chars().count();
    if count > most {
        return Err(CliError::usage(format!(
            "the text has {count} characters, more than the {most} that one entry holds: split it"
        )));
    }
    Ok(text.to_owned())
}
