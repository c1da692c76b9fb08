//! `inward show`: prints a day's entries, or one entry, whole, with any other versions.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::Value;

use super::entry_text::Wording;
use super::output::Output;
use super::setup::Setup;
use super::values::{self, Named};
use super::{CliError, Outcome, json};
use crate::journal::{Day, Document, Entry, EntryId, Month};
use crate::store::Store;

const EXAMPLES: &str = "\
ID is an entry's id, or at least the last 6 digits of it, as inward list prints them.

Examples:
  inward show
  inward show yesterday
  inward show -3
  inward show 2026-11-22 --json
  inward show 8e2b7a10";

/// The line above another version.
const OTHER: &str = "Another version of the same entry, kept until you choose one on its page in inward:";
const OTHER_OF_TWO_IN_THE_MENU: &str =
    "Another version of the same entry. Both are kept until you choose one with the word versions:";
const OTHER_OF_SEVERAL_IN_THE_MENU: &str =
    "Another version of the same entry. All are kept until you choose one with the word versions:";

/// Print a day's entries, or one entry, whole
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// A day, or an entry's id
    #[arg(value_name = "DATE|ID", default_value = "today", allow_negative_numbers = true)]
    what: String,
    /// Print JSON: the entries as the documents hold them, other versions in a field of their own
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ShowArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    match values::day_or_id(&args.what, || Ok(setup.present(&store).today))? {
        Named::Day(day) => show_day(day, args, &store, setup, out),
        Named::Id(ending) => {
            let entry = find_one(&store, ending, out)?;
            let document = store.read(Month::of(entry.day))?.document;
            if args.json {
                json::print(&with_others(&entry, &document.all_waiting()), out)?;
            } else {
                print(&[&entry], &document, setup, out)?;
            }
            Ok(Outcome::Done)
        }
    }
}

/// Prints an entry whole, with other versions of it; returns whether there are any.
pub(super) fn print_entry(
    entry: &Entry,
    store: &Store,
    setup: &Setup,
    out: &mut Output,
) -> Result<bool, CliError> {
    let document = store.read(Month::of(entry.day))?.document;
    print(&[entry], &document, setup, out)?;
    Ok(!document.waiting(entry.id).is_empty())
}

fn show_day(
    day: Day,
    args: &ShowArgs,
    store: &Store,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let reading = store.read(Month::of(day))?;
    let entries: Vec<&Entry> = reading.document.entries().iter().filter(|entry| entry.day == day).collect();
    match (reading.problem, entries.is_empty()) {
        (Some(problem), true) => Err(CliError::failed(problem.to_string())),
        (None, true) => Err(CliError::failed(format!(
            "there is no entry for {day}: inward list shows the days that have one"
        ))),
        (problem, false) => {
            if args.json {
                let waiting = reading.document.all_waiting();
                let entries: Value = entries.iter().map(|entry| with_others(entry, &waiting)).collect();
                json::print(&entries, out)?;
            } else {
                print(&entries, &reading.document, setup, out)?;
            }
            match problem {
                Some(problem) => {
                    out.remark(problem)?;
                    Ok(Outcome::Partly)
                }
                None => Ok(Outcome::Done),
            }
        }
    }
}

fn print(entries: &[&Entry], document: &Document, setup: &Setup, out: &mut Output) -> Result<(), CliError> {
    let wording = Wording::of(setup);
    let waiting = document.all_waiting();
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.line("")?;
        }
        out.line(wording.whole(entry))?;
        let others = waiting.get(&entry.id).map_or(&[][..], Vec::as_slice);
        let above = match others {
            _ if !setup.is_menu.get() => OTHER,
            [_] => OTHER_OF_TWO_IN_THE_MENU,
            _ => OTHER_OF_SEVERAL_IN_THE_MENU,
        };
        for other in others {
            out.line("")?;
            out.line(above)?;
            out.line(wording.whole(other))?;
        }
    }
    Ok(())
}

/// Makes the JSON of an entry as the document holds it; waiting versions go into one more field.
fn with_others(entry: &Entry, waiting: &BTreeMap<EntryId, Vec<&Entry>>) -> Value {
    let mut value = entry.to_value();
    let others = waiting.get(&entry.id).into_iter().flatten();
    let others: Vec<Value> = others.map(|version| version.to_value()).collect();
    if let (Value::Object(fields), false) = (&mut value, others.is_empty()) {
        fields.insert("others".to_owned(), Value::Array(others));
    }
    value
}

/// Finds the one entry that an ending names; when there is none, it names the months that could not be searched.
pub(super) fn find_one(store: &Store, ending: &str, out: &mut Output) -> Result<Entry, CliError> {
    if let Some(entry) = only(ending, store.find(ending)?, |entry| entry.id)? {
        return Ok(entry);
    }
    for month in store.months()? {
        if let Some(problem) = store.read(month)?.problem {
            out.remark(problem)?;
        }
    }
    Err(CliError::failed(format!("there is no entry whose id ends in {ending}: inward list shows the ids")))
}

/// The one thing that was found, if there is any; an ending that several ids share names none.
pub(super) fn only<T>(ending: &str, found: Vec<T>, id: fn(&T) -> EntryId) -> Result<Option<T>, CliError> {
    if found.len() > 1 {
        let ids: Vec<String> = found.iter().map(|it| id(it).to_string()).collect();
        let ids = ids.join(", ");
        return Err(CliError::usage(format!("several ids end in {ending}: write more digits ({ids})")));
    }
    Ok(found.into_iter().next())
}
