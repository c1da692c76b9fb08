//! Hard days: when many of the recent days were hard, support is worth naming. Nothing about it is kept, counted or
//! shown.

use crate::insight::practice::Practices;
use crate::journal::practice::Kind;
use crate::journal::{CheckIn, Day, Entry, Practice, Scale, Sign};

/// The number of check-ins that are looked at.
pub const LAST: usize = 10;
/// The number of hard days among them from which support is named.
pub const MANY: usize = 7;
/// The steadiness up to which a day can be a hard one.
const STEADINESS: u8 = 1;
/// The rating from which a sign is high.
const HIGH: u8 = 3;
/// The number of high signs on a hard day.
const SIGNS: usize = 3;

/// Whether a day was hard: steadiness at most 1 and at least three signs at least 3. What was not recorded is neither.
pub fn is_hard_day(check_in: &CheckIn) -> bool {
    let steadiness = check_in.ratings.get(Scale::Steadiness);
    let high = Sign::ALL.into_iter().filter_map(|sign| check_in.ratings.get(sign));
    steadiness.is_some_and(|rating| rating.value() <= STEADINESS)
        && high.filter(|rating| rating.value() >= HIGH).count() >= SIGNS
}

/// Whether seven of the last ten check-ins were of hard days; the entries come newest day first.
pub fn are_hard_days<'a>(newest_first: impl IntoIterator<Item = &'a Entry>) -> bool {
    let last = newest_first.into_iter().filter_map(Entry::check_in).take(LAST);
    last.filter(|check_in| is_hard_day(check_in)).count() >= MANY
}

/// Returns something that matters to the person, to show on a hard day: one of those entries, a different one each day.
pub fn strength(practices: &Practices, day: Day) -> Option<&Practice> {
    let strengths = || practices.of(Kind::Strength).map(|(_, strength)| strength);
    let count = i64::try_from(strengths().count()).ok().filter(|count| *count > 0)?;
    strengths().nth(usize::try_from(day.days_since_1970().rem_euclid(count)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::{day, note};
    use crate::journal::Rating;

    /// Six characters: the five signs and steadiness; `-` = not recorded.
    fn check_in(ratings: &str) -> CheckIn {
        let mut check_in = CheckIn::default();
        for (scale, c) in Scale::ALL.into_iter().zip(ratings.chars()) {
            let value = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            check_in.ratings.set(scale, value.and_then(Rating::new));
        }
        check_in
    }

    #[test]
    fn a_day_is_hard_only_when_steadiness_is_low_and_three_signs_are_high() {
        for (ratings, expected) in [
            ("333001", true),
            ("444440", true),
            ("-33-31", true),
            ("333002", false),
            ("33200-", false),
            ("332001", false),
            ("444441", true),
            ("44444-", false),
            ("33---0", false),
            ("------", false),
        ] {
            assert_eq!(is_hard_day(&check_in(ratings)), expected, "{ratings}");
        }
    }

    #[test]
    fn seven_of_the_last_ten_are_many_and_six_are_not() {
        let first = day("2026-11-01");
        let days = |hard: &[bool]| {
            let entries = hard.iter().zip(0..).map(|(hard, after)| {
                let check_in = check_in(if *hard { "333001" } else { "333002" });
                let now = "2026-11-22T21:14:03+01:00".parse().unwrap();
                Entry::new_check_in(first.plus(after), check_in, now, first.plus(after))
            });
            let entries: Vec<Entry> = entries.collect();
            are_hard_days(entries.iter().rev())
        };
        let (yes, no) = (true, false);
        assert!(days(&[yes, yes, yes, yes, yes, yes, yes, no, no, no]));
        assert!(!days(&[yes, yes, yes, yes, yes, yes, no, no, no, no]));
        assert!(!days(&[yes, yes, yes, yes, yes, yes, yes, no, no, no, no]), "the first is the eleventh");
        assert!(days(&[yes; 7]), "there need not be ten");
        assert!(!days(&[yes; 6]));
        assert!(!days(&[]));
    }

    #[test]
    fn other_entries_are_no_days() {
        let now = "2026-11-22T21:14:03+01:00";
        let hard = |after: i64| {
            let on = day("2026-11-01").plus(after);
            Entry::new_check_in(on, check_in("444400"), now.parse().unwrap(), on)
        };
        let mut entries: Vec<Entry> = (0..7).map(hard).collect();
        entries.extend((1..=20).map(|number| note(day("2026-11-20"), number, "a")));
        assert!(are_hard_days(entries.iter().rev()));
    }
}
