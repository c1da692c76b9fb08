//! The five signs, steadiness as a sixth scale, and the ratings of a check-in.

use std::fmt;

use serde_json::{Map, Value};

use crate::journal::format::fields::{FieldError, Fields, Writer, values_of};
use crate::journal::format::whole_number::{Spellings, Whole};

/// One of the five signs of insecurity; for all of them a higher rating means more of the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Jealousy, or fear of being replaced.
    Jealousy,
    /// The need to be told that one is loved, wanted or good enough.
    Reassurance,
    /// How easily words, looks or silences feel like rejection.
    Sensitivity,
    /// Being hard on oneself: the difficulty of accepting oneself.
    SelfCriticism,
    /// Going over the partner's words or actions.
    OverAnalysis,
}

impl Sign {
    /// The five in the order in which they are asked and shown.
    pub const ALL: [Self; 5] =
        [Self::Jealousy, Self::Reassurance, Self::Sensitivity, Self::SelfCriticism, Self::OverAnalysis];

    /// The name in documents, the config and JSON: `self_criticism`.
    pub fn key(self) -> &'static str {
        Scale::Sign(self).key()
    }

    /// The sign with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.key() == key)
    }
}

/// A scale that a check-in rates from 0 to 4: one of the five signs, or steadiness (higher = steadier).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// One of the five signs.
    Sign(Sign),
    /// How steady one felt; optional, and the only scale on which more is lighter.
    Steadiness,
}

impl Scale {
    /// The five signs in order, then steadiness.
    pub const ALL: [Self; 6] = [
        Self::Sign(Sign::Jealousy),
        Self::Sign(Sign::Reassurance),
        Self::Sign(Sign::Sensitivity),
        Self::Sign(Sign::SelfCriticism),
        Self::Sign(Sign::OverAnalysis),
        Self::Steadiness,
    ];

    /// The name in documents, the config and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sign(Sign::Jealousy) => "jealousy",
            Self::Sign(Sign::Reassurance) => "reassurance",
            Self::Sign(Sign::Sensitivity) => "sensitivity",
            Self::Sign(Sign::SelfCriticism) => "self_criticism",
            Self::Sign(Sign::OverAnalysis) => "over_analysis",
            Self::Steadiness => "steadiness",
        }
    }

    /// The scale with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.key() == key)
    }
}

impl From<Sign> for Scale {
    fn from(sign: Sign) -> Self {
        Self::Sign(sign)
    }
}

/// An answer on a scale, 0 (not at all) to 4 (a lot).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(u8);

impl Rating {
    /// The highest rating.
    pub const MAX: u8 = 4;

    /// The five ratings from 0 to 4.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The rating with this value, if it lies between 0 and 4.
    pub fn new(value: u8) -> Option<Self> {
        (value <= Self::MAX).then_some(Self(value))
    }

    /// The value, 0 to 4.
    pub fn value(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The ratings of one check-in; a scale that was skipped is `None`, which is not the same as 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings {
    values: [Option<Rating>; 6],
    extra: Map<String, Value>,
}

impl Ratings {
    /// The rating of a scale; `None` when it was skipped.
    pub fn get(&self, scale: impl Into<Scale>) -> Option<Rating> {
        self.values.get(place(scale.into())).copied().flatten()
    }

    /// Whether any scale is rated differently.
    pub fn differ_from(&self, other: &Self) -> bool {
        self.values != other.values
    }

    /// Counts the values in fields that this version does not know.
    pub(super) fn unknown_values(&self) -> usize {
        values_of(&self.extra)
    }

    /// Records a rating, or that the scale was skipped.
    pub fn set(&mut self, scale: impl Into<Scale>, rating: Option<Rating>) {
        if let Some(value) = self.values.get_mut(place(scale.into())) {
            *value = rating;
        }
    }

    /// The highest rating of the five signs; `None` when all were skipped.
    pub fn highest(&self) -> Option<Rating> {
        Sign::ALL.into_iter().filter_map(|sign| self.get(sign)).max()
    }

    /// Whether nothing was rated, steadiness included.
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }

    pub(super) fn read(mut fields: Fields<'_>, spellings: &mut Spellings) -> Result<Self, FieldError> {
        let mut ratings = Self::default();
        for scale in Scale::ALL {
            let key = scale.key();
            let raw = fields.take_raw(key).ok_or(FieldError::Missing(key))?;
            if raw.get() == "null" {
                continue;
            }
            let rating = Whole::read(raw.get()).and_then(Whole::fit).and_then(Rating::new);
            ratings.set(scale, Some(rating.ok_or(FieldError::Invalid(key))?));
            spellings.note(|| format!("/ratings/{key}"), raw);
        }
        ratings.extra = fields.rest()?;
        Ok(ratings)
    }

    pub(super) fn to_value(&self) -> Value {
        let mut map = Writer::default();
        for scale in Scale::ALL {
            map.put(scale.key(), self.get(scale).map(Rating::value));
        }
        map.finish(&self.extra)
    }
}

fn place(scale: Scale) -> usize {
    match scale {
        Scale::Sign(sign) => sign as usize,
        Scale::Steadiness => Sign::ALL.len(),
    }
}
