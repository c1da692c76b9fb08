//! What editors, pagers and desktops keep of the journal, outside of its own places.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::bounded::{self, Content};
use crate::privacy::Places;
use crate::privacy::facts::Editors;
use crate::store::Held;

/// Folders of swap files, histories and copies, below the home directory.
const BELOW_HOME: [&str; 14] = [
    ".vim/swap",
    ".vim/swapfiles",
    ".vim/undo",
    ".vim/undodir",
    ".vim/undofiles",
    ".vim/backup",
    ".vim/backups",
    ".vim/tmp",
    ".vimundo",
    ".emacs.d/backups",
    ".emacs.d/auto-save",
    ".emacs.d/auto-save-list",
    ".emacs.d/saves",
    ".emacs-backups",
];
/// The same below the state, below what programs keep, and below the caches.
const BELOW_STATE: [&str; 4] = ["nvim/swap", "nvim/undo", "nvim/backup", "vim/undo"];
const BELOW_DATA: [&str; 5] = ["nvim/swap", "nvim/undo", "nvim/backup", "nano/backups", "emacs/backups"];
const BELOW_CACHE: [&str; 3] = ["vim/swap", "vim/undo", "vim/backup"];
/// Files that list other files, below the home directory.
const LISTS: [&str; 7] = [
    ".viminfo",
    ".recentf",
    ".emacs.d/recentf",
    ".emacs.d/.recentf",
    ".emacs.d/places",
    ".nano/filepos_history",
    ".nano/search_history",
];
const LISTS_OF_STATE: [&str; 3] = ["nvim/shada/main.shada", "vim/viminfo", "lesshst"];
const LISTS_OF_DATA: [&str; 5] = [
    "nvim/shada/main.shada",
    "nano/filepos_history",
    "nano/search_history",
    "recently-used.xbel",
    "vim/viminfo",
];
/// Folders of copies that an editor with a window of its own keeps, below the settings.
const HISTORIES: [&str; 4] =
    ["Code/User/History", "Code - OSS/User/History", "VSCodium/User/History", "Cursor/User/History"];
/// The file that says in each of those what the copies are of.
const OF_WHAT: &str = "entries.json";

pub(super) fn look(held: &Held, places: &Places) -> Editors {
    let mut found = Editors::default();
    let folders: Vec<&Path> =
        [held.root.as_path()].into_iter().chain(held.lent_places.iter().map(PathBuf::as_path)).collect();
    copies(&folders, places, &mut found);
    histories(&folders, places, &mut found);
    lists(&folders, places, &mut found);
    found
}

/// Every path that these bases and names make.
fn all<'a>(below: impl IntoIterator<Item = (&'a PathBuf, &'a [&'a str])>) -> Vec<PathBuf> {
    below.into_iter().flat_map(|(base, names)| names.iter().map(move |name| base.join(name))).collect()
}

/// Files whose names are the path of a file of the journal, as editors write it.
fn copies(folders: &[&Path], places: &Places, found: &mut Editors) {
    let names: Vec<String> = folders.iter().flat_map(|folder| as_names(folder)).collect();
    let is_copy = |name: &str| names.iter().any(|own| name.contains(own.as_str()));
    let dirs = all([
        (&places.home, &BELOW_HOME[..]),
        (&places.state, &BELOW_STATE),
        (&places.data, &BELOW_DATA),
        (&places.cache, &BELOW_CACHE),
    ]);
    for dir in dirs {
        match bounded::paths(places.around(&dir), &dir, is_copy) {
            Some(paths) => found.copies.extend(paths),
            None => found.unreadable.push(dir),
        }
    }
}

/// The start of a path in a folder as Vim, Neovim and Emacs write it into one name.
fn as_names(folder: &Path) -> [String; 2] {
    let path = format!("{}/", folder.display());
    [path.replace('/', "%"), path.replace('/', "!")]
}

/// Copies in the folders of editors that keep one folder for each file.
fn histories(folders: &[&Path], places: &Places, found: &mut Editors) {
    for dir in all([(&places.settings, &HISTORIES[..])]) {
        let Some(of_files) = bounded::paths(places.around(&dir), &dir, |_| true) else {
            found.unreadable.push(dir);
            continue;
        };
        let is_of_journal =
            |of_file: &PathBuf| names_one(folders, places, &of_file.join(OF_WHAT)) == Some(true);
        found.copies.extend(of_files.into_iter().filter(is_of_journal));
    }
}

/// Files that name a file of the journal.
fn lists(folders: &[&Path], places: &Places, found: &mut Editors) {
    let mut lists =
        all([(&places.home, &LISTS[..]), (&places.state, &LISTS_OF_STATE), (&places.data, &LISTS_OF_DATA)]);
    lists.extend(places.less.iter().cloned());
    lists.sort();
    lists.dedup();
    for list in lists {
        match names_one(folders, places, &list) {
            Some(true) => found.mentions.push(list),
            Some(false) => {}
            None => found.unreadable.push(list),
        }
    }
}

/// Whether a file names something in one of these folders; `None` when it cannot be read.
fn names_one(folders: &[&Path], places: &Places, list: &Path) -> Option<bool> {
    match bounded::content(places.around(list), list) {
        Content::Missing => Some(false),
        Content::Unreadable => None,
        Content::Bytes { bytes, .. } => {
            let mut written = folders.iter().flat_map(|folder| as_written(folder, &places.home));
            Some(written.any(|path| memchr::memmem::find(&bytes, path.as_bytes()).is_some()))
        }
    }
}

/// A folder as programs write it down, with the `/` behind it: whole, from the home directory on, and as an address.
fn as_written(folder: &Path, home: &Path) -> Vec<String> {
    let whole = format!("{}/", folder.display());
    let from_home = folder.strip_prefix(home).ok().map(|rest| format!("~/{}/", rest.display()));
    let address = as_address(&whole);
    [Some(whole), from_home, Some(address)].into_iter().flatten().collect()
}

/// A path as it stands in an address: with the numbers of all bytes that may not stand there.
fn as_address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // A text always takes more.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
