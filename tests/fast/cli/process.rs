//! The process itself: the owner of the files that it makes, its memory, and its limits.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use inward::store::Store;
use rustix::process::{Pid, Signal, kill_process};

use crate::harness::home::{Home, NOW, ran};

const SOMEBODY: u32 = 12_345;

/// Lists the files below a directory that do not belong to somebody.
fn of_others(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let whose = fs::symlink_metadata(&path).unwrap();
        if (whose.uid(), whose.gid()) != (SOMEBODY, SOMEBODY) {
            found.push(path.clone());
        }
        if whose.is_dir() {
            found.extend(of_others(&path));
        }
    }
    found
}

#[test]
fn what_root_makes_belongs_to_the_owner_of_the_directory() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: the owner of what root makes needs root");
        return;
    }
    let home = Home::new();
    chown(home.dir(), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    let now = NOW.parse().unwrap();
    // The data directory and its parents are made, too.
    let data = home.dir().join("share/inward");
    let run = |arguments: &[&str], input: &str| {
        let ran = ran(home.command(arguments).env("INWARD_DATA_DIR", &data), input.as_bytes());
        assert_eq!(ran.code, 0, "{arguments:?}: {ran:?}");
    };
    run(&["log", "--jealousy", "2"], "");
    run(&["note"], "words");
    run(&["delete", "b37f01a5"], "");
    run(&["backup", "create"], "");
    let arguments = ["checkin", "--plain", "--day", "-2"];
    let ran = ran(home.command(&arguments).env("INWARD_DATA_DIR", &data), b"1\n2\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    let store = Store::create(&data).unwrap();
    store.change_state(|state| state.acknowledged = true).unwrap();
    store.copy_out("request.txt", "May I ask?").unwrap();
    let window = store.take_window(&now).unwrap();
    fs::write(data.join("journal/2026-10.json"), "{").unwrap();
    chown(data.join("journal/2026-10.json"), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    store.read("2026-10".parse().unwrap()).unwrap();
    drop(window);
    for name in ["state.json", "lock", "write.lock", "out", "quarantine", "drafts", "trash", "backups/files"]
    {
        assert!(data.join(name).exists(), "{name}");
    }
    assert!(!fs::read_dir(data.join("drafts")).unwrap().collect::<Vec<_>>().is_empty());
    assert_eq!(of_others(home.dir()), [] as [PathBuf; 0]);
    // Files that belong to root stay so.
    let own = Home::new();
    own.ok(&["log", "--jealousy", "2"]);
    assert_eq!(fs::metadata(own.month("2026-11")).unwrap().uid(), 0);
}

/// Starts the program by the shell, after what the shell does first, and waits for its first line.
fn begun(mut command: Command) -> Child {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.is_empty());
    child
}

/// The program behind what a shell does first.
pub(crate) fn behind(home: &Home, first: &str, arguments: &[&str]) -> Command {
    let plain = home.command(arguments);
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{first}; exec \"$0\" \"$@\"")).arg(plain.get_program());
    command.args(plain.get_args());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.current_dir(home.dir()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn no_core_is_dumped_whatever_the_shell_allows() {
    let home = Home::new();
    home.run_with(&["note"], "words that are to stay where they are");
    let child = begun(behind(&home, "ulimit -c unlimited 2>/dev/null", &["checkin", "--plain"]));
    let pid = Pid::from_child(&child);
    if cfg!(target_os = "linux") {
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
        let line = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(line.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"]);
    }
    kill_process(pid, Signal::ABORT).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.signal(), Some(Signal::ABORT.as_raw()));
    assert!(!output.status.core_dumped());
    let names = fs::read_dir(home.dir()).unwrap().map(|entry| entry.unwrap().file_name());
    let cores: Vec<_> = names.filter(|name| name.to_string_lossy().contains("core")).collect();
    assert!(cores.is_empty(), "{cores:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn other_programs_of_the_person_cannot_look_into_its_memory() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let home = Home::new();
    // A program that is run as somebody else has to lie where they can reach it.
    let program = home.dir().join("inward");
    // Copied by another process: a test that starts a program at the same moment would hand it this one's open file, and
    // no system runs a program that somebody may still write to.
    assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_inward")).arg(&program).status().unwrap().success());
    fs::set_permissions(home.dir(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(&program);
    command.args(["checkin", "--plain"]).env("INWARD_DATA_DIR", home.dir().join("theirs"));
    home.set_config("");
    command.env("INWARD_CONFIG", home.config());
    if rustix::process::geteuid().is_root() {
        chown(home.dir(), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
        command.uid(SOMEBODY).gid(SOMEBODY);
    }
    let mut child = begun(command);
    // The system shows it as root's when it may not be looked into.
    let whose = fs::metadata(format!("/proc/{}/mem", child.id())).unwrap().uid();
    drop(child.stdin.take());
    child.wait().unwrap();
    assert_eq!(whose, 0);
}

#[test]
fn words_beyond_a_limit_on_the_size_of_files_are_in_a_draft() {
    let home = Home::new();
    assert_eq!(home.run_with(&["note"], "x".repeat(4_000)).code, 0);
    for arguments in [&["note"] as &[&str], &["log", "--note", "-"]] {
        // The shell counts in 512 bytes, or in 1024.
        let ran = ran(&mut behind(&home, "ulimit -f 2", arguments), b"precious words");
        ran.fails(1, "the limit on the size of files is reached: raise it (ulimit -f), then try again");
        ran.fails(1, "kept as the draft of a note");
    }
    assert!(home.drafts().iter().any(|draft| draft.contains("precious words")));
}

/// Runs a command with a fault in the calls of one name that are counted so; `None` where that is not to be had.
#[cfg(target_os = "linux")]
fn with_fault(
    home: &Home,
    inject: &str,
    arguments: &[&str],
    input: &str,
) -> Option<crate::harness::home::Ran> {
    let plain = home.command(arguments);
    let mut command = Command::new("strace");
    command.args(["-f", "-o", "/dev/null", "-e"]).arg(format!("inject={inject}"));
    // Files that the loader closes do not count.
    for dir in ["journal", "drafts", "trash", "quarantine", "backups", "backups/files"] {
        command.arg("-P").arg(home.data().join(dir));
    }
    command.arg(plain.get_program());
    command.args(plain.get_args());
    for (name, value) in plain.get_envs().filter_map(|(name, value)| Some((name, value?))) {
        command.env(name, value);
    }
    let probe = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: a close that fails needs strace");
        return None;
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(ran(&mut command, input.as_bytes()))
}

#[cfg(target_os = "linux")]
#[test]
fn a_close_that_fails_ends_no_command() {
    for arguments in [&["note"] as &[&str], &["list"], &["doctor"], &["checkin", "--plain"]] {
        let home = Home::new();
        assert_eq!(home.run_with(&["note"], "words").code, 0);
        home.ok(&["log", "--jealousy", "1"]);
        home.ok(&["delete", "b37f01a5"]);
        home.run_with(&["checkin", "--plain"], "1\n").fails(1, "kept as a draft");
        let Some(ran) = with_fault(&home, "close:error=EIO:when=1+", arguments, &"\n".repeat(12)) else {
            return;
        };
        assert!(ran.code != 101 && !ran.err.contains("fault in the program"), "{arguments:?}: {ran:?}");
    }
}
