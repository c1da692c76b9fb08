//! The files that a run left, in a form that is equal for runs that differ only in the ids they drew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::harness::home::Home;

/// Each file's name, mode and content, with every new id replaced by its place among the new ids.
pub(crate) type Left = Vec<(String, u32, String)>;

/// The shortest id: longer than a moment, and no longer than a digest or the id of an entry.
const SHORTEST: usize = 24;
/// Names that are drawn, too, by what stands before what is drawn of them.
const DRAWN: [&str; 2] = ["draft-", ".inward-"];

/// A piece of a text.
enum Piece<'a> {
    Plain(&'a str),
    Id(&'a str),
}

/// Every id that a home holds.
pub(crate) fn ids(home: &Home) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (name, _, text) in files(home) {
        let pieces = pieces_of_name(&name).into_iter().chain(pieces(&text));
        ids.extend(pieces.filter_map(|piece| match piece {
            Piece::Id(id) => Some(id.to_owned()),
            Piece::Plain(_) => None,
        }));
    }
    ids
}

/// What a run left in a home; the ids in `kept` were there before and stay as they are.
pub(crate) fn by(home: &Home, kept: &BTreeSet<String>) -> Left {
    let mut files = files(home);
    // In an order that does not depend on what was drawn.
    files.sort_by_cached_key(|(name, _, text)| {
        let mut blank = |_: &str| "#".to_owned();
        (put(pieces_of_name(name), kept, &mut blank), put(pieces(text), kept, &mut blank))
    });
    let mut numbers = BTreeMap::new();
    let mut number = |id: &str| {
        let next = numbers.len();
        format!("#{}", numbers.entry(id.to_owned()).or_insert(next))
    };
    let mut left = Left::new();
    for (name, mode, text) in &files {
        let name = put(pieces_of_name(name), kept, &mut number);
        left.push((name, *mode, put(pieces(text), kept, &mut number)));
    }
    left
}

/// Every file and directory by its name below the data directory.
fn files(home: &Home) -> Left {
    let read = |path: std::path::PathBuf| {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        // Which process held the lock last is nothing that a journal holds.
        let has_text = !path.is_dir() && !path.ends_with("write.lock");
        let bytes = if has_text { fs::read(&path).unwrap() } else { Vec::new() };
        let name = path.strip_prefix(home.data()).unwrap().to_str().unwrap().to_owned();
        (name, mode, String::from_utf8_lossy(&bytes).into_owned())
    };
    home.names().into_iter().map(read).collect()
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let is_of_id = |c: char| c.is_ascii_hexdigit() || c == '-';
    let mut pieces = Vec::new();
    for word in text.split_inclusive(|c| !is_of_id(c)) {
        let (id, end) = word.split_at(word.rfind(is_of_id).map_or(0, |at| at + 1));
        if id.len() < SHORTEST {
            pieces.push(Piece::Plain(word));
        } else {
            pieces.extend([Piece::Id(id), Piece::Plain(end)]);
        }
    }
    pieces
}

fn pieces_of_name(name: &str) -> Vec<Piece<'_>> {
    let drawn = DRAWN.iter().find_map(|start| name.find(start).map(|at| at + start.len()));
    let Some(at) = drawn else { return pieces(name) };
    let (start, rest) = name.split_at(at);
    let (id, end) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    vec![Piece::Plain(start), Piece::Id(id), Piece::Plain(end)]
}

fn put(pieces: Vec<Piece<'_>>, kept: &BTreeSet<String>, new: &mut impl FnMut(&str) -> String) -> String {
    let put = |piece| match piece {
        Piece::Id(id) if !kept.contains(id) => new(id),
        Piece::Id(text) | Piece::Plain(text) => text.to_owned(),
    };
    pieces.into_iter().map(put).collect()
}

#[test]
fn runs_that_differ_only_in_what_they_drew_left_the_same() {
    let write = |home: &Home, name: &str, text: &str| {
        let path = home.data().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let [old, one, other] =
        ["0123456789ab-0123456789ab", "aaaaaaaaaaaa-aaaaaaaaaaaa", "bbbbbbbbbbbb-bbbbbbbbbbbb"];
    let run = |entry: &str, replaces: &str, draft: &str| {
        let home = Home::in_memory();
        write(&home, "journal/2026-11.json", &format!("id {entry} replaces {replaces}"));
        write(&home, &format!("drafts/draft-{draft}.jsonl"), entry);
        by(&home, &BTreeSet::from([old.to_owned()]))
    };
    assert!(run(one, old, "xYz") == run(other, old, "qRs"));
    assert!(run(one, old, "xYz") != run(old, one, "xYz"), "an id that was there before is itself");
    assert!(run(one, one, "xYz") != run(one, other, "xYz"), "two new ids are not one");
}
