//! Each kind of entry that this version knows has a fixture of its own, and is read from it for ever.

use std::fs;

use inward::journal::practice::{Kind, Shape};
use inward::journal::{Body, Document, Entry, Month};
use serde_json::{Value, json};

use crate::compat::{Home, around, at};
use crate::harness::kinds as fixture;

/// The month of all these fixtures.
fn month() -> Month {
    "2026-09".parse().unwrap()
}

/// The document of a kind, and its full and its blank entry.
fn read(kind: &str) -> (String, Document, [Entry; 2]) {
    let text = fixture::document(kind);
    let document = Document::parse(&text, month()).unwrap();
    let entries = document.entries().to_vec().try_into();
    (text, document, entries.unwrap_or_else(|_| panic!("{kind}: a full entry, then a blank one")))
}

/// Whether nothing is answered in a value.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether something is answered in a value and in every field below it.
fn is_full(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty() && fields.values().all(is_full),
        value => !is_blank(value),
    }
}

/// How many fields every entry has.
const COMMON: usize = 7;

/// The fields of its kind.
fn own(entry: &Entry) -> Vec<Value> {
    entry.to_value().as_object().unwrap().values().skip(COMMON).cloned().collect()
}

/// A fixture to begin with, for a kind that has none, or none with all its fields.
fn draft(kind: Kind, with_added: bool) -> String {
    let some = |shape| match shape {
        Shape::Text => json!("Words of your own."),
        Shape::Number { most, .. } => json!(most),
        Shape::Id => json!("an_id"),
        Shape::Ids => json!(["an_id", "another"]),
        Shape::Day => json!("2026-09-29"),
        Shape::Moment => json!("2026-09-28T20:10:00+02:00"),
        Shape::Entry => json!("019b7a09-0007-7c54-9d0a-3c1f8e2b0007"),
        Shape::Uses => json!([{"day": "2026-09-29", "answer": "yes"}]),
        Shape::Prompt => json!({"id": "J4", "answer": "Words of your own."}),
        Shape::Items { count, most, .. } => json!(vec![most; count]),
    };
    let entry = |number: u8, value: &dyn Fn(Shape) -> Value| {
        let mut fields = json!({
            "id": format!("019b7a09-0{number}99-7c54-9d0a-3c1f8e2b{number}099"),
            "kind": kind.key(),
            "day": "2026-09-28",
            "saved_at": format!("2026-09-28T2{number}:00:00+02:00"),
            "edited_at": null,
            "replaces": [],
            "late": false,
        });
        for field in kind.fields().iter().filter(|field| with_added || !field.may_be_missing) {
            fields[field.key] = value(field.shape);
        }
        Entry::parse(&fields.to_string()).unwrap()
    };
    let document = Document::new(month()).with(entry(0, &some));
    if with_added {
        return document.to_text();
    }
    document.with(entry(1, &|shape| shape.blank().to_value())).to_text()
}

#[test]
fn every_kind_has_a_fixture() {
    for kind in Body::kinds() {
        let draft = || Kind::from_key(kind).map(|kind| draft(kind, false)).unwrap_or_default();
        assert!(
            fixture::found(kind).is_some(),
            "entries of the kind {kind} have no fixture. Save {} with a full entry and a blank one, words of your own \
             in the full one, and add its line to tests/fixtures/SHA256SUMS (sha256sum prints it). To begin with:\n{}",
            fixture::place(kind),
            draft()
        );
    }
}

#[test]
fn a_fixture_to_begin_with_is_one_that_would_do() {
    for kind in Kind::ALL {
        let document = Document::parse(&draft(kind, false), month()).unwrap();
        let [full, blank] = document.entries() else { panic!("{document:?}") };
        assert!([full, blank].iter().all(|entry| entry.practice().is_some()), "{kind:?}");
        assert!(own(full).iter().all(is_full) && own(blank).iter().all(is_blank), "{kind:?}");
    }
}

#[test]
fn each_kind_is_read_with_every_field_and_written_as_it_was() {
    for kind in Body::kinds() {
        let (text, document, [full, blank]) = read(kind);
        for entry in [&full, &blank] {
            assert_eq!(entry.body.kind(), kind);
            assert!(!matches!(entry.body, Body::Other { .. }), "{kind} is interpreted: {entry:?}");
        }
        assert!(own(&full).iter().all(is_full), "{kind}: every field is filled: {full:?}");
        assert!(own(&blank).iter().all(is_blank), "{kind}: nothing is answered: {blank:?}");
        assert!(document.kept().is_empty() && document.others().is_empty());
        assert_eq!(document.to_text(), text, "{kind}");
    }
}

#[test]
fn an_entry_with_the_fields_that_came_later_is_read_and_written_as_it_was() {
    for kind in Kind::ALL {
        let added: Vec<&str> =
            kind.fields().iter().filter(|field| field.may_be_missing).map(|field| field.key).collect();
        if added.is_empty() {
            continue;
        }
        let place = fixture::place_of_added(kind.key());
        let text = fixture::added(kind.key()).unwrap_or_else(|| {
            panic!("{place} is missing, with an entry of all fields. To begin with:\n{}", draft(kind, true))
        });
        let document = Document::parse(&text, month()).unwrap();
        let [full] = document.entries() else { panic!("{place}: one entry with every field") };
        let practice = full.practice().unwrap_or_else(|| panic!("{place} is interpreted: {full:?}"));
        assert!(
            practice.answers().all(|(_, answer)| !answer.is_blank()),
            "{place}: {added:?} and the others"
        );
        assert_eq!(document.to_text(), text, "{place}");
    }
}

#[test]
fn a_program_that_does_not_know_a_kind_keeps_its_entries_to_the_byte() {
    for kind in Body::kinds() {
        let (text, ..) = read(kind);
        let unknown = text.replace(&format!("\"kind\": \"{kind}\""), &format!("\"kind\": \"x_{kind}\""));
        let document = Document::parse(&unknown, month()).unwrap();
        assert_eq!(document.entries().len(), 2);
        for entry in document.entries() {
            assert!(matches!(&entry.body, Body::Other { kind } if kind.starts_with("x_")), "{entry:?}");
        }
        assert_eq!(document.to_text(), unknown);
    }
}

#[test]
fn an_exercise_with_other_fields_is_kept_to_the_byte() {
    for kind in Kind::ALL {
        let (text, ..) = read(kind.key());
        let first = kind.fields()[0].key;
        let other = text.replace(&format!("\"{first}\": "), &format!("\"other_{first}\": "));
        let document = Document::parse(&other, month()).unwrap();
        let is_other =
            |entry: &Entry| matches!(&entry.body, Body::Other { kind: named } if named == kind.key());
        assert!(document.entries().iter().all(is_other), "{kind:?}");
        assert_eq!((document.kept().len(), document.to_text()), (0, other));
    }
}

#[test]
fn an_answer_that_changes_leaves_every_other_byte() {
    let name = "journal/2026-09.json";
    for kind in Body::kinds() {
        let home = Home::new();
        let (old, _, [full, blank]) = read(kind);
        fs::write(home.store.root().join(name), &old).unwrap();
        home.store.save(full.edited(blank.body.clone(), at("9999-12-31T23:59:00Z"))).unwrap();
        let [before, _, after] = around(&old, full.id);
        let new = home.text(name);
        let changed = new.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        assert!(changed.is_some_and(|lines| lines.contains("\"edited_at\": \"9999-")), "{kind}");
    }
}
