use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::clock::Clock;
use crate::journal::draft::Field;
use crate::journal::{Body, CheckIn, Draft, DraftHead, Entry, EntryId, Note, Rating, Revision, Sign};
use crate::store::Store;
use crate::system::testing;
use crate::tui::runtime::worker::Job;
use crate::tui::runtime::{Done, Runtime};
use crate::tui::task::{Reply, Task};
use crate::tui::testing::{day, draft, moment};

const NOW: &str = "2026-11-22T21:00:00+01:00";
const TODAY: &str = "2026-11-22";

fn desk() -> (TempDir, Runtime) {
    let dir = tempfile::tempdir().unwrap();
    let runtime = open(&dir);
    (dir, runtime)
}

fn open(dir: &TempDir) -> Runtime {
    Runtime::new(Store::create(dir.path()).unwrap(), Clock::fixed(moment(NOW)))
}

fn check_in() -> DraftHead {
    draft("check_in", TODAY, NOW, &[]).head
}

fn note() -> DraftHead {
    draft("note", TODAY, NOW, &[]).head
}

fn rating(sign: Sign) -> Field {
    Field::Rating(sign.into())
}

/// Carries out a task without a reply.
fn quietly(runtime: &mut Runtime, task: Task) {
    let told = runtime.perform(task);
    assert!(told.is_empty(), "{told:?}");
}

fn write(runtime: &mut Runtime, head: &DraftHead, field: Field, value: Value) {
    quietly(runtime, Task::Draft(head.clone(), field, value));
}

/// A check-in and a note, written in turns.
fn write_in_turns(runtime: &mut Runtime) {
    write(runtime, &check_in(), rating(Sign::Jealousy), json!(2));
    write(runtime, &note(), Field::Text, json!("What"));
    write(runtime, &check_in(), rating(Sign::Reassurance), json!(1));
    write(runtime, &note(), Field::Text, json!("What if"));
    write(runtime, &check_in(), Field::Page, json!(2));
}

/// Every file among the drafts: the entry and the names of its fields, a line each.
fn files(dir: &TempDir) -> Vec<(EntryId, Vec<String>)> {
    let files = fs::read_dir(dir.path().join("drafts")).unwrap();
    let mut found: Vec<_> = files
        .map(|file| {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let fields = text.lines().skip(1).map(|line| {
                let line: Value = serde_json::from_str(line).unwrap();
                line["field"].as_str().unwrap().to_owned()
            });
            (Draft::parse(&text).unwrap().head.id, fields.collect())
        })
        .collect();
    found.sort();
    found
}

fn whole_check_in() -> (EntryId, Vec<String>) {
    let fields = ["ratings.jealousy", "ratings.reassurance", "page"];
    (check_in().id, fields.map(str::to_owned).to_vec())
}

fn whole_note() -> (EntryId, Vec<String>) {
    (note().id, vec!["text".to_owned(); 2])
}

fn both() -> Vec<(EntryId, Vec<String>)> {
    let mut both = vec![whole_check_in(), whole_note()];
    both.sort();
    both
}

/// Looks for drafts as the worker does; returns the entries of those that rest.
fn look(runtime: &mut Runtime) -> Vec<EntryId> {
    quietly(runtime, Task::FindDrafts);
    let found = runtime.store.find_drafts();
    let told = runtime.take(Done::Drafts(found));
    let [Reply::Drafts(drafts)] = told.as_slice() else { panic!("{told:?}") };
    let mut ids: Vec<EntryId> = drafts.iter().map(|draft| draft.head.id).collect();
    ids.sort();
    ids
}

fn resume(runtime: &mut Runtime, head: &DraftHead) -> Body {
    let told = runtime.perform(Task::ResumeDraft(head.id));
    let Some(Reply::Resumed(draft)) = told.last() else { panic!("{told:?}") };
    assert_eq!(draft.head, *head);
    draft.body(None).unwrap()
}

fn save(runtime: &mut Runtime, head: &DraftHead, body: Body) {
    let entry = Entry::new(head.id, head.day, body, moment(NOW), day(TODAY));
    let told = runtime.perform(Task::Save(vec![Revision::new(entry)]));
    assert!(matches!(told.last(), Some(Reply::Saved(id)) if *id == head.id), "{told:?}");
}

fn rated() -> Body {
    let mut check_in = CheckIn::default();
    check_in.ratings.set(Sign::Jealousy, Rating::new(2));
    check_in.ratings.set(Sign::Reassurance, Rating::new(1));
    Body::CheckIn(Box::new(check_in))
}

fn noted() -> Body {
    Body::Note(Note { text: "What if".to_owned() })
}

#[test]
fn drafts_written_in_turns_each_keep_all_their_lines_in_one_file() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    assert_eq!(files(&dir), both());
    assert_eq!(look(&mut runtime), [], "those in use do not rest");
    let syncs = runtime.held.iter().filter(|job| matches!(job, Job::Confirm(_))).count();
    assert_eq!(syncs, 5, "the disk confirms every line");
}

#[test]
fn saving_an_entry_finishes_its_draft_alone() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    save(&mut runtime, &note(), noted());
    assert_eq!(files(&dir), [whole_check_in()]);
    write(&mut runtime, &check_in(), Field::Text, json!("x"));
    assert_eq!(files(&dir).len(), 1, "the other is gone on with where it was");
    save(&mut runtime, &check_in(), rated());
    assert_eq!(files(&dir), []);
}

#[test]
fn a_save_that_fails_keeps_the_draft_in_use() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    let journal = dir.path().join("journal");
    fs::remove_dir_all(&journal).unwrap();
    fs::write(&journal, "something else").unwrap();
    let entry = Entry::new(note().id, day(TODAY), noted(), moment(NOW), day(TODAY));
    let told = runtime.perform(Task::Save(vec![Revision::new(entry)]));
    assert!(matches!(told.as_slice(), [Reply::NotSaved(..)]), "{told:?}");
    write(&mut runtime, &note(), Field::Text, json!("What if not"));
    assert_eq!(files(&dir).len(), 2);
}

#[test]
fn a_draft_that_the_disk_does_not_take_is_told_below_what_a_save_said() {
    let (dir, mut runtime) = desk();
    let drafts = dir.path().join("drafts");
    fs::write(&drafts, "something else").unwrap();
    let told = runtime.perform(Task::Draft(note(), Field::Text, json!("What")));
    let [Reply::SayAlso(line)] = told.as_slice() else { panic!("{told:?}") };
    assert!(line.starts_with("The draft could not be kept on disk: "), "{line}");
}

#[test]
fn of_what_belongs_together_nothing_is_saved_when_one_month_cannot_be_written() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    let before = files(&dir);
    let journal = dir.path().join("journal");
    if !testing::link(dir.path().join("elsewhere"), journal.join("2026-10.json")) {
        return;
    }
    let entry = Entry::new(note().id, day(TODAY), noted(), moment(NOW), day(TODAY));
    let (on, id) = (day("2026-10-20"), EntryId::new_v7(0, [7; 10]));
    let other = Entry::new(id, on, noted(), moment(NOW), on);
    let batch = [entry, other].map(Revision::new).to_vec();
    let told = runtime.perform(Task::Save(batch));
    let [Reply::NotSaved(entries, _)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(*entries, [note().id, id]);
    assert_eq!(files(&dir), before, "the words stay in the draft");
    assert!(!journal.join("2026-11.json").exists());
}

#[test]
fn a_draft_that_is_left_rests_while_the_other_is_gone_on_with() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    quietly(&mut runtime, Task::LeaveDraft(EntryId::of_check_in(day("2026-11-21"))));
    assert_eq!(look(&mut runtime), [], "nothing of that entry was in use");
    quietly(&mut runtime, Task::LeaveDraft(note().id));
    assert_eq!(look(&mut runtime), [note().id]);
    write(&mut runtime, &check_in(), Field::Text, json!("x"));
    assert_eq!(resume(&mut runtime, &note()), noted());
    write(&mut runtime, &note(), Field::Text, json!("What if not"));
    assert_eq!(files(&dir).len(), 2, "each is gone on with in its file");
    for head in [check_in(), note()] {
        quietly(&mut runtime, Task::LeaveDraft(head.id));
    }
    assert_eq!(look(&mut runtime).len(), 2);
    assert_eq!(resume(&mut runtime, &note()), Body::Note(Note { text: "What if not".to_owned() }));
    assert!(matches!(resume(&mut runtime, &check_in()), Body::CheckIn(it) if it.text == "x"));
    assert_eq!(look(&mut runtime), [], "both are in use again");
}

#[test]
fn at_the_end_all_drafts_rest_though_the_disk_has_yet_to_confirm_them() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    // A job that the worker has yet to do holds the file open.
    let held = std::mem::take(&mut runtime.held);
    drop(runtime);
    assert_eq!(look(&mut open(&dir)).len(), 2);
    drop(held);
}

#[test]
fn a_discarded_draft_comes_back_beside_the_one_in_use() {
    let (dir, mut runtime) = desk();
    write_in_turns(&mut runtime);
    quietly(&mut runtime, Task::DiscardDraft(note().id));
    assert_eq!(files(&dir), [whole_check_in()]);
    let told = runtime.perform(Task::UndoDiscard);
    assert!(
        matches!(told.as_slice(), [Reply::Drafts(drafts), Reply::Say(_)] if drafts.len() == 1),
        "{told:?}"
    );
    assert_eq!(files(&dir), both());
    assert_eq!(resume(&mut runtime, &note()), noted());
    write(&mut runtime, &check_in(), Field::Text, json!("x"));
    assert_eq!(files(&dir).len(), 2);
    // There is nothing more to bring back.
    quietly(&mut runtime, Task::UndoDiscard);
}

#[test]
fn a_draft_that_rests_outlives_another_one_of_its_entry() {
    let (dir, mut runtime) = desk();
    write(&mut runtime, &note(), Field::Text, json!("What if"));
    quietly(&mut runtime, Task::LeaveDraft(note().id));
    assert_eq!(look(&mut runtime), [note().id]);
    write(&mut runtime, &note(), Field::Text, json!("Something else"));
    assert_eq!(files(&dir).len(), 2, "it is not written over");
    let told = runtime.perform(Task::ResumeDraft(note().id));
    assert!(
        matches!(told.as_slice(), [Reply::Say(says)] if says == crate::wording::screens::runtime::BUSY),
        "{told:?}"
    );
    save(&mut runtime, &note(), Body::Note(Note { text: "Something else".to_owned() }));
    assert_eq!(files(&dir).len(), 1);
    assert_eq!(look(&mut runtime), [note().id]);
    assert_eq!(resume(&mut runtime, &note()), noted());
}
