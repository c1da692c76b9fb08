//! The doctor's look at the places: directories are directories, files are files, no links, and no access for others.

use std::fs::{self, Metadata};
use std::path::Path;

use super::{Kind, Looking, names};
use crate::store::backup;
use crate::store::error::StoreError;
use crate::store::file_names;
use crate::store::files::atomic;
use crate::store::files::dirs::{self, Dirs};
use crate::system::access;

pub(super) fn look(looking: &mut Looking<'_>) -> Result<(), StoreError> {
    let root = looking.dirs.root().to_owned();
    let found = fs::symlink_metadata(&root).map_err(|error| StoreError::io("opened", &root, error))?;
    private(looking, &root, &found);
    let files = [looking.dirs.state(), looking.dirs.unsaid()];
    for file in files.into_iter().chain(looking.dirs.locks()) {
        self::file(looking, &file);
    }
    for name in names(looking, &root).into_iter().filter(|name| atomic::is_stray(name)) {
        file(looking, &root.join(name));
    }
    let folder = looking.dirs.write_lock_or_folder();
    if let Some(found) = inspected(looking, &folder).filter(Metadata::is_dir) {
        private(looking, &folder, &found);
    }
    for dir in looking.dirs.all() {
        directory(looking, &dir);
    }
    Ok(())
}

fn directory(looking: &mut Looking<'_>, dir: &Path) {
    let Some(found) = inspected(looking, dir) else { return };
    if !found.is_dir() {
        return looking.find(Kind::NotADirectory, dir, None, "it is not a directory", "move it away");
    }
    private(looking, dir, &found);
    let below = looking.dirs.all();
    let names = names(looking, dir);
    let ours = names.iter().filter(|name| atomic::is_stray(name) || is_ours(looking.dirs, dir, name));
    let ours: Vec<_> = ours.map(|name| dir.join(name)).collect();
    for path in ours.into_iter().filter(|path| !below.contains(path)) {
        file(looking, &path);
    }
}

/// Whether a name in one of the journal's directories is the journal's. What others put there, such as the places of a sync
/// program or of git, is left alone.
pub(in crate::store) fn is_ours(dirs: &Dirs, dir: &Path, name: &str) -> bool {
    let is_of_journal =
        || file_names::named_in(dirs, name).is_some() || file_names::beside(dirs, name).is_some();
    !name.starts_with('.') && (dir != dirs.journal() || is_of_journal())
}

fn file(looking: &mut Looking<'_>, path: &Path) {
    let Some(found) = inspected(looking, path) else { return };
    if !found.is_file() {
        return looking.find(Kind::NotAFile, path, None, "it is not a plain file", "move it away");
    }
    if path.file_name().and_then(|name| name.to_str()).is_some_and(atomic::is_stray) {
        let what = "an interrupted write left it behind; nothing reads it";
        let repair = "removes it, and so does the next start";
        return looking.find_repairable(Kind::Leftover, path, None, what, repair);
    }
    private(looking, path, &found);
    if found.len() > dirs::MOST_BYTES {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let way_back =
            file_names::named_in(looking.dirs, &name).filter(|_| path.starts_with(looking.dirs.journal()));
        let way_back = way_back
            .map(|(month, _)| format!("; once it is away, {}", backup::way_back(looking.dirs, month)));
        let remedy = format!("move it away, or split it in two by hand{}", way_back.unwrap_or_default());
        let what = "it is larger than 64 MiB, the most that is read";
        return looking.find(Kind::TooLarge, path, None, what, &remedy);
    }
    // Only reading tells whether it can be read; the bytes are looked at elsewhere.
    if let Err(error) = fs::File::open(path) {
        looking.unreadable(path, format!("it cannot be opened ({error})"));
    }
}

/// Looks at what stands at a path; a link, or what cannot be inspected, is named instead.
fn inspected(looking: &mut Looking<'_>, path: &Path) -> Option<Metadata> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            let what = "it is a symbolic link, which is never followed here";
            looking.find(Kind::Link, path, None, what, "replace it with what it points to");
            None
        }
        Ok(found) => Some(found),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            looking.unreadable(path, format!("it cannot be inspected ({error})"));
            None
        }
    }
}

/// Whether nobody but the person may look at it.
fn private(looking: &mut Looking<'_>, path: &Path, found: &Metadata) {
    let Some(rights) = access::rights(found) else { return };
    let mode = rights.mode & 0o777;
    if mode & 0o077 != 0 {
        let what = format!("others on this computer can see it (mode {mode:03o})");
        looking.find_repairable(Kind::TooOpen, path, None, what, "makes it private");
    }
    if rights.owner != rights.me && rights.me != 0 {
        let remedy = "have its owner hand it over to you (chown)";
        looking.find(Kind::OtherOwner, path, None, "it belongs to somebody else", remedy);
    }
}
