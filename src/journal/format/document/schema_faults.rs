//! The parts of a document's lists that break the schema: how many there are, and the first of them with their places.

use serde_json::value::RawValue;

use super::Tombstone;
use crate::journal::calendar::Month;
use crate::journal::entry::Entry;
use crate::journal::format::fields::Fields;

/// The number of odd things, and the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Odd {
    /// The number of things.
    pub count: usize,
    /// The first of them, in the order of the text.
    pub first: Vec<OddThing>,
}

/// One thing that breaks the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddThing {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The kind of fault, without anything that is written there.
    pub what: String,
}

/// Finds the parts of a readable document that are [`Kept`](super::Kept), and lists the first `most` of them.
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
