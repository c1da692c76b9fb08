//! The support page: whom to turn to, and the card on signs of more than insecurity.

use serde::Deserialize;

/// The support page and the card behind it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportTexts {
    /// The number to call in danger.
    pub emergency: String,
    /// The directory of helplines.
    pub directory: Directory,
    pub(super) line: Vec<SupportLine>,
    /// The card on when insecurity is a sensible reaction.
    pub card: Card,
}

/// The directory of helplines, and the texts around the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// Its address, as text.
    pub name: String,
    /// The description.
    pub text: String,
    /// The source of that.
    pub source: String,
    /// The date when it was last checked.
    pub checked_on: String,
    /// The line on someone one trusts.
    pub trusted: String,
    /// The note on when the list was checked.
    pub checked_note: String,
}

/// One line of support.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportLine {
    /// The country's ISO code, or `EU`.
    pub country: String,
    /// The place in words.
    pub place: String,
    /// The name of the service that answers.
    pub name: String,
    /// The number, as text.
    pub number: String,
    /// When; may be empty.
    pub hours: String,
    /// The operator's page, as text.
    pub url: String,
    /// The topic.
    pub topic: String,
    /// The source of the number.
    pub source: String,
    /// The date when it was last checked.
    pub checked_on: String,
    /// A reservation; may be empty.
    pub note: String,
}

/// The card on insecurity that is a sensible reaction, and on control.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The heading.
    pub title: String,
    /// The two questions.
    pub intro: String,
    /// The line before the list.
    pub lead: String,
    /// The list of things a partner may do.
    pub signs: Vec<String>,
    /// The conclusion from them.
    pub after: String,
    /// The heading of the other way round.
    pub other_title: String,
    /// The other way round.
    pub other: String,
}

impl SupportTexts {
    /// The lines for a country, or all when none was chosen.
    pub fn lines(&self, country: Option<&str>) -> Vec<&SupportLine> {
        let here = |line: &&SupportLine| {
            country.is_none_or(|country| {
                line.country.eq_ignore_ascii_case(country) || (line.country == "EU" && in_the_eu(country))
            })
        };
        self.line.iter().filter(here).collect()
    }

    /// The codes of all places that have lines, each with the place in words, in the order of the file.
    pub fn countries(&self) -> Vec<(&str, &str)> {
        let mut places: Vec<(&str, &str)> = Vec::new();
        for line in &self.line {
            if places.iter().all(|(code, _)| *code != line.country) {
                places.push((&line.country, &line.place));
            }
        }
        places
    }
}

fn in_the_eu(country: &str) -> bool {
    const MEMBERS: [&str; 27] = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];
    MEMBERS.iter().any(|member| member.eq_ignore_ascii_case(country))
}
