//! Words that several screens put together: days, times gone by, keys.

use super::command::{Command, Place};
use super::keymap::{Key, Keymap};
use crate::journal::{Day, DayStart, Moment};

/// A day in words: `Sunday 22 November`, with the year when it is not this one.
pub fn day(day: Day, today: Day) -> String {
    format!("{} {}", day.weekday_name(), date(day, today))
}

/// A date in words: `22 November`, with the year when it is not this one.
pub fn date(day: Day, today: Day) -> String {
    let (number, month) = (day.day_of_month(), day.month_name());
    if day.year() == today.year() {
        format!("{number} {month}")
    } else {
        format!("{number} {month} {}", day.year())
    }
}

/// How long ago something was, in words: `20 minutes ago`, `yesterday`, `on 3 May`.
pub fn ago(then: &Moment, now: &Moment, start: DayStart) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    let (day, today) = (Day::at(then, start), Day::at(now, start));
    match (now.seconds_since(then), today.days_since(day)) {
        // A clock that was set back makes what was just written lie ahead.
        (..MINUTE, 0) | (0..MINUTE, _) => "just now".to_owned(),
        (MINUTE..HOUR, _) => counted(now.seconds_since(then) / MINUTE, "minute"),
        // What was written before midnight is not yesterday's while the same evening lasts.
        (HOUR.., 0) => counted(now.seconds_since(then) / HOUR, "hour"),
        (0.., _) if now.seconds_since(then) < 6 * HOUR => counted(now.seconds_since(then) / HOUR, "hour"),
        (_, 1) => "yesterday".to_owned(),
        (_, days @ 2..=6) => counted(days, "day"),
        _ => format!("on {}", date(day, today)),
    }
}

fn counted(number: i64, unit: &str) -> String {
    format!("{number} {unit}{} ago", if number == 1 { "" } else { "s" })
}

/// The keys of a row in words: `c or Enter`, `0-4`.
pub fn keys(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
    match names.as_slice() {
        [first, _, .., last] if is_run(&names) => format!("{first}-{last}"),
        names => names.join(" or "),
    }
}

/// Whether the names are single characters that follow each other.
fn is_run(names: &[String]) -> bool {
    let codes: Option<Vec<u32>> = names
        .iter()
        .map(|name| {
            let mut chars = name.chars();
            chars.next().filter(|_| chars.next().is_none()).map(u32::from)
        })
        .collect();
    codes.is_some_and(|codes| codes.iter().zip(codes.iter().skip(1)).all(|(one, next)| one + 1 == *next))
}

/// The keys that mean a command in a place, in words; empty when there are none.
pub fn keys_for(keymap: &Keymap, place: Place, command: Command) -> String {
    keymap.rows(place).find(|(row, _)| row.command == command).map_or_else(String::new, |(_, its)| keys(its))
}

/// A text with the key in force in its brackets where it names the support key as `[s]`.
pub fn with_support_key(text: &str, keymap: &Keymap) -> String {
    let key = keymap.rows(Place::Home).find(|(row, _)| row.command == Command::Support);
    let name = key.and_then(|(_, keys)| keys.first()).map(|key| key.name()).unwrap_or_default();
    text.replace("[s]", &format!("[{name}]"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::KeyLine;

    #[test]
    fn what_was_is_told_in_the_words_one_would_use() {
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
    fn a_day_carries_its_year_only_when_it_is_not_this_one() {
        let today = "2026-01-02".parse().unwrap();
        assert_eq!(day("2026-01-01".parse().unwrap(), today), "Thursday 1 January");
        assert_eq!(day("2025-12-31".parse().unwrap(), today), "Wednesday 31 December 2025");
    }

    #[test]
    fn keys_are_told_as_a_run_or_one_by_one() {
        for (written, expected) in [
            (&["0", "1", "2", "3", "4"][..], "0-4"),
            (&["c", "enter"], "c or Enter"),
            (&["a", "b"], "a or b"),
            (&["a", "b", "d"], "a or b or d"),
            (&["ctrl-\\", "f12"], "Ctrl-\\ or F12"),
            (&[], ""),
        ] {
            let parsed: Vec<Key> = written.iter().map(|key| Key::parse(key).unwrap()).collect();
            assert_eq!(keys(&parsed), expected);
        }
    }

    #[test]
    fn texts_name_the_support_key_in_force() {
        assert_eq!(with_support_key("use [s] now", &Keymap::default()), "use [s] now");
        let line = KeyLine { command: "support".to_owned(), keys: vec!["x".to_owned()], line: 1 };
        assert_eq!(with_support_key("use [s] now", &Keymap::new(&[line]).unwrap()), "use [x] now");
    }
}
