//! The order of the calls of an undisturbed run: from it follows, on any machine, what a power cut can and cannot take,
//! and who can read what is made.

use std::path::{Path, PathBuf};

use crate::calls::Call;
use crate::erasing::Erases;
use crate::harness::home::Home;
use crate::paths::{self, WritePath};
use crate::run::can_trace;
use crate::sealed;
use crate::seen::Seen;

/// The home after an undisturbed run, and its calls; the tests that run at once share it.
fn watched(path: &WritePath) -> &(Home, Vec<Call>) {
    path.undisturbed.get_or_init(|| {
        let home = path.home.copy();
        let ran = path.start().watched(&home);
        assert_eq!(ran.code, Some(0), "{}: {ran:?}", path.name);
        assert!((path.is_done)(&Seen::of(&home)), "{}", path.name);
        (home, ran.calls)
    })
}

/// Whether `dir` was synced between two calls.
fn is_synced(calls: &[Call], dir: &Path, after: usize, before: usize) -> bool {
    calls[after..before].iter().any(|call| call.name == "fsync" && call.path() == dir && !call.failed())
}

const NOTHING_RENAMED: &str = "nothing is renamed";

/// Finds what a power cut could take although the program has said that it is done.
fn unsafe_when_said(calls: &[Call], data: &Path, says: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(said) = calls.iter().position(|call| call.says(says)) else {
        return vec![format!("{says:?} is not said")];
    };
    let mut renamed = 0;
    for (at, call) in calls[..said].iter().enumerate() {
        if call.failed() || !call.concerns(data) {
            continue;
        }
        let paths = call.paths();
        if call.renames() {
            renamed += 1;
            let on = |it: &Call| it.paths().contains(&paths[0]);
            let written = calls[..at].iter().rposition(|it| it.puts_bytes() && on(it));
            let synced = calls[..at].iter().rposition(|it| it.syncs() && on(it) && !it.failed());
            // A file that another program wrote is only moved.
            if written.is_some() && written > synced {
                faults.push(format!("{} is renamed before it is synced", paths[0].display()));
            }
        }
        if call.renames() || call.makes_a_directory() {
            let made = paths.last().unwrap();
            let dir = made.parent().unwrap();
            if !is_synced(calls, dir, at, said) {
                faults.push(format!("{} has a name that is not synced", made.display()));
            }
        }
        // A month that is written in its place is torn for a while, whatever is synced afterwards.
        let is_month = |path: &PathBuf| path.extension().is_some_and(|it| it == "json" || it == "age");
        if call.puts_bytes() && paths.iter().any(is_month) {
            faults.push(format!("{} is written in its place", paths[0].display()));
        }
    }
    if renamed == 0 {
        faults.push(NOTHING_RENAMED.to_owned());
    }
    faults
}

#[test]
fn what_is_said_to_be_done_is_synced_before_with_the_names_that_lead_to_it() {
    if !can_trace("the order of syncs and renames") {
        return;
    }
    for path in sealed::and_clear().iter() {
        let (home, calls) = watched(path);
        let mut faults = unsafe_when_said(calls, home.data(), path.says);
        // What only takes away renames nothing.
        faults.retain(|fault| path.erases != Erases::Everything || fault != NOTHING_RENAMED);
        assert_eq!(faults, [] as [String; 0], "{}", path.name);
    }
    let naive = paths::naive();
    let (home, calls) = watched(&naive);
    let faults = unsafe_when_said(calls, home.data(), naive.says);
    assert!(faults.iter().any(|fault| fault.contains("in its place")), "{faults:?}");
}

/// Finds files whose removal a power cut could take back although the program has said that they are gone.
fn back_when_said(calls: &[Call], data: &Path, says: &str) -> Vec<String> {
    let Some(said) = calls.iter().position(|call| call.says(says)) else {
        return vec![format!("{says:?} is not said")];
    };
    let is_removal = |call: &Call| call.name.starts_with("unlink") || call.name == "rmdir";
    // Once its directory is gone for good, so is all that was in it.
    let is_for_good = |at: usize, path: &Path| {
        let mut dirs = path.ancestors().skip(1).take_while(|dir| dir.starts_with(data));
        dirs.any(|dir| is_synced(calls, dir, at, said))
    };
    let removed = calls[..said].iter().enumerate().filter(|(_, call)| is_removal(call) && !call.failed());
    let removed = removed.filter(|(_, call)| call.concerns(data) && !call.arguments.contains(".tmp\""));
    // A name may stand behind its directory, which is open.
    let path = |call: &Call| call.paths().into_iter().reduce(|dir, name| dir.join(name)).unwrap();
    removed
        .map(|(at, call)| (at, path(call)))
        .filter(|(at, path)| !is_for_good(*at, path))
        .map(|(_, path)| format!("{} may come back", path.display()))
        .collect()
}

#[test]
fn what_is_said_to_be_erased_is_gone_for_good() {
    if !can_trace("the order of syncs after removals") {
        return;
    }
    let mut erasing = 0;
    // Sealing takes away everything that lay in clear.
    let takes_away = |path: &&WritePath| path.erases != Erases::Nothing || path.name == "encrypt";
    for path in sealed::and_clear().iter().filter(takes_away) {
        erasing += 1;
        let (home, calls) = watched(path);
        assert_eq!(back_when_said(calls, home.data(), path.says), [] as [String; 0], "{}", path.name);
        let unsynced: Vec<Call> = calls.iter().filter(|call| call.name != "fsync").cloned().collect();
        assert!(back_when_said(&unsynced, home.data(), path.says).len() > 5, "{}", path.name);
    }
    assert_eq!(erasing, 4);
}

#[test]
fn words_are_said_to_be_kept_as_a_draft_only_when_the_draft_is_synced() {
    if !can_trace("the order of syncs of a draft") {
        return;
    }
    let path = &paths::all()[0];
    let home = path.home.copy();
    // The first sync is that of the month.
    let options = ["--seccomp-bpf", "-e", "inject=fsync:error=EIO:when=1"].map(str::to_owned);
    let ran = path.start().traced(&home, crate::calls::TRACED, &options);
    let said = ran
        .calls
        .iter()
        .position(|call| call.name == "write" && call.arguments.contains("kept as the draft"));
    let said = said.unwrap_or_else(|| panic!("{ran:?}"));
    let is_draft = |call: &Call| call.path().parent() == Some(&home.data().join("drafts"));
    let written = ran.calls.iter().rposition(|call| call.puts_bytes() && is_draft(call)).unwrap();
    let synced = ran.calls.iter().rposition(|call| call.syncs() && is_draft(call) && !call.failed()).unwrap();
    assert!(written < synced && synced < said, "{ran:?}");
    let made = ran.calls.iter().position(|call| call.makes_a_file() && is_draft(call)).unwrap();
    assert!(is_synced(&ran.calls, &home.data().join("drafts"), made, said), "{ran:?}");
    assert!(Seen::of(&home).drafted(paths::WORDS));
}

#[test]
fn what_the_disk_did_not_confirm_is_said_to_be_saved_and_is_confirmed_when_it_is_said_again() {
    if !can_trace("a sync of a directory that fails") {
        return;
    }
    for (name, again) in [("note", "is already saved"), ("log on a recorded day", "already says this")] {
        let path = paths::all().into_iter().find(|path| path.name == name).unwrap();
        let home = path.home.copy();
        // The first sync is that of the month, the second that of its directory.
        let options = ["--seccomp-bpf", "-e", "inject=fsync:error=EIO:when=2"].map(str::to_owned);
        let ran = path.start().traced(&home, crate::calls::TRACED, &options);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(ran.err.contains("is saved in ") && ran.err.contains("did not confirm"), "{ran:?}");
        assert!(!ran.out.contains(path.says) && !ran.err.contains("try again"), "{ran:?}");
        assert!((path.is_done)(&Seen::of(&home)), "{name}");
        let ran = path.start().traced(&home, crate::calls::TRACED, &["--seccomp-bpf".to_owned()]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let said = ran.calls.iter().position(|call| call.says(again)).unwrap();
        assert!(is_synced(&ran.calls, &home.data().join("journal"), 0, said), "{ran:?}");
        let seen = Seen::of(&home);
        assert!((path.is_done)(&seen) && !seen.drafted(paths::WORDS), "{name}");
        assert!(!home.names().contains(&home.data().join("unsaid.json")), "{name}");
    }
}

/// The calls that give others a look, for a moment or for good.
fn open_to_others<'a>(calls: &'a [Call], data: &Path) -> Vec<&'a Call> {
    let is_open = |call: &&Call| {
        let mode = call.arguments.rsplit(", ").next().unwrap_or_default();
        call.concerns(data)
            && (call.makes_a_file() && mode != "0600"
                || call.makes_a_directory() && mode != "0700"
                || call.name.contains("chmod")
                || call.name.contains("chown"))
    };
    calls.iter().filter(is_open).collect()
}

#[test]
fn with_no_umask_at_all_nothing_is_open_to_others_for_any_moment() {
    if !can_trace("the modes of what is made") {
        return;
    }
    let mut made = 0;
    for path in sealed::and_clear().iter() {
        let (home, calls) = watched(path);
        let open = open_to_others(calls, home.data());
        assert!(open.is_empty(), "{}: {open:#?}", path.name);
        made += calls.iter().filter(|call| call.concerns(home.data()) && call.makes_a_file()).count();
    }
    assert!(made > 10, "{made} files");
    let naive = WritePath { home: Home::in_memory(), ..paths::naive() };
    let (home, calls) = watched(&naive);
    assert!(open_to_others(calls, home.data()).len() >= 3, "two directories and a file are open to all");
}
