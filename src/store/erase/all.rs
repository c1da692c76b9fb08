//! Erasing everything: each file that this program made in the data directory goes, and files of others stay.

use std::iter;
use std::path::{Path, PathBuf};

use super::file;
use super::plan::{ErasePlan, Step};
use super::readable::month_of;
use crate::journal::EntryId;
use crate::journal::format::receipt::ReceiptName;
use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::content::{is_sealed_name, without_seal};
use crate::store::files::dirs::{self, Dirs};
use crate::store::lent::LentText;
use crate::store::{backup, draft, inbox, key_files};

/// What erasing everything comes to.
#[derive(Debug, Default)]
pub struct EverythingPlan {
    /// Documents of months, and copies of them.
    pub documents: usize,
    /// Drafts.
    pub drafts: usize,
    /// Deleted entries and discarded drafts in the trash.
    pub trash: usize,
    /// Backups.
    pub backups: usize,
    /// Files in quarantine.
    pub set_aside: usize,
    /// Receipts of imports.
    pub receipts: usize,
    /// Whether the settings chosen in the program and the answers of the first start are here.
    pub has_state: bool,
    /// Things that were written while the journal was locked.
    pub waiting: usize,
    /// The files of the keys of a sealed journal.
    keys: usize,
    /// The contents of backups.
    contents: usize,
    /// Whether this program ever wrote here.
    has_lock: bool,
    /// The files that the person had copied out; they go too.
    pub out: Vec<PathBuf>,
    /// Files and directories of others, which stay.
    pub foreign: Vec<PathBuf>,
    pub(super) steps: Vec<Step>,
}

impl EverythingPlan {
    /// Whether there is nothing that this program keeps: the directory may be that of somebody else.
    pub fn is_empty(&self) -> bool {
        let files = [self.documents, self.drafts, self.trash, self.backups, self.contents];
        let more = [self.set_aside, self.receipts, self.waiting, self.keys];
        !self.has_state && !self.has_lock && files.iter().chain(&more).all(|count| *count == 0)
    }
}

/// Plans the removal of everything but the locks and the directories. The backups go before the months: whatever interrupts
/// it, what is left is whole.
pub(super) fn plan(dirs: &Dirs, lent: &[LentText]) -> Result<EverythingPlan, StoreError> {
    let (mut all, mut plan) = (EverythingPlan::default(), ErasePlan::default());
    lent.iter().try_for_each(|lent| plan.remove_lent(lent))?;
    all.drafts = own(dirs, &dirs.drafts(), draft::is_name, &mut all.foreign, &mut plan)?;
    for path in file::names(&dirs.drafts())?.iter().map(|name| dirs.drafts().join(name)) {
        if draft::is_in_use(&path) {
            return Err(StoreError::InUse(path));
        }
    }
    all.trash = own(dirs, &dirs.trash(), is_of_trash, &mut all.foreign, &mut plan)?;
    all.set_aside = own(dirs, &dirs.quarantine(), is_set_aside, &mut all.foreign, &mut plan)?;
    all.receipts = own(dirs, &dirs.receipts(), is_receipt, &mut all.foreign, &mut plan)?;
    all.out = file::below(&dirs.out())?.into_iter().map(|path| dirs.relative(&path)).collect();
    if file::is_there(&dirs.out()) {
        plan.remove_tree(&dirs.out());
    }
    let is_kept = |name: &str| backup::is_name(name) || name == "restored.json";
    all.backups = own(dirs, &dirs.backups(), is_kept, &mut all.foreign, &mut plan)?;
    all.contents = own(dirs, &dirs.backed_up_files(), is_content, &mut all.foreign, &mut plan)?;
    all.documents =
        own(dirs, &dirs.journal(), |name| month_of(dirs, name).is_some(), &mut all.foreign, &mut plan)?;
    all.waiting = own(dirs, &dirs.inbox(), inbox::is_name, &mut all.foreign, &mut plan)?;
    all.keys = own(dirs, &dirs.keys_dir(), key_files::is_name, &mut all.foreign, &mut plan)?;
    all.has_state = file::is_file(&dirs.state())?;
    let folder = dirs.write_lock_or_folder();
    all.has_lock = file::is_file(&dirs.write_lock())? || file::is_there(&folder);
    let state = ["unsaid.json", "unsaid.json.age", "private.json", "private.json.age", "state.json"]
        .map(|name| dirs.root().join(name));
    for path in &state {
        if file::is_file(path)? {
            plan.remove(path, None);
        }
    }
    let (root, locks) = (dirs.root(), dirs.locks());
    if dirs.write_lock() != folder {
        let within = file::names(&folder)?.into_iter().map(|name| folder.join(name));
        all.foreign.extend(within.filter(|path| !locks.contains(path)).map(|path| dirs.relative(&path)));
    }
    for name in file::names(root)? {
        let path = root.join(&name);
        if atomic::is_stray(&name) && file::is_file(&path)? {
            plan.remove(&path, None);
        } else if !is_own_place(dirs, &path, &locks, &state)? {
            all.foreign.push(dirs.relative(&path));
        }
    }
    all.steps = plan.steps;
    Ok(all)
}

/// Plans the removal of a directory's files of our names; returns how many there are. Others are noted.
fn own(
    dirs: &Dirs,
    dir: &Path,
    is_own: impl Fn(&str) -> bool,
    foreign: &mut Vec<PathBuf>,
    plan: &mut ErasePlan,
) -> Result<usize, StoreError> {
    let mut count = 0;
    for name in file::names(dir)? {
        let path = dir.join(&name);
        if (is_own(&name) || atomic::is_stray(&name)) && file::is_file(&path)? {
            count += usize::from(!atomic::is_stray(&name));
            plan.remove(&path, None);
        } else if !dirs.all().contains(&path) {
            foreign.push(dirs.relative(&path));
        }
    }
    Ok(count)
}

/// Removes the directories in which nothing is left, and then the locks and the data directory itself, unless it is to be
/// kept or files of others are in it.
pub(super) fn remove_places(dirs: &Dirs, keep_root: bool) -> Result<(), StoreError> {
    let mut inner_first = dirs.all();
    inner_first.reverse();
    for dir in inner_first {
        file::remove_if_empty(&dir);
    }
    for lock in dirs.locks() {
        file::remove(&lock)?;
    }
    file::remove_if_empty(&dirs.write_lock_or_folder());
    file::confirm(dirs.root())?;
    if !keep_root && file::remove_if_empty(dirs.root()) {
        // Its parent may be one that this program cannot open; the name of an empty directory tells nothing.
        let _ = dirs.root().parent().map(file::confirm);
    }
    Ok(())
}

/// Whether what stands at a path in the data directory is of this program: a file where one belongs, a directory where one
/// belongs.
fn is_own_place(dirs: &Dirs, path: &Path, locks: &[PathBuf], state: &[PathBuf]) -> Result<bool, StoreError> {
    if locks.iter().chain(state).any(|file| file == path) {
        return file::is_file(path);
    }
    let is_own = *path == dirs.write_lock_or_folder() || dirs.all().iter().any(|dir| dir == path);
    Ok(is_own && dirs::is_there(path).unwrap_or(false))
}

/// The number of digits of an id with its hyphens.
const ID: usize = 36;

/// Copies that sync programs leave have more at the ends of their names.
fn is_of_trash(name: &str) -> bool {
    let is_sealed = || is_sealed_name(name) && is_hex(name.get(..16).unwrap_or_default(), 16);
    draft::is_name(name) || name.get(..ID).is_some_and(|id| id.parse::<EntryId>().is_ok()) || is_sealed()
}

fn is_content(name: &str) -> bool {
    is_hex(name.get(..64).unwrap_or_default(), 64)
}

fn is_receipt(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    stem.parse::<ReceiptName>().is_ok()
}

/// The name of a copy in quarantine ends in the first digits of a sum.
fn is_set_aside(name: &str) -> bool {
    let plain = without_seal(name);
    let stems = [plain, name].map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stems.iter().any(|stem| stem.rsplit_once('-').is_some_and(|(_, sum)| is_hex(sum, 16)))
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.chars().all(|c| c.is_ascii_hexdigit())
}

/// The directories and files that may hold earlier states of the journal and belong to other programs.
pub(super) fn histories(dirs: &Dirs) -> Vec<PathBuf> {
    const NAMES: [&str; 6] = [".git", ".hg", ".jj", ".svn", ".stversions", ".sync"];
    let places = iter::once(dirs.root().to_owned()).chain([dirs.journal()]);
    let found = places.flat_map(|dir| NAMES.map(|name| dir.join(name)));
    found.filter(|path| file::is_there(path)).map(|path| dirs.relative(&path)).collect()
}
