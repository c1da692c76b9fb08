//! The statements on what helped, in words and figures.

use super::{Figure, Finding, Method, Topic, quoted, signed, signed_decimal};
use crate::insight::history::History;
use crate::insight::phrases::Phrases;
use crate::insight::stats::numeric::count;
use crate::insight::what_helped::{Aid, Helped, NextDay};

impl Helped {
    /// Prints the change of the next day with its sign; `None` when it is not known.
    pub fn change_text(&self) -> Option<String> {
        Some(signed(self.difference?.difference.tenths()?))
    }

    /// Prints the ends of its likely range with their signs; `None` when it is not known.
    pub fn range_text(&self) -> Option<(String, String)> {
        let interval = self.difference?.interval?;
        Some((signed_decimal(interval.low)?, signed_decimal(interval.high)?))
    }

    /// Prints the change with its likely range and its days: `−0.3, likely between −0.9 and +0.4, from 10 days`.
    pub fn figures_text(&self, phrases: &Phrases<'_>) -> String {
        let (change, n) = (self.change_text().unwrap_or_default(), self.days.len().to_string());
        let figures = [("change", change.as_str()), ("n", &n)];
        match self.range_text() {
            Some((low, high)) => {
                let figures = [&figures[..], &[("low", low.as_str()), ("high", &high)]].concat();
                phrases.filled("next_day", "figures", &figures)
            }
            None => phrases.filled("next_day", "figures_without_range", &figures),
        }
    }

    /// The whole statement.
    pub fn finding(&self, history: &History, phrases: &Phrases<'_>) -> Finding {
        let (topic, name) = match self.aid {
            Aid::Tick(tick) => {
                let id = history.id(tick);
                (Topic::NextDay(id.to_owned(), self.sign), (phrases.tick)(tick.list, id))
            }
            Aid::Practice(kind) => (Topic::Practised(kind, self.sign), (phrases.practice)(kind).to_owned()),
        };
        let verdict = self.verdict();
        let (tick, figures) = (quoted(&name), self.figures_text(phrases));
        let words =
            phrases.filled("next_day", verdict.key(), &[("tick", tick.as_str()), ("figures", &figures)]);
        let has_direction = matches!(verdict, NextDay::Lighter | NextDay::Heavier);
        let note = has_direction.then(|| phrases.text("next_day", "other").to_owned());
        Finding {
            topic,
            method: Method::NextDay,
            verdict: verdict.key(),
            word: if verdict == NextDay::NotEnough { words.clone() } else { String::new() },
            notes: note.into_iter().collect(),
            words,
            n: self.days.len(),
            d: self.ticked,
            figures: self.figures(),
            rows: Vec::new(),
            lists: Vec::new(),
            days: self.days.clone(),
        }
    }

    fn figures(&self) -> Vec<Figure> {
        let difference = self.difference;
        let interval = difference.and_then(|it| it.interval);
        let mut figures = vec![
            ("change", self.change()),
            ("low", interval.map(|it| it.low)),
            ("high", interval.map(|it| it.high)),
            ("p", difference.and_then(|it| it.p)),
            ("q", self.q),
            ("comparisons", Some(count(self.family))),
            ("s2", difference.map(|it| it.s2)),
            ("df", difference.map(|it| count(it.df))),
            ("se", difference.map(|it| it.se)),
            ("days_with_at_levels", Some(count(self.days.len()))),
            ("levels", Some(count(self.levels.len()))),
        ];
        for level in &self.levels {
            const NAMES: [(&str, &str); 5] =
                [("d_0", "n_0"), ("d_1", "n_1"), ("d_2", "n_2"), ("d_3", "n_3"), ("d_4", "n_4")];
            if let Some((difference, with)) = NAMES.get(usize::from(level.level.value())) {
                figures.push((difference, Some(level.next.difference())));
                figures.push((with, Some(count(level.next.with.n))));
            }
        }
        figures
    }
}
