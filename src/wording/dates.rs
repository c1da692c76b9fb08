//! Days, spans of days and elapsed time in words.

use crate::insight::phrases::in_words;
use crate::journal::calendar::month_name;
use crate::journal::{Day, DayStart, Moment};
use crate::wording::numbers::counted;

/// A day in words, with the year unless it is that of `today`: `Sunday 22 November`.
pub fn long(day: Day, today: Day) -> String {
    format!("{} {}", day.weekday_name(), date(day, today))
}

/// A text that asks about today, asking about another day by its name.
pub fn asked_about(text: &str, day: Day, today: Day) -> String {
    let (name, its) = match today.days_since(day) {
        0 => return text.to_owned(),
        1 => ("yesterday".to_owned(), "yesterday's"),
        _ => (format!("on {}", long(day, today)), "that day's"),
    };
    text.replace("today's", its).replace("today", &name)
}

/// A date in words: `22 November`, with the year when it is not this one.
pub fn date(day: Day, today: Day) -> String {
    if day.year() == today.year() {
        format!("{} {}", day.day_of_month(), day.month_name())
    } else {
        in_words(day)
    }
}

/// A day in few words: `Sun 22 Nov`, with the year unless it is that of `today`.
pub fn short(day: Day, today: Day) -> String {
    let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
    let month = day.month_name().get(..3).unwrap_or_default();
    format!("{} {} {month}{year}", day.weekday_short(), day.day_of_month())
}

/// A day in words with its weekday and its year: `Sunday 22 November 2026`.
pub fn full(day: Day) -> String {
    format!("{} {}", day.weekday_name(), in_words(day))
}

/// The span from one day to another: `16 – 22 November`, `30 November – 6 December`.
pub fn span(first: Day, last: Day, today: Day) -> String {
    format!("{} – {}", start_of_span(first, last), date(last, today))
}

/// The span from one day to another with its year: `16 – 22 November 2026`.
pub fn full_span(first: Day, last: Day) -> String {
    format!("{} – {}", start_of_span(first, last), in_words(last))
}

/// Returns the first day of a span, without the parts that it shares with the last.
fn start_of_span(first: Day, last: Day) -> String {
    if first.year() != last.year() {
        in_words(first)
    } else if first.month() != last.month() {
        format!("{} {}", first.day_of_month(), first.month_name())
    } else {
        first.day_of_month().to_string()
    }
}

/// A text with the names of months in three letters, where there is little room.
pub fn with_short_months(text: &str) -> String {
    let shorter = |text: String, name: &str| text.replace(name, name.get(..3).unwrap_or(name));
    (1..=12).map(month_name).fold(text.to_owned(), shorter)
}

/// Puts the time since something in words: `20 minutes ago`, `yesterday`, `on 3 May`.
pub fn ago(then: &Moment, now: &Moment, start: DayStart) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    let (day, today) = (Day::at(then, start), Day::at(now, start));
    match (now.seconds_since(then), today.days_since(day)) {
        // A clock that was set back puts an entry from just now into the future.
        (..MINUTE, 0) | (0..MINUTE, _) => "just now".to_owned(),
        (seconds @ MINUTE..HOUR, _) => units_ago(seconds / MINUTE, "minute", "minutes"),
        // A note from before midnight is not yesterday's while the same evening lasts.
        (seconds @ HOUR.., 0) => units_ago(seconds / HOUR, "hour", "hours"),
        (seconds @ 0.., _) if seconds < 6 * HOUR => units_ago(seconds / HOUR, "hour", "hours"),
        (_, 1) => "yesterday".to_owned(),
        (_, days @ 2..=6) => units_ago(days, "day", "days"),
        _ => format!("on {}", date(day, today)),
    }
}

fn units_ago(count: i64, one: &str, several: &str) -> String {
    format!("{} ago", counted(count, one, several))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_question_about_another_day_names_it() {
        let today: Day = "2026-11-22".parse().unwrap();
        let about = |day: &str, text| asked_about(text, day.parse().unwrap(), today);
        let text = "How hard were you on yourself today?";
        assert_eq!(about("2026-11-22", text), text);
        assert_eq!(about("2026-11-21", text), "How hard were you on yourself yesterday?");
        assert_eq!(about("2026-11-19", text), "How hard were you on yourself on Thursday 19 November?");
        assert_eq!(about("2026-11-19", "Which of today's doubts?"), "Which of that day's doubts?");
        assert_eq!(about("2026-11-21", "Which of today's doubts?"), "Which of yesterday's doubts?");
    }

    #[test]
    fn times_gone_by_read_as_people_say_them() {
        // A Sunday evening, and a day that starts at four.
        let now = "2026-11-22T21:00:00+01:00";
        for (then, now, expected) in [
            ("2026-11-22T21:00:00+01:00", now, "just now"),
            ("2026-11-22T20:59:01+01:00", now, "just now"),
            ("2026-11-22T21:00:59+01:00", now, "just now"),
            ("2026-11-22T20:59:00+01:00", now, "1 minute ago"),
            ("2026-11-22T20:40:00+01:00", now, "20 minutes ago"),
            ("2026-11-22T20:00:01+01:00", now, "59 minutes ago"),
            ("2026-11-22T20:00:00+01:00", now, "1 hour ago"),
            ("2026-11-22T04:00:00+01:00", now, "17 hours ago"),
            ("2026-11-22T03:59:00+01:00", now, "yesterday"),
            ("2026-11-21T21:00:00+01:00", now, "yesterday"),
            ("2026-11-20T21:00:00+01:00", now, "2 days ago"),
            ("2026-11-16T21:00:00+01:00", now, "6 days ago"),
            ("2026-11-15T21:00:00+01:00", now, "on 15 November"),
            ("2026-05-03T21:00:00+02:00", now, "on 3 May"),
            ("2025-05-03T21:00:00+02:00", now, "on 3 May 2025"),
            // The same instant, written in another zone.
            ("2026-11-22T14:00:00-05:00", now, "1 hour ago"),
            // Over the start of the day, one evening is still one evening.
            ("2026-11-23T03:50:00+01:00", "2026-11-23T04:10:00+01:00", "20 minutes ago"),
            ("2026-11-23T01:00:00+01:00", "2026-11-23T06:00:00+01:00", "5 hours ago"),
            ("2026-11-23T01:00:00+01:00", "2026-11-23T07:00:00+01:00", "yesterday"),
            // The clock was set back.
            ("2026-11-24T21:00:00+01:00", now, "on 24 November"),
        ] {
            let told = ago(&then.parse().unwrap(), &now.parse().unwrap(), DayStart::default());
            assert_eq!(told, expected, "{then} at {now}");
        }
    }

    #[test]
    fn the_year_is_named_only_where_it_is_another() {
        let today = day("2026-11-22");
        assert_eq!(long(today, today), "Sunday 22 November");
        assert_eq!(long(day("2025-05-03"), today), "Saturday 3 May 2025");
        assert_eq!(short(day("2025-05-03"), today), "Sat 3 May 2025");
        assert_eq!(full(today), "Sunday 22 November 2026");
        for (first, last, expected) in [
            ("2026-11-16", "2026-11-22", "16 – 22 November"),
            ("2026-11-30", "2026-12-06", "30 November – 6 December"),
            ("2025-12-29", "2026-01-04", "29 December 2025 – 4 January"),
            ("2025-05-05", "2025-05-11", "5 – 11 May 2025"),
        ] {
            assert_eq!(span(day(first), day(last), today), expected);
            let with_year =
                if expected.ends_with("2025") { expected.to_owned() } else { format!("{expected} 2026") };
            assert_eq!(full_span(day(first), day(last)), with_year);
        }
    }
}
