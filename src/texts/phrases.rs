//! The families of heavy phrases: `assets/phrases.toml`.

use serde::Deserialize;

/// The families of heavy phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseTexts {
    pub(super) family: Vec<FamilyTexts>,
}

/// The subject of a family.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum FamilyId {
    /// Ending one's life, or hurting oneself.
    Life,
    /// Being hurt or kept small by someone.
    BeingHurt,
    /// Hurting or watching someone.
    Hurting,
}

/// One family of heavy phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyTexts {
    /// The subject.
    pub id: FamilyId,
    /// The line in the window, with `{support}`; empty = that of the hard night.
    #[serde(default)]
    pub line: String,
    /// The line on the command line; empty = that of the hard night.
    #[serde(default)]
    pub printed: String,
    /// The phrases.
    pub phrases: Vec<String>,
    /// The phrases that take out what they overlap.
    pub except: Vec<String>,
    /// The words that turn a phrase round.
    pub unless: Vec<String>,
}

impl PhraseTexts {
    /// All families, the most pressing first.
    pub fn families(&self) -> &[FamilyTexts] {
        &self.family
    }

    /// The family of a subject.
    pub fn of(&self, id: FamilyId) -> Option<&FamilyTexts> {
        self.family.iter().find(|family| family.id == id)
    }
}
