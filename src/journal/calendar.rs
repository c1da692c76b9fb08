//! Weeks and months: the spans in which days are shown and kept.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::day::{Day, DayError};
use super::spelled::spelled;

/// The name of a month (1 to 12) in full; empty for any other number.
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    (month as usize).checked_sub(1).and_then(|index| NAMES.get(index)).copied().unwrap_or_default()
}

impl Day {
    /// The month in full: `January` to `December`.
    pub fn month_name(self) -> &'static str {
        month_name(self.month())
    }
}

/// The weekday on which a week starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekStart {
    /// Weeks run from Monday to Sunday.
    #[default]
    Monday,
    /// Weeks run from Sunday to Saturday.
    Sunday,
}

/// Seven days in a row, known by the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    first: Day,
}

impl Week {
    /// The week that holds a day.
    pub fn of(day: Day, start: WeekStart) -> Self {
        let from_monday = i64::from(day.days_from_monday());
        let back = match start {
            WeekStart::Monday => from_monday,
            WeekStart::Sunday => (from_monday + 1) % 7,
        };
        Self { first: day.plus(-back) }
    }

    /// The first of the seven days.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last of the seven days.
    pub fn last(self) -> Day {
        self.first.plus(6)
    }

    /// The seven days in order.
    pub fn days(self) -> impl Iterator<Item = Day> {
        (0..7).map(move |offset| self.first.plus(offset))
    }

    /// The week `weeks` later (earlier when negative).
    pub fn plus(self, weeks: i64) -> Self {
        Self { first: self.first.plus(weeks.saturating_mul(7)) }
    }

    /// Whether the day is one of the seven.
    pub fn contains(self, day: Day) -> bool {
        (self.first..=self.last()).contains(&day)
    }

    /// The ISO number (1 to 53) of the week that holds this week's fourth day.
    pub fn number(self) -> u32 {
        self.first.plus(3).iso_week()
    }
}

/// A calendar month, written `2026-11`: what one document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Day,
}

impl Month {
    /// The month that holds a day.
    pub fn of(day: Day) -> Self {
        Self { first: day.plus(1 - i64::from(day.day_of_month())) }
    }

    /// The first day of the month.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day of the month.
    pub fn last(self) -> Day {
        self.next().first.plus(-1)
    }

    /// The month after this one (December 9999 is held).
    pub fn next(self) -> Self {
        Self::of(self.first.plus(31))
    }

    /// The month before this one (January of year 1 is held).
    pub fn previous(self) -> Self {
        Self::of(self.first.plus(-1))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl FromStr for Month {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        format!("{text}-01").parse().map(Self::of)
    }
}

spelled!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_starts_on_the_chosen_weekday() {
        let sunday = day("2026-11-22");
        assert_eq!(Week::of(sunday, WeekStart::Monday).first(), day("2026-11-16"));
        assert_eq!(Week::of(sunday, WeekStart::Sunday).first(), sunday);
        let monday = day("2026-11-23");
        assert_eq!(Week::of(monday, WeekStart::Monday).first(), monday);
        assert_eq!(Week::of(monday, WeekStart::Sunday).first(), sunday);
    }

    #[test]
    fn the_week_over_new_year_has_one_number() {
        let week = Week::of(day("2027-01-01"), WeekStart::Monday);
        assert_eq!((week.first(), week.last()), (day("2026-12-28"), day("2027-01-03")));
        assert_eq!(week.number(), 53);
        assert_eq!(week.plus(1).number(), 1);
        assert_eq!(Week::of(day("2027-01-01"), WeekStart::Sunday).number(), 53);
        assert!(week.contains(day("2027-01-03")) && !week.contains(day("2027-01-04")));
        assert_eq!(week.days().count(), 7);
    }

    #[test]
    fn a_month_knows_its_days_and_neighbours() {
        let month: Month = "2028-02".parse().unwrap();
        assert_eq!(month.last(), day("2028-02-29"));
        assert_eq!(month.next().to_string(), "2028-03");
        assert_eq!(Month::of(day("2026-12-31")).next().to_string(), "2027-01");
        assert_eq!(Month::of(day("2026-01-01")).previous().to_string(), "2025-12");
        assert_eq!(Month::of(day("9999-12-31")).next().to_string(), "9999-12");
        for text in ["2026-13", "2026-1", "2026", "2026-11-1", ""] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
