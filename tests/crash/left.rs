//! The files that a run left, in a form that is equal for runs that differ only in the ids they drew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::harness::home::Home;

/// Each file's name, mode and content, with every new id replaced by its place among the new ids; of a file that is as it
/// was before, only that.
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

/// The state of a home before a run: files that still look so are the same whatever they hold, and its ids stay as they
/// are.
pub(crate) struct Before {
    files: BTreeMap<String, (u32, Vec<u8>)>,
    ids: BTreeSet<String>,
}

impl Before {
    pub(crate) fn of(home: &Home) -> Self {
        let files: BTreeMap<_, _> = files(home).map(|(name, mode, bytes)| (name, (mode, bytes))).collect();
        let mut ids = BTreeSet::new();
        for (name, (_, bytes)) in &files {
            let text = String::from_utf8_lossy(bytes);
            let pieces = pieces_of_name(name).into_iter().chain(pieces(&text));
            ids.extend(pieces.filter_map(|piece| match piece {
                Piece::Id(id) => Some(id.to_owned()),
                Piece::Plain(_) => None,
            }));
        }
        Self { files, ids }
    }
}

/// Finds the files that a run left in a home.
pub(crate) fn by(home: &Home, before: &Before) -> Left {
    let mut left = Left::new();
    let mut changed = Vec::new();
    for (name, mode, bytes) in files(home) {
        if before.files.get(&name).is_some_and(|(was, held)| (*was, held) == (mode, &bytes)) {
            left.push((name, mode, "as before".to_owned()));
        } else {
            changed.push((name, mode, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    left.sort();
    // In an order that does not depend on the names that were drawn.
    changed.sort_by_cached_key(|(name, _, text)| {
        let mut blank = |_: &str| "#".to_owned();
        let name = put(pieces_of_name(name), before, &mut blank);
        (name, put(pieces(text), before, &mut blank))
    });
    let mut numbers = BTreeMap::new();
    let mut number = |id: &str| {
        let next = numbers.len();
        format!("#{}", numbers.entry(id.to_owned()).or_insert(next))
    };
    for (name, mode, text) in &changed {
        let name = put(pieces_of_name(name), before, &mut number);
        left.push((name, *mode, put(pieces(text), before, &mut number)));
    }
    left
}

/// Every file and directory by its name below the data directory.
fn files(home: &Home) -> impl Iterator<Item = (String, u32, Vec<u8>)> {
    home.names().into_iter().map(|path| {
        let found = fs::metadata(&path).unwrap();
        // Which process held the lock last is nothing that a journal holds.
        let is_lock = ["write.lock", "lock", "write.lock/held"].iter().any(|name| path.ends_with(name));
        let has_text = !found.is_dir() && !is_lock;
        let bytes = if has_text { fs::read(&path).unwrap() } else { Vec::new() };
        let name = path.strip_prefix(home.data()).unwrap().to_str().unwrap().to_owned();
        (name, found.permissions().mode(), bytes)
    })
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain_from = 0;
    let mut id_from = 0;
    for (at, byte) in text.bytes().chain([0]).enumerate() {
        if byte.is_ascii_hexdigit() || byte == b'-' {
            continue;
        }
        if at - id_from >= SHORTEST {
            pieces.push(Piece::Plain(&text[plain_from..id_from]));
            pieces.push(Piece::Id(&text[id_from..at]));
            plain_from = at;
        }
        id_from = at + 1;
    }
    pieces.push(Piece::Plain(&text[plain_from..]));
    pieces
}

fn pieces_of_name(name: &str) -> Vec<Piece<'_>> {
    let drawn = DRAWN.iter().find_map(|start| name.find(start).map(|at| at + start.len()));
    let Some(at) = drawn else { return pieces(name) };
    let (start, rest) = name.split_at(at);
    let (id, end) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    vec![Piece::Plain(start), Piece::Id(id), Piece::Plain(end)]
}

fn put(pieces: Vec<Piece<'_>>, before: &Before, new: &mut impl FnMut(&str) -> String) -> String {
    let put = |piece| match piece {
        Piece::Id(id) if !before.ids.contains(id) => new(id),
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
        by(&home, &Before { files: BTreeMap::new(), ids: BTreeSet::from([old.to_owned()]) })
    };
    assert!(run(one, old, "xYz") == run(other, old, "qRs"));
    assert!(run(one, old, "xYz") != run(old, one, "xYz"), "an id that was there before is itself");
    assert!(run(one, one, "xYz") != run(one, other, "xYz"), "two new ids are not one");
}
