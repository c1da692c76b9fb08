//! A direction in words and figures.

use super::{Figure, FigureList, Finding, Method, Topic, signed_decimal, word};
use crate::insight::direction::{Direction, Later, STARTED_FROM, Turn, Verdict};
use crate::insight::phrases::{Phrases, in_words, weeks_in_words};
use crate::insight::series::Span;
use crate::insight::stats::numeric::{count, one_decimal_of};
use crate::journal::Rating;

/// The largest change that is said to show, in points; above it only that it would be very large.
const SEEN_MOST: f64 = 3.0;
/// The largest change that is said to show in a longer window, in points.
const LATER_MOST: f64 = 4.0;
/// What rounds to nothing.
const ZERO: &str = "0.0";

impl Direction {
    /// Returns the direction in one word, as next to a chart.
    pub fn word(&self, phrases: &Phrases<'_>) -> String {
        word(self.verdict, self.scale, self.n(), phrases)
    }

    /// Returns the word where signs stand in rows.
    pub fn row_word(&self, phrases: &Phrases<'_>) -> String {
        word(self.row_verdict(), self.scale, self.n(), phrases)
    }

    /// Returns the figures next to the word in a row: `2.9 → 1.5`, or the mean where no direction is named.
    pub fn figures_beside(&self) -> Option<String> {
        match (self.row_verdict(), self.first.mean_text(), self.last.mean_text()) {
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
            words: self.sentence(self.verdict, phrases),
            notes: self.notes(span, phrases),
            n: self.n(),
            d: self.d,
            figures: self.figures(),
            rows: Vec::new(),
            lists: self.lists(),
            days: self.all.days.clone(),
        }
    }

    /// Returns the statement where signs stand in rows, and the notes that go with it.
    pub fn row_statement(&self, span: Span, phrases: &Phrases<'_>) -> Vec<String> {
        let verdict = self.row_verdict();
        let notes = if verdict == self.verdict {
            self.notes(span, phrases)
        } else {
            self.in_short(phrases).into_iter().chain(self.about_days(span, phrases)).collect()
        };
        std::iter::once(self.sentence(verdict, phrases)).chain(notes).collect()
    }

    /// Returns what a row says beside its word and its figures: the likely range, and the notes.
    pub fn beside_row(&self, span: Span, phrases: &Phrases<'_>) -> Vec<String> {
        let said = match self.in_short(phrases) {
            Some(short) => vec![short],
            None => self.likely(phrases).into_iter().chain(self.come_and_go(phrases)).collect(),
        };
        said.into_iter().chain(self.about_days(span, phrases)).collect()
    }

    /// Returns why a row names no direction though there is a word; `None` where it has the word.
    pub fn in_short(&self, phrases: &Phrases<'_>) -> Option<String> {
        (self.row_verdict() != self.verdict).then(|| phrases.text("trend", "short").to_owned())
    }

    /// Returns the note that goes with the words of a direction.
    fn come_and_go(&self, phrases: &Phrases<'_>) -> Option<String> {
        let has_direction = matches!(self.verdict, Verdict::Falling | Verdict::Rising);
        has_direction.then(|| phrases.text("trend", "come_and_go").to_owned())
    }

    fn sentence(&self, verdict: Verdict, phrases: &Phrases<'_>) -> String {
        let (n, d) = (self.n().to_string(), self.d.to_string());
        let say = |name: &str, figures: &[(&str, &str)]| phrases.filled("trend", name, figures);
        let days = say("days", &[("n", &n), ("d", &d)]);
        let mean = self.all.mean_text().unwrap_or_default();
        let average = say("average", &[("mean", &mean), ("n", &n), ("d", &d)]);
        let word = word(verdict, self.scale, self.n(), phrases);
        let word = say("word", &[("sign", phrases.label(self.scale)), ("word", &word)]);
        let parts = match verdict {
            Verdict::CannotTell => {
                let mut parts = vec![say("cannot_tell", &[])];
                let has_path = self.path.len() > 1;
                parts.push(if has_path {
                    say("path", &[("path", &path(&self.path, phrases))])
                } else {
                    average
                });
                parts.extend(self.likely(phrases));
                if self.could_be_seen().is_none() && !has_path {
                    parts.push(say("normal", &[]));
                }
                if has_path {
                    parts.push(days);
                }
                parts
            }
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

    /// Prints the change of the mean over the whole span with its likely range: `−1.4 (−2.0 to −0.7)`; `None` where the
    /// statement names none.
    pub fn change_text(&self, phrases: &Phrases<'_>) -> Option<String> {
        let is_told = matches!(self.verdict, Verdict::Falling | Verdict::Rising | Verdict::CannotTell);
        let (low, high) = self.change_interval().filter(|_| is_told)?;
        let most = f64::from(Rating::MAX);
        let change = signed_decimal(self.change()?.clamp(-most, most))?;
        let (mut low, mut high) = (signed_decimal(low.max(-most))?, signed_decimal(high.min(most))?);
        // A bound that leaves out 0 and rounds to it would read as if it did not.
        match self.verdict {
            Verdict::Falling if high == ZERO => phrases.text("trend", "below").clone_into(&mut high),
            Verdict::Rising if low == ZERO => phrases.text("trend", "above").clone_into(&mut low),
            _ => {}
        }
        Some(phrases.filled("trend", "change", &[("change", &change), ("low", &low), ("high", &high)]))
    }

    /// Returns the likely range of the change, and of what cannot be told yet how large a change would show; `None`
    /// with other words, and where neither is known.
    pub fn likely(&self, phrases: &Phrases<'_>) -> Option<String> {
        let (low, high) = self.change_interval()?;
        // No mean can change by more than the scale is long, whatever the straight line would allow.
        let most = f64::from(Rating::MAX);
        let (low, high) = (low.max(-most), high.min(most));
        let name = match self.verdict {
            Verdict::Falling => "fall",
            Verdict::Rising => "rise",
            Verdict::CannotTell => "between",
            _ => return None,
        };
        let (low, high) = match self.verdict {
            Verdict::Falling => (one_decimal_of(-high)?, one_decimal_of(-low)?),
            Verdict::Rising => (one_decimal_of(low)?, one_decimal_of(high)?),
            _ => (signed_decimal(low)?, signed_decimal(high)?),
        };
        let weeks = weeks_in_words(self.weeks);
        // A bound that leaves out 0 and rounds to it would read as if it did not.
        let name = match name {
            "fall" if low == "0.0" => "fall_up_to",
            "rise" if low == "0.0" => "rise_up_to",
            name => name,
        };
        let range = phrases.filled("trend", name, &[("weeks", &weeks), ("low", &low), ("high", &high)]);
        let seen = (self.verdict == Verdict::CannotTell).then(|| self.seen(phrases)).flatten();
        Some(std::iter::once(range).chain(seen).collect::<Vec<_>>().join(" "))
    }

    /// How large a change would mostly show by now, and in a longer window.
    fn seen(&self, phrases: &Phrases<'_>) -> Option<String> {
        let now = self.could_be_seen()?;
        if now > SEEN_MOST {
            return Some(phrases.text("seen", "very_large").to_owned());
        }
        let now = one_decimal_of(now)?;
        let unit = phrases.text("seen", if now == "1.0" { "point" } else { "points" });
        let Some((later, change)) = self.could_be_seen_later() else {
            return Some(phrases.filled("seen", "now", &[("now", &now), ("unit", unit)]));
        };
        let change = one_decimal_of(change.min(LATER_MOST))?;
        let when = phrases.text("seen", if later == Later::HalfAYear { "half_a_year" } else { "a_year" });
        let figures = [("now", now.as_str()), ("unit", unit), ("later", &change), ("when", when)];
        Some(phrases.filled("seen", "now_and_later", &figures))
    }

    fn notes(&self, span: Span, phrases: &Phrases<'_>) -> Vec<String> {
        let say = |applies: bool, name: &str| applies.then(|| phrases.text("trend", name).to_owned());
        let is_open = self.verdict == Verdict::CannotTell && self.could_be_seen().is_none();
        let normal = say(is_open && self.path.len() > 1, "normal");
        let notes = [normal, say(is_open, "patience"), self.come_and_go(phrases)];
        let mut notes: Vec<String> = notes.into_iter().flatten().collect();
        notes.extend(self.about_days(span, phrases));
        notes
    }

    /// Returns the notes on the number of days.
    fn about_days(&self, span: Span, phrases: &Phrases<'_>) -> Vec<String> {
        let say = |applies: bool, name: &str| applies.then(|| phrases.text("trend", name).to_owned());
        let gap = self.cut_at.map(|day| phrases.filled("trend", "gap", &[("day", &in_words(day))]));
        let notes = [gap, say(self.many_missing, "missing"), say(span == Span::All, "all_time")];
        notes.into_iter().flatten().collect()
    }

    /// The carry-over at one day, two and three.
    fn lists(&self) -> Vec<FigureList> {
        let Some(line) = self.line.as_ref().filter(|_| self.n() >= STARTED_FROM) else { return Vec::new() };
        let carry_over = &line.carry_over;
        vec![
            ("r_k", carry_over.r.to_vec()),
            ("m_k", carry_over.m.iter().map(|m| count(*m)).collect()),
            ("c_k", carry_over.c.to_vec()),
        ]
    }

    fn figures(&self) -> Vec<Figure> {
        let trend = self.trend.as_ref().filter(|_| self.n() >= STARTED_FROM);
        let line = self.line.as_ref().filter(|_| trend.is_some());
        let carry_over = line.map(|line| &line.carry_over);
        let interval = line.and_then(|line| line.interval);
        let tested = self.tested().filter(|_| trend.is_some());
        vec![
            ("mean", self.all.mean()),
            ("mean_first_14_days", self.first.mean()),
            ("mean_last_14_days", self.last.mean()),
            ("n_first_14_days", Some(count(self.first.n()))),
            ("n_last_14_days", Some(count(self.last.n()))),
            ("s", trend.map(|trend| whole(trend.pairs.s))),
            ("var_s", trend.map(|trend| trend.pairs.var_s)),
            ("tau_b", trend.and_then(|trend| trend.pairs.tau_b)),
            ("slope_per_day", trend.map(|trend| trend.slope)),
            ("intercept", trend.map(|trend| trend.intercept)),
            ("r1", trend.map(|trend| trend.carry_over.r1)),
            ("r_corrected", trend.map(|trend| trend.carry_over.r_corrected)),
            ("slope_mean", line.map(|line| line.slope)),
            ("s2", line.and_then(|line| line.s2)),
            ("vif_ar1", carry_over.map(|it| it.vif_ar1)),
            ("phi", carry_over.and_then(|it| it.phi)),
            ("vif_noise", carry_over.map(|it| it.vif_noise)),
            ("vif", carry_over.map(|it| it.vif)),
            ("n_eff", line.map(|line| line.n_eff)),
            ("z", tested.map(|(z, _)| z)),
            ("p", tested.map(|(_, p)| p)),
            ("span_days", trend.map(|trend| whole(trend.span))),
            ("df", interval.map(|it| it.df)),
            ("se_change", interval.map(|it| it.se)),
            ("change", line.map(|line| line.change)),
            ("change_low", interval.map(|it| it.low)),
            ("change_high", interval.map(|it| it.high)),
            ("could_be_seen", self.could_be_seen()),
            ("could_be_seen_later", self.could_be_seen_later().map(|(_, change)| change)),
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

#[cfg(test)]
mod tests;
