//! `inward backup`: keeping the present state, listing, and going back.

use std::fs;

use serde_json::Value;

use crate::harness::home::Home;

/// A home with a note of each of two days, and so with the backup of the second day.
fn home() -> Home {
    let mut home = Home::new();
    home.at("2026-11-21T21:00:00+01:00");
    assert_eq!(home.run_with(&["note"], "The first evening.").code, 0);
    home.at("2026-11-22T21:14:03+01:00");
    assert_eq!(home.run_with(&["note"], "The second evening.").code, 0);
    home
}

#[test]
fn the_list_shows_when_how_much_and_why() {
    let mut home = home();
    let list = home.ok(&["backup"]);
    assert!(
        list.starts_with("2026-11-22_21-14-03  1 entry, 390 bytes  (before the first change of that day)\n"),
        "{list}"
    );
    assert_eq!(home.ok(&["backup", "list"]), list);
    home.at("2026-11-22T22:00:00+01:00");
    let made = home.ok(&["backup", "create"]);
    assert_eq!(made, "Backed up: 2026-11-22_22-00-00, 2 entries, 655 bytes.\n");
    assert!(
        home.ok(&["backup"])
            .starts_with("2026-11-22_22-00-00  2 entries, 655 bytes  (asked for)\n2026-11-22_21")
    );
    let json = home.json(&["backup", "--json"]);
    assert_eq!(json["backups"][0]["name"], "2026-11-22_22-00-00");
    assert_eq!(json["backups"][0]["entries"], 2);
    assert_eq!(json["backups"][1]["reason"], "daily");
    let json = home.json(&["backup", "create", "--json"]);
    assert_eq!(json["name"], "2026-11-22_22-00-01", "never in the place of another");
}

#[test]
fn without_a_journal_there_is_nothing_to_list_and_nothing_is_made() {
    let home = Home::new();
    let list = home.ok(&["backup"]);
    assert!(list.starts_with("There are no backups yet."), "{list}");
    assert!(!home.data().exists());
    let ran = home.run(&["backup", "create"]);
    assert_eq!(ran.code, 1);
    assert!(!home.data().exists());
}

#[test]
fn restoring_says_what_changes_keeps_the_state_before_and_can_be_undone() {
    let home = home();
    let month = home.data().join("journal/2026-11.json");
    let present = fs::read(&month).unwrap();
    let out = home.ok(&["backup", "restore", "2026-11-22_21-14-03", "--yes"]);
    assert!(
        out.contains("Restoring 2026-11-22_21-14-03 changes:\n  2026-11.json            1 entry gone\n"),
        "{out}"
    );
    assert!(out.ends_with("To go back: inward backup restore 2026-11-22_21-14-04\n"), "{out}");
    assert!(!home.ok(&["list"]).contains("second"));
    assert_eq!(
        home.ok(&["backup", "restore", "2026-11-22_21-14-03", "--yes"]),
        "The journal already matches 2026-11-22_21-14-03: nothing to restore.\n"
    );
    let json: Value = home.json(&["backup", "restore", "2026-11-22_21-14-04", "--yes", "--json"]);
    assert_eq!(json["restored"], "2026-11-22_21-14-04");
    assert_eq!(json["files"], serde_json::json!(["2026-11.json"]));
    assert_eq!(fs::read(&month).unwrap(), present);
}

#[test]
fn nothing_is_restored_without_a_yes() {
    let home = home();
    let month = home.data().join("journal/2026-11.json");
    let present = fs::read(&month).unwrap();
    let ran = home.run(&["backup", "restore", "2026-11-22"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("add --yes"), "{}", ran.err);
    assert_eq!(fs::read(&month).unwrap(), present);
}

#[test]
fn what_cannot_be_meant_is_named() {
    let home = home();
    for (arguments, code, expected) in [
        (&["backup", "restore"][..], 2, "inward backup list shows them"),
        (&["backup", "create", "x"], 2, "create takes no name"),
        (&["backup", "restore", "2025", "--yes"], 1, "there is no backup 2025: see inward backup list"),
        (&["backup", "restor"], 2, "restore"),
    ] {
        let ran = home.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(expected) && ran.err.lines().count() == 1, "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_backup_that_cannot_be_read_is_named_beside_the_others() {
    let home = home();
    fs::write(home.data().join("backups/2026-11-20_10-00-00.json"), "half a li").unwrap();
    let ran = home.run(&["backup"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("2026-11-22_21-14-03") && ran.err.contains("2026-11-20_10-00-00.json"),
        "{}",
        ran.err
    );
}

/// Makes the last restore look as if it had been killed before it was done.
fn interrupt(home: &Home) {
    let path = home.data().join("backups/restored.json");
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    record["finished_at"] = Value::Null;
    fs::write(path, record.to_string()).unwrap();
}

#[test]
fn a_restore_that_was_interrupted_is_named_with_the_calls_that_lead_out_of_it() {
    let home = home();
    home.ok(&["backup", "restore", "2026-11-22_21-14-03", "--yes"]);
    interrupt(&home);
    let line = "inward: restoring the backup 2026-11-22_21-14-03 was interrupted: \
        inward backup restore 2026-11-22_21-14-03 finishes it, \
        inward backup restore 2026-11-22_21-14-04 goes back to the state before\n";
    assert_eq!(home.run(&["backup"]).err, line);
    let ran = home.run(&["doctor"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("finishes it") && !ran.out.contains("All is well"), "{}", ran.out);
    assert_eq!(home.run(&["backup", "restore", "2026-11-22_21-14-04", "--yes"]).err, line);
    assert_eq!(home.run(&["backup"]).err, "");
    home.ok(&["backup", "restore", "2026-11-22_21-14-03", "--yes"]);
    interrupt(&home);
    assert_eq!(
        home.ok(&["backup", "restore", "2026-11-22_21-14-03", "--yes"]),
        "The journal already matches 2026-11-22_21-14-03: the interrupted restore is finished.\n"
    );
    assert!(home.ok(&["doctor"]).contains("All is well."));
}

#[test]
fn one_month_alone_is_restored_with_the_same_care() {
    let mut home = home();
    home.at("2026-12-01T21:00:00+01:00");
    assert_eq!(home.run_with(&["note"], "In December.").code, 0);
    let december = fs::read(home.month("2026-12")).unwrap();
    let arguments = ["backup", "restore", "2026-11-22_21-14-03", "--month", "2026-11"];
    home.run(&arguments).fails(2, "add --yes");
    let out = home.ok(&[arguments.as_slice(), &["--yes"]].concat());
    assert!(out.contains("2026-11.json            1 entry gone\n") && !out.contains("2026-12.json"), "{out}");
    assert!(
        out.ends_with(
            "Restored 2026-11 from 2026-11-22_21-14-03. \
            To go back: inward backup restore 2026-12-01_21-00-01 --month 2026-11\n"
        ),
        "{out}"
    );
    assert_eq!(fs::read(home.month("2026-12")).unwrap(), december);
    let again = home.ok(&[arguments.as_slice(), &["--yes"]].concat());
    assert_eq!(again, "2026-11 already matches 2026-11-22_21-14-03: nothing to restore.\n");
    home.ok(&["backup", "restore", "2026-12-01_21-00-01", "--month", "2026-11", "--yes"]);
    assert!(home.ok(&["list"]).contains("second"));
    for (arguments, code, expected) in [
        (&["backup", "restore", "2026-11-22_21-14-03", "--month", "2026-10", "--yes"][..], 1, "2026-10"),
        (&["backup", "restore", "2026-11-22_21-14-03", "--month", "2026-13", "--yes"], 2, "like 2026-11"),
        (&["backup", "list", "--month", "2026-11"], 2, "takes no month"),
    ] {
        home.run(arguments).fails(code, expected);
    }
}
