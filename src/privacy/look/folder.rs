//! Who gets a copy of the data directory, as far as marks on the folder and above it tell.

use std::path::{Path, PathBuf};

use super::bounded;
use crate::paths;
use crate::privacy::Places;
use crate::privacy::facts::{Backups, Folder, Git, Volume};
use crate::system::volume;

/// What sync programs put into the folders that they copy.
const MARKS: [(&str, &str); 12] = [
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
    (".stversions", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".megaignore", "MEGA"),
    (".sync/ID", "Resilio Sync"),
    (".seafile-data", "Seafile"),
];
/// How the names of databases begin that others put there.
const DATABASES: [(&str, &str); 2] =
    [(".sync_", "Nextcloud or ownCloud"), ("._sync_", "Nextcloud or ownCloud")];

/// What programs for backups keep, below the home directory or what is named by the variables.
const IN_CACHE: [(&str, &str); 6] = [
    ("borg", "Borg"),
    ("deja-dup", "Déjà Dup"),
    ("duplicity", "duplicity"),
    ("kopia", "Kopia"),
    ("restic", "restic"),
    ("rustic", "rustic"),
];
const IN_SETTINGS: [(&str, &str); 4] =
    [("backintime", "Back In Time"), ("borg", "Borg"), ("borgmatic", "Borg"), ("kopia", "Kopia")];
const IN_DATA: [(&str, &str); 2] = [("Vorta", "Vorta"), ("backintime", "Back In Time")];
const IN_HOME: [(&str, &str); 2] =
    [(".var/app/org.gnome.World.PikaBackup", "Pika Backup"), (".var/app/com.borgbase.Vorta", "Vorta")];
const IN_SYSTEM: [(&str, &str); 4] = [
    ("etc/timeshift/timeshift.json", "Timeshift"),
    ("timeshift", "Timeshift"),
    ("etc/snapper/configs/root", "Snapper"),
    ("Library/Preferences/com.apple.TimeMachine.plist", TIME_MACHINE),
];
/// The folder of old states that Snapper keeps on a volume.
const SNAPSHOTS: (&str, &str) = (".snapshots", "Snapper");
const TIME_MACHINE: &str = "Time Machine";

pub(super) fn look(root: &Path, places: &Places) -> Folder {
    Folder {
        sync: sync(root),
        volume: kind_of_volume(root, &places.system),
        git: git(root),
        backups: backups(root, places),
    }
}

/// The kind of volume that a folder lies on, as the system names it.
fn kind_of_volume(root: &Path, system: &Path) -> Volume {
    let read = |name: &str| bounded::content(system, &system.join(name)).text();
    volume::kind(root, read).map_or(Volume::Untold, Volume::Kind)
}

/// The sync program whose mark is on the folder, on the one with the months in it, or above.
fn sync(root: &Path) -> Option<(&'static str, PathBuf)> {
    let journal = root.join("journal");
    for dir in [journal.as_path()].into_iter().chain(root.ancestors()) {
        for (mark, program) in MARKS {
            let path = dir.join(mark);
            // The settings of Dropbox lie in the home directory under the same name.
            let is_settings = mark == ".dropbox" && path.is_dir();
            if bounded::is_there(&path) && !is_settings {
                return Some((program, dir.to_owned()));
            }
        }
        let names = bounded::names(dir, dir).unwrap_or_default();
        let is_database = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == "db");
        let database = |(start, _): &&(&str, &str)| {
            names.iter().any(|name| name.starts_with(start) && is_database(name))
        };
        if let Some((_, program)) = DATABASES.iter().find(database) {
            return Some((program, dir.to_owned()));
        }
    }
    paths::sync_program(root).map(|program| (program, root.to_owned()))
}

fn git(root: &Path) -> Option<Git> {
    let tree = root.ancestors().find(|dir| bounded::is_there(&dir.join(".git")))?;
    let dir = tree.join(".git");
    let has_remote = match bounded::content(tree, &dir.join("config")) {
        bounded::Content::Bytes { bytes, .. } => Some(names_a_remote(&String::from_utf8_lossy(&bytes))),
        bounded::Content::Missing | bounded::Content::Unreadable => None,
    };
    Some(Git { tree: tree.to_owned(), has_remote })
}

fn names_a_remote(config: &str) -> bool {
    config.lines().any(|line| line.trim_start().to_ascii_lowercase().starts_with("[remote"))
}

fn backups(root: &Path, places: &Places) -> Backups {
    let below = [
        (&places.cache, &IN_CACHE[..]),
        (&places.settings, &IN_SETTINGS),
        (&places.data, &IN_DATA),
        (&places.home, &IN_HOME),
        (&places.system, &IN_SYSTEM),
    ];
    let traces = below
        .into_iter()
        .flat_map(|(dir, traces)| traces.iter().map(move |(name, program)| (dir.join(name), *program)));
    let snapshots = root.ancestors().map(|dir| (dir.join(SNAPSHOTS.0), SNAPSHOTS.1));
    let mut programs: Vec<&str> = traces
        .chain(snapshots)
        .filter(|(path, _)| bounded::is_there(path))
        .map(|(_, program)| program)
        .collect();
    let is_left_out = root.ancestors().any(volume::is_left_out_of_backups);
    programs.retain(|program| *program != TIME_MACHINE || !is_left_out);
    programs.sort_unstable();
    programs.dedup();
    Backups { programs, is_left_out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_is_a_section_of_its_own() {
        assert!(names_a_remote("[core]\n\tbare = false\n  [Remote \"origin\"]\n\turl = x\n"));
        assert!(!names_a_remote("[core]\n\tremote = x\n[branch \"main\"]\n\tremote = .\n# [remote\n"));
    }
}
