//! The form nearest to a text that names no day.

use super::forms::{MONTHS, UNITS, WEEKDAYS, words};
use super::{Toward, forms};
use crate::journal::Day;
use crate::journal::nearest::nearest;
use strsim::osa_distance;

/// Words that stand in dates beside numbers and the names of days, months and units.
const OTHERS: [&str; 8] = ["today", "yesterday", "tomorrow", "last", "next", "this", "ago", "days"];

/// More slips of the fingers make another word.
const MOST_SLIPS: usize = 2;

/// Finds the form that was probably meant, in a spelling that is read; `None` when nothing is near.
pub fn nearest_form(text: &str, today: Day) -> Option<String> {
    let reads = |text: &String| forms::read(text, today, Toward::Past).is_ok();
    swapped_figures(text, today).or_else(|| {
        let spelled = spelled(text);
        let month = MONTHS.get(today.month() as usize - 1).and_then(|name| name.get(..3)).unwrap_or_default();
        let is_month = forms::named(&spelled, &MONTHS).is_ok();
        let more = if is_month { format!("1 {spelled}") } else { format!("{spelled} {month}") };
        [spelled, more].into_iter().filter(|near| near != text.trim()).find(reads)
    })
}

/// Numbers in an order that can mean two days, or in one that nobody reads: each day that it can be.
fn swapped_figures(text: &str, today: Day) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.', ' ']).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let numbers: Vec<u32> = parts.iter().map(|part| number(part)).collect::<Option<_>>()?;
    let this_year = u32::try_from(today.year()).ok()?;
    let (one, other, year) = match *numbers.as_slice() {
        [one, other] => (one, other, this_year),
        [year, one, other] if year > 99 => (one, other, year),
        [one, other, year @ 0..100] => (one, other, this_year / 100 * 100 + year),
        [one, other, year] => (one, other, year),
        _ => return None,
    };
    let day = |month, day| Day::new(i32::try_from(year).ok()?, month, day);
    let mut days: Vec<Day> = [day(one, other), day(other, one)].into_iter().flatten().collect();
    days.dedup();
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    (!days.is_empty()).then(|| days.join(" or "))
}

/// The text with each word as it is probably spelled.
fn spelled(text: &str) -> String {
    let known = || WEEKDAYS.into_iter().chain(MONTHS).chain(OTHERS).chain(UNITS);
    let mend = |word: String| {
        let is_a_number = word.bytes().any(|byte| byte.is_ascii_digit());
        let is_begun = word.len() >= 3 && known().any(|name| name.starts_with(&word));
        if is_a_number || is_begun || word.chars().count() < 3 {
            return word;
        }
        let near = nearest(&word, known()).filter(|near| osa_distance(&word, near) <= MOST_SLIPS);
        near.map_or(word, str::to_owned)
    };
    words(text).into_iter().map(mend).collect::<Vec<_>>().join(" ")
}
