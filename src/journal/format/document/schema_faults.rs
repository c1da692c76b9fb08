//! What stands in the lists of a document and breaks the schema: how much of it, and the first of it with its places.

use serde_json::value::RawValue;

use super::Tombstone;
use crate::journal::calendar::Month;
use crate::journal::entry::Entry;
use crate::journal::format::fields::Fields;

/// How much there is, and the first of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Odd {
    /// How many things.
    pub count: usize,
    /// The first of them, in the order of the text.
    pub first: Vec<OddThing>,
}

/// One thing that breaks the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddThing {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What it is, without anything that is written there.
    pub what: String,
}

/// What of a document that can be read is [`Kept`](super::Kept), and the first `most` things of it.
pub fn odd(text: &str, month: Month, most: usize) -> Odd {
    let mut odd = Odd::default();
    let Ok(mut fields) = Fields::parse(text.strip_prefix('\u{feff}').unwrap_or(text)) else { return odd };
    let entry = |raw: &str| match Entry::parse(raw) {
        Ok(entry) if Month::of(entry.day) == month => None,
        Ok(_) => Some("an entry of another month".to_owned()),
        Err(error) => Some(format!("an entry that cannot be read: {error}")),
    };
    let tombstone = |raw: &str| {
        Tombstone::parse(raw).err().map(|error| format!("a tombstone that cannot be read: {error}"))
    };
    let mut lists: Vec<(&str, bool)> = Vec::new();
    for name in ["entries", "others", "tombstones"] {
        lists.extend(fields.take_raw(name).map(|raw| (raw.get(), name == "tombstones")));
    }
    // In the order of the text.
    lists.sort_unstable_by_key(|(raw, _)| raw.as_ptr());
    for (list, is_of_tombstones) in lists {
        for raw in serde_json::from_str::<Vec<&RawValue>>(list).unwrap_or_default() {
            let Some(what) = (if is_of_tombstones { tombstone(raw.get()) } else { entry(raw.get()) }) else {
                continue;
            };
            odd.count += 1;
            if odd.first.len() < most {
                let before = raw.get().as_ptr() as usize - text.as_ptr() as usize;
                let line = 1 + text.get(..before).unwrap_or_default().matches('\n').count();
                odd.first.push(OddThing { line, what });
            }
        }
    }
    odd
}
