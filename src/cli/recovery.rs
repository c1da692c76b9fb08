//! `inward recovery`: tries the paper key, makes another one, or opens the journal with it.

use std::path::PathBuf;

use clap::Args;

use super::encrypt::{can_show_paper_key, hand_over_paper_key, say, with_new_paper_key};
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::store::{Sealing, Store};
use crate::wording::sealing as wording;

const EXAMPLES: &str = "\
Without an option it says whether the paper key that you type is that of this journal, and exits with 3 if it is not.

--new makes new keys and another paper key, and seals everything anew; the old paper key is then of no use. --use opens the journal with \
the paper key and asks for a new passphrase, also where the folder keys/ is lost.

With --passphrase-fd N the lines are what is asked for, in this order: the paper key, then the new passphrase.

Examples:
  inward recovery
  inward recovery --new
  inward recovery --use";

/// Try the paper key, replace it, or open the journal with it
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct RecoveryArgs {
    /// Seal everything anew, for another paper key
    #[arg(long, conflicts_with = "use_it")]
    new: bool,
    /// Open the journal with the paper key and give it a new passphrase
    #[arg(long = "use")]
    use_it: bool,
    /// Write a new paper key into a new file, instead of asking for it to be typed back
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
}

pub(super) fn run(args: &RecoveryArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = Store::open(setup.dir()?)?;
    if store.sealing() == Sealing::Plain {
        return Err(CliError::usage("the journal is not sealed: it has no paper key"));
    }
    if args.new {
        return with_new_paper_key(args.recovery_file.as_deref(), setup, out);
    }
    let typed = setup.secrets.text(wording::TYPE_PAPER_KEY)?;
    if args.use_it {
        return use_it(&typed, args, &store, setup, out);
    }
    if store.is_paper_key(&typed)? {
        out.line(wording::IS_PAPER_KEY)?;
        Ok(Outcome::Done)
    } else {
        out.line("This is not the paper key of this journal.")?;
        Ok(Outcome::No)
    }
}

fn use_it(
    typed: &str,
    args: &RecoveryArgs,
    store: &Store,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let recovery = store.recover(typed)?;
    if recovery.new_keys().is_some() {
        can_show_paper_key(args.recovery_file.as_deref(), setup)?;
        TextPage::new(out).words(0, wording::KEYS_WERE_GONE)?;
    }
    let passphrase = setup.secrets.ask_new(out)?;
    if let Some(new) = recovery.new_keys() {
        hand_over_paper_key(new, args.recovery_file.as_deref(), store, setup, out)?;
    }
    let unlocked = store.use_recovery(&recovery, &passphrase, &setup.clock.now())?;
    out.settled("the journal has its new passphrase");
    say(unlocked.lines);
    out.line(wording::RECOVERED)?;
    Ok(Outcome::Done)
}
