//! Takes entries out of documents for good: every version that a document holds of them goes, also one that it no longer
//! shows, and what stays is a tombstone, so that no copy on another device brings them back.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::digest::Digest;
use super::digest_list::with_all;
use super::document::{Document, Tombstone};
use crate::journal::calendar::Month;
use crate::journal::day::Day;
use crate::journal::entry::Entry;
use crate::journal::id::EntryId;

/// What is erased: some entries in all their versions, and whatever lies before a day.
#[derive(Clone, Debug, Default)]
pub struct Erasing {
    ids: BTreeSet<EntryId>,
    /// The months in which versions of these entries lie.
    months: BTreeSet<Month>,
    before: Option<Day>,
    /// Versions of other entries.
    versions: BTreeMap<EntryId, BTreeSet<Digest>>,
    /// Entries of which versions lie before that day, but which lie later themselves now.
    stay: BTreeSet<EntryId>,
    /// The tombstones that stay of them, each with the month that it belongs to.
    tombstones: BTreeMap<EntryId, (Month, Tombstone)>,
    /// Whether what cannot be told goes too.
    unsure_too: bool,
}

/// How much of a month is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nothing of it.
    Nothing,
    /// Some of what it may hold.
    Part,
    /// Everything that it may hold.
    All,
}

/// Which tombstones a document gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Those of its month, also of entries that it does not hold.
    OfItsMonth,
    /// Those of the entries that it holds or says to be deleted.
    OfWhatItHolds,
}

/// The outcome of erasing in one document.
#[derive(Clone, Debug)]
pub struct Erased {
    /// The document without what was erased.
    pub document: Document,
    /// The versions that it held.
    pub taken: Vec<Entry>,
    /// The number of elements and unknown fields that it held and that break the schema or are not known here.
    pub taken_raw: usize,
    /// The number of elements that break the schema in such a way that nobody can tell what they belong to.
    pub unsure: usize,
    /// Whether the document is another one now.
    pub is_changed: bool,
}

impl Erasing {
    /// These entries, each with the months in which it is known to lie, and whatever lies before a day.
    pub fn new(ids: BTreeSet<EntryId>, months: BTreeSet<Month>, before: Option<Day>) -> Self {
        Self { ids, months, before, ..Self::default() }
    }

    /// Notes versions of an entry that otherwise stays.
    pub fn take_versions(&mut self, id: EntryId, versions: BTreeSet<Digest>) {
        self.versions.entry(id).or_default().extend(versions);
    }

    /// Notes an entry that lies on that day or later now.
    pub fn spare(&mut self, id: EntryId) {
        self.stay.insert(id);
    }

    /// Notes a tombstone that stays.
    pub fn leave(&mut self, month: Month, tombstone: Tombstone) {
        if !tombstone.replaces.is_empty() {
            self.tombstones.insert(tombstone.id, (month, tombstone));
        }
    }

    /// The same, and whether what cannot be told goes too.
    pub fn with_unsure(self, unsure_too: bool) -> Self {
        Self { unsure_too, ..self }
    }

    /// Whether what cannot be told goes too.
    pub fn takes_unsure(&self) -> bool {
        self.unsure_too
    }

    /// The entries that go in all their versions.
    pub fn ids(&self) -> &BTreeSet<EntryId> {
        &self.ids
    }

    /// Whether a file goes that says only that it is about an entry of this day.
    pub fn takes_about(&self, id: EntryId, day: Day) -> bool {
        self.takes_entry(id) || self.takes_day(day) && !self.stay.contains(&id)
    }

    /// Whether a version goes.
    pub fn takes(&self, version: &Entry) -> bool {
        let is_of_versions = || {
            let versions = self.versions.get(&version.id);
            versions.is_some_and(|versions| versions.contains(&version.digest()))
        };
        self.takes_entry(version.id) || self.takes_day(version.day) || is_of_versions()
    }

    /// Whether a draft goes that was begun from a version.
    pub fn takes_base(&self, id: EntryId, base: Digest) -> bool {
        self.versions.get(&id).is_some_and(|versions| versions.contains(&base))
    }

    /// Whether an entry goes, wherever it lies.
    pub fn takes_entry(&self, id: EntryId) -> bool {
        self.ids.contains(&id)
    }

    /// Whether everything of a day goes.
    pub fn takes_day(&self, day: Day) -> bool {
        self.before.is_some_and(|before| day < before)
    }

    /// Whether it goes by days, and not by entries alone.
    pub fn is_by_day(&self) -> bool {
        self.before.is_some()
    }

    /// How much of a month goes.
    pub fn reach(&self, month: Month) -> Reach {
        match self.before {
            Some(before) if month.last() < before => Reach::All,
            Some(before) if month.first() < before => Reach::Part,
            _ if self.months.contains(&month) => Reach::Part,
            _ => Reach::Nothing,
        }
    }

    /// Whether the id of one of the entries stands anywhere in a text, be it readable or not.
    pub fn is_named_in(&self, text: &[u8]) -> bool {
        ids_in(text).any(|id| self.takes_entry(id))
    }

    /// Whether an element that breaks the schema goes; `None` when nobody can tell.
    fn takes_raw(&self, raw: &str, month: Month) -> Option<bool> {
        let stated = Stated::of(raw);
        let (id, day) = (stated.id(), stated.day());
        let is_named = id.map_or_else(|| self.is_named_in(raw.as_bytes()), |id| self.takes_entry(id));
        if is_named {
            return Some(true);
        }
        let told = if self.is_by_day() { day.map(|day| self.takes_day(day)) } else { id.map(|_| false) };
        told.or_else(|| match self.reach(month) {
            Reach::Nothing => Some(false),
            Reach::Part => self.unsure_too.then_some(true),
            Reach::All => Some(true),
        })
    }

    /// Whether an unknown field of a document goes; `None` when nobody can tell.
    fn takes_field(&self, value: &str, month: Month) -> Option<bool> {
        match self.reach(month) {
            Reach::All => Some(true),
            _ if self.is_named_in(value.as_bytes()) => self.unsure_too.then_some(true),
            _ => Some(false),
        }
    }
}

/// The id and the day that an element names, whatever else it is.
#[derive(Default, Deserialize)]
struct Stated {
    id: Option<serde_json::Value>,
    day: Option<serde_json::Value>,
}

impl Stated {
    fn of(raw: &str) -> Self {
        serde_json::from_str(raw).unwrap_or_default()
    }

    fn id(&self) -> Option<EntryId> {
        self.id.as_ref()?.as_str()?.parse().ok()
    }

    fn day(&self) -> Option<Day> {
        self.day.as_ref()?.as_str()?.parse().ok()
    }
}

/// The id that an element names which breaks the schema.
pub fn stated_id(raw: &str) -> Option<EntryId> {
    Stated::of(raw).id()
}

/// The day that an element names which breaks the schema.
pub fn stated_day(raw: &str) -> Option<Day> {
    Stated::of(raw).day()
}

/// The number of characters of an id.
const ID: usize = 36;

/// Every id that stands in a text.
fn ids_in(text: &[u8]) -> impl Iterator<Item = EntryId> {
    // The first hyphen of an id stands behind eight digits.
    memchr::memchr_iter(b'-', text).filter_map(|hyphen| {
        let start = hyphen.checked_sub(8)?;
        let id = text.get(start..start + ID)?.to_ascii_lowercase();
        std::str::from_utf8(&id).ok()?.parse().ok()
    })
}

impl Erased {
    /// Whether it held anything of what goes, and not only said that something is deleted.
    pub fn held_something(&self) -> bool {
        !self.taken.is_empty() || self.taken_raw > 0
    }
}

impl Document {
    /// The document without what is erased, and what that was. The document should be one that was not settled, as one that
    /// was has already let go of versions that its text still holds.
    pub fn erased(mut self, what: &Erasing, marks: Marks) -> Erased {
        let mut taken = Vec::new();
        for versions in [&mut self.entries, &mut self.others] {
            taken.extend(versions.extract_if(.., |version| what.takes(version)));
        }
        let (mut taken_raw, mut unsure) = (0, 0);
        let mut stays = |takes: Option<bool>| {
            taken_raw += usize::from(takes == Some(true));
            unsure += usize::from(takes.is_none());
            takes != Some(true)
        };
        let month = self.month;
        for raws in [&mut self.kept.entries, &mut self.kept.others, &mut self.kept.tombstones] {
            raws.retain(|raw| stays(what.takes_raw(raw.get(), month)));
        }
        self.extra.retain(|_, value| stays(what.takes_field(&value.to_string(), month)));
        let held: BTreeSet<EntryId> = taken.iter().map(|version| version.id).collect();
        let is_marked = self.mark(what, marks, &held);
        let is_changed = is_marked || !taken.is_empty() || taken_raw > 0;
        let document = if is_changed { self.settled() } else { self };
        Erased { document, taken, taken_raw, unsure, is_changed }
    }

    /// Puts the tombstones of erased entries in their places; whether that changes anything.
    fn mark(&mut self, what: &Erasing, marks: Marks, held: &BTreeSet<EntryId>) -> bool {
        let mut is_changed = false;
        let mut stand: BTreeMap<EntryId, Vec<Tombstone>> = BTreeMap::new();
        for tombstone in self.tombstones.extract_if(.., |it| what.tombstones.contains_key(&it.id)) {
            stand.entry(tombstone.id).or_default().push(tombstone);
        }
        for (id, (month, mark)) in &what.tombstones {
            let stand = stand.remove(id).unwrap_or_default();
            let is_of_month = marks == Marks::OfItsMonth && *month == self.month;
            if stand.is_empty() && !held.contains(id) && !is_of_month {
                continue;
            }
            let tombstone = united_mark(mark, &stand);
            is_changed |= stand != [tombstone.clone()];
            self.tombstones.push(tombstone);
        }
        is_changed
    }

    /// Whether it holds nothing that a person wrote, but at most tombstones.
    pub fn is_blank(&self) -> bool {
        self.entries.is_empty() && self.others.is_empty() && self.kept.is_empty() && self.extra.is_empty()
    }
}

/// A tombstone that says no more than which versions are hidden; of those that stand already the latest moment stays.
fn united_mark(mark: &Tombstone, stand: &[Tombstone]) -> Tombstone {
    let latest = stand.iter().map(|it| &it.deleted_at).max_by_key(|at| (at.instant(), at.to_string()));
    let replaces = stand.iter().fold(mark.replaces.clone(), |all, it| with_all(&it.replaces, &all));
    Tombstone::new(mark.id, latest.unwrap_or(&mark.deleted_at).clone(), replaces)
}

#[cfg(test)]
mod tests;
