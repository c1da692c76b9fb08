//! Finds the versions of an entry that remain, with as much work as there are versions and digests in their lists.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Digest;
use super::document::Tombstone;
use crate::journal::entry::Entry;
use crate::journal::format::digest_list::with_all;

/// The versions of one id that neither give way to another nor are hidden, the newest first.
///
/// Whatever remains, the tombstone included, then names all that is gone, so that nothing can come back whichever
/// of them is met first, and the order of merging cannot matter.
pub(crate) fn heads(versions: Vec<Entry>, tombstone: Option<&mut Tombstone>) -> Vec<Entry> {
    if versions.len() == 1 && tombstone.is_none() {
        return versions;
    }
    let mut by_digest: BTreeMap<Digest, Entry> = BTreeMap::new();
    for version in versions {
        let digest = version.digest();
        let version = match by_digest.remove(&digest) {
            Some(copy) => version.same_as(copy),
            None => version,
        };
        by_digest.insert(digest, version);
    }
    let mut gone: BTreeSet<Digest> =
        tombstone.iter().flat_map(|tombstone| &tombstone.replaces).copied().collect();
    let circles = Circles::of(&by_digest);
    let is_head = |digest: &Digest, version: &Entry| !gone.contains(digest) && circles.keep(*digest, version);
    let heads: BTreeSet<Digest> = by_digest
        .iter()
        .filter(|(digest, version)| is_head(digest, version))
        .map(|(digest, _)| *digest)
        .collect();
    gone.extend(by_digest.values().flat_map(|version| &version.replaces));
    let gone: Vec<Digest> = gone.difference(&heads).copied().collect();
    by_digest.retain(|digest, _| heads.contains(digest));
    for (digest, version) in &mut by_digest {
        let beside = circles.beside(*digest).filter(|other| heads.contains(other));
        version.replaces = with_all(&with_all(&version.replaces, &gone), &beside.collect::<Vec<_>>());
    }
    if let Some(tombstone) = tombstone {
        tombstone.replaces = with_all(&tombstone.replaces, &gone);
    }
    let mut heads: Vec<(Digest, Entry)> = by_digest.into_iter().collect();
    heads.sort_by_key(|(digest, version)| std::cmp::Reverse((version.made_at().instant(), *digest)));
    heads.into_iter().map(|(_, version)| version).collect()
}

/// The circles among versions: versions that name each other, directly or through others, as only damaged files and
/// mixed lists have them. Usually each version is a circle of its own.
#[derive(Default)]
struct Circles {
    of: BTreeMap<Digest, usize>,
    members: BTreeMap<usize, Vec<Digest>>,
    /// When the latest version of each was made.
    latest: BTreeMap<usize, (i64, u32)>,
    /// The circles that a version of another circle names.
    named: BTreeSet<usize>,
}

impl Circles {
    fn of(versions: &BTreeMap<Digest, Entry>) -> Self {
        let places: BTreeMap<Digest, usize> = versions.keys().copied().zip(0..).collect();
        let place = |digest: &Digest| places.get(digest).copied();
        let names: Vec<Vec<usize>> =
            versions.values().map(|version| version.replaces.iter().filter_map(place).collect()).collect();
        let numbers = numbers(&names);
        let number = |place: usize| numbers.get(place).copied().unwrap_or_default();
        let mut circles = Self::default();
        for ((place, names), (digest, version)) in (0..).zip(&names).zip(versions) {
            let own = number(place);
            circles.of.insert(*digest, own);
            circles.members.entry(own).or_default().push(*digest);
            let made_at = version.made_at().instant();
            let latest = circles.latest.entry(own).or_insert(made_at);
            *latest = made_at.max(*latest);
            circles.named.extend(names.iter().map(|name| number(*name)).filter(|other| *other != own));
        }
        circles
    }

    /// Whether no version replaces this one. Of those that name each other the later counts, and of those of one
    /// moment all remain: none may vanish.
    fn keep(&self, digest: Digest, version: &Entry) -> bool {
        let Some(own) = self.of.get(&digest) else { return true };
        !self.named.contains(own) && self.latest.get(own) == Some(&version.made_at().instant())
    }

    /// All versions of its circle, if there is more than this one.
    fn beside(&self, digest: Digest) -> impl Iterator<Item = Digest> {
        let members = self.of.get(&digest).and_then(|own| self.members.get(own));
        members.filter(|members| members.len() > 1).into_iter().flatten().copied()
    }
}

/// Numbers the places of a graph: places that lead to each other get the same number.
///
/// This is Kosaraju's method: the place that is left last on the way out is the first to walk back from.
fn numbers(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    for (from, ends) in edges.iter().enumerate() {
        for end in ends {
            if let Some(back) = back.get_mut(*end) {
                back.push(from);
            }
        }
    }
    let (mut seen, mut left) = (vec![false; edges.len()], Vec::new());
    for start in 0..edges.len() {
        walk(edges, start, &mut seen, &mut |place| left.push(place));
    }
    let (mut seen, mut numbers) = (vec![false; edges.len()], vec![0; edges.len()]);
    for start in left.into_iter().rev() {
        let mut number = |place: usize| {
            if let Some(number) = numbers.get_mut(place) {
                *number = start;
            }
        };
        walk(&back, start, &mut seen, &mut number);
    }
    numbers
}

/// Walks from a place to all places that were not seen yet, and returns each place when it is done with it.
fn walk(edges: &[Vec<usize>], start: usize, seen: &mut [bool], leave: &mut dyn FnMut(usize)) {
    let mut is_new = |place: usize| seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut path = Vec::new();
    if is_new(start) {
        path.push((start, 0));
    }
    while let Some((place, next)) = path.last_mut() {
        if let Some(end) = edges.get(*place).and_then(|ends| ends.get(*next)) {
            *next += 1;
            if is_new(*end) {
                path.push((*end, 0));
            }
        } else {
            leave(*place);
            path.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::{Body, EntryId, Moment, Note};

    /// A version without a list, made at one of a few moments.
    fn version(number: u8) -> Entry {
        let day = "2026-11-22".parse().unwrap();
        let body = Body::Note(Note { text: number.to_string() });
        let saved_at: Moment = "2026-11-22T21:00:00Z".parse().unwrap();
        let entry = Entry::new(EntryId::new_v7(0, [1; 10]), day, body, saved_at.clone(), day);
        Entry { edited_at: Some(saved_at.plus_seconds(i64::from(number % 4))), ..entry }
    }

    /// Follows docs/format.md word for word.
    fn as_described(versions: &[Entry], hidden: &[Digest]) -> Vec<(Digest, BTreeSet<Digest>)> {
        let of: BTreeMap<Digest, &Entry> =
            versions.iter().map(|version| (version.digest(), version)).collect();
        let names = |digest: &Digest| {
            let (mut names, mut open) = (BTreeSet::new(), of[digest].replaces.clone());
            while let Some(digest) = open.pop() {
                if names.insert(digest) {
                    open.extend(of.get(&digest).into_iter().flat_map(|earlier| &earlier.replaces));
                }
            }
            names
        };
        let names: BTreeMap<Digest, BTreeSet<Digest>> =
            of.keys().map(|digest| (*digest, names(digest))).collect();
        let made_at = |digest: &Digest| of[digest].made_at().instant();
        let gives_way = |digest: &Digest| {
            names.iter().any(|(other, theirs)| {
                theirs.contains(digest)
                    && (!names[digest].contains(other) || made_at(other) > made_at(digest))
            })
        };
        let heads: BTreeSet<Digest> =
            of.keys().filter(|digest| !hidden.contains(digest) && !gives_way(digest)).copied().collect();
        let all = names.values().flatten().chain(hidden);
        let gone: BTreeSet<Digest> = all.filter(|digest| !heads.contains(digest)).copied().collect();
        let mut described: Vec<_> = heads
            .iter()
            .map(|head| (*head, gone.iter().chain(&names[head]).copied().collect::<BTreeSet<_>>()))
            .collect();
        described.sort_by_key(|(head, _)| std::cmp::Reverse((made_at(head), *head)));
        described
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_remains_is_what_the_format_says_whatever_names_whatever(
            count in 1_u8..9,
            names in prop::collection::vec((0_u8..9, 0_u8..12), 0..14),
            hidden in prop::option::of(prop::collection::vec(0_u8..12, 0..4)),
        ) {
            let digest = |number: u8| version(number).digest();
            let mut versions: Vec<Entry> = (0..count).map(version).collect();
            for (from, to) in names {
                if let Some(version) = versions.get_mut(usize::from(from)) {
                    version.replaces.push(digest(to));
                }
            }
            let hidden: Option<Vec<Digest>> = hidden.map(|hidden| hidden.into_iter().map(digest).collect());
            let mut expected = as_described(&versions, hidden.as_deref().unwrap_or_default());
            if versions.len() == 1 && hidden.is_none() {
                expected = vec![(versions[0].digest(), versions[0].replaces.iter().copied().collect())];
            }
            let id = versions[0].id;
            let mut tombstone = hidden.map(|hidden| Tombstone::new(id, versions[0].saved_at.clone(), hidden));
            let found: Vec<(Digest, BTreeSet<Digest>)> = heads(versions, tombstone.as_mut())
                .iter()
                .map(|head| (head.digest(), head.replaces.iter().copied().collect()))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn an_edit_of_an_edit_of_an_edit_is_as_much_work_as_there_are_edits() {
        // Squared it would be minutes: each names the one before it, in the other order than that of time, too.
        let count = 30_000;
        let mut versions: Vec<Entry> = Vec::new();
        for number in 0..count {
            let mut next = Entry { edited_at: Some(version(0).saved_at.plus_seconds(number)), ..version(0) };
            next.replaces = versions.last().map(Entry::digest).into_iter().collect();
            versions.push(next);
        }
        let last = versions.last().map(Entry::digest);
        versions[0].replaces = last.into_iter().collect();
        let heads = heads(versions, None);
        assert_eq!(heads.len(), 1);
        assert_eq!(heads[0].replaces.len(), usize::try_from(count).unwrap());
    }
}
