//! The data that statistics look at: the check-ins of all time, without their words and in little memory, and the days
//! on which exercises were done.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::journal::practice::Kind;
use crate::journal::{Day, Document, Month, Observation, Practised, Rating, Scale, TickList, Trial};

/// The number of check-ins at the start of a journal that are shown but left out of every comparison: the first days
/// of a diary tend to be rated higher.
pub const WARM_UP: usize = 3;

/// The tick that says that there was none.
const NOTHING: &str = "nothing";

/// The check-ins that have been read, in the order of their days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    seen: Vec<Seen>,
    /// Every tick id that occurs, each once.
    ids: Vec<String>,
    /// The place of each among them.
    places: BTreeMap<String, usize>,
    practised: BTreeMap<Day, BTreeSet<Kind>>,
    trials: BTreeMap<Month, Vec<Trial>>,
}

/// One check-in.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The day.
    pub day: Day,
    /// Whether it was first saved two or more days after its day.
    pub late: bool,
    ratings: [Option<Rating>; 6],
    opened: [bool; 4],
    ticks: Box<[(TickList, u16)]>,
}

impl Seen {
    /// The rating of a scale; `None` when it was skipped.
    pub fn rating(&self, scale: impl Into<Scale>) -> Option<Rating> {
        let scale = scale.into();
        let place = Scale::ALL.iter().position(|other| *other == scale)?;
        self.ratings.get(place).copied().flatten()
    }

    /// Whether nothing was rated, steadiness included.
    pub fn is_unrated(&self) -> bool {
        self.ratings.iter().all(Option::is_none)
    }

    /// Whether a list was opened: only then an id that is not ticked says that it was not so.
    pub fn opened(&self, list: TickList) -> bool {
        self.opened.get(list as usize).copied().unwrap_or_default()
    }
}

/// A tick as a history knows it: its list and the place of its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TickRef {
    /// The list.
    pub list: TickList,
    id: u16,
}

impl History {
    /// Takes a month in, replacing what was known of it.
    pub fn put_document(&mut self, document: &Document) {
        let entries = document.entries();
        self.put(document.month(), entries.iter().filter_map(Observation::of));
        self.put_practised(document.month(), entries.iter().filter_map(Practised::of));
        self.put_trials(document.month(), entries.iter().filter_map(Trial::of));
    }

    /// Takes the check-ins of a month in, in place of those that were known of it; they must be in order.
    pub fn put(&mut self, month: Month, observations: impl IntoIterator<Item = Observation>) {
        let place = self.places(month.first()..=month.last());
        let seen: Vec<Seen> = observations.into_iter().map(|observation| self.seen(observation)).collect();
        self.seen.splice(place, seen);
    }

    /// Takes in which exercises were done in a month, replacing what was known of it.
    pub fn put_practised(&mut self, month: Month, practised: impl IntoIterator<Item = Practised>) {
        let known: Vec<Day> =
            self.practised.range(month.first()..=month.last()).map(|(day, _)| *day).collect();
        for day in known {
            self.practised.remove(&day);
        }
        for Practised { day, kind } in practised {
            self.practised.entry(day).or_default().insert(kind);
        }
    }

    /// Takes in the trials of a month, replacing those that were known of it.
    pub fn put_trials(&mut self, month: Month, trials: impl IntoIterator<Item = Trial>) {
        let trials: Vec<Trial> = trials.into_iter().collect();
        if trials.is_empty() {
            self.trials.remove(&month);
        } else {
            self.trials.insert(month, trials);
        }
    }

    /// The coin-flip trials, oldest first.
    pub fn trials(&self) -> impl Iterator<Item = &Trial> {
        self.trials.values().flatten()
    }

    /// Whether an exercise was done on a day.
    pub fn has_practised(&self, kind: Kind, day: Day) -> bool {
        self.practised.get(&day).is_some_and(|kinds| kinds.contains(&kind))
    }

    /// The exercises that were done at all.
    pub fn practised_kinds(&self) -> BTreeSet<Kind> {
        self.practised.values().flatten().copied().collect()
    }

    fn seen(&mut self, observation: Observation) -> Seen {
        let mut ticks = BTreeSet::new();
        let mut opened = [false; 4];
        for ((list, ids), opened) in TickList::ALL.into_iter().zip(observation.ticks).zip(&mut opened) {
            *opened = ids.is_some();
            for id in ids.into_iter().flatten() {
                ticks.insert((list, self.place_of(id)));
            }
        }
        Seen {
            day: observation.day,
            late: observation.late,
            ratings: observation.ratings,
            opened,
            ticks: ticks.into_iter().collect(),
        }
    }

    /// The place of an id; of more different ids than anybody has, the rest are one.
    fn place_of(&mut self, id: String) -> u16 {
        let place = self.places.get(&id).copied().unwrap_or_else(|| {
            self.ids.push(id.clone());
            self.places.insert(id, self.ids.len() - 1);
            self.ids.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    fn places(&self, days: RangeInclusive<Day>) -> std::ops::Range<usize> {
        let from = self.seen.partition_point(|seen| seen.day < *days.start());
        let to = self.seen.partition_point(|seen| seen.day <= *days.end());
        from..to.max(from)
    }

    /// All check-ins, oldest first.
    pub fn all(&self) -> &[Seen] {
        &self.seen
    }

    /// The check-ins of some days, oldest first.
    pub fn range(&self, days: RangeInclusive<Day>) -> &[Seen] {
        self.seen.get(self.places(days)).unwrap_or_default()
    }

    /// The check-in of a day.
    pub fn on(&self, day: Day) -> Option<&Seen> {
        let place = self.seen.binary_search_by_key(&day, |seen| seen.day).ok()?;
        self.seen.get(place)
    }

    /// The last day of the warm-up: the day of the third of the earliest check-ins that are not late and have a
    /// rating. `None` before there are three: then all of them are warm-up.
    pub fn warm_up_ends(&self) -> Option<Day> {
        let counted = self.seen.iter().filter(|seen| !seen.late && !seen.is_unrated());
        counted.map(|seen| seen.day).nth(WARM_UP - 1)
    }

    /// The ticks of a list that occur among some check-ins, by their ids.
    pub fn ticks(&self, list: TickList, among: &[Seen]) -> Vec<TickRef> {
        let mut found: Vec<TickRef> = among
            .iter()
            .flat_map(|seen| seen.ticks.iter())
            .filter(|(other, _)| *other == list)
            .map(|(list, id)| TickRef { list: *list, id: *id })
            .collect();
        found.sort_by_key(|tick| self.id(*tick));
        found.dedup();
        found
    }

    /// On how many days up to one a list was opened, and on how many of them each of its ticks was ticked, the most often
    /// ticked first; `nothing` is none.
    pub fn counted(&self, list: TickList, up_to: Day) -> Counted {
        let opened: Vec<&Seen> =
            self.seen.iter().filter(|seen| seen.day <= up_to && seen.opened(list)).collect();
        let ticks = self.ticks(list, &self.seen).into_iter().filter(|tick| !self.is_nothing(*tick));
        let counted = ticks
            .map(|tick| (tick, opened.iter().filter(|seen| tick.is_ticked_in(seen) == Some(true)).count()));
        let mut ticks: Vec<(TickRef, usize)> = counted.filter(|(_, n)| *n > 0).collect();
        ticks.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        Counted { days: opened.len(), ticks }
    }

    /// Whether a tick says that there was none.
    pub fn is_nothing(&self, tick: TickRef) -> bool {
        self.id(tick) == NOTHING
    }

    /// The id of a tick: `late_reply`.
    pub fn id(&self, tick: TickRef) -> &str {
        self.ids.get(usize::from(tick.id)).map_or("", String::as_str)
    }

    /// The tick with an id, when it occurs at all.
    pub fn tick(&self, list: TickList, id: &str) -> Option<TickRef> {
        let place = *self.places.get(id)?;
        Some(TickRef { list, id: u16::try_from(place).unwrap_or(u16::MAX) })
    }
}

/// How often the ticks of a list were ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The number of days on which the list was opened.
    pub days: usize,
    /// Each tick with its number of days, the most often ticked first.
    pub ticks: Vec<(TickRef, usize)>,
}

impl TickRef {
    /// Whether it is ticked in a check-in; `None` when its list was never opened there.
    pub fn is_ticked_in(self, seen: &Seen) -> Option<bool> {
        seen.opened(self.list).then(|| seen.ticks.binary_search(&(self.list, self.id)).is_ok())
    }
}

#[cfg(test)]
mod tests;
