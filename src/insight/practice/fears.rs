//! The ledger of fears: how many fears with a known outcome came true, and how sure one was of them.

use crate::insight::phrases::Phrases;
use crate::insight::practice::Practices;
use crate::insight::stats::distribution::Z975;
use crate::insight::stats::numeric::{count, in_a_hundred};
use crate::insight::stats::wilson::wilson;
use crate::journal::Practice;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::fear::{OUTCOME, SURE};

/// The fewest known outcomes from which a rate is shown.
pub const RATE_LEAST: usize = 5;
/// The fewest known outcomes, each with how sure one was, from which sureness is compared with what came true.
pub const CALIBRATION_LEAST: usize = 20;
/// The fewest bins with a rate for that.
pub const BINS_LEAST: usize = 2;

/// A share: the hits among a number of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The number of hits.
    pub hits: usize,
    /// Out of how many.
    pub n: usize,
}

impl Share {
    fn put(&mut self, hit: bool) {
        self.n += 1;
        self.hits += usize::from(hit);
    }

    /// The share, 0 to 1; `None` from fewer than [`RATE_LEAST`].
    pub fn rate(self) -> Option<f64> {
        (self.n >= RATE_LEAST).then(|| count(self.hits) / count(self.n))
    }

    /// The 95 % interval of the share after Wilson (1927); `None` from fewer than [`RATE_LEAST`].
    pub fn interval(self) -> Option<(f64, f64)> {
        self.rate()?;
        wilson(self.hits, self.n, Z975)
    }
}

/// The fears of which one was about equally sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The lowest sureness, in per cent.
    pub least: u16,
    /// The highest sureness, in per cent.
    pub most: u16,
    /// The share of them that came true.
    pub share: Share,
}

/// The outcomes of fears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The share that came true of those with a known outcome.
    pub known: Share,
    /// The number whose outcome cannot be known.
    pub unknown: usize,
    /// The number that were not looked back on yet, or too early.
    pub open: usize,
    /// The fears with a known outcome by how sure one was, the least sure first.
    pub bins: [Bin; 5],
}

impl Ledger {
    /// Counts how the fears in some practice entries turned out.
    pub fn new(practices: &Practices) -> Self {
        let bin = |least, most| Bin { least, most, share: Share::default() };
        let bins = [bin(0, 19), bin(20, 39), bin(40, 59), bin(60, 79), bin(80, 100)];
        let mut ledger = Self { known: Share::default(), unknown: 0, open: 0, bins };
        for (_, fear) in practices.of(Kind::Fear) {
            ledger.put(fear);
        }
        ledger
    }

    fn put(&mut self, fear: &Practice) {
        let came_true = match fear.answer(OUTCOME) {
            Some("happened") => true,
            Some("did_not") => false,
            None | Some("not_yet") => return self.open += 1,
            Some("unknown") => return self.unknown += 1,
            // Answers that only a newer version knows are not counted.
            Some(_) => return,
        };
        self.known.put(came_true);
        let sure = fear.answer(SURE);
        let bin =
            self.bins.iter_mut().find(|bin| sure.is_some_and(|it| (bin.least..=bin.most).contains(&it)));
        if let Some(bin) = bin {
            bin.share.put(came_true);
        }
    }

    /// Returns the number of known outcomes for which it is recorded how sure one was.
    pub fn with_sure(&self) -> usize {
        self.bins.iter().map(|bin| bin.share.n).sum()
    }

    /// Compares how sure one was with what came true; `None` while there are too few outcomes.
    pub fn calibration(&self) -> Option<&[Bin; 5]> {
        let rated = self.bins.iter().filter(|bin| bin.share.rate().is_some()).count();
        (self.with_sure() >= CALIBRATION_LEAST && rated >= BINS_LEAST).then_some(&self.bins)
    }

    /// All of it in sentences but the calibration; none without a fear.
    pub fn words(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let Share { hits, n } = self.known;
        let fears = phrases.text("fears", if n == 1 { "one" } else { "several" });
        let (known, came_true) = (n.to_string(), hits.to_string());
        let figures = [("known", known.as_str()), ("true", &came_true), ("fears", fears)];
        let mut words = Vec::new();
        match self.known.rate().zip(self.known.interval()) {
            Some((rate, (low, high))) => {
                let (rate, low, high) = (in_a_hundred(rate), in_a_hundred(low), in_a_hundred(high));
                let more = [("rate", rate.as_str()), ("low", &low), ("high", &high)];
                words.push(phrases.filled("fears", "rate", &[&figures[..], &more].concat()));
                words.push(phrases.text("fears", "too_often").to_owned());
            }
            None if n > 0 => {
                let least = RATE_LEAST.to_string();
                let more = [("least", least.as_str())];
                words.push(phrases.filled("fears", "counted", &[&figures[..], &more].concat()));
            }
            None if self.open + self.unknown > 0 => words.push(phrases.text("fears", "none").to_owned()),
            None => {}
        }
        for (name, n) in [("unknown", self.unknown), ("open", self.open)] {
            if n > 0 {
                words.push(phrases.filled("fears", name, &[("n", &n.to_string())]));
            }
        }
        words
    }
}

#[cfg(test)]
mod tests;
