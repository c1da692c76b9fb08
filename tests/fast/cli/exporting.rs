//! `inward export`: what leaves, in which form, and where it may go.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::home::Home;

const MARKER: &str = "zwetschgenmus";
const FORMATS: [&str; 6] = ["json", "jsonl", "csv", "markdown", "text", "html"];

/// A journal of two days: ratings and ticks, and words wherever a command takes them.
fn home() -> Home {
    let home = Home::new();
    let log = ["log", "--jealousy", "2", "--trigger", "late_reply", "--note", "-"];
    home.done(&log, &format!("A quiet {MARKER}."));
    home.done(&["log", "--day", "yesterday", "--steady", "3"], "");
    home.done(&["note"], &format!("More {MARKER}."));
    home
}

fn path(home: &Home, name: &str) -> String {
    home.dir().join(name).to_str().unwrap().to_owned()
}

/// Returns what an export into a new file holds, and what was said on standard error.
fn exported(home: &Home, format: &str, more: &[&str]) -> (String, String) {
    let to = path(home, "out-file");
    let _ = fs::remove_file(&to);
    let ran = home.run(&[&["export", "--format", format, "--output", &to], more].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with(&format!("Written: {to} (only you can read it).")), "{ran:?}");
    (fs::read_to_string(&to).unwrap(), ran.err)
}

#[cfg(unix)]
fn mode(path: impl AsRef<Path>) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn words_leave_only_when_they_are_asked_for() {
    let home = home();
    for format in FORMATS {
        let (text, err) = exported(&home, format, &[]);
        assert!(!text.contains(MARKER), "{format}: {text}");
        assert!(
            err.contains("inward: Words are left out; --include words takes them in.\n"),
            "{format}: {err}"
        );
        assert!(!err.contains(MARKER));
        let (text, err) = exported(&home, format, &["--include", "words"]);
        assert!(text.contains(MARKER), "{format}: {text}");
        assert!(!err.contains("left out"), "{format}: {err}");
    }
}

#[test]
fn the_forms_go_to_standard_output_as_they_go_to_a_file() {
    let home = home();
    for format in ["json", "jsonl", "csv", "markdown", "text"] {
        let ran = home.run(&["export", "--format", format, "--include", "words"]);
        assert_eq!((ran.code, ran.out), (0, exported(&home, format, &["--include", "words"]).0), "{format}");
    }
    assert_eq!(home.run(&["export"]).out, exported(&home, "json", &[]).0, "json unless another is named");
    home.run(&["export", "--format", "html"]).fails(2, "add --output FILE");
    assert!(home.run(&["export", "--format", "html", "--output", "-"]).out.starts_with("<!doctype html>"));
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let home = home();
    for (name, start) in [
        ("a.json", "{\n  \"format\": \"inward-export\""),
        ("a.jsonl", "{\"format\":\"inward-export\""),
        ("a.csv", "day,weekday,"),
        ("a.md", "# inward: "),
        ("a.txt", "[2026-11-21 23:59] Check-in\n"),
        ("a.HTML", "<!doctype html>"),
        ("a", "{\n"),
    ] {
        home.done(&["export", "--output", &path(&home, name)], "");
        let text = fs::read_to_string(home.dir().join(name)).unwrap();
        assert!(text.starts_with(start), "{name}: {text}");
    }
}

#[test]
fn a_file_is_private_and_never_in_the_place_of_another() {
    let home = home();
    let to = path(&home, "mine.json");
    home.done(&["export", "--output", &to], "");
    #[cfg(unix)]
    assert_eq!(mode(&to), 0o600);
    let before = home.tree();
    home.run(&["export", "--output", &to]).fails(1, "mine.json is there already");
    for place in ["journal/x.json", "drafts/x.json", "x.json", "out/../journal/2026-11.json"] {
        let place = home.data().join(place);
        let place = place.to_str().unwrap();
        let ran = home.run(&["export", "--output", place]);
        assert_eq!(ran.code, 1, "{place}: {ran:?}");
    }
    home.run(&["export", "--output", &path(&home, "data/journal/x.json")]).fails(1, "belongs to the journal");
    home.run(&["export", "--output", &path(&home, "none/x.json")]).fails(1, "make it first");
    home.run(&["export", "--output", &path(&home, "data/")]).fails(1, "belongs to the journal");
    assert_eq!(home.tree(), before);
}

#[test]
fn a_folder_takes_a_file_for_each_day() {
    let home = home();
    let vault = path(&home, "vault/");
    let ran = home.run(&["export", "--include", "words", "--output", &vault]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        format!("Written: 2 files in {} (only you can read them).\n", vault.trim_end_matches('/'))
    );
    let today = fs::read_to_string(home.dir().join("vault/2026-11-22.md")).unwrap();
    assert!(today.starts_with("---\ndate: 2026-11-22\njealousy: 2\nreassurance: null\n"), "{today}");
    assert!(today.contains("\ntriggers: [late_reply]\ndid: null\n") && today.contains(MARKER), "{today}");
    #[cfg(unix)]
    assert_eq!(
        (mode(home.dir().join("vault")), mode(home.dir().join("vault/2026-11-22.md"))),
        (0o700, 0o600)
    );
    home.done(&["export", "--include", "words", "--output", &vault], "");
    home.run(&["export", "--output", &vault]).fails(1, "2026-11-22.md is there already");
    home.run(&["export", "--format", "json", "--output", &vault]).fails(2, "is a folder");
    assert_eq!(fs::read_dir(home.dir().join("vault")).unwrap().count(), 2);
}

#[test]
fn days_and_entries_narrow_it() {
    let home = home();
    let days = |more: &[&str]| -> Vec<Value> {
        let ran = home.run(&[&["export"], more].concat());
        assert_eq!(ran.code, 0, "{ran:?}");
        let whole: Value = serde_json::from_str(&ran.out).unwrap();
        whole["entries"].as_array().unwrap().iter().map(|entry| entry["day"].clone()).collect()
    };
    assert_eq!(days(&[]), ["2026-11-21", "2026-11-22"]);
    assert_eq!(days(&["--to", "yesterday"]), ["2026-11-21"]);
    assert_eq!(days(&["--from", "today"]), ["2026-11-22"]);
    assert_eq!(days(&["--from", "2025-01-01", "--to", "2025-12-31"]), [] as [&str; 0]);
    home.run(&["export", "--from", "today", "--to", "yesterday"]).fails(2, "swap them");
    let id = home.json(&["list", "--kind", "note", "--json"])[0]["id"].as_str().unwrap().to_owned();
    let ran = home.run(&["export", "--entry", &id[id.len() - 8..]]);
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(whole["entries"].as_array().unwrap().len(), 1);
    assert_eq!(whole["entries"][0]["text"], format!("More {MARKER}."), "a chosen entry has its words");
    assert_eq!(whole["complete"], false);
    home.run(&["export", "--entry", "ffffff"]).fails(1, "no entry whose id ends");
    home.run(&["export", "--entry", "x"]).fails(2, "is not an id");
}

#[test]
fn what_cannot_be_meant_is_named_before_anything_is_written() {
    let home = home();
    let before = home.tree();
    for (arguments, part) in [
        (&["--format", "cvs"][..], "did you mean csv?"),
        (&["--format", "word"], "write one of json, jsonl, csv"),
        (&["--include", "wrods"], "did you mean words?"),
        (&["--include", "notes"], "write some of ratings,ticks"),
        (&["--format", "csv", "--include", "versions"], "csv has no place for versions: choose json, jsonl"),
        (&["--format", "csv", "--include", "exercises"], "choose json, jsonl, markdown, text, html"),
        (&["--format", "markdown", "--include", "all"], "markdown has no place for all"),
        (&["--format", "csv", "--long", "--include", "words"], "csv with --long has no place for words"),
        (&["--long"], "--long is for csv, not for json"),
        (&["--for-excel", "--format", "text"], "--for-excel is for csv, not for text"),
        (&["--columns", "--long"], "leave one out"),
        (&["--from", "someday"], "is not a day"),
    ] {
        let ran = home.run(&[&["export"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {ran:?}");
        assert!(ran.err.contains(part) && ran.err.lines().count() == 1, "{arguments:?}: {}", ran.err);
    }
    assert_eq!(home.tree(), before);
}

#[test]
fn a_month_that_cannot_be_read_is_named_and_the_rest_leaves() {
    let home = home();
    home.done(&["log", "--day", "2026-10-31", "--jealousy", "1"], "");
    fs::write(home.month("2026-11"), "half a month").unwrap();
    let ran = home.run(&["export"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("2026-11.json"), "{ran:?}");
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&whole["unread"][0], &whole["last"]), (&"2026-11".into(), &"2026-10-31".into()));
    let ran = home.run(&["export", "--output", &path(&home, "part.json")]);
    assert!(ran.code == 1 && ran.out.starts_with("Written without all of 2026-11: "), "{ran:?}");
}

#[test]
fn what_this_version_cannot_show_leaves_only_with_everything() {
    let home = home();
    let path = home.month("2026-11");
    let mut month: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let mut odd = month["entries"][0].clone();
    odd["ratings"]["jealousy"] = 9.into();
    odd["text"] = MARKER.into();
    month["entries"].as_array_mut().unwrap().push(odd);
    month["weather"] = "rain".into();
    fs::write(&path, month.to_string()).unwrap();
    let ran = home.run(&["export"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("1 entry that this version cannot show left out"), "{ran:?}");
    let ran = home.run(&["export", "--include", "all"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&whole["kept"][0]["month"], &whole["kept"][0]["of"]), (&"2026-11".into(), &"entries".into()));
    assert!(whole["kept"][0]["text"].as_str().unwrap().contains(MARKER));
    assert_eq!(whole["fields"][0]["fields"]["weather"], "rain");
}

#[test]
fn without_a_journal_there_is_an_empty_export_and_nothing_is_made() {
    let home = Home::new();
    assert_eq!(home.json(&["export"])["entries"], serde_json::json!([]));
    assert!(!home.data().exists());
}

#[test]
fn the_columns_are_explained() {
    let out = Home::new().ok(&["export", "--columns"]);
    let columns = home().run(&["export", "--format", "csv", "--include", "words"]).out;
    for column in columns.lines().next().unwrap().split(',') {
        assert!(out.lines().any(|line| line.starts_with(&format!("{column} "))), "{column}: {out}");
    }
    assert!(out.contains("0 to 4, empty when it was skipped; higher means more jealousy"), "{out}");
}

#[test]
fn python_reads_the_table_and_finds_no_formula() {
    let home = Home::with_sample(60);
    home.done(&["log", "--jealousy", "0", "--note", "-"], "=HYPERLINK(\"http://x\"),\n\"+1\"");
    let to = path(&home, "t.csv");
    home.done(&["export", "--include", "words", "--output", &to], "");
    let script = "import csv,sys\nrows=list(csv.DictReader(open(sys.argv[1],newline='',encoding='utf-8')))\n\
        bad=[c for r in rows for k,c in r.items() if not c.isdigit() and c.lstrip(' \"\\'').startswith(('=','+','-','@','\\t','\\r')) and not c.startswith(\"'\")]\n\
        print(len(rows),bad,rows[-1]['jealousy'],rows[-1]['words'])";
    let Ok(ran) = std::process::Command::new("python3").args(["-c", script, &to]).output() else { return };
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(out.ends_with(" [] 0 '=HYPERLINK(\"http://x\"),\n\"+1\"\n"), "{out}");
}

#[cfg(unix)]
#[test]
fn who_else_may_see_the_folder_is_said() {
    use std::os::unix::fs::PermissionsExt;

    let home = home();
    let made = |name: &str, mode: u32| {
        let dir = home.dir().join(name);
        fs::create_dir(&dir).unwrap();
        fs::set_permissions(&dir, fs::Permissions::from_mode(mode)).unwrap();
        home.run(&["export", "--include", "words", "--output", &format!("{}/a.json", path(&home, name))]).err
    };
    assert_eq!(made("own", 0o700), "");
    assert!(made("open", 0o755).contains("can be listed by others"));
    assert!(made("Dropbox", 0o700).contains("seems to belong to Dropbox"));
}
