//! Parked worries: how many were gone when their time came.

use crate::insight::phrases::Phrases;
use crate::insight::practice::Practices;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::worry;

/// The outcomes of parked worries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worries {
    /// The number for which it was answered whether they were still alive.
    pub answered: usize,
    /// The number of them that were gone.
    pub gone: usize,
    /// The number that still wait.
    pub waiting: usize,
}

impl Worries {
    /// Counts how the worries in some practice entries turned out.
    pub fn new(practices: &Practices) -> Self {
        let mut worries = Self::default();
        for (_, worry) in practices.of(Kind::Worry) {
            match worry.answer(worry::OUTCOME) {
                None => worries.waiting += 1,
                Some(outcome) => {
                    worries.answered += 1;
                    worries.gone += usize::from(outcome == "gone");
                }
            }
        }
        worries
    }

    /// "Of 14 parked worries, 9 were gone when their time came."; none while none was answered.
    pub fn words(&self, phrases: &Phrases<'_>) -> Option<String> {
        let (n, gone) = (self.answered.to_string(), self.gone.to_string());
        let name = match (self.answered, self.gone) {
            (0, _) => return None,
            (1, 0) => "one_alive",
            (1, _) => "one_gone",
            (_, 1) => "of_several_one",
            _ => "gone",
        };
        Some(phrases.filled("worries", name, &[("n", &n), ("gone", &gone)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{id, practice, practices};
    use crate::insight::testing::phrases;

    fn worries(outcomes: &[Option<&str>]) -> Worries {
        let entries = outcomes.iter().zip(1..).map(|(outcome, number)| {
            let answers: Vec<_> = outcome.iter().map(|outcome| ("outcome", id(outcome))).collect();
            practice(Kind::Worry, "2026-11-01", number, &answers)
        });
        Worries::new(&practices(entries))
    }

    #[test]
    fn only_worries_that_were_answered_count() {
        let gone = [Some("gone"); 9];
        let alive = [Some("let_be"), Some("step"), Some("let_be"), Some("step"), Some("let_be")];
        let found = worries(&[&gone[..], &alive, &[None, None]].concat());
        assert_eq!((found.answered, found.gone, found.waiting), (14, 9, 2));
        assert_eq!(
            found.words(&phrases()).as_deref(),
            Some("Of 14 parked worries, 9 were gone when their time came.")
        );
    }

    #[test]
    fn of_one_it_is_said_in_the_singular_and_of_none_nothing() {
        let said = |outcomes: &[Option<&str>]| worries(outcomes).words(&phrases());
        assert_eq!(said(&[None]), None);
        assert_eq!(
            said(&[Some("gone")]).as_deref(),
            Some("The one parked worry was gone when its time came.")
        );
        assert_eq!(
            said(&[Some("step")]).as_deref(),
            Some("The one parked worry was not gone when its time came.")
        );
        assert_eq!(
            said(&[Some("gone"), Some("step")]).as_deref(),
            Some("Of 2 parked worries, 1 was gone when their time came.")
        );
    }
}
