//! The doctor: everything that can be wrong is found and named with a remedy, and nothing is changed by looking.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::time::SystemTime;

use inward::journal::draft::Field;
use inward::journal::{Document, DraftHead, Entry, EntryId};
use inward::store::{Finding, Kind, Report, State, Window};
use serde_json::json;

use super::{Home, at, check_in_body, day, id, note, note_body, november, tree, with_markers};

const MONTH: &str = "journal/2026-11.json";

/// A home in which everything is in use: entries, a deleted one, a draft, a backup, the state.
fn full() -> Home {
    let home = Home::new();
    home.store.change_state(|state| *state = State::default()).unwrap();
    home.store.save(note(1, "one")).unwrap();
    home.store.save(note(2, "two")).unwrap();
    let today = day("2026-11-22");
    let check_in = Entry::new(EntryId::of_check_in(today), today, check_in_body("words"), at(3), today);
    home.store.save(check_in).unwrap();
    home.store.delete(id(2), november(), &at(4)).unwrap();
    home.store.back_up(&at(5)).unwrap();
    let head = DraftHead { id: id(9), kind: "note".to_owned(), day: today, base: None, started_at: at(6) };
    let mut draft = home.store.start_draft(&head).unwrap();
    draft.append(&Field::Text, &json!("begun"), &at(7)).unwrap();
    draft.set_aside();
    home
}

fn examined(home: &Home) -> Report {
    home.other().examine(&at(60)).unwrap()
}

/// The only finding there is.
fn only(home: &Home) -> Finding {
    let report = examined(home);
    assert_eq!(report.findings.len(), 1, "{:#?}", report.findings);
    report.findings[0].clone()
}

/// The name of a kind for programs.
fn key(kind: Kind) -> &'static str {
    json!(kind).as_str().unwrap().to_owned().leak()
}

/// Sums up a finding: its kind, its path, its place, and whether a repair mends it.
fn short(finding: &Finding) -> (&str, String, Option<&str>, bool) {
    assert!(!finding.what.is_empty() && !finding.remedy.is_empty(), "{finding:?}");
    assert!(!finding.what.contains('\n') && !finding.remedy.contains('\n'), "{finding:?}");
    (key(finding.kind), finding.path.display().to_string(), finding.place.as_deref(), finding.repairable)
}

fn write_private(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn all_is_well_where_all_is_well_and_what_was_looked_at_is_counted() {
    let report = examined(&full());
    assert_eq!(report.findings, []);
    let checked = report.checked;
    assert_eq!((checked.documents, checked.entries, checked.drafts), (1, 2, 1));
    assert_eq!((checked.trash, checked.backups), (1, 1));
    assert!(report.notes.iter().any(|note| note.path == Path::new("drafts")), "{:?}", report.notes);
}

#[test]
fn an_empty_or_missing_directory_is_well() {
    let home = Home::new();
    assert!(examined(&home).is_well());
    fs::remove_dir_all(home.store.root()).unwrap();
    assert!(examined(&home).is_well());
    assert!(!home.store.root().exists());
}

#[test]
fn looking_changes_nothing_whatever_is_found() {
    let home = full();
    write_private(&home.path(MONTH), "half a docu");
    write_private(&home.path("journal/2026-10 2.json"), Document::new("2026-10".parse().unwrap()).to_text());
    write_private(&home.path("drafts/draft-x.jsonl"), "half");
    write_private(&home.path("journal/.inward-abcdef.tmp"), "x");
    fs::remove_file(home.path("write.lock")).unwrap();
    let touched = |dir: &str| -> SystemTime { fs::metadata(home.path(dir)).unwrap().modified().unwrap() };
    let (before, times) =
        (tree(home.store.root()), ["", "journal", "drafts", "trash", "backups"].map(touched));
    assert!(examined(&home).findings.len() >= 4);
    assert_eq!(tree(home.store.root()), before);
    assert_eq!(["", "journal", "drafts", "trash", "backups"].map(touched), times);
}

#[test]
fn a_document_that_cannot_be_read_is_named_with_its_line() {
    let home = full();
    let whole = home.text(MONTH);
    let line = |text: &str| Some(format!("line {}", text.lines().count()));
    let half = &whole[..whole.len() / 2];
    let cases: [(String, &str, Option<String>, bool); 5] = [
        (half.to_owned(), "damaged_document", line(half), true),
        (String::new(), "damaged_document", Some("line 1".to_owned()), true),
        (whole.replacen("inward-journal", "other", 1), "damaged_document", None, true),
        (whole.replacen("\"version\": 1", "\"version\": 7", 1), "newer_version", None, false),
        (whole.replacen("\"month\": \"2026-11\"", "\"month\": \"2026-10\"", 1), "other_month", None, false),
    ];
    for (text, kind, place, repairable) in cases {
        write_private(&home.path(MONTH), &text);
        let finding = only(&home);
        let place =
            place.as_deref().map(|_| finding.place.as_deref()).unwrap_or_default().or(place.as_deref());
        assert_eq!(short(&finding), (kind, MONTH.to_owned(), place, repairable), "{text}");
        assert_eq!(finding.place.is_some(), place.is_some());
    }
    write_private(&home.path(MONTH), [whole.as_bytes(), b"\xff"].concat());
    assert_eq!(key(only(&home).kind), "damaged_document");
}

#[test]
fn markers_of_a_merge_that_was_not_finished_are_known() {
    let home = full();
    let whole = home.text(MONTH);
    let theirs = whole.replacen("\"one\"", "\"one, there\"", 1);
    let text = with_markers(&whole, &theirs);
    write_private(&home.path(MONTH), &text);
    let finding = only(&home);
    let line = text.lines().position(|line| line.starts_with('<')).unwrap() + 1;
    let expected = format!("line {line}");
    assert_eq!(short(&finding), ("conflict_markers", MONTH.to_owned(), Some(expected.as_str()), true));
}

#[test]
fn an_entry_that_breaks_the_schema_is_named_with_its_line() {
    for (from, to, what) in [
        ("\"day\": \"2026-11-22\"", "\"day\": \"2026-11-32\"", "the field \"day\""),
        ("\"day\": \"2026-11-22\"", "\"day\": \"2026-12-22\"", "an entry of another month"),
        ("\"late\": false", "\"late\": 0", "the field \"late\""),
        ("\"text\": \"one\"", "\"text\": 1", "the field \"text\""),
        (
            "\"saved_at\": \"2026-11-22T21:00:01+01:00\"",
            "\"saved_at\": \"evening\"",
            "the field \"saved_at\"",
        ),
    ] {
        let home = full();
        let text = home.text(MONTH).replacen(from, to, 1);
        write_private(&home.path(MONTH), &text);
        let finding = only(&home);
        assert_eq!(short(&finding), ("odd_entry", MONTH.to_owned(), Some("line 6"), false), "{to}");
        assert!(finding.what.contains(what), "{}", finding.what);
    }
}

#[test]
fn an_id_that_stands_twice_is_found_within_a_month_and_across_months() {
    let home = full();
    let mut value: serde_json::Value = serde_json::from_str(&home.text(MONTH)).unwrap();
    let mut second = value["entries"][0].clone();
    second["text"] = json!("another");
    value["entries"].as_array_mut().unwrap().push(second);
    write_private(&home.path(MONTH), value.to_string());
    assert_eq!((key(only(&home).kind), only(&home).repairable), ("double_id", true));

    let home = full();
    let day = day("2026-10-02");
    let other = Entry::new(id(1), day, note_body("elsewhere"), at(0), day);
    home.store.save(other).unwrap();
    let finding = only(&home);
    assert_eq!((key(finding.kind), finding.repairable), ("double_id", false));
}

#[test]
fn copies_of_months_are_found() {
    let home = full();
    let copy = "journal/2026-11.sync-conflict-20261122-211403-ABCDEFG.json";
    write_private(&home.path(copy), home.text(MONTH));
    assert_eq!(short(&only(&home)), ("conflict_copy", copy.to_owned(), None, true));
    write_private(&home.path(copy), "half a docu");
    assert_eq!(short(&only(&home)), ("unreadable_copy", copy.to_owned(), None, false));
}

#[test]
fn what_others_may_look_at_is_found() {
    for (name, mode) in
        [("", 0o750), ("journal", 0o755), (MONTH, 0o644), ("trash", 0o770), ("state.json", 0o604)]
    {
        let home = full();
        fs::set_permissions(home.path(name), fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(short(&only(&home)), ("too_open", name.to_owned(), None, true));
    }
}

#[test]
fn links_and_things_in_the_place_of_others_are_found() {
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("target");
    fs::write(&target, "untouched").unwrap();
    for name in [MONTH, "state.json", "lock", "write.lock", "drafts", "trash", "backups", "quarantine"] {
        for kind in ["link", "not_a_file"] {
            // The lock for writing lies in a folder where the journal was sealed.
            if (name, kind) == ("write.lock", "not_a_file") {
                continue;
            }
            let home = full();
            let path = home.path(name);
            let _ = fs::remove_file(&path);
            let _ = fs::remove_dir_all(&path);
            let is_directory = !name.contains('.') && name != "lock";
            match kind {
                "link" => symlink(&target, &path).unwrap(),
                _ if is_directory => write_private(&path, "a file"),
                _ => fs::create_dir(&path).unwrap(),
            }
            let found = examined(&home).findings;
            let kind = if is_directory && kind != "link" { "not_a_directory" } else { kind };
            assert!(
                found.iter().any(|it| it.path == Path::new(name) && key(it.kind) == kind),
                "{name} {kind}: {found:#?}"
            );
            assert_eq!(fs::read_to_string(&target).unwrap(), "untouched");
        }
    }
}

#[test]
fn what_lies_beside_the_journal_and_cannot_be_read_is_found() {
    for (name, kind) in [
        ("drafts/draft-0123456789abcdef.jsonl", "unreadable_draft"),
        ("trash/019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10.json", "unreadable_trash"),
        ("state.json", "unreadable_state"),
        ("backups/2026-11-22_10-00-00.json", "unreadable_backup"),
        ("journal/.inward-abcdef.tmp", "leftover"),
        (".inward-abcdef.tmp", "leftover"),
    ] {
        let home = full();
        write_private(&home.path(name), "half");
        assert_eq!(short(&only(&home)), (kind, name.to_owned(), None, true));
    }
}

#[test]
fn a_backup_that_could_not_be_restored_is_found() {
    let home = full();
    let content = home.path(&format!("backups/files/{}", home.names("backups/files")[0]));
    let whole = fs::read(&content).unwrap();
    write_private(&content, &whole[1..]);
    assert_eq!(key(only(&home).kind), "damaged_backup");
    fs::remove_file(&content).unwrap();
    let finding = only(&home);
    assert_eq!(key(finding.kind), "incomplete_backup");
    assert!(finding.what.contains("2026-11.json of the backup 2026-11-22_21-00-05"), "{}", finding.what);
}

#[test]
fn a_clock_that_cannot_be_right_is_said() {
    let home = full();
    let day = 24 * 60 * 60;
    assert!(home.other().examine(&at(-day + 10)).unwrap().is_well(), "another device may be a little ahead");
    let found = home.other().examine(&at(-2 * day)).unwrap().findings;
    assert_eq!(found.iter().map(|it| key(it.kind)).collect::<Vec<_>>(), ["clock_behind"]);
    let found = home.other().examine(&inward::journal::Moment::new(0, 0)).unwrap().findings;
    assert_eq!(found.iter().filter(|it| key(it.kind) == "clock_behind").count(), 2);
}

#[test]
fn who_holds_the_window_and_what_waits_for_a_choice_is_worth_knowing() {
    let home = full();
    let window = home.store.take_window(&at(8)).unwrap();
    assert!(matches!(window, Window::Writing(_)));
    let first = note(5, "first");
    home.store.save(first.clone()).unwrap();
    for (second, text) in [(15, "mine"), (16, "theirs")] {
        home.store.save(first.edited(note_body(text), at(second))).unwrap();
    }
    let report = examined(&home);
    assert!(report.is_well(), "{:#?}", report.findings);
    let process = format!("(process {})", std::process::id());
    assert!(report.notes.iter().any(|it| it.what.contains(&process)), "{:?}", report.notes);
    assert!(report.notes.iter().any(|it| it.what.contains("another version")), "{:?}", report.notes);
}

#[test]
fn what_a_newer_version_wrote_is_not_damaged_however_little_can_be_read() {
    let home = full();
    let text = home.text(MONTH).replacen("\"version\": 1", "\"version\": 2", 1);
    write_private(&home.path(MONTH), &text[..text.len() / 2]);
    write_private(&home.path("state.json"), r#"{"format":"inward-state","version":2}"#);
    write_private(
        &home.path("backups/2026-11-22_10-00-00.json"),
        r#"{"format":"inward-backup","version":2}"#,
    );
    let draft = r#"{"format":"inward-draft","version":2,"id":"x"}"#.to_owned() + "\n";
    write_private(&home.path("drafts/draft-0123456789abcdef.jsonl"), draft);
    let before = tree(home.store.root());
    let found = examined(&home).findings;
    assert_eq!(found.iter().map(|it| key(it.kind)).collect::<Vec<_>>(), ["newer_version"; 4], "{found:#?}");
    home.other().repair(&at(61)).unwrap();
    assert_eq!(tree(home.store.root()).len(), before.len());
    assert_eq!(home.text("state.json"), r#"{"format":"inward-state","version":2}"#);
}

#[test]
fn what_other_programs_put_into_the_journal_is_left_to_them() {
    let home = full();
    fs::create_dir(home.path("journal/.git")).unwrap();
    fs::write(home.path("journal/.gitignore"), "*.tmp").unwrap();
    fs::write(home.path("journal/README"), "notes").unwrap();
    fs::set_permissions(home.path("journal/README"), fs::Permissions::from_mode(0o644)).unwrap();
    let report = examined(&home);
    assert!(report.is_well(), "{:#?}", report.findings);
    assert!(report.notes.iter().any(|note| note.path == Path::new("journal/README")), "{:?}", report.notes);
}

#[test]
fn a_month_that_is_missing_beside_the_document_that_takes_its_entries_is_found() {
    let home = full();
    fs::rename(home.path(MONTH), home.path("journal/2026-11.aside.json")).unwrap();
    assert_eq!(short(&only(&home)), ("missing_document", MONTH.to_owned(), None, false));
}

#[test]
fn many_things_of_one_sort_in_a_file_are_one_finding_with_their_number_and_the_first_places() {
    let home = full();
    let text = home.text(MONTH);
    let many = "[],\n".repeat(5_000);
    write_private(
        &home.path(MONTH),
        text.replacen("\"entries\": [\n", &format!("\"entries\": [\n{many}"), 1),
    );
    let finding = only(&home);
    assert_eq!(short(&finding), ("odd_entry", MONTH.to_owned(), Some("lines 6, 7, 8 and 4997 more"), false));
    assert!(finding.what.starts_with("5000 things that cannot be shown, the first is "), "{}", finding.what);

    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let first = value["entries"][0].clone();
    for number in 0..500_u16 {
        for text in ["one", "other"] {
            let mut entry = first.clone();
            entry["id"] = json!(EntryId::new_v7(i64::from(number), [7; 10]).to_string());
            entry["text"] = json!(text);
            value["entries"].as_array_mut().unwrap().push(entry);
        }
    }
    write_private(&home.path(MONTH), value.to_string());
    let finding = only(&home);
    assert_eq!(key(finding.kind), "double_id");
    assert!(finding.what.starts_with("500 entries are in it more than once"), "{}", finding.what);
    let notes = examined(&home).notes;
    assert_eq!(notes.iter().filter(|note| note.path == Path::new(MONTH)).count(), 1, "{notes:?}");
}

#[test]
fn entries_of_a_time_to_come_are_named_with_what_gives_them_their_day() {
    let home = full();
    for number in 20..26 {
        let then: inward::journal::Moment = "2050-03-04T21:00:00+01:00".parse().unwrap();
        let of = day("2050-03-04");
        home.store.save(Entry::new(id(number), of, note_body("from a wrong clock"), then, of)).unwrap();
    }
    let finding = only(&home);
    assert_eq!((key(finding.kind), finding.path.to_str()), ("clock_behind", Some("journal/2050-03.json")));
    let short = id(20).short();
    assert!(finding.what.contains(&format!("{short} of 2050-03-04")), "{}", finding.what);
    assert!(finding.what.ends_with("and 3 more"), "{}", finding.what);
    assert!(finding.remedy.contains("inward move ID DAY"), "{}", finding.remedy);
    assert!(finding.place.is_some_and(|place| place.starts_with("lines ")));
}

#[test]
fn a_month_that_holds_too_much_is_named_and_left_alone() {
    let home = full();
    home.store.back_up(&at(30)).unwrap();
    let mut entries = "{\"id\":1},".repeat(200_001);
    entries.pop();
    let text = format!(
        "{{\"format\":\"inward-journal\",\"version\":1,\"month\":\"2026-11\",\"entries\":[{entries}],\"others\":[],\"tombstones\":[]}}"
    );
    write_private(&home.path(MONTH), &text);
    let finding = only(&home);
    assert_eq!(short(&finding), ("too_large", MONTH.to_owned(), None, false));
    assert!(finding.remedy.contains("--month 2026-11 brings it back"), "{}", finding.remedy);
    home.other().repair(&at(60)).unwrap();
    home.other().save(note(40, "goes beside")).unwrap();
    assert_eq!(home.text(MONTH), text, "it is never written over");
    assert_eq!(home.shown(november()).len(), 1);
    assert!(home.names("quarantine").iter().any(|name| name.starts_with("2026-11-")));
    assert!(home.path("journal/2026-11.aside.json").exists());
}
