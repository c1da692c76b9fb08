//! Places where a journal cannot be written as it should: each has its clear line, and nothing else is touched.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::harness::home::{Home, Ran, ran};

const MONTH: &str = "journal/2026-11.json";

/// A home with a check-in, a note, and a deleted note whose id comes with it.
fn lived_in() -> (Home, String) {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    for words in ["to stay", "to go"] {
        assert_eq!(home.run_with(&["note"], words).code, 0);
    }
    let listed = home.json(&["list", "--json"]);
    let is_it = |entry: &&serde_json::Value| entry["text"] == "to go";
    let id = listed.as_array().unwrap().iter().find(is_it).unwrap()["id"].as_str().unwrap().to_owned();
    home.ok(&["delete", &id]);
    (home, id)
}

fn note(home: &Home) -> Ran {
    home.run_with(&["note"], "precious words")
}

/// Puts something else in the place of a file, and keeps the file next to the journal.
fn instead(home: &Home, name: &str, put: impl FnOnce(PathBuf)) {
    let path = home.data().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if path.exists() {
        fs::rename(&path, home.dir().join("kept")).unwrap();
    }
    put(path);
}

#[test]
fn a_directory_in_the_place_of_a_file_is_named_and_stays() {
    let draft = "drafts/draft-0123456789abcdef.jsonl";
    for name in [MONTH, "journal/2026-11.aside.json", "state.json", "write.lock", "lock", draft] {
        let (home, _) = lived_in();
        instead(&home, name, |path| fs::create_dir(path).unwrap());
        fs::write(home.data().join(name).join("inside"), "untouched").unwrap();
        let ran = note(&home);
        match name {
            "state.json" => {
                assert_eq!(ran.code, 0, "{name}");
                assert!(ran.err.contains("state.json is not a plain file: move it away"), "{}", ran.err);
            }
            // The rest is in nobody's way: new entries go next to the month, no command takes the lock of a window, and that for
            // writing lies in a folder as well.
            _ if name.starts_with("journal/") => {
                assert_eq!(ran.code, 0, "{name}");
                assert!(ran.err.contains(name) && ran.err.contains("it is not a plain file"), "{}", ran.err);
            }
            _ => assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}"),
        }
        let listed = home.run(&["list"]);
        match name {
            MONTH | "journal/2026-11.aside.json" => {
                listed.fails(1, "it is not a plain file; it is left unchanged");
            }
            _ => assert_eq!(listed.code, 0, "{name}: {listed:?}"),
        }
        assert_eq!(fs::read_to_string(home.data().join(name).join("inside")).unwrap(), "untouched", "{name}");
    }
}

#[test]
fn a_file_in_the_place_of_a_directory_is_named_and_stays() {
    for name in ["journal", "drafts", "trash"] {
        let (home, id) = lived_in();
        instead(&home, name, |path| fs::write(path, "untouched").unwrap());
        let line = format!("{name} is not a directory: move it away");
        match name {
            "journal" => note(&home),
            "drafts" => home.run_with(&["checkin", "--plain"], "1\n"),
            _ => home.run(&["restore-entry", &id]),
        }
        .fails(1, &line);
        assert_eq!(fs::read_to_string(home.data().join(name)).unwrap(), "untouched", "{name}");
    }
}

#[test]
fn a_link_in_the_place_of_a_file_is_named_and_leads_nowhere() {
    let (_, id) = lived_in();
    let trash = format!("trash/{id}.json");
    let names = [
        MONTH,
        "journal/2026-11.aside.json",
        "state.json",
        "write.lock",
        "lock",
        "drafts/draft-0123456789abcdef.jsonl",
        &trash,
        ".inward-Ab12Cd.tmp",
        "journal/.inward-Ab12Cd.tmp",
        "trash/.inward-Ab12Cd.tmp",
    ];
    for name in names {
        let (home, id) = lived_in();
        let name = name.replacen(&trash, &format!("trash/{id}.json"), 1);
        let victim = home.dir().join("victim");
        fs::write(&victim, "untouched").unwrap();
        instead(&home, &name, |path| symlink(&victim, path).unwrap());
        let written = note(&home);
        let link = "is a symbolic link, which is never followed";
        match name.as_str() {
            "write.lock" => {
                written.fails(1, &format!("write.lock {link} here: replace it with what it points to"));
                written.fails(1, "your words are kept as the draft of a note");
            }
            "state.json" => {
                assert_eq!(written.code, 0, "{name}");
                assert!(written.err.contains(&format!("state.json {link} here")), "{}", written.err);
            }
            MONTH => {
                written.fails(1, &format!("2026-11.json: it {link}"));
                written.fails(1, "your words are kept as the draft of a note");
            }
            name if name.ends_with(".aside.json") => {
                assert_eq!(written.code, 0, "{name}");
                assert!(written.err.contains(&format!("2026-11.aside.json: it {link}")), "{}", written.err);
            }
            _ => assert_eq!((written.code, written.err.as_str()), (0, ""), "{name}"),
        }
        let restored = home.run(&["restore-entry", &id]);
        if name.starts_with("trash/0") {
            restored.fails(1, link);
        }
        for arguments in [&["list"] as &[&str], &["list", "--deleted"], &["checkin", "--plain"]] {
            home.run_with(arguments, "1\n2\n");
        }
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched", "{name}");
        assert!(home.data().join(&name).is_symlink(), "{name} was replaced");
    }
}

#[test]
fn a_data_directory_that_is_itself_a_link_stays_one() {
    let home = Home::new();
    let real = home.dir().join("synced");
    fs::create_dir(&real).unwrap();
    symlink(&real, home.data()).unwrap();
    assert_eq!(note(&home).code, 0);
    home.ok(&["log", "--jealousy", "2"]);
    home.ok(&["delete", "b37f01a5"]);
    home.ok(&["restore-entry", "b37f01a5"]);
    assert!(home.data().is_symlink());
    assert_eq!(fs::read_link(home.data()).unwrap(), real);
    assert!(real.join(MONTH).is_file());
    assert_eq!(home.ok(&["list"]).lines().count(), 2);

    fs::rename(&real, home.dir().join("gone")).unwrap();
    note(&home).fails(1, "data is a link to a directory that is not there: bring that back");
    assert!(home.data().is_symlink() && !real.exists(), "nothing is made where the link leads");
}

/// A small disk of its own under the data directory, which needs the right to mount one.
struct Disk(TempDir);

impl Disk {
    fn new(test: &str) -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        if disk.mount(&["-t", "tmpfs", "-o", "size=64k", "tmpfs"]) {
            return Some(disk);
        }
        eprintln!("skipped: {test} needs the right to mount a small disk");
        None
    }

    fn mount(&self, options: &[&str]) -> bool {
        let output = Command::new("mount").args(options).arg(self.0.path()).output();
        output.is_ok_and(|output| output.status.success())
    }

    /// Runs a command on a journal that lies on the disk.
    fn run(&self, home: &Home, arguments: &[&str], input: &str) -> Ran {
        let mut command = home.command(arguments);
        ran(command.env("INWARD_DATA_DIR", self.0.path().join("data")), input.as_bytes())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_named_and_what_was_there_stays() {
    let Some(disk) = Disk::new("a full disk") else { return };
    let home = Home::new();
    assert_eq!(disk.run(&home, &["note"], "the first words").code, 0);
    let filler = disk.0.path().join("filler");
    // Everything up to the last byte; the error is what this is about.
    let _ = fs::write(&filler, vec![0; 256 * 1024]);
    for arguments in [&["note"] as &[&str], &["log", "--note", "-"]] {
        let ran = disk.run(&home, arguments, &"precious words ".repeat(500));
        ran.fails(1, "no space left on the disk: free some, then try again");
        ran.fails(1, "your words are not saved: they are printed on standard output");
        assert_eq!(ran.out, "precious words ".repeat(500));
    }
    let listed = disk.run(&home, &["list"], "");
    assert!(listed.code == 0 && listed.out.contains("the first words"), "{listed:?}");
    fs::remove_file(filler).unwrap();
    assert_eq!(disk.run(&home, &["note"], "precious words").code, 0);
    assert_eq!(disk.run(&home, &["list"], "").out.lines().count(), 2);
}

#[test]
fn a_disk_that_is_read_only_is_named_and_can_be_read() {
    let Some(disk) = Disk::new("a read-only disk") else { return };
    let home = Home::new();
    assert_eq!(disk.run(&home, &["note"], "the first words").code, 0);
    assert!(disk.mount(&["-o", "remount,ro"]));
    let ran = disk.run(&home, &["note"], "precious words");
    ran.fails(1, "the disk is read-only: make it writable or choose another --data-dir");
    ran.fails(1, "your words are not saved: they are printed on standard output");
    assert_eq!(ran.out, "precious words");
    let listed = disk.run(&home, &["list"], "");
    assert!(listed.code == 0 && listed.out.contains("the first words"), "{listed:?}");
}

/// Runs a command so that it is held to the modes of files, as `root` otherwise is not.
fn run_as_anyone(home: &Home, test: &str, arguments: &[&str], input: &str) -> Option<Ran> {
    let plain = home.command(arguments);
    if !rustix::process::geteuid().is_root() {
        return Some(home.run_with(arguments, input));
    }
    let without = "--bounding-set=-dac_override,-dac_read_search";
    let probe = Command::new("setpriv").args([without, "true"]).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: {test} needs a user other than root, or setpriv");
        return None;
    }
    let mut command = Command::new("setpriv");
    command.arg(without).arg(plain.get_program()).args(plain.get_args());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    Some(ran(command.stdout(Stdio::piped()).stderr(Stdio::piped()), input.as_bytes()))
}

fn set_mode(home: &Home, name: &str, mode: u32) {
    fs::set_permissions(home.data().join(name), fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_directory_that_may_not_be_written_is_named_and_can_be_read() {
    let (home, _) = lived_in();
    let before = fs::read(home.month("2026-11")).unwrap();
    set_mode(&home, "journal", 0o500);
    let Some(ran) = run_as_anyone(&home, "a directory that may not be written", &["note"], "precious words")
    else {
        return;
    };
    ran.fails(1, "2026-11.json could not be written: permission denied: check its owner and its permissions");
    ran.fails(1, "your words are kept as the draft of a note");
    let listed = run_as_anyone(&home, "", &["list"], "").unwrap();
    assert!(listed.code == 0 && listed.out.contains("to stay"), "{listed:?}");
    set_mode(&home, "journal", 0o700);
    assert_eq!(fs::read(home.month("2026-11")).unwrap(), before);
    assert_eq!(home.drafts().len(), 1);
}

#[test]
fn what_may_not_be_read_is_named_and_never_taken_for_empty() {
    let (home, _) = lived_in();
    let before = fs::read(home.month("2026-11")).unwrap();
    set_mode(&home, MONTH, 0o000);
    let Some(listed) = run_as_anyone(&home, "a month that may not be read", &["list"], "") else { return };
    listed.fails(1, "2026-11.json: permission to read it is denied; it is left unchanged");
    assert_eq!(run_as_anyone(&home, "", &["note"], "precious words").unwrap().code, 0);
    set_mode(&home, MONTH, 0o600);
    assert_eq!(fs::read(home.month("2026-11")).unwrap(), before);
    assert_eq!(home.ok(&["list"]).lines().count(), 3, "with what went beside it");

    set_mode(&home, "", 0o000);
    let denied = run_as_anyone(&home, "", &["note"], "precious words").unwrap();
    assert_eq!((denied.code, denied.out.as_str()), (1, "precious words"));
    let lines: Vec<&str> = denied.err.lines().collect();
    let [state, words] = lines.as_slice() else { panic!("{denied:?}") };
    assert!(state.contains("state.json could not be opened: permission denied"), "{state}");
    assert!(words.contains("permission denied: check its owner") && words.contains("printed"), "{words}");
    set_mode(&home, "", 0o700);
}

#[test]
fn a_place_that_may_not_be_looked_at_hides_nothing_else_from_the_doctor() {
    for place in [
        "drafts",
        "trash",
        "quarantine",
        "backups",
        "backups/files",
        "journal",
        "out",
        "state.json",
        "write.lock",
    ] {
        let (home, _) = lived_in();
        let dirs = ["drafts", "trash", "quarantine", "backups", "backups/files", "out"]
            .map(|dir| home.data().join(dir));
        for dir in dirs.iter().filter(|dir| !dir.exists()) {
            fs::create_dir(dir).unwrap();
            fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).unwrap();
        }
        let damaged = [
            ("journal/2026-10.json", "half"),
            ("drafts/draft-0123456789abcdef.jsonl", "half"),
            ("trash/019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10.json", "half"),
            ("backups/2026-11-22_10-00-00.json", "half"),
            ("state.json", "half"),
        ];
        for (name, text) in damaged {
            fs::write(home.data().join(name), text).unwrap();
            set_mode(&home, name, 0o600);
        }
        if !home.data().join(place).exists() {
            fs::write(home.data().join(place), "").unwrap();
        }
        set_mode(&home, place, 0o000);
        let Some(ran) = run_as_anyone(&home, "a place that may not be looked at", &["doctor"], "") else {
            return;
        };
        set_mode(&home, place, 0o700);
        assert_eq!((ran.code, ran.err.as_str()), (3, ""), "{place}");
        assert!(ran.out.contains(&format!("\n{place}: it cannot be")), "{place}: {}", ran.out);
        for (name, _) in damaged.iter().filter(|(name, _)| !name.starts_with(place)) {
            assert!(ran.out.contains(&format!("\n{name}")), "{place} hides {name}: {}", ran.out);
        }
    }
}
