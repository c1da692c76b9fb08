//! The ways in which people write a day: `friday`, `4 nov`, `3 days ago`, `2026-1-2`.

use super::{Toward, WhenError};
use crate::journal::Day;

pub(super) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The units in which days are counted.
pub(super) const UNITS: [&str; 4] = ["day", "week", "month", "year"];

/// The fewest letters that tell a weekday or a month from all others.
const LEAST_LETTERS: usize = 3;

/// The most years that lie between two 29ths of February.
const LEAP_REACH: i32 = 8;

/// Splits a text into its words, without what people write between and behind them.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',').map(|word| word.trim_end_matches('.'));
    let told = parts.filter(|word| !word.is_empty()).map(str::to_lowercase);
    told.filter(|word| !["the", "of", "on"].contains(&word.as_str())).collect()
}

/// Reads a day in any of the forms. One that repeats, such as a weekday, is the nearest toward that side of today.
pub(super) fn read(text: &str, today: Day, toward: Toward) -> Result<Day, WhenError> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["today"] => Ok(today),
        ["yesterday"] => shifted(today, -1),
        ["day", "before", "yesterday"] => shifted(today, -2),
        ["tomorrow"] => shifted(today, 1),
        [count, unit, "ago"] => counted(count, unit, today, -1),
        ["in", count, unit] => counted(count, unit, today, 1),
        ["last", weekday] => Ok(on_weekday(named(weekday, &WEEKDAYS)?, today.plus(-1), Toward::Past)),
        ["next", weekday] => Ok(on_weekday(named(weekday, &WEEKDAYS)?, today.plus(1), Toward::Coming)),
        ["this", weekday] => Ok(on_weekday(named(weekday, &WEEKDAYS)?, today, toward)),
        [weekday, ref date @ ..] if !date.is_empty() && named(weekday, &WEEKDAYS).is_ok() => {
            let day = date_in_words(date, today, toward)?;
            let is_that = named(weekday, &WEEKDAYS)? == day.days_from_monday();
            if is_that { Ok(day) } else { Err(WhenError::NoSuchDay) }
        }
        [word] => one_word(word, today, toward),
        _ => date_in_words(&words, today, toward),
    }
}

fn one_word(word: &str, today: Day, toward: Toward) -> Result<Day, WhenError> {
    if let Ok(weekday) = named(word, &WEEKDAYS) {
        return Ok(on_weekday(weekday, today, toward));
    }
    let sign = word.strip_prefix('-').map(|days| (days, -1)).or_else(|| Some((word.strip_prefix('+')?, 1)));
    match sign {
        Some((days, sign)) => shifted(today, sign * count_in(days)?),
        None => date_in_figures(word),
    }
}

/// `2026-11-22`, also without its zeros, or with points or slashes; `22.11.2026`, which is one day only.
fn date_in_figures(word: &str) -> Result<Day, WhenError> {
    for separator in ['-', '/', '.'] {
        let parts: Vec<&str> = word.split(separator).collect();
        if let [first, month, last] = *parts.as_slice() {
            let is_year = |part: &str| part.len() == 4;
            let (year, day) = match separator {
                _ if is_year(first) => (first, last),
                '.' if is_year(last) => (last, first),
                _ => return Err(WhenError::Form),
            };
            let (year, month, day) = (figures(year, 4)?, figures(month, 2)?, figures(day, 2)?);
            let year = i32::try_from(year).map_err(|_| WhenError::Form)?;
            return Day::new(year, month, day).ok_or(WhenError::NoSuchDay);
        }
    }
    Err(WhenError::Form)
}

/// `4 nov`, `nov 4th`, `4 november 2025`; without a year, the nearest.
fn date_in_words(words: &[&str], today: Day, toward: Toward) -> Result<Day, WhenError> {
    let (one, other, year) = match *words {
        [one, other] => (one, other, None),
        [one, other, year] => (one, other, Some(year)),
        _ => return Err(WhenError::Form),
    };
    let (month, day) = match (named(one, &MONTHS), named(other, &MONTHS)) {
        (Ok(month), Err(_)) => (month + 1, other),
        (Err(_), Ok(month)) => (month + 1, one),
        _ => return Err(WhenError::Form),
    };
    let without_ending = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| day.strip_suffix(ending));
    let day = figures(without_ending.unwrap_or(day), 2)?;
    if let Some(year) = year {
        let year = Some(year).filter(|year| year.len() == 4).ok_or(WhenError::Form)?;
        let year = i32::try_from(figures(year, 4)?).map_err(|_| WhenError::Form)?;
        return Day::new(year, month, day).ok_or(WhenError::NoSuchDay);
    }
    let years = (0..=LEAP_REACH).map(|years| match toward {
        Toward::Past => today.year() - years,
        Toward::Coming => today.year() + years,
    });
    let mut days = years.filter_map(|year| Day::new(year, month, day));
    let found = days.find(|day| match toward {
        Toward::Past => *day <= today,
        Toward::Coming => *day >= today,
    });
    found.ok_or(WhenError::NoSuchDay)
}

/// The day so many days, weeks, months or years from today.
fn counted(count: &str, unit: &str, today: Day, sign: i64) -> Result<Day, WhenError> {
    let count = sign * if ["a", "an", "one"].contains(&count) { 1 } else { count_in(count)? };
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    match UNITS.iter().position(|known| *known == unit) {
        Some(0) => shifted(today, count),
        Some(1) => shifted(today, count.saturating_mul(7)),
        Some(2) => months_on(today, count),
        Some(3) => months_on(today, count.saturating_mul(12)),
        _ => Err(WhenError::Form),
    }
}

/// Days are held at the ends of the calendar; a day that was held is not the one that was meant.
fn shifted(today: Day, days: i64) -> Result<Day, WhenError> {
    let day = today.plus(days);
    match days {
        _ if day.days_since(today) == days => Ok(day),
        ..0 => Err(WhenError::NoSuchDay),
        _ => Err(WhenError::TooFar),
    }
}

/// The same day of the month some months on, or the last of that month where it has fewer days.
fn months_on(today: Day, months: i64) -> Result<Day, WhenError> {
    let all = i64::from(today.year() * 12) + i64::from(today.month()) - 1;
    let all = all.saturating_add(months);
    let year = i32::try_from(all.div_euclid(12)).map_err(|_| WhenError::NoSuchDay)?;
    let month = u32::try_from(all.rem_euclid(12) + 1).map_err(|_| WhenError::NoSuchDay)?;
    let mut days = (1..=today.day_of_month()).rev();
    days.find_map(|day| Day::new(year, month, day)).ok_or(WhenError::NoSuchDay)
}

/// The nearest day of that weekday, counted from a day on, itself included.
fn on_weekday(weekday: u32, from: Day, toward: Toward) -> Day {
    let (weekday, there) = (i64::from(weekday), i64::from(from.days_from_monday()));
    match toward {
        Toward::Past => from.plus(-(there - weekday).rem_euclid(7)),
        Toward::Coming => from.plus((weekday - there).rem_euclid(7)),
    }
}

/// The place of a name among some, written out or begun with three letters at least.
pub(super) fn named(word: &str, names: &[&str]) -> Result<u32, WhenError> {
    let begun = |name: &&str| word.len() >= LEAST_LETTERS && name.starts_with(word);
    (0..).zip(names).find(|(_, name)| begun(name)).map(|(place, _)| place).ok_or(WhenError::Form)
}

/// A number of at most so many ASCII digits.
fn figures(text: &str, most: usize) -> Result<u32, WhenError> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(text).filter(|_| is_number).and_then(|text| text.parse().ok()).ok_or(WhenError::Form)
}

/// How many; more than can be counted is as far as can be.
fn count_in(text: &str) -> Result<i64, WhenError> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { Ok(text.parse().unwrap_or(i64::from(i32::MAX))) } else { Err(WhenError::Form) }
}
