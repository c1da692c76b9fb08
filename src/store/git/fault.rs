//! What stands in the way of meeting other devices: each is one line that says what to do.

use std::path::PathBuf;

use crate::journal::text::is_harmful;

/// The reason why the journal was not synced; it is as it was before, or as an earlier step left it whole.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no git.
    #[error("git is not installed, and it does the work of inward sync: install it, then try again")]
    NoGit,
    /// Git could not be started, or ended in a way that it should not.
    #[error("git could not {doing} ({said}): {remedy}")]
    Failed {
        /// What it was to do.
        doing: &'static str,
        /// What it said, in one harmless line.
        said: String,
        /// What to do about it.
        remedy: &'static str,
    },
    /// Sync was never set up.
    #[error(
        "sync is not set up here: run inward sync init, or inward sync init REMOTE to name a place where devices meet"
    )]
    NotSetUp,
    /// The repository is somebody else's.
    #[error("{0} is a git repository that inward sync did not make: move it away, then try again")]
    NotOurs(PathBuf),
    /// Another sync is at work.
    #[error("another inward sync is at work in {0}: try again when it is done")]
    Running(PathBuf),
    /// Another git is at work in the repository, or was killed there.
    #[error("{0} is held by another git: try again when it is done; if none is at work, remove that file")]
    Held(PathBuf),
    /// The folder of the remote is not there.
    #[error("{0} is not there: connect the disk that it is on, then try again")]
    Away(PathBuf),
    /// A remote that cannot be one.
    #[error("{0}")]
    BadRemote(String),
    /// The journal is not sealed, and the remote is on another computer.
    #[error(
        "the journal is not sealed, and {0} is on another computer: whoever can read it there reads every word; seal it \
         first (inward encrypt), or say that this is meant: inward sync init {0} --unsealed"
    )]
    Unsealed(String),
    /// The journal is sealed, but its history in git is not.
    #[error(
        "the journal is sealed, but its history in {git} still holds months in clear, and {remote} would get them: remove that \
         folder, then inward sync init with a new, empty remote; if you mean it, add --unsealed"
    )]
    UnsealedHistory {
        /// The repository.
        git: PathBuf,
        /// The remote.
        remote: String,
    },
    /// A change of the seal is not finished.
    #[error("sealing is not finished on this device: open the journal once (inward), then sync again")]
    SealUnfinished,
    /// The journal was unsealed on another device.
    #[error(
        "the journal was unsealed on another device and is sealed here, so nothing was changed: unseal it here too \
         (inward decrypt), then sync again"
    )]
    UnsealedElsewhere,
    /// The journal was sealed with other keys on another device.
    #[error(
        "keys/ holds other keys than those at the remote: the journal was sealed on two devices, or sealed anew on one; nothing \
         was changed; unseal it here (inward decrypt), then sync again"
    )]
    OtherKeys,
    /// The remote does not hold a journal that was synced by this program.
    #[error("{0} holds something other than this journal: nothing was changed; name an empty repository")]
    Unrelated(String),
    /// What was at the remote before is gone.
    #[error(
        "the history at {0} was rewritten since the last sync: nothing was changed; if that is meant, inward sync init {0} \
         begins anew with what is there"
    )]
    Rewritten(String),
    /// The remote holds something that no journal holds.
    #[error("{remote} holds {what}: nothing was changed; look at it on the device that sent it")]
    Hostile {
        /// The remote.
        remote: String,
        /// What, in one harmless line.
        what: String,
    },
    /// Others were quicker each time.
    #[error(
        "other devices were quicker three times: what is new is taken in here; sync again to send what is here"
    )]
    Overtaken,
}

/// The part of a text that can stand in a line: nothing that a terminal would take for a command, and not much.
pub(super) fn harmless(text: &str) -> String {
    const MOST: usize = 200;
    let mut line: String =
        text.chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }).take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        line.push('…');
    }
    line
}
