//! Three evenings of writing: which comes next, and when it is closed.

use crate::insight::practice::Practices;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::{FEELING_AFTER, FEELING_BEFORE};
use crate::journal::{Day, Practice};

/// The number of evenings in a round.
pub const EVENINGS: usize = 3;
/// The number of days for which it is closed after the third; after more days than these an unfinished round is over.
pub const CLOSED_DAYS: i64 = 30;
/// The number of evenings in a round on which the feeling rose before the program says that more writing may not help.
const HEAVIER_FROM: usize = 2;

/// The evening that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evenings {
    /// This one, 1 to 3.
    Next(u16),
    /// Today's is written.
    DoneToday,
    /// All three are written; it opens again on this day.
    ClosedUntil(Day),
}

impl Evenings {
    /// Sums up the written evenings for a day.
    pub fn new(practices: &Practices, today: Day) -> Self {
        let round = present_round(practices, today);
        let Some((last, _)) = round.last() else { return Self::Next(1) };
        match u16::try_from(round.len()) {
            Ok(written) if round.len() < EVENINGS && *last < today => Self::Next(written + 1),
            _ if round.len() < EVENINGS => Self::DoneToday,
            _ => Self::ClosedUntil(last.plus(CLOSED_DAYS)),
        }
    }
}

/// Whether the feeling was higher after writing than before on two evenings of the present round.
pub fn is_heavier(practices: &Practices, today: Day) -> bool {
    let round = present_round(practices, today);
    let rose = round.iter().filter(|(_, evening)| {
        let feelings = evening.answer(FEELING_BEFORE).zip(evening.answer(FEELING_AFTER));
        feelings.is_some_and(|(before, after)| after > before)
    });
    rose.count() >= HEAVIER_FROM
}

/// The evenings of the round that a day lies in; none when a new one may begin. Of two on one day the later counts.
fn present_round(practices: &Practices, today: Day) -> Vec<(Day, &Practice)> {
    let mut round: Vec<(Day, &Practice)> = Vec::new();
    for (entry, evening) in practices.of(Kind::Evening).filter(|(entry, _)| entry.day <= today) {
        if round.last().is_some_and(|(last, _)| *last == entry.day) {
            round.pop();
        } else if is_over(&round, entry.day) {
            round.clear();
        }
        round.push((entry.day, evening));
    }
    if is_over(&round, today) {
        round.clear();
    }
    round
}

/// Whether a round lies behind on a day: closed for long enough, or left unfinished for longer than that.
fn is_over(round: &[(Day, &Practice)], day: Day) -> bool {
    let Some((last, _)) = round.last() else { return false };
    let days = day.days_since(*last);
    // An evening that comes before the closing time is over, from another device, does not lengthen the round.
    if round.len() >= EVENINGS { days >= CLOSED_DAYS } else { days > CLOSED_DAYS }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{practice, practices};
    use crate::insight::testing::day;
    use crate::journal::Entry;
    use crate::journal::practice::Answer;

    fn evening(of: &str, number: u8, before: u16, after: u16) -> Entry {
        let answers = [("feeling_before", Answer::Number(before)), ("feeling_after", Answer::Number(after))];
        practice(Kind::Evening, of, number, &answers)
    }

    fn next(days: &[&str], today: &str) -> Evenings {
        let entries = days.iter().zip(1..).map(|(of, number)| evening(of, number, 5, 5));
        Evenings::new(&practices(entries), day(today))
    }

    #[test]
    fn there_is_one_evening_a_day() {
        assert_eq!(next(&[], "2026-11-10"), Evenings::Next(1));
        assert_eq!(next(&["2026-11-10"], "2026-11-10"), Evenings::DoneToday);
        assert_eq!(next(&["2026-11-10"], "2026-11-11"), Evenings::Next(2));
        assert_eq!(next(&["2026-11-10", "2026-11-10"], "2026-11-11"), Evenings::Next(2));
        assert_eq!(next(&["2026-11-10", "2026-11-12"], "2026-11-20"), Evenings::Next(3));
        assert_eq!(
            next(&["2026-11-12"], "2026-11-11"),
            Evenings::Next(1),
            "a day to come counts for nothing"
        );
    }

    #[test]
    fn after_the_third_it_is_closed_for_thirty_days() {
        let three = ["2026-11-01", "2026-11-02", "2026-11-03"];
        let opens = day("2026-12-03");
        assert_eq!(next(&three, "2026-11-03"), Evenings::ClosedUntil(opens));
        assert_eq!(next(&three, "2026-12-02"), Evenings::ClosedUntil(opens));
        assert_eq!(next(&three, "2026-12-03"), Evenings::Next(1));
        let again = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-12-03"];
        assert_eq!(next(&again, "2026-12-04"), Evenings::Next(2));
    }

    #[test]
    fn an_evening_too_many_keeps_it_closed_from_then_on() {
        let four = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-05"];
        assert_eq!(next(&four, "2026-11-06"), Evenings::ClosedUntil(day("2026-12-05")));
    }

    #[test]
    fn an_unfinished_round_is_over_after_more_than_thirty_days() {
        let two = ["2026-10-01", "2026-10-02"];
        assert_eq!(next(&two, "2026-11-01"), Evenings::Next(3));
        assert_eq!(next(&two, "2026-11-02"), Evenings::Next(1));
        assert_eq!(next(&["2026-10-01", "2026-10-02", "2026-11-02"], "2026-11-03"), Evenings::Next(2));
    }

    #[test]
    fn it_is_said_when_the_feeling_rose_on_two_evenings_of_the_round() {
        let heavier = |evenings: &[(&str, u16, u16)], today: &str| {
            let entries = evenings.iter().zip(1..).map(|(it, number)| evening(it.0, number, it.1, it.2));
            is_heavier(&practices(entries), day(today))
        };
        let one = [("2026-11-01", 5, 6), ("2026-11-02", 5, 5)];
        let two = [("2026-11-01", 5, 6), ("2026-11-02", 5, 5), ("2026-11-03", 0, 1)];
        assert!(!heavier(&one, "2026-11-02"));
        assert!(heavier(&two, "2026-11-03"));
        assert!(!heavier(&two, "2026-12-03"), "a round that lies behind is not the present one");
        let apart = [("2026-09-01", 5, 6), ("2026-11-01", 5, 6)];
        assert!(!heavier(&apart, "2026-11-01"));
    }
}
