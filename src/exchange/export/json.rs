//! JSON: entries as the documents hold them, without what does not leave.

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::gathered::Kept;
use super::parts::Part;
use super::{Export, Names};
use crate::journal::text::escaped_in_json;
use crate::journal::{Entry, Month, TickList, Tombstone};

/// The name of the format, and its version.
pub(crate) const FORMAT: &str = "inward-export";
pub(crate) const VERSION: u64 = 1;

/// The whole as one JSON document, indented.
pub(super) fn document(export: &Export, names: Names<'_>) -> String {
    // Serialising maps with text keys into memory has no way to fail.
    let mut text = serde_json::to_string_pretty(&Whole { export, names }).unwrap_or_default();
    text.push('\n');
    escaped_in_json(&text)
}

/// The head in the first line, then one thing a line.
pub(super) fn lines(export: &Export, names: Names<'_>) -> String {
    let mut text = format!("{}\n", Value::Object(head(export, names)));
    for list in lists(export) {
        for place in 0..list.length {
            // As text, so that a field of the same name that an entry may have stays.
            let thing = (list.value)(place).to_string();
            let fields = thing.strip_prefix('{').unwrap_or(&thing);
            text.extend(["{\"list\":\"", list.name, "\",", fields, "\n"]);
        }
    }
    escaped_in_json(&text)
}

/// One list of things, made one by one.
struct List<'a> {
    name: &'static str,
    length: usize,
    value: Box<dyn Fn(usize) -> Value + 'a>,
}

impl<'a> List<'a> {
    fn new<T>(name: &'static str, things: &'a [T], value: impl Fn(&T) -> Value + 'a) -> Self {
        let value = move |place| things.get(place).map(&value).unwrap_or_default();
        Self { name, length: things.len(), value: Box::new(value) }
    }
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.length))?;
        for place in 0..self.length {
            list.serialize_element(&(self.value)(place))?;
        }
        list.end()
    }
}

/// The lists of an export, in the order in which they are written.
fn lists(export: &Export) -> Vec<List<'_>> {
    let mut lists = vec![List::new("entries", &export.entries, |entry| export.parts.value(entry))];
    if export.parts.has(Part::Versions) {
        lists.push(List::new("others", &export.others, |entry| export.parts.value(entry)));
        let tombstone = |(month, tombstone): &(Month, Tombstone)| tombstone_of(*month, tombstone);
        lists.push(List::new("tombstones", &export.tombstones, tombstone));
    }
    // These are rare: they are named only where they are.
    if !export.kept.is_empty() {
        lists.push(List::new(
            "kept",
            &export.kept,
            |Kept { month, list, text }| json!({ "month": month.to_string(), "of": list, "text": text }),
        ));
    }
    if !export.fields.is_empty() {
        lists.push(List::new(
            "fields",
            &export.fields,
            |(month, fields)| json!({ "month": month.to_string(), "fields": fields }),
        ));
    }
    lists
}

/// A tombstone with its month, which it does not tell by itself.
fn tombstone_of(month: Month, tombstone: &Tombstone) -> Value {
    let mut fields = Map::from_iter([("month".to_owned(), json!(month.to_string()))]);
    if let Value::Object(own) = tombstone.to_value() {
        fields.extend(own);
    }
    Value::Object(fields)
}

/// What is said of the whole, without its lists.
fn head(export: &Export, names: Names<'_>) -> Map<String, Value> {
    let (first, last) = match export.days() {
        Some((first, last)) => (json!(first.to_string()), json!(last.to_string())),
        None => (Value::Null, Value::Null),
    };
    let mut head = Map::new();
    head.insert("format".to_owned(), json!(FORMAT));
    head.insert("version".to_owned(), json!(VERSION));
    head.insert("made_at".to_owned(), json!(export.made_at.to_string()));
    head.insert("first".to_owned(), first);
    head.insert("last".to_owned(), last);
    head.insert("include".to_owned(), json!(export.parts.names()));
    head.insert("complete".to_owned(), json!(export.parts.is_complete()));
    if !export.unread.is_empty() {
        let unread: Vec<String> = export.unread.iter().map(Month::to_string).collect();
        head.insert("unread".to_owned(), json!(unread));
    }
    if export.parts.has(Part::Ticks) {
        head.insert("labels".to_owned(), json!(labels(&export.entries, names)));
    }
    head
}

/// The labels of the ticks that occur, by list and id.
fn labels<'a>(entries: &'a [Entry], names: Names<'a>) -> BTreeMap<&'static str, BTreeMap<&'a str, &'a str>> {
    let check_ins = || entries.iter().filter_map(Entry::check_in);
    let of_list = |list: TickList| {
        let ids: BTreeSet<&str> =
            check_ins().flat_map(|it| it.ticked(list).unwrap_or_default()).map(String::as_str).collect();
        let labels = ids.into_iter().map(|id| (id, names.lists.label(list, id))).collect();
        (list.key(), labels)
    };
    TickList::ALL.map(of_list).into_iter().collect()
}

struct Whole<'a> {
    export: &'a Export,
    names: Names<'a>,
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        for (name, value) in head(self.export, self.names) {
            map.serialize_entry(&name, &value)?;
        }
        for list in lists(self.export) {
            map.serialize_entry(list.name, &list)?;
        }
        map.end()
    }
}
