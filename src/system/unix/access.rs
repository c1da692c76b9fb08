//! Who can open a file or folder: its mode, its owner, its group, its access list.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{Gid, Mode, OFlags, Uid};

use super::own;
pub(crate) use crate::system::rights::{List, Rights};
pub(crate) use own::{GROUPS_ARE_IN_FILES, LISTS_SHOWN_BY};

/// The rights to a file or folder; `None` where a system has no modes.
pub(crate) fn rights(found: &Metadata) -> Option<Rights> {
    let me = rustix::process::geteuid().as_raw();
    Some(Rights { mode: found.mode() & 0o7777, owner: found.uid(), group: found.gid(), me })
}

/// The access list of a file or folder, as far as it can be read.
pub(crate) fn list(path: &Path, owner: u32, is_dir: bool) -> List {
    own::list(path, owner, is_dir)
}

/// Has a file that these options make be the person's alone from its first moment, whatever the umask says.
pub(crate) fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    options.mode(0o600)
}

/// Makes a directory that is the person's alone from its first moment.
pub(crate) fn make_private(dir: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(dir)
}

/// The same, with every folder above it that is missing.
pub(crate) fn make_all_private(dir: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).recursive(true).create(dir)
}

/// Takes away the rights of others to a file or directory.
pub(crate) fn close(path: &Path) -> io::Result<()> {
    let mode = fs::metadata(path)?.permissions().mode();
    fs::set_permissions(path, Permissions::from_mode(mode & 0o700))
}

/// Keeps others out of a directory that was just made for a journal: its mode does that already.
pub(crate) fn keep_others_out(_dir: &Path) {}

/// Gives a directory that was just made to the owner of the one that it lies in.
pub(crate) fn give_directory(dir: &Path) -> io::Result<()> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let made = File::from(rustix::fs::open(dir, flags, Mode::empty())?);
    give(&made, dir.parent().unwrap_or(dir))
}

/// Gives an open file that was just made to the owner of the directory it lies in: only `root` can and need do that.
pub(crate) fn give(made: &File, dir: &Path) -> io::Result<()> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let (whose, found) = (fs::metadata(dir)?, made.metadata()?);
    // Whatever else is there now was not made here.
    if whose.uid() == found.uid() || found.uid() != 0 {
        return Ok(());
    }
    let (user, group) = (Uid::from_raw(whose.uid()), Gid::from_raw(whose.gid()));
    Ok(rustix::fs::fchown(made, Some(user), Some(group))?)
}
