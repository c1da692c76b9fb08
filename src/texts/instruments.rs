//! The questionnaires of the monthly check: their exact texts, their sources, and the screens' own sentences
//! around them.

use serde::Deserialize;
use std::collections::BTreeMap;

pub use super::instruments;

/// The questionnaires of the monthly check.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentTexts {
    screen: BTreeMap<String, String>,
    #[serde(rename = "instrument")]
    all: Vec<Instrument>,
}

/// One questionnaire.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The field of a monthly check that holds its answers: `self_esteem`.
    pub key: String,
    /// Its full name.
    pub name: String,
    /// Its name in rows and columns.
    pub label: String,
    /// The address at which its texts, or the leave to use them, can be looked up.
    pub source_url: String,
    /// The terms on which it may be used.
    pub licence: String,
    /// The source that says so.
    pub licence_evidence: String,
    /// The date when that was last checked.
    pub checked_on: String,
    /// The credit to its makers.
    pub credit: String,
    /// The text above every item.
    pub instruction: String,
    /// The way its answers become a score.
    pub scoring: Scoring,
    /// The number of the first answer.
    pub least: u8,
    answers: Vec<String>,
    /// The meaning of a higher score: `more anxiety`.
    pub higher_means: String,
    /// Its items in the order in which they are asked.
    pub items: Vec<Item>,
}

/// The ways in which answers become a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// The mean of the items, when enough of them are answered.
    #[default]
    Mean,
    /// The sum of the items, when all of them are answered.
    Sum,
}

/// One item of a questionnaire.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The question, word for word.
    pub text: String,
    /// Whether its answer counts the other way round.
    pub reversed: bool,
}

impl InstrumentTexts {
    /// All questionnaires in the order in which they are asked.
    pub fn all(&self) -> &[Instrument] {
        &self.all
    }

    /// Returns one of the texts around the questionnaires; empty when there is none of that name.
    pub fn screen(&self, name: &str) -> &str {
        self.screen.get(name).map_or("", String::as_str)
    }

    /// One of these texts with its figures.
    pub fn filled(&self, name: &str, figures: &[(&str, &str)]) -> String {
        let fill =
            |text: String, (figure, value): &(&str, &str)| text.replace(&format!("{{{figure}}}"), value);
        figures.iter().fold(self.screen(name).to_owned(), fill)
    }
}

impl Instrument {
    /// Its answers with their numbers, in order.
    pub fn answers(&self) -> impl Iterator<Item = (u8, &str)> {
        (self.least..).zip(self.answers.iter().map(String::as_str))
    }

    /// The number of the last answer.
    pub fn most(&self) -> u8 {
        self.answers().last().map_or(self.least, |(number, _)| number)
    }

    /// The least and the highest score.
    pub fn range(&self) -> (usize, usize) {
        let items = match self.scoring {
            Scoring::Mean => 1,
            Scoring::Sum => self.items.len(),
        };
        (usize::from(self.least) * items, usize::from(self.most()) * items)
    }

    /// Says which scores there can be, and their direction: `Trust: 1 to 5, higher = more trust in people.`
    pub fn reach(&self) -> String {
        let (least, most) = self.range();
        let figures = [
            ("name", self.label.as_str()),
            ("least", &least.to_string()),
            ("most", &most.to_string()),
            ("higher", &self.higher_means),
        ];
        instruments().filled("range", &figures)
    }

    /// Puts a score in words, with its direction: `2.9 of 5, higher = more self-esteem`; without a figure it says that
    /// there is none.
    pub fn score(&self, figure: Option<&str>) -> String {
        let texts = instruments();
        let Some(figure) = figure else { return texts.screen("too_few").to_owned() };
        let most = self.range().1.to_string();
        texts.filled("score", &[("figure", figure), ("most", &most), ("higher", &self.higher_means)])
    }

    /// Says how many items were answered: `10 of 10 answered`.
    pub fn answered(&self, n: usize) -> String {
        let of = self.items.len().to_string();
        instruments().filled("answered", &[("n", &n.to_string()), ("of", &of)])
    }
}

#[cfg(test)]
mod tests;
