//! Lists of digests: adding to one, and uniting two.

use std::collections::BTreeSet;

use super::digest::Digest;

/// The list with those digests of `more` that it does not hold yet at its end.
pub(crate) fn appended<'a>(list: &[Digest], more: impl IntoIterator<Item = &'a Digest>) -> Vec<Digest> {
    let mut held: BTreeSet<Digest> = list.iter().copied().collect();
    let new = more.into_iter().copied().filter(|digest| held.insert(*digest));
    let mut all = list.to_vec();
    all.extend(new);
    all
}

/// Unites the lists of two copies of one thing: unchanged when they agree, sorted when they do not, so that
/// the order of merging cannot matter.
pub(crate) fn united(one: &[Digest], other: &[Digest]) -> Vec<Digest> {
    if one == other {
        return one.to_vec();
    }
    let all: BTreeSet<Digest> = one.iter().chain(other).copied().collect();
    all.into_iter().collect()
}

/// Adds digests to the list: it stays as it is when it holds them already, as it usually does, and is sorted otherwise.
pub(crate) fn with_all(list: &[Digest], more: &[Digest]) -> Vec<Digest> {
    let held: BTreeSet<Digest> = list.iter().copied().collect();
    if more.iter().all(|digest| held.contains(digest)) { list.to_vec() } else { united(list, more) }
}
