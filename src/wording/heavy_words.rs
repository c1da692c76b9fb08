//! The reasons to point to people who answer: heavy phrases, a feeling at its strongest, many hard days.

use std::borrow::Cow;

use crate::journal::families::Family;
use crate::texts::{self, FamilyId};

/// The command that prints people who answer.
const COMMAND: &str = "inward support";

/// A reason to point to people who answer, the most pressing first. Each is given once while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// Words about ending one's life, or hurting oneself.
    Life,
    /// Words about being hurt or kept small.
    BeingHurt,
    /// Words about hurting or watching someone.
    Hurting,
    /// A feeling or signs at their strongest.
    Lot,
    /// Many hard days.
    HardDays,
}

impl Occasion {
    /// The reasons that some texts give.
    pub fn of_words<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let texts: Vec<&str> = texts.into_iter().collect();
        let families = texts::phrases().families().iter();
        let mut found: Vec<Self> = families
            .filter(|family| {
                let (phrases, except, unless) = (&family.phrases, &family.except, &family.unless);
                texts.iter().any(|text| Family { phrases, except, unless }.is_in(text))
            })
            .map(|family| match family.id {
                FamilyId::Life => Self::Life,
                FamilyId::BeingHurt => Self::BeingHurt,
                FamilyId::Hurting => Self::Hurting,
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// The line in the window, with `{key}` and `{support}`.
    pub fn line(self) -> &'static str {
        let line = match self {
            Self::HardDays => texts::words().hard_days.line.as_str(),
            _ => self.family().map_or("", |family| family.line.as_str()),
        };
        if line.is_empty() { &texts::night().offer.line } else { line }
    }

    /// The line on the command line.
    pub fn printed(self) -> Cow<'static, str> {
        if self == Self::HardDays {
            return self.line().replace("{support}", COMMAND).into();
        }
        let line = self.family().map_or("", |family| family.printed.as_str());
        if line.is_empty() { texts::night().offer.printed.as_str().into() } else { line.into() }
    }

    fn family(self) -> Option<&'static texts::FamilyTexts> {
        let id = match self {
            Self::Life => FamilyId::Life,
            Self::BeingHurt => FamilyId::BeingHurt,
            Self::Hurting => FamilyId::Hurting,
            Self::Lot | Self::HardDays => return None,
        };
        texts::phrases().of(id)
    }
}

#[cfg(test)]
mod tests;
