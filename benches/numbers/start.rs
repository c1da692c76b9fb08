//! From the start to the first useful frame, what that takes in memory, and how long quitting takes.

use std::time::Duration;

use anyhow::{Context, Result};

use crate::Asked;
use crate::bed::Bed;
use crate::memory::peak;
use crate::session::{Program, Session, USUAL};
use crate::table::{Limit, Row, limit, median};

/// The text on Home when it can be used: how today stands, and the last row of its keys.
pub(crate) const HOME: [&str; 3] = ["Today is", "Over-analysis", "help"];
/// The last row of the least program.
pub(crate) const LEAST: [&str; 1] = ["row 0023"];

/// The events in one life of a program.
struct Life {
    shown: Duration,
    quit: Duration,
    peak: Option<f64>,
}

/// Starts a program, lets it come to rest, and quits it.
fn live(program: &Program, wanted: &[&str]) -> Result<Life> {
    let mut session = Session::start(program, USUAL)?;
    let shown = session.first_frame(wanted)?;
    session.settle(Duration::from_millis(25));
    let peak = peak(session.pid()?);
    Ok(Life { shown, quit: session.quit("q")?, peak })
}

/// The limits of one size of journal: of the start and of the memory.
const LIMITS: [(u32, Limit, Limit); 3] = [
    (1, limit(1.4, 1.7), limit(1.6, 2.0)),
    (10, limit(1.4, 2.0), limit(1.7, 3.0)),
    (100, limit(1.5, 3.0), limit(2.0, 6.0)),
];

/// Numbers 1, 8 and 13.
pub(crate) fn measured(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let mut journals = Vec::new();
    for (years, start, memory) in LIMITS {
        journals.push((bed.journal(years, "start")?, start, memory, Vec::new()));
    }
    let mut least = Vec::new();
    for _ in 0..asked.times(15) {
        least.push(live(&bed.least, &LEAST)?);
        for (journal, _, _, lives) in &mut journals {
            lives.push(live(&bed.on(journal), &HOME)?);
        }
    }
    let mut rows = Vec::new();
    for (journal, start, memory, lives) in &journals {
        let name = journal.name();
        let pair = |of: fn(&Life) -> Duration| Some((middle(lives, of)?, middle(&least, of)?));
        let nothing = "nothing was measured";
        let (ours, theirs) = pair(|life| life.shown).context(nothing)?;
        rows.push(Row::ratio(1, format!("start to the first useful frame, {name}"), ours, theirs, *start));
        let (ours, theirs) = pair(|life| life.quit).context(nothing)?;
        rows.push(Row::ratio(13, format!("quit, {name}"), ours, theirs, limit(2.0, 10.0)));
        let what = format!("peak memory at Home, {name}");
        rows.push(match (middle_peak(lives), middle_peak(&least)) {
            (Some(ours), Some(theirs)) => Row::memory(8, what, ours, theirs, *memory),
            _ => Row::left_out(8, what, "this system has no /proc"),
        });
    }
    Ok(rows)
}

fn middle(lives: &[Life], of: fn(&Life) -> Duration) -> Option<Duration> {
    median(&lives.iter().map(of).collect::<Vec<_>>())
}

fn middle_peak(lives: &[Life]) -> Option<f64> {
    let mut peaks = lives.iter().map(|life| life.peak).collect::<Option<Vec<f64>>>()?;
    peaks.sort_by(f64::total_cmp);
    peaks.get(peaks.len() / 2).copied()
}
