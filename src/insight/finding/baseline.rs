//! The beginning compared with now, in words and figures.

use super::{Figure, Finding, Method, Topic, signed, signed_decimal};
use crate::insight::direction::{Baseline, PART_LEAST};
use crate::insight::phrases::{Phrases, in_words};
use crate::insight::series::Point;
use crate::insight::stats::numeric::{count, one_decimal};
use crate::journal::Rating;

impl Baseline {
    /// The whole statement.
    pub fn finding(&self, phrases: &Phrases<'_>) -> Finding {
        let points = self.base.iter().chain(&self.now);
        let n = self.base.len() + self.now.len();
        let is_compared = self.difference.is_some();
        let start = is_compared.then(|| phrases.text("baseline", "start").to_owned());
        Finding {
            topic: Topic::Baseline(self.scale),
            method: Method::WindowMean,
            verdict: if is_compared { "counted" } else { "not_enough" },
            word: String::new(),
            words: self.sentence(phrases),
            notes: start.into_iter().collect(),
            n,
            d: self.d,
            figures: self.figures(),
            rows: Vec::new(),
            lists: Vec::new(),
            days: points.map(|point| point.day).collect(),
        }
    }

    fn sentence(&self, phrases: &Phrases<'_>) -> String {
        let (base_n, now_n) = (self.base.len().to_string(), self.now.len().to_string());
        let (Some(base), Some(now), Some(difference)) = (&self.base_mean, &self.now_mean, &self.difference)
        else {
            let least = PART_LEAST.to_string();
            let figures = [("base_n", base_n.as_str()), ("now_n", &now_n), ("least", &least)];
            return phrases.filled("baseline", "none", &figures);
        };
        let base = one_decimal(base.sum, base.n).unwrap_or_default();
        let now = one_decimal(now.sum, now.n).unwrap_or_default();
        let from = |points: &[Point]| points.first().map(|point| in_words(point.day)).unwrap_or_default();
        let (base_from, now_from) = (from(&self.base), from(&self.now));
        let figures = [
            ("base", base.as_str()),
            ("base_n", &base_n),
            ("base_from", &base_from),
            ("now", &now),
            ("now_n", &now_n),
            ("now_from", &now_from),
        ];
        let means = phrases.filled("baseline", "means", &figures);
        let tenths = difference.tenths.map(signed).unwrap_or_default();
        // No two means lie farther apart than the ends of the scale; a range that reaches both says nothing.
        let most = f64::from(Rating::MAX);
        let said = difference.interval.filter(|it| it.low > -most || it.high < most);
        let ends = said
            .and_then(|it| Some((signed_decimal(it.low.max(-most))?, signed_decimal(it.high.min(most))?)));
        let rest = match ends {
            Some((low, high)) => {
                let figures = [("difference", tenths.as_str()), ("low", &low), ("high", &high)];
                phrases.filled("baseline", "between", &figures)
            }
            None => phrases.filled("baseline", "alone", &[("difference", &tenths)]),
        };
        format!("{means} {rest}")
    }

    fn figures(&self) -> Vec<Figure> {
        let compared = self.difference.as_ref();
        let base = self.base_mean.as_ref().filter(|_| compared.is_some());
        let now = self.now_mean.as_ref().filter(|_| compared.is_some());
        vec![
            ("base_n", Some(count(self.base.len()))),
            ("base_mean", base.map(|it| it.mean)),
            ("base_variance", base.map(|it| it.variance)),
            ("base_r_corrected", base.map(|it| it.carry_over.r_corrected)),
            ("base_n_effective", base.map(|it| it.n_effective)),
            ("base_low", base.and_then(|it| Some(it.interval?.low))),
            ("base_high", base.and_then(|it| Some(it.interval?.high))),
            ("now_n", Some(count(self.now.len()))),
            ("now_mean", now.map(|it| it.mean)),
            ("now_variance", now.map(|it| it.variance)),
            ("now_r_corrected", now.map(|it| it.carry_over.r_corrected)),
            ("now_n_effective", now.map(|it| it.n_effective)),
            ("now_low", now.and_then(|it| Some(it.interval?.low))),
            ("now_high", now.and_then(|it| Some(it.interval?.high))),
            ("difference", compared.map(|it| it.difference)),
            ("standard_error", compared.map(|it| it.standard_error)),
            ("degrees_of_freedom", compared.and_then(|it| it.degrees_of_freedom)),
            ("difference_low", compared.and_then(|it| Some(it.interval?.low))),
            ("difference_high", compared.and_then(|it| Some(it.interval?.high))),
            ("nap", compared.map(|it| it.nap)),
        ]
    }
}
