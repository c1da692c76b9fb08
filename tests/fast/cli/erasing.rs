//! `inward erase`: what it says, asks and refuses, and what is left.

use std::fs;
use std::path::{Path, PathBuf};

use inward::store::{Store, Window};

use crate::harness::home::{Home, NOW};

const MARK: &str = "quartz";

fn files_with(dir: &Path, word: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    let home = crate::harness::home::tree(dir);
    home.into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// A home with a note that has the word in it, another note, and a backup of both.
fn home() -> Home {
    let home = Home::new();
    home.done(&["note"], "quartz in the evening");
    home.done(&["note"], "a meadow");
    home.ok(&["backup", "create"]);
    home
}

/// The id of the entry whose line holds this word, as it is listed.
fn id(home: &Home, word: &str) -> String {
    let listed = home.ok(&["list"]) + &home.ok(&["list", "--deleted"]);
    let line = listed.lines().find(|line| line.contains(word)).unwrap();
    line.rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn an_entry_is_erased_by_the_end_of_its_id_and_what_is_out_of_reach_is_said() {
    let home = home();
    let id = id(&home, MARK);
    let said = home.ok(&["erase", &id, "--yes"]);
    assert!(said.starts_with(&format!("This erases the note of 2026-11-22 ({id}), wherever")), "{said}");
    let backups = "1 is written anew without it; 1 held nothing else and goes";
    assert!(said.contains(&format!("\n  journal     2026-11\n  backups     {backups}\n")), "{said}");
    assert!(said.contains("No backup is made of it, and nothing brings it back."), "{said}");
    assert!(said.contains("A mark without words stays"), "{said}");
    for place in ["sync program", "git", "snapshots", "SSD", "exported"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert!(!said.contains(MARK), "{said}");
    assert_eq!(files_with(home.data(), MARK), [] as [PathBuf; 0]);
    assert!(home.ok(&["list"]).contains("a meadow"));
    assert!(home.ok(&["doctor"]).contains("All is well."));
    home.run(&["erase", &id, "--yes"]).fails(1, "nothing is kept of an entry whose id ends in");
    // The restored backup has it no more.
    let name = home.json(&["backup", "--json"])["backups"][0]["name"].as_str().unwrap().to_owned();
    home.done(&["backup", "restore", &name, "--yes"], "");
    assert_eq!(files_with(home.data(), MARK), [] as [PathBuf; 0]);
}

#[test]
fn an_entry_that_only_the_trash_or_a_backup_holds_is_found_too() {
    let home = home();
    let id = id(&home, MARK);
    home.ok(&["delete", &id]);
    let said = home.ok(&["erase", &id, "--yes"]);
    assert!(
        said.contains(", which is in the trash, wherever") && said.contains("trash       1 deleted"),
        "{said}"
    );
    assert_eq!(files_with(home.data(), MARK), [] as [PathBuf; 0]);
    let home = self::home();
    let id = self::id(&home, MARK);
    home.ok(&["delete", &id]);
    fs::remove_dir_all(home.data().join("trash")).unwrap();
    let said = home.ok(&["erase", &id, "--yes"]);
    assert!(said.contains(", which the journal no longer shows, wherever"), "{said}");
    assert_eq!(files_with(home.data(), MARK), [] as [PathBuf; 0]);
}

#[test]
fn nothing_goes_without_a_terminal_or_a_yes_and_nothing_that_cannot_be_meant() {
    let home = home();
    let before = home.tree();
    let id = id(&home, MARK);
    for (arguments, code, part) in [
        (&["erase", &id] as &[&str], 2, "no terminal to ask on: add --yes"),
        (&["erase", "--before", "2026-11-22"], 2, "no terminal to ask on: add --yes"),
        (&["erase", "--all"], 2, "no terminal to ask on: add --yes"),
        (&["erase"], 2, "name what to erase"),
        (&["erase", "--yes"], 2, "name what to erase"),
        (&["erase", "xyz", "--yes"], 2, "is not an id"),
        (&["erase", "--before", "never", "--yes"], 2, "is not a day"),
        (&["erase", "--all", &id, "--yes"], 2, "leave one out"),
        (&["erase", "--before", "2026-11-22", "--all", "--yes"], 2, "leave one out"),
        (&["erase", "8e2b7a10", "--yes"], 1, "nothing is kept of an entry whose id ends in 8e2b7a10"),
    ] {
        home.run(arguments).fails(code, part);
        assert_eq!(home.tree(), before, "{arguments:?}");
    }
    let said = home.ok(&["erase", "--before", "2026-11-22", "--yes"]);
    assert_eq!(said, "There is nothing to erase: inward keeps nothing of the days before 2026-11-22.\n");
    assert_eq!(home.tree(), before);
    let empty = Home::new();
    assert!(empty.ok(&["erase", "--all", "--yes"]).starts_with("There is nothing to erase"));
    empty.run(&["erase", "8e2b7a10", "--yes"]).fails(1, "nothing is kept");
    assert!(!empty.data().exists());
}

#[test]
fn an_ending_that_several_ids_share_erases_nothing() {
    let home = home();
    let month = home.month("2026-11");
    let text = fs::read_to_string(&month).unwrap();
    let found = home.json(&["list", "--json"]);
    let ids: Vec<String> =
        found.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect();
    // The second takes the end of the first.
    let shared = format!("{}{}", &ids[1][..24], &ids[0][24..]);
    fs::write(&month, text.replace(&ids[1], &shared)).unwrap();
    let before = home.tree();
    home.run(&["erase", &ids[0][24..], "--yes"]).fails(2, "several ids end in");
    assert_eq!(home.tree(), before);
}

#[test]
fn while_a_window_is_open_nothing_is_erased() {
    let home = home();
    let id = id(&home, MARK);
    let store = Store::open(home.data()).unwrap();
    let Window::Writing(lock) = store.take_window(&NOW.parse().unwrap()).unwrap() else { panic!() };
    let before = home.tree();
    for arguments in [&["erase", &id, "--yes"] as &[&str], &["erase", "--all", "--yes"]] {
        home.run(arguments).fails(1, "a window of inward is open (process ");
        assert_eq!(home.tree(), before);
    }
    drop(lock);
    home.ok(&["erase", &id, "--yes"]);
}

#[test]
fn the_days_before_one_are_erased_and_the_day_itself_stays() {
    let mut home = Home::new();
    for (day, words) in [("2026-09-30", "quartz"), ("2026-11-21", "quartz"), ("2026-11-22", "a meadow")] {
        home.at(&format!("{day}T21:00:00+01:00"));
        home.done(&["note"], words);
        home.ok(&["log", "--jealousy", "2"]);
    }
    let said = home.ok(&["erase", "--before", "today", "--yes"]);
    assert!(said.contains("everything of the days before 2026-11-22 (4 entries), wherever"), "{said}");
    assert!(said.contains("\n  journal     2026-09, 2026-11\n"), "{said}");
    assert_eq!(files_with(home.data(), MARK), [] as [PathBuf; 0]);
    assert_eq!(home.ok(&["list"]).lines().count(), 2);
    assert!(home.ok(&["doctor"]).contains("All is well."));
    assert!(home.ok(&["erase", "--before", "today", "--yes"]).starts_with("There is nothing to erase"));
}

#[test]
fn a_damaged_month_is_left_and_named_unless_it_is_to_go_too() {
    let home = home();
    let id = id(&home, MARK);
    let month = home.month("2026-11");
    let text = fs::read_to_string(&month).unwrap();
    fs::write(&month, &text[..text.len() - 30]).unwrap();
    let ran = home.run(&["erase", &id, "--yes"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("These cannot be read well enough to tell"), "{ran:?}");
    assert!(ran.err.contains("journal/2026-11.json may still hold something of it"), "{ran:?}");
    assert_eq!(files_with(home.data(), MARK).len(), 1, "{:?}", files_with(home.data(), MARK));
    let ran = home.run(&["erase", &id, "--yes", "--unreadable"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(files_with(home.data(), MARK), [] as [PathBuf; 0]);
    assert!(home.ok(&["list"]).contains("a meadow"), "what could be read of the month is still there");
}

#[test]
fn erasing_everything_leaves_what_others_put_there_and_nothing_else() {
    let mut home = Home::new();
    home.at("2026-11-21T21:00:00+01:00");
    home.done(&["note"], "quartz");
    home.at(NOW);
    home.done(&["note"], "quartz again");
    home.ok(&["delete", &id(&home, "again")]);
    home.run_with(&["checkin", "--plain"], "3\n");
    let out = home.data().join("out");
    fs::create_dir(&out).unwrap();
    home.done(&["export", "--include", "words", "--output", out.join("a.md").to_str().unwrap()], "");
    let foreign = ["mine.txt", "journal/notes.txt", ".stversions"];
    fs::write(home.data().join(foreign[0]), "mine").unwrap();
    fs::write(home.data().join(foreign[1]), "mine").unwrap();
    fs::create_dir(home.data().join(foreign[2])).unwrap();
    let said = home.ok(&["erase", "--all", "--yes"]);
    for part in
        ["journal     1 month\n", "trash       1 thing\n", "drafts      1 draft\n", "out         out/a.md\n"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(
        said.contains("Not made by inward, and left as it is: journal/notes.txt, .stversions, mine.txt"),
        "{said}"
    );
    let left: Vec<PathBuf> = crate::harness::home::tree(home.data()).into_keys().collect();
    let expected =
        [".stversions", "journal", "journal/notes.txt", "mine.txt"].map(|name| home.data().join(name));
    assert_eq!(left, expected);
    assert!(home.ok(&["erase", "--all", "--yes"]).starts_with("There is nothing to erase"));
    // One begins anew.
    home.done(&["note"], "a meadow");
    assert_eq!(home.ok(&["list"]).lines().count(), 1);
    for name in foreign {
        let path = home.data().join(name);
        if path.is_dir() { fs::remove_dir(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }
    home.ok(&["erase", "--all", "--yes"]);
    assert!(!home.data().exists());
}

#[test]
fn a_directory_that_is_none_of_inward_is_left_alone() {
    let home = Home::new();
    fs::create_dir_all(home.data().join("out")).unwrap();
    fs::write(home.data().join("out/build.o"), "mine").unwrap();
    let before = home.tree();
    assert!(home.ok(&["erase", "--all", "--yes"]).starts_with("There is nothing to erase"));
    assert_eq!(home.tree(), before);
}

#[cfg(unix)]
#[test]
fn a_data_directory_that_is_reached_by_a_link_is_emptied_and_stays() {
    let home = Home::new();
    let real = home.dir().join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, home.data()).unwrap();
    home.done(&["note"], "quartz");
    home.ok(&["erase", "--all", "--yes"]);
    assert_eq!(fs::read_dir(&real).unwrap().count(), 0);
    home.done(&["note"], "a meadow");
}
