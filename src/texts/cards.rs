//! The cards that come one a week: `assets/cards.toml`.

use serde::Deserialize;

use crate::journal::Card;
use crate::journal::practice::Kind;

/// The cards, and the words around them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardTexts {
    /// The words around them.
    pub screen: CardWords,
    pub(super) card: Vec<CardText>,
}

/// The words around the cards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardWords {
    /// The line of Home on the card of this week, with `{title}` and `{key}`.
    pub home: String,
    /// The name of the list of all cards.
    pub list: String,
    /// The heading of the line from one's own days.
    pub from_you: String,
    /// The heading of the small thing to do.
    pub small: String,
    /// The heading of the question to write about.
    pub write: String,
    /// The line in place of a card that waits for a lighter day.
    pub resting: String,
}

/// One card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardText {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its paragraphs; `{support}` is the way to the support page.
    pub say: Vec<String>,
    /// The line from one's own days, with its figures.
    pub data: String,
    /// The least number from which that line is shown.
    pub data_least: usize,
    /// The small thing to do.
    pub small: String,
    /// The question to write about.
    pub ask: String,
    pub(super) leads: Vec<String>,
    /// Whether it names the way to the support page by itself.
    #[serde(default)]
    pub support: bool,
    /// Ideas for an exercise that it leads to.
    #[serde(default)]
    pub ideas: Vec<String>,
}

/// Something that a card leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLead {
    /// An exercise.
    Exercise(Kind),
    /// The page on finding someone to talk to.
    FindSomeone,
}

impl CardLead {
    /// The lead of a name in the texts.
    pub(super) fn named(name: &str) -> Option<Self> {
        if name == "someone" { Some(Self::FindSomeone) } else { Kind::from_key(name).map(Self::Exercise) }
    }
}

impl CardText {
    /// Whatever it leads to, in order.
    pub fn leads(&self) -> impl Iterator<Item = CardLead> {
        self.leads.iter().filter_map(|name| CardLead::named(name))
    }
}

impl CardTexts {
    /// The texts of a card.
    pub fn card(&self, card: Card) -> Option<&CardText> {
        self.card.iter().find(|text| text.id == card.id())
    }
}
