use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::journal::{Body, Day, DraftHead, Note};
use crate::system::testing;

const NOW: &str = "2026-11-22T21:00:00+01:00";

/// A journal, a place in memory of its own, and a draft of a note.
struct Lending {
    dir: TempDir,
    store: Store,
    places: Vec<PathBuf>,
    id: EntryId,
}

fn now() -> Moment {
    NOW.parse().unwrap()
}

fn lending() -> Lending {
    let dir = TempDir::new().unwrap();
    let store = Store::create(&dir.path().join("data")).unwrap();
    let places = vec![dir.path().join("memory")];
    Lending { store, places, id: EntryId::new_v7(1_795_378_443_000, [3; 10]), dir }
}

impl Lending {
    fn draft(&self, field: Field, value: &Value) {
        let day: Day = "2026-11-22".parse().unwrap();
        let body =
            if field == Field::Text { Body::Note(Note::default()) } else { Body::CheckIn(Box::default()) };
        let kind = body.kind().to_owned();
        let head = DraftHead { id: self.id, kind, day, base: None, started_at: now() };
        let mut file = self.store.start_draft(&head).unwrap();
        file.append(&field, value, &now()).unwrap();
        file.set_aside();
    }

    fn lend(&self, text: &str) -> LentText {
        self.store.lend(&self.places, (self.id, Field::Text), text).unwrap()
    }

    fn words(&self) -> Option<Value> {
        let found = self.store.find_drafts().unwrap();
        found.first().and_then(|found| found.draft.value(Field::Text).cloned())
    }

    /// All files and directories that lending left anywhere.
    fn left(&self) -> Vec<PathBuf> {
        let places = self.places.iter().cloned().chain([self.store.root().join("lent")]);
        places.filter(|place| fs::symlink_metadata(place).is_ok()).collect()
    }
}

#[test]
fn a_text_comes_back_as_it_was_and_nothing_stays_behind() {
    let lending = lending();
    for text in ["", "a", "a\n", "a\n\n", "\n", "日本 👩‍👩‍👧\n\tb"] {
        let lent = lending.lend(text);
        assert!(lent.path().starts_with(&lending.places[0]), "{}", lent.path().display());
        assert_eq!(lent.read().unwrap().as_deref(), Some(text));
        fs::write(lent.path().with_file_name(".text.md.swp"), "left by an editor").unwrap();
        lent.remove().unwrap();
        assert_eq!(lending.left(), Vec::<PathBuf>::new());
    }
}

#[test]
fn what_editors_add_is_taken_away() {
    let lending = lending();
    for (written, read) in [
        ("\u{feff}one\r\ntwo\r\n", "one\ntwo"),
        ("no end", "no end"),
        ("a\u{1b}[31m\u{7}b\n", "a[31mb"),
        ("", ""),
    ] {
        let lent = lending.lend("before");
        fs::write(lent.path(), written).unwrap();
        assert_eq!(lent.read().unwrap().as_deref(), Some(read));
        lent.remove().unwrap();
    }
    let lent = lending.lend("before");
    fs::remove_file(lent.path()).unwrap();
    assert_eq!(lent.read().unwrap(), None);
    lent.remove().unwrap();
}

#[test]
fn nobody_else_can_read_it_and_its_path_tells_nothing() {
    let lending = lending();
    let lent = lending.lend("words");
    for path in [lent.path(), lent.dir.join(ABOUT)] {
        assert!(testing::has_mode(&path, 0o600));
    }
    for dir in [&lent.dir, &lending.places[0]] {
        assert!(testing::has_mode(dir, 0o700));
    }
    let path = lent.path().display().to_string();
    assert!(!path.contains("words") && !path.contains(&lending.id.to_string()), "{path}");
    assert!(lent.path().ends_with(TEXT), "{path}");
}

/// A directory in a place for all, such as `/dev/shm`, may be somebody else's trap.
#[test]
fn a_place_that_others_can_enter_or_that_is_a_link_is_passed_over() {
    let lending = lending();
    let place = &lending.places[0];
    fs::create_dir(place).unwrap();
    if !testing::set_mode(place, 0o755) {
        return;
    }
    let lent = lending.lend("words");
    assert!(lent.path().starts_with(lending.store.root()));
    lent.remove().unwrap();
    fs::remove_dir(place).unwrap();
    let elsewhere = lending.dir.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    testing::set_mode(&elsewhere, 0o700);
    testing::link(&elsewhere, place);
    let lent = lending.lend("words");
    assert!(lent.path().starts_with(lending.store.root()));
    lent.remove().unwrap();
    assert_eq!(fs::read_dir(elsewhere).unwrap().count(), 0);
}

#[test]
fn after_a_kill_the_text_goes_into_its_draft_and_the_file_goes() {
    for place_is_there in [true, false] {
        let lending = lending();
        lending.draft(Field::Text, &json!("before"));
        let lent = if place_is_there {
            lending.lend("before")
        } else {
            lending.store.lend(&[], (lending.id, Field::Text), "before").unwrap()
        };
        fs::write(lent.path(), "before, and more\n").unwrap();
        drop(lent);
        lending.store.take_back_lent(&lending.places, &now()).unwrap();
        assert_eq!(lending.words(), Some(json!("before, and more")));
        assert_eq!(lending.left(), Vec::<PathBuf>::new());
        lending.store.take_back_lent(&lending.places, &now()).unwrap();
        assert_eq!(lending.words(), Some(json!("before, and more")));
    }
}

/// An editor in a window of its own may save when the file is gone by its program: it makes it anew, as files usually are.
#[test]
fn what_an_editor_saved_too_late_is_named_and_not_written_over() {
    let lending = lending();
    let lent = lending.lend("before");
    let (dir, path) = (lent.dir.clone(), lent.path());
    lent.remove().unwrap();
    fs::create_dir_all(&dir).unwrap();
    if !testing::set_mode(&dir, 0o755) {
        return;
    }
    fs::write(&path, "saved too late\n").unwrap();
    let error = lending.store.take_back_lent(&lending.places, &now()).unwrap_err().to_string();
    assert!(error.contains(&path.display().to_string()), "{error}");
    // The next text goes where nobody else can read it.
    lending.lend("other").remove().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "saved too late\n");
}

#[test]
fn a_text_that_cannot_be_written_leaves_nothing_behind() {
    let lending = lending();
    let dir = lending.lend("words").dir;
    fs::remove_dir_all(&dir).unwrap();
    // Something else stands where the text is written first.
    fs::create_dir_all(dir.join(NEW)).unwrap();
    testing::set_mode(&dir, 0o700);
    let lent = lending.store.lend(&lending.places, (lending.id, Field::Text), "words").unwrap();
    assert!(lent.path().starts_with(lending.store.root()), "{}", lent.path().display());
    lent.remove().unwrap();
    assert_eq!(lending.left(), Vec::<PathBuf>::new());
}

#[test]
fn words_that_belong_to_no_draft_stay_and_are_named_and_nothing_is_lent_over_them() {
    let lending = lending();
    let lent = lending.lend("words");
    let path = lent.path();
    drop(lent);
    let error = lending.store.take_back_lent(&lending.places, &now()).unwrap_err().to_string();
    assert!(error.contains(&path.display().to_string()) && error.contains("not here"), "{error}");
    let error = lending.store.lend(&lending.places, (lending.id, Field::Text), "other").unwrap_err();
    assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "words\n");
    fs::write(&path, [0xff, 0xfe]).unwrap();
    let error = lending.store.take_back_lent(&lending.places, &now()).unwrap_err().to_string();
    assert!(error.contains("not in UTF-8"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), [0xff, 0xfe]);
}

#[test]
fn the_answer_to_a_prompt_keeps_its_prompt() {
    let lending = lending();
    lending.draft(Field::Prompt, &json!({"id": "J1", "answer": "a"}));
    let lent = lending.store.lend(&lending.places, (lending.id, Field::Prompt), "a").unwrap();
    fs::write(lent.path(), "b\n").unwrap();
    drop(lent);
    lending.store.take_back_lent(&lending.places, &now()).unwrap();
    let found = lending.store.find_drafts().unwrap();
    assert_eq!(found[0].draft.value(Field::Prompt), Some(&json!({"id": "J1", "answer": "b"})));
}

#[test]
fn journals_of_one_person_do_not_see_the_texts_of_each_other() {
    let lending = lending();
    let other = Store::create(&lending.dir.path().join("other")).unwrap();
    let lent = lending.lend("words");
    other.take_back_lent(&lending.places, &now()).unwrap();
    assert_eq!(lent.read().unwrap().as_deref(), Some("words"));
    other.lend(&lending.places, (lending.id, Field::Text), "others").unwrap().remove().unwrap();
    assert_eq!(lent.read().unwrap().as_deref(), Some("words"));
}
