//! What can be asked for. With a command only that command's arguments are built, without one none: what is not
//! called costs nothing.

use std::ffi::{OsStr, OsString};

use clap::{ArgMatches, Args, Command, FromArgMatches};

use super::globals::Globals;
use super::{
    CliError, backup, check_in, config, delete, demo, doctor, explain, list, log, move_entry, note, patterns,
    shell, show, status, trends, usage, week,
};

/// One call of the program.
#[derive(Debug)]
pub struct Request {
    pub(super) globals: Globals,
    pub(super) asked: Asked,
}

/// What a command takes from standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Words, to the end of the input.
    Words,
    /// Answers, one after the other.
    Answers,
}

/// What is asked for.
#[derive(Debug)]
pub(super) enum Asked {
    /// Help or the version.
    Text(String),
    /// Something that cannot be meant so, with words or answers on standard input that are not to be lost by it.
    Unmeant(CliError, Given),
    Journal,
    CheckIn(check_in::CheckInArgs),
    Note(note::NoteArgs),
    Log(Box<log::LogArgs>),
    Show(show::ShowArgs),
    List(list::ListArgs),
    Week(week::WeekArgs),
    Trends(trends::TrendsArgs),
    Patterns(patterns::PatternsArgs),
    Explain(explain::ExplainArgs),
    Delete(delete::DeleteArgs),
    Restore(delete::RestoreArgs),
    Move(move_entry::MoveArgs),
    Status(status::StatusArgs),
    Demo(demo::DemoArgs),
    Backup(backup::BackupArgs),
    Doctor(doctor::DoctorArgs),
    Config(config::ConfigArgs),
    Path,
    Completions(shell::CompletionsArgs),
    Man,
}

/// One command: its name, what it takes, and how its arguments become what is asked for.
struct Subcommand {
    name: &'static str,
    about: &'static str,
    examples: &'static str,
    arguments: fn(Command) -> Command,
    asked: fn(&ArgMatches) -> Result<Asked, clap::Error>,
}

const COMMANDS: [Subcommand; 21] = [
    Subcommand {
        name: "checkin",
        about: "Do the check-in of today or of another day",
        examples: check_in::EXAMPLES,
        arguments: check_in::CheckInArgs::augment_args,
        asked: |found| check_in::CheckInArgs::from_arg_matches(found).map(Asked::CheckIn),
    },
    Subcommand {
        name: "note",
        about: "Save a free note from standard input",
        examples: note::EXAMPLES,
        arguments: note::NoteArgs::augment_args,
        asked: |found| note::NoteArgs::from_arg_matches(found).map(Asked::Note),
    },
    Subcommand {
        name: "log",
        about: "Record parts of a day's check-in without questions",
        examples: log::EXAMPLES,
        arguments: log::LogArgs::augment_args,
        asked: |found| log::LogArgs::from_arg_matches(found).map(|args| Asked::Log(Box::new(args))),
    },
    Subcommand {
        name: "show",
        about: "Print a day's entries, or one entry, whole",
        examples: show::EXAMPLES,
        arguments: show::ShowArgs::augment_args,
        asked: |found| show::ShowArgs::from_arg_matches(found).map(Asked::Show),
    },
    Subcommand {
        name: "list",
        about: "Print one line for each entry, newest first",
        examples: list::EXAMPLES,
        arguments: list::ListArgs::augment_args,
        asked: |found| list::ListArgs::from_arg_matches(found).map(Asked::List),
    },
    Subcommand {
        name: "week",
        about: "Print a week: seven days, their ratings and means",
        examples: week::EXAMPLES,
        arguments: week::WeekArgs::augment_args,
        asked: |found| week::WeekArgs::from_arg_matches(found).map(Asked::Week),
    },
    Subcommand {
        name: "trends",
        about: "Print whether each sign has a direction",
        examples: trends::EXAMPLES,
        arguments: trends::TrendsArgs::augment_args,
        asked: |found| trends::TrendsArgs::from_arg_matches(found).map(Asked::Trends),
    },
    Subcommand {
        name: "patterns",
        about: "Print what tends to go together, and what helped",
        examples: patterns::EXAMPLES,
        arguments: patterns::PatternsArgs::augment_args,
        asked: |found| patterns::PatternsArgs::from_arg_matches(found).map(Asked::Patterns),
    },
    Subcommand {
        name: "explain",
        about: "Print the figures, the method and the entries behind a statement",
        examples: explain::EXAMPLES,
        arguments: explain::ExplainArgs::augment_args,
        asked: |found| explain::ExplainArgs::from_arg_matches(found).map(Asked::Explain),
    },
    Subcommand {
        name: "delete",
        about: "Delete an entry; it can be brought back for 30 days",
        examples: delete::EXAMPLES,
        arguments: delete::DeleteArgs::augment_args,
        asked: |found| delete::DeleteArgs::from_arg_matches(found).map(Asked::Delete),
    },
    Subcommand {
        name: "move",
        about: "Move an entry to another day",
        examples: move_entry::EXAMPLES,
        arguments: move_entry::MoveArgs::augment_args,
        asked: |found| move_entry::MoveArgs::from_arg_matches(found).map(Asked::Move),
    },
    Subcommand {
        name: "restore-entry",
        about: "Bring a deleted entry back",
        examples: delete::RESTORE_EXAMPLES,
        arguments: delete::RestoreArgs::augment_args,
        asked: |found| delete::RestoreArgs::from_arg_matches(found).map(Asked::Restore),
    },
    Subcommand {
        name: "status",
        about: "Say whether today's check-in is recorded",
        examples: status::EXAMPLES,
        arguments: status::StatusArgs::augment_args,
        asked: |found| status::StatusArgs::from_arg_matches(found).map(Asked::Status),
    },
    Subcommand {
        name: "backup",
        about: "List the backups, make one, or go back to one",
        examples: backup::EXAMPLES,
        arguments: backup::BackupArgs::augment_args,
        asked: |found| backup::BackupArgs::from_arg_matches(found).map(Asked::Backup),
    },
    Subcommand {
        name: "doctor",
        about: "Check that all is well in the data directory, and repair it",
        examples: doctor::EXAMPLES,
        arguments: doctor::DoctorArgs::augment_args,
        asked: |found| doctor::DoctorArgs::from_arg_matches(found).map(Asked::Doctor),
    },
    Subcommand {
        name: "demo",
        about: "Open a throwaway journal of sample data",
        examples: demo::EXAMPLES,
        arguments: demo::DemoArgs::augment_args,
        asked: |found| demo::DemoArgs::from_arg_matches(found).map(Asked::Demo),
    },
    Subcommand {
        name: "config",
        about: "Print the settings in force, write a config file, or check it",
        examples: config::EXAMPLES,
        arguments: config::ConfigArgs::augment_args,
        asked: |found| config::ConfigArgs::from_arg_matches(found).map(Asked::Config),
    },
    Subcommand {
        name: "path",
        about: "Print where everything lives",
        examples: "Examples:\n  inward path\n  inward --data-dir ~/other path",
        arguments: |command| command,
        asked: |_| Ok(Asked::Path),
    },
    Subcommand {
        name: "completions",
        about: "Print a completion script for a shell",
        examples: shell::EXAMPLES,
        arguments: shell::CompletionsArgs::augment_args,
        asked: |found| shell::CompletionsArgs::from_arg_matches(found).map(Asked::Completions),
    },
    Subcommand {
        name: "man",
        about: "Print the manual page",
        examples: "Examples:\n  inward man | man -l -\n  inward man > ~/.local/share/man/man1/inward.1",
        arguments: |command| command,
        asked: |_| Ok(Asked::Man),
    },
    Subcommand {
        name: "help",
        about: "Print this help, or that of a command",
        examples: "Examples:\n  inward help\n  inward help log",
        arguments: |command| command.arg(clap::Arg::new("command").value_name("COMMAND")),
        asked: help,
    },
];

const ABOUT: &str = "A private self-reflection journal for the terminal";

const AFTER: &str = "\
Without a command it opens the journal.

Days are written 2026-11-22, today, yesterday, or -3 for three days ago.
Text is never an argument, so that it stays out of the shell's history: note and log --note - read standard input.

Exit codes: 0 done, 1 it could not be done or only in part, 2 wrong usage, 3 the answer is no (status, doctor, config check).

Examples:
  inward                        open the journal
  inward checkin                today's check-in
  inward log --jealousy 2 --trigger late_reply
  inward demo                   look around in sample data";

/// Whether there is a command of this name.
#[cfg(test)]
pub(super) fn is_command(name: &str) -> bool {
    COMMANDS.iter().any(|entry| entry.name == name)
}

/// The whole definition, with every command.
pub(super) fn everything() -> Command {
    COMMANDS.iter().map(built).fold(root(), Command::subcommand)
}

fn root() -> Command {
    // Said last: what is taken from a struct of arguments brings the struct's own words along.
    Globals::augment_args(Command::new("inward").version(env!("CARGO_PKG_VERSION")))
        .about(ABOUT)
        .after_help(flowing(AFTER))
        .disable_help_subcommand(true)
}

fn built(entry: &Subcommand) -> Command {
    let command = (entry.arguments)(Command::new(entry.name));
    command.about(entry.about).after_help(flowing(entry.examples)).disable_version_flag(true)
}

/// A help text with each paragraph in one line, so that it wraps well at any width; examples stay as they are.
fn flowing(text: &str) -> String {
    let mut flowing = String::with_capacity(text.len());
    for line in text.lines() {
        let goes_on =
            !flowing.is_empty() && !flowing.ends_with('\n') && !line.starts_with(' ') && !line.is_empty();
        match (goes_on, flowing.is_empty()) {
            (true, _) => flowing.push(' '),
            (false, false) => flowing.push('\n'),
            (false, true) => {}
        }
        flowing.push_str(line);
    }
    flowing
}

/// Reads the arguments of the process, its own name first.
///
/// # Errors
/// [`CliError::Usage`] when they cannot be meant.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, CliError> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let rest = arguments.get(1..).unwrap_or_default();
    if rest.is_empty() {
        return Ok(Request { globals: Globals::default(), asked: Asked::Journal });
    }
    let called = called(rest);
    let command = match &called {
        Called::Nothing => root(),
        Called::Command(entry) => root().subcommand(built(entry)),
        Called::Anything => everything(),
    };
    let names = COMMANDS.map(|entry| entry.name);
    let found = match command.try_get_matches_from(&arguments) {
        Ok(found) => found,
        Err(error) => {
            return usage::explained(&error, &names).map(text).or_else(|error| unmeant(&called, rest, error));
        }
    };
    let wrong = |error: clap::Error| usage::line(&error, &names);
    let globals = Globals::from_arg_matches(&found).map_err(wrong)?;
    let asked = match found.subcommand() {
        None => Asked::Journal,
        Some((name, found)) => match COMMANDS.iter().find(|entry| entry.name == name) {
            Some(entry) => (entry.asked)(found).map_err(wrong)?,
            None => return Err(wrong(usage::no_such_command(name))),
        },
    };
    Ok(Request { globals, asked })
}

/// A call that cannot be meant so: an error, and first of all one for the words that come with it.
fn unmeant(called: &Called, arguments: &[OsString], error: CliError) -> Result<Request, CliError> {
    let Called::Command(entry) = called else { return Err(error) };
    let named = |option: &str| arguments.iter().any(|argument| argument == option);
    let given = match entry.name {
        "note" => Given::Words,
        "log" if named("--note") || named("--note=-") => Given::Words,
        "checkin" if named("--plain") => Given::Answers,
        _ => return Err(error),
    };
    Ok(Request { globals: Globals::default(), asked: Asked::Unmeant(error, given) })
}

fn text(text: String) -> Request {
    Request { globals: Globals::default(), asked: Asked::Text(text) }
}

/// `inward help [COMMAND]`.
fn help(found: &ArgMatches) -> Result<Asked, clap::Error> {
    let mut root = everything();
    let Some(name) = found.get_one::<String>("command") else {
        return Ok(Asked::Text(root.render_help().to_string()));
    };
    // Built as a whole first: only then a command knows what it is called and takes the global options.
    root.build();
    match root.find_subcommand_mut(name) {
        Some(command) => Ok(Asked::Text(command.render_help().to_string())),
        None => Err(usage::no_such_command(name)),
    }
}

/// What the arguments call, as far as can be seen before they are read in earnest.
enum Called {
    Nothing,
    Command(&'static Subcommand),
    Anything,
}

fn called(arguments: &[OsString]) -> Called {
    let takes_value = |argument: &OsStr| ["--data-dir", "--config", "--color"].iter().any(|o| argument == *o);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if takes_value(argument) {
            arguments.next();
            continue;
        }
        let Some(word) = argument.to_str() else { return Called::Anything };
        let attached = ["--data-dir=", "--config=", "--color="].iter().any(|option| word.starts_with(option));
        if attached {
            continue;
        }
        return COMMANDS.iter().find(|entry| entry.name == word).map_or(Called::Anything, Called::Command);
    }
    Called::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(name: &str, width: usize) -> String {
        let mut root = everything().term_width(width).max_term_width(width);
        root.build();
        let command = if name.is_empty() { Some(&mut root) } else { root.find_subcommand_mut(name) };
        let command = command.unwrap().clone().term_width(width).max_term_width(width);
        command.clone().render_help().to_string()
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
            for name in COMMANDS.map(|entry| entry.name).into_iter().chain([""]) {
                let help = help(name, width);
                let long: Vec<&str> = help.lines().filter(|line| line.chars().count() > width).collect();
                assert!(long.is_empty(), "{name} at {width}: {long:?}");
                assert_eq!(ragged(&help, width), [] as [String; 0], "{name} at {width}:\n{help}");
                let examples: Vec<&str> =
                    help.lines().skip_while(|line| *line != "Examples:").skip(1).collect();
                let written =
                    COMMANDS.iter().find(|entry| entry.name == name).map_or(AFTER, |entry| entry.examples);
                let written = written.lines().skip_while(|line| *line != "Examples:").skip(1);
                assert!(written.eq(examples.iter().copied()), "{name} at {width}: {examples:?}");
            }
        }
    }
}
