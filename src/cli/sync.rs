//! `inward sync`: meets other devices over git.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::store::{Sealing, Store, Synced};
use crate::wording::numbers::counted;
use crate::wording::sync as wording;

const EXAMPLES: &str = "\
The data directory becomes a git repository that carries the months, the trash, and in a sealed journal the keys and the inbox; all \
else stays on this device. Entries are merged by their ids, so that nothing written on two devices is lost. Sealed files are never \
opened for it: no passphrase is asked for. Git itself must be installed; inward opens no connection of its own.

REMOTE is a folder, such as one on a stick, or ssh://… or https://…. A folder that is missing or empty is made a repository. A journal \
that is not sealed goes to another computer only with --unsealed. docs/sync.md says what each place gets to see.

Examples:
  inward sync init /media/stick/journal.git
  inward sync init ssh://me@host/journal.git
  inward sync
  inward sync status";

/// Meet your other devices over git
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct SyncArgs {
    /// init sets it up, status says how this device stands; without it, take in and send
    #[arg(value_name = "ACTION", hide_possible_values = true)]
    action: Option<Action>,
    /// Where devices meet
    #[arg(value_name = "REMOTE", allow_hyphen_values = true)]
    remote: Option<OsString>,
    /// Let the remote have a journal that is not sealed
    #[arg(long)]
    unsealed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Action {
    Init,
    Status,
}

pub(super) fn run(args: &SyncArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    if args.action != Some(Action::Init) && (args.unsealed || args.remote.is_some()) {
        return Err(CliError::usage(
            "a remote and --unsealed belong to inward sync init: write that before them",
        ));
    }
    match args.action {
        Some(Action::Init) => init(args, setup, out),
        Some(Action::Status) => status(&Store::open(setup.dir()?)?, out),
        None => sync(&Store::open(setup.dir()?)?, setup, out),
    }
}

fn init(args: &SyncArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let remote = args.remote.as_ref().map(|remote| {
        remote
            .to_str()
            .ok_or_else(|| CliError::usage("the remote is no text: name it in letters that every system has"))
    });
    let remote = remote.transpose()?;
    let store = Store::create(setup.dir()?)?;
    store.set_up_sync(remote, args.unsealed, std::env::current_exe().ok().as_deref())?;
    out.line("Sync is set up.")?;
    if remote.is_some() && store.sealing() == Sealing::Plain {
        TextPage::new(out).words(0, wording::READABLE)?;
    }
    out.flush()?;
    sync(&store, setup, out)
}

fn sync(store: &Store, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let synced = store.sync(&setup.clock.now())?;
    out.settled("the journal is synced");
    say(&synced, out)?;
    Ok(Outcome::Done)
}

fn say(synced: &Synced, out: &mut Output) -> Result<(), CliError> {
    let Some(remote) = &synced.remote else { return TextPage::new(out).words(0, wording::NO_REMOTE) };
    if synced.taken_in > 0 {
        let files = counted(synced.taken_in, "file", "files");
        out.line(format!("Taken in from {remote}: {files}."))?;
    }
    if synced.is_sent {
        out.line(format!("Sent to {remote}."))?;
    }
    if synced.taken_in == 0 && !synced.is_sent {
        out.line(wording::IN_STEP)?;
    }
    say_beside(&synced.beside, out)?;
    let mut page = TextPage::new(out);
    for (is_so, text) in
        [(synced.is_sealed_now, wording::SEALED_NOW), (synced.is_rewrapped, wording::REWRAPPED)]
    {
        if is_so {
            page.words(0, text)?;
        }
    }
    Ok(())
}

fn say_beside(beside: &[String], out: &mut Output) -> Result<(), CliError> {
    if beside.is_empty() {
        return Ok(());
    }
    for path in beside {
        out.line(format!("  {path}"))?;
    }
    TextPage::new(out).words(0, wording::BESIDE)
}

fn status(store: &Store, out: &mut Output) -> Result<Outcome, CliError> {
    let Some(status) = store.sync_status()? else {
        out.line(wording::NOT_SET_UP)?;
        return Ok(Outcome::No);
    };
    out.line(format!("Remote: {}", status.remote.as_deref().unwrap_or("none")))?;
    if status.changed > 0 {
        out.line(format!("Changed here since the last sync: {}.", counted(status.changed, "file", "files")))?;
    }
    if status.is_unsent {
        out.line("Some changes are not sent yet.")?;
    }
    if status.is_in_step() {
        out.line("Nothing here waits to be sent. What waits at the remote is not known before a sync.")?;
    }
    say_beside(&status.beside, out)?;
    Ok(if status.is_in_step() { Outcome::Done } else { Outcome::No })
}

/// Merge one file for git
#[derive(Args, Clone, Debug)]
#[command(after_help = MERGE_EXAMPLES)]
pub(super) struct MergeArgs {
    /// The file that both had before
    #[arg(value_name = "BASE")]
    _base: PathBuf,
    /// The file of this device, which takes the result
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// The file of the other one
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// Where the file belongs in the data directory
    #[arg(value_name = "PATH")]
    path: String,
}

const MERGE_EXAMPLES: &str = "\
Git calls this when somebody merges by hand in a data directory that inward sync set up.

Examples:
  inward merge-driver %O %A %B %P";

/// Merges one file where git stands: in the data directory.
pub(super) fn merge(args: &MergeArgs) -> Result<Outcome, CliError> {
    let here = std::env::current_dir().map_err(|error| {
        CliError::failed(format!(
            "the directory in which git merges cannot be found ({error}): merge in the data directory"
        ))
    })?;
    let store = Store::open(&here)?;
    let at = |path: &PathBuf| here.join(path);
    let is_merged = store.merge_for_git(&at(&args.ours), &at(&args.theirs), &args.path)?;
    Ok(if is_merged { Outcome::Done } else { Outcome::Partly })
}
