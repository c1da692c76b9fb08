//! Changes of the seal that meet something else: what another device brought, what is damaged, what was interrupted, and what is
//! written at the same moment.

use inward::store::DraftFile;

use super::*;

/// Puts a month in clear beside a sealed one, as a device does that knows nothing of the seal.
fn with_old_device() -> (Home, NewKeys) {
    let (home, paper) = sealed();
    let other = Home::new();
    other.store.save(note(11, &format!("from the old laptop {MARK}"))).unwrap();
    fs::copy(other.path("journal/2026-11.json"), home.path("journal/2026-11.json")).unwrap();
    (home, paper)
}

/// Says on disk that a change of the seal was begun, as a crash leaves it.
fn interrupt(home: &Home, state: &str) {
    let text = json!({"format": "inward-encryption", "version": 1, "state": state}).to_string();
    fs::write(home.path("keys/encryption.json"), text).unwrap();
}

fn caught(number: u8) -> Caught {
    let day = day("2026-11-22");
    Caught {
        id: id(number),
        day,
        made_at: at(60),
        today: day,
        body: CaughtBody::Note(format!("caught {MARK}")),
    }
}

fn draft_in_use(store: &Store) -> DraftFile {
    let head = DraftHead {
        id: id(9),
        kind: "note".to_owned(),
        day: day("2026-11-22"),
        base: None,
        started_at: at(60),
    };
    let mut draft = store.start_draft(&head).unwrap();
    draft.append(&Field::Text, &json!("being written"), &at(61)).unwrap();
    draft
}

#[test]
fn a_month_that_another_device_brought_in_clear_is_written_over_by_no_change_of_the_seal() {
    let both = |store: &Store| {
        let tidied = store.tidy(&at(90));
        assert!(tidied.is_done(), "{tidied:?}");
        let words = words_of(&store.read(november()).unwrap().document);
        assert!(words.contains_key(&id(1)) && words.contains_key(&id(11)), "{words:?}");
    };
    let (home, _) = with_old_device();
    let store = opened(&home);
    store.renew_keys(&store.new_keys(&passphrase()).unwrap(), &passphrase()).unwrap();
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
    both(&store);
    let (home, _) = with_old_device();
    interrupt(&home, "turning_on");
    both(&opened(&home));
    let (home, _) = with_old_device();
    let store = opened(&home);
    store.decrypt(&passphrase(), &at(70)).unwrap();
    both(&store);
}

#[test]
fn what_an_old_device_brought_into_the_trash_is_not_written_over_either() {
    let (home, _) = sealed();
    let store = opened(&home);
    let name = format!("trash/{}.json", id(2));
    fs::write(home.path(&name), format!("{{\"other\": \"{MARK}\"}}")).unwrap();
    let kept = |home: &Home| home.names("quarantine").len();
    let before = kept(&home);
    store.renew_keys(&store.new_keys(&passphrase()).unwrap(), &passphrase()).unwrap();
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
    assert_eq!(kept(&home), before + 1, "both are there");
}

#[test]
fn a_state_in_clear_that_a_crash_left_beside_the_sealed_one_goes() {
    let home = marked();
    let in_clear = fs::read(home.path("state.json")).unwrap();
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    fs::write(home.path("state.json"), &in_clear).unwrap();
    interrupt(&home, "turning_on");
    let store = opened(&home);
    assert_eq!(leaks(&home, "2031"), Vec::<PathBuf>::new());
    assert_eq!(store.state().unwrap().paused_until, Some(day("2031-01-01")));
}

#[test]
fn what_is_damaged_locks_nobody_out() {
    let (home, _) = sealed();
    for name in ["drafts/draft-spoilt.jsonl.age-lines", "trash/0123456789abcdef.json.age"] {
        fs::write(home.path(name), "spoilt").unwrap();
    }
    let store = opened(&home);
    store.decrypt(&passphrase(), &at(70)).unwrap();
    assert_eq!(home.other().sealing(), Sealing::Plain);
    assert!(home.path("trash/0123456789abcdef.json.age").exists(), "it stays as it is");

    let (home, _) = sealed();
    fs::write(home.path("private.json.age"), "spoilt").unwrap();
    let store = opened(&home);
    store.renew_keys(&store.new_keys(&passphrase()).unwrap(), &passphrase()).unwrap();
    opened(&home);
}

#[test]
fn a_journal_that_is_damaged_is_not_unsealed() {
    for name in ["journal/2026-11.json.age", "private.json.age"] {
        let (home, _) = sealed();
        let whole = fs::read(home.path(name)).unwrap();
        fs::write(home.path(name), &whole[..whole.len() - 1]).unwrap();
        let before = tree(&home.path(""));
        let error = opened(&home).decrypt(&passphrase(), &at(70)).unwrap_err().to_string();
        assert!(error.contains(name) && error.contains("see inward doctor"), "{error}");
        let mut after = tree(&home.path(""));
        after.remove(&home.path("write.lock/held"));
        assert_eq!(after.len(), before.len());
        fs::write(home.path(name), whole).unwrap();
        opened(&home).decrypt(&passphrase(), &at(70)).unwrap();
    }
}

#[test]
fn an_old_paper_key_takes_nothing_away_from_what_is_sealed_anew_already() {
    let (home, old) = sealed();
    let october = fs::read(home.path("journal/2026-10.json.age")).unwrap();
    let store = opened(&home);
    store.renew_keys(&store.new_keys(&passphrase()).unwrap(), &passphrase()).unwrap();
    // One month is still to be sealed anew.
    fs::write(home.path("journal/2026-10.json.age"), october).unwrap();
    let before = tree(&home.path(""));
    let error = home.other().recover(&old.paper_key()).unwrap_err();
    assert!(matches!(&error, StoreError::NotReady(what) if what.contains("newest")), "{error}");
    assert_eq!(tree(&home.path("")), before);
}

#[test]
fn new_keys_that_came_no_further_than_their_beginning_leave_the_paper_key_as_it_was() {
    let (home, paper) = sealed();
    interrupt(&home, "renewing");
    // The keys for the new paper key are written first.
    let (other, _) = sealed();
    fs::copy(other.path("keys/identity-paper.age"), home.path("keys/identity-paper.age")).unwrap();
    let unlocked = home.other().unlock(&passphrase(), &at(60)).unwrap();
    assert!(unlocked.lines[0].contains("the paper key of before"), "{:?}", unlocked.lines);
    let recovery = home.other().recover(&paper.paper_key()).unwrap();
    assert!(recovery.new_keys().is_none(), "it opens the keys");
}

#[test]
fn what_is_caught_while_unsealing_was_interrupted_is_there_afterwards() {
    let (home, _) = sealed();
    interrupt(&home, "turning_off");
    home.other().catch(&caught(40)).unwrap();
    let store = opened(&home);
    assert_eq!(store.sealing(), Sealing::Plain);
    assert!(store.read(november()).unwrap().document.entry(id(40)).is_some());
    assert!(!home.path("keys").exists() && !home.path("inbox").exists());
}

#[test]
fn nothing_is_caught_for_a_journal_that_was_just_unsealed() {
    let (home, _) = sealed();
    let locked = home.other();
    opened(&home).decrypt(&passphrase(), &at(70)).unwrap();
    assert!(matches!(locked.catch(&caught(40)), Err(StoreError::Unsealed)));
    assert!(home.names("inbox").is_empty());
}

#[test]
fn a_draft_in_use_is_waited_for_by_every_change_of_the_seal() {
    let in_use = |result: Result<(), StoreError>| {
        let error = result.unwrap_err();
        assert!(
            matches!(&error, StoreError::NotReady(what) if what.contains("a draft is being written")),
            "{error}"
        );
    };
    let home = marked();
    let draft = draft_in_use(&home.other());
    in_use(home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)));
    assert_eq!(home.other().sealing(), Sealing::Plain);
    drop(draft);
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    let store = opened(&home);
    let draft = draft_in_use(&home.other());
    in_use(store.renew_keys(&store.new_keys(&passphrase()).unwrap(), &passphrase()));
    in_use(store.decrypt(&passphrase(), &at(70)));
    interrupt(&home, "turning_off");
    in_use(home.other().unlock(&passphrase(), &at(71)).map(drop));
    assert!(home.path("keys/inbox.pub").exists(), "what is written while it is locked is still sealed");
    drop(draft);
    let store = opened(&home);
    assert_eq!(store.sealing(), Sealing::Plain);
    let texts = store.find_drafts().unwrap().into_iter().map(|found| found.draft.value(Field::Text).cloned());
    assert!(texts.flatten().any(|text| text == json!("being written")));
}

#[test]
fn keys_that_changed_since_they_were_read_are_not_put_back() {
    let (home, paper) = sealed();
    let recovery = home.other().recover(&paper.paper_key()).unwrap();
    let store = opened(&home);
    store.renew_keys(&store.new_keys(&passphrase()).unwrap(), &passphrase()).unwrap();
    let before = tree(&home.path("keys"));
    let other = Passphrase::new("nine loud mountains").light();
    assert!(matches!(home.other().use_recovery(&recovery, &other, &at(80)), Err(StoreError::Locked)));
    assert_eq!(tree(&home.path("keys")), before);
}
