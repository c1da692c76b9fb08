//! What the program remembers for the person between one start and the next, beside what they wrote: a pause, and what
//! they do not want to be shown or offered. The config file goes before it.

use std::collections::BTreeMap;

use crate::insight::practice::suggest::Declines;
use crate::journal::Day;
use crate::journal::practice::Kind;

/// How many days a kind's list of declined days holds at most. What goes beyond takes the oldest three along, so that
/// who counts them in threes from the first goes on counting as before.
const MOST_DECLINED: usize = 9;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The day on which a pause ends.
    pub paused_until: Option<Day>,
    /// Whether earlier entries of the same day are no longer shown.
    pub on_this_day_off: bool,
    /// Whether the monthly check is offered.
    pub monthly_check: bool,
    /// The days on which exercises were declined, oldest first, each day once.
    pub declined: BTreeMap<Kind, Vec<Day>>,
    /// The day from which taking a kind word in is offered again.
    pub kind_word_rests_until: Option<Day>,
}

/// One thing that is remembered from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The day on which a pause ends; `None` ends it now.
    PauseUntil(Option<Day>),
    /// Whether earlier entries of the same day are shown.
    OnThisDay(bool),
    /// Whether the monthly check is offered.
    MonthlyCheck(bool),
    /// An exercise was declined on a day.
    Decline(Kind, Day),
    /// The day from which taking a kind word in is offered again.
    KindWordRests(Day),
}

impl Remembered {
    /// The day on which the pause ends that is in force today.
    pub fn pause(&self, today: Day) -> Option<Day> {
        self.paused_until.filter(|until| today < *until)
    }

    /// What tells which exercises rest.
    pub fn declines(&self) -> Declines {
        let mut declines = Declines::default();
        for (kind, days) in &self.declined {
            for day in days {
                declines.put(*kind, *day);
            }
        }
        if let Some(until) = self.kind_word_rests_until {
            declines.rest_until(Kind::KindWord, until);
        }
        declines
    }

    /// Takes a change in; whether anything is another now.
    pub fn take(&mut self, change: Change) -> bool {
        let before = self.clone();
        match change {
            Change::PauseUntil(day) => self.paused_until = day,
            Change::OnThisDay(shown) => self.on_this_day_off = !shown,
            Change::MonthlyCheck(offered) => self.monthly_check = offered,
            Change::Decline(kind, day) => decline(self.declined.entry(kind).or_default(), day),
            Change::KindWordRests(until) => self.kind_word_rests_until = Some(until),
        }
        *self != before
    }
}

impl Change {
    /// Whether the person asked for it, and must hear when it cannot be kept.
    pub fn is_asked_for(self) -> bool {
        match self {
            Self::PauseUntil(_) | Self::OnThisDay(_) | Self::MonthlyCheck(_) => true,
            Self::Decline(..) | Self::KindWordRests(_) => false,
        }
    }
}

/// Adds a day on which something was declined.
pub fn decline(days: &mut Vec<Day>, day: Day) {
    if !days.contains(&day) {
        days.push(day);
        days.sort();
    }
    if days.len() > MOST_DECLINED {
        days.drain(..3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_pause_is_over_on_the_day_that_it_names() {
        let mut remembered = Remembered::default();
        assert_eq!(remembered.pause(day("2026-11-22")), None);
        assert!(remembered.take(Change::PauseUntil(Some(day("2026-11-29")))));
        assert_eq!(remembered.pause(day("2026-11-28")), Some(day("2026-11-29")));
        assert_eq!(remembered.pause(day("2026-11-29")), None);
        assert!(remembered.take(Change::PauseUntil(None)));
        assert_eq!(remembered.pause(day("2026-11-22")), None);
    }

    #[test]
    fn a_kind_word_rests_until_the_day_that_is_named() {
        let mut remembered = Remembered::default();
        assert!(remembered.take(Change::KindWordRests(day("2026-12-22"))));
        assert!(remembered.declines().rests(Kind::KindWord, day("2026-12-21")));
        assert!(!remembered.declines().rests(Kind::KindWord, day("2026-12-22")));
        assert!(!remembered.take(Change::KindWordRests(day("2026-12-22"))), "nothing new");
    }

    #[test]
    fn declined_days_count_once_and_the_oldest_go_in_threes() {
        let mut remembered = Remembered::default();
        let first = day("2026-11-01");
        for after in [0, 0, 1, 2, 3, 4, 5, 6, 7, 8] {
            remembered.take(Change::Decline(Kind::Fear, first.plus(after)));
        }
        assert_eq!(remembered.declined[&Kind::Fear].len(), 9);
        remembered.take(Change::Decline(Kind::Fear, first.plus(9)));
        let days: Vec<Day> = (3..=9).map(|after| first.plus(after)).collect();
        assert_eq!(remembered.declined[&Kind::Fear], days);
        let kept: Vec<(Kind, Day)> = remembered.declines().iter().collect();
        assert_eq!(kept.len(), 7);
    }

    #[test]
    fn what_is_switched_is_switched_back() {
        let mut remembered = Remembered::default();
        assert!(remembered.take(Change::OnThisDay(false)) && remembered.on_this_day_off);
        assert!(remembered.take(Change::OnThisDay(true)) && !remembered.on_this_day_off);
        assert!(remembered.take(Change::MonthlyCheck(true)) && remembered.monthly_check);
        assert!(remembered.take(Change::MonthlyCheck(false)));
        assert_eq!(remembered, Remembered::default());
    }
}
