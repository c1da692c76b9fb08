//! Days as a person writes them: as a date, or relative to today.

use super::day::{Day, DayError};

/// The reason why a text names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// The text is written in none of the ways.
    #[error("write a day like 2026-11-22, today, yesterday, or -3 for three days ago")]
    Form,
    /// The calendar does not have that day.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// The day is still to come.
    #[error("that day is still to come")]
    Future,
    /// The day is over.
    #[error("that day is over: write tomorrow, +7 for in a week, or a later date")]
    Past,
    /// The day is too far away to be asked about.
    #[error("that is more than a year away: choose a day within the next year")]
    TooFar,
}

impl From<DayError> for WhenError {
    fn from(error: DayError) -> Self {
        match error {
            DayError::Form => Self::Form,
            DayError::NoSuchDay => Self::NoSuchDay,
        }
    }
}

/// The day that a text names: `2026-11-22`, `today`, `yesterday`, or `-3` for three days ago.
///
/// # Errors
/// [`WhenError`] when it names none.
pub fn day(text: &str, today: Day) -> Result<Day, WhenError> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("today") {
        return Ok(today);
    }
    if text.eq_ignore_ascii_case("yesterday") {
        return Ok(today.plus(-1));
    }
    match text.strip_prefix('-') {
        Some(days) if !days.is_empty() && days.bytes().all(|byte| byte.is_ascii_digit()) => {
            let back: i64 = days.parse().map_err(|_| WhenError::NoSuchDay)?;
            let day = today.plus(-back);
            // Days are held at the ends of the calendar; a day that was held is not the one that was meant.
            if today.days_since(day) == back { Ok(day) } else { Err(WhenError::NoSuchDay) }
        }
        _ => Ok(text.parse::<Day>()?),
    }
}

/// The same for a day that can be written about: today or one before.
///
/// # Errors
/// [`WhenError`] when the text names no day, or one that is still to come.
pub fn past_day(text: &str, today: Day) -> Result<Day, WhenError> {
    let day = day(text, today)?;
    if day > today { Err(WhenError::Future) } else { Ok(day) }
}

/// The most days ahead for a day to be asked about.
pub const MOST_AHEAD: i64 = 366;

/// Reads a day to be asked about in the same way: today or one of the next [`MOST_AHEAD`] days; `tomorrow`, and `+7`
/// for in a week.
///
/// # Errors
/// [`WhenError`] when the text names no day, one that is over, or one too far away.
pub fn coming_day(text: &str, today: Day) -> Result<Day, WhenError> {
    let text = text.trim();
    let ahead = text.strip_prefix('+').map(str::trim).filter(|days| !days.is_empty());
    let day = match ahead {
        _ if text.eq_ignore_ascii_case("tomorrow") => today.plus(1),
        Some(days) if days.bytes().all(|byte| byte.is_ascii_digit()) => {
            let days: i64 = days.parse().ok().filter(|days| *days <= MOST_AHEAD).ok_or(WhenError::TooFar)?;
            today.plus(days)
        }
        _ => day(text, today)?,
    };
    match day.days_since(today) {
        ..0 => Err(WhenError::Past),
        0..=MOST_AHEAD => Ok(day),
        _ => Err(WhenError::TooFar),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_a_date_or_as_seen_from_today() {
        let today: Day = "2026-03-01".parse().unwrap();
        for (text, expected) in [
            ("2026-02-28", Ok("2026-02-28")),
            (" today ", Ok("2026-03-01")),
            ("Yesterday", Ok("2026-02-28")),
            ("-0", Ok("2026-03-01")),
            ("-3", Ok("2026-02-26")),
            ("-365", Ok("2025-03-01")),
            ("2026-03-02", Err(WhenError::Future)),
            ("2026-02-29", Err(WhenError::NoSuchDay)),
            ("-9999999", Err(WhenError::NoSuchDay)),
            ("-99999999999999999999", Err(WhenError::NoSuchDay)),
            ("", Err(WhenError::Form)),
            ("-", Err(WhenError::Form)),
            ("--3", Err(WhenError::Form)),
            ("+3", Err(WhenError::Form)),
            ("- 3", Err(WhenError::Form)),
            ("tomorrow", Err(WhenError::Form)),
            ("22.11.2026", Err(WhenError::Form)),
            ("-٣", Err(WhenError::Form)),
        ] {
            let read = past_day(text, today).map(|day| day.to_string());
            assert_eq!(read.as_deref(), expected.as_deref(), "{text:?}");
        }
        assert_eq!(day("2026-03-02", today), Ok(today.plus(1)));
    }

    #[test]
    fn a_day_to_be_asked_about_lies_ahead_and_within_a_year() {
        let today: Day = "2026-11-22".parse().unwrap();
        for (text, expected) in [
            ("today", Ok("2026-11-22")),
            ("tomorrow", Ok("2026-11-23")),
            (" +7 ", Ok("2026-11-29")),
            ("+0", Ok("2026-11-22")),
            ("+366", Ok("2027-11-23")),
            ("2027-11-23", Ok("2027-11-23")),
            ("+367", Err(WhenError::TooFar)),
            ("+99999999999999999999", Err(WhenError::TooFar)),
            ("2027-11-24", Err(WhenError::TooFar)),
            ("2026-11-21", Err(WhenError::Past)),
            ("yesterday", Err(WhenError::Past)),
            ("-1", Err(WhenError::Past)),
            ("2026-02-30", Err(WhenError::NoSuchDay)),
            ("+", Err(WhenError::Form)),
            ("soon", Err(WhenError::Form)),
            ("", Err(WhenError::Form)),
        ] {
            let day = coming_day(text, today).map(|day| day.to_string());
            assert_eq!(day.as_deref().map_err(|error| *error), expected, "{text}");
        }
    }
}
