//! Associations on the same day, in words and figures.

use super::{Figure, Finding, Method, Topic, quoted};
use crate::insight::association::{Association, Reach};
use crate::insight::history::History;
use crate::insight::phrases::{Phrases, days};
use crate::insight::stats::numeric::count;
use crate::journal::Day;

impl Association {
    /// The whole statement.
    pub fn finding(&self, history: &History, weeks: u16, phrases: &Phrases<'_>) -> Finding {
        let id = history.id(self.tick);
        let noticed = self.is_worth_noticing();
        let (verdict, state) = match self.reach {
            Reach::NotEnoughDays => ("not_enough_days", phrases.text("same_day", "not_enough")),
            Reach::NotEnoughInARow => ("not_enough_in_a_row", phrases.text("same_day", "not_in_a_row")),
            Reach::Tested if noticed => ("worth_noticing", ""),
            Reach::OnlyCounted | Reach::Tested => ("counted", ""),
        };
        let mut parts = Vec::new();
        if noticed {
            let sign = phrases.label(self.sign).to_lowercase();
            let tick = self.name(history, phrases);
            parts.push(phrases.filled("same_day", "more", &[("sign", &sign), ("tick", &tick)]));
        }
        if self.reach == Reach::OnlyCounted {
            parts.push(self.only_counted(history, phrases));
        } else {
            parts.extend(self.counted(history, phrases));
        }
        parts.extend((!state.is_empty()).then(|| state.to_owned()));
        let mut days: Vec<Day> = self.with.days.iter().chain(&self.without.days).copied().collect();
        days.sort();
        let note = match self.reach {
            Reach::OnlyCounted => Some("acts"),
            _ => noticed.then_some("caution"),
        };
        Finding {
            topic: Topic::SameDay(self.tick.list, id.to_owned(), self.sign, weeks),
            method: Method::SameDay,
            verdict,
            word: state.to_owned(),
            words: parts.join(" "),
            notes: note.map(|name| phrases.text("same_day", name).to_owned()).into_iter().collect(),
            n: self.n(),
            d: self.d,
            figures: self.figures(),
            rows: Vec::new(),
            lists: Vec::new(),
            days,
        }
    }

    fn name(&self, history: &History, phrases: &Phrases<'_>) -> String {
        quoted(&(phrases.tick)(self.tick.list, history.id(self.tick)))
    }

    /// The number of days with the tick and nothing about the sign.
    fn only_counted(&self, history: &History, phrases: &Phrases<'_>) -> String {
        let (with, n) = (self.with.n().to_string(), self.n().to_string());
        let tick = self.name(history, phrases);
        phrases.filled("same_day", "only_counted", &[("tick", &tick), ("with", &with), ("n", &n)])
    }

    /// The plain counts; `None` without any day.
    pub fn counted(&self, history: &History, phrases: &Phrases<'_>) -> Option<String> {
        let (with, without) = (self.with.mean_text(), self.without.mean_text());
        let name = match (&with, &without) {
            (Some(_), Some(_)) => "counts",
            (Some(_), None) => "only_with",
            (None, Some(_)) => "only_without",
            (None, None) => return None,
        };
        let (with_n, without_n) = (self.with.n(), self.without.n());
        Some(phrases.filled(
            "same_day",
            name,
            &[
                ("tick", &self.name(history, phrases)),
                ("with", &with.unwrap_or_default()),
                ("without", &without.unwrap_or_default()),
                ("with_n", &with_n.to_string()),
                ("without_n", &without_n.to_string()),
                ("with_days", days(with_n)),
                ("without_days", days(without_n)),
            ],
        ))
    }

    fn figures(&self) -> Vec<Figure> {
        let test = self.test;
        #[expect(clippy::cast_precision_loss, reason = "at most a hundred thousand")]
        let of = |number: u64| number as f64;
        vec![
            ("with_n", Some(count(self.with.n()))),
            ("with_mean", self.with.mean()),
            ("without_n", Some(count(self.without.n()))),
            ("without_mean", self.without.mean()),
            ("raw_difference", self.raw_difference()),
            ("kept", Some(count(self.kept.0))),
            ("kept_with", Some(count(self.kept.1))),
            ("r_corrected", self.carry_over.filter(|_| test.is_some())),
            ("difference", test.map(|test| test.difference)),
            ("extreme", test.map(|test| of(test.extreme))),
            ("labellings", test.map(|test| of(test.total))),
            ("p", test.map(|test| test.p)),
            ("q", self.q),
            ("comparisons", (self.reach != Reach::OnlyCounted).then(|| count(self.family))),
        ]
    }
}
