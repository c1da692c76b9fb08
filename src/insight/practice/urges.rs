//! Urges that were waited out: what was chosen then, and whether the relief lasted.

use super::sittings::BeforeAfter;
use crate::insight::phrases::Phrases;
use crate::insight::practice::Practices;
use crate::insight::practice::fears::{Share, in_a_hundred};
use crate::journal::Practice;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::pause::{
    CHOICE, FEARED_HAPPENED, RELIEF_LASTED, URGE_AFTER, URGE_BEFORE,
};

/// The fewest answers of both asking and waiting from which they are compared.
pub const COMPARED_LEAST: usize = 5;

/// The choice after the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Asked once, directly.
    Asked,
    /// Let it go.
    Waited,
    /// Asked for support instead.
    Support,
}

impl Chosen {
    /// All choices, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Waited, Self::Support];

    /// What was chosen in a pause; `None` while it is open or waiting goes on.
    pub fn of(pause: &Practice) -> Option<Self> {
        match pause.answer(CHOICE)? {
            "asked" => Some(Self::Asked),
            "let_go" => Some(Self::Waited),
            "support" => Some(Self::Support),
            _ => None,
        }
    }

    /// The name of its words.
    fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Waited => "waited",
            Self::Support => "support",
        }
    }
}

/// Whether the relief lasted, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relief {
    /// How many pauses with this choice.
    pub pauses: usize,
    /// It lasted.
    pub yes: usize,
    /// It lasted for a while.
    pub a_while: usize,
    /// It did not last.
    pub no: usize,
    /// There was none.
    pub none: usize,
}

impl Relief {
    /// How many were looked back on.
    pub fn answered(self) -> usize {
        self.yes + self.a_while + self.no + self.none
    }

    fn put(&mut self, relief: Option<&str>) {
        self.pauses += 1;
        match relief {
            Some("yes") => self.yes += 1,
            Some("a_while") => self.a_while += 1,
            Some("no") => self.no += 1,
            Some("none") => self.none += 1,
            _ => {}
        }
    }
}

/// Whether what was feared happened, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Feared {
    /// It happened.
    pub yes: usize,
    /// It did not.
    pub no: usize,
    /// It cannot be known.
    pub unknown: usize,
}

/// The outcomes of urges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Urges {
    relief: [Relief; 3],
    /// How strong the urge was before the wait and after it.
    pub urge: BeforeAfter,
    /// Whether what was feared happened.
    pub feared: Feared,
}

impl Urges {
    /// What became of the urges among some practice entries.
    pub fn new(practices: &Practices) -> Self {
        let mut urges = Self::default();
        for (_, pause) in practices.of(Kind::Pause) {
            urges.urge.put(pause.answer(URGE_BEFORE), pause.answer(URGE_AFTER));
            match pause.answer(FEARED_HAPPENED) {
                Some("yes") => urges.feared.yes += 1,
                Some("no") => urges.feared.no += 1,
                Some("unknown") => urges.feared.unknown += 1,
                _ => {}
            }
            let relief = Chosen::of(pause).and_then(|chosen| urges.relief.get_mut(chosen as usize));
            if let Some(relief) = relief {
                relief.put(pause.answer(RELIEF_LASTED));
            }
        }
        urges
    }

    /// Whether the relief lasted after a choice.
    pub fn relief(&self, chosen: Chosen) -> Relief {
        self.relief.get(chosen as usize).copied().unwrap_or_default()
    }

    /// How often the relief lasted after asking, and after waiting; `None` while one was answered too rarely.
    pub fn compared(&self) -> Option<(f64, f64)> {
        let rate = |chosen| {
            let relief = self.relief(chosen);
            let share = Share { hits: relief.yes, n: relief.answered() };
            share.rate().filter(|_| share.n >= COMPARED_LEAST)
        };
        rate(Chosen::Asked).zip(rate(Chosen::Waited))
    }

    /// All of it in sentences; none without a pause.
    pub fn words(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let mut words: Vec<String> = self.urge.words("urges", phrases).into_iter().collect();
        for chosen in Chosen::ALL {
            let relief = self.relief(chosen);
            if relief.answered() > 0 {
                words.push(relief_in_words(chosen, relief, phrases));
            }
        }
        words.extend(self.compared_in_words(phrases));
        let Feared { yes, no, unknown } = self.feared;
        if yes + no + unknown > 0 {
            let (n, yes, no, unknown) =
                ((yes + no + unknown).to_string(), yes.to_string(), no.to_string(), unknown.to_string());
            let figures = [("n", n.as_str()), ("yes", &yes), ("no", &no), ("unknown", &unknown)];
            words.push(phrases.filled("urges", "feared", &figures));
        }
        words
    }

    fn compared_in_words(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let answered = |chosen| self.relief(chosen).answered();
        let (asked, waited) = (answered(Chosen::Asked), answered(Chosen::Waited));
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

fn relief_in_words(chosen: Chosen, relief: Relief, phrases: &Phrases<'_>) -> String {
    let counts =
        [relief.answered(), relief.yes, relief.a_while, relief.no, relief.none].map(|n| n.to_string());
    let names = ["n", "yes", "a_while", "no", "none"];
    let figures: Vec<(&str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
    let after = phrases.text("urges", chosen.key());
    phrases.filled("urges", "relief", &[&figures[..], &[("after", after)]].concat())
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
        assert_eq!(found.relief(Chosen::Asked), Relief { pauses: 3, no: 1, a_while: 1, ..Relief::default() });
        assert_eq!(found.relief(Chosen::Waited), Relief { pauses: 1, yes: 1, ..Relief::default() });
        assert_eq!(found.relief(Chosen::Support), Relief { pauses: 1, none: 1, ..Relief::default() });
        assert_eq!(
            found.words(&phrases()),
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
        assert!(found.words(&phrases()).contains(
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
            Urges::new(&practices(entries)).words(&phrases())
        };
        assert_eq!(pauses(4)[0], "The urge before and after the wait is summed up after 5 pauses: 4 so far.");
        assert_eq!(pauses(5)[0], "The urge before the wait: 7, after it: 4 of 10 (medians of 5 pauses).");
        assert_eq!(pauses(5)[1], "Did what you feared happen? Yes 0, no 5, can't know 0 (5 in all).");
        assert_eq!(Urges::default().words(&phrases()), [""; 0]);
    }
}
