//! The command line: its arguments, and the file that carries out each command.
//!
//! One file per command, with its arguments, its help and its code. Only `output.rs` prints.

mod ask;
mod backup;
mod card;
mod check_in;
mod config;
mod data_dir;
mod decrypt;
mod delete;
mod demo;
mod doctor;
mod encrypt;
mod entry_text;
mod erase;
mod error;
mod explain;
mod export;
mod globals;
mod guide;
mod help;
mod history;
mod import;
mod json;
mod labels;
mod list;
mod log;
mod menu;
mod move_entry;
mod note;
mod output;
mod page;
mod passphrase;
mod patterns;
mod place_out;
mod practice;
mod privacy;
mod recovery;
mod remind;
mod report;
mod run;
mod secrets;
mod setup;
mod shell;
mod show;
mod status;
mod stdin;
mod support;
mod sync;
#[cfg(test)]
mod tests;
mod trends;
mod usage;
mod values;
mod walk;
mod week;
mod welcome;
mod words_draft;

pub use error::{CliError, Outcome};
pub use output::exit;
pub use run::run;

use clap::{CommandFactory, Parser, Subcommand};

use globals::Globals;
use output::Output;
use setup::Setup;

use crate::tui::Start;

const AFTER_HELP: &str = "\
Without a command it opens the journal.

Days are written 2026-11-22, '22 nov', friday, '3 days ago', yesterday, or -3 for three days ago. \
A weekday or a date without its year is the last one. \
Text is never an argument, to keep it out of the shell's history: note and log --note - read standard input, and \
log - reads everything from there.

Exit codes: 0 done, 1 not done or only in part, 2 wrong usage, 3 the answer is no (status, remind, doctor, privacy, config check).

Examples:
  inward                        open the journal
  inward checkin                today's check-in
  inward log --jealousy 2 --trigger late_reply
  inward demo                   look around in sample data";

/// The arguments of one call.
#[derive(Debug, Default, Parser)]
#[command(version, about, after_help = AFTER_HELP, disable_help_subcommand = true)]
struct Arguments {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// The commands, in the order in which the help lists them.
#[derive(Debug, Subcommand)]
enum Command {
    #[command(name = "checkin")]
    CheckIn(check_in::CheckInArgs),
    Note(note::NoteArgs),
    Log(Box<log::LogArgs>),
    Show(show::ShowArgs),
    List(list::ListArgs),
    Week(week::WeekArgs),
    Trends(trends::TrendsArgs),
    Patterns(patterns::PatternsArgs),
    Explain(explain::ExplainArgs),
    Card(card::CardArgs),
    Practice(practice::PracticeArgs),
    Guide(guide::GuideArgs),
    Delete(delete::DeleteArgs),
    Move(move_entry::MoveArgs),
    RestoreEntry(delete::RestoreArgs),
    Erase(erase::EraseArgs),
    Status(status::StatusArgs),
    Remind(remind::RemindArgs),
    Support(support::SupportArgs),
    Export(Box<export::ExportArgs>),
    Import(import::ImportArgs),
    Report(report::ReportArgs),
    Backup(backup::BackupArgs),
    Encrypt(encrypt::EncryptArgs),
    Decrypt(decrypt::DecryptArgs),
    Passphrase(passphrase::PassphraseArgs),
    Recovery(recovery::RecoveryArgs),
    Sync(sync::SyncArgs),
    Doctor(doctor::DoctorArgs),
    Privacy(privacy::PrivacyArgs),
    Demo(demo::DemoArgs),
    Config(config::ConfigArgs),
    /// Print where everything lives
    #[command(after_help = shell::PATH_EXAMPLES)]
    Path,
    Completions(shell::CompletionsArgs),
    /// Print the manual page
    #[command(after_help = shell::MAN_EXAMPLES)]
    Man,
    Help(help::HelpArgs),
    #[command(hide = true)]
    MergeDriver(sync::MergeArgs),
}

impl Arguments {
    /// Carries out the command that they ask for.
    fn carry_out(self, out: &mut Output) -> Result<Outcome, CliError> {
        let globals = &self.globals;
        // The full screen names skipped lines of the config file by itself, on Home.
        let named = |out: &mut Output| {
            let setup = Setup::new(globals)?;
            setup.name_skipped(out)?;
            Ok::<Setup, CliError>(setup)
        };
        let Some(command) = self.command else {
            let setup = Setup::new(globals)?;
            return if setup.is_plain { menu::run(&setup, out) } else { setup.open_screen(Start::Home) };
        };
        match command {
            Command::CheckIn(args) => check_in::run(&args, globals, out),
            Command::Note(args) => note::run(&args, globals, out),
            Command::Log(args) => log::run(&args, globals, out),
            Command::Show(args) => show::run(&args, &named(out)?, out),
            Command::List(args) => list::run(&args, &named(out)?, out),
            Command::Week(args) => week::run(&args, &named(out)?, out),
            Command::Trends(args) => trends::run(&args, &named(out)?, out),
            Command::Patterns(args) => patterns::run(&args, &named(out)?, out),
            Command::Explain(args) => explain::run(&args, &named(out)?, out),
            Command::Card(args) => card::run(&args, &named(out)?, out),
            Command::Practice(args) => practice::run(&args, globals, out),
            Command::Guide(args) => guide::run(&args, out),
            Command::Delete(args) => delete::run(&args, &named(out)?, out),
            Command::Move(args) => move_entry::run(&args, &named(out)?, out),
            Command::RestoreEntry(args) => delete::restore(&args, &named(out)?, out),
            Command::Erase(args) => erase::run(&args, &named(out)?, out),
            Command::Status(args) => status::run(&args, &named(out)?, out),
            Command::Remind(args) => remind::run(&args, globals, out),
            Command::Support(args) => support::run(&args, &Setup::new(globals)?, out),
            Command::Export(args) => export::run(&args, &named(out)?, out),
            Command::Import(args) => import::run(&args, &named(out)?, out),
            Command::Report(args) => report::run(&args, globals, out),
            Command::Backup(args) => backup::run(&args, &named(out)?, out),
            Command::Encrypt(args) => encrypt::run(&args, &named(out)?, out),
            Command::Decrypt(args) => decrypt::run(&args, &named(out)?, out),
            Command::Passphrase(args) => passphrase::run(&args, &named(out)?, out),
            Command::Recovery(args) => recovery::run(&args, &named(out)?, out),
            Command::Sync(args) => sync::run(&args, &named(out)?, out),
            Command::Doctor(args) => doctor::run(&args, &named(out)?, out),
            Command::Privacy(args) => privacy::run(&args, globals, &Setup::new(globals)?, out),
            Command::Demo(args) => demo::run(&args, globals, &Setup::new(globals)?, out),
            Command::Config(args) => config::run(&args, globals, out),
            Command::Path => shell::path(globals, out),
            Command::Completions(args) => shell::completions(&args, Self::command(), out),
            Command::Man => shell::man(Self::command(), out),
            Command::MergeDriver(args) => sync::merge(&args),
            Command::Help(args) => help::run(&args, Self::command(), out),
        }
    }
}
