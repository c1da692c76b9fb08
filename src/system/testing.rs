//! What tests ask of the system. Where it cannot do something, the test has nothing to look at there.

use std::path::Path;

/// Whether there is a shell that takes the commands of POSIX.
pub(crate) const HAS_SHELL: bool = cfg!(unix);

/// Makes a link; whether the system lets anybody do so.
#[cfg(unix)]
pub(crate) fn link(target: impl AsRef<Path>, link: impl AsRef<Path>) -> bool {
    std::os::unix::fs::symlink(target, link).unwrap();
    true
}

/// Makes a link; whether the system lets anybody do so.
#[cfg(windows)]
pub(crate) fn link(target: impl AsRef<Path>, link: impl AsRef<Path>) -> bool {
    if target.as_ref().is_dir() {
        std::os::windows::fs::symlink_dir(target, link).is_ok()
    } else {
        std::os::windows::fs::symlink_file(target, link).is_ok()
    }
}

/// Makes a pipe with a name; whether the system has such.
#[cfg(unix)]
pub(crate) fn pipe(path: &Path) -> bool {
    let made = std::process::Command::new("mkfifo").args(["-m", "600"]).arg(path).status();
    made.is_ok_and(|status| status.success())
}

/// Makes a pipe with a name; whether the system has such.
#[cfg(windows)]
pub(crate) fn pipe(_path: &Path) -> bool {
    false
}

/// Whether a file or directory has this mode, on a system that has modes.
#[cfg(unix)]
pub(crate) fn has_mode(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;

    std::fs::metadata(path).unwrap().permissions().mode() & 0o777 == mode
}

/// Whether a file or directory has this mode, on a system that has modes.
#[cfg(windows)]
pub(crate) fn has_mode(path: &Path, _mode: u32) -> bool {
    path.exists()
}

/// Gives a file or directory a mode; whether the system has modes.
#[cfg(unix)]
pub(crate) fn set_mode(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;

    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    true
}

/// Gives a file or directory a mode; whether the system has modes.
#[cfg(windows)]
pub(crate) fn set_mode(_path: &Path, _mode: u32) -> bool {
    false
}
