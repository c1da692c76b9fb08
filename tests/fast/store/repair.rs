//! The repair: readable parts come back, the old file stays in quarantine, and twice is as good as once.

use std::collections::BTreeMap;
use std::fs;

use inward::journal::EntryId;
use inward::store::{Receipt, StoreError};

use super::{Home, at, id, note, november, tree};

const MONTH: &str = "journal/2026-11.json";
const NOTES: u8 = 20;

fn full() -> Home {
    let home = Home::new();
    for number in 0..NOTES {
        home.store.save(note(number, &format!("words of note {number}"))).unwrap();
    }
    home
}

fn repaired(home: &Home) -> Receipt {
    let receipt = home.other().repair(&at(100)).unwrap();
    assert_eq!(receipt.failed, [""; 0]);
    let report = home.other().examine(&at(101)).unwrap();
    assert!(report.is_well(), "{:#?}", report.findings);
    let before = tree(&home.path("journal"));
    let again = home.other().repair(&at(102)).unwrap();
    assert!(again.mended.is_empty() && again.copies.months.is_empty(), "twice is as good as once: {again:?}");
    assert_eq!(tree(&home.path("journal")), before);
    receipt
}

fn all() -> BTreeMap<EntryId, String> {
    (0..NOTES).map(|number| (id(number), format!("words of note {number}"))).collect()
}

#[test]
fn a_truncated_document_gives_back_every_entry_before_the_cut() {
    for cut in (0..20).map(|part| part * 311 + 7) {
        let home = full();
        let bytes = fs::read(home.path(MONTH)).unwrap();
        let damaged = &bytes[..bytes.len().saturating_sub(cut).max(1)];
        fs::write(home.path(MONTH), damaged).unwrap();
        let receipt = repaired(&home);
        let shown = home.shown(november());
        // An entry is whole where its last field is.
        let whole = (0..NOTES).filter(|number| {
            let end = format!("words of note {number}\"\n    }}");
            String::from_utf8_lossy(damaged).contains(&end)
        });
        let expected: BTreeMap<_, _> =
            whole.map(|number| (id(number), format!("words of note {number}"))).collect();
        assert_eq!(shown, expected, "cut by {cut}");
        let salvaged = receipt.mended.iter().find_map(|mended| mended.salvaged.clone()).unwrap();
        assert_eq!(salvaged.kept, expected.len());
        let original = receipt.mended.iter().find_map(|mended| mended.moved_to.clone()).unwrap();
        assert_eq!(fs::read(home.store.root().join(original)).unwrap(), damaged, "as it was");
    }
}

#[test]
fn a_flipped_byte_costs_at_most_the_entry_it_is_in() {
    let whole = fs::read(full().path(MONTH)).unwrap();
    for step in 0..60 {
        let home = full();
        let mut bytes = whole.clone();
        let place = (step * 7_919) % bytes.len();
        bytes[place] ^= 0x40;
        fs::write(home.path(MONTH), &bytes).unwrap();
        if home.other().examine(&at(99)).unwrap().findings.iter().any(|finding| finding.repairable) {
            repaired(&home);
        }
        let shown = home.shown(november());
        let lost = all().iter().filter(|(id, words)| shown.get(id) != Some(*words)).count();
        assert!(lost <= 1, "byte {place}: {lost} lost");
    }
}

#[test]
fn bytes_that_are_no_text_cost_themselves_alone_and_are_named() {
    for byte in [0_u8, 0xff] {
        let home = full();
        let mut bytes = fs::read(home.path(MONTH)).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let place = text.find("words of note 7").unwrap();
        bytes[place] = byte;
        fs::write(home.path(MONTH), &bytes).unwrap();
        let receipt = repaired(&home);
        let shown = home.shown(november());
        assert_eq!(shown.len(), usize::from(NOTES));
        assert_eq!(shown[&id(7)], "\u{fffd}ords of note 7");
        let salvaged = receipt.mended.iter().find_map(|mended| mended.salvaged.clone()).unwrap();
        assert_eq!((salvaged.repaired.len(), salvaged.set_aside.len()), (1, 0));
    }
}

#[test]
fn both_sides_of_an_unfinished_merge_come_together_and_so_does_the_document_beside() {
    let home = full();
    let ours = home.text(MONTH);
    let at_note = ours.find("words of note 3").unwrap();
    let start = ours[..at_note].rfind('\n').unwrap() + 1;
    let end = at_note + ours[at_note..].find('\n').unwrap() + 1;
    let theirs = ours[start..end].replace("words of", "other words of");
    let text = format!(
        "{}<<<<<<< HEAD\n{}=======\n{theirs}>>>>>>> other\n{}",
        &ours[..start],
        &ours[start..end],
        &ours[end..]
    );
    fs::write(home.path(MONTH), &text).unwrap();
    home.other().save(note(30, "written meanwhile")).unwrap();
    repaired(&home);
    let document = home.other().read(november()).unwrap().document;
    assert_eq!(document.entries().len(), usize::from(NOTES) + 1);
    assert_eq!(document.others().len(), 1, "neither side is lost");
    assert_eq!(home.names("journal"), ["2026-11.json"]);
}

#[test]
fn a_document_in_which_nothing_can_be_read_goes_to_quarantine() {
    let home = full();
    fs::write(home.path(MONTH), "a shopping list").unwrap();
    let receipt = repaired(&home);
    assert_eq!(receipt.mended[0].what, "set aside because nothing in it can be read");
    assert!(!home.path(MONTH).exists());
    assert!(home.text(receipt.mended[0].moved_to.as_ref().unwrap().to_str().unwrap()).contains("shopping"));
}

#[test]
fn what_a_newer_version_wrote_is_left_alone() {
    let home = full();
    let text = home.text(MONTH).replacen("\"version\": 1", "\"version\": 9", 1);
    fs::write(home.path(MONTH), &text).unwrap();
    fs::write(home.path("state.json"), "half").unwrap();
    home.other().repair(&at(100)).unwrap();
    assert_eq!(home.text(MONTH), text);
    assert!(!home.path("state.json").exists());
}

#[test]
fn everything_that_can_be_mended_is() {
    let home = full();
    home.store.back_up(&at(50)).unwrap();
    fs::write(home.path("journal/2026-11 2.json"), home.text(MONTH)).unwrap();
    fs::write(home.path("journal/.inward-abcdef.tmp"), "x").unwrap();
    fs::create_dir(home.path("drafts")).unwrap();
    fs::write(home.path("drafts/draft-0123456789abcdef.jsonl"), "half").unwrap();
    fs::create_dir(home.path("trash")).unwrap();
    fs::write(home.path("trash/019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10.json"), "half").unwrap();
    fs::write(home.path("backups/2026-11-22_10-00-00.json"), "half").unwrap();
    let content = home.path(&format!("backups/files/{}", home.names("backups/files")[0]));
    fs::write(&content, "damaged").unwrap();
    let receipt = repaired(&home);
    assert_eq!(receipt.copies.months.len(), 1);
    assert!(receipt.mended.len() >= 5, "{receipt:#?}");
    assert_eq!(home.shown(november()), all());
    assert_eq!(home.names("drafts"), [""; 0]);
    let kept = tree(&home.path("quarantine"));
    assert_eq!(kept.values().filter(|bytes| bytes.as_slice() == b"half").count(), 3, "{kept:?}");
    for backup in home.store.backups().unwrap().backups {
        assert!(
            home.store.compare_backup(&backup.name, None).is_ok(),
            "every backup that is left can be restored"
        );
    }
}

#[test]
fn nothing_is_repaired_that_could_not_be_backed_up_before() {
    let home = full();
    fs::write(home.path(MONTH), "half a docu").unwrap();
    fs::write(home.path("backups"), "in the way").unwrap();
    let before = tree(home.store.root());
    let error = home.other().repair(&at(100)).unwrap_err();
    assert!(matches!(error, StoreError::NotADirectory(_)), "{error}");
    let mut after = tree(home.store.root());
    after.retain(|path, _| before.contains_key(path) && !path.ends_with("write.lock"));
    for (path, bytes) in after {
        assert_eq!(before[&path], bytes, "{}", path.display());
    }
}

#[test]
fn what_a_list_names_that_was_set_aside_stays_for_whoever_mends_it_by_hand() {
    let home = full();
    let backup = home.store.back_up(&at(50)).unwrap();
    let content = home.path(&format!("backups/files/{}", home.names("backups/files")[0]));
    home.store.save(note(31, "later")).unwrap();
    home.store.back_up(&at(51)).unwrap();
    let list = home.path(&format!("backups/{}.json", backup.name));
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, &text[..text.len() - 4]).unwrap();
    repaired(&home);
    assert!(!list.exists());
    for _ in 0..12 {
        home.store.back_up(&at(60)).unwrap();
    }
    assert!(content.exists());
}

#[test]
fn a_name_in_quarantine_alone_is_no_copy() {
    let home = full();
    fs::write(home.path(MONTH), "half a docu").unwrap();
    home.other().read(november()).unwrap();
    let other = full();
    fs::write(other.path(MONTH), "half a docu").unwrap();
    other.store.read(november()).unwrap();
    let copy = other.path(&format!("quarantine/{}", other.names("quarantine")[0]));
    fs::write(copy, "something else").unwrap();
    let receipt = other.other().repair(&at(100)).unwrap();
    assert_eq!(receipt.failed.len(), 1, "{receipt:?}");
    assert_eq!(other.text(MONTH), "half a docu", "the only copy there is stays");
}
