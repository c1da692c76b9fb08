//! Urges that were waited out: the choice made then, and whether the relief lasted.

use super::sittings::BeforeAfter;
use crate::insight::phrases::Phrases;
use crate::insight::practice::Practices;
use crate::insight::practice::fears::Share;
use crate::insight::stats::numeric::in_a_hundred;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::pause::{
    CHOICE, FEARED_HAPPENED, RELIEF_LASTED, URGE_AFTER, URGE_BEFORE,
};

/// The fewest answers of both asking and waiting from which they are compared.
pub const COMPARED_LEAST: usize = 5;

/// How often each of some answers was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counted<const N: usize> {
    answers: [&'static str; N],
    counts: [usize; N],
}

impl<const N: usize> Counted<N> {
    const fn of(answers: [&'static str; N]) -> Self {
        Self { answers, counts: [0; N] }
    }

    fn put(&mut self, given: Option<&str>) {
        for (answer, count) in self.answers.iter().zip(&mut self.counts) {
            *count += usize::from(given == Some(answer));
        }
    }

    /// How many answers there are.
    fn n(&self) -> usize {
        self.counts.iter().sum()
    }

    /// All counts in a sentence; none without an answer.
    fn words(&self, name: &str, more: &[(&str, &str)], phrases: &Phrases<'_>) -> Option<String> {
        let (n, counts) = (self.n().to_string(), self.counts.map(|count| count.to_string()));
        let answers = self.answers.into_iter().zip(counts.iter().map(String::as_str));
        let figures: Vec<(&str, &str)> =
            answers.chain([("n", n.as_str())]).chain(more.iter().copied()).collect();
        (self.n() > 0).then(|| phrases.filled("urges", name, &figures))
    }
}

/// Whether the relief lasted after one choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relief {
    /// The choice after the wait.
    choice: &'static str,
    /// The name of its words among the templates.
    pub after: &'static str,
    lasted: Counted<4>,
}

impl Relief {
    /// The answers to whether it lasted, and how often each was given.
    pub fn answers(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.lasted.answers.into_iter().zip(self.lasted.counts)
    }

    /// How many answers there are.
    pub fn n(&self) -> usize {
        self.lasted.n()
    }
}

/// The outcomes of urges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urges {
    /// After asking, after waiting, and after asking for support instead.
    relief: [Relief; 3],
    /// The strength of the urge before the wait and after it.
    pub urge: BeforeAfter,
    /// The counts of whether the fear came true.
    feared: Counted<3>,
}

impl Urges {
    /// Counts how the urges in some practice entries ended.
    pub fn new(practices: &Practices) -> Self {
        let lasted = Counted::of(["yes", "a_while", "no", "none"]);
        let relief = [("asked", "asked"), ("let_go", "waited"), ("support", "support")]
            .map(|(choice, after)| Relief { choice, after, lasted });
        let feared = Counted::of(["yes", "no", "unknown"]);
        let mut urges = Self { relief, urge: BeforeAfter::default(), feared };
        for (_, pause) in practices.of(Kind::Pause) {
            urges.urge.put(pause.answer(URGE_BEFORE), pause.answer(URGE_AFTER));
            urges.feared.put(pause.answer(FEARED_HAPPENED));
            // It is open, or waiting goes on, where nothing of these was chosen.
            let choice = pause.answer(CHOICE);
            for relief in urges.relief.iter_mut().filter(|relief| choice == Some(relief.choice)) {
                relief.lasted.put(pause.answer(RELIEF_LASTED));
            }
        }
        urges
    }

    /// How often the relief lasted after asking, and after waiting.
    pub fn lasted(&self) -> [Share; 2] {
        let [asked, waited, _] = &self.relief;
        [asked, waited].map(|relief| {
            let [hits, ..] = relief.lasted.counts;
            Share { hits, n: relief.lasted.n() }
        })
    }

    /// The same as shares; `None` while one was answered too rarely.
    pub fn compared(&self) -> Option<(f64, f64)> {
        let [asked, waited] = self.lasted().map(|share| share.rate().filter(|_| share.n >= COMPARED_LEAST));
        asked.zip(waited)
    }

    /// The relief after asking, after waiting, and after asking for support; the last only where it was answered.
    pub fn relief(&self) -> impl Iterator<Item = &Relief> {
        self.relief.iter().filter(|relief| relief.choice != "support" || relief.n() > 0)
    }

    /// The counts of [`Urges::relief`] in sentences; none without an answer.
    pub fn relief_in_words(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let words = |Relief { after, lasted, .. }: &Relief| {
            lasted.words("relief", &[("after", phrases.text("urges", after))], phrases)
        };
        self.relief.iter().filter_map(words).collect()
    }

    /// Whether the fear came true, in a sentence; none without an answer.
    pub fn feared_in_words(&self, phrases: &Phrases<'_>) -> Option<String> {
        self.feared.words("feared", &[], phrases)
    }

    /// Asking and waiting compared in sentences; none without an answer.
    pub fn compared_in_words(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let [asked, waited] = self.lasted().map(|share| share.n);
        if asked + waited == 0 {
            return Vec::new();
        }
        let (asked_n, waited_n) = (asked.to_string(), waited.to_string());
        let counts = [("asked_n", asked_n.as_str()), ("waited_n", &waited_n)];
        let Some((asked, waited)) = self.compared() else {
            let least = COMPARED_LEAST.to_string();
            let more = [("least", least.as_str())];
            return vec![phrases.filled("urges", "not_enough", &[&counts[..], &more].concat())];
        };
        let (asked, waited) = (in_a_hundred(asked), in_a_hundred(waited));
        let rates = [("asked", asked.as_str()), ("waited", &waited)];
        let compared = phrases.filled("urges", "compared", &[&counts[..], &rates].concat());
        vec![compared, phrases.text("urges", "other").to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{id, practice, practices};
    use crate::insight::testing::phrases;
    use crate::journal::practice::Answer;

    fn urges(pauses: &[(&str, Option<&str>)]) -> Urges {
        let entries = pauses.iter().zip(1..).map(|((choice, relief), number)| {
            let mut answers = vec![("choice", id(choice))];
            answers.extend(relief.map(|relief| ("relief_lasted", id(relief))));
            practice(Kind::Pause, "2026-11-01", number, &answers)
        });
        Urges::new(&practices(entries))
    }

    /// All of it in sentences.
    fn words(urges: &Urges) -> Vec<String> {
        let phrases = phrases();
        let mut words: Vec<String> = urges.urge.words("urges", &phrases).into_iter().collect();
        words.extend(urges.relief_in_words(&phrases));
        words.extend(urges.compared_in_words(&phrases));
        words.extend(urges.feared_in_words(&phrases));
        words
    }

    #[test]
    fn relief_is_counted_by_what_was_chosen() {
        let found = urges(&[
            ("asked", Some("no")),
            ("asked", Some("a_while")),
            ("asked", None),
            ("let_go", Some("yes")),
            ("support", Some("none")),
            ("wait_again", Some("yes")),
        ]);
        let counts = found.relief.map(|relief| relief.lasted.counts);
        assert_eq!(counts, [[0, 1, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]]);
        assert_eq!(
            words(&found),
            [
                "Relief after asking: lasted 0, for a while 1, did not last 1, none 0 (2 in all).",
                "Relief after letting go: lasted 1, for a while 0, did not last 0, none 0 (1 in all).",
                "Relief after asking for support: lasted 0, for a while 0, did not last 0, none 1 (1 in all).",
                "Not enough yet to compare: 2 after asking and 1 after letting go; each needs 5.",
            ]
        );
    }

    #[test]
    fn asking_and_letting_go_are_compared_from_five_answers_of_both_on() {
        let asked = |n: usize| vec![("asked", Some("no")); n];
        let waited = |n: usize| vec![("let_go", Some("yes")); n];
        let of = |asked: Vec<_>, waited: Vec<_>| urges(&[asked, waited].concat());
        assert_eq!(of(asked(5), waited(4)).compared(), None);
        assert_eq!(of(asked(4), waited(5)).compared(), None);
        let unanswered = vec![("let_go", None)];
        assert_eq!(of(asked(5), [waited(4), unanswered].concat()).compared(), None);
        let found = of(asked(5), waited(5));
        assert_eq!(found.compared(), Some((0.0, 1.0)));
        assert!(words(&found).contains(
            &"The relief lasted 0 in a hundred times after asking (5), 100 after letting go (5).".to_owned()
        ));
    }

    #[test]
    fn the_urge_before_and_after_has_its_own_least_number() {
        let pauses = |n: u8| {
            let entries = (1..=n).map(|number| {
                let (before, after) = (Answer::Number(7), Answer::Number(4));
                let answers = [("urge_before", before), ("urge_after", after), ("feared_happened", id("no"))];
                practice(Kind::Pause, "2026-11-01", number, &answers)
            });
            words(&Urges::new(&practices(entries)))
        };
        assert_eq!(pauses(4)[0], "The urge before and after the wait is summed up after 5 waits: 4 so far.");
        assert_eq!(pauses(5)[0], "The urge before the wait: 7, after it: 4 of 10 (medians of 5 waits).");
        assert_eq!(pauses(5)[1], "Did what you feared happen? Yes 0, no 5, can't know 0 (5 in all).");
        assert_eq!(words(&Urges::new(&Practices::default())), [""; 0]);
    }
}
