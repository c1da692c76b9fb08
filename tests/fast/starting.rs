//! Other programs are started in four places only: the person's own editor, git, the timers and notifications of the system, and
//! what Windows has for the rights on a folder.

use std::fs;
use std::path::{Path, PathBuf};

const MAY_START: [&str; 6] = [
    "src/remind/programs.rs",
    "src/store/git/program.rs",
    // A test, which asks cargo where a crate lies.
    "src/store/seal/vectors.rs",
    "src/system/testing.rs",
    "src/system/windows/access.rs",
    "src/tui/guest.rs",
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Whether a source names what starts programs.
fn starts(text: &str) -> bool {
    text.split("process::").skip(1).any(|rest| {
        let named = if rest.starts_with('{') {
            rest.split('}').next()
        } else {
            rest.split(|c: char| !c.is_alphanumeric()).next()
        };
        named.is_some_and(|named| named.split(|c: char| !c.is_alphanumeric()).any(|name| name == "Command"))
    })
}

#[test]
fn programs_are_started_in_few_places_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src"), &mut found);
    let mut starting: Vec<String> = found
        .iter()
        .filter(|path| starts(&fs::read_to_string(path).unwrap()))
        .map(|path| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned())
        .collect();
    starting.sort();
    assert_eq!(starting, MAY_START);
    assert!(starts("use std::process::{Child, Command};") && starts("std::process::Command::new(x)"));
    assert!(!starts("use std::process::ExitCode; struct Command;"));
}
