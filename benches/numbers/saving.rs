//! Saving: as the person sees it, as the files see it, and as the system sees it.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use inward::clock::Clock;
use inward::journal::{Body, Entry, Month};
use inward::store::Store;

use crate::Asked;
use crate::bed::{Bed, Journal};
use crate::session::{Program, Session, USUAL};
use crate::start::{HOME, LEAST};
use crate::table::{Row, limit, median};

/// The text on the screen when a check-in is saved.
pub(crate) const SAVED: [&str; 1] = ["Saved."];

/// Numbers 5, 6 and 7.
pub(crate) fn measured(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for years in [1, 10, 100] {
        let journal = bed.journal(years, "saving")?;
        if asked.wants(&[5]) {
            rows.push(to_the_line(bed, &journal, asked.times(10))?);
        }
        if asked.wants(&[6]) && years != 10 {
            rows.extend(of_files(&journal, asked.times(50))?);
        }
        if asked.wants(&[7]) && years == 1 {
            rows.extend(calls(bed, &journal)?);
        }
    }
    Ok(rows)
}

/// Measures from Enter on the last page to the saved line, compared with a key of the least program.
fn to_the_line(bed: &Bed, journal: &Journal, times: usize) -> Result<Row> {
    journal.reset()?;
    let mut least = Session::start(&bed.least, USUAL)?;
    least.first_frame(&LEAST)?;
    let mut session = Session::start(&bed.on(journal), USUAL)?;
    session.first_frame(&HOME)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for time in 0..times {
        theirs.extend(least.frame("\x1b[B")?.map(|frame| frame.took));
        answer(&mut session, time)?;
        ours.push(session.press_until("\r", &SAVED)?);
        session.settle(Duration::from_millis(30));
    }
    let (ours, theirs) = median(&ours).zip(median(&theirs)).context("nothing was measured")?;
    let what = format!("save, from Enter to the saved line, {}", journal.name());
    Ok(Row::ratio(5, what, ours, theirs, limit(3.0, 5.0)))
}

/// Opens today's check-in and answers all of it or, where it is recorded, the one of its last page, otherwise than the time before.
pub(crate) fn answer(session: &mut Session, time: usize) -> Result<()> {
    session.press_until("c", &[" of 6"])?;
    let is_new = session.text().contains("1 of 6");
    if !is_new {
        session.press(&(time % 5).to_string())?;
    }
    for question in (0..5).filter(|_| is_new) {
        session.press(&((time + question) % 5).to_string())?;
        session.wait_for(&[&format!("{} of 6", question + 2)], Duration::from_secs(2))?;
    }
    session.settle(Duration::from_millis(30));
    Ok(())
}

/// Measures the store's work for a save compared with writes of its own bytes, and of 20 kB: one write, one sync, one
/// rename, and the directory's sync where the row says so.
fn of_files(journal: &Journal, times: usize) -> Result<Vec<Row>> {
    let store = Store::create(&journal.dir)?;
    let months = store.months()?;
    let month = *months.iter().rev().nth(1).context("the journal has no whole month")?;
    // The backup of the day is made with its first write, which has a row of its own.
    let version = changed(&store, month, times)?;
    let started = Instant::now();
    store.save(version)?;
    let first = started.elapsed();
    let size = usize::try_from(fs::metadata(journal.dir.join(format!("journal/{month}.json")))?.len())?;
    let (mut ours, mut raw, mut confirmed) = (Vec::new(), Vec::new(), Vec::new());
    for time in 0..times {
        raw.push(raw_write(&journal.dir, 20_000)?);
        let started = Instant::now();
        raw_write(&journal.dir, size)?;
        File::open(&journal.dir)?.sync_all()?;
        confirmed.push(started.elapsed());
        let version = changed(&store, month, time)?;
        let started = Instant::now();
        store.save(version)?;
        ours.push(started.elapsed());
    }
    let nothing = "nothing was measured";
    let (ours, raw) = (median(&ours).context(nothing)?, median(&raw).context(nothing)?);
    let (confirmed, name) = (median(&confirmed).context(nothing)?, journal.name());
    let same = format!("files of a save, {} kB, beside a confirmed write of the same, {name}", size / 1_000);
    let mut rows = vec![Row::ratio(6, same, ours, confirmed, limit(2.0, 4.0))];
    if name.starts_with("1 ") {
        let what = format!("files of a save, a month of {} kB, beside a raw write of 20 kB", size / 1_000);
        rows.push(Row::ratio(6, what, ours, raw, limit(2.0, 4.0)));
    }
    rows.push(Row::bound(6, format!("the first write of all, whose backup holds all of {name}"), first));
    Ok(rows)
}

/// A new version of the month's first check-in, with other words.
pub(crate) fn changed(store: &Store, month: Month, time: usize) -> Result<Entry> {
    let document = store.read(month)?.document;
    let entry = document.entries().first().context("the month is empty")?;
    let mut check_in = entry.check_in().context("the month starts with something else")?.clone();
    check_in.text = format!("Another evening, {time}.");
    Ok(entry.edited(Body::CheckIn(Box::new(check_in)), Clock::system().now()))
}

fn raw_write(dir: &Path, size: usize) -> Result<Duration> {
    let bytes = vec![b'a'; size];
    let (path, temp) = (dir.join("raw"), dir.join("raw.tmp"));
    let started = Instant::now();
    let mut file = File::create(&temp)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    fs::rename(temp, path)?;
    Ok(started.elapsed())
}

/// The calls that make a save durable, in order, as strace sees them.
fn calls(bed: &Bed, journal: &Journal) -> Result<Vec<Row>> {
    let in_order = "fsync of the file, rename, fsync of the directory";
    let what = "calls on the way to saved";
    let there = Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !there.is_ok_and(|status| status.success()) {
        return Ok(vec![Row::left_out(7, what, "strace is not there")]);
    }
    journal.reset()?;
    let log = journal.dir.with_extension("strace");
    let saved = {
        let mut session = Session::start(&traced(&bed.on(journal), &log), USUAL)?;
        session.first_frame(&HOME)?;
        answer(&mut session, 0)?;
        session.press_until("\r", &SAVED)?;
        session.quit("q")?;
        durable(&log)?
    };
    let holds = saved == ["sync file", "rename", "sync directory"];
    let mut rows = vec![Row::fact(7, format!("{what}, a check-in: {in_order}"), saved.join(", "), holds)];
    let listed = Command::new(&bed.inward)
        .args(["list", "--limit", "1"])
        .envs(bed.environment(&journal.dir))
        .output()?;
    let listed = String::from_utf8(listed.stdout)?;
    let id = listed.split_whitespace().last().context("nothing is listed")?.to_owned();
    let status = Command::new("strace")
        .args(tracing(&log))
        .arg(&bed.inward)
        .args(["delete", &id])
        .envs(bed.environment(&journal.dir))
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        bail!("the entry {id} could not be deleted");
    }
    let deleted = durable(&log)?;
    let holds = deleted == ["sync file", "rename", "sync directory"].repeat(2);
    rows.push(Row::fact(7, format!("{what}, a delete: the same for both files"), deleted.join(", "), holds));
    Ok(rows)
}

fn tracing(log: &Path) -> Vec<std::ffi::OsString> {
    let calls = "trace=fsync,fdatasync,sync_file_range,syncfs,rename,renameat,renameat2";
    vec!["-f".into(), "-y".into(), "-o".into(), log.into(), "-e".into(), calls.into()]
}

fn traced(program: &Program, log: &Path) -> Program {
    let mut arguments = tracing(log);
    arguments.push(program.binary.clone().into());
    Program { binary: "strace".into(), arguments, environment: program.environment.clone() }
}

/// The calls of a log that concern anything but drafts.
fn durable(log: &Path) -> Result<Vec<&'static str>> {
    let text = fs::read_to_string(log)?;
    let calls = text.lines().filter(|line| !line.contains("/drafts")).filter_map(|line| {
        if line.contains("rename") {
            Some("rename")
        } else if line.contains("sync") && !line.contains("resumed") {
            Some(if line.contains(".tmp") { "sync file" } else { "sync directory" })
        } else {
            None
        }
    });
    Ok(calls.collect())
}
