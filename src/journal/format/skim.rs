//! Skims the ratings and ticks of a document without its words, several times faster than reading it whole.
//!
//! It reads only documents in canonical form: nothing deleted, no other versions, no unknown field, entries in order. For
//! everything else it falls back to [`Document::parse`](crate::journal::Document::parse), so that both always see the same.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::digest::Digest;
use super::document::limits::{self, MOST_ELEMENTS, MOST_VALUES};
use super::migrate::{FORMAT, VERSION};
use crate::journal::calendar::Month;
use crate::journal::check_in::TickList;
use crate::journal::day::Day;
use crate::journal::entry::Entry;
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;
use crate::journal::observation::{Observation, Practised};
use crate::journal::practice::{Kind, Shape};
use crate::journal::sign::{Rating, Scale, Sign};

/// The observations of a month for statistics, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skim {
    /// Its check-ins without their words.
    pub observations: Vec<Observation>,
    /// Which exercises were done on which days.
    pub practised: Vec<Practised>,
}

impl Skim {
    /// What there is of it in entries that were read whole.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut skim = Self::default();
        for entry in entries {
            skim.observations.extend(Observation::of(entry));
            skim.practised.extend(Practised::of(entry));
        }
        skim
    }
}

/// What statistics look at of a month's document; `None` when it must be read whole.
pub fn skim(text: &str, month: Month) -> Option<Skim> {
    let document: Document<'_> = serde_json::from_str(text).ok()?;
    let plain = document.others.is_empty() && document.tombstones.is_empty();
    let known = document.format == FORMAT && document.version == VERSION && document.month == month;
    let entries = document.entries.0;
    let in_month = entries.iter().all(|entry| Month::of(entry.day) == month);
    let in_order = entries.is_sorted_by(|one, next| one.sort_key() < next.sort_key());
    let ids = || entries.iter().map(|entry| entry.id);
    // In order, two of one id can only stand apart when their days or moments differ.
    let mut sorted: Vec<EntryId> = ids().collect();
    sorted.sort_unstable();
    let single = sorted.windows(2).all(|pair| pair.first() != pair.last());
    let much = entries.iter().map(|entry| entry.values).sum::<usize>() > MOST_VALUES;
    if much || !(plain && known && in_month && in_order && single) {
        return None;
    }
    let mut skim = Skim::default();
    for entry in entries {
        match entry.seen {
            Some(Seen::CheckIn(observation)) => skim.observations.push(observation),
            Some(Seen::Practice(practised)) => skim.practised.push(practised),
            None => {}
        }
    }
    Some(skim)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    version: u64,
    month: Month,
    entries: Entries,
    others: Vec<IgnoredAny>,
    tombstones: Vec<IgnoredAny>,
}

struct Entries(Vec<Skimmed>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Vec<Skimmed>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of entries")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(31);
                while let Some(entry) = list.next_element_seed(OneEntry)? {
                    if entries.len() == MOST_ELEMENTS {
                        return Err(A::Error::custom("more than a document holds"));
                    }
                    entries.push(entry);
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_seq(All).map(Self)
    }
}

/// An entry of any kind, as far as its place in the document goes, and what is seen of it.
struct Skimmed {
    id: EntryId,
    day: Day,
    saved_at: Moment,
    seen: Option<Seen>,
    /// How many values it has beyond what entries have.
    values: usize,
}

enum Seen {
    CheckIn(Observation),
    Practice(Practised),
}

impl Skimmed {
    fn sort_key(&self) -> (Day, (i64, u32), EntryId) {
        (self.day, self.saved_at.instant(), self.id)
    }
}

struct OneEntry;

impl<'de> DeserializeSeed<'de> for OneEntry {
    type Value = Skimmed;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Skimmed, D::Error> {
        deserializer.deserialize_map(self)
    }
}

/// Takes the next field, which must have this name.
fn next<'de, A: MapAccess<'de>, T: Deserialize<'de>>(map: &mut A, name: &'static str) -> Result<T, A::Error> {
    match map.next_key::<Name<'de>>()? {
        Some(Name(found)) if found == name => map.next_value(),
        _ => Err(A::Error::custom("another field")),
    }
}

/// As many values may stand in one list to be skimmed; one with more is left to reading the document whole.
const FEW: usize = 1_000;

/// The list as long as it is short; counts what is in it, rather more than less.
fn few<'de, E: Error>(raw: &'de RawValue, values: &mut usize) -> Result<&'de RawValue, E> {
    let found = limits::values_in(raw.get());
    if found > FEW {
        return Err(E::custom("more than is common"));
    }
    *values += found.saturating_sub(1);
    Ok(raw)
}

impl<'de> Visitor<'de> for OneEntry {
    type Value = Skimmed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry as this version writes it")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Skimmed, A::Error> {
        let id: EntryId = next(&mut map, "id")?;
        let kind: Name<'de> = next(&mut map, "kind")?;
        let day: Day = next(&mut map, "day")?;
        let saved_at: Moment = next(&mut map, "saved_at")?;
        let _: Option<Moment> = next(&mut map, "edited_at")?;
        let mut values = 0;
        let replaces: &'de RawValue = next(&mut map, "replaces")?;
        let _: Vec<Digest> =
            serde_json::from_str(few(replaces, &mut values)?.get()).map_err(A::Error::custom)?;
        let late: bool = next(&mut map, "late")?;
        let seen = match kind.0.as_ref() {
            "check_in" if id == EntryId::of_check_in(day) => {
                let ratings: Ratings = next(&mut map, "ratings")?;
                let _: Notes = next(&mut map, "notes")?;
                let mut ticks = [const { None }; 4];
                for (list, ticked) in TickList::ALL.into_iter().zip(&mut ticks) {
                    let raw: &'de RawValue = next(&mut map, list.key())?;
                    *ticked = serde_json::from_str(few(raw, &mut values)?.get()).map_err(A::Error::custom)?;
                }
                let _: Option<Prompt> = next(&mut map, "prompt")?;
                let _: Word = next(&mut map, "text")?;
                Some(Seen::CheckIn(Observation { day, late, ratings: ratings.0, ticks }))
            }
            "check_in" => return Err(A::Error::custom("an id of another day")),
            "note" => {
                let _: Word = next(&mut map, "text")?;
                None
            }
            // Whether it has what a kind of a newer version must have is not known here.
            name => {
                let kind = Kind::from_key(name).ok_or_else(|| A::Error::custom("another kind"))?;
                for field in kind.fields() {
                    let raw: &'de RawValue = next(&mut map, field.key)?;
                    let raw = if field.shape == Shape::Text { raw } else { few(raw, &mut values)? };
                    field.shape.read(raw).ok_or_else(|| A::Error::custom("another shape"))?;
                }
                (!late).then_some(Seen::Practice(Practised { day, kind }))
            }
        };
        match map.next_key::<Name<'de>>()? {
            None => Ok(Skimmed { id, day, saved_at, seen, values: limits::uncommon(values) }),
            Some(_) => Err(A::Error::custom("a field more")),
        }
    }
}

/// A short text, borrowed where that can be.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// A text that is not kept.
struct Word;

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Word;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, _: &str) -> Result<Word, E> {
                Ok(Word)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prompt {
    #[serde(rename = "id")]
    _id: Word,
    #[serde(rename = "answer")]
    _answer: Word,
}

struct Ratings([Option<Rating>; 6]);

impl<'de> Deserialize<'de> for Ratings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Six;

        impl<'de> Visitor<'de> for Six {
            type Value = Ratings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("six ratings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ratings, A::Error> {
                let mut ratings = [None; 6];
                for (scale, rating) in Scale::ALL.into_iter().zip(&mut ratings) {
                    let value: Option<u8> = next(&mut map, scale.key())?;
                    *rating = match value {
                        Some(value) => Some(Rating::new(value).ok_or_else(|| A::Error::custom("no rating"))?),
                        None => None,
                    };
                }
                match map.next_key::<Name<'de>>()? {
                    None => Ok(Ratings(ratings)),
                    Some(_) => Err(A::Error::custom("a field more")),
                }
            }
        }

        deserializer.deserialize_map(Six)
    }
}

/// The notes under the questions.
struct Notes;

impl<'de> Deserialize<'de> for Notes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BySign;

        impl<'de> Visitor<'de> for BySign {
            type Value = Notes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("notes by sign")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Notes, A::Error> {
                let mut last = None;
                while let Some(Name(name)) = map.next_key::<Name<'de>>()? {
                    let sign = Sign::from_key(&name).ok_or_else(|| A::Error::custom("another field"))?;
                    // Rising, so that none comes twice.
                    if last.is_some_and(|last| last >= sign) {
                        return Err(A::Error::custom("another order"));
                    }
                    last = Some(sign);
                    let _: Word = map.next_value()?;
                }
                Ok(Notes)
            }
        }

        deserializer.deserialize_map(BySign)
    }
}

#[cfg(test)]
mod tests;
