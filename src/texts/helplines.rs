//! The support page: whom to turn to, and the card on signs of more than insecurity.

use serde::{Deserialize, Deserializer};

use crate::journal::Day;

/// The support page and the card behind it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportTexts {
    /// The first words.
    pub lead: String,
    /// The first words after somebody said that they are not safe.
    pub lead_not_safe: String,
    /// The line for danger, with `{emergency}`.
    pub danger: String,
    pub(super) emergency: String,
    /// The line on an emergency call without speaking; for the UK.
    pub cannot_speak: String,
    /// The line on devices that somebody looks at.
    pub not_safe: String,
    /// The line for whoever is under 18.
    pub under_18: String,
    /// The line on someone one trusts.
    pub trusted: String,
    /// The line on when the numbers were checked, with `{day}`.
    pub checked: String,
    /// The line under a number that was checked long ago, with `{day}`.
    pub old: String,
    pub(super) emergency_number: Vec<EmergencyNumber>,
    /// The directory of helplines.
    pub directory: Directory,
    pub(super) line: Vec<SupportLine>,
    /// The page on finding someone to talk to.
    pub finding: Finding,
    /// The card on when insecurity is a sensible reaction.
    pub card: Card,
}

/// The emergency number of a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EmergencyNumber {
    country: String,
    number: String,
}

/// The directory of helplines.
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
    #[serde(deserialize_with = "day")]
    pub checked_on: Day,
}

/// The page on finding someone to talk to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The paragraphs, with `{week_key}`.
    pub say: Vec<String>,
}

/// The need that a line answers, in the order in which they are shown.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Distress, and thoughts of ending one's life.
    Crisis,
    /// Violence and control by a partner.
    Abuse,
    /// Worry about one's own behaviour.
    OwnBehaviour,
}

/// One line of support.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportLine {
    /// The country's ISO code, or `EU`.
    pub country: String,
    /// The place that it is for, in words.
    pub place: String,
    /// The need that it answers.
    pub need: Need,
    /// The name of the service that answers.
    pub name: String,
    /// The number, as text.
    pub number: String,
    /// The number or words for a message; may be empty.
    pub text: String,
    /// When it is answered.
    pub hours: String,
    /// The cost of a call.
    pub cost: String,
    /// The operator's page, as text; may be empty.
    pub url: String,
    /// The topic.
    pub topic: String,
    /// The source of the number.
    pub source: String,
    /// The date when it was last checked.
    #[serde(deserialize_with = "day")]
    pub checked_on: Day,
    /// A reservation; may be empty.
    pub note: String,
}

impl SupportLine {
    /// The number of days after which a number is to be checked again by whoever needs it.
    pub const FRESH: i64 = 365;

    /// Whether it was last checked more than a year before this day.
    pub fn is_old(&self, today: Day) -> bool {
        today.days_since(self.checked_on) > Self::FRESH
    }
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
    /// The lines for a country, those for the same need together; without a country all, one country after the other.
    pub fn lines(&self, country: Option<&str>) -> Vec<&SupportLine> {
        let of = |code: &str| -> Vec<&SupportLine> {
            let mut its: Vec<_> =
                self.line.iter().filter(|line| line.country.eq_ignore_ascii_case(code)).collect();
            its.sort_by_key(|line| line.need);
            its
        };
        let Some(country) = country else {
            return self.countries().into_iter().flat_map(|(code, _)| of(code)).collect();
        };
        let mut lines = of(country);
        if in_the_eu(country) {
            let common = of(EU).into_iter().filter(|line| lines.iter().all(|own| own.need != line.need));
            lines.extend(common.collect::<Vec<_>>());
            lines.sort_by_key(|line| line.need);
        }
        lines
    }

    /// All lines in the order of their file.
    pub fn lines_as_listed(&self) -> &[SupportLine] {
        &self.line
    }

    /// The emergency number of a country, or words on it where that is not known.
    pub fn emergency(&self, country: Option<&str>) -> &str {
        let number = |code: &str| {
            let its = self.emergency_number.iter().find(|its| its.country.eq_ignore_ascii_case(code));
            its.map(|its| its.number.as_str())
        };
        let common = |code: &str| number(EU).filter(|_| in_the_eu(code));
        country.and_then(|code| number(code).or_else(|| common(code))).unwrap_or(&self.emergency)
    }

    /// The line for danger, with the emergency number of a country.
    pub fn danger(&self, country: Option<&str>) -> String {
        self.danger.replace("{emergency}", self.emergency(country))
    }

    /// Whether the line on an emergency call without speaking is for a country.
    pub fn cannot_speak_in(country: Option<&str>) -> bool {
        country.is_none_or(|code| code.eq_ignore_ascii_case("GB"))
    }

    /// The name of the country that a code stands for, where it has lines.
    pub fn place(&self, code: &str) -> Option<&str> {
        self.countries()
            .into_iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(code))
            .map(|(_, place)| place)
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

/// The code of the lines that members of the European Union have in common.
const EU: &str = "EU";

fn in_the_eu(country: &str) -> bool {
    const MEMBERS: [&str; 27] = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];
    MEMBERS.iter().any(|member| member.eq_ignore_ascii_case(country))
}

/// Reads a day as the journal writes it.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    let written = String::deserialize(deserializer)?;
    written.parse().map_err(|_| serde::de::Error::custom(format!("{written:?} is no day")))
}
