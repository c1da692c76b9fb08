//! Two versions of one entry, read and chosen line by line.

use std::fs;

use super::typed;
use crate::harness::home::Home;

/// The same note in two versions, as two devices made them from one.
fn home() -> Home {
    let note = |words: &str, edited_at: &str| {
        format!(
            r#"{{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"note","day":"2026-11-21",
            "saved_at":"2026-11-21T19:00:00+01:00","edited_at":"{edited_at}","replaces":["9f2c1a7b3d40"],"late":false,
            "text":"{words}"}}"#
        )
    };
    let here = note("A walk, then tea.", "2026-11-22T10:00:00+01:00");
    let there = note("A walk, then soup.", "2026-11-22T09:00:00+01:00");
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    typed(&home, "0\n\nquit\n");
    let month = format!(
        r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{here}],"others":[{there}],"tombstones":[]}}"#
    );
    fs::write(home.month("2026-11"), month).unwrap();
    home
}

fn entry(home: &Home) -> serde_json::Value {
    home.json(&["show", "8e2b7a10", "--json"])
}

#[test]
fn both_versions_are_read_with_what_differs_and_one_is_chosen_by_its_number() {
    let home = home();
    let out = typed(&home, "entries\n\n1\nversions\n?\n9\n2\n\n2\ny\nback\nquit\n");
    for said in [
        "\"entries\" says which by the words \"several versions\"",
        "A walk, then tea. (several versions)",
        "edit, versions, delete; Enter goes back",
        "Version 1, made Sun 22 Nov, 10:00, shown now:\nA walk, then tea.",
        "Version 2, made Sun 22 Nov, 09:00:\nA walk, then soup.",
        "Text, only in version 1: tea\nText, only in version 2: soup\n",
        "2  Keep version 2, of Sun 22 Nov, 09:00",
        "3  Keep both as they are",
        "Enter takes 3",
        "Keep the version of Sun 22 Nov, 09:00?",
        "The other one stays in a backup.",
        "This version is kept.",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    assert_eq!(out.matches("Please confirm").count(), 2, "Enter alone confirms nothing: {out}");
    let kept = entry(&home);
    assert_eq!((&kept["text"], kept.get("others")), (&"A walk, then soup.".into(), None), "{kept}");
    let out = typed(&home, "entries\n\n1\nversions\n\nback\nquit\n");
    assert!(!out.contains("several versions") && out.contains("Write one of these: edit, delete."), "{out}");
}

#[test]
fn both_versions_stay_when_none_is_chosen() {
    let home = home();
    for leaves in ["", "3", "back", "1\nn\n3", "1\nno\n3", "1\n\nback"] {
        let out = typed(&home, &format!("entries\n\n1\nversions\n{leaves}\nback\nquit\n"));
        assert!(!out.contains("Write one of these: y, n."), "{leaves}: {out}");
        assert!(out.ends_with("\nClosed.\n") && !out.contains("This version is kept."), "{leaves}: {out}");
        assert_eq!(entry(&home)["others"].as_array().map(Vec::len), Some(1), "{leaves}");
    }
}

#[test]
fn of_three_versions_all_are_kept() {
    let home = home();
    let month = fs::read_to_string(home.month("2026-11")).unwrap();
    let (entries, others) = month.split_once("\"others\":[").unwrap();
    let third =
        others.split_once("],\"tombstones\"").unwrap().0.replace("soup", "bread").replace("09:00", "08:00");
    fs::write(home.month("2026-11"), format!("{entries}\"others\":[{third},{others}")).unwrap();
    let out = typed(&home, "entries\n\n1\n\nback\nquit\n");
    assert_eq!(out.matches("All are kept until you choose one").count(), 2, "{out}");
    let out = typed(&self::home(), "entries\n\n1\n\nback\nquit\n");
    assert_eq!(out.matches("Both are kept until you choose one").count(), 1, "{out}");
}
