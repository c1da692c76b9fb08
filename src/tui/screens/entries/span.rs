//! The span of days that the list is narrowed to, as the user types it.

use crate::journal::{Day, Month, written_day};
use crate::wording::dates;
use crate::wording::screens::entries as wording;

/// Some days in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Day,
    pub(super) last: Day,
    /// The days in words: `November 2026`.
    pub(super) words: String,
}

/// The reason why a text names no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SpanError {
    /// The text is written in none of the ways.
    #[error("Write 2026-11-22, 22 nov, friday, 2026-11, 2026 or -7.")]
    Form,
    /// The form is right but the calendar does not have them.
    #[error("There is no such date; nothing has changed.")]
    NotInCalendar,
}

impl Span {
    /// The days that a text names; none for an empty text, which names all.
    pub(super) fn parse(text: &str, today: Day) -> Result<Option<Self>, SpanError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(days) = text.strip_prefix('-') {
            return last_days(days, today).map(Some);
        }
        if let Ok(day) = written_day::day(text, today) {
            return Ok(Some(Self { first: day, last: day, words: dates::long(day, today) }));
        }
        if let Ok(month) = text.parse::<Month>() {
            let (first, last) = (month.first(), month.last());
            return Ok(Some(Self { first, last, words: format!("{} {}", first.month_name(), first.year()) }));
        }
        year(text).map(Some)
    }

    pub(super) fn contains(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether one of the days lies in a month.
    pub(super) fn touches(&self, month: Month) -> bool {
        self.first <= month.last() && month.first() <= self.last
    }
}

fn last_days(text: &str, today: Day) -> Result<Span, SpanError> {
    let days = digits(text)?;
    match days {
        0 => Err(SpanError::Form),
        1 => Ok(Span { first: today, last: today, words: "today".to_owned() }),
        days => Ok(Span { first: today.plus(1 - days), last: today, words: wording::last_days(&days) }),
    }
}

fn year(text: &str) -> Result<Span, SpanError> {
    let date_like = text.split('-').all(|part| digits(part).is_ok());
    let wrong = if date_like && text.contains('-') { SpanError::NotInCalendar } else { SpanError::Form };
    if text.len() != 4 {
        return Err(wrong);
    }
    let year = i32::try_from(digits(text)?).map_err(|_| SpanError::Form)?;
    let (first, last) = Day::new(year, 1, 1).zip(Day::new(year, 12, 31)).ok_or(SpanError::NotInCalendar)?;
    Ok(Span { first, last, words: year.to_string() })
}

/// A number of ASCII digits; more of them than any calendar needs are none.
fn digits(text: &str) -> Result<i64, SpanError> {
    if text.is_empty() || text.len() > 7 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(SpanError::Form);
    }
    text.parse().map_err(|_| SpanError::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_one_by_one_by_month_by_year_or_as_the_last_ones() {
        let today: Day = "2026-11-22".parse().unwrap();
        for (text, expected) in [
            ("2026-11-22", Ok(Some(("2026-11-22", "2026-11-22", "Sunday 22 November")))),
            (" Today ", Ok(Some(("2026-11-22", "2026-11-22", "Sunday 22 November")))),
            ("yesterday", Ok(Some(("2026-11-21", "2026-11-21", "Saturday 21 November")))),
            ("2024-02", Ok(Some(("2024-02-01", "2024-02-29", "February 2024")))),
            ("2025", Ok(Some(("2025-01-01", "2025-12-31", "2025")))),
            ("-7", Ok(Some(("2026-11-16", "2026-11-22", "the last 7 days")))),
            ("-1", Ok(Some(("2026-11-22", "2026-11-22", "today")))),
            ("-9999999", Ok(Some(("0001-01-01", "2026-11-22", "the last 9999999 days")))),
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("-0", Err(SpanError::Form)),
            ("-", Err(SpanError::Form)),
            ("-99999999", Err(SpanError::Form)),
            ("--7", Err(SpanError::Form)),
            ("20 nov", Ok(Some(("2026-11-20", "2026-11-20", "Friday 20 November")))),
            ("last friday", Ok(Some(("2026-11-20", "2026-11-20", "Friday 20 November")))),
            ("11/22", Err(SpanError::Form)),
            ("26", Err(SpanError::Form)),
            ("last week", Err(SpanError::Form)),
            ("0000", Err(SpanError::NotInCalendar)),
            ("2026-13", Err(SpanError::NotInCalendar)),
            ("2026-02-30", Err(SpanError::NotInCalendar)),
        ] {
            let span = Span::parse(text, today).map(|span| {
                span.map(|span| (span.first.to_string(), span.last.to_string(), span.words.clone()))
            });
            let expected = expected.map(|span| {
                span.map(|(first, last, words)| (first.to_owned(), last.to_owned(), words.to_owned()))
            });
            assert_eq!(span, expected, "{text:?}");
        }
    }

    #[test]
    fn a_span_touches_the_months_of_its_days_and_no_others() {
        let span = Span::parse("-30", "2026-11-22".parse().unwrap()).unwrap().unwrap();
        for (month, touches) in [("2026-09", false), ("2026-10", true), ("2026-11", true), ("2026-12", false)]
        {
            assert_eq!(span.touches(month.parse().unwrap()), touches, "{month}");
        }
    }
}
