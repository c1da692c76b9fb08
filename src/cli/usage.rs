//! Errors in the arguments, in one line.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::CliError;
use crate::journal::nearest::nearest;

/// The error as one line; `root` knows the commands that there are.
pub(super) fn line(error: &clap::Error, root: &Command) -> CliError {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    CliError::usage(match error.kind() {
        ErrorKind::InvalidSubcommand => return unknown_command(&said(ContextKind::InvalidSubcommand), root),
        ErrorKind::UnknownArgument => {
            let near = said(ContextKind::SuggestedArg);
            let remedy = if near.is_empty() {
                "leave it out, or see --help".to_owned()
            } else {
                format!("did you mean {near}?")
            };
            format!("{argument} is not known here: {remedy}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => invalid_value(error, &argument),
        ErrorKind::MissingRequiredArgument => {
            let missing = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(missing)) => missing.join(" "),
                _ => argument,
            };
            format!("{missing} is missing: add it, or see --help")
        }
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg);
            if other == argument || other.is_empty() {
                format!("{argument} is given twice: leave one out")
            } else {
                format!("{argument} does not go with {other}: leave one out")
            }
        }
        ErrorKind::InvalidUtf8 => "an argument is not text in UTF-8: write it in UTF-8".to_owned(),
        _ => first_line(error),
    })
}

fn invalid_value(error: &clap::Error, argument: &str) -> String {
    let value = error.get(ContextKind::InvalidValue).map(ToString::to_string).unwrap_or_default();
    if value.is_empty() {
        return format!("{argument} has no value: write one after it, or see --help");
    }
    let remedy = match (error.get(ContextKind::ValidValue), std::error::Error::source(error)) {
        (Some(ContextValue::Strings(known)), _) if !known.is_empty() => {
            format!("write one of {}", known.join(", "))
        }
        (_, Some(source)) => source.to_string(),
        _ => "see --help".to_owned(),
    };
    format!("{value:?} cannot be used for {argument}: {remedy}")
}

/// Makes the line for any other error: clap's own, without the lines after it.
fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let first = text.lines().next().unwrap_or_default();
    format!("{}: see --help", first.strip_prefix("error: ").unwrap_or(first))
}

/// There is no command of this name.
pub(super) fn unknown_command(name: &str, root: &Command) -> CliError {
    // So few letters are near to any other few: then the first must be right.
    let is_meant = |near: &&str| name.chars().count() > 3 || name.chars().next() == near.chars().next();
    let remedy = match nearest(name, root.get_subcommands().map(Command::get_name)).filter(is_meant) {
        Some(near) => format!("did you mean inward {near}?"),
        None => "inward --help lists the commands".to_owned(),
    };
    CliError::usage(format!("there is no command {name:?}: {remedy}"))
}
