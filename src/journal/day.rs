//! The journal's day: a local calendar date, and the hour at which a new one starts.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::serde_as_text::serde_as_text;

/// A calendar date between 0001-01-01 and 9999-12-31, written `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// The reason why a text is not a [`Day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// The text does not have the form `YYYY-MM-DD`.
    #[error("not a date of the form 2026-11-22")]
    Form,
    /// The form is right but no calendar has that day.
    #[error("no such day in the calendar")]
    NoSuchDay,
}

impl Day {
    /// The first day there is: 0001-01-01.
    pub const FIRST: Self = match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MIN),
    };

    /// The last day there is: 9999-12-31.
    pub const LAST: Self = match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MAX),
    };

    /// The day with this year (1 to 9999), month (1 to 12) and day of the month (1 to 31), if the calendar has it.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The day `days` later (earlier when negative), held at the first or last day the calendar has.
    pub fn plus(self, days: i64) -> Self {
        Self::from_days_since_1970(self.days_since_1970().saturating_add(days))
    }

    /// Whole days from `earlier` to this day; negative when this day is the earlier one.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.days_since_1970() - earlier.days_since_1970()
    }

    /// Whole days since 1970-01-01; negative before.
    pub fn days_since_1970(self) -> i64 {
        i64::from(self.0.to_epoch_days())
    }

    /// The day that lies this many days after 1970-01-01, held at the ends of the calendar.
    pub fn from_days_since_1970(days: i64) -> Self {
        let date = i32::try_from(days).ok().and_then(NaiveDate::from_epoch_days);
        let day = match date {
            Some(date) => Self(date),
            None if days < 0 => Self(NaiveDate::MIN),
            None => Self(NaiveDate::MAX),
        };
        day.clamp(Self::FIRST, Self::LAST)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// Days since Monday, 0 to 6.
    pub fn days_from_monday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The number of the ISO week that holds the day, 1 to 53.
    pub fn iso_week(self) -> u32 {
        self.0.iso_week().week()
    }

    /// The weekday in full: `Monday` to `Sunday`.
    pub fn weekday_name(self) -> &'static str {
        const NAMES: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        NAMES.get(self.days_from_monday() as usize).copied().unwrap_or_default()
    }

    /// The weekday in three letters: `Mon` to `Sun`.
    pub fn weekday_short(self) -> &'static str {
        self.weekday_name().get(..3).unwrap_or_default()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day_of_month())
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let mut parts = text.split('-');
        let mut number = |width: usize| {
            let part = parts.next().filter(|part| part.len() == width).ok_or(DayError::Form)?;
            if !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(DayError::Form);
            }
            part.parse::<u32>().map_err(|_| DayError::Form)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(DayError::Form);
        }
        let year = i32::try_from(year).map_err(|_| DayError::Form)?;
        Self::new(year, month, day).ok_or(DayError::NoSuchDay)
    }
}

serde_as_text!(Day);

/// The hour at which a new journal day starts, 0 to 12; before it, it is still yesterday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayStart(u8);

impl DayStart {
    /// The latest hour that may be chosen.
    pub const LATEST: u8 = 12;

    /// The day start at this hour, if it lies between 0 and 12.
    pub fn new(hour: u8) -> Option<Self> {
        (hour <= Self::LATEST).then_some(Self(hour))
    }

    /// The hour, 0 to 12.
    pub fn hour(self) -> u8 {
        self.0
    }
}

impl Default for DayStart {
    fn default() -> Self {
        Self(4)
    }
}

impl fmt::Display for DayStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:00", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_text_is_a_day_only_in_the_one_form_and_only_when_it_exists() {
        for (text, expected) in [
            ("2026-11-22", Ok("2026-11-22")),
            ("2028-02-29", Ok("2028-02-29")),
            ("0001-01-01", Ok("0001-01-01")),
            ("2027-02-29", Err(DayError::NoSuchDay)),
            ("2026-13-01", Err(DayError::NoSuchDay)),
            ("0000-01-01", Err(DayError::NoSuchDay)),
            ("2026-1-02", Err(DayError::Form)),
            ("2026-11-22-1", Err(DayError::Form)),
            ("+026-11-22", Err(DayError::Form)),
            ("22.11.2026", Err(DayError::Form)),
            ("", Err(DayError::Form)),
        ] {
            assert_eq!(
                text.parse::<Day>().map(|day| day.to_string()).as_deref(),
                expected.as_deref(),
                "{text}"
            );
        }
    }

    #[test]
    fn before_the_day_start_it_is_still_yesterday() {
        for (moment, hour, expected) in [
            ("2026-11-22T03:59:59+01:00", 4, "2026-11-21"),
            ("2026-11-22T04:00:00+01:00", 4, "2026-11-22"),
            ("2026-11-22T00:00:00+01:00", 0, "2026-11-22"),
            ("2026-11-22T11:59:59+01:00", 12, "2026-11-21"),
            ("2026-01-01T01:00:00+00:00", 4, "2025-12-31"),
            ("2028-03-01T02:00:00-05:00", 4, "2028-02-29"),
            // The clock goes back in Berlin: 02:30 comes twice, with two offsets, on one journal day.
            ("2026-10-25T02:30:00+02:00", 4, "2026-10-24"),
            ("2026-10-25T02:30:00+01:00", 4, "2026-10-24"),
            // The clock goes forward: 03:30 follows 01:59.
            ("2026-03-29T03:30:00+02:00", 4, "2026-03-28"),
            ("2026-03-29T04:00:00+02:00", 4, "2026-03-29"),
            // The same instant in three zones is three local times.
            ("2026-11-22T23:30:00-10:00", 4, "2026-11-22"),
            ("2026-11-23T09:30:00+00:00", 4, "2026-11-23"),
            ("2026-11-23T23:30:00+14:00", 4, "2026-11-23"),
            ("1969-12-31T23:00:00+00:00", 4, "1969-12-31"),
        ] {
            let start = DayStart::new(hour).unwrap();
            assert_eq!(Day::at(&moment.parse().unwrap(), start), day(expected), "{moment} {hour}");
        }
    }

    #[test]
    fn days_add_and_subtract_over_months_leap_days_and_the_ends_of_the_calendar() {
        assert_eq!(day("2028-02-28").plus(1), day("2028-02-29"));
        assert_eq!(day("2028-02-29").plus(365), day("2029-02-28"));
        assert_eq!(day("2026-01-01").plus(-1), day("2025-12-31"));
        assert_eq!(day("9999-12-31").plus(1), day("9999-12-31"));
        assert_eq!(day("0001-01-01").plus(i64::MIN), day("0001-01-01"));
        assert_eq!(day("2026-11-22").days_since(day("2026-10-22")), 31);
        assert_eq!(day("1970-01-01").days_since_1970(), 0);
    }

    #[test]
    fn the_iso_week_may_belong_to_the_year_before() {
        assert_eq!(day("2026-12-31").iso_week(), 53);
        assert_eq!(day("2027-01-01").iso_week(), 53);
        assert_eq!(day("2027-01-04").iso_week(), 1);
    }

    #[test]
    fn a_day_start_lies_between_midnight_and_noon() {
        assert_eq!(DayStart::new(12).map(DayStart::hour), Some(12));
        assert_eq!(DayStart::new(13), None);
        assert_eq!(DayStart::default().to_string(), "04:00");
    }
}
