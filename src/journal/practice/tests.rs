use serde_json::{Value, json};

use super::*;
use crate::journal::{Body, Entry};

const HEAD: &str = r#""id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","day":"2026-11-22",
    "saved_at":"2026-11-22T21:14:03Z","edited_at":null,"replaces":[],"late":false"#;

/// A value that a shape takes.
fn some(shape: Shape) -> Value {
    match shape {
        Shape::Text => json!("words"),
        Shape::Number { most, .. } => json!(most),
        Shape::Id => json!("an_id_of_a_newer_version"),
        Shape::Ids => json!(["a", "b"]),
        Shape::Day => json!("2026-11-29"),
        Shape::Moment => json!("2026-11-22T21:14:03+01:00"),
        Shape::Entry => json!("019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a11"),
        Shape::Uses => json!([{"day": "2026-11-23", "answer": "yes", "place": [1.50]}]),
        Shape::Prompt => json!({"id": "J4", "answer": "Yes.", "seen": true}),
        Shape::Items { count, most, .. } => json!(vec![Some(most); count]),
    }
}

/// Values that a shape does not take.
fn bad(shape: Shape) -> Vec<Value> {
    match shape {
        Shape::Text => vec![json!(null), json!(1)],
        Shape::Number { least, most } => {
            vec![json!(i32::from(least) - 1), json!(most + 1), json!("1"), json!(1.5)]
        }
        Shape::Id => vec![json!(1), json!([])],
        Shape::Ids => vec![json!("a"), json!([1])],
        Shape::Day => vec![json!("2026-02-30"), json!("")],
        Shape::Moment => vec![json!("2026-11-22"), json!(0)],
        Shape::Entry => vec![json!("a"), json!(7)],
        Shape::Uses => vec![json!(null), json!([{"day": "2026-11-23"}]), json!({})],
        Shape::Prompt => vec![json!("J4"), json!({"id": "J4"}), json!({"answer": "Yes."})],
        Shape::Items { count, least, most } => vec![
            json!(vec![least; count + 1]),
            json!(vec![least; count - 1]),
            json!(vec![i16::from(least) - 1; count]),
            json!(vec![most + 1; count]),
        ],
    }
}

fn text(kind: Kind, value: impl Fn(&Field) -> Value) -> String {
    text_with(kind, |field| Some(value(field)))
}

/// The text of an entry without the fields that have no value.
fn text_with(kind: Kind, value: impl Fn(&Field) -> Option<Value>) -> String {
    let with_value = |field: &Field| Some(format!(",\"{}\":{}", field.key, value(field)?));
    let fields: Vec<String> = kind.fields().iter().filter_map(with_value).collect();
    let fields = fields.concat();
    format!("{{{HEAD},\"kind\":\"{}\"{fields},\"weather\":[1,{{\"b\":2}}]}}", kind.key())
}

#[test]
fn an_entry_of_each_kind_survives_a_round_trip_with_what_nobody_knows() {
    for kind in Kind::ALL {
        let blank = |field: &Field| (!field.may_be_missing).then(|| field.shape.blank().to_value());
        for value in [|field: &Field| Some(some(field.shape)), blank] {
            let text = text_with(kind, value);
            let entry = Entry::parse(&text).unwrap();
            let Body::Practice(practice) = &entry.body else { panic!("{kind:?}: {entry:?}") };
            assert_eq!(practice.kind(), kind);
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(entry.to_value(), read, "{kind:?}");
            assert_eq!(Entry::parse(&entry.to_value().to_string()).unwrap(), entry);
        }
    }
}

#[test]
fn what_does_not_fit_is_of_a_newer_version_and_keeps_all_its_fields() {
    for kind in Kind::ALL {
        for changed in kind.fields() {
            for value in bad(changed.shape) {
                let text = text(kind, |it| if it == changed { value.clone() } else { some(it.shape) });
                let entry = Entry::parse(&text).unwrap();
                let expected = Body::Other { kind: kind.key().to_owned() };
                assert_eq!(entry.body, expected, "{kind:?} {} {value}", changed.key);
                assert_eq!(entry.to_value(), serde_json::from_str::<Value>(&text).unwrap());
            }
        }
        let whole = text(kind, |field| some(field.shape));
        let first = kind.fields()[0].key;
        let missing = whole.replacen(&format!("\"{first}\":"), "\"else\":", 1);
        let entry = Entry::parse(&missing).unwrap();
        assert_eq!(entry.body, Body::Other { kind: kind.key().to_owned() });
    }
}

#[test]
fn a_field_that_came_later_may_be_missing_and_is_written_only_where_it_holds_something() {
    let added = |kind: Kind| kind.fields().iter().filter(|field| field.may_be_missing);
    assert!(added(Kind::ThoughtRecord).count() > 0);
    for (kind, field) in Kind::ALL.into_iter().flat_map(|kind| added(kind).map(move |field| (kind, field))) {
        let of_before = text_with(kind, |it| (it != field).then(|| some(it.shape)));
        let entry = Entry::parse(&of_before).unwrap();
        let Body::Practice(practice) = &entry.body else { panic!("{kind:?}: {entry:?}") };
        assert!(practice.is_blank(field.key));
        assert_eq!(entry.to_value(), serde_json::from_str::<Value>(&of_before).unwrap(), "as it was");

        let mut answered = practice.clone();
        assert!(answered.set(field.key, field.shape.read(&raw(&some(field.shape))).unwrap()));
        let value = Entry { body: Body::Practice(answered.clone()), ..entry.clone() }.to_value();
        assert_eq!(value[field.key], some(field.shape));
        answered.clear(field.key);
        let value = Entry { body: Body::Practice(answered), ..entry.clone() }.to_value();
        assert_eq!(value, entry.to_value(), "an answer that is taken back leaves nothing");

        // Who writes it without an answer knows more than this version: not a byte of it may change.
        let blank = field.shape.blank().to_value();
        let strange = text(kind, |it| if it == field { blank.clone() } else { some(it.shape) });
        let entry = Entry::parse(&strange).unwrap();
        assert_eq!(entry.body, Body::Other { kind: kind.key().to_owned() }, "{kind:?} {}", field.key);
        assert_eq!(entry.to_value(), serde_json::from_str::<Value>(&strange).unwrap());
    }
}

fn raw(value: &Value) -> Box<serde_json::value::RawValue> {
    serde_json::value::to_raw_value(value).unwrap()
}

#[test]
fn keys_are_told_apart_and_name_no_field_that_every_entry_has() {
    let common = ["id", "kind", "day", "saved_at", "edited_at", "replaces", "late"];
    for kind in Kind::ALL {
        assert_eq!(Kind::from_key(kind.key()), Some(kind));
        let fields = kind.fields();
        for (at, field) in fields.iter().enumerate() {
            assert!(!common.contains(&field.key), "{kind:?}: {}", field.key);
            assert!(fields[at + 1..].iter().all(|other| other.key != field.key), "{kind:?}: {}", field.key);
        }
    }
    assert_eq!(Kind::from_key("check_in"), None);
}

#[test]
fn each_name_is_that_of_a_field_of_its_kind_and_has_the_type_of_its_shape() {
    let all = fields::all();
    for (module, field, fits) in &all {
        let kind = Kind::from_key(module).unwrap();
        assert_eq!(kind.field(field.key), Some(field), "{module}");
        assert!(fits, "{module} {}", field.key);
    }
    assert_eq!(all.len(), Kind::ALL.iter().map(|kind| kind.fields().len()).sum::<usize>());
    for shared in [LOOK_BACK.key, LOOKED_BACK_ON.key, fields::FEELING_BEFORE.key, fields::FEELING_AFTER.key] {
        assert!(all.iter().filter(|(_, field, _)| field.key == shared).count() > 1, "{shared}");
    }
}

#[test]
fn a_field_is_read_and_set_by_the_type_of_its_name() {
    let mut pause = Practice::new(Kind::Pause);
    assert!(pause.put(fields::pause::MINUTES, 10) && pause.put(fields::pause::CHOICE, "ask".to_owned()));
    assert_eq!(
        (pause.answer(fields::pause::MINUTES), pause.answer(fields::pause::CHOICE)),
        (Some(10), Some("ask"))
    );
    assert!(!pause.put(fields::pause::MINUTES, 601), "more than the shape takes");
    assert!(!pause.put(fields::fear::SURE, 10), "a field of another kind");
    assert_eq!(pause.answer(fields::fear::SURE), None);
}

#[test]
fn a_field_takes_only_what_fits_and_can_be_cleared() {
    let mut fear = Practice::new(Kind::Fear);
    assert!(fear.is_all_blank());
    assert!(fear.set("sure", Answer::Number(100)));
    assert!(!fear.set("sure", Answer::Number(101)));
    assert!(!fear.set("nothing", Answer::None));
    assert_eq!(fear.get("sure").number(), Some(100));
    assert!(fear.set("fear", Answer::Text("gone by spring".to_owned())));
    assert_eq!(fear.texts().collect::<Vec<_>>(), ["gone by spring"]);
    fear.clear("fear");
    fear.clear("sure");
    assert!(fear.is_all_blank());
}
