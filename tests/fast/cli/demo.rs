//! `inward demo --into`: sample journals for looking around, tests and measuring.

use std::fs;

use serde_json::Value;

use crate::harness::home::{Home, tree};

#[test]
fn the_same_seed_builds_the_same_files_and_another_others() {
    let home = Home::new();
    let built = |name: &str, seed: &str| {
        let dir = home.dir().join(name);
        home.ok(&["demo", "--into", dir.to_str().unwrap(), "--days", "90", "--seed", seed]);
        let files = tree(&dir.join("journal"));
        files
            .into_iter()
            .map(|(path, bytes)| (path.file_name().unwrap().to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    assert_eq!(built("one", "7"), built("two", "7"));
    assert_ne!(built("three", "8"), built("four", "7"));
    assert!(!home.data().exists(), "the journal itself is not touched");
}

#[test]
fn a_sample_journal_reads_like_any_other_and_ends_yesterday() {
    let home = Home::new();
    let dir = home.data();
    let said = home.ok(&["demo", "--into", dir.to_str().unwrap(), "--days", "400", "--every-day"]);
    assert_eq!(said, format!("400 sample entries are in {}\n", dir.display()));
    let listed = home.ok(&["list"]);
    assert_eq!(listed.lines().count(), 400);
    assert!(listed.starts_with("2026-11-21  check-in"), "{listed}");
    assert_eq!(home.run(&["status"]).code, 3);
    assert!(home.ok(&["week", "-7"]).contains("7 of 7 days"));
    home.ok(&["log", "--jealousy", "1"]);
    assert_eq!(home.ok(&["list"]).lines().count(), 401);
}

#[test]
fn exercises_stand_beside_the_check_ins_and_change_nothing_in_them() {
    let home = Home::new();
    let built = |name: &str, more: &[&str]| {
        let dir = home.dir().join(name);
        let mut arguments = vec!["demo", "--into", dir.to_str().unwrap(), "--days", "120", "--every-day"];
        arguments.extend(more);
        home.ok(&arguments);
        let entries = home.json(&["--data-dir", dir.to_str().unwrap(), "list", "--json"]);
        entries.as_array().unwrap().clone()
    };
    let (plain, full) = (built("plain", &[]), built("full", &["--exercises"]));
    assert_eq!(plain.len(), 120);
    assert!((150..190).contains(&full.len()), "{}", full.len());
    let check_ins: Vec<Value> = full.into_iter().filter(|entry| entry["kind"] == "check_in").collect();
    assert_eq!(check_ins, plain);
    let dir = home.dir().join("lived");
    home.ok(&["demo", "--into", dir.to_str().unwrap(), "--days", "120"]);
    let reviews = home.ok(&["--data-dir", dir.to_str().unwrap(), "list", "--kind", "review"]);
    assert!(reviews.lines().count() >= 5, "{reviews}");
}

#[test]
fn a_folder_that_is_not_empty_is_refused_and_left_as_it_is() {
    let home = Home::new();
    let dir = home.dir().join("full");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("letter.txt"), "mine").unwrap();
    let before = home.tree();
    home.run(&["demo", "--into", dir.to_str().unwrap()]).fails(1, "is not empty");
    home.run(&["demo", "--into", dir.join("letter.txt").to_str().unwrap()]).fails(1, "cannot be used");
    assert_eq!(home.tree(), before);
    let empty = home.dir().join("empty");
    fs::create_dir(&empty).unwrap();
    home.ok(&["demo", "--into", empty.to_str().unwrap(), "--days", "10"]);
}
