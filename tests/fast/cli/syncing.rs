//! Meeting other devices on the command line.

use crate::harness::home::{Home, flat};

fn remote(home: &Home) -> String {
    home.dir().join("remote.git").to_str().unwrap().to_owned()
}

#[test]
fn a_device_is_set_up_sends_and_says_how_it_stands() {
    let home = Home::new();
    home.done(&["note"], "Words for the other device.");
    let status = home.run(&["sync", "status"]);
    assert_eq!((status.code, status.out.starts_with("Sync is not set up here: ")), (3, true), "{status:?}");
    home.run(&["sync"]).fails(1, "inward sync init REMOTE");
    let remote = remote(&home);
    let said = flat(&home.ok(&["sync", "init", &remote]));
    assert!(
        said.starts_with("Sync is set up. The journal is not sealed: whoever gets at that place"),
        "{said}"
    );
    assert!(said.ends_with(&format!("Sent to {remote}.")), "{said}");
    assert_eq!(home.ok(&["sync"]), "There was nothing to do.\n");
    let status = home.ok(&["sync", "status"]);
    assert!(
        status.starts_with(&format!("Remote: {remote}\n")) && status.contains("Nothing here waits"),
        "{status}"
    );
    home.done(&["note"], "More words.");
    let status = home.run(&["sync", "status"]);
    assert_eq!(
        (status.code, status.out.contains("Changed here since the last sync: 1 file.")),
        (3, true),
        "{status:?}"
    );

    let other = Home::new();
    let said = other.ok(&["sync", "init", &remote]);
    assert!(said.contains(&format!("Taken in from {remote}: 1 file.")), "{said}");
    assert!(other.ok(&["list"]).contains("Words for the other device."));
}

#[test]
fn without_a_remote_only_a_history_grows() {
    let home = Home::new();
    home.done(&["note"], "Words.");
    assert!(flat(&home.ok(&["sync", "init"])).contains("inward sync init REMOTE names a place to meet."));
    assert!(home.data().join(".git/refs/heads/main").exists());
    assert!(home.ok(&["sync", "status"]).starts_with("Remote: none\n"));
}

#[test]
fn what_cannot_be_meant_is_refused_in_one_line() {
    let home = Home::new();
    home.run(&["sync", "--unsealed"]).fails(2, "belong to inward sync init");
    home.run(&["sync", "status", "elsewhere"]).fails(2, "belong to inward sync init");
    for bad in ["-u", "--upload-pack=harm", "ext::sh -c harm", "http://host/journal.git"] {
        home.run(&["sync", "init", "--", bad]).fails(1, "cannot be a remote");
    }
    home.run(&["sync", "init", "https://host.invalid/journal.git"])
        .fails(1, "whoever can read it there reads every word");
    assert!(!home.data().join(".git").exists());
}

#[test]
fn nothing_of_git_stands_in_the_help() {
    let home = Home::new();
    assert!(!home.ok(&["--help"]).contains("merge-driver"));
    assert!(home.ok(&["merge-driver", "--help"]).contains("Merge one file for git"));
}
