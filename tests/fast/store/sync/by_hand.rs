//! People who have git merge by hand in a data directory: git asks the program how, and never writes its markers.

use std::fs;
use std::path::Path;

use inward::store::Store;

use super::{World, november, reopened, save, sync, words, write};
use crate::harness::home::PROGRAM;

/// Two devices in step, of which the second merges by hand what the first sent.
fn in_step() -> (World, Store, Store) {
    let world = World::new();
    let (one, other) = (world.device("one"), world.alone("other"));
    other.set_up_sync(world.path("remote.git").to_str(), false, Some(Path::new(PROGRAM))).unwrap();
    save(&one, 1, "early");
    sync(&one);
    sync(&other);
    (world, one, other)
}

fn pulled(world: &World) {
    world.git("other", &["add", "journal"]);
    world.git("other", &["commit", "--quiet", "--allow-empty", "-m", "mine"]);
    world.git("other", &["fetch", "--quiet", "origin"]);
    world.git("other", &["merge", "--quiet", "--no-edit", "origin/main"]);
}

#[test]
fn entries_of_both_are_merged_by_their_ids() {
    let (world, one, other) = in_step();
    save(&one, 2, "from the one");
    save(&other, 3, "from the other");
    sync(&one);
    pulled(&world);
    assert_eq!(words(&other, november()), ["early", "from the one", "from the other"]);
    assert!(reopened(&other).read(november()).unwrap().problem.is_none());
    sync(&other);
    sync(&one);
    assert_eq!(words(&one, november()), ["early", "from the one", "from the other"]);
}

#[test]
fn what_cannot_be_merged_stays_and_theirs_lies_beside() {
    let (world, one, other) = in_step();
    save(&one, 2, "from the one");
    sync(&one);
    let path = other.root().join("journal/2026-11.json");
    let newer = fs::read_to_string(&path).unwrap().replace("\"version\": 1", "\"version\": 2");
    write(&path, &newer);
    pulled(&world);
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    let beside = fs::read_to_string(other.root().join("journal/2026-11 (git).json")).unwrap();
    assert!(beside.contains("from the one"), "{beside}");
}
