//! What other programs wrote, as it comes in: each directory of `tests/imports` holds something to import and what is to come of
//! it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::home::Home;

const EXPECTED: &str = "expected.txt";

/// The directories, and what is to be imported from each.
fn cases() -> Vec<(PathBuf, PathBuf)> {
    let listed = |dir: &Path| -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    };
    let all = listed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports"));
    let given = |dir: &PathBuf| listed(dir).into_iter().find(|path| !path.ends_with(EXPECTED));
    all.into_iter().map(|dir| (given(&dir).unwrap(), dir)).map(|(given, dir)| (dir, given)).collect()
}

/// The entries that a journal holds, in a line each: the id, the day, the moment, what came besides words, the words.
fn entries(home: &Home) -> String {
    let out = home.done(&["export", "--include", "all", "--format", "jsonl"], "");
    let line = |line: &str| {
        let entry: Value = serde_json::from_str(line).unwrap();
        assert!(entry["kind"] == "note" && entry["late"] == true && entry["edited_at"].is_null(), "{entry}");
        let mut imported = entry["imported"].as_object().unwrap().clone();
        assert!(imported.remove("receipt").is_some());
        let [id, day, at, text] = ["id", "day", "saved_at", "text"].map(|name| entry[name].as_str().unwrap());
        assert_eq!(id.as_bytes()[14], b'8', "a UUIDv8");
        format!("{id} {day} {at} {}\n  {}\n", Value::Object(imported), text.replace('\n', "\n  "))
    };
    out.lines().skip(1).map(line).collect()
}

#[test]
fn what_other_programs_wrote_comes_in_as_it_should_and_goes_out_again() {
    let mut faults: Vec<String> = Vec::new();
    for (dir, given) in cases() {
        let expected = fs::read_to_string(dir.join(EXPECTED)).unwrap_or_default();
        let given = given.to_str().unwrap();
        let home = Home::new();
        let planned = home.run(&["import", given, "--dry-run"]);
        assert!(!home.data().exists(), "{given}");
        let ran = home.run(&["import", given, "--yes"]);
        assert_eq!((planned.code, &planned.err), (ran.code, &ran.err), "{given}");
        let plan = planned.out.strip_suffix("Nothing was changed: this was --dry-run.\n").unwrap();
        let rest = ran.out.strip_prefix(plan).unwrap();
        assert!(rest.starts_with("Imported ") && rest.contains("inward import --undo "), "{rest}");
        let found = format!("{plan}exit {}\n{}\n{}", ran.code, ran.err, entries(&home));
        if found.trim_end() != expected.trim_end() {
            faults.push(format!("{}:\n{found}\n", dir.join(EXPECTED).display()));
        }
        let again = home.run(&["import", given, "--yes"]);
        assert!(again.out.ends_with("There is nothing new in it: nothing was changed.\n"), "{again:?}");
        let list = home.ok(&["import", "--list"]);
        home.ok(&["import", "--undo", list.split(' ').next().unwrap(), "--yes"]);
        assert_eq!(home.ok(&["list"]), "", "{given}");
        assert!(home.ok(&["doctor"]).contains("All is well."), "{given}");
    }
    assert!(faults.is_empty(), "other than these files say:\n{}", faults.concat());
}

#[test]
fn a_receipt_and_what_is_said_of_an_import_hold_no_words_of_it() {
    for (_, given) in cases() {
        let home = Home::new();
        let ran = home.run(&["import", given.to_str().unwrap(), "--yes"]);
        let receipts = fs::read_dir(home.data().join("receipts")).unwrap();
        let receipt: Vec<String> =
            receipts.map(|path| fs::read_to_string(path.unwrap().path()).unwrap()).collect();
        let said = format!("{}{}{}", ran.out, ran.err, receipt.concat());
        let out = home.done(&["export", "--include", "all", "--format", "jsonl"], "");
        for line in out.lines().skip(1) {
            let entry: Value = serde_json::from_str(line).unwrap();
            for words in entry["text"].as_str().unwrap().lines().filter(|words| words.chars().count() > 11) {
                assert!(!said.contains(words), "{words:?} is in {said}");
            }
        }
    }
}

/// A home with what jrnl and Daily You wrote, and a note of its own.
fn mixed() -> Home {
    let home = Home::new();
    for file in ["jrnl-json/export.json", "daily-you-json/daily_you_logs.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports").join(file);
        assert_eq!(home.run(&["import", path.to_str().unwrap(), "--yes"]).code, 1);
    }
    home.done(&["note"], "My own words.");
    home
}

#[test]
fn what_came_in_is_listed_searched_and_shown_with_where_it_is_from() {
    let home = mixed();
    let found = |query: &str| home.ok(&["list", "--search", query]).lines().count();
    assert_eq!(found("from-import:jrnl"), 3);
    assert_eq!(found("from-import:jrnl kettle"), 1);
    assert_eq!(found("from-import:\"Daily You\""), 5);
    assert_eq!(found("from-import:jrnl from-import:daily-you"), 8);
    assert_eq!(found("from-import:daily-you from:2026-11-04"), 2);
    assert_eq!(found("from-import:markdown"), 0);
    assert_eq!(found("walk/long"), 1, "tags are words to find it by");
    assert_eq!(found("own"), 1);
    home.run(&["list", "--search", "from-import:jrn"]).fails(2, "did you mean jrnl?");
    home.run(&["list", "--search", "from-import:"]).fails(2, "write it like from-import:jrnl");
    let shown = home.ok(&["show", "2026-11-01"]);
    for part in ["From", "jrnl · tags: @tea, @walk/long", "Daily You · mood: -2", "Past midnight"] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    assert!(!shown.contains("filled in later"), "{shown}");
    let list = home.ok(&["list", "--search", "from-import:daily-you from:2026-11-05"]);
    assert!(list.contains("mood: 1"), "an entry without words says what it has: {list}");
    let json = home.json(&["list", "--search", "from-import:daily-you from:2026-11-05", "--json"]);
    assert_eq!(json[0]["imported"]["mood"], 1);
    assert!(!home.ok(&["week"]).contains("5 of 7"), "no day counts as recorded");
}

#[test]
fn what_came_in_is_moved_deleted_and_left_alone_by_the_next_import() {
    let home = mixed();
    let id = |query: &str| -> String {
        home.json(&["list", "--search", query, "--json"])[0]["id"].as_str().unwrap().to_owned()
    };
    home.ok(&["move", &id("kettle"), "2026-11-08"]);
    home.ok(&["move", &id("backslashes"), "2026-10-08"]);
    home.done(&["delete", &id("\"Title only\"")], "");
    let moved = home.json(&["list", "--search", "from-import:jrnl", "--json"]);
    let moved: Vec<_> =
        moved.as_array().unwrap().iter().map(|it| (it["day"].clone(), it["late"].clone())).collect();
    assert_eq!(moved, [("2026-11-08".into(), true.into()), ("2026-10-08".into(), true.into())]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports/jrnl-json/export.json");
    let ran = home.run(&["import", path.to_str().unwrap(), "--yes"]);
    let counts = "        0  new\n        1  changed here since, left as they are\n        2  deleted here";
    assert!(ran.out.contains(counts), "{ran:?}");
}

#[test]
fn what_came_in_leaves_only_with_words() {
    let home = mixed();
    for format in ["json", "jsonl", "csv", "markdown", "text"] {
        let without = home.run(&["export", "--format", format]).out;
        for word in ["kettle", "@tea", "imported", "mood", "My own"] {
            assert!(!without.contains(word), "{word} is in {without}");
        }
        let with = home.run(&["export", "--format", format, "--include", "words"]).out;
        assert!(format == "csv" || with.contains("@tea") && with.contains("mood"), "{format}: {with}");
    }
}

#[test]
fn levels_of_moods_are_those_that_were_stated_and_only_where_there_are_moods() {
    let home = Home::new();
    let path = |file: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports").join(file);
    let (daylio, jrnl) = (path("daylio-12h/daylio_export.csv"), path("jrnl-json/export.json"));
    let import =
        |path: &Path, moods: &str| home.run(&["import", path.to_str().unwrap(), "--yes", "--moods", moods]);
    import(&daylio, "average").fails(2, "rad=1,good=2");
    import(&daylio, "average=9").fails(2, "--moods cannot be used");
    import(&jrnl, "average=3").fails(2, "--moods is for Daylio");
    assert!(!home.data().exists());
    assert_eq!(import(&daylio, "average=3").code, 0);
    let all = home.json(&["list", "--search", "from-import:daylio", "--json"]);
    let level = |at: usize| (all[at]["imported"]["mood"].clone(), all[at]["imported"]["mood_level"].clone());
    let mut levels: Vec<_> = (0..3).map(level).collect();
    levels.sort_by_key(|(mood, _)| mood.to_string());
    assert_eq!(levels[0], ("average".into(), 3.into()));
    assert_eq!(levels[2], ("sad".into(), Value::Null));
}
