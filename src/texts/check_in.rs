//! The questions of the check-in: `assets/checkin.toml`.

use serde::Deserialize;

use crate::journal::{Rating, Scale};

/// The questions of the check-in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckInTexts {
    /// Words shared by all questions.
    pub generic: Generic,
    pub(super) sign: Vec<Question>,
    pub(super) steadiness: Question,
}

/// Words shared by all questions of the check-in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generic {
    /// The word at 1 on every scale.
    pub a_little: String,
    /// The word at 3 on every scale.
    pub quite_a_lot: String,
    /// The direction of the scales; shown once a screen.
    pub direction: String,
    /// The words shown once a check-in is on disk.
    pub saved: String,
    /// The words shown once a change of one is on disk: nobody is thanked for mending a digit.
    pub saved_again: String,
}

/// One question of the check-in and its five worded answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub(super) key: String,
    /// The heading in the check-in.
    pub title: String,
    /// The name in rows and charts.
    pub label: String,
    /// The meaning of a higher rating.
    pub higher_means: String,
    /// The question itself.
    pub question: String,
    pub(super) answers: Vec<String>,
    #[serde(default)]
    pub(super) anchors: Vec<String>,
}

impl Question {
    /// The words of an answer: `Not at all`.
    pub fn answer(&self, rating: Rating) -> &str {
        self.answers.get(usize::from(rating.value())).map_or("", String::as_str)
    }

    /// Returns an example of the answer in a day; empty where the words alone say it.
    pub fn anchor(&self, rating: Rating) -> &str {
        self.anchors.get(usize::from(rating.value())).map_or("", String::as_str)
    }
}

impl CheckInTexts {
    /// The question that asks for a rating.
    pub fn question(&self, scale: impl Into<Scale>) -> &Question {
        match scale.into() {
            Scale::Steadiness => &self.steadiness,
            Scale::Sign(sign) => {
                let asked = self.sign.iter().find(|question| question.key == sign.key());
                asked.unwrap_or(&self.steadiness)
            }
        }
    }
}
