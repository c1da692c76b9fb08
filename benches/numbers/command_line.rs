//! The commands that scripts call often, and the size of the program.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::Asked;
use crate::bed::Bed;
use crate::table::{Row, limit, median};

/// Number 17: ten years to a file in each form, words and all.
pub(crate) fn exported(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let journal = bed.of_all_kinds(10, "export")?;
    let mut rows = Vec::new();
    for form in ["json", "jsonl", "csv", "markdown", "a folder", "text", "html"] {
        let (mut times, mut least) = (Vec::new(), Vec::new());
        for time in 0..asked.times(9) {
            let to = journal.dir.with_extension(format!("{}-{time}", form.replace(' ', "-")));
            let format = if form == "a folder" { "markdown" } else { form };
            let include = if form == "csv" { "words" } else { "words,exercises,checks" };
            if form == "a folder" {
                fs::create_dir(&to)?;
            }
            let mut command = Command::new(&bed.inward);
            command.args(["export", "--format", format, "--include", include, "--output"]).arg(&to);
            command.env_clear().envs(bed.environment(&journal.dir));
            times.push(run(command)?);
            if to.is_dir() {
                fs::remove_dir_all(&to)?;
                least.push(made(&to, 3_650)?);
            } else {
                fs::remove_file(&to)?;
            }
        }
        let (nothing, what) = ("nothing was measured", format!("export to {form}, 10 years"));
        let took = median(&times).context(nothing)?;
        rows.push(match median(&least) {
            // So many files take as long as the file system takes to make them.
            Some(least) => Row::ratio(17, what, took, least, limit(1.5, 3.0)),
            None => Row::figure(17, what, took.as_secs_f64() * 1e3, "ms", limit(300.0, 600.0)),
        });
    }
    Ok(rows)
}

/// Makes so many files in a folder, which goes again.
fn made(dir: &Path, count: usize) -> Result<Duration> {
    fs::create_dir(dir)?;
    let started = Instant::now();
    for number in 0..count {
        fs::write(dir.join(format!("{number:05}.md")), [b'x'; 1_500])?;
    }
    let took = started.elapsed();
    fs::remove_dir_all(dir)?;
    Ok(took)
}

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
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let status = command.status()?;
    let took = started.elapsed();
    // 3 is the answer "not yet".
    if !matches!(status.code(), Some(0 | 3)) {
        bail!("{command:?} ended with {status}");
    }
    Ok(took)
}
