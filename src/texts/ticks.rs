//! The built-in tick-lists: `assets/ticks.toml`.

use serde::Deserialize;

use crate::journal::TickList;

/// The tick-lists as they come with the program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickTexts {
    headings: Headings,
    triggers: Vec<Tick>,
    did: Vec<Tick>,
    helped: Vec<Tick>,
    roots: Vec<Tick>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Headings {
    triggers: String,
    did: String,
    helped: String,
    roots: String,
}

/// One thing that can be ticked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    /// The permanent id: `late_reply`.
    pub id: String,
    /// The label on the screen: `late or short reply`.
    pub label: String,
}

impl TickTexts {
    /// The heading over a list: `What set it off`.
    pub fn heading(&self, list: TickList) -> &str {
        match list {
            TickList::Triggers => &self.headings.triggers,
            TickList::Did => &self.headings.did,
            TickList::Helped => &self.headings.helped,
            TickList::Roots => &self.headings.roots,
        }
    }

    /// The built-in ticks of a list.
    pub fn list(&self, list: TickList) -> &[Tick] {
        match list {
            TickList::Triggers => &self.triggers,
            TickList::Did => &self.did,
            TickList::Helped => &self.helped,
            TickList::Roots => &self.roots,
        }
    }
}
