//! That the pictures in the docs show the screens as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

#[path = "../../examples/pictures/drawn.rs"]
mod drawn;
#[path = "../../examples/pictures/svg.rs"]
mod svg;

fn drawn() -> &'static BTreeMap<String, String> {
    static DRAWN: LazyLock<BTreeMap<String, String>> =
        LazyLock::new(|| drawn::pictures().unwrap().into_iter().collect());
    &DRAWN
}

/// The most bytes of all pictures together.
const MOST: usize = 1_500_000;

#[test]
fn the_pictures_show_the_present_screens() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let drawn = drawn();
    let kept: BTreeMap<String, String> = fs::read_dir(&dir)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    let names: BTreeSet<&String> = drawn.keys().chain(kept.keys()).collect();
    let old: Vec<&String> = names.into_iter().filter(|name| drawn.get(*name) != kept.get(*name)).collect();
    assert!(old.is_empty(), "run `cargo run --example pictures`, and look at what it changes in {old:?}");
    let bytes: usize = drawn.values().map(String::len).sum();
    assert!(bytes < MOST, "{bytes}");
}

#[test]
fn every_picture_shows_a_screen_of_its_own() {
    let drawn = drawn();
    let shown: BTreeSet<&str> =
        drawn.values().filter_map(|svg| Some(svg.split_once("</title>")?.1)).collect();
    assert_eq!(shown.len(), drawn.len());
}
