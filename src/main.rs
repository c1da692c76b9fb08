//! The thin binary: run, print one error line, exit.

use std::process::ExitCode;

use inward::cli;

fn main() -> ExitCode {
    cli::exit(cli::run(std::env::args_os()))
}
