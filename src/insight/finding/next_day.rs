//! The statements on what helped, in words and figures.

use super::{Finding, Method, Topic, quoted, signed_decimal};
use crate::insight::history::History;
use crate::insight::phrases::Phrases;
use crate::insight::stats::numeric::count;
use crate::insight::what_helped::{Aid, Helped};

impl Helped {
    /// Prints the change of the next day with its sign; `None` when it is not known.
    pub fn change_text(&self) -> Option<String> {
        self.change.and_then(signed_decimal)
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
        let tick = quoted(&name);
        let verdict = match self.direction() {
            None => "not_enough",
            Some(-1) => "lighter",
            Some(1) => "heavier",
            Some(_) => "as_usual",
        };
        let change = self.change_text().unwrap_or_default();
        let n = self.days.len().to_string();
        let figures = [("tick", tick.as_str()), ("change", &change), ("n", &n)];
        let words = phrases.filled("next_day", verdict, &figures);
        let mut figures = vec![
            ("change", self.change),
            ("days_with_at_levels", Some(count(self.days.len()))),
            ("levels", Some(count(self.levels.len()))),
        ];
        for level in &self.levels {
            const NAMES: [(&str, &str); 5] =
                [("d_0", "n_0"), ("d_1", "n_1"), ("d_2", "n_2"), ("d_3", "n_3"), ("d_4", "n_4")];
            if let Some((difference, with)) = NAMES.get(usize::from(level.level.value())) {
                figures.push((difference, Some(level.difference)));
                figures.push((with, Some(count(level.with))));
            }
        }
        Finding {
            topic,
            method: Method::NextDay,
            verdict,
            word: if self.change.is_none() { words.clone() } else { String::new() },
            notes: self.change.map(|_| phrases.text("next_day", "other").to_owned()).into_iter().collect(),
            words,
            n: self.days.len(),
            d: self.ticked,
            figures,
            rows: Vec::new(),
            lists: Vec::new(),
            days: self.days.clone(),
        }
    }
}
