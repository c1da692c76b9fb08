//! Days and spans of days in words.

use crate::journal::Day;

/// A day in words, with the year unless it is that of `today`: `Sunday 22 November`.
pub fn long(day: Day, today: Day) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
    format!("{} {} {}{year}", day.weekday_name(), day.day_of_month(), day.month_name())
}

/// A day in few words: `Sun 22 Nov`, with the year unless it is that of `today`.
pub fn short(day: Day, today: Day) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
    let month = day.month_name().get(..3).unwrap_or_default();
    format!("{} {} {month}{year}", day.weekday_short(), day.day_of_month())
}

/// The span from one day to another: `16 – 22 November`, `30 November – 6 December`.
pub fn span(first: Day, last: Day, today: Day) -> String {
    let year = |day: Day, shown: bool| if shown { format!(" {}", day.year()) } else { String::new() };
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    let end_year = year(last, last.year() != today.year());
    if same_month {
        return format!("{} – {} {}{end_year}", first.day_of_month(), last.day_of_month(), last.month_name());
    }
    let start_year = year(first, first.year() != last.year());
    format!(
        "{} {}{start_year} – {} {}{end_year}",
        first.day_of_month(),
        first.month_name(),
        last.day_of_month(),
        last.month_name()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_year_is_named_only_where_it_is_another() {
        let today = day("2026-11-22");
        assert_eq!(long(today, today), "Sunday 22 November");
        assert_eq!(long(day("2025-05-03"), today), "Saturday 3 May 2025");
        assert_eq!(short(day("2025-05-03"), today), "Sat 3 May 2025");
        for (first, last, expected) in [
            ("2026-11-16", "2026-11-22", "16 – 22 November"),
            ("2026-11-30", "2026-12-06", "30 November – 6 December"),
            ("2025-12-29", "2026-01-04", "29 December 2025 – 4 January"),
            ("2025-05-05", "2025-05-11", "5 – 11 May 2025"),
        ] {
            assert_eq!(span(day(first), day(last), today), expected);
        }
    }
}
