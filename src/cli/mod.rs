//! The command line: what can be asked for, and who does it.
//!
//! One file a command, with its arguments, its help and what it does. Only `output.rs` prints.

mod answers;
mod args;
mod backup;
#[cfg(test)]
mod calls;
mod check_in;
mod config;
mod counted;
mod delete;
mod demo;
mod doctor;
mod entry_text;
mod error;
mod explain;
mod findings;
mod globals;
mod history;
mod json;
mod kept;
mod list;
mod log;
mod move_entry;
mod note;
mod output;
mod page;
mod path;
mod patterns;
mod plain;
mod recorded;
mod saved;
mod setup;
mod shell;
mod show;
mod status;
mod trends;
mod usage;
mod values;
mod week;
mod words;

pub use args::parse;
pub use error::{CliError, Outcome};
pub use output::exit;

use answers::Answers;
use args::{Asked, Given, Request, everything};
use output::Output;
use setup::Setup;
use words::Words;

use crate::system;
use crate::tui::Start;

/// Does what was asked for.
///
/// # Errors
/// [`CliError`], whose text is the one line to show.
pub fn run(request: Request) -> Result<Outcome, CliError> {
    system::guard();
    output::end_on_fault();
    output::end_on_broken_text();
    let mut out = Output::new();
    let globals = request.globals;
    let setup = || Setup::new(&globals);
    // What may open the full screen says there, on Home, which lines of the config file are skipped.
    let command = |out: &mut Output| {
        let setup = setup()?;
        setup.name_skipped(out)?;
        Ok::<Setup, CliError>(setup)
    };
    let outcome = match request.asked {
        Asked::Text(text) => {
            out.line(text.strip_suffix('\n').unwrap_or(&text))?;
            Ok(Outcome::Done)
        }
        Asked::Unmeant(error, Given::Words) => Err(Words::at_hand().give_back(error, &mut out)),
        Asked::Unmeant(error, Given::Answers) => Err(Answers::at_hand().give_back(error, &mut out)),
        Asked::Journal => setup()?.open_screen(Start::Home),
        Asked::CheckIn(args) => check_in::run(&args, &globals, &mut out),
        Asked::Demo(args) => demo::run(&args, &setup()?, &mut out),
        Asked::Note(args) => note::run(&args, &globals, &mut out),
        Asked::Log(args) => log::run(&args, &globals, &mut out),
        Asked::Show(args) => show::run(&args, &command(&mut out)?, &mut out),
        Asked::List(args) => list::run(&args, &command(&mut out)?, &mut out),
        Asked::Week(args) => week::run(&args, &command(&mut out)?, &mut out),
        Asked::Trends(args) => trends::run(&args, &command(&mut out)?, &mut out),
        Asked::Patterns(args) => patterns::run(&args, &command(&mut out)?, &mut out),
        Asked::Explain(args) => explain::run(&args, &command(&mut out)?, &mut out),
        Asked::Delete(args) => delete::run(&args, &command(&mut out)?, &mut out),
        Asked::Restore(args) => delete::restore(&args, &command(&mut out)?, &mut out),
        Asked::Move(args) => move_entry::run(&args, &command(&mut out)?, &mut out),
        Asked::Status(args) => status::run(&args, &command(&mut out)?, &mut out),
        Asked::Backup(args) => backup::run(&args, &command(&mut out)?, &mut out),
        Asked::Doctor(args) => doctor::run(&args, &command(&mut out)?, &mut out),
        Asked::Config(args) => config::run(&args, &globals, &mut out),
        Asked::Path => path::run(&globals, &mut out),
        Asked::Completions(args) => shell::completions(&args, everything(), &mut out),
        Asked::Man => shell::man(everything(), &mut out),
    }?;
    match out.flush() {
        Err(CliError::Closed) | Ok(()) => Ok(outcome),
        Err(error) => Err(error),
    }
}
