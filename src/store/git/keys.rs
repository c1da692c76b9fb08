//! The keys of a sealed journal, when devices meet: they are taken over where there are none, and other keys are refused. Those for
//! another passphrase take the place of what was here, which is kept in quarantine.

use super::fault::Fault;
use super::joining::Sides;
use super::tree::Tree;
use crate::store::files::content::is_sealed_name;

/// What becomes of the keys here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// They stay as they are.
    Stay,
    /// The journal was sealed on another device: its keys are taken over, and what lies here in clear is sealed with them.
    Adopt,
    /// The same keys, for another passphrase.
    Rewrap,
}

/// The file by which keys can be told apart without opening them.
const MARK: &str = "keys/inbox.pub";

/// Decides what becomes of the keys.
///
/// # Errors
/// [`Fault`] when only the person can decide.
pub(super) fn decided(sides: &Sides) -> Result<Keys, Fault> {
    let (ours, base, theirs) = (of(&sides.ours), of(&sides.base), of(&sides.theirs));
    if theirs.is_empty() && sides.theirs.keys().any(|path| is_sealed_name(path)) {
        return Err(Fault::UnsealedElsewhere);
    }
    if ours == theirs || base == theirs {
        return Ok(Keys::Stay);
    }
    match (ours.is_empty(), theirs.is_empty()) {
        (true, _) => Ok(Keys::Adopt),
        (false, true) => Err(Fault::UnsealedElsewhere),
        (false, false) if ours.get(MARK) != theirs.get(MARK) => Err(Fault::OtherKeys),
        (false, false) => Ok(if ours == base { Keys::Rewrap } else { Keys::Stay }),
    }
}

/// The keys among some files.
fn of(tree: &Tree) -> Tree {
    tree.iter()
        .filter(|(path, _)| path.starts_with("keys/"))
        .map(|(path, blob)| (path.clone(), blob.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::git::tree::Blob;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let blob = |oid: &str| Blob { oid: oid.to_owned(), size: 1 };
        files.iter().map(|(path, oid)| ((*path).to_owned(), blob(oid))).collect()
    }

    fn keys(mark: &str, wrapper: &str) -> Tree {
        tree(&[(MARK, mark), ("keys/identity.age", wrapper)])
    }

    #[test]
    fn keys_come_where_there_are_none_and_never_in_the_place_of_others() {
        let none = Tree::new;
        let cases: [(Tree, Tree, Tree, Option<Keys>); 9] = [
            (none(), none(), keys("m", "w"), Some(Keys::Adopt)),
            (keys("m", "w"), none(), none(), Some(Keys::Stay)),
            (keys("m", "w"), keys("m", "w"), keys("m", "new"), Some(Keys::Rewrap)),
            (keys("m", "mine"), keys("m", "w"), keys("m", "new"), Some(Keys::Stay)),
            (keys("m", "w"), keys("m", "w"), keys("other", "new"), None),
            (keys("m", "w"), none(), keys("other", "w"), None),
            (keys("m", "w"), keys("m", "w"), none(), None),
            (none(), keys("m", "w"), keys("m", "w"), Some(Keys::Stay)),
            (none(), keys("m", "w"), keys("other", "w"), Some(Keys::Adopt)),
        ];
        for (ours, base, theirs, expected) in cases {
            let found = decided(&Sides { ours, base, theirs }).ok();
            assert_eq!(found, expected);
        }
        let theirs = tree(&[("journal/2026-11.json.age", "1")]);
        assert!(
            decided(&Sides { ours: none(), base: none(), theirs }).is_err(),
            "sealed months without keys"
        );
    }
}
