use serde_json::json;

use super::*;
use crate::journal::{Body, CheckIn, Day, GivenPrompt, Note, Rating, Sign, TickList};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn november() -> Month {
    "2026-11".parse().unwrap()
}

fn at(text: &str) -> Moment {
    format!("2026-11-22T{text}+01:00").parse().unwrap()
}

fn parse(text: &str) -> Result<Document, DocumentError> {
    Document::parse(text, november())
}

fn check_in(of: &str, jealousy: u8) -> Entry {
    let mut check_in = CheckIn::default();
    check_in.ratings.set(Sign::Jealousy, Rating::new(jealousy));
    check_in.notes.set(Sign::Jealousy, "a \"word\"\n\tשלום 👩‍👩‍👧 e\u{301}".to_owned());
    check_in.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned()]));
    check_in.set_ticked(TickList::Did, Some(Vec::new()));
    check_in.prompt = Some(GivenPrompt::new("J4", ""));
    Entry::new_check_in(day(of), check_in, at("21:14:03"), day(of))
}

fn note(of: &str, time: &str, number: u8) -> Entry {
    let body = Body::Note(Note { text: format!("note {number}") });
    Entry::new(EntryId::new_v7(1_795_378_443_000, [number; 10]), day(of), body, at(time), day(of))
}

/// Two days, an edit made twice at once, a deleted note.
fn full() -> Document {
    let first = check_in("2026-11-22", 2);
    let edited = |text: &str, time| {
        let mut body = first.check_in().unwrap().clone();
        body.text = text.to_owned();
        first.edited(Body::CheckIn(Box::new(body)), at(time))
    };
    let deleted = note("2026-11-20", "08:00:00", 9);
    Document::new(november())
        .with(deleted.clone())
        .without(deleted.id, at("22:00:00"))
        .with(note("2026-11-22", "09:00:00", 2))
        .with(edited("one", "21:20:00"))
        .with(edited("two", "21:30:00"))
        .with(check_in("2026-11-21", 0))
}

/// The text of a document with these lists and more fields.
fn text(entries: &[String], tombstones: &[String], more: &str) -> String {
    format!(
        r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{}],"others":[],"tombstones":[{}]{more}}}"#,
        entries.join(","),
        tombstones.join(","),
    )
}

fn json(entry: &Entry) -> String {
    entry.to_value().to_string()
}

#[test]
fn what_was_written_is_read_and_written_again_byte_for_byte() {
    for document in [Document::new(november()), full()] {
        let text = document.to_text();
        let again = parse(&text).unwrap();
        assert_eq!(again.to_text(), text);
        assert_eq!(again.entries(), document.entries());
        assert_eq!(again.others(), document.others());
        assert_eq!(again.tombstones(), document.tombstones());
    }
    assert_eq!((full().entries().len(), full().others().len(), full().tombstones().len()), (3, 1, 1));
}

#[test]
fn the_text_is_pretty_with_fields_and_entries_in_their_fixed_order() {
    let text = full().to_text();
    assert!(
        text.starts_with(
            "{\n  \"format\": \"inward-journal\",\n  \"version\": 1,\n  \"month\": \"2026-11\",\n"
        )
    );
    assert!(text.ends_with("]\n}\n"));
    let check_in = text.split("    {\n").nth(1).unwrap();
    let names: Vec<&str> =
        check_in.lines().filter_map(|line| line.strip_prefix("      \"")?.split('"').next()).collect();
    assert_eq!(
        names,
        [
            "id",
            "kind",
            "day",
            "saved_at",
            "edited_at",
            "replaces",
            "late",
            "ratings",
            "notes",
            "triggers",
            "did",
            "helped",
            "roots",
            "prompt",
            "text",
        ]
    );
    let document = full();
    let order: Vec<String> =
        document.entries().iter().map(|entry| format!("{} {}", entry.day, entry.body.kind())).collect();
    assert_eq!(order, ["2026-11-21 check_in", "2026-11-22 note", "2026-11-22 check_in"]);
}

#[test]
fn entries_in_any_order_are_read_as_if_they_were_sorted() {
    let [one, two, three] = [("2026-11-01", 1), ("2026-11-02", 2), ("2026-11-02", 3)]
        .map(|(of, number)| note(of, "09:00:00", number));
    let sorted = text(&[json(&one), json(&two), json(&three)], &[], "");
    let mixed = text(&[json(&three), json(&one), json(&two)], &[], "");
    assert_eq!(parse(&mixed).unwrap().to_text(), parse(&sorted).unwrap().to_text());
    assert_eq!(parse(&mixed).unwrap().entries(), [one, two, three]);
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let mut entry = check_in("2026-11-22", 2).to_value();
    entry["new"] = json!({"deep": [1.50, null]});
    entry["ratings"]["calm"] = json!(7);
    entry["notes"]["calm"] = json!("n");
    entry["prompt"]["seen"] = json!(true);
    let gone = note("2026-11-20", "08:00:00", 9);
    let tombstone = json!({
        "id": gone.id.to_string(), "deleted_at": "2026-11-20T08:00:00Z", "replaces": [gone.digest().to_string()],
        "why": "x",
    });
    let fear = json!({
        "id": "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10", "kind": "fear", "day": "2026-11-22",
        "saved_at": "2026-11-22T21:20:00Z", "edited_at": null, "replaces": [], "late": false, "chance": 18,
        "text": ["not", "a", "text"],
    });
    let text =
        text(&[entry.to_string(), fear.to_string()], &[tombstone.to_string()], r#","device":{"name":"x"}"#);
    let document = parse(&text).unwrap();
    assert!(document.kept().is_empty());
    let written: Value = serde_json::from_str(&document.to_text()).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(&text).unwrap());
    let edit = document.entries()[0].edited(document.entries()[0].body.clone(), at("22:00:00"));
    let written: Value = serde_json::from_str(&document.with(edit).to_text()).unwrap();
    let edited = &written["entries"][0];
    assert_eq!((&edited["new"], &edited["ratings"]["calm"]), (&entry["new"], &json!(7)));
    assert_eq!((&edited["notes"]["calm"], &edited["prompt"]["seen"]), (&json!("n"), &json!(true)));
}

#[test]
fn what_breaks_the_schema_is_kept_to_the_letter_and_counted_nowhere() {
    let broken = [
        r#"{"id" :  "not an id",   "kind":"note"}"#.to_owned(),
        "7".to_owned(),
        "\"\\u0041\"".to_owned(),
        "null".to_owned(),
        json(&check_in("2026-11-22", 2)).replacen("\"jealousy\":2", "\"jealousy\":5.0e0", 1),
        // Its day lies in another month.
        json(&note("2026-12-01", "09:00:00", 4)),
    ];
    let good = note("2026-11-03", "09:00:00", 3);
    let mut entries = broken.to_vec();
    entries.insert(2, json(&good));
    let document = parse(&text(&entries, &["{\"id\":  3}".to_owned()], "")).unwrap();
    assert_eq!(document.entries(), std::slice::from_ref(&good));
    assert_eq!(document.kept().entries().collect::<Vec<_>>(), broken);
    assert_eq!(document.kept().len(), 7);
    let written = document.to_text();
    for text in broken.iter().map(String::as_str).chain(["{\"id\":  3}"]) {
        assert!(written.contains(text), "{text}");
    }
    let edited = document.with(note("2026-11-04", "09:00:00", 5)).to_text();
    let again = parse(&edited).unwrap();
    assert_eq!((again.entries().len(), again.kept().len()), (2, 7));
    assert_eq!(again.to_text(), edited);
}

#[test]
fn versions_that_lost_keep_what_breaks_the_schema_too() {
    let text = text(&[], &[], "").replace(r#""others":[]"#, r#""others":[{"x": 1}]"#);
    let document = parse(&text).unwrap();
    assert_eq!((document.kept().len(), document.kept().entries().count()), (1, 0));
    assert!(document.to_text().contains("{\"x\": 1}"));
}

#[test]
fn what_is_no_document_of_the_month_is_refused() {
    let whole = text(&[], &[], "");
    let not = DocumentError::NotADocument;
    for (from, to, error) in [
        ("inward-journal", "other", not(FieldError::Invalid("format"))),
        (r#""format":"inward-journal","#, "", not(FieldError::Missing("format"))),
        ("\"version\":1", "\"version\":2", DocumentError::Newer(2)),
        ("\"version\":1", "\"version\":0", not(FieldError::Invalid("version"))),
        ("\"version\":1", "\"version\":\"1\"", not(FieldError::Invalid("version"))),
        ("2026-11", "2026-12", DocumentError::OtherMonth("2026-12".parse().unwrap())),
        ("2026-11", "2026-13", not(FieldError::Invalid("month"))),
        (r#""entries":[],"#, "", not(FieldError::Missing("entries"))),
        (r#""others":[],"#, "", not(FieldError::Missing("others"))),
        (r#","tombstones":[]"#, "", not(FieldError::Missing("tombstones"))),
        (r#""entries":[]"#, r#""entries":{}"#, not(FieldError::Invalid("entries"))),
        (r#""entries":[]"#, r#""entries":[],"entries":[]"#, not(FieldError::Twice)),
    ] {
        assert!(whole.contains(from), "{from}");
        assert_eq!(parse(&whole.replacen(from, to, 1)).map(|_| ()), Err(error), "{from} -> {to}");
    }
    assert_eq!(parse("[]").map(|_| ()), Err(not(FieldError::NotAnObject)));
}

#[test]
fn a_document_of_a_newer_version_is_newer_whatever_else_it_holds() {
    let text = r#"{"format":"inward-journal","version":7,"months":["2026-11"]}"#;
    assert_eq!(parse(text).map(|_| ()), Err(DocumentError::Newer(7)));
}

#[test]
fn no_truncation_is_read_as_a_smaller_document() {
    let text = full().to_text();
    let whole = text.trim_end();
    for (end, _) in whole.char_indices() {
        let (before, _) = whole.split_at(end);
        let error = parse(before).map(|_| ());
        assert!(matches!(error, Err(DocumentError::NotJson { .. })), "{end}: {error:?}");
    }
    assert!(parse(whole).is_ok());
    assert!(matches!(parse(&format!("{text}x")), Err(DocumentError::NotJson { .. })));
}

#[test]
fn the_place_of_a_fault_is_named() {
    let text = full().to_text().replacen("\"late\": false", "\"late\": maybe", 1);
    let line = 1 + text.lines().position(|line| line.contains("maybe")).unwrap();
    let Err(DocumentError::NotJson { line: named, .. }) = parse(&text) else { panic!() };
    assert_eq!(named, line);
}

#[test]
fn versions_of_one_id_in_the_entries_are_settled() {
    let first = check_in("2026-11-22", 2);
    let edit = first.edited(first.body.clone(), at("21:20:00"));
    let document = parse(&text(&[json(&first), json(&edit), json(&first)], &[], "")).unwrap();
    assert_eq!(document.entries(), std::slice::from_ref(&edit));
    assert!(document.others().is_empty());
}

#[test]
fn a_version_that_waits_alone_is_shown() {
    let only = json(&check_in("2026-11-22", 2));
    let text = text(&[], &[], "").replace(r#""others":[]"#, &format!(r#""others":[{only}]"#));
    let document = parse(&text).unwrap();
    assert_eq!((document.entries().len(), document.others().len()), (1, 0));
}

#[test]
fn what_a_tombstone_names_is_hidden_when_the_document_is_read() {
    let entry = note("2026-11-03", "09:00:00", 3);
    let tombstone = |time: &str, digest: String| {
        let deleted_at = at(time).to_string();
        json!({"id": entry.id.to_string(), "deleted_at": deleted_at, "replaces": [digest]}).to_string()
    };
    let two =
        [tombstone("10:00:00", "000000000000".to_owned()), tombstone("09:30:00", entry.digest().to_string())];
    let document = parse(&text(&[json(&entry)], &two, "")).unwrap();
    assert!(document.entries().is_empty());
    let [tombstone] = document.tombstones() else { panic!() };
    assert_eq!((tombstone.replaces.len(), &tombstone.deleted_at), (2, &at("10:00:00")));
    let apart = parse(&text(&[], &two, "")).unwrap();
    assert_eq!(apart.tombstones().len(), 1, "two tombstones of one id are one, with or without its entry");
}

#[test]
fn a_byte_order_mark_is_read_over_and_not_written() {
    let text = full().to_text();
    assert_eq!(parse(&format!("\u{feff}{text}")).unwrap().to_text(), text);
}

#[test]
fn deep_nesting_neither_crashes_nor_loses_an_entry() {
    let entry = json(&note("2026-11-03", "09:00:00", 3));
    for (depth, kept) in [(100, 0), (127, 0), (128, 1), (100_000, 1)] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let entry = format!(r#"{},"deep":{deep}}}"#, entry.strip_suffix('}').unwrap());
        let document = parse(&text(&[entry], &[], "")).unwrap();
        assert_eq!((document.entries().len(), document.kept().len()), (1 - kept, kept), "{depth}");
        let compact: String = document.to_text().split_whitespace().collect();
        assert!(compact.contains(&deep), "{depth}");
        let outside = parse(&text(&[], &[], &format!(r#","deep":{deep}"#)));
        assert_eq!(outside.is_ok(), kept == 0, "{depth}: refused whole rather than written without it");
    }
    assert!(parse(&"[".repeat(1_000_000)).is_err());
}

#[test]
fn line_ends_of_other_systems_are_no_change_of_content() {
    let text = full().to_text();
    assert_eq!(parse(&text.replace('\n', "\r\n")).unwrap().to_text(), text);
}
