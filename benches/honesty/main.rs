//! How often the statistics are wrong, measured on the code that is shipped: false alarms, coverage and power in
//! simulated diaries of which the truth is known.
//!
//! `cargo bench --bench honesty` simulates 2,000 diaries a cell, `-- --full` 4,000. It prints Markdown tables, the same
//! ones on every run, and judges nothing by its exit code; docs/method.md shows them.

#![allow(clippy::print_stdout, reason = "printing the tables is what this is for")]

mod diary;
mod light;
mod means;
mod patterns;
mod table;
mod trends;

use anyhow::{Result, bail};

/// How many diaries a cell has in a quick run.
const QUICK: usize = 2_000;
/// How many with `--full`.
const FULL: usize = 4_000;

/// How many diaries are simulated for a cell.
fn diaries(arguments: impl Iterator<Item = String>) -> Result<usize> {
    let mut diaries = QUICK;
    for argument in arguments.skip(1) {
        match argument.as_str() {
            "--full" => diaries = FULL,
            // Cargo adds this.
            "--bench" => {}
            other => bail!("{other} is not known: write --full or nothing"),
        }
    }
    Ok(diaries)
}

fn main() -> Result<()> {
    let diaries = diaries(std::env::args())?;
    println!(
        "{diaries} simulated diaries a cell. A feeling z has mean 0 and variance 1, and today's shares φ with"
    );
    println!(
        "yesterday's (a first-order autoregression); the rating is 2 + z, rounded and held between 0 and 4.\n"
    );
    for table in [
        trends::false_alarms(diaries)?,
        trends::power(diaries)?,
        trends::about_the_same(diaries)?,
        means::coverage(diaries)?,
        means::changes(diaries)?,
        light::shares(diaries)?,
        patterns::associations(diaries)?,
        patterns::days_after(diaries)?,
    ] {
        println!("{}", table.shown());
    }
    Ok(())
}
