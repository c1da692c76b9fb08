//! docs/format.md and docs/format.schema.json, held against the documents that the program writes and reads.

mod agreement;
mod allowed;

use crate::harness::kinds;
use crate::harness::schema::Schema;
use inward::journal::draft::{Field, line};
use inward::journal::practice::{Kind, Shape};
use inward::journal::sign::Scale;
use inward::journal::{
    Body, CheckIn, Day, Digest, Document, Draft, DraftHead, Entry, EntryId, GivenPrompt, Moment, Month, Note,
    Rating, Sign, TickList,
};
use serde_json::{Value, json};

const FORMAT: &str = include_str!("../../../docs/format.md");
/// How many test vectors stand there.
const VECTORS: u8 = 4;
const SCHEMA: &str = include_str!("../../../docs/format.schema.json");

/// The blocks of docs/format.md that are fenced and marked as `language`, after a heading.
fn blocks(heading: &str, language: &str) -> Vec<&'static str> {
    let (_, section) = FORMAT.split_once(&format!("\n{heading}\n")).expect("the heading is there");
    let level = heading.split(' ').next().unwrap();
    let ends = (1..=level.len()).filter_map(|depth| section.find(&format!("\n{} ", "#".repeat(depth))));
    let (mut rest, _) = section.split_at(ends.min().unwrap_or(section.len()));
    let mut blocks = Vec::new();
    while let Some((_, after)) = rest.split_once(&format!("```{language}\n")) {
        let (block, after) = after.split_once("\n```").unwrap();
        blocks.push(block);
        rest = after;
    }
    blocks
}

fn november() -> Month {
    "2026-11".parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn check_in(of: Day, fill: u8) -> Entry {
    let mut check_in = CheckIn::default();
    for (scale, value) in Scale::ALL.into_iter().zip(fill..) {
        check_in.ratings.set(scale, Rating::new(value % 6));
    }
    if fill > 0 {
        check_in.notes.set(Sign::OverAnalysis, "line\n\u{1f469} \"quoted\"".to_owned());
        check_in.set_ticked(TickList::Helped, Some(vec!["urge_timer".to_owned()]));
        check_in.set_ticked(TickList::Roots, Some(Vec::new()));
        check_in.prompt = Some(GivenPrompt::new("J4", "because"));
        "words".clone_into(&mut check_in.text);
    }
    Entry::new_check_in(of, check_in, at("2026-11-22T21:14:03+01:00"), day("2026-11-22"))
}

fn documents() -> Vec<Document> {
    let empty = Document::new(november());
    let first = check_in(day("2026-11-22"), 1);
    let note = Entry::new(
        EntryId::new_v7(1_795_378_443_000, [9; 10]),
        day("2026-11-02"),
        Body::Note(Note { text: "x".to_owned() }),
        at("2026-11-22T21:14:03.25Z"),
        day("2026-11-22"),
    );
    let edits = ["one", "two"].map(|text| {
        let mut body = first.check_in().unwrap().clone();
        text.clone_into(&mut body.text);
        first.edited(Body::CheckIn(Box::new(body)), at("2026-11-22T22:00:00-05:30"))
    });
    let full = edits.into_iter().fold(empty.clone(), Document::with).with(check_in(day("2026-11-23"), 0));
    let deleted = full.clone().with(note.clone()).without(note.id, at("2026-11-23T08:00:00+00:00"));
    assert_eq!((deleted.entries().len(), deleted.others().len(), deleted.tombstones().len()), (2, 1, 1));
    vec![empty, full.with(note), deleted, Document::parse(example(), november()).unwrap()]
}

fn example() -> &'static str {
    blocks("## A month document", "json")[0]
}

#[test]
fn every_document_that_is_written_matches_the_schema() {
    let schema = Schema::new(SCHEMA);
    for document in documents() {
        assert_eq!(schema.check(&serde_json::from_str(&document.to_text()).unwrap()), Ok(()));
    }
}

#[test]
fn the_schema_and_the_program_refuse_the_same_entries() {
    let schema = Schema::new(SCHEMA);
    let whole: Value = serde_json::from_str(&documents()[2].to_text()).unwrap();
    let changes: Vec<(&str, Value, bool)> = vec![
        ("/entries/0/ratings/jealousy", json!(4), true),
        ("/entries/0/ratings/jealousy", json!(null), true),
        ("/entries/0/ratings/jealousy", json!(5), false),
        ("/entries/0/ratings/jealousy", json!(-1), false),
        ("/entries/0/ratings/steadiness", json!("2"), false),
        ("/entries/0/ratings", json!({"jealousy": 1}), false),
        ("/entries/0/notes", json!({"calm": 1}), true),
        ("/entries/0/notes", json!({"jealousy": 1}), false),
        ("/entries/0/triggers", json!(null), true),
        ("/entries/0/triggers", json!(["my_own"]), true),
        ("/entries/0/triggers", json!([1]), false),
        ("/entries/0/prompt", json!(null), true),
        ("/entries/0/prompt", json!({"id": "J4"}), false),
        ("/entries/0/text", json!(null), false),
        ("/entries/0/late", json!("no"), false),
        ("/entries/0/edited_at", json!("2026-11-22T23:00:00Z"), true),
        ("/entries/0/edited_at", json!("2026-11-22T23:00:00.5+14:00"), true),
        ("/entries/0/edited_at", json!("2026-11-22T24:00:00Z"), false),
        ("/entries/0/saved_at", json!(null), false),
        ("/entries/0/replaces", json!(["00112233aabb"]), true),
        ("/entries/0/replaces", json!(["00112233AABB"]), false),
        ("/entries/0/id", json!("C6397FE6-3AAF-8F7B-8F07-37CBB37F01A5"), false),
        ("/entries/0/day", json!("2026-11-2"), false),
        ("/entries/0/kind", json!("note"), true),
        ("/entries/0/kind", json!("fear"), true),
        ("/entries/0", json!([]), false),
        ("/tombstones/0/deleted_at", json!("yesterday"), false),
        ("/tombstones/0/why", json!({"any": "thing"}), true),
        ("/device", json!("unknown fields are welcome"), true),
    ];
    for (path, value, good) in changes {
        let mut altered = whole.clone();
        let (parent, name) = path.rsplit_once('/').unwrap();
        match altered.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[name] = value.clone(),
        }
        let checked = schema.check(&altered);
        assert_eq!(checked.is_ok(), good, "{path} {value}: {checked:?}");
        let read = Document::parse(&altered.to_string(), november()).unwrap();
        assert_eq!(read.kept().is_empty(), good, "{path} {value}");
    }
}

#[test]
fn the_schema_and_the_program_refuse_the_same_documents() {
    let schema = Schema::new(SCHEMA);
    let whole: Value = serde_json::from_str(&documents()[1].to_text()).unwrap();
    for (name, value) in
        [("format", json!("x")), ("version", json!(2)), ("month", json!("2026-13")), ("others", json!({}))]
    {
        let mut changed = whole.clone();
        changed[name] = value;
        assert!(schema.check(&changed).is_err(), "{name}");
        assert!(Document::parse(&changed.to_string(), november()).is_err(), "{name}");
        changed.as_object_mut().unwrap().remove(name);
        assert!(schema.check(&changed).is_err(), "{name} missing");
        assert!(Document::parse(&changed.to_string(), november()).is_err(), "{name} missing");
    }
}

#[test]
fn the_example_is_written_as_it_stands_there() {
    let document = Document::parse(example(), november()).unwrap();
    assert_eq!(document.to_text().trim_end(), example());
    assert!(document.kept().is_empty());
    assert_eq!((document.entries().len(), document.others().len(), document.tombstones().len()), (2, 1, 1));
}

#[test]
fn the_test_vectors_hold() {
    for number in 1..=VECTORS {
        let heading = format!("#### Vector {number}");
        let (entry, canonical) = (blocks(&heading, "json")[0], blocks(&heading, "text")[0]);
        let (_, after) = FORMAT.split_once(&heading).unwrap();
        let (_, after) = after.split_once("Digest: `").unwrap();
        let (digest, _) = after.split_once('`').unwrap();
        assert_eq!(Entry::parse(entry).unwrap().digest().to_string(), digest, "{heading}");
        let canonical: Value = serde_json::from_str(canonical).unwrap();
        assert_eq!(Digest::of(&canonical).to_string(), digest, "{heading}");
        let mut value: Value = serde_json::from_str(entry).unwrap();
        value.as_object_mut().unwrap().remove("replaces");
        assert_eq!(value, canonical, "{heading}");
    }
}

#[test]
fn the_canonical_texts_hash_to_their_digests() {
    use sha2::{Digest as _, Sha256};
    for number in 1..=VECTORS {
        let heading = format!("#### Vector {number}");
        let hash = Sha256::digest(blocks(&heading, "text")[0]);
        let hex = hash.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        assert!(
            FORMAT.split_once(&heading).unwrap().1.contains(&format!("Digest: `{hex:012x}`")),
            "{heading}"
        );
    }
}

#[test]
fn the_id_of_a_check_in_is_the_one_named_there() {
    let id = EntryId::of_check_in(day("2026-11-22"));
    assert!(FORMAT.contains(&format!("`check_in:2026-11-22` gives `{id}`")));
}

#[test]
fn the_lines_of_a_draft_are_those_shown_there() {
    let lines = blocks("## Drafts", "json");
    let head = DraftHead {
        id: EntryId::of_check_in(day("2026-11-22")),
        kind: "check_in".to_owned(),
        day: day("2026-11-22"),
        base: None,
        started_at: at("2026-11-22T21:10:00+01:00"),
    };
    let rating = Field::Rating(Scale::Sign(Sign::Jealousy));
    let later = line(&rating, &json!(2), &at("2026-11-22T21:10:04+01:00"));
    assert_eq!(lines, [head.to_line().trim_end(), later.trim_end()]);
    assert_eq!(Draft::parse(&format!("{}\n{}\n", lines[0], lines[1])).unwrap().head, head);
}

#[test]
fn every_field_of_a_draft_is_named_there() {
    let (_, section) = FORMAT.split_once("\n## Drafts\n").unwrap();
    let fields = TickList::ALL.map(Field::Ticks).into_iter().chain([
        Field::Rating(Scale::ALL[0]),
        Field::Note(Sign::ALL[0]),
        Field::Prompt,
        Field::Text,
        Field::Answer("situation"),
        Field::Page,
        Field::Seen,
    ]);
    for field in fields {
        assert!(section.contains(&format!("`{}`", field.name())), "{}", field.name());
    }
}

/// A full and a blank entry of each kind of exercise.
fn of_exercises() -> Vec<Entry> {
    let of = |kind: Kind| Document::parse(&kinds::document(kind.key()), "2026-09".parse().unwrap()).unwrap();
    Kind::ALL.into_iter().flat_map(|kind| of(kind).entries().to_vec()).collect()
}

/// An entry of each kind that has fields which came later, with all of them.
fn with_added() -> Vec<Entry> {
    let of =
        |kind: Kind| Some(Document::parse(&kinds::added(kind.key())?, "2026-09".parse().unwrap()).unwrap());
    Kind::ALL.into_iter().filter_map(of).flat_map(|document| document.entries().to_vec()).collect()
}

/// The section on a kind.
fn section(kind: &str) -> &'static str {
    let (_, section) = FORMAT.split_once(&format!("\n### `{kind}`\n")).expect("each kind has its section");
    section.split("\n#").next().unwrap()
}

#[test]
fn what_is_written_for_each_exercise_matches_its_definition_and_the_document() {
    let schema = Schema::new(SCHEMA);
    for entry in of_exercises().into_iter().chain(with_added()) {
        let value = entry.to_value();
        assert_eq!(schema.check_as(entry.body.kind(), &value), Ok(()));
        assert_eq!(schema.check_as("entry", &value), Ok(()));
    }
}

#[test]
fn the_definitions_and_the_program_know_the_same_exercises() {
    let schema = Schema::new(SCHEMA);
    let values =
        [json!(null), json!(""), json!("2026-11-22"), json!("2026-11-22T21:14:03Z"), json!([]), json!(["a"])]
            .into_iter()
            .chain([
                json!("019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10"),
                json!([{"day": "2026-11-22", "answer": "yes"}]),
            ])
            .chain([json!([{"day": "2026-11-22"}]), json!(1.5), json!(true)])
            .chain([-1, 0, 1, 3, 4, 5, 10, 11, 100, 101, 600, 601].map(Value::from))
            .chain(
                [1, 2, 3, 9, 10, 11]
                    .into_iter()
                    .flat_map(|count| [-1, 0, 1, 3, 4, 5, 6].map(|item| json!(vec![item; count]))),
            );
    let values: Vec<Value> = values.collect();
    for entry in of_exercises().into_iter().step_by(2) {
        let kind = entry.body.kind().to_owned();
        for (field, _) in entry.practice().unwrap().answers() {
            for value in &values {
                let mut changed = entry.to_value();
                changed[field.key] = value.clone();
                let read = Entry::parse(&changed.to_string()).unwrap();
                let checked = schema.check_as(&kind, &changed);
                assert_eq!(
                    checked.is_ok(),
                    read.practice().is_some(),
                    "{kind} {} {value}: {checked:?}",
                    field.key
                );
                assert_eq!(schema.check_as("entry", &changed), Ok(()), "one of a newer version is welcome");
            }
            let mut changed = entry.to_value();
            changed.as_object_mut().unwrap().remove(field.key);
            let is_whole = schema.check_as(&kind, &changed).is_ok();
            assert_eq!(is_whole, field.may_be_missing, "{kind} {}", field.key);
        }
    }
}

#[test]
fn every_choice_that_an_exercise_offers_is_named_there() {
    for kind in Kind::ALL {
        for step in &inward::texts::practice::steps(kind).all {
            let field =
                kind.field(&step.field).filter(|field| matches!(field.shape, Shape::Id | Shape::Uses));
            // Lists that several exercises share are named as a whole.
            let options = step.options().iter().filter(|_| field.is_some());
            for option in options {
                let is_shared = ["feelings", "habits", "values"]
                    .iter()
                    .any(|list| inward::texts::practice::practice().list(list).contains(option));
                let named = section(kind.key()).contains(&format!("`{}`", option.id));
                assert!(named || is_shared, "{kind:?}: {}", option.id);
            }
        }
    }
}

#[test]
fn every_field_of_an_entry_is_described_there_in_its_order() {
    let mut entries = vec![check_in(day("2026-11-22"), 1), documents()[1].entries()[0].clone()];
    let added = with_added();
    let is_added = |entry: &Entry| added.iter().any(|it| it.body.kind() == entry.body.kind());
    entries.extend(of_exercises().into_iter().filter(|entry| !is_added(entry)).chain(added.clone()));
    for entry in entries {
        let headings = ["## Entries".to_owned(), format!("### `{}`", entry.body.kind())];
        let rows = headings.iter().flat_map(|heading| {
            let (_, section) = FORMAT
                .split_once(&format!("\n{heading}\n"))
                .unwrap_or_else(|| panic!("docs/format.md has no section {heading}"));
            let section = section.split("\n#").next().unwrap();
            section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        });
        let described: Vec<&str> = rows.collect();
        let value = entry.to_value();
        let written: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(described, written);
    }
}
