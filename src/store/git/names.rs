//! Which files are carried: those of the journal itself, by their names alone, and nothing else.

use crate::store::file_names;
use crate::store::files::content::{SEALED, is_sealed_name, without_seal};
use crate::store::{draft, key_files};

/// The longest name that is carried, in bytes.
const MOST_BYTES: usize = 200;
/// Characters that names cannot have on every system.
const ODD: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// A directory whose files are carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The keys of a sealed journal.
    Keys,
    /// The deleted entries and discarded drafts.
    Trash,
    /// The months and what lies beside them.
    Journal,
    /// What waits to be sorted in.
    Inbox,
}

impl Place {
    /// All of them, in the order in which their files are written.
    pub(super) const ALL: [Self; 4] = [Self::Keys, Self::Trash, Self::Journal, Self::Inbox];

    /// The name of the directory.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Trash => "trash",
            Self::Journal => "journal",
            Self::Inbox => "inbox",
        }
    }

    /// Whether a file of this name may be carried from there.
    pub(super) fn holds(self, name: &str) -> bool {
        is_sound(name)
            && match self {
                Self::Keys => key_files::NAMES.contains(&name),
                Self::Journal if is_sealed_name(name) => {
                    let plain = without_seal(name);
                    name.ends_with(SEALED)
                        && (file_names::named(plain).is_some() || file_names::copy_of_sealed(plain).is_some())
                }
                Self::Journal => file_names::named(name).is_some() || file_names::copy_of(name).is_some(),
                Self::Trash => draft::is_name(name) || is_of_sum(without_seal(name), ".json"),
                Self::Inbox => is_of_sum(name, SEALED),
            }
    }
}

/// Whether a name is an id or a sum, with or without the mark of a second one.
fn is_of_sum(name: &str, end: &str) -> bool {
    let Some(stem) = name.strip_suffix(end) else { return false };
    let sum = stem.split_once(' ').map_or(stem, |(sum, _)| sum);
    !sum.is_empty() && sum.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

/// Whether a name can stand on every system, and can be taken for nothing else.
fn is_sound(name: &str) -> bool {
    name.len() <= MOST_BYTES
        && !name.starts_with(['-', '.', ' '])
        && !name.ends_with(['.', ' '])
        && !name.chars().any(|c| c.is_control() || ODD.contains(&c))
}

/// The place and the name of a file that is carried.
pub(super) fn of(path: &str) -> Option<(Place, &str)> {
    let (dir, name) = path.split_once('/')?;
    let place = Place::ALL.into_iter().find(|place| place.name() == dir)?;
    place.holds(name).then_some((place, name))
}

/// The name under which another file of the same name lies beside: `2026-11 (git).json.age`.
pub(super) fn beside(name: &str, number: usize) -> String {
    let plain = without_seal(name);
    let end = name.strip_prefix(plain).unwrap_or_default();
    let plain = &unmarked(plain);
    let mark = if number < 2 { "git".to_owned() } else { format!("git {number}") };
    match plain.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem} ({mark}).{extension}{end}"),
        None => format!("{plain} ({mark}){end}"),
    }
}

/// A name without the mark that [`beside`] gives it.
fn unmarked(name: &str) -> String {
    match name.split_once(" (git") {
        Some((stem, rest)) => match rest.split_once(')') {
            Some((_, end)) => format!("{stem}{end}"),
            None => name.to_owned(),
        },
        None => name.to_owned(),
    }
}

/// Whether a name is one that [`beside`] gives.
pub(in crate::store) fn is_beside(name: &str) -> bool {
    name.contains(" (git).") || name.contains(" (git ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "c6397fe6-3aaf-8f7b-8f07-37cbb37f01a5";

    #[test]
    fn only_files_of_the_journal_itself_are_carried() {
        for path in [
            "journal/2026-11.json",
            "journal/2026-11.aside.json",
            "journal/2026-11.json.age",
            "journal/2026-11 (git).json",
            "journal/2026-11 (git 2).json.age",
            "journal/2026-11 (Ana's copy).json.age",
            &format!("trash/{ID}.json"),
            "trash/0123456789abcdef.json.age",
            "trash/0123456789abcdef (git).json.age",
            "trash/draft-1-2.jsonl",
            "trash/draft-1-2.jsonl.age-lines",
            "inbox/0123456789abcdef.age",
            "keys/identity.age",
            "keys/identity-2.age",
            "keys/identity-paper.age",
            "keys/inbox.pub",
            "keys/encryption.json",
        ] {
            assert!(of(path).is_some(), "{path}");
        }
        for path in [
            "2026-11.json",
            "state.json",
            "private.json.age",
            "unsaid.json",
            "lock",
            "drafts/draft-1.jsonl",
            "backups/2026-11-22_211403.json",
            "quarantine/2026-11-0.json",
            "out/2026-11.json",
            "lent/text",
            "receipts/a.json",
            ".git/config",
            ".gitattributes",
            "journal/.gitattributes",
            "journal/.git",
            "journal/notes.txt",
            "journal/a/2026-11.json",
            "journal/../2026-11.json",
            "journal/-2026-11.json",
            "journal/2026-11.json.age-lines",
            "journal/.inward-a.tmp",
            "journal/2026-11 a:b.json",
            "journal/2026-11\n.json",
            "keys/identity (git).age",
            "keys/identity-3.age",
            "keys/id_rsa",
            "trash/notes.json",
            "trash/-a.txt",
            "inbox/notes.age",
            "inbox/0123.json",
            "Journal/2026-11.json",
            "journal",
            "journal/",
        ] {
            assert!(of(path).is_none(), "{path}");
        }
    }

    #[test]
    fn what_lies_beside_has_a_name_that_is_known_for_a_copy() {
        let november = "2026-11".parse().ok();
        for (name, expected) in [
            ("2026-11.json", "2026-11 (git).json"),
            ("2026-11.json.age", "2026-11 (git).json.age"),
            ("2026-11.aside.json.age", "2026-11.aside (git).json.age"),
        ] {
            assert_eq!(beside(name, 1), expected);
            assert!(is_beside(expected) && Place::Journal.holds(expected) && !is_beside(name));
            assert_eq!(file_names::copy_of(without_seal(expected)), november, "{expected}");
        }
        assert_eq!(beside("2026-11.json.age", 2), "2026-11 (git 2).json.age");
        assert_eq!(beside("2026-11 (git).json.age", 2), "2026-11 (git 2).json.age");
        assert_eq!(beside("0123.age", 1), "0123 (git).age");
        assert!(
            Place::Inbox.holds(&beside("0123.age", 1)) && Place::Trash.holds(&beside("0123.json.age", 3))
        );
    }
}
