//! The page for the partner of someone who feels insecure: `assets/partner.toml`.

use serde::Deserialize;

/// The page for a partner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerPage {
    /// Its title.
    pub title: String,
    part: Vec<PagePart>,
}

/// One part of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagePart {
    /// Its heading.
    pub title: String,
    /// Its paragraphs; `{support}` is the way to people to talk to.
    pub say: Vec<String>,
    /// Whether it is about one's own safety.
    #[serde(default)]
    safety: bool,
}

impl PartnerPage {
    /// The parts in their order, or with the one about safety first.
    pub fn parts(&self, safety_first: bool) -> impl Iterator<Item = &PagePart> {
        let first = self.part.iter().filter(move |part| safety_first && part.safety);
        first.chain(self.part.iter().filter(move |part| !(safety_first && part.safety)))
    }
}
