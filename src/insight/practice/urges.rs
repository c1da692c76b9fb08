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

/// The fewest answers of both asking and waiting from which they are compared, those without any relief left out.
pub const COMPARED_LEAST: usize = 10;

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

    /// How often it lasted, of the times when there was any relief.
    pub fn share(&self) -> Share {
        let [hits, a_while, no, _] = self.lasted.counts;
        Share { hits, n: hits + a_while + no }
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

    /// How often the relief lasted after asking, and after waiting, of the times when there was any.
    pub fn lasted(&self) -> [Share; 2] {
        let [asked, waited, _] = &self.relief;
        [asked, waited].map(Relief::share)
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
        let told = [("asked", "asked_low", "asked_high"), ("waited", "waited_low", "waited_high")];
        let mut shares = Vec::new();
        for (share, (rate, low, high)) in self.lasted().into_iter().zip(told) {
            if let Some((of, (from, to))) =
                share.rate().zip(share.interval()).filter(|_| share.n >= COMPARED_LEAST)
            {
                shares.extend([
                    (rate, in_a_hundred(of)),
                    (low, in_a_hundred(from)),
                    (high, in_a_hundred(to)),
                ]);
            }
        }
        if shares.len() < told.len() * 3 {
            let least = COMPARED_LEAST.to_string();
            let more = [("least", least.as_str())];
            return vec![phrases.filled("urges", "not_enough", &[&counts[..], &more].concat())];
        }
        let shares: Vec<(&str, &str)> = shares.iter().map(|(name, share)| (*name, share.as_str())).collect();
        let compared = phrases.filled("urges", "compared", &[&counts[..], &shares].concat());
        let has_none = self.relief.iter().take(told.len()).any(|relief| relief.share().n < relief.n());
        let note = has_none.then(|| phrases.text("urges", "without_none").to_owned());
        [compared].into_iter().chain(note).chain([phrases.text("urges", "other").to_owned()]).collect()
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
                "Not enough yet to compare: 2 after asking and 1 after letting go; each needs 10.",
            ]
        );
    }

    #[test]
    fn asking_and_letting_go_are_compared_from_ten_answers_of_both_on() {
        let asked = |n: usize| vec![("asked", Some("no")); n];
        let waited = |n: usize| vec![("let_go", Some("yes")); n];
        let of = |asked: Vec<_>, waited: Vec<_>| words(&urges(&[asked, waited].concat()));
        let not_yet = |words: &[String], asked: usize, waited: usize| {
            let counts = format!("{asked} after asking and {waited} after letting go; each needs 10.");
            assert_eq!(words.last(), Some(&format!("Not enough yet to compare: {counts}")));
        };
        not_yet(&of(asked(10), waited(9)), 10, 9);
        not_yet(&of(asked(9), waited(10)), 9, 10);
        not_yet(&of(asked(10), [waited(9), vec![("let_go", None)]].concat()), 10, 9);
        let found = of(asked(10), waited(10));
        let compared = "The relief lasted 0 in a hundred times after asking (10, likely between 0 and 28), 100 after \
                        letting go (10, likely between 72 and 100).";
        assert_eq!(&found[2..], [compared, phrases().text("urges", "other")]);
    }

    #[test]
    fn where_there_was_no_relief_none_could_last() {
        let asked = [vec![("asked", Some("none")); 7], vec![("asked", Some("a_while")); 9]].concat();
        let waited = [vec![("let_go", Some("yes")); 6], vec![("let_go", Some("no")); 4]].concat();
        let of = |more: usize| {
            urges(&[asked.clone(), vec![("asked", Some("yes")); more], waited.clone()].concat())
        };
        let not_yet = words(&of(0));
        assert_eq!(
            not_yet[2],
            "Not enough yet to compare: 9 after asking and 10 after letting go; each needs 10."
        );
        let told = words(&of(1));
        let compared = "The relief lasted 10 in a hundred times after asking (10, likely between 2 and 40), 60 after \
                        letting go (10, likely between 31 and 83).";
        assert_eq!(
            told[2..4],
            [compared, "Times without any relief are left out, as there was none to last."]
        );
        assert_eq!(of(1).lasted(), [Share { hits: 1, n: 10 }, Share { hits: 6, n: 10 }]);
        assert_eq!(words(&urges(&[("asked", Some("none"))])).len(), 1, "nothing to compare is not spoken of");
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
