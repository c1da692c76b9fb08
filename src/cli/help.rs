//! `inward help`: prints the help of the program or of one command.

use clap::{Args, Command};

use super::output::Output;
use super::{CliError, Outcome, usage};
use crate::paths::NAME;
use crate::system;

const EXAMPLES: &str = "\
Examples:
  inward help
  inward help log";

/// Print this help, or that of a command
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct HelpArgs {
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: &HelpArgs, root: Command, out: &mut Output) -> Result<Outcome, CliError> {
    // As --help does, it shows the name by which the program was called.
    let mut root = root.bin_name(system::called_as().unwrap_or_else(|| NAME.to_owned()));
    let Some(name) = &args.command else { return print(&root.render_help().to_string(), out) };
    // Only a command that was built within the whole knows its own full name and takes the global options.
    root.build();
    match root.find_subcommand_mut(name) {
        Some(command) => print(&command.render_help().to_string(), out),
        None => Err(usage::unknown_command(name, &root)),
    }
}

/// Prints a text made by clap.
pub(super) fn print(text: &str, out: &mut Output) -> Result<Outcome, CliError> {
    out.line(text.strip_suffix('\n').unwrap_or(text))?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    /// The program and each of its commands.
    fn commands() -> Vec<Command> {
        let mut root = Arguments::command();
        root.build();
        let commands: Vec<Command> = root.get_subcommands().cloned().collect();
        commands.into_iter().chain([root]).collect()
    }

    /// Lines of words that end although the first word of the next line would have had room.
    fn ragged(help: &str, width: usize) -> Vec<String> {
        let is_prose =
            |line: &&str| !line.is_empty() && !line.starts_with([' ', '[']) && !line.ends_with("s:");
        let lines: Vec<&str> = help.lines().collect();
        let pairs =
            lines.iter().zip(lines.iter().skip(1)).filter(|(one, next)| is_prose(one) && is_prose(next));
        pairs
            .filter(|(one, next)| {
                let first = next.split(' ').next().unwrap_or_default();
                one.chars().count() + 1 + first.chars().count() <= width
            })
            .map(|(one, next)| format!("{one}\n{next}"))
            .collect()
    }

    #[test]
    fn every_help_text_wraps_well_at_80_and_at_100_columns() {
        for width in [80, 100] {
            for command in commands() {
                let name = command.get_name().to_owned();
                let written = command.get_after_help().unwrap().to_string();
                let help = command.term_width(width).max_term_width(width).render_help().to_string();
                let long: Vec<&str> = help.lines().filter(|line| line.chars().count() > width).collect();
                assert!(long.is_empty(), "{name} at {width}: {long:?}");
                assert_eq!(ragged(&help, width), [] as [String; 0], "{name} at {width}:\n{help}");
                let examples = |text: &str| -> Vec<String> {
                    text.lines().skip_while(|line| *line != "Examples:").map(str::to_owned).collect()
                };
                assert!(examples(&written).len() > 1, "{name}");
                assert_eq!(examples(&help), examples(&written), "{name} at {width}");
            }
        }
    }
}
