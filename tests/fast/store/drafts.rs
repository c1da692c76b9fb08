//! Drafts: no step is lost, none is offered that is saved, and none is taken from who is writing it.

use std::fs::{self, OpenOptions};
use std::io::Write;

use inward::journal::draft::Field;
use inward::journal::{Body, Digest, DraftHead, Entry, EntryId, Sign};
use inward::store::{DraftFile, FoundDraft, StoreError};
use serde_json::json;

use super::{Home, IsDone, at, day, id, note, note_body, november};

fn head(base: Option<Digest>) -> DraftHead {
    let day = day("2026-11-22");
    DraftHead { id: EntryId::of_check_in(day), kind: "check_in".to_owned(), day, base, started_at: at(0) }
}

fn note_head() -> DraftHead {
    DraftHead { id: id(1), kind: "note".to_owned(), ..head(None) }
}

fn rating() -> Field {
    Field::Rating(Sign::Jealousy.into())
}

fn started(home: &Home) -> DraftFile {
    let mut draft = home.store.start_draft(&head(None)).unwrap();
    draft.append(&rating(), &json!(2), &at(1)).unwrap();
    draft.append(&Field::Note(Sign::Jealousy), &json!("é 👩‍👩‍👧\n\"x\""), &at(2)).unwrap();
    draft
}

fn only(home: &Home) -> FoundDraft {
    let mut found = home.other().find_drafts().unwrap();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn saved(found: &FoundDraft) -> Entry {
    let day = found.draft.head.day;
    Entry::new(found.draft.head.id, day, found.draft.body(None).unwrap(), at(3), day)
}

/// The one draft's path, from the data directory.
fn file(home: &Home) -> String {
    let names = home.names("drafts");
    assert_eq!(names.len(), 1, "{names:?}");
    format!("drafts/{}", names[0])
}

#[test]
fn a_draft_is_on_disk_line_by_line_and_resumed_where_it_was() {
    let home = Home::new();
    let draft = started(&home);
    assert_eq!(home.text(&file(&home)).lines().count(), 3, "nothing waits in memory");
    draft.syncer().unwrap().sync().unwrap();
    drop(draft);
    let found = only(&home);
    assert_eq!((found.draft.head.clone(), found.draft.changed_at.clone()), (head(None), at(2)));
    let mut draft = found.resume();
    draft.append(&rating(), &json!(4), &at(3)).unwrap();
    draft.set_aside();
    let Some(Body::CheckIn(check_in)) = only(&home).draft.body(None) else { panic!() };
    assert_eq!(check_in.ratings.get(Sign::Jealousy).unwrap().value(), 4);
    assert_eq!(check_in.notes.get(Sign::Jealousy), Some("é 👩‍👩‍👧\n\"x\""));
}

#[test]
fn a_draft_in_use_is_left_alone() {
    let home = Home::new();
    let draft = started(&home);
    assert!(home.other().find_drafts().unwrap().is_empty());
    let blank = home.store.start_draft(&note_head()).unwrap();
    assert!(home.other().find_drafts().unwrap().is_empty());
    assert_eq!(home.names("drafts").len(), 2);
    drop((draft, blank));
    let found = home.store.find_drafts().unwrap();
    assert_eq!(found.len(), 1);
    assert!(home.other().find_drafts().unwrap().is_empty(), "who found it holds it");
}

#[test]
fn a_line_that_a_crash_tore_does_not_spoil_the_next() {
    let home = Home::new();
    drop(started(&home));
    // The tear goes through the middle of a letter.
    let mut torn = OpenOptions::new().append(true).open(home.path(&file(&home))).unwrap();
    torn.write_all(b"{\"at\":\"2026-11-22T21:00:03+01:00\",\"field\":\"text\",\"value\":\"t\xc3").unwrap();
    let mut draft = only(&home).resume();
    draft.append(&Field::Text, &json!("whole"), &at(4)).unwrap();
    draft.append(&Field::Page, &json!(5), &at(5)).unwrap();
    drop(draft);
    let found = only(&home);
    assert_eq!((found.draft.page(), found.draft.changed_at.clone()), (5, at(5)));
    let Some(Body::CheckIn(check_in)) = found.draft.body(None) else { panic!() };
    assert_eq!(check_in.text, "whole");
    assert_eq!(check_in.ratings.get(Sign::Jealousy).unwrap().value(), 2);
}

#[test]
fn a_draft_goes_after_the_save_and_one_that_is_already_saved_is_dropped() {
    let home = Home::new();
    drop(started(&home));
    let found = only(&home);
    home.store.save(saved(&found)).unwrap();
    // As if the program had been killed between the save and the end of the draft.
    drop(found);
    assert!(home.other().find_drafts().unwrap().is_empty());
    assert!(home.names("drafts").is_empty());

    let mut draft = home.store.start_draft(&note_head()).unwrap();
    draft.append(&Field::Text, &json!("words"), &at(1)).unwrap();
    draft.finish().unwrap();
    assert!(home.names("drafts").is_empty());
}

#[test]
fn a_draft_that_says_more_than_the_saved_entry_is_offered() {
    let home = Home::new();
    drop(started(&home));
    let found = only(&home);
    let entry = saved(&found);
    home.store.save(entry.clone()).unwrap();
    found.resume().discard().unwrap();
    let mut draft = home.store.start_draft(&head(Some(entry.digest()))).unwrap();
    draft.append(&rating(), &json!(2), &at(5)).unwrap();
    draft.append(&Field::Text, &json!("more"), &at(6)).unwrap();
    drop(draft);
    assert_eq!(only(&home).draft.head.base, Some(entry.digest()));
}

#[test]
fn a_draft_is_kept_while_its_month_cannot_be_read() {
    let home = Home::new();
    drop(started(&home));
    fs::write(home.path("journal/2026-11.json"), "damaged").unwrap();
    assert_eq!(only(&home).draft.changed_at, at(2));
}

#[test]
fn a_draft_that_holds_nothing_is_dropped() {
    let home = Home::new();
    let mut draft = home.store.start_draft(&head(None)).unwrap();
    draft.append(&Field::Page, &json!(3), &at(1)).unwrap();
    drop(draft);
    let mut draft = home.store.start_draft(&note_head()).unwrap();
    draft.append(&Field::Text, &json!(""), &at(1)).unwrap();
    drop(draft);
    fs::write(home.path("drafts/draft-killed-before-its-first-line.jsonl"), "").unwrap();
    assert!(home.other().find_drafts().unwrap().is_empty());
    assert!(home.names("drafts").is_empty());
}

#[test]
fn a_draft_of_which_a_line_cannot_be_read_is_named_and_never_dropped() {
    let home = Home::new();
    let mut draft = home.store.start_draft(&note_head()).unwrap();
    draft.append(&Field::Text, &json!("the only words"), &at(1)).unwrap();
    drop(draft);
    let name = file(&home);
    let damaged = home.text(&name).replacen("{\"at\"", "{?at\"", 1);
    assert_ne!(damaged, home.text(&name));
    fs::write(home.path(&name), &damaged).unwrap();
    assert!(home.other().find_drafts().unwrap().is_empty());
    let problems = home.store.unreadable_drafts().unwrap();
    assert!(problems[0].what.contains("a line of it cannot be read; it is left unchanged"), "{problems:?}");
    assert_eq!(home.text(&name), damaged);

    // The readable part of it is saved, but that is not all there is.
    let more = at(2);
    fs::write(home.path(&name), damaged + &inward::journal::draft::line(&Field::Text, &json!("one"), &more))
        .unwrap();
    home.store.save(saved(&only(&home))).unwrap();
    assert!(home.other().find_drafts().unwrap().is_empty());
    assert_eq!((home.store.unreadable_drafts().unwrap().len(), home.names("drafts").len()), (1, 1));
}

#[test]
fn an_erased_note_is_no_empty_draft_when_there_is_one_to_erase() {
    let home = Home::new();
    let entry = note(1, "words");
    home.store.save(entry.clone()).unwrap();
    let mut draft = home.store.start_draft(&DraftHead { base: Some(entry.digest()), ..note_head() }).unwrap();
    draft.append(&Field::Text, &json!(""), &at(1)).unwrap();
    drop(draft);
    assert_eq!(only(&home).draft.body(Some(&entry)), Some(note_body("")));
}

#[test]
fn what_cannot_be_read_among_the_drafts_is_named_and_left_alone() {
    let home = Home::new();
    drop(started(&home));
    let unknown = DraftHead { kind: "weather".to_owned(), ..head(None) };
    let mut draft = home.store.start_draft(&unknown).unwrap();
    draft.append(&Field::Text, &json!("of loss"), &at(1)).unwrap();
    drop(draft);
    fs::write(home.path("drafts/draft-a.jsonl"), "no draft\nat all\n").unwrap();
    fs::write(home.path("drafts/the person's own.txt"), "x").unwrap();
    drop(only(&home));
    let problems = home.store.unreadable_drafts().unwrap();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|problem| problem.to_string().contains("update inward")), "{problems:?}");
    assert_eq!(home.names("drafts").len(), 4);
}

#[test]
fn a_discarded_draft_can_be_taken_back() {
    let home = Home::new();
    drop(started(&home));
    let name = file(&home);
    let text = home.text(&name);
    let discarded = only(&home).resume().discard().unwrap();
    assert!(home.other().find_drafts().unwrap().is_empty());
    assert_eq!(home.names("trash").len(), 1);
    let found = home.store.undo_discard(&discarded).unwrap();
    assert_eq!(found.draft.changed_at, at(2));
    assert!(home.other().find_drafts().unwrap().is_empty(), "it is held");
    drop(found);
    assert_eq!(home.text(&name), text);
    assert!(matches!(home.store.undo_discard(&discarded), Err(StoreError::NoSuchDraft(_))));
    drop(only(&home));
}

#[test]
fn a_sync_that_is_still_to_come_keeps_nobody_from_the_draft() {
    let home = Home::new();
    let draft = started(&home);
    let sync = draft.syncer().unwrap();
    draft.set_aside();
    let found = only(&home);
    sync.sync().unwrap();
    let draft = found.resume();
    let (sync, discarded) = (draft.syncer().unwrap(), draft.discard().unwrap());
    assert_eq!(home.store.undo_discard(&discarded).unwrap().draft.changed_at, at(2));
    sync.sync().unwrap();
}

#[test]
fn a_discarded_draft_leaves_the_trash_after_thirty_days() {
    let home = Home::new();
    let discarded = started(&home).discard().unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let day = |days: i64| {
        let discarded_at = at(0).unix_seconds().max(i64::try_from(now).unwrap());
        at(0).plus_seconds(discarded_at - at(0).unix_seconds() + days * 24 * 60 * 60)
    };
    assert!(home.store.tidy(&day(29)).is_done());
    assert_eq!(home.names("trash").len(), 1);
    assert!(home.store.tidy(&day(31)).is_done());
    assert!(home.names("trash").is_empty());
    assert!(matches!(home.store.undo_discard(&discarded), Err(StoreError::NoSuchDraft(_))));
}

#[test]
fn the_name_of_a_draft_tells_nothing_of_it() {
    let home = Home::new();
    let _one = started(&home);
    let name = file(&home);
    assert!(!name.contains("2026") && !name.contains("check"), "{name}");
    assert_eq!(name.len(), "drafts/draft-0123456789abcdef.jsonl".len(), "{name}");
    let entries = home.store.read(november()).unwrap().document;
    assert!(entries.entries().is_empty());
}
