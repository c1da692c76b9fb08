//! Days as a person writes them: as a date, or relative to today.

mod forms;
mod near;

pub use near::nearest_form;

use super::day::Day;

/// The reason why a text names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// The text is written in none of the ways.
    #[error("write a day like 2026-11-22, 22 nov, friday, yesterday, or -3 for three days ago")]
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

/// The side of today on which a day is looked for that comes again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Toward {
    Past,
    Coming,
}

/// The day that a text names: `2026-11-22`, `22 nov`, `friday`, `last friday`, `yesterday`, `3 days ago`, or `-3` for
/// that. A weekday or a date without its year is the last one: `monday`, said on a Sunday, was six days ago.
///
/// # Errors
/// [`WhenError`] when it names none.
pub fn day(text: &str, today: Day) -> Result<Day, WhenError> {
    forms::read(text, today, Toward::Past)
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
/// for in a week. A weekday or a date without its year is the next one.
///
/// # Errors
/// [`WhenError`] when the text names no day, one that is over, or one too far away.
pub fn coming_day(text: &str, today: Day) -> Result<Day, WhenError> {
    let day = forms::read(text, today, Toward::Coming)?;
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
            ("+3", Err(WhenError::Future)),
            ("- 3", Err(WhenError::Form)),
            ("tomorrow", Err(WhenError::Future)),
            ("22.11.2025", Ok("2025-11-22")),
            ("-٣", Err(WhenError::Form)),
        ] {
            let read = past_day(text, today).map(|day| day.to_string());
            assert_eq!(read.as_deref(), expected.as_deref(), "{text:?}");
        }
        assert_eq!(day("2026-03-02", today), Ok(today.plus(1)));
    }

    #[test]
    fn people_write_days_as_they_say_them() {
        // A Sunday.
        let today: Day = "2026-11-22".parse().unwrap();
        for (text, expected) in [
            ("monday", "2026-11-16"),
            ("Mon", "2026-11-16"),
            ("sunday", "2026-11-22"),
            ("last sunday", "2026-11-15"),
            ("last friday", "2026-11-20"),
            ("on Friday", "2026-11-20"),
            ("this tues", "2026-11-17"),
            ("4 nov", "2026-11-04"),
            ("nov 4", "2026-11-04"),
            ("November 4th, 2025", "2025-11-04"),
            ("the 4th of november", "2026-11-04"),
            ("4. Nov.", "2026-11-04"),
            ("Sunday 22 November", "2026-11-22"),
            ("23 nov", "2025-11-23"),
            ("31 dec", "2025-12-31"),
            ("29 feb", "2024-02-29"),
            ("2026-1-2", "2026-01-02"),
            ("2026/1/2", "2026-01-02"),
            ("2026.01.02", "2026-01-02"),
            ("2.1.2026", "2026-01-02"),
            ("day before yesterday", "2026-11-20"),
            ("3 days ago", "2026-11-19"),
            ("a week ago", "2026-11-15"),
            ("2  WEEKS ago", "2026-11-08"),
            ("one month ago", "2026-10-22"),
            ("9 months ago", "2026-02-22"),
            ("a year ago", "2025-11-22"),
            ("tomorrow", "2026-11-23"),
            ("in 3 days", "2026-11-25"),
            ("next monday", "2026-11-23"),
        ] {
            assert_eq!(day(text, today).map(|day| day.to_string()).as_deref(), Ok(expected), "{text:?}");
        }
        for (text, expected) in [
            ("monday 22 november", WhenError::NoSuchDay),
            ("30 feb", WhenError::NoSuchDay),
            ("2026-2-30", WhenError::NoSuchDay),
            ("99999999999999 weeks ago", WhenError::NoSuchDay),
            ("3000 years ago", WhenError::NoSuchDay),
            ("1/2/2026", WhenError::Form),
            ("2-1-2026", WhenError::Form),
            ("mo", WhenError::Form),
            ("nov", WhenError::Form),
            ("4", WhenError::Form),
            ("4 nov 26", WhenError::Form),
            ("last", WhenError::Form),
            ("last week", WhenError::Form),
            ("3 apples ago", WhenError::Form),
            ("nov dec", WhenError::Form),
        ] {
            assert_eq!(day(text, today), Err(expected), "{text:?}");
        }
        let last_of_march: Day = "2026-03-31".parse().unwrap();
        assert_eq!(day("a month ago", last_of_march), day("2026-02-28", last_of_march));
    }

    #[test]
    fn a_slip_of_the_fingers_is_answered_with_the_nearest_form() {
        let today: Day = "2026-11-22".parse().unwrap();
        for (text, expected) in [
            ("mondey", Some("monday")),
            ("last fryday", Some("last friday")),
            ("4 novmber", Some("4 november")),
            ("yesterdya", Some("yesterday")),
            ("3 dasy ago", Some("3 days ago")),
            ("nov", Some("1 nov")),
            ("4", Some("4 nov")),
            ("1/2/2026", Some("2026-01-02 or 2026-02-01")),
            ("11/22", Some("2026-11-22")),
            ("22-11-26", Some("2026-11-22")),
            ("volcano", None),
            ("", None),
            ("99/99/2026", None),
        ] {
            let near = nearest_form(text, today);
            assert_eq!(near.as_deref(), expected, "{text:?}");
            for near in near.iter().flat_map(|near| near.split(" or ")) {
                assert!(day(near, today).is_ok(), "{near} is read");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_every_date_is_read_as_it_is_printed(
            text in "[-+0-9a-z./, ]{0,16}",
            days in -700_000i64..2_900_000,
        ) {
            let today: Day = "2026-11-22".parse().unwrap();
            let _ = (day(&text, today), coming_day(&text, today), nearest_form(&text, today));
            let any = Day::from_days_since_1970(days);
            proptest::prop_assert_eq!(day(&any.to_string(), today), Ok(any));
        }
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
            ("friday", Ok("2026-11-27")),
            ("4 jan", Ok("2027-01-04")),
            ("in 2 weeks", Ok("2026-12-06")),
            ("3 days ago", Err(WhenError::Past)),
            ("+", Err(WhenError::Form)),
            ("soon", Err(WhenError::Form)),
            ("", Err(WhenError::Form)),
        ] {
            let day = coming_day(text, today).map(|day| day.to_string());
            assert_eq!(day.as_deref().map_err(|error| *error), expected, "{text}");
        }
    }
}
