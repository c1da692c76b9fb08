//! Chooses the reflective prompt of a check-in: the same for the same journal and the same ratings.

use super::day::Day;
use super::sign::{Rating, Ratings, Sign};

/// The subject of a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// One of the five signs.
    Sign(Sign),
    /// The place where it may come from.
    Roots,
    /// Strengths and security.
    Strengths,
}

/// A prompt as the rule sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The permanent id: `J4`.
    pub id: String,
    /// Its subject.
    pub family: Family,
}

/// A check-in as the rule remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The day.
    pub day: Day,
    /// The prompt that was shown, answered or not.
    pub prompt: Option<String>,
}

/// The number of check-ins before this one that the rule remembers.
pub const MEMORY: usize = 200;
/// The number of other prompts that a person may ask for in one check-in.
pub const MOST_OTHERS: usize = 2;

/// The check-ins after a roots prompt before the next one may come, on a light day.
const BEFORE_NEXT_ROOTS: usize = 10;
/// The check-ins after a roots prompt before the next one comes on any day.
const BEFORE_OVERDUE_ROOTS: usize = 20;
/// The highest rating of a light day.
const LIGHT_DAY: u8 = 2;

/// Whether no sign of a day was rated high; a day without a rated sign is not known to be light.
pub fn is_light(ratings: &Ratings) -> bool {
    ratings.highest().is_some_and(|highest| highest.value() <= LIGHT_DAY)
}

/// The prompts and the check-ins before the one that is being written.
#[derive(Clone, Copy, Debug)]
pub struct PromptRule<'a> {
    prompts: &'a [Prompt],
    /// Oldest first.
    before: &'a [Shown],
    /// The ids of prompts that are not shown for now.
    resting: &'a [String],
}

impl<'a> PromptRule<'a> {
    /// The rule over all prompts, numbered within a family by their order, and the check-ins before, oldest day first.
    pub fn new(prompts: &'a [Prompt], before: &'a [Shown]) -> Self {
        let before = before.get(before.len().saturating_sub(MEMORY)..).unwrap_or(before);
        Self { prompts, before, resting: &[] }
    }

    /// The same rule without some prompts, by their ids.
    #[must_use]
    pub fn without(self, resting: &'a [String]) -> Self {
        Self { resting, ..self }
    }

    /// The prompt for these ratings; `None` only when there are no prompts of the family that is due.
    pub fn choose(&self, ratings: &Ratings) -> Option<&'a Prompt> {
        self.in_turn(self.family(ratings)).into_iter().next()
    }

    /// Another prompt of the same family, none of those already shown in this check-in, as long as the person may ask.
    pub fn another(&self, shown: &[String]) -> Option<&'a Prompt> {
        let last = shown.last().filter(|_| shown.len() <= MOST_OTHERS)?;
        let family = self.family_of(last)?;
        self.in_turn(family).into_iter().find(|prompt| !shown.contains(&prompt.id))
    }

    fn family(&self, ratings: &Ratings) -> Family {
        if self.roots_are_due(ratings) {
            return Family::Roots;
        }
        if self.strengths_are_due() {
            return Family::Strengths;
        }
        self.sign(ratings).map_or(Family::Strengths, Family::Sign)
    }

    /// Every third check-in: neither of the two before had a strengths prompt, and both exist.
    fn strengths_are_due(&self) -> bool {
        let mut last = self.before.iter().rev().take(2);
        let strengths = |shown: &Shown| self.family_shown(shown) == Some(Family::Strengths);
        match (last.next(), last.next()) {
            (Some(one), Some(other)) => !strengths(one) && !strengths(other),
            _ => false,
        }
    }

    /// On the first light day after enough check-ins without one, and at the latest after twice as many.
    fn roots_are_due(&self, ratings: &Ratings) -> bool {
        let roots = |shown: &Shown| self.family_shown(shown) == Some(Family::Roots);
        let since = self.before.iter().rev().position(roots).unwrap_or(self.before.len());
        since >= if is_light(ratings) { BEFORE_NEXT_ROOTS } else { BEFORE_OVERDUE_ROOTS }
    }

    /// Returns the highest sign above 0 (ties: prompted longest ago, then the fixed order), unless it gave the prompt
    /// on both of the last two days that had one of a sign: then the next highest. Where no other is above 0, a prompt
    /// of strengths comes between, once.
    fn sign(&self, ratings: &Ratings) -> Option<Sign> {
        let mut signs: Vec<(Rating, Sign)> = Sign::ALL
            .into_iter()
            .filter_map(|sign| ratings.get(sign).map(|rating| (rating, sign)))
            .filter(|(rating, _)| rating.value() > 0)
            .collect();
        signs.sort_by_key(|(rating, sign)| (std::cmp::Reverse(*rating), self.last_day(*sign), *sign));
        let mut prompted = self.before.iter().rev().filter_map(|shown| match self.family_shown(shown) {
            Some(Family::Sign(sign)) => Some(sign),
            _ => None,
        });
        let drilled = match (prompted.next(), prompted.next()) {
            (Some(one), Some(other)) if one == other => Some(one),
            _ => None,
        };
        let mut signs = signs.into_iter().map(|(_, sign)| sign);
        let highest = signs.next();
        if highest.is_some() && highest == drilled {
            return signs.next().or(highest.filter(|_| self.strengths_came_after_a_sign()));
        }
        highest
    }

    /// Whether a prompt of strengths was shown since the last one of a sign.
    fn strengths_came_after_a_sign(&self) -> bool {
        let since = self.before.iter().rev().map(|shown| self.family_shown(shown));
        let mut since = since.take_while(|family| !matches!(family, Some(Family::Sign(_))));
        since.any(|family| family == Some(Family::Strengths))
    }

    fn last_day(&self, sign: Sign) -> Option<Day> {
        let of_sign = |shown: &&Shown| self.family_shown(shown) == Some(Family::Sign(sign));
        self.before.iter().rev().find(of_sign).map(|shown| shown.day)
    }

    /// The prompts of a family: never shown first, then shown longest ago, then by number.
    fn in_turn(&self, family: Family) -> Vec<&'a Prompt> {
        let is_due = |prompt: &&Prompt| prompt.family == family && !self.resting.contains(&prompt.id);
        let mut prompts: Vec<_> = self.prompts.iter().filter(is_due).collect();
        prompts.sort_by_key(|prompt| {
            let shown = |shown: &&Shown| shown.prompt.as_ref() == Some(&prompt.id);
            self.before.iter().rev().find(shown).map(|shown| shown.day)
        });
        prompts
    }

    fn family_shown(&self, shown: &Shown) -> Option<Family> {
        self.family_of(shown.prompt.as_ref()?)
    }

    fn family_of(&self, id: &str) -> Option<Family> {
        self.prompts.iter().find(|prompt| prompt.id == id).map(|prompt| prompt.family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompts() -> Vec<Prompt> {
        let families = [
            ('J', Family::Sign(Sign::Jealousy), 8),
            ('R', Family::Sign(Sign::Reassurance), 8),
            ('S', Family::Sign(Sign::Sensitivity), 8),
            ('A', Family::Sign(Sign::SelfCriticism), 8),
            ('O', Family::Sign(Sign::OverAnalysis), 8),
            ('E', Family::Roots, 3),
            ('G', Family::Strengths, 8),
        ];
        let of = |(letter, family, count): (char, Family, u8)| {
            (1..=count).map(move |number| Prompt { id: format!("{letter}{number}"), family })
        };
        families.into_iter().flat_map(of).collect()
    }

    /// Check-ins on consecutive days from 2026-01-01, each with the prompt it showed (`-` = none).
    fn before(ids: &str) -> Vec<Shown> {
        let first: Day = "2026-01-01".parse().unwrap();
        ids.split_whitespace()
            .enumerate()
            .map(|(index, id)| Shown {
                day: first.plus(i64::try_from(index).unwrap()),
                prompt: (id != "-").then(|| id.to_owned()),
            })
            .collect()
    }

    /// Five digits in the order of the signs, `-` = skipped.
    fn ratings(text: &str) -> Ratings {
        let mut ratings = Ratings::default();
        for (sign, c) in Sign::ALL.into_iter().zip(text.chars()) {
            ratings.set(sign, c.to_digit(10).and_then(|digit| Rating::new(u8::try_from(digit).unwrap())));
        }
        ratings
    }

    fn choose(history: &str, rated: &str) -> String {
        let (prompts, before) = (prompts(), before(history));
        PromptRule::new(&prompts, &before).choose(&ratings(rated)).unwrap().id.clone()
    }

    /// Ten check-ins without a roots prompt, none of which makes one of strengths due.
    const TEN: &str = "J1 R1 G1 S1 A1 G2 O1 R2 G3 J2";
    /// The last nine of them.
    const NINE: &str = "R1 G1 S1 A1 G2 O1 R2 G3 J2";

    #[test]
    fn what_rests_is_passed_over_for_the_next_of_its_family() {
        let (prompts, before) = (prompts(), before("J1 R1"));
        let resting = ["G1", "G3"].map(str::to_owned);
        let rule = PromptRule::new(&prompts, &before).without(&resting);
        assert_eq!(rule.choose(&ratings("44444")).unwrap().id, "G2");
        assert_eq!(rule.another(&["G2".to_owned()]).unwrap().id, "G4");
    }

    #[test]
    fn the_rule_reads_its_lines_in_order() {
        for (history, rated, expected, why) in [
            ("", "31000", "J1", "the first check-in follows the highest sign"),
            ("J1", "31000", "J2", "one before is not two"),
            ("J1 R1", "44444", "G1", "neither of the two before had a strengths prompt"),
            ("- -", "44444", "G1", "check-ins without a prompt count"),
            ("J1 G1", "31000", "J2", "one of the two before had a strengths prompt"),
            ("J1 G1 R1", "31000", "J2", "the strengths prompt is among the two before"),
            (TEN, "22222", "E1", "ten check-ins without a roots prompt, a light day"),
            (NINE, "22222", "S2", "nine are not ten"),
            (TEN, "22322", "S2", "3 is not a light day"),
            (&format!("E1 {TEN}"), "11111", "E2", "ten since the last roots prompt"),
            (&format!("E1 {NINE}"), "11111", "S2", "nine since the last roots prompt"),
            (TEN, "-----", "G4", "a day without ratings is not known to be light"),
            (&TEN.replace("G3 J2", "J2 A2"), "11111", "E1", "a roots prompt goes before one of strengths"),
            (&format!("{TEN} {TEN}"), "44444", "E1", "twenty: on any day"),
            (&format!("{TEN} {NINE}"), "44444", "S2", "nineteen are not twenty"),
            (&format!("{TEN} {TEN}"), "-----", "E1", "twenty, and nothing rated"),
            ("", "00000", "G1", "all 0"),
            ("", "-----", "G1", "all skipped"),
            ("", "0-0-0", "G1", "0 or skipped"),
            ("R1 G1", "33000", "J1", "a tie goes to the sign prompted longest ago"),
            ("J1 G1 R1", "33000", "J2", "the older of two prompted signs"),
            ("", "00033", "A1", "a tie that nothing else breaks goes by the fixed order"),
            ("J1 G1 J2", "41000", "R1", "the same sign on both sign-prompt days before gives way"),
            ("J1 J2 G1", "41000", "R1", "days with other prompts do not count"),
            ("J1 G1 J2", "40000", "G2", "no other sign is above 0"),
            ("J1 G1 J2 G2", "40000", "J3", "strengths once, then the sign again"),
            ("J1 J2 G1", "40000", "J3", "whatever brought the prompt of strengths"),
            ("J1 G1 J2 G2 J3", "40000", "G3", "and strengths once more"),
            ("J1 G1 J2 -", "40000", "G2", "a check-in without a prompt is none of strengths"),
            ("J1 R1 G1 J2", "41000", "J3", "only the two last count"),
        ] {
            assert_eq!(choose(history, rated), expected, "{why}: {history:?} {rated}");
        }
    }

    #[test]
    fn a_list_starts_over_with_the_prompt_shown_longest_ago() {
        let all = "J1 G1 J3 J2 G2 J4 G3 J5 R1 G4 J6 R2 G5 J7 R3 G6 J8 R4 G7 E1";
        assert_eq!(choose(all, "40000"), "J1");
        assert_eq!(choose(&all.replacen("J1", "J3", 1), "40000"), "J1", "never shown comes first");
    }

    #[test]
    fn only_the_last_two_hundred_check_ins_are_remembered() {
        let long = format!("J1 {} E1 G8", "- ".repeat(198));
        assert_eq!(choose(&long, "33333"), "J1", "what lies further back counts as never shown");
    }

    #[test]
    fn another_prompt_is_of_the_same_family_and_may_be_asked_for_twice() {
        let (prompts, before) = (prompts(), before("J1 G1"));
        let rule = PromptRule::new(&prompts, &before);
        let mut shown = vec![rule.choose(&ratings("40000")).unwrap().id.clone()];
        while let Some(next) = rule.another(&shown) {
            shown.push(next.id.clone());
        }
        assert_eq!(shown, ["J2", "J3", "J4"]);
        assert_eq!(rule.another(&[]), None);
        assert_eq!(rule.another(&["unknown".to_owned()]), None);
    }
}
