//! Filters: conditions on an entry in addition to the words that it must hold.

use super::vocabulary::{Unknown, Vocabulary};
use crate::journal::written_day;
use crate::journal::written_day::WhenError;
use crate::journal::{Day, Entry, Rating, Scale, TickList};

/// The names of filters, which narrow a search together with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Kind,
    Sign,
    Tick(TickList),
    Source,
    From,
    To,
}

impl Name {
    pub(super) const ALL: [(&'static str, Self); 9] = [
        ("kind", Self::Kind),
        ("sign", Self::Sign),
        ("trigger", Self::Tick(TickList::Triggers)),
        ("did", Self::Tick(TickList::Did)),
        ("helped", Self::Tick(TickList::Helped)),
        ("root", Self::Tick(TickList::Roots)),
        ("from-import", Self::Source),
        ("from", Self::From),
        ("to", Self::To),
    ];

    /// The filter that goes by this name, in one of a few spellings.
    pub(super) fn of(written: &str) -> Option<Self> {
        let written = written.to_ascii_lowercase();
        let is_it = |name: &str| name == written || written.strip_suffix('s') == Some(name);
        Self::ALL.into_iter().find(|(name, _)| is_it(name)).map(|(_, filter)| filter)
    }

    pub(super) fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, name)| *name == self).map_or("", |(word, _)| word)
    }

    /// Returns an example of the filter.
    pub(super) fn example(self, vocabulary: &Vocabulary) -> String {
        let value = match self {
            Self::Kind => "fear",
            Self::Sign => "jealousy>=3",
            Self::Tick(list) => vocabulary.example(list),
            Self::Source => "jrnl",
            Self::From => "2026-11-01",
            Self::To => "today",
        };
        format!("{}:{value}", self.word())
    }
}

/// A comparison of a rating with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Recorded,
    Equal(Rating),
    AtLeast(Rating),
    AtMost(Rating),
    Above(Rating),
    Below(Rating),
}

/// The comparison that a sign between a name and a number makes with the number.
type With = fn(Rating) -> Comparison;

impl Comparison {
    /// The signs between a sign's name and its number; those of two characters first.
    const SIGNS: [(&'static str, With); 8] = [
        (">=", Self::AtLeast),
        ("<=", Self::AtMost),
        ("==", Self::Equal),
        ("≥", Self::AtLeast),
        ("≤", Self::AtMost),
        (">", Self::Above),
        ("<", Self::Below),
        ("=", Self::Equal),
    ];

    fn holds(self, rating: Option<Rating>) -> bool {
        rating.is_some_and(|rating| match self {
            Self::Recorded => true,
            Self::Equal(other) => rating == other,
            Self::AtLeast(other) => rating >= other,
            Self::AtMost(other) => rating <= other,
            Self::Above(other) => rating > other,
            Self::Below(other) => rating < other,
        })
    }
}

/// Whether a character stands between a sign's name and its number.
pub(super) fn compares(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '≤' | '≥')
}

/// Everything that an entry must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    /// One of these; any when there are none.
    kinds: Vec<String>,
    scales: Vec<(Scale, Comparison)>,
    /// One of the ids each: a label may be that of several ticks.
    ticks: Vec<(TickList, Vec<String>)>,
    /// From one of these programs; from any or written here when there are none.
    sources: Vec<String>,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

impl Filters {
    /// Adds the filter with a value.
    pub(super) fn add(
        &mut self,
        name: Name,
        value: &str,
        vocabulary: &Vocabulary,
        today: Day,
    ) -> Result<(), FilterError> {
        let written = || format!("{}:{}", name.word(), value.trim());
        if value.trim().is_empty() {
            return Err(FilterError::NoValue { filter: name.word(), example: name.example(vocabulary) });
        }
        let unknown = |unknown| FilterError::Unknown { filter: name.word(), written: written(), unknown };
        match name {
            Name::Kind => self.kinds.extend(vocabulary.kinds(value).map_err(unknown)?),
            Name::Sign => {
                let (sign, comparison) = compared(value, written)?;
                self.scales.push((vocabulary.scale(sign).map_err(unknown)?, comparison));
            }
            Name::Tick(list) => self.ticks.push((list, vocabulary.ticks(list, value).map_err(unknown)?)),
            Name::Source => self.sources.extend(vocabulary.sources(value).map_err(unknown)?),
            Name::From => {
                let day = day(value, today, written)?;
                self.from = self.from.max(Some(day));
            }
            Name::To => {
                let day = day(value, today, written)?;
                self.to = Some(self.to.map_or(day, |to| to.min(day)));
            }
        }
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => {
                match name {
                    Name::To => self.to = None,
                    _ => self.from = None,
                }
                Err(FilterError::Order { from, to })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn hold(&self, entry: &Entry) -> bool {
        // People write kinds with hyphens.
        let is_kind = |kind: &String| kind.replace('-', "_") == entry.body.kind();
        self.from.is_none_or(|from| entry.day >= from)
            && self.to.is_none_or(|to| entry.day <= to)
            && (self.sources.is_empty()
                || entry.source().is_some_and(|from| self.sources.iter().any(|it| it == from)))
            && (self.kinds.is_empty() || self.kinds.iter().any(is_kind))
            && (self.scales.is_empty() && self.ticks.is_empty() || self.hold_check_in(entry))
    }

    fn hold_check_in(&self, entry: &Entry) -> bool {
        let Some(check_in) = entry.check_in() else { return false };
        let ticked = |list: TickList, ids: &[String]| {
            check_in.ticked(list).is_some_and(|ticked| ticked.iter().any(|id| ids.contains(id)))
        };
        self.scales.iter().all(|(scale, comparison)| comparison.holds(check_in.ratings.get(*scale)))
            && self.ticks.iter().all(|(list, ids)| ticked(*list, ids))
    }
}

/// Splits a value into a sign's name and the comparison with its rating.
fn compared(value: &str, written: impl Fn() -> String) -> Result<(&str, Comparison), FilterError> {
    let Some((sign, rest)) = value.find(compares).and_then(|at| value.split_at_checked(at)) else {
        return Ok((value, Comparison::Recorded));
    };
    let (comparison, number) = Comparison::SIGNS
        .into_iter()
        .find_map(|(sign, comparison)| Some((comparison, rest.strip_prefix(sign)?)))
        .ok_or_else(|| FilterError::Rating { written: written() })?;
    let rating = match number.trim().as_bytes() {
        [digit @ b'0'..=b'9'] => Rating::new(digit - b'0'),
        _ => None,
    };
    let comparison = comparison(rating.ok_or_else(|| FilterError::Rating { written: written() })?);
    if Rating::ALL.into_iter().any(|rating| comparison.holds(Some(rating))) {
        Ok((sign, comparison))
    } else {
        Err(FilterError::Never { written: written() })
    }
}

fn day(value: &str, today: Day, written: impl Fn() -> String) -> Result<Day, FilterError> {
    written_day::day(value, today).map_err(|why| {
        let near = written_day::nearest_form(value, today).filter(|_| why == WhenError::Form);
        let remedy = near.map_or_else(|| why.to_string(), |near| format!("did you mean {near}?"));
        FilterError::Day { written: written(), remedy }
    })
}

/// The reason why a filter cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// There is no such filter.
    #[error("{}", no_such(name, *nearest))]
    NoSuch {
        /// The text in front of the colon.
        name: String,
        /// The nearest filter.
        nearest: Option<&'static str>,
    },
    /// Nothing stands behind the colon.
    #[error("{filter}: has no value yet: write it like {example}")]
    NoValue {
        /// The filter.
        filter: &'static str,
        /// An example of its spelling.
        example: String,
    },
    /// The value after the colon is not known.
    #[error("{}", not_known(written, unknown))]
    Unknown {
        /// The filter.
        filter: &'static str,
        /// The whole filter as it was written.
        written: String,
        /// The names that may have been meant.
        unknown: Unknown,
    },
    /// A sign is held against something that is no rating.
    #[error("{written} has no rating from 0 to 4: write it like sign:jealousy>=3")]
    Rating {
        /// The whole filter as it was written.
        written: String,
    },
    /// No rating is like that.
    #[error("{written} matches no rating: they go from 0 to 4")]
    Never {
        /// The whole filter as it was written.
        written: String,
    },
    /// A day that does not exist.
    #[error("{written} is not a day: {remedy}")]
    Day {
        /// The whole filter as it was written.
        written: String,
        /// The form that was probably meant, or the reason.
        remedy: String,
    },
    /// The first day lies after the last.
    #[error("from:{from} is after to:{to}: swap them")]
    Order {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
}

impl FilterError {
    /// Whether it is a tick that is not known.
    pub fn is_unknown_tick(&self) -> bool {
        matches!(self, Self::Unknown { filter, .. } if matches!(Name::of(filter), Some(Name::Tick(_))))
    }
}

/// So many names are told when none is near.
const MOST_TOLD: usize = 24;

fn no_such(name: &str, nearest: Option<&str>) -> String {
    if let Some(near) = nearest {
        return format!("no filter {name}:, did you mean {near}:? In quotes it is looked for as words");
    }
    let names: Vec<&str> = Name::ALL.into_iter().map(|(name, _)| name).collect();
    format!("no filter {name}: in quotes it is looked for as words; the filters are {}", names.join(", "))
}

fn not_known(written: &str, unknown: &Unknown) -> String {
    if let Some(near) = &unknown.nearest {
        return format!("no {written}, did you mean {near}?");
    }
    let mut known: Vec<&str> = unknown.known.iter().map(String::as_str).take(MOST_TOLD).collect();
    if unknown.known.len() > MOST_TOLD {
        known.push("…");
    }
    format!("no {written}: write one of {}", known.join(", "))
}
