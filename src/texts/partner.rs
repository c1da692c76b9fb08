//! The words for the partner in the texts: `assets/partner_words.toml`.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;

/// The words for the partner in the texts, for those who have none right now, or more than one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartnerWords {
    /// My partner.
    #[default]
    Partner,
    /// Someone I'm close to.
    Close,
    /// Someone I'm dating.
    Dating,
    /// Someone I'm missing.
    Missing,
    /// Several partners.
    Partners,
    /// An ex.
    Ex,
    /// Nobody right now.
    Nobody,
}

impl PartnerWords {
    /// All choices with their names in the config.
    pub const ALL: [(&'static str, Self); 7] = [
        ("partner", Self::Partner),
        ("close", Self::Close),
        ("dating", Self::Dating),
        ("missing", Self::Missing),
        ("partners", Self::Partners),
        ("ex", Self::Ex),
        ("nobody", Self::Nobody),
    ];

    /// The choice in words, as it is offered.
    pub fn name(self) -> &'static str {
        match self {
            Self::Partner => "your partner",
            Self::Close => "someone you're close to",
            Self::Dating => "someone you're dating",
            Self::Missing => "someone you're missing",
            Self::Partners => "several partners",
            Self::Ex => "an ex",
            Self::Nobody => "nobody right now",
        }
    }

    /// One of the program's texts in these words; any other text as it is.
    pub fn in_text(self, text: &str) -> Cow<'_, str> {
        match super::partner_words().by_text.get(text) {
            Some(wording) => Cow::Borrowed(wording.of(self)),
            None => Cow::Borrowed(text),
        }
    }
}

/// A text in the words of each choice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub(super) partner: String,
    close: String,
    dating: String,
    missing: String,
    partners: String,
    ex: String,
    nobody: String,
}

impl Wording {
    pub(super) fn of(&self, words: PartnerWords) -> &str {
        match words {
            PartnerWords::Partner => &self.partner,
            PartnerWords::Close => &self.close,
            PartnerWords::Dating => &self.dating,
            PartnerWords::Missing => &self.missing,
            PartnerWords::Partners => &self.partners,
            PartnerWords::Ex => &self.ex,
            PartnerWords::Nobody => &self.nobody,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordingFile {
    text: Vec<Wording>,
}

/// The texts that name the other person, by the text that speaks of a partner.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "WordingFile")]
pub struct PartnerTexts {
    pub(super) by_text: HashMap<String, Wording>,
}

impl From<WordingFile> for PartnerTexts {
    fn from(file: WordingFile) -> Self {
        Self { by_text: file.text.into_iter().map(|wording| (wording.partner.clone(), wording)).collect() }
    }
}
