//! `inward config`: shows the settings in effect and their sources, writes a first file, or checks the file.

mod in_force;
mod init;

use clap::{Args, ValueEnum};

use super::globals::Globals;
use super::output::Output;
use super::setup::ConfigFile;
use super::{CliError, Outcome};
use crate::tui::skipped_lines;
use crate::wording::numbers::counted;

const EXAMPLES: &str = "\
Without an action it prints the file's path, and every key with its value, its default and where it comes from.

init writes a file that explains every key and sets none; it never touches an existing file. check \
names every line that cannot be used, with the nearest key, and exits with 3 if there is one, with 0 if there is \
none. Such a line is skipped; it stops nothing else.

Examples:
  inward config
  inward config init
  inward config check";

/// Print the settings in effect, write a config file, or check it
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ConfigArgs {
    /// What to do: show, init or check
    #[arg(value_name = "ACTION", default_value = "show", hide_possible_values = true)]
    action: Action,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Action {
    Show,
    Init,
    Check,
}

pub(super) fn run(args: &ConfigArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let file = ConfigFile::of(globals)?.ok_or_else(|| {
        CliError::failed("there is no home directory to keep a config file in: name a file with --config")
    })?;
    match args.action {
        Action::Show => in_force::run(&file, globals, out),
        Action::Init => init::run(&file.path, out),
        Action::Check => check(&file, out),
    }
}

/// So many faults are named; who has more of them has another kind of file.
const MOST_NAMED: usize = 100;

fn check(file: &ConfigFile, out: &mut Output) -> Result<Outcome, CliError> {
    let config = file.load()?;
    let path = file.path.display();
    if !config.exists {
        out.line(format!(
            "There is no config file {path}, and none is needed: inward config init writes one."
        ))?;
        return Ok(Outcome::Done);
    }
    let faults = skipped_lines::faults(&config);
    if faults.is_empty() {
        out.line(format!("{path}: every line is in effect."))?;
        return Ok(Outcome::Done);
    }
    out.line(format!("{path}: {} skipped.", counted(faults.len(), "line is", "lines are")))?;
    let name = config.file_name();
    for fault in faults.iter().take(MOST_NAMED) {
        out.line(fault.in_file(&name))?;
    }
    if let Some(more) = faults.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        out.line(format!("and {more} more"))?;
    }
    Ok(Outcome::No)
}
