//! The commands that scripts call often, and the size of the program.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::Asked;
use crate::bed::Bed;
use crate::table::{Row, limit, median};

/// Numbers 14 and 16.
pub(crate) fn measured(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for years in [1, 10, 100] {
        let journal = bed.journal(years, "line")?;
        let ours = |arguments: &[&str]| {
            let mut command = Command::new(&bed.inward);
            command.args(arguments).env_clear().envs(bed.environment(&journal.dir));
            command
        };
        let (mut line, mut status, mut log) = (Vec::new(), Vec::new(), Vec::new());
        for time in 0..asked.times(25) {
            let mut least = Command::new(&bed.line);
            least.env_clear();
            line.push(run(least)?);
            status.push(run(ours(&["status"]))?);
            let rating = (time % 5).to_string();
            log.push(run(ours(&["log", "--jealousy", &rating]))?);
        }
        let nothing = "nothing was measured";
        let least = median(&line).context(nothing)?;
        for (name, times) in [("status", status), ("log", log)] {
            let what = format!("inward {name}, {}", journal.name());
            rows.push(Row::ratio(14, what, median(&times).context(nothing)?, least, limit(1.5, 2.5)));
        }
    }
    let bytes = u32::try_from(fs::metadata(&bed.inward)?.len())?;
    let megabytes = f64::from(bytes) / 1e6;
    rows.push(Row::figure(16, "release binary, stripped", megabytes, "MB", limit(8.0, 12.0)));
    Ok(rows)
}

fn run(mut command: Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let started = Instant::now();
    let status = command.status()?;
    let took = started.elapsed();
    // 3 is the answer "not yet".
    if !matches!(status.code(), Some(0 | 3)) {
        bail!("{command:?} ended with {status}");
    }
    Ok(took)
}
