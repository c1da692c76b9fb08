//! The result of a coin-flip trial, in words and figures.

use super::{Figure, Finding, Method, Topic, quoted, signed, signed_decimal};
use crate::insight::association::Days;
use crate::insight::phrases::{Phrases, number_in_words};
use crate::insight::stats::numeric::{count, one_decimal};
use crate::insight::trial::{TrialResult, TrialWord};
use crate::journal::{Day, TickList};

/// What is tried out, as it stands within a sentence: `a kindness break`, or a tick of one's own in quotes.
pub fn name_of(what: &str, phrases: &Phrases<'_>) -> String {
    match phrases.text("trial_what", what) {
        "" => quoted(&(phrases.tick)(TickList::Helped, what)),
        name => name.to_owned(),
    }
}

impl TrialResult {
    /// The whole statement.
    pub fn finding(&self, phrases: &Phrases<'_>) -> Finding {
        let mut days: Vec<Day> = self.with.days.iter().chain(&self.without.days).copied().collect();
        days.sort();
        Finding {
            topic: Topic::Trial(self.trial.id),
            method: Method::CoinFlip,
            verdict: self.word().key(),
            word: String::new(),
            words: self.sentence(phrases),
            notes: self.notes(phrases),
            n: days.len(),
            d: 2 * self.over,
            figures: self.figures(),
            rows: Vec::new(),
            lists: Vec::new(),
            days,
        }
    }

    fn sentence(&self, phrases: &Phrases<'_>) -> String {
        let say = |name: &str, figures: &[(&str, &str)]| phrases.filled("trial", name, figures);
        let (sign, k) = (phrases.label(self.trial.sign), self.whole().to_string());
        let pairs = match self.whole() {
            0 => return say("no_pairs", &[("sign", sign)]),
            1 => say("one_pair", &[("sign", sign)]),
            _ => say("pairs", &[("sign", sign), ("k", &k)]),
        };
        let what = name_of(&self.trial.what, phrases);
        let (with, without) = (mean(&self.with), mean(&self.without));
        let means = [("what", what.as_str()), ("with", &with), ("without", &without)];
        let Some(test) = self.test else { return format!("{pairs} {}", say("means", &means)) };
        let difference = test.mean.tenths().map(signed).unwrap_or_default();
        let word = phrases.text("trial", self.word().key());
        let range = test.interval.and_then(|it| Some((signed_decimal(it.low)?, signed_decimal(it.high)?)));
        let more = [("difference", difference.as_str()), ("verdict", word)];
        let compared = match &range {
            Some((low, high)) => {
                let range = [("low", low.as_str()), ("high", high)];
                say("between", &[&means[..], &more, &range].concat())
            }
            None => say("alone", &[&means[..], &more].concat()),
        };
        let rest = if self.word() == TrialWord::CannotTell {
            say("few", &[("pairs", &capitalised(&number_in_words(self.whole())))])
        } else {
            let (patterns, extreme) = (thousands(test.patterns), thousands(test.extreme));
            say("coin", &[("patterns", &patterns), ("extreme", &extreme)])
        };
        format!("{pairs} {compared} {rest}")
    }

    fn notes(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let text = |applies: bool, name: &str| applies.then(|| phrases.text("trial", name).to_owned());
        let is_untested = self.test.is_none();
        let (n, m) = (self.done_as_drawn.to_string(), self.drawn.to_string());
        let otherwise = || phrases.filled("trial", "otherwise", &[("n", &n), ("m", &m)]);
        let notes = [
            text(is_untested && self.is_cut_short(), "cut_short"),
            text(is_untested && !self.is_cut_short(), "too_few"),
            text(self.many_missing(), "missing"),
            self.often_otherwise().then(otherwise),
            self.others_in_words(phrases),
        ];
        notes.into_iter().flatten().collect()
    }

    /// The means of the other signs: counted, and not tested.
    fn others_in_words(&self, phrases: &Phrases<'_>) -> Option<String> {
        let rated = self.others.iter().filter(|(_, with, without)| with.n() > 0 && without.n() > 0);
        let signs: Vec<String> = rated
            .map(|(sign, with, without)| {
                let (with, without) = (mean(with), mean(without));
                let figures = [("sign", phrases.label(*sign)), ("with", &with), ("without", &without)];
                phrases.filled("trial", "other", &figures)
            })
            .collect();
        (!signs.is_empty()).then(|| phrases.filled("trial", "others", &[("signs", &signs.join(", "))]))
    }

    fn figures(&self) -> Vec<Figure> {
        let test = self.test;
        let interval = test.and_then(|test| test.interval);
        #[expect(clippy::cast_precision_loss, reason = "at most some ten thousand patterns")]
        let of = |number: u64| number as f64;
        let difference = self.with.mean().zip(self.without.mean()).map(|(with, without)| with - without);
        vec![
            ("pairs", Some(count(self.whole()))),
            ("dropped", Some(count(self.dropped()))),
            ("with_mean", self.with.mean()),
            ("without_mean", self.without.mean()),
            ("difference", test.map(|test| test.mean.value()).or(difference)),
            ("extreme", test.map(|test| of(test.extreme))),
            ("patterns", test.map(|test| of(test.patterns))),
            ("p", test.map(|test| test.p)),
            ("low", interval.map(|it| it.low)),
            ("high", interval.map(|it| it.high)),
            ("done_as_drawn", Some(count(self.done_as_drawn))),
            ("drawn", Some(count(self.drawn))),
        ]
    }
}

fn mean(days: &Days) -> String {
    one_decimal(days.sum, days.n()).unwrap_or_default()
}

/// A number with its thousands apart: `1,024`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = digits.as_str();
    while let Some((before, last)) = rest.len().checked_sub(3).and_then(|at| rest.split_at_checked(at)) {
        parts.push(last);
        rest = before;
    }
    parts.extend((!rest.is_empty()).then_some(rest));
    parts.reverse();
    parts.join(",")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
