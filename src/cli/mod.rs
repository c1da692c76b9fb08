//! The command line: what can be asked for, and who does it.
//!
//! One file a command, with its arguments, its help and what it does. Only `output.rs` prints.

mod answers;
mod args;
mod backup;
mod check_in;
mod counted;
mod delete;
mod demo;
mod doctor;
mod entry_text;
mod error;
mod explain;
mod findings;
mod history;
mod json;
mod list;
mod log;
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

pub use args::parse;
pub use error::{CliError, Outcome};
pub use output::exit;

use args::{Asked, Request, everything};
use output::Output;
use setup::Setup;

use crate::system;
use crate::tui::Start;

/// Does what was asked for.
///
/// # Errors
/// [`CliError`], whose text is the one line to show.
pub fn run(request: Request) -> Result<Outcome, CliError> {
    system::guard();
    output::end_on_fault();
    let mut out = Output::new();
    let globals = request.globals;
    let setup = || Setup::new(&globals);
    let outcome = match request.asked {
        Asked::Text(text) => {
            out.bytes(text.as_bytes())?;
            Ok(Outcome::Done)
        }
        Asked::Journal => setup()?.open_screen(Start::Home),
        Asked::CheckIn(args) => check_in::run(&args, &setup()?, &mut out),
        Asked::Note(args) => note::run(&args, &setup()?, &mut out),
        Asked::Log(args) => log::run(&args, &setup()?, &mut out),
        Asked::Show(args) => show::run(&args, &setup()?, &mut out),
        Asked::List(args) => list::run(&args, &setup()?, &mut out),
        Asked::Week(args) => week::run(&args, &setup()?, &mut out),
        Asked::Trends(args) => trends::run(&args, &setup()?, &mut out),
        Asked::Patterns(args) => patterns::run(&args, &setup()?, &mut out),
        Asked::Explain(args) => explain::run(&args, &setup()?, &mut out),
        Asked::Delete(args) => delete::run(&args, &setup()?, &mut out),
        Asked::Restore(args) => delete::restore(&args, &setup()?, &mut out),
        Asked::Status(args) => status::run(&args, &setup()?, &mut out),
        Asked::Demo(args) => demo::run(&args, &setup()?, &mut out),
        Asked::Backup(args) => backup::run(&args, &setup()?, &mut out),
        Asked::Doctor(args) => doctor::run(&args, &setup()?, &mut out),
        Asked::Path => path::run(&globals, &mut out),
        Asked::Completions(args) => shell::completions(&args, everything(), &mut out),
        Asked::Man => shell::man(everything(), &mut out),
    }?;
    match out.flush() {
        Err(CliError::Closed) | Ok(()) => Ok(outcome),
        Err(error) => Err(error),
    }
}
