//! `inward remind`: sets the system's own timer, takes it out, says what is set; and shows the line when the timer calls.

mod show;
mod when;

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use self::when::What;
use super::globals::Globals;
use super::output::Output;
use super::setup::{ConfigFile, Setup};
use super::{CliError, Outcome, json};
use crate::journal::TimeOfDay;
use crate::paths;
use crate::remind::{self, Found, Programs, RemindError, Reminder, Timer};
use crate::store::{Sealing, Store};
use crate::wording::reminder as wording;

const EXAMPLES: &str = "\
The timer is that of the system: systemd, launchd or the Task Scheduler. Where none can be used, a line for your own crontab is \
printed, and nothing is written. Another time replaces the one before; off takes it out. Without anything it says what is set \
and exits with 0 if a reminder is, with 3 if none is.

When its time comes the timer calls inward remind show. That shows one line, the time in words or your reminder_text, by \
the notifications of the system (where there are none it prints it), at most once a day: only when today is not recorded yet and there is no \
pause. On a locked journal that cannot be told, so that nothing is shown, and none can be set on a sealed one.

Examples:
  inward remind 21:30
  inward remind
  inward remind status --json
  inward remind off";

/// Set a quiet reminder with the timer of the system
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct RemindArgs {
    /// A time such as 21:30, or off, status or show
    #[arg(value_name = "WHAT", default_value = "status", value_parser = when::what)]
    what: What,
    /// For show: say nothing more than an hour after this time
    #[arg(long, value_name = "TIME", value_parser = when::time)]
    at: Option<TimeOfDay>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &RemindArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    if args.json && args.what != What::Status {
        return Err(CliError::usage("--json belongs to inward remind status: leave it out"));
    }
    if args.at.is_some() && args.what != What::Show {
        return Err(CliError::usage("--at belongs to inward remind show: write inward remind 21:30"));
    }
    let setup = Setup::new(globals)?;
    let programs = Programs::of(std::env::consts::OS, paths::variable);
    if args.what == What::Show {
        // Nobody reads along who could mend a line of the config file.
        return show::run(args.at, &setup, &programs, out);
    }
    setup.name_skipped(out)?;
    let timer = timer(&programs)?;
    match (args.what, timer) {
        (What::At(time), timer) => set(time, timer, &programs, (globals, &setup), out),
        (What::Off, Some(timer)) => take_out(timer.as_ref(), &setup, out),
        (What::Off, None) => out.line(wording::NONE).map(|()| Outcome::Done),
        (_, timer) => status(timer.as_deref(), args.json, &setup, out),
    }
}

/// The timer of this system.
fn timer(programs: &Programs) -> Result<Option<Box<dyn Timer + '_>>, CliError> {
    let home = paths::home()
        .ok_or_else(|| CliError::failed("there is no home directory to keep a timer in: set HOME"))?;
    let named = paths::variable("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let settings = named.unwrap_or_else(|| home.join(".config"));
    Ok(remind::timer(programs, &home, &settings))
}

/// The name for the timer: that of the folder, or on Home, where the person gave another.
fn name(setup: &Setup) -> String {
    let folder = setup.file.data_name.as_deref();
    folder.map_or_else(|| remind::name_of(setup.config().title()), remind::name_of)
}

/// The timers of ours that are there.
fn found(timer: &dyn Timer, setup: &Setup) -> Result<Vec<Found>, CliError> {
    let mut names = vec![name(setup), remind::name_of(setup.config().title()), remind::name_of(paths::NAME)];
    names.dedup();
    timer.found(&names).map_err(failed)
}

fn failed(error: RemindError) -> CliError {
    match error {
        RemindError::Store(error) => error.into(),
        error => CliError::failed(error.to_string()),
    }
}

fn set(
    time: TimeOfDay,
    timer: Option<Box<dyn Timer + '_>>,
    programs: &Programs,
    (globals, setup): (&Globals, &Setup),
    out: &mut Output,
) -> Result<Outcome, CliError> {
    if Store::open(setup.dir()?)?.sealing() != Sealing::Plain {
        return Err(CliError::failed(wording::SEALED));
    }
    let call = call(time, programs, globals, setup)?;
    let reminder = Reminder { name: name(setup), time, call };
    let Some(timer) = timer.filter(|timer| timer.is_usable()) else {
        out.line(remind::crontab_line(&reminder, programs))?;
        out.remark(wording::NO_TIMER)?;
        return Ok(Outcome::Partly);
    };
    let before = found(timer.as_ref(), setup)?;
    timer.set(&reminder).map_err(failed)?;
    // One that was set under another name would be a second one.
    for other in before.iter().filter(|other| other.name != reminder.name) {
        timer.remove(&other.name).map_err(failed)?;
    }
    let said = wording::set(time, timer.kind(), &reminder.name);
    out.settled(format!("the reminder is set for {time}"));
    out.line(said)?;
    Ok(Outcome::Done)
}

/// What the timer calls. Places are named only where the person named them: the timer does not have these variables.
fn call(
    time: TimeOfDay,
    programs: &Programs,
    globals: &Globals,
    setup: &Setup,
) -> Result<Vec<String>, CliError> {
    let is_set = |name: &str| paths::variable(name).is_some();
    let program = remind::own_path(std::env::args_os().next().as_deref(), programs).map_err(failed)?;
    let mut call = vec![remind::written(&program).map_err(failed)?];
    if globals.data_dir.is_some() || is_set(paths::DATA_VARIABLE) || is_set("XDG_DATA_HOME") {
        call.extend(["--data-dir".to_owned(), remind::written(setup.dir()?).map_err(failed)?]);
    }
    let is_named = globals.config.is_some() || is_set(paths::CONFIG_VARIABLE) || is_set("XDG_CONFIG_HOME");
    if let Some(file) = ConfigFile::of(globals)?.filter(|_| is_named && setup.file.exists) {
        call.extend(["--config".to_owned(), remind::written(&file.path).map_err(failed)?]);
    }
    call.extend(["remind", "show", "--at"].map(str::to_owned));
    call.push(time.to_string());
    Ok(call)
}

fn take_out(timer: &dyn Timer, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let found = found(timer, setup)?;
    for one in &found {
        timer.remove(&one.name).map_err(failed)?;
    }
    out.line(if found.is_empty() { wording::NONE } else { wording::TAKEN_OUT })?;
    Ok(Outcome::Done)
}

fn status(
    timer: Option<&dyn Timer>,
    as_json: bool,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let found = match timer {
        Some(timer) => found(timer, setup)?,
        None => Vec::new(),
    };
    let set = timer.zip(found.first());
    let is_sealed = Store::open(setup.dir()?)?.sealing() != Sealing::Plain;
    if as_json {
        let value = json!({
            "set": set.is_some(),
            "time": set.and_then(|(_, it)| it.time).map(|time| time.to_string()),
            "by": set.map(|(timer, _)| timer.kind()),
            "name": set.map(|(_, it)| &it.name),
            "runs": set.is_some_and(|(timer, it)| timer.runs(&it.name)),
            "sealed": is_sealed,
        });
        json::print(&value, out)?;
    } else if let Some((timer, it)) = set {
        out.line(wording::is_set(it.time, timer.kind(), &it.name))?;
        if is_sealed {
            out.line(wording::SILENT)?;
        }
    } else {
        out.line(wording::NONE)?;
    }
    match set {
        None => Ok(Outcome::No),
        Some((timer, it)) if timer.runs(&it.name) => Ok(Outcome::Done),
        Some(_) => Err(CliError::failed(wording::NOT_RUN)),
    }
}
