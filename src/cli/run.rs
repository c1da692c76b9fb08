//! One run of the program, from its arguments to its outcome.

use std::ffi::OsString;

use clap::{CommandFactory, Parser};

use super::output::{self, Output};
use super::stdin::{Answers, Words};
use super::{Arguments, CliError, Outcome, help, usage};
use crate::system;

/// Carries out the command in the arguments of the process, which begin with its own name.
///
/// # Errors
/// [`CliError`], whose text is the one line to show.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<Outcome, CliError> {
    system::process::guard();
    output::end_on_fault();
    output::end_on_broken_text();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut out = Output::new();
    let read = match arguments.len() {
        // The journal opens without anything of clap being built.
        0 | 1 => Ok(Arguments::default()),
        _ => Arguments::try_parse_from(&arguments),
    };
    let outcome = match read {
        Ok(arguments) => arguments.carry_out(&mut out),
        Err(help) if !help.use_stderr() => help::print(&help.render().to_string(), &mut out),
        Err(error) => {
            let root = Arguments::command();
            Err(give_back(&arguments, usage::line(&error, &root), root, &mut out))
        }
    }?;
    match out.flush() {
        Err(CliError::Closed) | Ok(()) => Ok(outcome),
        Err(error) => Err(error),
    }
}

/// Whether an argument stands by itself, and is not the value of the option before it.
fn is_alone(wanted: &str, arguments: &[OsString]) -> bool {
    let takes_value = |before: &OsString| {
        let before = before.to_string_lossy();
        before.starts_with("--") && !before.contains('=') && before != "--confirm" && before != "--plain"
    };
    let pairs = arguments.iter().zip(arguments.iter().skip(1));
    pairs.into_iter().any(|(before, argument)| argument == wanted && !takes_value(before))
}

/// Gives back words or answers on standard input that an error in the arguments would lose.
fn give_back(arguments: &[OsString], error: CliError, root: clap::Command, out: &mut Output) -> CliError {
    let found = root.ignore_errors(true).try_get_matches_from(arguments);
    let command = found.as_ref().ok().and_then(clap::ArgMatches::subcommand_name);
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    match command {
        Some("note") => Words::at_hand().give_back(error, out),
        Some("log") if is_alone("-", arguments) || has("--note") || has("--note=-") => {
            Words::at_hand().give_back(error, out)
        }
        Some("checkin" | "practice") if has("--plain") => Answers::at_hand().give_back(error, out),
        _ => error,
    }
}
