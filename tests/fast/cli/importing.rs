//! `inward import`: the plan, the receipt, and the way back.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::harness::home::{Home, tree};

const MARKER: &str = "zwetschgenmus";

/// A home with some entries, and the export of everything in it.
fn exported() -> (Home, PathBuf) {
    let home = Home::new();
    home.done(&["log", "--jealousy", "2", "--trigger", "late_reply", "--note", "-"], MARKER);
    home.done(&["note"], &format!("More {MARKER}."));
    home.done(&["note", "--day", "2026-10-30"], "In October.");
    home.done(&["note"], "Deleted.");
    let id = home.json(&["list", "--search", "Deleted", "--json"])[0]["id"].clone();
    home.done(&["delete", id.as_str().unwrap()], "");
    let path = home.dir().join("all.json");
    home.done(&["export", "--include", "all", "--output", path.to_str().unwrap()], "");
    (home, path)
}

fn import(home: &Home, path: &std::path::Path, more: &[&str]) -> String {
    let ran = home.run(&[&["import", path.to_str().unwrap()], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(!ran.out.contains(MARKER), "{ran:?}");
    ran.out
}

#[test]
fn an_export_of_everything_makes_the_same_journal_and_twice_is_once() {
    let (from, path) = exported();
    let home = Home::new();
    let out = import(&home, &path, &["--yes"]);
    assert!(out.starts_with("all.json, from inward: 3 entries, 2026-10-30 to 2026-11-22\n"), "{out}");
    assert!(out.contains("        3  read\n        3  new\n"), "{out}");
    assert!(
        out.ends_with(
            "Imported 3 entries. To take them out again: inward import --undo 2026-11-22_211403-inward\n"
        ),
        "{out}"
    );
    let journal = |home: &Home| -> Vec<Vec<u8>> {
        ["2026-10", "2026-11"].map(|month| fs::read(home.month(month)).unwrap()).to_vec()
    };
    assert_eq!(journal(&home), journal(&from));
    let before = tree(home.dir());
    let out = import(&home, &path, &["--yes"]);
    assert!(out.contains("        0  new\n        3  here already\n"), "{out}");
    assert!(out.ends_with("There is nothing new in it: nothing was changed.\n"), "{out}");
    assert_eq!(tree(home.dir()), before);
}

#[test]
fn a_journal_is_imported_from_its_folder_as_well() {
    let (from, _) = exported();
    for folder in [from.data().to_owned(), from.data().join("journal")] {
        let home = Home::new();
        import(&home, &folder, &["--yes"]);
        assert_eq!(fs::read(home.month("2026-11")).unwrap(), fs::read(from.month("2026-11")).unwrap());
    }
}

#[test]
fn nothing_changes_before_a_yes() {
    let (_from, path) = exported();
    let home = Home::new();
    let out = import(&home, &path, &["--dry-run"]);
    assert!(out.contains("For example:\n  2026-10-30") && out.ends_with("this was --dry-run.\n"), "{out}");
    assert!(!home.data().exists());
    home.run(&["import", path.to_str().unwrap()]).fails(2, "add --yes");
    assert!(!home.data().exists());
}

#[test]
fn a_receipt_is_private_names_what_came_in_and_holds_no_words() {
    let (_from, path) = exported();
    let home = Home::new();
    assert_eq!(home.ok(&["import", "--list"]), "Nothing was imported yet.\n");
    import(&home, &path, &["--yes"]);
    let receipt = home.data().join("receipts/2026-11-22_211403-inward.json");
    let text = fs::read_to_string(&receipt).unwrap();
    assert!(!text.contains(MARKER) && !text.contains(home.dir().to_str().unwrap()), "{text}");
    let receipt_json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(receipt_json["state"], "done");
    assert_eq!(receipt_json["file"], "all.json");
    assert_eq!(receipt_json["counts"]["new"], 3);
    assert_eq!(receipt_json["entries"].as_array().unwrap().len(), 3);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&receipt).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let list = home.ok(&["import", "--list"]);
    assert_eq!(list, "2026-11-22_211403-inward  3 new of 3  all.json  (done)\n");
    assert!(home.ok(&["backup"]).contains("(before an import)"));
    assert!(home.ok(&["doctor"]).contains("All is well."));
}

#[test]
fn an_import_is_taken_out_again_but_for_what_was_changed_since() {
    let (_from, path) = exported();
    let home = Home::new();
    home.done(&["note"], "My own.");
    import(&home, &path, &["--yes"]);
    home.done(&["log", "--jealousy", "3"], "");
    let name = "2026-11-22_211403-inward";
    home.run(&["import", "--undo", name]).fails(2, "add --yes");
    let ran = home.run(&["import", "--undo", name, "--dry-run"]);
    assert!(
        ran.out.starts_with("2 entries go into the trash") && ran.out.ends_with("--dry-run.\n"),
        "{ran:?}"
    );
    let ran = home.run(&["import", "--undo", name, "--yes"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("1 entry was changed since and stays:\n  2026-11-22  "), "{ran:?}");
    assert!(ran.out.ends_with("Took out 2 entries.\n"), "{ran:?}");
    let list = home.ok(&["list"]);
    assert!(list.contains("My own.") && list.contains("check-in") && !list.contains("October"), "{list}");
    assert_eq!(home.json(&["list", "--deleted", "--json"]).as_array().unwrap().len(), 2);
    let again = home.ok(&["import", "--undo", name, "--yes"]);
    assert_eq!(again, format!("{name} was taken out before: nothing was changed.\n"));
    assert!(home.ok(&["import", "--list"]).contains("(taken out again)"));
    let out = import(&home, &path, &["--yes"]);
    assert!(out.contains("        2  deleted here, left so"), "{out}");
    import(&home, &path, &["--yes", "--again"]);
    assert!(home.ok(&["list"]).contains("In October."));
}

#[test]
fn what_was_interrupted_is_named_and_finished_by_doing_it_again() {
    let (_from, path) = exported();
    let home = Home::new();
    import(&home, &path, &["--yes"]);
    let receipt = home.data().join("receipts/2026-11-22_211403-inward.json");
    let text = fs::read_to_string(&receipt).unwrap().replace("\"done\"", "\"started\"");
    fs::write(&receipt, text).unwrap();
    fs::remove_file(home.month("2026-11")).unwrap();
    let ran = home.run(&["doctor"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("the import of all.json was interrupted"), "{}", ran.out);
    assert!(home.ok(&["import", "--list"]).contains("interrupted: import the file again"));
    let out = import(&home, &path, &["--yes"]);
    assert!(out.contains("        2  new\n        1  here already\n"), "{out}");
    assert!(out.ends_with("--undo 2026-11-22_211403-inward\n"), "the same receipt: {out}");
    assert_eq!(fs::read_dir(home.data().join("receipts")).unwrap().count(), 1);
    assert!(home.ok(&["doctor"]).contains("All is well."));
    home.ok(&["import", "--undo", "2026-11-22_211403-inward", "--yes"]);
    assert_eq!(home.ok(&["list"]), "");
}

#[test]
fn what_cannot_be_meant_or_read_is_named_before_anything_is_written() {
    let (home, _) = exported();
    let file = |name: &str, text: &[u8]| {
        let path = home.dir().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let part = home.run(&["export", "--include", "words"]).out;
    let cases = [
        (file("part.json", part.as_bytes()), 1, "export it again with --include all"),
        (file("odd.json", b"[1,2]"), 1, "of no program that is known here"),
        (file("empty.json", b""), 1, "of no program that is known here"),
        (file("half.json", b"{\"format\":\"inward-export\",\"version\":1,"), 1, "cannot be imported"),
        (home.dir().join("none.json").to_str().unwrap().to_owned(), 1, "none.json is not there"),
        ("/dev/zero".to_owned(), 1, "not a plain file"),
    ];
    let before = home.tree();
    for (path, code, part) in cases {
        home.run(&["import", &path, "--yes"]).fails(code, part);
    }
    for (arguments, part) in [
        (&["import"][..], "name the file to import"),
        (&["import", "x", "--from", "inwrd", "--yes"], "did you mean inward?"),
        (&["import", "x", "--from", "word", "--yes"], "write one of"),
        (&["import", "--undo", "x", "--yes"], "inward import --list shows them"),
        (&["import", "--list", "--yes"], "leave one out"),
    ] {
        home.run(arguments).fails(2, part);
    }
    home.run(&["import", "--undo", "2026-01-01_000000-inward", "--yes"]).fails(1, "there is no receipt");
    assert_eq!(home.tree(), before);
}

#[test]
fn a_month_that_cannot_be_read_keeps_an_import_out() {
    let (home, path) = exported();
    fs::write(home.month("2026-11"), "half a month").unwrap();
    let before = home.tree();
    let ran = home.run(&["import", path.to_str().unwrap(), "--yes"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("2026-11.json") && ran.err.contains("nothing was imported"), "{ran:?}");
    assert_eq!(home.tree(), before);
}

#[test]
fn a_receipt_that_cannot_be_read_is_named_and_set_aside() {
    let (_from, path) = exported();
    let home = Home::new();
    import(&home, &path, &["--yes"]);
    fs::write(home.data().join("receipts/2026-11-22_211403-inward.json"), "half").unwrap();
    let ran = home.run(&["import", "--list"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("2026-11-22_211403-inward.json cannot be used"), "{ran:?}");
    assert!(home.run(&["doctor"]).out.contains("sets it aside; what was imported stays"));
    home.ok(&["doctor", "--repair"]);
    assert_eq!(home.ok(&["import", "--list"]), "Nothing was imported yet.\n");
}
