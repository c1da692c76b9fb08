//! Restoring: one month alone, and the state and the messages after an interruption.

use std::fs;

use inward::journal::{Entry, Month};
use inward::store::{BackupName, Kind, StoreError};
use serde_json::Value;

use super::{Home, at, day, id, note, note_body, november, tree, words_of};

const RECORD: &str = "backups/restored.json";
const DAY: i64 = 24 * 60 * 60;

fn october() -> Month {
    "2026-10".parse().unwrap()
}

fn note_of_october(number: u8, text: &str) -> Entry {
    let day = day("2026-10-31");
    Entry::new(id(number), day, note_body(text), at(i64::from(number)), day)
}

/// Two months with a note each, both in a backup, and then another note in each.
fn lived_in() -> (Home, BackupName) {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    home.store.save(note_of_october(2, "two")).unwrap();
    let backup = home.store.back_up(&at(10)).unwrap().name;
    home.store.save(note(3, "later")).unwrap();
    home.store.save(note_of_october(4, "later in October")).unwrap();
    (home, backup)
}

fn shown(home: &Home, month: Month) -> Vec<String> {
    words_of(&home.other().read(month).unwrap().document).into_values().collect()
}

fn record(home: &Home) -> Value {
    serde_json::from_str(&home.text(RECORD)).unwrap()
}

/// Leaves a restore as if it had been killed between the two months; returns the backup of the state before.
fn interrupt(home: &Home, backup: &BackupName) -> BackupName {
    let before = fs::read(home.path("journal/2026-10.json")).unwrap();
    let restored = home.store.restore_backup(backup, None, &at(20)).unwrap();
    fs::write(home.path("journal/2026-10.json"), before).unwrap();
    let mut record = record(home);
    record["finished_at"] = Value::Null;
    fs::write(home.path(RECORD), record.to_string()).unwrap();
    restored.before
}

#[test]
fn a_restore_leaves_a_record_that_looks_otherwise_after_each() {
    let (home, backup) = lived_in();
    assert!(!home.path(RECORD).exists());
    let restored = home.store.restore_backup(&backup, None, &at(20)).unwrap();
    let first = record(&home);
    assert_eq!(first["format"], "inward-restored");
    assert_eq!(first["version"], 1);
    assert_eq!(first["backup"], backup.to_string());
    assert_eq!(first["month"], Value::Null);
    assert_eq!(first["before"], restored.before.to_string());
    assert_eq!(first["files"], serde_json::json!(["2026-10.json", "2026-11.json"]));
    assert_eq!(first["begun_at"], at(20).to_string());
    assert_eq!(first["finished_at"], at(20).to_string());
    assert_eq!(home.store.interrupted_restore().unwrap(), None);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let look = |home: &Home| fs::metadata(home.path(RECORD)).unwrap();
        let before = look(&home);
        assert_eq!(before.permissions().mode() & 0o777, 0o600);
        home.store.restore_backup(&restored.before, None, &at(20)).unwrap();
        assert_ne!((before.ino(), before.mtime_nsec()), (look(&home).ino(), look(&home).mtime_nsec()));
    }
}

#[test]
fn an_interrupted_restore_is_named_and_restoring_again_finishes_it() {
    let (home, backup) = lived_in();
    let before = interrupt(&home, &backup);
    let interrupted = home.other().interrupted_restore().unwrap().unwrap();
    let line = interrupted.to_string();
    assert_eq!(
        line,
        format!(
            "restoring the backup {backup} was interrupted: inward backup restore {backup} finishes it, \
            inward backup restore {before} goes back to the state before"
        )
    );
    let report = home.other().examine(&at(30)).unwrap();
    let findings: Vec<_> = report.findings.iter().map(|finding| (finding.kind, finding.repairable)).collect();
    assert_eq!(findings, [(Kind::InterruptedRestore, false)]);
    assert_eq!(home.other().tidy(&at(30)).interrupted.as_deref(), Some(&interrupted));

    let restored = home.other().restore_backup(&backup, None, &at(40)).unwrap();
    assert_eq!(restored.before, before, "the state before is the one before it was begun");
    assert_eq!(restored.files, ["2026-10.json"]);
    assert_eq!(shown(&home, october()), ["two"]);
    assert_eq!(record(&home)["files"], serde_json::json!(["2026-10.json", "2026-11.json"]));
    assert_eq!(home.other().interrupted_restore().unwrap(), None);
    assert!(home.other().examine(&at(50)).unwrap().is_well());
}

#[test]
fn an_interrupted_restore_can_be_undone() {
    let (home, backup) = lived_in();
    let before = interrupt(&home, &backup);
    let restored = home.other().restore_backup(&before, None, &at(40)).unwrap();
    assert_ne!(restored.before, before, "a way back leads elsewhere");
    assert_eq!(shown(&home, november()), ["one", "later"]);
    assert_eq!(shown(&home, october()), ["two", "later in October"]);
    assert_eq!(home.other().interrupted_restore().unwrap(), None);
}

#[test]
fn when_all_is_as_it_should_be_only_the_record_is_finished() {
    let (home, backup) = lived_in();
    let before = interrupt(&home, &backup);
    let october = home.store.root().join("backups/files").join(
        home.names("backups/files")
            .into_iter()
            .find(|name| {
                let text = home.text(&format!("backups/files/{name}"));
                text.contains("two") && !text.contains("later")
            })
            .unwrap(),
    );
    fs::copy(october, home.path("journal/2026-10.json")).unwrap();
    let backups = home.store.backups().unwrap().backups.len();
    let restored = home.other().restore_backup(&backup, None, &at(40)).unwrap();
    assert_eq!((restored.before, restored.files), (before, Vec::new()));
    assert_eq!(home.store.backups().unwrap().backups.len(), backups, "nothing needed one");
    assert_eq!(home.other().interrupted_restore().unwrap(), None);
}

#[test]
fn what_an_unfinished_restore_needs_is_never_thinned_away() {
    let (home, backup) = lived_in();
    let before = interrupt(&home, &backup);
    for days in 100..140 {
        home.other().back_up(&at(days * DAY)).unwrap();
    }
    let names: Vec<_> = home.store.backups().unwrap().backups.into_iter().map(|it| it.name).collect();
    assert!(names.contains(&backup) && names.contains(&before), "{names:?}");
    assert!(home.path(RECORD).exists());
    home.other().restore_backup(&backup, None, &at(140 * DAY)).unwrap();
    for days in 141..190 {
        home.other().back_up(&at(days * DAY)).unwrap();
    }
    let names: Vec<_> = home.store.backups().unwrap().backups.into_iter().map(|it| it.name).collect();
    assert!(!names.contains(&backup), "it is needed no longer: {names:?}");
}

#[test]
fn while_the_record_cannot_be_read_no_backup_is_given_up_and_restoring_keeps_a_copy_of_it() {
    let (home, backup) = lived_in();
    home.store.restore_backup(&backup, None, &at(20)).unwrap();
    fs::write(home.path(RECORD), "half a rec").unwrap();
    for days in 100..140 {
        home.other().back_up(&at(days * DAY)).unwrap();
    }
    assert!(home.store.backups().unwrap().backups.iter().any(|it| it.name == backup));
    let report = home.other().examine(&at(30)).unwrap();
    assert_eq!(report.findings[0].kind, Kind::UnreadableRecord);
    home.other().restore_backup(&backup, None, &at(140 * DAY)).unwrap();
    assert!(tree(&home.path("quarantine")).into_values().any(|bytes| bytes == b"half a rec"));
    fs::write(home.path(RECORD), "half").unwrap();
    home.other().repair(&at(141 * DAY)).unwrap();
    assert!(!home.path(RECORD).exists());
}

#[test]
fn one_month_is_restored_with_its_document_beside_and_nothing_else() {
    let (home, _) = lived_in();
    let october = home.text("journal/2026-10.json");
    let november = home.text("journal/2026-11.json");
    fs::write(home.path("journal/2026-11.json"), "damaged").unwrap();
    home.other().save(note(5, "written beside")).unwrap();
    let backup = home.other().back_up(&at(15)).unwrap().name;
    home.other().save(note(6, "more beside")).unwrap();
    fs::write(home.path("journal/2026-11.json"), &november).unwrap();
    let month = Some("2026-11".parse().unwrap());
    let restored = home.other().restore_backup(&backup, month, &at(20)).unwrap();
    assert_eq!(restored.files, ["2026-11.aside.json", "2026-11.json"]);
    assert_eq!(home.text("journal/2026-11.json"), "damaged");
    assert_eq!(shown(&home, super::november()), ["written beside"]);
    assert_eq!(home.text("journal/2026-10.json"), october);
    assert_eq!(record(&home)["month"], "2026-11");
    home.other().restore_backup(&restored.before, month, &at(30)).unwrap();
    assert_eq!(home.text("journal/2026-11.json"), november);
    assert_eq!(home.text("journal/2026-10.json"), october);
}

#[test]
fn what_was_written_beside_a_damaged_month_stays_when_the_month_is_restored() {
    let (home, backup) = lived_in();
    fs::write(home.path("journal/2026-11.json"), "damaged").unwrap();
    home.other().save(note(5, "written beside")).unwrap();
    assert!(home.path("journal/2026-11.aside.json").exists());
    for _ in 0..2 {
        let restored = home.other().restore_backup(&backup, Some(november()), &at(20)).unwrap();
        assert!(!restored.files.contains(&"2026-11.aside.json".to_owned()), "{restored:?}");
        assert_eq!(shown(&home, november()), ["one", "written beside"]);
        // As if it had been killed before its end was on record.
        let mut begun = record(&home);
        begun["finished_at"] = Value::Null;
        fs::write(home.path(RECORD), begun.to_string()).unwrap();
    }
    home.other().tidy(&at(30));
    assert_eq!(home.names("journal"), ["2026-10.json", "2026-11.json"]);
    assert_eq!(shown(&home, november()), ["one", "written beside"]);
}

#[test]
fn the_newest_backup_that_holds_a_damaged_month_whole_is_named_with_its_call() {
    let (home, backup) = lived_in();
    let call = format!("inward backup restore {backup} --month 2026-11");
    let other = home.store.back_up(&at(12)).unwrap().name;
    // Its content is not what it was any more.
    let kept = home.text("journal/2026-11.json");
    for name in home.names("backups/files") {
        let path = home.path(&format!("backups/files/{name}"));
        if fs::read_to_string(&path).unwrap() == kept {
            fs::write(path, kept.replace("later", "l8ter")).unwrap();
        }
    }
    fs::write(home.path("journal/2026-11.json"), "").unwrap();
    home.other().back_up(&at(13)).unwrap();
    let problem = home.other().read(november()).unwrap().problem.unwrap().to_string();
    assert!(problem.contains(&call) && !problem.contains(&other.to_string()), "{problem}");
    let report = home.other().examine(&at(30)).unwrap();
    let damaged = report.findings.iter().find(|it| it.kind == Kind::DamagedDocument).unwrap();
    assert!(damaged.remedy.contains(&call), "{}", damaged.remedy);
    let receipt = home.other().repair(&at(30)).unwrap();
    let salvaged = receipt.mended.iter().find_map(|mended| mended.salvaged.clone()).unwrap();
    assert!(salvaged.way_back.contains(&call), "{}", salvaged.way_back);
    let report = home.other().examine(&at(31)).unwrap();
    let gone = report.notes.iter().find(|note| note.what.contains("not in the journal"));
    assert!(gone.is_none_or(|note| note.what.contains(&call)), "{gone:?}");
    home.other().restore_backup(&backup, Some(november()), &at(32)).unwrap();
    assert_eq!(shown(&home, november()), ["one"]);
}

#[test]
fn where_no_backup_holds_a_damaged_month_whole_that_is_said() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    fs::write(home.path("journal/2026-11.json"), "half a docu").unwrap();
    home.other().back_up(&at(13)).unwrap();
    let problem = home.other().read(november()).unwrap().problem.unwrap().to_string();
    assert!(problem.ends_with("no backup holds all of it"), "{problem}");
    let report = home.other().examine(&at(30)).unwrap();
    assert!(report.findings[0].remedy.ends_with("no backup holds all of it"), "{:?}", report.findings);
}

#[test]
fn a_month_that_a_backup_does_not_hold_is_not_taken_away() {
    let (home, backup) = lived_in();
    let before = tree(&home.path("journal"));
    let month = "2026-09".parse().unwrap();
    let error = home.store.restore_backup(&backup, Some(month), &at(20)).unwrap_err();
    assert!(matches!(error, StoreError::NotInBackup { .. }), "{error}");
    assert!(home.store.compare_backup(&backup, Some(month)).is_err());
    assert_eq!(tree(&home.path("journal")), before);
}

#[test]
fn one_month_can_be_restored_from_a_backup_that_is_damaged_elsewhere() {
    let (home, backup) = lived_in();
    for name in home.names("backups/files") {
        let path = home.path(&format!("backups/files/{name}"));
        if fs::read_to_string(&path).unwrap().contains("2026-10-31") {
            fs::write(path, "damaged").unwrap();
        }
    }
    assert!(home.store.restore_backup(&backup, None, &at(20)).is_err());
    home.store.restore_backup(&backup, Some(november()), &at(20)).unwrap();
    assert_eq!(shown(&home, november()), ["one"]);
}

#[test]
fn one_month_is_not_restored_over_an_interrupted_restore_of_others() {
    let (home, backup) = lived_in();
    interrupt(&home, &backup);
    let before = tree(&home.path("journal"));
    let error = home.store.restore_backup(&backup, Some(november()), &at(30)).unwrap_err();
    assert!(matches!(error, StoreError::Interrupted(_)), "{error}");
    assert!(error.to_string().contains(&format!("inward backup restore {backup} finishes it")), "{error}");
    assert_eq!(tree(&home.path("journal")), before);
}

#[test]
fn a_backup_that_can_no_longer_be_read_is_not_offered() {
    let (home, backup) = lived_in();
    let before = interrupt(&home, &backup);
    fs::remove_file(home.path(&format!("backups/{backup}.json"))).unwrap();
    let remedy = home.store.interrupted_restore().unwrap().unwrap().remedy();
    assert!(remedy.starts_with(&format!("inward backup restore {before} goes back")), "{remedy}");
    fs::remove_file(home.path(&format!("backups/{before}.json"))).unwrap();
    let remedy = home.store.interrupted_restore().unwrap().unwrap().remedy();
    assert!(remedy.contains("inward backup list shows the others"), "{remedy}");
}
