//! The memory that a program takes, and the memory that it takes when the whole journal is loaded.

use std::fs;
use std::time::Duration;

use anyhow::Result;

use crate::Asked;
use crate::bed::Bed;
use crate::session::{Session, USUAL};
use crate::start::HOME;
use crate::table::{Row, limit};

/// The most memory that a process ever had, in MiB; `None` where the system does not tell.
pub(crate) fn peak(pid: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}

/// Number 9.
pub(crate) fn measured(bed: &Bed, _: &Asked) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (years, limit) in [(10, limit(16.0, 24.0)), (100, limit(80.0, 120.0))] {
        let journal = bed.of_all_kinds(years, "memory")?;
        let mut session = Session::start(&bed.on(&journal), USUAL)?;
        session.first_frame(&HOME)?;
        // The list of entries reads everything; it draws as long as more comes.
        session.press_until("e", &["Entries"])?;
        session.settle(Duration::from_millis(400));
        let what = format!("memory with everything loaded, {}", journal.name());
        rows.push(match peak(session.pid()?) {
            Some(peak) => Row::mebibytes(9, what, peak, limit),
            None => Row::left_out(9, what, "this system has no /proc"),
        });
    }
    Ok(rows)
}
