//! A direction in words and figures.

use super::{Figure, Finding, Method, Topic, word};
use crate::insight::direction::{Direction, STARTED_FROM, Turn, Verdict};
use crate::insight::phrases::{Phrases, in_words, weeks_in_words};
use crate::insight::series::Span;
use crate::insight::stats::numeric::{count, one_decimal_of};

impl Direction {
    /// Returns the direction in one word, as next to a chart.
    pub fn word(&self, phrases: &Phrases<'_>) -> String {
        word(self.verdict, self.scale, self.n(), phrases)
    }

    /// Returns the figures next to the word: `2.9 → 1.5`, or the mean where no direction is named.
    pub fn figures_beside(&self) -> Option<String> {
        match (self.verdict, self.first.mean_text(), self.last.mean_text()) {
            (Verdict::JustStarting | Verdict::AllZero, ..) => None,
            (Verdict::Falling | Verdict::Rising, Some(first), Some(last)) => {
                Some(format!("{first} → {last}"))
            }
            _ => self.all.mean_text(),
        }
    }

    /// The whole statement.
    pub fn finding(&self, span: Span, phrases: &Phrases<'_>) -> Finding {
        Finding {
            topic: Topic::Trend(self.scale, span),
            method: Method::TheilSen,
            verdict: self.verdict.key(self.scale),
            word: self.word(phrases),
            words: self.sentence(phrases),
            notes: self.notes(span, phrases),
            n: self.n(),
            d: self.d,
            figures: self.figures(),
            rows: Vec::new(),
            days: self.all.days.clone(),
        }
    }

    fn sentence(&self, phrases: &Phrases<'_>) -> String {
        let (n, d) = (self.n().to_string(), self.d.to_string());
        let say = |name: &str, figures: &[(&str, &str)]| phrases.filled("trend", name, figures);
        let days = say("days", &[("n", &n), ("d", &d)]);
        let mean = self.all.mean_text().unwrap_or_default();
        let average = say("average", &[("mean", &mean), ("n", &n), ("d", &d)]);
        let word = say("word", &[("sign", phrases.label(self.scale)), ("word", &self.word(phrases))]);
        let parts = match self.verdict {
            Verdict::CannotTell if self.path.len() > 1 => {
                vec![say("cannot_tell", &[]), say("path", &[("path", &path(&self.path, phrases))]), days]
            }
            Verdict::CannotTell => vec![say("cannot_tell", &[]), average, say("normal", &[])],
            Verdict::Falling | Verdict::Rising => {
                let mut parts = vec![word];
                if let Some((first, last)) = self.first.mean_text().zip(self.last.mean_text()) {
                    parts.push(say("parts", &[("first", &first), ("last", &last)]));
                }
                parts.extend(self.likely(phrases));
                parts.push(days);
                parts
            }
            Verdict::AboutTheSame => vec![word, average],
            Verdict::JustStarting | Verdict::TooEarly | Verdict::AllZero | Verdict::AllSame(_) => {
                vec![word, days]
            }
        };
        parts.join(" ")
    }

    /// Returns the likely range of the change; `None` where no direction is named or its range is not known.
    pub fn likely(&self, phrases: &Phrases<'_>) -> Option<String> {
        if !matches!(self.verdict, Verdict::Falling | Verdict::Rising) {
            return None;
        }
        let (low, high) = self.change_interval()?;
        let falls = self.verdict == Verdict::Falling;
        let (low, high) = if falls { (-high, -low) } else { (low, high) };
        let (low, high) = (one_decimal_of(low)?, one_decimal_of(high)?);
        let weeks = weeks_in_words(self.weeks);
        let name = if falls { "fall" } else { "rise" };
        Some(phrases.filled("trend", name, &[("weeks", &weeks), ("low", &low), ("high", &high)]))
    }

    fn notes(&self, span: Span, phrases: &Phrases<'_>) -> Vec<String> {
        let say = |applies: bool, name: &str| applies.then(|| phrases.text("trend", name).to_owned());
        let cannot_tell = self.verdict == Verdict::CannotTell;
        let mut notes: Vec<String> =
            [say(cannot_tell && self.path.len() > 1, "normal"), say(cannot_tell, "patience")]
                .into_iter()
                .flatten()
                .collect();
        notes.extend(self.about_days(span, phrases));
        notes
    }

    /// Returns the notes on the number of days.
    pub fn about_days(&self, span: Span, phrases: &Phrases<'_>) -> Vec<String> {
        let say = |applies: bool, name: &str| applies.then(|| phrases.text("trend", name).to_owned());
        let gap = self.cut_at.map(|day| phrases.filled("trend", "gap", &[("day", &in_words(day))]));
        let notes = [gap, say(self.many_missing, "missing"), say(span == Span::All, "all_time")];
        notes.into_iter().flatten().collect()
    }

    fn figures(&self) -> Vec<Figure> {
        let trend = self.trend.as_ref().filter(|_| self.n() >= STARTED_FROM);
        let interval = trend.and_then(|trend| trend.interval);
        let change = self.change_interval().filter(|_| trend.is_some());
        vec![
            ("mean", self.all.mean()),
            ("mean_first_14_days", self.first.mean()),
            ("mean_last_14_days", self.last.mean()),
            ("n_first_14_days", Some(count(self.first.n()))),
            ("n_last_14_days", Some(count(self.last.n()))),
            ("s", trend.map(|trend| whole(trend.s))),
            ("var_s", trend.map(|trend| trend.var_s)),
            ("tau_b", trend.and_then(|trend| trend.tau_b)),
            ("slope_per_day", trend.map(|trend| trend.slope)),
            ("intercept", trend.map(|trend| trend.intercept)),
            ("r1", trend.map(|trend| trend.carry_over.r1)),
            ("r_corrected", trend.map(|trend| trend.carry_over.r_corrected)),
            ("vif", trend.map(|trend| trend.carry_over.vif)),
            ("z", trend.map(|trend| trend.z)),
            ("p", trend.map(|trend| trend.p)),
            ("span_days", trend.map(|trend| whole(trend.span))),
            ("change", self.change().filter(|_| trend.is_some())),
            ("slope_low", interval.map(|interval| interval.low)),
            ("slope_high", interval.map(|interval| interval.high)),
            ("change_low", change.map(|(low, _)| low)),
            ("change_high", change.map(|(_, high)| high)),
        ]
    }
}

fn whole(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a sum over some hundred days")]
    let real = number as f64;
    real
}

/// The way that ratings went in words: `up, down and up again`.
fn path(steps: &[Turn], phrases: &Phrases<'_>) -> String {
    let say = |name: &str| phrases.text("path", name);
    let name = |step: &Turn| say(if *step == Turn::Up { "up" } else { "down" });
    match steps {
        [] => String::new(),
        [only] => name(only).to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(name).collect();
            let again =
                if before.contains(&name(last)) { format!(" {}", say("again")) } else { String::new() };
            format!("{} {} {}{again}", before.join(", "), say("and"), name(last))
        }
    }
}
