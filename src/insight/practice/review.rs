//! The weekly review: the week that it looks at, and the exercises done in it.

use crate::journal::practice::Kind;
use crate::journal::practice::fields::review::WEEK;
use crate::journal::{Day, Entry, Journal, Week, WeekStart};

/// The week that a review on a day looks at: from a week's last day on that week, until the next one's last day.
pub fn week_of(today: Day, start: WeekStart) -> Week {
    let week = Week::of(today, start);
    if week.last() == today { week } else { week.plus(-1) }
}

/// The week whose review is offered on a day: the one that it looks at, when that has a check-in and none of the entries
/// is its review.
pub fn offered<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    today: Day,
    start: WeekStart,
) -> Option<Week> {
    let week = week_of(today, start);
    let mut has_check_in = false;
    for entry in entries {
        has_check_in |= week.contains(entry.day) && entry.check_in().is_some();
        let practice = entry.practice().filter(|practice| practice.kind() == Kind::Review);
        if practice.is_some_and(|practice| practice.answer(WEEK) == Some(week.first())) {
            return None;
        }
    }
    has_check_in.then_some(week)
}

/// The exercises of a week with how many entries each made, in the order of their kinds; reviews and monthly checks
/// are left out.
pub fn exercises(journal: &Journal, week: Week) -> Vec<(Kind, usize)> {
    let kinds = |kind: Kind| {
        let entries = journal.range(week.first()..=week.last());
        entries.filter(|entry| entry.practice().is_some_and(|practice| practice.kind() == kind)).count()
    };
    Kind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, Kind::Review | Kind::MonthlyCheck))
        .map(|kind| (kind, kinds(kind)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::{check_in, day, note};
    use crate::journal::practice::Answer;
    use crate::journal::{Body, EntryId, Practice};

    #[test]
    fn a_week_is_looked_at_from_its_last_day_until_the_next_ones_last_day() {
        for (today, start, first) in [
            ("2026-11-21", WeekStart::Monday, "2026-11-09"),
            ("2026-11-22", WeekStart::Monday, "2026-11-16"),
            ("2026-11-23", WeekStart::Monday, "2026-11-16"),
            ("2026-11-28", WeekStart::Monday, "2026-11-16"),
            ("2026-11-29", WeekStart::Monday, "2026-11-23"),
            ("2026-11-20", WeekStart::Sunday, "2026-11-08"),
            ("2026-11-21", WeekStart::Sunday, "2026-11-15"),
        ] {
            assert_eq!(week_of(day(today), start).first(), day(first), "{today}");
        }
    }

    fn reviewed(week: Option<&str>) -> Entry {
        let mut practice = Practice::new(Kind::Review);
        if let Some(week) = week {
            practice.set(WEEK, Answer::Day(day(week)));
        }
        let id = EntryId::new_v7(0, [2; 10]);
        let (on, now) = (day("2026-11-24"), "2026-11-24T21:14:03+01:00".parse().unwrap());
        Entry::new(id, on, Body::Practice(practice), now, on)
    }

    #[test]
    fn a_review_is_offered_from_the_last_day_of_a_week_until_the_last_day_of_the_next() {
        // Monday 16 to Sunday 22 November.
        let week = Week::of(day("2026-11-16"), WeekStart::Monday);
        let entries = [check_in(day("2026-11-16"), Some(2), 0)];
        let on_day = |on: &str, start| offered(&entries, day(on), start);
        for (on, expected) in [
            ("2026-11-21", None),
            ("2026-11-22", Some(week)),
            ("2026-11-23", Some(week)),
            ("2026-11-28", Some(week)),
            ("2026-11-29", None),
        ] {
            assert_eq!(on_day(on, WeekStart::Monday), expected, "{on}");
        }
        // Sunday 15 to Saturday 21 November.
        let week = Week::of(day("2026-11-15"), WeekStart::Sunday);
        for (on, expected) in [
            ("2026-11-20", None),
            ("2026-11-21", Some(week)),
            ("2026-11-27", Some(week)),
            ("2026-11-28", None),
        ] {
            assert_eq!(on_day(on, WeekStart::Sunday), expected, "{on}");
        }
    }

    #[test]
    fn a_week_without_a_check_in_or_with_its_review_is_not_offered() {
        let today = day("2026-11-24");
        let is_offered = |entries: &[Entry]| offered(entries, today, WeekStart::Monday).is_some();
        let in_week = || check_in(day("2026-11-22"), None, 0);
        assert!(is_offered(&[in_week()]), "a check-in with nothing rated is one");
        assert!(!is_offered(&[]));
        assert!(!is_offered(&[note(day("2026-11-20"), 1, "a"), check_in(day("2026-11-23"), Some(1), 0)]));
        assert!(!is_offered(&[check_in(day("2026-11-15"), Some(1), 0)]));
        let review_of = |week: &str| reviewed(Some(week));
        assert!(!is_offered(&[in_week(), review_of("2026-11-16")]));
        assert!(is_offered(&[in_week(), review_of("2026-11-09"), review_of("2026-11-17")]));
        assert!(is_offered(&[in_week(), reviewed(None)]));
    }
}
