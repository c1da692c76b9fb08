//! The figures behind the screen of patterns: what tends to go together, and how the day after went.

use super::association::{self, Association};
use super::history::{History, Seen, TickRef};
use super::series::{Span, many_missing, window_start};
use super::trial::{self, TrialResult};
use crate::insight::stats::permutation::Draws;
use crate::insight::what_helped::{self, Aid, Helped};
use crate::journal::practice::Kind;
use crate::journal::{Day, TickList};

/// The lists whose ticks are compared with the signs, each a family of tests by itself.
pub const LISTS: [TickList; 3] = [TickList::Triggers, TickList::Did, TickList::Roots];

/// The fewest weeks that patterns are looked for in.
pub const WEEKS_LEAST: u16 = 8;
/// The most.
pub const WEEKS_MOST: u16 = 52;
/// The usual number of weeks.
pub const WEEKS_USUAL: u16 = 12;

/// The number of days on which something was ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickCount {
    /// The tick.
    pub tick: TickRef,
    /// The days on which it was ticked, oldest first.
    pub days: Vec<Day>,
    /// The number of days on which its list was opened.
    pub opened: usize,
}

/// The things that go together and the things that helped, as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns {
    /// The number of weeks looked at.
    pub weeks: u16,
    /// The day.
    pub today: Day,
    /// The number of days in the window with a check-in that counts.
    pub recorded: usize,
    /// The number of days in the window: from its first day, or from the first check-in that counts when that is later.
    pub d: usize,
    /// The ticks within the window, and those in the list of what helped over all time, the most days first; late days
    /// are left out, as everywhere here.
    pub counts: Vec<TickCount>,
    /// Every tick with every sign, by list.
    pub associations: Vec<Association>,
    /// The days on which exercises were done, over all time, the most days first, oldest first; only days with a
    /// check-in that counts.
    pub practised: Vec<(Kind, Vec<Day>)>,
    /// The ticks in the list of what helped and the exercises that were done, with every sign, over all time.
    pub helped: Vec<Helped>,
    /// What the coin-flip trials that are over came to, over all time, oldest first.
    pub trials: Vec<TrialResult>,
}

impl Patterns {
    /// Finds the patterns in some weeks of a history (8 to 52) up to today.
    pub fn new(history: &History, weeks: u16, today: Day) -> Self {
        let weeks = weeks.clamp(WEEKS_LEAST, WEEKS_MOST);
        let mut draws = Draws::default();
        let associations: Vec<Association> = LISTS
            .into_iter()
            .flat_map(|list| association::family(history, list, weeks, today, &mut draws))
            .collect();
        let warm_up = history.warm_up_ends();
        let counts_in = |seen: &&Seen| !seen.late && warm_up.is_some_and(|end| seen.day > end);
        let first = window_start(today, weeks);
        let until_today = |from: Day| history.range(from..=today);
        let window: Vec<&Seen> = until_today(first).iter().filter(counts_in).collect();
        let starts = window.first().map_or(first, |seen| {
            let is_first = !history.all().iter().filter(counts_in).any(|other| other.day < seen.day);
            if is_first { seen.day } else { first }
        });
        let all_time = Span::All.first_day(history, today);
        let mut counts: Vec<TickCount> = Vec::new();
        for list in TickList::ALL {
            // The list of what helped is looked at over all time, as the days after it are few.
            let span = until_today(if list == TickList::Helped { all_time } else { first });
            let counted: Vec<&Seen> = span.iter().filter(counts_in).collect();
            let opened = counted.iter().filter(|seen| seen.opened(list)).count();
            for tick in history.ticks(list, span) {
                let ticked = counted.iter().filter(|seen| tick.is_ticked_in(seen) == Some(true));
                let days: Vec<Day> = ticked.map(|seen| seen.day).collect();
                if !days.is_empty() {
                    counts.push(TickCount { tick, days, opened });
                }
            }
        }
        counts.sort_by_key(|count| (count.tick.list, std::cmp::Reverse(count.days.len())));
        let counted: Vec<Day> = until_today(all_time).iter().filter(counts_in).map(|seen| seen.day).collect();
        let mut practised: Vec<(Kind, Vec<Day>)> = what_helped::practised(history)
            .map(|kind| {
                let days = counted.iter().copied().filter(|day| history.has_practised(kind, *day));
                (kind, days.collect::<Vec<Day>>())
            })
            .filter(|(_, days)| !days.is_empty())
            .collect();
        practised.sort_by_key(|(_, days)| std::cmp::Reverse(days.len()));
        let helped = what_helped::helped(history, today);
        let d = usize::try_from(today.days_since(starts) + 1).unwrap_or_default();
        let trials = trial::results(history, today);
        Self { weeks, today, recorded: window.len(), d, counts, associations, practised, helped, trials }
    }

    /// Whether enough of its days lack an entry that the picture may be tilted.
    pub fn many_missing(&self) -> bool {
        self.recorded > 0 && many_missing(self.recorded, self.d)
    }

    /// The associations worth noticing, three at the most.
    pub fn worth_noticing(&self, history: &History) -> Vec<&Association> {
        association::worth_noticing(history, &self.associations)
    }

    /// Returns the ticks of a list, the most days first.
    pub fn counts_of(&self, list: TickList) -> impl Iterator<Item = &TickCount> {
        self.counts.iter().filter(move |count| count.tick.list == list)
    }

    /// A tick with every sign.
    pub fn of_tick(&self, tick: TickRef) -> impl Iterator<Item = &Association> {
        self.associations.iter().filter(move |association| association.tick == tick)
    }

    /// The sign of a tick that is told first: one worth noticing, else the one that chance explains least.
    pub fn clearest(&self, tick: TickRef) -> Option<&Association> {
        let tested = self.of_tick(tick).filter_map(|it| Some((it, it.test?.p)));
        let key = |it: &Association| !it.is_worth_noticing();
        tested
            .min_by(|(one, p), (other, q)| key(one).cmp(&key(other)).then(p.total_cmp(q)))
            .map(|(association, _)| association)
    }

    /// Something that may have helped, with every sign.
    pub fn of_helped(&self, aid: Aid) -> impl Iterator<Item = &Helped> {
        self.helped.iter().filter(move |helped| helped.aid == aid)
    }
}

#[cfg(test)]
mod tests;
