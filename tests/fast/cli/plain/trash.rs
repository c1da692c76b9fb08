//! Deleted entries and discarded drafts, brought back line by line.

use super::{sample, typed};
use crate::harness::home::Home;

/// A home whose owner knows what inward is.
fn home() -> Home {
    let home = Home::new();
    typed(&home, "0\n\nquit\n");
    home
}

fn notes(home: &Home) -> Vec<String> {
    let notes = home.json(&["list", "--kind", "note", "--json"]);
    notes.as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_deleted_entry_is_read_and_comes_back_by_its_number() {
    let home = home();
    for words in ["The phone rang.", "Snow."] {
        home.done(&["note"], words);
    }
    let out = typed(&home, "entries\nphone\n1\ndelete\ny\nquit\n");
    assert!(out.contains("The word trash, in the menu, brings it back.") && !out.contains("restore-entry"));
    assert_eq!(notes(&home), ["Snow."]);
    let out = typed(&home, "trash\n?\n7\n1\n?\nn\nback\nquit\n");
    for said in [
        "1  Sunday 22 November 2026, note: The phone rang. (kept until Tuesday 22 December 2026)",
        "Write 1, or back.",
        "It stays in the trash.",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    assert_eq!(notes(&home), ["Snow."]);
    let out = typed(&home, "trash\n1\ny\nquit\n");
    assert!(out.contains("The entry of 2026-11-22 is back.\nThere is nothing to bring back."), "{out}");
    assert_eq!(notes(&home).len(), 2);
}

#[test]
fn a_long_trash_is_listed_ten_at_once() {
    let home = home();
    for at in 1..=12 {
        home.done(&["note"], &format!("Note {at}."));
        let id = home.json(&["list", "--limit", "1", "--json"])[0]["id"].as_str().unwrap().to_owned();
        home.ok(&["delete", &id]);
    }
    let out = typed(&home, "trash\n12\n\n12\ny\nback\nquit\n");
    assert!(out.contains("Write a number from 1 to 10, or back.") && out.contains("\n12  Sunday"), "{out}");
    assert_eq!(notes(&home).len(), 1);
}

#[test]
fn a_discarded_draft_comes_back_and_is_gone_on_with() {
    let home = home();
    typed(&home, "1\n3\n2\n");
    let out = typed(&home, "continue\nn\nback\nquit\n");
    assert!(out.contains("The word trash, in the menu, brings it back."), "{out}");
    assert!(home.drafts().is_empty(), "{out}");
    let out = typed(&home, "trash\n1\nn\n1\ny\ncontinue\ny\n?\nback\nquit\n");
    assert!(out.contains("1  Check-in for Sunday 22 November, unfinished, discarded; last changed"), "{out}");
    assert!(out.contains("It is back: continue goes on with it."), "{out}");
    assert!(out.contains("Enter keeps 3"), "what was answered is there: {out}");
    assert_eq!(home.drafts().len(), 1);
}

#[test]
fn a_draft_does_not_come_back_beside_another_of_the_same() {
    let home = sample();
    typed(&home, "1\n3\n2\n");
    typed(&home, "continue\nn\n1\n");
    let out = typed(&home, "trash\n1\ny\nback\nquit\n");
    assert!(out.contains("The same is unfinished already"), "{out}");
    assert_eq!(home.drafts().len(), 1);
}

#[test]
fn a_draft_does_not_come_back_beside_one_that_is_in_use() {
    let home = sample();
    typed(&home, "1\n3\n2\n");
    typed(&home, "continue\nn\nback\n");
    assert!(home.drafts().is_empty());
    let store = inward::store::Store::create(home.data()).unwrap();
    let day = "2026-11-22".parse().unwrap();
    let head = inward::journal::DraftHead {
        id: inward::journal::EntryId::of_check_in(day),
        kind: "check_in".to_owned(),
        day,
        base: None,
        started_at: "2026-11-22T21:00:00+01:00".parse().unwrap(),
    };
    let in_use = store.start_draft(&head).unwrap();
    let out = typed(&home, "trash\n1\ny\nback\nquit\n");
    assert!(out.contains("The same is unfinished already"), "{out}");
    assert_eq!(home.drafts().len(), 1);
    drop(in_use);
}
