//! Parsers for days, ratings, ticks and ids on the command line.

use super::CliError;
use crate::config::Lists;
use crate::journal::nearest::nearest;
use crate::journal::practice::Kind;
use crate::journal::written_day::{self, WhenError};
use crate::journal::{Day, EntryId, Month, Rating, TickList};
use crate::texts::practice;

const DAY_FORMS: &str = "write a day like 2026-11-22, 22 nov, friday, yesterday or -3 (three days ago)";

/// A day to write for: none that is in the future.
pub(super) fn day(written: &str, today: Day) -> Result<Day, CliError> {
    let day = any_day(written, today)?;
    if day > today {
        return Err(CliError::usage(format!(
            "{day} is in the future: name today ({today}) or an earlier day"
        )));
    }
    Ok(day)
}

/// Days further back than this are written for only after a confirmation: a slip of the finger files an evening where
/// nobody looks for it.
const DAYS_MEANT: i64 = 400;

/// A day to write for; one far back must be `confirmed`.
pub(super) fn meant_day(written: &str, today: Day, confirmed: bool) -> Result<Day, CliError> {
    let day = day(written, today)?;
    if !confirmed && today.days_since(day) > DAYS_MEANT {
        return Err(CliError::usage(format!(
            "{day} is more than {DAYS_MEANT} days back: add --confirm if it is the day you mean"
        )));
    }
    Ok(day)
}

/// A day to read, the future included: where the clock or its zone went back there are entries of days to come.
pub(super) fn any_day(written: &str, today: Day) -> Result<Day, CliError> {
    written_day::day(written, today).map_err(|error| match error {
        WhenError::NoSuchDay => {
            CliError::usage(format!("there is no day {written:?} in the calendar: {DAY_FORMS}"))
        }
        _ => CliError::usage(format!("{written:?} is not a day: {}", remedy(written, today))),
    })
}

/// Refuses a span whose first day is after its last.
pub(super) fn refuse_swapped(from: Option<Day>, to: Option<Day>) -> Result<(), CliError> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => {
            Err(CliError::usage(format!("--from {from} is after --to {to}: swap them")))
        }
        _ => Ok(()),
    }
}

/// The form that was probably meant, or all of them.
fn remedy(written: &str, today: Day) -> String {
    let near = written_day::nearest_form(written, today);
    near.map_or_else(|| DAY_FORMS.to_owned(), |near| format!("did you mean {near}?"))
}

/// A month.
pub(super) fn month(written: &str) -> Result<Month, CliError> {
    let no_such_month = |_| CliError::usage(format!("{written:?} is not a month: write one like 2026-11"));
    written.parse().map_err(no_such_month)
}

/// A rating, or `-` for one that is skipped; `what` is the option or question it is for.
pub(super) fn rating(written: &str, what: &str) -> Result<Option<Rating>, CliError> {
    let digit = match written.as_bytes() {
        [b'-'] => return Ok(None),
        [digit @ b'0'..=b'9'] => Rating::new(digit - b'0'),
        _ => None,
    };
    digit.map(Some).ok_or_else(|| {
        CliError::usage(format!("{written:?} is not a rating for {what}: write 0, 1, 2, 3, 4 or - (skipped)"))
    })
}

/// The id of a tick that is offered in a list.
pub(super) fn tick(written: &str, list: TickList, lists: &Lists) -> Result<String, CliError> {
    if lists.has(list, written) {
        return Ok(written.to_owned());
    }
    let ids = || lists.choices(list).iter().map(|choice| choice.id.as_ref());
    let remedy = match nearest(written, ids()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("choose from {}", ids().collect::<Vec<_>>().join(", ")),
    };
    let list = lists.heading(list);
    Err(CliError::usage(format!("there is no {written:?} under \"{list}\": {remedy}")))
}

/// Yes or no.
pub(super) fn yes_or_no(written: &str) -> Result<bool, CliError> {
    match written.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(CliError::usage(format!("{written:?} is neither yes nor no: write y or n"))),
    }
}

/// A name as it is compared: in small letters, without what joins its words.
pub(super) fn plain_name(name: &str) -> String {
    name.to_lowercase().replace(['-', '_', ' '], "")
}

/// The names under which a kind of exercise is known, as they are compared.
pub(super) fn kind_names(kind: Kind) -> impl Iterator<Item = String> {
    let exercise = practice().exercise(kind);
    [kind.key(), &exercise.name, &exercise.plural, &exercise.title].into_iter().map(plain_name)
}

/// An id's ending, at least six hex digits; with hyphens only where ids have them near their end.
pub(super) fn id(written: &str) -> Result<&str, CliError> {
    if is_id(written) {
        return Ok(written);
    }
    let least = EntryId::LEAST_ENDING;
    Err(CliError::usage(format!(
        "{written:?} is not an id: write at least its last {least} digits, as inward list prints them"
    )))
}

fn is_id(written: &str) -> bool {
    let digits = written.bytes().filter(u8::is_ascii_hexdigit).count();
    let last_group = written.rsplit('-').next().map_or(0, str::len);
    let hyphens = written.bytes().filter(|byte| *byte == b'-').count();
    digits + hyphens == written.len()
        && (EntryId::LEAST_ENDING..=32).contains(&digits)
        && (hyphens == 0 || last_group == 12)
}

/// A day or an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// A day.
    Day(Day),
    /// The ending of an id.
    Id(&'a str),
}

/// Tells a day from an id; `today` is only asked for when it is a day.
pub(super) fn day_or_id(
    written: &str,
    today: impl FnOnce() -> Result<Day, CliError>,
) -> Result<Named<'_>, CliError> {
    // An id cannot be taken for a day: with hyphens its last group has twelve digits.
    if is_id(written) {
        return Ok(Named::Id(written));
    }
    let today = today()?;
    match any_day(written, today) {
        Ok(day) => Ok(Named::Day(day)),
        Err(CliError::Usage(_))
            if !written.contains('-') && written_day::nearest_form(written, today).is_none() =>
        {
            Err(CliError::usage(format!(
                "{written:?} is neither a day nor an id: {DAY_FORMS}, or an id's last 6 digits or more"
            )))
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn a_day_is_written_as_a_date_or_as_people_say_it() {
        for (written, expected) in [
            ("2026-11-22", "2026-11-22"),
            ("today", "2026-11-22"),
            ("yesterday", "2026-11-21"),
            ("-0", "2026-11-22"),
            ("-3", "2026-11-19"),
            ("-22", "2026-10-31"),
            ("friday", "2026-11-20"),
            ("4 nov", "2026-11-04"),
        ] {
            assert_eq!(day(written, today()).unwrap().to_string(), expected, "{written}");
        }
        for (written, part) in [
            ("2026-11-23", "is in the future"),
            ("2026-02-29", "no day \"2026-02-29\" in the calendar"),
            ("-999999999", "in the calendar"),
            ("-99999999999999999999", "in the calendar"),
            ("3", "\"3\" is not a day: did you mean 3 nov?"),
            ("fryday", "did you mean friday?"),
            ("22-11-2026", "did you mean 2026-11-22?"),
            ("-x", "is not a day"),
            ("-", "is not a day"),
            ("tomorrow", "is in the future"),
            ("", "is not a day"),
        ] {
            let error = day(written, today()).unwrap_err().to_string();
            assert!(error.contains(part), "{written}: {error}");
        }
    }

    #[test]
    fn a_day_far_back_is_taken_when_it_is_confirmed() {
        for (written, confirmed, is_taken) in [
            ("-400", false, true),
            ("-401", false, false),
            ("-401", true, true),
            ("-3000", false, false),
            ("today", false, true),
        ] {
            assert_eq!(meant_day(written, today(), confirmed).is_ok(), is_taken, "{written}");
        }
        assert!(meant_day("2026-11-23", today(), true).is_err(), "the future stays closed");
    }

    #[test]
    fn a_rating_is_one_digit_up_to_four_or_a_hyphen() {
        assert_eq!(rating("-", "x").unwrap(), None);
        assert_eq!(rating("4", "x").unwrap(), Rating::new(4));
        for written in ["5", "-1", "two", "", "03", "4.0", "+1", "\u{0663}"] {
            let error = rating(written, "--jealousy").unwrap_err().to_string();
            assert!(error.contains("is not a rating for --jealousy"), "{error}");
        }
    }

    #[test]
    fn an_unknown_tick_suggests_the_nearest() {
        let lists = Lists::new(&Config::default());
        assert_eq!(tick("late_reply", TickList::Triggers, &lists).unwrap(), "late_reply");
        let error = tick("late_replies", TickList::Triggers, &lists).unwrap_err().to_string();
        assert!(error.contains("did you mean late_reply?"), "{error}");
        let error = tick("late_reply", TickList::Roots, &lists).unwrap_err().to_string();
        assert!(error.contains("choose from self_esteem, past"), "{error}");
    }

    #[test]
    fn a_day_and_an_id_are_told_apart() {
        let named = |written| day_or_id(written, || Ok(today()));
        assert_eq!(named("8e2b7a10").unwrap(), Named::Id("8e2b7a10"));
        assert_eq!(named("9d0a-3c1f8e2b7a10").unwrap(), Named::Id("9d0a-3c1f8e2b7a10"));
        assert_eq!(named("-3").unwrap(), Named::Day("2026-11-19".parse().unwrap()));
        assert_eq!(named("2026-11-23").unwrap(), Named::Day("2026-11-23".parse().unwrap()));
        for (written, part) in [
            ("2026-11", "is not a day"),
            ("2026-13-01", "in the calendar"),
            ("8e2b7", "neither a day nor an id"),
            ("hello world", "neither a day nor an id"),
        ] {
            let error = named(written).unwrap_err().to_string();
            assert!(error.contains(part), "{written}: {error}");
        }
    }
}
