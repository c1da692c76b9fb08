//! The four tick-lists of a check-in.

/// One of the lists in which things can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickList {
    /// What set it off.
    Triggers,
    /// What I did.
    Did,
    /// What helped.
    Helped,
    /// Where it may come from.
    Roots,
}

impl TickList {
    /// The lists in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Triggers, Self::Did, Self::Helped, Self::Roots];

    /// The name in documents and in the config: `triggers`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Triggers => "triggers",
            Self::Did => "did",
            Self::Helped => "helped",
            Self::Roots => "roots",
        }
    }

    /// The list with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }
}
