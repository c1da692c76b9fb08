//! `delete` and `restore-entry`.

use crate::harness::home::Home;

#[test]
fn a_deleted_entry_comes_back_with_the_command_that_the_deletion_prints() {
    let mut home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    let before = home.json(&["show", "--json"])[0].clone();
    home.at("2026-11-22T21:20:00+01:00");
    let said = home.ok(&["delete", "b37f01a5"]);
    let id = before["id"].as_str().unwrap();
    assert_eq!(
        said,
        format!(
            "Deleted the entry of 2026-11-22. To bring it back within 30 days: inward restore-entry {id}\n"
        )
    );
    assert_eq!(home.ok(&["list"]), "");
    assert_eq!(home.run(&["status"]).code, 3);
    home.run(&["delete", id]).fails(1, "no entry whose id ends in");
    let said = home.ok(&["restore-entry", id]);
    assert_eq!(said, format!("The entry of 2026-11-22 is back: {id}\n"));
    let after = home.json(&["show", "--json"])[0].clone();
    assert_eq!((&after["ratings"], &after["saved_at"]), (&before["ratings"], &before["saved_at"]));
    assert_eq!(
        after["edited_at"].as_str().unwrap().get(..19),
        before["saved_at"].as_str().unwrap().get(..19)
    );
    assert!(!home.ok(&["show", id]).contains("edited"), "coming back is no edit");
    home.run(&["restore-entry", id]).fails(1, "no deleted entry");
}

#[test]
fn an_ending_that_several_ids_share_is_refused_and_deletes_nothing() {
    let home = Home::new();
    let month = home.month("2026-11");
    std::fs::create_dir_all(month.parent().unwrap()).unwrap();
    let note = |first: char| {
        format!(
            r#"{{"id":"{first}19aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"note","day":"2026-11-22","saved_at":"2026-11-22T20:00:00Z","edited_at":null,"replaces":[],"late":false,"text":"x"}}"#
        )
    };
    let document = format!(
        r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{},{}],"others":[],"tombstones":[]}}"#,
        note('0'),
        note('1')
    );
    std::fs::write(&month, document).unwrap();
    let before = home.tree();
    for command in ["delete", "show"] {
        home.run(&[command, "8e2b7a10"]).fails(2, "several ids end in");
    }
    assert_eq!(home.tree(), before);
    home.ok(&["delete", "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10"]);
    assert_eq!(home.ok(&["list"]).lines().count(), 1);
    home.ok(&["delete", "8e2b7a10"]);
    home.run(&["restore-entry", "8e2b7a10"]).fails(2, "several ids end in");
}

#[test]
fn the_same_words_after_a_deletion_are_an_entry_again() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    home.ok(&["delete", "b37f01a5"]);
    // Within the same second: the clock stands still here.
    home.ok(&["log", "--jealousy", "2"]);
    assert_eq!(home.run(&["status"]).code, 0);
}

#[test]
fn the_trash_is_listed_newest_first_until_an_entry_is_back() {
    let home = Home::new();
    assert_eq!(home.ok(&["list", "--deleted"]), "");
    assert!(home.tree().is_empty(), "asking makes nothing");
    home.ok(&["log", "--day", "yesterday", "--jealousy", "2"]);
    assert_eq!(home.run_with(&["note"], "Words to keep.").code, 0);
    let listed = home.ok(&["list"]);
    let entries = home.json(&["list", "--json"]);
    let ends: Vec<&str> = listed.lines().map(|line| line.rsplit(' ').next().unwrap()).collect();
    for end in ends.iter().rev() {
        home.ok(&["delete", end]);
    }
    assert_eq!(home.ok(&["list"]), "");
    assert_eq!(home.ok(&["list", "--deleted"]), listed);
    assert_eq!(home.json(&["list", "--deleted", "--json"]), entries);
    assert_eq!(home.ok(&["list", "--deleted", "--kind", "check-in"]).lines().count(), 1);
    assert_eq!(
        home.ok(&["list", "--deleted", "--limit", "1"]),
        format!("{}\n", listed.lines().next().unwrap())
    );
    home.ok(&["restore-entry", ends[0]]);
    assert_eq!(home.ok(&["list", "--deleted"]), format!("{}\n", listed.lines().nth(1).unwrap()));
}

#[test]
fn what_of_the_trash_cannot_be_read_is_named_and_the_rest_is_listed() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    home.ok(&["delete", "b37f01a5"]);
    let broken = home.data().join("trash/019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10.json");
    std::fs::write(&broken, "{").unwrap();
    let ran = home.run(&["list", "--deleted"]);
    ran.fails(1, "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10.json");
    assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
}
