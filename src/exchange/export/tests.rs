//! What holds for all formats.

use serde_json::Value;

use super::testing::{NOW, document, exported, names};
use super::*;
use crate::journal::practice::{Answer, Kind, Shape, fields};
use crate::journal::{
    Body, CheckIn, Day, Document, Entry, EntryId, GivenPrompt, Note, Practice, Sign, TickList,
};

const MARKER: &str = "zwetschgenmus";

#[test]
fn a_format_is_known_by_its_name_and_by_the_ending_of_a_file() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
    }
    for (ending, name) in [
        ("json", "json"),
        ("jsonl", "jsonl"),
        ("csv", "csv"),
        ("md", "markdown"),
        ("txt", "text"),
        ("html", "html"),
    ] {
        assert_eq!(Format::of_ending(ending).map(Format::name), Some(name));
    }
    for ending in ["", "pdf", "markdown", "text"] {
        assert_eq!(Format::of_ending(ending), None, "{ending}");
    }
}

/// An exercise in which every field is filled, its words being the marker.
fn marked(kind: Kind) -> Practice {
    let [filled, _] = crate::journal::testing::entries_of(kind);
    let mut practice = filled.practice().unwrap().clone();
    for field in kind.fields().iter().filter(|field| field.shape == Shape::Text) {
        assert!(practice.set(field.key, Answer::Text(format!("{MARKER} {}", field.key))));
    }
    practice
}

/// A month with the marker wherever a person can write, deleted and lost versions and unknown fields included.
fn marked_month() -> Document {
    let day: Day = "2026-11-22".parse().unwrap();
    let now = || NOW.parse().unwrap();
    let mut check_in = CheckIn::default();
    for sign in Sign::ALL {
        check_in.notes.set(sign, MARKER.to_owned());
    }
    check_in.prompt = Some(GivenPrompt::new("J4", MARKER));
    MARKER.clone_into(&mut check_in.text);
    let check_in = Entry::new_check_in(day, check_in, now(), day);
    let mut value = check_in.to_value();
    value["weather"] = MARKER.into();
    value["ratings"]["mood"] = MARKER.into();
    value["notes"]["future"] = MARKER.into();
    value["prompt"]["future"] = MARKER.into();
    let mut month = Document::new("2026-11".parse().unwrap()).with(Entry::parse(&value.to_string()).unwrap());
    let mut bodies = vec![Body::Note(Note { text: MARKER.to_owned() })];
    bodies.extend(Kind::ALL.map(marked).map(Body::Practice));
    let mut own = Practice::new(Kind::Strength);
    assert!(own.set(fields::strength::VALUE, Answer::Id(MARKER.to_owned())));
    bodies.push(Body::Practice(own));
    let mut odd = Practice::new(Kind::Pause);
    assert!(odd.set(fields::pause::URGE, Answer::Id(format!("{MARKER} of a later version"))));
    bodies.push(Body::Practice(odd));
    for (number, body) in (1..).zip(bodies) {
        let entry = Entry::new(EntryId::new_v7(number, [7; 10]), day, body, now(), day);
        month = month.with(entry);
    }
    month
}

#[test]
fn no_word_leaves_unless_words_do() {
    let lists = names();
    let without = Parts::of([Part::Exercises, Part::Checks, Part::Versions]);
    for (parts, leaves) in [
        (Parts::default(), false),
        (without, false),
        (Parts::of([Part::Words]), true),
        (Parts::default().of_chosen(), true),
    ] {
        let mut export = Export::new(parts.clone(), Span::default(), NOW.parse().unwrap());
        export.take(&marked_month());
        for format in Format::ALL {
            let text = export.text(format, lists.names());
            assert_eq!(text.contains(MARKER), leaves, "{} with {:?}:\n{text}", format.name(), parts);
            assert!(!text.is_empty());
        }
        let files = export.day_files(lists.names());
        assert_eq!(files.iter().any(|(_, text)| text.contains(MARKER)), leaves);
    }
}

#[test]
fn with_words_all_words_leave_and_unknown_fields_only_with_everything() {
    let lists = names();
    let mut export = Export::new(Parts::of([Part::Words]), Span::default(), NOW.parse().unwrap());
    export.take(&marked_month());
    let written: usize = marked_month().entries().iter().map(|entry| entry.texts().len()).sum();
    // Two of the answers are no texts: a choice of one's own, and one that only a later version knows.
    let expected = written + 2;
    for format in [Format::Json, Format::JsonLines, Format::Markdown, Format::Html, Format::Text] {
        let text = export.text(format, lists.names());
        assert_eq!(text.matches(MARKER).count(), expected, "{}: {text}", format.name());
    }
    let mut export = Export::new(Parts::of([Part::All]), Span::default(), NOW.parse().unwrap());
    export.take(&marked_month());
    assert_eq!(export.text(Format::Json, lists.names()).matches(MARKER).count(), expected + 4);
}

fn json(parts: Parts) -> Value {
    serde_json::from_str(&exported(parts).text(Format::Json, names().names())).unwrap()
}

#[test]
fn the_head_says_what_it_is_and_what_is_in_it() {
    let whole = json(Parts::default());
    assert_eq!(whole["format"], "inward-export");
    assert_eq!(whole["version"], 1);
    assert_eq!(whole["made_at"], NOW);
    assert_eq!((&whole["first"], &whole["last"]), (&"2026-11-20".into(), &"2026-11-22".into()));
    assert_eq!(whole["include"], serde_json::json!(["ratings", "ticks"]));
    assert_eq!(whole["complete"], false);
    assert_eq!(whole["labels"]["triggers"]["late_reply"], "late or short reply");
    assert!(whole.get("others").is_none() && whole.get("unread").is_none());
    let empty = Export::new(Parts::default(), Span::default(), NOW.parse().unwrap());
    let empty: Value = serde_json::from_str(&empty.text(Format::Json, names().names())).unwrap();
    assert_eq!((&empty["first"], &empty["entries"]), (&Value::Null, &serde_json::json!([])));
}

#[test]
fn a_field_that_does_not_leave_is_missing_and_one_that_does_is_as_documents_have_it() {
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let whole = json(Parts::default());
    let check_in = &whole["entries"][1];
    let common = ["id", "kind", "day", "saved_at", "edited_at", "late"];
    assert_eq!(keys(check_in), [&common[..], &["ratings", "triggers", "did", "helped", "roots"]].concat());
    assert_eq!(check_in["ratings"]["sensitivity"], Value::Null);
    assert_eq!((&check_in["did"], &check_in["roots"]), (&serde_json::json!([]), &Value::Null));
    let whole = json(Parts::of([Part::Ticks, Part::Exercises, Part::Checks, Part::Versions]));
    let check = whole["entries"].as_array().unwrap().iter().find(|it| it["kind"] == "monthly_check").unwrap();
    assert_eq!(keys(check), ["id", "kind", "day", "saved_at", "edited_at", "replaces", "late", "scores"]);
    assert_eq!(check["scores"]["self_esteem"], serde_json::json!({"value": 3.7, "answered": 9, "items": 10}));
    assert_eq!(check["scores"]["gad_2"]["value"], Value::Null);
    let pause = whole["entries"].as_array().unwrap().iter().find(|it| it["kind"] == "pause").unwrap();
    assert!(pause.get("body").is_none() && pause["urge_before"] == 8, "{pause}");
}

#[test]
fn everything_leaves_as_the_documents_hold_it() {
    let month = document();
    let deleted = month.entries()[0].id;
    let month = month.without(deleted, NOW.parse().unwrap());
    let mut export = Export::new(Parts::of([Part::All]), Span::default(), NOW.parse().unwrap());
    export.take(&month);
    let whole: Value = serde_json::from_str(&export.text(Format::Json, names().names())).unwrap();
    assert_eq!(whole["complete"], true);
    let values: Vec<Value> = month.entries().iter().map(Entry::to_value).collect();
    assert_eq!(whole["entries"], Value::from(values));
    assert_eq!(whole["tombstones"][0]["month"], "2026-11");
    assert_eq!(whole["tombstones"][0]["id"], deleted.to_string());
    assert_eq!(whole["tombstones"][0]["replaces"], month.tombstones()[0].to_value()["replaces"]);
}

#[test]
fn lines_are_the_same_things_one_by_one() {
    let export = exported(Parts::of([Part::All]));
    let whole: Value = serde_json::from_str(&export.text(Format::Json, names().names())).unwrap();
    let lines = export.text(Format::JsonLines, names().names());
    let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    assert_eq!(lines.next().unwrap()["complete"], true);
    let mut entries = Vec::new();
    for mut line in lines {
        assert_eq!(line.as_object_mut().unwrap().shift_remove("list").unwrap(), "entries");
        entries.push(line);
    }
    assert_eq!(whole["entries"], Value::from(entries));
}

#[test]
fn ticks_of_any_make_stay_in_their_places() {
    let day: Day = "2026-11-22".parse().unwrap();
    let mut check_in = CheckIn::default();
    let odd = ["a;b", "=1", "<b>", "\"q\"", "x\ny", "漢"].map(str::to_owned).to_vec();
    check_in.set_ticked(TickList::Triggers, Some(odd));
    let entry = Entry::new_check_in(day, check_in, NOW.parse().unwrap(), day);
    let mut export = Export::new(Parts::default(), Span::default(), NOW.parse().unwrap());
    export.take(&Document::new("2026-11".parse().unwrap()).with(entry));
    let lists = names();
    let csv = export.text(Format::ALL[2], lists.names());
    assert!(csv.contains("\"a,b;=1;<b>;\"\"q\"\";x\ny;漢\""), "{csv}");
    let markdown = export.day_files(lists.names()).remove(0).1;
    assert!(
        markdown.contains("triggers: [\"a;b\", \"=1\", \"<b>\", \"\\\"q\\\"\", \"x y\", \"漢\"]"),
        "{markdown}"
    );
    assert!(markdown.contains("&lt;b>"), "{markdown}");
    assert!(!export.text(Format::Html, lists.names()).contains("<b>"));
}
