//! From a cold start to the picture of all-time trends.

use std::time::Duration;

use anyhow::{Context, Result};

use crate::Asked;
use crate::bed::Bed;
use crate::memory::peak;
use crate::session::{Session, USUAL};
use crate::start::HOME;
use crate::table::{Row, limit, median};

/// The keys from Home to the trends of all time.
pub(crate) const KEYS: &str = "t\x1b[C\x1b[C\x1b[C";
/// The text that stands there when every word is found: the days of the 52 weeks that the direction looks at.
pub(crate) const FOUND: [&str; 2] = ["all time", "of 364 days"];

/// Number 10.
pub(crate) fn measured(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for years in [10, 100] {
        let journal = bed.journal(years, "trends")?;
        let (mut took, mut most) = (Vec::new(), 0.0_f64);
        for _ in 0..asked.times(5) {
            let mut session = Session::start(&bed.on(&journal), USUAL)?;
            let shown = session.first_frame(&HOME)?;
            took.push(shown + session.press_until(KEYS, &FOUND)?);
            session.settle(Duration::from_millis(100));
            most = most.max(peak(session.pid()?).unwrap_or_default());
            session.quit("\x03")?;
        }
        let took = median(&took).context("nothing was measured")?;
        let name = journal.name();
        let what = format!("all-time trends, from a cold start to the picture, {name}");
        rows.push(Row::figure(10, what, took.as_secs_f64() * 1_000.0, "ms", limit(120.0, 300.0)));
        let limit = if years == 10 { limit(16.0, 24.0) } else { limit(80.0, 120.0) };
        rows.push(Row::mebibytes(10, format!("memory with all-time trends, {name}"), most, limit));
    }
    Ok(rows)
}
