//! The scores of a monthly check in words.

use std::borrow::Cow;

use crate::insight::practice::monthly_check;
use crate::insight::practice::monthly_check::Score;
use crate::journal::Practice;
use crate::journal::practice::Kind;
use crate::texts::instruments::{Instrument, Scoring, instruments};
use crate::texts::practice::Told;
use crate::wording::marks::NOT_RECORDED;

/// Returns the score of one questionnaire in a monthly check.
pub fn score(instrument: &Instrument, check: &Practice) -> Score {
    let answers = check.get(&instrument.key).items();
    match instrument.scoring {
        Scoring::Mean => monthly_check::mean(answers, instrument.items.iter().map(|item| item.reversed)),
        Scoring::Sum => monthly_check::sum(answers),
    }
}

/// A value with the number of items that were answered: `2.9 (10)`; a mark where there is no value.
pub fn value(instrument: &Instrument, check: &Practice) -> String {
    let score = score(instrument, check);
    let figure = score.figure().unwrap_or_else(|| NOT_RECORDED.to_owned());
    if score.n == 0 { figure } else { format!("{figure} ({})", score.n) }
}

/// A score in words, with its direction and its n: `2.9 of 5, higher = more self-esteem · 10 of 10 answered`; `None`
/// when no item was answered.
pub fn words(instrument: &Instrument, check: &Practice, between: &str) -> Option<String> {
    let score = score(instrument, check);
    let answered = (score.n > 0).then(|| instrument.answered(score.n))?;
    Some(format!("{}{between}{answered}", instrument.score(score.figure().as_deref())))
}

/// Whether a pair of items came to a value at which the note about support is shown.
pub fn is_noted(check: &Practice) -> bool {
    instruments().all().iter().any(|instrument| score(instrument, check).is_noted())
}

/// The scores of a monthly check in words; `None` for an entry of any other exercise, whose own answers tell it.
pub fn told(practice: &Practice, between: &str) -> Option<Vec<Told>> {
    let told = |instrument: &'static Instrument| {
        Some(Told {
            key: &instrument.key,
            label: Cow::Borrowed(&instrument.label),
            words: words(instrument, practice, between)?,
            is_written: false,
        })
    };
    let is_check = practice.kind() == Kind::MonthlyCheck;
    is_check.then(|| instruments().all().iter().filter_map(told).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::practice::Answer;
    use crate::texts::practice::BETWEEN;

    /// A monthly check; its questionnaires as digits, `-` for a skipped item, nothing for a part that was never begun.
    fn monthly_check(parts: [&str; 5]) -> Practice {
        let mut check = Practice::new(Kind::MonthlyCheck);
        for (field, part) in Kind::MonthlyCheck.fields().iter().zip(parts) {
            let items =
                part.chars().map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect();
            assert!(part.is_empty() || check.set(field.key, Answer::Items(items)), "{part}");
        }
        check
    }

    fn lines(practice: &Practice) -> Vec<String> {
        let told = told(practice, BETWEEN).unwrap();
        told.iter().map(|it| format!("{}: {}", it.label, it.words)).collect()
    }

    #[test]
    fn a_monthly_check_is_told_by_its_scores_with_direction_and_n() {
        let check = monthly_check(["4232432232", "5151515---", "51515151--", "21", "3-"]);
        assert_eq!(
            lines(&check),
            [
                "Self-Esteem: 3.5 of 5, higher = more self-esteem · 10 of 10 answered",
                "Anxiety: not enough answers · 7 of 10 answered",
                "Trust: 5.0 of 5, higher = more trust in people · 8 of 10 answered",
                "PHQ-2: 3 of 6, higher = bothered more often · 2 of 2 answered",
                "GAD-2: not enough answers · 1 of 2 answered",
            ]
        );
    }

    #[test]
    fn what_was_not_answered_is_left_out() {
        let check = monthly_check(["----------", "", "", "00", ""]);
        assert_eq!(lines(&check), ["PHQ-2: 0 of 6, higher = bothered more often · 2 of 2 answered"]);
    }

    #[test]
    fn only_a_monthly_check_has_scores() {
        for kind in Kind::ALL {
            assert_eq!(told(&Practice::new(kind), BETWEEN).is_some(), kind == Kind::MonthlyCheck, "{kind:?}");
        }
    }

    #[test]
    fn either_pair_calls_for_the_note_from_three_on() {
        for (pairs, noted) in
            [(["11", "02"], false), (["21", "00"], true), (["00", "03"], true), (["3-", "-3"], false)]
        {
            let check = monthly_check(["5555555555", "", "", pairs[0], pairs[1]]);
            assert_eq!(is_noted(&check), noted, "{pairs:?}");
        }
    }
}
