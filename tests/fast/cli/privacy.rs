//! `inward privacy`: each row comes with what it is about and goes with it, nothing is written, and no words are printed.

use std::fs;
use std::path::{Path, PathBuf};

use inward::privacy::{Kind, Status};
use serde_json::Value;

use crate::harness::home::Home;
use crate::harness::schema::Schema;

const SCHEMA: &str = include_str!("../../../docs/privacy.schema.json");

/// A home with a journal in it.
fn home() -> Home {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2", "--trigger", "late_reply"]);
    assert_eq!(home.run_with(&["note"], "MARK of a secret").code, 0);
    home
}

/// What is said as JSON, held against the schema.
fn said(home: &Home) -> Value {
    let ran = home.run(&["privacy", "--json"]);
    assert_eq!(ran.err, "");
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    Schema::new(SCHEMA).check(&said).unwrap();
    assert_eq!(said["well"].as_bool(), Some(ran.code == 0), "{ran:?}");
    assert!([0, 3].contains(&ran.code), "{ran:?}");
    said
}

/// The rows of a kind.
fn rows(home: &Home, kind: &str) -> Vec<Value> {
    let said = said(home);
    said["rows"].as_array().unwrap().iter().filter(|row| row["kind"] == kind).cloned().collect()
}

/// Checks that a row is not there before something is done, and there afterwards.
#[track_caller]
fn comes(home: &Home, kind: &str, done: impl FnOnce()) -> Value {
    assert_eq!(rows(home, kind), [] as [Value; 0], "{kind} is there before");
    done();
    let found = rows(home, kind);
    assert_eq!(found.len(), 1, "{kind}");
    found.into_iter().next().unwrap()
}

fn put(path: PathBuf, text: &str) -> PathBuf {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_schema_lists_every_kind_and_every_status() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let listed = |name: &str| schema["$defs"]["row"]["properties"][name]["enum"].clone();
    assert_eq!(listed("kind"), Kind::ALL.iter().map(|kind| kind.key()).collect::<Value>());
    let statuses = [Status::Mend, Status::Note, Status::Ok].map(Status::key);
    assert_eq!(listed("status"), statuses.into_iter().collect::<Value>());
}

#[test]
fn what_can_be_mended_stands_first_and_the_exit_code_says_so() {
    let home = home();
    let ran = home.run(&["privacy"]);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""), "{}", ran.out);
    assert!(
        ran.out.contains(
            "\n- The journal is not sealed: whoever can use this account can read it.\n  inward encrypt seals it.\n"
        ),
        "{}",
        ran.out
    );
    let at = |text: &str| ran.out.find(text).unwrap_or_else(|| panic!("{text} is not in {}", ran.out));
    assert!(at("You can mend") < at("Good to know") && at("Good to know") < at("In order"));
    let out = Home::new().ok(&["privacy"]);
    assert!(out.contains("There is no journal yet") && out.contains("There is nothing to mend."), "{out}");
    home.run(&["privacy", "extra"]).fails(2, "extra is not known here");
}

#[test]
fn a_journal_that_is_sealed_and_alone_has_nothing_to_mend_and_need_not_be_open_for_that() {
    let (home, _) = super::sealing::sealed();
    let rows_of_all: Vec<Value> = said(&home)["rows"].as_array().unwrap().clone();
    let to_mend: Vec<&Value> = rows_of_all.iter().filter(|row| row["status"] == "mend").collect();
    assert_eq!(to_mend, [] as [&Value; 0]);
    for kind in ["sealed", "none_left_unsealed"] {
        assert_eq!(rows(&home, kind).len(), 1, "{kind}");
    }
    let left = home.data().join("old/2025-01.json");
    comes(&home, "left_unsealed", || drop(put(left, "MARK")));
}

#[test]
fn how_far_sealing_has_come_is_told() {
    let home = home();
    let marker = home.data().join("keys/encryption.json");
    let state =
        |state: &str| format!("{{\"format\":\"inward-encryption\",\"version\":1,\"state\":\"{state}\"}}");
    assert_eq!(rows(&home, "not_sealed").len(), 1);
    for (text, kind) in [
        (state("turning_on"), "being_sealed"),
        (state("renewing"), "being_sealed"),
        (state("turning_off"), "being_unsealed"),
        (state("else"), "seal_unknown"),
        ("{".to_owned(), "seal_unknown"),
    ] {
        put(marker.clone(), &text);
        assert_eq!(rows(&home, kind).len(), 1, "{kind}");
        for other in ["sealed", "not_sealed"] {
            assert_eq!(rows(&home, other), [] as [Value; 0]);
        }
    }
}

#[test]
fn words_that_are_not_sealed_beside_a_sealed_journal_are_counted() {
    let home = home();
    let on = "{\"format\":\"inward-encryption\",\"version\":1,\"state\":\"on\"}";
    put(home.data().join("keys/encryption.json"), on);
    let plain =
        |home: &Home| rows(home, "left_unsealed").first().and_then(|row| row["count"].as_u64()).unwrap_or(0);
    let before = plain(&home);
    assert!(before >= 1, "the month itself");
    for (nth, name) in [
        "drafts/draft-0123456789abcdef.jsonl",
        "trash/0123.json",
        "quarantine/2026-10.json",
        "backups/files/0123.json",
        "journal/.inward-x.tmp",
        "old/2025-01.json",
    ]
    .into_iter()
    .enumerate()
    {
        put(home.data().join(name), "MARK");
        assert_eq!(plain(&home), before + nth as u64 + 1, "{name}");
    }
    for name in ["journal/2026-09.json.age", "drafts/draft-1.jsonl.age-lines", "out/page.txt", "state.json"] {
        put(home.data().join(name), "MARK");
    }
    assert_eq!(plain(&home), before + 6);
}

#[cfg(unix)]
#[test]
fn permissions_that_let_others_in_are_named_and_what_the_remedy_says_closes_them() {
    let home = home();
    let month = home.month("2026-11");
    let row = comes(&home, "open_to_others", || set_mode(&month, 0o644));
    assert_eq!(row["path"], month.canonicalize().unwrap().to_str().unwrap());
    assert!(rows(&home, "closed").is_empty());
    assert!(row["remedy"].as_str().unwrap().contains("inward doctor --repair"), "{row}");
    home.ok(&["doctor", "--repair"]);
    assert!(rows(&home, "open_to_others").is_empty());
    for path in [home.data().to_owned(), home.data().join("journal"), home.data().join("backups")] {
        comes(&home, "open_to_others", || set_mode(&path, 0o755));
        set_mode(&path, 0o700);
    }
    home.set_config("");
    set_mode(&home.config(), 0o600);
    let row = comes(&home, "config_open", || set_mode(&home.config(), 0o644));
    assert!(row["remedy"].as_str().unwrap().starts_with("chmod go= "), "{row}");
}

#[cfg(unix)]
#[test]
fn folders_above_that_others_can_change_or_list_are_named() {
    let home = Home::new();
    let data = home.dir().join("above/data");
    let home = home.with_data(&data);
    set_mode(home.dir(), 0o700);
    home.ok(&["log", "--jealousy", "1"]);
    let above = data.parent().unwrap().canonicalize().unwrap();
    set_mode(&above, 0o700);
    let row = comes(&home, "above_open", || set_mode(&above, 0o722));
    assert_eq!(row["path"], above.to_str().unwrap());
    set_mode(&above, 0o1777);
    assert!(rows(&home, "above_open").is_empty(), "each account can move only its own");
    set_mode(&above, 0o755);
    assert!(rows(&home, "listed").is_empty(), "the home is closed");
    let all_let_in = home.dir().ancestors().skip(1).all(|dir| {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(dir).unwrap().permissions().mode() & 0o001 != 0
    });
    if all_let_in {
        comes(&home, "listed", || set_mode(home.dir(), 0o711));
    } else {
        eprintln!("skipped: the folder for tests is closed to others");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_access_list_that_lets_others_in_is_named() {
    use rustix::fs::{XattrFlags, setxattr};

    let home = home();
    let lines: [(u16, u16, u32); 5] =
        [(1, 6, u32::MAX), (2, 4, 12_345), (4, 0, u32::MAX), (0x10, 4, u32::MAX), (0x20, 0, u32::MAX)];
    let mut list = vec![2, 0, 0, 0];
    for (tag, rights, number) in lines {
        list.extend(tag.to_le_bytes());
        list.extend(rights.to_le_bytes());
        list.extend(number.to_le_bytes());
    }
    let month = home.month("2026-11");
    if let Err(error) = setxattr(&month, "system.posix_acl_access", &list, XattrFlags::empty()) {
        eprintln!("skipped: this file system has no access lists ({error})");
        return;
    }
    let row = &rows(&home, "access_list")[0];
    assert_eq!(row["path"], month.canonicalize().unwrap().to_str().unwrap());
    assert!(rows(&home, "open_to_others").is_empty(), "the group itself has no right");
    rustix::fs::removexattr(&month, "system.posix_acl_access").unwrap();
    assert!(rows(&home, "access_list").is_empty());
}

#[test]
fn what_copies_the_folder_is_named() {
    let home = home();
    let row = comes(&home, "synced", || drop(put(home.dir().join(".stfolder/x"), "")));
    assert_eq!(row["name"], "Syncthing");
    fs::remove_dir_all(home.dir().join(".stfolder")).unwrap();
    assert_eq!(rows(&home, "not_synced").len(), 1);

    comes(&home, "git_here", || drop(put(home.data().join(".git/config"), "[core]\n")));
    let remote = "[remote \"origin\"]\n\turl = https://MARK@example.org/x\n";
    comes(&home, "git_remote", || drop(put(home.data().join(".git/config"), remote)));
    assert!(!home.run(&["privacy"]).out.contains("MARK"), "where it is sent to is not printed");
    fs::remove_dir_all(home.data().join(".git")).unwrap();

    let row = comes(&home, "backups_seen", || drop(put(home.dir().join(".cache/restic/x"), "")));
    assert!(row["name"].as_str().unwrap().contains("restic"), "{row}");
}

#[test]
fn what_shells_keep_is_counted_and_never_printed() {
    let home = home();
    let history = home.dir().join(".bash_history");
    put(history.clone(), "ls MARK\ninward\ninward checkin\ninward note\n");
    let row = comes(&home, "history_tells", || {
        drop(put(
            history.clone(),
            "inward log --did MARK\nls\necho MARK | inward note\ninward log --trigger MARK\n",
        ));
    });
    assert_eq!((row["count"].as_u64(), row["name"].as_str()), (Some(3), Some("bash")));
    let ran = home.run(&["privacy"]);
    assert!(ran.out.contains("3 commands in ~/.bash_history say something about you."), "{}", ran.out);
    assert!(!ran.out.contains("MARK") && !ran.out.contains("log --did"), "{}", ran.out);
    put(home.dir().join(".local/share/fish/fish_history"), "- cmd: inward log --did MARK\n  when: 1\n");
    assert_eq!(rows(&home, "history_tells").len(), 2);
}

#[test]
fn what_editors_left_is_named() {
    let home = home();
    comes(&home, "editor_copy", || drop(put(home.data().join("journal/.2026-11.json.swp"), "MARK")));
    fs::remove_file(home.data().join("journal/.2026-11.json.swp")).unwrap();
    let month = home.month("2026-11").canonicalize().unwrap();
    let as_name = month.display().to_string().replace('/', "%");
    comes(&home, "editor_copy", || drop(put(home.dir().join(".vim/undo").join(as_name), "MARK")));
    let row = comes(&home, "editor_mention", || {
        drop(put(home.dir().join(".viminfo"), &format!("> {}\n|MARK\n", month.display())));
    });
    assert!(row["path"].as_str().unwrap().ends_with(".viminfo"), "{row}");
}

#[test]
fn what_lies_in_the_folder_and_need_not_is_named() {
    let home = home();
    comes(&home, "lent", || drop(put(home.data().join("lent/text.md"), "MARK")));
    let row = comes(&home, "exports", || drop(put(home.data().join("out/request.txt"), "MARK")));
    assert_eq!(row["count"], 1);
    comes(&home, "unfinished", || drop(put(home.data().join("journal/.inward-x.tmp"), "MARK")));
    comes(&home, "receipts", || drop(put(home.data().join("receipts/x.json"), "MARK")));
    assert!(!home.run(&["privacy"]).out.contains("MARK"));
    home.run(&["doctor", "--repair"]);
    assert!(rows(&home, "unfinished").is_empty(), "the remedy clears it away");
}

#[test]
fn the_name_of_the_folder_tells_or_does_not() {
    let home = home();
    assert_eq!(rows(&home, "name_tells_nothing").len(), 1);
    let named = home.dir().join("Inward-2");
    let home = home.with_data(&named);
    home.ok(&["log", "--jealousy", "1"]);
    let row = &rows(&home, "name_tells")[0];
    assert_eq!((row["name"].as_str(), row["status"].as_str()), (Some("Inward-2"), Some("note")));
}

#[cfg(unix)]
#[test]
fn the_mask_of_the_shell_is_told() {
    use super::process::behind;
    use crate::harness::home::ran;

    if !cfg!(target_os = "linux") {
        eprintln!("skipped: only Linux tells the mask without changing it");
        return;
    }
    let home = home();
    for (mask, kind) in [("022", "umask_open"), ("077", "umask_closed")] {
        let ran = ran(&mut behind(&home, &format!("umask {mask}"), &["privacy", "--json"]), b"");
        assert!(ran.out.contains(&format!("\"{kind}\"")), "{mask}: {}", ran.out);
    }
}

#[test]
fn nothing_is_written_and_a_damaged_month_stays_as_it_is() {
    let home = home();
    fs::write(home.month("2026-10"), "MARK {").unwrap();
    put(home.dir().join(".bash_history"), "inward log --did x\n");
    let before = home.tree();
    let ran = home.run(&["privacy"]);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    said(&home);
    assert!(!ran.out.contains("MARK"), "{}", ran.out);
    assert_eq!(home.tree(), before);
    let empty = Home::new();
    let before = empty.tree();
    empty.ok(&["privacy"]);
    assert_eq!(empty.tree(), before);
}
