//! What comes beside a sealed journal: copies, months in clear, months of other devices, and programs that began before.

use super::*;

#[test]
fn a_month_that_only_the_inbox_or_a_foreign_key_opens_is_not_taken_for_one() {
    let (home, _) = sealed();
    let other = {
        let (other, _) = sealed();
        fs::read(other.path("journal/2026-11.json.age")).unwrap()
    };
    let locked = home.other();
    locked
        .catch(&Caught {
            id: id(40),
            day: day("2026-11-22"),
            made_at: at(1),
            today: day("2026-11-22"),
            body: CaughtBody::Note("forged".to_owned()),
        })
        .unwrap();
    let (path, forged) = tree(&home.path("inbox")).into_iter().next().unwrap();
    fs::remove_file(path).unwrap();
    let month = home.path("journal/2026-11.json.age");
    for bytes in [forged, other] {
        fs::write(&month, &bytes).unwrap();
        let store = opened(&home);
        let reading = store.read(november()).unwrap();
        assert!(reading.document.entries().is_empty());
        assert!(reading.problem.unwrap().what.contains("sealed with a key that is not here"));
        store.save(note(6, "six")).unwrap();
        assert_eq!(fs::read(&month).unwrap(), bytes, "it is left unchanged");
        assert!(home.path("journal/2026-11.aside.json.age").exists());
        fs::remove_file(home.path("journal/2026-11.aside.json.age")).unwrap();
        assert!(!store.examine(&at(61)).unwrap().is_well());
    }
}

#[test]
fn a_program_that_began_before_the_journal_was_sealed_writes_nothing_in_clear() {
    let home = marked();
    let early = home.other();
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    assert!(matches!(early.save(note(5, MARK)), Err(StoreError::Locked)));
    let head = DraftHead {
        id: id(9),
        kind: "note".to_owned(),
        day: day("2026-11-22"),
        base: None,
        started_at: at(51),
    };
    let early = Home::other(&home);
    early.unlock(&passphrase(), &at(52)).unwrap();
    let mut draft = home.other().start_draft(&head).unwrap();
    draft.append(&Field::Text, &json!(format!("late {MARK}")), &at(53)).unwrap();
    draft.set_aside();
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
    assert_eq!(
        early.find_drafts().unwrap().len(),
        2,
        "a draft that was sealed while it was locked is offered"
    );
    let open = opened(&home);
    early.renew_keys(&early.new_keys(&passphrase()).unwrap(), &passphrase()).unwrap();
    assert!(matches!(open.save(note(5, MARK)), Err(StoreError::Locked)), "its keys are the old ones");
    early.decrypt(&passphrase(), &at(55)).unwrap();
    home.other().save(note(5, MARK)).unwrap();
}

#[test]
fn a_journal_that_a_newer_version_sealed_is_neither_opened_nor_written() {
    let (home, new) = sealed();
    let open = opened(&home);
    let state = home.text("keys/encryption.json");
    assert!(state.contains("\"version\":1"), "{state}");
    fs::write(home.path("keys/encryption.json"), state.replace("\"version\":1", "\"version\":2")).unwrap();
    let before = tree(&home.path(""));
    let fresh = home.other();
    assert_eq!(fresh.sealing(), Sealing::Locked);
    assert!(matches!(fresh.unlock(&passphrase(), &at(60)), Err(StoreError::Newer(_))));
    for store in [&fresh, &open] {
        assert!(store.save(note(6, "six")).is_err() && store.back_up(&at(61)).is_err());
        assert!(store.decrypt(&passphrase(), &at(62)).is_err());
        assert!(store.recover(&new.paper_key()).is_err());
        assert!(
            store.change_passphrase(&passphrase(), &Passphrase::new("nine loud mountains").light()).is_err()
        );
    }
    assert_eq!(tree(&home.path("")), before);
}

#[test]
fn a_month_in_clear_beside_a_sealed_journal_is_merged_and_sealed() {
    let (home, _) = sealed();
    let other = Home::new();
    other.store.save(note(11, &format!("from the old laptop {MARK}"))).unwrap();
    for name in ["2026-11.json", "2026-11.sync-conflict-20261122-211403-ABCDEFG.json"] {
        fs::copy(other.path("journal/2026-11.json"), home.path("journal").join(name)).unwrap();
    }
    let store = opened(&home);
    assert!(store.read(november()).unwrap().document.entry(id(11)).is_none(), "it is not read as the month");
    let tidied = store.tidy(&at(70));
    assert!(tidied.is_done(), "{tidied:?}");
    assert_eq!(tidied.copies.months.len(), 1);
    assert!(store.read(november()).unwrap().document.entry(id(11)).is_some());
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
}

#[test]
fn copies_of_sealed_months_that_sync_programs_leave_are_merged() {
    let (home, _) = sealed();
    let store = opened(&home);
    let before = fs::read(home.path("journal/2026-11.json.age")).unwrap();
    store.save(note(12, "only in the month")).unwrap();
    for name in [
        "2026-11.json.sync-conflict-20261122-211403-ABCDEFG.age",
        "2026-11.sync-conflict-20261122-211403-ABCDEFG.json.age",
        "2026-11 (Ana's conflicted copy 2026-11-22).json.age",
        "2026-11.json (Ana's conflicted copy 2026-11-22).age",
        "2026-11 (git).json.age",
        "2026-11-LAPTOP.json.age",
        "2026-11 2.json.age",
    ] {
        fs::write(home.path("journal").join(name), &before).unwrap();
        let tidied = store.tidy(&at(70));
        assert!(tidied.is_done(), "{tidied:?}");
        assert_eq!(tidied.copies.months[0].copies, [name]);
        assert!(store.read(november()).unwrap().document.entry(id(12)).is_some());
    }
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
}

#[test]
fn a_sealed_month_beside_a_journal_in_clear_is_left_alone_and_named() {
    let (sealed, _) = sealed();
    let home = Home::new();
    let october: Month = "2026-10".parse().unwrap();
    let bytes = fs::read(sealed.path("journal/2026-10.json.age")).unwrap();
    fs::write(home.path("journal/2026-10.json.age"), &bytes).unwrap();
    let reading = home.store.read(october).unwrap();
    assert!(reading.problem.unwrap().what.contains("sealed with a key that is not here"));
    let body = note_body("of today");
    let entry = inward::journal::Entry::new(id(1), day("2026-10-05"), body, at(1), day("2026-10-05"));
    home.store.save(entry).unwrap();
    assert_eq!(fs::read(home.path("journal/2026-10.json.age")).unwrap(), bytes);
}

#[test]
fn what_another_device_sealed_does_not_keep_a_journal_from_being_unsealed() {
    let (home, _) = sealed();
    let (other, _) = sealed();
    let bytes = fs::read(other.path("journal/2026-10.json.age")).unwrap();
    fs::write(home.path("journal/2026-09.json.age"), &bytes).unwrap();
    let store = opened(&home);
    store.decrypt(&passphrase(), &at(64)).unwrap();
    assert_eq!(home.other().sealing(), Sealing::Plain);
    assert_eq!(fs::read(home.path("journal/2026-09.json.age")).unwrap(), bytes);
    let reading = home.other().read("2026-09".parse().unwrap()).unwrap();
    assert!(reading.problem.unwrap().what.contains("a key that is not here"));
    home.other().save(note(5, "in clear")).unwrap();
}
