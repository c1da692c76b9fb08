//! From what a person wants erased to the entries, versions and tombstones that this means.

use std::collections::BTreeSet;

use super::moved::Going;
use super::traces::{Trace, Traces};
use crate::journal::format::erasing::Erasing;
use crate::journal::{Day, Digest, EntryId, Moment, Month, Tombstone};

/// What a person wants erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToErase {
    /// An entry, in all its versions and wherever it lay before it was moved.
    Entry(EntryId),
    /// Everything of the days before this one.
    Before(Day),
}

/// What is to be erased, and where entries were moved from and to.
pub(super) struct Meant {
    pub(super) erasing: Erasing,
    pub(super) moved_from: BTreeSet<Day>,
    pub(super) moved_to: BTreeSet<(Day, EntryId)>,
}

impl Meant {
    pub(super) fn of(traces: &Traces, what: ToErase, now: &Moment) -> Self {
        let (ids, before) = match what {
            ToErase::Entry(id) => (BTreeSet::from([id]), None),
            ToErase::Before(day) => (before(traces, day), Some(day)),
        };
        let mut going = Going::new(traces, ids);
        let moved_from = going.follow_moves();
        let moved_to = going.successors();
        let months = months(traces, &going);
        let mut erasing = Erasing::new(going.entries, months, before);
        for (id, versions) in going.versions {
            erasing.take_versions(id, versions);
        }
        for (id, trace) in &traces.entries {
            if !erasing.takes_entry(*id) && trace.shown.or(trace.trashed).is_some() {
                erasing.spare(*id);
            }
            if let Some((month, tombstone)) = tombstone(*id, trace, &erasing, now) {
                erasing.leave(month, tombstone);
            }
        }
        Self { erasing, moved_from, moved_to }
    }
}

/// The entries that lie before a day, in whatever version, and do not lie on that day or later now.
fn before(traces: &Traces, before: Day) -> BTreeSet<EntryId> {
    let lies_before = |trace: &Trace| match trace.shown.or(trace.trashed) {
        Some(day) => day < before,
        None => trace.versions.values().any(|version| version.entry.day < before),
    };
    let ids = traces.entries.iter().filter(|(_, trace)| lies_before(trace));
    ids.map(|(id, _)| *id).collect()
}

/// The months in which something of these may lie.
fn months(traces: &Traces, going: &Going<'_>) -> BTreeSet<Month> {
    let of_entries = going
        .entries
        .iter()
        .filter_map(|id| traces.entries.get(id))
        .flat_map(|trace| trace.days().into_iter().map(Month::of).chain(trace.marked_in.iter().copied()));
    let of_versions = going.versions.keys().filter_map(|id| traces.entries.get(id));
    of_entries.chain(of_versions.flat_map(Trace::days).map(Month::of)).collect()
}

/// The tombstone that stays of an entry, and the month that it belongs to. Of an entry of which only some versions go it
/// hides those alone.
fn tombstone(id: EntryId, trace: &Trace, erasing: &Erasing, now: &Moment) -> Option<(Month, Tombstone)> {
    let (goes, stays): (Vec<_>, Vec<_>) =
        trace.versions.iter().partition(|(_, version)| erasing.takes(&version.entry));
    let day = goes.iter().map(|(_, version)| version.entry.day).max()?;
    let mut digests: BTreeSet<Digest> =
        goes.iter().flat_map(|(digest, version)| version.replaces.iter().chain([*digest])).copied().collect();
    digests.extend(&trace.hidden);
    for (digest, _) in stays {
        digests.remove(digest);
    }
    let latest = trace.deleted_at.iter().max_by_key(|at| at.instant());
    let tombstone = Tombstone::new(id, latest.unwrap_or(now).clone(), digests.into_iter().collect());
    Some((Month::of(trace.shown.or(trace.trashed).unwrap_or(day)), tombstone))
}
