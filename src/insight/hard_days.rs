//! Hard days: when many of the recent days were hard, support is worth naming. Nothing about it is kept, counted or
//! shown.

use crate::insight::practice::Practices;
use crate::journal::practice::Kind;
use crate::journal::{CheckIn, Day, Entry, Practice, Rating, Ratings, Scale, Sign};

/// The number of check-ins that are looked at.
pub const LAST: usize = 10;
/// The number of hard days among them from which support is named.
pub const MANY: usize = 7;
/// The number of check-ins among which the heaviest days are looked for.
const LATELY: usize = 4;
/// The number of heaviest days among them from which support is named.
const HEAVIEST: usize = 3;
/// The highest rating.
const TOP: u8 = 4;
/// The number of signs at their highest on one of the heaviest days.
const TOP_SIGNS: usize = 4;
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

/// Whether a day was one of the heaviest: four signs at their highest, and steadiness not above what a hard day has,
/// if it was asked.
fn is_heaviest(check_in: &CheckIn) -> bool {
    let steadiness = check_in.ratings.get(Scale::Steadiness);
    let top = Sign::ALL.into_iter().filter_map(|sign| check_in.ratings.get(sign));
    steadiness.is_none_or(|rating| rating.value() <= STEADINESS)
        && top.filter(|rating| rating.value() == TOP).count() >= TOP_SIGNS
}

/// Whether seven of the last ten check-ins were of hard days, or three of the last four of the heaviest; the entries come
/// newest day first.
pub fn are_hard_days<'a>(newest_first: impl IntoIterator<Item = &'a Entry>) -> bool {
    let last: Vec<&CheckIn> = newest_first.into_iter().filter_map(Entry::check_in).take(LAST).collect();
    let hard = last.iter().filter(|check_in| is_hard_day(check_in)).count();
    let heaviest = last.iter().take(LATELY).filter(|check_in| is_heaviest(check_in)).count();
    hard >= MANY || heaviest >= HEAVIEST
}

/// Whether an evening was hard: every rated sign at least 3, and at least three of them rated.
pub fn is_hard_evening(ratings: &Ratings) -> bool {
    are_all_from(ratings, HIGH)
}

/// Whether every rated sign is at its highest, and at least three of them are rated.
pub fn is_at_the_top(ratings: &Ratings) -> bool {
    are_all_from(ratings, TOP)
}

fn are_all_from(ratings: &Ratings, least: u8) -> bool {
    let rated: Vec<Rating> = Sign::ALL.into_iter().filter_map(|sign| ratings.get(sign)).collect();
    rated.len() >= SIGNS && rated.iter().all(|rating| rating.value() >= least)
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
    fn an_evening_is_hard_when_every_rated_sign_is_and_at_least_three_are_rated() {
        for (ratings, hard, top) in [
            ("33333-", true, false),
            ("333---", true, false),
            ("444---", true, true),
            ("443---", true, false),
            ("44----", false, false),
            ("44442-", false, false),
            ("-4-440", true, true),
            ("------", false, false),
            ("-----0", false, false),
        ] {
            let ratings = (check_in(ratings).ratings, ratings);
            assert_eq!(
                (is_hard_evening(&ratings.0), is_at_the_top(&ratings.0)),
                (hard, top),
                "{}",
                ratings.1
            );
        }
    }

    #[test]
    fn three_of_the_last_four_of_the_heaviest_count_where_steadiness_was_not_asked() {
        let days = |days: [&str; 4]| {
            let entries = days.into_iter().zip(0..).map(|(ratings, after)| {
                let on = day("2026-11-01").plus(after);
                Entry::new_check_in(on, check_in(ratings), "2026-11-22T21:14:03+01:00".parse().unwrap(), on)
            });
            are_hard_days(entries.collect::<Vec<_>>().iter().rev())
        };
        assert!(days(["4444--", "00000-", "44443-", "44444-"]));
        assert!(!days(["4444--", "00000-", "00000-", "44444-"]), "two are not three");
        assert!(!days(["4444--", "444---", "44433-", "44444-"]), "three signs are not four");
        assert!(days(["444441", "444440", "44444-", "00000-"]), "asked and low counts as well");
        assert!(!days(["444442", "444443", "44444-", "44444-"]), "asked and steady does not");
        assert!(days(["44444-"; 4]));
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
