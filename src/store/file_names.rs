//! The names of files in the journal: which month each stands for, and which are the copies that sync programs leave.

use std::path::Path;

use crate::journal::Month;
use crate::store::files::content::{is_sealed_name, without_seal};
use crate::store::files::dirs::Dirs;

/// Returns the month that the name of a file in the journal stands for, and whether it is the document next to the month's own;
/// `None` too for one that is sealed while the journal is not, or the other way round.
pub(super) fn named_in(dirs: &Dirs, name: &str) -> Option<(Month, bool)> {
    named(dirs.own_name(name)?)
}

/// Returns the month that a name stands for, without the end that says that its file is sealed, and whether it is the document
/// next to the month's own.
pub(super) fn named(name: &str) -> Option<(Month, bool)> {
    let stem = name.strip_suffix(".json")?;
    match stem.strip_suffix(".aside") {
        Some(month) => Some((month.parse().ok()?, true)),
        None => Some((stem.parse().ok()?, false)),
    }
}

/// Returns the month whose documents a file of this name lies next to: `2026-11 (conflicted copy).json`. Beside a sealed month
/// that is also a document in clear, which another device wrote or somebody put back.
pub(super) fn beside(dirs: &Dirs, name: &str) -> Option<Month> {
    match (is_sealed_name(name), dirs.is_sealed()) {
        (false, true) => named(name).map(|(month, _)| month).or_else(|| copy_of(name)),
        (true, true) => copy_of_sealed(without_seal(name)),
        (false, false) => copy_of(name),
        // Without a key nothing can be said of it.
        (true, false) => None,
    }
}

/// Returns the month of a copy of this name.
pub(super) fn copy_of(name: &str) -> Option<Month> {
    if named(name).is_some() {
        return None;
    }
    let (month, rest) = name.split_at_checked(7)?;
    let is_copy =
        !rest.starts_with(char::is_alphanumeric) && (has_extension(name, "json") || is_left_by_git(name));
    if is_copy { month.parse().ok() } else { None }
}

/// A name for a copy that lies beside a file of the journal: `2026-11 (2).json.age` beside `2026-11.json.age`.
pub(super) fn copy_beside(name: &str, number: usize) -> String {
    let plain = without_seal(name);
    let end = name.strip_prefix(plain).unwrap_or_default();
    match plain.strip_suffix(".json") {
        Some(stem) => format!("{stem} ({number}).json{end}"),
        None => format!("{plain} ({number}){end}"),
    }
}

fn has_extension(name: &str, wanted: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// Returns the month of a copy of a sealed month, whose name comes without its end.
pub(super) fn copy_of_sealed(name: &str) -> Option<Month> {
    let (month, rest) = name.split_at_checked(7)?;
    copy_of(name).or_else(|| if is_of_sealed(rest) { month.parse().ok() } else { None })
}

/// What is left of the name of a copy of a sealed month without its end, for programs that put their words before the last one:
/// `.json.sync-conflict-…`, `.json (conflicted copy)`.
fn is_of_sealed(rest: &str) -> bool {
    let after = rest.strip_prefix(".aside").unwrap_or(rest).strip_prefix(".json");
    after.is_some_and(|after| after.starts_with([' ', '.', '_', '-']) && !has_extension(after, "tmp"))
}

fn is_left_by_git(name: &str) -> bool {
    has_extension(name, "orig")
        || ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"].iter().any(|mark| name.contains(mark))
}

/// Returns the program that names its copies like this one.
pub(super) fn program(name: &str) -> Option<&'static str> {
    let rest = without_seal(name).get(7..)?;
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let stem = rest.strip_suffix(".json").unwrap_or(rest);
    if rest.contains(".sync-conflict-") {
        Some("Syncthing")
    } else if rest.starts_with(" (conflicted copy 2") || rest.contains("_conflict-") {
        Some("Nextcloud")
    } else if rest.contains("conflicted copy") || rest.contains("Case Conflict") {
        Some("Dropbox")
    } else if stem.strip_prefix(' ').is_some_and(is_number) {
        Some("iCloud")
    } else if is_left_by_git(name) || rest.contains(" (git).") || rest.contains(" (git ") {
        Some("git")
    } else if stem.strip_prefix('-').is_some_and(|host| !host.is_empty()) {
        Some("OneDrive")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_months_are_months() {
        let november = "2026-11".parse().unwrap();
        assert_eq!(named("2026-11.json"), Some((november, false)));
        assert_eq!(named("2026-11.aside.json"), Some((november, true)));
        for name in
            ["2026-13.json", "2026-11 (conflicted copy).json", "2026-11.json.tmp", "x.aside.json", ".json"]
        {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn copies_are_known_by_their_names_and_so_is_who_left_them() {
        for (name, expected) in [
            ("2026-11.sync-conflict-20261122-211403-ABCDEFG.json", Some("Syncthing")),
            ("2026-11.aside.sync-conflict-20261122-211403-ABCDEFG.json", Some("Syncthing")),
            ("2026-11 (Ana's conflicted copy 2026-11-22).json", Some("Dropbox")),
            ("2026-11 (laptop's conflicted copy 2026-11-22 (1)).json", Some("Dropbox")),
            ("2026-11 (Case Conflict).json", Some("Dropbox")),
            ("2026-11 (conflicted copy 2026-11-22 211403).json", Some("Nextcloud")),
            ("2026-11_conflict-20261122-211403.json", Some("Nextcloud")),
            ("2026-11-LAPTOP.json", Some("OneDrive")),
            ("2026-11-LAPTOP-2.json", Some("OneDrive")),
            ("2026-11 2.json", Some("iCloud")),
            ("2026-11.json.orig", Some("git")),
            ("2026-11_REMOTE_4711.json", Some("git")),
            ("2026-11 (1).json", None),
            ("2026-11.json.sync-conflict-20261122-211403-ABCDEFG", Some("Syncthing")),
            ("2026-11.json (Ana's conflicted copy)", Some("Dropbox")),
            ("2026-11 (git).json", Some("git")),
            ("2026-11 (git 2).json", Some("git")),
            ("2026-11 (In Konflikt stehende Kopie).json", None),
        ] {
            assert_eq!(copy_of_sealed(name), "2026-11".parse().ok(), "{name}");
            assert_eq!(program(name), expected, "{name}");
        }
    }

    #[test]
    fn other_files_are_no_copies() {
        for name in [
            "2026-11.json",
            "2026-11.aside.json",
            ".inward-a1.tmp",
            ".syncthing.2026-11.json.tmp",
            "2026-111.json",
            "2026-13 2.json",
            "2026-11.json~",
            "2026-11 2.txt",
            "notes.json",
            "２０２６-11 2.json",
        ] {
            assert_eq!(copy_of(name), None, "{name}");
        }
    }
}
