//! Weeks and months: the spans in which days are shown and kept.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::day::{Day, DayError};
use super::serde_as_text::serde_as_text;

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

/// Seven days in a row, known by the first of them; of the first and the last week there are only those days that the
/// calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    /// Days from 1970-01-01 to the first of the seven, which may lie before the calendar's first day.
    start: i64,
}

impl Week {
    /// The week that holds a day.
    pub fn of(day: Day, start: WeekStart) -> Self {
        let from_monday = i64::from(day.days_from_monday());
        let back = match start {
            WeekStart::Monday => from_monday,
            WeekStart::Sunday => (from_monday + 1) % 7,
        };
        Self { start: day.days_since_1970() - back }
    }

    /// The first of its days.
    pub fn first(self) -> Day {
        Day::from_days_since_1970(self.start)
    }

    /// The last of its days.
    pub fn last(self) -> Day {
        Day::from_days_since_1970(self.start + 6)
    }

    /// Its days in order, seven but at the ends of the calendar.
    pub fn days(self) -> impl Iterator<Item = Day> {
        let (first, last) = (self.first(), self.last());
        (0..=last.days_since(first)).map(move |offset| first.plus(offset))
    }

    /// The week `weeks` later (earlier when negative), held at the first or last week that has a day.
    pub fn plus(self, weeks: i64) -> Self {
        let (first, last) = (Day::FIRST.days_since_1970(), Day::LAST.days_since_1970());
        let earliest = first - (first - self.start).rem_euclid(7);
        let latest = last - (last - self.start).rem_euclid(7);
        Self { start: self.start.saturating_add(weeks.saturating_mul(7)).clamp(earliest, latest) }
    }

    /// Whether the day is one of its days.
    pub fn contains(self, day: Day) -> bool {
        (self.first()..=self.last()).contains(&day)
    }

    /// The ISO number (1 to 53) of the week that holds this week's fourth day.
    pub fn number(self) -> u32 {
        Day::from_days_since_1970(self.start + 3).iso_week()
    }
}

/// A calendar month, written `2026-11`: the span of one document.
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
        let next = self.next();
        if next == self { Day::LAST } else { next.first.plus(-1) }
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

serde_as_text!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn at_the_ends_of_the_calendar_no_day_is_in_two_weeks_and_none_twice_in_one() {
        for start in [WeekStart::Monday, WeekStart::Sunday] {
            let ends = [(Day::FIRST, 1), (Day::LAST, -1)];
            for (end, way) in ends {
                let week = Week::of(end, start);
                let mut days: Vec<Day> = week.days().chain(week.plus(way).days()).collect();
                let count = days.len();
                assert!((8..=14).contains(&count), "{count}");
                days.sort_unstable();
                days.dedup();
                assert_eq!(days.len(), count, "{end} {start:?}");
                assert!(days.iter().all(|day| Week::of(*day, start).contains(*day)));
                assert_eq!(week.plus(-way), week, "there is no week beyond {end}");
                assert_eq!(week.plus(way).plus(-way), week);
                assert!(week.contains(end) && !week.plus(way).contains(end));
            }
        }
    }

    #[test]
    fn the_first_and_the_last_month_are_whole() {
        assert_eq!(Month::of(Day::LAST).last(), Day::LAST);
        assert_eq!(Month::of(Day::FIRST).first(), Day::FIRST);
        assert_eq!(Month::of(Day::FIRST).last(), day("0001-01-31"));
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
