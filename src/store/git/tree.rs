//! The files of a commit, listed and looked at before anything of them comes onto the disk.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::fault::harmless;
use super::names;
use super::program::Git;
use crate::store::files::dirs::MOST_BYTES;
use crate::store::git::fault::Fault;

/// The most files of one journal, and the most bytes of all of them.
const MOST_FILES: usize = 20_000;
const MOST_ALL: u64 = 512 * 1024 * 1024;

/// A content, by its name in git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blob {
    /// Its name.
    pub(super) oid: String,
    /// Its length in bytes.
    pub(super) size: u64,
}

/// The files of a commit by their paths.
pub(super) type Tree = BTreeMap<String, Blob>;

/// Lists the files of a commit or a tree; one that holds anything but plain files of the journal is refused, with what it is.
///
/// # Errors
/// [`Fault`]; within, what no journal holds.
pub(super) fn listed(git: &Git, commit: &str) -> Result<Result<Tree, String>, Fault> {
    let listing = git.run(&["ls-tree", "-r", "-z", "-l", "--full-tree", commit], &[])?;
    Ok(parsed(&listing))
}

fn parsed(listing: &[u8]) -> Result<Tree, String> {
    let mut tree = Tree::new();
    let (mut all, mut folded) = (0, BTreeSet::new());
    for line in listing.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let line = std::str::from_utf8(line).map_err(|_| "a name that is no text".to_owned())?;
        let (head, path) = line.split_once('\t').ok_or("a listing that cannot be read")?;
        let mut head = head.split_ascii_whitespace();
        let (mode, kind, oid, size) = (head.next(), head.next(), head.next(), head.next());
        let named = harmless(path);
        match (mode, kind) {
            (Some("100644"), Some("blob")) => {}
            (Some("120000"), _) => return Err(format!("a symbolic link ({named})")),
            (Some("160000"), _) => return Err(format!("another repository ({named})")),
            (Some("100755"), _) => return Err(format!("a program ({named})")),
            _ => return Err(format!("something that is no plain file ({named})")),
        }
        if names::of(path).is_none() {
            return Err(format!("a file that is not of a journal ({named})"));
        }
        let size: u64 = size.and_then(|size| size.parse().ok()).ok_or("a file without a size")?;
        if size > MOST_BYTES {
            return Err(format!("a file that is larger than 64 MiB ({named})"));
        }
        all += size;
        // On some systems these would be one file.
        if !folded.insert(path.nfkc().collect::<String>().to_lowercase()) {
            return Err(format!("two files whose names differ in nothing that every system sees ({named})"));
        }
        if all > MOST_ALL || tree.len() >= MOST_FILES {
            return Err("more than a journal can hold".to_owned());
        }
        let oid = oid.unwrap_or_default().to_owned();
        tree.insert(path.to_owned(), Blob { oid, size });
    }
    Ok(tree)
}

/// The files on which all of these agree.
pub(super) fn common(trees: Vec<Tree>) -> Tree {
    let mut trees = trees.into_iter();
    let mut common = trees.next().unwrap_or_default();
    for tree in trees {
        common.retain(|path, blob| tree.get(path) == Some(blob));
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    const OID: &str = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    fn line(mode: &str, kind: &str, size: &str, path: &str) -> Vec<u8> {
        format!("{mode} {kind} {OID} {size:>7}\t{path}\0").into_bytes()
    }

    #[test]
    fn plain_files_of_a_journal_are_listed() {
        let listing = [
            line("100644", "blob", "12", "journal/2026-11.json"),
            line("100644", "blob", "0", "trash/draft-1.jsonl"),
        ];
        let tree = parsed(&listing.concat()).unwrap();
        let blob = Blob { oid: OID.to_owned(), size: 12 };
        assert_eq!(tree.get("journal/2026-11.json"), Some(&blob));
        assert_eq!(tree.len(), 2);
    }

    #[test]
    fn anything_else_is_refused_in_a_harmless_line() {
        let month = "journal/2026-11.json";
        for (listing, what) in [
            (line("120000", "blob", "12", month), "a symbolic link"),
            (line("160000", "commit", "-", month), "another repository"),
            (line("100755", "blob", "12", month), "a program"),
            (line("040000", "tree", "-", month), "no plain file"),
            (line("100644", "blob", "67108865", month), "larger than 64 MiB"),
            (line("100644", "blob", "1", "state.json"), "not of a journal"),
            (line("100644", "blob", "1", "journal/\u{1b}[2J"), "(journal/\u{fffd}[2J)"),
            (b"100644 blob x 1\tjournal/\xff.json\0".to_vec(), "no text"),
            (
                [line("100644", "blob", "1", month), line("100644", "blob", "1", "journal/2026-11.JSON")]
                    .concat(),
                "two files",
            ),
            (vec![line("100644", "blob", "60000000", "journal/2026-11.json"); 1].concat(), ""),
        ] {
            match parsed(&listing) {
                Err(said) => assert!(said.contains(what) && !said.contains('\u{1b}'), "{said}"),
                Ok(_) => assert_eq!(what, ""),
            }
        }
        let many: Vec<u8> = (1..=12)
            .flat_map(|month| line("100644", "blob", "60000000", &format!("journal/2026-{month:02}.json")))
            .collect();
        assert!(parsed(&many).unwrap_err().contains("more than a journal"));
    }

    #[test]
    fn common_is_what_all_hold_alike() {
        let tree = |oids: [&str; 2]| -> Tree {
            let blob = |oid: &str| Blob { oid: oid.to_owned(), size: 1 };
            [("a".to_owned(), blob(oids[0])), ("b".to_owned(), blob(oids[1]))].into()
        };
        assert_eq!(common(vec![tree(["1", "2"]), tree(["1", "3"])]).len(), 1);
        assert!(common(Vec::new()).is_empty());
    }
}
