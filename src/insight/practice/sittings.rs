//! The feelings before and after the sittings of an exercise.

use crate::insight::phrases::Phrases;
use crate::insight::practice::Practices;
use crate::insight::stats::numeric::median;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::{FEELING_AFTER, FEELING_BEFORE};

/// The fewest pairs of figures that are summarised.
pub const MEDIANS_LEAST: usize = 5;

/// Figures before and after, 0 to 10.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    before: Vec<u16>,
    after: Vec<u16>,
}

impl BeforeAfter {
    /// Takes a pair in, when both were answered.
    pub fn put(&mut self, before: Option<u16>, after: Option<u16>) {
        if let Some((before, after)) = before.zip(after) {
            self.before.push(before);
            self.after.push(after);
        }
    }

    /// Returns the number of pairs.
    pub fn n(&self) -> usize {
        self.before.len()
    }

    /// The medians before and after; `None` from fewer pairs than [`MEDIANS_LEAST`].
    pub fn medians(&self) -> Option<(f64, f64)> {
        let median_of = |values: &[u16]| {
            let mut sorted: Vec<f64> = values.iter().copied().map(f64::from).collect();
            sorted.sort_by(f64::total_cmp);
            median(&sorted)
        };
        if self.n() < MEDIANS_LEAST {
            return None;
        }
        median_of(&self.before).zip(median_of(&self.after))
    }

    /// The medians in a sentence of this section; another while there are too few; none without a pair.
    pub fn words(&self, section: &str, phrases: &Phrases<'_>) -> Option<String> {
        let (n, least) = (self.n().to_string(), MEDIANS_LEAST.to_string());
        match self.medians() {
            Some((before, after)) => {
                let (before, after) = (half(before), half(after));
                let figures = [("before", before.as_str()), ("after", &after), ("n", &n)];
                Some(phrases.filled(section, "medians", &figures))
            }
            None if self.n() > 0 => Some(phrases.filled(section, "few", &[("n", &n), ("least", &least)])),
            None => None,
        }
    }
}

/// Whether the sittings of a kind begin and end with how one feels.
pub fn has_both(kind: Kind) -> bool {
    kind.field("feeling_before").is_some() && kind.field("feeling_after").is_some()
}

/// The feelings before and after the sittings of a kind.
pub fn sittings(practices: &Practices, kind: Kind) -> BeforeAfter {
    let mut found = BeforeAfter::default();
    for (_, sitting) in practices.of(kind) {
        found.put(sitting.answer(FEELING_BEFORE), sitting.answer(FEELING_AFTER));
    }
    found
}

/// A median of whole numbers: whole, or with its half.
fn half(median: f64) -> String {
    if median.fract() == 0.0 { format!("{median:.0}") } else { format!("{median:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{practice, practices};
    use crate::insight::testing::phrases;
    use crate::journal::practice::Answer;

    fn found(pairs: &[(Option<u16>, Option<u16>)]) -> BeforeAfter {
        let entries = pairs.iter().zip(1..).map(|((before, after), number)| {
            let mut answers = Vec::new();
            answers.extend(before.map(|it| ("feeling_before", Answer::Number(it))));
            answers.extend(after.map(|it| ("feeling_after", Answer::Number(it))));
            practice(Kind::Kindness, "2026-11-01", number, &answers)
        });
        sittings(&practices(entries), Kind::Kindness)
    }

    #[test]
    fn five_sittings_with_both_figures_are_summarised_and_four_are_not() {
        let four = [(Some(8), Some(3)), (Some(9), Some(4)), (Some(6), Some(6)), (Some(7), Some(2))];
        let with_half = [&four[..], &[(Some(10), None), (None, Some(1))]].concat();
        assert_eq!((found(&with_half).n(), found(&with_half).medians()), (4, None));
        assert_eq!(
            found(&with_half).words("sittings", &phrases()).as_deref(),
            Some("How you felt before and after is summed up after 5 sittings: 4 so far.")
        );
        let five = [&four[..], &[(Some(5), Some(5))]].concat();
        assert_eq!(found(&five).medians(), Some((7.0, 4.0)));
        let six = [&five[..], &[(Some(8), Some(1))]].concat();
        assert_eq!(
            found(&six).words("sittings", &phrases()).as_deref(),
            Some("The feeling before: 7.5, after: 3.5 of 10 (medians of 6 sittings).")
        );
        assert_eq!(found(&[(Some(3), None)]).words("sittings", &phrases()), None);
    }

    #[test]
    fn kinds_with_one_figure_or_none_have_no_before_and_after() {
        assert!(has_both(Kind::Kindness) && has_both(Kind::Evening));
        assert!(!has_both(Kind::Fear) && !has_both(Kind::Pause) && !has_both(Kind::GoodEnough));
    }
}
