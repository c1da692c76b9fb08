//! The work of a program while nobody does anything.

use std::fs;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::Asked;
use crate::bed::Bed;
use crate::keys::{PLACES, WAITING};
use crate::session::{Session, USUAL};
use crate::table::{Row, limit};

/// How long nobody does anything.
const REST: Duration = Duration::from_secs(5);

/// How often the threads of a process went to sleep and woke up; `None` where the system does not tell.
fn switches(pid: u32) -> Option<u64> {
    let mut sum = 0;
    for thread in fs::read_dir(format!("/proc/{pid}/task")).ok()? {
        let status = fs::read_to_string(thread.ok()?.path().join("status")).ok()?;
        let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
        sum += count.trim().parse::<u64>().ok()?;
    }
    Some(sum)
}

/// Number 12.
pub(crate) fn measured(bed: &Bed, _: &Asked) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut open = Vec::new();
    for (index, place) in PLACES.iter().chain([&WAITING]).enumerate() {
        // Each has a journal of its own: a second window on one would read along.
        let journal = bed.of_all_kinds(1, &format!("rest-{index}"))?;
        let mut session = Session::start(&bed.on(&journal), USUAL)?;
        match place.enter(&mut session) {
            Ok(()) => open.push((place, session)),
            Err(error) => rows.push(Row::left_out(12, what(place.name), error.to_string())),
        }
    }
    // Typed text is confirmed by the disk a second later.
    thread::sleep(Duration::from_secs(2));
    let mut before = Vec::new();
    for (_, session) in &mut open {
        session.settle(Duration::from_millis(1));
        before.push(switches(session.pid()?));
    }
    thread::sleep(REST);
    for ((place, session), before) in open.iter_mut().zip(before) {
        let bytes = session.settle(Duration::from_millis(1));
        let after = switches(session.pid()?);
        let woken = before.zip(after).map(|(before, after)| after.saturating_sub(before));
        rows.push(match woken.map(u32::try_from) {
            Some(Ok(woken)) => {
                let a_second = f64::from(woken) / REST.as_secs_f64();
                let what = format!("{}: {woken} wake-ups, {bytes} bytes", what(place.name));
                let goal = if place.name == WAITING.name { 1.0 } else { 0.0 };
                Row::figure(12, what, a_second, "a second", limit(goal, 2.0))
            }
            _ => Row::left_out(12, what(place.name), "this system has no /proc"),
        });
    }
    Ok(rows)
}

fn what(name: &str) -> String {
    format!("5 s of rest on {name}")
}
