//! Documents as other programs might write them.

use inward::journal::{Document, Entry, Moment};
use proptest::prelude::*;

use super::world::{body, day, id, month};

/// One copy of a version as some file may hold it: a text, a second, and what it says that it replaces.
type Copy = (usize, i64, Vec<usize>);

/// A document as no device would write it: any versions, any order, any unknown fields, any texts to keep.
#[derive(Clone, Debug)]
pub(super) struct Odd {
    pub(super) copies: Vec<Copy>,
    pub(super) tombstones: Vec<Vec<usize>>,
    pub(super) kept: Vec<u8>,
    pub(super) extra: Vec<(u8, u8)>,
}

/// The versions that odd documents are about, by number; in `acyclic` ones a version replaces only those of
/// earlier seconds.
pub(super) fn odd(acyclic: bool) -> impl Strategy<Value = Odd> {
    let copy = (0..3_usize, 0..3_i64, prop::collection::vec(0..9_usize, 0..4)).prop_map(
        move |(text, second, mut replaces)| {
            replaces.retain(|number| !acyclic || *number < number_of(0, second));
            (text, second, replaces)
        },
    );
    let tombstone = prop::collection::vec(0..9_usize, 1..3);
    (
        prop::collection::vec(copy, 0..5),
        prop::collection::vec(tombstone, 0..3),
        prop::collection::vec(0..3_u8, 0..3),
        prop::collection::btree_map(0..3_u8, 0..3_u8, 0..3).prop_map(|map| map.into_iter().collect()),
        any::<bool>(),
    )
        .prop_map(|(copies, tombstones, kept, mut extra, turn): (_, _, _, Vec<(u8, u8)>, _)| {
            if turn {
                extra.reverse();
            }
            Odd { copies, tombstones, kept, extra }
        })
}

pub(super) fn number_of(text: usize, second: i64) -> usize {
    usize::try_from(second).unwrap() * 3 + text
}

pub(super) fn version(text: usize, second: i64) -> Entry {
    Entry::new(id(0), day(0), body(0, text), Moment::new(1_795_378_443 + second, 0), day(0))
}

pub(super) fn digest(number: usize) -> String {
    version(number % 3, i64::try_from(number / 3).unwrap()).digest().to_string()
}

impl Odd {
    pub(super) fn document(&self) -> Document {
        let quoted = |numbers: &[usize]| -> Vec<String> {
            numbers.iter().map(|number| format!("{:?}", digest(*number))).collect()
        };
        let extra: Vec<String> =
            self.extra.iter().map(|(name, value)| format!(",\"x{name}\":{value}")).collect();
        let extra = extra.concat();
        let entries: Vec<String> = self
            .copies
            .iter()
            .map(|(text, second, replaces)| {
                let entry = version(*text, *second).to_value().to_string();
                entry.replace("\"replaces\":[]", &format!("\"replaces\":[{}]", quoted(replaces).join(",")))
            })
            .collect();
        let tombstones: Vec<String> = self
            .tombstones
            .iter()
            .enumerate()
            .map(|(index, hidden)| {
                format!(
                    r#"{{"id":"{}","deleted_at":"2026-11-2{index}T08:00:00Z","replaces":[{}]{extra}}}"#,
                    id(0),
                    quoted(hidden).join(",")
                )
            })
            .collect();
        let kept: Vec<String> = self.kept.iter().map(|number| format!("{{\"kept\": {number}}}")).collect();
        let list = |known: &[String]| [known, &kept].concat().join(",");
        let text = format!(
            r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{}],"others":[{}],"tombstones":[{}]{extra}}}"#,
            list(&entries),
            list(&[]),
            list(&tombstones),
        );
        Document::parse(&text, month()).unwrap()
    }
}
