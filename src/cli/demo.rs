//! `inward demo`: a throwaway journal of sample data.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

use clap::Args;

use super::data_dir::named;
use super::globals::Globals;
use super::menu;
use super::output::{self, Output};
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::journal::{Day, Document, Entry, Month};
use crate::sample::{Pace, Sample, story};
use crate::store::Store;
use crate::texts;
use crate::tui::Start;
use crate::tui::command::keymap::Keymap;
use crate::tui::command::{Command, Place, key_names};
use crate::wording::screens::app;

const EXAMPLES: &str = "\
The journal is made in a private temporary directory, opened, and removed on exit; your own journal is not touched. \
Without --days it is the story of half a year: one sign eases, one has no direction, a trigger goes with it, and some \
days are missing. The same seed makes the same journal. --into only builds it, in an empty folder, and leaves it there.

Examples:
  inward demo
  inward demo --days 400 --seed 7
  inward demo --into /tmp/sample --days 3650 --every-day
  inward demo --into /tmp/sample --days 3650 --every-day --exercises
  inward --data-dir /tmp/sample list --limit 5";

/// Open a throwaway journal of sample data
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct DemoArgs {
    /// How many days of everyday life it covers, in place of the half year; the last is yesterday
    #[arg(long, value_name = "N", value_parser = days, allow_hyphen_values = true)]
    days: Option<u32>,
    /// A number; each makes a different journal
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = seed, allow_hyphen_values = true)]
    seed: u64,
    /// Build it in this folder without opening it
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Write a long check-in on every day, for measuring
    #[arg(long)]
    every_day: bool,
    /// Add the exercises that --every-day leaves out
    #[arg(long)]
    exercises: bool,
}

/// Two centuries are enough to measure with.
const MOST_DAYS: u32 = 73_000;

fn days(written: &str) -> Result<u32, String> {
    let days = written.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    days.ok_or_else(|| format!("write a whole number from 1 to {MOST_DAYS}"))
}

fn seed(written: &str) -> Result<u64, &'static str> {
    written.parse().map_err(|_| "write a whole number, 0 or more")
}

pub(super) fn run(
    args: &DemoArgs,
    globals: &Globals,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    if let Some(dir) = &args.into {
        setup.name_skipped(out)?;
        let dir = &named(dir)?;
        refuse_unless_empty(dir)?;
        let count = build(args, setup, &Store::create(dir)?)?;
        out.line(format!("{count} sample entries are in {}", dir.display()))?;
        return Ok(Outcome::Done);
    }
    if !setup.is_plain {
        output::needs_screen("use inward demo --plain or inward demo --into DIR")?;
    }
    // Made for this person alone, and removed when it goes out of scope, after an error or a panic as well.
    let dir = tempfile::Builder::new().prefix("inward-demo-").tempdir().map_err(|error| {
        let temp = std::env::temp_dir();
        CliError::failed(format!(
            "no directory could be made in {} ({error}): make room there or use --into DIR",
            temp.display()
        ))
    })?;
    let store = Store::create(dir.path())?;
    build(args, setup, &store)?;
    let outcome = if setup.is_plain {
        let (data_dir, passphrase_fd) = (Some(dir.path().to_owned()), None);
        let there = Setup::new(&Globals { data_dir, passphrase_fd, ..globals.clone() })?;
        out.line(app::MADE_UP_IN_LINES)?;
        menu::run(&there, out)
    } else {
        setup.screen_on(store, Start::Home, Some("sample data".to_owned()), Some(what_to_look_at))
    };
    remove(dir.path())?;
    outcome
}

/// The line that says what to look at, with the keys in force.
fn what_to_look_at(keymap: &Keymap) -> String {
    let key = |command| key_names::keys_for(keymap, Place::Home, command);
    app::made_up(&key(Command::Week), &key(Command::Trends), &key(Command::Patterns))
}

/// The number of tries to remove the throwaway journal, and the time between them.
const TRIES: u32 = 100;
const APART: Duration = Duration::from_millis(10);

/// Removes the throwaway journal. The worker of the screen that was just left may go on tidying up in it for a moment,
/// and files that it makes between the listing of a directory and its removal have to be removed too.
fn remove(dir: &Path) -> Result<(), CliError> {
    let mut left = TRIES;
    loop {
        match fs::remove_dir_all(dir) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty && left > 0 => {
                left -= 1;
                thread::sleep(APART);
            }
            Err(error) => {
                let path = dir.display();
                return Err(CliError::failed(format!(
                    "{path} could not be removed ({error}): remove it by hand"
                )));
            }
        }
    }
}

/// Fills an empty store; returns how many entries there are.
fn build(args: &DemoArgs, setup: &Setup, store: &Store) -> Result<usize, CliError> {
    let now = setup.clock.now();
    let today = Day::at(&now, setup.file.day_start.unwrap_or_default());
    let sample = Sample {
        seed: args.seed,
        days: args.days.unwrap_or(story::DAYS),
        // Yesterday, so that today's check-in is there to be tried.
        last: today.plus(-1),
        now,
        pace: match args.days {
            _ if args.every_day => Pace::EveryDay,
            Some(_) => Pace::Lived,
            None => Pace::Story,
        },
        prompts: &texts::prompts().catalogue,
        exercises: args.exercises || !args.every_day,
    };
    let entries = sample.entries();
    let count = entries.len();
    let mut months: BTreeMap<Month, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        months.entry(Month::of(entry.day)).or_default().push(entry);
    }
    for (month, entries) in months {
        store.write_sample(&entries.into_iter().fold(Document::new(month), Document::with))?;
    }
    Ok(count)
}

fn refuse_unless_empty(dir: &Path) -> Result<(), CliError> {
    match fs::read_dir(dir) {
        Ok(mut names) => match names.next() {
            None => Ok(()),
            Some(_) => Err(CliError::failed(format!(
                "{} is not empty: name an empty folder or a new one",
                dir.display()
            ))),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(CliError::failed(format!(
            "{} cannot be used ({error}): name an empty folder or a new one",
            dir.display()
        ))),
    }
}
