//! The steps of erasing, in their order, and what is to be said of them before.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::file;
use crate::journal::format::erasing::Erasing;
use crate::journal::{Day, EntryId, Month};
use crate::store::error::StoreError;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;
use crate::store::lent::LentText;
use crate::store::months;

/// How much goes, and from where. It holds no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goes {
    /// The entries of which something goes.
    pub entries: BTreeSet<EntryId>,
    /// The months whose documents are written without them.
    pub months: BTreeSet<Month>,
    /// The copies of months that a sync program left beside them.
    pub copies: usize,
    /// Deleted entries in the trash.
    pub trashed: usize,
    /// Drafts.
    pub drafts: usize,
    /// Discarded drafts in the trash.
    pub discarded: usize,
    /// Texts that lie open for an editor.
    pub lent: usize,
    /// Backups that are rewritten without them.
    pub backups: usize,
    /// Backups that held nothing else and go.
    pub whole_backups: usize,
    /// Files in quarantine that hold something of them, and go whole.
    pub set_aside: usize,
    /// Files in quarantine that cannot be read, and go because they may.
    pub set_aside_unread: usize,
    /// Lines in the receipts of imports.
    pub receipts: usize,
    /// Notes that the program made for itself: a save that it could not report, what it said of a session.
    pub remembered: usize,
    /// Things that were written while the journal was locked and could not be sorted in.
    pub waiting: usize,
    /// What interrupted writes left behind.
    pub leftovers: usize,
}

/// A file that may hold something of what is erased, and cannot be read well enough to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The file, relative to the data directory where it lies there.
    pub path: PathBuf,
    /// Why it cannot be told.
    pub what: String,
}

/// What erasing comes to.
#[derive(Debug, Default)]
pub struct ErasePlan {
    /// What goes.
    pub goes: Goes,
    /// Files that may hold something of it; they go only when that is asked for.
    pub unsure: Vec<Unsure>,
    /// Files that may hold something of it, and that this program never touches.
    pub untouched: Vec<Unsure>,
    /// The files that the person had copied out.
    pub out: Vec<PathBuf>,
    /// Directories of other programs in the data directory that may hold earlier states of it.
    pub histories: Vec<PathBuf>,
    /// The days on which entries lay that were moved to where they are now, and from which something is kept.
    pub moved_from: BTreeSet<Day>,
    /// Entries that are here under other ids, as they were moved there from one that is erased.
    pub moved_to: BTreeSet<(Day, EntryId)>,
    pub(super) steps: Vec<Step>,
}

/// A change of one file or directory.
#[derive(Debug)]
pub(super) struct Step {
    path: PathBuf,
    deed: Deed,
    /// How the file looked when it was read.
    look: Option<Look>,
}

#[derive(Debug)]
enum Deed {
    /// Write a content, sealed if the name says so.
    Write(Vec<u8>),
    /// Put bytes there as they are.
    Put(Vec<u8>),
    Remove,
    RemoveTree,
}

impl ErasePlan {
    /// Whether there is nothing to do, and nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.unsure.is_empty()
    }

    /// Whether there is nothing to do.
    pub fn does_nothing(&self) -> bool {
        self.steps.is_empty()
    }

    pub(super) fn write(&mut self, path: &Path, content: Vec<u8>, look: Option<Look>) {
        self.steps.push(Step { path: path.to_owned(), deed: Deed::Write(content), look });
    }

    /// Puts bytes there as they are, where no file is.
    pub(super) fn put(&mut self, path: &Path, bytes: Vec<u8>) {
        self.steps.push(Step { path: path.to_owned(), deed: Deed::Put(bytes), look: None });
    }

    /// Removes a file that looks so; without a look, however it looks.
    pub(super) fn remove(&mut self, path: &Path, look: Option<Look>) {
        self.steps.push(Step { path: path.to_owned(), deed: Deed::Remove, look });
    }

    pub(super) fn remove_tree(&mut self, path: &Path) {
        self.steps.push(Step { path: path.to_owned(), deed: Deed::RemoveTree, look: None });
    }

    /// Removes a text that is lent: first the text and whatever lies beside it, and last what says whose it is, so that an
    /// interruption leaves nothing of which that is not known.
    pub(super) fn remove_lent(&mut self, lent: &LentText) -> Result<(), StoreError> {
        let about = lent.about();
        for path in file::below(lent.dir())?.into_iter().filter(|path| *path != about) {
            self.remove(&path, None);
        }
        self.remove_tree(lent.dir());
        Ok(())
    }

    /// Notes a file that may hold something of what is erased.
    pub(super) fn unsure(&mut self, dirs: &Dirs, path: &Path, what: impl Into<String>) {
        self.unsure.push(Unsure { path: dirs.relative(path), what: what.into() });
    }

    /// Notes a file that may hold something of it and stays whatever is answered.
    pub(super) fn untouched(&mut self, dirs: &Dirs, path: &Path, what: impl Into<String>) {
        self.untouched.push(Unsure { path: dirs.relative(path), what: what.into() });
    }

    /// Notes a file that cannot be read at all; whether it goes. A link or a directory is never touched, anything else goes
    /// when that is asked for.
    pub(super) fn goes_unread(
        &mut self,
        dirs: &Dirs,
        path: &Path,
        error: &StoreError,
        erasing: &Erasing,
    ) -> bool {
        match error {
            StoreError::Link(_) => self.untouched(dirs, path, "a symbolic link, which is never followed"),
            StoreError::NotAFile(_) | StoreError::NotADirectory(_) => {
                self.untouched(dirs, path, "not a plain file");
            }
            _ if erasing.takes_unsure() => return true,
            StoreError::TooLarge(_) => self.unsure(dirs, path, "larger than 64 MiB, the most that is read"),
            StoreError::OtherKey(_) => self.unsure(dirs, path, "sealed with a key that is not here"),
            StoreError::BrokenSeal(_) | StoreError::TooCostly(_) => {
                self.unsure(dirs, path, "sealed, and cannot be opened");
            }
            error => self.unsure(dirs, path, months::cause(error)),
        }
        false
    }
}

/// Carries out steps, each directory confirmed before the next one is touched. When a disk does not confirm one, the rest
/// is done nevertheless; returns the first such failure.
pub(super) fn carry_out(dirs: &Dirs, steps: &[Step]) -> Result<Option<StoreError>, StoreError> {
    let mut unconfirmed = None;
    let mut steps = steps.iter().peekable();
    while let Some(step) = steps.next() {
        step.carry_out(dirs)?;
        let dir = step.path.parent();
        if steps.peek().map(|next| next.path.parent()) != Some(dir)
            && let Some(Err(error)) = dir.map(file::confirm)
        {
            unconfirmed.get_or_insert(error);
        }
    }
    Ok(unconfirmed)
}

impl Step {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn carry_out(&self, dirs: &Dirs) -> Result<(), StoreError> {
        match &self.deed {
            Deed::Write(content) => {
                Look::refuse_if_changed(self.look, &self.path)?;
                file::write(dirs, &self.path, content)
            }
            Deed::Put(bytes) => {
                Look::refuse_if_changed(self.look, &self.path)?;
                file::put(&self.path, bytes)
            }
            Deed::Remove => {
                // One that is gone already is as good as removed.
                if self.look.is_some() && file::is_there(&self.path) {
                    Look::refuse_if_changed(self.look, &self.path)?;
                }
                file::remove(&self.path)
            }
            Deed::RemoveTree => file::remove_tree(&self.path),
        }
    }
}
