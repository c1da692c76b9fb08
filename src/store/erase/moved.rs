//! Follows moves: an entry that was moved has another id now, and what is kept under its earlier id is the same entry.
//!
//! The id of a check-in is that of its day, which may have another check-in by now. So of these only the versions go that
//! were moved.

use std::collections::{BTreeMap, BTreeSet};

use super::traces::{Trace, Traces, Version};
use crate::journal::{Day, Digest, EntryId, Moment};

/// The entries and versions that go.
pub(super) struct Going<'a> {
    traces: &'a Traces,
    /// Those that go in all versions.
    pub(super) entries: BTreeSet<EntryId>,
    /// Versions of others.
    pub(super) versions: BTreeMap<EntryId, BTreeSet<Digest>>,
}

/// A version that is known, with what is known of its entry.
#[derive(Clone, Copy)]
struct Known<'a> {
    trace: &'a Trace,
    digest: Digest,
    version: &'a Version,
}

/// The instant at which something was first saved.
type Instant = (i64, u32);

impl<'a> Going<'a> {
    pub(super) fn new(traces: &'a Traces, entries: BTreeSet<EntryId>) -> Self {
        Self { traces, entries, versions: BTreeMap::new() }
    }

    /// Adds what is kept of the entries under the ids that they had before they were moved, or after; what the journal shows
    /// stays, as that is an entry of its own now. Returns the days on which it lay.
    pub(super) fn follow_moves(&mut self) -> BTreeSet<Day> {
        let mut days = BTreeSet::new();
        loop {
            let found = self.linked();
            if found.is_empty() {
                return days;
            }
            for Known { trace, digest, version } in found {
                let id = version.entry.id;
                days.insert(version.entry.day);
                if version.entry.check_in().is_none() {
                    self.entries.insert(id);
                } else {
                    // What was saved at the same moment is the same check-in, also where it was edited on.
                    let saved_at = version.entry.saved_at.instant();
                    let same =
                        trace.versions.iter().filter(|(_, it)| it.entry.saved_at.instant() == saved_at);
                    let same = same.map(|(digest, _)| digest).chain(&version.replaces).chain([&digest]);
                    let same = same.filter(|digest| !trace.alive.contains(digest));
                    self.versions.entry(id).or_default().extend(same);
                }
            }
        }
    }

    /// The entries that the journal shows and that are not erased, although one that is became them by a move.
    pub(super) fn successors(&self) -> BTreeSet<(Day, EntryId)> {
        let gone = Gone::of(self.known().filter(|it| self.goes(it)));
        let alive = self.known().filter(|it| it.trace.alive.contains(&it.digest) && !self.goes(it));
        let found = alive.filter(|it| gone.became(it));
        found.filter_map(|it| Some((it.trace.shown?, it.version.entry.id))).collect()
    }

    /// The versions that go because of a move from or to one that goes.
    fn linked(&self) -> Vec<Known<'a>> {
        let gone = Gone::of(self.known().filter(|it| self.goes(it)));
        let alive = self.known().filter(|it| it.trace.alive.contains(&it.digest) && !self.goes(it));
        let saved: BTreeSet<Instant> =
            alive.filter(Known::is_check_in).map(|it| it.version.entry.saved_at.instant()).collect();
        let may_go = self.known().filter(|it| {
            let is_free = it.is_check_in() || it.trace.shown.is_none();
            is_free && !it.trace.alive.contains(&it.digest) && !self.goes(it)
        });
        let is_linked = |it: &Known<'_>| {
            let saved_at = it.version.entry.saved_at.instant();
            // When a check-in was moved may have been forgotten, as its day was taken and deleted again. Then that it was first
            // saved at the same moment tells, where no other that stays was.
            gone.came_from(it)
                || gone.became(it)
                || it.is_check_in() && !saved.contains(&saved_at) && gone.has_check_in_of(saved_at)
        };
        may_go.filter(is_linked).collect()
    }

    fn known(&self) -> impl Iterator<Item = Known<'a>> {
        let traces = self.traces.entries.values();
        traces.flat_map(|trace| {
            trace.versions.iter().map(move |(digest, version)| Known { trace, digest: *digest, version })
        })
    }

    fn goes(&self, it: &Known<'_>) -> bool {
        let id = it.version.entry.id;
        self.entries.contains(&id)
            || self.versions.get(&id).is_some_and(|versions| versions.contains(&it.digest))
    }
}

/// The versions that go, by the instants by which those may be found that a move made of them, or them of those.
struct Gone<'a> {
    by_saved: BTreeMap<Instant, Vec<Known<'a>>>,
    by_kept: BTreeMap<Instant, Vec<Known<'a>>>,
}

impl<'a> Gone<'a> {
    fn of(gone: impl Iterator<Item = Known<'a>>) -> Self {
        let mut all = Self { by_saved: BTreeMap::new(), by_kept: BTreeMap::new() };
        for it in gone {
            all.by_saved.entry(it.version.entry.saved_at.instant()).or_default().push(it);
            for instant in it.kept_by_a_move() {
                all.by_kept.entry(instant).or_default().push(it);
            }
        }
        all
    }

    /// Whether a check-in goes that was first saved then.
    fn has_check_in_of(&self, saved_at: Instant) -> bool {
        self.by_saved.get(&saved_at).is_some_and(|gone| gone.iter().any(Known::is_check_in))
    }

    /// Whether moving this version made one that goes.
    fn came_from(&self, it: &Known<'_>) -> bool {
        let found = it.kept_by_a_move().filter_map(|instant| self.by_saved.get(&instant));
        found.flatten().any(|gone| it.became(gone))
    }

    /// Whether moving one that goes made this version.
    fn became(&self, it: &Known<'_>) -> bool {
        let found = self.by_kept.get(&it.version.entry.saved_at.instant());
        found.into_iter().flatten().any(|gone| gone.became(it))
    }
}

impl Known<'_> {
    fn is_check_in(&self) -> bool {
        self.version.entry.check_in().is_some()
    }

    /// When what a move made of it was first saved: when it was itself, or at the move if that was still to come.
    fn kept_by_a_move(&self) -> impl Iterator<Item = Instant> {
        let saved = self.version.entry.saved_at.instant();
        let moved = self.trace.deleted_at.iter().map(Moment::instant).filter(move |at| *at < saved);
        moved.chain([saved])
    }

    fn became(&self, other: &Known<'_>) -> bool {
        let to = &other.version.entry;
        let digests = other.version.replaces.iter().copied().chain([other.digest]).collect();
        self.version.entry.became(to.id, &BTreeSet::from([to.day]), &digests, &self.trace.deleted_at)
    }
}
