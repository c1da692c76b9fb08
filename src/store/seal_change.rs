//! Sealing a journal, sealing it anew, unsealing it, and changing its passphrase.
//!
//! How far a change has come stands in `keys/encryption.json`, durably, before the first file changes. From then on every program
//! that writes writes sealed; an interrupted change is finished when the journal is opened the next time.

use std::fs;
use std::sync::Arc;

use super::convert::{self, Form};
use super::doctor::Kind;
use super::error::StoreError;
use super::key_files::{self, Progress};
use super::keys::Keys;
use super::lock::{self, PATIENCE, Window, WindowLock, Writing};
use super::seal::{self, Identity, Passphrase};
use super::sealing::{Sealing, Unlocked};
use super::{Store, draft, inbox};
use crate::journal::Moment;
use crate::store::files::atomic;
use crate::store::files::content::Seal;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::fingerprint::Look;
use crate::system::volume;

/// Room for one file more than the largest, in bytes.
const SPARE: u64 = 1024 * 1024;

/// New keys in memory, before anything is sealed with them.
#[derive(Debug)]
pub struct NewKeys {
    keys: Keys,
    paper: Identity,
}

impl NewKeys {
    /// Makes keys for a journal that is not sealed.
    pub fn fresh() -> Self {
        let (keys, paper) = Keys::new();
        Self { keys, paper }
    }

    /// The paper key, which opens everything without a passphrase. It is kept nowhere.
    pub fn paper_key(&self) -> String {
        self.paper.to_text().as_str().to_owned()
    }

    /// Whether this is the paper key, and opens what is sealed with the keys.
    pub fn is_paper_key(&self, typed: &str) -> bool {
        const PROBE: &[u8] = b"probe";
        let Some(paper) = Identity::parse(typed) else { return false };
        let sealed = seal::seal(PROBE, &self.keys.recipients());
        sealed.is_ok_and(|sealed| seal::open(&sealed, &[&paper]).is_ok_and(|opened| opened == PROBE))
    }
}

/// The locks that a change of the seal holds from its beginning to its end.
struct Alone<'a> {
    _window: Option<WindowLock>,
    writing: Writing<'a>,
}

impl Store {
    /// Says why the journal cannot be sealed now, before anybody is asked for anything.
    ///
    /// # Errors
    /// [`StoreError`] with the reason and the remedy.
    pub fn ready_to_seal(&self, now: &Moment) -> Result<(), StoreError> {
        let not_ready = |what: String| Err(StoreError::NotReady(what));
        let dirs = self.dirs();
        let mut findings = self.examine(now)?.findings;
        findings.retain(|finding| hinders(finding.kind));
        if let Some(first) = findings.first() {
            return not_ready(format!(
                "{} must be put in order first: {}; {}",
                dirs.root().join(&first.path).display(),
                first.what,
                first.remedy
            ));
        }
        self.refuse_if_draft_in_use()?;
        if fs::symlink_metadata(dirs.lent())
            .is_ok_and(|_| dirs::names(&dirs.lent()).is_ok_and(|it| !it.is_empty()))
        {
            return not_ready(
                "a text is open in an editor: close that, and open inward once, first".to_owned(),
            );
        }
        let needed = self.largest()? + SPARE;
        if volume::free_bytes(dirs.root()).is_some_and(|free| free < needed) {
            return not_ready(format!(
                "there is too little room on the disk to seal file by file: free {} MB first",
                needed.div_ceil(1_000_000)
            ));
        }
        Ok(())
    }

    fn refuse_if_draft_in_use(&self) -> Result<(), StoreError> {
        match draft::look_at_all(self.dirs())?.in_use {
            0 => Ok(()),
            _ => Err(StoreError::NotReady(draft::IN_USE.to_owned())),
        }
    }

    /// The size of the largest file of the journal, in bytes.
    fn largest(&self) -> Result<u64, StoreError> {
        let mut largest = 0;
        for dir in self.dirs().all() {
            for name in dirs::names(&dir)? {
                let size = fs::symlink_metadata(dir.join(name)).map_or(0, |found| found.len());
                largest = largest.max(size);
            }
        }
        Ok(largest)
    }

    /// Seals a journal: from the moment this returns, nothing of it lies in clear in the data directory but what was copied out.
    ///
    /// # Errors
    /// [`StoreError`]; before the first file is sealed nothing has changed, after it the next start finishes what was begun.
    pub fn encrypt(&self, new: &NewKeys, passphrase: &Passphrase, now: &Moment) -> Result<(), StoreError> {
        if self.sealing() != Sealing::Plain {
            return Err(StoreError::NotReady("the journal is sealed already".to_owned()));
        }
        let alone = self.alone()?;
        self.ready_to_seal(now)?;
        self.sweep_strays()?;
        let dirs = self.dirs();
        // Keys that lie there may be those of another device, brought by a sync program: they are not given up.
        key_files::set_aside(dirs)?;
        new.keys.keep(dirs, &new.paper, passphrase)?;
        Progress::TurningOn.write(dirs)?;
        self.take(new.keys.clone());
        self.go_on_alone(Progress::TurningOn, now)?;
        alone.writing.end_with_folder(dirs);
        Ok(())
    }

    /// Makes keys that are to take the place of those of a sealed journal.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], and when the keys cannot be read.
    pub fn new_keys(&self, passphrase: &Passphrase) -> Result<NewKeys, StoreError> {
        let (keys, paper) = key_files::unlocked(self.dirs(), passphrase)?.renewed();
        Ok(NewKeys { keys, paper })
    }

    /// Seals an open journal anew, with other keys: what was copied of the old ones opens nothing of it any more.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::encrypt`].
    pub fn renew_keys(&self, new: &NewKeys, passphrase: &Passphrase) -> Result<(), StoreError> {
        let _alone = self.alone()?;
        self.refuse_if_draft_in_use()?;
        self.sweep_strays()?;
        self.renew_with(new, passphrase)
    }

    fn renew_with(&self, new: &NewKeys, passphrase: &Passphrase) -> Result<(), StoreError> {
        let dirs = self.dirs();
        // First: keys that open what is sealed in either way must not stand there without a word of why.
        Progress::Renewing.write(dirs)?;
        new.keys.keep(dirs, &new.paper, passphrase)?;
        self.take(new.keys.clone());
        convert::all(dirs, Form::Sealed)?;
        let settled = new.keys.settled();
        settled.keep(dirs, &new.paper, passphrase)?;
        Progress::On.write(dirs)?;
        self.take(settled);
        Ok(())
    }

    /// Writes everything in clear again. The passphrase is asked for although the journal may be open.
    ///
    /// # Errors
    /// [`StoreError`]; after the first file was written in clear the next start finishes what was begun.
    pub fn decrypt(&self, passphrase: &Passphrase, now: &Moment) -> Result<(), StoreError> {
        if self.sealing() == Sealing::Plain {
            return Err(StoreError::NotReady("the journal is not sealed".to_owned()));
        }
        let dirs = self.dirs();
        let look = Look::at(&dirs.encryption());
        self.take_at(key_files::unlocked(dirs, passphrase)?, look);
        let _alone = self.alone()?;
        self.refuse_if_draft_in_use()?;
        if let Some(path) = convert::damaged(dirs)? {
            let path = path.display();
            return Err(StoreError::NotReady(format!(
                "{path} is sealed and damaged, and must be put in order first: see inward doctor, or move it away"
            )));
        }
        inbox::sort_in(self, now)?;
        self.refuse_if_caught()?;
        Progress::TurningOff.write(dirs)?;
        self.take_look();
        self.go_on_alone(Progress::TurningOff, now)
    }

    fn refuse_if_caught(&self) -> Result<(), StoreError> {
        if self.caught()? == 0 {
            return Ok(());
        }
        let what =
            "something that was written while the journal was locked cannot be sorted in: see inward doctor";
        Err(StoreError::NotReady(what.to_owned()))
    }

    /// Gives the journal another passphrase. Its keys stay: whoever copied them before opens them with the old one.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] when the old one is another, and when the keys cannot be written.
    pub fn change_passphrase(&self, old: &Passphrase, new: &Passphrase) -> Result<(), StoreError> {
        let dirs = self.dirs();
        let look = Look::at(&dirs.encryption());
        let keys = key_files::unlocked(dirs, old)?;
        self.take_at(keys.clone(), look);
        let _writing = self.writing(PATIENCE)?;
        keys.keep_wrapped(dirs, new)
    }

    /// Whether this is the paper key of the journal.
    ///
    /// # Errors
    /// [`StoreError`] when what it is tried on cannot be read.
    pub fn is_paper_key(&self, typed: &str) -> Result<bool, StoreError> {
        let Some(paper) = Identity::parse(typed) else { return Ok(false) };
        let is_of_keys = key_files::recovered(self.dirs(), &paper)?.is_some();
        Ok(is_of_keys || convert::opened_by(self.dirs(), &Keys::new().0.after(&paper))?.0 > 0)
    }

    /// Finds out what the paper key opens: the keys or, where they are gone, the files themselves, which then need new ones.
    ///
    /// # Errors
    /// [`StoreError::NotAPaperKey`] when it is not the paper key, and when nothing can be read.
    pub fn recover(&self, typed: &str) -> Result<Recovery, StoreError> {
        let dirs = self.dirs();
        key_files::refuse_if_newer(dirs)?;
        let Some(paper) = Identity::parse(typed) else { return Err(StoreError::NotAPaperKey) };
        let look = Look::at(&dirs.encryption());
        if let Some(keys) = key_files::recovered(dirs, &paper)? {
            return Ok(Recovery { found: Found::Keys(keys), look });
        }
        let (keys, new_paper) = Keys::new();
        let keys = keys.after(&paper);
        match convert::opened_by(dirs, &keys)? {
            (0, _) => Err(StoreError::NotAPaperKey),
            // Other keys in their place would open less than these.
            (_, 1..) if key_files::are_there(dirs) => Err(StoreError::NotReady(
                "this paper key opens a part of the journal only, as it was being sealed anew: open it with its newest passphrase, or \
                 use the newest paper key"
                    .to_owned(),
            )),
            _ => Ok(Recovery { found: Found::Files(NewKeys { keys, paper: new_paper }), look }),
        }
    }

    /// Gives a journal that the paper key opened another passphrase, and opens it.
    ///
    /// # Errors
    /// [`StoreError`] as from [`Store::encrypt`].
    pub fn use_recovery(
        &self,
        recovery: &Recovery,
        passphrase: &Passphrase,
        now: &Moment,
    ) -> Result<Unlocked, StoreError> {
        let dirs = self.dirs();
        match &recovery.found {
            Found::Keys(keys) => {
                self.take_at(keys.clone(), recovery.look);
                let writing = self.writing(PATIENCE)?;
                let progress = match Progress::read(dirs)? {
                    // Not all may be sealed anew for this paper key.
                    Some(Progress::On) | None if keys.are_unsettled() => Progress::Renewing.written(dirs)?,
                    Some(progress) => progress,
                    // Where only the wrappers were left, this says again that the journal is sealed.
                    None => Progress::On.written(dirs)?,
                };
                keys.keep_wrapped(dirs, passphrase)?;
                drop(writing);
                let unlocked = self.open_with(keys.clone(), Look::at(&dirs.encryption()), now, progress)?;
                self.settle_keys(keys, passphrase)?;
                Ok(unlocked)
            }
            Found::Files(new) => {
                self.take_at(new.keys.clone(), recovery.look);
                let alone = self.alone()?;
                self.refuse_if_draft_in_use()?;
                key_files::set_aside(dirs)?;
                self.renew_with(new, passphrase)?;
                alone.writing.end_with_folder(dirs);
                Ok(Unlocked::default())
            }
        }
    }

    /// Finishes a change of the seal that was interrupted; says what was done.
    pub(super) fn go_on(&self, progress: Progress, now: &Moment) -> Result<&'static str, StoreError> {
        let _alone = self.alone()?;
        self.sweep_strays()?;
        let is_renewed = self.dirs().keys()?.is_some_and(|keys| keys.are_unsettled());
        self.go_on_alone(progress, now)?;
        Ok(match progress {
            Progress::On => "the journal is sealed",
            Progress::TurningOn => "sealing the journal had been interrupted; it is finished now",
            Progress::Renewing if is_renewed => {
                "sealing the journal anew had been interrupted; it is finished now, and the new paper key is the right one"
            }
            Progress::Renewing => {
                "sealing the journal anew had been interrupted before it began: the paper key of before is the right one"
            }
            Progress::TurningOff => "unsealing the journal had been interrupted; it is finished now",
        })
    }

    /// Does what is left of a change; the locks are held, and the journal is open.
    fn go_on_alone(&self, progress: Progress, now: &Moment) -> Result<(), StoreError> {
        let dirs = self.dirs();
        let form = if progress == Progress::TurningOff { Form::Clear } else { Form::Sealed };
        bring_over(dirs, form)?;
        let Some(keys) = dirs.keys()? else { return Ok(()) };
        match progress {
            // Keys that both opened old files are settled by whoever renewed them, who has the passphrase.
            Progress::TurningOn | Progress::Renewing => {
                if progress == Progress::Renewing {
                    // It may be for a new paper key that nothing was sealed for yet.
                    keys.keep_for_paper(dirs)?;
                }
                Progress::On.write(dirs)?;
                self.take_look();
            }
            Progress::On => {}
            Progress::TurningOff => {
                key_files::close_inbox(dirs)?;
                let look = Look::at(&dirs.encryption());
                if let Err(error) = self.bring_over_rest(now) {
                    // The journal is sealed as before.
                    dirs.set_seal(Seal::Open(Arc::clone(&keys)), look);
                    let _ = keys.keep_inbox_recipient(dirs);
                    return Err(error);
                }
                dirs::remove(&dirs.encryption())?;
                atomic::confirm(&dirs.keys_dir())?;
                dirs.set_seal(Seal::Plain, None);
                self.shared.memory.forget();
                key_files::forget(dirs)?;
            }
        }
        Ok(())
    }

    /// Brings over what was written while the journal was locked: nothing more comes, as the inbox is closed.
    fn bring_over_rest(&self, now: &Moment) -> Result<(), StoreError> {
        let dirs = self.dirs();
        bring_over(dirs, Form::Clear)?;
        let (_, look) = dirs.seal_and_look();
        let waiting = inbox::waiting(dirs);
        dirs.set_seal(Seal::Plain, look);
        self.shared.memory.forget();
        inbox::sort(self, waiting?, now);
        self.refuse_if_caught()
    }

    /// Takes both locks: no window and no other program is at work.
    fn alone(&self) -> Result<Alone<'_>, StoreError> {
        let window = match lock::take_window(&self.dirs().lock(), &Moment::new(0, 0))? {
            Window::Writing(window) => Some(window),
            Window::ReadOnly(holder) => {
                let process = holder.pid.map(|pid| format!(" (process {pid})")).unwrap_or_default();
                return Err(StoreError::NotReady(format!(
                    "the journal is open in another window{process}: close that first"
                )));
            }
        };
        Ok(Alone { _window: window, writing: self.writing(PATIENCE)? })
    }

    /// What interrupted writes left lies in clear.
    fn sweep_strays(&self) -> Result<(), StoreError> {
        self.remove_stray()
    }

    fn take(&self, keys: Keys) {
        self.take_at(keys, Look::at(&self.dirs().encryption()));
    }

    /// Opens the journal with keys that were read when the file that says how far it is looked so: when it looks otherwise by
    /// now, they may be others, and nothing is written.
    fn take_at(&self, keys: Keys, look: Option<Look>) {
        self.dirs().set_seal(Seal::Open(Arc::new(keys)), look);
        self.shared.memory.forget();
    }

    /// The file that says how far it is was changed here.
    fn take_look(&self) {
        self.dirs().set_seal(self.dirs().seal(), Look::at(&self.dirs().encryption()));
    }
}

/// What a paper key opens.
#[derive(Debug)]
pub struct Recovery {
    found: Found,
    /// How the file that says how far sealing has come looked when this was found out.
    look: Option<Look>,
}

#[derive(Debug)]
enum Found {
    Keys(Keys),
    Files(NewKeys),
}

impl Recovery {
    /// The keys that take the place of those that are gone, with a paper key of their own; `None` when the keys are there.
    pub fn new_keys(&self) -> Option<&NewKeys> {
        match &self.found {
            Found::Keys(_) => None,
            Found::Files(new) => Some(new),
        }
    }
}

/// Brings all files into a form, and makes sure that none is left in the other.
fn bring_over(dirs: &Dirs, form: Form) -> Result<(), StoreError> {
    convert::all(dirs, form)?;
    if let Some(path) = convert::left(dirs, form)?.into_iter().next() {
        return Err(StoreError::NotReady(format!(
            "{} could not be brought into its new form: see inward doctor",
            path.display()
        )));
    }
    atomic::confirm(dirs.root())
}

/// Whether a finding has to be put in order before the journal is sealed.
fn hinders(kind: Kind) -> bool {
    match kind {
        Kind::DamagedDocument
        | Kind::ConflictMarkers
        | Kind::NewerVersion
        | Kind::MissingDocument
        | Kind::OtherMonth
        | Kind::ConflictCopy
        | Kind::UnreadableCopy
        | Kind::OtherOwner
        | Kind::Link
        | Kind::NotAFile
        | Kind::NotADirectory
        | Kind::TooLarge
        | Kind::Unreadable
        | Kind::UnreadableState
        | Kind::UnreadableBackup
        | Kind::InterruptedRestore
        | Kind::OtherKey
        | Kind::BrokenSeal
        | Kind::KeysDiffer
        | Kind::InClear
        | Kind::UnreadableCaught
        | Kind::InterruptedImport
        | Kind::UnreadableRecord
        | Kind::ReadOnly => true,
        Kind::OddEntry
        | Kind::DoubleId
        | Kind::TooOpen
        | Kind::Leftover
        | Kind::UnreadableDraft
        | Kind::UnreadableTrash
        | Kind::IncompleteBackup
        | Kind::DamagedBackup
        | Kind::UnreadableReceipt
        | Kind::LittleSpace
        | Kind::ClockBehind => false,
    }
}
