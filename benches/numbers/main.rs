//! The numbers that the program is held to, measured on the real binary in real pseudo-terminals, beside the least
//! programs that could do it, in one interleaved run.
//!
//! `cargo bench --bench numbers` takes under a minute; `-- --full` repeats more often; `-- --only 2,3` measures only
//! these. It prints and judges nothing by its exit code: times differ from machine to machine, and from hour to hour.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing the table is what this is for")]

mod bed;
mod command_line;
mod keys;
mod memory;
mod rest;
mod saving;
mod sealed;
mod session;
mod start;
mod table;
mod trends;

use anyhow::{Result, bail};

use bed::Bed;
use table::Row;

/// The options of this run.
pub(crate) struct Asked {
    /// Whether to take the time that good figures need.
    full: bool,
    /// The numbers to measure; empty = all.
    only: Vec<u8>,
}

impl Asked {
    fn new(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut asked = Self { full: false, only: Vec::new() };
        let mut arguments = arguments.skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--full" => asked.full = true,
                "--only" => {
                    let numbers = arguments.next().unwrap_or_default();
                    asked.only = numbers.split(',').map(str::parse).collect::<Result<_, _>>()?;
                }
                // Cargo adds this.
                "--bench" => {}
                other => bail!("{other} is not known: write --full or --only 1,2,3"),
            }
        }
        Ok(asked)
    }

    /// Whether one of these numbers is wanted.
    fn wants(&self, numbers: &[u8]) -> bool {
        self.only.is_empty() || numbers.iter().any(|number| self.only.contains(number))
    }

    /// How often something is repeated that is repeated so often in a quick run.
    fn times(&self, quick: usize) -> usize {
        if self.full { quick * 4 } else { quick }
    }
}

/// Something that is measured: its numbers, and how.
type Part = (&'static [u8], fn(&Bed, &Asked) -> Result<Vec<Row>>);

const PARTS: [Part; 9] = [
    (&[1, 8, 13], start::measured),
    (&[2, 3, 4, 11, 15], keys::measured),
    (&[5, 6, 7], saving::measured),
    (&[9], memory::measured),
    (&[10], trends::measured),
    (&[12], rest::measured),
    (&[14, 16], command_line::measured),
    (&[17], command_line::exported),
    (&[18], sealed::measured),
];

fn main() -> Result<()> {
    let asked = Asked::new(std::env::args())?;
    let bed = Bed::new()?;
    let mut rows = Vec::new();
    for (numbers, measured) in PARTS {
        if asked.wants(numbers) {
            match measured(&bed, &asked) {
                Ok(more) => rows.extend(more),
                Err(error) => eprintln!("numbers {numbers:?} could not be measured: {error:#}"),
            }
        }
    }
    rows.retain(|row| asked.wants(&[row.number]));
    rows.sort_by_key(|row| row.number);
    println!("{}", table::shown(&rows));
    Ok(())
}
