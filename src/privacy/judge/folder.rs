//! Who gets a copy of the data directory: sync programs, other computers, git, backups.

use crate::privacy::facts::{Facts, Volume};
use crate::privacy::{Kind, Row};
use crate::store::Seal;

/// Kinds of volumes that lie on another computer.
const ON_NETWORK: [&str; 26] = [
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.curlftpfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
    "virtiofs",
    "vboxsf",
    "webdav",
];
/// Kinds of volumes beside a disk that keep what they hold on this computer.
const ON_OWN_DISK: [&str; 6] =
    ["fuse.cryfs", "fuse.encfs", "fuse.gocryptfs", "fuse.mergerfs", "fuse.ntfs-3g", "fuseblk"];
/// Kinds of volumes that can keep old states of what they hold.
const WITH_SNAPSHOTS: [&str; 5] = ["apfs", "bcachefs", "btrfs", "nilfs2", "zfs"];

pub(super) fn judge(facts: &Facts, rows: &mut Vec<Row>) {
    if !facts.held.is_there {
        return;
    }
    let is_sealed = facts.held.seal == Seal::On;
    let kind = |plain, sealed| if is_sealed { sealed } else { plain };
    rows.push(match &facts.folder.sync {
        Some((program, mark)) => Row::new(kind(Kind::Synced, Kind::SyncedSealed)).at(mark).named(*program),
        None => Row::new(Kind::NotSynced),
    });
    rows.push(match &facts.folder.git {
        None => Row::new(Kind::NoGit),
        Some(git) => Row::new(match git.has_remote {
            Some(true) => kind(Kind::GitRemote, Kind::GitRemoteSealed),
            Some(false) => Kind::GitHere,
            None => Kind::GitUnknown,
        })
        .at(&git.tree),
    });
    volume(&facts.folder.volume, is_sealed, rows);
    let backups = &facts.folder.backups;
    if backups.is_left_out {
        rows.push(Row::new(Kind::LeftOutOfBackups));
    }
    rows.push(match backups.programs.as_slice() {
        [] => Row::new(Kind::BackupsUnknown),
        programs => Row::new(Kind::BackupsSeen).named(programs.join(", ")),
    });
}

fn volume(volume: &Volume, is_sealed: bool, rows: &mut Vec<Row>) {
    let Volume::Kind(name) = volume else { return rows.push(Row::new(Kind::VolumeUntold)) };
    let is_one_of = |kinds: &[&str]| kinds.iter().any(|kind| kind.eq_ignore_ascii_case(name));
    let is_unknown = name.to_ascii_lowercase().contains("fuse") && !is_one_of(&ON_OWN_DISK);
    let kind = if is_one_of(&ON_NETWORK) {
        if is_sealed { Kind::OnNetworkSealed } else { Kind::OnNetwork }
    } else if is_unknown {
        Kind::VolumeUnknown
    } else {
        Kind::OnOwnDisk
    };
    rows.push(Row::new(kind).named(name));
    if is_one_of(&WITH_SNAPSHOTS) {
        rows.push(Row::new(Kind::SnapshotsPossible).named(name));
    }
}
