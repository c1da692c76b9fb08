//! How often the statistics are wrong, measured on the code that is shipped: false words, coverage and power in
//! simulated diaries of which the truth is known.
//!
//! `cargo bench --bench honesty` simulates 2,000 diaries a cell, `-- --full` 4,000, and `-- nothing helped` only the tables
//! of these names. It prints Markdown tables, the same ones on every run; docs/method.md shows them. Where a figure is worse
//! than its target by more than .02 it names it and ends with exit code 1.

#![allow(clippy::print_stdout, reason = "printing the tables is what this is for")]

mod measured;

use std::process::ExitCode;

use anyhow::{Result, bail};

use measured::{Scope, names, run};

/// How many diaries a cell has in a quick run.
const QUICK: usize = 2_000;
/// How many with `--full`.
const FULL: usize = 4_000;

/// What the command line asks for.
fn asked(arguments: impl Iterator<Item = String>) -> Result<Scope> {
    let mut scope =
        Scope { is_small: false, diaries: QUICK, longest: usize::MAX, errors: 0.0, only: Vec::new() };
    for argument in arguments.skip(1) {
        match argument.as_str() {
            "--full" => scope.diaries = FULL,
            // Cargo adds this.
            "--bench" => {}
            name if names().contains(&name) => scope.only.push(argument),
            other => bail!("{other} is not known: write --full, or of these {}", names().join(", ")),
        }
    }
    Ok(scope)
}

fn main() -> Result<ExitCode> {
    let scope = asked(std::env::args())?;
    let diaries = scope.diaries;
    println!(
        "{diaries} simulated diaries a cell. A feeling has mean 0 and variance 1; the rating is the middle and the"
    );
    println!(
        "feeling, rounded and held between 0 and 4. AR φ: today's feeling shares φ with yesterday's. AR φ + noise: half"
    );
    println!("of the variance is such a feeling, half is fresh each day.\n");
    let tables = run(&scope)?;
    let mut misses = Vec::new();
    for table in tables {
        println!("{}", table.shown());
        misses.extend(table.into_misses());
    }
    if misses.is_empty() {
        println!("No figure is worse than its target by more than .02.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("Worse than the target by more than .02:");
    for miss in misses {
        println!("- {miss}");
    }
    Ok(ExitCode::FAILURE)
}
