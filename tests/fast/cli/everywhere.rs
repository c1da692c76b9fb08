//! The commands of every day, asked for in the way that every system has: `.ci/other-systems` also runs these on the program of
//! another system.

use std::fs;

use crate::harness::home::{Home, flat};

/// A home with two days and a note.
fn home() -> Home {
    let mut home = Home::new();
    home.at("2026-11-21T21:00:00+01:00");
    home.ok(&["log", "--jealousy", "1"]);
    home.at(crate::harness::home::NOW);
    home.ok(&["log", "--jealousy", "3", "--trigger", "late_reply"]);
    home.done(&["note"], "Grüße from the harbour 🌊\r\nand a second line.\r\n");
    home
}

#[test]
fn what_is_logged_and_noted_is_listed_and_shown() {
    let home = home();
    let shown = home.ok(&["show"]);
    assert!(shown.contains("Grüße from the harbour 🌊") && shown.contains("and a second line."), "{shown}");
    assert!(!shown.contains('\r'), "{shown:?}");
    assert_eq!(home.json(&["list", "--json"]).as_array().unwrap().len(), 3);
    assert!(home.ok(&["list", "--search", "GRUSSE"]).contains("harbour"));
    assert!(home.ok(&["path"]).contains("data"));
    assert!(!home.ok(&["path"]).contains(r"\\?\"), "as people write it");
    let files: Vec<_> = fs::read_dir(home.data().join("journal")).unwrap().collect();
    assert_eq!(files.len(), 1, "nothing is left beside the month");
}

#[test]
fn figures_come_of_a_journal_of_some_weeks() {
    let home = Home::with_sample(60);
    for (command, part) in [("week", "Jealousy"), ("trends", "Jealousy"), ("patterns", "days")] {
        let text = home.ok(&[command]);
        assert!(flat(&text).to_lowercase().contains(&part.to_lowercase()), "{command}: {text}");
        assert!(home.json(&[command, "--json"]).is_object(), "{command}");
    }
}

#[test]
fn the_doctor_finds_a_damaged_month_and_a_backup_brings_it_back() {
    let home = home();
    assert!(home.ok(&["doctor"]).contains("All is well."));
    let name = home.json(&["backup", "create", "--json"])["name"].as_str().unwrap().to_owned();
    let month = home.month("2026-11");
    let before = fs::read(&month).unwrap();
    fs::write(&month, "{\"half").unwrap();
    assert_ne!(home.run(&["doctor"]).code, 0);
    home.done(&["note"], "Written meanwhile.");
    assert_eq!(fs::read(&month).unwrap(), b"{\"half", "what cannot be read is not written over");
    home.done(&["backup", "restore", &name, "--yes"], "");
    assert_eq!(fs::read(&month).unwrap(), before);
}

#[test]
fn an_export_of_everything_comes_in_again() {
    let (from, to) = (home(), Home::new());
    let file = from.dir().join("all.json");
    let written = from.run(&["export", "--include", "all", "--output", file.to_str().unwrap()]);
    assert_eq!(written.code, 0, "{written:?}");
    assert!(!written.out.contains(r"\\?\"), "{written:?}");
    to.ok(&["import", file.to_str().unwrap(), "--yes"]);
    assert_eq!(fs::read(to.month("2026-11")).unwrap(), fs::read(from.month("2026-11")).unwrap());
}

#[test]
fn a_journal_is_sealed_and_opened_and_unsealed() {
    const PASSPHRASE: &str = "seven quiet rivers\n";
    let home = home();
    let before = fs::read(home.month("2026-11")).unwrap();
    let paper = home.dir().join("paper");
    let sealed = ["encrypt", "--yes", "--passphrase-fd", "0", "--recovery-file", paper.to_str().unwrap()];
    assert!(home.done(&sealed, PASSPHRASE).ends_with("The journal is sealed.\n"));
    assert!(!home.month("2026-11").exists());
    assert_ne!(home.run(&["show"]).code, 0, "it is locked");
    assert!(home.done(&["show", "--passphrase-fd", "0"], PASSPHRASE).contains("harbour"));
    assert_ne!(home.run_with(&["show", "--passphrase-fd", "0"], "another one here\n").code, 0);
    home.done(&["decrypt", "--yes", "--passphrase-fd", "0"], PASSPHRASE);
    assert_eq!(fs::read(home.month("2026-11")).unwrap(), before);
}

#[test]
fn devices_meet_in_a_folder() {
    let (one, other) = (home(), Home::new());
    let remote = one.dir().join("remote.git");
    let remote = remote.to_str().unwrap();
    assert!(one.ok(&["sync", "init", remote]).contains("Sent to "));
    assert!(other.ok(&["sync", "init", remote]).contains("Taken in from "));
    assert_eq!(fs::read(other.month("2026-11")).unwrap(), fs::read(one.month("2026-11")).unwrap());
    one.done(&["note"], "From the one.");
    other.done(&["note"], "From the other.");
    one.ok(&["sync"]);
    other.ok(&["sync"]);
    one.ok(&["sync"]);
    for home in [&one, &other] {
        let text = home.ok(&["show"]);
        assert!(text.contains("From the one.") && text.contains("From the other."), "{text}");
        assert!(home.ok(&["sync"]).contains("nothing to do"));
        assert!(home.ok(&["doctor"]).contains("All is well."));
    }
    let gone = one.dir().join("gone.git");
    fs::rename(remote, gone).unwrap();
    let refused = one.run(&["sync"]);
    assert_eq!((refused.code, refused.err.lines().count()), (1, 1), "{refused:?}");
}

#[test]
fn several_that_write_at_once_lose_nothing() {
    let home = home();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let home = &home;
            scope.spawn(move || home.done(&["note"], &format!("Note number {number}.")));
        }
    });
    let text = home.ok(&["show"]);
    assert!((0..4).all(|number| text.contains(&format!("Note number {number}."))), "{text}");
}
