//! The weekly review: which week it looks at, and what was practised in it.

use crate::journal::practice::Kind;
use crate::journal::{Day, Journal, Week, WeekStart};

/// The week that a review on a day looks at: from a week's last day on that week, until the next one's last day.
pub fn week_of(today: Day, start: WeekStart) -> Week {
    let week = Week::of(today, start);
    if week.last() == today { week } else { week.plus(-1) }
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

    #[test]
    fn a_week_is_looked_at_from_its_last_day_until_the_next_ones_last_day() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
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
}
