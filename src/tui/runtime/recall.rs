//! Puts back what the files of this journal have lost since this window read them.

use super::Runtime;
use crate::journal::{Month, Recalled};
use crate::store::Reading;
use crate::wording::numbers::counted_if_any;
use crate::wording::screens::runtime as wording;

impl Runtime {
    /// Writes back what the files of these months have lost since they were read, if this window may write;
    /// returns the lines that say so.
    pub(super) fn put_back(&mut self, readings: &mut [Reading]) -> Vec<String> {
        let mut lines = Vec::new();
        for reading in readings.iter_mut().filter(|reading| !reading.recalled.is_empty()) {
            let month = reading.document.month();
            if self.window.is_none() {
                self.lacking.insert(month);
                continue;
            }
            match self.store.put_back(month, &self.clock.now()) {
                Ok(written) => {
                    lines.extend(line(month, written.recalled));
                    *reading = written;
                }
                Err(error) => lines.push(error.to_string()),
            }
        }
        lines
    }

    /// Looks once more at everything that was read before the program ends, and writes back what has gone from the
    /// files since; returns the lines that say so.
    pub(in crate::tui) fn close(&mut self) -> Vec<String> {
        if self.window.is_none() {
            return Vec::new();
        }
        let changed = self.months.iter().filter(|(month, known)| known.stamp != self.store.stamp(**month));
        let changed: Vec<Month> = changed.map(|(month, _)| *month).collect();
        let mut readings: Vec<Reading> =
            changed.into_iter().filter_map(|month| self.store.read(month).ok()).collect();
        self.put_back(&mut readings)
    }
}

/// Makes the line about the parts that were put back into a month, if there were any.
pub(super) fn line(month: Month, recalled: Recalled) -> Option<String> {
    if recalled.is_empty() {
        return None;
    }
    let parts = [
        counted_if_any(recalled.versions, "entry", "entries"),
        counted_if_any(recalled.deletions, "deletion", "deletions"),
        counted_if_any(recalled.kept, wording::UNREADABLE_PART, wording::UNREADABLE_PARTS),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = parts.join(", ");
    Some(wording::put_back(&month, &parts))
}
