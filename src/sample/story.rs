//! The story of half a year, so that every screen of a demo has something to show: jealousy is high for three months and
//! eases over the three that follow, reassurance goes with late replies, over-analysis goes up and down without a direction,
//! and nothing is recorded for nine days.

use super::Generator;
use crate::journal::{CheckIn, Day, Sign, TickList};
use crate::texts::Habit;

/// The days of half a year.
pub const DAYS: u32 = 183;
/// The tick that goes with a sign.
pub const TRIGGER: &str = "late_reply";
/// That sign.
pub const SIGN: Sign = Sign::Reassurance;
/// The sign that goes up and down.
const UNDIRECTED: Sign = Sign::OverAnalysis;

/// The share of days on which nothing is written, beside the gap.
pub(super) const MISSED: f64 = 0.07;
/// The share of days with the trigger, and what it adds to the sign.
const OFTEN: f64 = 0.28;
const PULL: f64 = 1.7;
/// How far signs swing, as a share of their swings in a life without a story: less, so that its course can be told from
/// them.
pub(super) const SWINGS: f64 = 0.6;
/// The days in which the sign without a direction goes down and up again, and how far.
const WAVE_DAYS: f64 = 56.0;
const WAVE: f64 = 1.3;
/// The days from the gap's week to the last day, and the days of the gap: a week, and a day on each side.
const GAP_BACK: i64 = 38;
const GAP_DAYS: i64 = 9;

/// Whether a day lies in the gap: it holds a calendar week, whichever day weeks begin on.
pub(super) fn is_gap(day: Day, last: Day) -> bool {
    let within = last.plus(-GAP_BACK);
    let first = within.plus(-i64::from(within.days_from_monday()) - 1);
    (0..GAP_DAYS).contains(&day.days_since(first))
}

/// One day of the story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// The days from it to the last one.
    back: f64,
    has_trigger: bool,
}

impl Story {
    pub(super) fn of(back: i64, generator: &mut Generator) -> Self {
        let back = f64::from(u32::try_from(back).unwrap_or(u32::MAX));
        Self { back, has_trigger: generator.happens(OFTEN) }
    }

    /// The share of a habit's excess that is left.
    pub(super) fn left(self, habit: &Habit) -> f64 {
        (self.back / habit.eases_over).min(1.0)
    }

    /// The change that the trigger and the season make to a sign.
    pub(super) fn pull(self, sign: Sign) -> f64 {
        match sign {
            SIGN if self.has_trigger => PULL,
            UNDIRECTED => WAVE * (4.0 * (self.back % WAVE_DAYS / WAVE_DAYS - 0.5).abs() - 1.0),
            _ => 0.0,
        }
    }

    /// Ticks the trigger where it was there and nowhere else, in a list that was opened.
    pub(super) fn tick(self, check_in: &mut CheckIn) {
        let list = TickList::Triggers;
        let Some(ticked) = check_in.ticked(list) else { return };
        let mut ids: Vec<String> = ticked.iter().filter(|id| *id != TRIGGER).cloned().collect();
        if self.has_trigger {
            ids.retain(|id| id != "nothing");
            ids.insert(0, TRIGGER.to_owned());
        }
        check_in.set_ticked(list, Some(ids));
    }
}

#[cfg(test)]
mod tests;
