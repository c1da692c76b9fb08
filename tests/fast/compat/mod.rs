//! Every version of the format that was ever released is read, for ever: from `tests/fixtures`, through the store.
//! Kinds of entries have fixtures of their own (`kinds.rs`).

mod kinds;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use inward::journal::sign::Scale;
use inward::journal::{
    Body, CheckIn, DayStart, Document, Entry, EntryId, Moment, Month, Note, Rating, Sign, TickList,
};
use inward::store::Store;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::store::IsDone;

/// The SHA-256 of every file there, as `sha256sum` prints them: lines are only ever added.
const SUMS: &str = include_str!("../../fixtures/SHA256SUMS");

/// Those that are written just as the program writes them.
const AS_WRITTEN: [&str; 11] = [
    "0001-01.json",
    "2026-01.json",
    "2026-02.json",
    "2026-03.json",
    "2026-04.json",
    "2026-06.aside.json",
    "2026-06.json",
    "2026-07.aside.json",
    "2026-08.json",
    "2026-09.json",
    "9999-12.json",
];

/// A copy of the fixtures as a data directory of its own, which goes when the test ends.
struct Home {
    _dir: TempDir,
    store: Store,
}

impl Home {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let store = Store::create(&data).unwrap();
        for (name, text) in fixtures() {
            let path = data.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self { _dir: dir, store }
    }

    fn read(&self, month: &str) -> Document {
        let reading = self.store.read(month.parse().unwrap()).unwrap();
        assert_eq!(reading.problem, None, "{month}");
        Document::clone(&reading.document)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.store.root().join(name)).unwrap()
    }
}

/// Every file of the first format's data directory by its name.
fn fixtures() -> BTreeMap<String, Vec<u8>> {
    let names = all_fixtures().into_iter();
    names.filter_map(|(name, bytes)| Some((name.strip_prefix("format-1/")?.to_owned(), bytes))).collect()
}

/// Every fixture by its name.
fn all_fixtures() -> BTreeMap<String, Vec<u8>> {
    fn collect(root: &Path, dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for found in fs::read_dir(dir).unwrap() {
            let path = found.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else if dir != root {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files = BTreeMap::new();
    collect(&root, &root, &mut files);
    files
}

fn fixture(name: &str) -> String {
    String::from_utf8(fixtures().remove(name).unwrap()).unwrap()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn check_in(entry: &Entry) -> &CheckIn {
    entry.check_in().unwrap_or_else(|| panic!("{entry:?}"))
}

fn words(entry: &Entry) -> &str {
    match &entry.body {
        Body::CheckIn(check_in) => &check_in.text,
        Body::Note(note) => &note.text,
        Body::Practice(practice) => practice.kind().key(),
        Body::Other { kind } => kind,
    }
}

fn all_words(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(words).collect()
}

fn ratings(entry: &Entry) -> [Option<u8>; 6] {
    Scale::ALL.map(|scale| check_in(entry).ratings.get(scale).map(Rating::value))
}

/// An entry with other words, later than anything in the fixtures.
fn edited(entry: &Entry) -> Entry {
    let body = match &entry.body {
        Body::CheckIn(check_in) => {
            let mut check_in = check_in.clone();
            "Other words.".clone_into(&mut check_in.text);
            Body::CheckIn(check_in)
        }
        _ => Body::Note(Note { text: "Other words.".to_owned() }),
    };
    entry.edited(body, at("9999-12-31T23:59:00Z"))
}

#[test]
fn the_files_are_those_that_were_frozen() {
    let hex = |bytes: Vec<u8>| {
        let digits =
            Sha256::digest(bytes).iter().flat_map(|byte| [byte >> 4, byte & 15]).collect::<Vec<u8>>();
        digits.into_iter().filter_map(|digit| char::from_digit(digit.into(), 16)).collect::<String>()
    };
    let frozen: Vec<&str> = SUMS.lines().collect();
    let there: Vec<String> =
        all_fixtures().into_iter().map(|(name, bytes)| format!("{}  {name}", hex(bytes))).collect();
    for line in &there {
        assert!(
            frozen.contains(&line.as_str()),
            "a fixture is never changed; for a new one add this line to tests/fixtures/SHA256SUMS: {line}"
        );
    }
    for line in frozen {
        assert!(there.iter().any(|other| other == line), "a fixture is never removed or changed: {line}");
    }
}

#[test]
fn all_months_are_there() {
    let home = Home::new();
    let months: Vec<String> = home.store.months().unwrap().iter().map(Month::to_string).collect();
    let all = [
        "0001-01", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08",
        "2026-09", "9999-12",
    ];
    assert_eq!(months, all);
    for month in home.store.months().unwrap() {
        let read = home.store.read(month).unwrap();
        assert_eq!(read.problem.is_some(), month.to_string() == "2026-07");
    }
    for name in AS_WRITTEN {
        let text = fixture(&format!("journal/{name}"));
        let month = name.split('.').next().unwrap().parse().unwrap();
        assert_eq!(Document::parse(&text, month).unwrap().to_text(), text, "{name}");
    }
}

#[test]
fn check_ins_and_notes_are_read_with_all_that_they_hold() {
    let document = Home::new().read("2026-01");
    let [full, skipped, edited, late, note, after_midnight] = document.entries() else { panic!() };
    assert_eq!(full.day.to_string(), "2026-01-01");
    assert_eq!(full.saved_at, at("2026-01-01T22:01:10+01:00"));
    assert_eq!(ratings(full), [Some(0), Some(1), Some(2), Some(3), Some(4), None]);
    let whole = check_in(full);
    assert_eq!(whole.notes.get(Sign::Jealousy), Some("Replayed the phone call on the way home."));
    assert_eq!(
        whole.notes.get(Sign::OverAnalysis),
        Some("Three drafts of one message.\n\tNone of them sent.")
    );
    assert_eq!(whole.notes.get(Sign::Reassurance), None);
    let ticked = TickList::ALL.map(|list| whole.ticked(list).map(<[String]>::len));
    assert_eq!(ticked, [Some(2), Some(1), Some(0), None]);
    assert_eq!(
        whole.ticked(TickList::Triggers),
        Some(&["late_reply", "my_own_trigger"].map(str::to_owned)[..])
    );
    let prompt = whole.prompt.as_ref().unwrap();
    assert_eq!((&*prompt.id, &*prompt.answer), ("J4", "Two ordinary reasons: no signal, or a nap."));
    assert_eq!(whole.text, "Lighter after a \"walk\". \\ / é e\u{301} 漢字 שלום 👩‍👩‍👧");
    assert_eq!((full.late, &full.edited_at, full.replaces.len()), (false, &None, 0));

    assert_eq!(ratings(skipped), [None; 6]);
    assert_eq!(skipped.saved_at.to_string(), "2026-01-02T23:59:59.250Z");
    assert_eq!((check_in(skipped).prompt.as_ref(), words(skipped)), (None, ""));

    assert_eq!(edited.edited_at, Some(at("2026-01-03T21:40:00+01:00")));
    assert_eq!(edited.replaces.len(), 1);
    let prompt = check_in(edited).prompt.as_ref().unwrap();
    assert_eq!((&*prompt.id, &*prompt.answer), ("S2", ""));

    assert_eq!((ratings(late), late.late), ([Some(4); 6], true));
    assert_eq!(late.saved_at.to_string(), "2026-01-09T08:30:00-05:30");
    assert_eq!((words(note), note.body.kind(), note.late), ("Called my sister.", "note", true));
    assert_eq!(after_midnight.day.to_string(), "2026-01-31");
    assert!(document.others().is_empty() && document.tombstones().is_empty() && document.kept().is_empty());
}

#[test]
fn what_another_version_wrote_is_carried_along() {
    let home = Home::new();
    let document = home.read("2026-02");
    assert_eq!(all_words(document.entries()), ["Words.", "fear", "A note."]);
    assert_eq!(ratings(&document.entries()[0]), [Some(1), Some(0), Some(0), Some(2), Some(1), Some(3)]);
    assert_eq!((document.tombstones().len(), document.kept().len()), (1, 0));
    home.store.save(edited(&document.entries()[2])).unwrap();
    let written: Value = serde_json::from_str(&home.text("journal/2026-02.json")).unwrap();
    for (path, value) in [
        ("/entries/0/ratings/calm", json!(7)),
        ("/entries/0/notes/calm", json!({"of": "another version"})),
        ("/entries/0/prompt/seen", json!(true)),
        ("/entries/0/weather", json!([1, {"b": 2, "a": 1}])),
        ("/entries/1/text", json!(["not", "a", "text"])),
        ("/entries/1/ratings", json!(9)),
        ("/entries/2/mood", json!("grey")),
        ("/entries/2/text", json!("Other words.")),
        ("/tombstones/0/why", json!({"any": "thing"})),
        ("/device/name", json!("a device")),
        ("/list", json!([])),
    ] {
        assert_eq!(written.pointer(path), Some(&value), "{path}");
    }
    for number in ["\"exact\": 1.50\n", "\"chance\": 18446744073709551616,"] {
        assert!(home.text("journal/2026-02.json").contains(number), "{number}");
    }
}

#[test]
fn versions_that_wait_and_what_was_deleted_are_read() {
    let document = Home::new().read("2026-03");
    assert_eq!(
        all_words(document.entries()),
        ["The newer of two edits.", "Edited on another, which had not seen that."]
    );
    assert_eq!(all_words(document.others()), ["The older of two edits."]);
    assert_eq!(document.others()[0].id, document.entries()[0].id);
    let hidden: Vec<usize> = document.tombstones().iter().map(|tombstone| tombstone.replaces.len()).collect();
    assert_eq!(hidden, [1, 1, 3]);
    assert_eq!(document.tombstones()[1].deleted_at, at("2026-03-12T10:00:00+01:00"));
}

#[test]
fn what_breaks_the_schema_is_kept_to_the_letter() {
    let document = Home::new().read("2026-04");
    assert_eq!(all_words(document.entries()), ["The only one that is shown."]);
    assert_eq!((document.kept().entries().count(), document.kept().len()), (10, 12));
    let kept: Vec<&str> = document.kept().entries().collect();
    assert_eq!(kept[6..], ["{\"id\" :  \"not an id\",   \"kind\":\"note\"}", "7", "\"\\u0041\"", "null"]);
    assert!(kept[3].contains("\"text\": \"Once.\", \"text\": \"Twice.\""), "{}", kept[3]);
}

#[test]
fn any_spelling_of_the_same_json_is_read() {
    let home = Home::new();
    let document = home.read("2026-05");
    assert_eq!(all_words(document.entries()), ["The first day: café.", "The second day."]);
    let before: Value =
        serde_json::from_str(fixture("journal/2026-05.json").trim_start_matches('\u{feff}')).unwrap();
    home.store.save(edited(&document.entries()[1])).unwrap();
    let after: Value = serde_json::from_str(&home.text("journal/2026-05.json")).unwrap();
    assert_eq!(after["entries"][0], before["entries"][1], "the other entry is what it was");
    assert_eq!(after["device"], before["device"]);
}

#[test]
fn a_document_beside_its_month_is_read_with_it() {
    let home = Home::new();
    assert_eq!(all_words(home.read("2026-06").entries()), ["In the month.", "Beside the month."]);
    let alone = home.store.read("2026-07".parse().unwrap()).unwrap();
    assert_eq!(all_words(alone.document.entries()), ["Beside a month that is missing."]);
    assert!(home.store.tidy(&at("2026-03-20T08:00:00Z")).is_done());
    assert!(!home.store.root().join("journal/2026-06.aside.json").exists());
    assert_eq!(all_words(home.read("2026-06").entries()), ["In the month.", "Beside the month."]);
    assert_eq!(home.text("journal/2026-07.aside.json"), fixture("journal/2026-07.aside.json"));
}

#[test]
fn the_first_and_the_last_day_and_an_empty_month_are_read() {
    let home = Home::new();
    for (month, day) in [("0001-01", "0001-01-01"), ("9999-12", "9999-12-31")] {
        let [entry] = home.read(month).entries().to_vec().try_into().unwrap();
        assert_eq!(entry.day.to_string(), day);
        assert_eq!(ratings(&entry), [Some(0), None, Some(0), None, Some(0), None]);
    }
    assert_eq!(home.read("2026-08").entries(), []);
}

#[test]
fn a_document_with_many_kinds_is_read_with_every_field() {
    let home = Home::new();
    let document = home.read("2026-09");
    let written: Value = serde_json::from_str(&fixture("journal/2026-09.json")).unwrap();
    assert_eq!(document.entries().len(), written["entries"].as_array().unwrap().len());
    for (entry, written) in document.entries().iter().zip(written["entries"].as_array().unwrap()) {
        assert_eq!(&entry.to_value(), written);
        assert_eq!(entry.practice().map(|it| it.kind().key()), written["kind"].as_str());
    }
    assert!(document.kept().is_empty() && document.others().is_empty());
}

/// The lines of an entry in a text that the program wrote, and what stands before and after them.
fn around(text: &str, id: EntryId) -> [&str; 3] {
    let there = text.find(&format!("      \"id\": \"{id}\"")).unwrap();
    let (before, after) = text.split_at(there);
    let start = before.rfind("\n    {\n").unwrap() + 1;
    let end = there + after.find("\n    }").unwrap();
    let (before, rest) = text.split_at(start);
    let (entry, after) = rest.split_at(end - start);
    [before, entry, after]
}

#[test]
fn an_edit_of_one_entry_leaves_every_other_byte() {
    for month in ["2026-01", "2026-02", "2026-04", "9999-12"] {
        let name = format!("journal/{month}.json");
        for entry in Home::new().read(month).entries() {
            // An entry of an unknown kind cannot be edited.
            if let Body::Other { .. } = entry.body {
                continue;
            }
            // Each in a store of its own: after a file went back, earlier saves would come back.
            let (home, old) = (Home::new(), fixture(&name));
            home.store.save(edited(entry)).unwrap();
            let [before, lines, after] = around(&old, entry.id);
            let new = home.text(&name);
            let changed = new.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            let changed = changed.unwrap_or_else(|| panic!("{month}: more than this changed: {lines}"));
            assert!(
                changed.contains("\"text\": \"Other words.\"") && changed.contains("\"edited_at\": \"9999-")
            );
        }
    }
}

#[test]
fn a_new_entry_leaves_every_byte_of_versions_that_wait_and_of_tombstones() {
    let home = Home::new();
    let [id, day] = ["019b7a00-00ff-7c54-9d0a-3c1f8e2b7aff", "2026-03-31"];
    let (id, day) = (id.parse().unwrap(), day.parse().unwrap());
    let body = Body::Note(Note { text: "New.".to_owned() });
    home.store.save(Entry::new(id, day, body, at("2026-03-31T21:00:00Z"), day)).unwrap();
    let new = home.text("journal/2026-03.json");
    let [before, _, after] = around(&new, id);
    let (before, after) = (before.strip_suffix(",\n").unwrap(), after.strip_prefix("\n    }").unwrap());
    assert_eq!(format!("{before}{after}"), fixture("journal/2026-03.json"));
}

#[test]
fn drafts_are_found_with_every_field_up_to_the_last_whole_line() {
    let home = Home::new();
    assert_eq!(home.store.unreadable_drafts().unwrap(), []);
    let drafts = home.store.find_drafts().unwrap();
    let [note, check_in] = &drafts[..] else { panic!("{drafts:?}") };
    let stored = home.read("2026-01").entries()[4].clone();
    assert_eq!((note.draft.head.id, note.draft.head.base), (stored.id, Some(stored.digest())));
    assert_eq!(
        note.draft.body(Some(&stored)),
        Some(Body::Note(Note { text: "Called my sister, and she called back.".to_owned() }))
    );
    assert_eq!((check_in.draft.page(), &check_in.draft.head.base), (5, &None));
    assert_eq!(check_in.draft.head.day.to_string(), "2026-09-01");
    let Some(Body::CheckIn(body)) = check_in.draft.body(None) else { panic!() };
    let values = Scale::ALL.map(|scale| body.ratings.get(scale).map(Rating::value));
    assert_eq!(values, [Some(2), None, Some(0), Some(4), Some(1), Some(3)]);
    assert_eq!(body.notes.get(Sign::Jealousy), None);
    assert_eq!(body.notes.get(Sign::Reassurance), Some("Asked twice.\nÉ 👩‍👩‍👧"));
    let ticked = TickList::ALL.map(|list| body.ticked(list).map(<[String]>::len));
    assert_eq!(ticked, [Some(1), Some(0), None, None]);
    assert_eq!(body.prompt.as_ref().map(|prompt| (&*prompt.id, &*prompt.answer)), Some(("J4", "Because.")));
    assert_eq!(body.text, "Words, more.");
}

#[test]
fn what_is_in_the_trash_comes_back_and_goes_after_its_time() {
    let home = Home::new();
    let deleted = home.store.deleted().unwrap();
    assert!(deleted.problems.is_empty());
    let shown = ["Deleted in two versions, the newer one.", "Deleted, and in the trash."];
    assert_eq!(all_words(&deleted.entries), shown);
    for entry in &deleted.entries {
        home.store.restore(entry.id, &at("2026-03-20T08:00:00Z")).unwrap();
    }
    let words: Vec<String> =
        home.read("2026-03").entries().iter().map(|entry| words(entry).to_owned()).collect();
    assert!(shown.iter().all(|shown| words.iter().any(|words| words == shown)), "{words:?}");

    let home = Home::new();
    let names = || fs::read_dir(home.store.root().join("trash")).unwrap().count();
    assert!(home.store.tidy(&at("2026-03-20T08:00:00Z")).is_done());
    assert_eq!(names(), 3);
    assert!(home.store.tidy(&at("9999-01-01T08:00:00Z")).is_done());
    assert_eq!(names(), 0, "each could be read");
}

#[test]
fn the_state_is_read_and_keeps_what_is_not_known() {
    let home = Home::new();
    let state = home.store.state().unwrap();
    assert!(state.acknowledged);
    assert_eq!(state.others_may_see.as_deref(), Some("maybe"));
    assert_eq!(state.day_start, DayStart::new(5));
    assert_eq!(state.looks, Some(("2026-09-02".parse().unwrap(), 3)));
    home.store.change_state(|_| ()).unwrap();
    let written: Value = serde_json::from_str(&home.text("state.json")).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(&fixture("state.json")).unwrap());
    assert!(home.text("state.json").contains("1.50"));
}

#[test]
fn days_that_an_earlier_version_kept_under_names_that_tell_go_on_under_others() {
    let home = Home::new();
    let before = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":5,
        "kind_word_rests_until":"2026-12-22","rests_until":"2026-12-20","session_said":{"2026-11-18":"2026-11-20"},
        "seen":[1.50]}"#;
    fs::write(home.store.root().join("state.json"), before).unwrap();
    let state = home.store.state().unwrap();
    let day = |text: &str| text.parse::<inward::journal::Day>().unwrap();
    assert_eq!(state.kind_word_rests_until, Some(day("2026-12-22")));
    assert_eq!(state.rests_until, Some(day("2026-12-20")));
    assert_eq!(state.session_said.get("2026-11-18"), Some(&day("2026-11-20")));
    home.store.change_state(|_| ()).unwrap();
    let written = home.text("state.json");
    assert!(!written.contains("kind_word") && !written.contains("session"), "{written}");
    assert!(
        written.contains("waits_until") && written.contains("\"said\"") && written.contains("1.50"),
        "{written}"
    );
    assert_eq!(home.store.state().unwrap(), state);
}
