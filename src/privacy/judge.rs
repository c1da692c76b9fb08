//! What the facts come to: a row for each, those that ask for something first.

mod folder;
mod machine;
mod open;
mod traces;

use std::path::PathBuf;

use super::facts::Facts;
use super::{Kind, Row, Status};
use crate::store::{Held, Seal};

/// Judges the facts.
pub fn judge(facts: &Facts) -> Vec<Row> {
    let mut rows = Vec::new();
    if facts.held.is_there {
        seal(&facts.held, &mut rows);
        open::journal(facts, &mut rows);
    } else {
        rows.push(Row::new(Kind::NoJournal).at(&facts.held.root));
    }
    open::config(facts, &mut rows);
    open::above(facts, &mut rows);
    folder::judge(facts, &mut rows);
    traces::histories(&facts.histories, &mut rows);
    machine::judge(facts, &mut rows);
    traces::editors(facts, &mut rows);
    left(&facts.held, &mut rows);
    rows.extend(facts.reminders.iter().map(|path| Row::new(Kind::Reminder).at(path)));
    rows.extend([Kind::Elsewhere, Kind::Clipboard, Kind::Scrollback].map(Row::new));
    rows.sort_by_key(|row| (row.kind.status(), row.kind));
    rows
}

/// Whether there is something to mend.
pub fn mends(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.kind.status() == Status::Mend)
}

fn seal(held: &Held, rows: &mut Vec<Row>) {
    let kind = match held.seal {
        Seal::Off => Kind::NotSealed,
        Seal::On => Kind::Sealed,
        Seal::TurningOn => Kind::BeingSealed,
        Seal::TurningOff => Kind::BeingUnsealed,
        Seal::Unknown => Kind::SealUnknown,
    };
    rows.push(Row::new(kind));
    if held.seal == Seal::On {
        let left = [held.in_clear.as_slice(), &held.unfinished].concat();
        rows.extend(some_or(held, &left, Kind::LeftUnsealed, Kind::NoneLeftUnsealed));
    }
}

/// What lies in the data directory and may be more than the person wants there.
fn left(held: &Held, rows: &mut Vec<Row>) {
    rows.extend(held.unlisted.iter().map(|dir| Row::new(Kind::NotLookedAt).at(dir)));
    rows.extend(some_or(held, &held.lent, Kind::Lent, Kind::NothingLent));
    if !held.is_there {
        return;
    }
    rows.extend(some_or(held, &held.exports, Kind::Exports, Kind::NoExports));
    if !held.receipts.is_empty() {
        rows.push(Row::new(Kind::Receipts).times(held.receipts.len()));
    }
    rows.extend(some_or(held, &held.unfinished, Kind::Unfinished, Kind::NothingUnfinished));
}

/// A row on these paths, with the first and their number; none where there are none.
fn of_paths(kind: Kind, paths: &[PathBuf]) -> Option<Row> {
    paths.first().map(|first| Row::new(kind).at(first).times(paths.len()))
}

/// The same, or the row that there are none, which can be said only where everything could be listed.
fn some_or(held: &Held, paths: &[PathBuf], some: Kind, none: Kind) -> Option<Row> {
    of_paths(some, paths).or_else(|| held.unlisted.is_empty().then(|| Row::new(none)))
}

#[cfg(test)]
mod tests;
