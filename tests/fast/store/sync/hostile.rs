//! Remotes that mean harm, or were spoilt: each is refused in one line, and nothing here is changed.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use inward::store::Store;

use super::{World, edit, files, is_clean, november, refused, save, sync, words, write};

/// A device in step with its remote.
fn in_step() -> (World, Store) {
    let world = World::new();
    let one = world.device("one");
    save(&one, 1, "words");
    sync(&one);
    (world, one)
}

/// Puts one more thing among the files at the remote, in a commit on top of what is there.
fn plant(world: &World, mode: &str, kind: &str, oid: &str, path: &str) {
    let mut below: Vec<&str> = path.split('/').collect();
    let name = below.pop().unwrap();
    let mut entry = (mode.to_owned(), kind.to_owned(), oid.to_owned(), name.to_owned());
    for depth in (0..=below.len()).rev() {
        let dir = below[..depth].join("/");
        let spec = if dir.is_empty() { "main".to_owned() } else { format!("main:{dir}") };
        let (code, listed) = world.git_says("remote.git", &["ls-tree", "-z", &spec], b"");
        let mut entries = if code == Some(0) { listed } else { String::new() };
        let of_name = format!("\t{}", entry.3);
        entries = entries
            .split('\0')
            .filter(|it| !it.is_empty() && !it.ends_with(&of_name))
            .fold(String::new(), |all, other| format!("{all}{other}\0"));
        entries = format!("{entries}{} {} {}\t{}\0", entry.0, entry.1, entry.2, entry.3);
        let tree = world.git_with("remote.git", &["mktree", "-z", "--missing"], entries.as_bytes());
        let name = if depth == 0 { "" } else { below[depth - 1] };
        entry = ("040000".to_owned(), "tree".to_owned(), tree, name.to_owned());
    }
    let commit = world.git("remote.git", &["commit-tree", "-m", "sync", "-p", "main", &entry.2]);
    world.git("remote.git", &["update-ref", "refs/heads/main", &commit]);
}

fn blob(world: &World, bytes: &[u8]) -> String {
    world.git_with("remote.git", &["hash-object", "-w", "--stdin"], bytes)
}

/// Checks that a sync is refused with these words, and that nothing changed.
fn changes_nothing(world: &World, one: &Store, said: &str) {
    let (before, main) = (files(one), world.tree("one"));
    let line = refused(one);
    assert!(line.contains(said), "{said:?} is not in {line:?}");
    assert!(files(one) == before, "{said}");
    assert_eq!(world.tree("one"), main);
    is_clean(world, "one");
}

#[test]
fn what_no_journal_holds_is_refused() {
    let link = b"../../.ssh/id_rsa";
    for (mode, path, said) in [
        ("120000", "journal/2026-12.json", "a symbolic link"),
        ("120000", "keys", "a symbolic link"),
        ("100755", "journal/2026-12.json", "a program"),
        ("100644", "state.json", "not of a journal"),
        ("100644", "drafts/draft-1.jsonl", "not of a journal"),
        ("100644", "journal/-2026-12.json", "not of a journal"),
        ("100644", "journal/notes.txt", "not of a journal"),
        ("100644", "journal/2026-12/a.json", "not of a journal"),
        ("100644", ".gitattributes", "not of a journal"),
        ("100644", ".gitmodules", ""),
        ("100644", "journal/\u{1b}]0;x\u{7}2026-12.json", "not of a journal"),
        ("100644", "lent/text", "not of a journal"),
        ("100644", "journal/2026-11.JSON", "differ in nothing"),
    ] {
        let (world, one) = in_step();
        let oid = blob(&world, link);
        plant(&world, mode, "blob", &oid, path);
        changes_nothing(&world, &one, said);
    }
}

#[test]
fn another_repository_within_is_refused() {
    let (world, one) = in_step();
    let commit = world.git("remote.git", &["rev-parse", "main"]);
    plant(&world, "160000", "commit", &commit, "journal/2026-12.json");
    changes_nothing(&world, &one, "another repository");
}

#[test]
fn names_that_git_itself_would_obey_are_refused() {
    for path in [".git/config", "journal/.git", ".GIT/hooks/post-checkout", "git~1/config", "journal/../x"] {
        let (world, one) = in_step();
        let oid = blob(&world, b"[core]\n\tfsmonitor = touch harm\n");
        plant(&world, "100644", "blob", &oid, path);
        changes_nothing(&world, &one, "");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let (world, one) = in_step();
    write(&world.path("large"), "");
    fs::File::options()
        .append(true)
        .open(world.path("large"))
        .unwrap()
        .set_len(64 * 1024 * 1024 + 1)
        .unwrap();
    let oid = world.git("remote.git", &["hash-object", "-w", "../large"]);
    plant(&world, "100644", "blob", &oid, "journal/2026-12.json");
    changes_nothing(&world, &one, "larger than 64 MiB");
}

#[test]
fn another_history_is_refused() {
    let (world, one) = in_step();
    let oid = blob(&world, b"{}");
    plant(&world, "100644", "blob", &oid, "journal/2026-12.json");
    let tree = world.git("remote.git", &["rev-parse", "main^{tree}"]);
    let commit = world.git("remote.git", &["commit-tree", "-m", "other", &tree]);
    world.git("remote.git", &["update-ref", "refs/heads/main", &commit]);
    changes_nothing(&world, &one, "holds something other than this journal");
}

#[test]
fn a_history_that_was_rewritten_is_refused_until_that_is_said_to_be_meant() {
    let (world, one) = in_step();
    let first = world.git("remote.git", &["rev-list", "--max-parents=0", "main"]);
    edit(&one, 1, "other words", 100);
    sync(&one);
    let oid = blob(&world, b"{}");
    plant(&world, "100644", "blob", &oid, "journal/2026-12.json");
    let tree = world.git("remote.git", &["rev-parse", "main^{tree}"]);
    let commit = world.git("remote.git", &["commit-tree", "-m", "sync", "-p", &first, &tree]);
    world.git("remote.git", &["update-ref", "refs/heads/main", &commit]);
    changes_nothing(&world, &one, "was rewritten");
    world.connect(&one);
    sync(&one);
    assert_eq!(words(&one, november()), ["other words"]);
}

#[test]
fn a_remote_that_went_back_to_an_older_state_gets_the_newer_one_again() {
    let (world, one) = in_step();
    let older = world.git("remote.git", &["rev-parse", "main"]);
    save(&one, 2, "more");
    sync(&one);
    world.git("remote.git", &["update-ref", "refs/heads/main", &older]);
    assert!(sync(&one).is_sent);
    assert_eq!(words(&one, november()), ["more", "words"]);
}

#[test]
fn months_that_lost_something_there_take_nothing_away_here() {
    let (world, one) = in_step();
    save(&one, 2, "more");
    sync(&one);
    let emptied = "{\"format\":\"inward-journal\",\"version\":1,\"month\":\"2026-11\",\"entries\":[],\"others\":[],\"tombstones\":[]}";
    let oid = blob(&world, emptied.as_bytes());
    plant(&world, "100644", "blob", &oid, "journal/2026-11.json");
    sync(&one);
    assert_eq!(words(&one, november()), ["more", "words"]);
}

#[test]
fn hooks_and_settings_of_a_folder_run_nothing() {
    let (world, one) = in_step();
    let harm = world.path("harm");
    let script = format!("#!/bin/sh\ntouch '{}'\n", harm.display());
    for repository in ["remote.git", "one/.git"] {
        let hooks = world.path(repository).join("hooks");
        fs::create_dir_all(&hooks).unwrap();
        let of_git = [
            "pre-receive",
            "update",
            "post-receive",
            "post-update",
            "reference-transaction",
            "pre-push",
            "post-checkout",
            "post-index-change",
            "pre-commit",
            "post-merge",
            "push-to-checkout",
            "proc-receive",
            "fsmonitor-watchman",
        ];
        for hook in of_git {
            let path = hooks.join(hook);
            write(&path, &script);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let program = hooks.join("update").display().to_string();
        for key in [
            "core.fsmonitor",
            "core.alternateRefsCommand",
            "core.pager",
            "core.askPass",
            "uploadpack.packObjectsHook",
            "core.editor",
            "gpg.program",
            "remote.origin.uploadpack",
            "remote.origin.receivepack",
            "core.sshCommand",
        ] {
            world.git(repository, &["config", key, &program]);
        }
        world.git(repository, &["config", "commit.gpgSign", "true"]);
    }
    // What is checked out there would go through its filters.
    let program = world.path("remote.git/hooks/update").display().to_string();
    for (key, value) in [
        ("core.bare", "false"),
        ("core.worktree", world.path("checkout").to_str().unwrap()),
        ("receive.denyCurrentBranch", "updateInstead"),
        ("filter.x.smudge", program.as_str()),
        ("filter.x.clean", program.as_str()),
    ] {
        world.git("remote.git", &["config", key, value]);
    }
    fs::create_dir_all(world.path("checkout")).unwrap();
    fs::create_dir_all(world.path("remote.git/info")).unwrap();
    write(&world.path("remote.git/info/attributes"), "* filter=x\n");
    save(&one, 3, "refused there");
    refused(&one);
    assert!(!harm.exists());
    for key in ["core.worktree", "receive.denyCurrentBranch"] {
        world.git("remote.git", &["config", "--unset", key]);
    }
    world.git("remote.git", &["config", "core.bare", "true"]);
    save(&one, 2, "more");
    assert!(sync(&one).is_sent);
    let other = world.device("other");
    sync(&other);
    assert_eq!(words(&other, november()), ["more", "refused there", "words"]);
    assert!(!harm.exists());
}
