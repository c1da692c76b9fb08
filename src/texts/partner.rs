//! The words for the partner in the texts.

use std::borrow::Cow;

/// The words for the partner in the texts, for those who have none right now.
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
}

impl PartnerWords {
    /// All choices with their names in the config.
    pub const ALL: [(&'static str, Self); 4] = [
        ("partner", Self::Partner),
        ("close", Self::Close),
        ("dating", Self::Dating),
        ("missing", Self::Missing),
    ];

    /// A text with these words for the partner.
    pub fn in_text(self, text: &str) -> Cow<'_, str> {
        let (yours, mine) = match self {
            Self::Partner => return Cow::Borrowed(text),
            Self::Close => ("someone you're close to", "someone I'm close to"),
            Self::Dating => ("someone you're dating", "someone I'm dating"),
            Self::Missing => ("someone you're missing", "someone I'm missing"),
        };
        Cow::Owned(text.replace("your partner", yours).replace("my partner", mine))
    }
}
