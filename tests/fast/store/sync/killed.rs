//! A sync that is killed before any call of git: everything is whole, and the next one goes on.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use inward::store::Store;
use tempfile::TempDir;

use super::{World, at, edit, is_clean, november, refused, reopened, save, sync, words};
use crate::harness::home::PROGRAM;
use crate::harness::program;

/// Runs a sync of the program itself that is killed before a call of git; returns whether there were as many.
pub(super) fn killed_at(store: &Store, call: usize) -> bool {
    let dir = place_for_git();
    let git = program::found("git").unwrap();
    let script = format!(
        "#!/bin/sh\nread n < \"${{0%/*}}/count\"\necho $((n + 1)) > \"${{0%/*}}/count\"\n\
         if [ \"$n\" -eq {call} ]; then kill -9 $PPID; exit 1; fi\nexec '{}' \"$@\"\n",
        git.display()
    );
    program::write(&dir.path().join("git"), &script);
    fs::write(dir.path().join("count"), "1\n").unwrap();
    run(dir.path(), store).status.code().is_none()
}

/// A directory for a git of one's own, from which programs can be run: in memory that may be forbidden.
fn place_for_git() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// Runs a sync of the program with these directories before the usual ones.
fn run(first: &Path, store: &Store) -> std::process::Output {
    let path = format!("{}:{}", first.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("PATH", path).env("HOME", first).env("INWARD_NOW", at(900).to_string());
    command.args(["sync", "--data-dir"]).arg(store.root()).output().unwrap()
}

#[test]
fn killed_before_any_call_of_git_nothing_is_lost_and_the_next_sync_goes_on() {
    let mut calls = 0;
    for call in 1.. {
        let world = World::new();
        let (one, other) = (world.device("one"), world.device("other"));
        save(&one, 1, "early");
        sync(&one);
        sync(&other);
        save(&one, 2, "from the one");
        sync(&one);
        save(&other, 3, "from the other");
        edit(&other, 1, "edited", 100);
        let was_killed = killed_at(&other, call);
        for store in [&one, &other] {
            let reading = reopened(store).read(november()).unwrap();
            assert!(reading.problem.is_none(), "call {call}: {:?}", reading.problem);
        }
        assert!(words(&other, november()).contains(&"from the other".to_owned()), "call {call}");
        for store in [&other, &one, &other] {
            sync(store);
        }
        for store in [&one, &other] {
            assert_eq!(words(store, november()), ["edited", "from the one", "from the other"], "call {call}");
        }
        assert_eq!(world.tree("one"), world.tree("other"));
        is_clean(&world, "other");
        calls = call;
        if !was_killed {
            break;
        }
    }
    assert!(calls > 10, "{calls}");
}

#[test]
fn another_device_that_is_quicker_is_taken_in_first() {
    let world = World::new();
    let (one, other) = (world.device("one"), world.device("other"));
    save(&one, 1, "early");
    sync(&one);
    sync(&other);
    save(&other, 2, "from the other");
    let dir = place_for_git();
    let dir = dir.path();
    // Before each push the other device writes and syncs, as often as the file says.
    let script = format!(
        "#!/bin/sh\nread n < \"${{0%/*}}/left\"\nPATH=\"${{PATH#*:}}\"; export PATH\n\
         case \" $* \" in *' push '*) if [ \"$n\" -gt 0 ]; then\necho $((n - 1)) > \"${{0%/*}}/left\"\n\
         echo \"quick $n\" | '{PROGRAM}' note --data-dir '{one}' >/dev/null\n'{PROGRAM}' sync --data-dir '{one}' >/dev/null\nfi;; esac\n\
         exec git \"$@\"\n",
        one = one.root().display()
    );
    program::write(&dir.join("git"), &script);
    fs::write(dir.join("left"), "3\n").unwrap();
    let output = run(dir, &other);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("other devices were quicker three times"), "{said}");
    is_clean(&world, "other");
    fs::write(dir.join("left"), "2\n").unwrap();
    let output = run(dir, &other);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    sync(&one);
    assert_eq!(world.tree("one"), world.tree("other"));
    let all: usize =
        reopened(&other).months().unwrap().into_iter().map(|month| words(&other, month).len()).sum();
    assert_eq!(all, 2 + 5);
}

#[test]
fn what_a_killed_git_held_is_let_go_of_or_named() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "early");
    sync(&one);
    save(&one, 2, "later");
    let names =
        ["refs/remotes/origin/main.lock", "packed-refs.new", "gc.pid.lock", "objects/info/commit-graph.lock"];
    let left = names.map(|name| world.path("one/.git").join(name));
    for path in &left {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let lock = fs::File::create(path).unwrap();
        lock.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    }
    let torn = world.path("one/.git/objects/pack/tmp_pack_torn");
    fs::write(&torn, "of a fetch that was killed").unwrap();
    assert!(sync(&one).is_sent);
    assert!(left.iter().chain([&torn]).all(|path| !path.exists()));
    // A stick that was pulled out, a moment ago.
    save(&one, 3, "on the way");
    let of_stick = world.path("remote.git/refs/heads/main.lock");
    fs::write(&of_stick, "").unwrap();
    assert!(refused(&one).contains("main.lock is held by another git"));
    fs::remove_file(of_stick).unwrap();
    assert!(sync(&one).is_sent);
}

#[test]
fn without_git_there_is_one_line() {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("PATH", "/nowhere").env("HOME", world.path(""));
    let output = command.args(["sync", "--data-dir"]).arg(one.root()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "inward: git is not installed, and it does the work of inward sync: install it, then try again\n"
    );
}
