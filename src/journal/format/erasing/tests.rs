use std::collections::BTreeSet;

use super::*;
use crate::journal::{Body, Digest, Moment, Note};

fn month() -> Month {
    "2026-11".parse().unwrap()
}

fn at(second: i64) -> Moment {
    "2026-11-22T21:00:00+01:00".parse::<Moment>().unwrap().plus_seconds(second)
}

fn id(number: u8) -> EntryId {
    EntryId::new_v7(1_795_378_443_000, [number; 10])
}

fn note(number: u8, day: &str) -> Entry {
    let (day, body) = (day.parse().unwrap(), Body::Note(Note { text: format!("words {number}") }));
    Entry::new(id(number), day, body, at(i64::from(number)), day)
}

fn entry(number: u8) -> Erasing {
    Erasing::new([id(number)].into(), [month()].into(), None)
}

fn before(day: &str) -> Erasing {
    Erasing::new(BTreeSet::new(), BTreeSet::new(), Some(day.parse().unwrap()))
}

fn mark(number: u8, digests: &[Digest]) -> Tombstone {
    Tombstone::new(id(number), at(900), digests.to_vec())
}

/// A document with these texts in its lists, as it stands.
fn document(entries: &[String], tombstones: &[String], fields: &str) -> Document {
    let text = format!(
        r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{}],"others":[],"tombstones":[{}]{fields}}}"#,
        entries.join(","),
        tombstones.join(",")
    );
    Document::parse_unsettled(&text, month()).unwrap()
}

fn text(entry: &Entry) -> String {
    entry.to_value().to_string()
}

#[test]
fn every_version_goes_also_one_that_is_no_longer_shown_and_a_mark_stays() {
    let first = note(1, "2026-11-22");
    let edited = first.edited(Body::Note(Note { text: "other words".to_owned() }), at(60));
    let stands = document(&[text(&first), text(&edited), text(&note(2, "2026-11-22"))], &[], "");
    assert_eq!(stands.entries().len(), 3, "it is not settled");
    let mut erasing = entry(1);
    erasing.leave(month(), mark(1, &[first.digest(), edited.digest()]));
    let erased = stands.erased(&erasing, Marks::OfWhatItHolds);
    assert_eq!((erased.taken.len(), erased.is_changed, erased.unsure), (2, true, 0));
    let written = erased.document.to_text();
    assert!(!written.contains("other words") && !written.contains("words 1"), "{written}");
    assert_eq!(erased.document.entries(), [note(2, "2026-11-22")]);
    let tombstone = erased.document.tombstone(id(1)).unwrap();
    assert_eq!((tombstone.replaces.len(), &tombstone.deleted_at), (2, &at(900)));
    // What was read elsewhere does not come back.
    let back = erased.document.clone().merge(Document::new(month()).with(edited));
    assert!(back.entry(id(1)).is_none());
    let again = erased.document.erased(&erasing, Marks::OfItsMonth);
    assert!(!again.is_changed && !again.held_something());
}

#[test]
fn a_mark_that_stands_keeps_its_moment_and_loses_what_a_newer_version_wrote_into_it() {
    let stands = format!(
        r#"{{"id":"{}","deleted_at":"2026-11-23T08:00:00+01:00","replaces":["0000000000aa"],"why":"words"}}"#,
        id(1)
    );
    let mut erasing = entry(1);
    erasing.leave(month(), mark(1, &[note(1, "2026-11-22").digest()]));
    let erased = document(&[], std::slice::from_ref(&stands), "").erased(&erasing, Marks::OfWhatItHolds);
    assert!(erased.is_changed && !erased.held_something());
    let tombstone = erased.document.tombstone(id(1)).unwrap();
    assert_eq!(tombstone.deleted_at.to_string(), "2026-11-23T08:00:00+01:00");
    assert_eq!(tombstone.replaces.len(), 2);
    assert!(!erased.document.to_text().contains("words"));
    // Another month has nothing to do with it, nor has one that never heard of it.
    for marks in [Marks::OfItsMonth, Marks::OfWhatItHolds] {
        let october = "2026-10".parse().unwrap();
        let erased = Document::new(october).erased(&erasing, marks);
        assert!(!erased.is_changed);
        let erased = Document::new(month()).erased(&erasing, marks);
        assert_eq!(erased.is_changed, marks == Marks::OfItsMonth);
    }
}

#[test]
fn what_breaks_the_schema_goes_by_its_id_and_its_day_and_else_when_that_is_asked_for() {
    let odd = |id: &str, day: &str| format!(r#"{{"id":{id},"kind":"note","day":{day},"text":7}}"#);
    let (own, other) = (format!("{:?}", id(1).to_string()), format!("{:?}", id(2).to_string()));
    let (early, late) = ("\"2026-11-09\"", "\"2026-11-10\"");
    for (element, by_id, by_day) in [
        (odd(&own, late), Some(true), Some(false)),
        (odd(&other, late), Some(false), Some(false)),
        (odd(&other, early), Some(false), Some(true)),
        (odd("7", early), None, Some(true)),
        (odd("7", "7"), None, None),
        // The same name twice, and the id of the entry in one of them.
        (format!(r#"{{"id":7,"id":{own},"text":7}}"#), Some(true), None),
        ("7".to_owned(), None, None),
    ] {
        for (erasing, expected) in [(entry(1), by_id), (before("2026-11-10"), by_day)] {
            let stands = document(std::slice::from_ref(&element), &[], "");
            assert_eq!(stands.kept().len(), 1, "{element}");
            let erased = stands.clone().erased(&erasing, Marks::OfWhatItHolds);
            let found = if erased.unsure > 0 { None } else { Some(erased.taken_raw == 1) };
            assert_eq!(found, expected, "{element}");
            assert_eq!(erased.document.kept().len(), usize::from(expected != Some(true)), "{element}");
            let asked = stands.erased(&erasing.with_unsure(true), Marks::OfWhatItHolds);
            assert_eq!(
                (asked.unsure, asked.taken_raw),
                (0, usize::from(expected != Some(false))),
                "{element}"
            );
        }
    }
    let elsewhere = Erasing::new([id(1)].into(), BTreeSet::new(), None);
    let erased = document(&["7".to_owned()], &[], "").erased(&elsewhere, Marks::OfWhatItHolds);
    assert_eq!((erased.unsure, erased.is_changed), (0, false), "a month in which it never lay");
}

#[test]
fn a_month_before_the_day_keeps_nothing_but_marks() {
    let fields = r#","mood":{"of":"newer"}"#;
    let entries = [text(&note(1, "2026-11-22")), r#"{"odd":1}"#.to_owned()];
    let tombstone = mark(2, &[note(2, "2026-11-22").digest()]).to_value().to_string();
    let stands = document(&entries, &[tombstone], fields);
    assert_eq!(before("2026-12-01").reach(month()), Reach::All);
    let erased = stands.clone().erased(&before("2026-12-01"), Marks::OfWhatItHolds);
    assert!(erased.document.is_blank() && erased.document.tombstone(id(2)).is_some());
    assert_eq!((erased.taken.len(), erased.taken_raw, erased.unsure), (1, 2, 0));
    for day in ["2026-11-01", "2026-10-31"] {
        assert_eq!(before(day).reach(month()), Reach::Nothing);
        let erased = stands.clone().erased(&before(day), Marks::OfWhatItHolds);
        assert!(!erased.is_changed && erased.unsure == 0);
    }
    assert_eq!(before("2026-11-02").reach(month()), Reach::Part);
    let named = format!(r#","pinned":["{}"]"#, id(1).to_string().to_uppercase());
    let erased = document(&[], &[], &named).erased(&entry(1), Marks::OfWhatItHolds);
    assert_eq!((erased.unsure, erased.is_changed), (1, false), "a field that names it may say more");
}

#[test]
fn single_versions_go_and_the_entry_stays() {
    let first = note(1, "2026-11-22");
    let edited = first.edited(Body::Note(Note { text: "later".to_owned() }), at(60));
    let mut erasing = Erasing::new(BTreeSet::new(), [month()].into(), None);
    erasing.take_versions(id(1), [first.digest()].into());
    assert!(erasing.takes(&first) && !erasing.takes(&edited));
    assert!(erasing.takes_base(id(1), first.digest()) && !erasing.takes_base(id(2), first.digest()));
    erasing.leave(month(), mark(1, &[first.digest()]));
    let erased = document(&[text(&first), text(&edited)], &[], "").erased(&erasing, Marks::OfWhatItHolds);
    assert_eq!(erased.document.entry(id(1)), Some(&edited));
}

#[test]
fn what_is_only_said_to_be_of_a_day_goes_with_it_unless_the_entry_lies_later_now() {
    let mut erasing = before("2026-11-10");
    erasing.spare(id(2));
    let (early, late): (Day, Day) = ("2026-11-09".parse().unwrap(), "2026-11-10".parse().unwrap());
    assert!(erasing.takes_about(id(1), early) && !erasing.takes_about(id(1), late));
    assert!(!erasing.takes_about(id(2), early));
    assert!(entry(1).takes_about(id(1), late) && !entry(1).takes_about(id(2), early));
}

#[test]
fn ids_are_found_wherever_they_stand() {
    let erasing = entry(1);
    for text in [format!("{}", id(1)), format!("xx-{}-", id(1)), format!("\u{fffd}{{\"id\":\"{}\"", id(1))] {
        assert!(erasing.is_named_in(text.as_bytes()), "{text}");
    }
    for text in [String::new(), format!("{}", id(2)), id(1).to_string().split_off(1), "-".repeat(80)] {
        assert!(!erasing.is_named_in(text.as_bytes()), "{text}");
    }
}
