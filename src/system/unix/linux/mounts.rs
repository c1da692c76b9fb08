//! The kind of volume that a folder lies on, as the kernel lists it.

use std::path::Path;

/// The kind of the volume; `read` gives the text of one of the system's own files.
pub(in crate::system::unix) fn kind(path: &Path, read: impl Fn(&str) -> String) -> Option<String> {
    kind_in(&read("proc/self/mountinfo"), path)
}

/// The kind of the volume that a path lies on, out of the list of `proc(5)`: the longest mount point above it, and of those at
/// one place the last.
fn kind_in(mounts: &str, path: &Path) -> Option<String> {
    let mut found: Option<(usize, String)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (before.split(' ').nth(4), after.split(' ').next()) else { continue };
        let point = unescaped(point);
        let length = Path::new(&point).components().count();
        if path.starts_with(&point) && found.as_ref().is_none_or(|(longest, _)| length >= *longest) {
            found = Some((length, kind.to_owned()));
        }
    }
    found.map(|(_, kind)| kind)
}

/// A path in which blanks and the like are written as their numbers.
fn unescaped(written: &str) -> String {
    let all = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    all.iter().fold(written.to_owned(), |text, (number, c)| text.replace(number, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_point_above_tells_and_the_last_of_several() {
        let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
            30 22 0:40 / /home rw - nfs4 server:/home rw\n\
            31 22 0:41 / /home/me/my\\040disk rw - fuse.sshfs ana@x:/ rw\n\
            32 22 0:42 / /home/ben rw - tmpfs tmpfs rw\n\
            33 22 0:43 / /home/ben rw - btrfs /dev/sdb rw\nbroken line\n";
        for (path, expected) in [
            ("/var/lib", "ext4"),
            ("/home/me/x", "nfs4"),
            ("/homes/x", "ext4"),
            ("/home/me/my disk/inward", "fuse.sshfs"),
            ("/home/ben/x", "btrfs"),
        ] {
            assert_eq!(kind_in(mounts, Path::new(path)).as_deref(), Some(expected), "{path}");
        }
        assert_eq!(kind_in("", Path::new("/")), None);
    }
}
