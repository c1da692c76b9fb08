//! The schema and the program agree on every entry: what one allows the other reads, and the other way round.

use std::sync::LazyLock;

use inward::journal::{Body, Day, Digest, Document, Entry, EntryId, Moment, Month};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::format::SCHEMA;
use crate::format::allowed::{Allowed, spelled};
use crate::harness::schema::Schema;

static SCHEMA_READ: LazyLock<Schema> = LazyLock::new(|| Schema::new(SCHEMA));
static ALLOWED: LazyLock<Allowed> = LazyLock::new(|| Allowed::new(SCHEMA));

/// An entry that the schema allows, of any kind that this version knows.
fn entry() -> impl Strategy<Value = Value> {
    let kinds: Vec<_> = Body::kinds().map(|kind| ALLOWED.entry(kind)).collect();
    proptest::strategy::Union::new(kinds).prop_map(with_the_id_of_its_day)
}

/// A check-in has the id of its day, which no schema can say.
fn with_the_id_of_its_day(mut entry: Value) -> Value {
    if entry["kind"] == "check_in"
        && let Some(Ok(day)) = entry["day"].as_str().map(str::parse::<Day>)
    {
        entry["id"] = json!(EntryId::of_check_in(day));
    }
    entry
}

/// The entry, when the program reads it as one of a kind that it knows.
fn read(entry: &Value) -> Option<Entry> {
    let read = Entry::parse(&entry.to_string()).ok()?;
    (!matches!(read.body, Body::Other { .. })).then_some(read)
}

/// A value to put in the place of another: of any type, or almost what some field holds.
fn other() -> impl Strategy<Value = Value> {
    let anything = proptest::sample::select(vec![
        json!(null),
        json!(true),
        json!(""),
        json!([]),
        json!({}),
        json!([null]),
        json!(["a"]),
        json!([1]),
        json!(1.5),
        json!(-1),
        json!({"id": "J4", "answer": 1}),
        json!([{"day": "2026-11-22"}]),
    ]);
    let almost = prop_oneof![
        "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt _][0-2][0-9]:[0-6][0-9]:[0-6][0-9]([.][0-9]{0,10})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?",
        "(0000|2023|2024|1900|2000)-(0[0-3]|1[0-3])-(0[01]|2[89]|3[0-2])",
        "[0-9]{3,5}-[0-9]{1,2}-[0-9]{1,2}",
        "[0-9a-fA-F]{7,8}(-[0-9a-f]{4}){2,4}-[0-9a-f]{12}",
        "[0-9a-fF]{11,13}",
    ];
    prop_oneof![
        anything,
        almost.prop_map(Value::from),
        (0_u64..700).prop_flat_map(spelled),
        proptest::collection::vec((0_u64..6).prop_flat_map(spelled), 0..12).prop_map(Value::from),
    ]
}

/// All places below a value, by their pointers.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    let mut go = |name: &str, value: &Value| {
        let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        self::places(value, &at, places);
        places.push(at);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| go(name, value)),
        Value::Array(list) => {
            (0..).zip(list).for_each(|(place, value): (usize, _)| go(&place.to_string(), value));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_schema_allows_is_read_with_all_that_it_holds(entry in entry()) {
        let kind = entry["kind"].as_str().unwrap();
        prop_assert_eq!(SCHEMA_READ.check_as("entry", &entry), Ok(()));
        prop_assert_eq!(SCHEMA_READ.check_as(kind, &entry), Ok(()));
        let read = read(&entry);
        prop_assert!(read.is_some(), "{}", entry);
        prop_assert_eq!(read.unwrap().to_value(), entry);
    }

    #[test]
    fn whatever_the_schema_does_not_allow_is_not_read(
        entry in entry(),
        place in any::<proptest::sample::Index>(),
        other in proptest::option::of(other()),
    ) {
        let kind = entry["kind"].as_str().unwrap().to_owned();
        let mut changed = entry.clone();
        let mut all = Vec::new();
        places(&entry, "", &mut all);
        all.retain(|place| place != "/kind");
        let place = place.get(&all);
        if let Some(other) = other {
            *changed.pointer_mut(place).unwrap() = other;
        } else {
            let (parent, name) = place.rsplit_once('/').unwrap();
            let name = name.replace("~1", "/").replace("~0", "~");
            match changed.pointer_mut(parent).unwrap() {
                Value::Object(fields) => drop(fields.shift_remove(&name)),
                Value::Array(list) => drop(list.remove(name.parse::<usize>().unwrap())),
                _ => unreachable!("it has fields or elements"),
            }
        }
        if place != "/id" {
            changed = with_the_id_of_its_day(changed);
        } else if kind == "check_in" {
            return Ok(());
        }
        let allowed = SCHEMA_READ.check_as("entry", &changed).and_then(|()| SCHEMA_READ.check_as(&kind, &changed));
        prop_assert_eq!(allowed.is_ok(), read(&changed).is_some(), "{}: {:?} {}", place, allowed, changed);
    }

    #[test]
    fn a_document_that_the_schema_allows_is_read_and_written_the_same_from_then_on(
        version in spelled(1),
        entries in proptest::collection::vec((entry(), 1_u32..=28), 0..5),
        others in proptest::collection::vec((entry(), 1_u32..=28), 0..3),
        tombstones in proptest::collection::vec(ALLOWED.definition("tombstone"), 0..3),
    ) {
        let month: Month = "2024-02".parse().unwrap();
        let in_month = |list: Vec<(Value, u32)>| -> Vec<Value> {
            let moved = list.into_iter().map(|(mut entry, day)| {
                entry["day"] = json!(format!("{month}-{day:02}"));
                with_the_id_of_its_day(entry)
            });
            moved.collect()
        };
        let document = json!({
            "format": "inward-journal", "version": version, "month": month,
            "entries": in_month(entries), "others": in_month(others), "tombstones": tombstones,
        });
        prop_assert_eq!(SCHEMA_READ.check(&document), Ok(()));
        let read = Document::parse(&document.to_string(), month).unwrap();
        prop_assert_eq!(read.kept().len(), 0);
        let written = read.to_text();
        let again = Document::parse(&written, month).unwrap();
        prop_assert_eq!(again.to_text(), written.clone());
        prop_assert_eq!(SCHEMA_READ.check(&serde_json::from_str(&written).unwrap()), Ok(()));
    }

    #[test]
    fn days_moments_ids_and_digests_are_those_of_the_schema(value in other()) {
        let Some(text) = value.as_str() else { return Ok(()) };
        let readings = [
            ("day", text.parse::<Day>().is_ok()),
            ("moment", text.parse::<Moment>().is_ok()),
            ("id", text.parse::<EntryId>().is_ok()),
            ("digest", text.parse::<Digest>().is_ok()),
        ];
        for (definition, is_read) in readings {
            prop_assert_eq!(SCHEMA_READ.check_as(definition, &value).is_ok(), is_read, "{} {}", definition, text);
        }
    }
}
