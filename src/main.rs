//! The thin binary: parse, run, print one error line, exit.

use std::process::ExitCode;

use inward::cli;

fn main() -> ExitCode {
    let result = cli::parse(std::env::args_os()).and_then(cli::run);
    cli::exit(result)
}
