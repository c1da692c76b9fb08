//! Scores of the questionnaires in a monthly check, as their makers score them, and when the check comes round again.
//!
//! There are no norms here and no verdict on a change: for the means no spread is published that one could rest on.

use crate::insight::finding::signed;
use crate::insight::stats::numeric;
use crate::journal::Day;

/// The number of ten items that must be answered for a mean. A convention.
pub const NEEDED: usize = 8;

/// The sum of a pair of items from which on the note about support is shown: the usual cut of PHQ-2 and GAD-2.
pub const NOTE_FROM: i64 = 3;

/// The least number of days between two monthly checks.
pub const DAYS_APART: i64 = 28;

/// The sum of the lowest and the highest answer of an item with five answers: a reversed answer is subtracted from it.
const MIRROR: i64 = 6;

/// The score of a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The value; `None` when too few items were answered.
    pub value: Option<Value>,
    /// The number of items that were answered.
    pub n: usize,
}

/// The value of a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A mean from 1 to 5, in tenths.
    Tenths(i64),
    /// A sum.
    Points(i64),
}

impl Score {
    /// Prints the value as it is printed everywhere: `2.9`, `3`; `None` when too few items were answered.
    pub fn figure(&self) -> Option<String> {
        self.value.map(|value| match value {
            Value::Tenths(tenths) => numeric::printed(tenths),
            Value::Points(points) => points.to_string(),
        })
    }

    /// Whether the note about support belongs to it: a sum of [`NOTE_FROM`] or more.
    pub fn is_noted(&self) -> bool {
        matches!(self.value, Some(Value::Points(points)) if points >= NOTE_FROM)
    }
}

/// The mean of items answered 1 to 5, from at least [`NEEDED`] of them, rounded once to a tenth, half away from zero;
/// `reversed` says of each item whether its answer counts as 6 minus itself.
pub fn mean(answers: &[Option<u8>], reversed: impl IntoIterator<Item = bool>) -> Score {
    let keyed = answers.iter().zip(reversed).filter_map(|(answer, reversed)| {
        let answer = i64::from((*answer)?);
        Some(if reversed { MIRROR - answer } else { answer })
    });
    let (sum, n) = keyed.fold((0, 0), |(sum, n), answer| (sum + answer, n + 1));
    let tenths = (n >= NEEDED).then(|| numeric::tenths(sum, n)).flatten();
    Score { value: tenths.map(Value::Tenths), n }
}

/// Adds up items, all of which must be answered.
pub fn sum(answers: &[Option<u8>]) -> Score {
    let n = answers.iter().flatten().count();
    let sum = answers.iter().flatten().map(|answer| i64::from(*answer)).sum();
    let is_whole = n > 0 && n == answers.len();
    Score { value: is_whole.then_some(Value::Points(sum)), n }
}

/// Prints how far a score is from an earlier one of the same questionnaire: `+0.5`, `−2`, `0.0`; `None` unless both have a
/// value.
pub fn change(earlier: Score, now: Score) -> Option<String> {
    match (earlier.value?, now.value?) {
        (Value::Tenths(from), Value::Tenths(to)) => Some(signed(to - from)),
        (Value::Points(from), Value::Points(to)) if from == to => Some("0".to_owned()),
        (Value::Points(from), Value::Points(to)) => Some(format!("{:+}", to - from).replace('-', "−")),
        _ => None,
    }
}

/// The day from which on a monthly check is offered again after one on `last`.
pub fn next_on(last: Day) -> Day {
    last.plus(DAYS_APART)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::day;

    const SELF_ESTEEM: [bool; 10] = [false, true, false, true, false, true, false, true, false, true];
    const TRUST: [bool; 10] = [false, true, false, true, false, true, false, true, false, false];

    /// Answers as digits, `-` for a skipped one.
    fn answers(text: &str) -> Vec<Option<u8>> {
        text.chars().map(|c| c.to_digit(10).map(|digit| u8::try_from(digit).unwrap())).collect()
    }

    fn figure(text: &str, reversed: [bool; 10]) -> Option<String> {
        mean(&answers(text), reversed).figure()
    }

    #[test]
    fn the_means_are_those_worked_out_by_hand() {
        for (given, reversed, expected) in [
            ("3333333333", SELF_ESTEEM, Some("3.0")),
            ("5151515151", SELF_ESTEEM, Some("5.0")),
            ("1515151515", SELF_ESTEEM, Some("1.0")),
            ("4232432232", SELF_ESTEEM, Some("3.5")),
            ("42324322--", SELF_ESTEEM, Some("3.5")),
            ("4232432---", SELF_ESTEEM, None),
            // Anxiety has its reversed items at the same places.
            ("5151515151", SELF_ESTEEM, Some("5.0")),
            ("5151515155", TRUST, Some("5.0")),
            ("5151515151", TRUST, Some("4.6")),
        ] {
            assert_eq!(figure(given, reversed).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn a_mean_needs_eight_answers_wherever_they_stand() {
        for (given, n, is_known) in [
            ("----------", 0, false),
            ("3-3-3-3333", 7, false),
            ("3-3-333333", 8, true),
            ("3333333333", 10, true),
        ] {
            let score = mean(&answers(given), SELF_ESTEEM);
            assert_eq!((score.n, score.value.is_some()), (n, is_known), "{given}");
        }
        assert_eq!(mean(&[], SELF_ESTEEM), Score { value: None, n: 0 });
    }

    #[test]
    fn a_mean_is_rounded_once_half_away_from_zero_from_the_exact_fraction() {
        let plus = [false; 10];
        for (given, expected) in [
            // 26 / 8 = 3.25, 22 / 8 = 2.75, 29 / 9 = 3.222, 32 / 9 = 3.556, 23 / 8 = 2.875.
            ("33333335--", "3.3"),
            ("33333322--", "2.8"),
            ("333333335-", "3.2"),
            ("333333455-", "3.6"),
            ("33333332--", "2.9"),
        ] {
            assert_eq!(figure(given, plus).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn a_pair_is_added_up_when_both_are_answered_and_noted_from_three_on() {
        for (given, expected, noted) in [
            ("11", Some("2"), false),
            ("21", Some("3"), true),
            ("03", Some("3"), true),
            ("02", Some("2"), false),
            ("33", Some("6"), true),
            ("00", Some("0"), false),
            ("3-", None, false),
            ("--", None, false),
            ("", None, false),
        ] {
            let score = sum(&answers(given));
            assert_eq!((score.figure().as_deref(), score.is_noted()), (expected, noted), "{given}");
        }
        assert!(!mean(&answers("5555555555"), [false; 10]).is_noted());
    }

    #[test]
    fn a_change_has_a_sign_and_needs_two_values() {
        let of = |given: &str| mean(&answers(given), [false; 10]);
        let (low, high, few) = (of("2222222222"), of("33333333--"), of("3333333---"));
        assert_eq!(change(low, high).as_deref(), Some("+1.0"));
        assert_eq!(change(high, low).as_deref(), Some("−1.0"));
        assert_eq!(change(low, low).as_deref(), Some("0.0"));
        assert_eq!((change(few, high), change(low, few)), (None, None));
        let of = |given: &str| sum(&answers(given));
        assert_eq!(change(of("33"), of("12")).as_deref(), Some("−3"));
        assert_eq!(change(of("12"), of("3-")), None);
        assert_eq!(change(low, of("12")), None, "two questionnaires");
    }

    #[test]
    fn a_check_comes_round_again_after_twenty_eight_days() {
        let next = next_on(day("2026-10-25"));
        assert_eq!(next, day("2026-11-22"));
        assert!(day("2026-11-21") < next, "27 days are too few");
        assert!(day("2026-11-22") >= next, "28 days are enough");
    }
}
