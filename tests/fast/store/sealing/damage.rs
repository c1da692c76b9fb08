//! Sealed files that were changed, cut or lost.

use super::*;

#[test]
fn either_wrapper_opens_the_journal_and_mends_the_other() {
    for (broken, other) in [("identity.age", "identity-2.age"), ("identity-2.age", "identity.age")] {
        let (home, _) = sealed();
        let whole = fs::read(home.path("keys").join(other)).unwrap();
        for spoilt in [&b""[..], b"not a key", &whole[..whole.len() / 2]] {
            fs::write(home.path("keys").join(broken), spoilt).unwrap();
            opened(&home);
            assert_eq!(fs::read(home.path("keys").join(broken)).unwrap(), whole, "{broken}");
        }
        fs::remove_file(home.path("keys").join(broken)).unwrap();
        opened(&home);
        assert_eq!(fs::read(home.path("keys").join(broken)).unwrap(), whole, "{broken}");
    }
}

#[test]
fn a_changed_byte_or_a_cut_in_a_sealed_month_is_named_and_nothing_is_written_over() {
    let (home, _) = sealed();
    let path = home.path("journal/2026-11.json.age");
    let whole = fs::read(&path).unwrap();
    let store = opened(&home);
    let steps = whole.len() / 60;
    for place in (0..whole.len()).step_by(steps) {
        let mut spoilt = whole.clone();
        spoilt[place] ^= 0x40;
        for bytes in [spoilt, whole[..place].to_vec()] {
            fs::write(&path, &bytes).unwrap();
            let fresh = home.other();
            fresh.unlock(&passphrase(), &at(60)).unwrap();
            let reading = fresh.read(november()).unwrap();
            assert!(reading.problem.is_some() && reading.document.entries().is_empty(), "{place}");
            fresh.save(note(6, "six")).unwrap();
            assert_eq!(fs::read(&path).unwrap(), bytes);
            fs::remove_file(home.path("journal/2026-11.aside.json.age")).unwrap();
        }
    }
    drop(store);
}

/// A wrapper that asks for so much work, and is otherwise as it was.
fn costly(wrapper: &[u8], work: u8) -> Vec<u8> {
    let text = String::from_utf8_lossy(wrapper);
    let head = text.lines().nth(1).unwrap();
    let (rest, _) = head.rsplit_once(' ').unwrap();
    let place = text.find(head).unwrap();
    let mut wrapper = wrapper.to_vec();
    wrapper.splice(place..place + head.len(), format!("{rest} {work}").into_bytes());
    wrapper
}

#[test]
fn keys_that_ask_for_too_much_work_are_refused_unopened_and_stay_as_they_are() {
    for work in [21, 22, 30, 63] {
        let (home, new) = sealed();
        for name in ["identity.age", "identity-2.age"] {
            let path = home.path("keys").join(name);
            let wrapper = fs::read(&path).unwrap();
            fs::write(&path, costly(&wrapper, work)).unwrap();
        }
        let before = tree(&home.path(""));
        let refused = home.other().unlock(&passphrase(), &at(60)).unwrap_err();
        assert!(matches!(refused, StoreError::TooCostly(_)), "{work}: {refused}");
        assert_eq!(tree(&home.path("")), before, "{work}");
        // The paper key opens it, and makes wrappers that ask for no more than is needed.
        let store = home.other();
        let recovery = store.recover(&new.paper_key()).unwrap();
        store.use_recovery(&recovery, &passphrase(), &at(61)).unwrap();
        opened(&home);
    }
}

/// Bytes changed here and there and cuts, some of each.
fn spoilt(whole: &[u8], count: usize) -> Vec<Vec<u8>> {
    let step = (whole.len() / count).max(1);
    let changed = (0..whole.len()).step_by(step).map(|place| {
        let mut spoilt = whole.to_vec();
        spoilt[place] ^= 0x20;
        spoilt
    });
    let cut = (0..whole.len()).step_by(step).map(|place| whole[..place].to_vec());
    changed.chain(cut).collect()
}

/// How many bytes of each file are changed, and at how many places it is cut, where nothing asks for another number.
const SPOILT: usize = 12;
const MORE: &str = "INWARD_SPOILT";

#[test]
fn whatever_is_spoilt_is_named_or_does_no_harm_and_stays_as_it_is() {
    let (home, _) = sealed();
    let count = std::env::var(MORE).ok().and_then(|number| number.parse().ok()).unwrap_or(SPOILT);
    let today = day("2026-11-22");
    let body = CaughtBody::Note("caught".to_owned());
    home.other().catch(&Caught { id: id(40), day: today, made_at: at(1), today, body }).unwrap();
    let before = tree(&home.path(""));
    let is_key = |path: &PathBuf| path.starts_with(home.path("keys"));
    for path in before.keys().filter(|path| path.to_string_lossy().contains(".age")) {
        for bytes in spoilt(&before[path], count) {
            fs::remove_dir_all(home.path("")).unwrap();
            for (path, bytes) in &before {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            fs::write(path, &bytes).unwrap();
            let store = home.other();
            let unlocked = store.unlock(&passphrase(), &at(60)).unwrap();
            let _ = (store.read(november()).unwrap(), store.deleted().unwrap(), store.find_drafts().unwrap());
            let _ = (store.state_or_none(), store.backups().unwrap(), store.unsaid());
            let report = store.examine(&at(61)).unwrap();
            let is_mended = is_key(path) && fs::read(path).unwrap() == before[path];
            // A draft loses the line that was spoilt, as in clear, and what comes after it still opens.
            let is_draft = path.to_string_lossy().contains("draft-");
            let is_named = !report.findings.is_empty() || !unlocked.lines.is_empty();
            assert!(is_named || is_mended || is_draft || is_key(path), "{}", path.display());
            assert!(is_mended || is_draft || fs::read(path).unwrap() == bytes, "{}", path.display());
        }
    }
}

#[test]
fn a_damaged_draft_is_set_aside_sealed_and_comes_back_whole() {
    let home = marked();
    let draft = home.names("drafts")[0].clone();
    let text = home.text(&format!("drafts/{draft}"));
    fs::write(home.path("drafts").join(&draft), text.replacen("inward-draft", "something else", 1)).unwrap();
    home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
    let store = opened(&home);
    for _ in 0..2 {
        let report = store.examine(&at(61)).unwrap();
        assert!(report.findings.iter().all(|finding| finding.repairable), "{:?}", report.findings);
        store.repair(&at(62)).unwrap();
    }
    assert!(store.examine(&at(63)).unwrap().is_well());
    assert_eq!(leaks(&home, MARK), Vec::<PathBuf>::new());
    store.decrypt(&passphrase(), &at(64)).unwrap();
    let set_aside = home.names("quarantine");
    assert_eq!(set_aside.len(), 1);
    assert!(home.text(&format!("quarantine/{}", set_aside[0])).contains(&format!("draft 7 {MARK}")));
}
