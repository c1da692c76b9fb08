//! Hard days and the day after, in words and figures.

use super::{Finding, Method, Topic};
use crate::insight::day_after::{DayAfter, FOLLOWED_LEAST};
use crate::insight::phrases::Phrases;
use crate::insight::series::Span;
use crate::insight::stats::numeric::{count, in_a_hundred};
use crate::journal::Scale;

impl DayAfter {
    /// The whole statement.
    pub fn finding(&self, span: Span, phrases: &Phrases<'_>) -> Finding {
        let share = self.share();
        let in_hundredths = |value: fn((f64, f64, f64)) -> f64| share.map(|share| 100.0 * value(share));
        Finding {
            topic: Topic::AfterHard(self.scale, span),
            method: Method::AfterHard,
            verdict: "counted",
            word: String::new(),
            words: self.sentence(phrases),
            notes: self.by_four_weeks(phrases).into_iter().collect(),
            n: self.n(),
            d: self.d,
            figures: vec![
                ("hard", Some(count(self.hard))),
                ("n", Some(count(self.n()))),
                ("followed", Some(count(self.followed))),
                ("lighter", Some(count(self.lighter))),
                ("share", in_hundredths(|(share, _, _)| share)),
                ("low", in_hundredths(|(_, low, _)| low)),
                ("high", in_hundredths(|(_, _, high)| high)),
            ],
            rows: vec![("blocks", self.blocks.iter().map(|it| vec![count(it.hard), count(it.n)]).collect())],
            lists: Vec::new(),
            days: self.days.clone(),
        }
    }

    fn sentence(&self, phrases: &Phrases<'_>) -> String {
        let section = if self.scale == Scale::Steadiness { "after_unsteady" } else { "after_hard" };
        let (hard, n) = (self.hard.to_string(), self.n().to_string());
        if self.hard == 0 {
            let name = if self.n() == 0 { "nothing" } else { "none" };
            return phrases.filled(section, name, &[("n", &n)]);
        }
        let counted = phrases.filled(section, "counted", &[("hard", &hard), ("n", &n)]);
        let (least, lighter, followed) =
            (FOLLOWED_LEAST.to_string(), self.lighter.to_string(), self.followed.to_string());
        let after = match self.share() {
            None => phrases.filled(section, "few", &[("least", &least)]),
            Some((share, low, high)) => {
                let figures = [
                    ("lighter", lighter.as_str()),
                    ("followed", &followed),
                    ("share", &in_a_hundred(share)),
                    ("low", &in_a_hundred(low)),
                    ("high", &in_a_hundred(high)),
                ];
                phrases.filled(section, "after", &figures)
            }
        };
        format!("{counted} {after}")
    }

    fn by_four_weeks(&self, phrases: &Phrases<'_>) -> Option<String> {
        let of = |hard: usize, n: usize| {
            let (hard, n) = (hard.to_string(), n.to_string());
            phrases.filled("after_hard", "block", &[("hard", &hard), ("n", &n)])
        };
        let blocks: Vec<String> = self.blocks.iter().map(|block| of(block.hard, block.n)).collect();
        let blocks = blocks.join(" · ");
        (!blocks.is_empty()).then(|| phrases.filled("after_hard", "blocks", &[("blocks", &blocks)]))
    }
}
