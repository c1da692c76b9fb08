//! Copies that sync programs leave next to a month: merged, moved aside, and never deleted.

use std::fs;

use inward::journal::Document;

use super::{Home, IsDone, at, id, note, note_body, november, tree, with_markers, words};

const MONTH: &str = "journal/2026-11.json";
const NAMES: [&str; 9] = [
    "2026-11.sync-conflict-20261122-211403-ABCDEFG.json",
    "2026-11 (Ana's conflicted copy 2026-11-22).json",
    "2026-11 (conflicted copy 2026-11-22 211403).json",
    "2026-11_conflict-20261122-211403.json",
    "2026-11-LAPTOP.json",
    "2026-11 2.json",
    "2026-11 (1).json",
    "2026-11.json.orig",
    "2026-11.aside.sync-conflict-20261122-211403-ABCDEFG.json",
];

/// A journal here, and what another device made of it meanwhile.
fn diverged() -> (Home, Document) {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    home.store.save(note(2, "second")).unwrap();
    let common = home.store.read(november()).unwrap().document;
    let first = common.entry(id(1)).unwrap();
    let there =
        Document::clone(&common).with(first.edited(note_body("first, there"), at(20))).with(note(3, "third"));
    home.store.save(first.edited(note_body("first, here"), at(30))).unwrap();
    home.store.delete(id(2), november(), &at(31)).unwrap();
    (home, there)
}

#[test]
fn a_copy_is_merged_and_moved_aside_whatever_program_left_it() {
    for name in NAMES {
        let (home, there) = diverged();
        let copy = format!("journal/{name}");
        fs::write(home.path(&copy), there.to_text()).unwrap();
        let tidied = home.other().tidy(&at(40));
        assert!(tidied.is_done(), "{:?}", tidied.error);
        assert_eq!(tidied.copies.months.len(), 1, "{name}");
        assert_eq!(tidied.copies.months[0].copies, [name]);
        let document = home.other().read(november()).unwrap().document;
        let shown: Vec<&str> = document.entries().iter().map(words).collect();
        assert_eq!(shown, ["first, here", "third"], "{name}");
        assert_eq!(document.others().iter().map(words).collect::<Vec<_>>(), ["first, there"]);
        assert!(!home.path(&copy).exists());
        let aside = home.names("quarantine");
        assert_eq!(aside.len(), 1);
        assert_eq!(home.text(&format!("quarantine/{}", aside[0])), there.to_text(), "nothing of it is lost");
        let made = home.store.backups().unwrap().backups;
        assert!(made.iter().any(|backup| backup.reason == "merge"), "{made:?}");
        let before = tree(&home.path("journal"));
        assert_eq!(home.other().tidy(&at(41)).copies.months, []);
        assert_eq!(tree(&home.path("journal")), before, "once is enough");
    }
}

#[test]
fn a_stale_copy_gives_way_silently_and_the_month_stays_byte_for_byte() {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    let stale = home.text(MONTH);
    let first = home.store.read(november()).unwrap().document.entry(id(1)).unwrap().clone();
    home.store.save(first.edited(note_body("second"), at(5))).unwrap();
    let present = home.text(MONTH);
    fs::write(home.path("journal/2026-11 2.json"), stale).unwrap();
    assert!(home.other().tidy(&at(40)).is_done());
    assert_eq!(home.text(MONTH), present);
    assert_eq!(home.names("quarantine").len(), 1);
}

#[test]
fn an_edit_that_a_delete_had_not_seen_comes_back_with_its_copy() {
    let home = Home::new();
    home.store.save(note(1, "first")).unwrap();
    let common = home.store.read(november()).unwrap().document;
    let there =
        Document::clone(&common).with(common.entry(id(1)).unwrap().edited(note_body("edited"), at(7)));
    home.store.delete(id(1), november(), &at(8)).unwrap();
    fs::write(home.path("journal/2026-11-PHONE.json"), there.to_text()).unwrap();
    assert!(home.other().tidy(&at(40)).is_done());
    assert_eq!(home.shown(november())[&id(1)], "edited");
}

#[test]
fn several_copies_of_several_months_come_together_in_any_order() {
    let mut texts = Vec::new();
    for names in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let home = Home::new();
        home.store.save(note(9, "here")).unwrap();
        for (number, name) in (1..).zip(names) {
            let copy = Document::new(november()).with(note(number, "there"));
            fs::write(home.path(&format!("journal/{}", NAMES[name])), copy.to_text()).unwrap();
        }
        let before = Document::new("2026-10".parse().unwrap());
        fs::write(home.path("journal/2026-10 2.json"), before.to_text()).unwrap();
        let tidied = home.other().tidy(&at(40));
        assert_eq!(tidied.copies.months.len(), 2);
        assert_eq!(home.shown(november()).len(), 4);
        assert!(home.path("journal/2026-10.json").exists() || before.entries().is_empty());
        texts.push(home.text(MONTH));
    }
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[1], texts[2]);
}

#[test]
fn a_copy_that_cannot_be_read_stays_where_it_is_and_is_named() {
    let (home, there) = diverged();
    let whole = there.to_text();
    for bytes in [
        &whole.as_bytes()[..whole.len() / 2],
        b"",
        b"\xff",
        whole.replacen("2026-11", "2026-10", 1).as_bytes(),
        whole.replacen("\"version\": 1", "\"version\": 2", 1).as_bytes(),
        b"a shopping list",
    ] {
        fs::write(home.path("journal/2026-11 2.json"), bytes).unwrap();
        let before = tree(&home.path("journal"));
        let tidied = home.other().tidy(&at(40));
        assert_eq!(tidied.copies.months, []);
        let problem = tidied.copies.problems[0].to_string();
        assert!(problem.contains("2026-11 2.json: ") && problem.ends_with("or move it away"), "{problem}");
        assert_eq!(tree(&home.path("journal")), before);
    }
}

#[test]
fn nothing_is_merged_that_could_not_be_backed_up_before() {
    let (home, there) = diverged();
    fs::write(home.path("journal/2026-11 2.json"), there.to_text()).unwrap();
    fs::write(home.path("backups"), "in the way").unwrap();
    let before = tree(&home.path("journal"));
    let tidied = home.other().tidy(&at(40));
    assert!(tidied.error.unwrap().to_string().contains("backups"));
    assert_eq!(tree(&home.path("journal")), before);
}

#[test]
fn the_copy_of_a_month_that_cannot_be_read_goes_to_the_document_beside_it() {
    let (home, there) = diverged();
    fs::write(home.path(MONTH), "half a docu").unwrap();
    fs::write(home.path("journal/2026-11 2.json"), there.to_text()).unwrap();
    assert!(home.other().tidy(&at(40)).is_done());
    assert_eq!(home.text(MONTH), "half a docu");
    assert_eq!(home.shown(november()).len(), 3);
    assert_eq!(home.names("journal"), ["2026-11.aside.json", "2026-11.json"]);
}

#[test]
fn both_sides_of_an_unfinished_git_merge_are_merged_and_the_file_as_it_was_is_kept() {
    for backed_up in [false, true] {
        let home = Home::new();
        home.store.save(note(1, "first")).unwrap();
        let common = home.store.read(november()).unwrap().document;
        let edit = |text: &str, second| {
            Document::clone(&common)
                .with(common.entry(id(1)).unwrap().edited(note_body(text), at(second)))
                .to_text()
        };
        let text = with_markers(&edit("here", 5), &edit("there", 6));
        if backed_up {
            home.store.back_up(&at(7)).unwrap();
        }
        fs::write(home.path(MONTH), &text).unwrap();
        let tidied = home.other().tidy(&at(40));
        assert!(tidied.is_done(), "{:?}", tidied.error);
        assert_eq!(tidied.copies.months[0].program, Some("git"));
        let document = home.other().read(november()).unwrap().document;
        assert_eq!(document.versions(id(1)).map(words).collect::<Vec<_>>(), ["there", "here"]);
        assert_eq!(home.text(&format!("quarantine/{}", home.names("quarantine")[0])), text);
        assert_eq!(home.other().tidy(&at(41)).copies.months, []);
    }
}
